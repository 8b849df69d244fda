from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='CalendarDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('working', models.BooleanField()),
                ('source_kk', models.CharField(max_length=250)),
                ('source_ru', models.CharField(max_length=250)),
                ('entered_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['day', 'id'],
            },
        ),
    ]
