"""Citizens who follow the schedule by mail: one who confirmed, one who has not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kezdesu.common import clock
from kezdesu.notifications import subscribing
from kezdesu.notifications.models import Subscription
from kezdesu.notifications.secrets import secret_of
from kezdesu.notifications.states import Scope

if TYPE_CHECKING:
    from tests.gates.world.settle import World


def subscribe(world: World) -> None:
    """The region by one who confirmed, the country by one who has only asked."""
    with clock.at(clock.almaty(2026, 6, 2, 9)):
        for name, scope, target in (("active", Scope.REGION, "350000000"), ("asked", Scope.COUNTRY, "")):
            typed = f"reader-{name}@mail.example"
            subscribing.subscribe(scope=scope, target=target, typed=typed, language="kk")
            made = Subscription.objects.latest("pk")
            world.codes[f"subscription.{name}"] = secret_of(made.seed)
            if name == "active":
                subscribing.confirm(subscription=made)
