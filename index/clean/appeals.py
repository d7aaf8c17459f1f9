"""Tells an outlet's appeals to its readers (give, subscribe, become a member) from the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.clean.captions import Marks
from index.clean.lines import Unit
from index.wordings import rules

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|«[^«»]*»|„[^„“]*“")
_ASK = {heading: re.compile(words, re.IGNORECASE) for heading, words in rules("appeals")}
_MONEY = (
    *(
        "donat",
        "nonprofit",
        "non-profit",
        "subscri",
        "fundrais",
        "support",
        "contribut",
        "like you",
        "paywall",
        "chip in",
    ),
    *("member", "patron", "free to read", "reader-", "for reading", "gift", "must raise"),
    *("donaci", "suscri", "apoy", "su ayuda", "tu ayuda", "periodismo", "hazte", "dona ", "done ", "lectores como"),
    *("un don", "votre", "soutenez", "abonn", "lecteurs comme", "besoin de vous"),
    *("unterst", "spend", "werden sie", "leser wie sie", "doaç", "apoie", "assine", "sostien", "donazione", "abbonati"),
    *("steun ons", "word lid", "word donateur"),
)  # no appeal is without one: the search for whole wordings takes twenty times as long
_US = re.compile(
    r"\b(?:we|us|our|you|your|nosotros|nuestr\w+|t[uú]|usted|su|nous|notre|vous|votre|wir|uns|unser\w*|sie|ihre?|"
    r"n[oó]s|noss[oa]|voc[eê])\b|¡|’re\b",
    re.IGNORECASE,
)
_WE = re.compile(r"\b(?:we|us|our)\b|\b[A-Z][\w]+ is (?:a |reader)(?:nonprofit|[- ]supported)", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:said|says|told|added|dijo|afirm[oó]|se[nñ]al[oó]|explic[oó]|d[eé]clar|affirm|sagte|erkl[aä]rte)\b",
    re.IGNORECASE,
)
_GAP = 3  # paragraphs that may stand between two that ask; the longest block seen has 3
_EDGE = 4  # paragraphs from either end of the text where an appeal may stand without asking twice


def appeals(page: Sequence[Unit], free: Sequence[int]) -> Marks:
    """Return the units of `free` (not yet told to be furniture) in which the outlet asks its reader for support.

    What stands between two that ask is part of the same appeal, and so is what follows the last to the end of the page
    as long as it goes on speaking of "we" and "you". An appeal in the middle must ask in so many words by itself.
    """
    asks = [place for place, at in enumerate(free) if _asks(page[at])]
    marks = {free[place]: "appeal" for place in asks}
    for a, b in pairwise(asks):
        between = range(a + 1, b)
        if len(between) <= _GAP and not any(_reports(page[free[place]]) for place in between):
            marks.update({free[place]: "appeal" for place in between})
    if asks:
        marks.update(_rest(page, free[asks[-1] + 1 :]))
    return marks if len(marks) < len(free) else {}


def _asks(unit: Unit) -> bool:
    lower = unit.text.casefold()
    if not any(word in lower for word in _MONEY):
        return False
    text = _QUOTED.sub(" ", unit.text)
    if not _US.search(text) or _reports(unit):
        return False
    return bool(_ASK["alone"].search(text) or (_WE.search(text) and _ASK["of us"].search(text)))


def _reports(unit: Unit) -> bool:
    """Somebody is quoted or reported: the running text of an article, whatever it speaks of."""
    return bool(_SAYS.search(unit.text)) or bool(_QUOTED.search(unit.text) and unit.words > 12)


def _rest(page: Sequence[Unit], after: Sequence[int]) -> Marks:
    """What follows the last appeal to the end of the page, when all of it speaks to the reader."""
    if len(after) > _EDGE or not after:
        return {}
    units = [page[place] for place in after]
    speaks = all(_US.search(unit.text) and not _reports(unit) and unit.words < 60 for unit in units)
    return dict.fromkeys(after, "appeal") if speaks else {}
