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
from tests.store.formats.every import articles, every

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


def fill(folder: Path, numbers: range) -> None:
    """Fill a folder with files of every format, each another article."""
    folder.mkdir()
    for number in numbers:
        for name, data in every(number).items():
            (folder / f"{number:04}-{name}").write_bytes(data)


def import_(folder: Path, library: Path) -> subprocess.Popen[bytes]:
    words = [sys.executable, "main.py", "import", "--json", "--library", str(library), str(folder)]
    surroundings = {**os.environ, "SYNOPTIC_STATE": str(library.parent / "state")}
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=surroundings, cwd=ROOT)


@pytest.mark.slow
def test_an_import_of_every_format_killed_twenty_times_is_finished_by_the_next(tmp_path: Path) -> None:
    """From the first hundredth of a second on: before the library is made, while it is made, while it is written."""
    moments = random.Random(2)
    fill(tmp_path / "in", range(4))
    import_(tmp_path / "in", tmp_path / "whole").communicate()
    whole = kept(tmp_path / "whole")
    assert len(whole) == 4 * articles(every(0))
    before: set[str] = set()
    for turn in range(20):
        process = import_(tmp_path / "in", tmp_path / "library")
        if turn >= 8:
            _wait_for_more(process, tmp_path / "library", len(before))
        time.sleep(moments.random() * (0.5 if turn < 8 else 0.3))
        process.kill()
        process.communicate()
        here = kept(tmp_path / "library")
        assert before <= set(here)  # nothing that was kept is lost
        assert {key: whole[key] for key in here} == here  # nothing is half there
        before = set(here)
    told = json.loads(import_(tmp_path / "in", tmp_path / "library").communicate()[0])
    assert kept(tmp_path / "library") == whole
    assert told["added"] == len(whole) - len(before)
    assert found(tmp_path / "library", "the OR ferry") == found(tmp_path / "whole", "the OR ferry") == len(whole)


def kept(folder: Path) -> dict[str, str]:
    """Return all that is kept of every article, by the hash of its original; none where there is no library yet."""
    if not (folder / FILE).exists():
        return {}
    with open_library(folder) as library:
        assert library.check() == []
        return {
            one.original.sha256: repr((one.details, one.text, one.passages, one.source, one.pieces, one.original.bytes))
            for one in library.articles.all()
        }


def found(folder: Path, query: str) -> int:
    """Return how many articles a search finds."""
    words = [sys.executable, "main.py", "search", "--json", "--library", str(folder), query]
    surroundings = {**os.environ, "SYNOPTIC_STATE": str(folder.parent / "state")}
    done = subprocess.run(words, cwd=ROOT, env=surroundings, capture_output=True, check=True)
    return int(json.loads(done.stdout)["total"])


def _wait_for_more(process: subprocess.Popen[bytes], folder: Path, before: int) -> None:
    """Wait until an import has kept something, or has nothing left to do."""
    while process.poll() is None:
        time.sleep(0.02)
        if (folder / FILE).exists():
            with open_library(folder) as library:
                if library.articles.count() > before:
                    return
