"""Photographs a running site, so that a person can look at all of it: every kind of page, width, scheme and language.

``look.py http://127.0.0.1:8000 --to pictures`` follows the links from the first page, takes one page of each kind (two
with ``--each 2``) and writes for every one a picture in each scheme, the widths side by side; with ``--print`` also its
sheets of paper. ``--as clerk.healthcare@demo.kezdesu.example --start /kk/office/`` goes through a desk.
``--addresses FILE`` takes the paths of a file (one a line, ``#`` comments) instead of following links.
It prints what no eye need look for: pages wider than the screen, targets under 44 px, answers that are errors.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, urljoin, urlsplit

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kezdesu.config.settings")
os.environ.setdefault("KEZDESU_DATA_DIR", tempfile.mkdtemp(prefix="kezdesu-look-"))

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
HEIGHTS = {360: 740, 768: 1024, 1280: 900}
TALLEST = 1500
"""Pixels of one page on a sheet; what is below is on ``--whole`` sheets only."""
GAP = 24
NOT_PAGES = re.compile(r"\.(ics|pdf|docx|xlsx|json|svg|csv|txt|xml)$|/feed|/files/|/api/|/static/|/logout/")
WRONG = """
() => {
  const wrong = [], wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) wrong.push(`${wide} px wide`);
  const small = [...document.querySelectorAll("main :is(a, button, summary, select, input):not([type=hidden], .skip)")]
    .filter(at => {
      const box = at.getBoundingClientRect(), style = getComputedStyle(at);
      const inText = style.display === "inline" || at.closest("label, .tick");
      return at.checkVisibility() && box.width > 1 && box.height < 44 && !inText;
    });
  if (small.length) wrong.push(`${small.length} targets under 44 px, first: ${small[0].outerHTML.slice(0, 100)}`);
  return wrong;
}
"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be photographed, and how."""

    site: str
    folder: Path
    widths: tuple[int, ...]
    schemes: tuple[str, ...]
    languages: tuple[str, ...]
    paper: bool
    whole: bool
    each: int


def kind_of(path: str) -> str:
    """The name of the address, its view, and whether something is asked: pages of one kind look alike."""
    from django.urls import Resolver404, resolve
    from django.utils import translation

    parts = urlsplit(path)
    try:
        with translation.override(path[1:3] if path[:4] in ("/kk/", "/ru/", "/en/") else "kk"):
            name = resolve(parts.path).view_name
    except Resolver404:
        return ""
    asked = [value if key == "view" else "asked" for key, value in parse_qsl(parts.query) if key != "year"]
    return "~".join([str(name).replace(":", "."), *sorted(set(asked))[:1]])


def linked(page: Page, wish: Wish, start: str) -> Iterator[str]:
    """Addresses reached by links from ``start`` in its language, ``each`` of one kind, in the order of finding.

    From a desk it does not go out to the public pages: they are the same for everybody.
    """
    taken: dict[str, int] = {}
    waiting, seen, prefix = [start], {start}, start[:4]
    outside = "" if kind_of(start).startswith("public.") else "public."
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if not kind or taken.get(kind, 0) >= wish.each or (outside and kind.startswith(outside)):
            continue
        taken[kind] = taken.get(kind, 0) + 1
        answer = page.goto(wish.site + path, wait_until="domcontentloaded")
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        yield path
        for href in page.eval_on_selector_all("a[href]", "all => all.map(a => a.getAttribute('href'))"):
            parts = urlsplit(urljoin(wish.site + path, href))
            further = parts.path + (f"?{parts.query}" if parts.query else "")
            ours = f"{parts.scheme}://{parts.netloc}" == wish.site and further.startswith(prefix)
            if ours and further not in seen and not NOT_PAGES.search(parts.path):
                seen.add(further)
                waiting.append(further)


def photograph(page: Page, wish: Wish, path: str) -> Iterator[tuple[str, int, Image.Image]]:
    """The page as it lies open now, by scheme and width; says what is wrong with it."""
    for width in wish.widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 900)})
        page.wait_for_timeout(60)
        for fault in page.evaluate(WRONG):
            print(f"{path} at {width}: {fault}", flush=True)
        for scheme in wish.schemes:
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            picture = page.screenshot(full_page=True, scale="css", animations="disabled")
            yield scheme, width, Image.open(BytesIO(picture)).convert("RGB")


def sheet(rows: Iterable[list[Image.Image]], *, tallest: int = TALLEST) -> Image.Image:
    """Pictures in rows, cut off where they go below ``tallest``."""
    cut = [[one.crop((0, 0, one.width, min(one.height, tallest))) for one in row] for row in rows]
    heights = [max(one.height for one in row) for row in cut]
    width = max(sum(one.width + GAP for one in row) for row in cut) + GAP
    made = Image.new("RGB", (width, sum(height + GAP for height in heights) + GAP), "#8a8f98")
    top = GAP
    for row, height in zip(cut, heights, strict=True):
        left = GAP
        for one in row:
            made.paste(one, (left, top))
            left += one.width + GAP
        top += height + GAP
    return made


def columns(picture: Image.Image, *, tall: int = 1500) -> list[Image.Image]:
    """A long picture cut into columns, so that all of it is read at its size."""
    return [
        picture.crop((0, top, picture.width, min(top + tall, picture.height)))
        for top in range(0, picture.height, tall)
    ]


def on_paper(page: Page, target: Path) -> list[Image.Image]:
    """The sheets of A4 which the page is printed on. Needs ``pdftoppm``."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = Path(folder) / "page.pdf"
        page.pdf(path=pdf, prefer_css_page_size=True, print_background=False, display_header_footer=False)
        subprocess.run(["pdftoppm", "-r", "60", "-png", pdf, pdf.with_suffix("")], check=True)
        found = [Image.open(one).convert("RGB") for one in sorted(Path(folder).glob("*.png"))]
    print(f"{target.name}: {len(found)} sheets of paper", flush=True)
    return found


def keep(page: Page, wish: Wish, path: str, name: str) -> None:
    """Write the sheets of one page."""
    answer = page.goto(wish.site + path, wait_until="load")
    if answer is not None and answer.status >= 400:
        print(f"{path}: {answer.status}", flush=True)
    rows: dict[str, list[Image.Image]] = {scheme: [] for scheme in wish.schemes}
    for scheme, width, picture in photograph(page, wish, path):
        rows[scheme].append(picture)
        if wish.whole and scheme == wish.schemes[0]:
            sheet([columns(picture)]).save(wish.folder / f"{name}.{width}.png")
    for scheme, row in rows.items():
        sheet([row]).save(wish.folder / f"{name}.{scheme}.png")
    if wish.paper:
        page.emulate_media(color_scheme="light")
        found = on_paper(page, wish.folder / name)
        sheet([found[at : at + 4] for at in range(0, min(len(found), 8), 4)]).save(
            wish.folder / f"{name}.print.png"
        )


def sign_in(page: Page, wish: Wish, email: str, password: str) -> None:
    """Fill in the form as a person does."""
    page.goto(f"{wish.site}/{wish.languages[0]}/accounts/login/")
    page.locator("input[type=email]").fill(email)
    page.locator("input[type=password]").fill(password)
    page.locator("main form button").first.click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def in_languages(paths: Iterable[str], languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each path in each language, with a file's name that says which it is."""
    numbers: dict[str, int] = {}
    for path in paths:
        kind = kind_of(path) or re.sub(r"\W+", "-", path).strip("-")
        numbers[kind] = numbers.get(kind, 0) + 1
        name = kind if numbers[kind] == 1 else f"{kind}.{numbers[kind]}"
        for language in languages:
            yield re.sub(r"^/(kk|ru|en)/", f"/{language}/", path), f"{language}.{name}"


def context_of(browser: Browser) -> BrowserContext:
    """A visitor with small habits: no motion, Almaty's clock."""
    return browser.new_context(reduced_motion="reduce", timezone_id="Asia/Almaty", locale="kk")


def asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("site")
    parser.add_argument("--to", type=Path, default=Path("look"))
    parser.add_argument("--start", default="/kk/")
    parser.add_argument("--addresses", type=Path)
    parser.add_argument("--widths", default="360,768,1280")
    parser.add_argument("--schemes", default="light,dark")
    parser.add_argument("--languages", default="kk")
    parser.add_argument("--each", type=int, default=1)
    parser.add_argument("--print", action="store_true", dest="paper")
    parser.add_argument("--whole", action="store_true", help="long pages also in columns, one file a width")
    parser.add_argument("--as", dest="email")
    parser.add_argument("--password", default="kezdesu-demo-2026")
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    import django

    django.setup()
    given = asked(arguments)
    wish = Wish(
        given.site.rstrip("/"), given.to, tuple(map(int, given.widths.split(","))), tuple(given.schemes.split(",")),
        tuple(given.languages.split(",")), given.paper, given.whole, given.each,
    )  # fmt: skip
    wish.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = context_of(browser).new_page()
        if given.email:
            sign_in(page, wish, given.email, given.password)
        lines = given.addresses.read_text().splitlines() if given.addresses else []
        paths = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        paths = paths or list(linked(page, wish, given.start))
        for path, name in in_languages(paths, wish.languages):
            keep(page, wish, path, name)
        browser.close()
    print(f"{len(paths)} addresses in {len(wish.languages)} languages", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
