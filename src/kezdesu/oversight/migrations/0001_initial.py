import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('people', '__first__'),
        ('signing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='OversightRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('evaluation', '5.2'), ('guidance', '5.3'), ('half_year_review', '6.1'), ('other_measure', '6.4'), ('control_note', '7')], max_length=20)),
                ('year', models.PositiveSmallIntegerField()),
                ('half', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('number', models.PositiveSmallIntegerField(default=1, help_text='version or running number in the year')),
                ('text_kk', models.TextField()),
                ('text_ru', models.TextField()),
                ('prepared_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(blank=True, help_text='in force since; None while a second signature is awaited', null=True)),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.signedact')),
                ('body', models.ForeignKey(help_text='who acts: AB, GO, PA', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
            ],
            options={
                'ordering': ['prepared_at', 'id'],
                'indexes': [models.Index(fields=['kind', 'year'], name='oversight_kind_year')],
            },
        ),
        migrations.CreateModel(
            name='ReadReceipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('read_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('read_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='oversight.oversightrecord')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'body'), name='receipt_once')],
            },
        ),
    ]
