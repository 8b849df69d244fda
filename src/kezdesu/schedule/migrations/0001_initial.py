import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('regions', '0001_initial'),
        ('signing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Schedule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=10, unique=True)),
                ('year', models.PositiveSmallIntegerField(db_index=True)),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('edition', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('collecting', 'Collecting'), ('drafted', 'Drafted'), ('submitted', 'Submitted'), ('approved', 'Approved')], default='collecting', max_length=12)),
                ('opened_at', models.DateTimeField()),
                ('drafted_at', models.DateTimeField(blank=True, null=True)),
                ('draft', models.TextField(blank=True, help_text='canonical JSON of the drafted rows')),
                ('submitted_at', models.DateTimeField(blank=True, help_text='draft first sent on; never moves', null=True)),
                ('receipt', models.CharField(blank=True, help_text='incoming number at the Government Office', max_length=60)),
                ('return_reason', models.TextField(blank=True, help_text='why the draft was last sent back')),
            ],
            options={
                'ordering': ['first_day'],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('prepared', 'Prepared'), ('submitted', 'Submitted'), ('returned', 'Returned')], default='draft', max_length=10)),
                ('submitted_at', models.DateTimeField(blank=True, help_text='first signed submission; never moves', null=True)),
                ('return_reason', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.signedact')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('schedule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='proposals', to='schedule.schedule')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('schedule', 'body'), name='proposal_once')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('planned_on', models.DateField()),
                ('place_kk', models.CharField(blank=True, max_length=250)),
                ('place_ru', models.CharField(blank=True, max_length=250)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.office')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='schedule.proposal')),
            ],
            options={
                'ordering': ['planned_on', 'id'],
                'indexes': [models.Index(fields=['planned_on'], name='entry_day')],
                'constraints': [models.UniqueConstraint(fields=('proposal', 'position'), name='entry_position_once')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('content', models.TextField(help_text='canonical JSON of all rows')),
                ('sha256', models.CharField(max_length=64)),
                ('act_number', models.CharField(max_length=40)),
                ('act_date', models.DateField()),
                ('approved_at', models.DateTimeField()),
                ('reason_kk', models.TextField(blank=True)),
                ('reason_ru', models.TextField(blank=True)),
                ('schedule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='schedule.schedule')),
            ],
            options={
                'ordering': ['schedule_id', 'number'],
                'constraints': [models.UniqueConstraint(fields=('schedule', 'number'), name='version_once')],
            },
        ),
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('new_date', models.DateField(blank=True, help_text='None: the entry is withdrawn', null=True)),
                ('reason_kk', models.TextField()),
                ('reason_ru', models.TextField()),
                ('state', models.CharField(choices=[('prepared', 'Prepared'), ('signed', 'Signed'), ('approved', 'Approved'), ('returned', 'Returned')], default='prepared', max_length=10)),
                ('return_reason', models.TextField(blank=True)),
                ('created_at', models.DateTimeField()),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.signedact')),
                ('new_region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='schedule.entry')),
                ('schedule', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='schedule.schedule')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schedule.version')),
            ],
            options={
                'ordering': ['id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['prepared', 'signed'])), fields=('entry',), name='amendment_one_open_per_entry')],
            },
        ),
    ]
