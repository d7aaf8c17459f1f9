"""Word files: what their mark-up says of words that are linked, boxed, moved, hidden or computed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from store.formats import read_bytes
from store.records import Page, Reading

SHOWN = '<w:vanish w:val="0"/>'
OPEN = '<w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps"><w:body>'


def page(body: str, **members: str) -> Page:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"{OPEN}{body}</w:body></w:document>")
        for name, text in members.items():
            archive.writestr(f"word/{name}.xml", text)
    (found,) = read_bytes(file.getvalue(), "a.docx")
    assert isinstance(found, Reading), found
    return found.page


def told(found: Page) -> list[tuple[str, str]]:
    return [(found.text[block.start : block.end], block.hint) for block in found.blocks]


def run(text: str, mark: str = "") -> str:
    return f'<w:r><w:rPr>{mark}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_links_fields_breaks_and_hyphens() -> None:
    body = (
        f"<w:p>{run('The mayor')}<w:hyperlink>{run(' spoke')}</w:hyperlink>"
        "<w:r><w:tab/><w:t>on</w:t><w:softHyphen/></w:r>"
        "<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>"
        f"<w:fldSimple>{run(' Tuesday')}</w:fldSimple><w:r><w:br/></w:r>"
        f"{run('well')}<w:r><w:noBreakHyphen/></w:r>{run('known')}</w:p>"
    )
    assert told(page(body)) == [("The mayor spoke on Tuesday\nwell-known", "")]


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent><w:p>{run('Boxed.')}</w:p></w:txbxContent>"
    body = (
        f"<w:p>{run('The mayor spoke.')}<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert told(page(body)) == [("The mayor spoke.", ""), ("Boxed.", "")]


def test_words_deleted_moved_and_hidden_are_apart() -> None:
    body = (
        f"<w:p>{run('He said ')}<w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins>{run('yes')}</w:ins>"
        f"<w:moveFrom>{run(' gone')}</w:moveFrom>{run(' secret', '<w:vanish/>')}{run('.', SHOWN)}</w:p>"
    )
    assert told(page(body)) == [
        ("He said yes.", ""), ("no gone", "deleted in the document"), ("secret", "hidden in the document")
    ]  # fmt: skip


def test_comments_and_notes_come_after_the_text() -> None:
    body = f"<w:p>{run('The mayor spoke')}<w:r><w:footnoteReference w:id='2'/></w:r>{run('.')}</w:p>"
    notes = f"<w:footnotes xmlns:w='w'><w:footnote><w:p>{run('On radio.')}</w:p></w:footnote></w:footnotes>"
    comments = f"<w:comments xmlns:w='w'><w:comment><w:p>{run('Check!')}</w:p></w:comment></w:comments>"
    assert told(page(body, footnotes=notes, comments=comments)) == [
        ("The mayor spoke.", ""), ("On radio.", "footnote"), ("Check!", "comment on the document")
    ]  # fmt: skip


def test_styles_in_any_language_and_those_that_stand_on_others() -> None:
    styles = (
        "<w:styles xmlns:w='w'><w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>"
        "<w:style w:styleId='Own'><w:name w:val='Zwischentitel'/><w:basedOn w:val='berschrift1'/></w:style>"
        "<w:style w:styleId='B'><w:name w:val='caption'/></w:style></w:styles>"
    )
    paragraph = "<w:p><w:pPr><w:pStyle w:val='{}'/></w:pPr>" + run("Words") + "</w:p>"
    found = page("".join(paragraph.format(name) for name in ("berschrift1", "Own", "B", "Nothing")), styles=styles)
    assert [(block.kind, block.hint) for block in found.blocks] == [
        ("heading", ""), ("heading", ""), ("caption", "caption"), ("paragraph", "")
    ]  # fmt: skip


def test_text_laid_out_in_a_table_stays_in_paragraphs() -> None:
    long = run("The mayor spoke at length. " * 20)
    cells = f"<w:tc><w:p>{run('Left')}</w:p></w:tc><w:tc><w:p>{long}</w:p><w:p>{run('End.')}</w:p></w:tc>"
    body = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    assert [text for text, _ in told(page(body))] == ["Left", ("The mayor spoke at length. " * 20).strip(), "End."]
