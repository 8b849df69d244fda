"""``POST /live/<code>/vote``: support for a question from a phone, answered after the commit."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from time import monotonic
from urllib.parse import parse_qs, urlsplit

import structlog

from kezdesu.common import clock, devices
from kezdesu.edge.asgi import Pairs, Receive, Scope, Send
from kezdesu.edge.counts import Counts
from kezdesu.edge.intake import TooLarge, TooSlow, read_body
from kezdesu.edge.limits import Buckets
from kezdesu.edge.ports import Bounds
from kezdesu.edge.replies import NO_STORE, overloaded, refuse, reply, reply_json
from kezdesu.edge.requests import cookie, header, language
from kezdesu.edge.voices import Voices
from kezdesu.edge.vote_store import Vote
from kezdesu.edge.votes import Full, Outcome, Votes

PATH = re.compile(r"/live/([A-Za-z0-9-]{1,40})/vote")
_LARGEST = 1024
_BODY_SECONDS = 10.0
log = structlog.get_logger("kezdesu.edge")


class _Refused(Exception):
    """The vote cannot be taken: status, code of the text, further headers."""

    def __init__(self, status: int, code: str, headers: Pairs | None = None) -> None:
        super().__init__(code)
        self.status, self.code, self.headers = status, code, headers or []


@dataclass(frozen=True, slots=True)
class _Device:
    name: str
    headers: Pairs
    """``Set-Cookie`` when the device was not known before."""


class Ballot:
    """The address that takes votes."""

    def __init__(self, secret: str, bounds: Bounds, votes: Votes, voices: Voices, counts: Counts) -> None:
        self._secret = secret
        self._votes = votes
        self._voices = voices
        self._counts = counts
        self._bounds = bounds
        self._devices = Buckets(rate=bounds.device_rate, burst=bounds.device_burst)
        self._addresses = Buckets(rate=bounds.address_rate, burst=bounds.address_burst)

    async def __call__(self, meeting: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one vote and answer when it is safe, or say why not."""
        try:
            device = self._admit(scope)
            question = _question(scope, await _body(scope, receive))
            voice = await self._voices.find(question)
            if voice is None:
                raise _Refused(404, "unknown_question")
            outcome = await self._votes.submit(Vote(voice, device.name, "device", clock.now()))
            if not outcome.open:
                raise _Refused(409, "closed")
        except _Refused as refused:
            self._counts.votes_refused += 1
            await refuse(scope, send, refused.status, refused.code, refused.headers)
        except Full:
            self._counts.votes_overloaded += 1
            await overloaded(scope, send)
        except Exception as error:
            log.error("vote_not_stored", error=type(error).__name__)
            await overloaded(scope, send, 5)
        else:
            scope["quiet"] = True
            self._count(outcome)
            await _acknowledge(meeting, outcome, device, scope, send)

    def _admit(self, scope: Scope) -> _Device:
        if scope["method"] != "POST":
            raise _Refused(405, "method_not_allowed", [(b"allow", b"POST")])
        if not same_origin(scope):
            raise _Refused(403, "foreign_origin")
        now = monotonic()
        known = devices.read(cookie(scope, devices.COOKIE), self._secret)
        address = scope["client"][0] if scope.get("client") else ""
        wait = self._addresses.wait(address, now) or (self._devices.wait(known, now) if known else 0)
        if wait:
            raise _Refused(429, "too_many", [(b"retry-after", b"%d" % wait)])
        return _Device(known, []) if known else self._issue(scope)

    def _issue(self, scope: Scope) -> _Device:
        value = devices.issue(self._secret)
        secure = "; Secure" if scope["scheme"] == "https" else ""
        text = f"{devices.COOKIE}={value}; Path=/; Max-Age={devices.MAX_AGE}; HttpOnly; SameSite=Lax{secure}"
        return _Device(value[:32], [(b"set-cookie", text.encode())])

    def _count(self, outcome: Outcome) -> None:
        if outcome.counted:
            self._counts.votes_counted += 1
        else:
            self._counts.votes_repeated += 1


def same_origin(scope: Scope) -> bool:
    """Does the request come from a page of ours, or from no page at all?"""
    site = header(scope, b"sec-fetch-site")
    if site:
        return site in ("same-origin", "none")
    origin = header(scope, b"origin")
    return not origin or urlsplit(origin).netloc.lower() == header(scope, b"host").lower()


async def _body(scope: Scope, receive: Receive) -> bytes:
    try:
        return await read_body(scope, receive, _LARGEST, _BODY_SECONDS)
    except TooLarge:
        raise _Refused(413, "too_large") from None
    except TooSlow:
        raise _Refused(408, "bad_request") from None


def _question(scope: Scope, body: bytes) -> str:
    """The code in a form or JSON body: the field ``question``."""
    try:
        if header(scope, b"content-type").startswith("application/json"):
            content = json.loads(body)
            question = content["question"] if isinstance(content, dict) else None
        else:
            question = parse_qs(body.decode(), strict_parsing=True, max_num_fields=10)["question"][0]
    except (ValueError, KeyError, RecursionError):
        question = None
    if not isinstance(question, str):
        raise _Refused(400, "bad_request")
    return question


async def _acknowledge(meeting: str, outcome: Outcome, device: _Device, scope: Scope, send: Send) -> None:
    if "text/html" in header(scope, b"accept") and not header(scope, b"hx-request"):
        place = back(scope, f"/{language(scope)}/meetings/{meeting}/live/")
        await reply(send, 303, b"", [(b"location", place.encode()), NO_STORE, *device.headers])
        return
    content = {
        "counted": outcome.counted,
        "stored": True,
        "support": sum(outcome.support),
        "figures": outcome.support._asdict(),
    }
    await reply_json(send, 200, content, device.headers)


def back(scope: Scope, otherwise: str) -> str:
    """The path of the page that the visitor came from, if it is ours; never another site."""
    came_from = urlsplit(header(scope, b"referer"))
    path = came_from.path
    if came_from.netloc.lower() != header(scope, b"host").lower():
        return otherwise
    if not re.fullmatch(r"/(?!/)[A-Za-z0-9/_.-]*", path):
        return otherwise
    return path
