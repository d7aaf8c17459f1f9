"""What the search index keeps of an article: words with their places, columns to filter by, and what a hit shows.

The classes here are named in the index's own files: whoever moves or changes them raises VERSION, and every index is
then built anew.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Generator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from whoosh import columns, fields, formats

from index.search.analysis import Tokens, tokens
from index.search.long_texts import marked_words
from store.records import Article

VERSION = 3
FIELDS = ("title", "text", "outlet", "byline")
"""The fields that hold words; each has a column `<field>_length` with its exact number of words."""

BETWEEN = "|"
"""Stands between the names of a publisher, so that no phrase runs from one into the next; no text has such a word."""


class Places(formats.Positions):  # type: ignore[misc, unused-ignore]
    """A word's places in an article as little-endian unsigned 32-bit numbers, so that numpy reads them as they lie."""

    def encode(self, poslist: Any) -> bytes:
        """Pack places."""
        return _pack(array("I", poslist))

    def decode_positions(self, valuestring: bytes) -> list[int]:
        """Unpack places."""
        places = array("I", valuestring)
        if sys.byteorder == "big":
            places.byteswap()
        return list(places)

    def decode_frequency(self, valuestring: bytes) -> int:
        """Count places."""
        return len(valuestring) // 4

    decode_weight = decode_frequency


class Words(fields.FieldType):  # type: ignore[misc, unused-ignore]
    """A field that is given the words of a text already cut (`Tokens`)."""

    def __init__(self) -> None:
        unused: Any = None  # the words come already cut
        super().__init__(format=Places(), analyzer=unused, scorable=False)

    def index(self, value: Tokens, **kwargs: Any) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield each different word with its count and places."""
        places: dict[str, list[int]] = {}
        for place, word in enumerate(value.words):
            places.setdefault(word, []).append(place)
        for word, first, _last in value.joined:
            places.setdefault(word, []).append(first)
        for word, where in places.items():
            where.sort()
            yield word.encode(), len(where), float(len(where)), _pack(array("I", where))


def schema() -> fields.Schema:
    """Return the index's schema."""
    kept = {name: fields.STORED() for name in ("source_id", "outlet_shown", "title_shown", "published_shown", "body")}
    kept |= {name: fields.STORED() for name in ("marks", "passages")}
    words = {name: Words() for name in FIELDS}
    column: Any = columns.NumericColumn
    numbers = {f"{name}_length": fields.COLUMN(column("I")) for name in FIELDS}
    numbers |= {name: fields.COLUMN(column("I")) for name in ("article", "day", "language", "print")}
    return fields.Schema(id=fields.ID(unique=True), **words, **numbers, **kept)


def document(article: Article) -> dict[str, Any]:
    """Return an article as the keyword arguments of Whoosh's `add_document`."""
    details = article.details
    text, marks = marked_words(article.text)
    outlet = _outlet_words(details.outlet, details.wire, details.url)
    words = {"title": tokens(details.title), "text": text, "outlet": outlet, "byline": tokens(details.byline)}
    return {
        "id": str(article.id),
        "article": article.id,
        "day": day(details.published),
        "language": language_number(details.language),
        "print": fingerprint(article),
        **{f"{name}_length": len(found.words) for name, found in words.items()},
        **words,
        "source_id": details.source_id,
        "title_shown": details.title,
        "outlet_shown": details.outlet,
        "published_shown": details.published,
        "body": article.text,
        "marks": marks,
        "passages": _pack(_bounds(article)),
    }


def _outlet_words(outlet: str, wire: str, url: str) -> Tokens:
    """Return all by which a publisher may be asked for: the outlet, the agency that is credited, the site."""
    return _names_words((outlet, wire, _host(url)))


@lru_cache(maxsize=1024)
def _names_words(names: tuple[str, ...]) -> Tokens:
    found = Tokens()
    for cut in (tokens(name) for name in names if name):
        if found.words:
            found.words.append(BETWEEN)
        shift = len(found.words)
        found.words += cut.words
        found.joined += [(word, first + shift, last + shift) for word, first, last in cut.joined]
    return found


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:  # what a file calls its link need not be one: "http://["
        return ""


def fingerprint(article: Article) -> int:
    """Return a number that changes with whatever of the article the index keeps."""
    shown = article.details
    told = (
        *(shown.title, shown.outlet, shown.wire, shown.url, shown.byline, shown.published, shown.language),
        shown.source_id,
    )
    check = zlib.crc32(repr((VERSION, told)).encode("utf-8", "surrogatepass"))
    check = zlib.crc32(article.text.encode("utf-8", "surrogatepass"), check)
    return zlib.crc32(_pack(_bounds(article)), check)


def _bounds(article: Article) -> array[int]:
    """Return where each passage starts and ends."""
    return array("I", [place for passage in article.passages for place in (passage.start, passage.end)])


def day(published: str) -> int:
    """Return the day of an ISO date as the number 20251117; 0 when there is none."""
    digits = published[:10].replace("-", "")
    return int(digits) if len(digits) == 8 and digits.isascii() and digits.isdigit() else 0


def language_number(code: str) -> int:
    """Return an ISO 639-1 code as a number for a column; 0 when there is none."""
    plain = code.strip().lower()[:2]
    return ord(plain[0]) * 256 + ord(plain[1]) if len(plain) == 2 and plain.isascii() else 0


def language_code(number: int) -> str:
    """Return the code that `language_number` was given."""
    return chr(number // 256) + chr(number % 256) if number else ""


def _pack(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers.tobytes()
