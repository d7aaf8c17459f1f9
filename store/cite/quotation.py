"""Words with who wrote them, where, when and at which address: as plain text, as Markdown, as rich text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from store.addresses import is_address
from store.cite.reference import Reference
from store.names import day, headline

_OWN_MARKS = '“”„"«»'


def plain(one: Reference) -> str:
    """Return the words and their source, or the source alone, for a letter or a chat."""
    parts = [one.byline, headline(one.title), one.outlet, day(one.day[:10])]
    source = ", ".join(filter(None, parts))
    line = ". ".join(filter(None, (source, one.url)))
    return f"{_marked(one.quoted)}\n— {line}" if one.quoted else line


def markdown(one: Reference) -> str:
    """Return the same for a page that is written in Markdown."""
    title = _escaped(headline(one.title))
    linked = f"[{title or _escaped(one.url)}](<{one.url}>)" if one.url else title
    parts = [_escaped(one.byline), linked, f"*{_escaped(one.outlet)}*" if one.outlet else "", day(one.day[:10])]
    source = ", ".join(filter(None, parts))
    if not one.quoted:
        return source
    return "\n".join([*(f"> {_escaped(line)}".rstrip() for line in one.quoted.split("\n")), ">", f"> — {source}"])


def html(one: Reference) -> str:
    """Return the same as HTML, for a text processor or a mail: nothing in it is fetched."""
    title = escape(headline(one.title))
    linked = f'<a href="{escape(one.url)}">{title or escape(one.url)}</a>' if is_address(one.url) else title
    parts = [escape(one.byline), linked, f"<cite>{escape(one.outlet)}</cite>" if one.outlet else "", day(one.day[:10])]
    source = ", ".join(filter(None, parts))
    if not one.quoted:
        return f"<p>{source}</p>"
    language = f' lang="{escape(one.language)}"' if one.language else ""
    lines = "".join(f'<p dir="auto">{escape(line)}</p>' for line in _marked(one.quoted).split("\n") if line)
    return f"<blockquote{language}>{lines}</blockquote><p>— {source}</p>"


def listed(references: Sequence[Reference], style: str) -> str:
    """Return several, one after the other."""
    write = {"plain": plain, "markdown": markdown, "html": html}[style]
    return ("\n" if style == "html" else "\n\n").join(map(write, references)) + "\n"


def _marked(words: str) -> str:
    """Put quotation marks round words, unless they have their own: nothing inside is changed."""
    return words if words[:1] in _OWN_MARKS or words[-1:] in _OWN_MARKS else f"“{words}”"


def _escaped(text: str) -> str:
    for sign in "\\*_`[]<>#|":
        text = text.replace(sign, "\\" + sign)
    return text
