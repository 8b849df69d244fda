"""Writing to descriptors of our own, without giving up the interpreter between two phones.

``os.write`` releases the interpreter lock each time; next to one busy thread every release costs up to a whole
switch interval, and 10,000 phones take seconds instead of 30 ms. So the C function is called with the lock held.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import socket
import struct

SEND_BUFFER = 64 * 1024
"""Bytes the kernel may hold for one phone, so that a phone that stopped reading is noticed."""
_UNACKNOWLEDGED_MS = 30_000

native_write = ctypes.PyDLL(None).write
"""``write(fd, data, c_size_t)`` of C: bytes taken, or -1. No ``argtypes``: their checks cost 0.6 µs a call."""
native_size = ctypes.c_size_t


def send(fd: int, data: bytes) -> int:
    """Bytes taken by the non-blocking socket, 0 when it is full. Raises OSError when it is dead."""
    try:
        return os.write(fd, data)
    except BlockingIOError:
        return 0


def take(fd: int) -> int:
    """A non-blocking duplicate of the socket ``fd``, bounded in what the kernel keeps for it."""
    with socket.socket(fileno=os.dup(fd)) as own:
        own.setblocking(False)
        own.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        with contextlib.suppress(OSError, AttributeError):
            own.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            own.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, _UNACKNOWLEDGED_MS)
        return own.detach()


def finish(fd: int, last: bytes = b"") -> None:
    """Say ``last`` and close."""
    with contextlib.suppress(OSError):
        if last:
            send(fd, last)
    os.close(fd)


def reset(fd: int) -> None:
    """Close at once and forget what the kernel still holds for it."""
    with contextlib.suppress(OSError), socket.socket(fileno=fd) as own:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
