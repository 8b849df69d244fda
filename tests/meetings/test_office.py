"""The visit desk: each form through the browser's eyes, each refusal in words, each role alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.meetings import queries
from kezdesu.meetings.checklist import checklist
from kezdesu.meetings.models import Broadcast, StageRecord, Visit
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from tests.factories import make_account, make_body, make_region, make_visit
from tests.factories.meetings import make_announced, make_held, make_planned, make_team, make_under_way

pytestmark = pytest.mark.django_db
FEBRUARY = clock.almaty(2026, 2, 20, 9)


def signed_in(actor: Actor) -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


def address(visit: Visit, rest: str = "", language: str = "ru") -> str:
    return f"/{language}/office/visits/{visit.code}/{rest}"


def agenda(*items: tuple[str, int], revision: int) -> dict[str, str]:
    data = {"form-TOTAL_FORMS": str(len(items)), "form-INITIAL_FORMS": "0", "revision": str(revision)}
    for number, (kind, minutes) in enumerate(items):
        texts = {"kind": kind, "title_kk": "Тармақ", "title_ru": "Пункт", "minutes": str(minutes)}
        data |= {f"form-{number}-{name}": value for name, value in texts.items()}
    return data


def test_visit_is_planned_announced_held_and_closed_through_the_forms() -> None:
    team = make_team()
    visit = make_visit(body=team.body, state="planned")
    clerk, head, operator = (signed_in(actor) for actor in (team.clerk, team.head, team.operator))
    with clock.at(FEBRUARY):
        hours = {"revision": "0", "meeting-start": "10:00", "meeting-end": "12:00"}
        assert clerk.post(address(visit, "edit/parts/"), hours).status_code == 302
        items = agenda(("presentation", 30), ("questions", 90), revision=1)
        assert clerk.post(address(visit, "edit/agenda/"), items).status_code == 302
        broadcast = {"url": "https://youtube.com/x", "comments": "open"}
        assert clerk.post(address(visit, "edit/broadcast/"), broadcast).status_code == 302
        texts = {"text_kk": "Кездесу болады", "text_ru": "Встреча состоится", "text_en": ""}
        assert clerk.post(address(visit, "edit/announcement/"), texts).status_code == 302
        assert clerk.post(address(visit, "acts/prepare/")).status_code == 302
        assert head.post(address(visit, "acts/sign/")).status_code == 302
    with clock.at(visit.starts_at):
        assert operator.post(address(visit, "acts/begin/")).status_code == 302
        assert operator.post(address(visit, "parts/meeting/start/")).status_code == 302
        assert operator.post(address(visit, "parts/meeting/end/"), {"attendance": "140"}).status_code == 302
        assert operator.post(address(visit, "acts/close/")).status_code == 302
    visit.refresh_from_db()
    assert (visit.state, visit.ended_at) == ("held", visit.starts_at)


def test_too_long_presentation_is_refused_with_the_clause_and_nothing_is_lost() -> None:
    team = make_team()
    visit = make_planned(team)
    items = agenda(("presentation", 31), ("questions", 60), revision=visit.revision)
    with clock.at(FEBRUARY):
        answer = signed_in(team.clerk).post(address(visit, "edit/agenda/"), items)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "1/4 от 120 мин – это 30 мин" in page
    assert "(пункт 3.3)" in page or "3.3)" in page
    assert 'value="31"' in page


def test_saving_an_unchanged_agenda_keeps_it() -> None:
    team = make_team()
    visit = make_planned(team)
    items = agenda(("presentation", 20), ("questions", 100), revision=visit.revision)
    with clock.at(FEBRUARY):
        answer = signed_in(team.clerk).post(
            address(visit, "edit/agenda/"), items | {"form-INITIAL_FORMS": "2"}
        )
    assert answer.status_code == 302
    assert [item.minutes for item in queries.agenda_of(visit)] == [20, 100]


def test_two_clerks_set_the_hours_the_slower_reads_why_not() -> None:
    team = make_team()
    visit = make_visit(body=team.body, state="planned")
    hours = {"revision": "0", "meeting-start": "10:00", "meeting-end": "12:00"}
    with clock.at(FEBRUARY):
        assert signed_in(team.clerk).post(address(visit, "edit/parts/"), hours).status_code == 302
        late = hours | {"meeting-start": "15:00", "meeting-end": "17:00"}
        answer = signed_in(team.clerk).post(address(visit, "edit/parts/"), late)
    assert answer.status_code == 422
    assert 'value="15:00"' in answer.content.decode()
    assert queries.parts_of(visit)[0].planned_start == clock.almaty(2026, 3, 11, 10)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"url": "", "comments": "open"}, "3.2"),
        ({"url": "https://t.me/x", "comments": "closed"}, "3.2"),
        ({"url": "javascript:alert(1)", "comments": "open"}, "http://"),
    ],
)
def test_broadcast_refusals_stand_on_the_form(data: dict[str, str], said: str) -> None:
    team = make_team()
    visit = make_visit(body=team.body, state="planned")
    with clock.at(FEBRUARY):
        answer = signed_in(team.clerk).post(address(visit, "edit/broadcast/"), data)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Broadcast.objects.exists()


def test_head_postpones_and_cancels_with_reasons_in_two_languages() -> None:
    team = make_team()
    visit = make_announced(team)
    head = signed_in(team.head)
    with clock.at(FEBRUARY):
        move = {"new_start": "2026-03-20", "new_hour": "15:00", "reason_kk": "Боран", "reason_ru": ""}
        assert head.post(address(visit, "edit/postpone/"), move).status_code == 422
        assert head.post(address(visit, "edit/postpone/"), move | {"reason_ru": "Буран"}).status_code == 302
        past = move | {"reason_ru": "Буран", "new_start": "1900-01-01"}
        assert head.post(address(visit, "edit/postpone/"), past).status_code == 422
        for slip in ("0001-01-01", "9999-12-31"):
            assert head.post(address(visit, "edit/postpone/"), past | {"new_start": slip}).status_code == 422
        reasons = {"reason_kk": "Боран", "reason_ru": "Буран"}
        assert head.post(address(visit, "edit/cancel/"), reasons).status_code == 302
    visit.refresh_from_db()
    assert (visit.state, visit.starts_at) == ("cancelled", clock.almaty(2026, 3, 20, 15))


@pytest.mark.parametrize("form", ["broadcast", "announcement", "postpone", "cancel", "record", "nonsense"])
def test_another_ministry_finds_no_form(form: str) -> None:
    visit = make_announced(make_team())
    stranger = signed_in(make_team("transport").clerk)
    with clock.at(FEBRUARY):
        assert stranger.get(address(visit, f"edit/{form}/")).status_code == 404
        assert stranger.post(address(visit, f"edit/{form}/"), {"reason_kk": "а"}).status_code == 404
        assert stranger.post(address(visit, "acts/begin/")).status_code == 404


@pytest.mark.parametrize("act", ["prepare", "sign", "begin", "close"])
def test_press_out_of_turn_is_refused_in_words(act: str) -> None:
    team = make_team()
    visit = make_announced(team)
    with clock.at(FEBRUARY):
        answer = signed_in(team.head).post(address(visit, f"acts/{act}/"))
    assert answer.status_code == 422
    assert Visit.objects.get(pk=visit.pk).state == "announced"


def test_akimat_records_local_notice_with_a_photo(settings: LazySettings, tmp_path: Path) -> None:
    settings.FILES_DIR = tmp_path
    visit = make_announced(make_team())
    akimat = make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region())
    client = Client()
    client.force_login(make_account(Role.AKIMAT_CLERK, akimat))
    data = {
        "kind": "local_notice",
        "happened_on": "2026-02-19",
        "happened_hour": "10:00",
        "note_kk": "Хабарландыру ілінді",
        "note_ru": "Объявление вывешено",
    }
    with clock.at(FEBRUARY):
        fake = data | {"file": SimpleUploadedFile("photo.png", b"not a picture")}
        assert client.post(address(visit, "edit/record/"), fake).status_code == 422
        assert client.post(address(visit, "edit/record/"), data).status_code == 302
        assert (
            client.post(address(visit, "edit/record/"), data | {"kind": "date_decision"}).status_code == 422
        )
    record = StageRecord.objects.get()
    assert (record.kind, record.body.slug) == ("local_notice", "akimat-karaganda")


def test_checklist_follows_the_evidence() -> None:
    visit = make_held(make_team())
    page = queries.page_of(visit.code)
    assert page is not None
    states = {(c.clause, c.record): c.state for c in checklist(page, now=visit.ends_at + timedelta(hours=1))}
    assert states == {
        ("3.5b", "intake_analysis"): "late",
        ("3.5a", "date_decision"): "late",
        ("3.3", ""): "done",
        ("3.2", ""): "done",
        ("5.1", "ab_announcement"): "late",
        ("4.2", "local_notice"): "late",
        ("4.1", "akim_attendance"): "late",
        ("3.6a", "reception"): "done",
        ("3.6b", "ngo"): "late",
        ("3.6c", "briefing"): "late",
        ("3.4", "ab_liaison"): "plan",
        ("5.1", "media_coverage"): "plan",
    }


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("make", [make_planned, make_announced, make_under_way, make_held])
@pytest.mark.parametrize("who", ["clerk", "head", "operator"])
def test_desk_of_a_visit_opens_at_every_stage(who: str, make: object, language: str) -> None:
    team = make_team()
    visit = make(team)  # type: ignore[operator]
    client = signed_in(getattr(team, who))
    with clock.at(visit.starts_at):
        answer = client.get(address(visit, language=language))
        assert answer.status_code == 200
        for form in (
            "parts/",
            "agenda/",
            "broadcast/",
            "announcement/",
            "record/",
            "archive/",
            "postpone/",
            "cancel/",
        ):
            offered = address(visit, f"edit/{form}", language) in answer.content.decode()
            status = client.get(address(visit, f"edit/{form}", language)).status_code
            assert not offered or status == 200


@pytest.mark.parametrize("role", list(Role))
def test_board_opens_for_every_role(role: Role) -> None:
    make_announced(make_team())
    client = Client()
    client.force_login(
        make_account(role, make_body("akimat-karaganda", BodyKind.AKIMAT, region=make_region()))
    )
    assert client.get("/kk/office/visits/?year=2026").status_code == 200
    assert client.get("/kk/office/visits/?year=1900").status_code == 404


def test_board_shows_ministries_their_own_and_akimats_their_region_s_visits() -> None:
    own, other = make_team(), make_team("transport")
    mine = make_visit(body=own.body, code="M-2026-1001")
    make_visit(body=other.body, code="M-2026-1002", region=make_region("620000000"))
    akimat = make_body("akimat-ulytau", BodyKind.AKIMAT, region=make_region("620000000"))
    local = Client()
    local.force_login(make_account(Role.AKIM, akimat))
    ministry = signed_in(own.clerk).get("/kk/office/visits/?year=2026").content.decode()
    region = local.get("/kk/office/visits/?year=2026").content.decode()
    assert (mine.code in ministry, "M-2026-1002" in ministry) == (True, False)
    assert (mine.code in region, "M-2026-1002" in region) == (False, True)
