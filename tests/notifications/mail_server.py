"""A small real SMTP server on a port of its own, which can hold back its "taken"."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message


@dataclass
class MailServer:
    """``heard``: every mail whose whole text arrived; ``taken``: those it answered for."""

    port: int = 0
    heard: list[Message] = field(default_factory=list)
    taken: list[Message] = field(default_factory=list)
    answers: threading.Event = field(default_factory=threading.Event)


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Serves for the time of the block; clear ``answers`` to make it slow."""
    made = MailServer()
    made.answers.set()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.say("220 slow.example")
            while line := self.rfile.readline():
                word = line.strip().upper()[:4]
                if word == b"DATA":
                    self.say("354 go on")
                    self.take()
                elif word == b"QUIT":
                    return self.say("221 bye")
                else:
                    self.say("250 slow.example")

        def take(self) -> None:
            lines: list[bytes] = []
            while (line := self.rfile.readline()) not in (b".\r\n", b""):
                lines.append(line)
            mail = message_from_bytes(b"".join(lines))
            made.heard.append(mail)
            if made.answers.wait(60):
                made.taken.append(mail)
                self.say("250 taken")

        def say(self, text: str) -> None:
            with suppress(OSError):
                self.wfile.write(f"{text}\r\n".encode())

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        made.port = server.server_address[1]
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        try:
            yield made
        finally:
            made.answers.set()
            server.shutdown()
            serving.join()
