"""Puts a bundle's articles into a library: new ones as they are told, known ones stay as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from store.bundle.partial import Origin, Partial, keep_partial, partials
from store.bundle.records import ArticleEntry, Excerpt, WholeText
from store.database import Library
from store.records import Details, Layout, Original, Passage, Piece, Role


@dataclass(frozen=True, slots=True)
class Adopted:
    """One article of a bundle in this library. `new`: it was not there; `fuller`: there was less of it."""

    article: int
    new: bool = False
    fuller: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    source: str
    layout: Layout
    origins: tuple[Origin, ...] | None = None


def adopt(library: Library, entry: ArticleEntry, originals: Mapping[str, bytes]) -> Adopted:
    """Keep an article of a bundle; the library's own text and details stay, but for what it lacked."""
    data = originals.get(entry.sha256)
    number = library.articles.known(entry.sha256)
    if number is None:
        return Adopted(_new(library, entry, data), new=True)
    removed = number in library.articles.removed()
    known = partials(library.db).get(entry.sha256)
    if known is None or removed:
        return Adopted(number, removed=removed)
    fuller = False
    if known.origins is not None:
        told = _of_whole(entry.whole) if entry.whole else _joined(library, number, known.origins, entry.excerpts)
        fuller = told.origins != known.origins
        if fuller:
            library.articles.lay_anew(number, told.source, told.layout)
            keep_partial(library.db, entry.sha256, Partial(told.origins))
    if data is not None and (entry.whole is not None or known.origins is None):
        library.articles.give_original(number, data)
        keep_partial(library.db, entry.sha256, None)
    return Adopted(number, fuller=fuller)


def _new(library: Library, entry: ArticleEntry, data: bytes | None) -> int:
    told = _of_whole(entry.whole) if entry.whole else _of_excerpts(entry.excerpts)
    original = Original(entry.sha256, entry.bytes, entry.file, entry.imported, entry.media_type)
    number = library.articles.adopt(original, Details(**entry.details), told.source, told.layout)
    if data is not None and entry.whole is not None:
        library.articles.give_original(number, data)
    else:
        keep_partial(library.db, entry.sha256, Partial(told.origins))
    return number


def _of_whole(told: WholeText) -> _Text:
    pieces = tuple(Piece(start, end, Role(role), why, joined) for start, end, role, why, joined in told.pieces)
    return _Text(told.source, Layout(pieces, told.text, tuple(Passage(*row) for row in told.passages)))


def _of_excerpts(excerpts: Sequence[Excerpt]) -> _Text:
    """Lay single passages out as a text of their own, a paragraph each."""
    text = ""
    pieces: list[Piece] = []
    passages: list[Passage] = []
    for place, one in enumerate(excerpts):
        text += "\n\n" if text else ""
        start, end = len(text), len(text) + len(one.words)
        pieces.append(Piece(start, end, Role.HEADING if one.heading else Role.BODY))
        passages.append(Passage(start, end, place, one.heading))
        text += one.words
    origins = tuple((one.start, one.end, one.paragraph) for one in excerpts)
    return _Text(text, Layout(tuple(pieces), text, tuple(passages)), origins)


def _joined(library: Library, number: int, origins: Sequence[Origin], excerpts: Sequence[Excerpt]) -> _Text:
    """Put the passages that are there and those that came together, in the order of the whole text."""
    article = library.articles.get(number)
    found = {(one.start, one.end): one for one in excerpts}
    for at, (start, end, paragraph) in enumerate(origins):
        found[start, end] = Excerpt(start, end, paragraph, article.passages[at].heading, article.passage_text(at))
    kept: list[Excerpt] = []
    for one in sorted(found.values()):
        if not kept or one.start >= kept[-1].end:  # two that overlap were cut differently: the first stays
            kept.append(one)
    return _of_excerpts(kept)
