"""The paragraphs of a Word file's body, note or running head: what stands, and what its writers took out or hid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from store.formats.docx_styles import Styles
from store.formats.paragraphs import Paragraph, table
from store.formats.xml_tree import children, local, value, within

DELETED = "deleted in the document"
HIDDEN = "hidden in the document"
# Of what is written in two ways (a text box, for new and for old programs) only one is read; codes of fields never.
_UNSEEN = frozenset(
    ["ppr", "rpr", "instrtext", "delinstrtext", "fallback", "sdtpr", "tblpr", "tblgrid", "sectpr", "rt"]
)
_SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "ptab": " "}
_WHOLE = frozenset(["sdt", "sdtcontent", "customxml", "smarttag", "ins", "moveto", "body"])


@dataclass(slots=True)
class _Words:
    """The words of one paragraph as they are gathered."""

    said: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)  # text boxes that are fastened to the paragraph


def body(whole: Any, styles: Styles, hint: str = "") -> Iterator[Paragraph]:
    """Yield the paragraphs of an element in order, those of its tables and text boxes too; `hint` for all of them."""
    for element in whole:
        name = local(element)
        if name == "p":
            yield from _paragraph(element, styles, hint)
        elif name == "tbl":
            yield from table(_rows(element, styles, hint))
        elif name in _WHOLE:
            yield from body(element, styles, hint)


def _rows(element: Any, styles: Styles, hint: str) -> list[list[list[Paragraph]]]:
    return [
        [list(body(cell, styles, hint)) for cell in _inside(row, "tc")]
        for row in _inside(element, "tr")
    ]  # fmt: skip


def _inside(element: Any, wanted: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those that are wrapped."""
    for child in element:
        name = local(child)
        if name == wanted:
            yield child
        elif name in _WHOLE:
            yield from _inside(child, wanted)


def _paragraph(element: Any, styles: Styles, hint: str) -> Iterator[Paragraph]:
    words = _Words()
    _gather(element, words, words.said)
    kind, reason = styles.of(within(element, "ppr"))
    yield Paragraph("".join(words.said), kind, hint or reason)
    yield Paragraph("".join(words.deleted), "paragraph", DELETED)
    yield Paragraph("".join(words.hidden), "paragraph", HIDDEN)
    for box in words.boxes:
        yield from body(box, styles, hint)


def _gather(element: Any, words: _Words, to: list[str]) -> None:
    """Gather what runs say; the parser lets nothing be nested deeper than 256 levels."""
    for child in element:
        name = local(child)
        if name in _UNSEEN:
            continue
        if name in ("t", "deltext"):
            to.append(child.text or "")
        elif name in _SIGNS:
            to.append("" if value(child, "type") == "page" else _SIGNS[name])
        elif name == "txbxcontent":
            words.boxes.append(child)
        else:
            _gather(child, words, _where(child, name, words, to))


def _where(element: Any, name: str, words: _Words, to: list[str]) -> list[str]:
    if name in ("del", "movefrom"):
        return words.deleted
    if name == "r" and to is words.said and _vanishes(element):
        return words.hidden
    return to


def _vanishes(run: Any) -> bool:
    for mark in children(within(run, "rpr") if within(run, "rpr") is not None else [], "vanish"):
        return value(mark, "val") not in ("0", "false")
    return False
