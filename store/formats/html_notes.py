"""Notes in mark-up: the numbers that stand behind words are taken out, and the notes themselves can be told."""

from __future__ import annotations

import re
from typing import Any

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡]|[a-z])[\])]?")
_BACK = re.compile(r"[↩⤴↑^\ufe0e\ufe0f\s]*[↩⤴↑^][\ufe0e\ufe0f\s]*")
_NAMED = re.compile(
    r"_?(?:sd)?(?:fn|ftn|(?:foot|end)[-_]?notes?)\b|_?(?:sd)?(?:fn|ftn|(?:foot|end)[-_]?note)[-_:]?\d", re.I
)
_NOTES = re.compile(r"(?:^|[\s:-])(?:sd)?(?:foot|end)notes?(?=$|[\s\d-])", re.I)
_MAY_HOLD = frozenset(["aside", "section", "li", "div", "p", "ol", "dd"])


def without_marks(tree: Any) -> None:
    """Take the numbers of notes out of the words that they stand behind: "failed1" is no word."""
    for link in list(tree.iter("a")):
        target = link.get("href", "").rpartition("/")[2].rpartition("#")
        if not target[1] and "noteref" not in _told(link):
            continue
        words = "".join(link.itertext()).strip()
        raised = link.getparent().tag == "sup" or any(child.tag == "sup" for child in link)
        noted = raised or "noteref" in _told(link) or _NAMED.match(target[2])
        if (noted and _MARK.fullmatch(words)) or (target[1] and _BACK.fullmatch(words)):
            for element in link.iter():
                element.text = ""
                if element is not link:
                    element.tail = ""


def is_note(element: Any) -> bool:
    """Tell an element that holds a note, or all of them."""
    if element.tag not in _MAY_HOLD:
        return False
    named = f"{element.get('class', '')} {element.get('id', '')}"
    return _NOTES.search(f"{named} {_told(element)}") is not None


def _told(element: Any) -> str:
    return f"{element.get('epub:type', '')} {element.get('role', '')}"
