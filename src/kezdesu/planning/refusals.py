"""Why the planning room refuses, in three languages."""

from __future__ import annotations

from kezdesu.common.answers import Denied
from kezdesu.common.trilingual import Trilingual

RUN_UNDER_WAY = Denied(
    "run_under_way",
    Trilingual(
        "Бұл жоба бойынша оңтайландыру жүріп жатыр: аяқталуын күтіңіз немесе тоқтатыңыз.",
        "По этому проекту оптимизация уже идёт: дождитесь её конца или отмените.",
        "The optimiser is already at work on this draft: wait for it or cancel it.",
    ),
)
NOTHING_TO_PLAN = Denied(
    "nothing_to_plan",
    Trilingual(
        "Жобада бірде-бір жол жоқ: алдымен органдар ұсыныстарын жіберуі керек.",
        "В проекте нет ни одной строки: сначала органы должны отправить предложения.",
        "The draft holds no row: the bodies must send their proposals first.",
    ),
    "2.2",
)
RUN_OVER = Denied(
    "run_over",
    Trilingual(
        "Бұл есеп аяқталған: оны тоқтату мүмкін емес.",
        "Этот расчёт уже закончен: отменять нечего.",
        "This run is over: there is nothing to cancel.",
    ),
)
DECIDED = Denied(
    "suggestion_decided",
    Trilingual(
        "Бұл ұсыныс бойынша шешім қабылданып қойған.",
        "По этому предложению уже принято решение.",
        "This suggestion has been decided already.",
    ),
)
STALE = Denied(
    "suggestion_stale",
    Trilingual(
        "Есептен кейін бұл жол өзгерген: ұсыныс ескірді және қолданылмады. Жаңа есеп жүргізіңіз.",
        "После расчёта эту строку изменили: предложение устарело и не применено. Запустите новый расчёт.",
        "The row has changed since the run: the suggestion is out of date and was not applied. Start a new run.",
    ),
)
NONE_LEFT = Denied(
    "no_suggestion_left",
    Trilingual(
        "Бұл топта қабылдауға болатын ұсыныс қалмады.",
        "В этой группе не осталось предложений, которые можно принять.",
        "No suggestion of this group is left that could be accepted.",
    ),
)


def cannot_stand(why: Trilingual) -> Denied:
    """The new day breaks a hard rule as the draft stands now."""
    return Denied(
        "cannot_stand",
        Trilingual(
            f"Қазіргі жобада бұл күнге қоюға болмайды. {why.kk}",
            f"В нынешнем проекте поставить на этот день нельзя. {why.ru}",
            f"As the draft stands now the row cannot go there. {why.en}",
        ),
    )
