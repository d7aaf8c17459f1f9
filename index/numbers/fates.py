"""What became of the people that a figure counts: "three people were killed", "killing 13", "the toll rose to 31"."""

from __future__ import annotations

import re

# What is told of the people just counted: "people were killed", "soldados murieron", "people suffered minor injuries".
_LATER = re.compile(
    r"(?:\s+(?:were|was|have been|had been|are|is|who|have|had|all|also|reportedly|fueron|resultaron|han sido|"
    r"quedaron|que|on board|onboard)){0,3}\s+(?:suffered (?:minor |serious |severe )?)?"
    r"(?P<fate>killed|wounded|injured|injuries|arrested|detained|dead|died|missing|hurt|displaced|evacuated|hospitalized|"
    r"(?:being )?treated (?:in|at) (?:a |the )?hospitals?|treated for (?:their |minor |serious )?injuries|"
    r"rescued|stranded|drowned|perished|murieron|muertos|muertas|heridos|heridas|detenidos|detenidas|asesinados|arrestados|evacuados|"
    r"rescatados|fallecieron|desaparecidos)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<verb>killed|killing|kills|murdered|murdering|"
    r"massacred|fatally shot|"
    r"shot dead|wounded|wounding|injured|injuring|arrested|arresting|"
    r"detained|detaining|"
    r"displaced|displacing|evacuated|evacuating|rescued|rescuing|mató|mataron|matando|hirió|hirieron|detuvo|"
    r"detuvieron|murieron|fallecieron)\s+"
    r"(?:(?:at least|more than|fewer than|as many as|up to|about|around|"
    r"nearly|almost|some|over|another|a further|al menos|"
    r"a|más de|unas|unos|cerca de)\s+){0,2}[\w.,-]+(?:\s(?:hundred|thousand|million|mil))?$",
    re.IGNORECASE,
)
_TOLL = re.compile(
    r"\b(?P<what>death toll|toll|(?<=number of )(?:deaths|dead|injured|missing|arrests|victims)|(?<=número de )"
    r"(?:muertos|"
    r"heridos|desaparecidos|detenidos|víctimas))\b[^.;:\n]{0,70}?\s(?:to|at|of|is|was|were|reached|hit|a|en|es|alcanzó)\s+"
    r"(?:(?:at least|more than|about|around|nearly|al menos|más de)\s+)?[\w.,-]+$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\b(?P<noun>[^\W\d_]{3,}s) (?:out of|de)(?: the| its| los| las)?\s+[\d.,]+$", re.IGNORECASE)
_PAST = {
    "murdered": "killed", "murdering": "killed", "massacred": "killed", "fatally shot": "killed",
    "shot dead": "killed", "killing": "killed", "kills": "killed", "wounding": "wounded", "injuring": "injured",
    "arresting": "arrested", "detaining": "detained", "displacing": "displaced", "evacuating": "evacuated",
    "rescuing": "rescued", "mató": "muertos", "mataron": "muertos", "matando": "muertos", "murieron": "muertos",
    "fallecieron": "muertos", "hirió": "heridos", "hirieron": "heridos", "detuvo": "detenidos",
    "detuvieron": "detenidos", "death toll": "deaths", "toll": "deaths",
}  # fmt: skip
_FATED_WORDS = """
    dead deaths killed wounded injured missing arrested detained died hurt casualties fatalities victims muertos heridos
    desaparecidos fallecidos detenidos asesinados arrestados"""
_FATED = frozenset(_FATED_WORDS.split())


def with_fate(text: str, end: int, noun: str) -> str:
    """Add what became of people: "three people were killed" counts "people killed"; "killing 13" counts "killed"."""
    last = noun.split()[-1].lower() if noun else ""
    if last in _FATED:
        return noun
    if not noun:
        noun = _named_before(text, end)
    at = max(end, text.find(noun, end) + len(noun)) if noun else end
    later = _LATER.match(text, at) if at > end else None
    if later:
        fate = later["fate"].lower()
        return f"{noun} {'injured' if 'treated' in fate else fate}"
    before = _BEFORE.search(text, max(0, end - 60), end)
    if before is None:
        return noun
    fate = _PAST.get(before["verb"].lower(), before["verb"].lower())
    return f"{noun} {fate}".strip()


def _named_before(text: str, end: int) -> str:
    """Return what stands before a bare figure and is counted by it: "the death toll rose to 31"."""
    start = max(0, end - 120)
    toll = _TOLL.search(text, start, end)
    if toll:
        return _PAST.get(toll["what"].lower(), toll["what"].lower())
    part = _OUT_OF.search(text, start, end)
    return part["noun"] if part else ""
