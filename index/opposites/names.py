"""Two passages in nearly the same words with another name in the same place."""

from __future__ import annotations

import re
from itertools import groupby, product

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from index.numbers.same_count import comparable, told_alike
from index.opposites.passage import DAYS, Read
from index.quotes.names import TITLES
from index.words import Token, plain, stop_words

_MISSPELT = 75  # "Vincente" and "Vicente" 93, "Steven" and "Stephen" 77; "James" and "Jim" 50
_CAPITAL = re.compile(r"\.?\s([A-Z][\w’'-]+)")
_LEAST = 0.7  # share of the shorter passage's words that both have: in looser wording names are merely told or not told
_SHORT = 12
_POSTED = re.compile(r"http|[@#]\w")  # a post calls people and things by names of its own
_SEAT = re.compile(r"[RDI]-[A-Z]")  # "R-Ohio"
_EPITHET_WORDS = """
    republican democrat democratic democrats republicans senator congressman national white office department division
    bureau agency court county committee house party government administration ministry"""
_EPITHETS = frozenset(_EPITHET_WORDS.split())
_PRONOUN_WORDS = "i you he she it we they that there this who what here let"
_PRONOUNS = frozenset(_PRONOUN_WORDS.split())
_TITLES = frozenset(plain(title).rstrip(".") for title in TITLES) | {"mr", "mrs", "ms"}


def other_names(a: Read, b: Read, language: str) -> str:
    """Return "first / second" for a name in whose place the other passage has another, "" for none."""
    if _counts_other_things(a, b) or any(_POSTED.search(each.text) for each in (a, b)):
        return ""
    one, two = [token.stem for token in a.tokens], [token.stem for token in b.tokens]
    codes = Indel.opcodes(one, two)
    same = sum(code.src_end - code.src_start for code in codes if code.tag == "equal")
    if same < _LEAST * min(len(one), len(two)):
        return ""
    for equal, run in groupby(codes, key=lambda code: code.tag == "equal"):
        group = list(run)
        if equal:
            continue
        left = a.tokens[group[0].src_start : group[-1].src_end]
        right = b.tokens[group[0].dest_start : group[-1].dest_end]
        edges = group[0].src_start and group[-1].src_end < len(one)
        if not edges and max(len(one), len(two)) > _SHORT:
            continue  # at the edge of a longer passage one name more is a detail more
        first, second = _name(a.text, left, language), _name(b.text, right, language)
        if _bracketed(a.text, first) or _bracketed(b.text, second):
            continue  # "I admire [Holt]": put in for what was said
        if _goes_on(a.text, first) or _goes_on(b.text, second):
            continue  # "Stanford Hospital", "Stanford Medical Center": half of a name
        if _one_surname(a.text, first, b.text, second):
            continue  # "James Cole", "Jim Cole"
        if first and second and not _may_be_one(first, second, a, b):
            return f"{_words(a.text, first)} / {_words(b.text, second)}"
    return ""


def _counts_other_things(a: Read, b: Read) -> bool:
    """Whether figures of one kind differ too: "Ferris, 21, is charged", "Weller, 25, is charged" are two things."""
    return any(comparable(x, y) and not told_alike(x, y) for x, y in product(a.figures, b.figures))


def _name(text: str, run: tuple[Token, ...], language: str) -> tuple[Token, ...]:
    """Return a run without titles, when nothing but a name in mid-sentence is left of it."""
    if any("'" in token.norm and token.norm.split("'")[0] in _PRONOUNS for token in run):
        return ()  # "I'll", "I'd"
    kept = tuple(token for token in run if token.norm not in _TITLES and token.norm not in stop_words(language))
    parted = bool(kept) and set(text[kept[0].start : kept[-1].end]) & set(",;:()—–")
    seat = bool(kept) and _SEAT.match(text, kept[0].start)
    proper = not parted and not seat and all(text[token.start].isupper() and token.start > 1 for token in kept)
    return kept if 0 < len(kept) <= 3 and proper and not any(token.norm in _EPITHETS for token in kept) else ()


def _bracketed(text: str, name: tuple[Token, ...]) -> bool:
    return bool(name) and "[" in text[max(0, name[0].start - 1) : name[0].start]


def _one_surname(one: str, first: tuple[Token, ...], other: str, second: tuple[Token, ...]) -> bool:
    """Whether the same name follows on both and they are not one misspelt: given names, short forms of them."""
    if first and second and fuzz.ratio(_words(one, first), _words(other, second)) >= _MISSPELT:
        return False
    after = [_CAPITAL.match(text, name[-1].end) for text, name in ((one, first), (other, second)) if name]
    return len(after) == 2 and all(after) and len({match[1] for match in after if match}) == 1


def _goes_on(text: str, name: tuple[Token, ...]) -> bool:
    """Whether the word right before a name has a capital too and is no title: the name is longer than the run."""
    before = text[: name[0].start].split() if name and text[name[0].start - 1 : name[0].start] == " " else []
    word = before[-1] if len(before) > 1 else ""
    return word[:1].isupper() and plain(word).rstrip(".") not in _TITLES and word[-1].isalpha()


def _may_be_one(first: tuple[Token, ...], second: tuple[Token, ...], a: Read, b: Read) -> bool:
    """Whether two names share a word or letters, or one of them stands elsewhere in the other passage too."""
    one, two = {token.norm for token in first}, {token.norm for token in second}
    if (one | two) & set(DAYS):
        return True
    if one & {token.norm for token in b.tokens} or two & {token.norm for token in a.tokens}:
        return True
    initials = {"".join(token.norm[0] for token in name) for name in (first, second)}
    written = ["".join(token.norm for token in name) for name in (first, second)]
    return (
        written[0] == written[1]
        or any(x.startswith(y[:4]) or y.startswith(x[:4]) for x in one for y in two)
        or _shortened(*written)
        or _shortened(*written[::-1])
        or any(word.startswith(letters) for word in one | two for letters in initials if len(letters) > 1)
    )


def _shortened(short: str, long: str) -> bool:
    """Whether two or three letters are those of a word, in order: "NW" of "Northwest"."""
    letters = iter(long)
    return 1 < len(short) < 4 < len(long) and short[0] == long[0] and all(letter in letters for letter in short)


def _words(text: str, name: tuple[Token, ...]) -> str:
    return text[name[0].start : name[-1].end].removesuffix("’s").removesuffix("'s")
