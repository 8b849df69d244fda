from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('signing', '0002_dated_powers'),
    ]

    operations = [
        migrations.AddField(
            model_name='signedact',
            name='affair',
            field=models.CharField(blank=True, help_text='keys of the visit it belongs to, if to one', max_length=60),
        ),
    ]
