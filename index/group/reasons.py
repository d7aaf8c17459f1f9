"""Why articles or passages are taken for one event, in the words of a reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from index.quotes.names import TITLES
from index.words import content, tokens
from store.records import Article

_MOST = 5
# Not the calendar module's: those follow the language of the machine, and these sentences are English.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def outlets(articles: Sequence[Article]) -> str:
    """Say who tells it."""
    found = list(dict.fromkeys(one.details.outlet for one in articles if one.details.outlet))
    count = len({one.details.outlet or one.id for one in articles})
    who = f": {listed(found)}" if 0 < len(found) <= _MOST and len(found) == count else ""
    return f"Told by {count} outlets{who}" if count > 1 else f"Told in {len(articles)} articles"


def named(names: Sequence[str]) -> str:
    """Say which names the accounts share."""
    return f"All or most name {listed(names[:_MOST])}" if names else ""


def worded(words: Sequence[str]) -> str:
    """Say which words the accounts share."""
    return f"They share the words {listed([f'“{word}”' for word in words[:_MOST]])}" if words else ""


def quoting(quote: str) -> str:
    """Say that two accounts quote the same words."""
    return f"Quoted alike: “{quote}”" if quote else ""


def dated(first: str, last: str) -> str:
    """Say for which day or month two accounts date it."""
    return f"Dated {spoken(first, last)}" if first else ""


def published(articles: Sequence[Article]) -> str:
    """Say between which days the articles came out."""
    days = sorted(one.details.published[:10] for one in articles if one.details.published)
    if len(days) < 2:
        return ""
    if days[0] == days[-1]:
        return f"All published on {spoken(days[0], days[0])}" if len(days) == len(articles) else ""
    return f"Published from {spoken(days[0], days[0])} to {spoken(days[-1], days[-1])}"


def spoken(first: str, last: str) -> str:
    """Write a day ("17 November 2025") or a month ("February 2025")."""
    try:
        day = date.fromisoformat(first)
    except ValueError:
        return first
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}" if first == last else f"{_MONTHS[day.month - 1]} {day.year}"


def listed(parts: Sequence[str]) -> str:
    """Join as in prose: "a, b and c"."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def shared_words(texts: Sequence[Sequence[str]], language: str, known: Sequence[str] = ()) -> list[str]:
    """Return the words (as written) that most accounts share, the longest first among equals; `known` left out."""
    spread: dict[str, int] = {}
    shown: dict[str, str] = {}
    taken = {token.stem for name in known for token in tokens(name, language)}
    taken |= {token.stem for title in TITLES for token in tokens(title, language)}
    for account in texts:
        mine = {
            token.stem: text[token.start : token.end]
            for text in account
            for token in content(tokens(text, language), language)
        }
        for stem, word in mine.items():
            spread[stem] = spread.get(stem, 0) + 1
            if word.islower() or stem not in shown:
                shown[stem] = word
    telling = [stem for stem in spread if len(shown[stem]) > 3 and shown[stem].islower()]
    best = [stem for stem in telling if spread[stem] > 1 and stem not in taken]
    best.sort(key=lambda stem: (-spread[stem], -len(shown[stem]), stem))
    return [shown[stem] for stem in best[:_MOST]]
