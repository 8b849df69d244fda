"""The hostile pen: markup, template code and control characters in every text; a canary in everything private."""

from __future__ import annotations

from tests.gates.world.pen import Pen

CANARY = "zqxcanary"
"""Stands in every private text: whoever finds it outside the office has found a leak."""
OWNED = "owned("
"""What every payload would call, were it ever run."""
RIGHT_TO_LEFT = "\u202e"
PAYLOAD = (
    "<script>owned(1)</script>\"><img src=x onerror=owned(2)>'><svg onload=owned(3)>"
    f"[{{{{7*7}}}}][${{7*7}}]{RIGHT_TO_LEFT}\r\nX-Owned: owned(4)"
)
IN_ADDRESS = "?q=\"><script>owned(5)</script>'onmouseover=owned(6)"
IN_NAME = "<img src=x onerror=owned(7)>"
SHORT = {"schedule.act": "<b>12</b>", "schedule.receipt": "<i>77</i>", "delegation.act": "<u>7</u>"}


class HostilePen(Pen):
    """Adds its payload to all that is said, and the canary to all that is private."""

    def says(self, field: str, text: str) -> str:
        if field.endswith(("url", "link")):
            return text + IN_ADDRESS.replace("?", "&" if "?" in text else "?")
        if field == "file.name":
            return text + IN_NAME
        if field.startswith("entry."):
            return f'=HYPERLINK("http://evil.example";"{field}")' + PAYLOAD
        return SHORT.get(field) or text + PAYLOAD

    def private(self, field: str, text: str) -> str:
        return f"{text} {CANARY} {field.replace('.', ' ')}{IN_NAME}"
