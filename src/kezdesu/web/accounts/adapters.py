"""How allauth's flows behave in this house: who is let in, what a session remembers, how secrets are sealed."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from allauth.mfa.adapter import DefaultMFAAdapter
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import access
from kezdesu.common import clock
from kezdesu.people import factors, sealing, sessions
from kezdesu.people.models import Account
from kezdesu.web import fresh, limits
from kezdesu.web.accounts import known, refused

WRONG_CODE = _(
    "This code is not right. Codes change every 30 seconds and work once; a recovery code works once, too."
)
WRONG_KEY = _("The passkey was not accepted. Try again; if it does not help, use a code or your password.")
TOO_MANY = _("Too many wrong tries. Wait ten minutes and try again.")


class AccountAdapter(DefaultAccountAdapter):
    """Staff only: nobody signs herself up, and who has no membership in force stays outside."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come by a registrar's invitation alone."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address the house believes; forged headers change nothing."""
        return limits.place(request)

    def get_login_stages(self) -> list[str]:
        """After password or organisation: the second factor, when there is one."""
        return ["allauth.mfa.stages.AuthenticateStage"]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """The gate asks before the view is reached: ``route(…, fresh=True)``."""
        return False

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        """Whoever may not come in is told why and whom to ask; no session is opened."""
        standing = access.of(user, on=clock.today())
        if user.is_active and standing.open:
            return None
        clear_login(request)
        return refused.page(request, standing, closed=not user.is_active)

    def login(self, request: HttpRequest, user: Account) -> None:
        """Open the session: since when it is fresh, in which browser."""
        super().login(request, user)
        fresh.mark(request)
        request.session[fresh.FACTOR] = factors.of(user.pk).any
        agent = request.headers.get("User-Agent", "")
        sessions.begin(
            user, str(request.session.session_key), agent=agent, address=self.get_client_ip(request)
        )

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        """To where she wanted; this browser is known from now on."""
        answer = HttpResponseRedirect(kwargs.get("redirect_url") or reverse("office:today"))
        known.remember(request, answer, user)
        return answer

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Our pages say themselves what was done."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Our views send their own (``mails.py``)."""


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: sealed at rest, named after the house, with words in three languages."""

    error_messages = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Sealed with a key that is not in the database."""
        return sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The other way."""
        return sealing.unseal(encrypted_text)

    def validation_error(self, code: str, *args: Any) -> ValidationError:
        """allauth's errors in our words."""
        return ValidationError(self.error_messages.get(code, WRONG_CODE), code=code)

    def _get_site_name(self) -> str:
        return "Kezdesu"
