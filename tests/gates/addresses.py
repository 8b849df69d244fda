"""Every address of the house with real numbers in it, made from the table of addresses: a new page comes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, reverse
from django.utils import translation

from kezdesu.web import checks
from kezdesu.web.routes import Route
from tests.gates.world import World

LANGUAGES = ("kk", "ru", "en")
FORMS = {
    "schedule_file": ("json", "ics", "xlsx", "pdf"),
    "results_file": ("pdf", "docx"),
    "quarter_file": ("pdf", "docx"),
}
NOT_PAGES = {
    "file",
    "visit_calendar",
    "ask_similar",
    "live_state",
    "live_qr",
    "schedule_version",
    "organisation",
    "mfa_authenticate",
    "reset_by_link",
}
"""Public addresses that answer something else than a page."""
VOID = ("/accounts/oidc/", "/accounts/login/organisation/", "void-link", "/accounts/login/code/")
"""Addresses that answer nothing to who has no link, no organisation and no sign-in under way."""
OWN = ("/mine/", "/subscriptions/", "/invited/")
"""Addresses with a secret: what they show is somebody's own."""


@dataclass(frozen=True, slots=True)
class Place:
    """One address. ``name`` with its namespace, such as ``public:visit``."""

    name: str
    path: str
    route: Route

    @property
    def is_page(self) -> bool:
        """A page in HTML."""
        short = self.name.rpartition(":")[2]
        return short not in FORMS and short not in NOT_PAGES and self.path[1:3] in LANGUAGES


def samples(world: World) -> dict[str, list[dict[str, str | int]]]:
    """The numbers to put into an address, by its name; visits and questions of every state."""
    visits = [
        {"code": code}
        for name, code in world.codes.items()
        if name.startswith(("visit.", "akim.m", "akim.a"))
    ]
    questions = [{"code": code} for name, code in world.codes.items() if name.startswith("question.")]
    promises = [{"code": world.codes[f"commitment.{name}"]} for name in ("kept", "late")]
    held, live, ahead = ({"code": world.codes[f"visit.{name}"]} for name in ("held", "live", "ahead"))
    secrets = [{"secret": secret} for secret in world.secrets.values()]
    quarter = {"slug": "healthcare", "quarter": "2026-Q1"}
    return {
        "schedule": [{"year": 2026}],
        "schedule_changes": [{"year": 2026}],
        "schedule_file": [{"year": 2026, "form": form} for form in FORMS["schedule_file"]],
        "visit": list(visits),
        "visit_calendar": [held, ahead],
        "ask": [live, ahead, held],
        "ask_body": [{"slug": "healthcare"}],
        "live": [live, held, ahead],
        "screen": [live, held],
        "live_state": [live],
        "schedule_version": [{"year": 2026, "version": "1"}],
        "subscription": [{"secret": world.codes[f"subscription.{name}"]} for name in ("active", "asked")],
        "subscription_end": [{"secret": world.codes["subscription.active"]}],
        "calendar_body": [{"slug": "healthcare"}],
        "calendar_region": [{"kato": "350000000"}],
        "feed_body": [{"slug": "healthcare"}],
        "feed_region": [{"kato": "350000000"}],
        "live_qr": [live],
        "results": [held],
        "results_file": [{**held, "form": form} for form in FORMS["results_file"]],
        "quarter": [quarter],
        "quarter_file": [{**quarter, "form": form} for form in FORMS["quarter_file"]],
        "question": list(questions),
        "join": [{"code": world.codes["question.published"]}, {"code": world.codes["question.answered"]}],
        "mine": list(secrets),
        "receipt": list(secrets),
        "commitment": list(promises),
        "verdict": list(promises),
        "body": [{"slug": "healthcare"}, {"slug": "akimat-karaganda"}],
        "region": [{"kato": "350000000"}],
        "duty": [{"norm": "3.7b", "slug": "healthcare"}, {"norm": "2.1", "slug": "agriculture"}],
        "oversight_record": [{"code": world.codes[f"oversight.{name}"]} for name in ("guidance", "review")],
        "clause": [{"clause": "3.7b"}, {"clause": "2.1"}],
        "file": [{"sha256": world.codes["file"]}],
        "api_question": [{"code": world.codes["question.answered"]}],
        "api_commitment": [{"code": world.codes["commitment.kept"]}],
        "accounts:reset_by_link": [{"uid": "MQ", "token": "void-link"}],
        "accounts:invited": [{"secret": world.codes["invitation.secret"]}, {"secret": "void-link"}],
        "openid_connect_callback": [{"provider_id": "organisation"}],
    }


def public(world: World, *languages: str) -> list[Place]:
    """Every address that everybody may open with GET, in the given languages (all by default)."""
    known = samples(world)
    found: dict[str, Place] = {}
    for language in languages or LANGUAGES:
        with translation.override(language):
            for namespace, entry in entries():
                route = checks.route_of(entry)
                if route is not None and route.policy.everyone and "GET" in route.methods:
                    for place in _places(namespace, entry, route, known):
                        found.setdefault(place.path, place)
    return list(found.values())


def pages(world: World, language: str) -> list[Place]:
    """Every public page in one language; in Kazakh with records of every state, in others one of each kind."""
    found = [place for place in public(world, language) if place.is_page and place.path[1:3] == language]
    return found if language == "kk" else list({place.name: place for place in reversed(found)}.values())


def entries() -> Iterator[tuple[str, URLPattern]]:
    """Every entry of the table with its namespace."""
    from django.urls import URLResolver, get_resolver

    def walk(patterns: list[URLPattern | URLResolver], namespace: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, pattern.namespace or namespace)
            else:
                yield namespace, pattern

    yield from walk(get_resolver().url_patterns, "")


def _places(
    namespace: str, entry: URLPattern, route: Route, known: dict[str, list[dict[str, str | int]]]
) -> Iterator[Place]:
    name = f"{namespace}:{entry.name}" if namespace else str(entry.name)
    given = known.get(name) or known.get(str(entry.name)) or [{}]
    wanted = set(entry.pattern.converters)
    for values in given:
        assert set(values) == wanted, (
            f"{name} needs {sorted(wanted)}: give the gates a sample in addresses.samples()"
        )
        yield Place(name, reverse(name, kwargs=values), route)
