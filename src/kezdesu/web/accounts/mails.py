"""Mails about one's own account, in the language of the person. They hold no secret but the link they are for."""

from __future__ import annotations

import smtplib
from concurrent.futures import ThreadPoolExecutor

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.people.models import Account

log = structlog.get_logger("kezdesu.accounts")
ASIDE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kezdesu-mail")
HAPPENED: dict[str, Promise] = {
    "authenticator_added": _("An authenticator app was set up for your account."),
    "factor_removed": _("The authenticator app was taken off your account."),
    "passkey_added": _("A passkey was added to your account."),
    "passkey_removed": _("A passkey was taken off your account."),
    "identity_linked": _("Your organisation's sign-in was linked to your account."),
    "identity_unlinked": _("Your organisation's sign-in was unlinked from your account."),
    "codes_made": _("New recovery codes were made for your account; the old ones are void."),
    "password_changed": _("The password of your account was changed. All other browsers were signed out."),
    "factor_reset": _("A registrar took the second step off your account. Set it up again after signing in."),
}
NOT_YOU = _(
    "If it was not you, change your password at once, end the other sessions and tell your body's registrar."
)
LINK_SUBJECT = _("A new password for Kezdesu")
LINK_TEXT = _(
    "Somebody, probably you, asked for a new password. Open this link within one hour and choose one:"
)
LINK_IGNORE = _("If it was not you, do nothing: your password stays as it is.")


def tell(account: Account, what: str) -> None:
    """Tell the person what has happened to her account, after the commit."""
    with translation.override(account.language):
        home = f"{settings.BASE_URL}{reverse('accounts:home')}"
        text = f"{HAPPENED[what]}\n\n{NOT_YOU}\n{home}\n"
        _later(account, str(HAPPENED[what]).rstrip("."), text)


def send_link(account: Account, *, uid: str, token: str) -> None:
    """The link for a new password, to a page in the person's language.

    Sent beside the answer: who is asked for a link must not learn from a slower answer that there is such an account.
    """
    with translation.override(account.language):
        link = reverse("accounts:reset_by_link", kwargs={"uid": uid, "token": token})
        text = f"{LINK_TEXT}\n\n{settings.BASE_URL}{link}\n\n{LINK_IGNORE}\n"
        mail = EmailMessage(str(LINK_SUBJECT), text, to=[account.email])
    transaction.on_commit(lambda: ASIDE.submit(_send, mail))


def settled() -> None:
    """Wait until what was put aside is sent."""
    ASIDE.submit(int).result()


def _later(account: Account, subject: str, text: str) -> None:
    mail = EmailMessage(subject, text, to=[account.email])
    transaction.on_commit(lambda: _send(mail))


def _send(mail: EmailMessage) -> None:
    try:
        mail.send()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("account_mail_not_sent", error=type(error).__name__)
