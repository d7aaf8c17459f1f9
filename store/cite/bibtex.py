"""References as BibTeX, in UTF-8; BibLaTeX reads the same file."""

from __future__ import annotations

from collections.abc import Sequence

from store.cite.people import Name
from store.cite.reference import Reference

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SIGNS = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip


def bibtex(references: Sequence[Reference]) -> str:
    """Return references as a .bib file."""
    return "\n".join(map(_entry, references))


def _entry(one: Reference) -> str:
    fields = (
        ("author", " and ".join(map(_name, one.authors))),
        ("title", f"{{{_plain(one.title)}}}" if one.title else ""),  # braces twice keep capital letters
        ("journal", _plain(one.outlet)),
        ("year", f"{one.published[0]:04d}" if one.published else ""),
        ("day", str(one.published[2]) if len(one.published) > 2 else ""),
        ("date", _iso(one.published)),
        ("url", _address(one.url)),
        ("urldate", _iso(one.seen)),
        ("language", one.language),
        ("abstract", _plain(one.quoted)),
        ("note", f"SHA-256 of the original: {one.sha256}" if one.sha256 else ""),
        ("entrysubtype", "newspaper"),
    )
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    month = [f"  month = {_MONTHS[one.published[1] - 1]},"] if _has_month(one.published) else []
    return "\n".join([f"@article{{{one.key},", *lines, *month, "}"]) + "\n"


def _has_month(date: tuple[int, ...]) -> bool:
    return len(date) > 1 and 1 <= date[1] <= 12


def _iso(date: tuple[int, ...]) -> str:
    return "-".join(f"{part:0{2 if place else 4}d}" for place, part in enumerate(date))


def _name(name: Name) -> str:
    """A newsroom stands in braces, or its last word would be a family name."""
    return f"{{{_plain(name.family)}}}" if name.literal else _plain(name.turned)


def _plain(text: str) -> str:
    return "".join(_SIGNS.get(sign, sign) for sign in " ".join(text.split()))


def _address(url: str) -> str:
    """An address is set as it stands, but for the signs that would end its field."""
    signs = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}
    return "".join(signs.get(sign, sign) for sign in url)
