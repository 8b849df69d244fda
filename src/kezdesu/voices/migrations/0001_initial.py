import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('meetings', '0001_initial'),
        ('people', '__first__'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True)),
                ('secret_hash', models.CharField(help_text="SHA-256 of the asker's secret", max_length=64, unique=True)),
                ('idempotency_key', models.CharField(max_length=64, unique=True)),
                ('kind', models.CharField(choices=[('question', 'Question'), ('proposal', 'Proposal'), ('complaint', 'Complaint')], default='question', max_length=10)),
                ('channel', models.CharField(choices=[('site', 'Site'), ('blog', 'Blog'), ('social', 'Social'), ('telegram', 'Telegram'), ('109', 'Call 109'), ('hall', 'Hall'), ('paper', 'Paper'), ('letter', 'Letter'), ('akim', 'Akim')], default='site', max_length=10)),
                ('text', models.TextField()),
                ('language', models.CharField(help_text='language of the text: kk, ru, en', max_length=2)),
                ('folded', models.TextField(help_text='folded text for search, made by voices.folding')),
                ('device', models.CharField(blank=True, help_text="asker's device id, never shown", max_length=64)),
                ('contact_sealed', models.BinaryField(blank=True, default=b'', help_text='encrypted e-mail or phone')),
                ('contact_hash', models.CharField(blank=True, help_text='keyed hash: one person counts once', max_length=64)),
                ('state', models.CharField(choices=[('received', 'Received'), ('held', 'Held'), ('published', 'Published'), ('declined', 'Declined'), ('joined', 'Joined'), ('asked', 'Asked'), ('answered', 'Answered'), ('removed', 'Removed')], default='received', max_length=10)),
                ('held_for', models.CharField(blank=True, help_text='why the machine held it: iin,phone …', max_length=60)),
                ('claimed_at', models.DateTimeField(blank=True, null=True)),
                ('received_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('asked_at', models.DateTimeField(blank=True, null=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('write_by', models.DateField(blank=True, help_text='a written answer was promised by this day', null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('claimed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.district')),
                ('joined_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='joined_voices', to='voices.voice')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('visit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.visit')),
            ],
            options={
                'ordering': ['-received_at', '-id'],
                'indexes': [models.Index(fields=['visit', 'state'], name='voice_visit_state'), models.Index(fields=['state', 'received_at'], name='voice_queue'), models.Index(fields=['region', 'state'], name='voice_region'), models.Index(fields=['body', 'state'], name='voice_body'), models.Index(fields=['-published_at', '-id'], name='voice_published')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('joined_to__isnull', False), ('state', 'joined')), models.Q(models.Q(('state', 'joined'), _negated=True), ('joined_to__isnull', True)), _connector='OR'), name='voice_joined_to_one')],
            },
        ),
        migrations.CreateModel(
            name='Theme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('name_kk', models.CharField(max_length=120)),
                ('name_ru', models.CharField(max_length=120)),
                ('name_en', models.CharField(max_length=120)),
            ],
            options={
                'ordering': ['name_kk'],
            },
        ),
        migrations.CreateModel(
            name='SupportCount',
            fields=[
                ('voice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='support_count', serialize=False, to='voices.voice')),
                ('device', models.PositiveIntegerField(db_default=0)),
                ('contact', models.PositiveIntegerField(db_default=0)),
                ('identified', models.PositiveIntegerField(db_default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('in_writing', models.BooleanField()),
                ('text_kk', models.TextField(blank=True)),
                ('text_ru', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField()),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.office')),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='voices.voice')),
            ],
            options={
                'ordering': ['answered_at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='voice',
            name='theme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voices.theme'),
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('supporter', models.CharField(max_length=64)),
                ('kind', models.CharField(choices=[('device', 'Device'), ('contact', 'Contact'), ('identified', 'Identified')], db_default='device', max_length=12)),
                ('at', models.DateTimeField()),
                ('via', models.ForeignKey(blank=True, help_text='came along with this joined voice; leaves with it when the joining is undone', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='voices.voice')),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='supports', to='voices.voice')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('voice', 'supporter'), name='support_once')],
            },
        ),
        migrations.CreateModel(
            name='Stem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stem', models.CharField(max_length=40)),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stems', to='voices.voice')),
            ],
            options={
                'indexes': [models.Index(fields=['stem', 'voice'], name='stem_voice')],
                'constraints': [models.UniqueConstraint(fields=('voice', 'stem'), name='stem_once')],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('published', 'Published'), ('declined', 'Declined'), ('reopened', 'Reopened'), ('joined', 'Joined'), ('unjoined', 'Unjoined'), ('removed', 'Removed'), ('restored', 'Restored'), ('upheld', 'Upheld'), ('withdrawn', 'Withdrawn')], max_length=10)),
                ('ground', models.CharField(blank=True, choices=[('personal_data', 'Personal Data'), ('insult', 'Insult'), ('advertising', 'Advertising'), ('not_competence', 'Not Competence'), ('no_question', 'No Question'), ('unlawful', 'Unlawful'), ('author_asked', 'Author Asked')], max_length=20)),
                ('note', models.TextField(blank=True, help_text='for the office, not public')),
                ('decided_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('decided_by', models.ForeignKey(blank=True, help_text='empty when the author decided', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('voice', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='voices.voice')),
            ],
            options={
                'ordering': ['decided_at', 'id'],
                'indexes': [models.Index(fields=['-decided_at', '-id'], name='decision_log')],
            },
        ),
        migrations.CreateModel(
            name='Appeal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(blank=True)),
                ('made_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('voice', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='appeal', to='voices.voice')),
            ],
            options={
                'indexes': [models.Index(fields=['decided_at', 'made_at'], name='appeal_queue')],
            },
        ),
    ]
