"""Whether what a bundle tells holds together: places inside their texts, texts that follow from their pieces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime

from store.bundle.records import ArticleEntry, Contents
from store.check import passages_wrong, pieces_wrong
from store.errors import UnreadableFile
from store.records import Details, Passage, Piece, Role

FIELDS = frozenset(entry.name for entry in fields(Details))
_LANGUAGE = re.compile(r"(?:[a-z]{2,3})?")
_TIMES = ("published", "updated")


def sound(contents: Contents, name: str) -> None:
    """Raise UnreadableFile where a bundle contradicts itself."""
    if next(_wrong(contents), None) is not None:
        raise UnreadableFile(f"{name} contradicts itself, so nothing of it was taken.", "Ask for it again.")


def _wrong(contents: Contents) -> Iterator[str]:
    known = {entry.sha256 for entry in contents.articles}
    if len(known) < len(contents.articles):
        yield "an article is in it twice"
    for entry in contents.articles:
        yield from _article(entry)
    for edit in contents.edits:
        if edit.field not in FIELDS or edit.article not in known:
            yield "a detail that no article has"
        elif edit.field in _TIMES and not _is_time(edit.value):
            yield "a date that is none"
    told = [account.article for event in contents.events for account in event.accounts]
    told += [one.article for event in contents.events for account in event.accounts for one in account.passages]
    told += [piece.article for piece in contents.pieces] + [note.article for note in contents.notes]
    told += [end.article for link in contents.links for end in (link.a, link.b)]
    if not known.issuperset(told):
        yield "an article is named that is not in it"
    if any(link.a.article == link.b.article for link in contents.links):
        yield "a link within one article"
    if any(event.date and not _is_time(event.date) for event in contents.events):
        yield "an event of a date that is none"
    if any((note.far is None) != (note.kind != "link") for note in contents.notes):
        yield "a note on a link without its other end"


def _article(entry: ArticleEntry) -> Iterator[str]:
    details = entry.details
    if not FIELDS.issuperset(details) or not all(_is_time(details.get(name, "")) for name in _TIMES):
        yield "details that no article has"
    if not _LANGUAGE.fullmatch(details.get("language", "")):
        yield "a language that is none"
    if entry.whole is not None:
        pieces = tuple(
            Piece(start, end, Role(role), why, joined) for start, end, role, why, joined in entry.whole.pieces
        )
        yield from pieces_wrong(entry.whole.source, entry.whole.text, pieces)
        yield from passages_wrong(entry.whole.text, tuple(Passage(*row) for row in entry.whole.passages))
        if not entry.whole.text.strip():
            yield "an article without words"
    elif not entry.excerpts:
        yield "an article without words"
    last = 0
    for excerpt in entry.excerpts:
        if not last <= excerpt.start < excerpt.end or excerpt.end - excerpt.start != len(excerpt.words):
            yield "a passage out of place"
        if not excerpt.words.strip() or "\n\n" in excerpt.words:
            yield "a passage that is none"
        last = excerpt.end


def _is_time(iso: str) -> bool:
    """Tell whether this is a date as details hold it: a year, a month or a day, or a day with its time."""
    if not iso:
        return True
    try:
        datetime.fromisoformat({4: f"{iso}-01-01", 7: f"{iso}-01"}.get(len(iso), iso))
    except ValueError:
        return False
    return True
