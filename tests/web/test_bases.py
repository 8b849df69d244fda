"""The bases of the pages, their fragments, and whether their colours can be read."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import DictLoader, Environment

from kezdesu.common.trilingual import LANGUAGES
from kezdesu.web import environment
from kezdesu.web.filters import whole
from kezdesu.web.problems import problem

STATIC = Path(environment.__file__).parent / "static" / "kezdesu"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def jinja() -> Environment:
    env: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    return env


# Pages


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found.append(dict(attrs))


def page(**values: Any) -> str:
    return jinja().get_template("base/page.html").render(values)


def test_public_page_shows_nothing_of_its_visitor() -> None:
    request = SimpleNamespace(path="/en/schedule/", user="Aigerim", COOKIES={"x": "secret"})
    html = page(request=request, csrf_token="TOKEN", csrf_input="TOKEN")
    assert "TOKEN" not in html
    assert "Aigerim" not in html
    assert "secret" not in html


def test_language_links_keep_the_page() -> None:
    links = Links()
    links.feed(page(request=SimpleNamespace(path="/en/meetings/M-2026-0147/"), language_query="?q=су"))
    assert [link["href"] for link in links.found if link.get("hreflang")] == [
        f"/{code}/meetings/M-2026-0147/?q=су" for code in LANGUAGES
    ]


def test_page_has_landmarks_and_a_way_past_the_navigation() -> None:
    html = page()
    assert all(tag in html for tag in ("<header", '<main id="content"', "<footer", 'href="#content"'))


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 429, 500, 503, 418])
@pytest.mark.parametrize("language", LANGUAGES)
def test_error_page_speaks_all_three_languages(status: int, language: str) -> None:
    with translation.override(language):
        html = jinja().get_template("base/error.html").render(status=status)
    title = problem(status).title
    assert all(title[code] in html for code in LANGUAGES)


@pytest.mark.parametrize(
    "path", sorted((STATIC.parent.parent / "templates").rglob("*.html")), ids=lambda path: path.stem
)
def test_templates_hold_no_inline_style_script_or_handler(path: Path) -> None:
    source = path.read_text("utf-8")
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\ssrc=)|\|\s*safe", source)


# Fragments


def test_block_is_rendered_alone_with_the_imports_of_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "base.html": "<html>{% block list %}nothing{% endblock %}</html>",
        "parts.html": "{% macro item(text) %}<li>{{ text }}</li>{% endmacro %}",
        "page.html": (
            '{% extends "base.html" %}{% from "parts.html" import item %}{% set kind = "open" %}'
            "{% block list %}{{ super() }}: {{ item(text) }} {{ kind }}{% endblock %}"
        ),
    }
    env = environment.environment(loader=DictLoader(files))
    monkeypatch.setattr(engines["jinja2"], "env", env)
    html = environment.render_block("page.html", "list", {"text": "<b>"})
    assert html == "nothing: <li>&lt;b&gt;</li> open"


def test_unknown_block_is_an_error() -> None:
    with pytest.raises(KeyError):
        environment.render_block("base/page.html", "nonsense", {})


# Strings


def test_values_put_into_a_sentence_are_escaped_and_percent_signs_survive() -> None:
    template = jinja().from_string(
        '{{ _("Reason: %(reason)s", reason=reason) }} {{ _("100 %% of <b>all</b>") }}'
    )
    assert template.render(reason="<b>") == "Reason: &lt;b&gt; 100 % of <b>all</b>"


def test_template_block_tag_translates_too() -> None:
    template = jinja().from_string(
        "{% trans count=n %}One of {{ count }}{% pluralize %}Many of {{ count }}{% endtrans %}"
    )
    assert template.render(n=1) == "One of 1"
    assert template.render(n=2) == "Many of 2"


def test_sentence_follows_the_language_of_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    environment._translated.cache_clear()
    environment._finished.cache_clear()
    monkeypatch.setattr(environment, "gettext", lambda text: f"{translation.get_language()}: {text}")
    template = jinja().from_string('{{ _("Duties") }}')
    said = []
    for language in (*LANGUAGES, "kk"):
        with translation.override(language):
            said.append(template.render())
    assert said == ["kk: Duties", "ru: Duties", "en: Duties", "kk: Duties"]
    environment._translated.cache_clear()
    environment._finished.cache_clear()


# Colours


def _tokens(css: str, start: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", css[css.index(start) :].split("}", 1)[0]))


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """WCAG contrast ratio of two colours."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


TEXT_PAIRS = [
    *[(ink, ground) for ink in ("ink", "muted", "deep", "red") for ground in ("paper", "surface", "sunk")],
    ("deep-ink", "deep"), ("deep-ink", "deep-hover"), ("night", "sky"), ("night", "gold"), ("paper", "green"),
    ("deep", "sky-soft"), ("ink", "sky-soft"), ("green", "green-soft"), ("red", "red-soft"),
    ("plum", "plum-soft"), ("stone", "stone-soft"), ("muted", "sunk"),
]  # fmt: skip
EDGE_PAIRS = [
    ("edge", "paper"),
    ("edge", "surface"),
    ("deep", "paper"),
    ("green", "paper"),
    ("plum", "paper"),
    ("stone", "paper"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_reach_wcag_aa(scheme: str) -> None:
    css = (STATIC / "css" / "kezdesu.css").read_text("utf-8")
    tokens = _tokens(css, ":root {")
    if scheme == "dark":
        tokens |= _tokens(css, "prefers-color-scheme: dark) {\n    :root {")
    weak = {pair: round(contrast(*(tokens[name] for name in pair)), 2) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}
    edges = {pair: round(contrast(*(tokens[name] for name in pair)), 2) for pair in EDGE_PAIRS}
    assert {pair: ratio for pair, ratio in edges.items() if ratio < 3} == {}


def test_style_sheets_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in (STATIC / "css").glob("*.css")}
    everywhere = sizes.pop("kezdesu.css") + sizes.pop("components.css")
    assert everywhere <= 30_000
    assert {name: size for name, size in sizes.items() if size > 8_000} == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("№ 2-ө/09 акт", '№ <span class="unbroken">2-ө/09</span> акт'),
        ("Абай көшесі, 19-үй", 'Абай көшесі, <span class="unbroken">19-үй</span>'),
        ("город Усть-Каменогорск, 74", "город Усть-Каменогорск, 74"),
        ("<b>1-1</b>", '<span class="unbroken">&lt;b&gt;1-1&lt;/b&gt;</span>'),
        ("https://example.org/a-very-long-address/2026", "https://example.org/a-very-long-address/2026"),
    ],
)
def test_a_number_with_a_hyphen_is_not_broken_in_two(text: str, expected: str) -> None:
    assert str(whole(text)) == expected
