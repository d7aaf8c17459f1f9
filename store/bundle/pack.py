"""A bundle as bytes: a ZIP file with a manifest, the contents, and the originals where they were asked for."""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from store.bundle.records import FORMAT, MEDIA_TYPE, Contents, Manifest
from store.bundle.sound import sound
from store.errors import UnreadableFile

MANIFEST, CONTENTS, TYPE, ORIGINALS = "manifest.json", "contents.json", "mimetype", "originals/"
_THEN = (1980, 1, 1, 0, 0, 0)  # the time of every entry: the same contents are the same bytes
MOST = 1000
"""Articles in a bundle: an event has a few dozen."""
SMALL, LARGE, WHOLE = 1 << 16, 1 << 27, 1 << 30
"""Bytes of a manifest, of one other entry, and of all together, unpacked: beyond them a file is no bundle of ours."""


def pack(manifest: Manifest, contents: Contents, originals: Mapping[str, bytes]) -> bytes:
    """Return the bytes of a bundle."""
    told = msgspec.json.encode(contents)
    manifest = msgspec.structs.replace(
        manifest, contents=hashlib.sha256(told).hexdigest(), articles=len(contents.articles)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        _put(made, TYPE, MEDIA_TYPE.encode(), zipfile.ZIP_STORED)  # first and plain, so that systems know the kind
        _put(made, MANIFEST, msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        _put(made, CONTENTS, told)
        for sha256, data in sorted(originals.items()):
            _put(made, ORIGINALS + sha256, data)
    return out.getvalue()


def _put(made: zipfile.ZipFile, name: str, data: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _THEN)
    entry.compress_type = how
    entry.external_attr = 0o644 << 16
    made.writestr(entry, data)


def unpack(file: Path) -> tuple[Manifest, Contents, dict[str, bytes]]:
    """Read a bundle; UnreadableFile, one sentence, for whatever is not right with it. Nothing is written anywhere."""
    try:
        if file.stat().st_size > WHOLE:
            raise UnreadableFile(f"{file.name} is far larger than a bundle.", "Do not use it; ask for it again.")
        with zipfile.ZipFile(file) as opened:
            return _read(opened, file.name)
    except OSError as error:
        raise UnreadableFile(f"{file.name} cannot be read ({error.strerror}).", "Check the file.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadableFile(f"{file.name} is no bundle, or a damaged one.", "Ask for it again.") from error


def _read(opened: zipfile.ZipFile, name: str) -> tuple[Manifest, Contents, dict[str, bytes]]:
    entries = _entries(opened, name)
    manifest = _manifest(_bytes(opened, entries.get(MANIFEST), SMALL, name), name)
    told = _bytes(opened, entries.get(CONTENTS), LARGE, name)
    if hashlib.sha256(told).hexdigest() != manifest.contents:
        raise UnreadableFile(f"{name} was changed after it was written, or is damaged.", "Ask for it again.")
    try:
        contents = msgspec.json.decode(told, type=Contents)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise UnreadableFile(f"{name} holds what no bundle holds.", "Ask for it again.") from error
    sound(contents, name)
    originals = {}
    for path, entry in entries.items():
        if path.startswith(ORIGINALS):
            originals[path.removeprefix(ORIGINALS)] = _bytes(opened, entry, LARGE, name)
    _originals(contents, originals, name)
    return manifest, contents, originals


def _entries(opened: zipfile.ZipFile, name: str) -> dict[str, zipfile.ZipInfo]:
    """Return the entries by name; nothing but what a bundle has may be in it, and nothing twice."""
    found: dict[str, zipfile.ZipInfo] = {}
    total = 0
    for entry in opened.infolist():
        ours = entry.filename in (TYPE, MANIFEST, CONTENTS) or (
            entry.filename.startswith(ORIGINALS) and entry.filename.removeprefix(ORIGINALS).isalnum()
        )
        if not ours or entry.filename in found:
            raise UnreadableFile(f"{name} holds files that no bundle has.", "Do not use it; ask for it again.")
        found[entry.filename] = entry
        total += entry.file_size
    if len(found) > MOST + 3 or total > WHOLE:
        raise UnreadableFile(f"{name} is far larger than a bundle.", "Do not use it; ask for it again.")
    if MANIFEST not in found or CONTENTS not in found:
        raise UnreadableFile(f"{name} is no bundle.", "Ask for it again.")
    return found


def _bytes(opened: zipfile.ZipFile, entry: zipfile.ZipInfo | None, most: int, name: str) -> bytes:
    """Read an entry, and no more of it than it may hold: what it claims of its size need not be so."""
    if entry is None:
        return b""
    with opened.open(entry) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableFile(f"{name} is far larger than a bundle.", "Do not use it; ask for it again.")
    return data


def _manifest(told: bytes, name: str) -> Manifest:
    """Read the manifest; the format first, for a newer one may look otherwise."""
    try:
        kind = msgspec.json.decode(told, type=_Kind).format
        if kind > FORMAT:
            raise UnreadableFile(
                f"{name} was written by a newer Synoptic (format {kind}; this one reads up to {FORMAT}).",
                "Update Synoptic, or ask for it in an older format.",
            )
        return msgspec.json.decode(told, type=Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise UnreadableFile(f"{name} is no bundle.", "Ask for it again.") from error


class _Kind(msgspec.Struct):
    format: int


def _originals(contents: Contents, originals: Mapping[str, bytes], name: str) -> None:
    """Every original must be the one that the article names."""
    known = {entry.sha256 for entry in contents.articles}
    for sha256, data in originals.items():
        if sha256 not in known or hashlib.sha256(data).hexdigest() != sha256:
            raise UnreadableFile(
                f"An original in {name} is not the one that its article names.", "Do not use it; ask for it again."
            )
