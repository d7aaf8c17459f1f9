"""One file of every format, imported from the command line: all articles are there, whole, with their headlines."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import open_library
from store.formats.html_text import letters
from tests.store.formats.every import MANY, articles, every
from tests.store.formats.samples import PARAGRAPHS
from tests.ui.conftest import told

FERRY = "The operator, Aldane Lines, said that a pump in the engine room had failed"
SHIPS = "forty ships like the 7"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one file of each."""
    (tmp_path / "in").mkdir()
    for name, data in every(7).items():
        (tmp_path / "in" / name).write_bytes(data)
    return tmp_path / "in"


def check(library: Path) -> None:
    """Look at every article of a library into which the folder was imported."""
    with open_library(library) as opened:
        kept = list(opened.articles.all())
        assert opened.check() == []
    assert len(kept) == articles(every(7))
    for name in every(7):
        mine = [one for one in kept if f"/{name}#" in f"{one.original.path}#"]
        assert len(mine) == MANY.get(name, 1), name
        text = letters(" ".join(one.text for one in mine))
        ours = [letters(one.replace("Port Alder", "Port 00007")) for one in PARAGRAPHS]
        assert all(one in text for one in ours) or letters(FERRY) in text or letters(SHIPS) in text, name
        assert all(one.details.title and one.details.language == "en" for one in mine), name


def test_a_folder_of_every_format_comes_in_whole(folder: Path, tmp_path: Path) -> None:
    done = told(tmp_path / "library", "import", str(folder))
    assert done["added"] == articles(every(7))
    assert [failure["why"].count("teaser") for failure in done["failures"]] == [1]  # the second entry of a feed
    check(tmp_path / "library")
