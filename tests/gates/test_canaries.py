"""A world written by the hostile pen, crawled as outsiders and as staff: nothing runs, nothing private comes out."""

from __future__ import annotations

import io
import re
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from kezdesu.people.roles import Role
from tests.edge.browser import Answer
from tests.gates import addresses
from tests.gates.conftest import Lived
from tests.gates.desks import SCHEDULING
from tests.gates.hostile import CANARY, OWNED, RIGHT_TO_LEFT
from tests.gates.house import house
from tests.gates.parsing import parse
from tests.gates.visitors import Visitor
from tests.gates.world import NOW
from tests.gates.world.staff import ADMINISTRATION, AUTHORISED, GOVERNMENT, OURS

pytestmark = pytest.mark.once
DESKS = {
    (OURS, Role.CLERK): (
        "office/", "office/schedule/2026/", "office/schedule/2026/bodies/healthcare/", "office/visits/{0[visit.live]}/",
        "office/visits/{0[visit.held]}/", "office/visits/{0[visit.held]}/after/", "office/plan/", "office/records/",
        "office/visits/{0[visit.held]}/after/issues/{0[issue.ours]}/", "office/plan/{0[commitment.kept]}/",
        "office/records/risks/{0[risk]}/", "office/records/acts/{0[oversight.note]}/", "office/records/risks/",
    ),
    (OURS, Role.MODERATOR): (
        "office/questions/?queue=appeals", "office/questions/", "office/questions/{0[question.held]}/",
        "office/questions/{0[question.declined]}/", "office/questions/{0[question.received]}/",
    ),
    (OURS, Role.OPERATOR): ("office/visits/{0[visit.live]}/console/",),
    (OURS, Role.HEAD): ("office/signatures/", "office/plan/{0[commitment.late]}/extension/"),
    (AUTHORISED, Role.COORDINATOR): ("office/schedule/2026/", "office/records/acts/{0[oversight.draft]}/"),
    (GOVERNMENT, Role.SECRETARY): ("office/schedule/2026/", "office/records/acts/{0[oversight.review]}/"),
    (ADMINISTRATION, Role.INSPECTOR): ("inspector/", "inspector/notes/", "inspector/bodies/healthcare/"),
}  # fmt: skip
PERSONAL = {
    "a canary": re.compile(CANARY, re.I),
    "an e-mail of a citizen": re.compile(r"asker\d+@mail"),
    "an e-mail of a reader": re.compile(r"reader-[a-z]+@mail"),
    "an e-mail of who is invited": re.compile(r"invited@mail"),
    "an e-mail of staff": re.compile(r"gates\.example"),
    "a name of staff": re.compile(r"Person [a-z_]+ \d of"),
    "a phone": re.compile(r"7\W?701\W?234\W?56|701\W?222\W?33\W?44"),
    "a device": re.compile(r"(d0){8}"),
    "an IIN": re.compile(r"900101300017"),
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lived]:
    """A server on a world that the hostile pen wrote."""
    with house(tmp_path_factory.mktemp("hostile")) as made:
        world = made.settle("hostile")
        made.start(NOW)
        yield Lived(made, world)


def alive(html: str) -> list[str]:
    """What of a page could run or was let through as markup."""
    page = parse(html)
    wrong = [f"{tag} with {name}" for tag, given in page.tags for name in given if name.startswith("on")]
    wrong += [f"{tag} from {given['src']}" for tag, given in page.tags if given.get("src") == "x"]
    wrong += [
        f"{tag} leads to {given[name][:40]}"
        for tag, given in page.tags
        for name in ("href", "src", "action", "formaction")
        if given.get(name, "").strip().lower().startswith(("javascript:", "data:text", "vbscript:"))
    ]
    wrong += [f"script: {text[:60]}" for text in page.scripts if OWNED in text or text.strip()]
    wrong += ["a template was run"] if "[49]" in html or "[$49]" in html else []
    return wrong


def shared(places: list[addresses.Place]) -> list[addresses.Place]:
    """Addresses that lead to nobody's own page."""
    return [place for place in places if not any(part in place.path for part in addresses.OWN)]


def plain(answer: Answer) -> str:
    """All text of an answer, whatever its format."""
    kind, body = answer.headers.get("content-type", ""), answer.body
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return "\n".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
    if "pdf" in kind:
        read = subprocess.run(["pdftotext", "-", "-"], input=body, capture_output=True, check=False)
        return read.stdout.decode() + body.decode("latin-1")
    return body.decode("utf-8", "ignore")


def leaks(text: str) -> list[str]:
    return [what for what, shape in PERSONAL.items() if shape.search(text)]


@pytest.mark.parametrize("language", addresses.LANGUAGES)
def test_no_text_becomes_markup_on_a_public_page(hostile: Lived, language: str) -> None:
    places = addresses.pages(hostile.world, language)
    answers = {place.path: hostile.house.served.get(place.path).body.decode() for place in places}
    assert {path: wrong for path, html in answers.items() if (wrong := alive(html))} == {}
    assert sum(OWNED in parse(html).words for html in answers.values()) > 10


def test_no_text_becomes_markup_on_a_desk(hostile: Lived) -> None:
    wrong, carrying = {}, 0
    for slug, role in {**DESKS, **SCHEDULING}:
        paths = (*DESKS.get((slug, role), ()), *SCHEDULING.get((slug, role), ()), "accounts/")
        visitor = Visitor(hostile.house).sign_in(slug, role)
        for path in paths:
            answer = visitor.get("/kk/" + path.format(hostile.world.codes))
            html = answer.body.decode()
            found = alive(html) + ([] if answer.status == 200 else [f"status {answer.status}"])
            wrong |= {(role, path): found} if found else {}
            carrying += OWNED in parse(html).words
    assert wrong == {}
    assert carrying > 10


def test_no_text_becomes_a_header_a_formula_or_a_line_of_a_calendar(hostile: Lived) -> None:
    places = [place for place in addresses.public(hostile.world, "kk") if not place.is_page]
    answers = {place.path: hostile.house.served.get(place.path) for place in places}
    assert [path for path, answer in answers.items() if "x-owned" in answer.headers] == []
    for path, answer in answers.items():
        if path.endswith(".ics"):
            assert not [line for line in answer.body.decode().split("\r\n") if line.startswith("X-Owned")], (
                path
            )
        if path.endswith(".xlsx"):
            assert "<f>" not in plain(answer), path


def test_citizens_texts_carry_no_hidden_directions(hostile: Lived) -> None:
    for name in ("answered", "published", "on_air"):
        page = hostile.house.served.get(
            f"/kk/questions/{hostile.world.codes[f'question.{name}']}/"
        ).body.decode()
        said = re.search(r'class="said"[^>]*>([^<]*)', page)
        assert said
        assert RIGHT_TO_LEFT not in said[1]


def test_nothing_private_is_on_any_public_answer(hostile: Lived) -> None:
    places = shared(addresses.public(hostile.world))
    answers = {place.path: plain(hostile.house.served.get(place.path)) for place in places}
    assert len(answers) > 150
    assert {path: found for path, text in answers.items() if (found := leaks(text))} == {}
    secrets = set(hostile.world.secrets.values())
    assert [path for path, text in answers.items() if any(secret in text for secret in secrets)] == []


def test_the_search_finds_nothing_private(hostile: Lived) -> None:
    for words in (CANARY, "соседа", "ЖСН", "900101300017", "инсулин"):
        page = hostile.house.served.get(f"/ru/search/?q={quote(words)}").body.decode()
        assert not [code for code in _hidden(hostile) if code in page], words


def test_the_stream_tells_nothing_private(hostile: Lived) -> None:
    _, state = hostile.house.served.stream(hostile.world.codes["visit.live"]).event()
    assert leaks(str(state)) == []
    assert not [code for code in _hidden(hostile) if code in str(state)]


def test_public_journal_lines_hold_nothing_personal(hostile: Lived) -> None:
    with sqlite3.connect(hostile.house.folder / "kezdesu.sqlite3") as connection:
        lines = connection.execute("SELECT kind, data FROM journal_entry WHERE public").fetchall()
    assert len(lines) > 50
    assert {kind: found for kind, data in lines if (found := leaks(data))} == {}


def test_the_log_holds_nothing_personal(hostile: Lived) -> None:
    visitor, code = Visitor(hostile.house), hostile.world.codes["visit.live"]
    form = visitor.form(f"/kk/meetings/{code}/ask/", "consent")
    sent = visitor.send(
        form,
        text=f"{CANARY} неге су жоқ, қашан болады?",
        contact="asker77@mail.example",
        consent="on",
        seen="1",
    )
    assert sent.status == 302
    for secret in hostile.world.secrets.values():
        visitor.get(f"/kk/mine/{secret}/")
    visitor.get(f"/kk/search/?q={CANARY}")
    visitor.get(f"/kk/questions/?evil={CANARY}")
    log = hostile.house.log.read_text()
    assert leaks(log) == []
    assert not [secret for secret in hostile.world.secrets.values() if secret in log]
    assert log.count("/kk/mine/***") >= len(hostile.world.secrets)


@pytest.mark.browser
def test_nothing_runs_in_a_browser(hostile: Lived, browser: Browser) -> None:
    with browser.new_context(bypass_csp=True) as context:
        called: list[str] = []
        context.expose_function("owned", lambda number: called.append(f"{page.url}: {number}"))
        page = context.new_page()
        for place in addresses.pages(hostile.world, "en"):
            page.goto(hostile.path(place.path), wait_until="load")
        page.set_content("<img src=x onerror=owned(9)>")
        page.wait_for_timeout(300)
    assert [one.rpartition(" ")[2] for one in called] == ["9"]


PLANTED = [
    "<img src=x onerror=owned(2)>",
    "<script>owned(1)</script>",
    '<a href="javascript:owned()">x</a>',
    "<p>[49]</p>",
]


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_unescaped_text_is_found(planted: str) -> None:
    assert alive(f"<h1>x</h1>{planted}") != []
    assert alive(f"<h1>x</h1>{planted.replace('<', '&lt;').replace('[49]', '[7*7]')}") == []


@pytest.mark.parametrize(
    "planted", ["asker31@mail.example", "+7 701 234 56 31", CANARY, "Person clerk 1 of healthcare"]
)
def test_a_planted_leak_is_found(planted: str) -> None:
    assert leaks(f"… {planted} …") != []


def _hidden(hostile: Lived) -> list[str]:
    return [
        hostile.world.codes[f"question.{name}"]
        for name in ("declined", "held", "received", "withdrawn", "theirs_waiting")
    ]
