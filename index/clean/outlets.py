"""Tells the names of outlets: by what the page says of itself, and by how such names are made."""

from __future__ import annotations

import re

from index.clean.lines import key
from index.wordings import rules

_SIGNS = "•·-–—*|\u00a0 \t"
_WORDS = dict(rules("outlets"))
_AGENCY = re.compile(_WORDS["agencies"], re.IGNORECASE)
_KNOWN = re.compile(_WORDS["names"], re.IGNORECASE)
_SITE = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+){0,2}\.(?:com|org|net|info|news|[a-z]{2})", re.IGNORECASE)
_ARTICLE = r"(?:the|el|la|los|las|le|les|l['’]|die|der|das|il|lo|o|a|het|de)"
_SMALL = frozenset(re.findall(r"\S+", "the of and & de del la las los el du des der von van di da do"))
_LAST = re.compile(rf"(?:\S+ ){{0,4}}(?:{_WORDS['last']})", re.IGNORECASE)
_FIRST = re.compile(rf"{_ARTICLE} ?(?:{_WORDS['first']})(?: \S+){{0,4}}", re.IGNORECASE)
_NAME = r"(?P<name>(?:The )?[A-Z][\w&.’'-]*(?: (?:of |the |de |del |la |and |& )*[A-Z0-9][\w&’'-]*){0,4})"
_RIGHTS = re.compile(
    rf"(?:(?:[Cc]opyright|COPYRIGHT|©|\([cC]\))\s*)+(?:\d{{4}}(?:\s*[-–]\s*\d{{4}})?\s*,?\s*)?(?:by )?{_NAME}"
)
_FIRM = re.compile(
    r",? (?:LLC|L\.?L\.?C|Inc|Ltd|Limited|Company|Co|Corp|GmbH|S\.?A|Group|All Rights.*)\.?$", re.IGNORECASE
)
_FREE = 3  # words of a name made like an outlet's that need no article before them ("Trump Attacks the Bay Times" has)


def rights_holder(text: str) -> str:
    """Return the outlet that a copyright line names, or "": agencies claim rights in the articles of others."""
    match = _RIGHTS.search(text)
    name = _FIRM.sub("", match["name"]).strip(" .,") if match else ""
    return "" if is_agency(name) else name


def is_agency(text: str) -> bool:
    """The name of a news agency and nothing else."""
    return bool(_AGENCY.fullmatch(text.strip(_SIGNS + "()")))


def bare(name: str) -> str:
    """Return a name without case, marks and article: two that agree in it are the same outlet's."""
    return re.sub(rf"^{_ARTICLE} ", "", key(name))


def is_outlet(text: str) -> bool:
    """A line made like the name of an outlet: known, a site's address, or of such words as newspapers are called by."""
    name = text.strip(_SIGNS)
    if is_agency(name) or _KNOWN.fullmatch(name) or (name.islower() and _SITE.fullmatch(name)):
        return True
    words = name.split()
    if not 2 <= len(words) <= 6 or not all(word[0].isupper() or word in _SMALL for word in words):
        return False
    if _FIRST.fullmatch(name):
        return True
    led = re.match(rf"{_ARTICLE}\b", name, re.IGNORECASE) is not None
    return bool(_LAST.fullmatch(name)) and (led or len(words) <= _FREE)


def spelled(text: str) -> str:
    """Return an outlet's name as it is written in running text: "THE BAY TIMES" -> "The Bay Times"."""
    name = text.strip(_SIGNS)
    if not name.isupper() or len(name.split()) == 1 or _KNOWN.fullmatch(name) or is_agency(name):
        return name
    words = [word.lower() if word.lower() in _SMALL else word.capitalize() for word in name.split()]
    return " ".join([words[0].capitalize(), *words[1:]])
