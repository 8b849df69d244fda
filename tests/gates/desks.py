"""Desks of the year's schedule and of the people behind it, each as who works there opens it."""

from __future__ import annotations

from kezdesu.people.roles import Role
from tests.gates.world.staff import AKIMAT, AUTHORISED, GOVERNMENT, OURS, THEIRS

NEXT = "office/schedule/2027/"
PROPOSAL = NEXT + "bodies/healthcare/"
REGISTER = "office/registrar/"
SCHEDULING: dict[tuple[str, Role], tuple[str, ...]] = {
    (OURS, Role.CLERK): (
        "office/components/", NEXT, PROPOSAL, PROPOSAL + "import/", PROPOSAL + "import/{0[table]}/",
        PROPOSAL + "import/{0[table.waiting]}/", PROPOSAL + "import/{0[table.waiting]}/rows/3/",
        "office/schedule/2026/amendments/", "office/schedule/2026/bodies/healthcare/letter/",
        "office/schedule/2026/bodies/healthcare/add/", "office/schedule/entries/{0[entry]}/amend/",
    ),
    (OURS, Role.HEAD): (PROPOSAL, "office/acting/", "office/acting/healthcare/", "office/acting/{0[delegation]}/end/"),
    (OURS, Role.REGISTRAR): (
        REGISTER, REGISTER + "bodies/healthcare/", REGISTER + "members/", REGISTER + "import/",
        REGISTER + "bodies/healthcare/post/", REGISTER + "bodies/healthcare/role/",
        REGISTER + "bodies/healthcare/invite/",
    ),
    (THEIRS, Role.CLERK): ("office/", NEXT + "bodies/agriculture/"),
    (AUTHORISED, Role.COORDINATOR): (
        NEXT, NEXT + "builder/", NEXT + "builder/rows/{0[draft.row]}/", NEXT + "bodies/agriculture/",
        NEXT + "optimiser/", NEXT + "optimiser/{0[run]}/", NEXT + "approval/", PROPOSAL,
    ),
    (GOVERNMENT, Role.SECRETARY): (
        NEXT + "builder/", "office/schedule/2026/approval/", "office/schedule/2026/amendments/",
    ),
    (AKIMAT, Role.CLERK): (
        "office/schedule/{0[akim.calendar]}/", "office/schedule/{0[akim.calendar]}/bodies/akimat-karaganda/",
    ),
}  # fmt: skip
ACCOUNTS = ("accounts/", "accounts/password/", "accounts/authenticator/")
"""Everybody's own pages of signing in."""
TWO_FACTORS = ("accounts/", "accounts/codes/")
"""The same with an app and a passkey."""
