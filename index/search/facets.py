"""Counts what the articles found have in common: outlets, months, languages, events, tags; each a way to narrow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import numpy as np

from index.search.beside import Beside, same
from index.search.postings import Ints
from index.search.query_nodes import Mask
from index.search.schema import language_code
from store.names import MONTHS, shorten
from store.records import Facet, FacetValue

LISTED = 12
"""Values listed of each; the window shows five and the rest on request."""

NAMES = {
    "en": "English", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese", "it": "Italian",
    "nl": "Dutch", "ru": "Russian", "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", "ca": "Catalan",
    "pl": "Polish", "tr": "Turkish", "uk": "Ukrainian", "sv": "Swedish", "da": "Danish", "el": "Greek",
    "no": "Norwegian", "fi": "Finnish", "ro": "Romanian", "hu": "Hungarian", "cs": "Czech", "ko": "Korean",
    "hi": "Hindi", "he": "Hebrew", "fa": "Persian", "id": "Indonesian", "vi": "Vietnamese",
}  # fmt: skip
TITLE = 70  # characters of an event's title


class Facets:
    """Counts over one state of the library; what it needs of it is laid out once."""

    def __init__(self, beside: Beside) -> None:
        self._beside = beside

    def of(self, mask: Mask) -> tuple[Facet, ...]:
        """Return the facets of the articles in a mask."""
        made = (self._outlets(mask), self._months(mask), self._languages(mask), self._events(mask), self._tags(mask))
        return tuple(facet for facet in made if facet.values)

    def _outlets(self, mask: Mask) -> Facet:
        numbers, names = self._outlet_numbers
        counts = np.bincount(numbers[mask], minlength=len(names))
        counts[0] = 0  # not told
        return _facet("outlet", counts, lambda place: (names[place], f"outlet:={_quoted(names[place])}"))

    def _months(self, mask: Mask) -> Facet:
        days = self._beside.snapshot.column("day")[mask]
        months, counts = np.unique(days[days > 0] // 100, return_counts=True)
        values = [
            FacetValue(f"{MONTHS[month % 100 - 1]} {month // 100}", f"published:{month // 100}-{month % 100:02}", count)
            for month, count in zip(months[::-1].tolist(), counts[::-1].tolist(), strict=True)
            if 1 <= month % 100 <= 12
        ]
        return Facet("month", tuple(values[:LISTED]), max(len(values) - LISTED, 0))

    def _languages(self, mask: Mask) -> Facet:
        numbers = self._beside.snapshot.column("language")[mask]
        found, counts = np.unique(numbers[numbers > 0], return_counts=True)
        codes = [language_code(number) for number in found.tolist()]
        return _facet(
            "language", counts, lambda place: (NAMES.get(codes[place], codes[place]), _language(codes[place]))
        )

    def _events(self, mask: Mask) -> Facet:
        (docs, places), told = self._event_pairs, list(self._beside.catalogue.events.items())
        counts = np.bincount(places[mask[docs]], minlength=len(told))
        return _facet("event", counts, lambda place: (shorten(told[place][1][0], TITLE), f"event:{told[place][0]}"))

    def _tags(self, mask: Mask) -> Facet:
        (docs, places), names = self._tag_pairs
        counts = np.bincount(places[mask[docs]], minlength=len(names))
        return _facet("tag", counts, lambda place: (names[place], f"tag:={_quoted(names[place])}"))

    @cached_property
    def _doc_of(self) -> dict[int, int]:
        ids = self._beside.snapshot.column("article").tolist()
        return {ids[doc]: doc for doc in np.flatnonzero(self._beside.snapshot.live).tolist()}

    @cached_property
    def _outlet_numbers(self) -> tuple[Ints, list[str]]:
        """Number the outlets, 0 for none; those whose names differ in case or accents are one."""
        numbers, names, known = np.zeros(self._beside.snapshot.size, np.int64), [""], {"": 0}
        for id, line in self._beside.catalogue.articles.items():
            doc, key = self._doc_of.get(id), same(line.outlet)
            if doc is None:
                continue
            if key not in known:
                known[key] = len(names)
                names.append(line.outlet)
            numbers[doc] = known[key]
        return numbers, names

    @cached_property
    def _event_pairs(self) -> tuple[Ints, Ints]:
        events = self._beside.catalogue.events.values()
        return self._pairs((place, ids) for place, (_, ids) in enumerate(events))

    @cached_property
    def _tag_pairs(self) -> tuple[tuple[Ints, Ints], list[str]]:
        held: dict[str, tuple[str, list[int]]] = {}
        tags: Mapping[int, tuple[str, ...]] = self._beside.catalogue.tags
        for id, names in tags.items():
            for name in names:
                held.setdefault(same(name), (name, []))[1].append(id)
        pairs = self._pairs((place, ids) for place, (_, ids) in enumerate(held.values()))
        return pairs, [name for name, _ in held.values()]

    def _pairs(self, held: Iterable[tuple[int, Iterable[int]]]) -> tuple[Ints, Ints]:
        told = [(self._doc_of[id], place) for place, ids in held for id in dict.fromkeys(ids) if id in self._doc_of]
        pairs = np.array(told, np.int64).reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]


def _facet(name: str, counts: Ints, told: Callable[[int], tuple[str, str]]) -> Facet:
    """Make a facet of counts by place; `told` gives label and query of a place."""
    places = np.argsort(-counts, kind="stable")[: int((counts > 0).sum())].tolist()
    values = (FacetValue(*told(place), int(counts[place])) for place in places[:LISTED])
    return Facet(name, tuple(values), max(len(places) - LISTED, 0))


def _language(code: str) -> str:
    return f"language:{code}"


def _quoted(name: str) -> str:
    return f'"{name}"' if '"' not in name else f"“{name}”"
