"""Mends the sentence boundaries that the libraries get wrong: abbreviations, initials, quotation marks, dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.wordings import rules

_TITLES = (
    "Mr Mrs Ms Mx Dr Prof St Sr Jr Sra Srta Dra Lic Ing Gen Col Lt Sgt Capt Cmdr Maj Cpl Pvt Adm Brig Rep Reps Sen "
    "Sens Gov Govs Rev Hon Pres Supt Det Insp Atty No Nos Núm Art vs v Vol Fig Mt Ft Jan Feb Mar Apr Jun Jul Aug Sept Sep "
    "Oct Nov Dec approx est EE Cía Mons Mgr Mme MM Hr Fr"
)
_TITLE = re.compile(rf"(?:^|[\s(“\"'‘])(?:{_TITLES.replace(' ', '|')}|[A-ZÀ-Þ]|[A-Z]\.-[A-Z])\.\s*$")
_INITIALS = re.compile(r"(?:^|[\s(“\"‘])(?:[A-Z]\.){2,}\s*$")
_CLOCK = re.compile(r"\b[ap]\.\s?m\.\s*$", re.IGNORECASE)
_CLOSERS = "”\"’')»]"
_STARTERS = frozenset(rules("starters")[0][1].split("|"))
_STOP = re.compile(r"[.!?…][”\"’'»)\]]*\s+(?=[“\"‘'«(¿¡\[]*[A-ZÀ-Þ0-9])")


def mend(text: str, cuts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence of a paragraph, given where a library would cut it; blanks are left out."""
    places = sorted({_moved(text, cut) for cut in (*cuts, *_missed(text))} - {0, len(text)})
    kept = [place for place in places if not _wrong(text, place)]
    for start, end in zip([0, *kept], [*kept, len(text)], strict=True):
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        if words.strip():
            yield start + left, start + len(words.rstrip())


def _moved(text: str, cut: int) -> int:
    """Closing marks left at the head of the next sentence go back to the one they close."""
    at = cut
    while at < len(text) and text[at].isspace():
        at += 1
    before = text[:at].rstrip()
    closes = at
    while (
        closes < len(text) and text[closes] in _CLOSERS and (closes + 1 == len(text) or not text[closes + 1].isalnum())
    ):
        closes += 1
    if closes > at and before:
        at = closes
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _missed(text: str) -> Iterator[int]:
    """Ends of sentences that every library sees only sometimes: a stop inside closing quotation marks, an ellipsis."""
    for match in _STOP.finditer(text):
        yield match.end()


def _wrong(text: str, place: int) -> bool:
    """No sentence ends here, whatever the library says."""
    before, after = text[:place].rstrip(), text[place:]
    bare = before.rstrip(_CLOSERS)
    if after[:1].islower() or after[:1] in ",;:%":
        return True
    if not re.search(r"[.!?…:;。？！]$", bare):
        return True
    if bare[-1] in ":;":
        return True
    if after[:1] in "-–—" and not re.match(r"[-–—]\s+\S+.*", after):
        return True
    if before != bare and bare[-1] == ".":
        return False
    first = re.match(r"[“\"‘'«(\[]*([\wÀ-ÿ’]+)", after)
    word = first.group(1) if first else ""
    if _CLOCK.search(before):
        return word not in _STARTERS
    if _INITIALS.search(before):
        return word not in _STARTERS
    return bool(_TITLE.search(before))
