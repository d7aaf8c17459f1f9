"""NewsML-G2, and NewsML 1: agencies' parcels, each item with a text an article of its own."""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from store.errors import ReaderError, UnreadableFile
from store.formats import fragment, nitf
from store.formats.declared import moment, tongue
from store.formats.decode import LARGEST
from store.formats.objects import with_title
from store.formats.reading import tried
from store.formats.xml_tree import LANGUAGE, first_said, parse, plain_tags
from store.records import Details, Page, Reading

_TYPE = "application/vnd.iptc.g2.newsitem+xml"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield an article for every news item that holds a text; pictures and lists among them are passed over."""
    data = file.read(LARGEST + 1)
    found = [item for item in parse(data, name).iter("{*}newsItem", "{*}NewsItem") if _holds_text(item)]
    if not found:
        raise UnreadableFile(f"{name} holds no item with a text.", "Import the page itself instead.")
    for number, item in enumerate(found, 1):
        where = f"{name}#{number}" if len(found) > 1 else name
        original = etree.tostring(item, encoding="utf-8", with_tail=False) if len(found) > 1 else data
        yield tried(_reading, item, original, where)


def _holds_text(item: Any) -> bool:
    return any(True for _ in item.iter("{*}inlineXML", "{*}inlineData", "{*}nitf", "{*}DataContent"))


def _reading(item: Any, original: bytes, where: str) -> Reading:
    return Reading(_page(item, where), original, where, _TYPE)


def _page(item: Any, where: str) -> Page:
    plain_tags(item)
    declared = _details(item)
    agency = item.find(".//nitf")
    if agency is not None:
        page = nitf.page(agency, where)
        return replace(page, declared=declared.over(page.declared))
    body = item.find(".//inlinexml")
    if body is None:
        body = item.find(".//datacontent")
    if body is not None and len(body):
        inner = body.find(".//body")
        return with_title(fragment.of_tree(body if inner is None else inner, declared, where))
    plain = "\n".join(filter(None, ((one.text or "") for one in item.iter("inlinedata", "datacontent"))))
    marked = plain if "<p" in plain else "".join(f"<p>{html.escape(line)}</p>" for line in plain.splitlines())
    return with_title(fragment.page(marked, declared, where))


def _details(item: Any) -> Details:
    provider = item.find(".//itemmeta/provider")
    language = item.find(".//contentmeta/language")
    return Details(
        title=first_said(item, ".//contentmeta/headline", ".//headline", ".//itemmeta/title"),
        outlet=first_said(item, ".//itemmeta/provider/name")
        or ("" if provider is None else provider.get("literal", "")),
        byline=first_said(item, ".//contentmeta/by", ".//byline", ".//contentmeta/creator/name").removeprefix("By "),
        published=moment(
            first_said(item, ".//itemmeta/firstcreated", ".//contentmeta/contentcreated", ".//itemmeta/versioncreated")
        ),
        updated=moment(first_said(item, ".//contentmeta/contentmodified", ".//itemmeta/versioncreated")),
        dateline=first_said(item, ".//contentmeta/dateline", ".//contentmeta/located/name", ".//dateline"),
        wire=first_said(item, ".//contentmeta/creditline", ".//creditline"),
        language=tongue(language.get("tag") if language is not None else item.get(LANGUAGE)),
        source_id=item.get("guid", ""),
    )
