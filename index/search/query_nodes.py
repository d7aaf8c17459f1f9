"""The tree that a query becomes: what to find, without a word on how."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Mask = NDArray[np.bool_]
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
    within: Any = field(default=None, compare=False, repr=False)  # the stretches of text that it must stand in


@dataclass(frozen=True, slots=True)
class Range:
    """A column's value lies between two numbers: the day published, the language."""

    column: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Flag:
    """The article has something: a quotation, a figure, a note, furniture, a tag, a star."""

    name: str


@dataclass(frozen=True, slots=True)
class Is:
    """A detail is this and nothing else: an outlet, a tag, an event by its number."""

    field: str
    value: str


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """The articles that a mask over the whole index names; `within` are the runs of their text that are meant."""

    mask: Mask
    within: Any = None


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


Node = Phrase | Range | Flag | Is | Chosen | Everything | All | Either | First | Not
