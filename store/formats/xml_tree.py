"""XML from foreign hands as a tree: no entity is opened out, nothing is fetched, what is broken is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from store.errors import UnreadableFile
from store.formats.decode import decode

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
"""The attribute that tells an element's language."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(rb"\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
# Names of characters that HTML knows and XML does not: feeds are full of &nbsp;
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,30});")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.S)


def parse(data: bytes, name: str) -> Any:
    """Return the root, tags without namespaces and in small letters; raises UnreadableFile when there is no XML.

    The parser's own bounds hold: 256 levels, 10 MB a text. A DOCTYPE is taken out unread, and with it every entity
    that a file could define; undefined ones fall away.
    """
    found = _ENCODING.match(data[:200])
    text = decode(data, name, found[1].decode("ascii") if found else "")
    text = _DOCTYPE.sub("", _DECLARATION.sub("", text, count=1), count=1)
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True, huge_tree=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(_NAMED.sub(_character, text).strip().encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        raise UnreadableFile(f"{name} is broken XML.", "Save or download it again.")
    return root


def plain_tags(root: Any) -> Any:
    """Take the namespaces off all tags, and spell them in small letters; return the same root."""
    for element in root.iter(etree.Element):
        name = local(element)
        element.tag = name if ":" not in name else name.replace(":", "_")  # of what no XML names, but broken files do
    return root


def local(element: Any) -> str:
    """Return an element's name without its namespace, "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def children(element: Any, *names: str) -> Iterator[Any]:
    """Yield the direct children of these local names."""
    return (child for child in element if local(child) in names)


def within(element: Any, *path: str) -> Any | None:
    """Return the first element down a path of local names, None when there is none."""
    for name in path:
        element = next(children(element, name), None)
        if element is None:
            return None
    return element


def value(element: Any | None, name: str) -> str:
    """Return an attribute by its local name, whatever its namespace; "" where there is none."""
    if element is None:
        return ""
    return next((str(told) for key, told in element.attrib.items() if key.rpartition("}")[2].lower() == name), "")


def said(element: Any | None) -> str:
    """Return the words in an element, on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())


def first_said(root: Any, *paths: str) -> str:
    """Return the words of the first of these paths that has any."""
    return next((told for path in paths if (told := said(root.find(path)))), "")


def _character(match: re.Match[str]) -> str:
    named = html5.get(match[1] + ";") if match[1] else None
    return "".join(f"&#{ord(letter)};" for letter in named) if named else match[0]
