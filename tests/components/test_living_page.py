"""The living page shows every token and every component, and what is printed on what can be read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kezdesu.web import environment
from kezdesu.web.components import SHAPES
from kezdesu.web.office.components import samples, tokens
from kezdesu.web.problems import PROBLEMS

WEB = Path(environment.__file__).parent
PAGE = WEB / "office/components/templates/office/components"
SOURCE = "".join(path.read_text("utf-8") for path in sorted(PAGE.glob("*.html")))
INSIDE = {
    "shape",
    "form_field",
    "hidden_fields",
    "table_of",
    "page_scripts",
    "keys",
}
"""Parts of other components, shown with them."""


def test_every_component_stands_on_the_living_page() -> None:
    made = [
        macro
        for path in sorted((WEB / "templates/components").glob("*.html"))
        for macro in re.findall(r"{% macro ([a-z]\w+)\(", path.read_text("utf-8"))
    ]
    assert [name for name in made if name not in INSIDE and f"{name}(" not in SOURCE] == []


def test_every_component_is_shown_with_the_file_it_comes_from() -> None:
    files = {path.name for path in (WEB / "templates/components").glob("*.html")}
    assert {name for name in files if f'file("{name}")' not in SOURCE} == set()


def test_every_answer_that_is_no_page_is_shown() -> None:
    assert "problems" in SOURCE
    assert set(PROBLEMS) == {400, 403, 404, 405, 409, 413, 429, 500, 503}


def test_every_tone_is_shown() -> None:
    assert set(samples.samples().tones) == set(SHAPES)


def test_what_stands_on_what_can_be_read_light_and_dark() -> None:
    assert [pair for pair in tokens.pairs() if not pair.is_enough] == []


def test_contrast_is_that_of_wcag() -> None:
    assert tokens.contrast("#000", "#ffffff") == pytest.approx(21)
    assert tokens.contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_a_pale_pair_would_be_seen() -> None:
    assert not tokens.Pair("muted", "paper", 5.0, 4.4, tokens.LEAST_CONTRAST).is_enough


def test_tokens_are_those_of_the_style_sheet() -> None:
    known = tokens.tokens()
    assert known["gold"].light == known["gold"].dark == "#fec50c"
    assert known["banner"].light == known["sky"].light
    assert known["banner"].dark != known["banner"].light
    assert [token.name for token in tokens.palette() if not token.dark.startswith("#")] == []
