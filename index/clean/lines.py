"""Reads a page as units: paragraphs, headings, items, each made of one or more lines that belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from store.records import Block, Page, Span

BULLET = re.compile(r"[•·●▪■◦‣∙*–—-](?:\s+|$)|[•●▪■◦‣]")
_LONE_BULLET = re.compile(r"[•·●▪■◦‣∙*]|\d{1,2}[.)]")
_ENDS = re.compile(r"[.!?…:;。！？：；][\"'”’»)\]」』）]*$|[\"”»」』]$|[)\]）]$")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]")  # Thai, Japanese, Chinese: no blanks
_WORD = re.compile(r"\S+")
_WIDEST_WRAP = 110  # a line that a mail program or `fmt` broke is never longer
_CUT_SHORT = 8  # words of a line that may have been cut
_LEAST_ITEM = 4  # words of an item in a list that may have been cut
_LEAST_WRAPPED = 4  # lines that must be full before a page counts as wrapped


@dataclass(frozen=True)
class Unit:
    """One paragraph-like run of the page; `text` has the lines joined by single spaces."""

    spans: tuple[Span, ...]
    text: str
    kind: str = ""
    hint: str = ""
    apart: bool = True  # a blank line (or another block element) stands before it

    @cached_property
    def words(self) -> int:
        """How many words; two letters of a script without blanks count as one, and a long run of signs as several."""
        unspaced = 0 if self.text.isascii() else len(_UNSPACED.findall(self.text)) // 2
        return max(len(_WORD.findall(self.text)), len(self.text) // 40, unspaced)

    @cached_property
    def ends(self) -> bool:
        """The text closes like a sentence: a stop, or a closing mark."""
        return bool(_ENDS.search(self.text))

    @cached_property
    def bullet(self) -> bool:
        return self.kind == "item" or bool(BULLET.match(self.text))

    @cached_property
    def key(self) -> str:
        """The letters and digits of the text in lower case, one space between words: for telling repeats."""
        return key(self.text)


def key(text: str) -> str:
    """Return the words of a text without case, punctuation and quotation marks."""
    return " ".join(re.findall(r"\w+", text.replace("’", "").replace("'", "").casefold()))


def units(page: Page) -> tuple[Unit, ...]:
    """Return the units of a page in order; together they hold every non-blank character exactly once."""
    lines = _lines(page)
    wrapped = _wrap_width(lines)
    groups: list[list[Unit]] = []
    for line in lines:
        if groups and _continues(groups[-1], line, wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(_merge(group) for group in groups)


def _lines(page: Page) -> list[Unit]:
    lines: list[Unit] = []
    for block in _whole(page):
        for match in re.finditer(r"[^\n\r\u2028\u2029]+", page.text[block.start : block.end]):
            text = match.group()
            left = len(text) - len(text.lstrip())
            start, end = block.start + match.start() + left, block.start + match.start() + len(text.rstrip())
            if start >= end:
                continue
            between = page.text[lines[-1].spans[-1].end : start] if lines else ""
            apart = between.count("\n") != 1 or bool(block.kind and match.start() == 0)
            lines.append(Unit((Span(start, end),), page.text[start:end], block.kind, block.hint, apart))
    return lines


def _whole(page: Page) -> list[Block]:
    """The blocks in order without overlaps, with blocks of our own for text that none of them covers."""
    whole: list[Block] = []
    at = 0
    for block in sorted(page.blocks, key=lambda block: (block.start, block.end)):
        start, end = max(block.start, at), min(block.end, len(page.text))
        if start >= end:
            continue
        if page.text[at:start].strip():
            whole.append(Block(at, start))
        whole.append(Block(start, end, block.kind, block.hint))
        at = end
    if page.text[at:].strip():
        whole.append(Block(at, len(page.text)))
    return whole


def _wrap_width(lines: list[Unit]) -> int:
    """The width at which the page's lines were broken by a program; 0 when they are paragraphs of their own."""
    inner = [(a, b) for a, b in pairwise(lines) if not b.apart and not b.bullet]
    longest = max((len(line.text) for line in lines), default=0)
    if not inner or longest > _WIDEST_WRAP or longest < 40:
        return 0
    full = sum(_is_full(a, b, longest) for a, b in inner)
    return longest if full >= _LEAST_WRAPPED and full > 0.6 * len(inner) else 0


def _is_full(line: Unit, following: Unit, width: int) -> bool:
    """The first word of the next line would not have fitted on this one (ragged by up to a tenth)."""
    return len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]) > width * 0.9


def _continues(group: list[Unit], line: Unit, wrapped: int) -> bool:
    last = group[-1]
    if _LONE_BULLET.fullmatch(last.text):
        return not _LONE_BULLET.fullmatch(line.text)
    if last.hint != line.hint or (last.kind and line.apart) or line.bullet:
        return False
    if wrapped and not line.apart and _is_full(last, line, wrapped):
        return True
    if not line.text[:1].islower() or "://" in line.text[:10]:
        return False
    open_item = group[0].bullet and not line.apart and not last.ends and last.words >= _LEAST_ITEM
    return open_item or cut_short(" ".join(one.text for one in group[-_CUT_SHORT:]))


def cut_short(text: str) -> bool:
    """A paragraph that stops in mid-sentence: eight words or more and no stop, ending in a small letter or comma."""
    tail = text.rstrip()
    return (tail[-1:].islower() and len(text.split()) >= _CUT_SHORT) or tail.endswith(",")


def _merge(group: list[Unit]) -> Unit:
    first = group[0]
    if len(group) == 1:
        return first
    spans = tuple(span for line in group for span in line.spans)
    return Unit(spans, " ".join(line.text for line in group), first.kind, first.hint, first.apart)
