"""The extraction of web pages beside that of other programs, in one run: text, lost paragraphs, headline, byline, date.

The peers are an extra group (`uv sync --group peers`, or pip install of the two names); without them it is skipped.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
import trafilatura

from index.clean.clean import clean, lay_out
from index.describe.describe import describe
from store.formats.decode import decode
from store.formats.html_text import letters
from store.records import Details
from tests.quality.test_extraction import CORPORA, f1, grams, pages, people, read, score

newspaper = pytest.importorskip("newspaper", reason="newspaper4k is not installed (the group “peers”)")
readability = pytest.importorskip("readability", reason="readability-lxml is not installed (the group “peers”)")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.quality,
    pytest.mark.skipif(not (CORPORA / "extract_fundus").exists(), reason="the corpora are not beside this checkout"),
]

_LEAST = 8  # words of a true paragraph that counts
_HALF = 0.5  # of its 4-grams: a paragraph of which less is told is lost

Told = tuple[str, Details]


def ours(data: bytes) -> Told:
    page = read(data)
    if page is None:
        return "", Details()
    pieces = clean(page)
    return lay_out(page.text, pieces), describe(page, pieces)


def plain_trafilatura(data: bytes) -> Told:
    markup = decode(data, "page")
    found = trafilatura.bare_extraction(markup, favor_precision=True, include_comments=False, with_metadata=True)
    if found is None:
        return "", Details()
    byline = (found.author or "").replace("; ", ", ")
    return found.text or "", Details(title=found.title or "", byline=byline, published=found.date or "")


def readability_lxml(data: bytes) -> Told:
    document = readability.Document(decode(data, "page"))
    text = "\n".join(re.split(r"</(?:p|div|h\d|li)>", document.summary()))
    return re.sub(r"<[^>]+>", " ", text), Details(title=document.short_title())


def newspaper4k(data: bytes) -> Told:
    article: Any = newspaper.Article("https://example.org/article", fetch_images=False)
    article.download(input_html=decode(data, "page"))
    article.parse()
    day = article.publish_date.isoformat() if article.publish_date else ""
    return article.text, Details(title=article.title or "", byline=", ".join(article.authors), published=day)


PROGRAMS: dict[str, Callable[[bytes], Told]] = {
    "synoptic": ours,
    "trafilatura": plain_trafilatura,
    "readability-lxml": readability_lxml,
    "newspaper4k": newspaper4k,
}


@dataclass
class Tally:
    """What one program made of one set of pages."""

    scores: list[tuple[float, float]] = field(default_factory=list)
    paragraphs: int = 0
    lost: int = 0
    right: dict[str, int] = field(default_factory=lambda: {"title": 0, "byline": 0, "published": 0})

    def line(self, name: str, details: bool) -> str:
        precision, recall = (sum(one[at] for one in self.scores) / len(self.scores) for at in (0, 1))
        told = f"| {name} | {precision:.3f} | {recall:.3f} | {f1(self.scores):.3f} | {self.lost} of {self.paragraphs} |"
        return told + (" " + " | ".join(str(count) for count in self.right.values()) + " |" if details else "")


def _tried(program: Callable[[bytes], Told], data: bytes) -> Told:
    """Run a program; a page that it cannot read counts as nothing told."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return program(data)
        except Exception:
            return "", Details()


def _count(tally: Tally, told: Told, record: dict[str, Any]) -> None:
    text, details = told
    tally.scores.append(score(text, record["body"]))
    have = grams(text)
    for paragraph in record["body"].split("\n"):
        if len(paragraph.split()) >= _LEAST:
            wanted = grams(paragraph)
            tally.paragraphs += 1
            tally.lost += (have & wanted).total() < _HALF * wanted.total()
    if "authors" in record:
        tally.right["title"] += letters(details.title) == letters(record["title"])
        tally.right["byline"] += people(_names(details.byline)) == people(record["authors"])
        tally.right["published"] += details.published[:10] == record["published"][:10]


def _names(byline: str) -> Sequence[str]:
    return re.split(r",? (?:and|und|og|y|et|e) |, ", byline)


@pytest.mark.parametrize("corpus", ["extract_scrapinghub", "extract_fundus"])
def test_beside_other_programs(corpus: str) -> None:
    tallies = {name: Tally() for name in PROGRAMS}
    for record, data in pages(corpus):
        for name, program in PROGRAMS.items():
            _count(tallies[name], _tried(program, data), record)
    count, details = len(tallies["synoptic"].scores), corpus == "extract_fundus"
    heads = " headline | byline | date |" if details else ""
    print(f"\n{corpus}, {count} pages\n| program | precision | recall | F1 | paragraphs lost |{heads}")
    for name, tally in tallies.items():
        print(tally.line(name, details))
    own = tallies.pop("synoptic")
    assert f1(own.scores) >= max(f1(tally.scores) for tally in tallies.values())
    assert own.lost < tallies["trafilatura"].lost  # readability-lxml keeps most, at the price of what is no article
