"""What the styles of an OpenDocument text say of its paragraphs: title, list item, caption, hidden."""

from __future__ import annotations

import re
from typing import Any

from store.formats.xml_tree import local, value

_DEEPEST = 20
_CODED = re.compile(r"_([0-9a-f]{2})_")


class Styles:
    """Kind and hint for each paragraph style, and which styles hide their words."""

    def __init__(self, *trees: Any | None) -> None:
        """Read the styles of content.xml and styles.xml."""
        found = [element for tree in trees if tree is not None for element in tree.iter() if local(element) == "style"]
        self._parents = {value(style, "name"): value(style, "parent-style-name") for style in found}
        self._hidden = {
            value(style, "name")
            for style in found
            if any(value(one, "display") == "none" for one in style if local(one) == "text-properties")
        }

    def of(self, style: str) -> tuple[str, str]:
        """Return the kind and hint of a paragraph of this style."""
        names = self._names(style)
        if "title" in names[:2]:
            return "title", ""
        if "subtitle" in names[:2]:
            return "paragraph", ""
        if any(re.fullmatch(r"heading( \d+)?", name) for name in names[:3]):
            return "heading", ""
        hint = "caption" if {"caption", "illustration", "figure"} & set(names) else ""
        if any(name.startswith("contents ") for name in names):
            hint = "table of contents"
        return ("caption" if hint == "caption" else "paragraph"), hint

    def hides(self, style: str) -> bool:
        """Tell whether words of this style are not shown."""
        return style in self._hidden

    def _names(self, style: str) -> list[str]:
        names: list[str] = []
        while style and len(names) < _DEEPEST:
            names.append(_CODED.sub(lambda match: chr(int(match[1], 16)), style).lower())
            style = self._parents.get(style, "")
        return names
