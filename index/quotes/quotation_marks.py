"""Which runs of a text stand between quotation marks of any style; an open mark ends with its paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.quotes.dialogue import spoken_runs

_PARAGRAPH = re.compile(r"[^\n]+")
_DOUBLE = re.compile(r"[\"“”„«»]|``|''")
_BEFORE_OPENING = "([{—–-/:‘'…>*•·|¿¡~"
_CLOSERS = {
    '"': ('"', "”", "“", "''"),
    "“": ("”", '"', "''"),
    "”": ("”", '"'),
    "„": ("“", "”", '"'),
    "«": ("»",),
    "»": ("«",),
    "``": ("''", '"', "”"),
}
# Words that begin with an apostrophe, which is no opening mark.
_SINGLE_OPEN = re.compile(
    r"(?<![\w‘’'\"”])[‘'](?=[^\W\d_]|[\"“\[(…¿¡])(?!(?:em|til|till|tis|twas|cause|n|round|bout|cos|s|t)\b)",
    re.IGNORECASE,
)
_SINGLE_CLOSE = re.compile(r"(?<=\S)[’'](?!\w)")


@dataclass(frozen=True, slots=True)
class Run:
    """Quoted words: `start`..`end` without their marks, `opens`..`closes` with them.

    `continues` says that the run carries on a quotation which the paragraph before left open.
    """

    start: int
    end: int
    opens: int
    closes: int
    mark: str
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text with its quoted runs in order."""

    start: int
    end: int
    runs: tuple[Run, ...]


def paragraphs(text: str, cues: re.Pattern[str] | None = None) -> list[Paragraph]:
    """Return every line of `text` with the runs quoted in it (nested quotations stay inside the outer one).

    With `cues`, the verbs of saying of a language that prints speech after a dash, such speech is a run too.
    """
    found: list[Paragraph] = []
    left_open = ""
    for match in _PARAGRAPH.finditer(text):
        start, end = match.span()
        runs, unclosed = _double_runs(text, start, end, left_open)
        runs += _single_runs(text, start, end, runs)
        if cues is not None and not runs:
            for first, last, opens, closes in spoken_runs(text, start, end, cues):
                _keep(runs, text, (opens, text[opens]), last, closes, first)
        found.append(Paragraph(start, end, tuple(sorted(runs, key=lambda run: run.start))))
        left_open = unclosed
    return found


def _double_runs(text: str, start: int, end: int, left_open: str) -> tuple[list[Run], str]:
    """Return the runs of one paragraph and the mark that it leaves open ("" for none)."""
    runs: list[Run] = []
    opened: tuple[int, str] | None = None
    marks = [(match.start(), match.group()) for match in _DOUBLE.finditer(text, start, end)]
    depth = 0
    for place, (at, mark) in enumerate(marks):
        before = text[at - 1] if at > start else " "
        after = text[at + len(mark)] if at + len(mark) < end else " "
        if opened is None:
            if _can_open(mark, before, after):
                opened, depth = (at, mark), 0
            continue
        if _closes(opened[1], mark, before, after):
            if depth:
                depth -= 1
                continue
            _keep(runs, text, opened, at, at + len(mark))
            opened = None
        elif _other_kind(opened[1], mark) and any(
            _is_closer(text, opened[1], later, start, end) for later in marks[place + 1 :]
        ):
            continue  # «nos dijo “no hay peligro” y mintió»
        elif _can_open(mark, before, after):
            closers = sum(_is_closer(text, opened[1], other, start, end) for other in marks[place + 1 :])
            if closers > depth + 1:
                depth += 1
            else:  # the quotation before was never closed: it ends where this one opens
                _keep(runs, text, opened, at, at)
                opened = (at, mark)
    if opened is not None:
        _keep(runs, text, opened, end, end)
    if left_open and runs and runs[0].opens == _first_ink(text, start, end):
        first = runs[0]
        runs[0] = Run(first.start, first.end, first.opens, first.closes, first.mark, continues=True)
    return runs, opened[1] if opened else ""


def _other_kind(opener: str, mark: str) -> bool:
    return (opener in "«»") != (mark in "«»")


def _is_closer(text: str, opener: str, mark: tuple[int, str], start: int, end: int) -> bool:
    at, kind = mark
    before = text[at - 1] if at > start else " "
    after = text[at + len(kind)] if at + len(kind) < end else " "
    return _closes(opener, kind, before, after)


def _first_ink(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _can_open(mark: str, before: str, after: str) -> bool:
    if mark in ("“", "„", "``"):
        return True
    if mark == "«":
        return before.isspace() or not before.isalnum()
    if mark == "''":
        return False
    return (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()


def _closes(opener: str, mark: str, before: str, after: str) -> bool:
    if mark not in _CLOSERS[opener]:
        return False
    if mark in ("”", "»", "''") or (opener == "„" and mark == "“"):
        return True
    return not (before.isspace() and (after.isalnum() or after in "¿¡[("))


def _keep(runs: list[Run], text: str, opened: tuple[int, str], end: int, closes: int, first: int | None = None) -> None:
    at, mark = opened
    start = at + len(mark) if first is None else first
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        runs.append(Run(start, end, at, closes, mark))


def _single_runs(text: str, start: int, end: int, runs: list[Run]) -> list[Run]:
    """Return the runs between single marks that stand outside of `runs`."""
    found: list[Run] = []
    for gap_start, gap_end in _gaps(start, end, runs):
        at = gap_start
        while opening := _SINGLE_OPEN.search(text, at, gap_end):
            closing = _closing_single(text, opening.end(), gap_end)
            if closing < 0:
                break
            _keep(found, text, (opening.start(), opening.group()), closing, closing + 1)
            at = closing + 1
    return found


def _gaps(start: int, end: int, runs: list[Run]) -> Iterator[tuple[int, int]]:
    for run in runs:
        yield start, run.opens
        start = run.closes
    yield start, end


def _closing_single(text: str, start: int, end: int) -> int:
    """Return where the single quotation opened before `start` ends: at a mark after punctuation, else the first
    that is no plural possessive ("the boys' club"); -1 for nowhere."""
    last = -1
    for mark in _SINGLE_CLOSE.finditer(text, start, end):
        at = mark.start()
        if text[at - 1] != "s" or not text[at + 1 : at + 3].strip().isalpha() or text[at - 1] in ",.?!…":
            return at
        if last < 0:
            last = at
    return last
