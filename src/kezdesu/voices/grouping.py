"""A voice and what is joined to it: locks in one order, and three figures of support that count each person once."""

from __future__ import annotations

from kezdesu.voices.models import Support, SupportCount, SupportKind, Voice


def joined_to(voice: Voice) -> list[Voice]:
    """Voices joined to this one, oldest first."""
    return list(Voice.objects.filter(joined_to=voice).order_by("pk"))


def lock(*voices: Voice) -> None:
    """Lock the rows in the order in which the vote writer of the edge locks them: no deadlock, no late vote."""
    keys = [voice.pk for voice in voices]
    list(Voice.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk", flat=True))


def regroup(root: Voice) -> None:
    """Give ``root`` the supporters of all that is joined to it, each once, and count its figures anew.

    In the running transaction, with ``root`` locked. Rows that came along know their origin (``via``).
    """
    Support.objects.filter(voice=root, via__isnull=False).delete()
    own = Support.objects.filter(voice__joined_to=root, via__isnull=True).order_by("pk")
    copies = [
        Support(voice=root, supporter=row.supporter, kind=row.kind, at=row.at, via_id=row.voice_id)
        for row in own
    ]
    Support.objects.bulk_create(copies, ignore_conflicts=True, batch_size=500)
    kinds = list(Support.objects.filter(voice=root).values_list("kind", flat=True))
    figures = {kind.value: kinds.count(kind.value) for kind in SupportKind}
    SupportCount.objects.update_or_create(voice=root, defaults=figures)
