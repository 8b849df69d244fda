"""Render every component of the design system into one page, to look at and to check: ``components.py OUT kk|ru|en``.

The page is written to the folder OUT together with the style sheets; open ``OUT/kk.html`` in a browser.
"""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import django
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "src" / "kezdesu" / "web"
SAMPLE = Path(__file__).resolve().parent / "components.html"


def configure() -> None:
    """The least of Django that the templates need; nothing when Django is configured already."""
    if settings.configured:
        return
    sys.path.insert(0, str(ROOT / "src"))
    settings.configure(
        USE_I18N=True,
        USE_TZ=True,
        LANGUAGE_CODE="kk",
        LANGUAGES=[("kk", "kk"), ("ru", "ru"), ("en", "en")],
        LOCALE_PATHS=[str(WEB / "locale")],
        STATIC_URL="static/",
        INSTALLED_APPS=["django.contrib.staticfiles"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.jinja2.Jinja2",
                "DIRS": [WEB / "templates", SAMPLE.parent],
                "OPTIONS": {"environment": "kezdesu.web.environment.environment"},
            },
            {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True},
        ],
    )
    django.setup()


def sample() -> dict[str, Any]:
    """What the page shows: one of everything, in states that matter."""
    from django import forms
    from django.utils.translation import gettext_lazy as _

    from kezdesu.common.trilingual import Trilingual as Say
    from kezdesu.web import components as c

    today = date(2026, 3, 11)
    noon = datetime(2026, 3, 11, 14, 0, tzinfo=UTC)
    health = Say("Денсаулық сақтау министрлігі", "Министерство здравоохранения", "Ministry of Healthcare")
    water = Say(
        "Су ресурстары және ирригация министрлігі",
        "Министерство водных ресурсов и ирригации",
        "Ministry of Water Resources",
    )
    abai = Say("Абай облысы", "Область Абай", "Abai Region")
    road = Say(
        "Семей – Қайнар жолының 42 шақырымын күрделі жөндеу",
        "Капитальный ремонт 42 км дороги Семей – Кайнар",
        "Overhaul of 42 km of the Semey – Kainar road",
    )

    class Ask(forms.Form):
        text = forms.CharField(
            label=_("Question"),
            widget=forms.Textarea,
            help_text=Say("Бір сұрақ – бір хат.", "Один вопрос – одно письмо.", "One question, one letter.")[
                "ru"
            ],
        )
        contact = forms.EmailField(label="E-mail", required=False)
        region = forms.ChoiceField(label=_("Regions"), choices=[("10", abai["ru"]), ("11", "Ақмола")])
        channel = forms.ChoiceField(
            label="Channel", choices=[("a", "Telegram"), ("b", "109")], widget=forms.RadioSelect
        )
        consent = forms.BooleanField(label=_("Privacy"))

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
    tones = list(c.SHAPES)
    return {
        "today": today,
        "states": states,
        "tones": tones,
        "visits": [
            c.MeetingCard(
                "#",
                "M-2026-0147",
                health,
                "А. Министр",
                abai,
                Say("Семей, Достық үйі", "Семей, Дом дружбы"),
                noon,
                "live",
                Say("эфирде", "в эфире", "live"),
            ),
            c.MeetingCard(
                "#",
                "M-2026-0148",
                water,
                "Б. Министр",
                abai,
                "",
                noon + timedelta(days=9),
                "planned",
                Say("жоспарланған", "запланирована", "planned"),
            ),
        ],
        "voice": c.QuestionCard(
            "#",
            "Q-7KD3-X9",
            "Ауылымызда екі жылдан бері дәрігер жоқ, қашан келеді?",
            "kk",
            abai,
            today,
            "published",
            Say("жарияланды", "опубликован", "published"),
            c.Counts(142, 37, 12),
            Say("Ауыл медицинасы", "Сельская медицина", "Rural healthcare"),
        ),
        "promises": [
            c.PromiseCard(
                "#",
                "P-2026-0311",
                road,
                health,
                Say(
                    "Жол комитетінің төрағасы", "Председатель комитета дорог", "Chair of the Roads Committee"
                ),
                today + timedelta(days=3),
                "under_way",
                Say("орындалуда", "исполняется", "under way"),
            ),
            c.PromiseCard(
                "#",
                "P-2026-0312",
                road,
                health,
                "Комитет",
                today - timedelta(days=20),
                "overdue",
                Say("мерзімі өткен", "просрочено", "overdue"),
                True,
                date(2026, 1, 30),
                Say("мердігер бас тартты", "отказ подрядчика", "the contractor withdrew"),
            ),
            c.PromiseCard(
                "#",
                "P-2026-0313",
                road,
                health,
                "Комитет",
                today,
                "due_today",
                Say("бүгін соңғы күн", "срок сегодня", "due today"),
            ),
        ],
        "items": [
            c.TimelineItem(
                noon - timedelta(days=20),
                Say("сайт", "сайт", "site"),
                "Дәрігер қашан келеді?",
                "received",
                language="kk",
            ),
            c.TimelineItem(
                noon,
                health,
                Say("Тікелей эфирде қойылды, 19:42", "Задан в эфире, 19:42", "Asked on air, 19:42"),
                "asked",
                "#",
                "",
                Say("Жазбаны ашу", "Открыть запись", "Play"),
            ),
            c.TimelineItem(
                today,
                health,
                road,
                "promised",
                "",
                "",
                "",
                date(2026, 2, 1),
                Say("мердігер бас тартты", "отказ подрядчика", "contractor withdrew"),
            ),
            c.TimelineItem(today, health, Say("Расталды", "Подтверждено", "Confirmed"), "confirmed"),
            c.TimelineItem(today, health, Say("Мерзімі өтті", "Просрочено", "Late"), "overdue"),
        ],
        "cells": [c.Cell(tones[n % 9], f"P-{n}", "#") for n in range(40)],
        "columns": [
            c.Column(code, Say("Ережесі", "Правило", "Rule"), "#")
            for code in [
                "1",
                "2.1",
                "2.2",
                "3.1",
                "3.2",
                "3.3",
                "3.5a",
                "3.5b",
                "3.6a",
                "3.6b",
                "3.7a",
                "3.7b",
                "3.7c",
                "4.1",
                "5.1",
            ]
        ],
        "rows": [
            c.Row(body, [c.Cell(states[(n * k) % 9], f"{n}", "#") for n in range(1, 13)], "#")
            for k, body in enumerate([health, water, health, water], 1)
        ],
        "tiles": [
            c.Tile(kato, abai, int(kato) * 7 % 61, n % 5, "#") for n, kato in enumerate(c.REGION_SHORT)
        ],
        "series": c.Series(
            Say("Сұрақтар", "Вопросы", "Questions"),
            Say("Тақырып", "Тема", "Theme"),
            Say("саны", "число", "count"),
            [
                c.Bar(Say("Су", "Вода", "Water"), 412, "#"),
                c.Bar(Say("Жол", "Дороги", "Roads"), 1203, "#"),
                c.Bar(Say("Мерзімі өткен", "Просрочено", "Overdue"), 88, "#", "late"),
            ],
        ),
        "form": Ask({"text": "", "contact": "x"}),
        "why": Say(
            "3.7-тармақ: кездесу мен қабылдау аяқталған күннен 10 күн.",
            "Пункт 3.7: 10 дней со дня окончания встречи и приёма.",
            "Clause 3.7: ten days from the end of the meeting and the reception.",
        ),
        "links": [
            c.Link(Say("Басты бет", "Главная", "Home"), "#"),
            c.Link(Say("Кездесулер", "Встречи", "Meetings"), "#", True),
        ],
        "navigation": [
            c.Link(Say("Бүгін", "Сегодня", "Today"), "#", True, 7),
            c.Link(Say("Сұрақтар", "Вопросы", "Questions"), "#", False, 1204),
            c.Link(Say("Кесте", "График", "Schedule"), "#"),
        ],
        "health": health,
    }


def write(out: Path, language: str) -> None:
    """Write the living page and one page of each other base in ``language``."""
    from django.template import engines
    from django.utils import translation

    pages = {"": "components.html", "-office": "components-office.html", "-hall": "components-hall.html"}
    with translation.override(language):
        for suffix, name in pages.items():
            html = engines["jinja2"].get_template(name).render(sample())
            (out / f"{language}{suffix}.html").write_text(html.replace('"/static/', '"static/'), "utf-8")
        error = engines["jinja2"].get_template("base/error.html").render({"status": 404})
        (out / f"{language}-error.html").write_text(error.replace('"/static/', '"static/'), "utf-8")


def main() -> None:
    """Entry point."""
    configure()
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    shutil.copytree(WEB / "static", out / "static", dirs_exist_ok=True)
    for language in sys.argv[2:] or ["kk", "ru", "en"]:
        write(out, language)


if __name__ == "__main__":
    main()
