"""Who reads the figures of the process: the machine itself, and who has the operator's token."""

from __future__ import annotations

import hmac
from ipaddress import IPv6Address, ip_address

from kezdesu.edge.asgi import Scope
from kezdesu.edge.requests import header


def may_read(scope: Scope, token: str) -> bool:
    """A request made on this machine and by no proxy, or one with ``Authorization: Bearer`` and the token, if any."""
    return _from_here(scope) or (bool(token) and _has(scope, token))


def _from_here(scope: Scope) -> bool:
    client = scope.get("client")
    if client is None or scope.get("forwarded", False):
        return False
    try:
        address = ip_address(client[0])
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def _has(scope: Scope, token: str) -> bool:
    kind, _, given = header(scope, b"authorization").partition(" ")
    return kind.lower() == "bearer" and hmac.compare_digest(given.strip().encode("latin-1"), token.encode())
