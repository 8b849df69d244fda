"""Clause 4.3: an akimat's half-yearly letters on the systemic problems of its region."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Conflict, Denied, Refused, require
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import lines, rules
from kezdesu.issues.models import SystemicLetter
from kezdesu.journal.record import record
from kezdesu.people.actors import Actor

SENT_ALREADY = Trilingual(
    "Осы жартыжылдықта бұл мекенжайға хат жіберілген.",
    "Этому адресату письмо за полугодие уже отправлено.",
    "This addressee already has the letter of the half-year.",
)
NO_REGION = Trilingual(
    "Әкімдіктің өңірі көрсетілмеген.", "У акимата не указан регион.", "The akimat has no region."
)


def send_letter(
    akimat: Body, *, addressee: Body, year: int, half: int, text: Trilingual, by: Actor
) -> SystemicLetter:
    """Send one letter, in kk and ru, once for each addressee and half-year (``half`` is 1 or 2)."""
    require(rules.may_send_letter(akimat, addressee, by=by), field="addressee")
    require(rules.in_both_languages(text), field="text_kk" if "kk" in text.missing() else "text_ru")
    if akimat.region is None:
        raise Refused(Denied("no_region", NO_REGION, rules.LETTERS))
    try:
        with transaction.atomic():
            letter = SystemicLetter.objects.create(
                akimat=akimat,
                region=akimat.region,
                addressee=addressee,
                year=year,
                half=half,
                text_kk=text.kk.strip(),
                text_ru=text.ru.strip(),
                sent_at=clock.now(),
            )
            line = lines.LetterSent(akimat.slug, addressee.slug, year, half)
            record(line, subject=letter.code, by=by.author(akimat.slug))
    except IntegrityError as twice:
        raise Conflict(Denied("sent_already", SENT_ALREADY, rules.LETTERS), field="addressee") from twice
    return letter
