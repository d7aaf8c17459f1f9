"""Files built to do harm cost themselves one sentence each; the other files of the same import come in."""

from __future__ import annotations

import io
import json
import os
import socket
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.ingest import ingest
from index.intake.limits import Limits
from index.intake.messages import Done, Failed, Known, Ready
from index.intake.pieces import pieces
from index.intake.readers import Readers, Source
from index.search.index import SearchIndex
from store import formats
from store.database import FILE, Library
from store.formats import jsonl
from store.records import Progress, Reading
from tests.store.formats.every import articles, every
from tests.store.formats.samples import BODY, HTML, PARAGRAPHS, samples

GOOD = "The mayor of the town spoke for an hour about the harbour, which has been closed since Monday."
Import = Callable[..., list[Progress]]


@pytest.fixture
def take_in(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Import]:
    """Imports files, given as name and bytes, and returns the steps that tell something."""
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    with SearchIndex(tmp_path / "index") as index:

        def taken(limits: Limits | None = None, /, **files: bytes) -> list[Progress]:
            folder = tmp_path / "in"
            folder.mkdir(exist_ok=True)
            for name, data in files.items():
                (folder / name.replace("_", ".")).write_bytes(data)
            steps = ingest(library, index, [str(folder)], limits)
            return [step for step in steps if step.article is not None or step.failed]

        yield taken


def failures(steps: list[Progress]) -> list[str]:
    return [step.failed for step in steps if step.failed]


def deep(html: str, levels: int = 100_000) -> bytes:
    return f"<html><body>{'<div>' * levels}{html}{'</div>' * levels}</body></html>".encode()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = "<nitf><body><body.content><p>&l11;</p><p>&file;</p></body.content></body></nitf>"
    outside = '<!ENTITY file SYSTEM "file:///etc/passwd">'
    return f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY l0 "ha">{entities}{outside}]>{body}'.encode()


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", "{}")
        archive.writestr("archive/../../../../../../tmp/escaped.warc", b"\0" * (32 << 20))
    return file.getvalue()


@pytest.mark.slow
def test_files_built_to_do_harm_cost_one_sentence_each(take_in: Import) -> None:
    steps = take_in(
        None,
        deep_html=deep("<p>Deep.</p>"),
        deep_json=b"[" * 500_000,
        deep_rss=b"<rss><channel>" + b"<item>" * 50_000,
        laughs_nitf=laughs(),
        bomb_wacz=bomb(),
        damaged_webarchive=b"bplist00" + b"\xff" * 300,
        nested_mhtml=b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=a\r\n\r\n"
        + b"--a\r\nContent-Type: multipart/related; boundary=a\r\n\r\n" * 3000,
        runaway_csv=b'text,title\n"' + b"a\n" * 300_000,
        good_txt=GOOD.encode(),
    )
    told = failures(steps)
    assert [step.path for step in steps if step.article and step.path.endswith("good.txt")]
    assert len(told) >= 7
    assert all("\n" not in sentence and sentence.endswith(".") for sentence in told)
    assert not [sentence for sentence in told if "did not expect" in sentence]
    assert not Path("/tmp/escaped.warc").exists()


def test_a_file_that_takes_too_long_is_left_out(take_in: Import) -> None:
    slow = "<html><body><p " + " ".join(f'a{n}="x"' for n in range(300_000)) + ">Slow.</p></body></html>"
    steps = take_in(Limits(seconds=4), a_html=slow.encode(), b_txt=GOOD.encode())
    assert len([step for step in steps if step.article]) == 1
    (told,) = failures(steps)
    assert "took longer than 4 seconds" in told


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps the bound of a process's memory")
def test_a_file_that_needs_too_much_memory_is_left_out(take_in: Import) -> None:
    large = f"<html><body><article>{'<p>The mayor spoke for an hour about it.</p>' * 500_000}</article>".encode()
    steps = take_in(Limits(megabytes=500), a_html=large, b_txt=GOOD.encode())
    assert len([step for step in steps if step.article]) == 1
    (told,) = failures(steps)
    assert "memory" in told or "broke off" in told


@pytest.mark.slow
def test_an_article_that_ends_its_reader_does_not_end_its_file(take_in: Import) -> None:
    lines = [json.dumps({"text": f"{GOOD} It was day {number}."}) for number in range(6)]
    lines[3] = json.dumps({"html": "<p " + " ".join(f'a{n}="x"' for n in range(300_000)) + ">Slow.</p>"})
    steps = take_in(Limits(seconds=4), a_jsonl="\n".join(lines).encode(), b_txt=GOOD.encode())
    assert any("took longer" in sentence for sentence in failures(steps))
    assert len([step for step in steps if step.article]) >= 4  # those before it, and the file behind


def test_signs_that_are_no_letters_are_taken_out(take_in: Import, library: Library) -> None:
    marked = HTML.replace("harbour master", "harbour \0\x07master").encode()
    (step,) = take_in(None, a_html=marked)
    assert step.article is not None
    text = library.articles.get(step.article).text
    assert "\0" not in text
    assert "\x07" not in text
    assert "harbour master" in text


SIGNS = "\x00\x07\x1b\x7f\x85\u202e\u2066\u2069\ufeff\ufffe"


def test_signs_that_steer_are_in_no_text_or_detail(take_in: Import, library: Library) -> None:
    """NULs and other control characters are taken out; what turns the direction of writing stays as it was written."""
    dirty = PARAGRAPHS[1].replace("harbour", f"har{SIGNS}bour")
    files = {name: data for name, data in every(5).items() if not name.endswith((".pdf", ".zip", ".wacz", ".gz"))}
    changed = {name: data.replace(PARAGRAPHS[1].encode(), dirty.encode()) for name, data in files.items()}
    steps = take_in(None, **{name.replace(".", "_"): data for name, data in changed.items()})
    assert not [told for told in failures(steps) if "did not expect" in told]
    kept = list(library.articles.all())
    assert len(kept) >= articles(files) * 0.8  # XML with NULs in it is no XML, and is told
    for one in kept:
        shown = " ".join([one.text, one.source, *(str(getattr(one.details, name)) for name in one.details.__slots__)])
        assert not set(shown) & set("\x00\x07\x1b\x7f\x85\ufffe"), one.original.path


def test_what_is_known_is_not_read_again(take_in: Import) -> None:
    first = take_in(None, **{name.replace(".", "_"): data for name, data in samples().items()})
    again = take_in(None)
    assert all(step.known for step in again if step.article)
    assert {step.article for step in again if step.article} == {step.article for step in first if step.article}
    assert failures(again) == failures(first)


def test_articles_come_in_the_order_of_their_files(tmp_path: Path) -> None:
    many = []
    for number in range(40):
        file = tmp_path / f"{number:02}.{'html' if number % 3 == 0 else 'txt'}"
        file.write_text(f"<article>{BODY}{number}</article>" if number % 3 == 0 else f"{GOOD} {number}.")
        many.append(Source(str(file), file.stat().st_size))
    places = [place for place, answer in Readers(many, tmp_path / FILE, Limits()).read() if isinstance(answer, Ready)]
    assert places == list(range(40))


def test_no_reader_reaches_the_network_or_another_program(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        here = f"http://127.0.0.1:{server.getsockname()[1]}"
        remote = f'<img src="{here}/a.png"><link rel="stylesheet" href="{here}/a.css"><iframe src="{here}/f"></iframe>'
        many = []
        for name, data in every(3).items():
            told = data.replace(b"http://127.0.0.1:9", here.encode()).replace(
                b"<article>", remote.encode() + b"<article>"
            )
            (tmp_path / name).write_bytes(told)
            many.append(Source(str(tmp_path / name), len(told)))
        answers = [answer for _, answer in Readers(many, tmp_path / FILE, Limits()).read()]
        with pytest.raises(BlockingIOError):
            server.accept()
    assert sum(isinstance(answer, Ready) for answer in answers) >= articles(every(3)) - 1
    assert not [one.sentence for one in answers if isinstance(one, Failed) and "did not expect" in one.sentence]
    assert sum(isinstance(answer, Done) for answer in answers) == len(many)
    assert not [answer for answer in answers if isinstance(answer, Known)]


def test_an_import_that_is_stopped_leaves_no_process(tmp_path: Path) -> None:
    slow = "<html><body><p " + " ".join(f'a{n}="x"' for n in range(300_000)) + ">Slow.</p></body></html>"
    (tmp_path / "a.html").write_text(slow)
    readers = Readers([Source(str(tmp_path / "a.html"), len(slow))], tmp_path / FILE, Limits())
    reading = readers.read()
    assert next(reading) == (0, None)
    reading.close()  # type: ignore[attr-defined]
    if sys.platform.startswith("linux"):
        children = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
        assert not [pid for pid in children.split() if b"intake" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def test_a_line_that_is_longer_than_an_article_is_told_once(take_in: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.intake.pieces._MOST", 2 << 20)
    line = json.dumps({"text": f"{GOOD} " * 60_000})
    (told,) = failures(take_in(None, a_jsonl=f"{line}\n{json.dumps({'text': GOOD})}\n".encode()))
    assert "a.jsonl#1 is far longer than an article" in told


def test_a_large_file_of_lines_is_read_in_pieces_as_if_it_were_whole(tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    text = "\n\n".join(f"{GOOD} This is paragraph {number}." for number in range(40))
    lines = [json.dumps({"id": str(number), "text": text}) for number in range(600)]
    lines[200:200] = ["", "{broken"]
    file.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    cut = pieces(str(file), file.stat().st_size)
    assert len(cut) > 1
    assert sum(piece.size for piece in cut) == file.stat().st_size
    whole = [one.path if isinstance(one, Reading) else str(one) for one in formats.read(file)]
    parts = [
        one.path if isinstance(one, Reading) else str(one)
        for piece in cut
        for one in jsonl.read_lines(file, piece.start, piece.size, piece.before)
    ]
    assert parts == whole
