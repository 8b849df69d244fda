import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('meetings', '0001_initial'),
        ('regions', '0001_initial'),
        ('voices', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Issue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True)),
                ('title_kk', models.CharField(blank=True, max_length=400)),
                ('title_ru', models.CharField(blank=True, max_length=400)),
                ('title_en', models.CharField(blank=True, max_length=400)),
                ('state', models.CharField(choices=[('drafted', 'Drafted'), ('explained', 'Explained'), ('planned', 'Planned'), ('referred', 'Referred'), ('closed', 'Closed')], default='drafted', max_length=10)),
                ('outcome_kk', models.TextField(blank=True, help_text='the explanation, or why it was referred')),
                ('outcome_ru', models.TextField(blank=True)),
                ('drafted_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('published_at', models.DateTimeField(blank=True, help_text='when the list of issues was published', null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('referred_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('theme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voices.theme')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.visit')),
            ],
            options={
                'ordering': ['visit_id', 'id'],
                'indexes': [models.Index(fields=['body', 'state'], name='issue_body_state')],
            },
        ),
        migrations.CreateModel(
            name='IssueVoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('issue', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='issues.issue')),
                ('voice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voices.voice')),
            ],
        ),
        migrations.AddField(
            model_name='issue',
            name='voices',
            field=models.ManyToManyField(related_name='+', through='issues.IssueVoice', to='voices.voice'),
        ),
        migrations.CreateModel(
            name='SystemicLetter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField()),
                ('half', models.PositiveSmallIntegerField()),
                ('text_kk', models.TextField()),
                ('text_ru', models.TextField()),
                ('sent_at', models.DateTimeField()),
                ('addressee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('akimat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
            ],
            options={
                'ordering': ['year', 'half', 'id'],
                'constraints': [models.UniqueConstraint(fields=('akimat', 'addressee', 'year', 'half'), name='letter_once'), models.CheckConstraint(condition=models.Q(('half__in', (1, 2))), name='letter_half')],
            },
        ),
    ]
