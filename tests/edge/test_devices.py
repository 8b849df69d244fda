"""The signed device cookie."""

from __future__ import annotations

import pytest

from kezdesu.common import devices

SECRET = "the secret of this house"


def test_issued_cookie_reads_back_to_a_device() -> None:
    cookie = devices.issue(SECRET)
    assert devices.read(cookie, SECRET) == cookie.split(".")[0]
    assert len(cookie.split(".")[0]) == 32


def test_two_devices_are_not_one() -> None:
    assert devices.issue(SECRET) != devices.issue(SECRET)


@pytest.mark.parametrize("cut", [1, 33, 60])
def test_one_changed_sign_makes_it_nobodys(cut: int) -> None:
    cookie = devices.sign("a" * 32, SECRET)
    changed = cookie[:cut] + ("b" if cookie[cut] != "b" else "c") + cookie[cut + 1 :]
    assert devices.read(changed, SECRET) is None


@pytest.mark.parametrize("cookie", ["", ".", "a" * 32, "a" * 32 + ".", "A" * 32 + "." + "a" * 43, "é" * 40])
def test_other_shapes_are_nobodys(cookie: str) -> None:
    assert devices.read(cookie, SECRET) is None


def test_another_secret_reads_nothing() -> None:
    assert devices.read(devices.issue(SECRET), "another secret") is None
