"""The wordings by which furniture is told from the article: one paragraph at a time, with the reason a reader is shown.

The wordings themselves are data: wordings/furniture.txt, and the sections' names in wordings/sections.txt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index import wordings

_LINE = 12  # words of a line that is nothing but furniture


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of wording; `longest` is the number of words beyond which it keeps quiet."""

    reason: str
    longest: int
    whole: re.Pattern[str] | None = None
    opening: re.Pattern[str] | None = None
    anywhere: re.Pattern[str] | None = None
    needs: tuple[str, ...] = ()

    def fits(self, text: str, lower: str, words: int) -> bool:
        if words > self.longest:
            return False
        if self.whole:
            return bool(self.whole.fullmatch(text))
        if self.opening and self.opening.match(text):
            return True
        needed = not self.needs or any(need in lower for need in self.needs)
        return bool(needed and self.anywhere and self.anywhere.search(text))


_NEEDS = wordings.needs("furniture")


def _rule(heading: str, lines: tuple[str, ...]) -> Rule:
    reason, _, scope = heading.partition(", ")
    if limit := re.fullmatch(r"up to (\d+) words", scope):
        opening = _either([line for line in lines if line.startswith("^")])
        anywhere = _either([line for line in lines if not line.startswith("^")])
        return Rule(reason, int(limit[1]), opening=opening, anywhere=anywhere, needs=_NEEDS.get(heading, ()))
    marks = r"[\W_]*" if scope == "line" else ""
    return Rule(reason, _LINE, whole=re.compile(f"{marks}(?:{'|'.join(lines)}){marks}", re.IGNORECASE))


def _either(lines: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(lines), re.IGNORECASE) if lines else None


RULES: tuple[Rule, ...] = tuple(_rule(heading, lines) for heading, lines in wordings.parts("furniture"))
SECTIONS = frozenset(name for _, names in wordings.rules("sections") for name in names.split("|"))
"""Names of sections as they stand alone above a headline, in lower case."""


_NEWS = re.compile(r"(?<=\w) news$|^noticias (?:de )?(?=\w)|(?<=\w) section$")


def reason_for(text: str, words: int) -> str:
    """Return why this paragraph is furniture, judged by its own words alone, or "" when they do not tell."""
    lower = text.casefold()
    for rule in RULES:
        if rule.fits(text, lower, words):
            return rule.reason
    return ""


def is_section(text: str) -> bool:
    """A section's name standing alone, perhaps several of them in a row ("Home > World > Americas")."""
    parts = [part.strip().casefold() for part in re.split(r"[|•·>›»/,\n]+", text) if part.strip()]
    return bool(parts) and len(parts) <= 5 and all(_NEWS.sub("", part) in SECTIONS for part in parts)
