"""Which files are imported, which are left out, and what is refused in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index import ingest
from index.intake.prepare import LONGEST
from index.sources import list_files
from store.database import Library
from store.formats import text
from store.records import Reading


def _folder(path: Path, *names: str) -> Path:
    for name in names:
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text("The board closed the quay.", encoding="utf-8")
    return path


def test_a_folder_gives_the_files_that_may_hold_articles(tmp_path: Path) -> None:
    kept = [
        "a.txt",
        "b.HTML",
        "c.jsonl",
        "d.md",
        "quay closed",
        "sub/e.htm",
        "Visit to the U.S. ends",
        "License row.txt",
    ]
    _folder(
        tmp_path, *kept, "README.md", "README", "LICENSE", "Makefile", "sub/tool.py", "x.css", "y.lock", ".hidden.txt"
    )
    files, told = list_files([str(tmp_path)])
    assert sorted(name for name, _ in files) == sorted(str(tmp_path / name) for name in kept)
    (step,) = told
    assert not step.failed
    assert step.message.startswith("7 files (")
    assert ".py" in step.message


def test_a_folder_of_articles_alone_tells_nothing(tmp_path: Path) -> None:
    assert list_files([str(_folder(tmp_path, "a.txt"))])[1] == []


def test_a_folder_without_articles_fails_in_one_sentence(tmp_path: Path) -> None:
    (step,) = list_files([str(_folder(tmp_path, "a.py", "b.py"))])[1]
    assert "holds no articles" in step.failed
    (tmp_path / "empty").mkdir()
    (step,) = list_files([str(tmp_path / "empty")])[1]
    assert "holds no files" in step.failed


def test_a_file_that_is_named_is_always_tried(tmp_path: Path) -> None:
    named = [str(_folder(tmp_path, "README.md", "a.py") / name) for name in ("README.md", "a.py")]
    files, told = list_files(named)
    assert [name for name, _ in files] == named
    assert told == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_pipes_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    files, told = list_files([str(tmp_path / "pipe.txt"), "/dev/zero"])
    assert files == []
    assert ["not a file" in step.failed for step in told] == [True, True]


def test_a_text_far_longer_than_an_article_is_refused(library: Library) -> None:
    words = "word " * (LONGEST // 5 + 1)
    step = ingest.keep(library, Reading(text.page(words), words.encode(), "long.txt"), "long.txt", (0, 0))
    assert "is far longer than an article (200,001 words)" in step.failed
    assert library.articles.count() == 0
