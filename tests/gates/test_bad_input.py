"""Wrong input as a person sends it and sees it answered: the rule in her words, the field, all that was typed, and
nothing changed. In Kazakh and in Russian."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from kezdesu.bodies.models import Membership
from kezdesu.commitments import words as promises
from kezdesu.common import clock
from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual
from kezdesu.files import words as files
from kezdesu.journal.models import Entry
from kezdesu.live.models import Floor
from kezdesu.people.contacts import NOT_A_CONTACT
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.signing import rules as signing
from kezdesu.voices import intake, rules
from kezdesu.voices.models import Voice
from kezdesu.web.office.inbox.acts import NO_SUCH_NUMBER
from tests.files.samples import picture, plain_zip
from tests.gates.conftest import Lived
from tests.gates.inside import client_of, settled_inside
from tests.gates.parsing import errors, forms, parse
from tests.gates.visitors import Visitor
from tests.gates.world import NOW, World
from tests.gates.world.questions import IIN
from tests.gates.world.staff import OURS, THEIRS, email

LANGUAGES = ("kk", "ru")
GOOD = "Ауданда балалар дәрігері неге жоқ, бір жыл кезекте тұрмыз?"
PROMISE = {
    "action_kk": "Ауылға 14 шақырым су құбырын тартып, пайдалануға беру",
    "action_ru": "Проложить в село 14 километров водопровода и сдать его",
    "due_on": "2026-09-01",
}
REPORT = {"percent": "50", "text_kk": "Құбыр жеткізілді.", "text_ru": "Трубы завезены.", "act": "progress"}


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with settled_inside(django_db_blocker) as made:
        yield made


@pytest.fixture
def now(db: None) -> None:
    clock.freeze(NOW)


@dataclass(frozen=True)
class Wrong:
    """One wrong input: the page with the form, a field that tells the form, what is typed, what must be said."""

    path: str
    holding: str
    typed: dict[str, Any]
    said: Trilingual | Denied
    role: Role | None = None
    slug: str = OURS
    kept: tuple[str, ...] = ()
    status: tuple[int, ...] = (400, 422)
    first: Callable[[World], None] = field(default=lambda world: None)

    def words(self, language: str) -> str:
        reason = self.said.reason if isinstance(self.said, Denied) else self.said
        return reason[language]  # type: ignore[index]


ASK = "meetings/{0[visit.live]}/ask/"
PROMISING = "office/visits/{0[visit.theirs]}/after/issues/{0[issue.theirs]}/promise/"
REPORTING = "office/plan/{0[commitment.late]}/"
RECEIVED = "office/questions/{0[question.received]}/"
TAKEN = Trilingual("басқа модератор жұмыс істеп отыр", "работает другой модератор")


def claimed_by_a_colleague(world: World) -> None:
    client = client_of(OURS, Role.MODERATOR, 2)
    client.post(f"/kk/office/questions/{world.codes['question.received']}/", {"act": "claim"})


def clerk_is_a_head_too(world: World) -> None:
    clerk = Account.objects.get(email=email(THEIRS, Role.CLERK))
    head = Membership.objects.get(account__email=email(THEIRS, Role.HEAD))
    Membership.objects.create(account=clerk, body=head.body, role=Role.HEAD, since=head.since)


def asked(text: str, said: Trilingual | Denied, **more: str) -> Wrong:
    """A question with this text."""
    return Wrong(
        ASK, "consent", {"text": text, "consent": "on", "seen": "1", **more}, said, kept=("text", *more)
    )


def closed(path: str, said: Denied) -> Wrong:
    """A question where none is taken."""
    return Wrong(path, "", {"text": GOOD}, said)


def promised(said: Trilingual, **typed: str) -> Wrong:
    """A measure with these fields, by the neighbours' clerk."""
    return Wrong(PROMISING, "action_kk", PROMISE | typed, said, Role.CLERK, THEIRS, kept=tuple(typed))


def evidence(name: str, data: bytes, said: Trilingual) -> Wrong:
    """A report with this file."""
    file = SimpleUploadedFile(name, data)
    return Wrong(
        REPORTING,
        "percent",
        REPORT | {"file": file},
        said,
        Role.EXECUTOR,
        kept=("percent", "text_kk", "text_ru"),
    )


LARGE = b"%PDF-1.7\n" + b"0" * 22_000_000 + b"\n%%EOF"
CASES = {
    "empty question": asked("", intake.EMPTY),
    "100,000 characters": asked("су " * 33_333 + "?", intake.too_long(100_000)),
    "only emoji": asked("😀😡👍 🚰🚰🚰", intake.NO_WORDS),
    "zero-width characters": asked("\u200b\u200c\u200d\u2060\ufeff\u200b\u200b\u200b\u200b\u200b", intake.EMPTY),
    "too short": asked("Су?", intake.too_short(3)),
    "a contact that is none": asked(GOOD, NOT_A_CONTACT, contact="менің үйім"),
    "a meeting that is over": closed("meetings/{0[visit.held]}/ask/", rules.CLOSED),
    "a cancelled meeting": closed("meetings/{0[visit.cancelled]}/ask/", rules.CANCELLED),
    "an exempt body": closed("ask/defence/", rules.EXEMPT),
    "support for what was refused": Wrong(
        "questions/{0[question.answered]}/join/", "", {}, rules.NOT_SUPPORTABLE, status=(409,)
    ),
    "an empty phrase": promised(
        promises.EMPTY_PROMISE, action_kk="Мәселе бақылауға алынды, шара қолданылады"
    ),
    "a date in 1900": promised(promises.DATE_IN_THE_PAST, due_on="1900-01-01"),
    "a date in 2100": promised(promises.DATE_TOO_FAR, due_on="2100-01-01"),
    "no date": promised(promises.NO_DATE, due_on=""),
    "no owner": promised(promises.NO_OWNER, office=""),
    "a missing language": promised(promises.MISSING_LANGUAGE, action_ru=""),
    "a report without its other language": Wrong(
        REPORTING, "percent", REPORT | {"text_ru": "", "link": "https://www.gov.kz/1"}, promises.MISSING_LANGUAGE,
        Role.EXECUTOR, kept=("text_kk",),
    ),
    "evidence that is not what its name says": evidence("act.pdf", picture("PNG"), files.other_content("PDF", "PNG")),
    "evidence of a kind that is not taken": evidence("run.exe", b"MZ" * 50, Trilingual("«.exe»", "«.exe»")),
    "an archive that says it is a document": evidence("act.docx", plain_zip(), Trilingual("DOCX", "DOCX")),
    "an empty file": evidence("act.pdf", b"", Trilingual("Бос файл", "пуст")),
    "a file of 21 MB": evidence("act.pdf", LARGE, files.too_large(len(LARGE), 20 * 1_048_576)),
    "javascript for a link": Wrong(
        REPORTING, "percent", REPORT | {"link": "javascript:alert(1)"}, Trilingual("URL", "URL"), Role.EXECUTOR,
        kept=("link",),
    ),
    "two moderators on one record": Wrong(
        RECEIVED, "", {"act": "publish"}, TAKEN, Role.MODERATOR, status=(409,),
        first=claimed_by_a_colleague,
    ),
    "a number that is none": Wrong(
        RECEIVED, "to", {"to": "Q-2222-22", "act": "join"}, NO_SUCH_NUMBER, Role.MODERATOR,
        kept=("to",),
    ),
    "no ground": Wrong(
        RECEIVED, "ground", {"act": "decline", "note": "n"}, rules.GROUND_NEEDED,
        Role.MODERATOR, kept=("note",),
    ),
    "the preparer signs": Wrong(
        "office/visits/{0[visit.theirs]}/after/sign/", "", {}, signing.SAME_PERSON, Role.CLERK, THEIRS,
        status=(403, 409, 422), first=clerk_is_a_head_too,
    ),
}  # fmt: skip


def sent(world: World, wrong: Wrong, language: str) -> tuple[HttpResponse, dict[str, Any]]:
    """Fill in the form as it stands on the page, with what is wrong in it."""
    client = client_of(wrong.slug, wrong.role) if wrong.role else Client()
    path = f"/{language}/" + wrong.path.format(world.codes)
    page = client.get(path).content.decode()
    form = next((one for one in forms(page, path) if wrong.holding and wrong.holding in one.names), None)
    values: dict[str, Any] = (form.values if form else {}) | wrong.typed
    if "office" in values and "office" not in wrong.typed:
        values["office"] = first_choice(page, "office")
    if isinstance(upload := values.get("file"), SimpleUploadedFile):
        upload.seek(0)
    return client.post(form.action if form else path, values), values


def first_choice(page: str, name: str) -> str:
    """The first real option of a select."""
    options = page.split(f'name="{name}"')[1].split("</select>")[0]
    return next(
        given["value"] for tag, given in parse(options).tags if tag == "option" and given.get("value")
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_wrong_input_is_answered_in_words_and_changes_nothing(
    now: None, world: World, case: str, language: str
) -> None:
    wrong = CASES[case]
    wrong.first(world)
    before = (Entry.objects.count(), Voice.objects.count())

    answer, typed = sent(world, wrong, language)

    page = answer.content.decode()
    told = " ".join(errors(page))
    assert answer.status_code in wrong.status
    assert plain(wrong.words(language)).partition("{")[0] in plain(told or parse(page).words)
    assert (Entry.objects.count(), Voice.objects.count()) == before
    fields = forms(page, "/")
    for name in wrong.kept:
        assert typed[name] in [form.values.get(name) for form in fields], f"{name} was not kept"
        if name in ("text", "contact", "due_on", "to"):
            assert 'aria-invalid="true"' in page or "wrong" in page


def plain(text: str) -> str:
    return " ".join(html.unescape(text).replace("\xa0", " ").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_two_operators_on_one_button(now: None, world: World, language: str) -> None:
    code = world.codes["visit.live"]
    seen = str(Floor.objects.get(visit__code=code).version)
    path = f"/{language}/office/visits/{code}/console/pause/"
    first = client_of(OURS, Role.OPERATOR).post(path, {"version": seen})
    second = client_of(OURS, Role.OPERATOR, 2).post(path, {"version": seen})
    assert (first.status_code, second.status_code) == (302, 409)
    assert "Person operator 1" in " ".join(errors(second.content.decode()))
    assert Floor.objects.get(visit__code=code).version == int(seen) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_in_a_question_is_text(now: None, world: World, language: str) -> None:
    text = "<b>Ауданда</b> дәрігер неге жоқ? <script>alert(1)</script>"
    answer, _ = sent(world, asked(text, intake.EMPTY), language)
    assert answer.status_code == 302
    receipt = Client().get(answer["Location"]).content.decode()
    assert html.escape(text, quote=False) in receipt
    assert "<script>alert" not in receipt


@pytest.mark.parametrize("language", LANGUAGES)
def test_personal_data_holds_the_question_back(now: None, world: World, language: str) -> None:
    answer, _ = sent(world, asked(f"{GOOD} ЖСН {IIN}", intake.EMPTY), language)
    receipt = parse(Client().get(answer["Location"]).content.decode()).words
    voice = Voice.objects.order_by("-id")[0]
    assert (voice.state, voice.held_for) == ("held", "iin")
    assert {"kk": "ЖСН", "ru": "ИИН"}[language] in receipt
    assert IIN not in Client().get(f"/{language}/questions/{voice.code}/").content.decode()


@pytest.mark.parametrize(
    "path", ["meetings/?evil=1", "questions/?evil=1", "duties/?year=2026&evil=1", "schedule/2026/?evil=1"]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_parameters_are_named(now: None, world: World, path: str, language: str) -> None:
    answer = Client().get(f"/{language}/{path}")
    assert answer.status_code == 400
    assert "evil" in parse(answer.content.decode()).words


@pytest.mark.once
@pytest.mark.parametrize("language", LANGUAGES)
def test_double_click_is_one_question(lived: Lived, language: str) -> None:
    visitor = Visitor(lived.house)
    form = visitor.form(f"/{language}/meetings/{lived.world.codes['visit.live']}/ask/", "consent")
    clicks = [Visitor(lived.house, dict(visitor.cookies)) for _ in range(4)]
    values = {"text": f"{GOOD} {language}", "consent": "on", "seen": "1"}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda click: click.send(form, **values), clicks))
    assert {answer.status for answer in answers} == {302}
    assert len({answer.headers["location"] for answer in answers}) == 1


@pytest.mark.once
@pytest.mark.parametrize("language", LANGUAGES)
def test_file_of_30_megabytes_is_refused_before_it_is_read(lived: Lived, language: str) -> None:
    executor = Visitor(lived.house).sign_in(OURS, Role.EXECUTOR)
    form = executor.form(f"/{language}/office/plan/{lived.world.codes['commitment.late']}/", "percent")
    answer = executor.upload(
        form, "file", "act.pdf", b"%PDF" + b"0" * 30_000_000, act="progress", percent="50"
    )
    assert answer.status == 413
    assert "20" in parse(answer.body.decode()).words
    assert f'<html lang="{language}"' in answer.body.decode()
