"""References as RIS (the tags of the specification of 2011; a newspaper article is NEWS, its newspaper T2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store.cite.reference import Reference


def ris(references: Sequence[Reference]) -> str:
    """Return references as an RIS file; its lines end with CR LF, as the specification wants them."""
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for one in references for tag, value in _lines(one))


def _lines(one: Reference) -> Iterator[tuple[str, str]]:
    yield "TY", "NEWS"
    yield "ID", one.key
    for name in one.authors:
        yield "AU", name.turned
    told = (
        ("TI", one.title),
        ("T2", one.outlet),
        ("PY", f"{one.published[0]:04d}" if one.published else ""),
        ("DA", _date(one.published)),
        ("SE", one.section),
        ("LA", one.language),
        ("UR", one.url),
        ("Y2", _date(one.seen)),
        ("N2", one.quoted),
        ("C1", f"SHA-256 of the original: {one.sha256}" if one.sha256 else ""),
    )
    yield from ((tag, value) for tag, value in told if value)
    yield "ER", ""


def _date(date: tuple[int, ...]) -> str:
    """YYYY/MM/DD/ with what is not known left empty."""
    if not date:
        return ""
    parts = [f"{date[0]:04d}", *(f"{part:02d}" for part in date[1:])]
    return "/".join([*parts, *[""] * (4 - len(parts))])
