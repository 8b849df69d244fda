import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('meetings', '0001_initial'),
        ('signing', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('results', 'Results'), ('issues', 'Issues'), ('plan', 'Plan'), ('quarter', 'Quarter'), ('guidance', 'Guidance')], max_length=10)),
                ('year', models.PositiveSmallIntegerField()),
                ('quarter', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('content', models.TextField()),
                ('sha256', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('prepared', 'Prepared'), ('published', 'Published'), ('returned', 'Returned')], default='prepared', max_length=10)),
                ('prepared_at', models.DateTimeField()),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='signing.signedact')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('visit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='meetings.visit')),
            ],
            options={
                'ordering': ['prepared_at', 'id'],
                'indexes': [models.Index(fields=['kind', 'state', 'published_at'], name='publication_kind')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('visit__isnull', False), models.Q(('state', 'returned'), _negated=True)), fields=('visit', 'kind'), name='publication_once_per_visit'), models.UniqueConstraint(condition=models.Q(('kind', 'quarter'), models.Q(('state', 'returned'), _negated=True)), fields=('body', 'year', 'quarter'), name='quarter_report_once')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(choices=[('site', 'official site'), ('media', 'media')], max_length=10)),
                ('url', models.URLField()),
                ('posted_at', models.DateTimeField()),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='publications.publication')),
            ],
            options={
                'ordering': ['posted_at'],
            },
        ),
    ]
