"""Tells the language of a text."""

from __future__ import annotations

import re
from collections import Counter

_STOP = {
    "en": "the of and to in that is was for it with as his on be at by had are but from have they which said were this an has not",
    "es": "el la de que y los se del las un por con una su para es lo como más al pero sus ya este según también está fue ha",
    "fr": "le la les de des et un une du en que qui dans pour est sur pas au par ce il avec plus sont ne à été aux cette ont",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus hat dass sie nach wird bei",
    "pt": "o a de que e do da em um para com não uma os no se na por mais as dos como mas ao das à foi são pelo também",
    "it": "il di che la e un a per in una sono del non con si della le i da gli come nel alla più anche è ha dei lo",
    "nl": "de het een van en in is dat op te zijn met voor niet die aan er om ook als bij hij maar door heeft wordt naar uit nog",
}
_VOTES = {code: frozenset(words.split()) for code, words in _STOP.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 1500  # characters: enough words for a sure vote, and a tenth of the time of a whole article
_FEWEST = 8  # stop words found before the vote counts
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
    import py3langid

    code, _ = py3langid.classify(text)
    return str(code)
