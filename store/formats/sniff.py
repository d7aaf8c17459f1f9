"""Tells what a file is by what is in it, and by its ending where that says nothing.

A new format is a member of Format, rows in the tables, and a module of its name.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable
from enum import StrEnum
from pathlib import PurePath
from typing import BinaryIO

from store.errors import UnreadableFile
from store.formats.decode import BOMS, looks_wide


class Format(StrEnum):
    """The formats that can be read; the module of the same name in this folder reads each."""

    TEXT = "text"
    HTML = "html"
    JSONL = "jsonl"
    JSON = "json_file"
    CSV = "csv_table"
    MHTML = "mhtml"
    WEBARCHIVE = "webarchive"
    FEED = "feed"
    OPML = "opml"
    NITF = "nitf"
    NEWSML = "newsml"
    WARC = "warc"
    WACZ = "wacz"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    RTF = "rtf"
    EPUB = "epub"
    EML = "eml"
    MBOX = "mbox"
    MARKDOWN = "markdown"
    RIS = "ris"
    ZIP = "zip_folder"
    OLD_OFFICE = "old_office"


EXTENSIONS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSON,
    ".jsonld": Format.JSON,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".mht": Format.MHTML,
    ".mhtml": Format.MHTML,
    ".webarchive": Format.WEBARCHIVE,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".opml": Format.OPML,
    ".nitf": Format.NITF,
    ".warc": Format.WARC,
    ".wacz": Format.WACZ,
    ".pdf": Format.PDF,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".odt": Format.ODT,
    ".rtf": Format.RTF,
    ".epub": Format.EPUB,
    ".eml": Format.EML,
    ".mbox": Format.MBOX,
    ".mbx": Format.MBOX,
    ".ris": Format.RIS,
    ".doc": Format.OLD_OFFICE,
    ".zip": Format.ZIP,
}
"""The endings that decide where the content does not tell."""

SOUGHT = frozenset([*EXTENSIONS, ".xml"])
"""The endings that a folder is searched for: also those that do not tell what is in the file."""

# How files begin that are sure to be of one format: it, or the name of what cannot be read.
_MAGIC: tuple[tuple[bytes, Format | str], ...] = (
    (b"%PDF-", Format.PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format.OLD_OFFICE),
    (b"{\\rtf", Format.RTF),
    (b"\x89PNG", "pictures"),
    (b"\xff\xd8\xff", "pictures"),
    (b"GIF8", "pictures"),
    (b"II*\0", "pictures"),
    (b"MM\0*", "pictures"),
    (b"bplist00", Format.WEBARCHIVE),
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
    (b"WARC/", Format.WARC),
)
# Names in a ZIP file (a folder's ends with a slash), and types told at its head, that tell what it is.
_ZIPPED: tuple[tuple[str, Format | str], ...] = (
    ("datapackage.json", Format.WACZ),
    ("word/", Format.DOCX),
    ("xl/", "spreadsheets"),
    ("ppt/", "slides"),
    ("epub+zip", Format.EPUB),
    ("opendocument.text", Format.ODT),
    ("opendocument", "spreadsheets and slides"),
    ("META-INF/container.xml", Format.EPUB),
    ("content.xml", Format.ODT),
    ("[Content_Types].xml", "Office files of this kind"),
)
# Endings of what cannot be read, where the content does not tell.
_ENDINGS = {
    ".xlsx": "spreadsheets",
    ".xml": "XML files",
}
_HEAD = 8192
_TYPED = 128  # an EPUB or OpenDocument file opens with its type, in plain letters
_NEXT_STEP = "Save the article as text (.txt) or as a web page (.html) and import that."
_MARKUP = re.compile(rb"<!doctype\s+html|<(?:html|head|body|article)\b|<(?:p|div|h1)\b[^>]*>.*<", re.I | re.S)
_XML = re.compile(rb"\s*<(?:\?xml|rss|feed|nitf|newsItem|newsMessage|opml)\b", re.I)
_MHTML = re.compile(rb"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?MIME-Version:", re.I)
_MAIL = re.compile(
    rb"(?:(?:Received|Return-Path|Delivered-To|Message-ID|From|X-[\w-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){2}", re.I
)
_MAILBOX = re.compile(rb"From \S+ .*\d\d:\d\d.*\d{4}\r?\n(?:>?[\w-]+:|\r?\n)")
_RIS = re.compile(rb"\s*TY  ?- \w+\s*\n[A-Z][A-Z0-9]  ?-")
_ROOT = re.compile(rb"\s*<\s*(?:[\w.-]+:)?([\w.-]+)")
_ROOTS: dict[bytes, Format] = {
    **dict.fromkeys((b"rss", b"feed", b"rdf"), Format.FEED),
    **dict.fromkeys((b"newsitem", b"newsmessage", b"newsml", b"packageitem"), Format.NEWSML),
    b"nitf": Format.NITF,
    b"opml": Format.OPML,
}
_SAVED = re.compile(rb"multipart/related|Snapshot-Content-Location:|Saved by ", re.I)
_LIST = re.compile(rb"\s*\[\s*\{")
_OBJECT = re.compile(rb'\s*\{\s*(?:"|\})')


def sniff(file: BinaryIO, name: str) -> Format:
    """Return the format of a file from its content and its name; raises UnreadableFile for what is not read yet."""
    head = file.read(_HEAD)
    ending = PurePath(name).suffix.lower()
    begin = _as_bytes(head)
    kind = _zipped(file, head) or _gzipped(head) or _marked(head) or _by_text(begin, ending) or EXTENSIONS.get(ending)
    if kind is None and begin.strip():
        kind = "XML files" if _XML.match(begin) else _ENDINGS.get(ending)
    if isinstance(kind, Format):
        return kind
    if kind:
        raise UnreadableFile(f"Synoptic cannot read {kind} yet.", _NEXT_STEP)
    return Format.TEXT


def _by_text(begin: bytes, ending: str) -> Format | str | None:
    """Apply the rules for files that are text, in their order."""
    return next((kind for kind, tells in _TEXTS if tells(begin, ending)), None)


def _zipped(file: BinaryIO, head: bytes) -> Format | str | None:
    """Tell what a ZIP file is by the names that it lists, or by those at its head where it is broken."""
    if not head.startswith(b"PK\x03\x04"):
        return None
    listed = {mark for mark, _ in _ZIPPED if mark.encode() in head[:_TYPED]}
    try:
        with zipfile.ZipFile(file) as archive:
            listed.update(part for name in archive.namelist() for part in (name, f"{name.split('/')[0]}/"))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        listed = {mark for mark, _ in _ZIPPED if mark.encode() in head}
    return next((kind for mark, kind in _ZIPPED if mark in listed), Format.ZIP)


def _gzipped(head: bytes) -> Format | None:
    """Tell a packed WARC file: what its first bytes unpack to says so."""
    if not head.startswith(b"\x1f\x8b"):
        return None
    try:
        begin = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, 16)
    except zlib.error:
        return None
    return Format.WARC if begin.startswith((b"WARC/", b"filedesc:")) else None


def _marked(head: bytes) -> Format | str | None:
    if head.startswith(b"RIFF"):
        return "pictures" if head[8:12] == b"WEBP" else "sound files and films"
    if head[4:8] == b"ftyp":
        return "pictures" if head[8:12] in (b"heic", b"avif", b"mif1") else "films"
    return next((kind for mark, kind in _MAGIC if head.startswith(mark)), None)


def _one_object_a_line(begin: bytes, ending: str) -> bool:
    """Tell JSON Lines in a file that is not named so: objects open it, each on its own line."""
    if EXTENSIONS.get(ending) is Format.JSONL:
        return True
    if EXTENSIONS.get(ending, Format.JSON) is not Format.JSON or not _OBJECT.match(begin):
        return False
    line, newline, _rest = begin.strip().partition(b"\n")
    return line.rstrip().endswith(b"}") and bool(newline)


def _is_json(begin: bytes, ending: str) -> bool:
    """Tell a file that is one value of JSON; one named so that is none is told by its reader."""
    if EXTENSIONS.get(ending) is Format.JSON:
        return bool(begin.strip())
    return ending not in EXTENSIONS and (_LIST.match(begin) is not None or _OBJECT.match(begin) is not None)


def _is_table(begin: bytes, ending: str) -> bool:
    """Tell a table by its ending, or by names of columns in its first line."""
    if EXTENSIONS.get(ending) is Format.CSV:
        return bool(begin.strip())
    if ending in EXTENSIONS or begin.lstrip()[:1] in (b"<", b"{", b"["):
        return False
    from store.formats.csv_table import is_table

    return is_table(begin.decode("utf-8", "replace"))


def _rooted(kind: Format) -> Callable[[bytes, str], bool]:
    """Return the rule that tells a kind of XML by its root, behind comments, DOCTYPE and the XML line."""

    def tells(begin: bytes, _ending: str) -> bool:
        plain = re.sub(rb"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", b"", begin, flags=re.S)
        root = _ROOT.match(plain)
        return root is not None and _ROOTS.get(root[1].lower()) is kind

    return tells


def _is_saved_page(begin: bytes, ending: str) -> bool:
    """Tell a page that a browser saved in the form of an e-mail from an e-mail."""
    if not _is_mail(begin, ending):
        return False
    return EXTENSIONS.get(ending) is Format.MHTML or (ending != ".eml" and _SAVED.search(begin) is not None)


def _is_mail(begin: bytes, ending: str) -> bool:
    """Tell an e-mail by the line that all have, or in a file without ending by who wrote it to whom."""
    if _MHTML.match(begin) is not None:
        return True
    return ending not in EXTENSIONS and _MAIL.match(begin) is not None


def _is_ris(begin: bytes, _ending: str) -> bool:
    return _RIS.match(begin) is not None


def _is_mailbox(begin: bytes, _ending: str) -> bool:
    return _MAILBOX.match(begin) is not None


def _is_page(begin: bytes, ending: str) -> bool:
    """Tell a web page: its mark-up opens the file, save for comments, blanks and the XML line."""
    if EXTENSIONS.get(ending) is Format.HTML:
        return True
    plain = re.sub(rb"<!--.*?-->|<\?xml[^>]*>", b"", begin, flags=re.S).lstrip()
    return plain.startswith(b"<") and _MARKUP.search(plain[:4096]) is not None and not _XML.match(plain)


def _as_bytes(head: bytes) -> bytes:
    """Make UTF-16 and UTF-32 readable as plain bytes."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode()
    wide = looks_wide(head)
    return head.decode(wide, "ignore").encode() if wide else head


# Rules for files that are text, the first that holds decides: given the beginning of the file and its ending.
_TEXTS: tuple[tuple[Format | str, Callable[[bytes, str], bool]], ...] = (
    (Format.JSONL, _one_object_a_line),
    (Format.JSON, _is_json),
    *((kind, _rooted(kind)) for kind in (Format.FEED, Format.OPML, Format.NITF, Format.NEWSML)),
    (Format.MHTML, _is_saved_page),
    (Format.MBOX, _is_mailbox),
    (Format.RIS, _is_ris),
    (Format.EML, _is_mail),
    (Format.HTML, _is_page),
    (Format.CSV, _is_table),
)
