import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('files', '0001_initial'),
        ('issues', '0001_initial'),
        ('signing', '0001_initial'),
        ('voices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Commitment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True)),
                ('action_kk', models.TextField()),
                ('action_ru', models.TextField()),
                ('action_en', models.TextField(blank=True)),
                ('due_on', models.DateField()),
                ('first_due_on', models.DateField()),
                ('state', models.CharField(choices=[('drafted', 'Drafted'), ('promised', 'Promised'), ('under_way', 'Under Way'), ('reported_done', 'Reported Done'), ('confirmed', 'Confirmed'), ('disputed', 'Disputed'), ('refused', 'Refused')], default='drafted', max_length=13)),
                ('promised_at', models.DateTimeField(blank=True, help_text='when the plan was published', null=True)),
                ('done_at', models.DateTimeField(blank=True, help_text='last reported done', null=True)),
                ('refused_at', models.DateTimeField(blank=True, null=True)),
                ('refusal_kk', models.TextField(blank=True)),
                ('refusal_ru', models.TextField(blank=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('co_executors', models.ManyToManyField(blank=True, related_name='+', to='bodies.body')),
                ('issue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='commitments', to='issues.issue')),
                ('office', models.ForeignKey(help_text='responsible post', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.office')),
            ],
            options={
                'ordering': ['due_on', 'id'],
                'indexes': [models.Index(fields=['state', 'due_on'], name='commitment_due'), models.Index(fields=['body', 'state'], name='commitment_body')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old_due_on', models.DateField()),
                ('new_due_on', models.DateField()),
                ('reason_kk', models.TextField()),
                ('reason_ru', models.TextField()),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('granted', 'Granted'), ('returned', 'Returned')], default='asked', max_length=10)),
                ('asked_at', models.DateTimeField()),
                ('granted_at', models.DateTimeField(blank=True, null=True)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.signedact')),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='extensions', to='commitments.commitment')),
            ],
            options={
                'ordering': ['asked_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('new_due_on__gt', models.F('old_due_on'))), name='extension_is_later'), models.UniqueConstraint(condition=models.Q(('state', 'asked')), fields=('commitment',), name='extension_one_open')],
            },
        ),
        migrations.CreateModel(
            name='Progress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('percent', models.PositiveSmallIntegerField()),
                ('text_kk', models.TextField()),
                ('text_ru', models.TextField()),
                ('reported_at', models.DateTimeField()),
                ('link', models.URLField(blank=True)),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='progress', to='commitments.commitment')),
                ('files', models.ManyToManyField(blank=True, related_name='+', to='files.storedfile')),
            ],
            options={
                'ordering': ['reported_at', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('percent__lte', 100)), name='progress_percent')],
            },
        ),
        migrations.CreateModel(
            name='Verdict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('supporter', models.CharField(help_text="device id or 'asker'; never shown", max_length=64)),
                ('confirms', models.BooleanField()),
                ('comment', models.TextField(blank=True)),
                ('language', models.CharField(max_length=2)),
                ('held_for', models.CharField(blank=True, help_text='why the comment is not shown: iin, phone …', max_length=20)),
                ('given_at', models.DateTimeField()),
                ('replaced_at', models.DateTimeField(blank=True, null=True)),
                ('commitment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verdicts', to='commitments.commitment')),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voices.voice')),
            ],
            options={
                'ordering': ['given_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('replaced_at__isnull', True)), fields=('commitment', 'voice', 'supporter'), name='verdict_one_in_force')],
            },
        ),
    ]
