"""What a user pasted: text as it is, unless it is plainly the source of a web page or JSON Lines.

Nothing is refused for the letters that it begins with: "ID3" or "BZh" may open a sentence.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator

from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST, plain
from store.formats.text import page
from store.records import Reading

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)


def read(text: str, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the article in a pasted text; several where the lines of a JSON Lines file were pasted."""
    data = text.encode("utf-8", "replace")  # half a letter, as some programs copy it, is no reason to refuse
    if _PAGE.match(text):
        from store.formats import html  # brings trafilatura: only when a page is read

        try:
            yield from html.read(io.BytesIO(data), name)
        except ReaderError as error:
            yield error
    elif _is_object(text.lstrip().partition("\n")[0]):
        from store.formats import jsonl

        yield from jsonl.read(io.BytesIO(data), name)
    else:
        yield _text(text, data, name)


def _text(text: str, data: bytes, name: str) -> Reading | ReaderError:
    words = plain(text) if len(data) <= LARGEST else ""
    if len(data) > LARGEST:
        return UnreadableFile("What you pasted is far longer than an article.", "Paste its articles one by one.")
    if not words.strip():
        return UnreadableFile(
            "There is nothing to read in what you pasted.", "Copy the article's text and paste again."
        )
    return Reading(page(words), data, name)


def _is_object(line: str) -> bool:
    if not line.startswith("{"):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
