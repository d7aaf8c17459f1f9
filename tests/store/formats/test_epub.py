"""Books: one article, or one for each part of a magazine; what is locked is told."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from store.errors import ReaderError
from store.formats import read_bytes
from store.records import Reading

CONTAINER = '<container xmlns="urn:c"><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>'
SENTENCE = "The ferry drifted for three hours before two tugs brought it into port, the coast guard said on Tuesday. "


def epub(parts: list[str], **members: str) -> bytes:
    items = "".join(f'<item id="p{at}" href="t/p%20{at}.xhtml"/>' for at in range(len(parts)))
    spine = "".join(f'<itemref idref="p{at}"/>' for at in range(len(parts)))
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Weekly</dc:title>'
        "<dc:creator>Ana Soto</dc:creator><dc:date>2025-11-18</dc:date><dc:language>en-GB</dc:language></metadata>"
        f'<manifest><item id="n" href="nav.xhtml" properties="nav"/>{items}</manifest>'
        f'<spine><itemref idref="n"/>{spine}</spine></package>'
    )
    file = BytesIO()
    with ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/epub+zip")
        for name, text in {"META-INF/container.xml": CONTAINER, "OPS/a.opf": package, **members}.items():
            book.writestr(name, text)
        for at, part in enumerate(parts):
            book.writestr(f"OPS/t/p {at}.xhtml", f"<html><body>{part}</body></html>")
    return file.getvalue()


def test_a_short_book_is_one_article() -> None:
    (found,) = read_bytes(epub([f"<h1>The Weekly</h1><p>{SENTENCE}</p>", f"<p>{SENTENCE * 2}</p>"]), "a.epub")
    assert isinstance(found, Reading)
    told = found.page.declared
    assert (told.title, told.byline, told.published, told.language) == ("The Weekly", "Ana Soto", "2025-11-18", "en")
    assert len(found.page.blocks) == 3


def test_a_magazine_is_an_article_for_each_part() -> None:
    parts = [f"<h1>Article {number}</h1>" + f"<p>{SENTENCE * 9}</p>" * 9 for number in range(4)]
    parts.insert(1, "<h1>World</h1>")
    found = [one for one in read_bytes(epub(parts), "a.epub") if isinstance(one, Reading)]
    assert [one.page.declared.title for one in found] == [f"Article {number}" for number in range(4)]
    assert {one.page.declared.outlet for one in found} == {"The Weekly"}
    assert found[1].page.blocks[0].hint == "section page"
    assert len({one.data for one in found}) == 4


def test_a_locked_book_is_told() -> None:
    locks = '<encryption><EncryptedData><CipherReference URI="OPS/t/p0.xhtml"/></EncryptedData></encryption>'
    (found,) = read_bytes(epub([f"<p>{SENTENCE}</p>"], **{"META-INF/encryption.xml": locks}), "a.epub")
    assert isinstance(found, ReaderError)
    assert found.sentence == "a.epub is locked against copying."


def test_disguised_fonts_lock_nothing() -> None:
    locks = '<encryption><EncryptedData><CipherReference URI="OPS/f.otf"/></EncryptedData></encryption>'
    (found,) = read_bytes(epub([f"<p>{SENTENCE}</p>"], **{"META-INF/encryption.xml": locks}), "a.epub")
    assert isinstance(found, Reading)


def test_marks_of_notes_are_no_part_of_words() -> None:
    part = (
        f'<p>{SENTENCE}The engine failed<sup><a epub:type="noteref" href="#n1">1</a></sup> at noon.</p>'
        '<aside epub:type="footnote" id="n1"><p>Says the crew.</p></aside>'
    )
    (found,) = read_bytes(epub([part]), "a.epub")
    assert isinstance(found, Reading)
    assert "The engine failed at noon." in found.page.text
    assert found.page.blocks[-1].hint == "footnote"
