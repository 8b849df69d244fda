"""Texts about the visits themselves: places, agenda, announcement, records, reasons, summaries."""

from __future__ import annotations

from datetime import date

from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings.models import PartKind, Visit
from kezdesu.regions.data import by_kato

HALLS = (
    Trilingual("Мәдениет сарайы", "Дворец культуры", "Palace of Culture"),
    Trilingual("Облыстық филармония", "Областная филармония", "Regional philharmonic hall"),
    Trilingual("Университеттің үлкен залы", "Большой зал университета", "University assembly hall"),
    Trilingual("Достық үйі", "Дом дружбы", "House of Friendship"),
    Trilingual("Оқушылар сарайы", "Дворец школьников", "Schoolchildren's Palace"),
)


def place(kato: str, number: int) -> Trilingual:
    """A hall in the region's centre."""
    hall, centre = HALLS[number % len(HALLS)], by_kato(kato).centre
    return Trilingual(f"{centre.kk}, {hall.kk}", f"{centre.ru}, {hall.ru}", f"{centre.en}, {hall.en}")


def agenda() -> tuple[Trilingual, Trilingual]:
    """Presentation and questions."""
    return (
        Trilingual(
            "Атқарылған жұмыс туралы қысқаша есеп",
            "Краткий отчёт о сделанном",
            "Short report on the work done",
        ),
        Trilingual("Халықтың сұрақтары мен жауаптар", "Вопросы населения и ответы", "Questions and answers"),
    )


def announcement(visit: Visit, day: date) -> Trilingual:
    """Who comes where and when."""
    return Trilingual(
        f"{day:%d.%m.%Y} күні сағат 10:00-де {visit.place_kk} ғимаратында тұрғындармен кездесу өтеді. "
        "Сұрағыңызды алдын ала қоюға, тікелей эфирде пікір жазуға болады. Кездесуден кейін жеке қабылдау болады.",
        f"{day:%d.%m.%Y} в 10:00 по адресу: {visit.place_ru} пройдёт встреча с населением. Вопрос можно задать "
        "заранее, комментарии под трансляцией открыты. После встречи — личный приём.",
        f"A public meeting at 10:00 on {day:%d.%m.%Y}. Ask your question beforehand; comments are open.",
    )


def date_decision() -> Trilingual:
    """3.5a."""
    return Trilingual(
        "Күні мен сағаты тұрғындардың сауалнамасы бойынша таңдалды.",
        "День и час выбраны по опросу жителей.",
    )


def analysis() -> Trilingual:
    """3.5b."""
    return Trilingual(
        "Барлық арнадан түскен сұрақтар тақырып бойынша топтастырылып, басшыға талдау ұсынылды.",
        "Вопросы всех каналов сгруппированы по темам, руководителю представлен анализ.",
    )


def liaison(stage: int) -> Trilingual:
    """3.4: before (0) and after (2) the visit."""
    if stage == 0:
        return Trilingual(
            "Дайындық барысы уәкілетті органмен келісілді.",
            "Подготовка согласована с уполномоченным органом.",
        )
    return Trilingual(
        "Қорытынды туралы ақпарат уәкілетті органға берілді.",
        "Информация об итогах передана уполномоченному органу.",
    )


def local_notice() -> Trilingual:
    """4.2."""
    return Trilingual(
        "Хабарландыру әкімдік парақшаларында, жергілікті газетте және қоғамдық орындарда жарияланды.",
        "Объявления размещены на страницах акимата, в местной газете и в общественных местах.",
    )


def akim(came: int) -> Trilingual:
    """4.1."""
    if came:
        return Trilingual("Әкім кездесуге қатысты.", "Аким участвовал во встрече.")
    return Trilingual("Әкім кездесуге қатыспады.", "Аким во встрече не участвовал.")


def ab_announcement() -> Trilingual:
    """5.1, before."""
    return Trilingual(
        "Кездесу анонсы республикалық БАҚ-та шықты.", "Анонс встречи вышел в республиканских СМИ."
    )


def coverage() -> Trilingual:
    """5.1, after."""
    return Trilingual(
        "Кездесу барысы республикалық БАҚ-та жарияланды.", "Ход встречи освещён в республиканских СМИ."
    )


def part(kind: PartKind, number: int) -> tuple[int, Trilingual]:
    """How many took part in a part, and its minutes or links."""
    if kind == PartKind.NGO:
        return 9 + number, Trilingual(
            "Үкіметтік емес ұйымдардың ұсыныстары хаттамаға енгізілді.", "Предложения НПО внесены в протокол."
        )
    if kind == PartKind.BRIEFING:
        return 6 + number, Trilingual(
            "Брифингке облыстық БАҚ өкілдері қатысты.", "В брифинге участвовали областные СМИ."
        )
    return 11 + number * 2, Trilingual(
        "Қабылдауға келгендердің өтініштері тіркелді.", "Обращения принятых граждан зарегистрированы."
    )


def postponement() -> Trilingual:
    """Why the visit was moved."""
    return Trilingual(
        "Ауа райының қолайсыздығынан әуе қатынасы тоқтатылды, кездесу бір аптаға шегерілді.",
        "Из-за непогоды остановлено авиасообщение, встреча перенесена на неделю.",
    )


def cancellation() -> Trilingual:
    """Why the visit was called off."""
    return Trilingual(
        "Өңірде төтенше жағдай жарияланды, кездесу өткізу мүмкін емес.",
        "В регионе объявлена чрезвычайная ситуация, провести встречу невозможно.",
    )


def referral() -> Trilingual:
    """Why an issue goes to the akimat."""
    return Trilingual(
        "Мәселе жергілікті атқарушы органның құзыретінде.",
        "Вопрос находится в компетенции местного исполнительного органа.",
    )


def refusal() -> Trilingual:
    """Why a promise will not be kept."""
    return Trilingual(
        "Жоба бойынша сараптама теріс қорытынды берді, басқа шешім іздестірілуде.",
        "Экспертиза дала отрицательное заключение по проекту, ищем другое решение.",
    )


def summary(visit: Visit) -> Trilingual:
    """The results in two sentences."""
    return Trilingual(
        f"{visit.place_kk} ғимаратында өткен кездесуде тұрғындардың сұрақтары тыңдалды. "
        "Әр мәселе бойынша жауап берілді немесе мерзімі мен жауаптысы көрсетілген шара белгіленді.",
        f"На встрече ({visit.place_ru}) выслушаны вопросы жителей. По каждому дан ответ либо определена мера "
        "со сроком и ответственным.",
        "Questions of the residents were heard; each was answered or became a measure with date and owner.",
    )
