"""What is kept of each document: stored fields, columns, and how long each field is."""

from __future__ import annotations

import pickle
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.filedb.structfile import StructFile
from whoosh.util.numeric import byte_to_length, length_to_byte

from index.search.codec.container import SectionWriter, narrow, opened
from index.search.mapped import MappedFile

DOCUMENTS = ".doc"


class DocumentWriter(base.PerDocumentWriter):  # type: ignore[misc, unused-ignore]
    """Takes documents in ascending order and writes them when it is closed."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._storage = storage
        self._segment = segment
        self._columns: dict[str, tuple[BytesIO, Any]] = {}
        self._lengths: defaultdict[str, bytearray] = defaultdict(bytearray)
        self._totals: defaultdict[str, int] = defaultdict(int)
        self._stored = BytesIO()
        self._ends = array("Q")
        self._fields: dict[str, Any] = {}
        self._open = False
        self.is_closed = False

    @property
    def count(self) -> int:
        """How many documents have been begun."""
        return len(self._ends) + self._open

    def start_doc(self, docnum: int) -> None:
        """Begin the next document."""
        if self._open or docnum != self.count:
            raise ValueError(f"document {docnum} comes out of turn, {self.count} was expected")
        self._open = True

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int | None) -> None:
        """Keep a field's value and, as a byte on Whoosh's own scale, its length."""
        if value is not None:
            self._fields[fieldname] = value
        if length:
            held = self._lengths[fieldname]
            held.extend(bytes(len(self._ends) - len(held)))
            held.append(length_to_byte(length))
            self._totals[fieldname] += length

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Keep a column's value."""
        if fieldname not in self._columns:
            buffer = BytesIO()
            self._columns[fieldname] = buffer, columnobj.writer(StructFile(buffer))
        self._columns[fieldname][1].add(len(self._ends), value)

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Iterable[Any]) -> None:
        """Term vectors are not kept."""

    def copy_stored(self, data: bytes | memoryview) -> None:
        """Keep what is stored of a document of another part, as `DocumentReader.stored_bytes` gives it."""
        self._stored.write(data)

    def finish_doc(self) -> None:
        """End the document."""
        if self._fields:
            self._stored.write(pickle.dumps(self._fields, 5))
            self._fields = {}
        self._ends.append(self._stored.tell())
        self._open = False

    def cancel_doc(self) -> None:
        """Forget the document that was begun."""
        self._fields = {}
        self._open = False

    def close(self) -> None:
        """Write the file."""
        if self._open:
            self.finish_doc()
        count = len(self._ends)
        writer = SectionWriter(self._segment.create_file(self._storage, DOCUMENTS))
        writer.pour("stored", "|u1", [self._stored.getbuffer()])
        writer.add("stored_ends", narrow(np.frombuffer(self._ends, np.uint64)))
        for name, held in self._lengths.items():
            writer.add(f"length/{name}", np.frombuffer(held + bytes(count - len(held)), np.uint8))
        for name, (buffer, column) in self._columns.items():
            column.finish(count)
            writer.pour(f"column/{name}", "|u1", [buffer.getbuffer()])
        writer.close()
        self._segment.field_lengths = dict(self._totals)
        self.is_closed = True


class DocumentReader(base.PerDocumentReader):  # type: ignore[misc, unused-ignore]
    """Reads what DocumentWriter wrote."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._segment = segment
        self.sections = opened(storage, segment.make_filename(DOCUMENTS))
        self._stored = self.sections.raw("stored")
        self._ends = self.sections.array("stored_ends")

    def doc_count(self) -> int:
        """Count the documents that are not deleted."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Count the documents, the deleted ones too."""
        return int(self._segment.doc_count_all())

    def has_deletions(self) -> bool:
        """Tell whether any document is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        """Yield the deleted documents."""
        deleted: Iterator[int] = self._segment.deleted_docs()
        return deleted

    def supports_columns(self) -> bool:
        """Columns are kept."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Tell whether any document has a value in a column."""
        return f"column/{fieldname}" in self.sections

    def list_columns(self) -> list[str]:
        """Return the names of the columns."""
        return [name.partition("/")[2] for name in self.sections.names() if name.startswith("column/")]

    def column_reader(self, fieldname: str, column: Any) -> Any:
        """Open a column as Whoosh reads it."""
        data = self.sections.raw(f"column/{fieldname}")
        return column.reader(MappedFile(data, fieldname), 0, len(data), self.doc_count_all())

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int | None:
        """Return a field's length; None where it is empty, `default` where no document has the field (as Whoosh)."""
        get: Any = self.doc_field_length_reader(fieldname, default)
        length: int | None = get(docnum)
        return length

    def doc_field_length_reader(self, fieldname: str, default: int = 0) -> Any:
        """Return a function that tells a document's length."""
        name = f"length/{fieldname}"
        if name not in self.sections:
            return lambda docnum: default
        codes = self.sections.raw(name)
        return lambda docnum: byte_to_length(codes[docnum]) if codes[docnum] else None

    def field_length(self, fieldname: str) -> int:
        """Return the sum of a field's lengths."""
        return int(self._segment.field_lengths.get(fieldname, 0))

    def min_field_length(self, fieldname: str) -> int:
        """Return the least length, 0 where a document lacks the field."""
        name = f"length/{fieldname}"
        return int(byte_to_length(min(self.sections.raw(name)))) if name in self.sections else 0

    def max_field_length(self, fieldname: str) -> int:
        """Return the greatest length."""
        name = f"length/{fieldname}"
        return int(byte_to_length(max(self.sections.raw(name)))) if name in self.sections else 0

    def lengths(self, docnum: int) -> Iterator[tuple[str, int]]:
        """Yield the fields of a document that have a length."""
        for name in self.sections.names():
            if name.startswith("length/") and (code := self.sections.raw(name)[docnum]):
                yield name.partition("/")[2], byte_to_length(code)

    def stored_bytes(self, docnum: int) -> memoryview:
        """Return what is stored of a document, as it lies."""
        return self._stored[self._ends.item(docnum - 1) if docnum else 0 : self._ends.item(docnum)]

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return what is stored of a document."""
        data = self.stored_bytes(docnum)
        kept: dict[str, Any] = pickle.loads(data) if len(data) else {}
        return kept
