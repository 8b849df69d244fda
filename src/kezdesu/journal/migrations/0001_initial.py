from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('kind', models.CharField(max_length=60)),
                ('subject', models.CharField(help_text='code of the record, e.g. Q-7KD3-X9', max_length=60)),
                ('body', models.CharField(blank=True, help_text='slug of the acting body, or empty', max_length=80)),
                ('author', models.CharField(help_text='staff:12, citizen, system', max_length=60)),
                ('public', models.BooleanField()),
                ('data', models.TextField(help_text="canonical JSON of the line's fields")),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['subject', 'id'], name='journal_subject'), models.Index(fields=['kind', 'at'], name='journal_kind_at')],
            },
        ),
    ]
