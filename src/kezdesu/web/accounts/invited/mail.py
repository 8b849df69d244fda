"""The letter of an invitation, in the person's language, and the letter to the registrar who is asked for a new one.

Sent after the commit. A mail server that cannot be reached loses nothing: the invitation stands, its link is shown
to the registrar once, and it can be sent again.
"""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterable, Sequence

import structlog
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from kezdesu.bodies.actions.inviting import Sent
from kezdesu.bodies.models import Invitation
from kezdesu.common.clock import almaty_date
from kezdesu.common.trilingual import language_of
from kezdesu.people.models import Account
from kezdesu.web.filters import t
from kezdesu.web.formats import day

log = structlog.get_logger("kezdesu.invitations")
Result = Callable[[], int]


def link_of(sent: Sent) -> str:
    """The whole address of the link, in the person's language."""
    with translation.override(sent.invitation.language):
        return f"{settings.BASE_URL}{reverse('accounts:invited', kwargs={'secret': sent.secret})}"


def send(sent: Sequence[Sent]) -> int:
    """Send the letters once the act is committed; answers how many went out by then."""
    return _after_commit([_letter(one) for one in sent])


def ask_for_new(invitation: Invitation, registrars: Iterable[Account]) -> int:
    """Tell the registrars that somebody stands before a dead link."""
    return _after_commit([_request(invitation, account) for account in registrars])


def _letter(sent: Sent) -> EmailMessage:
    invitation = sent.invitation
    language = language_of(invitation.language)
    with translation.override(language):
        words = {
            "name": invitation.name,
            "body": t(invitation.body.name),
            "day": day(almaty_date(invitation.expires_at), language),
        }
        subject = _("You are invited to work in Kezdesu: %(body)s") % words
        lines = [
            _("%(name)s, you are invited to work in Kezdesu for this body: %(body)s.") % words,
            _("Open the link by %(day)s and choose a password:") % words,
            link_of(sent),
            _("The link is for you alone. If you did not expect it, do nothing: it ends by itself."),
        ]
    return _mail(subject, lines, invitation.email)


def _request(invitation: Invitation, account: Account) -> EmailMessage:
    with translation.override(account.language):
        words = {"name": invitation.name, "body": t(invitation.body.name)}
        page = reverse("office:registrar_body", kwargs={"slug": invitation.body.slug})
        subject = _("A new invitation is asked for: %(body)s") % words
        lines = [
            _("The invitation of %(name)s (%(body)s) no longer works, and a new one is asked for.") % words,
            _("Send it again from the page of the body, or leave it if the person is not expected:"),
            f"{settings.BASE_URL}{page}",
        ]
    return _mail(subject, lines, account.email)


def _mail(subject: str, lines: Sequence[str], to: str) -> EmailMessage:
    return EmailMessage(" ".join(subject.split())[:200], "\n\n".join(lines) + "\n", to=[to])


def _after_commit(mails: Sequence[EmailMessage]) -> int:
    arrived: list[int] = []
    transaction.on_commit(lambda: arrived.append(_send(mails)))
    return sum(arrived)


def _send(mails: Sequence[EmailMessage]) -> int:
    if not mails:
        return 0
    try:
        return get_connection().send_messages(list(mails)) or 0
    except (OSError, smtplib.SMTPException) as error:
        log.warning("invitation_mail_not_sent", error=type(error).__name__, mails=len(mails))
        return 0
