"""The names in a byline, apart: family and given names of people, newsrooms and agencies whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BETWEEN = re.compile(r"\s*(?:,|;|&|/|\band\b|\by\b|\be\b|\bet\b|\bund\b|\bi\b|\ben\b|\bwith\b)\s+", re.I)
_LED = re.compile(r"^(?:by|por|par|von|di|de|door)\s+(?=\S)", re.I)
_TAIL = re.compile(r"\s+(?:in|en|à)\s+[A-ZÁÉÍÓÚ][\w .'’-]+$")  # "Dana Whitlock in Port Alder"
# What is written by these is written by nobody who has a family name.
_BODIES = re.compile(
    r"\b(?:agency|agencies|press|news|newsroom|staff|desk|team|editors?|editorial|board|bureau|correspondents?|"
    r"reporters?|service|wire|redacci[oó]n|agencia|agencias|redaktion|agence|r[eé]daction|redazione|agenzia|reuters|"
    r"afp|ap|efe|dpa|ansa|bbc|cnn)\b",
    re.I,
)
_PARTICLES = frozenset(
    ["af", "al", "ap", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
     "ibn", "la", "le", "ter", "van", "vom", "von", "zu", "zum", "zur"]
)  # fmt: skip
_AFTER = frozenset(["jr", "sr", "ii", "iii", "iv"])


@dataclass(frozen=True, slots=True)
class Name:
    """A person's family and given name, or in `family` alone what is no person's name (`literal`)."""

    family: str
    given: str = ""
    literal: bool = False

    @property
    def turned(self) -> str:
        """Return the name as lists sort it: "Whitlock, Dana"."""
        return f"{self.family}, {self.given}" if self.given else self.family


def people(byline: str, outlet: str = "") -> tuple[Name, ...]:
    """Return the names in a byline, in its order."""
    line = _LED.sub("", " ".join(byline.split())).strip(" .,;")
    found = [_name(part, outlet) for part in _BETWEEN.split(line) if part.strip(" .,;")]
    return tuple(dict.fromkeys(found))


def _name(part: str, outlet: str) -> Name:
    words = _TAIL.sub("", part).strip(" .,;").split()
    whole = " ".join(words)
    if len(words) < 2 or len(words) > 5 or _BODIES.search(whole) or whole.casefold() == outlet.casefold():
        return Name(whole, literal=True)
    after = [words.pop()] if len(words) > 2 and words[-1].rstrip(".").lower() in _AFTER else []
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return Name(" ".join(words[cut:]), " ".join([*words[:cut], *after]))
