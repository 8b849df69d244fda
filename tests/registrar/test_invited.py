"""From the registrar's form to the desk of who was invited; dead links say whom to ask."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kezdesu.bodies.models import Body, Invitation, Membership
from kezdesu.common import clock
from kezdesu.people import sessions
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.web import fresh
from tests.accounts.people import Person
from tests.factories import make_account, make_body
from tests.registrar.conftest import NOW, signed_in

INVITE = "/ru/office/registrar/bodies/healthcare/invite/"
PERSON = {
    "name": "Әлия Сәрсен",
    "email": "aliya@example.kz",
    "roles": ["clerk", "moderator"],
    "language": "kk",
}
PASSWORD = "correct horse battery kazakh"


def link_in(answer: object) -> str:
    found = re.search(r'value="https?://[^/"]+(/[^"]+)"', answer.content.decode())  # type: ignore[attr-defined]
    assert found
    return found[1]


def assert_stamped_and_listed(client: Client, account: Account) -> None:
    """Her session is like one of a sign-in: fresh from now on, on her list, known to the streams."""
    key = client.session.session_key
    assert client.session[fresh.MARK] == clock.now().isoformat()
    assert [one.key for one in sessions.of(account)] == [key]
    assert sessions.accounts_of([str(key)]) == {key: account}


@pytest.fixture
def link(desk: Client, django_capture_on_commit_callbacks: object) -> str:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        return link_in(desk.post(INVITE, PERSON))


def test_the_letter_is_in_her_language_and_holds_the_link(link: str) -> None:
    (letter,) = mail.outbox

    assert letter.to == ["aliya@example.kz"]
    assert "Kezdesu" in letter.subject
    assert "шақыр" in letter.body
    assert link in letter.body
    assert link.startswith("/kk/")


def test_she_chooses_a_password_and_stands_at_her_desk(link: str) -> None:
    client = Client()
    shown = client.get(link)
    weak = client.post(link, {"new_password": "123", "again": "123"})

    entered = client.post(link, {"new_password": PASSWORD, "again": PASSWORD})

    assert (shown.status_code, weak.status_code, entered.status_code) == (200, 422, 302)
    assert client.get("/kk/office/").status_code == 200
    account = Account.objects.get(email="aliya@example.kz")
    assert_stamped_and_listed(client, account)
    assert set(Membership.objects.filter(account=account).values_list("role", flat=True)) == {
        "clerk",
        "moderator",
    }


def test_the_link_is_shown_once_and_never_on_the_page_of_the_body(desk: Client, link: str) -> None:
    secret = link.rstrip("/").rpartition("/")[2]

    page = desk.get("/ru/office/registrar/bodies/healthcare/").content.decode()

    assert "aliya@example.kz" in page
    assert secret not in page


@pytest.mark.parametrize("ending", ["expired", "used", "withdrawn"])
def test_dead_links_say_whom_to_ask(desk: Client, registrar: Account, link: str, ending: str) -> None:
    invitation = Invitation.objects.get()
    if ending == "expired":
        clock.freeze(NOW + timedelta(days=7))
    elif ending == "used":
        Client().post(link, {"new_password": PASSWORD, "again": PASSWORD})
    else:
        desk.post(f"/ru/office/registrar/invitations/{invitation.pk}/withdraw/")

    answer = Client().get(link)

    assert answer.status_code == 410
    assert registrar.name in answer.content.decode()
    assert (f"{link}ask/" in answer.content.decode()) is (ending != "used")
    assert Client().post(link, {"new_password": PASSWORD, "again": PASSWORD}).status_code == 410


def test_a_new_one_is_asked_for_twice_a_day_at_most(
    registrar: Account, link: str, django_capture_on_commit_callbacks: object
) -> None:
    clock.freeze(NOW + timedelta(days=8))
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        codes = [Client().post(f"{link}ask/").status_code for _ in range(3)]

    assert codes == [200, 200, 429]
    assert [letter.to for letter in mail.outbox] == [[registrar.email]] * 2


def test_sent_again_only_the_new_link_works(desk: Client, link: str) -> None:
    invitation = Invitation.objects.get()

    again = link_in(desk.post(f"/ru/office/registrar/invitations/{invitation.pk}/again/"))

    assert Client().get(link).status_code == 404
    assert Client().get(again).status_code == 200


def test_who_has_an_account_adds_the_roles_to_it(desk: Client, ministry: Body) -> None:
    account = make_account(Role.CLERK, make_body("agriculture"), password=PASSWORD)
    link = link_in(desk.post(INVITE, {**PERSON, "email": account.email}))

    assert Client().post(link, {"password": "wrong"}).status_code == 422
    stranger = signed_in(make_account(Role.CLERK, ministry))
    assert stranger.post(link, {}).status_code == 422
    assert signed_in(account).post(link, {}).status_code == 302
    assert Membership.objects.filter(account=account, body=ministry).count() == 2
    account.refresh_from_db()
    assert account.check_password(PASSWORD)


def test_who_was_away_comes_back_with_the_password_she_had(desk: Client, ministry: Body) -> None:
    account = make_account(password=PASSWORD)
    link = link_in(desk.post(INVITE, {**PERSON, "email": account.email}))

    client = Client()
    assert client.post(link, {"password": PASSWORD})["Location"] == "/kk/office/"
    assert Membership.objects.filter(account=account, body=ministry).count() == 2
    assert_stamped_and_listed(client, account)


def test_the_password_alone_opens_no_session_of_who_has_a_second_step(desk: Client) -> None:
    person = Person(make_account(Role.CLERK, make_body("agriculture"), password=PASSWORD))
    person.sign_in(PASSWORD)
    person.set_up_app()
    link = link_in(desk.post(INVITE, {**PERSON, "email": person.account.email}))

    client = Client()
    assert client.post(link, {"password": PASSWORD})["Location"] == "/kk/accounts/login/code/"
    assert client.get("/kk/office/").status_code == 302


def test_an_unreachable_mail_server_loses_nothing(desk: Client, settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]

    answer = desk.post(INVITE, PERSON)

    assert answer.status_code == 200
    assert Client().get(link_in(answer)).status_code == 200


def test_a_stranger_is_told_that_there_is_no_such_invitation() -> None:
    for secret in ("x", "a" * 300, "%00"):
        assert Client().get(f"/ru/accounts/invited/{secret}/").status_code == 404


def test_a_sheet_is_shown_then_applied(desk: Client, ministry: Body) -> None:
    rows = "орган;фио;почта;роль;с\nhealthcare;Асан;asan@example.kz;clerk;2026-07-01\nжоқ;Б;b@b.kz;clerk;2026-07-01\n"
    page = "/ru/office/registrar/import/"
    shown = desk.post(page, {"file": SimpleUploadedFile("a.csv", rows.encode())})
    html = shown.content.decode()
    kept = re.search(r'name="rows" value="([^"]+)"', html)
    assert kept
    assert not Invitation.objects.exists()

    applied = desk.post(page, {"rows": kept[1], "do": "apply"})

    assert "Такой орган не найден" in html
    assert applied.status_code == 200
    assert Invitation.objects.get().email == "asan@example.kz"
    assert desk.post(page, {"rows": kept[1] + "x", "do": "apply"}).status_code == 302
    assert desk.post(page, {"file": SimpleUploadedFile("a.pdf", b"%PDF-1.4 %%EOF")}).status_code == 422
