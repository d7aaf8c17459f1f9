"""Web pages: all their visible text in order, with what stands outside the article marked, never dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, BinaryIO

from store.addresses import is_address
from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST, decode
from store.formats.html_article import extracted, matched, unseen
from store.formats.html_blocks import Context, Found, blocks, parse
from store.formats.html_declared import declared, summary
from store.formats.html_notes import is_note, without_marks
from store.formats.html_rescue import densest, rescued
from store.formats.html_text import letters
from store.formats.paragraphs import Paragraph, laid
from store.formats.saved_page import original_address, saved_from, without_data
from store.records import Page, Reading

# Programs whose pages have no site around the text, by the name that they leave in the head.
_WORD_PROCESSOR = re.compile(
    r"<meta[^>]{0,40}\bgenerator\b[^>]{0,40}(?:LibreOffice|OpenOffice|pandoc|Microsoft Word|Cocoa HTML Writer)", re.I
)
# What store/exports/page.py writes into a comparison: a folder that is watched may hold those too.
_EXPORTED = re.compile(r"<meta\s+name=[\"']?generator[\"']?\s+content=[\"']?Synoptic\b", re.I)
_OF_A_SITE = re.compile(r"<(?:nav|aside|footer)\b", re.I)
_HEAD = 4096
OUTSIDE = "outside the article"
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", re.I)
# What stands in the pages that Factiva, ProQuest and Nexis hand out. Each is looked for alone, in small letters: an
# expression of them all, without regard to case, takes 10 ms for a page (229 saved pages), this 1.3.
_BUNDLES = ("proquest document id", "load-date:")
_CODED = (re.compile(r"<b>\s*hd\s*</b>"), re.compile(r"class=\"article \w\warticle"))
# With fewer letters than this kept, the extractor has found a label, not the article.
_FEWEST = 60


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield the one article of a web page, or those that an archive hands out in one page."""
    data = file.read(LARGEST + 1)
    markup = decode(data, name, declared_encoding(data))
    bundled = list(_bundled(markup, data, name))
    yield from bundled or [Reading(page(markup, name), data, name, "text/html")]


def _bundled(markup: str, data: bytes, name: str) -> Iterator[Reading | ReaderError]:
    lower = markup.lower()
    if any(mark in lower for mark in _BUNDLES) or any(code.search(lower) for code in _CODED):
        from store.formats import documents, marked_up  # only for pages that look like a bundle

        yield from documents.bundled(list(marked_up.paragraphs(markup)), data, name, "text/html")


def page(markup: str, name: str) -> Page:
    """Make the page of a web page's mark-up; raises UnreadableFile when no article is in it, or it is an export."""
    if _EXPORTED.search(markup[:_HEAD]):
        raise UnreadableFile(f"{name} was exported by Synoptic.", "Import the articles that it was made of.")
    markup = without_data(markup)
    tree = parse(markup)
    if tree is None:
        raise _no_article(name)
    without_marks(tree)
    lines = extracted(markup)
    found = _blocks(tree, lines)
    kept = matched(lines, found)
    if sum(len(letters(found[place].text)) for place in kept) < _FEWEST:
        kept = densest(found)
    if _WORD_PROCESSOR.search(markup[:_HEAD]) and not _OF_A_SITE.search(markup):
        kept = set(range(len(found)))  # such a page is the document and nothing else
    if not kept:
        raise _no_article(name)
    told = declared(tree)
    told = replace(told, url=original_address(told.url) or saved_from(markup))
    kept |= rescued(found, kept, told.title, summary(tree))
    return laid(list(_paragraphs(found, kept, told.title)), told)


def page_of(data: bytes, where: str, charset: str, address: str) -> Page:
    """Make the page of a web page's bytes; `charset` and `address` are what was told of it elsewhere, or ""."""
    found = page(decode(data, where, charset or declared_encoding(data)), where)
    url = found.declared.url or original_address(address)
    return replace(found, declared=replace(found.declared, url=url))


def first_page(pages: Iterable[tuple[bytes, str, str]], name: str, next_step: str) -> Page:
    """Make the page of the first of a saved page's parts (bytes, charset, address) that is an article."""
    problem: ReaderError = UnreadableFile(f"{name} holds no web page.", next_step)
    for data, charset, address in pages:
        try:
            return page_of(data, name, charset, address if is_address(address) else "")
        except ReaderError as error:
            problem = error
    raise problem


def declared_encoding(data: bytes) -> str:
    """Return the encoding that the page's head names, "" for none."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else ""


def _blocks(tree: Any, lines: Sequence[str]) -> list[Found]:
    """Return the blocks that are seen; where the article itself is not, the hidden ones too, or the data's own lines.

    Pages that a script shows hide the article until then, or carry it as data only.
    """
    found = blocks(tree)
    if len(unseen(lines, found)) * 3 <= len(lines):
        return found
    found = blocks(tree, hidden=True)
    return [*found, *(Found(Context(tree, "paragraph"), line, 0.0) for line in unseen(lines, found))]


def _paragraphs(found: Sequence[Found], kept: set[int], title: str) -> Iterator[Paragraph]:
    headline = _headline(found, kept, title)
    for place, block in enumerate(found):
        if place == headline:
            yield Paragraph(block.text, "title")
        else:
            outside = _aside(block) if place in kept else OUTSIDE
            yield Paragraph(block.text, block.context.kind, block.context.hint or outside)


def _aside(block: Found) -> str:
    return "footnote" if any(map(is_note, (block.element, *block.element.iterancestors()))) else ""


def _headline(found: Sequence[Found], kept: set[int], title: str) -> int | None:
    """Return the place of the heading that is the title, or else of the last h1 above the text."""
    headings = [place for place, block in enumerate(found) if block.context.kind == "heading"]
    for place in headings:
        if letters(found[place].text) == letters(title):
            return place
    above = [place for place in headings if found[place].element.tag == "h1" and place <= min(kept)]
    return above[-1] if above else None


def _no_article(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} holds no article.", "Open the page in a browser, copy the article and paste it.")
