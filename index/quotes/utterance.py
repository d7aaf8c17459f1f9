"""The words of two quotations as they are compared, and the runs of them that both have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from index.words import plain, stop_words

# Hyphens part words ("state-funded" is "state funded"), not behind a prefix ("co-ordination") nor in names.
_WORD = re.compile(r"\b(?i:co|re|pre|e|anti|non|un)-[^\W_]+|[^\W_]+(?:(?:['’ʼ.]|-(?=[A-Z0-9]))(?=[^\W_])[^\W_]+)*|%")
_SAME = {"okay": "ok", "o.k": "ok", "gonna": "going", "percent": "%", "till": "until"}
# What stands for two words, and what its tail stands for. "'s" is a verb only behind these; else it is a possessive.
_CONTRACTED = re.compile(
    r"(?P<host>\w+)(?P<tail>n['’ʼ]t|['’ʼ](?:re|ve|ll|m))|(?P<can>can)(?P<not>not)|"
    r"(?P<who>it|that|there|he|she|what|who|here|where|how|let)(?P<is>['’ʼ]s)",
    re.IGNORECASE,
)
_TAILS = {"t": "not", "re": "are", "ve": "have", "ll": "will", "m": "am", "not": "not", "s": "is"}
_HOSTS = {"ca": "can", "wo": "will", "sha": "shall"}
_JUST_SMALL = 3  # a run this short counts as moved or kept only if it holds a word that is no function word


@dataclass(frozen=True, slots=True)
class Word:
    """A word at its place; `form` is what is compared: no case, accent, hyphen or British spelling.

    A contraction is two words: "didn't" is "did" and "not", which is `joined`.
    """

    start: int
    end: int
    form: str
    small: bool  # a function word
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `size` words that both have: from word `a` of one and word `b` of the other."""

    a: int
    b: int
    size: int


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """Return the words of a quotation as they are compared; editors' additions in brackets stay in."""
    small = stop_words("en") | stop_words("es")
    return tuple(
        Word(start, start + len(word), form, form in small or "'" in form, joined)
        for match in _WORD.finditer(text)
        for start, word, form, joined in _apart(match.start(), match.group())
        if form
    )


def _apart(start: int, word: str) -> list[tuple[int, str, str, bool]]:
    """Return a word, or the two that a contraction joins: where it starts, as printed, as compared, whether joined."""
    match = _CONTRACTED.fullmatch(word)
    if not match:
        return [(start, word, _form(word), False)]
    host, tail = (part for part in match.groups() if part)
    meant = _TAILS[re.split("['’ʼ]", tail.lower())[-1]] if host.lower() != "let" else "us"
    said = _HOSTS.get(host.lower(), host) if meant == "not" else host
    return [(start, host, _form(said), False), (start + len(host), tail, meant, True)]


def _form(word: str) -> str:
    form = plain(word).replace("-", "")
    form = _SAME.get(form, form)
    return re.sub(r"(?<=[a-z]{3})is(?=(?:e|ed|es|ing|ation|ations)$)", "iz", form)


def blocks(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Block]:
    """Return the runs that both have, longest first, no word used twice; runs may stand in another order.

    A single function word is kept only where it carries on the order of the runs around it.
    """
    free_a, free_b = [True] * len(a), [True] * len(b)
    found: list[Block] = []
    while (best := longest(a, b, free_a, free_b, telling=True)) is not None:
        found.append(best)
        for step in range(best.size):
            free_a[best.a + step] = free_b[best.b + step] = False
    return found


def longest(
    a: tuple[Word, ...], b: tuple[Word, ...], free_a: list[bool], free_b: list[bool], *, telling: bool
) -> Block | None:
    """Return the longest run of free words that both have; `telling` leaves out a lone function word."""
    best: Block | None = None
    row = [0] * (len(b) + 1)
    for i, word in enumerate(a):
        last = 0
        for j, other in enumerate(b):
            kept = row[j + 1]
            row[j + 1] = last + 1 if free_a[i] and free_b[j] and word.form == other.form else 0
            last = kept
            size = row[j + 1]
            if size and (best is None or size > best.size) and (not telling or _telling(a, i - size + 1, size)):
                best = Block(i - size + 1, j - size + 1, size)
    return best


def _telling(found: tuple[Word, ...], start: int, size: int) -> bool:
    return size >= _JUST_SMALL or any(not word.small for word in found[start : start + size]) or size == 2
