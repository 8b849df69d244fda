import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('bodies', '0001_initial'),
        ('meetings', '0001_initial'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='RiskCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True)),
                ('level', models.CharField(choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6)),
                ('forecast', models.BooleanField(help_text='True: forecast worsening; False: actual')),
                ('text_kk', models.TextField()),
                ('text_ru', models.TextField()),
                ('state', models.CharField(choices=[('opened', 'Opened'), ('meeting', 'Meeting'), ('no_meeting', 'No Meeting')], default='opened', max_length=10)),
                ('decision_kk', models.TextField(blank=True)),
                ('decision_ru', models.TextField(blank=True)),
                ('opened_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='bodies.body')),
                ('region', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='regions.region')),
                ('visit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.visit')),
            ],
            options={
                'ordering': ['-opened_at', '-id'],
            },
        ),
    ]
