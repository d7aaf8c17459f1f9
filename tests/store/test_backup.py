"""A backup becomes a library again, and never takes the place of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.backup import put_back
from store.database import Library, open_library
from store.errors import LibraryError
from tests.conftest import Add


@pytest.fixture
def backup(library: Library, add: Add, tmp_path: Path) -> Path:
    for number in range(20):
        add(f"The mayor spoke to crowd {number}.\n" + "The council met again. " * 40)
    library.articles.remove([3])
    library.backup(tmp_path / "copy.db")
    return tmp_path / "copy.db"


def test_a_backup_becomes_a_library_with_all_that_was_in_it(backup: Path, library: Library, tmp_path: Path) -> None:
    before = backup.read_bytes()
    put_back(backup, tmp_path / "new" / "place")
    with open_library(tmp_path / "new" / "place") as again:
        assert list(again.articles.all()) == list(library.articles.all())
        assert again.articles.removed() == {3}
        assert again.check() == []
    assert backup.read_bytes() == before
    assert [file.name for file in (tmp_path / "new" / "place").iterdir()] == ["library.db"]


def test_a_library_that_is_there_is_never_overwritten(backup: Path, library: Library, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="There is a library in"):
        put_back(backup, library.folder)
    assert library.articles.count() == 19


def test_what_is_no_backup_is_refused_and_nothing_is_made(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes on the budget " * 50)
    (tmp_path / "half.db").write_bytes(backup.read_bytes()[:5000])
    damaged = bytearray(backup.read_bytes())
    damaged[8192:16384] = b"\xff" * 8192
    (tmp_path / "damaged.db").write_bytes(damaged)
    for name in ("notes.txt", "half.db", "damaged.db", "nowhere.db", "."):
        with pytest.raises(LibraryError) as refused:
            put_back(tmp_path / name, tmp_path / "new")
        assert refused.value.next_step
    assert not (tmp_path / "new" / "library.db").exists()


def test_a_place_that_cannot_be_written_is_told(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be written"):
        put_back(backup, backup / "below")
