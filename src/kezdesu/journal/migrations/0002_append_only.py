"""The database itself refuses to change or delete a journal line."""

from django.db import migrations

from kezdesu.journal import triggers


def add(apps, editor):
    triggers.add(editor.connection)


def drop(apps, editor):
    triggers.drop(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(add, drop)]
