"""Speed of search beside SQLite's FTS5 and tantivy, turn about in one run: ratios, never a judgement.

`SYNOPTIC_ARTICLES=35569 pytest -m slow tests/benchmarks/test_search.py -s` makes the table of docs/benchmarks.md;
with `SYNOPTIC_WHOOSH=1` stock Whoosh runs beside them (some minutes a thousand articles).
"""

from __future__ import annotations

import gc
import importlib.util
import os
import sys
import time
from pathlib import Path
from statistics import quantiles

import pytest

from store.records import Article
from tests.benchmarks.asked import queries
from tests.benchmarks.engines import ENGINES, Built, Engine, Ours, articles, built
from tests.index.search_library import Library, article

ARTICLES = int(os.environ.get("SYNOPTIC_ARTICLES", "1500"))
EACH = 40
"""Searches of a kind, each done once by each engine."""


Times = dict[tuple[str, str], list[float]]
"""Seconds by engine and kind of search."""


def shares(times: list[float]) -> tuple[float, float, float]:
    """Return p50, p95 and p99 in milliseconds."""
    cuts = quantiles(times, n=100, method="inclusive")
    return cuts[49] * 1000, cuts[94] * 1000, cuts[98] * 1000


def added(folder: Path, held: list[Article]) -> float:
    """Add an article to our index twice; return the seconds of the second (the first reads the disk).

    The articles that are held here are hidden from Python's search for unreachable objects, which goes through all of
    them (11 ms of a core for 1,000 articles, so 1.1 s for 100,000) and now and then fell into the stretch measured.
    """
    gc.collect()
    gc.freeze()
    ours = Ours(folder)
    for number in (len(held) + 1, len(held) + 2):
        library = Library(*held)
        library.articles.put(article(number, f"The harbour xylophonist{number} played."))
        began = time.process_time()
        ours.update(library)
        seconds = time.process_time() - began
        held = [*held, library.articles.get(number)]
    assert ours.search("rare word", [f"xylophonist{len(held)}"]) == 1
    ours.close()
    gc.unfreeze()
    return seconds


def opened(name: str, folder: Path) -> tuple[Engine, float]:
    """Open an engine; return it with the seconds that this took."""
    engine: Engine = ENGINES[name](folder)
    began = time.perf_counter()
    engine.open()
    return engine, time.perf_counter() - began


def searched(engines: dict[str, Engine], held: list[Article]) -> Times:
    """Do every search with every engine, turn about; return the seconds by engine and kind.

    Seconds of a core, not of the clock: others at work on the machine shall not count.
    """
    asked = queries(held, EACH)
    for kind, words in queries(held, 2):  # to warm up
        for engine in engines.values():
            engine.search(kind, words)
    times: Times = {}
    for kind, words in asked:
        for name, engine in engines.items():
            began = time.process_time()
            if engine.search(kind, words) is not None:
                times.setdefault((name, kind), []).append(time.process_time() - began)
    return times


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="measures memory the POSIX way")
def test_search_beside_its_peers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    names = [name for name in ENGINES if _offered(name)]
    held = list(articles(ARTICLES))
    builds = {}
    for name in names:
        engine: Engine = ENGINES[name](tmp_path / name)
        builds[name] = built(engine, tmp_path / name, held)
        engine.close()
    one_more = added(tmp_path / "ours", held)
    opens = {name: opened(name, tmp_path / name) for name in names}
    times = searched({name: engine for name, (engine, _) in opens.items()}, held)
    for engine, _ in opens.values():
        engine.close()
    with capsys.disabled():
        print(f"\n{ARTICLES} articles{'' if 'tantivy' in names else '; tantivy is not installed'}")
        print(f"one more article is searchable after {one_more * 1000:.0f} ms of a core")
        print(table(names, builds, {name: seconds for name, (_, seconds) in opens.items()}, times))


def _offered(name: str) -> bool:
    if name == "tantivy":
        return importlib.util.find_spec("tantivy") is not None
    return name != "whoosh" or bool(os.environ.get("SYNOPTIC_WHOOSH"))


def _told(times: list[float]) -> str:
    return " / ".join(f"{each:.1f}" for each in shares(times)) if times else "–"


def table(
    names: list[str], builds: dict[str, Built], opens: dict[str, float], times: dict[tuple[str, str], list[float]]
) -> str:
    """Lay the numbers out as the table of docs/benchmarks.md."""
    lines = [f"| | {' | '.join(names)} |", f"|---|{'---|' * len(names)}"]

    def row(what: str, *cells: str) -> None:
        lines.append(f"| {what} | {' | '.join(cells)} |")

    row("articles indexed a second", *(f"{ARTICLES / builds[name].seconds:,.0f}" for name in names))
    row("articles indexed a second of one core", *(f"{ARTICLES / builds[name].cores:,.0f}" for name in names))
    row("index, MB", *(f"{builds[name].size / 1e6:,.0f}" for name in names))
    row("peak memory of building, MB", *(f"{builds[name].peak / 1e6:,.0f}" for name in names))
    row("open, ms", *(f"{opens[name] * 1000:,.1f}" for name in names))
    kinds = list(dict.fromkeys(kind for _, kind in times))
    for kind in kinds:
        told = [
            " / ".join(f"{each:.1f}" for each in shares(times[n, kind])) if (n, kind) in times else "–" for n in names
        ]
        row(f"{kind}, p50 / p95 / p99 ms", *told)
    shared = [kind for kind in kinds if all((name, kind) in times for name in names)]
    every = {name: [each for kind in shared for each in times[name, kind]] for name in names}
    row("all that all know, p50 / p95 / p99 ms", *(_told(every[name]) for name in names))
    for name in names[1:]:
        p50, p95, p99 = (ours / other for ours, other in zip(shares(every["ours"]), shares(every[name]), strict=True))
        clock, core = (getattr(builds[name], unit) / getattr(builds["ours"], unit) for unit in ("seconds", "cores"))
        indexing = f"articles a second {clock:.2f}, a second of one core {core:.2f}"
        lines.append(f"\nours / {name}: {indexing}, p50 {p50:.2f}, p95 {p95:.2f}, p99 {p99:.2f}")
    return "\n".join(lines)
