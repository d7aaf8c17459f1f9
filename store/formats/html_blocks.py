"""All the visible text of a web page in order, one block for every block element, each with its place in the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as markup

_UNSEEN = frozenset(
    re.findall(
        r"\S+",
        """
        head script style template noscript iframe object embed svg math canvas audio video map datalist select option
        input textarea dialog meta link base title
        """,
    )
)
_INLINE = frozenset(
    re.findall(
        r"\S+",
        """
        a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s samp
        small span strike strong sub sup time tt u var wbr img picture source
        """,
    )
)
_KINDS = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "p": "paragraph",
}
# What the mark-up itself says is not the article's text.
_HINTS = {"figcaption": "caption", "figure": "caption", "nav": "navigation", "button": "button"}
_CAPTION = re.compile(r"(?:^|[\s_-])(?:fig)?caption|image-?credit|photo-?credit", re.I)
_BLANKS = re.compile(r"[\s\u200b]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)


@dataclass(frozen=True, slots=True)
class Context:
    """What the elements around some words say of them."""

    element: Any
    kind: str = ""
    hint: str = ""
    linked: bool = False


@dataclass(slots=True)
class Found:
    """One block of the page: its words, the element that they stand in, and what that says of them."""

    context: Context
    text: str
    linked: float  # the share of its characters that are links

    @property
    def element(self) -> Any:
        """The block element that the words stand in."""
        return self.context.element


@dataclass(slots=True)
class _Walk:
    """The block under way, and those that are done."""

    found: list[Found] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    broken: bool = False  # nothing but blanks since a <br>

    def close(self, block: Context) -> None:
        """End the block under way, if it has any words."""
        if not self.parts:  # nine times of ten
            self.linked, self.broken = 0, False
            return
        text = _BLANKS.sub(" ", "".join(self.parts)).strip()
        if text:
            self.found.append(Found(block, text, min(1.0, self.linked / len(text))))
        self.parts.clear()
        self.linked, self.broken = 0, False

    def add(self, text: str | None, linked: bool) -> None:
        """Add words to the block under way."""
        if not text:
            return
        self.parts.append(text)
        if text.strip():
            self.broken = False
            self.linked += len(_BLANKS.sub(" ", text).strip()) if linked else 0

    def line_end(self, block: Context) -> None:
        """A <br> is a blank; a second one after nothing ends the paragraph."""
        if self.broken:
            self.close(block)
        self.parts.append(" ")
        self.broken = True


def parse(text: str) -> Any | None:
    """Parse a page, however broken; None when there is nothing in it. Nothing is ever fetched."""
    parser = markup.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        return markup.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def blocks(tree: Any, *, hidden: bool = False) -> list[Found]:
    """Return the page's blocks in order, those of hidden elements when asked.

    Walks without recursion: a page nested ten thousand deep does no harm.
    """
    body = tree.find("body")
    root = tree if body is None else body
    walk, around = _Walk(), [Context(root)]  # around: the contexts of the open elements, innermost last
    steps = etree.iterwalk(root, events=("start", "end"))
    for step, element in steps:
        if step == "start":
            if _unseen(element, hidden):
                steps.skip_subtree()
                around.append(around[-1])
            else:
                around.append(_enter(element, around[-1], walk))
        else:
            _leave(element, around.pop(), around[-1], walk)
    walk.close(around[-1])
    return walk.found


def _enter(element: Any, outer: Context, walk: _Walk) -> Context:
    if element.tag == "br":
        walk.line_end(outer)
        return outer
    linked = outer.linked or element.tag == "a"
    if element.tag in _INLINE:
        inner = Context(outer.element, outer.kind, outer.hint, linked)
    else:
        walk.close(outer)
        hint = _HINTS.get(element.tag) or _caption(element) or outer.hint
        inner = Context(element, _KINDS.get(element.tag, outer.kind), hint, linked)
    walk.add(element.text, linked)
    return inner


def _leave(element: Any, inner: Context, outer: Context, walk: _Walk) -> None:
    if inner.element is not outer.element:
        walk.close(inner)
    walk.add(element.tail, outer.linked)


def _caption(element: Any) -> str:
    named = element.get("class")
    return "caption" if named and _CAPTION.search(named) else ""


def _unseen(element: Any, hidden: bool) -> bool:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return True
    if hidden:
        return False
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _HIDDEN.search(style))
