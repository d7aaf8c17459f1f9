"""Invented pages as they look when pasted from a browser (pasted.txt), marked line by line with what each line is.

The mark is the first character: H headline, A a paragraph of the article, > a line that continues the paragraph, S a
heading in the article, F furniture; a line without a mark is blank. The marks are not part of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pasted:
    """One page: its text, and what should be made of it. `article` has headings and paragraphs in order."""

    name: str
    text: str
    headline: str
    article: list[str]
    headings: list[str]


def _read(name: str, marked: str) -> Pasted:
    lines = marked.strip("\n").split("\n")
    article: list[str] = []
    for line in lines:
        if line[:1] in ("A", "S"):
            article.append(line[2:])
        elif line[:1] == ">":
            article[-1] += " " + line[2:]
    headings = [line[2:] for line in lines if line[:1] == "S"]
    headline = next((line[2:] for line in lines if line[:1] == "H"), "")
    return Pasted(name, "\n".join(line[2:] for line in lines), headline, article, headings)


def _pages() -> Iterator[Pasted]:
    marked = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    for part in marked.split("=== ")[1:]:
        name, _, lines = part.partition("\n")
        yield _read(name, lines)


PAGES = tuple(_pages())
