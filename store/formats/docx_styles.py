"""What the styles of a Word file say of its paragraphs: heading, title, list item, caption."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from store.formats.xml_tree import children, value, within

_DEEPEST = 20  # styles that a style may stand on, one on the other
_CONTENTS = re.compile(r"toc \d|toc heading|table of figures|contents \d")
_HEADING = re.compile(r"heading( \d)?")
_LIST = re.compile(r"list\b")
_HINTS = {"caption": "caption", "header": "running head", "footer": "running head", "footnote text": "footnote"}


class Styles:
    """Kind and hint for each paragraph style of one document."""

    def __init__(self, tree: Any | None) -> None:
        """Read styles.xml; None for a document without one."""
        self._styles = {} if tree is None else {value(style, "styleid"): style for style in children(tree, "style")}

    def of(self, properties: Any | None) -> tuple[str, str]:
        """Return the kind and hint of a paragraph with these properties (its pPr)."""
        if properties is None:
            return "paragraph", ""
        names = self._names(value(within(properties, "pstyle"), "val"))
        level = value(within(properties, "outlinelvl"), "val")
        if level.isdigit() and int(level) < 9 and names[:1] != ["title"]:
            return "heading", ""
        kind, hint = named(names)
        return ("item" if kind == "paragraph" and within(properties, "numpr") is not None else kind), hint

    def _names(self, style: str) -> list[str]:
        """Return the names of a style and of those that it stands on, in small letters."""
        names: list[str] = []
        while style and len(names) < _DEEPEST:
            told = self._styles.get(style)
            names.append(value(within(told, "name"), "val").lower() if told is not None else style.lower())
            style = value(within(told, "basedon"), "val") if told is not None else ""
        return names


def named(names: Sequence[str]) -> tuple[str, str]:
    """Return kind and hint of a paragraph whose style has this name, in small letters, and stands on the others."""
    if names[:1] in (["title"], ["subtitle"]):
        return ("title" if names[0] == "title" else "paragraph"), ""
    if any(_HEADING.fullmatch(name) for name in names):
        return "heading", ""
    if any(_CONTENTS.fullmatch(name) for name in names):
        return "paragraph", "table of contents"
    hint = next((_HINTS[name] for name in names if name in _HINTS), "")
    listed = any(_LIST.match(name) for name in names)
    return ("caption" if hint == "caption" else "item" if listed else "paragraph"), hint
