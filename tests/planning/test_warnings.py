"""Warnings on a draft: each kind appears with its reason, clause and rows, and disappears when it is put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kezdesu.common.trilingual import Trilingual
from kezdesu.planning.coverage import Busy, Cadence, Facts, Holder, Post
from kezdesu.planning.need import Need
from kezdesu.planning.warnings import SEVERITIES, DraftWarning, Severity, WarningKind
from kezdesu.planning.warnings_all import warnings_on
from kezdesu.schedule.drafts import DraftRow
from kezdesu.schedule.states import Wish

KARAGANDA, ABAI = "350000000", "100000000"
NAMES = {KARAGANDA: Trilingual("Қарағанды облысы", "Карагандинская область", "Karaganda")}
HEALTH = Trilingual("Денсаулық сақтау министрлігі", "Министерство здравоохранения", "Ministry of Healthcare")
ASSEL = Trilingual("Әсел Серік", "Асель Серик", "Assel Serik")


def post(slug: str, rank: str, *holders: Holder) -> Post:
    return Post("healthcare", slug, rank, Trilingual("Министр", "Министр", "Minister"), holders)


FACTS = Facts(
    today=date(2026, 11, 20),
    first_day=date(2027, 1, 1),
    last_day=date(2027, 12, 31),
    bodies={"healthcare": HEALTH},
    regions=NAMES,
    posts={("healthcare", slug): post(slug, rank) for slug, rank in (("head", "head"), ("deputy", "deputy"))},
    obliged=frozenset({"healthcare"}),
)


def row(entry: int, day: date, office: str = "head", **changes: object) -> DraftRow:
    plain = DraftRow(
        entry=entry,
        body="healthcare",
        office=office,
        wished_region=KARAGANDA,
        wished_on=day,
        wished_until=None,
        wish=Wish.DAY,
        place_kk="Зал",
        place_ru="Зал",
        wished_district=None,
        number=0,
        region=KARAGANDA,
        planned_on=day,
        planned_until=None,
        has_remarks=False,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def found(kind: WarningKind, rows: Sequence[DraftRow], facts: Facts = FACTS) -> list[DraftWarning]:
    return [warning for warning in warnings_on(rows, facts) if warning.kind == kind]


def test_every_kind_has_its_severity() -> None:
    assert set(SEVERITIES) == set(WarningKind)


def test_one_post_on_two_days_that_overlap_is_named_with_both_rows() -> None:
    long = row(1, date(2027, 3, 10), planned_until=date(2027, 3, 12), wished_until=date(2027, 3, 12))
    [warning] = found(WarningKind.SAME_PERSON, [long, row(2, date(2027, 3, 12))])
    assert (warning.rows, warning.severity, warning.month) == ((1, 2), Severity.CANNOT, "2027-03")
    assert "12 марта 2027" in warning.reason.ru
    assert found(WarningKind.SAME_PERSON, [long, row(2, date(2027, 3, 15))]) == []


def test_one_person_in_two_posts_cannot_be_in_two_places_while_she_holds_both() -> None:
    held = Holder(ASSEL, date(2026, 1, 1), date(2027, 6, 30))
    facts = replace(
        FACTS,
        posts={
            ("healthcare", "head"): post("head", "head", held),
            ("healthcare", "deputy"): post("deputy", "deputy", held),
        },
    )
    both = [row(1, date(2027, 5, 4)), row(2, date(2027, 5, 4), "deputy")]
    [warning] = found(WarningKind.SAME_PERSON, both, facts)
    assert warning.reason.kk.startswith("Әсел Серік")
    later = [row(1, date(2027, 8, 4)), row(2, date(2027, 8, 4), "deputy")]
    assert found(WarningKind.SAME_PERSON, later, facts) == []


def test_an_approved_visit_elsewhere_takes_the_person_s_day() -> None:
    busy = Busy("M-2027-0003", "healthcare", "head", KARAGANDA, date(2027, 3, 10), date(2027, 3, 10))
    facts = replace(FACTS, elsewhere=(busy,))
    [warning] = found(WarningKind.SAME_PERSON, [row(1, date(2027, 3, 10))], facts)
    assert (warning.rows, warning.visits) == ((1,), ("M-2027-0003",))


def test_holiday_is_named_with_the_reason_of_the_calendar() -> None:
    facts = replace(FACTS, free_days={date(2027, 3, 22): Trilingual("Наурыз", "Наурыз", "Nauryz")})
    [warning] = found(WarningKind.FREE_DAY, [row(1, date(2027, 3, 22)), row(2, date(2027, 3, 24))], facts)
    assert warning.rows == (1,)
    assert warning.reason.en == "22 March 2027 is not a working day. Nauryz."


def test_month_without_a_day_blocks_and_a_placement_settles_it() -> None:
    open_ = row(
        1,
        date(2027, 4, 1),
        wish=Wish.MONTH,
        wished_until=date(2027, 4, 30),
        planned_until=date(2027, 4, 30),
    )
    [warning] = found(WarningKind.NO_DAY, [open_])
    assert (warning.clause, warning.severity) == ("2.2", Severity.CANNOT)
    placed = replace(open_, planned_on=date(2027, 4, 14), planned_until=None, number=1)
    assert found(WarningKind.NO_DAY, [placed]) == []
    assert found(WarningKind.OUTSIDE_WISH, [placed]) == []
    outside = replace(placed, planned_on=date(2027, 5, 4))
    assert [item.rows for item in found(WarningKind.OUTSIDE_WISH, [outside])] == [(1,)]


def test_two_officials_in_one_region_in_one_week() -> None:
    together = [row(1, date(2027, 3, 8)), row(2, date(2027, 3, 14), "deputy"), row(3, date(2027, 3, 15))]
    [warning] = found(WarningKind.SAME_WEEK, together)
    assert (warning.rows, warning.region) == ((1, 2), KARAGANDA)
    apart = [row(1, date(2027, 3, 8)), row(2, date(2027, 3, 10), "deputy", region=ABAI)]
    assert found(WarningKind.SAME_WEEK, apart) == []


def test_a_month_far_above_the_average_and_a_crowded_week() -> None:
    crowded = [row(number, date(2027, 5, 3) + timedelta(days=number)) for number in range(6)]
    spread = [row(10 + month, date(2027, month, 20)) for month in range(6, 13)]
    assert [item.month for item in found(WarningKind.BUSY_MONTH, [*crowded, *spread])] == ["2027-05"]
    [week] = found(WarningKind.BUSY_WEEK, [*crowded, *spread])
    assert week.rows == (0, 1, 2, 3, 4, 5)
    assert found(WarningKind.BUSY_MONTH, crowded[:5]) == []


@pytest.mark.parametrize(("least", "expected"), [(1, ["2027-04"]), (2, ["2027-01", "2027-04"])])
def test_cadence_is_that_of_the_pack_and_only_the_head_counts(least: int, expected: list[str]) -> None:
    spans = (
        Cadence("2027-Q1", date(2027, 1, 1), date(2027, 3, 31), least, "1"),
        Cadence("2027-Q2", date(2027, 4, 1), date(2027, 6, 30), least, "1"),
    )
    rows = [row(1, date(2027, 2, 9)), row(2, date(2027, 5, 4), "deputy")]
    warnings = found(WarningKind.BELOW_CADENCE, rows, replace(FACTS, heads=spans))
    assert [item.month for item in warnings] == expected
    assert {(item.clause, item.body) for item in warnings} == {("1", "healthcare")}


def test_period_without_deputies_is_named_under_6_3_and_idle_deputies_with_it() -> None:
    spans = (Cadence("2027-Q1", date(2027, 1, 1), date(2027, 3, 31), 1),)
    facts = replace(FACTS, deputies=spans)
    [warning] = found(WarningKind.NO_DEPUTIES, [row(1, date(2027, 2, 9))], facts)
    assert (warning.clause, warning.month) == ("6.3", "2027-01")
    assert [item.body for item in found(WarningKind.IDLE_DEPUTY, [row(1, date(2027, 2, 9))], facts)] == [
        "healthcare"
    ]
    held = [row(1, date(2027, 2, 9), "deputy")]
    assert found(WarningKind.NO_DEPUTIES, held, facts) == found(WarningKind.IDLE_DEPUTY, held, facts) == []


def test_posts_of_one_title_are_named_once_with_their_number() -> None:
    deputies = {("healthcare", f"deputy-{number}"): post(f"deputy-{number}", "deputy") for number in range(8)}
    facts = replace(
        FACTS, posts=deputies, deputies=(Cadence("2027", date(2027, 1, 1), date(2027, 12, 31), 0),)
    )
    [warning] = found(WarningKind.IDLE_DEPUTY, [], facts)
    assert warning.reason.ru == "Министерство здравоохранения: без единой встречи: Министр (8)."


def test_regions_that_wait_are_named_only_while_they_are_not_on_the_list() -> None:
    need = {
        KARAGANDA: Need(KARAGANDA, open_questions=40, overdue_promises=3, last_visit=date(2025, 1, 10)),
        ABAI: Need(ABAI, open_questions=0, overdue_promises=0, last_visit=None),
    }
    regions = {**NAMES, ABAI: Trilingual("Абай облысы", "область Абай", "Abai")}
    facts = replace(FACTS, need=need, regions=regions)
    [urgent] = found(WarningKind.REGION_IN_NEED, [], facts)
    assert (urgent.region, "40" in urgent.reason.kk, "3" in urgent.reason.kk) == (KARAGANDA, True, True)
    assert [item.region for item in found(WarningKind.REGION_LONG, [], facts)] == [KARAGANDA]
    assert [item.region for item in found(WarningKind.REGION_NEVER, [], facts)] == [ABAI]
    listed = [row(1, date(2027, 3, 10)), row(2, date(2027, 4, 10), region=ABAI)]
    kinds = {item.kind for item in warnings_on(listed, facts)}
    assert not kinds & {WarningKind.REGION_IN_NEED, WarningKind.REGION_LONG, WarningKind.REGION_NEVER}


def test_districts_never_visited_are_named_where_rows_name_districts() -> None:
    names = {name: Trilingual(name, name, name) for name in ("Абай ауданы", "Нұра ауданы", "Шет ауданы")}
    districts = {(KARAGANDA, name): spelled for name, spelled in names.items()}
    facts = replace(FACTS, districts=districts, visited_districts=frozenset({(KARAGANDA, "Нұра ауданы")}))
    [warning] = found(
        WarningKind.DISTRICT_NEVER, [row(1, date(2027, 3, 10), wished_district="Абай ауданы")], facts
    )
    assert "Шет ауданы" in warning.reason.kk
    assert "Нұра ауданы" not in warning.reason.kk
    assert found(WarningKind.DISTRICT_NEVER, [row(1, date(2027, 3, 10))], facts) == []


def test_reasons_stand_in_three_languages() -> None:
    facts = replace(
        FACTS,
        heads=(Cadence("2027-H1", date(2027, 1, 1), date(2027, 6, 30), 2),),
        deputies=(Cadence("2027", date(2027, 1, 1), date(2027, 12, 31), 1),),
    )
    rows = [row(number, date(2027, 7, 5) + timedelta(days=number % 3)) for number in range(8)]
    for warning in warnings_on(rows, facts):
        assert all((warning.reason.kk, warning.reason.ru, warning.reason.en)), warning.kind
