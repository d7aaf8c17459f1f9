"""The conductor of what comes in: read in processes of its own, kept whole one by one, made searchable."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from index.intake.limits import Limits
from index.intake.messages import Answer, Done, Failed, Known
from index.intake.pieces import pieces
from index.intake.prepare import Prepared, prepare
from index.intake.prepare import check_length as check_length
from index.intake.readers import Readers, Source
from index.layout import layout
from index.search.index import SearchIndex
from index.sources import list_files
from index.tidy import laid_out, refresh
from store import fetch
from store.addresses import is_address
from store.database import FILE, Library
from store.errors import LibraryError, NotFound, ReaderError, UnreadableFile
from store.formats.declared import FEED_TYPES
from store.records import Passage, Piece, Progress, Reading, Role, Span

BATCH = 1000
"""Articles after which the search index is brought up to date while the next files are being read."""


def ingest(
    library: Library, index: SearchIndex, sources: Sequence[str], limits: Limits | None = None, *, feeds: bool = False
) -> Iterator[Progress]:
    """Import all that the sources (files, folders, http(s) addresses) hold, one article a step; make it searchable.

    `done` and `total` count bytes. What cannot be read is a step with `failed`; the others go on. A step without
    article, failure and message only says that the work goes on. With `feeds` addresses may give nothing but feeds.
    """
    files, told = list_files(sources)
    total = sum(size for _, size in files)
    yield from told
    kept = 0
    listed = [source for name, size in files for source in _sources(name, size, feeds)]
    for step in _kept(library, listed, total, limits or Limits()):
        yield step
        kept += step.article is not None and not step.known
        if kept >= BATCH:
            kept = 0
            for _ in _indexed(library, index, total):
                yield Progress(step.done, total, "Indexing for search")
    yield from _indexed(library, index, total)


def _sources(name: str, size: int, feeds: bool) -> list[Source]:
    """Return a file or address as what is read at once: a large JSON Lines file is several."""
    if is_address(name):
        return [Source(name, size, fetch.fetch, feeds)]
    cut = pieces(name, size)
    return [Source(name, piece.size, piece=piece) for piece in cut] or [Source(name, size)]


def _kept(library: Library, sources: Sequence[Source], total: int, limits: Limits) -> Iterator[Progress]:
    before = done = 0
    for place, answer in Readers(sources, library.folder / FILE, limits).read():
        name, size = sources[place].name, sources[place].size
        if answer is None:
            yield Progress(done, total)
        elif isinstance(answer, Done):
            before = done = before + size
        else:
            done = min(done + _size(answer), before + size)
            yield _step(library, answer, name, (done, total))


def _indexed(library: Library, index: SearchIndex, total: int) -> Iterator[Progress]:
    yield from refresh(library)
    try:
        yield from index.refresh(library)
    except LibraryError as error:  # another program is indexing: what was read is kept, and found after the next search
        yield Progress(
            total, total, failed=f"The articles are kept, but not searchable yet. {error}", path="search index"
        )


def _size(answer: Answer) -> int:
    if isinstance(answer, Known):
        return answer.size
    return 0 if isinstance(answer, Failed | Done) else len(answer.prepared.reading.data)


def _step(library: Library, answer: Answer, name: str, place: tuple[int, int]) -> Progress:
    if isinstance(answer, Failed):
        done, total = place
        told = f"{answer.sentence} {answer.next_step}".strip()
        return Progress(done, total, answer.title, failed=told, path=name, teaser=answer.url)
    if isinstance(answer, Known):
        known = library.articles.known(answer.sha256)
        if known is not None:
            return _known(library, known, answer.path, place)
        return Progress(*place, failed=f"{answer.path} was just deleted from the library. Import it again.", path=name)
    assert not isinstance(answer, Done)
    return _keep(library, answer.prepared, place)


def keep(library: Library, found: Reading | ReaderError, name: str, place: tuple[int, int]) -> Progress:
    """Keep one article, whole or not at all; one that is there already, or was removed, is left as it is."""
    done, total = place
    if isinstance(found, ReaderError):
        return Progress(done, total, failed=str(found), path=name)
    try:
        return _keep(library, prepare(found), place)
    except UnreadableFile as error:
        return Progress(done, total, failed=str(error), path=found.path)


def _keep(library: Library, prepared: Prepared, place: tuple[int, int]) -> Progress:
    reading = prepared.reading
    known = library.articles.known(hashlib.sha256(reading.data).hexdigest())
    if known is not None and not library.articles.whole(known):  # a colleague's bundle brought it without its original
        add(library, prepared)
        return _known(library, known, reading.path, place)
    if known is None and reading.media_type in FEED_TYPES:  # its bytes may change with every refresh
        known = library.articles.entry(prepared.details.source_id, prepared.layout.text)
    if known is not None:
        return _known(library, known, reading.path, place)
    article = add(library, prepared)
    done, total = place
    return Progress(done, total, prepared.details.title, article=article, path=reading.path)


def _known(library: Library, known: int, path: str, place: tuple[int, int]) -> Progress:
    try:
        title, removed = library.articles.get(known).details.title, False
    except NotFound:
        title, removed = "", True
    done, total = place
    return Progress(done, total, title, article=known, known=True, removed=removed, path=path)


def add(library: Library, prepared: Prepared) -> int:
    """Put an article into the library, with the rules of its outlet laid over it; return its id."""
    reading, laid = prepared.reading, laid_out(library, prepared)
    with library.transaction():
        article = library.articles.add(reading, laid.details, laid.layout, laid.packed)
        library.marks.keep(article, laid.mark)
        if laid.layout.pieces != prepared.layout.pieces:
            library.marks.keep_base(article, prepared.layout.pieces)
    return article


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
    laid = layout(kept.source, pieces, kept.details.language)
    with library.transaction():
        library.marks.keep_base(article, kept.pieces)
        library.articles.replace_text(article, laid)
        keep = library.corrections.discard_piece if role is Role.FURNITURE else library.corrections.restore_piece
        keep(article, Span(start, end))
    return laid.passages
