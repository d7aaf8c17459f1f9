"""The paragraphs of an OpenDocument text: what stands, its notes and comments, and what its writers took out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from store.formats.docx_body import DELETED, HIDDEN
from store.formats.odt_styles import Styles
from store.formats.paragraphs import Paragraph, table
from store.formats.xml_tree import local, value

# Elements that only hold paragraphs, with why those may be furniture.
_HOLD = {
    "list": "", "list-item": "", "list-header": "", "section": "", "text-box": "", "index-body": "table of contents",
    "table-of-content": "table of contents", "index-title": "table of contents", "note-body": "footnote",
    "annotation": "comment on the document", "frame": "", "numbered-paragraph": "",
    "tracked-changes": DELETED, "changed-region": DELETED, "deletion": DELETED,
}  # fmt: skip
_APART = frozenset(["note-body", "annotation", "text-box"])  # stand inside a paragraph, and are told after it
_UNSEEN = frozenset(
    ["note-citation", "annotation-end", "title", "desc", "creator", "date", "ruby-text", "event-listeners"]
)
_ITEM = frozenset(["list-item", "list-header", "numbered-paragraph"])
_MOST_BLANKS = 100


@dataclass(slots=True)
class _Words:
    said: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    apart: list[Any] = field(default_factory=list)


def body(whole: Any, styles: Styles, hint: str = "", item: bool = False) -> Iterator[Paragraph]:
    """Yield the paragraphs of an element in order; `hint` for all of them, `item` when they stand in a list."""
    for element in whole:
        name = local(element)
        if name in ("p", "h"):
            yield from _paragraph(element, styles, hint, item)
        elif name == "table":
            yield from table([[list(body(cell, styles, hint)) for cell in _inside(row, "table-cell")]
                              for row in _inside(element, "table-row")])  # fmt: skip
        elif name in _HOLD:
            yield from body(element, styles, hint or _HOLD[name], item or name in _ITEM)


def _inside(element: Any, wanted: str) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, also those that are grouped."""
    for child in element:
        name = local(child)
        if name == wanted:
            yield child
        elif name in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _inside(child, wanted)


def _paragraph(element: Any, styles: Styles, hint: str, item: bool) -> Iterator[Paragraph]:
    words = _Words()
    _gather(element, words, words.said, styles)
    kind, reason = styles.of(value(element, "style-name"))
    kind = "heading" if local(element) == "h" and kind != "title" else "item" if item else kind
    yield Paragraph("".join(words.said), kind, hint or reason)
    yield Paragraph("".join(words.hidden), "paragraph", HIDDEN)
    for apart in words.apart:
        yield from body(apart, styles, hint or _HOLD[local(apart)])


def _gather(element: Any, words: _Words, to: list[str], styles: Styles) -> None:
    """Gather the words of a paragraph; the parser lets nothing be nested deeper than 256 levels."""
    to.append(element.text or "")
    for child in element:
        name = local(child)
        if name in _APART:
            words.apart.append(child)
        elif name == "s":
            count = value(child, "c")
            to.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_BLANKS))
        elif name in ("tab", "line-break"):
            to.append(" " if name == "tab" else "\n")
        elif name and name not in _UNSEEN:
            hidden = (name == "span" and styles.hides(value(child, "style-name"))) or name.startswith("hidden-")
            _gather(child, words, words.hidden if hidden else to, styles)
        to.append(child.tail or "")
