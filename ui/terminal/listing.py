"""The verbs of the command line that need nothing but the library: `articles`, `show`, `events`, backups."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from index.quotes.quotes import quotes
from store.backup import put_back
from store.bundle.partial import passages_only
from store.exports import contract
from store.names import copied, day
from store.records import Article, Event
from ui.terminal.context import exhaust, say
from ui.terminal.layout import columns, paragraph, screen_width
from ui.terminal.named import article_named
from ui.terminal.terminal import DONE, say_json

if TYPE_CHECKING:
    from ui.terminal.context import Context


def do_articles(context: Context) -> int:
    """List the articles."""
    with context.library() as library:
        listings = library.articles.listings(removed=context.arguments.removed)
        cut = passages_only(library.db)
    if context.json:
        say_json({"articles": [contract.listing(article, article.id in cut) for article in listings]})
        return DONE
    lines = [
        (str(a.id), a.outlet, day(a.published), a.language, f"{a.words:,} words", a.title or "(no headline)")
        for a in listings
    ]
    none = "No article was removed." if context.arguments.removed else "No articles."
    print(columns(("id", "outlet", "published", "language", "length", "headline"), lines) if lines else none)
    return DONE


def do_show(context: Context) -> int:
    """Show one article: its details, its text, its quotations, what was set aside and why."""
    with context.library() as library:
        article = library.articles.get(article_named(library, context.arguments.article))
        told = contract.shown(article, quotes(article), article.id in passages_only(library.db))
    if context.json:
        say_json(told)
        return DONE
    for name in ("title", "outlet", "byline", "published", "dateline", "wire", "section", "language", "url"):
        if told[name]:
            print(f"{name + ':':<11}{told[name]}")
    if article.copies:
        print(f"{'copies:':<11}{copied(article.copies, len(article.copies))}")
    print(f"{'original:':<11}{article.original.path} (sha256 {article.original.sha256})")
    print("\n" + "\n".join(_text(article, context.arguments.passages)) + "\n")
    for quote in told["quotes"]:
        print(paragraph(f"quoted ({quote['speaker'] or 'speaker not told'}): {' '.join(quote['text'].split())}"))
    for piece in told["furniture"]:
        print(paragraph(f"set aside ({piece['reason']}): {' '.join(piece['text'].split())}"))
    return DONE


def _text(article: Article, numbered: bool) -> list[str]:
    """Return the lines of a text, or its passages under the numbers by which other verbs name them."""
    if not numbered:
        return [paragraph(line) for line in article.text.split("\n")]
    size = len(str(len(article.passages)))
    across = screen_width() - size - 2
    found = []
    for place in range(len(article.passages)):
        words = paragraph(" ".join(article.passage_text(place).split()), 0, max(across, 12))
        found.append(f"{place:>{size}}  " + words.replace("\n", "\n" + " " * (size + 2)))
    return found


def do_events(context: Context) -> int:
    """List the events."""
    if context.arguments.inside is not None:
        with context.service() as service:
            exhaust(service.inside(context.arguments.inside))
    with context.library() as library:
        events = library.events.all()
        wanted = {account.article for event in events for account in event.accounts}
        articles = {article: library.articles.get(article) for article in wanted}
    if context.json:
        say_json({"events": [contract.event(event, articles) for event in events]})
        return DONE
    story_of = {account.article: one for one in events if one.kind == "story" for account in one.accounts}
    lines = [_event_line(event, story_of) for event in events]
    print(columns(("id", "kind", "date", "accounts", "title"), lines) if lines else "No event is told by two articles.")
    return DONE


def _event_line(event: Event, story_of: Mapping[int, Event]) -> tuple[str, ...]:
    """Return an event as a line; one told within a story says so, since both open the same articles."""
    homes = {story_of[account.article].id if account.article in story_of else 0 for account in event.accounts}
    within = event.kind == "event" and len(homes) == 1 and 0 not in homes
    kind = f"event of {min(homes)}" if within else event.kind
    return (str(event.id), kind, day(event.date), f"{len(event.accounts)} accounts", event.title)


def do_backup(context: Context) -> int:
    """Copy the library into one file."""
    file = str(context.arguments.file)
    with context.library() as library:
        library.backup(Path(file))
    say(context, {"written": file}, f"Written: {file}")
    return DONE


def do_restore_backup(context: Context) -> int:
    """Make a library of a backup."""
    put_back(context.arguments.file, context.folder)
    with context.library() as library:
        count = library.articles.count()
    say(context, {"library": str(context.folder), "articles": count}, f"{count:,} articles put into {context.folder}")
    return DONE
