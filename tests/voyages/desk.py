"""What the office does after the meeting, in the browser."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import expect

from kezdesu.common.trilingual import Trilingual
from tests.files.samples import PDF
from tests.voyages.people import Asked, Person

SUMMARY = Trilingual(
    "Бір сұраққа жауап берілді, шара жоспарланды.", "Дан ответ на один вопрос, запланирована мера."
)
DONE = Trilingual(
    "Құбыр тартылды, қабылдау актісіне қол қойылды.", "Водопровод проложен, акт приёмки подписан."
)


@dataclass(frozen=True)
class Promised:
    """What the plan will say: the issue, empty words that the gate refuses, the action and its day."""

    title: Trilingual
    empty: Trilingual
    action: Trilingual
    due_on: str


def draft_the_register(clerk: Person, meeting: str, promised: Promised) -> None:
    """Draft from the record, name the issue, take it into the plan; the empty phrase is refused, the promise is not."""
    page = clerk.go(f"office/visits/{meeting}/after/")
    page.click("form[action$='/after/draft/'] button")
    page.click("a.button[href*='/after/issues/']")
    page.fill("#id_title_kk", promised.title.kk)
    page.fill("#id_title_ru", promised.title.ru)
    page.check("input[name=outcome][value=planned]")
    page.click("main form[data-draft] button[type=submit]")
    page.fill("#id_action_kk", promised.empty.kk)
    page.fill("#id_action_ru", promised.empty.ru)
    page.click("main form[data-draft] button[type=submit]")
    expect(page.locator("#errors")).to_contain_text("3.7b")
    expect(page.locator("#id_action_kk")).to_have_value(promised.empty.kk)
    clerk.keep("08-empty-phrase-refused")
    page.fill("#id_action_kk", promised.action.kk)
    page.fill("#id_action_ru", promised.action.ru)
    page.fill("#id_due_on", promised.due_on)
    page.locator("#id_office").select_option(index=1)
    page.click("main form[data-draft] button[type=submit]")
    expect(page.locator("article.card")).to_contain_text([getattr(promised.title, clerk.language)])


def prepare_the_results(clerk: Person, meeting: str) -> None:
    """Freeze and send for signature; who prepared it may not sign it, though she is a head too."""
    page = clerk.go(f"office/visits/{meeting}/after/")
    page.click("a.button[href$='/after/prepare/']")
    page.fill("#id_summary_kk", SUMMARY.kk)
    page.fill("#id_summary_ru", SUMMARY.ru)
    page.click("main form[data-draft] button[type=submit]")
    expect(page.locator("#next")).to_be_visible()
    page = clerk.go(f"office/visits/{meeting}/after/sign/")
    expect(page.locator(".notice")).to_be_visible()
    assert page.locator("main form:not([action]) button").count() == 0
    clerk.keep("09-preparer-refused")


def sign_the_results(head: Person, meeting: str) -> None:
    """The other person reads and signs; it is published at once."""
    page = head.go("office/signatures/")
    page.click(f"a[href*='{meeting}']")
    page.click("main form:not([action]) button")
    expect(page.locator(f"a[href$='/meetings/{meeting}/results/']").first).to_be_visible()
    head.keep("10-signed")


def promise_in_results(reader: Person, meeting: str, promised: Promised) -> str:
    """The public results with their files; answers the number of the promise."""
    page = reader.go(f"meetings/{meeting}/results/")
    expect(page.locator("main")).to_contain_text(getattr(promised.action, reader.language))
    for form, magic in (("pdf", b"%PDF-"), ("docx", b"PK")):
        path = page.locator(f"a[href$='results.{form}']").get_attribute("href") or ""
        file = page.request.get(reader.house.address + path)
        assert file.status == 200
        assert file.body().startswith(magic)
    reader.keep("11-results")
    return page.locator("article .code").first.inner_text()


def report_done(executor: Person, code: str) -> None:
    """Done, with the act of acceptance as proof."""
    page = executor.go(f"office/plan/{code}/")
    page.fill("[name=percent]", "100")
    page.fill("[name=text_kk]", DONE.kk)
    page.fill("[name=text_ru]", DONE.ru)
    page.set_input_files("[name=file]", {"name": "акт.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.click("button[value=done]")
    expect(page.locator("#errors")).to_have_count(0)
    executor.keep("12-done")


def give_verdict(asker: Person, asked: Asked, code: str, comment: str) -> None:
    """The asker has the last word, by her secret link."""
    page = asker.go(f"mine/{asked.secret}/")
    page.fill(f"#comment-{code}", comment)
    asker.keep("13-mine")
    page.tap("button[value=confirm]")
    expect(page.locator("#words .card.voice")).to_contain_text(comment)
    asker.keep("14-confirmed")
