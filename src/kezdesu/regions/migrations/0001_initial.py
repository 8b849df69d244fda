import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Region',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kato', models.CharField(max_length=9, unique=True)),
                ('iso', models.CharField(max_length=6)),
                ('kind', models.CharField(choices=[('oblast', 'oblast'), ('city', 'city')], max_length=10)),
                ('name_kk', models.CharField(max_length=120)),
                ('name_ru', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('inside_kk', models.CharField(help_text="'in the region', for sentences", max_length=120)),
                ('inside_ru', models.CharField(max_length=120)),
                ('population', models.PositiveIntegerField(help_text='people, rounded to thousands')),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['kato'],
            },
        ),
        migrations.CreateModel(
            name='District',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_kk', models.CharField(max_length=120)),
                ('name_ru', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='districts', to='regions.region')),
            ],
            options={
                'ordering': ['region_id', 'name_kk'],
                'constraints': [models.UniqueConstraint(fields=('region', 'name_kk'), name='district_once')],
            },
        ),
    ]
