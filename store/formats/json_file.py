"""A JSON file as a whole: ninjs, schema.org's NewsArticle, a JSON Feed, or a list of such articles."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from store.errors import ReaderError, UnreadableFile
from store.formats import feed_json, jsonl, objects
from store.formats.decode import LARGEST, decode
from store.records import Page, Reading

_LISTS = ("articles", "items", "results", "docs", "stories", "news", "data", "@graph")
_WRAPPERS = ("article", "newsItem", "item", "response", "content", "data", "mainEntity")
_NEXT_STEP = "Save it as JSON Lines: one article a line."
_TYPE = "application/json"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield an article, or an error, for every object that is one."""
    data = file.read(LARGEST + 1)
    try:
        told = json.loads(decode(data, name), strict=False)
    except (ValueError, RecursionError) as error:
        yield from _broken(data, name, error)
        return
    if feed_json.is_feed(told):
        yield from feed_json.entries(told, name)
        return
    many = _articles(told)
    if many is None:
        yield Reading(_page(told, name), data.rstrip(), name, _TYPE)  # on one line it is known as a line of JSON Lines
        return
    if not many:
        raise UnreadableFile(f"{name} is an empty list.", "Choose a file with an article in it.")
    for number, entry in enumerate(many, 1):
        yield _one(entry, f"{name}#{number}")


def _broken(data: bytes, name: str, error: Exception) -> Iterator[Reading | ReaderError]:
    """More than one value is JSON Lines under another name."""
    if isinstance(error, json.JSONDecodeError) and error.msg == "Extra data":
        yield from jsonl.read(io.BytesIO(data), name)
        return
    reason = f" ({error.msg}, line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
    raise UnreadableFile(f"{name} is broken JSON{reason}.", "Save or download it again.")


def _articles(told: Any, levels: int = 4) -> list[Any] | None:
    """Return the list of articles, None where the file is one article."""
    if isinstance(told, list):
        return told
    if not isinstance(told, dict) or not levels:
        return None
    keys = [key for key in (*_LISTS, *_WRAPPERS) if isinstance(told.get(key), list | dict)]
    for key in keys:
        if isinstance(told[key], list) and any(isinstance(entry, dict) for entry in told[key]):
            if key in _LISTS:
                return [entry for entry in told[key] if _tells(entry)] if key == "@graph" else list(told[key])
        elif isinstance(told[key], dict) and not _has_text(told):
            inner = _articles(told[key], levels - 1)
            return [told[key]] if inner is None else inner
    return None


def _tells(entry: Any) -> bool:
    return isinstance(entry, dict) and _has_text(entry)


def _has_text(told: dict[str, Any]) -> bool:
    known = {objects.squeezed(str(key)) for key in told}
    return bool(known & {*objects.KEYS["text"], *objects.KEYS["markup"], *objects.KEYS["whole"], "paragraphs"})


def _one(entry: Any, where: str) -> Reading | ReaderError:
    """Read one of several; its original is the object alone, so that it is known again in another file."""
    try:
        data = json.dumps(entry, ensure_ascii=False).encode("utf-8", "replace")
        return Reading(_page(entry, where), data, where, _TYPE)
    except ReaderError as error:
        return error
    except RecursionError:
        return UnreadableFile(f"{where} is nested far deeper than an article.", _NEXT_STEP)


def _page(told: Any, where: str) -> Page:
    if not isinstance(told, dict):
        raise UnreadableFile(f"{where} is not an article but a {jsonl.named(told)}.", _NEXT_STEP)
    return objects.page(told, where)
