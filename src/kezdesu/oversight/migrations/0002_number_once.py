from django.db import migrations, models


class Migration(migrations.Migration):
    """A number that was signed is not given anew: two records with one number stop this and are a person's matter."""

    dependencies = [("oversight", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="oversightrecord",
            name="number",
            field=models.PositiveSmallIntegerField(
                default=1, help_text="running number of the kind, body and year"
            ),
        ),
        migrations.AddConstraint(
            model_name="oversightrecord",
            constraint=models.UniqueConstraint(
                fields=("kind", "body", "year", "number"), name="oversight_number_once"
            ),
        ),
    ]
