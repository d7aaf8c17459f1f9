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
from store.formats.objects import over, with_title
from store.formats.xml_tree import parse, plain_tags, said
from store.records import Details, Page, Reading

_TYPE = "application/vnd.iptc.g2.newsitem+xml"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield an article for every news item that holds a text; pictures and lists among them are passed over."""
    data = file.read(LARGEST + 1)
    try:
        root = parse(data, name)
    except ReaderError as error:
        yield error
        return
    found = [item for item in root.iter("{*}newsItem", "{*}NewsItem") if _holds_text(item)]
    if not found:
        yield UnreadableFile(f"{name} holds no item with a text.", "Import the page itself instead.")
    for number, item in enumerate(found, 1):
        where = f"{name}#{number}" if len(found) > 1 else name
        original = etree.tostring(item, encoding="utf-8", with_tail=False) if len(found) > 1 else data
        try:
            yield Reading(_page(item, where), original, where, _TYPE)
        except ReaderError as error:
            yield error


def _holds_text(item: Any) -> bool:
    return any(True for _ in item.iter("{*}inlineXML", "{*}inlineData", "{*}nitf", "{*}DataContent"))


def _page(item: Any, where: str) -> Page:
    plain_tags(item)
    declared = _details(item)
    agency = item.find(".//nitf")
    if agency is not None:
        page = nitf.page(agency, where)
        return replace(page, declared=over(declared, page.declared))
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
    def first(*paths: str) -> str:
        return next((told for path in paths if (told := said(item.find(path)))), "")

    provider = item.find(".//itemmeta/provider")
    language = item.find(".//contentmeta/language")
    return Details(
        title=first(".//contentmeta/headline", ".//headline", ".//itemmeta/title"),
        outlet=first(".//itemmeta/provider/name") or ("" if provider is None else provider.get("literal", "")),
        byline=first(".//contentmeta/by", ".//byline", ".//contentmeta/creator/name").removeprefix("By "),
        published=moment(
            first(".//itemmeta/firstcreated", ".//contentmeta/contentcreated", ".//itemmeta/versioncreated")
        ),
        updated=moment(first(".//contentmeta/contentmodified", ".//itemmeta/versioncreated")),
        dateline=first(".//contentmeta/dateline", ".//contentmeta/located/name", ".//dateline"),
        wire=first(".//contentmeta/creditline", ".//creditline"),
        language=tongue(language.get("tag") if language is not None else item.get(_LANGUAGE)),
        source_id=item.get("guid", ""),
    )
