"""The tree that a query becomes: what to find, without a word on how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

How = Literal["word", "exact", "pattern", "fuzzy"]


@dataclass(frozen=True, slots=True)
class Term:
    """One word to find: in all its forms, exactly, by a pattern with * and ?, or with up to `edits` letters wrong."""

    word: str
    how: How = "word"
    edits: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, `slop` others between at most; a single word is a phrase of one."""

    terms: tuple[Term, ...]
    fields: tuple[str, ...]
    slop: int = 0
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Range:
    """A column's value lies between two numbers: the day published, the language."""

    column: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article."""


@dataclass(frozen=True, slots=True)
class All:
    """Every part matches.

    Where the parts are words typed side by side, `together` is the phrase that they make, which ranks higher, and
    `telling` those that are no mere function words: only these are marked where they stand alone.
    """

    parts: tuple[Node, ...]
    together: Phrase | None = None
    telling: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part matches."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class First:
    """The first part that any article matches."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not match."""

    part: Node


Node = Phrase | Range | Everything | All | Either | First | Not
