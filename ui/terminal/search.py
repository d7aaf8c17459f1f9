"""What the command line's verbs of search do and print: `search`, `like`, `teach`."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.search.answers import Wish
from store.errors import QueryError, ReaderError
from store.exports import contract
from store.names import day
from store.records import Facet, Found, SavedSearch
from ui.service import searches
from ui.service.searching import finished
from ui.service.service import Service
from ui.terminal.layout import columns, paragraph
from ui.terminal.terminal import DONE, PARTLY, complain, say_json

if TYPE_CHECKING:
    from ui.terminal.context import Context

SHOWN = 5  # values of a facet in the terminal


def do_search(context: Context) -> int:
    """Search, or do what an option asks for: many queries from a file, kept searches."""
    told = context.arguments
    query = " ".join(told.query)
    with context.service() as service:
        if told.batch:
            return _batch(context, service)
        if told.forget:
            searches.forget(service.library, told.forget)
        if told.save:
            searches.save(service.library, told.save, query)
            if not context.json:
                print(f"Kept as “{told.save}”: `synoptic search --open` with this name does it again.")
        if told.saved or told.forget:
            return _say_saved(context, finished(service.searching.saved()))
        if told.open:
            query = searches.look_at(service.library, told.open)
        return _one(context, service, query)


def _one(context: Context, service: Service, query: str) -> int:
    told = context.arguments
    wish = Wish(told.limit, told.order, told.facets, told.snippets)
    try:
        found = finished(service.search(query, told.limit, wish))
    except QueryError as error:
        if error.at and not context.json:
            complain(f"{query}\n{' ' * (len('synoptic: ') + error.at[0])}{'^' * max(error.at[1] - error.at[0], 1)}")
        raise
    searches.remember(service.library, query)
    if context.json:
        say_json(contract.found(found))
        return DONE
    listed = f"; {len(found.hits):,} are listed, --limit N lists more" if 0 < len(found.hits) < found.total else ""
    print(f"{found.total:,} found in {found.took_ms:.0f} ms{listed}")
    _say(found, bool(told.snippets))
    for meant in found.meant:
        print(f"\nDid you mean  {meant.query}  ({meant.total:,} found)")
    for facet in found.facets:
        print(f"\n{_facet_line(facet)}")
    for note in found.notes:
        complain(note)
    return DONE


def _say(found: Found, snippets: bool) -> None:
    for hit in found.hits:
        head = " · ".join(part for part in (hit.outlet, day(hit.published), hit.title) if part)
        number = f"{hit.article}:{hit.passage}" if hit.passage is not None else str(hit.article)
        print(f"\n{number:>5}  {paragraph(head, 7).lstrip()}")
        for text in [one.text for one in hit.snippets] if snippets and hit.snippets else [hit.snippet]:
            print(paragraph(text, 7))


def _facet_line(facet: Facet) -> str:
    listed = "   ".join(f"{value.label} {value.count:,}" for value in facet.values[:SHOWN])
    more = len(facet.values[SHOWN:]) + facet.others
    return f"{facet.name + ':':<10} {listed}" + (f"   and {more:,} more" if more else "")


def _batch(context: Context, service: Service) -> int:
    """Count what each line of a file finds; lines that begin with # are left out."""
    told = context.arguments
    rows: list[tuple[str, int | str, str]] = []
    for query in _queries(told.batch):
        try:
            rows.append((query, finished(service.search(query, 0)).total, ""))
        except QueryError as error:
            rows.append((query, "", str(error)))
    if told.to:
        _write(told.to, rows)
    wrong = sum(bool(problem) for _, _, problem in rows)
    if context.json:
        say_json({"counts": [dict(zip(("query", "articles", "problem"), row, strict=True)) for row in rows]})
    elif told.to:
        print(f"{len(rows):,} searches counted. Written: {told.to}")
    else:
        print(columns(("articles", "query"), [(str(count) or "-", query) for query, count, _ in rows]))
    for query, _, problem in rows:
        if problem:
            complain(f"{query}: {problem}")
    return PARTLY if wrong else DONE


def _queries(file: Path) -> list[str]:
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReaderError(f"{file} cannot be read: {error}.", "Name a plain text file with a search a line.") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _write(file: Path, rows: Sequence[tuple[str, int | str, str]]) -> None:
    """Write the counts whole or not at all; a cell that a spreadsheet would take for a formula begins with a mark."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(("search", "articles", "problem"))
    writer.writerows(tuple(_safe(cell) for cell in row) for row in rows)
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_text(text.getvalue(), "utf-8-sig", newline="")
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ReaderError(f"{file} cannot be written: {error.strerror}.", "Choose another place.") from error


def _safe(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t" and cell[:1] else cell


def _say_saved(context: Context, kept: Sequence[SavedSearch]) -> int:
    if context.json:
        say_json({"saved": [{name: getattr(one, name) for name in SavedSearch.__slots__} for one in kept]})
    elif kept:
        lines = [(one.name, f"{one.total:,}", f"{one.new:,} new" if one.new else "", one.query) for one in kept]
        print(columns(("name", "articles", "since", "search"), lines))
    else:
        print('No search is kept. `synoptic search --save NAME "the search"` keeps one.')
    return DONE


def do_like(context: Context) -> int:
    """List who else says what a passage says."""
    article, _, passage = context.arguments.passage.partition(":")
    if not article.isdecimal() or not passage.isdecimal():
        raise ReaderError(
            f"“{context.arguments.passage}” names no passage.", "Write the article and the passage, as in 12:3."
        )
    with context.service() as service:
        limit = context.arguments.limit
        found = finished(service.searching.like(int(article), int(passage), limit, deep=True))
        words = service.library.articles.get(int(article)).passage_text(int(passage))
    if context.json:
        say_json({"passage": words, **contract.found(found)})
        return DONE
    print(paragraph(words))
    print(f"\n{found.total:,} say something like it" if found.total else "\nNobody else says it.")
    _say(found, False)
    return DONE


def do_teach(context: Context) -> int:
    """Teach names that mean the same, or list them."""
    with context.service() as service:
        groups = service.searching.teach(context.arguments.names, context.arguments.forget or "")
    if context.json:
        say_json({"taught": groups})
    else:
        print(
            "\n".join(" = ".join(group) for group in groups)
            or 'Nothing is taught. Try: teach "EPA" "Environment Agency"'
        )
    return DONE
