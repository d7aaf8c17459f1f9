"""Mark-up that is an article and nothing else, as feeds and agencies send it: every block of it is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from store.errors import UnreadableFile
from store.formats.decode import plain
from store.formats.html_blocks import Found, blocks, parse
from store.formats.saved_page import without_data
from store.records import Block, Details, Page

# What programs add below each entry of a feed.
_ADDED = re.compile(
    r"(?:The post|La entrada|El artículo|Der Beitrag|L[’']article) .{3,300}? (?:first|primero|zuerst|premier)\b.*"
)


def page(markup: str, declared: Details, where: str) -> Page:
    """Make the page of an article's mark-up (or plain text in which only characters are written as in mark-up)."""
    tree = parse(without_data(plain(markup)))
    if tree is None:
        raise UnreadableFile(f"{where} has no text.", "Import the whole page instead.")
    return of_tree(tree, declared, where)


def of_tree(tree: Any, declared: Details, where: str) -> Page:
    """Make the page of a tree, all of whose blocks are the article."""
    found = blocks(tree)
    if not found:
        raise UnreadableFile(f"{where} has no text.", "Import the whole page instead.")
    return Page("\n\n".join(block.text for block in found), tuple(_laid(found)), declared)


def _laid(found: Sequence[Found]) -> list[Block]:
    at, laid = 0, []
    for block in found:
        hint = block.context.hint or ("feed note" if _ADDED.fullmatch(block.text) else "")
        laid.append(Block(at, at + len(block.text), block.context.kind, hint))
        at += len(block.text) + 2
    return laid
