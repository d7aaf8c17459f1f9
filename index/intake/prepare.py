"""All that is worked out about one article before it is kept: cleaned, described, split, its bytes packed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.clean.clean import clean, lay_out
from index.describe.describe import describe
from index.layout import layout
from index.marks import mark
from store.errors import UnreadableFile
from store.marks import Mark
from store.packing import pack_bytes
from store.records import Details, Layout, Reading

LONGEST = 1_000_000
"""Characters of a page's visible text: ten times the longest reports, and at most some twenty seconds of work."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be kept."""

    reading: Reading
    details: Details
    layout: Layout
    packed: bytes  # the reading's bytes, as the library keeps them
    mark: Mark  # by what its paragraphs and wording are known again


def prepare(reading: Reading) -> Prepared:
    """Clean, describe and split one reading; raises UnreadableFile when it is no article."""
    check_length(reading)
    page = reading.page
    pieces = clean(page)
    if not lay_out(page.text, pieces).strip():
        raise UnreadableFile(
            f"{reading.path} holds no article text.", "Save the page again when its whole text is shown."
        )
    details = describe(page, pieces)
    laid = layout(page.text, pieces, details.language)
    return Prepared(reading, details, laid, pack_bytes(reading.data), mark(page.text, pieces, laid.text))


def check_length(reading: Reading) -> None:
    """Raise UnreadableFile for a text so long that the work on it would not end soon."""
    text = reading.page.text
    if len(text) > LONGEST:
        words = sum(1 for _ in re.finditer(r"\S+", text))
        raise UnreadableFile(
            f"{reading.path} is far longer than an article ({words:,} words).", "Split it into its articles."
        )
