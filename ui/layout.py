"""Tables and comparisons as lines of text for a terminal of any width."""

from __future__ import annotations

import shutil
import textwrap
import unicodedata
from collections.abc import Sequence

from store.exports.sheet import sheet
from store.names import day
from store.records import Article, Comparison

_NARROWEST = 24  # characters of a column that can still be read; with more columns they stand under each other


def columns(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a table; the last column takes what is left of the terminal's width."""
    table = [tuple(head), *[tuple(line) for line in lines]]
    widths = [max(width(line[place]) for line in table) for place in range(len(head) - 1)]
    return "\n".join(
        "  ".join([*(pad(cell, size) for cell, size in zip(line, widths, strict=False)), line[-1]]).rstrip()
        for line in table
    )


def lined_up(lined: Comparison, screen: int = 0) -> str:
    """Return a comparison as text: one column an account, rows level, a gap said in words."""
    laid_out = sheet(lined)
    across = screen or shutil.get_terminal_size((120, 40)).columns
    size = (across - 3 * (len(laid_out.columns) - 1)) // len(laid_out.columns)
    parts = [laid_out.title, "=" * min(width(laid_out.title), across), ""]
    parts += [f"{name}: {headed(article)}" for name, article in zip(laid_out.columns, lined.articles, strict=True)]
    parts.append("")
    if size >= _NARROWEST:
        parts += _beside(laid_out.columns, size, ruled=True)
    for line in laid_out.lines:
        cells = [text or f"({name} is silent)" for text, name in zip(line, laid_out.columns, strict=True)]
        parts += _beside(cells, size) if size >= _NARROWEST else _under(laid_out.columns, line)
        parts.append("")
    for line in laid_out.numbers:
        values = "; ".join(f"{name}: {text}" for name, text in zip(laid_out.columns, line[2:], strict=True) if text)
        parts.append(f"Figures {line[1]}, {line[0]}: {values}")
    for name, alone in zip(laid_out.columns, laid_out.alone, strict=True):
        parts.append(f"Only in {name}: {len(alone)} passages")
    return "\n".join([*parts, *laid_out.notes])


def headed(article: Article) -> str:
    """Return an article's headline, byline and date on one line."""
    details = article.details
    headline = f"“{details.title}”" if details.title else ""
    return " · ".join(part for part in (headline, details.byline, day(details.published) or "no date") if part)


def _beside(cells: Sequence[str], size: int, ruled: bool = False) -> list[str]:
    wrapped = [textwrap.wrap(cell, size) or [""] for cell in cells]
    tallest = max(map(len, wrapped))
    lines = [
        " │ ".join(pad(cell[place] if place < len(cell) else "", size) for cell in wrapped).rstrip()
        for place in range(tallest)
    ]
    return [*lines, "─┼─".join("─" * size for _ in cells)] if ruled else lines


def _under(names: Sequence[str], line: Sequence[str]) -> list[str]:
    return [f"[{name}] {text or '(silent)'}" for name, text in zip(names, line, strict=True)]


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes: wide signs take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def pad(text: str, size: int) -> str:
    """Return a text filled up with blanks to `size` columns of a terminal."""
    return text + " " * max(0, size - width(text))
