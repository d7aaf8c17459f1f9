"""The search engines that are measured side by side: ours, FTS5 through sqlite-utils, tantivy where it is installed."""

from __future__ import annotations

import json
import lzma
import random
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Any, Protocol

from sqlite_utils import Database

from index.search.index import SearchIndex
from store.records import Article
from tests.benchmarks.asked import between
from tests.benchmarks.stock_whoosh import Whoosh
from tests.index.search_library import Library, article

CORPUS = Path(__file__).parents[3] / "shared" / "corpora" / "scale37k" / "articles.jsonl.xz"
FRAGMENT = 30


class Engine(Protocol):
    """An index on the disk that is built once and then searched: all hits counted, the best 20 with a snippet.

    `search` returns None for a kind of search that an engine does not know.
    """

    def build(self, held: list[Article]) -> None: ...
    def open(self) -> None: ...
    def search(self, kind: str, words: list[str]) -> int | None: ...
    def close(self) -> None: ...


def articles(count: int) -> Iterator[Article]:
    """Yield real articles where they are at hand, else invented ones of the same length and word frequencies.

    Where more are asked for than there are, each further one is the first half of one and the second of another.
    """
    if CORPUS.exists():
        with lzma.open(CORPUS, "rt", encoding="utf-8") as lines:
            told = [json.loads(line) for line in islice(lines, count)]
        for number in range(1, count + 1):
            one, other = told[(number - 1) % len(told)], told[(number * 7919) % len(told)]
            halves = one["text"][: len(one["text"]) // 2], other["text"][len(other["text"]) // 2 :]
            text = one["text"] if number <= len(told) else " ".join(halves)
            details = {"title": one["title"], "outlet": one["outlet"], "published": one["date"]}
            yield article(number, text, **{name: value or "" for name, value in details.items()})
        return
    chance = random.Random(5)
    words = [f"word{number}" for number in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    for number in range(1, count + 1):
        sentences = (" ".join(chance.choices(words, weights, k=20)) for _ in range(40))
        day = f"201{chance.randrange(3, 9)}-0{chance.randrange(1, 9)}-01"
        title = " ".join(chance.choices(words, weights, k=8))
        yield article(number, ". ".join(sentences), title=title, outlet=f"Outlet{number % 40}", published=day)


class Ours:
    """The reader's own index."""

    def __init__(self, folder: Path) -> None:
        self._index = SearchIndex(folder)

    def build(self, held: list[Article]) -> None:
        for _ in self._index.refresh(Library(*held)):
            pass

    def update(self, library: Library) -> None:
        """Make what has changed searchable; what is tidied after it is left out."""
        for step in self._index.refresh(library):
            if "Tidying" in step.message:
                break

    def open(self) -> None:
        self._index.searcher()

    def search(self, kind: str, words: list[str]) -> int:
        shapes = {
            "phrase": '"{} {} {}"', "prefix": "{}*", "wildcard": "{}", "fuzzy": "{}~", "headline": "title:{}",
            "boolean": "({} OR {}) {} -{}", "filter": "{} outlet:{} published:{}",
            "days": "{} published:[{} TO {}]",
        }  # fmt: skip
        typed = shapes[kind].format(*words) if kind in shapes else between(kind).join(words)
        return self._index.search(typed).total

    def close(self) -> None:
        self._index.close()


class Fts5:
    """SQLite's full-text index with stemming, made by sqlite-utils, in a file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self._db = Database(folder / "fts.db")

    def build(self, held: list[Article]) -> None:
        table: Any = self._db["a"]
        table.insert_all(
            (
                {"id": one.id, "title": one.details.title, "text": one.text, "outlet": one.details.outlet,
                 "published": one.details.published}
                for one in held
            ),
            pk="id",
        )  # fmt: skip
        table.enable_fts(["title", "text"], tokenize="porter unicode61 remove_diacritics 2")

    def open(self) -> None:
        next(iter(self._db.query("SELECT count(*) FROM a_fts WHERE a_fts MATCH 'nothing'")))

    def search(self, kind: str, words: list[str]) -> int | None:
        shapes = {
            "phrase": '"{} {} {}"', "prefix": "{}*", "headline": "title : {}", "boolean": "(({} OR {}) AND {}) NOT {}",
            "filter": "{}", "days": "{}",
        }  # fmt: skip
        if kind in ("wildcard", "fuzzy"):
            return None
        typed = shapes[kind].format(*words) if kind in shapes else between(kind).join(words)
        where, values = "", []
        if kind == "filter":
            where, values = " AND outlet = ? AND published LIKE ?", [words[1], f"{words[2]}%"]
        if kind == "days":
            where, values = " AND published BETWEEN ? AND ?", [words[1], f"{words[2]}~"]
        source = f"FROM a_fts{' JOIN a ON a.id = a_fts.rowid' if where else ''} WHERE a_fts MATCH ?{where}"
        (told,) = self._db.query(f"SELECT count(*) AS total {source}", [typed, *values])
        snippet = f"snippet(a_fts, 1, '', '', '…', {FRAGMENT})"
        best = f"SELECT a_fts.rowid, {snippet} {source} ORDER BY bm25(a_fts, 2.5, 1.0) LIMIT 20"
        list(self._db.query(best, [typed, *values]))
        return int(told["total"])

    def close(self) -> None:
        self._db.close()


class Tantivy:
    """tantivy with English stems, through its Python wheel, one thread of writing."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy: Any = tantivy
        folder.mkdir(exist_ok=True)
        builder = tantivy.SchemaBuilder()
        for name in ("title", "text"):
            builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
        builder.add_text_field("outlet", stored=True, tokenizer_name="raw")
        builder.add_integer_field("day", stored=True, indexed=True)
        self._schema = builder.build()
        self._index: Any = tantivy.Index(self._schema, path=str(folder))

    def build(self, held: list[Article]) -> None:
        writer = self._index.writer(128 << 20, 1)
        for one in held:
            day = int(one.details.published[:10].replace("-", "") or 0)
            told = one.details
            writer.add_document(self._tantivy.Document(title=told.title, text=one.text, outlet=told.outlet, day=day))
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, kind: str, words: list[str]) -> int:
        found = self._searcher.search(self._query(kind, words), 20)
        snippets = self._tantivy.SnippetGenerator.create(self._searcher, self._query(kind, words), self._schema, "text")
        for _, address in found.hits:
            snippets.snippet_from_doc(self._searcher.doc(address)).to_html()
        return int(found.count)

    def _query(self, kind: str, words: list[str]) -> Any:
        make, names = self._tantivy.Query, ["title", "text"]
        if kind in ("prefix", "wildcard"):
            shape = words[0].replace("?", ".").replace("*", ".*") + (".*" if kind == "prefix" else "")
            return self._either([make.regex_query(self._schema, name, shape) for name in names])
        if kind == "fuzzy":
            edits = 1 if len(words[0]) <= 5 else 2
            return self._either([make.fuzzy_term_query(self._schema, name, words[0], edits) for name in names])
        shapes = {
            "phrase": '"{} {} {}"', "headline": "{}", "boolean": "+({} {}) +{} -{}",
            "filter": '+{} +outlet:"{}" +day:[{}0101 TO {}1231]', "days": "+{} +day:[{} TO {}]",
        }  # fmt: skip
        told = [word.replace("-", "") for word in words] + words[-1:]
        plain = " ".join(words) if kind == "five OR" else " ".join(f"+{word}" for word in words)
        typed = shapes[kind].format(*told) if kind in shapes else plain
        return self._index.parse_query(typed, names[:1] if kind == "headline" else names)

    def _either(self, parts: list[Any]) -> Any:
        return self._tantivy.Query.boolean_query([(self._tantivy.Occur.Should, part) for part in parts])

    def close(self) -> None:
        self._searcher = None


ENGINES: dict[str, Any] = {"ours": Ours, "fts5": Fts5, "tantivy": Tantivy, "whoosh": Whoosh}


@dataclass(frozen=True)
class Built:
    """What building an index took: seconds, those of all cores together, bytes on the disk, and memory.

    `peak` is how much the process grew, with a second process's own.
    """

    seconds: float
    cores: float
    size: int
    peak: int


def built(engine: Engine, folder: Path, held: list[Article]) -> Built:
    """Build one engine's index."""
    with ThreadPoolExecutor(1) as watcher:
        done = Event()
        grown = watcher.submit(_growth, done)
        began, busy = time.perf_counter(), _busy()
        try:
            engine.build(held)
        finally:
            done.set()
        seconds, cores = time.perf_counter() - began, _busy() - busy
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    helper = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 if isinstance(engine, Ours) else 0
    return Built(seconds, cores, size, grown.result() + helper)


def _busy() -> float:
    """Return the seconds that this process and those it has ended have kept cores busy."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def _own_pages(status: Path) -> int:
    """Return how many pages are the process's own: files that are mapped are not."""
    _, resident, shared, *_ = map(int, status.read_text().split())
    return resident - shared


def _growth(done: Event) -> int:
    """Return how much the memory of this process has grown at most, until it is done; 0 where /proc is not there."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0
    pages = [_own_pages(status)]
    while not done.wait(0.05):
        pages.append(_own_pages(status))
    return (max(pages) - pages[0]) * resource.getpagesize()
