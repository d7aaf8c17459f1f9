"""Files of every format, damaged: bytes turned, left out, doubled and cut, two formats spliced. Nothing is raised.

Everyday a few of each; `-m slow` many, each taken all the way to what is kept. SYNOPTIC_FUZZ sets how many of each.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.intake.prepare import prepare
from store.errors import ReaderError
from store.formats import read_bytes
from store.records import Reading
from tests.store.formats import bundles
from tests.store.formats.pdfs import Word, pdf
from tests.store.formats.samples import samples

FILES = Path(__file__).parent / "files"
REAL = ("ferry.docx", "ferry.odt", "ferry.rtf", "ferry.epub", "ferry.doc", "columns.pdf", "nexis.rtf")
MANY = int(os.environ.get("SYNOPTIC_FUZZ", "60"))
LONGEST = 20.0
"""Seconds that one damaged file of these sizes may take on a busy machine; a whole one takes a tenth of one."""
MAIL = (
    b"From: a\nSubject: =?utf-8?q?b?=\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    b"--x\n\ntext\n--x\nContent-Type: text/html; charset=utf-16\nContent-Transfer-Encoding: base64\n\nPHA+\n--x--\n"
)
MARKS = (
    b"\0",
    b"\xff\xfe",
    b"<![CDATA[",
    b'"',
    b"\xe2\x80\xae",
    b"\x1b$B",
    b"{\\rtf1",
    b"%PDF-",
    b"&#0;",
    b"\r",
    b"]]>",
)

SOURCES: dict[str, Callable[[], bytes]] = {
    **{name: (FILES / name).read_bytes for name in REAL},
    **{name: partial(bytes, data) for name, data in samples().items()},
    "small.pdf": lambda: pdf([[Word(50, 700, "The ferry left the harbour at noon."), Word(50, 30, "1")]] * 2),
    "nexis.txt": lambda: bundles.nexis_old().encode(),
    "factiva.txt": lambda: bundles.factiva_codes().encode(),
    "factiva_plain.txt": lambda: bundles.factiva_plain().encode(),
    "proquest.txt": lambda: bundles.proquest().encode(),
    "a.ris": lambda: bundles.ris().encode(),
    "a.md": lambda: b"---\ntitle: x\n---\n# A\n\n- b [c](d)[^1]\n\n| e | f |\n|---|---|\n| g | h |\n\n[^1]: i\n",
    "a.eml": lambda: MAIL,
    "a.mbox": lambda: b"From a@b Tue Nov 18 07:30:00 2025\n" + MAIL + b"\nFrom c@d Tue Nov 18 07:30:00 2025\n" + MAIL,
    "a.zip": lambda: zipped({"a.txt": b"The mayor spoke.", "b/c.md": b"# A\n\nb", "d.html": samples()["page.html"]}),
    "a.opml": lambda: b'<opml version="2.0"><body><outline text="a" xmlUrl="https://a.example/rss"/></body></opml>',
}  # fmt: skip


def zipped(members: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return bytes with some turned, left out, doubled, replaced, or cut off; in an archive, those of one member."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        with ZipFile(BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        name = chance.choice(list(members))
        return zipped({**members, name: damaged(members[name], chance)})
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 3, 20])):
        at = chance.randrange(len(made) + 1)
        end = at + chance.choice([1, 4, 50, 500])
        ways = (
            lambda at=at, end=end: bytes(one ^ (1 << chance.randrange(8)) for one in made[at:end]),
            lambda at=at, end=end: chance.randbytes(end - at),
            lambda: b"",
            lambda at=at, end=end: bytes(made[at:end]) * chance.choice([2, 2, 50]),
            lambda: chance.choice(MARKS),
        )
        made[at:end] = chance.choice(ways)()
    if chance.random() < 0.2:
        del made[chance.randrange(len(made) + 1) :]
    return bytes(made)


def spliced(one: bytes, other: bytes, chance: random.Random) -> bytes:
    """Return the beginning of one file with the end, or a piece, of another put behind it or into it."""
    at, where = chance.randrange(len(one) + 1), chance.randrange(len(other) + 1)
    piece = other[where : where + chance.choice([len(other), 200, 2000])]
    return one[:at] + piece + (one[at:] if chance.random() < 0.5 else b"")


def made(name: str, seed: int) -> tuple[bytes, str]:
    """Return a damaged file and what it is called: mostly by its own name."""
    chance = random.Random(f"{name} {seed}")
    data = SOURCES[name]()
    if chance.random() < 0.25:
        data = spliced(data, SOURCES[chance.choice(list(SOURCES))](), chance)
    else:
        data = damaged(data, chance)
    return data, name if chance.random() < 0.7 else chance.choice(["article", *SOURCES])


def checked(found: Reading | ReaderError) -> None:
    if isinstance(found, ReaderError):
        assert found.sentence.endswith((".", "?", "!"))
        assert found.next_step
        assert "\n" not in str(found)
        return
    text, at = found.page.text, 0
    for block in found.page.blocks:
        assert at <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip()
        at = block.end
    assert "\0" not in text
    text.encode()  # no half of a character
    assert found.data is not None


def kept(found: Reading | ReaderError) -> None:
    """Take a reading through all that is worked out before it is kept."""
    checked(found)
    if isinstance(found, ReaderError):
        return
    try:
        ready = prepare(found)
    except ReaderError as error:
        checked(error)
        return
    at, laid = 0, ready.layout
    for passage in laid.passages:
        assert at <= passage.start < passage.end <= len(laid.text)
        at = passage.end
    assert sum(piece.end - piece.start for piece in laid.pieces) <= len(found.page.text)
    for name in ready.details.__slots__:
        str(getattr(ready.details, name)).encode()


@pytest.mark.parametrize("name", SOURCES)
@settings(max_examples=8, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 1 << 32))
def test_damaged_files_never_raise(name: str, seed: int) -> None:
    data, called = made(name, seed)
    for found in read_bytes(data, called):
        checked(found)


@pytest.mark.slow
@pytest.mark.parametrize("name", SOURCES)
def test_many_damaged_files_are_kept_or_told(name: str) -> None:
    first = int(os.environ.get("SYNOPTIC_FUZZ_FROM", "0"))
    for seed in range(first, first + MANY):
        data, called = made(name, seed)
        began = time.monotonic()
        try:
            for found in read_bytes(data, called):
                kept(found)
        except Exception as error:
            raise AssertionError(f"made({name!r}, {seed})") from error
        assert time.monotonic() - began < LONGEST, f"made({name!r}, {seed})"
