"""The verbs of the command line that change the library, line up or work things out again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.addresses import is_address
from store.errors import ReaderError
from store.exports import contract
from store.records import Progress
from ui.terminal.context import Context, exhaust, say
from ui.terminal.layout import FEW, lined_up, paragraph
from ui.terminal.named import article_named, event_named
from ui.terminal.terminal import DONE, PARTLY, WORLD, complain, say_json, tamed

if TYPE_CHECKING:
    from ui.service.service import Service


def do_import(context: Context) -> int:
    """Import; one line an article, a summary, and a table of what failed."""
    with context.service(new=True) as service:
        return say_import(context, service.import_([_source(name) for name in context.arguments.sources]))[0]


def say_import(context: Context, work: Iterator[Progress]) -> tuple[int, dict[str, Any]]:
    """Run an import and print what comes and what fails; return the exit status and the counts."""
    steps: list[Progress] = []
    summary: dict[str, Any] = exhaust(work, partial(_imported, steps, context.json))
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
    return name if is_address(name) else str(Path(name))


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


def do_compare(context: Context) -> int:
    """Line up and print."""
    with context.service() as service:
        lined_up_by = service.compare if context.arguments.fast else service.settled
        lined = lined_up_by(**_named(service, context.arguments.ids))
    if context.json:
        say_json(contract.comparison(lined))
    else:
        print(lined_up(lined, alone=None if context.arguments.alone else FEW))
    return DONE


def do_remove(context: Context) -> int:
    """Remove articles, and say how to put them back."""
    numbers = context.arguments.articles
    with context.service() as service:
        told = exhaust(service.remove(numbers))
    back = " ".join(str(number) for number in numbers)
    say(context, {"removed": numbers, **told}, f"{_many(numbers)} removed. `synoptic restore {back}` undoes it.")
    return DONE


def do_restore(context: Context) -> int:
    """Put removed articles back."""
    numbers = context.arguments.articles
    with context.service() as service:
        told = exhaust(service.restore(numbers))
    say(context, {"restored": numbers, **told}, f"{_many(numbers)} put back.")
    return DONE


def _many(numbers: Sequence[int]) -> str:
    count = len(set(numbers))
    return f"{count:,} article{'s' if count != 1 else ''}"


def do_reindex(context: Context) -> int:
    """Work the index and the events out again."""
    with context.service() as service:
        told = exhaust(service.reindex())
    say(context, told, f"{told['articles']:,} articles indexed, {told['events']:,} events found.")
    return DONE


def do_check(context: Context) -> int:
    """Look for damage; exit 1 when there is some."""
    with context.service() as service:
        wrong = service.check()
        count = service.library.articles.count()
    say(context, {"problems": wrong}, "\n".join(wrong) or f"All is well with {count:,} articles.")
    return WORLD if wrong else DONE


def do_worker(context: Context) -> int:
    """Answer the window until it goes away."""
    from ui.service import worker

    return worker.serve(context.folder, printer=context.makers.printer)


def _named(service: Service, typed: Sequence[str]) -> dict[str, Any]:
    if len(typed) == 1:
        return {"event": event_named(service.library, typed[0])}
    return {"articles": [article_named(service.library, one) for one in typed]}
