"""References: each form holds to its standard, and what it tells can be read again."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.cite import quotation
from store.cite.bibtex import bibtex
from store.cite.csl import csl_json
from store.cite.people import people
from store.cite.reference import Reference, references
from store.cite.ris import ris
from store.database import Library
from store.formats import ris as reader
from store.records import Details, Reading
from tests.conftest import Add

FERRY = Details(
    title="Ferry runs aground in fog; nine hurt",
    outlet="The Port Alder Courier",
    byline="Dana Whitlock and Lena van der Voss",
    published="2026-03-03T12:10:00Z",
    language="en",
    url="https://courier.example/ferry?a=1&b=2#top_1",
    section="Harbour",
)

# What csl-data.json of the Citation Style Language 1.0.2 allows of an item: these names, of these kinds.
CSL_TEXTS = {
    "id", "type", "title", "container-title", "URL", "language", "section", "abstract", "note",
}  # fmt: skip
CSL_NAMES = {"family", "given", "literal", "dropping-particle", "non-dropping-particle", "suffix"}


@pytest.fixture
def ferry(library: Library, add: Add) -> Reference:
    return references([library.articles.get(add("A ferry ran aground.\nNobody died.", FERRY))])[0]


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Dana Whitlock", ["Whitlock, Dana"]),
        ("Dana Whitlock and Lena van der Voss", ["Whitlock, Dana", "van der Voss, Lena"]),
        ("Por Julián Otero y Ana de la Cruz", ["Otero, Julián", "de la Cruz, Ana"]),
        ("Priya Natarajan, Northgate Press Agency", ["Natarajan, Priya", "Northgate Press Agency"]),
        ("Redacción", ["Redacción"]),
        ("Martin King Jr.", ["King, Martin Jr"]),
        ("Dana Whitlock in Port Alder", ["Whitlock, Dana"]),
        ("Reuters", ["Reuters"]),
        ("", []),
    ],
)
def test_bylines_are_taken_apart(byline: str, expected: list[str]) -> None:
    assert [name.turned for name in people(byline)] == expected


def test_an_unknown_outlet_is_left_out(library: Library, add: Add) -> None:
    unknown = replace(FERRY, outlet="", url="", byline="")
    (told,) = references([library.articles.get(add("A ferry ran aground.\nNobody died.", unknown))])
    assert "T2  - " not in ris([told])
    assert "journal" not in bibtex([told])
    assert "container-title" not in csl_json([told])
    assert quotation.plain(told) == "“Ferry runs aground in fog; nine hurt”, 3 Mar 2026"


@pytest.mark.parametrize("style", ["plain", "markdown", "html"])
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("“We will sail”, says the captain", "“‘We will sail’, says the captain”"),
        ('"We will sail", says the "captain"', "“‘We will sail’, says the ‘captain’”"),
        ("The harbour's “new” pier", "“The harbour's ‘new’ pier”"),
    ],
)
def test_quotation_marks_of_a_headline_are_not_doubled(ferry: Reference, style: str, title: str, expected: str) -> None:
    assert expected in unescape(quotation.listed([replace(ferry, title=title)], style))


def test_ris_has_its_lines_in_form(ferry: Reference) -> None:
    lines = ris([ferry]).split("\r\n")
    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert "DA  - 2026/03/03/" in lines
    assert "PY  - 2026" in lines
    assert "AU  - van der Voss, Lena" in lines


def test_our_own_import_reads_our_ris_again(ferry: Reference) -> None:
    text = ris([replace(ferry, quoted="A ferry ran aground.")])
    (found,) = reader.read(io.BytesIO(text.encode()), "a.ris")
    assert isinstance(found, Reading)
    told = found.page.declared
    assert (told.title, told.outlet, told.url) == (FERRY.title, FERRY.outlet, FERRY.url)
    assert told.published == "2026-03-03"
    assert told.byline == "Dana Whitlock, Lena van der Voss"
    assert "A ferry ran aground." in found.page.text


def test_csl_json_holds_to_its_schema(ferry: Reference) -> None:
    (item,) = json.loads(csl_json([ferry]))
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2026, 3, 3]]}
    assert item["author"] == [{"family": "Whitlock", "given": "Dana"}, {"family": "van der Voss", "given": "Lena"}]
    for name, value in item.items():
        if name == "author":
            assert all(set(one) <= CSL_NAMES and all(isinstance(part, str) for part in one.values()) for one in value)
        elif name in ("issued", "accessed"):
            assert set(value) == {"date-parts"}
            (parts,) = value["date-parts"]
            assert 1 <= len(parts) <= 3
            assert all(isinstance(part, int) for part in parts)
        else:
            assert name in CSL_TEXTS
            assert isinstance(value, str)


def test_bibtex_keeps_its_braces_and_signs(ferry: Reference) -> None:
    entry = bibtex([replace(ferry, title="50% of {Us} & Them_1", outlet="R&D")])
    assert r"title = {{50\% of \{Us\} \& Them\_1}}" in entry
    assert r"journal = {R\&D}" in entry
    assert "url = {https://courier.example/ferry?a=1&b=2#top_1}" in entry
    assert "month = mar," in entry
    assert entry.startswith("@article{whitlock2026ferry,\n")


def test_no_two_references_have_one_key(library: Library, add: Add) -> None:
    articles = [library.articles.get(add(f"A ferry {number}.", FERRY)) for number in range(30)]
    assert len({one.key for one in references(articles)}) == 30


def test_a_quotation_tells_outlet_byline_date_and_link(ferry: Reference) -> None:
    quoted = replace(ferry, quoted="A ferry ran aground.")
    for text in (quotation.plain(quoted), quotation.markdown(quoted), quotation.html(quoted)):
        for told in (
            "A ferry ran aground.",
            "The Port Alder Courier",
            "Dana Whitlock",
            "3 Mar 2026",
            "courier.example",
        ):
            assert told in text
    assert quotation.plain(quoted).startswith("“A ferry ran aground.”\n— ")
    assert quotation.plain(replace(ferry, quoted="“No,” she said.")).startswith("“No,” she said.\n")


def test_a_quotation_cannot_run_anything() -> None:
    hostile = Reference("k", "<script>x</script>", "[a](b)", url="javascript:alert(1)", quoted="<img src=x>*b*")
    assert "<script" not in quotation.html(hostile)
    assert "href" not in quotation.html(hostile)
    assert "<img" not in quotation.html(hostile)
    assert "\\<img" in quotation.markdown(hostile)


LINES = st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40)


@given(LINES, LINES, LINES, LINES)
def test_any_words_make_sound_references(title: str, outlet: str, byline: str, url: str) -> None:
    one = Reference("k", title, outlet, people(byline), (2026, 3), (2026, 11, 21), url=url, quoted=title)
    for line in ris([one]).split("\r\n")[:-1]:
        assert re.match(r"[A-Z][A-Z0-9]  - ", line)
        assert "\n" not in line
    assert json.loads(csl_json([one]))[0]["id"] == "k"
    entry = re.sub(r"\\[{}]", "", bibtex([one]))
    assert entry.count("{") == entry.count("}")
