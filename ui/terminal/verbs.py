"""What each verb of the command line does and prints."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from index.quotes.quotes import quotes
from store.backup import put_back
from store.database import FILE
from store.errors import NotFound, ReaderError
from store.exports import Printer, contract
from store.names import copied, day
from store.records import Article, Event, Progress
from ui.service import worker
from ui.service.service import Service
from ui.terminal.export import do_cite, do_export
from ui.terminal.follow import do_feeds, do_refresh, do_watch
from ui.terminal.layout import columns, lined_up, paragraph, screen_width
from ui.terminal.named import article_named, event_named
from ui.terminal.search import do_like, do_search, do_teach
from ui.terminal.terminal import DONE, PARTLY, WORLD, complain, say_json, tamed
from ui.terminal.tidy import do_edit, do_furniture, do_outlets

__all__ = [
    "do_cite",
    "do_edit",
    "do_export",
    "do_feeds",
    "do_furniture",
    "do_like",
    "do_outlets",
    "do_refresh",
    "do_search",
    "do_teach",
    "do_watch",
]  # the verbs that are done elsewhere


@dataclass(frozen=True, slots=True)
class Context:
    """What a verb works with: the library's folder, the words of the command line, and what makes a PDF."""

    folder: Path
    arguments: argparse.Namespace
    printer: Printer | None = None

    def service(self, new: bool = False) -> Service:
        """Open the library; only an import begins a `new` one, so that a mistyped folder is told."""
        if not new and not (self.folder / FILE).exists():
            raise NotFound(f"There is no library in {self.folder}.", "Import articles first, or check --library.")
        return Service(self.folder, self.printer)

    @property
    def json(self) -> bool:
        """Whether a script is reading."""
        return bool(getattr(self.arguments, "json", False))


def do_import(context: Context) -> int:
    """Import; one line an article, a summary, and a table of what failed."""
    with context.service(new=True) as service:
        return say_import(context, service.import_([_source(name) for name in context.arguments.sources]))[0]


def say_import(context: Context, work: Iterator[Progress]) -> tuple[int, dict[str, Any]]:
    """Run an import and print what comes and what fails; return the exit status and the counts."""
    steps: list[Progress] = []
    summary: dict[str, Any] = _exhaust(work, partial(_imported, steps, context.json))
    failed = [{"path": step.path, "why": step.failed} for step in steps if step.failed]
    if context.json:
        told = [
            {"id": step.article, "path": step.path, "known": step.known, "removed": step.removed}
            for step in steps
            if not step.failed
        ]
        say_json({**summary, "articles": told, "failures": failed})
    else:
        print(f"{summary['added']} added, {summary['known']} there already, {summary['failed']} could not be read.")
        for sentence in summary.get("said", ()):  # what two desks decided differently
            print(paragraph(sentence))
        for failure in failed:
            named = failure["path"] in failure["why"]
            complain(failure["why"] if named else f"{failure['path']}: {failure['why']}")
    if not failed:
        return DONE, summary
    return PARTLY if summary["added"] or summary["known"] else WORLD, summary


def _source(name: str) -> str:
    if not name:
        raise ReaderError("A name to import is empty.", "Name a file, a folder or a web address.")
    return name if name.lower().startswith(("http://", "https://")) else str(Path(name))


def _imported(steps: list[Progress], quiet: bool, step: Progress) -> None:
    if step.article is None and not step.failed:
        if step.path and step.message and not quiet:
            print(step.message)  # what of a folder was left out
        return
    steps.append(step)
    if step.article is None or quiet:
        return
    path = tamed(" ".join(step.path.split("\n")))
    if step.removed:
        print(f"- {step.article:>5}  removed before; `synoptic restore {step.article}` puts it back  [{path}]")
    else:
        print(tamed(f"{'=' if step.known else '+'} {step.article:>5}  {step.message or '(no headline)'}  [{path}]"))


def do_articles(context: Context) -> int:
    """List the articles."""
    with context.service() as service:
        listings = service.library.articles.listings(removed=context.arguments.removed)
    if context.json:
        say_json({"articles": [contract.listing(article) for article in listings]})
        return DONE
    lines = [
        (str(a.id), a.outlet, day(a.published), a.language, f"{a.words:,} words", a.title or "(no headline)")
        for a in listings
    ]
    print(columns(("id", "outlet", "published", "language", "length", "headline"), lines) if lines else "No articles.")
    return DONE


def do_show(context: Context) -> int:
    """Show one article: its details, its text, its quotations, what was set aside and why."""
    with context.service() as service:
        article = service.library.articles.get(article_named(service.library, context.arguments.article))
        told = contract.shown(article, quotes(article))
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
    with context.service() as service:
        if context.arguments.inside is not None:
            _exhaust(service.inside(context.arguments.inside))
        events = service.library.events.all()
        wanted = {account.article for event in events for account in event.accounts}
        articles = {article: service.library.articles.get(article) for article in wanted}
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


def do_compare(context: Context) -> int:
    """Line up and print."""
    with context.service() as service:
        lined_up_by = service.compare if context.arguments.fast else service.settled
        lined = lined_up_by(**_named(service, context.arguments.ids))
    if context.json:
        say_json(contract.comparison(lined))
    else:
        print(lined_up(lined))
    return DONE


def do_remove(context: Context) -> int:
    """Remove articles, and say how to put them back."""
    numbers = context.arguments.articles
    with context.service() as service:
        told = _exhaust(service.remove(numbers))
    back = " ".join(str(number) for number in numbers)
    _tell(context, {"removed": numbers, **told}, f"{_many(numbers)} removed. `synoptic restore {back}` undoes it.")
    return DONE


def do_restore(context: Context) -> int:
    """Put removed articles back."""
    numbers = context.arguments.articles
    with context.service() as service:
        told = _exhaust(service.restore(numbers))
    _tell(context, {"restored": numbers, **told}, f"{_many(numbers)} put back.")
    return DONE


def _many(numbers: Sequence[int]) -> str:
    count = len(set(numbers))
    return f"{count:,} article{'s' if count != 1 else ''}"


def do_reindex(context: Context) -> int:
    """Work the index and the events out again."""
    with context.service() as service:
        told = _exhaust(service.reindex())
    _tell(context, told, f"{told['articles']:,} articles indexed, {told['events']:,} events found.")
    return DONE


def do_check(context: Context) -> int:
    """Look for damage; exit 1 when there is some."""
    with context.service() as service:
        wrong = service.check()
        count = service.library.articles.count()
    _tell(context, {"problems": wrong}, "\n".join(wrong) or f"All is well with {count:,} articles.")
    return WORLD if wrong else DONE


def do_backup(context: Context) -> int:
    """Copy the library into one file."""
    with context.service() as service:
        file = service.backup(str(context.arguments.file))
    _tell(context, {"written": file}, f"Written: {file}")
    return DONE


def do_restore_backup(context: Context) -> int:
    """Make a library of a backup."""
    put_back(context.arguments.file, context.folder)
    with context.service() as service:
        count = service.library.articles.count()
    _tell(context, {"library": str(context.folder), "articles": count}, f"{count:,} articles put into {context.folder}")
    return DONE


def do_worker(context: Context) -> int:
    """Answer the window until it goes away."""
    return worker.serve(context.folder, printer=context.printer)


def _named(service: Service, typed: Sequence[str]) -> dict[str, Any]:
    if len(typed) == 1:
        return {"event": event_named(service.library, typed[0])}
    return {"articles": [article_named(service.library, one) for one in typed]}


def _tell(context: Context, told: dict[str, Any], words: str) -> None:
    if context.json:
        say_json(told)
    else:
        print(words)


def _exhaust(work: Iterator[Progress], see: Any = None) -> Any:
    """Run long work to its end and return its value; `see` is called with each step."""
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            return end.value
        if see:
            see(step)
