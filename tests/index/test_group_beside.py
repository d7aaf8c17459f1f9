"""Two processes group one library, and articles change meanwhile: nothing worked out from former words is kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from index.group import kept as keeping
from index.group.group import find_events
from index.group.kept import Changed, Kept
from store.database import Library, open_library
from store.errors import LibraryError
from store.records import Layout, Passage, Piece
from tests.conftest import add_article
from ui.service.service import Service

FERRY = "The ferry Alder Maid ran aground on Widow’s Ledge in fog.\nAll 212 passengers were taken off by {} lifeboats."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_library(tmp_path / "library") as library:
        for word in ("three", "four", "five", "six"):
            add_article(library, FERRY.format(word))
    return tmp_path / "library"


def lay_anew(library: Library, article: int) -> None:
    """Set the first line of an article aside: its passages move up."""
    old = library.articles.get(article)
    text = old.text.split("\n\n")[1]
    at = old.source.index(text)
    library.articles.replace_text(article, Layout((Piece(at, at + len(text)),), text, (Passage(0, len(text)),)))


def all_links(folder: Path) -> dict[tuple[int, int], list[tuple[int, int, float]]]:
    kept = Kept(folder / "index" / "events.db")
    pairs = kept.db.execute("SELECT a, b FROM pairs").fetchall()
    found = {pair: kept.links(pair) for pair in pairs if kept.links(pair)}
    kept.close()
    return found


@pytest.mark.parametrize("steps", [1, 5, 9, 13, 17])
def test_no_link_of_former_words_is_kept(folder: Path, steps: int) -> None:
    with open_library(folder) as one, open_library(folder) as other:
        work: Iterator[object] = find_events(one)
        for _ in range(steps):
            next(work, None)
        lay_anew(other, 2)
        for _ in find_events(other):
            pass
        with suppress(Changed):
            for _ in work:
                pass
    with Service(folder) as service:
        for _ in service.events():
            pass
    beside = all_links(folder)
    with open_library(folder) as one:
        for _ in find_events(one, anew=True):
            pass
    assert beside == all_links(folder)


@pytest.mark.parametrize("steps", [1, 9, 17])
def test_an_article_removed_meanwhile_stops_nothing(folder: Path, steps: int) -> None:
    with Service(folder) as service:
        work = service.events()
        for _ in range(steps):
            next(work, None)
        service.library.articles.remove([2])
        for _ in work:
            pass
        told = {account.article for event in service.library.events.all() for account in event.accounts}
    assert told == {1, 3, 4}


def test_what_another_program_keeps_locked_is_told_in_words(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_library(folder) as library:
        for _ in find_events(library):
            pass
        add_article(library, FERRY.format("seven"))
        monkeypatch.setattr(keeping, "_PATIENCE", 0.1)
        locking = sqlite3.connect(folder / "index" / "events.db", isolation_level=None)
        locking.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LibraryError, match="in use by another program"):
            list(find_events(library))
        locking.close()
