from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0002_subscriptions")]

    operations = [
        migrations.AddField(
            model_name="message",
            name="taken_at",
            field=models.DateTimeField(
                blank=True, help_text="by the machine's clock: when a worker took it in hand", null=True
            ),
        ),
        migrations.AlterField(
            model_name="message",
            name="state",
            field=models.CharField(
                choices=[
                    ("queued", "Queued"),
                    ("sending", "Sending"),
                    ("sent", "Sent"),
                    ("failed", "Failed"),
                ],
                default="queued",
                max_length=8,
            ),
        ),
    ]
