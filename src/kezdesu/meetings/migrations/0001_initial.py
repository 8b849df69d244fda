import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('files', '0001_initial'),
        ('regions', '0001_initial'),
        ('schedule', '0001_initial'),
        ('signing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True)),
                ('rank', models.CharField(choices=[('head', 'first head'), ('deputy', 'deputy of the first head'), ('agency_chair', 'agency chair'), ('deputy_pm', 'Deputy Prime Minister'), ('akim', 'akim'), ('department', 'department or directorate'), ('office', 'head of the office')], max_length=12)),
                ('off_schedule', models.BooleanField(default=False, help_text='origin is a risk card, clause 3.1')),
                ('edition', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('planned', 'Planned'), ('announced', 'Announced'), ('under_way', 'Under Way'), ('held', 'Held'), ('cancelled', 'Cancelled')], default='planned', max_length=10)),
                ('starts_at', models.DateTimeField(help_text='planned start of the first part')),
                ('ends_at', models.DateTimeField(help_text='planned end of the last part')),
                ('place_kk', models.CharField(blank=True, max_length=250)),
                ('place_ru', models.CharField(blank=True, max_length=250)),
                ('place_en', models.CharField(blank=True, max_length=250)),
                ('ended_at', models.DateTimeField(blank=True, help_text='actual end of the last part', null=True)),
                ('cancel_reason_kk', models.TextField(blank=True)),
                ('cancel_reason_ru', models.TextField(blank=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('revision', models.PositiveIntegerField(default=0, help_text='counts the writings of parts and agenda')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('entry', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schedule.entry')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.office')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
            ],
            options={
                'ordering': ['starts_at', 'id'],
                'indexes': [models.Index(fields=['body', 'starts_at'], name='visit_body'), models.Index(fields=['region', 'starts_at'], name='visit_region'), models.Index(fields=['state', 'starts_at'], name='visit_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='visit_ends_later')],
            },
        ),
        migrations.CreateModel(
            name='StageRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('date_decision', "3.5a: day and hour set with the population's opinion"), ('intake_analysis', '3.5b: analysis note of the requests collected'), ('ab_liaison', '3.4: exchange with the authorised body'), ('akim_attendance', '4.1: the akim took part'), ('local_notice', '4.2: local notice before the meeting'), ('ab_announcement', '5.1: announcement by the authorised body'), ('media_coverage', '5.1: coverage in republican media'), ('deputy_pm', '6.2: a Deputy Prime Minister took part')], max_length=20)),
                ('count', models.PositiveIntegerField(blank=True, help_text='votes, requests, notices, articles', null=True)),
                ('note_kk', models.TextField()),
                ('note_ru', models.TextField()),
                ('url', models.URLField(blank=True)),
                ('happened_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField()),
                ('body', models.ForeignKey(help_text='who recorded it', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('file', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='files.storedfile')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='meetings.visit')),
            ],
            options={
                'ordering': ['recorded_at', 'id'],
                'indexes': [models.Index(fields=['visit', 'kind'], name='stagerecord_visit_kind')],
            },
        ),
        migrations.CreateModel(
            name='Postponement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('old_start', models.DateTimeField()),
                ('new_start', models.DateTimeField()),
                ('reason_kk', models.TextField()),
                ('reason_ru', models.TextField()),
                ('decided_at', models.DateTimeField()),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postponements', to='meetings.visit')),
            ],
            options={
                'ordering': ['decided_at'],
            },
        ),
        migrations.CreateModel(
            name='Part',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('meeting', 'Meeting'), ('reception', 'Reception'), ('ngo', 'Ngo'), ('briefing', 'Briefing')], max_length=10)),
                ('planned_start', models.DateTimeField()),
                ('planned_end', models.DateTimeField()),
                ('actual_start', models.DateTimeField(blank=True, null=True)),
                ('actual_end', models.DateTimeField(blank=True, null=True)),
                ('place_kk', models.CharField(blank=True, max_length=250)),
                ('place_ru', models.CharField(blank=True, max_length=250)),
                ('attendance', models.PositiveIntegerField(blank=True, help_text='people in the hall, cases at the reception, NGOs, media', null=True)),
                ('minutes_kk', models.TextField(blank=True, help_text='minutes (NGO meeting), links (briefing)')),
                ('minutes_ru', models.TextField(blank=True)),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='meetings.visit')),
            ],
            options={
                'ordering': ['planned_start', 'id'],
                'constraints': [models.UniqueConstraint(fields=('visit', 'kind'), name='part_once_per_kind'), models.CheckConstraint(condition=models.Q(('planned_end__gt', models.F('planned_start'))), name='part_ends_later')],
            },
        ),
        migrations.CreateModel(
            name='Broadcast',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(blank=True)),
                ('comments', models.CharField(choices=[('open', 'Open'), ('moderated', 'Moderated'), ('closed', 'Closed')], default='open', max_length=10)),
                ('archive_url', models.URLField(blank=True)),
                ('videoconference', models.BooleanField(default=False)),
                ('impossible_kk', models.TextField(blank=True, help_text='why a broadcast is technically impossible')),
                ('impossible_ru', models.TextField(blank=True)),
                ('visit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='broadcast', to='meetings.visit')),
            ],
        ),
        migrations.CreateModel(
            name='Announcement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text_kk', models.TextField(blank=True)),
                ('text_ru', models.TextField(blank=True)),
                ('text_en', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('prepared', 'Prepared'), ('published', 'Published')], default='draft', max_length=10)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.signedact')),
                ('visit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='announcement', to='meetings.visit')),
            ],
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('presentation', 'Presentation'), ('questions', 'Questions')], max_length=12)),
                ('title_kk', models.CharField(max_length=250)),
                ('title_ru', models.CharField(max_length=250)),
                ('title_en', models.CharField(blank=True, max_length=250)),
                ('minutes', models.PositiveSmallIntegerField()),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agenda', to='meetings.visit')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('visit', 'position'), name='agenda_position_once')],
            },
        ),
    ]
