"""A comparison as a plain sheet: one column an account, one line a row. All written formats start from it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from store.exports.besides import Extra, extras
from store.exports.noted import Annotations, noted_on
from store.exports.runs import Cell, Run, cell, plain, runs
from store.exports.sources import Source, source
from store.exports.wish import Beside, Decided
from store.names import outlets
from store.records import Article, Comparison, Link, Row, Span

Cells = tuple[str, ...]
NOT_TOLD = "(not told)"
CONFIRMED = "confirmed by you"
"""Among the reasons of a link that the user has confirmed."""


@dataclass(frozen=True, slots=True)
class Line:
    """What several accounts tell: () where one is silent. `number` is the row's place in the comparison, from 1.

    `alike`: every account tells it, and no word or figure of it differs. `by_hand`: lined up by the user.
    """

    number: int
    cells: tuple[Cell, ...]
    alike: bool = False
    by_hand: bool = False
    gaps: Cells = ()  # for each column, what is said of its silence; "" for one that is sure

    def gap(self, place: int) -> str:
        """Say of a column without words why."""
        said = self.gaps[place] if self.gaps else ""
        return f"({said})" if said else NOT_TOLD

    @property
    def words(self) -> Cells:
        """The row as mere words, a silence said."""
        return tuple(plain(told) or self.gap(place) for place, told in enumerate(self.cells))


@dataclass(frozen=True, slots=True)
class Sheet:
    """`lines` are what several accounts tell; `alone` what each tells alone, by column.

    Of an event at passage level `lines` tell the event itself, and `besides` is what its articles share beyond it.
    """

    title: str
    columns: Cells
    sources: tuple[Source, ...]
    lines: tuple[Line, ...]
    besides: tuple[Line, ...] = ()
    alone: tuple[tuple[Cell, ...], ...] = ()
    numbers: tuple[Cells, ...] = ()  # quantity, "agree" or "differ", then a value for each column
    cautions: Cells = ()  # what could not be done, in words
    extras: tuple[Extra, ...] = ()  # quotations, choice of words, timeline
    annotations: Annotations = field(default_factory=lambda: Annotations((), {}, {}))
    decided: tuple[Decided, ...] = ()
    date: str = ""  # of the event, ISO
    written: str = ""  # when, ISO 8601
    scope: str = ""  # in words, when rows are left out

    @property
    def sections(self) -> tuple[tuple[str, tuple[Line, ...]], ...]:
        """The rows under their headings."""
        if not self.besides:
            return (("Told by several", self.lines),)
        return (("This event, told by several", self.lines), ("Told besides by the same articles", self.besides))


def sheet(lined: Comparison, beside: Beside | None = None) -> Sheet:
    """Lay a comparison out as a sheet, with what `beside` wishes."""
    beside = beside or Beside()
    parts = beside.wish.parts
    names = outlets(lined.articles)
    noted = noted_on(lined.articles, beside.notes if "notes" in parts else ())
    own = _own(lined)
    writer = _Writer(lined, beside, noted)
    lines = [(own(row), writer.line(number, row)) for number, row in enumerate(lined.rows, 1)]
    wanted = [(mine, line) for mine, line in lines if _wanted(line, beside)]
    return Sheet(
        title=lined.event.title if lined.event else "Comparison",
        columns=tuple(names[article.id] for article in lined.articles),
        sources=tuple(
            source(article, noted.labels.get(article.id, ""), "sources" in parts) for article in lined.articles
        ),
        lines=tuple(line for mine, line in wanted if mine),
        besides=tuple(line for mine, line in wanted if not mine),
        alone=writer.alone() if "alone" in parts and not beside.wish.rows else (),
        numbers=_numbers(lined) if "figures" in parts else (),
        cautions=lined.notes,
        extras=tuple(extra for extra in extras(lined) if extra.part in parts),
        annotations=noted,
        decided=tuple(beside.decided) if "decided" in parts else (),
        date=lined.event.date if lined.event else "",
        written=beside.written,
        scope=_scope(len(wanted), len(lines), beside),
    )


class _Writer:
    """Writes rows and passages with what is marked and noted in them."""

    def __init__(self, lined: Comparison, beside: Beside, noted: Annotations) -> None:
        self._lined, self._beside, self._noted = lined, beside, noted
        self._by_hand = {pair for link in lined.links if CONFIRMED in link.why for pair in _pairs(link)}

    def line(self, number: int, row: Row) -> Line:
        """Return a row."""
        cells = tuple(self.cell(article, row.cells.get(article.id, ())) for article in self._lined.articles)
        marked = any(run.differs or run.figure for told in cells for run in told)
        keys = [(article, place) for article, places in row.cells.items() for place in places]
        by_hand = any((a, b) in self._by_hand for a in keys for b in keys)
        gaps = tuple(self._beside.gaps.get((number, article.id), "") for article in self._lined.articles)
        return Line(number, cells, all(cells) and not marked, by_hand, gaps)

    def cell(self, article: Article, places: tuple[int, ...]) -> Cell:
        """Return the words of a cell; a gap between its passages is shown."""
        told: list[Run] = []
        for before, place in zip((None, *places), places, strict=False):
            if before is not None:
                told.append(Run(" " if place == before + 1 else " […] "))
            passage = article.passages[place]
            marks = self._beside.marks.get((article.id, place), ())
            told += runs(article, Span(passage.start, passage.end), marks, self._noted.places.get(article.id, ()))
        return tuple(told)

    def alone(self) -> tuple[tuple[Cell, ...], ...]:
        """Return what each account tells alone."""
        only = self._lined.only_here
        return tuple(
            tuple(self.cell(article, (place,)) for place in only.get(article.id, ()))
            for article in self._lined.articles
        )


def _wanted(line: Line, beside: Beside) -> bool:
    wish = beside.wish
    return (not wish.rows or line.number in wish.rows) and not (wish.differences and line.alike)


def _scope(count: int, total: int, beside: Beside) -> str:
    if beside.wish.whole:
        return ""
    what = "chosen by hand" if beside.wish.rows else "that not every account tells alike"
    return f"{count} of {total} rows: those {what}."


def _numbers(lined: Comparison) -> tuple[Cells, ...]:
    ids = [article.id for article in lined.articles]
    found = [
        (
            group.quantity,
            "agree" if group.agree else "differ",
            *(" / ".join(value.text for value in group.values if value.article == article) for article in ids),
        )
        for group in lined.numbers
    ]
    return tuple(sorted(found, key=lambda line: line[1] != "differ"))  # disagreements first


def _pairs(link: Link) -> tuple[tuple[tuple[int, int], tuple[int, int]], ...]:
    return ((link.a, link.b), (link.b, link.a))


def _own(lined: Comparison) -> Callable[[Row], bool]:
    """Return what tells the rows of the event itself from those that its articles share besides.

    All rows of a story are its own, and so are all when the event's passages are in none.
    """
    told = {account.article: set(account.passages) for account in lined.event.accounts} if lined.event else {}

    def tells(row: Row) -> bool:
        return any(told.get(article, set()).intersection(places) for article, places in row.cells.items())

    if lined.event is None or lined.event.kind == "story" or not any(map(tells, lined.rows)):
        return lambda _: True
    return tells


def line_of(cells: Sequence[str], number: int = 1) -> Line:
    """Return a line of mere words."""
    return Line(number, tuple(map(cell, cells)))
