"""What the user teaches the search: words and names that mean the same, kept in the library's settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from index import wordings
from index.search.analysis import tokens
from store.errors import NotFound, ReaderError

SETTING = "search.taught"
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taught:
    """Groups of names that mean the same, each name cut into its words."""

    groups: tuple[tuple[Words, ...], ...]

    def others(self, words: Sequence[str]) -> tuple[Words, ...]:
        """Return the other names for exactly these words."""
        told = tuple(words)
        return tuple(dict.fromkeys(other for group in self.groups if told in group for other in group if other != told))

    @property
    def longest(self) -> int:
        """The number of words of the longest name."""
        return max((len(name) for group in self.groups for name in group), default=0)


def names(library: Any) -> list[list[str]]:
    """Return what was taught, as the user wrote it: names that mean the same are one list."""
    return [[str(name) for name in group] for group in library.settings.get(SETTING, [])]


def teach(library: Any, same: Sequence[str]) -> list[str]:
    """Keep that these names mean the same; those that are known already are joined to what they mean."""
    told = list(dict.fromkeys(" ".join(name.split()) for name in same))
    if len(told) < 2 or not all(_cut(name) for name in told):
        raise ReaderError(
            "Two words or names that mean the same are needed.", 'Write for example: teach "EPA" "Environment Agency".'
        )
    with library.settings.changing():
        kept, joined = [], list[str]()
        for group in names(library):
            if {_cut(name) for name in group} & {_cut(name) for name in told}:
                joined += group
            else:
                kept.append(group)
        group = list({_cut(name): name for name in reversed([*joined, *told])}.values())[::-1]
        library.settings.set(SETTING, [*kept, group])
    return group


def unteach(library: Any, name: str) -> None:
    """Forget a name; a group of one is forgotten with it. Raises NotFound."""
    with library.settings.changing():
        before = names(library)
        after = [[one for one in group if _cut(one) != _cut(name)] for group in before]
        if after == before:
            raise NotFound(f"“{name}” was not taught.", "`synoptic teach` lists what was.")
        library.settings.set(SETTING, [group for group in after if len(group) > 1])


def taught_in(library: Any) -> Taught:
    """Return what was taught, ready to be searched by."""
    if library is None:
        return Taught(())
    return Taught(tuple(tuple(_cut(name) for name in group) for group in names(library)))


@cache
def known_outlets() -> Taught:
    """Return the names that well-known outlets go by: "nytimes.com", "NYT", "The New York Times"."""
    lines = (line for _, part in wordings.parts("outlet_names") for line in part)
    return Taught(tuple(tuple(_cut(name) for name in line.split("|")) for line in lines))


def _cut(name: str) -> Words:
    return tuple(tokens(name).words)
