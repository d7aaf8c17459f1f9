"""One part of the index: its name, how many documents it holds and which are deleted; and the codec that reads it.

The classes are named in the index's own table of contents (a pickle): whoever moves them raises the index's version.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from whoosh.codec import base

from index.search.codec.documents import DocumentReader, DocumentWriter
from index.search.codec.terms import TermReader
from index.search.codec.writing import TermWriter


class FlatCodec(base.Codec):  # type: ignore[misc, unused-ignore]
    """Reads and writes flat files; give it to `index.writer(codec=FlatCodec())`. Term vectors are not kept."""

    def per_document_writer(self, storage: Any, segment: Any) -> DocumentWriter:
        """Write stored fields, columns and lengths."""
        return DocumentWriter(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> TermWriter:
        """Write words and their postings."""
        return TermWriter(storage, segment)

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """There are no postings apart from a field's."""
        raise NotImplementedError("a flat index keeps no term vectors")

    def postings_reader(self, *_: Any, **__: Any) -> Any:
        """There are no postings apart from a field's."""
        raise NotImplementedError("a flat index keeps no term vectors")

    def terms_reader(self, storage: Any, segment: Any) -> TermReader:
        """Read words and their postings."""
        return TermReader(storage, segment)

    def per_document_reader(self, storage: Any, segment: Any) -> DocumentReader:
        """Read stored fields, columns and lengths."""
        return DocumentReader(storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> FlatSegment:
        """Name a new part."""
        return FlatSegment(indexname)


class FlatSegment(base.Segment):  # type: ignore[misc, unused-ignore]
    """What the table of contents tells of one part."""

    def __init__(self, indexname: str) -> None:
        super().__init__(indexname)  # type: ignore[no-untyped-call]
        self.field_lengths: dict[str, int] = {}
        self._count = 0
        self._deleted: set[int] = set()

    def codec(self) -> FlatCodec:
        """Return what reads this part."""
        return FlatCodec()

    def should_assemble(self) -> bool:
        """Its two files stay as they are."""
        return False

    def set_doc_count(self, count: int) -> None:
        """Tell how many documents were written."""
        self._count = count

    def doc_count_all(self) -> int:
        """Count the documents, the deleted ones too."""
        return self._count

    def doc_count(self) -> int:
        """Count the documents that are not deleted."""
        return self._count - len(self._deleted)

    def deleted_count(self) -> int:
        """Count the deleted documents."""
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        """Yield the deleted documents."""
        return iter(self._deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark a document as deleted, or as not."""
        if delete:
            self._deleted.add(docnum)
        else:
            self._deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return docnum in self._deleted
