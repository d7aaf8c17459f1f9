"""Articles and events by what people call them: a number, words of the title, an outlet; a slip gets suggestions."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Sequence

from rapidfuzz import fuzz

from store.database import Library
from store.errors import NotFound
from store.names import day

Called = tuple[int, str]
"""The number of an article or event, and what it is called."""

_CLOSE = 75  # of 100: "fery" to "ferry" is 89, "leger" to "ledger" 91; two words by chance seldom reach 60
_NAMED = 5  # suggestions that are told


def article_named(library: Library, typed: str) -> int:
    """Return the one article that a number, an outlet or words of a headline mean; raises NotFound."""
    if _is_number(typed):
        return library.articles.get(int(typed)).id

    def called() -> list[Called]:
        return [
            (one.id, " · ".join(part for part in (one.outlet, one.title, day(one.published)) if part))
            for one in library.articles.listings()
        ]

    return _meant(typed, called, "article", "articles")


def event_named(library: Library, typed: str) -> int:
    """Return the one event that a number or words of its title mean; raises NotFound."""
    if _is_number(typed):
        return library.events.get(int(typed)).id

    def called() -> list[Called]:
        return [
            (one.id, " · ".join(part for part in (one.title, day(one.date)) if part)) for one in library.events.all()
        ]

    stories = {one.id for one in library.events.all() if one.kind == "story"}
    return _meant(typed, called, "event", "events", stories)


def _is_number(typed: str) -> bool:
    return typed.removeprefix("-").isdecimal()


def _meant(typed: str, called: Callable[[], list[Called]], kind: str, verb: str, first: Collection[int] = ()) -> int:
    """Find what is meant; of several the only one of the `first`: a story before the events within it."""
    known = called()
    words = _plain(typed).split()
    found = [one for one in known if words and all(word in _plain(one[1]) for word in words)]
    preferred = [one for one in found if one[0] in first]
    if len(found) == 1 or len(preferred) == 1:
        return (preferred or found)[0][0]
    if found:
        raise NotFound(f"“{typed}” may be any of {len(found)} {verb}.", f"Give the number of one:{_listed(found)}")
    scored = sorted(((_likeness(words, name), -number) for number, name in known), reverse=True)[:_NAMED]
    names = dict(known)
    likely = [(-number, names[-number]) for score, number in scored if score >= _CLOSE]
    if likely:
        raise NotFound(f"There is no {kind} called “{typed}”.", f"Did you mean one of these?{_listed(likely)}")
    raise NotFound(f"There is no {kind} called “{typed}”.", f"`synoptic {verb}` lists those there are.")


def _likeness(words: Sequence[str], name: str) -> float:
    """Return how well each typed word is matched by some word of a name, 0 to 100 on average."""
    told = _plain(name).split()
    best = [max((fuzz.ratio(word, other) for other in told), default=0.0) for word in words]
    return sum(best) / len(best) if best else 0.0


def _listed(found: Sequence[Called]) -> str:
    more = f"\n  and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return "".join(f"\n  {number:>4}  {name}" for number, name in found[:_NAMED]) + more


def _plain(text: str) -> str:
    """Return a text in one case, without accents and without signs."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(
        "".join(sign if sign.isalnum() else " " for sign in apart if not unicodedata.combining(sign)).split()
    )
