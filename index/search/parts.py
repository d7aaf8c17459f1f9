"""Writes a batch of articles as one part of the index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from index.search.codec.segment import FlatSegment
from index.search.codec.writing import TermWriter
from index.search.invert import FieldWords
from index.search.schema import Words

NAME = "MAIN"
"""Whoosh's name for the index of a folder."""

Posting = tuple[str, bytes, int, float, bytes]


def write_part(storage: Any, schema: Any, segment: FlatSegment, documents: Iterable[dict[str, Any]]) -> Iterator[int]:
    """Write documents (as `schema.document` makes them) as a new part; yield how many each step has written.

    Nobody reads the part before it stands in the table of contents.
    """
    writer = segment.codec().per_document_writer(storage, segment)
    words = {name: FieldWords() for name, field in schema.items() if isinstance(field, Words)}
    others: dict[str, list[Posting]] = {name: [] for name, field in schema.items() if field.indexed}
    for count, fields in enumerate(documents):
        writer.start_doc(count)
        for name, value in fields.items():
            if name in words:
                words[name].add(count, value)
            elif value is not None:
                _keep(writer, schema, name, value)
                if name in others:
                    others[name].extend(_postings(schema, name, value, count))
        writer.finish_doc()
        yield 1
    segment.set_doc_count(writer.count)
    writer.close()
    yield from _write_terms(segment.codec().field_writer(storage, segment), schema, words, others)


def _write_terms(
    writer: TermWriter, schema: Any, words: dict[str, FieldWords], others: dict[str, list[Posting]]
) -> Iterator[int]:
    """Write the fields in the order of their names, a step each."""
    try:
        for name in sorted(others):
            if name not in words:
                writer.add_postings(schema, None, sorted(others[name]))  # type: ignore[no-untyped-call]
            elif inverted := words.pop(name).inverted():
                writer.write_field(name, inverted)
            yield 0
        writer.close()
    finally:
        writer.abandon()


def _postings(schema: Any, name: str, value: Any, doc: int) -> Iterator[Posting]:
    for word, _, weight, held in schema[name].index(value):
        yield name, word, doc, weight, held


def _keep(writer: Any, schema: Any, name: str, value: Any) -> None:
    """Keep what is stored of a value, and its column."""
    field = schema[name]
    if field.stored:
        writer.add_field(name, field, value, 0)
    if field.column_type:
        writer.add_column_value(name, field.column_type, field.to_column_value(value))
