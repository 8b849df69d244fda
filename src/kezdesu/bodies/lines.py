"""Journal lines of bodies, posts and people. Memberships and invitations are private, and no line holds an e-mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kezdesu.journal.kinds import kind


@kind("body.renamed", public=True)
@dataclass(frozen=True, slots=True)
class BodyRenamed:
    """A body bears another name since a day."""

    body: str
    since: date
    old_kk: str
    old_ru: str
    new_kk: str
    new_ru: str
    act_number: str


@kind("body.name_in_force", public=True)
@dataclass(frozen=True, slots=True)
class NameInForce:
    """The day of a name that was entered ahead has come."""

    body: str
    since: date
    name_kk: str
    name_ru: str


@kind("body.split", public=True)
@dataclass(frozen=True, slots=True)
class BodySplit:
    """A body ended; ``successors`` exist since a day, ``main`` takes what was not named.

    ``posts``: ``post>body``; ``visits``: ``code>body``.
    """

    body: str
    since: date
    main: str
    successors: tuple[str, ...]
    posts: tuple[str, ...]
    act_number: str
    visits: tuple[str, ...] = ()


@kind("body.merged", public=True)
@dataclass(frozen=True, slots=True)
class BodiesMerged:
    """Several bodies ended; their affairs are those of ``main`` since a day."""

    bodies: tuple[str, ...]
    since: date
    main: str
    act_number: str


@kind("post.created", public=True)
@dataclass(frozen=True, slots=True)
class PostCreated:
    """A body has a new post."""

    body: str
    post: str
    since: date


@kind("post.renamed", public=True)
@dataclass(frozen=True, slots=True)
class PostRenamed:
    """A post bears another title since a day."""

    body: str
    post: str
    since: date
    old_kk: str
    old_ru: str
    new_kk: str
    new_ru: str


@kind("post.title_in_force", public=True)
@dataclass(frozen=True, slots=True)
class TitleInForce:
    """The day of a title that was entered ahead has come."""

    body: str
    post: str
    since: date
    title_kk: str
    title_ru: str


@kind("post.ended", public=True)
@dataclass(frozen=True, slots=True)
class PostEnded:
    """A post exists until a day, which is its last."""

    body: str
    post: str
    until: date


@kind("post.holder_appointed", public=True)
@dataclass(frozen=True, slots=True)
class HolderAppointed:
    """Somebody holds the post since a day; names of office-holders are public."""

    body: str
    post: str
    since: date
    holder_kk: str
    holder_ru: str


@kind("post.holder_left", public=True)
@dataclass(frozen=True, slots=True)
class HolderLeft:
    """The holder's last day."""

    body: str
    post: str
    until: date


@kind("post.appointment_corrected", public=True)
@dataclass(frozen=True, slots=True)
class AppointmentCorrected:
    """An appointment that had not begun was corrected."""

    body: str
    post: str
    old_since: date
    new_since: date


@kind("post.same_person_said", public=True)
@dataclass(frozen=True, slots=True)
class SamePersonSaid:
    """The holders of two posts, entered as two people, are one person."""

    body: str
    post: str
    other_body: str
    other_post: str


@kind("post.same_person_taken_back", public=True)
@dataclass(frozen=True, slots=True)
class SamePersonTakenBack:
    """The holders of two posts, said to be one person, are two after all; and why it was thought so."""

    body: str
    post: str
    other_body: str
    other_post: str
    reason: str


@kind("membership.given")
@dataclass(frozen=True, slots=True)
class MembershipGiven:
    """An account has a role in a body since a day."""

    account: int
    body: str
    role: str
    since: date


@kind("membership.ended")
@dataclass(frozen=True, slots=True)
class MembershipEnded:
    """The last day of a role; ``at_once``: taken away in the same minute."""

    account: int
    body: str
    role: str
    until: date
    at_once: bool


@kind("members.imported")
@dataclass(frozen=True, slots=True)
class MembersImported:
    """A sheet of members was applied."""

    given: int
    invited: int
    unchanged: int


@kind("invitation.sent")
@dataclass(frozen=True, slots=True)
class InvitationSent:
    """Somebody was invited; ``again``: the old link died and a new one was made."""

    invitation: int
    body: str
    roles: str
    again: bool


@kind("invitation.withdrawn")
@dataclass(frozen=True, slots=True)
class InvitationWithdrawn:
    """The link no longer works."""

    invitation: int
    body: str


@kind("invitation.accepted")
@dataclass(frozen=True, slots=True)
class InvitationAccepted:
    """The invited person has her roles."""

    invitation: int
    body: str
    account: int


@kind("delegation.begun", public=True)
@dataclass(frozen=True, slots=True)
class DelegationBegun:
    """Somebody acts in the place of a post's holder between two days; the act is named, the person's account is not."""

    body: str
    post: str
    since: date
    until: date
    act_number: str


@kind("delegation.ended", public=True)
@dataclass(frozen=True, slots=True)
class DelegationEnded:
    """A delegation was taken back before its last day."""

    body: str
    post: str
    planned_until: date
    until: date
