"""Where in the recording of a meeting something was said."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

YOUTUBE = ("youtube.com", "youtu.be")


def moment_in(recording: str, seconds: int) -> str:
    """The address of a recording from so many seconds on: ``&t=…s`` on YouTube, a media fragment elsewhere."""
    parts = urlsplit(recording)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if not recording or host not in YOUTUBE:
        return parts._replace(fragment=f"t={seconds}").geturl() if recording else ""
    asked = [pair for pair in parse_qsl(parts.query) if pair[0] not in ("t", "start")]
    return parts._replace(query=urlencode([*asked, ("t", f"{seconds}s")])).geturl()
