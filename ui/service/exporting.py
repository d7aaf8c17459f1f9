"""Writing a comparison to a file: what is marked, noted and corrected is gathered here. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any, Protocol

import msgspec

from index.align.rows import missing_here, only_here, rows
from store import exports
from store.database import Library
from store.errors import ReaderError
from store.exports import Printer
from store.exports.decided import decided
from store.exports.sheet import Sheet, sheet
from store.exports.wish import PARTS, Beside, Marked, Wish
from store.records import Article, Comparison, NumberGroup, PassageKey, Progress
from ui.compare.model import Lineup, MarkKind
from ui.compare.presence import Sign, presence
from ui.service.requests import Id, Named

Lining = Generator[Progress, None, Comparison]


class LineUp(Protocol):
    """Lines up an event's accounts, or chosen articles, as well as can be; that may take long."""

    def __call__(self, event: Id | None = None, articles: Sequence[Id] = ()) -> Lining: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """How a comparison stands on the screen: its columns from the left, and the strength from which links count."""

    order: tuple[int, ...] = ()
    cut: float = 0.0  # 0: as it was worked out


@dataclass(frozen=True, slots=True)
class Asked:
    """What a file is to hold: as a Wish, but with the parts to leave out; and as a Shown, how it is laid out."""

    differences: bool = False
    rows: tuple[int, ...] = ()
    without: tuple[str, ...] = ()
    order: tuple[Id, ...] = ()
    cut: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0


_ALL = Asked()


class Exporting:
    """`lined` lines up; `printer` makes a PDF."""

    def __init__(self, library: Library, lined: LineUp, printer: Printer | None) -> None:
        self._library, self._lined, self._printer = library, lined, printer

    def verbs(self) -> dict[str, Callable[..., Any]]:
        """Return the verbs by name."""
        return {"export": self.export}

    def export(
        self, to: Named, event: Id | None = None, articles: Sequence[Id] = (), wish: Asked = _ALL
    ) -> Generator[Progress, None, str]:
        """Write a comparison to a file, in the format its ending names; return the path."""
        exports.ending_of(Path(to), self._printer)  # before what takes long
        lined = arranged((yield from self._lined(event=event, articles=articles)), Shown(wish.order, wish.cut))
        wanted = wished(wish, len(lined.rows))
        exports.write(lined, Path(to), self._printer, beside(self._library, lined, wanted))
        return to


def wished(asked: Asked, count: int) -> Wish:
    """Return what goes in of a comparison of `count` rows; ReaderError for what is not there."""
    if wrong := [number for number in asked.rows if not 1 <= number <= count]:
        raise ReaderError(f"There is no row {wrong[0]}; the comparison has {count}.", "Name rows from 1.")
    without = frozenset(asked.without)
    if unknown := sorted(without - PARTS.keys()):
        raise ReaderError(f"There is no part “{unknown[0]}”.", f"Parts are: {', '.join(PARTS)}.")
    return Wish(asked.differences, asked.rows, frozenset(PARTS) - without)


def beside(library: Library, lined: Comparison, wish: Wish, lineup: Lineup | None = None) -> Beside:
    """Gather what goes into a file besides the comparison; `lineup` is it as it is shown, with its marks worked out."""
    lineup = lineup or Lineup(lined)
    ids = [article.id for article in lined.articles]
    return Beside(
        wish=wish,
        notes=library.notes.of(ids) if "notes" in wish.parts else (),
        marks=marks(lined, lineup),
        gaps=gaps(lined, lineup),
        decided=decided(library, lined) if "decided" in wish.parts else (),
        written=datetime.now(UTC).isoformat(timespec="minutes"),
    )


def laid_out(library: Library, lined: Comparison, wish: Wish, lineup: Lineup | None = None) -> Sheet:
    """Return a comparison as the sheet that is printed."""
    return sheet(lined, beside(library, lined, wish, lineup))


def marks(lined: Comparison, lineup: Lineup) -> dict[PassageKey, tuple[Marked, ...]]:
    """Return the words that the window marks: those that differ, and figures that disagree."""
    kinds = (MarkKind.DIFFERS, MarkKind.FIGURE)
    keys = [(article, place) for row in lined.rows for article, places in row.cells.items() for place in places]
    found = {
        key: tuple(Marked(m.span, m.kind is MarkKind.FIGURE) for m in lineup.marks(key) if m.kind in kinds)
        for key in keys
    }
    return {key: some for key, some in found.items() if some}


def gaps(lined: Comparison, lineup: Lineup) -> dict[tuple[int, int], str]:
    """Return where an account that a row lacks perhaps tells it after all, in the words of the window."""
    found = {}
    for number, row in enumerate(lined.rows, 1):
        at = lineup.row_of(next((article, places[0]) for article, places in row.cells.items()))
        for article in lined.articles if at is not None else ():
            told = presence(lineup, at or 0, article.id) if article.id not in row.cells else None
            if told is not None and told.sign is not Sign.SILENT:
                found[number, article.id] = told.words
    return found


def arranged(lined: Comparison, shown: Shown) -> Comparison:
    """Return a comparison with its columns and its cut as they are shown."""
    by_id = {article.id: article for article in lined.articles}
    articles = tuple(by_id[number] for number in shown.order if number in by_id) or lined.articles
    cut = shown.cut or lined.cut
    if cut == lined.cut and articles == lined.articles:
        return lined
    joined = rows(articles, lined.links, cut)
    held = {(a, place): at for at, row in enumerate(joined) for a, places in row.cells.items() for place in places}
    missing = missing_here(articles, joined, lined.links, lined.asides)
    return replace(
        lined,
        articles=articles,
        cut=cut,
        rows=joined,
        numbers=tuple(replace(group, row=_row(group, held, articles)) for group in lined.numbers),
        only_here=only_here(articles, lined.links, cut),
        missing_here={one: () if one in lined.passages_only else gone for one, gone in missing.items()},
    )


def _row(group: NumberGroup, held: dict[PassageKey, int], articles: Sequence[Article]) -> int:
    """Return the row that most figures of a group stand in now; -1 for none."""
    by_id = {article.id: article for article in articles}
    found = []
    for value in group.values:
        passages = by_id[value.article].passages if value.article in by_id else ()
        at = next((place for place, one in enumerate(passages) if one.start <= value.start < one.end), None)
        if at is not None and (value.article, at) in held:
            found.append(held[value.article, at])
    return max(found, key=found.count, default=-1)
