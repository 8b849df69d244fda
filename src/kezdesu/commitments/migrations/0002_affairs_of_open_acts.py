"""Acts that wait for a signature learn to which visit they belong, as those prepared from now on know it."""

from django.db import migrations


def name_affairs(apps, editor):
    visits = apps.get_model("meetings", "Visit").objects
    promises = apps.get_model("commitments", "Commitment").objects.select_related("issue__visit")
    waiting = apps.get_model("signing", "SignedAct").objects.filter(state="prepared", affair="")
    for act in waiting.filter(kind__in=("visit.announcement", "publication", "extension")):
        if act.kind == "extension":
            promise = promises.filter(code=act.subject).first()
            visit = promise.issue.visit if promise else None
        else:
            visit = visits.filter(code=act.subject).first()
        if visit is not None:
            act.affair = " ".join(sorted((visit.code, f"post:{visit.office_id}")))
            act.save(update_fields=["affair"])


class Migration(migrations.Migration):

    dependencies = [
        ("commitments", "0001_initial"),
        ("signing", "0003_affair"),
    ]

    operations = [migrations.RunPython(name_affairs, migrations.RunPython.noop)]
