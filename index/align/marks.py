"""Marks of a passage's content beside its words: names, figures, days, quoted words, cues of speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.words import Token, stop_words
from store.records import Passage


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DAYS = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december lunes martes miercoles jueves viernes sabado domingo enero febrero marzo "
    "abril mayo junio julio agosto septiembre octubre noviembre diciembre"
)
_COUNTING = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen",
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince",
)
_SMALL = {word: float(value) for words in _COUNTING for value, word in enumerate(words.split())}
_SMALL |= {"dozen": 12.0, "docena": 12.0, "twenty": 20.0, "veinte": 20.0, "thirty": 30.0, "treinta": 30.0}
_SMALL |= {"forty": 40.0, "cuarenta": 40.0, "fifty": 50.0, "cincuenta": 50.0}
_SCALE = {"hundred": 100.0, "thousand": 1e3, "mil": 1e3, "k": 1e3, "million": 1e6, "millones": 1e6, "m": 1e6}
_SCALE |= {"millon": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "cientos": 100.0}
_CUES = _set(
    "said says say told tells tell added asked stated announced wrote tweeted declared insisted argued warned claimed "
    "noted called vowed pledged denied replied answered testified acknowledged explained suggested urged confirmed "
    "dijo afirmo aseguro declaro senalo agrego anadio advirtio explico sostuvo reitero indico"
)
_OPEN, _CLOSE = "“«„", "”»"
_PERCENT = _set("percent percentage pct ciento")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure told in a passage, at its token: `unit` is "%", "$" or ""."""

    token: int
    value: float
    unit: str

    @property
    def key(self) -> str:
        return f"{self.value:g}{self.unit}"


def names(found: Sequence[Token], text: str, known: frozenset[str], language: str) -> list[str]:
    """Return the capitalised words of a passage; the first word only where the article has it as a name elsewhere."""
    stops = stop_words(language)
    kept = []
    for token in found:
        if not text[token.start].isupper() or token.norm in stops or token.norm in _DAYS or len(token.norm) < 2:
            continue
        if not _opens(text, token.start) or token.norm in known:
            kept.append(token.norm)
    return kept


def known_names(texts: Sequence[str], words: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Return the plain words that an article writes with a capital in mid-sentence, and never small."""
    high: set[str] = set()
    low: set[str] = set()
    for text, found in zip(texts, words, strict=True):
        for token in found:
            if text[token.start].isupper():
                if not _opens(text, token.start):
                    high.add(token.norm)
            else:
                low.add(token.norm)
    return frozenset(high - low)


def days(found: Sequence[Token]) -> list[str]:
    """Return the weekdays and months that a passage names."""
    return [token.norm for token in found if token.norm in _DAYS]


def figures(found: Sequence[Token], text: str) -> list[Figure]:
    """Return the figures of a passage, words and digits, with thousand, million, percent and dollars worked in."""
    told: list[Figure] = []
    skip = -1
    for place, token in enumerate(found):
        value = _SMALL.get(token.norm) if token.norm not in ("one", "once", "uno") else None
        if value is None and token.norm[0].isdigit():
            value = _value(token.norm)
        if value is None or place <= skip:
            continue
        following = [other.norm for other in found[place + 1 : place + 3]]
        if following and following[0] in _SCALE:
            value *= _SCALE[following.pop(0)]
            skip = place + 1
        money = "$" in text[max(0, token.start - 2) : token.start] or "dollars" in following[:1]
        percent = text[token.end : token.end + 1] == "%" or bool(_PERCENT & set(following[:2]))
        told.append(Figure(place, float(value), "$" if money else "%" if percent else ""))
    return told


def quoted(text: str, passages: Sequence[Passage]) -> list[list[tuple[int, int]]]:
    """Return for each passage the runs of it, as offsets into it, that stand between quotation marks."""
    inside = _inside_quotes(text, passages)
    found = []
    for passage in passages:
        runs = [
            (max(a, passage.start), min(b, passage.end)) for a, b in inside if a < passage.end and b > passage.start
        ]
        found.append([(a - passage.start, b - passage.start) for a, b in runs])
    return found


def speaks(found: Sequence[Token]) -> bool:
    """Tell whether a passage has a verb that reports speech."""
    return any(token.norm in _CUES for token in found)


def _inside_quotes(text: str, passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """Quoted runs; one left open ends with its paragraph."""
    runs: list[tuple[int, int]] = []
    for start, end in _paragraphs(passages):
        opened = -1
        for match in re.finditer('[“”«»„"]', text[start:end]):
            mark, at = match.group(), start + match.start()
            if opened < 0 and (mark in _OPEN or mark == '"'):
                opened = at + 1
            elif opened >= 0 and (mark in _CLOSE or mark == '"'):
                runs.append((opened, at))
                opened = -1
        if opened >= 0:
            runs.append((opened, end))
    return runs


def _paragraphs(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    spans: dict[int, tuple[int, int]] = {}
    for passage in passages:
        start = spans.get(passage.paragraph, (passage.start, 0))[0]
        spans[passage.paragraph] = (start, passage.end)
    return list(spans.values())


def _opens(text: str, at: int) -> bool:
    """Tell whether a word at `at` begins a sentence or a quotation, where a capital says nothing."""
    before = text[:at].rstrip()
    return not before or before[-1] in "“\"«„:.!?—–-•*‘'("


def _value(norm: str) -> float | None:
    if ":" in norm:
        return None
    digits = norm.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", norm) else norm.replace(",", ".")
    match = re.match(r"\d+(\.\d+)?$", digits)
    return float(match.group()) if match else None
