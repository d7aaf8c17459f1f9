"""Speed of an import, end to end and searchable, beside what it cannot do without: ratios in one run, never times."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import sqlite3
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trafilatura

from index.ingest import ingest
from index.search.index import SearchIndex
from store.database import open_library

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
LINES = 2000

# Told, not judged: a busy machine would make a bound fail. See CONTRIBUTING for what was measured, and when.


def pages() -> Iterator[bytes]:
    """Yield the saved pages that the quality of extraction is measured on."""
    for corpus in ("extract_fundus", "extract_scrapinghub"):
        with tarfile.open(CORPORA / corpus / "dev_html.tgz") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isfile() else None
                if file is not None:
                    data = file.read()
                    yield gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds of the clock and those of the processors, those of processes that ended meanwhile too."""
    began, worked = time.perf_counter(), os.times()
    work()
    here = os.times()
    return time.perf_counter() - began, sum(here[:4]) - sum(worked[:4])


def imported(source: Path, folder: Path) -> int:
    """Import a file or folder into a new library; return how many articles it got."""
    with open_library(folder) as library, SearchIndex(folder / "index") as index:
        for _ in ingest(library, index, [str(source)]):
            pass
        return library.articles.count()


@pytest.mark.slow
@pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not beside this checkout")
def test_pages_beside_trafilatura_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, data in enumerate(pages()):
        (folder / f"{number:04}.html").write_bytes(data)
    files = sorted(folder.iterdir())
    trafilatura.extract(files[0].read_bytes(), favor_precision=True)  # what it loads once is not counted

    def alone() -> None:
        for file in files:
            trafilatura.extract(file.read_bytes(), favor_precision=True)

    counts: list[int] = []
    ours = timed(lambda: counts.append(imported(folder, tmp_path / "library")))
    theirs = timed(alone)
    with capsys.disabled():
        print(f"\n{len(files)} pages, {counts[0]} articles, {os.cpu_count()} processors; trafilatura {theirs[0]:.1f} s")
        print(
            f"by the clock {ours[0] / theirs[0]:.2f} times as long, by the processors {ours[1] / theirs[1]:.2f} times"
        )
    assert counts[0] > len(files) * 0.9


@pytest.mark.slow
def test_lines_beside_plain_inserts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    chance = random.Random(3)
    words = [f"word{number}" for number in range(5000)]
    file = tmp_path / "lines.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(LINES):
            paragraphs = [
                " ".join(chance.choices(words, k=15)).capitalize() + ". " + " ".join(chance.choices(words, k=12)) + "."
                for _ in range(15)
            ]
            lines.write(json.dumps({"title": f"Headline {number}", "text": "\n\n".join(paragraphs)}) + "\n")

    def inserts() -> None:
        with sqlite3.connect(tmp_path / "plain.db") as db:
            db.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, text TEXT, line BLOB)")
            for line in io.BytesIO(file.read_bytes()):
                told = json.loads(line)
                db.execute("INSERT INTO articles VALUES (NULL, ?, ?, ?)", [told["title"], told["text"], line])
        db.close()

    counts: list[int] = []
    ours = timed(lambda: counts.append(imported(file, tmp_path / "library")))
    theirs = timed(inserts)
    with capsys.disabled():
        print(f"\n{LINES} lines: {LINES / ours[0]:.0f} a second, searchable ({ours[1] / LINES * 1000:.1f} ms of work)")
        print(f"plain inserts {LINES / theirs[0]:.0f} a second ({theirs[1] / LINES * 1000:.2f} ms)")
    assert counts == [LINES]
