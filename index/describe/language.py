"""Tells the language of a text."""

from __future__ import annotations

import re
from collections import Counter

from index.wordings import rules

_VOTES = {code: frozenset(words.split("|")) for code, words in rules("small_words")}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 1500  # characters: enough words for a sure vote, and a tenth of the time of a whole article
_FEWEST = 5  # stop words found before the vote counts
_LEAD = 1.3  # how far the first must be ahead of the second


def language(text: str) -> str:
    """Return the ISO 639-1 code of the language of a text, or "" when there is too little text to tell.

    Seven common languages are told by their small words; py3langid (two seconds to load) is asked only when these do
    not agree, as for any other language.
    """
    sample = text[:_SAMPLE]
    words = [word.casefold() for word in _WORD.findall(sample)]
    votes = Counter({code: sum(word in stop for word in words) for code, stop in _VOTES.items()})
    (first, most), (_, next_most) = votes.most_common(2)
    if most >= _FEWEST and most > 0.2 * len(words) and most >= _LEAD * next_most:
        return first
    return _classified(text[: 2 * _SAMPLE]) if sum(map(str.isalpha, sample)) >= 20 else ""


def _classified(text: str) -> str:
    import py3langid  # type: ignore[import-untyped]

    code, _ = py3langid.classify(text)
    return str(code)
