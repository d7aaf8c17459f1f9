"""Tables and comparisons as lines of text for a terminal of any width."""

from __future__ import annotations

import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence

from store.exports.besides import Extra
from store.exports.sheet import Cells, sheet
from store.exports.wish import Beside
from store.names import day, headline, shorten
from store.records import Article, Comparison
from ui.compare.model import Lineup
from ui.service.exporting import gaps

_NARROWEST = 24  # characters of a column that can still be read; with more columns they stand under each other
FEW = 8  # passages that one account alone tells: of a long article there are hundreds
NONE_LINED_UP = "No passage of one account is lined up with one of another."
_ENDLESS = 10_000  # characters: what goes to a file or another program is not wrapped


def screen_width() -> int:
    """Return how many characters a line of the terminal has; a list that is piped on keeps its lines whole."""
    return shutil.get_terminal_size((_ENDLESS, 40)).columns if not sys.stdout.isatty() else _terminal()


def _terminal() -> int:
    return shutil.get_terminal_size((120, 40)).columns


def columns(head: Sequence[str], lines: Sequence[Sequence[str]], screen: int = 0) -> str:
    """Return a table whose last column wraps in what is left of the width; on a narrow screen it comes first."""
    across = screen or screen_width()
    table = [tuple(head), *[tuple(line) for line in lines]]
    widths = [max(width(line[place]) for line in table) for place in range(len(head) - 1)]
    before = sum(widths) + 2 * len(widths)
    if across - before < min(_NARROWEST, max(width(line[-1]) for line in table)):
        return "\n".join(_card(line, across) for line in table[1:])
    return "\n".join(_line(line, widths, across - before) for line in table)


def _line(line: Cells, widths: Sequence[int], left: int) -> str:
    start = "".join(pad(cell, size) + "  " for cell, size in zip(line, widths, strict=False))
    first, *more = wrapped(line[-1], left)
    return "\n".join([(start + first).rstrip(), *(" " * width(start) + part for part in more)])


def _card(line: Cells, across: int) -> str:
    """Return a line of a table as its number, its headline, and the rest on a line of their own."""
    number, *rest, title = line
    inside = max(across - 6, 12)
    told = wrapped(" · ".join(cell for cell in rest if cell), inside)
    first, *more = [*wrapped(title, inside), *(told if any(rest) else [])]
    return "\n".join([f"{number:>4}  {first}", *(" " * 6 + part for part in more)])


def paragraph(text: str, indent: int = 0, screen: int = 0) -> str:
    """Return a text wrapped to the screen, each line moved in."""
    across = max((screen or screen_width()) - indent, 12)
    return "\n".join(" " * indent + line for line in wrapped(text, across))


def lined_up(lined: Comparison, screen: int = 0, alone: int | None = FEW) -> str:
    """Return a comparison as text: one column an account, rows level, a gap said in words.

    Of the passages that one account alone tells the first `alone` are listed; None: all of them.
    """
    laid_out = sheet(lined, Beside(gaps=gaps(lined, Lineup(lined))))
    across = screen or _terminal()
    parts = [*wrapped(laid_out.title, across), "=" * min(width(laid_out.title), across), ""]
    for name, article in zip(laid_out.columns, lined.articles, strict=True):
        parts += wrapped(f"{name}: {headed(article)}", across)
    for name, lines in laid_out.sections:
        parts += ["", *([name, "-" * width(name)] if laid_out.besides else [])]
        parts += _rows(laid_out.columns, [line.words for line in lines], across) if lines else [NONE_LINED_UP, ""]
    if laid_out.numbers:
        parts += ["", "Figures", "-------"]
    for quantity, agreed, *told in laid_out.numbers:
        values = "; ".join(f"{name}: {text}" for name, text in zip(laid_out.columns, told, strict=True) if text)
        parts += _hanging(f"{agreed}, {quantity}: {values}", across)
    for extra in laid_out.extras:
        parts += ["", extra.title, "-" * width(extra.title), *_extra(extra, laid_out.columns, across)]
    for name, article in zip(laid_out.columns, lined.articles, strict=True):
        parts += ["", *_only(name, article, lined.only_here.get(article.id, ()), across, alone)]
        if unsure := _unsure(lined, article):
            parts += _hanging(f"Perhaps told by others too, in no row: {', '.join(map(str, unsure))}", across)
    cautions = [line for note in laid_out.cautions for line in wrapped(note, across)]
    return "\n".join([*parts, *(["", *cautions] if cautions else [])])


def _only(name: str, article: Article, places: Sequence[int], across: int, most: int | None) -> list[str]:
    """List what one account alone tells: the number of each passage, as `show --passages` gives it, and its words."""
    count = f"{len(places):,} passage{'s' if len(places) != 1 else ''}" if places else "nothing"
    parts = wrapped(f"Only in {name}: {count}", across)
    shown = places if most is None or len(places) <= most + 1 else places[:most]
    size = len(str(max(shown, default=0)))
    for place in shown:
        words = " ".join(article.passage_text(place).split())
        left = max(across - size - 4, 12)
        lines = wrapped(words, left) if most is None else [shorten(words, left)]
        parts += [f"  {place if not at else '':>{size}}  {line}" for at, line in enumerate(lines)]
    if len(shown) < len(places):
        more = f"… and {len(places) - len(shown):,} more; `compare --alone` lists all, in full"
        parts += [f"  {line}" for line in wrapped(more, across - 2)]
    return parts


def _unsure(lined: Comparison, article: Article) -> list[int]:
    """Return the passages that no row holds though others perhaps tell them: each passage is somewhere."""
    held = {place for row in lined.rows for place in row.cells.get(article.id, ())}
    held |= {*lined.only_here.get(article.id, ())}
    return [place for place, one in enumerate(article.passages) if not one.heading and place not in held]


def _extra(extra: Extra, names: Cells, across: int) -> list[str]:
    """Return a table's lines: those of one utterance, or of one day, under its speaker or its date."""
    parts: list[str] = []
    if extra.part == "quotations":
        for starts, (speaker, outlet, quoted) in zip(extra.starts, extra.lines, strict=True):
            parts += [*([""] if parts else []), *wrapped(speaker or "Speaker not told", across)] if starts else []
            parts += _hanging(f"{outlet}: “{quoted.rstrip(',')}”", across)
    elif extra.part == "timeline":
        days = [""] + [day for day, _, _ in extra.lines]
        for before, (day, text, tellers) in zip(days, extra.lines, strict=False):
            parts += wrapped(day, across) if day != before else []
            parts += _hanging(f"{' '.join(text.split())} ({tellers})", across)
    else:
        named = extra.head[1:] == names
        told = [_named(extra.head, line) if named else " · ".join(filter(None, line)) for line in extra.lines]
        parts += [part for line in told for part in wrapped(line, across)]
    return parts


def _hanging(text: str, across: int) -> list[str]:
    first, *more = wrapped(text, max(across - 4, 12))
    return [f"  {first}", *(f"    {line}" for line in more)]


def _named(head: Cells, line: Cells) -> str:
    """A line of a table with a column an account: "who or what: the outlet: its words; ..."."""
    told = "; ".join(f"{name}: {text}" for name, text in zip(head[1:], line[1:], strict=True) if text)
    return f"{line[0]}: {told}"


def headed(article: Article) -> str:
    """Return an article's headline, byline and date on one line."""
    details = article.details
    return " · ".join(
        part for part in (headline(details.title), details.byline, day(details.published) or "no date") if part
    )


def _rows(names: Cells, lines: Sequence[Cells], across: int) -> list[str]:
    size = (across - 3 * (len(names) - 1)) // len(names)
    beside = size >= _NARROWEST
    parts = _beside(names, size, ruled=True) if beside else []
    for line in lines:
        parts += [*(_beside(line, size) if beside else _under(names, line, across)), ""]
    return parts


def _beside(cells: Sequence[str], size: int, ruled: bool = False) -> list[str]:
    parts = [wrapped(cell, size) for cell in cells]
    lines = [
        " │ ".join(pad(part[place] if place < len(part) else "", size) for part in parts).rstrip()
        for place in range(max(map(len, parts)))
    ]
    return [*lines, "─┼─".join("─" * size for _ in cells)] if ruled else lines


def _under(names: Sequence[str], line: Sequence[str], across: int) -> list[str]:
    return [part for name, text in zip(names, line, strict=True) for part in wrapped(f"[{name}] {text}", across)]


def wrapped(text: str, size: int) -> list[str]:
    """Return a text as lines of at most `size` columns of a terminal, where no word is wider."""
    if width(text) <= size:
        return [text]
    wide = width(text) / len(text)  # of Chinese, half as many signs fill a line
    return textwrap.wrap(text, max(int(size / max(wide, 1.0)), 2)) or [""]


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide signs take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def pad(text: str, size: int) -> str:
    """Return a text filled up with blanks to `size` columns of a terminal."""
    return text + " " * max(0, size - width(text))
