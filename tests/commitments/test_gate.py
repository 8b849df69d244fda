"""The gate of 3.7b: what is refused as an empty promise, and what is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from kezdesu.commitments import actions, rules
from kezdesu.commitments.gate import empty_phrase
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.common.answers import Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.issues import actions as register
from kezdesu.issues.states import IssueState
from tests.factories.after import ACTION, DAY_AFTER, make_desk, make_held_visit, make_plan_text

EMPTY = [
    "Мәселе бақылауға алынды",
    "Сұрақ министрліктің ерекше бақылауына алынатын болады",
    "Бұл мәселе тұрақты бақылауда болады",
    "Бақылауымызда ұстаймыз",
    "Ұсыныс назарға алынды",
    "Өтінішіңіз назарымызға алынды",
    "Мәлімет үшін қабылданды",
    "Тиісті шаралар қабылданады",
    "Осы бағытта жұмыс жүргізілуде",
    "Мүмкіндігінше шешіледі",
    "Вопрос взят на контроль",
    "Взято на особый контроль министра",
    "Берём под личный контроль",
    "Держать вопрос на постоянном контроле",
    "Находится под контролем",
    "Информация принята к сведению",
    "Принять  К   СВЕДЕНИЮ и исполнению",
    "Будет рассмотрено в установленном порядке",
    "По мере возможности будет сделано",
    "Будут приняты необходимые меры",
    "По данному вопросу ведётся работа",
    "вз\u200bято на контроль",
    "The issue has been taken under the Ministry's control",
    "Your remark will be taken into account",
    "Work is in progress",
    "The matter will be considered as far as possible",
]
CONCRETE = [
    "Ауылға 14 шақырым су құбырын тарту",
    "Су сапасын бақылайтын зертхана ашу",
    "Мәліметтерді қабылдайтын жүйені іске қосу",
    "Установить двенадцать датчиков контроля качества воздуха",
    "Принять на работу в поликлинику двух врачей",
    "Завершить работы ведомства по ремонту дороги до моста",
    "Ввести в эксплуатацию школу на 300 мест",
    "Open a water quality control laboratory in the town",
    "Install monitoring stations on both rivers",
]


@pytest.mark.parametrize("text", EMPTY)
def test_empty_promise_is_recognised_in_its_inflected_forms(text):
    assert empty_phrase(text)


@pytest.mark.parametrize("text", CONCRETE)
def test_concrete_measure_passes(text):
    assert empty_phrase(text) is None


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        (
            {"action": replace(ACTION, kk="Мәселе министрліктің бақылауына алынды")},
            "action_kk",
            "empty_promise",
        ),
        (
            {"action": replace(ACTION, ru="Вопрос взят на контроль министерства")},
            "action_ru",
            "empty_promise",
        ),
        ({"action": replace(ACTION, en="The issue is taken under control")}, "action_en", "empty_promise"),
        ({"action": replace(ACTION, kk=" ")}, "action_kk", "missing_language"),
        ({"action": replace(ACTION, ru="")}, "action_ru", "missing_language"),
        ({"action": Trilingual("Жасау", "Сделать")}, "action_kk", "unclear_action"),
        ({"due_on": None}, "due_on", "no_date"),
        ({"due_on": date(1900, 1, 1)}, "due_on", "date_in_the_past"),
        ({"due_on": DAY_AFTER.date()}, "due_on", "date_in_the_past"),
        ({"due_on": date(2099, 1, 1)}, "due_on", "date_too_far"),
        ({"office": None}, "office", "no_owner"),
    ],
)
@pytest.mark.django_db
def test_gate_names_the_field_the_reason_and_the_clause(changes, field, code):
    visit, desk = make_held_visit(), make_desk()
    with clock.at(DAY_AFTER):
        (issue,) = register.draft_from_record(visit, by=desk.clerk)
        with pytest.raises(Refused) as refused:
            actions.draft(issue, text=replace(make_plan_text(desk.office), **changes), by=desk.clerk)

    denied = refused.value.denied
    assert (refused.value.field, denied.code, denied.clause) == (field, code, "3.7b")
    assert denied.reason.kk
    assert denied.reason.ru
    assert denied.reason.en
    assert not Commitment.objects.exists()
    issue.refresh_from_db()
    assert issue.state == IssueState.DRAFTED


def test_gate_lists_everything_at_once():
    text = rules.CommitmentText(Trilingual("", ""), None, None)

    found = [(name, denied.code) for name, denied in rules.gate_of(text, today=date(2026, 3, 12))]

    assert found == [
        ("action_kk", "missing_language"),
        ("action_ru", "missing_language"),
        ("due_on", "no_date"),
        ("office", "no_owner"),
    ]
