from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schedule", "0004_own_schedules")]

    operations = [
        migrations.AlterField(
            model_name="proposal",
            name="return_reason",
            field=models.TextField(blank=True, help_text="why the whole was returned by who collects"),
        ),
        migrations.AddField(
            model_name="proposal",
            name="sent_back_reason",
            field=models.TextField(blank=True, default="", help_text="why the head sent it back to the clerk"),
            preserve_default=False,
        ),
    ]
