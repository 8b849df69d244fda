"""Two askers speak in the same moment: both words are kept, and the dispute stands."""

from __future__ import annotations

import threading

import pytest
from django.db import connection

from kezdesu.commitments import queries, verdicts
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.journal import record as journal
from kezdesu.voices.models import Support, Voice
from tests.factories.after import DAY_AFTER, make_desk, make_done, make_held_visit, make_published

JUNE = clock.almaty(2026, 6, 1, 12)


@pytest.mark.django_db(transaction=True)
def test_parallel_words_never_hide_a_dispute():
    visit, desk = make_held_visit(), make_desk()
    voice = Voice.objects.get(visit=visit)
    devices = [f"{number:032x}" for number in range(6)]
    Support.objects.bulk_create(
        Support(voice=voice, supporter=device, kind="device", at=visit.starts_at) for device in devices
    )
    commitment, _ = make_published(visit, desk, at=DAY_AFTER)
    with clock.at(JUNE):
        make_done(commitment, desk)
    ready, refused = threading.Barrier(len(devices)), []

    def speak(number: int, device: str) -> None:
        try:
            mine = Commitment.objects.get(pk=commitment.pk)
            by = verdicts.standing(mine, device=device)
            ready.wait(timeout=10)
            with clock.at(JUNE):
                verdicts.give_verdict(mine, by=by, confirms=number != 3, language="kk")
        except Refused as told:
            refused.append(told.denied.code)
        finally:
            connection.close()

    speaking = [threading.Thread(target=speak, args=item) for item in enumerate(devices)]
    for thread in speaking:
        thread.start()
    for thread in speaking:
        thread.join()

    commitment.refresh_from_db()
    said = queries.said_of(commitment)
    assert refused == []
    assert (said.confirms, said.disputes) == (5, 1)
    assert commitment.state == "disputed"
    assert [line.kind for line in journal.of(commitment.code)].count("verdict.given") == 6
