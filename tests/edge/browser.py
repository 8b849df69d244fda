"""The other end of the line: raw requests and streams over real sockets."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

LINES: list[socket.socket] = []
FILES: list[BinaryIO] = []
"""Sockets and their readers opened by a test; closed at its end."""


@dataclass
class Answer:
    """One answer of the server."""

    status: int
    headers: dict[str, str]
    body: bytes
    cookies: list[str] = field(default_factory=list)

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Served:
    """A server process and how to talk to it."""

    def __init__(self, process: subprocess.Popen[bytes], port: int, log: Path) -> None:
        self.process = process
        self.port = port
        self.log = log

    def ask(
        self, method: str, path: str, headers: dict[str, str] | None = None, body: bytes | None = None
    ) -> Answer:
        """One request on a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
        try:
            connection.request(method, path, body=body, headers=headers or {})
            return read(connection.getresponse())
        finally:
            connection.close()

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, {name.replace("_", "-"): value for name, value in headers.items()})

    def vote(self, question: str = "Q-2222-22", **headers: str) -> Answer:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        kind = {"content-type": "application/json", "accept": "application/json"}
        return self.ask(
            "POST", "/live/M-1/vote", {**kind, **given}, json.dumps({"question": question}).encode()
        )

    def state(self) -> dict[str, Any]:
        answer: dict[str, Any] = self.ask("POST", "/control/look/it").json
        return answer

    def change(self, room: str = "M-1") -> None:
        assert self.ask("POST", f"/control/change/{room}").status == 200

    def raw(self, data: bytes, *, receive_buffer: int = 0) -> socket.socket:
        """A socket on which ``data`` was said."""
        line = socket.socket()
        LINES.append(line)
        if receive_buffer:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        line.settimeout(10)
        line.connect(("127.0.0.1", self.port))
        line.sendall(data)
        return line

    def say(self, data: bytes) -> bytes:
        """Everything that the server answers to ``data`` until it hangs up."""
        with self.raw(data).makefile("rb") as answer:
            return answer.read()

    def stream(self, room: str = "M-1", extra: str = "", receive_buffer: int = 0) -> Stream:
        """A stream as a phone opens it; ``extra``: header lines, each ended by CR LF."""
        head = f"GET /live/{room}/stream HTTP/1.1\r\nHost: x\r\n{extra}\r\n"
        return Stream(self.raw(head.encode(), receive_buffer=receive_buffer))

    def stop(self) -> float:
        """SIGTERM; answers the seconds until the process had ended."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)
        return time.monotonic() - began


class Stream:
    """A phone's end of a stream."""

    def __init__(self, line: socket.socket) -> None:
        self.line = line
        self._file = line.makefile("rb")
        FILES.append(self._file)
        self.head = b"".join(iter(self._line, b"\r\n"))

    @property
    def status(self) -> int:
        return int(self.head.split(b" ", 2)[1])

    def _line(self) -> bytes:
        got = self._file.readline()
        if not got:
            raise ConnectionError("the stream has ended")
        return got

    def block(self) -> bytes:
        """Everything up to the next blank line: an event, a retry hint, or a heartbeat."""
        lines = []
        while (line := self._line()) != b"\n":
            lines.append(line)
        return b"".join(lines)

    def event(self) -> tuple[int, dict[str, Any]]:
        """The next event: its id and its JSON."""
        while True:
            found = re.fullmatch(rb"id: (\d+)\ndata: (.*)\n", self.block())
            if found:
                return int(found[1]), json.loads(found[2])

    def close(self) -> None:
        self._file.close()
        self.line.close()


def close_lines() -> None:
    """Hang up everything that is still open."""
    while FILES:
        FILES.pop().close()
    while LINES:
        LINES.pop().close()


def read(response: http.client.HTTPResponse) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    cookies = [value for name, value in response.getheaders() if name.lower() == "set-cookie"]
    return Answer(response.status, headers, response.read(), cookies)


@contextmanager
def serving(**given: Any) -> Iterator[Served]:
    """A server process for the time of the block."""
    command = [sys.executable, "-m", "tests.edge.tiny", json.dumps(given)]
    with (
        tempfile.NamedTemporaryFile(prefix="edge-log-") as log,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log) as process,
    ):
        try:
            assert process.stdout is not None
            port = process.stdout.readline()
            assert port, Path(log.name).read_text()
            yield Served(process, int(port), Path(log.name))
        finally:
            if process.poll() is None:
                process.kill()
