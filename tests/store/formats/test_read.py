"""Files of every kind: an article, or one clear sentence with what to do next; never a traceback."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import ReaderError, UnreadableFile
from store.formats import EXTENSIONS, read, read_bytes
from store.formats.decode import LARGEST
from store.records import Reading

PAGE = b"<!doctype html><html><body><article>" + b"<p>The mayor of the town spoke for an hour.</p>" * 5 + b"</article>"


def only(data: bytes, name: str = "a.txt") -> Reading:
    (found,) = read_bytes(data, name)
    assert isinstance(found, Reading), found
    return found


def refusal(data: bytes, name: str = "a.txt") -> ReaderError:
    (found,) = read_bytes(data, name)
    assert isinstance(found, ReaderError)
    assert found.sentence.count("\n") == 0
    assert found.next_step
    return found


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "pictures"),
        (b"\xff\xd8\xff\xe0..JFIF", "pictures"),
        (b"RIFF....WEBPVP8 ", "pictures"),
        (b"<?xml version='1.0'?><catalogue><book/></catalogue>", "XML files"),
    ],
)
def test_formats_not_read_yet_are_named(data: bytes, what: str) -> None:
    assert refusal(data, "article").sentence == f"Synoptic cannot read {what} yet."


def test_the_content_decides_before_the_ending() -> None:
    assert refusal(b"%PDF-1.4", "a.html").sentence == "a.html is damaged."
    assert only(PAGE, "a.txt").media_type == "text/html"
    assert only(PAGE.decode().encode("utf-16"), "a.txt").media_type == "text/html"
    assert only(b'{"title": "Budget", "text": "The mayor spoke."}\n', "lines").media_type == "application/json"
    assert only(b"The mayor <b>spoke</b>.", "a.txt").media_type == "text/plain"
    assert only(b"- A list\n- of <p> marks", "a.md").media_type == "text/markdown"


@pytest.mark.parametrize("data", [b"", b" \n\t \r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\0\0"])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a"])
def test_an_empty_file_is_told(data: bytes, name: str) -> None:
    refusal(data, name)


def test_binary_is_no_text() -> None:
    assert "is not text" in refusal(bytes(range(256)) * 40).sentence


def test_a_huge_file_is_told() -> None:
    assert "larger than 64 MiB" in refusal(b"word " * (LARGEST // 5 + 1)).sentence


def test_files_that_cannot_be_opened_are_told(tmp_path: Path) -> None:
    (missing,) = read(tmp_path / "none.txt")
    (folder,) = read(tmp_path)
    assert isinstance(missing, UnreadableFile)
    assert "There is no file" in missing.sentence
    assert isinstance(folder, UnreadableFile)
    assert "is a folder" in folder.sentence


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything may be read by root")
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The mayor spoke.")
    file.chmod(0)
    (found,) = read(file)
    assert isinstance(found, UnreadableFile)
    assert "may not be read" in found.sentence


def test_a_reading_holds_the_very_bytes_and_the_whole_path(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"The mayor\r\nspoke.\0")
    (found,) = read(file)
    assert isinstance(found, Reading)
    assert found.data == b"The mayor\r\nspoke.\0"
    assert found.path == str(file)


def test_every_ending_is_one_with_a_dot_in_small_letters() -> None:
    assert all(ending.startswith(".") and ending == ending.lower() for ending in EXTENSIONS)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.jsonl", "a.html", "a"]))
def test_no_bytes_break_the_reader(data: bytes, name: str) -> None:
    for found in read_bytes(data, name):
        assert isinstance(found, Reading | ReaderError)
        if isinstance(found, Reading):
            page = found.page
            assert all(page.text[block.start : block.end].strip() for block in page.blocks)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are always Unicode there")
def test_a_file_whose_name_is_no_unicode_is_read(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt")
    with open(name, "wb") as file:
        file.write(b"The mayor spoke.")
    (found,) = read(Path(os.fsdecode(name)))
    assert isinstance(found, Reading)
    found.path.encode()
