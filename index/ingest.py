"""The conductor of what comes in: read, clean, describe, split, keep, index."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.clean.clean import clean, lay_out
from index.describe.describe import describe
from index.search.index import SearchIndex
from index.sources import list_files
from index.split.split import split
from store import fetch, formats
from store.database import Library
from store.errors import LibraryError, NotFound, ReaderError, UnreadableFile
from store.records import Passage, Piece, Progress, Reading, Role, Span

Source = str
"""A path of a file or folder, or an http(s) address."""

LONGEST = 1_000_000
"""Characters of a page's visible text: ten times the longest reports, and at most some twenty seconds of work."""


def ingest(library: Library, index: SearchIndex, sources: Sequence[Source]) -> Iterator[Progress]:
    """Import all that the sources hold, one article a step, then make it searchable.

    `done` and `total` count bytes. What cannot be read is a step with `failed`; the others go on.
    """
    files, told = list_files(sources)
    total = sum(size for _, size in files)
    yield from told
    before = 0
    for name, size in files:
        done = before
        for found in readings(name):
            if isinstance(found, Reading):
                done = min(done + len(found.data), before + size) if size else done
            yield keep(library, found, name, (done, total))
        before += size
    try:
        yield from index.refresh(library)
    except LibraryError as error:  # another program is indexing: what was read is kept, and found after the next search
        yield Progress(
            total, total, failed=f"The articles are kept, but not searchable yet. {error}", path="search index"
        )


def readings(name: str) -> Iterator[Reading | ReaderError]:
    """Read one source; an address is fetched, and nothing else is."""
    try:
        if fetch.is_address(name):
            data, media_name = fetch.fetch(name)
            yield from formats.read_bytes(data, media_name)
        else:
            yield from formats.read(Path(name))
    except ReaderError as error:
        yield error


def keep(library: Library, found: Reading | ReaderError, name: str, place: tuple[int, int]) -> Progress:
    """Keep one article, whole or not at all; one that is there already, or was removed, is left as it is."""
    done, total = place
    if isinstance(found, ReaderError):
        return Progress(done, total, failed=str(found), path=name)
    known = library.articles.known(hashlib.sha256(found.data).hexdigest())
    if known is not None:
        try:
            title, removed = library.articles.get(known).details.title, False
        except NotFound:
            title, removed = "", True
        return Progress(done, total, title, article=known, known=True, removed=removed, path=found.path)
    try:
        article, title = add(library, found)
    except UnreadableFile as error:
        return Progress(done, total, failed=str(error), path=found.path)
    return Progress(done, total, title, article=article, path=found.path)


def add(library: Library, reading: Reading) -> tuple[int, str]:
    """Clean, describe and split one reading and put it into the library; return its id and title."""
    page = reading.page
    if len(page.text) > LONGEST:
        words = sum(1 for _ in re.finditer(r"\S+", page.text))
        raise UnreadableFile(
            f"{reading.path} is far longer than an article ({words:,} words).", "Split it into its articles."
        )
    pieces = clean(page)
    text = lay_out(page.text, pieces)
    if not text.strip():
        raise UnreadableFile(
            f"{reading.path} holds no article text.", "Save the page again when its whole text is shown."
        )
    details = describe(page, pieces)
    passages = split(text, details.language, headings(page.text, pieces))
    article = library.articles.add(reading, details, page.text, pieces, text, passages)
    return article, details.title


def headings(source: str, pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """Return where the headings stand in the clean text."""
    spans: list[Span] = []
    place = 0
    for piece in pieces:
        if piece.role not in (Role.BODY, Role.HEADING):
            continue
        if place:
            place += 1 if piece.joined else 2
        end = place + piece.end - piece.start
        if piece.role is Role.HEADING:
            spans.append(Span(place, end))
        place = end
    return tuple(spans)


def set_aside(library: Library, article: int, start: int, end: int, role: Role) -> tuple[Passage, ...]:
    """Restore a piece of the page to the text, or set it aside, as the user decided; return the new passages."""
    kept = library.articles.get(article)
    if all((piece.start, piece.end) != (start, end) for piece in kept.pieces):
        raise NotFound(f"The page of article {article} has no such piece.", "Show the article again and choose anew.")
    reason = "" if role is not Role.FURNITURE else "set aside by you"
    pieces = tuple(
        Piece(piece.start, piece.end, role, reason, piece.joined) if (piece.start, piece.end) == (start, end) else piece
        for piece in kept.pieces
    )
    text = lay_out(kept.source, pieces)
    passages = split(text, kept.details.language, headings(kept.source, pieces))
    with library.transaction():
        library.articles.replace_text(article, pieces, text, passages)
        keep = library.corrections.discard_piece if role is Role.FURNITURE else library.corrections.restore_piece
        keep(article, Span(start, end))
    return passages
