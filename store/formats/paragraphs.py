"""What word processors' files and books hold: paragraphs in their order, laid out as the page of an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from store.errors import UnreadableFile
from store.formats.decode import plain
from store.formats.html_text import letters
from store.records import Block, Details, Page

_BLANKS = re.compile(r"[ \t\xa0\u2000-\u200b\u202f\ufeff]+")
_SOFT = re.compile("\xad")
_HEAD = 12  # paragraphs among which the title and the author of a document stand, if it is they
_LEAST_TITLE = 16  # letters
_LONGEST_CELL = 240  # characters of a cell that is data; what is longer is text laid out in a table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `kind` and `hint` as in a Block: what the mark-up says, and why it may be furniture."""

    text: str
    kind: str = "paragraph"
    hint: str = ""


def tidy(text: str) -> str:
    """Return a paragraph's words with single blanks; line breaks that the author set are kept."""
    lines = (_BLANKS.sub(" ", line).strip() for line in _SOFT.sub("", plain(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def page(paragraphs: Iterable[Paragraph], declared: Details, where: str) -> Page:
    """Make the page of paragraphs; raises UnreadableFile when there is no text."""
    tidied = (replace(one, text=tidy(one.text)) for one in paragraphs)
    found = laid([one for one in tidied if one.text], declared)
    if all(block.hint for block in found.blocks):
        raise UnreadableFile(f"{where} has no text in it.", "Open it in the program that made it and look.")
    return found


def laid(paragraphs: Sequence[Paragraph], declared: Details) -> Page:
    """Lay paragraphs out as one text, a blank line between them."""
    blocks: list[Block] = []
    at = 0
    for one in paragraphs:
        blocks.append(Block(at, at + len(one.text), one.kind, one.hint))
        at += len(one.text) + 2
    return Page("\n\n".join(one.text for one in paragraphs), tuple(blocks), declared)


def trusted(declared: Details, paragraphs: Sequence[Paragraph]) -> Details:
    """Keep of a document's properties the title and the author that its first paragraphs show.

    Others tell of the template or of the computer's owner: "Document1", "python-docx", "user".
    """
    head = {letters(one.text): one.text for one in paragraphs[:_HEAD] if not one.hint}
    title, byline = letters(declared.title), letters(declared.byline)
    shown = next((text for key, text in head.items() if key == title or _is_with_site(title, key)), "")
    return replace(
        declared,
        title=" ".join(shown.split()) if len(title) > 3 else "",
        byline=declared.byline if len(byline) > 3 and any(byline in text for text in head) else "",
    )


def _is_with_site(title: str, shown: str) -> bool:
    """Tell a title with the site's name behind it, as browsers take it from a page."""
    return len(shown) >= _LEAST_TITLE and title.startswith(shown) and len(title) < 2 * len(shown)


def table(rows: Sequence[Sequence[Sequence[Paragraph]]]) -> Iterator[Paragraph]:
    """Yield a table's paragraphs: a row of figures as one line, text that is only laid out in cells as it stands."""
    if any(_laid_out(cell) for row in rows for cell in row) or all(len(row) < 2 for row in rows):
        yield from (one for row in rows for cell in row for one in cell)
        return
    for row in rows:
        cells = [" ".join(one.text for one in cell if not one.hint).strip() for cell in row]
        if any(cells):
            yield Paragraph(" | ".join(cells), "row")
        yield from (one for cell in row for one in cell if one.hint)


def _laid_out(cell: Sequence[Paragraph]) -> bool:
    return sum(not one.hint for one in cell) > 1 or any(len(one.text) > _LONGEST_CELL for one in cell)
