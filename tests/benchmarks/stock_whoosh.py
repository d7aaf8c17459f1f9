"""Whoosh as its tutorial shows it: its own files, one searcher, the best 20 with its own highlights."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import whoosh.index as stock
from whoosh import analysis, fields
from whoosh.qparser import MultifieldParser, default, plugins

from store.records import Article
from tests.benchmarks.asked import between


def schema() -> fields.Schema:
    """Return the fields that the other engines have too."""
    stemmed = analysis.StemmingAnalyzer()
    return fields.Schema(
        id=fields.NUMERIC(int, stored=True, unique=True),
        title=fields.TEXT(analyzer=stemmed, field_boost=2.5),
        text=fields.TEXT(analyzer=stemmed, stored=True),
        outlet=fields.ID(),
        day=fields.NUMERIC(int, sortable=True),
    )


def written(folder: Path, held: list[Article], **options: Any) -> Any:
    """Write articles with Whoosh's own writer; return the index."""
    folder.mkdir(exist_ok=True)
    index = stock.create_in(str(folder), schema())
    writer: Any = index.writer(limitmb=256, **options)
    for one in held:
        told, day = one.details, int(one.details.published[:10].replace("-", "") or 0)
        writer.add_document(id=one.id, title=told.title, text=one.text, outlet=told.outlet, day=day)
    writer.commit(merge=False)
    return index


def query(kind: str, words: list[str]) -> Any:
    """Return a search of the benchmark as Whoosh reads it."""
    shapes = {
        "phrase": '"{} {} {}"', "prefix": "{}*", "wildcard": "{}", "fuzzy": "{}~2" if len(words[0]) > 5 else "{}~",
        "headline": "title:{}", "boolean": "({} OR {}) {} NOT {}", "filter": "{} outlet:{} day:[{}0101 TO {}1231]",
        "days": "{} day:[{} TO {}]",
    }  # fmt: skip
    told = [word.replace("-", "") if kind == "days" else word for word in words] + words[-1:]
    typed = shapes[kind].format(*told) if kind in shapes else between(kind).join(words)
    parser: default.QueryParser = MultifieldParser(["title", "text"], schema())
    parser.add_plugin(plugins.FuzzyTermPlugin())
    return parser.parse(typed)


class Whoosh:
    """Stock Whoosh."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._searcher: Any = None

    def build(self, held: list[Article]) -> None:
        written(self._folder, held).close()

    def open(self) -> None:
        self._searcher = stock.open_dir(str(self._folder)).searcher()

    def search(self, kind: str, words: list[str]) -> int | None:
        found = self._searcher.search(query(kind, words), limit=20)
        for hit in found:
            hit.highlights("text")
        return len(found)

    def close(self) -> None:
        if self._searcher:
            self._searcher.close()
