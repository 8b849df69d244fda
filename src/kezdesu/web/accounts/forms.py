"""Forms of signing in and of proving oneself."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth import authenticate, password_validation
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from kezdesu.people import sealing
from kezdesu.people.models import Account
from kezdesu.web.accounts.proofs import KeyField, OnceForm, refused_in_words
from kezdesu.web.typed import LineField

NO_SUCH = _("No account has this e-mail and password. Check both; mind upper and lower case.")
PENDING = "factor_secret"


def _password(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, widget=widget, help_text=help_text, strip=False, max_length=500)


def _code(label: Any) -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
    return forms.CharField(label=label, widget=forms.TextInput(attrs=attrs), max_length=40)


class SignInForm(forms.Form):
    """E-mail and password."""

    username = forms.EmailField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "username webauthn", "autofocus": True}),
    )
    password = _password(_("Password"), "current-password")

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(data)
        self.request = request
        self.account: Account | None = None

    def clean(self) -> None:
        """Is there such an account? A closed one is found, too: it is told why it stays outside."""
        email, password = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if not email or not password:
            return
        AuthenticationBackend.unstash_authenticated_user()
        found = authenticate(self.request, email=email, password=password)
        self.account = found or AuthenticationBackend.unstash_authenticated_user()
        if self.account is None:
            raise forms.ValidationError(NO_SUCH, code="invalid_login")


class CodeForm(OnceForm, AuthenticateForm):
    """The second step of signing in: a code of the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = _code(_("Code from the app, or a recovery code"))
        self.fields["code"].widget.attrs["autofocus"] = True


class AuthenticatorForm(ActivateTOTPForm):
    """The first code of a new authenticator app; its secret waits sealed in the session."""

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        forms.Form.__init__(self, data)
        self.user = request.user
        self.secret = _pending(request)
        self.fields["code"] = _code(_("Code that the app shows now"))


def _pending(request: HttpRequest) -> str:
    kept = request.session.get(PENDING)
    if kept is None:
        kept = request.session[PENDING] = sealing.seal(totp.generate_totp_secret())
    return sealing.unseal(kept)


class PasskeyForm(AddWebAuthnForm):
    """A new passkey with its name. Every passkey of ours checks the person (finger, face, PIN)."""

    def __init__(self, request: HttpRequest, data: Any = None) -> None:
        super().__init__(user=request.user, data=data)
        self.initial["name"] = _("My passkey")
        self.fields["name"] = LineField(
            label=_("Name of the passkey"),
            help_text=_("So that you know it again: “work laptop”, “blue key”."),
            max_length=60,
        )
        self.fields["credential"] = KeyField()
        del self.fields["passwordless"]

    def clean_name(self) -> str:
        """The name as it was typed."""
        return str(self.cleaned_data["name"]).strip()

    def clean(self) -> dict[str, Any]:
        """The ceremony is checked in full, and that the person was."""
        if self.cleaned_data.get("credential"):
            self.cleaned_data["passwordless"] = True
        with refused_in_words():
            return dict(super().clean())


class PasskeyNameForm(forms.Form):
    """Another name for a passkey."""

    name = LineField(label=_("Name of the passkey"), max_length=60)


class ResetForm(forms.Form):
    """Where the link for a new password is sent."""

    email = forms.EmailField(label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "username"}))


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    new_password = _password(
        _("New password"),
        "new-password",
        _("At least 12 characters. A few words you remember are better than signs."),
    )
    again = _password(_("The new password again"), "new-password")

    def __init__(self, account: Account, data: Any = None) -> None:
        super().__init__(data)
        self.account = account

    def clean_new_password(self) -> str:
        """By the rules for passwords."""
        password = str(self.cleaned_data["new_password"])
        password_validation.validate_password(password, self.account)
        return password

    def clean(self) -> None:
        """Both the same."""
        first, second = self.cleaned_data.get("new_password"), self.cleaned_data.get("again")
        if first and second and first != second:
            self.add_error("again", _("The two passwords are not the same."))


class ChangePasswordForm(NewPasswordForm):
    """With the old password first."""

    old_password = _password(_("Present password"), "current-password")
    field_order = ("old_password", "new_password", "again")

    def clean_old_password(self) -> None:
        """Is it hers?"""
        if not self.account.check_password(self.cleaned_data["old_password"]):
            raise forms.ValidationError(_("This is not your present password."))
