"""The design system: what components say, whom they escape, and whether they can be read."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.db.models import TextChoices
from django.template import engines
from django.utils import translation
from jinja2 import Environment, UndefinedError

from kezdesu.commitments.states import CommitmentState, ExtensionState
from kezdesu.common.clock import almaty
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.issues.states import IssueState
from kezdesu.live.states import Phase
from kezdesu.meetings.states import AnnouncementState, VisitState
from kezdesu.notifications.states import MessageState
from kezdesu.publications.states import PublicationState
from kezdesu.risks.states import RiskState
from kezdesu.schedule.states import AmendmentState, ProposalState, ScheduleState
from kezdesu.signing.states import ActState
from kezdesu.voices.states import VoiceState
from kezdesu.web import components, environment
from kezdesu.web.words import STATE_WORDS, state_word

STATIC = Path(environment.__file__).parent / "static" / "kezdesu"
TODAY = date(2026, 3, 11)
BODY = Trilingual("Көлік министрлігі", "Министерство транспорта", "Ministry of Transport")


STATES: list[tuple[str, type[TextChoices]]] = [
    ("visit", VisitState),
    ("announcement", AnnouncementState),
    ("voice", VoiceState),
    ("issue", IssueState),
    ("commitment", CommitmentState),
    ("extension", ExtensionState),
    ("schedule", ScheduleState),
    ("proposal", ProposalState),
    ("amendment", AmendmentState),
    ("publication", PublicationState),
    ("act", ActState),
    ("phase", Phase),
    ("risk", RiskState),
    ("message", MessageState),
]


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def jinja() -> Environment:
    env: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return env


def render(file: str, call: str, **values: Any) -> str:
    name = re.split(r"\W", call, maxsplit=1)[0]
    source = f'{{% from "components/{file}.html" import {name} %}}{{{{ {call} }}}}'
    return re.sub(r"\s+", " ", jinja().from_string(source).render(values)).replace("\u00a0", " ")


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


# Status


def test_status_is_a_word_a_shape_and_a_colour() -> None:
    html = render("status", 'status("overdue", "overdue since Monday")')
    assert 'class="status late"' in html
    assert "<svg" in html
    assert words(html) == "overdue since Monday"


def test_unknown_state_is_an_error_not_a_grey_patch() -> None:
    with pytest.raises(KeyError):
        render("status", 'status("nonsense", "?")')


def test_red_is_kept_for_late_and_gold_for_now() -> None:
    late = {state for state in components.TONE_OF if components.tone_of(state) == "late"}
    now = {state for state in components.TONE_OF if components.tone_of(state) == "now"}
    assert late == {"late", "overdue", "missed", "met_late"}
    assert now == {
        "now",
        "live",
        "due",
        "on_air",
        "due_today",
        "presentation",
        "questions",
        "visit.under_way",
    }


def test_duty_states_of_the_contract_have_words_and_differ_by_shape_within_a_colour() -> None:
    states = [
        "upcoming",
        "due",
        "met",
        "met_by_art_175",
        "met_late",
        "boundary",
        "overdue",
        "missed",
        "not_applicable",
    ]
    looks = {(components.tone_of(state), components.shape_of(state)) for state in states}
    assert len(looks) == len(states)
    assert len({str(state_word(f"duty.{state}")) for state in states}) == len(states)


def test_every_state_with_a_word_has_a_look() -> None:
    assert {components.tone_of(state) for state in STATE_WORDS} <= set(components.SHAPES)


@pytest.mark.parametrize(("record", "states"), STATES)
def test_every_state_of_every_room_has_a_word(record: str, states: type[TextChoices]) -> None:
    assert [state for state in states.values if f"{record}.{state}" not in STATE_WORDS] == []


def test_held_means_two_things() -> None:
    assert render("status", 'status("visit.held")').count("took place") == 1
    assert components.tone_of("visit.held") == "done"
    assert components.tone_of("voice.held") == "quiet"


# Cards


def test_question_card_escapes_the_citizens_words_and_marks_their_language() -> None:
    voice = components.QuestionCard(
        "/kk/questions/Q-1/", "Q-1", "<script>alert(1)</script>", "kk", BODY, TODAY, "published", "published"
    )
    html = render("cards", "question_card(voice)", voice=voice)
    assert "<script>" not in html
    assert 'href="/kk/questions/Q-1/" lang="kk"' in html


def test_support_is_three_figures_never_a_sum() -> None:
    html = render("cards", "counts(142, 37, 12)")
    assert words(html) == "by device 142 by phone or e-mail 37 identified 12"
    assert "191" not in html


def test_promise_card_strikes_the_old_date_through_and_says_why() -> None:
    card = components.PromiseCard(
        "#", "P-1", "Road", BODY, "Chair", date(2026, 3, 20), "extended", "extended",
        old_due=date(2026, 2, 1), reason="the contractor withdrew",
    )  # fmt: skip
    html = render("cards", "promise_card(card, today)", card=card, today=TODAY)
    assert (
        '<del><span class="hidden">first date: </span><time datetime="2026-02-01">1 February 2026</time></del>'
        in html
    )
    assert "the contractor withdrew" in html
    assert "in 9 days (20 March)" in html


def test_closed_promise_is_not_called_late() -> None:
    card = components.PromiseCard(
        "#", "P-1", "Road", BODY, "Chair", date(2026, 2, 1), "confirmed", "confirmed", is_open=False
    )
    html = render("cards", "promise_card(card, today)", card=card, today=TODAY)
    assert "late" not in html
    assert "1 February 2026" in html


def test_card_that_lacks_a_documented_attribute_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        render("cards", "meeting_card(visit)", visit=SimpleNamespace(href="#", state="live"))


def test_live_meeting_stands_out() -> None:
    visit = components.MeetingCard(
        "#", "M-1", BODY, "A. Minister", "Abai", "", almaty(2026, 3, 11, 19), "live", "live"
    )
    html = render("cards", "meeting_card(visit)", visit=visit)
    assert 'class="card meeting now"' in html
    assert "Wednesday, 19:00" in html


def test_text_missing_in_english_is_shown_in_kazakh_and_says_so() -> None:
    html = render("page", "heading(title)", title=Trilingual("Кездесу", "Встреча"))
    assert '<h1 lang="kk">Кездесу</h1>' in html


# Charts


def test_quarter_bar_turns_gold_at_eighty_percent_and_red_over_the_quarter() -> None:
    assert 'class="quarter going"' in render("charts", "quarter_bar(23, 30, 120)")
    assert 'class="quarter now"' in render("charts", "quarter_bar(24, 30, 120)")
    over = render("charts", "quarter_bar(38, 30, 120)")
    assert 'class="quarter late"' in over
    assert "8 min over the quarter (30 min of 2 h)" in over


def test_quarter_bar_of_an_unplanned_meeting_divides_by_nothing() -> None:
    assert "<svg" in render("charts", "quarter_bar(0, 0, 0)")


def test_bar_chart_stands_in_its_own_table() -> None:
    series = components.Series(
        "Themes", "Theme", "questions", [components.Bar("Water", 50, "/w/"), components.Bar("Roads", 100)]
    )
    html = render("charts", "bar_chart(series)", series=series)
    assert 'href="/w/">50</a>' in html
    assert 'width="50.0"' in html
    assert words(html) == "Themes Theme questions Water 50 Roads 100"


def test_matrix_names_every_cell_in_words() -> None:
    rows = [components.Row(BODY, [components.Cell("missed", "3.7b: missed, 21 March", "/duties/1/")])]
    columns = [components.Column("3.7b", "Ten-day publication")]
    html = render("matrix", 'matrix(rows, columns, "Duties")', rows=rows, columns=columns)
    assert 'role="region" tabindex="0" aria-label="Duties"' in html
    assert '<span class="hidden">3.7b: missed, 21 March</span>' in html


def test_every_region_has_its_own_tile() -> None:
    css = (STATIC / "css" / "components.css").read_text("utf-8")
    places = dict(re.findall(r"\.tile-(\d\d) \{ grid-area: (\d / \d)", css))
    assert set(places) == set(components.REGION_SHORT)
    assert len(set(places.values())) == 20
    for language in LANGUAGES:
        assert len({components.region_short(kato, language) for kato in places}) == 20


# Forms


class Letter(forms.Form):
    text = forms.CharField(label="Question", help_text="One question, one letter.", widget=forms.Textarea)
    channel = forms.ChoiceField(
        label="Channel", choices=[("a", "Site"), ("b", "109")], widget=forms.RadioSelect
    )


def test_form_ties_label_help_and_error_to_the_field() -> None:
    html = render("forms", "form_fields(form)", form=Letter({"text": "", "channel": "a"}))
    assert '<label for="id_text">' in html
    assert 'aria-describedby="id_text_helptext id_text_error"' in html
    assert 'id="id_text_helptext"' in html
    assert 'id="id_text_error"' in html
    assert 'aria-invalid="true"' in html


def test_form_errors_link_to_something_on_the_page() -> None:
    form = Letter({})
    summary = render("forms", "form_errors(form)", form=form)
    fields = render("forms", "form_fields(form)", form=form)
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert len(targets) == 2
    assert all(f'id="{target}"' in fields for target in targets)


def test_form_without_errors_has_no_summary() -> None:
    assert render("forms", "form_errors(form)", form=Letter()) == ""
