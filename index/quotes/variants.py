"""Which quotations of several articles give the same utterance, each outlet cutting it in its own way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.quotes.utterance import Block, Word, blocks, words
from index.rarity import rarity
from index.words import plain, stem
from store.records import Quote

# Set on hand-made cuts of the same and of different sentences (tests/index/test_variants.py), checked on real ones
# (tests/quality/test_utterances_news.py); .6 joins sentences that only share a formula ("we are going to"), .8 loses
# fragments joined by an ellipsis.
_COVERED = 0.7
_LONG_RUN = 7  # words in a row that make two long quotations overlap in the same sentence
# What the words of a fragment must tell together (see `index.rarity`) when its speaker is not known: "public safety"
# and "back door" are said by many, "outrageous distortion" is not.
_TELLING = 7.5
_FRAGMENT = 4  # a shorter quotation must be in the other one whole
_CHANCE = 8  # in longer quotations a word alone in common is chance


Together = Callable[[Quote, Quote], bool]
"""Whether the passages that two quotations stand in are lined up."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of two quotations besides their words: speakers of a shared name, passages that are lined up."""

    named: bool
    lined: bool


def variants(
    quotes_by_article: Sequence[Sequence[Quote]],
    together: Together | None = None,
    translations: Sequence[tuple[Quote, Quote]] = (),
) -> tuple[Quote, ...]:
    """Return all the quotations; those of one utterance in two articles or more get the same number, from 1 on.

    Fragments of a few words join the utterance that they fit best, and never join two utterances to one. `together`
    helps where the speakers were read differently; `translations` are one utterance in two languages.
    """
    quotes = [quote for own in quotes_by_article for quote in own]
    found = [words(quote.text) for quote in quotes]
    home = list(range(len(quotes)))
    named = [quote.speaker for quote in quotes]
    pairs = sorted(_candidates(found))
    for one, other in pairs:
        root, leaf = sorted((_root(home, one), _root(home, other)))
        if (
            root != leaf
            and not _short(found[one], found[other])
            and same_utterance(quotes[one], quotes[other], together)
            and (_speakers_fit(named[root], named[leaf]) or _surely(quotes[one], quotes[other], together))
        ):
            home[leaf] = root
            named[root] = f"{named[root]} {named[leaf]}".strip()
    fragments = [pair for pair in pairs if _short(found[pair[0]], found[pair[1]])]
    _join_fragments(quotes, home, fragments, together)
    at = {quote: place for place, quote in enumerate(quotes)}
    for one_told, other_told in translations:
        root, leaf = sorted((_root(home, at[one_told]), _root(home, at[other_told])))
        home[leaf] = root
    members: dict[int, list[int]] = defaultdict(list)
    for place in range(len(quotes)):
        members[_root(home, place)].append(place)
    several = [group for group in members.values() if len({quotes[place].article for place in group}) > 1]
    number = {place: count for count, group in enumerate(several, 1) for place in group}
    return tuple(replace(quote, variants=number.get(place)) for place, quote in enumerate(quotes))


def _surely(a: Quote, b: Quote, together: Together | None) -> bool:
    """Whether two quotations are one utterance whoever said it, so that they may join those of two speakers."""
    left, right = words(a.text), words(b.text)
    lined = together is not None and together(a, b)
    return _whoever_said_it(left, right, blocks(left, right), lined)


def _short(one: tuple[Word, ...], other: tuple[Word, ...]) -> bool:
    return min(len(one), len(other)) < _FRAGMENT


def _join_fragments(
    quotes: Sequence[Quote], home: list[int], pairs: Sequence[tuple[int, int]], together: Together | None
) -> None:
    """Give each fragment to one utterance: said in a passage lined up with it, by the same speaker, the longest."""
    best: dict[int, tuple[tuple[bool, bool, int], int]] = {}
    for pair in pairs:
        short, long = sorted(pair, key=lambda place: (len(words(quotes[place].text)), -place))
        one, other = quotes[short], quotes[long]
        if not same_utterance(one, other, together):
            continue
        lined = together is not None and one.article != other.article and together(one, other)
        rank = (lined, _speakers_fit(one.speaker, other.speaker), len(words(other.text)))
        if short not in best or rank > best[short][0]:
            best[short] = (rank, long)
    for short, (_, long) in sorted(best.items(), key=lambda each: each[1][0], reverse=True):
        root, leaf = _root(home, long), _root(home, short)
        if leaf == short and root != leaf:  # it is in no utterance yet
            home[short] = root


def base(quotes: Iterable[Quote]) -> Quote:
    """Return the longest form of an utterance, the earliest of equals."""
    return max(quotes, key=lambda quote: len(words(quote.text)))


def same_utterance(a: Quote, b: Quote, together: Together | None = None) -> bool:
    """Say whether two quotations give the same words of the same speaker, whole, cut, joined or turned round."""
    left, right = words(a.text), words(b.text)
    if not left or not right:
        return False
    shared = blocks(left, right)
    known = Known(named_alike(a.speaker, b.speaker), together is not None and together(a, b))
    if not shared or not _enough(left, right, shared, known):
        return False
    if min(len(left), len(right)) < _FRAGMENT and not known.named:
        telling = _rarity(min(left, right, key=len))
        return known.lined or (telling >= _TELLING and _speakers_fit(a.speaker, b.speaker))
    return _speakers_fit(a.speaker, b.speaker) or _whoever_said_it(left, right, shared, known.lined)


def _whoever_said_it(left: tuple[Word, ...], right: tuple[Word, ...], shared: list[Block], lined: bool) -> bool:
    """Whether the words alone tell one utterance: a speaker may be taken wrongly.

    A run is not enough: two speakers name the same post or law ("step aside as chairman of the committee").
    """
    run = shared[0].size
    if _covered(left, right, shared) < _COVERED:
        return lined and run >= 2 * _LONG_RUN
    return lined or run >= _LONG_RUN or (run == len(left) == len(right) and _rarity(left) >= _TELLING)


def _rarity(some: Sequence[Word]) -> float:
    return sum(rarity(stem(word.form, "en"), "en") for word in some if not word.small)


def _covered(left: tuple[Word, ...], right: tuple[Word, ...], shared: list[Block]) -> float:
    """The share of the shorter one that the other has too; in long ones runs of one word are chance."""
    length = min(len(left), len(right))
    return sum(block.size for block in shared if block.size > 1 or length <= _CHANCE) / length


def _enough(left: tuple[Word, ...], right: tuple[Word, ...], shared: list[Block], known: Known) -> bool:
    """Whether two quotations have enough in common: of what is known to be the same speaker's or place less does."""
    short = min(left, right, key=len)
    telling = sum(not word.small for word in short)
    run = shared[0].size
    if len(short) < _FRAGMENT:
        return run == len(short) and _fragment_is_enough(left, right, telling, known)
    at = [left[block.a + step] for block in shared for step in range(block.size)]
    if run >= _LONG_RUN and sum(not word.small for word in left[shared[0].a : shared[0].a + run]) >= 2:
        return True
    if telling == 0 or not any(not word.small for word in at):
        return run == len(short)
    told = sum(not word.small for word in at)
    covered = _covered(left, right, shared)
    if told < 0.6 * telling or covered < _COVERED:
        return False
    if known.lined and _rarity(at) >= _TELLING:
        return True
    return run >= min(_FRAGMENT, len(short) - 1) or (run >= 3 and covered >= 0.8)


def _fragment_is_enough(left: tuple[Word, ...], right: tuple[Word, ...], telling: int, known: Known) -> bool:
    """Whether a quotation of one to three words, which the other has whole, is more than chance."""
    if telling != 1:
        return telling >= 2
    if len(left) == len(right):
        return True
    return (known.named and known.lined) or ((known.named or known.lined) and min(len(left), len(right)) == 3)


def _speakers_fit(a: str, b: str) -> bool:
    """Say whether two speakers may be the same: one unknown, or a name shared."""
    left = {plain(word) for word in a.split() if word[0].isupper()}
    right = {plain(word) for word in b.split() if word[0].isupper()}
    return not left or not right or bool(left & right)


def named_alike(a: str, b: str) -> bool:
    """Say whether two speakers share a name."""
    left, right = ({plain(word) for word in name.split() if word[0].isupper()} for name in (a, b))
    return bool(left & right)


def _candidates(found: Sequence[tuple[Word, ...]]) -> set[tuple[int, int]]:
    """Return the pairs that share two words in a row, or the one word that one of them is."""
    having: dict[tuple[str, ...], set[int]] = defaultdict(set)
    alone = {own[0].form for own in found if len(own) == 1}
    for place, own in enumerate(found):
        for first, second in pairwise(own):
            having[(first.form, second.form)].add(place)
        for form in alone & {word.form for word in own}:
            having[(form,)].add(place)
    return {(one, other) for places in having.values() for one in places for other in places if one < other}


def _root(home: list[int], place: int) -> int:
    while home[place] != place:
        place = home[place]
    return place
