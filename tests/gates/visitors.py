"""People and their browsers as plain HTTP: cookies are kept, forms are filled in as they stand on the page."""

from __future__ import annotations

import mimetypes
import uuid
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from kezdesu.people.roles import Role
from tests.edge.browser import Answer
from tests.gates.house import House
from tests.gates.parsing import Form, forms
from tests.gates.world.staff import PASSWORD, email

FORM = {"content-type": "application/x-www-form-urlencoded"}


@dataclass
class Visitor:
    """One browser: its cookies and where it asks."""

    house: House
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Answer:
        """One request with the cookies so far; new ones are kept."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = self.house.served.ask(method, path, sent, body)
        for line in answer.cookies:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, **headers)

    def post(self, path: str, values: dict[str, str], **headers: str) -> Answer:
        return self.ask("POST", path, urlencode(values).encode(), **{**FORM, **headers})

    def form(self, path: str, holding: str) -> Form:
        """The form on the page that has a field (or button) named ``holding``."""
        return next(one for one in forms(self.get(path).body.decode(), path) if holding in one.names)

    def send(self, form: Form, **values: str) -> Answer:
        """Send a form as it stands, with these values changed."""
        return self.post(form.action, form.values | values)

    def upload(self, form: Form, field: str, name: str, data: bytes, **values: str) -> Answer:
        """Send a form with one file."""
        edge = uuid.uuid4().hex
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in (form.values | values).items()
        ]
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        about = f'Content-Disposition: form-data; name="{field}"; filename="{name}"'
        head = f"--{edge}\r\n{about}\r\nContent-Type: {kind}\r\n\r\n"
        body = b"".join(parts) + head.encode() + data + f"\r\n--{edge}--\r\n".encode()
        return self.ask("POST", form.action, body, content_type=f"multipart/form-data; boundary={edge}")

    def sign_in(self, slug: str, role: Role, number: int = 1) -> Visitor:
        """Sign in by the form, in Kazakh."""
        form = self.form("/kk/accounts/login/", "password")
        answer = self.send(form, username=email(slug, role, number), password=PASSWORD)
        assert answer.status == 302, answer.body[:500]
        return self
