import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='SignedAct',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40)),
                ('subject', models.CharField(max_length=60)),
                ('digest', models.CharField(help_text='SHA-256 of the canonical content', max_length=64)),
                ('state', models.CharField(choices=[('prepared', 'Prepared'), ('signed', 'Signed'), ('returned', 'Returned')], default='prepared', max_length=10)),
                ('prepared_at', models.DateTimeField()),
                ('signed_at', models.DateTimeField(blank=True, null=True)),
                ('post_kk', models.CharField(blank=True, help_text="the signer's post when she signed", max_length=250)),
                ('post_ru', models.CharField(blank=True, max_length=250)),
                ('post_en', models.CharField(blank=True, max_length=250)),
                ('return_reason', models.TextField(blank=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('prepared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('signed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['kind', 'subject'], name='act_kind_subject')],
                'constraints': [models.CheckConstraint(condition=models.Q(('signed_by__isnull', True), models.Q(('signed_by', models.F('prepared_by')), _negated=True), _connector='OR'), name='act_two_people'), models.UniqueConstraint(condition=models.Q(('state', 'prepared')), fields=('kind', 'subject'), name='act_one_open_per_subject')],
            },
        ),
    ]
