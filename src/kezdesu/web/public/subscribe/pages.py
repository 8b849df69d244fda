"""What one can subscribe to, and what a subscriber has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.trilingual import LANGUAGES, Trilingual, language_of
from kezdesu.decree.pack import MAIN_SERIES
from kezdesu.meetings import queries as meetings
from kezdesu.notifications.models import Subscription
from kezdesu.notifications.queries import of_same_contact
from kezdesu.notifications.states import Scope, SubscriptionState
from kezdesu.regions import queries as regions
from kezdesu.terms import queries as terms
from kezdesu.web.filters import by_name
from kezdesu.web.formats import day

COUNTRY = Trilingual("Бүкіл ел", "Вся страна", "The whole country")


class NoSuchTarget(ValueError):
    """A body, region or meeting in the address that does not exist."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a subscription is about, and its name; ``series``: under which act, when not the decree's own.

    Mail about the whole country tells of the decree's meetings; of a region and a body of all.
    """

    scope: str
    code: str
    name: Trilingual
    series: str = ""

    @property
    def key(self) -> str:
        """How the form names it."""
        return f"{self.scope}:{self.code}"

    @property
    def calendar(self) -> str:
        """The address of its calendar without language."""
        names = {Scope.BODY.value: ("calendar_body", "slug"), Scope.REGION.value: ("calendar_region", "kato")}
        if self.scope == Scope.VISIT:
            return reverse("public:visit_calendar", kwargs={"code": self.code})
        return self._address(*names.get(self.scope, ("calendar_all", "")))

    @property
    def feed(self) -> str:
        """The address of its news feed; a single visit has none."""
        names = {Scope.BODY.value: ("feed_body", "slug"), Scope.REGION.value: ("feed_region", "kato")}
        if self.scope == Scope.VISIT:
            return ""
        return self._address(*names.get(self.scope, ("feed_schedule", "")))

    @property
    def query(self) -> str:
        """The end of the address of a page about it."""
        given = {self.scope: self.code} if self.code else {}
        query = urlencode(given | ({"series": self.series} if self.series else {}))
        return f"?{query}" if query else ""

    @property
    def mailed(self) -> str:
        """The end of the address of the form for mail; empty where no mail tells of it as a whole."""
        return f"?{self.scope}={self.code}" if self.code else ""

    @property
    def is_mailed(self) -> bool:
        """Whether mail tells of it."""
        return bool(self.code) or not self.series

    def _address(self, name: str, key: str) -> str:
        act = f"&series={self.series}" if self.series else ""
        return f"{reverse(name, kwargs={key: self.code} if key else {})}?lang={get_language()}{act}"


@dataclass(frozen=True, slots=True)
class Own:
    """A subscription as its owner sees it."""

    code: int
    name: Trilingual
    is_active: bool


WHOLE = Target(Scope.COUNTRY, "", COUNTRY)


def target_of(*, body: str = "", region: str = "", visit: str = "", series: str = "") -> Target:
    """What the address names; the whole country by default; :class:`NoSuchTarget`."""
    if series and (body or visit or series not in terms.series_names()):
        raise NoSuchTarget
    given = [
        (scope, code)
        for scope, code in ((Scope.BODY, body), (Scope.REGION, region), (Scope.VISIT, visit))
        if code
    ]
    if len(given) > 1:
        raise NoSuchTarget
    found = find(*given[0]) if given else WHOLE
    return found if series in ("", MAIN_SERIES) else _under(found, series)


def _under(target: Target, series: str) -> Target:
    who = terms.series_names()[series]
    name = Trilingual(*(f"{target.name[language]}: {who[language]}" for language in LANGUAGES))
    return replace(target, name=name if target.code else who, series=series)


def find(scope: str, code: str) -> Target:
    """The target with its name; :class:`NoSuchTarget`."""
    name = COUNTRY if scope == Scope.COUNTRY else _name(scope, code)
    if name is None:
        raise NoSuchTarget(code)
    return Target(scope, code, name)


def choices(target: Target) -> list[tuple[str, Sequence[Target]]]:
    """The groups of the form: the country, a meeting when the address names one, regions, bodies."""
    today = clock.today()
    places = [Target(Scope.REGION, place.kato, place.name) for place in regions.existing(today)]
    found = by_name(bodies.of_kind(BodyKind.CEB, on=today))
    ministries = [Target(Scope.BODY, body.slug, body.name) for body in found]
    groups: list[tuple[str, Sequence[Target]]] = [("", [WHOLE])]
    if target.scope == Scope.VISIT:
        groups.insert(0, ("", [target]))
    if target.scope == Scope.BODY and target not in ministries:
        ministries = [target, *ministries]
    return [*groups, (_("A region"), places), (_("A ministry"), ministries)]


def owned(subscription: Subscription) -> list[Own]:
    """What the owner of the address receives; an unconfirmed link shows itself alone: nobody has proved anything."""
    shown = of_same_contact(subscription)
    if subscription.state != SubscriptionState.ACTIVE:
        shown = [subscription]
    return [
        Own(one.pk, _name(one.scope, one.target) or COUNTRY, one.state == SubscriptionState.ACTIVE)
        for one in shown
    ]


def _name(scope: str, code: str) -> Trilingual | None:
    if scope == Scope.BODY:
        body = bodies.by_slug(code)
        return body.name if body else None
    if scope == Scope.REGION:
        region = regions.by_kato(code)
        return region.name if region else None
    row = meetings.row_of(code) if scope == Scope.VISIT else None
    if row is None:
        return None
    days = {language: day(row.starts_at, language) for language in LANGUAGES}
    return Trilingual(
        *(f"{row.body[code]} – {row.region[code]}, {days[code]}" for code in map(language_of, LANGUAGES))
    )
