"""Speech after a dash, as Spanish prints it: "—No vamos a cerrar —dijo Prado—. Los niños se quedan."."""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENS = re.compile(r"\s*(?P<dash>[—–])\s?(?=[¿¡«“\"]?[^\W\d_])")
_DASH = re.compile(r"\s?[—–]\s?")
_RESUMES = re.compile(r"\s*[—–]\s*[.,:;]?\s*")
LANGUAGES = ("es", "ca", "gl", "pt", "fr", "it")
"""Languages that print speech so."""


def spoken_runs(text: str, start: int, end: int, cues: re.Pattern[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield start and end of what is said in a paragraph after a dash, and where its dashes stand.

    Without a verb of saying right after a second dash the dash marks a point of a list, or a thought.
    """
    opening = _OPENS.match(text, start, end)
    if opening is None:
        return
    opens, at = opening.start("dash"), opening.end()
    told = False
    while at < end:
        dash = next((mark for mark in _DASH.finditer(text, at, end) if cues.match(text, mark.end(), end)), None)
        if dash is None:
            if told and text[at:end].strip():
                yield at, end, opens, end
            return
        told = True
        yield at, dash.start(), opens, dash.start()
        resumes = next((mark for mark in _RESUMES.finditer(text, dash.end(), end) if mark.end() < end), None)
        if resumes is None:
            return
        opens, at = resumes.start(), resumes.end()
