"""What each verb of the command line does and prints."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from index.quotes.quotes import quotes
from store.database import FILE
from store.errors import NotFound, ReaderError
from store.exports import Printer, contract
from store.names import day
from store.records import Comparison, Event, Progress
from ui import worker
from ui.layout import columns, lined_up
from ui.service import Service
from ui.terminal import DONE, PARTLY, WORLD, complain, say_json


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
    steps: list[Progress] = []
    with context.service(new=True) as service:
        work = service.import_([_source(name) for name in context.arguments.sources])
        summary = _exhaust(work, partial(_imported, steps, context.json))
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
        for failure in failed:
            named = failure["path"] in failure["why"]
            complain(failure["why"] if named else f"{failure['path']}: {failure['why']}")
    if not failed:
        return DONE
    return PARTLY if summary["added"] or summary["known"] else WORLD


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
    if step.removed:
        print(f"- {step.article:>5}  removed before; `synoptic restore {step.article}` puts it back  [{step.path}]")
    else:
        print(f"{'=' if step.known else '+'} {step.article:>5}  {step.message or '(no headline)'}  [{step.path}]")


def do_articles(context: Context) -> int:
    """List the articles."""
    with context.service() as service:
        listings = service.library.articles.listings(removed=context.arguments.removed)
    if context.json:
        say_json({"articles": [contract.listing(article) for article in listings]})
        return DONE
    print(
        columns(
            ("id", "outlet", "published", "language", "words", "headline"),
            [(str(a.id), a.outlet, day(a.published), a.language, str(a.words), a.title) for a in listings],
        )
    )
    return DONE


def do_show(context: Context) -> int:
    """Show one article: its details, its text, what was set aside and why."""
    with context.service() as service:
        article = service.library.articles.get(context.arguments.article)
        told = contract.shown(article, quotes(article))
    if context.json:
        say_json(told)
        return DONE
    for name in ("title", "outlet", "byline", "published", "dateline", "wire", "section", "language", "url"):
        if told[name]:
            print(f"{name + ':':<11}{told[name]}")
    print(f"{'original:':<11}{article.original.path} (sha256 {article.original.sha256})")
    print(f"\n{article.text}\n")
    for piece in told["furniture"]:
        print(f"set aside ({piece['reason']}): {piece['text']}")
    return DONE


def do_search(context: Context) -> int:
    """Search; the index is mended first when it must be."""
    with context.service() as service:
        answer = service.search(" ".join(context.arguments.query), context.arguments.limit)
        found = _exhaust(answer) if isinstance(answer, Iterator) else answer
    if context.json:
        say_json(contract.found(found))
        return DONE
    print(f"{found.total:,} found in {found.took_ms:.0f} ms")
    for hit in found.hits:
        head = " · ".join(part for part in (hit.outlet, day(hit.published), hit.title) if part)
        print(f"\n{hit.article:>5}  {head}\n       {hit.snippet}")
    return DONE


def do_events(context: Context) -> int:
    """List the events."""
    with context.service() as service:
        events = service.library.events.all()
        wanted = {account.article for event in events for account in event.accounts}
        articles = {article: service.library.articles.get(article) for article in wanted}
    if context.json:
        say_json({"events": [contract.event(event, articles) for event in events]})
        return DONE
    print(columns(("id", "kind", "date", "accounts", "title"), [_event_line(event) for event in events]))
    return DONE


def _event_line(event: Event) -> tuple[str, ...]:
    return (str(event.id), event.kind, day(event.date), str(len(event.accounts)), event.title)


def do_compare(context: Context) -> int:
    """Line up and print."""
    with context.service() as service:
        lined = _compared(service, context.arguments.ids)
    if context.json:
        say_json(contract.comparison(lined))
    else:
        print(lined_up(lined))
    return DONE


def do_export(context: Context) -> int:
    """Write a comparison to a file."""
    file = context.arguments.to
    with context.service() as service:
        service.export(to=str(file), **_named(context.arguments.ids))
    _tell(context, {"written": str(file)}, f"Written: {file}")
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


def do_worker(context: Context) -> int:
    """Answer the window until it goes away."""
    return worker.serve(context.folder, printer=context.printer)


def _named(ids: Sequence[int]) -> dict[str, Any]:
    return {"event": ids[0]} if len(ids) == 1 else {"articles": ids}


def _compared(service: Service, ids: Sequence[int]) -> Comparison:
    return service.compare(**_named(ids))


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
