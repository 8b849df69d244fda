from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('reader', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('line', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.BigIntegerField(help_text='number of the journal line')),
                ('recipient_sealed', models.BinaryField()),
                ('recipient_hash', models.CharField(help_text='keyed hash, so that one line mails nobody twice', max_length=64)),
                ('language', models.CharField(max_length=2)),
                ('subject', models.CharField(max_length=200)),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('sent', 'Sent'), ('failed', 'Failed')], default='queued', max_length=8)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('created_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['id'],
                'indexes': [models.Index(fields=['state', 'id'], name='message_queue')],
                'constraints': [models.UniqueConstraint(fields=('line', 'recipient_hash'), name='message_once')],
            },
        ),
    ]
