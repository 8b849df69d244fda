"""The registrar's desk by its pages: what is done, what is refused in words, what nobody else sees."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kezdesu.bodies import actions, queries
from kezdesu.bodies.models import Body, Delegation, Membership, Office, Tenure
from kezdesu.common import clock
from kezdesu.people.models import Account
from kezdesu.people.roles import Role
from kezdesu.web import fresh
from tests.factories import actor_of, make_account, make_body, make_office, make_visit
from tests.registrar.conftest import signed_in

ROOT = "/ru/office/registrar/"
BODY = f"{ROOT}bodies/healthcare/"


def text(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined]


def test_a_body_registrar_sees_her_body_only_and_the_centre_all(desk: Client, centre: Client) -> None:
    make_body("agriculture")

    assert "bodies/healthcare/" in text(desk.get(ROOT))
    assert "agriculture" not in text(desk.get(ROOT))
    assert "agriculture" in text(centre.get(ROOT))
    assert desk.get(f"{ROOT}bodies/agriculture/").status_code == 403
    assert desk.get(f"{ROOT}bodies/nowhere/").status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role != Role.REGISTRAR])
def test_no_other_role_opens_the_desk(ministry: Body, role: Role) -> None:
    client = signed_in(make_account(role, ministry))

    assert client.get(ROOT).status_code == 403
    assert client.post(f"{BODY}role/", {}).status_code == 403


def test_a_role_is_given_and_ended_at_once_and_leads_nowhere(desk: Client, ministry: Body) -> None:
    account = make_account()
    given = desk.post(f"{BODY}role/", {"email": account.email, "role": "clerk", "since": "2026-06-20"})
    hers = signed_in(account)
    before = hers.get("/ru/office/").status_code
    row = Membership.objects.get(account=account)

    ended = desk.post(f"{ROOT}roles/{row.pk}/end/", {"how": "at_once"})

    assert (given.status_code, ended.status_code, before) == (302, 302, 200)
    assert hers.get("/ru/office/").status_code in (302, 403)


def test_what_was_refused_stands_on_its_field_and_nothing_typed_is_lost(desk: Client, ministry: Body) -> None:
    answer = desk.post(f"{BODY}role/", {"email": "nobody@example.kz", "role": "clerk", "since": "2026-06-20"})

    assert answer.status_code == 422
    assert "nobody@example.kz" in text(answer)
    assert "id_email_error" in text(answer)


def test_the_last_registrar_is_not_taken_away(desk: Client, registrar: Account) -> None:
    row = Membership.objects.get(account=registrar)

    answer = desk.post(f"{ROOT}roles/{row.pk}/end/", {"how": "at_once"})

    assert answer.status_code == 422
    assert "последний регистратор" in text(answer)


def test_a_post_is_made_filled_renamed_and_ended(desk: Client, ministry: Body) -> None:
    title = {"title_kk": "Су департаменті", "title_ru": "Департамент воды"}
    desk.post(f"{BODY}post/", {**title, "slug": "water", "rank": "department", "since": "2026-01-01"})
    post = ministry.offices.get(slug="water")
    name = {"title_kk": "Асан", "title_ru": "Асан", "since": "2026-06-01"}
    steps = [
        desk.post(f"{ROOT}posts/{post.pk}/appoint/", name),
        desk.post(f"{ROOT}posts/{post.pk}/appoint/", {**name, "title_ru": "Алия", "since": "2026-07-01"}),
        desk.post(f"{ROOT}posts/{post.pk}/rename/", {**name, "since": "2026-06-20"}),
    ]
    ahead = Tenure.objects.get(office=post, since__gt=clock.today())
    steps.append(desk.post(f"{ROOT}tenures/{ahead.pk}/correct/", {**name, "since": "2026-08-01"}))
    page = text(desk.get(BODY))
    steps.append(desk.post(f"{ROOT}tenures/{ahead.pk}/end/", {"last_day": "2026-09-01"}))
    steps.append(desk.post(f"{ROOT}posts/{post.pk}/end/", {"last_day": "2026-12-31"}))

    assert [step.status_code for step in steps] == [302] * 6
    assert "Асан" in page
    assert [row.since.isoformat() for row in post.tenures.order_by("since")] == ["2026-06-01", "2026-08-01"]


def test_appointing_a_namesake_asks_who_she_is(desk: Client, ministry: Body) -> None:
    first, second = (make_office(ministry, slug) for slug in ("first", "second"))
    name = {"title_kk": "Асан Үсен", "title_ru": "Асан Усен", "since": "2026-06-01"}
    desk.post(f"{ROOT}posts/{first.pk}/appoint/", name)
    held = Tenure.objects.get()

    asked = desk.post(f"{ROOT}posts/{second.pk}/appoint/", name)
    answered = desk.post(f"{ROOT}posts/{second.pk}/appoint/", {**name, "same": held.pk})

    assert asked.status_code == 422
    assert "Другой человек с тем же именем" in text(asked)
    assert f'value="{held.pk}"' in text(asked)
    assert answered.status_code == 302
    assert {row.who for row in Tenure.objects.all()} == {held.pk}


def test_a_body_is_renamed_by_the_centre_and_not_by_its_own_registrar(
    desk: Client, centre: Client, ministry: Body
) -> None:
    typed = {
        "title_kk": "Денсаулық министрлігі",
        "title_ru": "Министерство здоровья",
        "since": "2026-06-01",
        "act_number": "12",
    }

    refused, done = desk.post(f"{BODY}rename/", typed), centre.post(f"{BODY}rename/", typed)

    assert (refused.status_code, done.status_code) == (422, 302)
    public = text(Client().get("/ru/bodies/healthcare/"))
    assert "Министерство здоровья" in public
    assert "Министерство здравоохранения" in public


SPLIT = {
    "since": "2026-07-01",
    "act_number": "77",
    "heir0-slug": "health",
    "heir0-name_kk": "Денсаулық министрлігі",
    "heir0-name_ru": "Министерство здоровья",
    "heir0-head_kk": "Денсаулық министрі",
    "heir0-head_ru": "Министр здоровья",
    "heir1-slug": "sport",
    "heir1-name_kk": "Спорт министрлігі",
    "heir1-name_ru": "Министерство спорта",
    "heir1-head_kk": "Спорт министрі",
    "heir1-head_ru": "Министр спорта",
}


def test_a_split_is_shown_before_it_is_done(centre: Client, ministry: Body) -> None:
    stays = make_visit(body=ministry, starts_at=clock.almaty(2026, 9, 1, 10))
    goes = make_visit(body=ministry, starts_at=clock.almaty(2026, 9, 2, 10))
    post = make_office(ministry, "sport-department", rank="department")
    typed = {**SPLIT, f"post-{post.slug}": "1", f"visit-{stays.code}": "0", f"visit-{goes.code}": "1"}

    shown = centre.post(f"{BODY}split/", typed)
    untouched = Body.objects.filter(slug="health").exists()
    done = centre.post(f"{BODY}split/", {**typed, "apply": "1"})

    assert (shown.status_code, untouched, done.status_code) == (200, False, 302)
    assert "2 встречи впереди" in text(shown)
    assert f"{goes.code}, 2 сентября 2026" in text(shown).replace("\xa0", " ")
    assert {code: rows[0][1] for code, rows in queries.visits_handed_over().items()} == {goes.code: "sport"}
    assert "Министерство здоровья" in text(shown)
    assert queries.posts_handed_over() == {post.pk: [(clock.almaty_date(clock.almaty(2026, 7, 1)), "sport")]}
    assert "Министерство здоровья" in text(centre.get(BODY))


def test_a_split_without_successors_says_what_is_missing(centre: Client, ministry: Body) -> None:
    answer = centre.post(f"{BODY}split/", {"since": "2026-07-01", "act_number": "7", "apply": "1"})

    assert answer.status_code == 422
    assert ministry.valid_until is None


def test_merged_into_another(centre: Client, ministry: Body) -> None:
    make_body("social")
    typed = {"since": "2026-07-01", "act_number": "7", "heir0-existing": "social", "apply": "1"}

    answer = centre.post(f"{BODY}merge/", typed)

    assert answer.status_code == 302
    assert [row.successor.slug for row in queries.heirs_of(ministry)] == ["social"]
    with clock.at(clock.almaty(2026, 7, 2)):
        public = text(Client().get("/ru/bodies/healthcare/"))
    assert "/ru/bodies/social/" in public


def test_the_head_delegates_on_her_own_page(ministry: Body) -> None:
    head, deputy = make_account(Role.HEAD, ministry), make_account(Role.CLERK, ministry)
    hers = signed_in(head)
    typed = {
        "deputy": deputy.pk,
        "since": "2026-06-21",
        "until": "2026-06-30",
        "act_number": "55",
        "reason": "отпуск",
    }

    assert hers.post("/ru/office/acting/healthcare/", {**typed, "act_number": ""}).status_code == 422
    assert hers.post("/ru/office/acting/healthcare/", typed).status_code == 302
    row = Delegation.objects.get()
    assert deputy.name in text(hers.get("/ru/office/acting/"))
    end, line = f"/ru/office/acting/{row.pk}/end/", f"{deputy.name} исполняет ваши обязанности до 30"
    assert line not in text(hers.get("/ru/office/"))
    with clock.at(clock.almaty(2026, 6, 21)):
        assert line in text(hers.get("/ru/office/"))
        assert f'href="{end}"' in hers.get("/ru/office/").content.decode()
        assert "Вы исполняете обязанности руководителя до 30" in text(signed_in(deputy).get("/ru/office/"))
        assert hers.get(end).status_code == 200
        assert hers.post(end, {"reason": "вернулась"}).status_code == 302
        assert line not in text(hers.get("/ru/office/"))
        assert "Вы исполняете" not in text(signed_in(deputy).get("/ru/office/"))


def test_the_acting_head_is_stopped_from_delegating_further(ministry: Body) -> None:
    head, deputy = make_account(Role.HEAD, ministry), make_account(Role.CLERK, ministry)
    actions.delegate(
        office=ministry.offices.get(slug="head"),
        deputy=deputy,
        since=clock.today(),
        until=clock.today(),
        act_number="1",
        reason="сапар",
        by=actor_of(head),
    )

    end = f"/ru/office/acting/{Delegation.objects.get().pk}/end/"
    lists = {who: signed_in(who).get("/ru/office/acting/").content.decode() for who in (head, deputy)}
    assert signed_in(deputy).get("/ru/office/acting/healthcare/").status_code == 403
    assert signed_in(deputy).get(end).status_code == 403
    assert (f'href="{end}"' in lists[head], f'href="{end}"' in lists[deputy]) == (True, False)


def test_a_head_of_another_body_delegates_nothing_here(ministry: Body) -> None:
    stranger = signed_in(make_account(Role.HEAD, make_body("agriculture")))

    assert stranger.get("/ru/office/acting/healthcare/").status_code == 403
    assert stranger.post("/ru/office/acting/healthcare/", {}).status_code == 403


def test_the_list_of_members_is_narrowed_by_the_address(desk: Client, ministry: Body) -> None:
    clerk, head = make_account(Role.CLERK, ministry), make_account(Role.HEAD, ministry)

    page = text(desk.get(f"{ROOT}members/?role=clerk"))

    assert clerk.name in page
    assert f">{head.name}<" not in page
    assert desk.get(f"{ROOT}members/{head.pk}/").status_code == 200
    assert desk.get(f"{ROOT}members/{make_account().pk}/").status_code == 403


def test_help_for_who_lost_a_device_stays_within_the_body(desk: Client, ministry: Body) -> None:
    clerk = make_account(Role.CLERK, ministry)
    stranger = make_account(Role.CLERK, make_body("agriculture"))

    assert desk.post(f"{ROOT}members/{clerk.pk}/end-sessions/").status_code == 302
    assert desk.post(f"{ROOT}members/{clerk.pk}/reset-factor/").status_code == 302
    assert desk.post(f"{ROOT}members/{stranger.pk}/reset-factor/").status_code == 403


def test_the_lists_take_the_same_queries_at_one_and_many(
    desk: Client, centre: Client, ministry: Body
) -> None:
    def counted(client: Client, path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        return len(captured)

    def held(post: Office) -> None:
        Tenure.objects.create(office=post, holder_kk="А", holder_ru="А", holder_en="A", since=clock.today())

    held(make_office(ministry))
    paths = [(centre, ROOT), (desk, BODY), (desk, f"{ROOT}members/"), (desk, "/ru/office/acting/")]
    one = [counted(client, path) for client, path in paths]
    for number in range(3):
        make_account(Role.CLERK, ministry)
        held(make_office(ministry, f"post-{number}", rank="department"))
        make_account(Role.CLERK, make_body(f"ministry-{number}"))

    assert [counted(client, path) for client, path in paths] == one
    assert max(one) <= 25


def test_nobody_takes_off_a_second_step_without_a_fresh_proof(desk: Client, ministry: Body) -> None:
    head = make_account(Role.HEAD, ministry)
    Authenticator.objects.create(user=head, type=Authenticator.Type.TOTP, data={"secret": "sealed"})
    session = desk.session
    session[fresh.MARK] = (clock.now() - timedelta(hours=1)).isoformat()
    session.save()

    asked = desk.post(f"{ROOT}members/{head.pk}/reset-factor/")

    assert asked.status_code == 403
    assert "Подтвердите, что это вы" in text(asked)
    assert Authenticator.objects.filter(user=head).exists()


def test_a_sheet_that_was_read_is_not_asked_for_again(desk: Client, ministry: Body) -> None:
    lines = "Орган;ФИО;Почта;Роль;С\nhealthcare;Асан Усен;asan@example.kz;clerk;01.07.2026\n"
    sheet = SimpleUploadedFile("members.csv", lines.encode())

    page = text(desk.post(f"{ROOT}import/", {"file": sheet}))

    assert 'name="rows"' in page
    assert "Выберите файл ещё раз" not in page
