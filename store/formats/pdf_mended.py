"""Puts together on a PDF's page what belongs together: large first letters, signs of lists, numbers of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.formats.pdf_columns import beside
from store.formats.pdf_lines import Line, Sheet

_LARGE = 1.7  # times the letters beside it
_SMALL = 0.8  # of the letters beside it
_SIGNS = frozenset("•·●▪■◦‣∙○□➢►✓*–—-")
_FURTHEST = 4  # sizes of the letters between a list's sign and its item


def mended(sheet: Sheet) -> Sheet:
    """Return a page on which a sign, a number or a letter that stands alone is in the line that it belongs to."""
    return replace(sheet, lines=tuple(_signs(_initials(list(sheet.lines)))))


def _initials(lines: list[Line]) -> list[Line]:
    """Put a paragraph's first letter, set large over several lines, before the word that it begins.

    Browsers tell such letters before all else on the page, so the line is looked for by its place.
    """
    for cap in [line for line in lines if _may_be_initial(line)]:
        beside_it = [line for line in lines if line is not cap and _begins(cap, line)]
        if beside_it:
            first = max(beside_it, key=lambda line: line.top)
            alone = cap.text in ("A", "I") and first.text[:1].islower() and _is_word(first.text, lines)
            blank = " " if alone else ""
            lines[lines.index(first)] = replace(first, text=f"{cap.text}{blank}{first.text}")
            lines.remove(cap)
    return lines


def _may_be_initial(line: Line) -> bool:
    letter = line.text.strip("“\"«‘'„")
    return len(letter) == 1 and letter.isupper()


def _begins(cap: Line, line: Line) -> bool:
    near = -0.2 * line.size <= line.left - cap.right < 1.5 * line.size
    return cap.size >= _LARGE * line.size and near and cap.bottom < line.top < cap.top + line.size


def _is_word(text: str, lines: Sequence[Line]) -> bool:
    """Tell whether a line's first word stands somewhere else on the page too: "A ferry", not "A fter"."""
    word = text.split(maxsplit=1)[0].strip(".,:;").casefold()
    return sum(word in line.text.casefold().split() for line in lines) > 1


def _signs(lines: Sequence[Line]) -> Iterator[Line]:
    """Join the sign of a list or the number of a note, told as a line of its own, with the words beside it."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None:
            if _belongs(waiting, line):
                text = f"{waiting.text} {line.text}"
                line = replace(line, text=text, left=waiting.left, note=line.note or waiting.text.isdigit())
            else:
                yield waiting
            waiting = None
        if line.text in _SIGNS or (line.text.isdigit() and len(line.text) < 4):
            waiting = line
        else:
            yield line
    if waiting is not None:
        yield waiting


def _belongs(sign: Line, line: Line) -> bool:
    gap = line.left - sign.right
    if sign.text.isdigit():
        raised = sign.bottom > line.bottom + 0.05 * line.size and sign.size < _SMALL * line.size
        return raised and 0 <= gap < line.size and sign.bottom < line.top
    return beside(sign, line) and 0 <= gap < _FURTHEST * line.size and line.text not in _SIGNS
