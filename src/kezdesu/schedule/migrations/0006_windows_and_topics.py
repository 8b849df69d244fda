from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("schedule", "0005_sent_back")]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="topic",
            field=models.CharField(
                blank=True,
                default="",
                help_text="what the body wants to talk about, as it wrote it",
                max_length=500,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="entry",
            name="wish",
            field=models.CharField(
                choices=[
                    ("day", "Day"),
                    ("span", "Span"),
                    ("month", "Month"),
                    ("quarter", "Quarter"),
                    ("window", "Window"),
                ],
                default="day",
                max_length=8,
            ),
        ),
    ]
