"""Fields of text at the border: what was typed is cleaned before anything asks how long it is or whether it is there.

Where nothing visible is left, nothing was typed: a required field says so.
"""

from __future__ import annotations

from typing import Any

from django import forms

from kezdesu.common.typed import clean, one_line


class LineField(forms.CharField):
    """A line: a name, a title, a place, a number of an act."""

    def to_python(self, value: Any) -> Any:
        """The visible signs on one line."""
        return super().to_python(one_line(value) if isinstance(value, str) else value)


class TextField(forms.CharField):
    """A text of several lines: a reason, a remark, an explanation."""

    def to_python(self, value: Any) -> Any:
        """The visible signs; line breaks stay."""
        return super().to_python(clean(value) if isinstance(value, str) else value)
