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
    pattern: re.Pattern[str]
    longest: int
    whole: bool

    def fits(self, text: str, words: int) -> bool:
        if words > self.longest:
            return False
        return bool(self.pattern.fullmatch(text) if self.whole else self.pattern.search(text))


def _rule(heading: str, expression: str) -> Rule:
    reason, _, scope = heading.partition(", ")
    if limit := re.fullmatch(r"up to (\d+) words", scope):
        return Rule(reason, re.compile(expression, re.IGNORECASE), int(limit[1]), whole=False)
    marks = r"[\W_]*" if scope == "line" else ""
    return Rule(reason, re.compile(f"{marks}(?:{expression}){marks}", re.IGNORECASE), _LINE, whole=True)


RULES: tuple[Rule, ...] = tuple(_rule(heading, expression) for heading, expression in wordings.rules("furniture"))
SECTIONS = frozenset(name for _, names in wordings.rules("sections") for name in names.split("|"))
"""Names of sections as they stand alone above a headline, in lower case."""


def reason_for(text: str, words: int) -> str:
    """Return why this paragraph is furniture, judged by its own words alone, or "" when they do not tell."""
    for rule in RULES:
        if rule.fits(text, words):
            return rule.reason
    return ""


def is_section(text: str) -> bool:
    """A section's name standing alone, perhaps several of them in a row ("Home > World > Americas")."""
    parts = [part.strip().casefold() for part in re.split(r"[|•·>›»/,\n]+", text) if part.strip()]
    return bool(parts) and len(parts) <= 5 and all(part in SECTIONS for part in parts)
