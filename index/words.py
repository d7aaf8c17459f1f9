"""Words of a text: tokens with their places and stems, function words, and the words in which two passages differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import Stemmer  # type: ignore[import-not-found]
from rapidfuzz.distance import Indel
from whoosh.lang.stopwords import stoplists

from store.records import Span

# A figure with its separators ("1,200.5"), initials ("U.S."), or a word with inner apostrophes ("won’t", "O’Neill").
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|\b(?i:co|re|pre|e)-[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d*[^\W_]+"
)
_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "nb": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish",
}  # fmt: skip
# News function words that the library's lists lack: they name how a thing is told, not what.
_MORE_STOPS = {
    "en": "said says say told also would could one two according mr mrs ms he she they his her him their them i we you "
    "me my our us your it its who whom what when where which while after before during been being had has have did "
    "does do was were s t than then there these those into over about more no not only such",
    "es": "dijo dice según también fue ser sido había han sus",
}
_SPELLINGS = (("is", "iz"), ("ys", "yz"), ("our", "or"), ("enc", "ens"), ("programm", "program"), ("centr", "center"))
_POSSESSIVE = re.compile(r"['’ʼ]s?$")


class Token(NamedTuple):
    """A word at its place in the text; `norm` is its plain form without case and accents, `stem` what is compared.

    A tuple, as it is made in a third of the time of a frozen dataclass: a comparison begins by making all of them.
    """

    start: int
    end: int
    norm: str
    stem: str


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """Return a word without case, accents, possessive and typographic apostrophes ("Maduro’s" -> "maduro")."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(mark for mark in folded if not unicodedata.combining(mark))
    if len(bare) > 2 and bare[-1] in "s'’ʼ":
        bare = _POSSESSIVE.sub("", bare) or bare
    if "." in bare and not bare[0].isdigit():
        bare = bare.replace(".", "")
    return bare.replace("’", "'").replace("ʼ", "'").replace("-", "")


@lru_cache(maxsize=65536)
def stem(word: str, language: str) -> str:
    """Return the stem of a plain word; words of a language without a stemmer stay as they are."""
    name = _STEMMERS.get(language or "en")
    return str(_stemmer(name).stemWord(word)) if name and word.isalpha() else word


@lru_cache(maxsize=65536)
def spelling(stemmed: str, language: str) -> str:
    """Return a stem in one of its two English spellings: organis -> organiz, labour -> labor, defenc -> defens."""
    if language not in ("", "en") or len(stemmed) < 5:
        return stemmed
    for british, american in _SPELLINGS:
        if stemmed.endswith(british):
            return stemmed.removesuffix(british) + american
    return stemmed


@lru_cache(maxsize=65536)
def _compared(word: str, language: str) -> tuple[str, str]:
    norm = plain(word)
    return norm, stem(norm, language)


def tokens(text: str, language: str = "") -> list[Token]:
    """Return the words and figures of `text` in order; an empty `language` is read as English."""
    return [Token(*match.span(), *_compared(match.group(), language)) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=4096)
def passage_tokens(text: str, language: str) -> tuple[Token, ...]:
    """Return the words and figures of a passage, which several steps of a comparison look at."""
    return tuple(tokens(text, language))


def forms(text: str) -> list[str]:
    """Return the words and figures of `text` as they are written, in order."""
    return _TOKEN.findall(text)


def word_at(text: str, start: int) -> str:
    """Return the word that starts there, as it is written; "" when none does."""
    match = _TOKEN.match(text, start)
    return match.group() if match else ""


@lru_cache(maxsize=32)
def stop_words(language: str = "") -> frozenset[str]:
    """Return the plain forms of a language's function words (none where no list is known)."""
    language = language or "en"
    listed = set(stoplists.get(language, ())) | set(_MORE_STOPS.get(language, "").split())
    return frozenset(plain(word) for word in listed)


def content(found: Sequence[Token], language: str = "") -> list[Token]:
    """Return the tokens that are not function words."""
    stops = stop_words(language)
    return [token for token in found if token.norm not in stops]


def differences(a: str, b: str) -> tuple[list[Span], list[Span]]:
    """Return the runs of words of `a` that `b` has not at that place, and the other way round.

    Case, accents, punctuation and the style of quotation marks are no differences.
    """
    left, right = _forms(a), _forms(b)
    runs = Indel.opcodes([form for form, _ in left], [form for form, _ in right])
    changed = [run for run in runs if run.tag != "equal"]
    only_a = [(run.src_start, run.src_end) for run in changed]
    only_b = [(run.dest_start, run.dest_end) for run in changed]
    return _spans(left, only_a), _spans(right, only_b)


@lru_cache(maxsize=32)
def _stemmer(name: str) -> Any:
    return Stemmer.Stemmer(name)


def _forms(text: str) -> list[tuple[str, Span]]:
    """Words as they are compared: the possessive counts here, since "Mexico" and "Mexico's" read differently."""
    found = []
    for match in _TOKEN.finditer(text):
        folded = unicodedata.normalize("NFKD", match.group().casefold())
        form = "".join(mark for mark in folded if mark.isalnum())
        found.append((form, Span(match.start(), match.end())))
    return found


def _spans(forms: list[tuple[str, Span]], runs: list[tuple[int, int]]) -> list[Span]:
    spans: list[Span] = []
    last = -1
    for start, end in runs:
        if start == end:
            continue
        span = Span(forms[start][1].start, forms[end - 1][1].end)
        if start == last and spans:
            span = Span(spans.pop().start, span.end)
        spans.append(span)
        last = end
    return spans
