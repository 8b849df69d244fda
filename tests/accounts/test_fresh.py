"""A signature asks for a proof of the last minutes, goes on by itself, and loses nothing that was typed."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from kezdesu.bodies.models import Membership
from kezdesu.common import clock
from kezdesu.people.roles import Role
from kezdesu.schedule import queries
from kezdesu.schedule.models import Proposal
from kezdesu.web import checks
from kezdesu.web.accounts import waiting
from tests.accounts.people import PASSWORD, Person, code_of, elsewhere, staff
from tests.accounts.signing_views import signing_views
from tests.factories.schedule import make_offices, make_schedule

pytestmark = pytest.mark.django_db
MORNING = clock.almaty(2025, 11, 20, 9)


def test_every_address_whose_view_signs_asks_for_a_fresh_proof() -> None:
    signing = signing_views()
    routes = [
        (pattern, checks.route_of(entry), entry.callback.kezdesu_view) for pattern, entry in checks.walk()
    ]
    found = {
        pattern: route.fresh
        for pattern, route, view in routes
        if route and view in signing and "POST" in route.methods
    }

    assert len(found) >= 7
    assert [pattern for pattern, fresh in found.items() if not fresh] == []


@pytest.fixture
def key_holder() -> Person:
    """Signed in at nine."""
    head = staff()
    with clock.at(MORNING):
        head.sign_in()
    return head


def hidden(page: str) -> dict[str, str]:
    """The fields that the page carries along in its first form."""
    form = page.split('id="by-', 1)[1].split("</form>", 1)[0]
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form)
    }


def show(person: Person, after: timedelta, data: dict[str, object] | None = None) -> tuple[int, str]:
    """New recovery codes: an act that asks, on an account of one's own."""
    with clock.at(MORNING + after):
        answer = person.post("accounts:codes_new", data or {})
        return answer.status_code, answer.content.decode()


def with_app(person: Person) -> str:
    with clock.at(MORNING):
        return person.set_up_app()


def test_within_five_minutes_nothing_is_asked(key_holder: Person) -> None:
    with_app(key_holder)
    assert show(key_holder, timedelta(minutes=4, seconds=59))[0] == 200


def test_later_it_asks_keeps_what_was_typed_and_goes_on_by_itself(key_holder: Person) -> None:
    with_app(key_holder)
    typed = {"reason": "бірінші жол\nекінші «жол» & <b>", "row": ["1", "2"]}

    status, page = show(key_holder, timedelta(minutes=6), typed)

    assert status == 403
    assert hidden(page)["reason"] == typed["reason"]
    assert page.count('name="row" value="1"') == page.count('name="row" value="2"') == 2
    wrong, page = show(
        key_holder, timedelta(minutes=6), {"confirm_by": "password", "confirm_password": "no"} | typed
    )
    assert wrong == 403
    assert hidden(page)["reason"] == typed["reason"]
    status, _page = show(
        key_holder, timedelta(minutes=6), {"confirm_by": "password", "confirm_password": PASSWORD}
    )
    assert status == 200
    assert show(key_holder, timedelta(minutes=10))[0] == 200


def test_the_code_of_the_app_confirms_too(key_holder: Person) -> None:
    from django.core.cache import cache

    secret = with_app(key_holder)
    cache.clear()
    proof = {"confirm_by": "code", "confirm_code": code_of(secret)}

    assert show(key_holder, timedelta(hours=1), proof)[0] == 200


def test_guessing_the_confirmation_is_limited(key_holder: Person) -> None:
    with_app(key_holder)
    wrong = {"confirm_by": "password", "confirm_password": "no"}
    tries = [show(key_holder, timedelta(hours=1), wrong)[0] for _ in range(11)]

    assert tries == [403] * 10 + [429]
    right = {"confirm_by": "password", "confirm_password": PASSWORD}
    assert show(key_holder, timedelta(hours=1), right)[0] == 429


def test_a_head_signs_the_proposal_after_confirming() -> None:
    offices = make_offices()
    head, clerk = Client(), Client()
    from kezdesu.people.models import Account

    account = Account.objects.get(pk=offices.head.account_id)
    account.set_password(PASSWORD)
    account.save()
    clerk.force_login(Account.objects.get(pk=offices.clerk.account_id))
    row = {
        "planned_on": "2026-03-11",
        "region": "350000000",
        "office": "head",
        "place_kk": "Үй",
        "place_ru": "Дом",
    }
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "revision": "0"}
    data |= {f"form-0-{name}": value for name, value in row.items()}
    with clock.at(MORNING):
        make_schedule()
        path = "/kk/office/schedule/2026/bodies/healthcare/"
        clerk.post(f"{path}acts/start/")
        clerk.post(path, data)
        clerk.post(f"{path}acts/prepare/")
        head.post(reverse("accounts:login"), {"username": account.email, "password": PASSWORD})
    with clock.at(MORNING + timedelta(hours=2)):
        asked = head.post(f"{path}acts/sign/")
        assert asked.status_code == 403
        assert Proposal.objects.get().state == "prepared"
        proof = {"confirm_by": "password", "confirm_password": PASSWORD}
        assert head.post(f"{path}acts/sign/", proof).status_code == 302
    assert Proposal.objects.get().state == "submitted"
    assert queries.by_label("2026") is not None


def test_a_file_waits_until_she_has_confirmed(
    key_holder: Person, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    got: list[tuple[str, bytes]] = []

    def view(request: HttpRequest) -> HttpResponse:
        got.extend((one.name or "", one.read()) for one in request.FILES.getlist("scan"))
        return HttpResponse("signed")

    client = planted(view, key_holder)
    with clock.at(MORNING + timedelta(hours=1)):
        page = client.post("/planted/", {"scan": SimpleUploadedFile("акт.pdf", b"%PDF-1"), "number": "7"})
        carried = hidden(page.content.decode())
        answer = client.post("/planted/", {**carried, "confirm_by": "password", "confirm_password": PASSWORD})

    assert answer.content == b"signed"
    assert got == [("акт.pdf", b"%PDF-1")]
    assert list((tmp_path / "waiting").iterdir()) == []


def asked_with_a_file(person: Person, path: str = "/planted/") -> dict[str, str]:
    """What the confirm page carries along after a file was sent to ``path``."""
    page = person.client.post(path, {"scan": SimpleUploadedFile("акт.pdf", b"%PDF-1"), "number": "7"})
    assert page.status_code == 403
    return hidden(page.content.decode())


def takes(request: HttpRequest) -> HttpResponse:
    """Tells what reached it."""
    names = [one.name for one in request.FILES.getlist("scan")]
    return HttpResponse(f"signed {names} {sorted(request.POST)}")


PROOF = {"confirm_by": "password", "confirm_password": PASSWORD}


def test_a_ticket_opens_once_for_its_person_session_and_address(
    key_holder: Person, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    planted(takes, key_holder)
    planted(takes, key_holder, "planted-too/")
    stranger, again = staff(), elsewhere(key_holder)
    with clock.at(MORNING):
        stranger.sign_in()
        again.sign_in()
    with clock.at(MORNING + timedelta(hours=1)):
        carried = asked_with_a_file(key_holder)
        for person, path in ((stranger, "/planted/"), (again, "/planted/"), (key_holder, "/planted-too/")):
            answer = person.client.post(path, carried | PROOF)
            assert (answer.status_code, answer.content.startswith(b"signed")) == (403, False), path
        with clock.at(MORNING + timedelta(hours=2)):
            answer = key_holder.client.post("/planted/", carried | PROOF)
            assert answer.content.decode() == "signed ['акт.pdf'] ['csrfmiddlewaretoken', 'number']"
        with clock.at(MORNING + timedelta(hours=3)):
            assert key_holder.client.post("/planted/", carried | PROOF).status_code == 403


def test_a_file_gone_meanwhile_stops_the_signature_in_words(
    key_holder: Person, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    planted(takes, key_holder)
    with clock.at(MORNING + timedelta(hours=1)):
        carried = asked_with_a_file(key_holder)
        (aside,) = (tmp_path / "waiting").iterdir()
        aside.unlink()
        answer = key_holder.client.post("/planted/", carried | PROOF)

    assert answer.status_code == 403
    assert "Ештеңеге қол қойылған жоқ" in answer.content.decode()


def test_what_one_person_puts_aside_is_bounded(
    key_holder: Person, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    planted(takes, key_holder)
    with clock.at(MORNING + timedelta(hours=1)):
        for _ in range(waiting.MOST_FILES + 3):
            last = asked_with_a_file(key_holder)
        assert len(list((tmp_path / "waiting").iterdir())) == waiting.MOST_FILES
        assert key_holder.client.post("/planted/", last | PROOF).status_code == 200


def test_a_foreign_site_makes_nobody_confirm(key_holder: Person) -> None:
    planted(takes, key_holder)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = key_holder.client.cookies
    with clock.at(MORNING + timedelta(hours=1)):
        for data in ({"number": "7"}, {"number": "7"} | PROOF):
            answer = strict.post("/planted/", data)
            assert answer.status_code == 403
            assert b'id="by-' not in answer.content
        assert key_holder.client.post("/planted/", {"number": "7"}).status_code == 403


@pytest.mark.parametrize(
    "forged",
    [
        {"confirm_by": "nothing"},
        {"confirm_by": "passkey", "confirm_credential": "{}"},
        {"confirm_by": "passkey", "confirm_credential": "["},
        {"confirm_by": "code"},
        {"confirm_by": "password"},
    ],
)
def test_a_forged_proof_is_asked_again(key_holder: Person, forged: dict[str, str]) -> None:
    planted(takes, key_holder)
    with clock.at(MORNING + timedelta(hours=1)):
        assert key_holder.client.post("/planted/", forged).status_code == 403


def test_who_may_not_sign_any_more_is_not_even_asked(key_holder: Person) -> None:
    planted(takes, key_holder)
    Membership.objects.update(until=MORNING.date())
    with clock.at(MORNING + timedelta(days=1)):
        answer = key_holder.client.post("/planted/", PROOF)

    assert answer.status_code == 403
    assert b'id="by-' not in answer.content
    assert "аяқталған" in answer.content.decode()


@pytest.fixture(autouse=True)
def no_plants() -> object:
    """What a test has planted in the table of addresses goes."""
    from django.urls import clear_url_caches

    from kezdesu.config import urls

    before = list(urls.urlpatterns)
    yield
    urls.urlpatterns[:] = before
    clear_url_caches()


def planted(view: object, person: Person, path: str = "planted/") -> Client:
    """An address of a test's own that signs, and the person's browser."""
    from django.urls import clear_url_caches

    from kezdesu.config import urls
    from kezdesu.web.policies import SIGNED_IN
    from kezdesu.web.routes import route

    entry = route(path, view, name=path.strip("/"), policy=SIGNED_IN, methods=("POST",), fresh=True)  # type: ignore[arg-type]
    urls.urlpatterns.append(entry)
    clear_url_caches()
    return person.client


def test_roles_that_only_prepare_are_never_asked() -> None:
    clerk = staff(Role.CLERK)
    with clock.at(MORNING):
        clerk.sign_in()
    with clock.at(MORNING + timedelta(hours=5)):
        assert clerk.get("office:today").status_code == 200
        assert clerk.client.post("/kk/office/schedule/2026/bodies/healthcare/acts/start/").status_code != 403
