"""What somebody decided otherwise than the program, or confirmed, in plain words: a file that is handed on says so."""

from __future__ import annotations

from typing import Any

import msgspec

from store.database import Library
from store.exports.wish import Decided
from store.names import outlets, shorten
from store.records import Comparison, Correction

WORDS = 90  # characters of a passage that is named
_FIELDS = {"title": "headline", "published": "date", "source_id": "name in its file", "url": "link"}


def decided(library: Library, lined: Comparison) -> tuple[Decided, ...]:
    """Return the corrections by hand that this comparison rests on, oldest first."""
    teller = _Teller(library, lined)
    told = ((teller.tell(correction), correction.made) for correction in library.corrections.all())
    return tuple(Decided(what, made) for what, made in told if what)


class _Teller:
    """Says what a correction did; "" for one that is about something else."""

    def __init__(self, library: Library, lined: Comparison) -> None:
        self._library, self._lined = library, lined
        self._names = outlets(lined.articles)
        self._by_id = {article.id: article for article in lined.articles}

    def tell(self, correction: Correction) -> str:
        """Return one sentence."""
        told: dict[str, Any] = msgspec.json.decode(correction.subject)
        if correction.decision in ("confirm", "reject"):
            return self._link(told, correction.decision == "confirm")
        if correction.decision in ("restore", "discard"):
            return self._piece(told, correction.decision == "restore")
        if correction.decision == "edit":
            return self._edit(told)
        return self._event(told, correction.decision, correction.made)

    def _link(self, told: dict[str, Any], confirmed: bool) -> str:
        ends = (told["a"], told["b"])
        if any(end["article"] not in self._names for end in ends):
            return ""
        a, b = (f"{self._names[end['article']]}, “{shorten(end['words'], WORDS)}”" for end in ends)
        return f"{'Lined up' if confirmed else 'Not lined up'} by hand: {a} with {b}"

    def _piece(self, told: dict[str, Any], restored: bool) -> str:
        article = self._by_id.get(told["article"])
        if article is None:
            return ""
        words = shorten(article.source[told["start"] : told["end"]], WORDS)
        what = "Put back into the article" if restored else "Set aside as not of the article"
        return f"{what}: {self._names[article.id]}, “{words}”"

    def _edit(self, told: dict[str, Any]) -> str:
        number, field = told["article"], told["field"]
        if number not in self._names:
            return ""
        read = getattr(self._library.articles.computed(number), field, "")
        was = f"read as “{shorten(read, WORDS)}”" if read else "not read from the file"
        name = _FIELDS.get(field, field)
        return f"{self._names[number]}: the {name} “{shorten(told['value'], WORDS)}” was put in by hand ({was})"

    def _event(self, told: dict[str, Any], decision: str, made: str) -> str:
        event = self._lined.event
        if event is None or told["event"] != event.id or (decision == "group" and not made):
            return ""  # a group of no time came with a colleague's bundle: nobody decided on it
        if decision == "rename":
            return f"The event was named “{shorten(told['title'], WORDS)}” by hand"
        return "Which accounts belong to this event was decided by hand"
