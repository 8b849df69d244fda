"""A sheet of members: refused rows are named, good ones are kept, and the same sheet twice changes nothing."""

from __future__ import annotations

import io
from datetime import date

import pytest
import xlsxwriter

from kezdesu.bodies import actions, roster, sheets
from kezdesu.bodies.models import Body, Invitation, Membership
from kezdesu.common.answers import Refused
from kezdesu.journal.models import Entry
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from tests.factories import make_account

HEAD_KK = ("Рөлі", "Бастап", "Орган", "Аты-жөні", "Пошта")
HEAD_RU = ("ОРГАН", "ФИО", "Эл. почта", "Роль", "С")


def csv_of(*rows: tuple[str, ...]) -> bytes:
    return "\n".join(";".join(row) for row in rows).encode()


def xlsx_of(*rows: tuple[object, ...], formula: str = "") -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "default_date_format": "dd.mm.yyyy"})
    sheet = book.add_worksheet()
    for place, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(place, column, cell)
    if formula:
        sheet.write_formula(len(rows), 0, formula)
    book.close()
    return out.getvalue()


def codes(rows: list[roster.Judged]) -> list[tuple[int, str]]:
    return [(row.number, row.outcome if row.denied is None else row.denied.code) for row in rows]


def test_headings_in_kazakh_in_any_order_and_roles_in_any_language(ministry: Body, registrar: Actor) -> None:
    known = make_account()
    data = xlsx_of(
        ("Қызметкерлер тізімі",),
        HEAD_KK,
        ("Басшы (қол қояды)", date(2026, 7, 1), ministry.name_kk, "Асан", known.email),
        ("модератор", "2026-06-01", "healthcare", "Әлия", "aliya@example.kz"),
        ("Исполнитель", "01.07.2026", f"«{ministry.name_ru.upper()}»", "Әлия", "ALIYA@example.kz"),
    )

    rows = roster.judge(sheets.read("a.xlsx", data), by=registrar)
    done = actions.apply_sheet(rows=rows, language="kk", by=registrar)

    assert codes(rows) == [(3, "give"), (4, "invite"), (5, "invite")]
    assert (done.given, len(done.sent)) == (1, 1)
    assert Membership.objects.get(account=known).since == date(2026, 7, 1)
    assert Invitation.objects.get().role_set == (Role.MODERATOR, Role.EXECUTOR)


def test_bad_rows_are_named_by_number_and_good_ones_kept(ministry: Body, registrar: Actor) -> None:
    data = csv_of(
        HEAD_RU,
        ("healthcare", "Асан", "asan@example.kz", "clerk", "2026-07-01"),
        ("жоқ орган", "Асан", "a@example.kz", "clerk", "2026-07-01"),
        ("healthcare", "", "b@example.kz", "clerk", "2026-07-01"),
        ("healthcare", "Бота", "not-an-address", "clerk", "2026-07-01"),
        ("", "", "", "", ""),
        ("healthcare", "Бота", "c@example.kz", "король", "2026-07-01"),
        ("healthcare", "Бота", "c@example.kz", "clerk", "31 ақпан"),
        ("healthcare", "=HYPERLINK(1)", "c@example.kz", "clerk", "2026-07-01"),
        ("healthcare", "Асан", "ASAN@example.kz", "clerk", "2026-07-01"),
        ("healthcare", "Дана", "d@example.kz", "akim", "2026-07-01"),
    )

    assert codes(roster.judge(sheets.read("a.csv", data), by=registrar)) == [
        (2, "invite"),
        (3, "no_body"),
        (4, "no_name"),
        (5, "no_email"),
        (7, "no_such_role"),
        (8, "no_day"),
        (9, "formula"),
        (10, "twice"),
        (11, "role_elsewhere"),
    ]


def test_nothing_is_done_before_it_is_applied(ministry: Body, registrar: Actor) -> None:
    rows = sheets.read(
        "a.csv", csv_of(HEAD_RU, ("healthcare", "Асан", "a@example.kz", "clerk", "2026-07-01"))
    )

    roster.judge(rows, by=registrar)

    assert not Invitation.objects.exists()
    assert not Entry.objects.exists()


def test_the_same_file_twice_changes_nothing(ministry: Body, registrar: Actor) -> None:
    known = make_account()
    data = csv_of(
        HEAD_RU,
        ("healthcare", "Асан", "a@example.kz", "clerk", "2026-07-01"),
        ("healthcare", "Таныс", known.email, "head", "2026-07-01"),
    )
    first = roster.judge(sheets.read("a.csv", data), by=registrar)
    actions.apply_sheet(rows=first, language="kk", by=registrar)
    members, invitations = Membership.objects.count(), Invitation.objects.count()

    again = roster.judge(sheets.read("a.csv", data), by=registrar)
    done = actions.apply_sheet(rows=again, language="kk", by=registrar)

    assert [row.outcome for row in again] == ["same", "same"]
    assert (done.given, done.sent, done.unchanged) == (0, (), 2)
    assert (Membership.objects.count(), Invitation.objects.count()) == (members, invitations)


def test_a_registrar_imports_into_her_own_body_only(ministry: Body, registrar: Actor, centre: Body) -> None:
    from tests.factories import make_body

    make_body("agriculture")
    data = csv_of(HEAD_RU, ("agriculture", "Асан", "a@example.kz", "clerk", "2026-07-01"))

    assert codes(roster.judge(sheets.read("a.csv", data), by=registrar)) == [(2, "not_registrar")]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.xlsx", xlsx_of(HEAD_RU, formula="=1+1"), "formulas"),
        ("a.xlsx", b"PK\x03\x04 not a zip", "file_broken"),
        ("a.pdf", b"%PDF-1.4 renamed %%EOF", "not_a_sheet"),
        ("a.csv", csv_of(("орган", "имя")), "no_heading"),
        ("a.csv", csv_of(HEAD_RU, *[("x", "y", "z", "q", "w")] * 501), "too_many_rows"),
    ],
)
def test_files_that_are_no_sheet_are_refused_in_words(name: str, data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        sheets.read(name, data)

    assert (refusal.value.denied.code, refusal.value.field) == (code, "file")
