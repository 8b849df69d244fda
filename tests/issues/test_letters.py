"""Clause 4.3: systemic problems of a region, once for each addressee and half-year."""

from __future__ import annotations

import pytest

from kezdesu.bodies.models import BodyKind
from kezdesu.common.answers import Conflict, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import queries
from kezdesu.issues.letters import send_letter
from kezdesu.people.roles import Role
from tests.factories.base import actor_of, make_account, make_body, make_region

pytestmark = pytest.mark.django_db
TEXT = Trilingual("Ауыл жолдары тозған.", "Сельские дороги изношены.")


def test_akim_sends_one_letter_to_each_addressee_in_a_half_year():
    akimat = make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region())
    akim = actor_of(make_account(Role.AKIM, akimat))
    transport, holding = make_body("transport"), make_body("qazavtojol", BodyKind.HOLDING)

    first = send_letter(akimat, addressee=transport, year=2026, half=1, text=TEXT, by=akim)
    second = send_letter(akimat, addressee=holding, year=2026, half=1, text=TEXT, by=akim)

    assert queries.letters(2026, 1) == [first, second]
    with pytest.raises(Conflict, match="sent_already"):
        send_letter(akimat, addressee=transport, year=2026, half=1, text=TEXT, by=akim)
    assert queries.letters(2026, 2) == []


def test_letter_needs_the_akim_both_languages_and_a_competent_addressee():
    akimat = make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region())
    akim = actor_of(make_account(Role.AKIM, akimat))
    clerk = actor_of(make_account(Role.AKIMAT_CLERK, akimat))
    transport = make_body("transport")

    with pytest.raises(Refused, match="not_akim"):
        send_letter(akimat, addressee=transport, year=2026, half=1, text=TEXT, by=clerk)
    with pytest.raises(Refused, match="bad_addressee"):
        send_letter(akimat, addressee=akimat, year=2026, half=1, text=TEXT, by=akim)
    with pytest.raises(Refused, match="both_languages"):
        send_letter(akimat, addressee=transport, year=2026, half=1, text=Trilingual("Мәтін", " "), by=akim)
