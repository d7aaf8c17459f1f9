"""Bundles for colleagues: an event written into one file, and a colleague's file merged into this library."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Any

from index.ingest import set_aside
from store.bundle.adopt import Adopted, adopt
from store.bundle.decisions import merge_edits, merge_links, merge_pieces
from store.bundle.ends import Ends, Said
from store.bundle.events import entry_of, merge_event
from store.bundle.gather import gather, originals
from store.bundle.notes import merge_notes
from store.bundle.pack import pack, unpack
from store.bundle.records import ENDING, FORMAT, Contents, Manifest, PieceEntry
from store.database import Library
from store.errors import NotFound, ReaderError
from store.exports import put
from store.records import PassageKey, Progress, Role, Span
from store.revisions import now
from ui.service.exporting import LineUp
from ui.service.requests import Id, Named

Steps = Generator[Progress, None, Any]


class Bundling:
    """`lined` lines up; `follow` brings search and events up to date after articles have come."""

    def __init__(self, library: Library, lined: LineUp, follow: Callable[[], Steps]) -> None:
        self._library, self._lined, self._follow = library, lined, follow

    def verbs(self) -> dict[str, Callable[..., Any]]:
        """Return the verbs by name."""
        return {"bundle": self.bundle}

    def bundle(
        self, to: Named, event: Id | None = None, articles: Sequence[Id] = (), texts: bool = True, whole: bool = False
    ) -> Steps:
        """Write an event, or articles, into a bundle; without `texts` only the passages that are needed.

        `whole`: with the originals."""
        events = [event] if event is not None else []
        needed = None if texts else (yield from self._needed(event, articles))
        contents = gather(self._library, events, articles, needed)
        manifest = Manifest(
            format=FORMAT,
            written=now(),
            title=entry_of(contents.events)[:200],
            texts=texts,
            originals=whole and texts,  # an original holds the whole text
        )
        put(Path(to), pack(manifest, contents, originals(self._library, contents) if manifest.originals else {}))
        return to

    def _needed(self, event: Id | None, articles: Sequence[Id]) -> Generator[Progress, None, set[PassageKey]]:
        """Return the passages that the comparison shows side by side."""
        try:
            lined = yield from self._lined(event=event, articles=articles)
        except ReaderError:  # one article alone: nothing is side by side
            return set()
        return {(article, at) for row in lined.rows for article, places in row.cells.items() for at in places}

    def merge(self, paths: Sequence[str]) -> Steps:
        """Merge colleagues' bundles into the library; what is there already is not taken twice."""
        counts: dict[str, Any] = {"added": 0, "known": 0, "failed": 0, "removed": [], "said": []}
        for path in paths:
            try:
                yield from self._merge(Path(path), counts)
            except ReaderError as error:
                counts["failed"] += 1
                yield Progress(0, 0, failed=str(error), path=path)
        return {**counts, "events": len(self._library.events.all())}

    def with_others(self, bundles: Sequence[str], others: Steps | None) -> Steps:
        """Merge bundles, then import what came with them; return the counts of both."""
        counts = yield from self.merge(bundles)
        if others is not None:
            more = yield from others
            summed = {name: counts[name] + more[name] for name in ("added", "known", "failed", "removed")}
            counts = {**counts, **more, **summed}
        return counts

    def _merge(self, file: Path, counts: dict[str, Any]) -> Iterator[Progress]:
        _, contents, packed = unpack(file)
        said = Said()
        with self._library.transaction():
            adopted = {entry.sha256: adopt(self._library, entry, packed) for entry in contents.articles}
            ends = Ends(self._library, {sha256: one.article for sha256, one in adopted.items()})
            merge_edits(self._library, contents.edits, ends, said)
            self._lay(merge_pieces(self._library, contents.pieces, ends, said), adopted)
            ends.forget()
            merge_links(self._library, contents.links, ends, said)
            said.sentences += merge_notes(self._library.db, contents.notes)
        yield from self._told(file, contents, adopted, counts)
        yield from self._follow()
        with self._library.transaction():
            ends.forget()
            for event in contents.events:
                new = all(adopted[account.article].new for account in event.accounts)
                merge_event(self._library, event, ends, new, said)
            merge_notes(self._library.db, said.notes)
        counts["said"] += said.sentences

    def _lay(self, pieces: Sequence[tuple[int, PieceEntry]], adopted: dict[str, Adopted]) -> None:
        """Lay articles out as their pieces were decided; those that came with the bundle are laid out so already."""
        new = {one.article for one in adopted.values() if one.new}
        for number, piece in pieces:
            role = Role.BODY if piece.decision == "restore" else Role.FURNITURE
            if number not in new:
                try:
                    set_aside(self._library, number, piece.start, piece.end, role)
                except NotFound:  # the page is cut into other pieces here
                    continue
            self._library.corrections.decide_piece(piece.decision, number, Span(piece.start, piece.end), piece.made)

    def _told(
        self, file: Path, contents: Contents, adopted: dict[str, Adopted], counts: dict[str, Any]
    ) -> Iterator[Progress]:
        total = len(contents.articles)
        for done, entry in enumerate(contents.articles, 1):
            one = adopted[entry.sha256]
            counts["added" if one.new else "known"] += 1
            counts["removed"] += [one.article] if one.removed else []
            title = entry.details.get("title", "")
            yield Progress(
                done, total, title, article=one.article, known=not one.new, removed=one.removed, path=file.name
            )


def is_bundle(path: str) -> bool:
    """Tell a bundle by its name."""
    return path.lower().endswith(ENDING)
