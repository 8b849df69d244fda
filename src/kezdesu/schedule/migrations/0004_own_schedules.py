import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("bodies", "0001_initial"), ("schedule", "0003_sent_drafts")]

    operations = [
        migrations.AlterModelOptions(name="schedule", options={"ordering": ["first_day", "label"]}),
        migrations.AlterField(
            model_name="schedule", name="label", field=models.CharField(max_length=80, unique=True)
        ),
        migrations.AddField(
            model_name="schedule",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="bodies.body",
            ),
        ),
    ]
