"""A tab left open while its session ended: the next POST is refused in words, and nothing is done."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from kezdesu.bodies import actions as bodies
from kezdesu.bodies.models import Membership
from kezdesu.common import clock
from kezdesu.people import actions
from kezdesu.people.actors import MACHINE, Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.schedule.models import Proposal
from kezdesu.web.problems import problem
from tests.accounts.people import PASSWORD, Person
from tests.factories import actor_of, make_account, make_body
from tests.factories.schedule import make_offices, make_schedule

pytestmark = pytest.mark.django_db
MORNING = clock.almaty(2025, 11, 20, 9)
PATH = "/kk/office/schedule/2026/bodies/healthcare/"
ROW = {
    "form-TOTAL_FORMS": "1",
    "form-INITIAL_FORMS": "0",
    "revision": "0",
    "form-0-planned_on": "2026-03-11",
    "form-0-region": "350000000",
    "form-0-office": "head",
    "form-0-place_kk": "Үй",
    "form-0-place_ru": "Дом",
}
SIGN_IN = "/accounts/login/"
OVER = "Жібергеніңіз орындалған жоқ"


@pytest.fixture
def head() -> Person:
    """At the page of a prepared proposal, ready to sign."""
    clock.freeze(MORNING)
    offices = make_offices()
    make_schedule()
    clerk = Client()
    clerk.force_login(Account.objects.get(pk=offices.clerk.account_id))
    clerk.post(f"{PATH}acts/start/")
    clerk.post(PATH, ROW)
    clerk.post(f"{PATH}acts/prepare/")
    account = Account.objects.get(pk=offices.head.account_id)
    account.set_password(PASSWORD)
    account.save()
    person = Person(account)
    person.sign_in()
    assert person.client.get(PATH).status_code == 200
    return person


def end_today(account: Account) -> None:
    """The last day passes."""
    Membership.objects.filter(account=account).update(until=clock.today())
    clock.freeze(MORNING + timedelta(days=1))


def take_away(account: Account) -> None:
    registrar = actor_of(make_account(Role.REGISTRAR, Membership.objects.get(account=account).body))
    bodies.end_membership(row=Membership.objects.get(account=account), last_day=None, by=registrar)


def close(account: Account) -> None:
    actions.close_account(account, by=MACHINE)


def close_behind_the_back(account: Account) -> None:
    """As by the operator's own hand in the database: the session row stands."""
    Account.objects.filter(pk=account.pk).update(is_active=False)


def change_password(account: Account) -> None:
    actions.change_password(account, password=f"another {PASSWORD}", by=Actor(account_id=account.pk))


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (end_today, "аяқталған. Тіркеушіден сұраңыз"),
        (take_away, OVER),
        (close, OVER),
        (close_behind_the_back, OVER),
        (change_password, OVER),
    ],
)
def test_the_open_tab_signs_nothing_and_says_why(head: Person, happens: object, words: str) -> None:
    happens(head.account)  # type: ignore[operator]

    answer = head.client.post(f"{PATH}acts/sign/")

    assert answer.status_code == 403
    assert words in answer.content.decode()
    assert Proposal.objects.get().state == "prepared"
    assert head.client.get(PATH)["Location"].startswith("/kk/accounts/login/")


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("kk", "аяқталған. Тіркеушіден сұраңыз"),
        ("ru", "обратитесь к регистратору"),
        ("en", "Ask the registrar of"),
    ],
)
def test_the_exact_reason_stands_alone(head: Person, language: str, lead: str) -> None:
    end_today(head.account)

    page = head.client.post(f"/{language}{PATH[3:]}acts/sign/").content.decode()

    shown, _line, others = page.partition('<ul class="plain muted">')
    assert lead in shown
    assert sum(words in others for words in ("Тіркеушіден", "регистратору", "Ask the registrar of")) == 2
    assert [advice for advice in problem(403).advice.as_dict().values() if advice in page] == []
    assert SIGN_IN not in page.partition("<main")[2]


def test_where_signing_in_helps_its_button_stays(head: Person) -> None:
    take_away(head.account)

    page = head.client.post(f"{PATH}acts/sign/").content.decode().partition("<main")[2]

    assert OVER in page
    assert SIGN_IN in page


def test_a_role_elsewhere_does_not_sign_here(head: Person) -> None:
    another = make_body("agriculture")
    Membership.objects.create(account=head.account, body=another, role=Role.CLERK, since=clock.today())
    take = Membership.objects.get(account=head.account, role=Role.HEAD)
    registrar = actor_of(make_account(Role.REGISTRAR, take.body))
    bodies.end_membership(row=take, last_day=None, by=registrar)

    assert head.client.post(f"{PATH}acts/sign/").status_code in (403, 404)
    assert Proposal.objects.get().state == "prepared"


def test_a_visitor_who_was_never_inside_is_led_to_the_sign_in() -> None:
    answer = Client().post(f"{PATH}acts/sign/")

    assert answer.status_code == 302
    assert answer["Location"].startswith("/kk/accounts/login/")
