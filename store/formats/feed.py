"""RSS, RSS 1.0 and Atom: every entry that holds its whole text becomes an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from store.addresses import is_address
from store.errors import ReaderError, UnreadableFile
from store.formats import feed_entries
from store.formats.declared import moment, tongue
from store.formats.decode import LARGEST
from store.formats.reading import tried
from store.formats.xml_tree import LANGUAGE, children, local, parse, said, within
from store.records import Details, Reading

_TYPES = {"feed": "application/atom+xml"}
_CHANGING = frozenset(["comments", "total", "updatetime", "commentrss"])  # counts that each refresh changes


def read(file: BinaryIO, name: str) -> Iterator[Reading | ReaderError]:
    """Yield an article, or why there is none, for every entry of a feed."""
    root = parse(file.read(LARGEST + 1), name)
    channel = within(root, "channel") if local(root) in ("rss", "rdf") else root
    outlet, language = _head(root if channel is None else channel)
    found = [entry for part in (root, channel) if part is not None for entry in children(part, "item", "entry")]
    found = list(dict.fromkeys(found))  # RSS 1.0 has its entries beside the channel, Atom has no channel
    if not found:
        raise UnreadableFile(f"{name} is a feed without entries.", "Try again when its outlet has published.")
    media_type = _TYPES.get(local(root), "application/rss+xml")
    for number, entry in enumerate(found, 1):
        yield tried(_reading, entry, _entry(entry, outlet, language), f"{name}#{number}", media_type)


def _head(channel: Any) -> tuple[str, str]:
    """Return the name of the feed's outlet, and its language."""
    language = said(next(children(channel, "language"), None)) or channel.get(LANGUAGE) or ""
    return said(next(children(channel, "title"), None)), language[:2].lower()


def _reading(entry: Any, told: feed_entries.Entry, where: str, media_type: str) -> Reading:
    page = feed_entries.page(told, where)
    return Reading(page, _original(entry), where, media_type)


def _entry(entry: Any, outlet: str, language: str) -> feed_entries.Entry:
    authors = [said(within(one, "name")) or said(one) for one in children(entry, "creator", "author")]
    published = next(children(entry, "pubdate", "published", "issued", "date", "created"), None)
    updated = next(children(entry, "updated", "modified"), None)
    source = within(entry, "source", "title")  # Atom; in RSS the name stands in the element itself
    details = Details(
        title=_shown(next(children(entry, "title"), None)),
        outlet=said(source if source is not None else within(entry, "source")) or outlet,
        byline=", ".join(dict.fromkeys(filter(None, authors))),
        published=moment(said(published if published is not None else updated)),
        updated=moment(said(updated)) if published is not None else "",
        section=said(next(children(entry, "category"), None)),
        language=tongue(entry.get(LANGUAGE) or language),
        url=_address(entry),
        source_id=said(next(children(entry, "guid", "id"), None)),
    )
    content = next(children(entry, "encoded", "content", "body"), None)
    summary = next(children(entry, "description", "summary"), None)
    return feed_entries.Entry(details, _markup(content), _markup(summary))


def _shown(title: Any | None) -> str:
    """Return a title's words; some feeds write mark-up, or characters as in mark-up, in it."""
    words = said(title)
    if "<" not in words and "&" not in words:
        return words
    from lxml import html as markup

    try:
        return " ".join(markup.fragment_fromstring(words, create_parent="p").text_content().split())
    except (etree.ParserError, ValueError):
        return words


def _address(entry: Any) -> str:
    """Return the link to the article itself: Atom has several kinds, RSS one, or a guid that is one."""
    links = list(children(entry, "link", "origlink"))
    chosen = next((link for link in links if link.get("rel", "alternate") == "alternate" and link.get("href")), None)
    told = chosen.get("href") if chosen is not None else next(filter(None, map(said, links)), "")
    guid = next(children(entry, "guid"), None)
    if not told and guid is not None and guid.get("ispermalink", guid.get("isPermaLink")) != "false":
        told = said(guid)
    return told.strip() if is_address(told.strip()) else ""


def _markup(element: Any | None) -> str:
    """Return an element's mark-up: written as text (RSS, Atom's html), or as elements (Atom's xhtml)."""
    if element is None:
        return ""
    if len(element):
        return (element.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in element)
    text = element.text or ""
    return text if element.get("type") != "text" else text.replace("&", "&amp;").replace("<", "&lt;")


def _original(entry: Any) -> bytes:
    """Return the entry's own XML, without the counts of comments that would make it another article tomorrow."""
    for child in list(entry):
        if local(child) in _CHANGING and not len(child):
            entry.remove(child)
    data: bytes = etree.tostring(entry, encoding="utf-8", with_tail=False)
    return data
