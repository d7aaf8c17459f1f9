"""Gathers what goes into a bundle: articles, events, and all that was noted and decided about them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import msgspec

from store.anchors import Anchor, place_of
from store.bundle.partial import partials
from store.bundle.records import (
    AccountEntry,
    Anchored,
    ArticleEntry,
    Contents,
    EditEntry,
    EventEntry,
    Excerpt,
    LinkEntry,
    NoteEntry,
    PieceEntry,
    WholeText,
)
from store.corrections import names_of
from store.database import Library
from store.errors import NotFound, ReaderError
from store.exports.sources import file_name
from store.records import Account, Article, Correction, Event, PassageKey

Needed = Collection[PassageKey]
_NOTED = NoteEntry.__struct_fields__


def gather(library: Library, events: Sequence[int], articles: Sequence[int], needed: Needed | None = None) -> Contents:
    """Return the contents of a bundle of events and articles; with `needed` only these passages and those that
    something stands on, without whole texts. Raises NotFound."""
    told = [library.events.get(event) for event in events]
    ids = dict.fromkeys([*articles, *(account.article for event in told for account in event.accounts)])
    if not ids:
        raise ReaderError("There is nothing to put into the bundle.", "Name an event, or articles.")
    gatherer = _Gatherer(library, [library.articles.get(number) for number in ids])
    return gatherer.contents(told, needed)


def originals(library: Library, contents: Contents) -> dict[str, bytes]:
    """Return the originals of a bundle's articles, as far as the library has them."""
    found = {}
    for entry in contents.articles:
        number = library.articles.known(entry.sha256)
        try:
            found[entry.sha256] = library.articles.original(number or 0)
        except NotFound:
            continue
    return found


class _Gatherer:
    def __init__(self, library: Library, articles: Sequence[Article]) -> None:
        self._library = library
        self._articles = {article.id: article for article in articles}
        self._hashes = {article.id: article.original.sha256 for article in articles}
        self._partial = partials(library.db)
        self._corrections = library.corrections.all()

    def contents(self, events: Sequence[Event], needed: Needed | None) -> Contents:
        told = [(one, msgspec.json.decode(one.subject)) for one in self._corrections]
        links = sorted(self._links(told), key=lambda link: (link.a, link.b))
        notes = sorted(self._notes(), key=lambda note: (note.article, note.start, note.made, note.kind, note.text))
        shown = None if needed is None else {*needed, *self._stood_on(events, links)}
        entries = [self._article(article, shown) for article in self._articles.values()]
        return Contents(
            articles=sorted(entries, key=lambda entry: entry.sha256),
            events=[self._event(event, shown) for event in events],
            links=links,
            pieces=sorted(self._pieces(told), key=lambda one: (one.article, one.start, one.end)),
            edits=sorted(self._edits(told), key=lambda one: (one.article, one.field)),
            notes=notes,
        )

    def _article(self, article: Article, shown: set[PassageKey] | None) -> ArticleEntry:
        original = article.original
        partial = self._partial.get(original.sha256)
        excerpt = partial is not None and partial.origins is not None
        return ArticleEntry(
            sha256=original.sha256,
            bytes=original.bytes,
            file=file_name(original.path),
            imported=original.imported,
            media_type=original.media_type,
            details=self._details(article.id),
            whole=_whole(article) if shown is None and not excerpt else None,
            excerpts=self._excerpts(article, None if excerpt else shown) if shown is not None or excerpt else [],
        )

    def _details(self, article: int) -> dict[str, str]:
        """What was worked out; what the user put in is told apart."""
        return {name: value for name, value in asdict(self._library.articles.computed(article)).items() if value}

    def _excerpts(self, article: Article, shown: set[PassageKey] | None) -> list[Excerpt]:
        """Return an article's passages, or those of them that are shown, at their places in the whole text."""
        found = []
        for at, passage in enumerate(article.passages):
            if shown is None or (article.id, at) in shown:
                start, end, paragraph = self._origin(article, at)
                found.append(Excerpt(start, end, paragraph, passage.heading, article.passage_text(at)))
        if not found and article.passages:
            start, end, paragraph = self._origin(article, 0)
            found.append(Excerpt(start, end, paragraph, article.passages[0].heading, article.passage_text(0)))
        return sorted(found)

    def _origin(self, article: Article, at: int) -> tuple[int, int, int]:
        partial = self._partial.get(article.original.sha256)
        if partial is not None and partial.origins is not None and at < len(partial.origins):
            return partial.origins[at]
        passage = article.passages[at]
        return passage.start, passage.end, passage.paragraph

    def _stood_on(self, events: Sequence[Event], links: Sequence[LinkEntry]) -> Iterator[PassageKey]:
        """Yield the passages that events, links and notes stand on; a story stands on its articles as a whole."""
        for event in events:
            for account in event.accounts if event.kind == "event" else ():
                yield from ((account.article, at) for at in account.passages)
        anchors = [end for link in links for end in (link.a, link.b)]
        numbers = {sha256: number for number, sha256 in self._hashes.items()}
        for one in anchors:
            article = self._articles[numbers[one.article]]
            at = place_of(Anchor(article.id, one.start, one.end, one.words), article.text, article.passages)
            if at is not None:
                yield article.id, at
        for note in self._library.notes.of(self._articles):
            for number, span in ((note.article, note.span), (note.far, note.far_span)):
                if number in self._articles and span is not None:
                    passages = enumerate(self._articles[number].passages)
                    yield from ((number, at) for at, one in passages if one.start < span.end and span.start < one.end)

    def _event(self, event: Event, shown: set[PassageKey] | None) -> EventEntry:
        kept = {one.event: one for one in self._library.events.groups()}.get(event.id)
        plain = self._library.db.execute("SELECT title FROM events WHERE id = ?", [event.id]).fetchone()[0]
        name = names_of(self._library.db).get(event.id, "")
        without = [self._hash(number) for number in kept.without] if kept else []
        return EventEntry(
            kind=event.kind,
            title=plain,
            date=event.date,
            accounts=sorted((self._account(one, shown) for one in event.accounts), key=lambda one: one.article),
            without=sorted({one for one in without if one} | {*(kept.gone if kept else ())}),
            made=self._made("group", event.id) if kept else "",
            name=name,
            named=self._made("rename", event.id) if name else "",
        )

    def _account(self, told: Account, shown: set[PassageKey] | None) -> AccountEntry:
        article = self._articles[told.article]
        places = [at for at in told.passages if shown is None or (told.article, at) in shown]
        return AccountEntry(article.original.sha256, sorted(self._passage(article, place) for place in places))

    def _passage(self, article: Article, place: int) -> Anchored:
        start, end, _ = self._origin(article, place)
        return Anchored(article.original.sha256, start, end, article.passage_text(place))

    def _made(self, decision: str, event: int) -> str:
        told = [one for one in self._corrections if one.decision == decision]
        return next((one.made for one in told if msgspec.json.decode(one.subject)["event"] == event), "")

    def _hash(self, number: int) -> str:
        row = self._library.db.execute("SELECT sha256 FROM articles WHERE id = ?", [number]).fetchone()
        return str(row[0]) if row else ""

    def _links(self, told: Sequence[tuple[Correction, Mapping[str, Any]]]) -> Iterator[LinkEntry]:
        for one, subject in told:
            if (
                one.decision in ("confirm", "reject")
                and {subject[end]["article"] for end in "ab"} <= self._hashes.keys()
            ):
                a, b = sorted(self._anchored(subject[end]) for end in "ab")
                yield LinkEntry("confirm" if one.decision == "confirm" else "reject", a, b, one.made)

    def _anchored(self, told: Mapping[str, Any]) -> Anchored:
        return Anchored(self._hashes[told["article"]], told["start"], told["end"], told["words"])

    def _pieces(self, told: Sequence[tuple[Correction, Mapping[str, Any]]]) -> Iterator[PieceEntry]:
        for one, subject in told:
            if one.decision in ("restore", "discard") and subject["article"] in self._articles:
                article = self._articles[subject["article"]]
                start, end = subject["start"], subject["end"]
                words = article.source[start:end]
                decision = "restore" if one.decision == "restore" else "discard"
                yield PieceEntry(decision, article.original.sha256, start, end, words, one.made)  # type: ignore[arg-type]

    def _edits(self, told: Sequence[tuple[Correction, Mapping[str, Any]]]) -> Iterator[EditEntry]:
        for one, subject in told:
            if one.decision == "edit" and subject["article"] in self._hashes:
                yield EditEntry(self._hashes[subject["article"]], subject["field"], subject["value"], one.made)

    def _notes(self) -> Iterator[NoteEntry]:
        """Yield the notes on these articles; one on a link whose other end is not in the bundle stays at home."""
        here = set(self._hashes.values())
        cursor = self._library.db.execute(f"SELECT {', '.join(_NOTED)} FROM notes")
        for row in cursor.fetchall():
            told = dict(zip(_NOTED, row, strict=True))
            if told["article"] in here and (told["far"] is None or told["far"] in here):
                yield NoteEntry(**{**told, "before": told["before"].split()})


def _whole(article: Article) -> WholeText:
    pieces = [(one.start, one.end, str(one.role), one.reason, one.joined) for one in article.pieces]
    passages = [(one.start, one.end, one.paragraph, one.heading) for one in article.passages]
    return WholeText(article.text, article.source, pieces, passages)  # type: ignore[arg-type]
