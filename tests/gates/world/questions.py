"""What people asked, and what moderators made of it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from kezdesu.common import clock
from kezdesu.people.actors import Actor
from kezdesu.people.roles import Role
from kezdesu.voices import actions
from kezdesu.voices.models import Theme, Voice
from tests.gates.world.pen import Pen
from tests.gates.world.plans import visit_of
from tests.gates.world.staff import OURS, THEIRS, Staff

if TYPE_CHECKING:
    from tests.gates.world.settle import World

IIN = "900101300017"
DEVICE = "d0" * 15 + "{:02x}"
TEXTS = {
    "answered": "Біздің ауылда ауыз су қашан болады, құбыр үш жылдан бері салынбай тұр?",
    "joined": "Когда в нашем ауле появится питьевая вода, трубу не проводят третий год?",
    "explained": "Почему в районной поликлинике полгода нет детского врача, очередь по месяцу?",
    "referred": "Мектепке апаратын жолды кім жөндейді, көктемде автобус жүрмейді?",
    "declined": "Это личная жалоба на соседа, который шумит каждую ночь до утра.",
    "removed": "Аудан орталығында жедел жәрдем көлігі неге үш сағатта келеді?",
    "held": f"Менің ЖСН {IIN}, маған дәрі берілмейді, не істеуім керек?",
    "withdrawn": "Передумал спрашивать про зарплату медсестёр в сельской больнице.",
}
LATER = {
    "on_air": "Ауданға маман дәрігерлер қашан келеді, жас мамандарға үй беріле ме?",
    "queued": "Когда откроют новое отделение диализа в областной больнице?",
    "published": "Почему скорая помощь не доезжает зимой до дальних сёл района?",
    "received": "Дәріханада инсулин неге екі айдан бері жоқ, қашан әкелінеді?",
}


def ask(world: World, staff: Staff, pen: Pen) -> None:
    """The questions of our first meeting, of the neighbours' one, and of the meeting that is live now."""
    with clock.at(clock.almaty(2026, 3, 2, 11)):
        for number, name in enumerate(TEXTS):
            submit(world, pen, name, "visit.held", number)
    with clock.at(clock.almaty(2026, 3, 3, 11)):
        _moderate(world, staff, pen)
    with clock.at(clock.almaty(2026, 3, 10, 11)):
        submit(
            world, pen, "theirs", "visit.theirs", 30, "Мал азығына субсидия қашан төленеді, қыс өтіп кетті?"
        )
        actions.publish(voice_of(world, "theirs"), by=staff.who(THEIRS, Role.MODERATOR))
        submit(
            world, pen, "theirs_waiting", "visit.theirs", 31, "Почему ветеринар не приезжает в село полгода?"
        )
    with clock.at(clock.almaty(2026, 5, 28, 11)):
        for number, name in enumerate(LATER, start=40):
            submit(world, pen, name, "visit.live", number, LATER[name])
            if name != "received":
                actions.publish(voice_of(world, name), by=staff.who(OURS, Role.MODERATOR))


def submit(world: World, pen: Pen, name: str, visit: str, number: int, text: str = "") -> None:
    """One question from one phone, with a contact."""
    shown = name not in ("declined", "held", "withdrawn", "received", "theirs_waiting", "removed")
    said = (pen.says if shown else pen.private)(f"voice.{name}", text or TEXTS[name])
    contact = f"asker{number}@mail.example" if number % 2 else f"+7701234{5600 + number}"
    receipt = actions.submit(
        actions.SubmitVoice(
            key=f"key-of-the-world-{number:08d}", text=said, region=visit_of(world, visit).region,
            visit=visit_of(world, visit), contact=contact,
        ),
        by=Actor(device=DEVICE.format(number)),
    )  # fmt: skip
    world.codes[f"question.{name}"] = receipt.code
    world.secrets[name] = receipt.secret


def _moderate(world: World, staff: Staff, pen: Pen) -> None:
    by = staff.who(OURS, Role.MODERATOR)
    for name in ("answered", "explained", "referred", "removed", "joined"):
        actions.publish(voice_of(world, name), by=by)
    names = {"name_kk": "Су", "name_ru": "Вода", "name_en": "Water"}
    theme = Theme.objects.get_or_create(slug="water", defaults=names)[0]
    actions.put_under(voice_of(world, "answered"), by=by, theme=theme)
    actions.join(voice_of(world, "joined"), voice_of(world, "answered"), by=by)
    note = pen.private("decision.note", "Көршісінің аты аталған")
    actions.decline(voice_of(world, "declined"), by=by, ground="insult", note=note)
    actions.remove(voice_of(world, "removed"), by=by, ground="personal_data", note=note)
    actions.withdraw(world.secrets["withdrawn"])
    for number in range(60, 64):
        actions.support(voice_of(world, "answered"), by=Actor(device=DEVICE.format(number)))
    with clock.at(clock.now() + timedelta(hours=2)):
        actions.appeal(world.secrets["declined"], text=pen.private("appeal.text", "Сұрағымды қайта қараңыз"))


def voice_of(world: World, name: str) -> Voice:
    """The voice as it stands now."""
    return Voice.objects.select_related("body", "region", "visit", "joined_to").get(
        code=world.codes[f"question.{name}"]
    )
