"""Files out: one module a format, chosen by the file's ending."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from store.errors import ReaderError
from store.exports import contract
from store.exports.document import document
from store.exports.markdown import markdown
from store.exports.page import page
from store.exports.sheet import Sheet, sheet
from store.exports.spreadsheet import spreadsheet
from store.exports.wish import Beside
from store.records import Comparison

Printer = Callable[[Sheet], bytes]
"""Lays a sheet out as the bytes of a PDF."""

ENDINGS = (".html", ".md", ".docx", ".pdf", ".csv", ".json")


def write(lined: Comparison, file: Path, printer: Printer | None = None, beside: Beside | None = None) -> None:
    """Write a comparison to `file`, whole or not at all, in the format that its ending names.

    A .pdf needs a `printer`. ReaderError for another ending, or a place that cannot be written.
    """
    put(file, _bytes(lined, ending_of(file, printer), printer, beside or Beside()))


def ending_of(file: Path, printer: Printer | None = None) -> str:
    """Return the ending that names the format of a file; ReaderError when it is none that can be written."""
    ending = file.suffix.lower()
    if ending not in ENDINGS or (ending == ".pdf" and printer is None):
        raise ReaderError(
            f"Synoptic cannot write {ending or 'a file without an ending'}.", f"Use {', '.join(ENDINGS)}."
        )
    return ending


def put(file: Path, data: bytes) -> None:
    """Write bytes to a file, whole or not at all; ReaderError for a place that cannot be written."""
    draft = file.parent / f".synoptic-{os.getpid()}.part"  # as short as may be: a name may be as long as a disk allows
    try:
        if not file.name:
            raise ValueError("no name")
        draft.write_bytes(data)
        os.replace(draft, file)
    except (OSError, ValueError) as error:  # ValueError: no name, or a NUL in it
        with suppress(OSError, ValueError):  # where the file cannot be, its draft is not either
            draft.unlink()
        reason = getattr(error, "strerror", None) or "no file has that name"
        raise ReaderError(f"{file} cannot be written ({reason}).", "Choose another place.") from error


def _bytes(lined: Comparison, ending: str, printer: Printer | None, beside: Beside) -> bytes:
    if ending == ".json":
        return json.dumps(contract.exported(lined, beside), ensure_ascii=False, indent=1).encode("utf-8", "replace")
    laid_out = sheet(lined, beside)
    if ending == ".docx":
        return document(laid_out)
    if ending == ".pdf" and printer is not None:
        return printer(laid_out)
    if ending == ".csv":
        return spreadsheet(laid_out).encode("utf-8-sig", "replace")  # the mark tells Excel that it is UTF-8
    return (markdown(laid_out) if ending == ".md" else page(laid_out)).encode("utf-8", "replace")
