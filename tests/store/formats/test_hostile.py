"""Files made to do harm, and files that are broken: each is told in one sentence, quickly, and nothing is raised."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from store.errors import ReaderError
from store.formats import read_bytes
from store.formats.archive import beside
from store.records import Reading

FILES = Path(__file__).parent / "files"
WORD = "word/document.xml"
BODY = '<w:document xmlns:w="w"><w:body>{}</w:body></w:document>'
LAUGHS = (
    "<!DOCTYPE x ["
    + '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


def zipped(**members: str | bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def word(body: str, before: str = "") -> bytes:
    return zipped(**{WORD: before + BODY.format(body)})


def sentence(data: bytes, name: str) -> str:
    (found,) = read_bytes(data, name)
    assert isinstance(found, ReaderError), found
    assert found.next_step
    return found.sentence


def test_a_zip_bomb_is_told() -> None:
    bomb = zipped(**{WORD: b"<x>" + b" " * (8 << 20)})
    assert sentence(bomb, "a.docx") == "a.docx would unpack to far more than a document holds."


def test_a_billion_laughs_do_not_sound() -> None:
    (found,) = read_bytes(word("<w:p><w:r><w:t>The mayor spoke &a11;</w:t></w:r></w:p>", LAUGHS), "a.docx")
    assert isinstance(found, Reading)
    assert found.page.text.startswith("The mayor spoke")
    assert "ha" not in found.page.text


def test_entities_of_files_are_not_opened() -> None:
    before = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    (found,) = read_bytes(word("<w:p><w:r><w:t>The mayor spoke &f; here</w:t></w:r></w:p>", before), "a.docx")
    assert isinstance(found, Reading)
    assert "root" not in found.page.text


def test_deep_nesting_does_no_harm() -> None:
    deep = "<w:sdt>" * 5000 + "<w:p><w:r><w:t>The mayor spoke.</w:t></w:r></w:p>" + "</w:sdt>" * 5000
    assert len(list(read_bytes(word(deep), "a.docx"))) == 1
    assert len(list(read_bytes(b"{\\rtf1 " + b"{" * 100_000 + b"x", "a.rtf"))) == 1
    assert len(list(read_bytes(b"> " * 3000 + b"text", "a.md"))) == 1


@pytest.mark.parametrize(
    "link", ["../../etc/passwd", "/etc/passwd", "..", "%2e%2e/%2e%2e/%2e%2e/etc/passwd", "a/../../../b"]
)
def test_links_stay_in_the_archive(link: str) -> None:
    assert beside("OPS/a.opf", link) in ("", "etc/passwd") or not beside("OPS/a.opf", link).startswith((".", "/"))


def test_a_zip_file_is_read_as_a_folder() -> None:
    members: dict[str, str | bytes] = {
        "a/one.txt": "The mayor spoke on Tuesday.",
        "two.docx": word("<w:p><w:r><w:t>He said no.</w:t></w:r></w:p>"),
        "__MACOSX/a/._one.txt": b"\0\0",
        "picture.png": b"\x89PNG",
        "../three.txt": "Nobody was hurt.",
    }
    data = zipped(**members)
    found = list(read_bytes(data, "files.zip"))
    assert [one.path for one in found if isinstance(one, Reading)] == ["files.zip#a/one.txt", "files.zip#two.docx"]


def test_a_zip_file_in_a_zip_file_is_told() -> None:
    inner = zipped(**{"a.txt": "The mayor spoke."})
    assert sentence(zipped(**{"inner.zip": inner}), "a.zip") == "a.zip#inner.zip is a ZIP file in a ZIP file."


@pytest.mark.parametrize("name", ["ferry.docx", "ferry.odt", "ferry.epub"])
def test_a_file_cut_short_is_told(name: str) -> None:
    assert sentence((FILES / name).read_bytes()[:3000], name) == f"{name} is damaged."


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.epub", "a.rtf", "a.pdf"])
def test_a_file_that_is_not_what_its_name_says_is_told(name: str) -> None:
    assert sentence(b"The mayor spoke.\x00\x01" * 9, name) == f"{name} is damaged."


def test_an_empty_document_is_told() -> None:
    assert sentence(word("<w:p/>"), "a.docx") == "a.docx has no text in it."


def test_many_lines_that_look_like_a_letters_head_take_no_time() -> None:
    began = time.monotonic()
    (found,) = read_bytes(b"Subject: a harbour\r\n" * 40 + b"The mayor spoke.\r\n", "a")
    assert isinstance(found, Reading)
    assert time.monotonic() - began < 1


def test_a_reference_with_an_empty_field_is_told() -> None:
    assert "without text" in sentence(b"TY  - NEWS\nTI  -  \n \nER  -\n", "a.ris")


def test_names_that_no_xml_has_do_no_harm() -> None:
    data = b"<nitf><body><body.content><p>The mayor spoke.</p><a:b:c>No</a:b:c></body.content></body></nitf>"
    assert all(isinstance(one, Reading | ReaderError) for one in read_bytes(data, "a.nitf"))
