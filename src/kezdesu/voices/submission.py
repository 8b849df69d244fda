"""A voice comes in: from a citizen, or entered by an office for a written channel (clause 3.5b)."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import IntegrityError, transaction

from kezdesu.bodies.models import Body
from kezdesu.common import clock
from kezdesu.common.answers import Denied, Refused, require
from kezdesu.common.codes import new_code
from kezdesu.common.trilingual import Trilingual
from kezdesu.common.typed import clean
from kezdesu.journal.record import CITIZEN, Author, record
from kezdesu.meetings.models import Visit
from kezdesu.people import contacts
from kezdesu.people.actors import Actor
from kezdesu.regions.models import District, Region
from kezdesu.voices import folding, intake, rules, screening
from kezdesu.voices.lines import VoiceReceived
from kezdesu.voices.models import Channel, Support, SupportCount, SupportKind, Voice, VoiceKind
from kezdesu.voices.receipts import Receipt, hash_of, secret_for, stored_key
from kezdesu.voices.states import VoiceState

_TRIES = 5
NO_KEY = Denied(
    "no_key",
    Trilingual(
        "Форма ескірген. Бетті жаңартып, қайта жіберіңіз.",
        "Форма устарела. Обновите страницу и отправьте снова.",
        "The form is out of date. Reload the page and send it again.",
    ),
)
WRONG_DISTRICT = Denied(
    "wrong_district",
    Trilingual(
        "Аудан таңдалған өңірге жатпайды.",
        "Район не относится к выбранному региону.",
        "The district does not belong to the chosen region.",
    ),
)


@dataclass(frozen=True, slots=True)
class SubmitVoice:
    """What is asked. ``key``: 16–64 unguessable signs made with the form, the same in every retry.

    ``body`` is taken from ``visit`` when there is one. ``contact`` as typed, may be empty.
    """

    key: str
    text: str
    region: Region
    body: Body | None = None
    visit: Visit | None = None
    district: District | None = None
    kind: VoiceKind = VoiceKind.QUESTION
    channel: Channel = Channel.SITE
    contact: str = field(default="", repr=False)

    @property
    def addressee(self) -> Body:
        """The body that is asked."""
        body = self.visit.body if self.visit else self.body
        if body is None:
            raise ValueError("a voice is addressed to a visit or to a body")
        return body


def submit(voice: SubmitVoice, *, by: Actor) -> Receipt:
    """Store a citizen's voice. The same key and text give the same receipt, however often and in parallel.

    Raises :class:`Refused` with the field: ``text``, ``contact``, ``visit``, ``district`` or ``key``.
    """
    if voice.visit and not rules.takes_questions(voice.visit):
        return _repeat_or_refuse(voice, voice.visit)
    return _take_in(voice, author=CITIZEN, device=by.device)


def enter_written(voice: SubmitVoice, *, by: Actor) -> Receipt:
    """Store a voice of another channel for the office: blog, network, Telegram, 109, hall, paper, letter, akim."""
    body = voice.addressee.slug
    answer = rules.may_enter(by, body, voice.region.kato, voice.channel, visit=voice.visit)
    require(answer, "channel")
    if voice.visit:
        require(rules.takes_slips(voice.visit), "visit")
    return _take_in(voice, author=by.author(body), device="")


def _take_in(voice: SubmitVoice, *, author: Author, device: str) -> Receipt:
    if not 16 <= len(voice.key) <= 64:
        raise Refused(NO_KEY, "key")
    if voice.district and voice.district.region_id != voice.region.pk:
        raise Refused(WRONG_DISTRICT, "district")
    if voice.visit is None:
        require(rules.may_be_asked(voice.addressee), "body")
    text = intake.accept(voice.text)
    stored = _stored(voice, text)
    return _known(stored) or _store(voice, text, stored, author, device)


def _repeat_or_refuse(voice: SubmitVoice, visit: Visit) -> Receipt:
    """A retry of what was stored before the meeting closed still gets its receipt."""
    known = _known(_stored(voice, clean(voice.text)))
    if known is None:
        require(rules.takes_questions(visit), "visit")
    assert known is not None
    return known


def _stored(voice: SubmitVoice, text: str) -> str:
    return stored_key(voice.key, voice.addressee.slug, voice.visit.code if voice.visit else "", text)


def _known(stored: str) -> Receipt | None:
    row = Voice.objects.filter(idempotency_key=stored).first()
    return _receipt(row, stored, repeated=True) if row else None


def _store(voice: SubmitVoice, text: str, stored: str, author: Author, device: str) -> Receipt:
    """One transaction; a collision of the key means another thread was faster, one of the code a new code."""
    contact = contacts.parse(voice.contact)
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                row = _insert(voice, text, stored, contact, device)
                record(_line(voice, row), subject=row.code, by=author)
            return _receipt(row, stored)
        except IntegrityError:
            if (known := _known(stored)) is not None:
                return known
    raise RuntimeError("no free code was found")


def _insert(
    voice: SubmitVoice, text: str, stored: str, contact: contacts.Contact | None, device: str
) -> Voice:
    found = screening.kinds(text)
    row = Voice.objects.create(
        code=new_code("Q"),
        secret_hash=hash_of(secret_for(stored)),
        idempotency_key=stored,
        kind=voice.kind,
        channel=voice.channel,
        text=text,
        language=folding.guess_language(text),
        folded="",
        visit=voice.visit,
        body=voice.addressee,
        region=voice.region,
        district=voice.district,
        device=device,
        contact_sealed=contacts.seal(contact) if contact else b"",
        contact_hash=contacts.fingerprint(contact) if contact else "",
        state=VoiceState.HELD if found else VoiceState.RECEIVED,
        held_for=",".join(found),
        received_at=clock.now(),
    )
    SupportCount.objects.create(voice=row, device=1 if device else 0)
    if device:
        Support.objects.create(voice=row, supporter=device, kind=SupportKind.DEVICE, at=row.received_at)
    return row


def _line(voice: SubmitVoice, row: Voice) -> VoiceReceived:
    return VoiceReceived(
        channel=row.channel,
        what=row.kind,
        language=row.language,
        body=voice.addressee.slug,
        region=voice.region.kato,
        visit=voice.visit.code if voice.visit else "",
        held_for=row.held_for,
    )


def _receipt(row: Voice, stored: str, *, repeated: bool = False) -> Receipt:
    return Receipt(row.code, secret_for(stored), row.state, row.held_for, row.received_at, repeated)
