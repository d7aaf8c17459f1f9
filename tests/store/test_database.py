"""A library opens, refuses in words what it cannot open, and changes whole or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import pytest

from store import schema
from store.database import Library, open_library
from store.errors import LibraryError
from tests.conftest import Add, add_article


def test_a_new_library_is_made_and_opens_again(tmp_path: Path) -> None:
    folder = tmp_path / "news" / "here"
    with open_library(folder) as library:
        number = add_article(library, "The mayor spoke.\nThe crowd left.")
    with open_library(folder) as again:
        assert again.articles.get(number).text == "The mayor spoke.\n\nThe crowd left."
        assert again.check() == []


def test_tables_are_strict_and_keys_are_kept(library: Library) -> None:
    assert all(table.strict for table in library.db.tables if not table.name.startswith(("sqlite_", "_sqlite")))
    assert library.db.journal_mode == "wal"
    with pytest.raises(sqlite3.IntegrityError):
        library.db.execute("INSERT INTO texts VALUES (99, '', '', '[]', '[]')")


def test_a_newer_library_is_refused_in_words(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        library.db.execute("PRAGMA user_version = 7")
    with pytest.raises(LibraryError) as refused:
        open_library(tmp_path)
    assert refused.value.sentence == (
        f"This library was made by a newer Synoptic (format 7; this one reads up to {schema.FORMAT})."
    )
    assert refused.value.next_step


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"notes on the budget\n" * 500)
    with pytest.raises(LibraryError, match="is not a Synoptic library"):
        open_library(tmp_path)


def test_another_programs_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "library.db")
    other.execute("CREATE TABLE bookmarks (url)")
    other.close()
    before = (tmp_path / "library.db").read_bytes()
    with pytest.raises(LibraryError, match="belongs to another program"):
        open_library(tmp_path)
    assert (tmp_path / "library.db").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="is a file; a library is a folder"):
        open_library(tmp_path / "file")
    with pytest.raises(LibraryError, match="cannot be made"):
        open_library(tmp_path / "file" / "below")


def test_a_damaged_library_is_told(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        for place in range(50):
            add_article(library, f"Article {place}. " + "The council met. " * 200)
    file = tmp_path / "library.db"
    data = bytearray(file.read_bytes())
    data[8192:40000] = b"\xff" * (40000 - 8192)
    file.write_bytes(data)
    with open_library(tmp_path) as library:
        assert any("damaged" in sentence for sentence in library.check())


def test_a_full_disk_is_one_sentence_and_changes_nothing(library: Library, add: Add) -> None:
    add("The mayor spoke.")
    pages = library.db.execute("PRAGMA page_count").fetchone()[0]
    library.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="is full"):
        add("".join(chr(0x4E00 + place % 20000) for place in range(500_000)))
    library.db.execute("PRAGMA max_page_count = 1073741823")
    assert library.articles.count() == 1
    assert library.check() == []


def test_a_locked_library_is_one_sentence(library: Library, add: Add) -> None:
    other = sqlite3.connect(library.folder / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    library.db.execute("PRAGMA busy_timeout = 10")
    with pytest.raises(LibraryError, match="in use by another program"):
        add("The mayor spoke.")
    other.execute("ROLLBACK")
    other.close()
    assert add("The mayor spoke.") == 1


def test_reading_goes_on_while_another_writes(library: Library, add: Add) -> None:
    add("The mayor spoke.")
    with open_library(library.folder) as second, second.transaction():
        add_article(second, "The governor spoke.")
        assert library.articles.count() == 1
    assert library.articles.count() == 2


def test_a_transaction_is_undone_by_whatever_is_raised(library: Library, add: Add) -> None:
    def work() -> Generator[None, None, None]:
        with library.transaction():
            add("The mayor spoke.")
            yield

    steps = work()
    next(steps)
    steps.close()  # as a cancelled job is
    assert library.articles.count() == 0
    with library.transaction():
        add("The mayor spoke.")
        with pytest.raises(LibraryError):
            fail_after(library, lambda: add("The governor spoke."))
    assert library.articles.count() == 1


def fail_after(library: Library, work: Callable[[], object]) -> None:
    with library.transaction():
        work()
        raise LibraryError("The disk failed.")


def test_the_revision_grows_with_every_change(library: Library, add: Add) -> None:
    start = library.revision()
    first = add("The mayor spoke.")
    after = library.revision()
    assert after > start
    add("The mayor spoke.")
    assert list(library.articles.changed_since(after)) == []
    library.articles.edit(first, replace(library.articles.get(first).details, title="Budget"))
    assert library.revision() > after


def test_two_programs_may_make_a_library_at_once(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from store.database import open_library; open_library(pathlib.Path(sys.argv[1])).close()"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "new")]) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    with open_library(tmp_path / "new") as library:
        assert library.check() == []


def test_settings_are_kept_and_forgotten(library: Library) -> None:
    assert library.settings.get("columns", [1]) == [1]
    library.settings.set("columns", {"order": ["a", "b"], "width": 280})
    library.settings.set("columns", {"order": ["b"], "width": 300})
    assert library.settings.get("columns") == {"order": ["b"], "width": 300}
    library.settings.set("columns", None)
    assert library.settings.get("columns") is None


def test_a_backup_is_a_library(library: Library, add: Add, tmp_path: Path) -> None:
    add("The mayor spoke.")
    copy = tmp_path / "copy" / "library.db"
    copy.parent.mkdir()
    library.backup(copy)
    add("The governor spoke.")
    library.backup(copy)  # an older backup is replaced
    assert [entry.name for entry in copy.parent.iterdir()] == ["library.db"]
    with open_library(copy.parent) as restored:
        assert restored.articles.count() == 2
        assert restored.check() == []


def test_a_backup_destroys_nothing(library: Library, add: Add, tmp_path: Path) -> None:
    add("The mayor spoke.")
    notes = tmp_path / "notes.docx"
    notes.write_bytes(b"my only copy")
    own = library.folder / "library.db"
    for place in (own, own.with_name("library.db-wal"), notes, tmp_path, tmp_path / "none" / "b.db"):
        with pytest.raises(LibraryError):
            library.backup(place)
    assert notes.read_bytes() == b"my only copy"
    assert library.check() == []


def test_a_backup_takes_the_place_of_no_library(library: Library, add: Add, tmp_path: Path) -> None:
    add("The mayor spoke.")
    with open_library(tmp_path / "other") as other:
        add_article(other, "The governor spoke.")
        with pytest.raises(LibraryError):
            library.backup(tmp_path / "other" / "library.db")
    with pytest.raises(LibraryError):  # closed, it is a library still
        library.backup(tmp_path / "other" / "library.db")
    with open_library(tmp_path / "other") as other:
        assert [article.text for article in other.articles.all()] == ["The governor spoke."]


def test_a_backup_with_an_impossible_name_is_told(library: Library, tmp_path: Path) -> None:
    for name in ("b" * 300, "b" * 252):
        with pytest.raises(LibraryError):
            library.backup(tmp_path / name)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE originals SET packed = zeroblob(9)", "cannot be unpacked"),
        ("UPDATE articles SET sha256 = 'x'", "not the one that was imported"),
        ("UPDATE articles SET bytes = 1", "1 were imported"),
        ("DELETE FROM originals", "original is missing"),
        ("DELETE FROM texts", "text is missing"),
        ("UPDATE texts SET passages = '[[0,999,0,false]]'", "outside its text"),
        ("UPDATE texts SET passages = '[]'", "belong to no passage"),
        ("UPDATE texts SET pieces = '[]'", "belong to no piece"),
        ("UPDATE texts SET text = text || ' More.'", "not what its pieces lay out to"),
        ("UPDATE texts SET pieces = 'x'", "cannot be read"),
    ],
)
def test_check_tells_what_is_wrong(library: Library, add: Add, damage: str, told: str) -> None:
    add("The mayor spoke.\n# A caption.\nThe crowd left.")
    assert library.check() == []
    library.db.execute(damage)
    assert any(told in sentence for sentence in library.check())


def test_the_store_brings_no_heavy_libraries() -> None:
    code = "import sys, store.database, store.formats; print({'numpy', 'lxml', 'trafilatura'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_no_library_is_made_where_its_index_would_be_among_anothers_files(tmp_path: Path) -> None:
    (tmp_path / "index" / "search").mkdir(parents=True)
    (tmp_path / "index" / "search" / "mine.py").write_text("mine")
    with pytest.raises(LibraryError, match="of another kind"):
        open_library(tmp_path)
    assert [file.name for file in tmp_path.rglob("*")] == ["index", "search", "mine.py"]


def test_a_library_whose_file_was_put_back_keeps_its_index(tmp_path: Path) -> None:
    for name in ("LOCK", "stamp.json", "events.db", "events.db-wal"):
        (tmp_path / "index").mkdir(exist_ok=True)
        (tmp_path / "index" / name).write_text("")
    (tmp_path / "index" / "0123456789ab").mkdir()
    with open_library(tmp_path) as library:
        assert library.articles.count() == 0
