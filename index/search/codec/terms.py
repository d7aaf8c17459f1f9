"""The words of a part of the index with their statistics, field by field in the order of the fields' names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from whoosh.codec import base
from whoosh.reading import TermInfo, TermNotFound
from whoosh.util.numeric import byte_to_length

from index.search.codec.container import Array, Sections, opened
from index.search.codec.postings import FieldPostings, FlatMatcher
from index.search.codec.words import WordList

TERMS = ".trm"


def postings_of(sections: Sections, number: int, kind: Any) -> FieldPostings:
    """Return the postings of the field with a number."""

    def get(name: str) -> Array | None:
        return sections.array(f"{number}/{name}") if f"{number}/{name}" in sections else None

    return FieldPostings(
        kind=kind,
        words=WordList(sections.raw(f"{number}/words"), sections.array(f"{number}/word_ends")),
        starts=sections.array(f"{number}/starts"),
        docs=sections.array(f"{number}/docs"),
        weights=get("weights"),
        counts=get("counts"),
        place_starts=get("place_starts"),
        places=get("places"),
        value_ends=get("value_ends"),
        values=sections.raw(f"{number}/values") if f"{number}/values" in sections else None,
    )


class TermReader(base.TermsReader):  # type: ignore[misc, unused-ignore]
    """Reads what TermWriter wrote."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self.sections = opened(storage, segment.make_filename(TERMS))
        told = json.loads(bytes(self.sections.raw("fields")))
        self._numbers: dict[str, int] = {name: number for number, (name, _) in enumerate(told)}
        self.fields: dict[str, FieldPostings] = {
            name: postings_of(self.sections, number, kind) for number, (name, kind) in enumerate(told)
        }

    def _find(self, fieldname: str, text: bytes) -> tuple[FieldPostings, int]:
        held = self.fields.get(fieldname)
        place = held.words.find(text) if held else -1
        if held is None or place < 0:
            raise KeyError((fieldname, text))
        return held, place

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        held = self.fields.get(term[0])
        return held is not None and held.words.find(term[1]) >= 0

    def indexed_field_names(self) -> list[str]:
        """Return the names of the fields that have words."""
        return list(self.fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield all words with their fields."""
        for name, held in self.fields.items():
            for word in held.words:
                yield name, word

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield all words from one on, on into the fields that follow."""
        for name, held, place in self._from(fieldname, prefix):
            yield name, held.words[place]

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all words with their statistics."""
        for name, held in self.fields.items():
            for place, word in enumerate(held.words):
                yield (name, word), self._info(name, held, place)

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield all words from one on with their statistics."""
        for name, held, place in self._from(fieldname, prefix):
            yield (name, held.words[place]), self._info(name, held, place)

    def _from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, FieldPostings, int]]:
        if fieldname not in self.fields:
            return
        names = list(self.fields)
        for name in names[names.index(fieldname) :]:
            held = self.fields[name]
            for place in range(held.words.place(prefix) if name == fieldname else 0, len(held.words)):
                yield name, held, place

    def _info(self, fieldname: str, held: FieldPostings, place: int) -> TermInfo:
        begin, end = held.range(place)
        number = self._numbers[fieldname]

        def told(name: str) -> Any:
            return self.sections.array(f"{number}/{name}").item(place)

        make: Any = TermInfo
        return make(  # type: ignore[no-any-return]
            weight=told("weight_sums"),
            df=end - begin,
            minlength=byte_to_length(told("min_lengths")),
            maxlength=byte_to_length(told("max_lengths")),
            maxweight=told("max_weights"),
            minid=held.docs.item(begin),
            maxid=held.docs.item(end - 1),
        )

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return a word's statistics. Raises TermNotFound."""
        try:
            return self._info(fieldname, *self._find(fieldname, text))
        except KeyError:
            raise TermNotFound(f"No term {fieldname}:{text!r}") from None

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return the sum of a word's weights. Raises KeyError."""
        return float(self._info(fieldname, *self._find(fieldname, text)).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents hold a word, the deleted ones too. Raises KeyError."""
        held, place = self._find(fieldname, text)
        begin, end = held.range(place)
        return end - begin

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> FlatMatcher:
        """Return a word's postings for Whoosh. Raises TermNotFound."""
        info = self.term_info(fieldname, text)
        held, place = self._find(fieldname, text)
        return FlatMatcher(held, place, (fieldname, text), (format_, scorer, info))

    def cursor(self, fieldname: str, fieldobj: Any) -> FlatCursor:
        """Return a cursor over a field's words."""
        return FlatCursor(self, fieldname, fieldobj)


class FlatCursor(base.FieldCursor):  # type: ignore[misc, unused-ignore]
    """Goes through a field's words, forwards or to any word."""

    def __init__(self, reader: TermReader, fieldname: str, fieldobj: Any) -> None:
        self._reader = reader
        self._fieldname = fieldname
        self._fieldobj = fieldobj
        held = reader.fields.get(fieldname)
        self._words: WordList | list[bytes] = held.words if held else []
        self._place = 0

    def first(self) -> Any:
        """Go to the first word and return it."""
        self._place = 0
        return self.text()

    def find(self, string: Any) -> Any:
        """Go to the first word that is not before another, and return it."""
        wanted = string if isinstance(string, bytes) else self._fieldobj.to_bytes(string)
        self._place = self._words.place(wanted) if isinstance(self._words, WordList) else 0
        return self.text()

    def next(self) -> Any:
        """Go to the next word and return it; None at the end."""
        self._place += 1
        return self.text()

    def text(self) -> Any:
        """Return the word; None at the end."""
        return self._fieldobj.from_bytes(self._words[self._place]) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """Return the word's statistics."""
        return self._reader.term_info(self._fieldname, self._words[self._place]) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Tell whether there is a word."""
        return self._place < len(self._words)
