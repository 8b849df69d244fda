"""Why the schedule room refuses, in three languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kezdesu.common.answers import Denied, Refused
from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.spoken import say


@dataclass(frozen=True, slots=True)
class RowDenial:
    """What is wrong with row ``number`` (from 1); ``field`` is its name in the form."""

    number: int
    field: str
    denied: Denied


class RowsRefused(Refused):
    """Rows were refused; ``rows`` names every one of them, the exception itself carries the first."""

    def __init__(self, rows: Sequence[RowDenial]) -> None:
        super().__init__(in_row(rows[0]), f"row-{rows[0].number}-{rows[0].field}")
        self.rows = tuple(rows)


def in_row(row: RowDenial) -> Denied:
    """The denial with the number of its row in front."""
    reason = row.denied.reason
    numbered = Trilingual(
        f"{row.number}-жол: {reason.kk}",
        f"Строка {row.number}: {reason.ru}",
        f"Row {row.number}: {reason.en}",
    )
    return Denied(row.denied.code, numbered, row.denied.clause)


NOT_CLERK = Denied(
    "not_clerk",
    Trilingual(
        "Ұсыныстарды тек осы органның қызметкері толтырады.",
        "Предложения вносит только сотрудник этого органа.",
        "Only a clerk of this body writes its proposals.",
    ),
)
NOT_COORDINATOR = Denied(
    "not_coordinator",
    Trilingual(
        "Мұны тек уәкілетті органның үйлестірушісі істейді.",
        "Это делает только координатор уполномоченного органа.",
        "Only the coordinator of the authorised body does this.",
    ),
)
NOT_SECRETARY = Denied(
    "not_secretary",
    Trilingual(
        "Кестенің бекітілуін тек Үкімет Аппаратының хатшысы енгізеді.",
        "Утверждение графика вносит только секретарь Аппарата Правительства.",
        "Only the secretary of the Government Office enters the approval of the schedule.",
    ),
)
NOT_CEB = Denied(
    "not_ceb",
    Trilingual(
        "Кестеге ұсынысты тек орталық атқарушы органдар енгізеді.",
        "Предложения в график вносят только центральные исполнительные органы.",
        "Only central executive bodies propose for the schedule.",
    ),
    "2.1",
)
NOT_EDITABLE = Denied(
    "not_editable",
    Trilingual(
        "Ұсыныс басшыға берілді немесе жіберілді: оны енді түзетуге болмайды.",
        "Предложение передано руководителю или отправлено: править его уже нельзя.",
        "The proposal is with the head or has been sent: it can no longer be edited.",
    ),
)
ALREADY_STARTED = Denied(
    "already_started",
    Trilingual(
        "Бұл органның осы кезеңге ұсынысы бұрын басталған.",
        "Предложение этого органа на этот период уже начато.",
        "This body's proposal for the period has been started already.",
    ),
)
ALREADY_OPEN = Denied(
    "already_open",
    Trilingual(
        "Бұл кезеңнің кестесі ашылып қойған.",
        "График на этот период уже открыт.",
        "The schedule of this period is open already.",
    ),
)
NO_ROWS = Denied(
    "no_rows",
    Trilingual(
        "Ұсыныста бірде-бір кездесу жоқ: кемінде бір жол қосыңыз.",
        "В предложении нет ни одной встречи: добавьте хотя бы одну строку.",
        "The proposal holds no meeting: add at least one row.",
    ),
    "2.1",
)
NO_REGION = Denied(
    "no_region",
    Trilingual("Мұндай өңір жоқ.", "Такого региона нет.", "There is no such region."),
)
NO_POST = Denied(
    "no_post",
    Trilingual(
        "Бұл органда сол күні мұндай лауазым жоқ.",
        "В этом органе на этот день нет такой должности.",
        "This body has no such post on that day.",
    ),
)
LANGUAGE_MISSING = Denied(
    "language_missing",
    Trilingual(
        "Өткізу орны қазақша да, орысша да жазылуы керек.",
        "Место проведения нужно указать и на казахском, и на русском.",
        "The place must be written in both Kazakh and Russian.",
    ),
)
REASON_MISSING = Denied(
    "reason_missing",
    Trilingual(
        "Себебін қазақша да, орысша да жазыңыз.",
        "Напишите причину и на казахском, и на русском.",
        "Write the reason in both Kazakh and Russian.",
    ),
)
REASON_NEEDED = Denied(
    "reason_needed",
    Trilingual("Себебін жазыңыз.", "Напишите причину.", "Write the reason."),
)
NO_PROPOSALS = Denied(
    "no_proposals",
    Trilingual(
        "Жіберілген ұсыныс жоқ: жобаны жасайтын ештеңе жоқ.",
        "Нет ни одного отправленного предложения: не из чего составить проект.",
        "No proposal has been submitted: there is nothing to draft from.",
    ),
    "2.2",
)
RECEIPT_NEEDED = Denied(
    "receipt_needed",
    Trilingual(
        "Үкімет Аппаратының кіріс нөмірін енгізіңіз.",
        "Укажите входящий номер Аппарата Правительства.",
        "Enter the incoming number of the Government Office.",
    ),
    "2.2",
)
ACT_NUMBER_NEEDED = Denied(
    "act_number_needed",
    Trilingual(
        "Бекітетін актінің нөмірін енгізіңіз.",
        "Укажите номер утверждающего акта.",
        "Enter the number of the approving act.",
    ),
    "2.3",
)
ACT_DATE_WRONG = Denied(
    "act_date_wrong",
    Trilingual(
        "Актінің күні жоба жіберілген күннен кейін, бірақ бүгіннен кеш болмауы керек.",
        "Дата акта должна быть не раньше отправки проекта и не позже сегодняшнего дня.",
        "The act's date must lie between the day the draft was sent and today.",
    ),
    "2.3",
)
NOT_APPROVED = Denied(
    "not_approved",
    Trilingual(
        "Кесте әлі бекітілмеген: өзгерту емес, ұсынысты түзету керек.",
        "График ещё не утверждён: нужно править предложение, а не вносить изменение.",
        "The schedule is not approved yet: edit the proposal instead of amending.",
    ),
)
NOT_SIGNED = Denied(
    "not_signed",
    Trilingual(
        "Алдымен органның ұсынысына қол қойылуы керек.",
        "Сначала должно быть подписано предложение органа.",
        "The body's proposal must be signed first.",
    ),
    "2.1",
)
COLLECTING_ONLY = Denied(
    "collecting_only",
    Trilingual(
        "Ұсыныстарды жинау аяқталған: алдымен жобаны қайта ашыңыз.",
        "Сбор предложений завершён: сначала откройте проект снова.",
        "The collection is closed: reopen the draft first.",
    ),
)
NOTHING_CHANGES = Denied(
    "nothing_changes",
    Trilingual(
        "Күні де, өңірі де бұрынғыдай: өзгеріс жоқ.",
        "И день, и регион прежние: изменения нет.",
        "Day and region stay the same: nothing changes.",
    ),
)
NOT_IN_FORCE = Denied(
    "not_in_force",
    Trilingual(
        "Бұл жол қолданыстағы кестеде жоқ.",
        "Этой строки нет в действующем графике.",
        "This row is not in the schedule in force.",
    ),
)
AMENDMENT_OPEN = Denied(
    "amendment_open",
    Trilingual(
        "Бұл кездесу бойынша өзгеріс қаралып жатыр.",
        "По этой встрече уже рассматривается изменение.",
        "A change of this meeting is being considered already.",
    ),
)
IN_THE_PAST = Denied(
    "in_the_past",
    Trilingual(
        "Жаңа күн бүгіннен кейін болуы керек.",
        "Новый день должен быть позже сегодняшнего.",
        "The new day must be later than today.",
    ),
)


def exempt(name: Trilingual) -> Denied:
    """The pack exempts the body from the decree."""
    return Denied(
        "exempt_body",
        Trilingual(
            f"{name.kk} халықпен кездесу өткізуден босатылған.",
            f"{name.ru}: освобождено от проведения встреч с населением.",
            f"{name.en} is exempt from public meetings.",
        ),
        "1",
    )


def outside(first: date, last: date) -> Denied:
    """The day lies outside the schedule's period."""
    return Denied(
        "outside_period",
        Trilingual(
            f"Күн {say(first, 'kk')} мен {say(last, 'kk')} аралығында болуы керек.",
            f"Дата должна быть между {say(first, 'ru')} и {say(last, 'ru')}.",
            f"The day must lie between {say(first, 'en')} and {say(last, 'en')}.",
        ),
    )
