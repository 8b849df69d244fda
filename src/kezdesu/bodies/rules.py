"""May she, and if not why: bodies, posts, members, invitations, delegations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from kezdesu.bodies import queries, refusals, registry
from kezdesu.bodies.models import (
    Body,
    BodyKind,
    BodyName,
    Delegation,
    Invitation,
    Membership,
    Office,
    OfficeTitle,
    Rank,
    Tenure,
)
from kezdesu.bodies.states import InvitationState, Stranger
from kezdesu.common import clock
from kezdesu.common.answers import Allowed, Answer, Denied, first_denial
from kezdesu.common.trilingual import Trilingual
from kezdesu.people.actors import Actor
from kezdesu.people.models import Account
from kezdesu.people.roles import AKIMAT, MINISTRY, Role

LONGEST_DELEGATION = timedelta(days=366)
HEAD_ROLES: Mapping[str, Role] = {Rank.HEAD: Role.HEAD, Rank.AKIM: Role.AKIM}
"""With which role the holder of a head's post signs."""
ROLES_OF: Mapping[str, frozenset[Role]] = {
    BodyKind.CEB: MINISTRY | {Role.REGISTRAR},
    BodyKind.GO: frozenset({Role.SECRETARY, Role.HEAD, Role.CLERK, Role.REGISTRAR}),
    BodyKind.PA: frozenset({Role.INSPECTOR, Role.REGISTRAR}),
    BodyKind.AKIMAT: MINISTRY | AKIMAT | {Role.REGISTRAR},
    BodyKind.HOLDING: frozenset({Role.HEAD, Role.CLERK, Role.EXECUTOR, Role.REGISTRAR}),
}
"""Which roles make sense in a body of each kind; the authorised body has its coordinator besides."""
REORGANISED = (BodyKind.CEB, BodyKind.HOLDING)


def is_central(by: Actor) -> Answer:
    """A registrar of the authorised body or of the Government Office."""
    if not by.has(Role.REGISTRAR):
        return refusals.NOT_CENTRAL
    mine = by.bodies(Role.REGISTRAR) & queries.central_bodies(on=clock.today())
    return Allowed() if mine else refusals.NOT_CENTRAL


def is_registrar(body: Body, *, by: Actor) -> Answer:
    """A registrar of the body itself, or a central one."""
    if by.has_in(body.slug, Role.REGISTRAR):
        return Allowed()
    return Allowed() if is_central(by) else refusals.NOT_REGISTRAR


def may_manage(body: Body, *, by: Actor) -> Answer:
    """A registrar in charge of a body that has not ended."""
    ended = body.valid_until is not None and body.valid_until < clock.today()
    return first_denial(is_registrar(body, by=by), refusals.BODY_ENDED if ended else Allowed())


def may_rename(body: Body, name: Trilingual, since: date, act_number: str, *, by: Actor) -> Answer:
    """A central registrar; a new name, from a day after that of the present one. One ahead is replaced by it."""
    ahead, earliest = _dated(queries.names_of(body), body.valid_from)
    return first_denial(
        is_central(by),
        may_manage(body, by=by),
        is_named(name),
        refusals.SAME_NAME if name == body.name and not ahead else Allowed(),
        refusals.NAME_TOO_EARLY if since <= earliest else Allowed(),
        is_written(act_number, refusals.ACT_NUMBER_NEEDED),
    )


def may_reorganise(
    ending: Collection[Body], main: Body | None, since: date, act_number: str, *, by: Actor
) -> Answer:
    """A central registrar; bodies of one kind that exist the day before; ``main`` None is a new body."""
    kinds = {body.kind for body in ending} | ({main.kind} if main else set())
    authorised = any(body.is_authorised for body in ending) and main is not None
    return first_denial(
        is_central(by),
        is_written(act_number, refusals.ACT_NUMBER_NEEDED),
        refusals.KIND_FIXED if len(kinds) != 1 or not kinds <= set(REORGANISED) else Allowed(),
        refusals.ALREADY_SPLIT if any(body.valid_until for body in ending) else Allowed(),
        refusals.DAY_OUTSIDE if any(body.valid_from >= since for body in ending) else Allowed(),
        refusals.DAY_BEFORE_TODAY if since < clock.today() else Allowed(),
        refusals.ITS_OWN_SUCCESSOR if main in ending else Allowed(),
        refusals.AUTHORISED_STAYS if authorised else Allowed(),
        is_standing(main, since) if main else Allowed(),
    )


def is_standing(body: Body, since: date) -> Answer:
    """The body exists from the day on without a known end."""
    stands = body.valid_from <= since and body.valid_until is None
    return Allowed() if stands else refusals.DAY_OUTSIDE


def may_create_post(body: Body, slug: str, rank: str, title: Trilingual, since: date, *, by: Actor) -> Answer:
    """A registrar; one head at a time, one post of a slug."""
    taken = Office.objects.filter(body=body, slug=slug).exists()
    second = rank in HEAD_ROLES and queries.head_on(body, on=since) is not None
    return first_denial(
        may_manage(body, by=by),
        is_named(title),
        refusals.POST_EXISTS if taken else Allowed(),
        refusals.HEAD_EXISTS if second else Allowed(),
        refusals.DAY_OUTSIDE if since < body.valid_from else Allowed(),
    )


def may_rename_post(office: Office, title: Trilingual, since: date, *, by: Actor) -> Answer:
    """A registrar; a new title, from a day after that of the present one. One ahead is replaced by it."""
    ahead, earliest = _dated(registry.titles_of(office), office.valid_from)
    return first_denial(
        may_touch(office, by=by),
        is_named(title),
        refusals.SAME_NAME if title == office.title and not ahead else Allowed(),
        refusals.NAME_TOO_EARLY if since <= earliest else Allowed(),
    )


def _dated(names: Sequence[BodyName] | Sequence[OfficeTitle], first: date) -> tuple[bool, date]:
    """Whether a name is entered ahead, and since when the present one stands; ``first`` without any."""
    standing = [row.since for row in names if row.since <= clock.today()]
    return len(standing) < len(names), standing[0] if standing else first


def may_touch(office: Office, *, by: Actor) -> Answer:
    """A registrar in charge, and the post has not ended."""
    over = office.valid_until is not None and office.valid_until < clock.today()
    return first_denial(may_manage(office.body, by=by), refusals.ALREADY_OVER if over else Allowed())


def may_end_post(office: Office, last_day: date, *, by: Actor) -> Answer:
    """A registrar; the last day is not before the first, of the post nor of whoever was appointed last."""
    begun = [office.valid_from, *(tenure.since for tenure in registry.tenures_of(office)[:1])]
    return first_denial(
        may_touch(office, by=by),
        refusals.ALREADY_OVER if office.valid_until else Allowed(),
        refusals.ENDS_BEFORE_START if last_day < max(begun) else Allowed(),
    )


def may_appoint(
    office: Office, holder: Trilingual, since: date, same: Tenure | Stranger | None, *, by: Actor
) -> Answer:
    """A registrar; within the life of the post, after the last appointment; a namesake of nobody unasked."""
    return first_denial(
        may_touch(office, by=by),
        is_named(holder),
        fits(office, since, but=None),
        is_told_apart(office, holder, since, same),
    )


def is_told_apart(office: Office, holder: Trilingual, since: date, same: Tenure | Stranger | None) -> Answer:
    """Nobody of that name holds another post, or it was said who of them she is, or that she is none."""
    if same is Stranger.NAMESAKE:
        return Allowed()
    found = registry.namesakes(office, holder, since)
    known = {tenure.who for tenure in found}
    wrong = same.who not in known if same else bool(known)
    return refusals.NAMESAKE if wrong else Allowed()


def fits(office: Office, since: date, *, but: Tenure | None) -> Answer:
    """Nobody else is entered for the day or later, ``but`` left aside, and the post exists then."""
    if since < office.valid_from or (office.valid_until is not None and since > office.valid_until):
        return refusals.DAY_OUTSIDE
    others = [row for row in registry.tenures_of(office) if but is None or row.pk != but.pk]
    late = [row for row in others if row.since >= since or (row.until is not None and row.until >= since)]
    return refusals.TENURE_OVERLAPS if late else Allowed()


def may_end_tenure(tenure: Tenure, last_day: date, *, by: Actor) -> Answer:
    """A registrar; of a tenure without an end."""
    return first_denial(
        may_touch(tenure.office, by=by),
        refusals.ALREADY_OVER if tenure.until else Allowed(),
        refusals.ENDS_BEFORE_START if last_day < tenure.since else Allowed(),
    )


def may_correct(
    tenure: Tenure, holder: Trilingual, since: date, same: Tenure | Stranger | None, *, by: Actor
) -> Answer:
    """A registrar, as long as the tenure has not begun and does not begin in the past."""
    return first_denial(
        may_touch(tenure.office, by=by),
        is_named(holder),
        refusals.TENURE_BEGUN if tenure.since <= clock.today() else Allowed(),
        refusals.DAY_BEFORE_TODAY if since < clock.today() else Allowed(),
        fits(tenure.office, since, but=tenure),
        is_told_apart(tenure.office, holder, since, same),
    )


def is_role_of(body: Body, role: Role) -> Answer:
    """The role makes sense in the body: a coordinator only in the authorised body, an akim only in an akimat …"""
    fitting = role in ROLES_OF[body.kind] or (role == Role.COORDINATOR and body.is_authorised)
    return Allowed() if fitting else refusals.ROLE_ELSEWHERE


def may_give_role(account: Account, body: Body, role: Role, since: date, *, by: Actor) -> Answer:
    """A registrar, to another person, from today at the earliest."""
    return first_denial(
        may_manage(body, by=by),
        refusals.NOT_HERSELF if account.pk == by.account_id else Allowed(),
        is_role_of(body, role),
        refusals.DAY_BEFORE_TODAY if since < clock.today() else Allowed(),
        refusals.DAY_OUTSIDE if since < body.valid_from else Allowed(),
        refusals.HAS_ROLE if registry.holds(account, body, role, since=since) else Allowed(),
    )


def may_end_membership(row: Membership, last_day: date | None, *, by: Actor) -> Answer:
    """A registrar; never of the body's last registrar, nor of a role that a delegation gives; None is at once."""
    today = clock.today()
    over = row.revoked_at is not None or (row.until is not None and row.until < today)
    last = row.role == Role.REGISTRAR and not registry.other_registrars(row)
    return first_denial(
        is_registrar(row.body, by=by),
        refusals.BY_DELEGATION if row.delegation_id else Allowed(),
        refusals.ALREADY_OVER if over else Allowed(),
        refusals.ENDS_BEFORE_START if last_day is not None and last_day < row.since else Allowed(),
        refusals.END_BEFORE_TODAY if last_day is not None and last_day < today else Allowed(),
        refusals.LAST_REGISTRAR if last else Allowed(),
    )


def may_invite(body: Body, email: str, roles: Collection[Role], *, by: Actor) -> Answer:
    """A registrar, another person, with roles that make sense, once at a time."""
    wrong = [role for role in roles if not is_role_of(body, role)]
    account = registry.account_by_email(email)
    herself = account is not None and account.pk == by.account_id
    held = account is not None and all(
        registry.holds(account, body, role, since=clock.today()) for role in roles
    )
    return first_denial(
        may_manage(body, by=by),
        Allowed() if roles else refusals.NO_ROLE,
        refusals.ROLE_ELSEWHERE if wrong else Allowed(),
        refusals.NOT_HERSELF if herself else Allowed(),
        refusals.HAS_ROLE if roles and held else Allowed(),
        refusals.ALREADY_INVITED if registry.open_invitation(body, email) else Allowed(),
    )


def may_change_invitation(invitation: Invitation, *, by: Actor) -> Answer:
    """A registrar in charge, while it is open (an expired one may be sent again)."""
    is_open = invitation.state == InvitationState.OPEN
    closed: Answer = Allowed() if is_open else refusals.INVITATION_CLOSED
    return first_denial(may_manage(invitation.body, by=by), closed)


def may_accept(invitation: Invitation, account: Account | None) -> Answer:
    """While it is open and in time; somebody who has an account accepts as herself (``account``: who is signed in)."""
    if invitation.state != InvitationState.OPEN:
        return refusals.INVITATION_CLOSED
    if invitation.body.valid_until is not None and invitation.body.valid_until < clock.today():
        return refusals.BODY_ENDED
    if invitation.is_expired(clock.now()):
        return refusals.INVITATION_EXPIRED
    known = registry.account_by_email(invitation.email)
    if account is not None and (known is None or known.pk != account.pk):
        return refusals.OTHER_ACCOUNT
    return refusals.ACCOUNT_EXISTS if known is not None and account is None else Allowed()


def may_delegate(
    office: Office, deputy: Account, since: date, until: date, act_number: str, reason: str, *, by: Actor
) -> Answer:
    """A registrar or the head in person; a colleague without the right to sign; days that no other delegation has."""
    role = HEAD_ROLES.get(office.rank)
    if role is None:
        return refusals.NOT_A_HEAD_POST
    return first_denial(
        may_prepare_delegation(office.body, by=by),
        is_written(act_number, refusals.ACT_NUMBER_NEEDED),
        is_written(reason, refusals.REASON_NEEDED),
        refusals.DAY_BEFORE_TODAY if since < clock.today() else Allowed(),
        refusals.ENDS_BEFORE_START if until < since else Allowed(),
        refusals.TOO_LONG if until - since > LONGEST_DELEGATION else Allowed(),
        _within(office, until),
        refusals.NOT_HERSELF if deputy.pk == by.account_id else Allowed(),
        Allowed() if registry.works_in(deputy, office.body, on=since) else refusals.DEPUTY_OUTSIDE,
        refusals.DEPUTY_HAS_ROLE if registry.holds(deputy, office.body, role, since=since) else Allowed(),
        refusals.DELEGATION_OVERLAPS if registry.overlapping(office, since, until) else Allowed(),
    )


def may_prepare_delegation(body: Body, *, by: Actor) -> Answer:
    """A registrar in charge, or the head of the body in her own right."""
    roles = tuple(HEAD_ROLES.values())
    if may_manage(body, by=by):
        return Allowed()
    if not by.has_in(body.slug, *roles):
        return refusals.NOT_HEAD
    return refusals.NOT_FURTHER if by.acting_for(body.slug, *roles) else Allowed()


def may_end_delegation(delegation: Delegation, reason: str, *, by: Actor) -> Answer:
    """Whoever may give it may take it back, with a reason, while it lasts or before it begins."""
    over = delegation.is_ended or delegation.until < clock.today()
    return first_denial(
        may_prepare_delegation(delegation.office.body, by=by),
        refusals.ALREADY_OVER if over else Allowed(),
        is_written(reason, refusals.REASON_NEEDED),
    )


def is_named(name: Trilingual) -> Answer:
    """Kazakh and Russian are there."""
    return refusals.NAMES_MISSING if name.missing() else Allowed()


def is_written(text: str, denied: Denied) -> Answer:
    """Some text is there."""
    return Allowed() if text.strip() else denied


def _within(office: Office, until: date) -> Answer:
    ends = [day for day in (office.valid_until, office.body.valid_until) if day is not None]
    return refusals.DAY_OUTSIDE if any(until > day for day in ends) else Allowed()
