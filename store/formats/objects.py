"""An article told as an object: a line of JSON, ninjs, schema.org's NewsArticle, or a row of a spreadsheet."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from store.errors import UnreadableFile
from store.formats.bundle_lines import language as named_language
from store.formats.declared import moment, names, tongue, words
from store.formats.decode import plain
from store.formats.text import page as text_page
from store.records import Details, Page

# Names by which programs and people call the same, in small letters and digits only; the first that is told wins.
# `markup` is the article in mark-up or as it is, `whole` a page in which the article is yet to be found.
_NAMES = """
title: title headline headlines titel titulo título titre titular titolo überschrift name
outlet: outlet publisher source sourceorganization publication publicationname publicationtitle newspaper medium
outlet: medianame outletname provider sitename infosources copyrightholder quelle medio fuente zeitung
byline: byline bylines authors author authornames creator by autor autores verfasser auteur
published: published date datepublished publishedat publicationdate publisheddate datepublication pubdate publishdate
published: firstpublished firstcreated webpublicationdate versioncreated datecreated created datum fecha
updated: updated modified datemodified updatedat modifieddate contentmodified lastmodified
dateline: dateline located
section: section articlesection sectionname rubrik ressort sección seccion rubrique
language: language lang inlanguage sprache idioma langue
url: url link weburl webpage articleurl permalink canonicalurl mainentityofpage
source_id: id sourceid uri guid articleid
text: text fulltext bodytext articlebody articletext maintext contenttext body content texto volltext
markup: bodyhtml bodyxhtml contenthtml articlebody bodies body content
whole: html
summary: description descriptiontext descriptions summary abstract teaser
"""


def _read_names() -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for line in _NAMES.strip().splitlines():
        kind, _, told = line.partition(": ")
        names[kind] = (*names.get(kind, ()), *told.split())
    return names


KEYS = _read_names()
"""What an object may say -> the names by which it may say it."""

_TAGGED = re.compile(r"<(?:p|div|br|h[1-6]|ul|ol|span|a|b|i|em|strong|figure|blockquote)\b[^>]*>", re.I)
_SQUEEZED = re.compile(r"[\W_]+")


def squeezed(key: str) -> str:
    """Return a name as it is compared: "Publication date" and "publicationDate" are the same."""
    return _SQUEEZED.sub("", key).casefold()


def page(told: Mapping[str, Any], where: str) -> Page:
    """Make the page of an object; raises UnreadableFile when no text is in it."""
    known = {squeezed(str(key)): value for key, value in reversed(list(told.items()))}
    declared = details(known)
    text = _text(known)
    if text:
        return with_title(text_page(plain(text), declared))
    body = _first(known, *KEYS["markup"], *KEYS["text"])
    markup = words_of(body)
    if _TAGGED.search(markup):
        from store.formats import fragment  # brings lxml: only when mark-up is read

        return with_title(fragment.page(markup, declared, where))
    if markup.strip():
        return with_title(text_page(plain(html.unescape(markup)), declared))
    whole = _first(known, *KEYS["whole"])
    if isinstance(whole, str) and whole.strip():
        from store.formats import html as pages  # brings trafilatura: only when a page is read

        found = pages.page(plain(whole), where)
        return replace(found, declared=declared.over(found.declared))
    raise _no_text(known, where)


def details(known: Mapping[str, Any]) -> Details:
    """Read what an object, its keys squeezed, says of its article."""
    told = {name: _first(known, *keys) for name, keys in KEYS.items() if name in Details.__slots__}
    return Details(
        title=html.unescape(words(told["title"])),
        outlet=words(told["outlet"]),
        byline=names(told["byline"]),
        published=moment(told["published"]),
        updated=moment(told["updated"]),
        dateline=words(told["dateline"]),
        section=words(told["section"]),
        language=tongue(told["language"]) or named_language(words(told["language"])),
        url=words(told["url"]) or _reference(told["url"]),
        source_id=words(told["source_id"]),
    )


def with_title(found: Page) -> Page:
    """Mark the first block as the title where the text repeats the declared one."""
    if not found.blocks or not found.declared.title:
        return found
    first = found.blocks[0]
    if _letters(found.text[first.start : first.end]) != _letters(found.declared.title):
        return found
    return replace(found, blocks=(replace(first, kind="title"), *found.blocks[1:]))


def words_of(value: Any) -> str:
    """Return a text with its line ends, of the shapes that bodies have: a string, or a list with the mark-up in it."""
    if isinstance(value, list):
        many = [words_of(entry) for entry in value]
        return next((one for one in many if _TAGGED.search(one)), next(filter(None, many), ""))
    if isinstance(value, dict):
        return words_of(value.get("value"))
    return value if isinstance(value, str) else ""


def _text(known: Mapping[str, Any]) -> str:
    """Return the text that is no mark-up; "text" is always what it says."""
    for key in KEYS["text"]:
        value = known.get(key)
        if isinstance(value, str) and value.strip() and (key == "text" or not _TAGGED.search(value)):
            return value
    told = known.get("paragraphs")
    many = told if isinstance(told, list) else [told]
    return "\n\n".join(entry for entry in many if isinstance(entry, str) and entry.strip())


def _first(known: Mapping[str, Any], *keys: str) -> Any:
    return next((known[key] for key in keys if known.get(key) not in (None, "", [], {})), None)


def _reference(value: Any) -> str:
    return words(value.get("@id")) if isinstance(value, dict) else ""


def _no_text(known: Mapping[str, Any], where: str) -> UnreadableFile:
    address = words(_first(known, *KEYS["url"]))
    if _first(known, *KEYS["summary"]) and address.startswith("http"):
        return UnreadableFile(f"{where} has a summary only, not the text.", f"Import the page itself: {address}")
    return UnreadableFile(f"{where} has no text.", 'An article\'s line needs "text", "paragraphs" or "html".')


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
