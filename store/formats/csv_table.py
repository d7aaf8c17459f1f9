"""CSV: every row an article, told by the names in the head row; the exports of spreadsheets are understood."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import count
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats import objects
from store.formats.decode import BOMS, LARGEST, looks_wide, plain
from store.formats.encodings import one_byte
from store.formats.reading import tried
from store.records import Reading

_DELIMITERS = ",;\t|"
_SAMPLE = 1 << 20
_TEXTS = frozenset([*objects.KEYS["text"], *objects.KEYS["markup"], *objects.KEYS["whole"]])
_KNOWN = frozenset(name for names in objects.KEYS.values() for name in names)
_NEXT_STEP = "Correct the row and import the file again: the other rows are in."


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield an article or an error for every row, one in memory at a time; `#2` is the second line of the file's rows.

    The original of an article is the head row and its own, so that it can be read by itself.
    """
    encoding = _encoding(file)
    lines = _Lines(io.TextIOWrapper(file, encoding, errors="replace", newline=""))
    try:
        yield from _rows(lines, name)
    finally:
        lines.file.detach()  # the file is its opener's to close


def _rows(lines: _Lines, name: str) -> Iterator[Reading | ReaderError]:
    head = _head(lines)
    delimiter = max(_DELIMITERS, key=lambda sign: len(_known(head, sign)))
    if not _known(head, delimiter) & _TEXTS:
        raise _no_column(head, name)
    names = next(csv.reader([head], delimiter=delimiter))
    csv.field_size_limit(LARGEST)
    rows = csv.reader(lines, delimiter=delimiter)
    found = False
    for number in count(2):
        where = f"{name}#{number}"
        lines.forget()
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error:
            found = True
            yield UnreadableFile(f"{where} is no row of a table.", _NEXT_STEP)
            if lines.size > LARGEST:
                break
            continue
        if any(field.strip() for field in row):
            found = True
            told = {key: plain(field) for key, field in zip(names, row, strict=False) if field.strip()}
            yield tried(_reading, told, head.rstrip("\r\n") + "\n" + "".join(lines.taken), where)
    if not found:
        raise UnreadableFile(f"{name} has a head row only.", "Choose a file with an article in it.")


def _reading(told: dict[str, str], original: str, where: str) -> Reading:
    return Reading(objects.page(told, where), original.encode("utf-8", "replace"), where, "text/csv")


def _head(lines: Iterable[str]) -> str:
    """Return the first line that is not blank, behind the one in which some programs name the delimiter."""
    return next((line for line in lines if line.strip() and not line.lower().startswith("sep=")), "")


class _Lines:
    """The lines of a file, those taken since the last row remembered; a line too long is cut."""

    def __init__(self, file: io.TextIOWrapper) -> None:
        self.file = file
        self.taken: list[str] = []
        self.size = 0

    def forget(self) -> None:
        """Begin another row."""
        self.taken.clear()
        self.size = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.file.readline(LARGEST)
        if not line or self.size > LARGEST:
            raise StopIteration
        self.taken.append(line)
        self.size += len(line)
        return line.replace("\0", "")


def is_table(begin: str) -> bool:
    """Tell a table of articles by its first line: names for a text and one other thing, between delimiters."""
    head = _head(begin.splitlines())
    return any(len(found := _known(head, sign)) > 1 and found & _TEXTS for sign in _DELIMITERS)


def _known(head: str, delimiter: str) -> set[str]:
    try:
        fields = next(csv.reader([head], delimiter=delimiter), [])
    except csv.Error:
        return set()
    return {objects.squeezed(field) for field in fields} & _KNOWN


def _encoding(file: BinaryIO) -> str:
    """Return the encoding, told from the beginning: a byte order mark, UTF-8 where it fits, or an old one."""
    head = file.read(_SAMPLE)
    file.seek(0)
    for mark, encoding in BOMS:
        if head.startswith(mark):
            file.seek(len(mark))
            return encoding
    wide = looks_wide(head)
    if wide:
        return wide
    try:
        head[: max(0, len(head) - 4) if len(head) == _SAMPLE else len(head)].decode("utf-8")
    except UnicodeDecodeError as error:
        return "utf-8" if len(head) == _SAMPLE and error.start > len(head) - 8 else one_byte(head) or "cp1252"
    return "utf-8"


def _no_column(head: str, name: str) -> UnreadableFile:
    if not head.strip():
        return UnreadableFile(f"{name} is empty.", "Choose a file with an article in it.")
    return UnreadableFile(
        f"{name} is a table in which no column is named as one of texts.",
        "Name the columns in the first row: text, and any of title, outlet, published, byline, url.",
    )
