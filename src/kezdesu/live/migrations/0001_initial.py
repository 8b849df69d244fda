import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('meetings', '0001_initial'),
        ('people', '__first__'),
        ('voices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Floor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('presentation', 'Presentation'), ('questions', 'Questions'), ('paused', 'Paused'), ('ended', 'Ended')], default='waiting', max_length=12)),
                ('version', models.PositiveIntegerField(default=1)),
                ('opened_at', models.DateTimeField(blank=True, help_text='start of the hour; offset 0 of the recording', null=True)),
                ('tick', models.PositiveIntegerField(default=0)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('phase_since', models.DateTimeField()),
                ('paused_from', models.CharField(blank=True, help_text='the phase that a pause goes back to', max_length=12)),
                ('presentation_seconds', models.PositiveIntegerField(default=0, help_text='measured, of closed presentation phases')),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('notice', models.CharField(blank=True, choices=[('', 'By Phase'), ('welcome', 'Welcome'), ('pause', 'Pause'), ('lost', 'Lost')], default='', max_length=20)),
                ('last_act', models.CharField(blank=True, max_length=20)),
                ('last_at', models.DateTimeField(blank=True, null=True)),
                ('last_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('visit', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='floor', to='meetings.visit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', False), ('state', 'ended')), models.Q(models.Q(('state', 'ended'), _negated=True), ('ended_at__isnull', True)), _connector='OR'), name='floor_ended_at')],
            },
        ),
        migrations.CreateModel(
            name='QueueItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField()),
                ('added_at', models.DateTimeField()),
                ('left_at', models.DateTimeField(blank=True, null=True)),
                ('floor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='queue', to='live.floor')),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voices.voice')),
            ],
            options={
                'ordering': ['position', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('left_at__isnull', True)), fields=('floor', 'voice'), name='queue_voice_once')],
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('started_at', models.DateTimeField()),
                ('offset', models.PositiveIntegerField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('outcome', models.CharField(choices=[('on_air', 'On Air'), ('unmarked', 'Unmarked'), ('answered', 'Answered'), ('in_writing', 'In Writing'), ('back', 'Back')], default='on_air', max_length=10)),
                ('floor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='live.floor')),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turns', to='voices.voice')),
            ],
            options={
                'ordering': ['started_at', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('outcome', 'on_air')), fields=('floor',), name='turn_one_on_air')],
            },
        ),
    ]
