"""The demo year lived to the end and to the middle: what the register shows is what was planted, nothing else."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from kezdesu.bodies.data import by_slug, load
from kezdesu.common import clock
from kezdesu.common.clock import almaty
from kezdesu.config import first_start
from kezdesu.config.commands import demo
from kezdesu.config.demo import akims_story, plan, powers_story
from kezdesu.config.demo.plan import BREACHES, FLAWS, Flaw
from kezdesu.config.demo.year import EARLIEST_END
from kezdesu.decree.calendar import standard_calendar
from tests.demo.lived import Lived, command, katos, live, ministries, planted, visits

pytestmark = pytest.mark.once
VOICED = "('asked', 'answered')"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The whole demo year."""
    return live(tmp_path_factory.mktemp("demo"), EARLIEST_END)


@pytest.fixture(scope="module")
def spring(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """The first weeks of it."""
    return live(tmp_path_factory.mktemp("spring"), almaty(plan.YEAR, 2, 25, 12))


def test_register_shows_the_planted_breaches_and_nothing_else(lived: Lived) -> None:
    assert lived.breaches(plan.YEAR) == planted(lived)


def test_register_shows_only_what_has_come_to_pass(spring: Lived) -> None:
    assert spring.breaches(plan.YEAR) == planted(spring)


def test_next_year_has_no_breach_yet(lived: Lived) -> None:
    assert lived.breaches(plan.YEAR + 1) == set()


def test_every_flaw_is_planted_and_every_state_of_a_breach_occurs() -> None:
    assert set(FLAWS.values()) == set(Flaw)
    assert set(Flaw) - BREACHES.keys() == {Flaw.POSTPONED, Flaw.CANCELLED}
    assert {breach.state for breach in BREACHES.values()} == {
        "missed", "overdue", "met_late", "met_by_art_175"
    }  # fmt: skip


def test_plan_is_the_same_twice_and_other_years_have_no_flaw() -> None:
    bodies, regions, calendar = len(ministries()), len(katos()), standard_calendar()
    assert plan.visits(bodies, regions, calendar) == visits()
    assert not any(visit.flaws for visit in plan.visits(bodies, regions, calendar, year=plan.YEAR + 1))
    assert len({(visit.body_index, visit.day) for visit in visits()}) == len(visits())


def test_year_has_its_size(lived: Lived) -> None:
    entries = (
        "FROM meetings_visit v JOIN schedule_entry e ON e.id = v.entry_id"
        " JOIN schedule_proposal p ON p.id = e.proposal_id"
        " JOIN schedule_schedule s ON s.id = p.schedule_id AND s.body_id IS NULL"
    )
    assert lived.number(f"SELECT count(*) {entries}") == len(visits()) >= 150
    assert lived.number(f"SELECT count(DISTINCT v.body_id) {entries}") == len(ministries()) == 19
    assert lived.number(f"SELECT count(DISTINCT v.region_id) {entries}") == len(katos()) == 20
    assert lived.number("SELECT count(*) FROM voices_voice") >= 1_000


def test_every_akim_has_a_calendar_and_its_meetings_feed_the_ministers(lived: Lived) -> None:
    own = "FROM schedule_schedule s WHERE s.body_id IS NOT NULL AND s.state = 'approved'"
    local = [body.slug for body in load() if body.level]
    assert lived.number(f"SELECT count(*) {own}") == len(katos()) + len(local)
    held = (
        "SELECT v.id FROM meetings_visit v JOIN bodies_body b ON b.id = v.body_id"
        " WHERE b.kind = 'akimat' AND v.state = 'held'"
    )
    sparse = len(akims_story.SPARSE)
    assert len(lived.column(held)) == 2 * (len(katos()) + len(local)) - sparse
    assert (
        lived.number(f"SELECT count(*) FROM voices_voice WHERE visit_id IN ({held}) AND state = 'asked'")
        >= 20
    )


def test_people_ask_in_both_languages_and_are_supported(lived: Lived) -> None:
    languages = Counter(lived.column("SELECT language FROM voices_voice"))
    assert set(languages) == {"kk", "ru"}
    assert min(languages.values()) >= 300
    supported = lived.number("SELECT count(*) FROM voices_supportcount WHERE device > 0")
    assert supported * 2 > lived.number("SELECT count(*) FROM voices_voice")
    assert lived.number("SELECT count(DISTINCT text) FROM voices_voice") == lived.number(
        "SELECT count(*) FROM voices_voice"
    )


def test_promises_meet_every_fate(lived: Lived) -> None:
    states = Counter(lived.column("SELECT state FROM commitments_commitment"))
    assert {"promised", "under_way", "reported_done", "confirmed", "disputed", "refused"} <= set(states)
    assert min(states[fate] for fate in ("confirmed", "disputed", "refused")) >= 10
    assert lived.number("SELECT count(*) FROM commitments_extension WHERE state = 'granted'") >= 20
    overdue = f"state IN ('promised', 'under_way') AND due_on < '{lived.today}'"
    assert lived.number(f"SELECT count(*) FROM commitments_commitment WHERE {overdue}") >= 5


def test_results_are_out_in_time_but_for_the_planted(lived: Lived) -> None:
    days = lived.column(
        "SELECT julianday(date(p.published_at, '+5 hours')) - julianday(date(v.ended_at, '+5 hours'))"
        " FROM publications_publication p JOIN meetings_visit v ON v.id = p.visit_id"
        " WHERE p.kind = 'results' AND p.state = 'published'"
    )
    after_the_tenth = [
        flaw for flaw in FLAWS.values() if flaw in (Flaw.PUBLISHED_LATE, Flaw.PUBLISHED_BY_ART_175)
    ]
    assert len([day for day in days if day > 10]) == len(after_the_tenth)
    assert len(days) > 100


def test_one_meeting_is_live_with_a_question_on_air_and_a_queue(lived: Lived) -> None:
    assert lived.column("SELECT state FROM live_floor WHERE ended_at IS NULL") == ["questions"]
    assert lived.number("SELECT count(*) FROM live_turn WHERE outcome = 'on_air'") == 1
    assert lived.number("SELECT count(*) FROM live_queueitem WHERE left_at IS NULL") >= 3
    ((slug, began),) = lived.rows(
        "SELECT b.slug, julianday('2026-11-20 07:00') - julianday(v.starts_at) FROM meetings_visit v"
        " JOIN bodies_body b ON b.id = v.body_id WHERE v.state = 'under_way'"
    )
    assert (slug, round(began * 24 * 60)) == ("healthcare", 20)


def test_visits_to_come_take_questions(lived: Lived) -> None:
    ahead = "SELECT id FROM meetings_visit WHERE state IN ('planned', 'announced') AND starts_at > '2026-11-20 07:00'"
    assert len(lived.column(ahead)) >= 15
    assert (
        lived.number(f"SELECT count(*) FROM voices_voice WHERE visit_id IN ({ahead}) AND state = 'published'")
        >= 30
    )


def test_next_schedule_is_being_proposed(lived: Lived) -> None:
    label = plan.YEAR + 1
    proposals = (
        f"FROM schedule_proposal p JOIN schedule_schedule s ON s.id = p.schedule_id WHERE s.label = '{label}'"
    )
    states = Counter(lived.column(f"SELECT p.state {proposals}"))
    assert len(states) > 1
    assert sum(states.values()) == len(ministries())


def test_posts_change_hands_in_the_middle_of_the_year(lived: Lived) -> None:
    with_an_end = lived.rows(
        "SELECT b.slug, m.role, m.until FROM bodies_membership m JOIN bodies_body b ON b.id = m.body_id"
        " WHERE m.until IS NOT NULL ORDER BY m.until, m.role"
    )
    ended = [found for found in with_an_end if date.fromisoformat(found[2]) <= lived.today]
    assert ended == [
        ("transport", "head", "2026-06-15"),
        ("akimat-pavlodar", "akim", "2026-09-01"),
        ("akimat-pavlodar", "head", "2026-09-01"),
    ]
    acting = [(slug, role) for slug, role, until in with_an_end if (slug, role, until) not in ended]
    assert acting == [(powers_story.MINISTRY, "head")], "who acts for the minister until her leave is over"
    names = lived.column("SELECT name FROM people_account")
    assert all(name.count(" ") >= 1 and "·" not in name for name in names)


def test_nothing_was_written_behind_the_actions(lived: Lived) -> None:
    """Every record has the line of its birth, and every state the lines that lead to it."""
    for codes, kind in (
        ("SELECT code FROM voices_voice", "voice.received"),
        ("SELECT code FROM voices_voice WHERE state = 'declined'", "voice.declined"),
        ("SELECT code FROM voices_voice WHERE state = 'joined'", "voice.joined"),
        ("SELECT code FROM meetings_visit", "visit.planned"),
        ("SELECT code FROM meetings_visit WHERE state = 'held'", "visit.held"),
        ("SELECT code FROM meetings_visit WHERE state = 'cancelled'", "visit.cancelled"),
        ("SELECT code FROM commitments_commitment", "commitment.drafted"),
        ("SELECT code FROM commitments_commitment WHERE state = 'refused'", "commitment.refused"),
        ("SELECT code FROM issues_issue WHERE state = 'explained'", "issue.explained"),
        ("SELECT code FROM issues_issue WHERE state = 'referred'", "issue.referred"),
        ("SELECT code FROM risks_riskcard", "risk.opened"),
    ):
        lines = lived.column(f"SELECT DISTINCT subject FROM journal_entry WHERE kind = '{kind}'")
        assert (kind, sorted(lines)) == (kind, sorted(lived.column(codes)))


def test_every_answer_and_publication_has_its_line(lived: Lived) -> None:
    said = lived.column(
        "SELECT DISTINCT subject FROM journal_entry WHERE kind IN ('live.answered', 'voice.answered')"
    )
    assert sorted(said) == sorted(lived.column("SELECT code FROM voices_voice WHERE state = 'answered'"))
    voiced = lived.column(
        "SELECT DISTINCT subject FROM journal_entry WHERE kind IN ('live.on_air', 'voice.asked')"
    )
    assert sorted(voiced) == sorted(lived.column(f"SELECT code FROM voices_voice WHERE state IN {VOICED}"))
    published = lived.number("SELECT count(*) FROM journal_entry WHERE kind = 'publication.published'")
    acts = "SELECT count(DISTINCT act_id) FROM publications_publication WHERE state = 'published'"
    assert lived.number(acts) == published
    signed = "SELECT count(*) FROM signing_signedact WHERE state = 'signed' AND prepared_by_id = signed_by_id"
    assert lived.number(signed) == 0


def test_supports_and_verdicts_are_counted_in_the_journal(lived: Lived) -> None:
    supports = lived.number("SELECT count(*) FROM voices_support WHERE via_id IS NULL")
    own = lived.number("SELECT count(*) FROM voices_voice WHERE device <> ''")
    lines = "SELECT count(*) FROM journal_entry WHERE kind ="
    assert lived.number(f"{lines} 'voice.supported'") == supports - own
    verdicts = lived.number("SELECT count(*) FROM commitments_verdict")
    assert lived.number(f"{lines} 'verdict.given'") == verdicts


def test_journal_stands_in_the_order_of_time(lived: Lived) -> None:
    instants = lived.column("SELECT at FROM journal_entry ORDER BY id")
    assert instants == sorted(instants)
    assert instants[-1] <= "2026-11-20 07:00:00"


def test_demo_refuses_a_database_in_use(spring: Lived) -> None:
    before = spring.number("SELECT max(id) FROM journal_entry")
    again = command(spring.folder, "demo")
    assert (again.returncode, again.stdout) == (2, "")
    assert "in use" in again.stderr
    assert spring.number("SELECT max(id) FROM journal_entry") == before
    assert spring.number("SELECT count(*) FROM schedule_schedule WHERE body_id IS NULL") == 1


def test_same_year_is_lived_twice_the_same(spring: Lived, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = live(tmp_path_factory.mktemp("again"), spring.until)
    acts = "SELECT at, kind, body, author FROM journal_entry ORDER BY id"
    assert again.rows(acts) == spring.rows(acts)
    texts = "SELECT text, language, channel, received_at FROM voices_voice ORDER BY id"
    assert again.rows(texts) == spring.rows(texts)


def test_a_moment_without_zone_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    refused = command(tmp_path_factory.mktemp("zone"), "demo", "--until", "2026-11-20")
    assert refused.returncode == 2
    assert "zone" in refused.stderr


def test_clock_that_is_too_early_stands_still_at_the_demo_day(capsys: pytest.CaptureFixture[str]) -> None:
    with clock.at(almaty(plan.YEAR, 6, 1)):
        assert demo.today() == EARLIEST_END
    assert clock.now() == EARLIEST_END
    assert "KEZDESU_NOW=2026-11-20T07:00Z" in capsys.readouterr().out


def test_clock_after_the_demo_day_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    later = almaty(plan.YEAR + 1, 2, 1)
    with clock.at(later):
        assert demo.today() == later
    assert capsys.readouterr().out == ""


def test_printed_accounts_exist_in_a_fixed_order(lived: Lived) -> None:
    printed = [
        f"{role.replace('_', '-')}.{slug}@{first_start.DEMO_DOMAIN}"
        for slug, roles in first_start.SHOWN.items()
        for role in roles
    ]
    assert set(printed) <= set(lived.column("SELECT email FROM people_account"))
    assert by_slug("healthcare").slug in first_start.SHOWN
