"""Tables of a Word document, by python-docx: merged cells filled, changes under review read as accepted. Pure."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree  # type: ignore[import-untyped]

from kezdesu.tables.sheets import MOST_ROWS, Out, Sheet, TooManyRows, Unreadable, clean, made

_LONGEST_TITLE = 100
Words = Callable[[Any], str]


def document(data: bytes) -> tuple[Sheet, ...]:
    """The tables of a DOCX file in their order, each named by the line above it; rows are numbered from 1."""
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except (OpcError, etree.XMLSyntaxError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable(str(error)) from error
    found = (_table(table) for table in body.iter(qn("w:tbl")) if not _is_inside_another(table))
    return tuple(sheet for sheet in found if sheet is not None)


def _table(table: Any) -> Sheet | None:
    rows: list[list[str]] = []
    above: list[str] = []
    out: dict[int, Out] = {}
    for row in table.iterchildren(qn("w:tr"), qn("w:sdt")):
        for line in [row] if row.tag == qn("w:tr") else row.iter(qn("w:tr")):
            if _is_deleted(line):
                continue
            is_struck = _is_struck_whole(line)
            if is_struck:
                out[len(rows)] = Out.STRUCK
            above = _cells(line, above, _spoken if not is_struck else _said)
            rows.append(above)
            if len(rows) > MOST_ROWS * 2:
                raise TooManyRows
    return made(_line_above(table), rows, out)


def _cells(row: Any, above: list[str], words: Words) -> list[str]:
    """The texts of a row by columns of the grid; a cell merged with the one above says the same."""
    texts = [""] * _number(row.find(qn("w:trPr")), "w:gridBefore", 0)
    for cell in _own_cells(row):
        about = cell.find(qn("w:tcPr"))
        span = min(_number(about, "w:gridSpan", 1), 100)
        place = len(texts)
        value = above[place] if _goes_on(about) and place < len(above) else _text(cell, words)
        texts += [value] * span
    return texts


def _own_cells(row: Any) -> list[Any]:
    return [
        cell
        for cell in row.iter(qn("w:tc"))
        if cell.getparent() is row or cell.getparent().getparent().getparent() is row
    ]


def _is_struck_whole(row: Any) -> bool:
    """Whether all that the row says of itself, but for its number, is struck through."""
    own = [cell for cell in _own_cells(row) if not _goes_on(cell.find(qn("w:tcPr")))]
    left = [_text(cell, _spoken).strip(" .()№") for cell in own]
    return not any(text and not text.isdecimal() for text in left) and any(
        _text(cell, _said) != _text(cell, _spoken) for cell in own
    )


def _goes_on(about: Any) -> bool:
    """Whether the cell continues the one above it."""
    merge = about.find(qn("w:vMerge")) if about is not None else None
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _number(about: Any, name: str, default: int) -> int:
    found = about.find(qn(name)) if about is not None else None
    value = found.get(qn("w:val"), "") if found is not None else ""
    return int(value) if value.isdecimal() and len(value) < 4 else default


def _text(cell: Any, words: Words) -> str:
    return clean("\n".join(words(paragraph) for paragraph in cell.iter(qn("w:p"))))


def _said(paragraph: Any) -> str:
    """The words of a paragraph; text deleted under review is held in other elements and so left out."""
    return _joined(paragraph, lambda run: True)


def _spoken(paragraph: Any) -> str:
    """The words of a paragraph that are not struck through."""
    return _joined(paragraph, lambda run: not _is_struck(run.find(qn("w:rPr"))))


def _is_struck(about: Any) -> bool:
    marks = [] if about is None else [about.find(qn(name)) for name in ("w:strike", "w:dstrike")]
    return any(mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false", "off") for mark in marks)


def _joined(paragraph: Any, is_meant: Callable[[Any], bool]) -> str:
    signs = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
    return "".join(
        piece.text or "" if piece.tag == qn("w:t") else signs[piece.tag]
        for piece in paragraph.iter(qn("w:t"), *signs)
        if piece.getparent().tag == qn("w:r") and is_meant(piece.getparent())
    )


def _is_deleted(row: Any) -> bool:
    about = row.find(qn("w:trPr"))
    return about is not None and about.find(qn("w:del")) is not None


def _is_inside_another(table: Any) -> bool:
    return next(table.iterancestors(qn("w:tbl")), None) is not None


def _line_above(table: Any) -> str:
    """The nearest line of text above the table."""
    for before in table.itersiblings(qn("w:p"), preceding=True):
        text = clean(_said(before))
        if text:
            return text[:_LONGEST_TITLE]
    return ""
