"""WACZ: a recorded visit to web pages, WARC files in a ZIP with a list of the pages that were looked at."""

from __future__ import annotations

import json
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats import warc
from store.records import Reading

_MOST_BYTES = 4 << 30
"""Of all archives inside, unpacked: a day's recording has some hundred MB."""

_MOST_LISTED = 64 << 20
_BROKEN = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)
_NEXT_STEP = "Download or record it again."


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the pages that were looked at and are articles; their frames and advertisements are passed over."""
    pages, told = 0, False
    try:
        with zipfile.ZipFile(file) as archive:
            members = [one for one in archive.infolist() if one.filename.startswith("archive/") and not one.is_dir()]
            if sum(one.file_size for one in members) > _MOST_BYTES:
                yield UnreadableFile(f"{name} unpacks to more than {_MOST_BYTES >> 30} GiB.", "Record fewer pages.")
                return
            visited = _visited(archive)
            for member in members:
                if not _begins_right(archive, member):
                    raise zipfile.BadZipFile(member.filename)
                with archive.open(member) as part:
                    for found in warc.pages_of(part, name, visited.__contains__ if visited else None):
                        pages += 1
                        if isinstance(found, Reading) or not warc.is_no_article(found):
                            told = True
                            yield found
    except _BROKEN:
        yield UnreadableFile(f"{name} is a damaged web recording.", _NEXT_STEP)
        return
    if not told:
        yield warc.nothing(name, pages)


def _visited(archive: zipfile.ZipFile) -> frozenset[str]:
    """Return the addresses of the pages that the recording lists; none where it has no list."""
    found: set[str] = set()
    for listed in ("pages/pages.jsonl", "pages/extraPages.jsonl"):
        try:
            with archive.open(listed) as lines:
                found.update(filter(None, map(_address, lines.read(_MOST_LISTED).splitlines())))
        except KeyError:
            continue
    return frozenset(found)


def _address(line: bytes) -> str:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return ""
    address = told.get("url") if isinstance(told, dict) else None
    return address if isinstance(address, str) else ""


def _begins_right(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bool:
    """Tell a WARC file by its first bytes; in anything else its reader would look for lines without end."""
    with archive.open(member) as part:
        return part.read(5).startswith((b"WARC/", b"\x1f\x8b"))
