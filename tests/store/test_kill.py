"""A program killed in the middle of an import leaves every article whole or not there."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.database import open_library

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
