"""A passkey as a browser hands it in: made of a key that nobody keeps, unless it is given."""

from __future__ import annotations

import hashlib
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

NAME = b"gates-passkey-01"
VERIFIED = 0x45
"""The flags: a present and verified person, with the data of the credential."""


def credential(key: ec.EllipticCurvePrivateKey | None = None) -> dict[str, Any]:
    """What stands in the record of the passkey."""
    public = ES256.from_cryptography_key((key or ec.generate_private_key(ec.SECP256R1())).public_key())
    about = AttestedCredentialData.create(Aaguid.NONE, NAME, public)
    data = AuthenticatorData.create(hashlib.sha256(b"localhost").digest(), VERIFIED, 0, about)
    client = CollectedClientData.create("webauthn.create", b"c" * 32, "http://localhost")
    number = websafe_encode(NAME)
    made = AttestationObject.create("none", data, {})
    told = {"clientDataJSON": websafe_encode(client), "attestationObject": websafe_encode(made)}
    return {
        "id": number,
        "rawId": number,
        "type": "public-key",
        "clientExtensionResults": {},
        "response": told,
    }
