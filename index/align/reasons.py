"""The reasons of links in words: what two passages share, and where they disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from index.align.opposites import differs
from index.align.prepare import Prepared
from index.align.why import Seen, seen, why
from store.records import Link


@dataclass(frozen=True, slots=True)
class Account:
    """An article whose links are explained: what can be seen of each of its passages, `at` each place of one."""

    article: Prepared
    seen: list[Seen]
    at: dict[int, int]


def account(article: Prepared) -> Account:
    """Look at an article once, whatever it is laid against."""
    return Account(article, seen(article), {place: number for number, place in enumerate(article.places)})


def explained(links: Iterable[Link], one: Account, two: Account, disputed: Callable[[Link], bool]) -> Iterator[Link]:
    """Yield links between two articles with their reasons; where they disagree, for those that are `disputed`."""
    for link in links:
        i, j = one.at[link.a[1]], two.at[link.b[1]]
        disagree = differs(one.article, i, two.article, j) if disputed(link) else ()
        yield Link(link.a, link.b, link.strength, link.level, link.kind, why(one.seen[i], two.seen[j]), disagree)
