"""Texts about the visits themselves: the prepared ones chosen for a visit, and notes that offices write."""

from __future__ import annotations

from random import Random
from zlib import crc32

from kezdesu.bodies.data import by_slug
from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import Trilingual
from kezdesu.config.demo.plan import Flaw
from kezdesu.config.demo.texts import pick
from kezdesu.config.demo.tour import Tour
from kezdesu.config.demo_texts import meetings
from kezdesu.config.demo_texts.meetings import Figures
from kezdesu.config.demo_texts.places import Place, Where, units
from kezdesu.config.demo_texts.places import pick as pick_place
from kezdesu.meetings.models import AgendaKind, PartKind
from kezdesu.meetings.plans import AgendaRow
from kezdesu.regions.data import by_kato

MINUTES = (15, 10, 45, 30, 12, 8)
"""Planned minutes of the usual agenda: 25 of presentation in two hours."""
TOPICS = {
    ("healthcare", 3): "Ауылда дәрігердің жетіспеуі және тегін дәрі-дәрмек",
    ("water-resources", 2): "Көктемгі су тасқынына дайындық",
    ("agriculture", 5): "Цены на корма и сдача урожая",
    ("education", 1): "Үш ауысымды мектептер және оқушыларды тасымалдау",
}
"""What a ministry wants to talk about on a visit of the next year, in the language in which it wrote it."""
WINTER = (1, 2, 3, 4, 11, 12)


def place_of(slug: str, kato: str, number: int) -> Place:
    """Where a ministry goes: a town of the region, always the same for the same visit."""
    region = by_kato(kato)
    where: Where = "urban" if units(region, "urban") else "anywhere"
    return pick_place(region, where, Random(crc32(f"{slug}|{kato}|{number}".encode())))


def hall(slug: str, place: Place) -> Trilingual:
    """The hall and its address."""
    found = meetings.hall(place, by_slug(slug))
    name, address = found.name, found.address
    return Trilingual(f"{name.kk}, {address.kk}", f"{name.ru}, {address.ru}", f"{name.en}, {address.en}")


def local_hall() -> Trilingual:
    """The hall of a meeting within a district, which stands beside it."""
    return Trilingual("Ауылдық Мәдениет үйі", "Сельский Дом культуры", "Village House of Culture")


def agenda() -> list[AgendaRow]:
    """The usual items with their minutes."""
    return [
        AgendaRow(AgendaKind(item.part), item.title, minutes)
        for item, minutes in zip(meetings.agenda(), MINUTES, strict=True)
    ]


def announcement(tour: Tour) -> Trilingual:
    """When, where and how to ask; no word of a date poll where there was none."""
    found = meetings.announcements(tour.body, tour.place, tour.visit.office.slug)
    text = pick(found[:2] if tour.has(Flaw.NO_POLL) else found, tour.number)
    day, place = f"{almaty_date(tour.visit.starts_at):%d.%m.%Y}", tour.visit.place
    return Trilingual(
        f"{day}, {place.kk}. {text.kk}",
        f"{day}, {place.ru}. {text.ru}",
        f"{day}, {place.en or place.ru}. {text.en}",
    )


def date_decision() -> Trilingual:
    """3.5a."""
    return meetings.date_poll_notes()[0]


def analysis(tour: Tour) -> Trilingual:
    """3.5b, with the number of what was really collected."""
    return meetings.intake_analysis(tour.body, tour.place, len(tour.asked))


def postponement(tour: Tour) -> Trilingual:
    """Why the visit is moved: roads in winter, the Government's sitting in summer."""
    return meetings.postponements()[0 if tour.planned.day.month in WINTER else 1]


def cancellation() -> Trilingual:
    """Why the visit is called off."""
    return meetings.cancellations()[0]


def summary(tour: Tour) -> Trilingual:
    """The results with the figures of this very meeting."""
    came = tour.came
    figures = Figures(came.people, came.asked, came.answered, came.planned, came.explained)
    return pick(meetings.summaries(tour.place, figures), tour.number)


def part(tour: Tour, kind: PartKind) -> tuple[int, Trilingual]:
    """How many took part in a part, and its minutes or links."""
    number = tour.number
    if kind == PartKind.NGO:
        return 9 + number % 7, pick(meetings.ngo_notes(), number)
    if kind == PartKind.BRIEFING:
        named = _media(number, 4)
        return 4 + number % 5, Trilingual(
            f"Брифингке қатысқандар: {named.kk}.", f"На брифинге были: {named.ru}.", f"Present: {named.en}."
        )
    return 11 + number % 18, Trilingual(
        "Қабылдауға келгендердің өтініштері тіркелді.", "Обращения принятых граждан зарегистрированы."
    )


def coverage(tour: Tour, count: int) -> Trilingual:
    """5.1, after."""
    named = _media(tour.number + 3, count)
    return Trilingual(f"Кездесу туралы материалдар: {named.kk}.", f"Материалы о встрече: {named.ru}.")


def ab_announcement() -> Trilingual:
    """5.1, before."""
    return Trilingual(
        "Кездесу анонсы республикалық БАҚ-та шықты.", "Анонс встречи вышел в республиканских СМИ."
    )


def liaison_before() -> Trilingual:
    """3.4, before the visit."""
    return Trilingual(
        "Дайындық барысы уәкілетті органмен келісілді.", "Подготовка согласована с уполномоченным органом."
    )


def liaison_after() -> Trilingual:
    """3.4, after the visit."""
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


def _media(first: int, count: int) -> Trilingual:
    known = meetings.media()
    named = [known[(first + step) % len(known)] for step in range(count)]
    return Trilingual(
        ", ".join(name.kk for name in named),
        ", ".join(name.ru for name in named),
        ", ".join(name.en for name in named),
    )
