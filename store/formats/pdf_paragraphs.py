"""Paragraphs of a PDF's lines: joined over line ends, columns and pages, with words cut by hyphens made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from store.formats.bundles import opens
from store.formats.paragraphs import Paragraph
from store.formats.pdf_columns import beside
from store.formats.pdf_furniture import NOTE
from store.formats.pdf_lines import Line
from store.formats.pdf_links import LINKS

_GAP = 1.25  # times the usual distance of lines: more parts paragraphs
_INSIDE = 0.3  # of the steps from line to line are inside paragraphs, though these be of two lines each
_INDENT = 0.8  # sizes of the letters
_ALIKE = 0.08  # difference of sizes
_LARGER = 1.15  # a heading's letters against those of the text
_LARGEST = 1.4  # a headline's
_LONGEST_HEADING = 30  # words
_STOP = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_SIGN = re.compile("[\ue000-\uf8ff]\\s*")  # a bullet of a font of signs
_BULLET = re.compile(r"(?:[•·●▪■◦‣∙*–—-]|\d{1,2}[.)])\s")
_CELLS = " | "
_SHORT = 6  # words of an archive's field that fills no line
_AROUND = 12  # lines before and after that tell how wide a column is
_FEWEST_LINES = 4  # of a column that tell
_FURTHEST = 1.9  # sizes of the letters between lines that follow on one another
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_HYPHENS = ("-", "‐", "\xad")
_LIGATURES = ("ffi", "ffl", "ff", "fi", "fl")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, the page it is on, and why it is furniture, "" when it is not."""

    line: Line
    page: int
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is usual in a document: the size of its letters, the distance of its lines, its words."""

    size: float
    largest: float
    leading: float
    words: Counter[str]


def paragraphs(lines: Sequence[Placed]) -> list[Paragraph]:
    """Return the paragraphs of a document's lines in order, furniture where it stands."""
    text = _rows([one for one in lines if not one.hint])
    setting = _setting(text)
    made = [(group[0], _made(group, setting)) for group in _groups(text, setting)]
    for hint in {one.hint for one in lines if one.hint}:
        beside_it = [one for one in lines if one.hint == hint]
        apart = _groups(beside_it, setting) if hint in (NOTE, LINKS) else [[one] for one in beside_it]
        made += [(group[0], Paragraph(_made(group, setting).text, "paragraph", hint)) for group in apart]
    order = {_place(one): place for place, one in enumerate(lines)}
    made.sort(key=lambda each: order[_place(each[0])])
    return [one for _, one in made]


def _place(one: Placed) -> tuple[int, float, float]:
    return one.page, one.line.left, one.line.bottom


def _rows(lines: Sequence[Placed]) -> list[Placed]:
    """Join the cells of a table's rows: words side by side, too few to be lines of columns."""
    joined: list[Placed] = []
    for one in lines:
        last = joined[-1] if joined else None
        if last is not None and last.page == one.page and _cells(last.line, one.line):
            line = replace(last.line, text=last.line.text + _CELLS + one.line.text, right=one.line.right)
            joined[-1] = replace(last, line=line)
        else:
            joined.append(replace(one, line=replace(one.line, text=_SIGN.sub("• ", one.line.text))))
    return joined


def _cells(a: Line, b: Line) -> bool:
    few = min(len(a.text.rpartition(_CELLS)[2].split()), len(b.text.split())) <= 3
    return few and beside(a, b) and b.left - a.right > a.size


def _setting(lines: Sequence[Placed]) -> Setting:
    sizes = Counter[float]()
    for one in lines:
        sizes[round(one.line.size, 1)] += len(one.line.text)
    size = max(sizes, key=sizes.__getitem__, default=10.0)
    steps = [
        a.line.bottom - b.line.bottom
        for a, b in pairwise(lines)
        if a.page == b.page and abs(b.line.size - size) < _ALIKE * size and 0 < a.line.bottom - b.line.bottom < 3 * size
    ]
    largest = max((one.line.size for one in lines if one.page == 0 and len(one.line.text) > 3), default=size)
    usual = sorted(steps)[int(_INSIDE * len(steps))] if steps else 1.2 * size
    return Setting(size, largest, usual, _words(lines))


def _words(lines: Sequence[Placed]) -> Counter[str]:
    """Count the words of the document, without the halves of those that are cut."""
    words: Counter[str] = Counter()
    cut = False
    for one in lines:
        here = _WORD.findall(one.line.text.casefold())
        begin, cut = int(cut), one.line.cut or one.line.text.endswith(_HYPHENS)
        words.update(here[begin : len(here) - cut])
    return words


def _groups(text: Sequence[Placed], setting: Setting) -> list[list[Placed]]:
    """Return the lines of each paragraph."""
    groups: list[list[Placed]] = []
    for place, one in enumerate(text):
        below = text[place + 1] if place + 1 < len(text) else None
        if groups and _goes_on(groups[-1][-1], one, below, (_right(text, place - 1), setting)):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _right(text: Sequence[Placed], place: int) -> float:
    """Return where the lines of a line's column end, by those that follow on it without a break, or by its neighbours.

    What stands above a picture may be wider than the column below it.
    """
    near = range(max(0, place - _AROUND), min(len(text), place + _AROUND + 1))
    run = {place}
    for steps in (range(place + 1, near.stop), range(place - 1, near.start - 1, -1)):
        for at in steps:
            if not _alike(text[at], text[place]) or _apart(text[at], text[at - 1 if at > place else at + 1]):
                break
            run.add(at)
    tall = 1.5 * _AROUND * text[place].line.size
    column = run if len(run) >= _FEWEST_LINES else [at for at in near if _height(text[at], text[place]) < tall]
    beside_it = (text[at].line for at in column if _alike(text[at], text[place]) and _CELLS not in text[at].line.text)
    return max((line.right for line in beside_it), default=text[place].line.right)


def _alike(one: Placed, other: Placed) -> bool:
    """Tell two lines that may be of one column."""
    a, b = one.line, other.line
    return one.page == other.page and abs(a.left - b.left) < 4 * b.size and abs(a.size - b.size) < _ALIKE * b.size


def _apart(one: Placed, other: Placed) -> bool:
    return _height(one, other) > _FURTHEST * one.line.size


def _height(one: Placed, other: Placed) -> float:
    return abs(one.line.bottom - other.line.bottom)


def _goes_on(before: Placed, one: Placed, below: Placed | None, usual: tuple[float, Setting]) -> bool:
    """Tell whether a line goes on with the paragraph of the line before it, whose column ends at `usual`'s first."""
    a, b = before.line, one.line
    right, setting = usual
    if before.page == one.page and beside(a, b) and b.left >= a.right - a.size:
        return b.left - a.right < a.size  # one line told in two parts, as around the number of a note
    if abs(a.size - b.size) > _ALIKE * a.size or a.bold != b.bold or _BULLET.match(b.text) or b.note:
        return False
    if opens(b.text) or (opens(a.text) and b.text[:1].isupper() and len(a.text.split()) < _SHORT):
        return False
    if _CELLS in a.text or _CELLS in b.text:
        return False
    if a.cut:
        return True
    step = a.bottom - b.bottom
    if before.page != one.page or step < 0 or step > 6 * setting.leading:
        return not _STOP.search(a.text) and not _heads(a, setting) and not _indented(a, b, below, one.page)
    leading = max(setting.leading, setting.leading * a.size / setting.size)
    if step > _GAP * leading or _indented(a, b, below, one.page):
        return False
    return not _broken_off(a, b, right)


def _indented(a: Line, b: Line, below: Placed | None, page: int) -> bool:
    """A first line set in: from the line before it in its column, and from the one below it."""
    if below is None or below.page != page or below.line.bottom > b.bottom:
        return False
    c = below.line
    inset = _INDENT * b.size < b.left - c.left < 5 * b.size
    return inset and (abs(a.left - c.left) < _INDENT * b.size or a.left > b.left + b.size or a.bottom < b.bottom)


def _broken_off(a: Line, b: Line, right: float) -> bool:
    """The line before ends where the next word would have found room."""
    if a.text.endswith(_HYPHENS):
        return False
    word = (b.right - b.left) / max(len(b.text), 1) * (len(b.text.split(maxsplit=1)[0]) + 1)
    stops = bool(_STOP.search(a.text))
    return right - a.right > 1.15 * word + (0 if stops else 6 * a.size)


def _heads(line: Line, setting: Setting) -> bool:
    return line.size >= _LARGER * setting.size or (line.bold and not _STOP.search(line.text))


def _made(group: Sequence[Placed], setting: Setting) -> Paragraph:
    lines = [one.line for one in group]
    text = lines[0].text
    for before, line in pairwise(lines):
        text = _joined(text, line.text, before.cut, setting.words)
    return Paragraph(text, _kind(text, group, setting))


def _kind(text: str, group: Sequence[Placed], setting: Setting) -> str:
    if _CELLS in text or _BULLET.match(text):
        return "row" if _CELLS in text else "item"
    if len(text.split()) > _LONGEST_HEADING:
        return "paragraph"
    size = max(one.line.size for one in group)
    if size >= max(_LARGEST * setting.size, 0.99 * setting.largest) and group[0].page == 0:
        return "title"
    bold = all(one.line.bold for one in group) and not _STOP.search(text)
    return "heading" if size >= _LARGER * setting.size or bold else "paragraph"


def _joined(text: str, further: str, cut: bool, words: Counter[str]) -> str:
    """Join a line to those before it; a word cut by a hyphen is made whole, one that is written with it keeps it."""
    if not cut and not (text.endswith(_HYPHENS) and further[:1].isalpha() and text[-2:-1].isalpha()):
        return f"{text} {further}"
    head = text if cut else text[:-1]
    # Firefox breaks words in the midst of a ligature, and writes it into both lines: "off‐" and "ffered".
    twice = next((one for one in _LIGATURES if head.endswith(one) and further.startswith(one)), "")
    further = further[len(twice) :]
    one, other = _last(head), _first(further)
    hyphened, whole = f"{one}-{other}".casefold(), f"{one}{other}".casefold()
    always_soft = not cut and text[-1] in "‐\xad"
    both = len(one) > 2 and len(other) > 2 and words[one.casefold()] and words[other.casefold()]
    keeps = other[:1].isupper() or words[hyphened] or (both and not words[whole])
    return f"{head}-{further}" if keeps and not always_soft else head + further


def _last(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text)
    return found[0] if found else ""


def _first(text: str) -> str:
    found = re.match(r"[^\W\d_]+", text)
    return found[0] if found else ""
