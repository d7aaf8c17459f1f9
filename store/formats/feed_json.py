"""JSON Feed: every entry that holds its whole text becomes an article."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from typing import Any

from store.errors import ReaderError, UnreadableFile
from store.formats import feed_entries
from store.formats.declared import moment, names, tongue, words
from store.records import Details, Reading

_TYPE = "application/feed+json"


def is_feed(told: Any) -> bool:
    """Tell a JSON Feed by the version that each must name."""
    version = told.get("version") if isinstance(told, dict) else None
    return isinstance(version, str) and "jsonfeed.org/version" in version and isinstance(told.get("items"), list)


def entries(told: dict[str, Any], name: str) -> Iterator[Reading | ReaderError]:
    """Yield an article or an error for every entry; the original of one is its own object."""
    if not told["items"]:
        yield UnreadableFile(f"{name} is a feed without entries.", "Try again when its outlet has published.")
    for number, item in enumerate(told["items"], 1):
        where = f"{name}#{number}"
        try:
            if not isinstance(item, dict):
                raise UnreadableFile(f"{where} is no entry of a feed.", "Tell the feed's outlet.")
            page = feed_entries.page(_entry(item, told), where)
            yield Reading(page, json.dumps(item, ensure_ascii=False).encode("utf-8", "replace"), where, _TYPE)
        except ReaderError as error:
            yield error
        except RecursionError:
            yield UnreadableFile(f"{where} is nested far deeper than an article.", "Tell the feed's outlet.")


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> feed_entries.Entry:
    plain = item.get("content_text")
    summary = item.get("summary")
    marked = item.get("content_html")
    details = Details(
        title=words(item.get("title")),
        outlet=words(feed.get("title")),
        byline=names(item.get("authors") or item.get("author") or feed.get("authors")),
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
        language=tongue(item.get("language") or feed.get("language")),
        url=words(item.get("url") or item.get("external_url")),
        source_id=words(item.get("id")),
    )
    content = marked if isinstance(marked, str) else _paragraphs(plain) if isinstance(plain, str) else ""
    return feed_entries.Entry(details, content, summary if isinstance(summary, str) else "")


def _paragraphs(text: str) -> str:
    return "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
