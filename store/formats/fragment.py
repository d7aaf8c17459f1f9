"""Mark-up that is an article and nothing else, as feeds and agencies send it: every block of it is kept."""

from __future__ import annotations

import re
from typing import Any

from store.errors import UnreadableFile
from store.formats.decode import plain
from store.formats.html_blocks import Found, blocks, parse
from store.formats.paragraphs import Paragraph, laid
from store.formats.saved_page import without_data
from store.records import Details, Page

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
    return laid(
        [Paragraph(block.text, block.context.kind, block.context.hint or _note(block)) for block in found], declared
    )


def _note(block: Found) -> str:
    return "feed note" if _ADDED.fullmatch(block.text) else ""
