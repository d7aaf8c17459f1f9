"""Tells what a file is by how it begins, and by its ending where that says nothing."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from store.errors import UnreadableFile
from store.formats.decode import BOMS, looks_wide


class Format(StrEnum):
    """The formats that can be read."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"


EXTENSIONS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
}
"""The endings that a folder is searched for."""

# How files begin that are no text; what a ZIP holds is told by its first names.
_MAGIC = (
    (b"%PDF-", "PDF files"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word and Office files"),
    (b"{\\rtf", "RTF files"),
    (b"\x89PNG", "pictures"),
    (b"\xff\xd8\xff", "pictures"),
    (b"GIF8", "pictures"),
    (b"II*\0", "pictures"),
    (b"MM\0*", "pictures"),
    (b"bplist00", "Safari web archives"),
    (b"SQLite format 3\0", "databases"),
    (b"\x1f\x8b", "compressed files"),
    (b"BZh", "compressed files"),
    (b"\xfd7zXZ", "compressed files"),
    (b"7z\xbc\xaf", "compressed files"),
    (b"Rar!", "compressed files"),
    (b"(\xb5/\xfd", "compressed files"),
    (b"ID3", "sound files"),
    (b"OggS", "sound files"),
    (b"fLaC", "sound files"),
    (b"\x7fELF", "programs"),
    (b"MZ\x90", "programs"),
    (b"WARC/", "WARC files"),
)
_ZIPPED = (
    (b"word/", "Word files"),
    (b"xl/", "spreadsheets"),
    (b"ppt/", "slides"),
    (b"epub+zip", "EPUB books"),
    (b"opendocument", "OpenDocument files"),
    (b"[Content_Types].xml", "Word and Office files"),
)
_ENDINGS = {
    ".pdf": "PDF files",
    ".doc": "old Word and Office files",
    ".docx": "Word files",
    ".rtf": "RTF files",
    ".odt": "OpenDocument files",
    ".epub": "EPUB books",
    ".eml": "e-mails",
    ".mht": "MHTML pages",
    ".mhtml": "MHTML pages",
    ".webarchive": "Safari web archives",
    ".csv": "spreadsheets",
    ".xlsx": "spreadsheets",
    ".json": "JSON files other than JSON Lines",
    ".xml": "XML files",
    ".rss": "feeds",
    ".atom": "feeds",
}
_NEXT_STEP = "Save the article as text (.txt) or as a web page (.html) and import that."
_MARKUP = re.compile(rb"<!doctype\s+html|<(?:html|head|body|article)\b|<(?:p|div|h1)\b[^>]*>.*<", re.I | re.S)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|nitf|newsItem|newsMessage|opml)\b", re.I)
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:", re.I)
_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')


def sniff(head: bytes, name: str) -> Format:
    """Return the format of a file from its first bytes and its name; raises UnreadableFile for what is not read yet."""
    ending = PurePath(name).suffix.lower()
    begin = _as_bytes(head)
    known = _foreign(head)
    if known:
        raise UnreadableFile(f"Synoptic cannot read {known} yet.", _NEXT_STEP)
    if EXTENSIONS.get(ending) is Format.JSONL or (ending not in EXTENSIONS and _one_object_a_line(begin, ending)):
        return Format.JSONL
    if _MHTML.match(begin):
        raise UnreadableFile(f"Synoptic cannot read {_ENDINGS.get(ending, 'e-mails')} yet.", _NEXT_STEP)
    if EXTENSIONS.get(ending) is Format.HTML or _is_page(begin):
        return Format.HTML
    if _XML.match(begin):
        raise UnreadableFile("Synoptic cannot read XML files yet.", _NEXT_STEP)
    if ending in _ENDINGS and begin.strip():
        raise UnreadableFile(f"Synoptic cannot read {_ENDINGS[ending]} yet.", _NEXT_STEP)
    return Format.TEXT


def _foreign(head: bytes) -> str:
    if head.startswith(b"PK\x03\x04"):
        return next((what for mark, what in _ZIPPED if mark in head), "ZIP files")
    if head.startswith(b"RIFF"):
        return "pictures" if head[8:12] == b"WEBP" else "sound files and films"
    if head[4:8] == b"ftyp":
        return "pictures" if head[8:12] in (b"heic", b"avif", b"mif1") else "films"
    return next((what for mark, what in _MAGIC if head.startswith(mark)), "")


def _one_object_a_line(begin: bytes, ending: str) -> bool:
    """Tell JSON Lines in a file that is not named so: an object opens the file, and closes on its line."""
    if not _OBJECT.match(begin):
        return False
    line, newline, _rest = begin.strip().partition(b"\n")
    return line.rstrip().endswith(b"}") if newline else (line.endswith(b"}") or ending == ".json")


def _is_page(begin: bytes) -> bool:
    """Tell a web page: its mark-up opens the file, save for comments, blanks and the XML line."""
    plain = re.sub(rb"<!--.*?-->|<\?xml[^>]*>", b"", begin, flags=re.S).lstrip()
    return plain.startswith(b"<") and _MARKUP.search(plain[:4096]) is not None and not _XML.match(plain)


def _as_bytes(head: bytes) -> bytes:
    """Make UTF-16 and UTF-32 readable as plain bytes."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode()
    wide = looks_wide(head)
    return head.decode(wide, "ignore").encode() if wide else head
