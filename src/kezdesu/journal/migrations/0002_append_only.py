"""The database itself refuses to change or delete a journal line."""

from django.db import migrations

SQLITE = [
    "CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal_entry "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
    "CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal_entry "
    "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
]
POSTGRES = [
    "CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal_entry "
    "FOR EACH ROW EXECUTE FUNCTION journal_refuse()",
]


def add(apps, editor):
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def drop(apps, editor):
    if editor.connection.vendor == "postgresql":
        editor.execute("DROP TRIGGER journal_no_change ON journal_entry")
        editor.execute("DROP FUNCTION journal_refuse()")
    else:
        editor.execute("DROP TRIGGER journal_no_update")
        editor.execute("DROP TRIGGER journal_no_delete")


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(add, drop)]
