"""The texts of the demo year are many, whole, in clean letters, and the same for the same seed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date
from random import Random

import pytest

from kezdesu.bodies.data import by_slug, for_topic
from kezdesu.bodies.data import load as load_bodies
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo_texts import meetings, texts, themes
from kezdesu.config.demo_texts.corpus import CHANNELS, Corpus, questions
from kezdesu.config.demo_texts.folding import fold
from kezdesu.config.demo_texts.people import holder, tenures
from kezdesu.config.demo_texts.places import Place, pick, units
from kezdesu.regions.data import by_kato
from kezdesu.regions.data import load as load_regions

ALL = list(questions(863))
FINE = [question for question in ALL if not question.expected_ground]
THEMES = themes.load()
MIXED_LETTERS = re.compile(r"[A-Za-z][А-Яа-яЁёӘәҚқҢңӨөҰұҮүІіҒғҺһ]|[А-Яа-яЁёӘәҚқҢңӨөҰұҮүІіҒғҺһ][A-Za-z]")
GROUNDS = {"advertising", "insult", "not_competence", "personal_data", "no_question"}


def village() -> Place:
    """A village of Abai oblast."""
    return pick(by_kato("100000000"), "rural", Random(1))


def test_questions_are_many_and_none_repeats() -> None:
    assert len(ALL) >= 1_400
    assert len({question.text for question in ALL}) == len(ALL)


def test_questions_are_the_same_for_the_same_seed_and_others_for_another() -> None:
    assert list(questions(863)) == ALL
    assert [question.text for question in questions(864)] != [question.text for question in ALL]


def test_questions_are_of_a_length_that_people_write() -> None:
    assert all(60 <= len(question.text) <= 400 for question in ALL)


def test_questions_have_no_unfilled_slot_and_begin_with_a_capital() -> None:
    for question in ALL:
        assert "{" not in question.text
        assert not question.text[0].islower() or question.text.startswith("eGov")
        assert not re.search(r"[.?] [а-яәқңөұүіғһ]", question.text), question.text


def test_questions_do_not_mix_latin_letters_into_cyrillic_words() -> None:
    assert [question.text for question in ALL if MIXED_LETTERS.search(question.text)] == []


def test_three_questions_of_five_are_in_kazakh() -> None:
    share = sum(question.language == "kk" for question in ALL) / len(ALL)
    assert 0.55 < share < 0.65


@pytest.mark.parametrize("slug", sorted(THEMES))
def test_theme_is_asked_about_in_both_languages(slug: str) -> None:
    assert {question.language for question in FINE if question.theme == slug} == {"kk", "ru"}


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.slug)
def test_theme_has_enough_to_say(theme: themes.Theme) -> None:
    assert sum(len(problem.kk) for problem in theme.problems) >= 12
    assert sum(len(problem.ru) for problem in theme.problems) >= 10
    assert sum(len(problem.answers) for problem in theme.problems) >= 4
    assert sum(len(problem.explained) for problem in theme.problems) >= 3
    assert sum(len(problem.commitments) for problem in theme.problems) >= 4
    assert all(problem.commitments or problem.explained for problem in theme.problems)


def test_themes_are_those_that_ministries_answer_for() -> None:
    assert {topic for body in load_bodies() if body.kind == "ceb" for topic in body.topics} == set(THEMES)


def test_question_goes_to_the_body_of_its_theme() -> None:
    for question in FINE:
        assert for_topic(question.theme).slug == question.body
        assert question.place.region.kato == question.region
        assert question.channel in CHANNELS


def test_every_meeting_ministry_is_asked_from_every_region() -> None:
    pairs = Counter((question.body, question.region) for question in ALL)
    assert len(pairs) == 19 * 20
    assert min(pairs.values()) >= 3


def test_village_problems_are_not_asked_from_cities_of_republican_significance() -> None:
    for question in FINE:
        problem = THEMES[question.theme].problem(question.problem)
        assert problem is not None
        assert not (problem.where == "rural" and not question.place.rural)


def test_same_problem_is_asked_by_different_people_and_across_languages() -> None:
    together = defaultdict(list)
    for question in FINE:
        if question.same_as:
            together[question.same_as].append(question)
    several = [group for group in together.values() if len(group) > 1]
    assert len(several) > 100
    assert all(len({(one.theme, one.problem, one.region) for one in group}) == 1 for group in several)
    assert sum({one.language for one in group} == {"kk", "ru"} for group in several) > 50


def test_some_texts_are_expected_to_be_declined_on_every_ground() -> None:
    grounds = {question.expected_ground for question in ALL} - {""}
    assert grounds == GROUNDS
    held = [question.text for question in ALL if question.expected_ground == "personal_data"]
    assert any("791028302728" in text for text in held)
    assert all("791028302728" not in question.text for question in FINE)


def test_some_people_type_kazakh_in_russian_letters_and_some_mix_languages() -> None:
    assert fold("Сәлем, құрметті әкім") == "Салем, курметти аким"
    folded = [one for one in FINE if one.language == "kk" and not re.search("[әқңөұүіғһ]", one.text.lower())]
    assert len(folded) > 20


def test_kinds_are_questions_proposals_and_complaints() -> None:
    kinds = Counter(question.kind for question in FINE)
    assert kinds["proposal"] > 50
    assert kinds["complaint"] > 20


def test_place_shows_district_and_settlement_but_no_street() -> None:
    place = village()
    assert place.display.kk == f"{place.unit.name.kk}, {place.settlement[0]} ауылы"
    assert place.street[0] not in place.display.kk


def test_cities_of_republican_significance_have_no_villages() -> None:
    assert units(by_kato("710000000"), "rural") == []


def official_texts() -> list[Trilingual]:
    """Every official text of every theme, filled."""
    place = village()
    found: list[Trilingual] = []
    for slug in THEMES:
        found += texts.answers(slug, place) + texts.explained(slug, place) + texts.commitments(slug, place)
        found += texts.evidence(slug, place) + texts.progress(slug, place) + texts.extensions(slug, place)
        found += texts.systemic(slug, place)
    return found


def test_official_texts_exist_in_three_languages_without_slots() -> None:
    for text in official_texts():
        assert not text.missing()
        assert text.en
        joined = "".join(text.as_dict().values())
        assert "{" not in joined
        assert not MIXED_LETTERS.search(text.kk)
        assert not MIXED_LETTERS.search(text.ru)


def test_numbers_of_an_official_text_agree_between_kazakh_and_russian() -> None:
    for slug in THEMES:
        for text in texts.commitments(slug, village()):
            kk, ru = (set(re.findall(r"\d+", words)) for words in (text.kk, text.ru))
            assert ru <= kk, text


def test_problem_narrows_commitments_to_its_own() -> None:
    own = texts.commitments("roads", village(), "bridge")
    assert len(own) == 1
    assert own[0] in texts.commitments("roads", village())


def test_problem_has_a_title_for_the_list_of_issues() -> None:
    assert texts.problem_title("roads", "bridge").ru == "Аварийное состояние моста"
    for theme in THEMES.values():
        titles = {problem.title.kk for problem in theme.problems}
        assert len(titles) == len(theme.problems)
        assert not any(problem.title.missing() for problem in theme.problems)
    with pytest.raises(KeyError):
        texts.problem_title("roads", "none-such")


def test_months_fit_the_season_of_the_problem() -> None:
    storms = [one.text for one in FINE if one.problem == "snow" and "айында" in one.text]
    assert storms
    assert not any(month in text for text in storms for month in ("мамыр", "маусым", "шілде", "тамыз"))


def test_verdicts_are_both_kind_and_bitter() -> None:
    assert len(texts.satisfied("water")) >= 4
    assert len(texts.dissatisfied("water")) >= 4


def test_corpus_gives_a_visit_as_many_questions_as_asked() -> None:
    assert len(Corpus(1).take("healthcare", "100000000", 25)) == 25


def test_meeting_texts_are_filled() -> None:
    body, place = by_slug("healthcare"), village()
    found = [
        *meetings.announcements(body, place),
        *meetings.summaries(place, meetings.Figures(9, 8, 3, 4, 1)),
    ]
    found += [meetings.intake_analysis(body, place, 12), meetings.hall(place, body).address]
    found += [*meetings.postponements(), *meetings.cancellations(), *meetings.ngo_notes(), *meetings.media()]
    assert all(not text.missing() and "{" not in "".join(text.as_dict().values()) for text in found)
    assert [item.part for item in meetings.agenda()][:1] == ["presentation"]


def test_every_minister_and_akim_post_is_held_through_the_year() -> None:
    for body in load_bodies():
        for day in (date(2026, 1, 1), date(2026, 6, 15), date(2026, 6, 16), date(2026, 12, 31)):
            assert holder(body.slug, body.head.slug, day) is not None, (body.slug, day)


def test_one_minister_is_replaced_in_the_middle_of_the_year() -> None:
    before = holder("transport", "minister", date(2026, 6, 15))
    after = holder("transport", "minister", date(2026, 6, 16))
    assert before is not None
    assert after is not None
    assert before.name != after.name


def test_tenures_name_real_posts_and_different_people() -> None:
    for row in tenures():
        assert by_slug(row.body).office(row.office).slug == row.office
        assert not row.name.missing()
    assert len({row.name.kk for row in tenures()}) == len(tenures())
    assert {row.sex for row in tenures()} == {"f", "m"}


def test_all_regions_have_places() -> None:
    for region in load_regions():
        assert pick(region, "anywhere", Random(2)).display.kk
