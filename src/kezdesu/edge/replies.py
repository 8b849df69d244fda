"""Short answers that the edge gives itself, in the language and shape of the request."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from functools import cache

from django.core.exceptions import AppRegistryNotReady, ImproperlyConfigured
from django.templatetags.static import static

from kezdesu.common.trilingual import LANGUAGES, Language, Trilingual
from kezdesu.edge.asgi import Pairs, Scope, Send
from kezdesu.edge.requests import language, wants_json
from kezdesu.web.problems import PROBLEMS

NO_STORE = (b"cache-control", b"no-store")
SHEETS = ("kezdesu/css/kezdesu.css", "kezdesu/css/components.css")
FIRST_PAGE = Trilingual("Басты бетке", "На главную", "To the first page")

TEXTS: Mapping[str, Trilingual] = {
    "bad_request": Trilingual(
        "Сұрауды түсіну мүмкін болмады.",
        "Запрос не удалось разобрать.",
        "The request could not be understood.",
    ),
    "foreign_origin": Trilingual(
        "Бұл әрекет басқа сайттан жасалмайды. Кездесу бетін ашып, қайталап көріңіз.",
        "Это действие нельзя выполнить с другого сайта. Откройте страницу встречи и повторите.",
        "This cannot be done from another site. Open the meeting page and try again.",
    ),
    "not_signed_in": Trilingual(
        "Сеанс аяқталған. Қайта кіріңіз.",
        "Сеанс закончился. Войдите снова.",
        "The session has ended. Sign in again.",
    ),
    "operators_only": Trilingual(
        "Бұл көрсеткіштер сайт операторына арналған: оларды серверде тұрып немесе оператор кілтімен ғана оқуға болады.",
        "Эти показатели открыты только оператору сайта: их читают на самом сервере или с ключом оператора.",
        "These figures are for the operator alone: they are read on the server itself or with the token.",
    ),
    "not_found": Trilingual("Мұндай бет жоқ.", "Такой страницы нет.", "There is no such page."),
    "unknown_question": Trilingual("Мұндай сұрақ жоқ.", "Такого вопроса нет.", "There is no such question."),
    "method_not_allowed": Trilingual(
        "Бұл мекенжай мұндай әрекетті қабылдамайды.",
        "Этот адрес не принимает такое действие.",
        "This address does not take such a request.",
    ),
    "closed": Trilingual(
        "Бұл сұрақты қолдау аяқталды.",
        "Поддержка этого вопроса завершена.",
        "Support for this question is closed.",
    ),
    "too_large": Trilingual(
        "Жіберілген дерек тым үлкен: файл 20 МБ-тан, мәтін 2 МБ-тан аспауы керек. Артқа қайтып, кішірейтіп жіберіңіз.",
        "Отправлено слишком много: файл — до 20 МБ, текст — до 2 МБ. Вернитесь назад и отправьте меньше.",
        "Too much was sent: a file may have 20 MB, a text 2 MB. Go back and send less.",
    ),
    "too_many": Trilingual(
        "Тым жиі сұрау. Сәл күтіп, қайталаңыз.",
        "Слишком частые запросы. Подождите немного и повторите.",
        "Too many requests. Wait a little and try again.",
    ),
    "failed": Trilingual(
        "Бізде қате шықты. Әрекетіңіз сақталмаған болуы мүмкін: қайталап көріңіз.",
        "У нас произошла ошибка. Возможно, действие не сохранено: попробуйте ещё раз.",
        "Something broke on our side. Your action may not be saved: please try again.",
    ),
    "overloaded": Trilingual(
        "Қазір жүктеме көп. Ештеңе сақталмады, бірнеше секундтан кейін қайталаңыз.",
        "Сейчас большая нагрузка. Ничего не сохранено, повторите через несколько секунд.",
        "We are very busy. Nothing was saved; please try again in a few seconds.",
    ),
}


async def reply(send: Send, status: int, body: bytes, headers: Pairs) -> None:
    """One whole answer."""
    head: Pairs = [(b"content-length", b"%d" % len(body)), *headers]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": body})


async def reply_json(send: Send, status: int, content: object, headers: Pairs | None = None) -> None:
    """One answer for programs; never stored."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    await reply(send, status, body, [(b"content-type", b"application/json"), NO_STORE, *(headers or [])])


async def refuse(scope: Scope, send: Send, status: int, code: str, headers: Pairs | None = None) -> None:
    """Say no, and why: ``code`` is a key of :data:`TEXTS`. A page for browsers, JSON for programs."""
    tongue = language(scope)
    message = TEXTS[code]
    extra: Pairs = [(b"content-language", tongue.encode()), *(headers or [])]
    if wants_json(scope):
        await reply_json(send, status, {"error": {"code": code, "message": message[tongue]}}, extra)
        return
    kind: Pairs = [(b"content-type", b"text/html; charset=utf-8"), NO_STORE]
    await reply(send, status, page(status, message, tongue), [*kind, *extra])


async def overloaded(scope: Scope, send: Send, seconds: int = 2) -> None:
    """503 before anything was acknowledged."""
    await refuse(scope, send, 503, "overloaded", [(b"retry-after", b"%d" % seconds)])


def page(status: int, message: Trilingual, tongue: Language) -> bytes:
    """A page that stands by itself: the house's sheets make it look at home, and it reads as well without them.

    The message comes in the page's language, then in the two others: an error may not know its reader.
    """
    problem = PROBLEMS.get(status)
    title = html.escape(problem.title[tongue] if problem else "Kezdesu")
    others = "".join(
        f'<li lang="{other}">{html.escape(message[other])}</li>' for other in LANGUAGES if other != tongue
    )
    return (
        f'<!doctype html><html lang="{tongue}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title} · Kezdesu</title>'
        f'<meta name="robots" content="noindex">{_sheets()}</head><body>'
        f'<header class="top"><div class="wrap"><a class="brand" href="/{tongue}/"><b>Kezdesu</b></a></div>'
        f'<div class="ornament"></div></header><main id="content"><div class="wrap"><div class="stack">'
        f'<p class="error-number" aria-hidden="true">{status}</p><h1>{title}</h1>'
        f'<p class="lead">{html.escape(message[tongue])}</p>'
        f'<p class="actions"><a class="button" href="/{tongue}/">{html.escape(FIRST_PAGE[tongue])}</a></p>'
        f'<ul class="plain muted">{others}</ul></div></div></main></body></html>'
    ).encode()


@cache
def _sheets() -> str:
    """Links to the house's sheets; none where they have not been collected: a refusal must not fail for its looks."""
    try:
        return "".join(f'<link rel="stylesheet" href="{static(path)}">' for path in SHEETS)
    except (AppRegistryNotReady, ImproperlyConfigured, ValueError):
        return ""
