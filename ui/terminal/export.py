"""What the command line's verbs of files out do and print: `export`, `cite`."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from store import exports
from store.bundle.records import ENDING
from store.cite.reference import reference, references
from store.cite.styles import ENDINGS, written
from store.database import Library
from store.errors import NotFound, ReaderError
from store.records import Article
from ui.terminal.context import Picture, exhaust, say
from ui.terminal.named import article_named, event_named
from ui.terminal.terminal import DONE, PICTURE, say_json

if TYPE_CHECKING:
    from ui.service.exporting import Asked
    from ui.service.service import Service
    from ui.terminal.context import Context

_ROWS = re.compile(r"(\d+)(?:-(\d+))?")
_MOST_ROWS = 100_000


def do_export(context: Context) -> int:
    """Write a comparison to a file."""
    told = context.arguments
    if told.to.suffix.lower() == ENDING:
        return _bundle(context)
    if told.to.suffix.lower() == PICTURE:
        return _picture(context)
    with context.service() as service:
        exhaust(service.exporting.export(to=str(told.to), wish=_wish(told), **compared(service, told.ids)))
    return _written(context)


def _written(context: Context) -> int:
    file = str(context.arguments.to)
    say(context, {"written": file}, f"Written: {file}")
    return DONE


def _picture(context: Context) -> int:
    """Draw the window, without showing it."""
    told = context.arguments
    if context.makers.drawer is None:
        raise ReaderError("A picture cannot be made here.", "Export to .html or .docx.")
    from index.compare import accounts  # with the service, which citing does without

    with context.service() as service:
        named = compared(service, told.ids)
        accounts(service.library, named.get("articles", ()), named.get("event"))  # what is wrong is told before
    wanted = Picture(named.get("event"), named.get("articles", []), told.view, told.dark)
    context.makers.drawer(context.folder, wanted, told.to)
    return _written(context)


def _bundle(context: Context) -> int:
    """Write a bundle for a colleague."""
    told = context.arguments
    with context.service() as service:
        named = compared(service, told.ids)
        exhaust(service.bundling.bundle(str(told.to), texts=not told.no_texts, whole=told.originals, **named))
    return _written(context)


def compared(service: Service, ids: list[str]) -> dict[str, Any]:
    """Return what numbers or names mean: one is an event, several are articles."""
    if len(ids) == 1:
        return {"event": event_named(service.library, ids[0])}
    return {"articles": [article_named(service.library, name) for name in ids]}


def _wish(told: Any) -> Asked:
    from ui.service.exporting import Asked  # with the service, which citing does without

    without = tuple(part.strip() for part in (told.without or "").split(",") if part.strip())
    return Asked(told.differences, tuple(_rows(told.rows or "")), without)


def _rows(typed: str) -> list[int]:
    """Read "3,7-9"; ReaderError for what is no list of rows."""
    found: list[int] = []
    for part in filter(None, (one.strip() for one in typed.split(","))):
        match = _ROWS.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match and len(part) < 20 else (0, -1)
        if not 1 <= first <= last <= _MOST_ROWS:
            raise ReaderError(f"“{part}” names no rows.", "Write them as in 3,7-9.")
        found += range(first, last + 1)
    return found


def do_cite(context: Context) -> int:
    """Print or write references to articles, or a quotation with its source."""
    told = context.arguments
    with context.library() as library:
        articles = _cited(library, told)
    quoted = _quoted(articles, told.passage)
    style = ENDINGS.get(told.to.suffix.lower(), told.style) if told.to and told.style == "plain" else told.style
    made = references(articles) if not quoted else (reference(articles[0], quoted=quoted),)
    text = written(made, style)
    if told.to:
        exports.put(told.to, text.encode("utf-8", "replace"))
    if context.json:
        say_json({"style": style, "text": text, "written": str(told.to) if told.to else None})
    elif told.to:
        print(f"Written: {told.to}")
    else:
        sys.stdout.write(text.replace("\r\n", "\n"))
    return DONE


def _cited(library: Library, told: Any) -> list[Article]:
    if told.event:
        events = [library.events.get(event_named(library, name)) for name in told.ids]
        numbers = [account.article for event in events for account in event.accounts]
    else:
        numbers = [article_named(library, name) for name in told.ids]
    return [library.articles.get(number) for number in dict.fromkeys(numbers)]


def _quoted(articles: list[Article], passage: int | None) -> str:
    if passage is None:
        return ""
    if len(articles) != 1:
        raise ReaderError("A passage is of one article.", "Name one article with --passage.")
    article = articles[0]
    if not 0 <= passage < len(article.passages):
        raise NotFound(
            f"Article {article.id} has no passage {passage}.",
            f"`synoptic show {article.id} --passages` lists those it has.",
        )
    return article.passage_text(passage)
