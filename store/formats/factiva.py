"""Factiva (Dow Jones): articles with two-letter codes of fields, or with their heads in a settled order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.formats.bundle_lines import (
    COVER,
    FIELD,
    RIGHTS,
    Bundled,
    Line,
    author,
    is_rights,
    joined,
    language,
    section,
)  # fmt: skip
from store.formats.day import day
from store.records import Details

_CODES = "SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|DN|PN"
_CODED = re.compile(rf"(?P<code>{_CODES})(?:\s*\|\s*|\t\s*|\s{{2,}}|$)(?P<told>.*)", re.S)
_TEXT = ("HD", "LP", "TD")
_WORDS = re.compile(r"[\d.,\s]{1,9} ?(?:words|wörter|mots|palabras|parole|woorden|palavras|ord)", re.I)
_DOCUMENT = re.compile(r"(?:document|dokument|documento) (?P<id>[A-Z][A-Z0-9]{13,30}\w*)", re.I)
_HOUR = re.compile(r"\d{1,2}:\d\d(?:\s?[AP]M)?(?: \w{1,5})?", re.I)
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
_BY = re.compile(r"(?:by|von|par|por|di|door)\s+\S", re.I)
_LONGEST_HEAD = 14  # lines between the day and the text
_LONGEST_NAME = 9  # words of a byline


def split(lines: Sequence[Line]) -> list[Bundled]:
    """Return the articles of a download; none when the lines are no download."""
    codes = [match["code"] for line in lines if (match := _CODED.fullmatch(line.text))]
    if codes.count("HD") and {"LP", "TD"} & set(codes) and {"PD", "SN", "WC"} & set(codes):
        return _by_codes(lines)
    if any(_WORDS.fullmatch(line.text) for line in lines) and any(_DOCUMENT.fullmatch(line.text) for line in lines):
        return _by_order(lines)
    return []


def opens(text: str) -> bool:
    """Tell a line that is one of those by which an article's head and end are known."""
    return any(pattern.fullmatch(text) for pattern in (_CODED, _WORDS, _DOCUMENT))


def _by_codes(lines: Sequence[Line]) -> list[Bundled]:
    found: list[Bundled] = []
    told: dict[str, list[Line]] = {}
    code = ""
    for line in lines:
        match = _CODED.fullmatch(line.text)
        if match and not line.hint:
            code = match["code"]
            if code in told and code in ("HD", "SE", "CLM") and "HD" in told:
                found.append(_coded(told))
                told = {}
            value = Line(match["told"], line.kind, line.hint)
            told.setdefault(code, []).extend([value] if match["told"] else [])
        else:
            told.setdefault(code, []).append(line)
        if code == "AN" and told.get("AN") and "HD" in told:
            found.append(_coded(told))
            told, code = {}, ""
    return [*found, *([_coded(told)] if "HD" in told else [])]


def _coded(told: dict[str, list[Line]]) -> Bundled:
    one = {code: " ".join(line.text for line in lines if not line.hint) for code, lines in told.items()}
    details = Details(
        title=" ".join(one.get("HD", "").split()),
        outlet=one.get("SN", ""),
        byline=author(one.get("BY", "")),
        published=day(one.get("PD", "")),
        section=section(one.get("SE", "")),
        language=language(one.get("LA", "")),
        source_id=_identity(one.get("AN", "")),
    )
    laid: list[Line] = []
    for code, lines in told.items():
        if code == "HD":
            laid.append(Line(details.title, "title"))
        elif code in _TEXT:
            laid += [Line(line.text, "" if line.kind == "row" else line.kind, line.hint, line.first) for line in lines]
        elif code:
            laid += [Line(f"{code} {line.text}", line.kind, line.hint or _reason(code)) for line in lines]
        else:
            laid += [line.aside(COVER) for line in lines]
    return Bundled(joined(laid), details)


def _reason(code: str) -> str:
    return RIGHTS if code == "CY" else "caption" if code == "ART" else FIELD


def _identity(told: str) -> str:
    match = _DOCUMENT.search(told)
    return match["id"] if match else told.strip()


def _by_order(lines: Sequence[Line]) -> list[Bundled]:
    found: list[Bundled] = []
    begin = 0
    for at, line in enumerate(lines):
        if _DOCUMENT.fullmatch(line.text):
            found += _ordered(lines[begin : at + 1])
            begin = at + 1
    if found and begin < len(lines):
        found[-1] = found[-1].followed(lines[begin:])
    return found


def _ordered(lines: Sequence[Line]) -> list[Bundled]:
    """Read [section] headline [byline] words day [hour] outlet [code ...] [language] rights text document."""
    counted = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line.text)), None)
    if counted is None or not counted:
        return []
    above = [at for at in range(counted) if not lines[at].hint]
    told, marked = _above(lines, above)
    dated = next((at for at in range(counted + 1, min(counted + 4, len(lines))) if day(lines[at].text)), counted)
    begin = dated + 1
    for at in range(dated + 1, min(dated + _LONGEST_HEAD, len(lines))):
        text = lines[at].text
        if "outlet" not in told and not _HOUR.fullmatch(text):
            told["outlet"], begin = text, at + 1
        elif language(text) or is_rights(text) or _CODE.fullmatch(text):
            told["language"] = told.get("language") or language(text)
            begin = at + 1
            if is_rights(text):
                break
    marked += [line.aside(RIGHTS if is_rights(line.text) else FIELD) for line in lines[counted:begin]]
    details = Details(
        title=told.get("headline", ""), outlet=told.get("outlet", ""), byline=author(told.get("byline", "")),
        published=day(lines[dated].text), section=told.get("section", ""), language=told.get("language", ""),
        source_id=_identity(lines[-1].text),
    )  # fmt: skip
    return [Bundled(joined([*marked, *lines[begin:-1], lines[-1].aside(FIELD)]), details)]


def _above(lines: Sequence[Line], above: Sequence[int]) -> tuple[dict[str, str], list[Line]]:
    """Tell section, headline and byline by their order and by how they begin."""
    told: dict[str, str] = {}
    rest = list(above)
    if len(rest) > 1 and (_BY.match(lines[rest[-1]].text) or (len(rest) > 2 and _is_name(lines[rest[-1]].text))):
        told["byline"] = lines[rest.pop()].text
    named = [at for at in rest if lines[at].kind in ("heading", "title")]
    headline = (named or rest)[-1]
    told["headline"] = " ".join(lines[headline].text.split())
    if rest[0] != headline and len(rest) <= 2:
        told["section"] = lines[rest[0]].text
    marked = [Line(line.text, "title") if at == headline else line.aside(FIELD if at in above[-3:] else COVER)
              for at, line in enumerate(lines[: above[-1] + 1])]  # fmt: skip
    return told, marked


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= _LONGEST_NAME
        and sum(word[:1].isupper() for word in words) * 2 > len(words)
        and text[-1] not in ".?!"
    )
