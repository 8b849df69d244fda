"""What happens to bodies, posts and people: one function, one transaction, one journal line each."""

from kezdesu.bodies.actions.delegating import delegate, end_delegation
from kezdesu.bodies.actions.importing import apply_sheet
from kezdesu.bodies.actions.inviting import accept, accept_as_new, invite, send_again, withdraw
from kezdesu.bodies.actions.joining import part, say_same_person
from kezdesu.bodies.actions.members import end_membership, give_role
from kezdesu.bodies.actions.naming import keep_up
from kezdesu.bodies.actions.posts import (
    appoint,
    correct_tenure,
    create_post,
    end_post,
    end_tenure,
    rename_post,
)
from kezdesu.bodies.actions.renaming import rename
from kezdesu.bodies.actions.reorganising import merge, merge_into, split

__all__ = [
    "accept",
    "accept_as_new",
    "apply_sheet",
    "appoint",
    "correct_tenure",
    "create_post",
    "delegate",
    "end_delegation",
    "end_membership",
    "end_post",
    "end_tenure",
    "give_role",
    "invite",
    "keep_up",
    "merge",
    "merge_into",
    "part",
    "rename",
    "rename_post",
    "say_same_person",
    "send_again",
    "split",
    "withdraw",
]
