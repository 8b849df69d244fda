import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '__first__'),
        ('regions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('kind', models.CharField(choices=[('ceb', 'central executive body'), ('go', 'Government Office'), ('pa', 'Presidential Administration'), ('akimat', 'akimat'), ('holding', 'national holding or company')], max_length=10)),
                ('is_authorised', models.BooleanField(default=False, help_text='the AB of the decree')),
                ('name_kk', models.CharField(max_length=200)),
                ('name_ru', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('genitive_kk', models.CharField(max_length=200)),
                ('genitive_ru', models.CharField(max_length=200)),
                ('site', models.URLField(blank=True)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('predecessors', models.ManyToManyField(blank=True, related_name='successors', to='bodies.body')),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='regions.region')),
            ],
            options={
                'verbose_name_plural': 'bodies',
                'ordering': ['kind', 'name_kk'],
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80)),
                ('rank', models.CharField(choices=[('head', 'first head'), ('deputy', 'deputy of the first head'), ('agency_chair', 'agency chair'), ('deputy_pm', 'Deputy Prime Minister'), ('akim', 'akim'), ('department', 'department or directorate'), ('office', 'head of the office')], max_length=12)),
                ('title_kk', models.CharField(max_length=250)),
                ('title_ru', models.CharField(max_length=250)),
                ('title_en', models.CharField(max_length=250)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='bodies.body')),
            ],
            options={
                'ordering': ['body_id', 'id'],
                'constraints': [models.UniqueConstraint(fields=('body', 'slug'), name='office_once')],
            },
        ),
        migrations.CreateModel(
            name='Tenure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holder_kk', models.CharField(max_length=200)),
                ('holder_ru', models.CharField(max_length=200)),
                ('holder_en', models.CharField(max_length=200)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='bodies.office')),
            ],
            options={
                'ordering': ['office_id', 'since'],
                'constraints': [models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='tenure_ends_after_start'), models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('office',), name='tenure_one_open_per_office')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('clerk', 'Clerk'), ('head', 'Head (signs)'), ('moderator', 'Moderator'), ('operator', 'Operator of the live hour'), ('executor', 'Executor'), ('coordinator', 'Coordinator (authorised body)'), ('secretary', 'Secretary (Government Office)'), ('inspector', 'Inspector (Presidential Administration)'), ('akim', 'Akim'), ('akimat_clerk', 'Akimat clerk'), ('registrar', 'Registrar')], max_length=15)),
                ('since', models.DateField()),
                ('until', models.DateField(blank=True, null=True)),
                ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='bodies.body')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('until__isnull', True)), fields=('account', 'body', 'role'), name='membership_once'), models.CheckConstraint(condition=models.Q(('until__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='membership_ends_after_start')],
            },
        ),
    ]
