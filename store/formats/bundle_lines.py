"""What the archives' bundles have in common: lines with their place in a paragraph, and an article cut out of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from store.formats.paragraphs import Paragraph
from store.records import Details

FIELD, COVER, RIGHTS, LOADED = "archive field", "cover page", "copyright", "load date"
_LANGUAGES = {
    "en": "english|englisch|anglais|inglés|inglese|engels|inglês", "de": "german|deutsch|allemand|alemán|tedesco|duits",
    "fr": "french|französisch|français|francés|francese|frans",
    "es": "spanish|spanisch|espagnol|español|spagnolo|spaans",
    "it": "italian|italienisch|italien|italiano|italiaans",
    "nl": "dutch|niederländisch|néerlandais|neerlandés|nederlands",
    "pt": "portuguese|portugiesisch|portugais|portugués|português|portoghese",
}  # fmt: skip
_RIGHTS = re.compile(r"(?:\(?copyright\b|\(c\)|©|all rights reserved|alle rechte vorbehalten).*", re.I)
_AUTHOR = re.compile(r"(?:[Bb]y|BY|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|di)\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file; `first` of its paragraph, whose kind and hint it has."""

    text: str
    kind: str = ""
    hint: str = ""
    first: bool = True

    def aside(self, reason: str) -> Line:
        """Return the line as furniture, with the reason that it has already or else this one."""
        return replace(self, hint=self.hint or reason, first=True)


@dataclass(frozen=True, slots=True)
class Bundled:
    """One article of a bundle."""

    paragraphs: tuple[Paragraph, ...]
    details: Details

    def followed(self, lines: Iterable[Line]) -> Bundled:
        """Return the article with what stands behind it in the bundle and belongs to none."""
        return replace(self, paragraphs=(*self.paragraphs, *joined(line.aside(COVER) for line in lines)))


def lines_of(paragraphs: Iterable[Paragraph]) -> list[Line]:
    """Return the lines of paragraphs that are not blank."""
    return [
        Line(line.strip(), one.kind, one.hint, number == 0)
        for one in paragraphs
        for number, line in enumerate(one.text.strip().split("\n"))
        if line.strip()
    ]


def joined(lines: Iterable[Line]) -> tuple[Paragraph, ...]:
    """Put lines together into the paragraphs that they were."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not line.first and groups[-1][-1].hint == line.hint:
            groups[-1].append(line)
        else:
            groups.append([line])
    return tuple(Paragraph("\n".join(one.text for one in group), group[0].kind, group[0].hint) for group in groups)


def of_text(text: str) -> list[Paragraph]:
    """Return the paragraphs of plain text: what blank lines part."""
    return [Paragraph(part, "") for part in re.split(r"\n[ \t\xa0]*\n", text) if part.strip()]


def is_rights(text: str) -> bool:
    """Tell a line that says whose the article is."""
    return _RIGHTS.fullmatch(text) is not None


def language(told: str) -> str:
    """Return the ISO code of a language's name as archives write it; "" for others."""
    name = re.split(r"[;,(]", told.casefold())[0].strip()
    return next((code for code, names in _LANGUAGES.items() if name in (code, *names.split("|"))), "")


def author(told: str) -> str:
    """Return the names of a byline as archives write it."""
    return _AUTHOR.sub("", told.strip(), count=1).rstrip(" ;,")


def turned(name: str) -> str:
    """Return a name as it is spoken: "Marta Ruiz" for "Ruiz, Marta"."""
    last, comma, first = name.strip().partition(", ")
    return f"{first} {last}" if comma and "," not in first else name.strip()


def section(told: str) -> str:
    """Return a section's name without its page: "NEWS; Pg. 3"."""
    parts = re.split(r"\s*[;,]\s*", told)
    return "; ".join(
        part for part in parts if not re.match(r"(?:pg|p|s|seite|page|pág|blz)\b\.?\s*\w{0,4}\d|column \d", part, re.I)
    )


def labelled(names: str) -> re.Pattern[str]:
    """Return the pattern of a line that begins with one of these labels, told as "name: label|label" a line."""
    told: dict[str, list[str]] = {}
    for line in names.strip().splitlines():
        name, _, labels = line.partition(":")
        told.setdefault(name.strip(), []).append(labels.strip())
    either = "|".join(f"(?P<{name}>{'|'.join(labels)})" for name, labels in told.items())
    return re.compile(rf"(?:{either})\s*[:：]\s*(?P<told>.*)", re.I | re.S)


def which(match: re.Match[str]) -> str:
    """Return the name of the label that a pattern of `labelled` found."""
    return next(key for key, told in match.groupdict().items() if told is not None and key != "told")
