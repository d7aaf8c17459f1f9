"""Web pages: all visible text in order, what is outside the article marked, and what the page declares."""

from __future__ import annotations

import socket

import pytest

from store.errors import ReaderError
from store.formats import read_bytes
from store.records import Page, Reading

SENTENCES = [
    "The mayor of Harrow Bay told the council on Monday that the harbour wall would be rebuilt by spring.",
    "“We have waited nine years for this,” she said, to applause from the two full rows of the gallery.",
    "Opponents of the plan, among them the fishermen's union, had asked for a study of the currents first.",
    "The vote was eleven to four, with two members of the governing party voting against their own leader.",
    "Work is to begin in January and will cost 3.2 million, of which the region pays slightly more than half.",
]


def page(
    body: str = "", head: str = "", above: str = "", attributes: str = 'lang="en-GB"', sentences: list[str] = SENTENCES
) -> Page:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    markup = (
        f"<!doctype html><html {attributes}><head><title>Harbour wall | The Bay Post</title>{head}</head><body>"
        "<nav><ul><li><a href=/a>News</a></li><li><a href=/b>Sport</a></li></ul></nav>"
        f"<main><article><h1>Council votes to rebuild the harbour wall</h1>{above}{paragraphs}{body}</article></main>"
        "<footer><p>© The Bay Post. All rights reserved.</p></footer></body></html>"
    )
    (found,) = read_bytes(markup.encode(), "wall.html")
    assert isinstance(found, Reading), found
    return found.page


def texts(found: Page, *, kept: bool) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks if (not block.hint) is kept]


def kinds(found: Page) -> dict[str, tuple[str, str]]:
    return {found.text[block.start : block.end]: (block.kind, block.hint) for block in found.blocks}


def test_all_visible_text_is_there_in_order_and_the_rest_is_marked() -> None:
    found = page()
    assert found.text.startswith("News\n\nSport\n\nCouncil votes")
    assert texts(found, kept=True) == ["Council votes to rebuild the harbour wall", *SENTENCES]
    assert texts(found, kept=False) == ["News", "Sport", "© The Bay Post. All rights reserved."]
    told = kinds(found)
    assert told["News"] == ("item", "navigation")
    assert told["Council votes to rebuild the harbour wall"] == ("title", "")
    assert told[SENTENCES[0]] == ("paragraph", "")
    assert told["© The Bay Post. All rights reserved."][1] == "outside the article"


def test_blocks_cover_the_text() -> None:
    found = page(body="<ul><li>One <b>thing</b></li><li>Another<br>thing</li></ul>loose words")
    covered = "".join(found.text[block.start : block.end] for block in found.blocks)
    assert covered.split() == "".join(found.text.split("\n")).split() or "".join(covered.split()) == "".join(
        found.text.split()
    )
    assert "One thing" in kinds(found)
    assert "Another thing" in kinds(found)


def test_captions_are_hinted() -> None:
    figure = "<figure><img src=wall.jpg><figcaption>The wall in May. Photo: R. Odell</figcaption></figure>"
    assert kinds(page(body=figure))["The wall in May. Photo: R. Odell"] == ("caption", "caption")


def test_a_standfirst_is_kept() -> None:
    standfirst = "After nine years of delay the town will have a new wall, and the fishermen a new quarrel."
    for above, head in (
        (f"<p class='standfirst'>{standfirst}</p>", ""),
        (f"<div>{standfirst}</div>", f'<meta name="description" content="{standfirst}">'),
        (f"<h1>The wall is coming</h1><div>{standfirst}</div><address>R. Odell</address><div>9 May</div>", ""),
    ):
        assert standfirst in texts(page(above=above, head=head), kept=True)


def test_two_line_breaks_end_a_paragraph() -> None:
    found = page(body="<div>The region agreed.<br><br>The town did not.<br>So it said.</div>")
    assert "The region agreed." in kinds(found)
    assert "The town did not. So it said." in kinds(found)


def test_what_is_not_seen_is_not_there() -> None:
    unseen = "<script>var x='tracker'</script><style>p{}</style><p hidden>secret</p><p style='display: none'>gone</p>"
    assert not {"tracker", "secret", "gone", "p{}"} & set(page(body=unseen).text.split())


def test_an_article_that_the_page_hides_until_scripts_run_is_found() -> None:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    markup = f"<html><body><div style='display:none'><article><h1>Wall</h1>{paragraphs}</article></div></body></html>"
    (found,) = read_bytes(markup.encode(), "a.html")
    assert isinstance(found, Reading)
    assert set(SENTENCES) <= set(texts(found.page, kept=True))


LD = """<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
 {"@type":"WebSite","name":"Bay Post site"},
 {"@type":["ReportageNewsArticle"],"headline":"Harbour &amp; wall:
 council votes","author":[{"@id":"#ann"},{"@type":"Person","name":"Bo Lind"}],
 "datePublished":"2025-11-17T18:05:00+01:00","dateModified":"2025-11-18T08:00:00+01:00",
 "publisher":{"@type":"Organization","name":"The Bay Post"},"articleSection":["Local","Town"],
 "mainEntityOfPage":{"@id":"https://bay.example/wall"},"inLanguage":"en"},
 {"@type":"Person","@id":"#ann","name":"Ann Reyes"}]}</script>
<script type="application/ld+json">not json at all</script>"""


def test_json_ld_declares_details() -> None:
    told = page(head=LD).declared
    assert told.title == "Harbour & wall: council votes"
    assert told.byline == "Ann Reyes, Bo Lind"
    assert (told.published, told.updated) == ("2025-11-17T18:05:00+01:00", "2025-11-18T08:00:00+01:00")
    assert (told.outlet, told.section, told.language) == ("The Bay Post", "Local", "en")
    assert told.url == "https://bay.example/wall"


def test_meta_elements_declare_details() -> None:
    told = page(
        head='<meta property="og:title" content="Council votes to rebuild the harbour wall | The Bay Post">'
        '<meta property="og:site_name" content="The Bay Post"><meta name="author" content="Ann Reyes">'
        '<meta property="article:author" content="https://social.example/bay">'
        '<meta property="article:published_time" content="2025-11-17T18:05:00Z">'
        '<link rel="canonical" href="https://bay.example/wall">'
    ).declared
    assert told.title == "Council votes to rebuild the harbour wall"
    assert (told.outlet, told.byline, told.published) == ("The Bay Post", "Ann Reyes", "2025-11-17T18:05:00+00:00")
    assert (told.language, told.url) == ("en", "https://bay.example/wall")


def test_the_page_itself_tells_where_nothing_declares() -> None:
    told = page(above='<a rel="author" href="/x">Ann Reyes</a><time datetime="2025-11-17">Monday</time>').declared
    assert told.title == "Council votes to rebuild the harbour wall"
    assert (told.byline, told.published, told.outlet) == ("Ann Reyes", "2025-11-17", "")


def test_the_encoding_that_the_page_names_is_used() -> None:
    paragraphs = "".join(f"<p>{sentence} Déjà fait à Zürich, dit-on.</p>" for sentence in SENTENCES)
    markup = f"<html><head><meta charset=iso-8859-1></head><body><article>{paragraphs}</article></body></html>"
    (found,) = read_bytes(markup.encode("cp1252"), "a.html")
    assert isinstance(found, Reading)
    assert "Déjà fait à Zürich" in found.page.text
    assert "she said" in found.page.text
    assert "“We have waited" in found.page.text


@pytest.mark.parametrize("name", ["undefined", "idna", "utf-16", "unicode_escape", "no-such"])
def test_an_encoding_that_no_page_is_in_is_passed_over(name: str) -> None:
    words = "<p>The café in the town was full when the mayor spoke there on Monday morning.</p>" * 4
    markup = f"<!doctype html><html><head><meta charset={name}></head><body><article>{words}</article></body></html>"
    (found,) = read_bytes(markup.encode("cp1252"), "a.html")
    assert isinstance(found, Reading), found
    assert "café" in found.page.text


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href=/>Home</a></nav><form><input><button>Log in</button></form></body></html>",
        "<!doctype html>",
        "<p>",
        "<html><head><title>Only a title</title></head></html>",
    ],
)
def test_a_page_without_an_article_is_told(markup: str) -> None:
    (found,) = read_bytes(markup.encode(), "menu.html")
    assert isinstance(found, ReaderError)
    assert found.next_step


def test_broken_and_deep_pages_do_no_harm() -> None:
    paragraphs = "".join(f"<p>{sentence}" for sentence in SENTENCES)
    for markup in (
        "<div>" * 20_000 + paragraphs,
        "<b>" * 3_000 + paragraphs,
        f"<html><body><article>{paragraphs}</div></table></b></html></html><p",
        f"<html><body {'x' * 50_000}=1>{paragraphs}",
    ):
        (found,) = read_bytes(f"<html>{markup}".encode(), "a.html")
        assert isinstance(found, Reading | ReaderError)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    found = page(
        head='<base href="http://bay.example/"><link rel=stylesheet href=x.css>', body="<img src=//t.example/p>"
    )
    assert SENTENCES[0] in found.text


@pytest.mark.parametrize(
    "mark",
    [
        '<a href="#fn1" role="doc-noteref"><sup>1</sup></a>',
        '<sup><a href="wall.html#sdfootnote1sym">1</a></sup>',
        '<a href="#footnote-1">1</a>',
        '<a href="#_ftn1">[1]</a>',
    ],
)
def test_the_number_of_a_note_is_no_part_of_the_word_before_it(mark: str) -> None:
    found = page(sentences=[SENTENCES[0] + mark, *SENTENCES[1:]])
    assert SENTENCES[0] in texts(found, kept=True)


def test_a_note_is_told_apart() -> None:
    note = '<section role="doc-endnotes"><ol><li><p>{} <a href="#r1" role="doc-backlink">↩︎</a></p></li></ol></section>'
    found = page(body=note.format("The union named the study in a letter of 12 November, and again in the spring."))
    hints = {found.text[one.start : one.end]: one.hint for one in found.blocks}
    told = hints["The union named the study in a letter of 12 November, and again in the spring."]
    assert told in ("footnote", "outside the article")


def test_a_page_that_a_word_processor_wrote_is_the_document_and_nothing_else() -> None:
    rows = "<table><tr><td>Ship</td><td>Built</td></tr><tr><td>Marguerite</td><td>1987</td></tr></table>"
    items = "<ul><li>The first tug came at 9.05.</li><li>It was moored at 10.38.</li></ul>"
    markup = (
        '<html><head><meta name="generator" content="LibreOffice 7.4 (Linux)"/></head><body>'
        f"<p>{SENTENCES[0]}</p>{items}<p>{SENTENCES[1]}</p>{rows}<p>{SENTENCES[2]}</p></body></html>"
    )
    (found,) = read_bytes(markup.encode(), "a.html")
    assert isinstance(found, Reading)
    assert not texts(found.page, kept=False)
