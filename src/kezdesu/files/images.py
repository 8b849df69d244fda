"""Pictures are made anew: what a camera writes beside them (place, time, device) does not survive."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

MOST_PIXELS = 50_000_000
_OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 88, "optimize": True},
    "PNG": {"optimize": False},
    "WEBP": {"quality": 88},
}


class BrokenImage(Exception):
    """The file is damaged, or no picture of its kind."""


class TooManyPixels(Exception):
    """The picture would fill the memory. Carries (width, height)."""


def without_traces(data: bytes, kind: str) -> bytes:
    """The picture (``kind``: JPEG, PNG, WEBP) encoded anew, upright, first frame, without EXIF or other notes."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=[kind]) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            if image.width * image.height > MOST_PIXELS:
                raise TooManyPixels(image.width, image.height)
            return _encode(image, kind)
    except Image.DecompressionBombError:
        raise TooManyPixels from None
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise BrokenImage from error


def _encode(image: Image.Image, kind: str) -> bytes:
    upright = ImageOps.exif_transpose(image)
    modes = ("RGB", "L") if kind == "JPEG" else ("RGB", "RGBA", "L")
    plain = upright if upright.mode in modes else upright.convert(_mode(upright, kind))
    bare = Image.new(plain.mode, plain.size)
    bare.paste(plain)
    out = io.BytesIO()
    bare.save(out, kind, **_OPTIONS[kind])
    return out.getvalue()


def _mode(image: Image.Image, kind: str) -> str:
    return "RGBA" if kind != "JPEG" and image.has_transparency_data else "RGB"
