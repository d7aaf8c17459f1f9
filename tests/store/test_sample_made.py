"""A sample library of another version is made anew, unless somebody has put anything into it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.database import FILE, Library, open_library
from store.records import Details, Layout, Page, Reading
from store.sample import files, made

Change = Callable[[Library], object]


def fill(folder: Path, path: str = "/elsewhere/store/sample/01-a.txt#2") -> None:
    """An article of a sample, as an older version kept it."""
    with open_library(folder) as library:
        reading = Reading(Page("Old words.", ()), b"Old words.", path)
        library.articles.add(reading, Details(title="Old"), Layout((), "Old words.", ()))
        library.settings.set("tidied", 1)


def count(folder: Path) -> int:
    with open_library(folder) as library:
        return library.articles.count()


def test_an_untouched_one_of_another_version_is_emptied(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_library(tmp_path) as library:
        library.settings.set("search.history", ["ferry"])
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "stamp.json").write_text("{}")
    (tmp_path / "window.png").write_bytes(b"")
    made.prepare(tmp_path)
    assert count(tmp_path) == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == [FILE, "window.png"]
    with open_library(tmp_path) as library:
        assert library.settings.get("search.history") == ["ferry"]


def test_one_of_this_version_is_left_as_it_is(tmp_path: Path) -> None:
    made.prepare(tmp_path)
    fill(tmp_path)
    made.prepare(tmp_path)
    assert count(tmp_path) == 1


def test_changed_articles_of_the_sample_are_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made.prepare(tmp_path)
    fill(tmp_path)
    monkeypatch.setattr(made, "files", lambda: files()[1:])
    made.prepare(tmp_path)
    assert count(tmp_path) == 0


CHANGES: dict[str, Change] = {
    "a removed article": lambda library: library.articles.remove([1]),
    "a corrected detail": lambda library: library.articles.edit(1, Details(title="New")),
    "another name of an outlet": lambda library: library.outlets.call("a.example", "The A"),
    "a kept search": lambda library: library.settings.set("search.saved", [{"name": "a", "query": "b"}]),
    "a feed": lambda library: library.settings.set("feeds", [{"address": "https://a.example"}]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_nothing_that_a_user_put_in_is_lost(tmp_path: Path, change: Change) -> None:
    fill(tmp_path)
    with open_library(tmp_path) as library:
        change(library)
    made.prepare(tmp_path)
    with open_library(tmp_path) as library:
        assert library.db.execute("SELECT count(*) FROM articles").fetchone()[0] == 1


def test_an_article_of_the_users_own_keeps_the_library(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_library(tmp_path) as library:
        reading = Reading(Page("Mine.", ()), b"Mine.", "/home/ada/sample/mine.txt")
        library.articles.add(reading, Details(), Layout((), "Mine.", ()))
    made.prepare(tmp_path)
    assert count(tmp_path) == 2


def test_a_library_that_is_open_elsewhere_is_left_for_the_next_time(tmp_path: Path) -> None:
    fill(tmp_path)
    with open_library(tmp_path) as library:
        library.settings.set("tidied", 2)
        made.prepare(tmp_path)
        assert library.articles.count() == 1
    made.prepare(tmp_path)
    assert count(tmp_path) == 0
