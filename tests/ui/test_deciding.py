"""What the user decides and notes in the terminal: links by hand, notes, tags, stars."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from main import main
from tests.ui.conftest import told

Do = Callable[..., tuple[int, str]]


@pytest.fixture
def do(library_folder: Path, capfd: pytest.CaptureFixture[str]) -> Do:
    """Do a verb in this process and return its exit status and all that it prints."""

    def done(*words: str) -> tuple[int, str]:
        status = main([words[0], "--library", str(library_folder), *words[1:]])
        printed = capfd.readouterr()
        return status, printed.out + printed.err

    return done


def pair(lined: Any) -> tuple[Any, Any]:
    """The weakest line-up that is shown."""
    link = min((one for one in lined["links"] if one["strength"] >= lined["cut"]), key=lambda one: one["strength"])
    return link["a"], link["b"]


def test_passages_are_lined_up_and_kept_apart_by_hand(library_folder: Path, do: Do) -> None:
    before = told(library_folder, "compare", "--fast", "9", "11")
    a, b = pair(before)
    names = [f"{article}:{place}" for article, place in (a, b)]
    status, said = do("link", *names, "--reject")
    assert (status, "--forget" in said) == (0, True)
    after = told(library_folder, "compare", "--fast", "9", "11")
    assert not [link for link in after["links"] if (link["a"], link["b"]) == (a, b) and link["strength"] > 0.1]
    assert do("link", *names, "--forget")[0] == 0
    assert told(library_folder, "compare", "--fast", "9", "11")["links"] == before["links"]


def test_a_note_a_tag_and_a_star_are_listed_found_and_taken_away(do: Do) -> None:
    assert "check the tape" in do("note", "9:1", "check the tape")[1]
    assert "highlighted in green" in do("note", "9:2", "--colour", "2")[1]
    status, said = do("note", "11", "--tag", "harbour", "to call", "--star")
    assert status == 0
    assert [line.split()[0] for line in said.splitlines()] == ["id", "3", "4", "5"]
    assert "1 found" in do("search", "tag:harbour")[1]
    assert "check the tape" in do("note")[1]
    assert "harbour" not in do("note", "--remove", "3")[1]


@pytest.mark.parametrize(
    "words",
    [
        ("note", "9:999", "x"),
        ("note", "9", "x"),
        ("note", "--remove", "9"),
        ("link", "9:1", "9:2"),
        ("link", "9", "1:1"),
        ("link", "9:1", "11:1", "--reject", "--forget"),
        ("note", "--star"),
        ("note", "--tag", "harbour", "9"),
    ],
)
def test_what_is_not_there_is_told_in_a_sentence(do: Do, words: tuple[str, ...]) -> None:
    status, said = do(*words)
    assert status == 1
    assert said.startswith("synoptic: ")
