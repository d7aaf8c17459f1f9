"""A program killed in the middle of an import leaves every article whole or not there, and the next finishes it."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.database import FILE, open_library
from tests.store.formats.samples import LAST, PARAGRAPHS, samples

ROOT = Path(__file__).parents[2]
IMPORT = """
import sys
from pathlib import Path
from store.database import open_library
from tests.conftest import add_article
with open_library(Path(sys.argv[1])) as library:
    for number in range(1_000_000):
        with library.transaction():
            add_article(library, f"Article {number} of {sys.argv[2]}.\\n" + "The council met again today.\\n" * 400)
"""


@pytest.mark.slow
def test_a_killed_import_leaves_whole_articles(tmp_path: Path) -> None:
    moments = random.Random(1)
    before = 0
    for turn in range(4):
        process = subprocess.Popen([sys.executable, "-c", IMPORT, str(tmp_path / "library"), str(turn)])
        time.sleep(0.9 + moments.random())
        process.kill()
        process.wait()
        with open_library(tmp_path / "library") as library:
            assert library.check() == []
            assert library.articles.count() > before
            before = library.articles.count()


def mixed(folder: Path, each: int) -> int:
    """Fill a folder with files of every format, each another article; return how many articles they hold."""
    folder.mkdir()
    for number in range(each):
        for name, data in samples().items():
            if name.endswith((".gz", ".wacz")):  # what is packed cannot be changed by putting other words in
                continue
            told = data.replace(b"Port Alder", f"Port {number:05}".encode())  # as long: some formats tell lengths
            (folder / f"{number:04}-{name}").write_bytes(told)
    lines = (json.dumps({"text": "\n\n".join(PARAGRAPHS).replace("Port Alder", f"Town {n}")}) for n in range(each * 10))
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return each * (len(samples()) - 2 + 10)


def import_(folder: Path, library: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "main.py", "import", "--json", "--library", str(library), str(folder)]
    surroundings = {**os.environ, "SYNOPTIC_STATE": str(library.parent / "state")}
    return subprocess.Popen(words, stdout=subprocess.PIPE, env=surroundings, cwd=ROOT)


@pytest.mark.slow
def test_an_import_of_every_format_is_finished_by_the_next(tmp_path: Path) -> None:
    moments = random.Random(2)
    whole = mixed(tmp_path / "in", each=8)
    counts = [0]
    for _ in range(6):
        process = import_(tmp_path / "in", tmp_path / "library")
        _wait_for_more(process, tmp_path / "library", counts[-1])
        time.sleep(moments.random())
        process.kill()
        process.communicate()
        counts.append(_whole_articles(tmp_path / "library"))
    assert counts == sorted(counts)
    process = import_(tmp_path / "in", tmp_path / "library")
    told = json.loads(process.communicate()[0])
    assert told["added"] + told["known"] == whole
    assert told["known"] >= counts[-1]
    assert _whole_articles(tmp_path / "library") == told["added"] + counts[-1]
    found = subprocess.run(
        [sys.executable, "main.py", "search", "--json", "--library", str(tmp_path / "library"), "breakwater"],
        cwd=ROOT, env={**os.environ, "SYNOPTIC_STATE": str(tmp_path / "state")}, capture_output=True, check=True,
    )  # fmt: skip
    assert json.loads(found.stdout)["total"] == told["added"] + counts[-1]


def _wait_for_more(process: subprocess.Popen[bytes], folder: Path, before: int) -> None:
    """Wait until an import has kept something, or has nothing left to do."""
    while process.poll() is None:
        time.sleep(0.02)
        if (folder / FILE).exists():
            with open_library(folder) as library:
                if library.articles.count() > before:
                    return


def _whole_articles(folder: Path) -> int:
    with open_library(folder) as library:
        assert library.check() == []
        assert all(LAST.split()[-1] in article.text for article in library.articles.all())
        return library.articles.count()
