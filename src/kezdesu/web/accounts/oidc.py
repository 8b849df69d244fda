"""Signing in with the organisation's own OpenID Connect provider.

Stricter than allauth alone: the id_token's signature is checked always (not only when it came over another channel),
it must carry the nonce of this very browser, and userinfo must speak of the same person. Nobody gets an account here.
"""

from __future__ import annotations

import secrets
from typing import Any

import jwt
import requests
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.cache import never_cache

from kezdesu.common.answers import Refused
from kezdesu.people import identities as people
from kezdesu.people import queries
from kezdesu.people.models import Account
from kezdesu.web import refusals
from kezdesu.web.accounts import identities, mails, refused
from kezdesu.web.accounts.views import may_begin, next_page

PROVIDER = "organisation"
NONCE, LANGUAGE = "oidc_nonce", "oidc_language"
ALGORITHMS = {"RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"}


class IdentityAdapter(DefaultSocialAccountAdapter):
    """An identity is an account that exists already: linked before, or the same verified e-mail. Else: refused."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Find the account; a stranger is told whom to ask. Who links by hand gets her answer here."""
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise ImmediateHttpResponse(identities.linked(request, sociallogin.account))
        if sociallogin.is_existing:
            return
        verified = [one.email for one in sociallogin.email_addresses if one.verified is True]
        account = queries.by_email(verified[0]) if verified else None
        if account is None:
            raise ImmediateHttpResponse(refused.say(request, "no_account", refused.STRANGER))
        sociallogin.user = self._matched(request, account, sociallogin.account)

    @staticmethod
    def _matched(request: HttpRequest, account: Account, found: Any) -> Account:
        try:
            people.link_by_email(account, provider=found.provider, uid=found.uid)
        except Refused as error:
            raise ImmediateHttpResponse(
                refused.say(request, error.denied.code, error.denied.reason)
            ) from error
        mails.tell(account, "identity_linked")
        return account

    def on_authentication_error(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Cancelled, forged, expired, unreachable: one answer, no details for a forger."""
        raise ImmediateHttpResponse(refused.say(request, "not_proved", refused.NOT_PROVED))


class OrganisationAdapter(OpenIDConnectOAuth2Adapter):
    """The provider of the settings."""

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """The identity that the provider vouches for."""
        claims = self._claims(request, app, str(kwargs["response"].get("id_token", "")))
        known = claims if "email" in claims else self._same_person(claims, self._fetch_user_info(token.token))
        login = self.get_provider().sociallogin_from_response(
            request, {"id_token": claims, "userinfo": known}
        )
        login.account.extra_data = {}
        return login

    def _claims(self, request: HttpRequest, app: Any, id_token: str) -> dict[str, Any]:
        """The verified claims: signature, issuer, audience, expiry, nonce."""
        nonce = request.session.pop(NONCE, "")
        try:
            head = jwt.get_unverified_header(id_token)
        except jwt.PyJWTError as error:
            raise OAuth2Error("no id_token") from error
        if head.get("alg") not in ALGORITHMS or not head.get("kid"):
            raise OAuth2Error("id_token of an unknown kind")
        claims: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        if (
            not nonce
            or not secrets.compare_digest(str(claims.get("nonce", "")), nonce)
            or "exp" not in claims
        ):
            raise OAuth2Error("id_token of another sign-in")
        return claims

    @staticmethod
    def _same_person(claims: dict[str, Any], userinfo: dict[str, Any]) -> dict[str, Any]:
        if userinfo.get("sub") != claims.get("sub"):
            raise OAuth2Error("userinfo of another person")
        return userinfo


@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """To the provider, with a state and a nonce of this browser."""
    if settings.OIDC is None:
        raise Http404
    if not may_begin(request):
        return refusals.too_many(request)
    return to_provider(request, AuthProcess.LOGIN, next_page(request))


def to_provider(request: HttpRequest, process: str, wanted: str = "") -> HttpResponse:
    """A redirect there, with a nonce of this browser and a state that remembers the process."""
    nonce = request.session[NONCE] = secrets.token_urlsafe(24)
    request.session[LANGUAGE] = translation.get_language()
    try:
        provider = OrganisationAdapter(request, PROVIDER).get_provider()
        answer = provider.redirect(request, process, next_url=wanted or None, auth_params={"nonce": nonce})
    except (requests.RequestException, OAuth2Error, ValueError, KeyError):
        return refused.say(request, "not_proved", refused.NOT_PROVED)
    assert isinstance(answer, HttpResponse)
    return answer


@never_cache
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider. The address has no language (one is registered there): the session remembers it."""
    if settings.OIDC is None or provider_id != PROVIDER:
        raise Http404
    with translation.override(request.session.pop(LANGUAGE, None) or settings.LANGUAGE_CODE):
        answer = OAuth2CallbackView.adapter_view(OrganisationAdapter(request, PROVIDER))(request)
    assert isinstance(answer, HttpResponse)
    return answer
