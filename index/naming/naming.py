"""How each outlet names the same actor or act: what it calls a person, and words in one place of linked passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from index.align.meaning import Meaning
from index.naming.labels import Label, labels, offices
from index.naming.phrases import Phrase, phrases, small_words
from index.naming.slots import Slot, kin, slots
from index.words import content, plain, spelling, tokens
from store.records import Article, Link, PassageKey, Term, WordChoice

_LEAST = 0.2  # "lawyer" and "attorney", "dead" and "death" are below it
_KEPT = 0.15  # what each repetition of an article's own word adds


def word_choice(articles: Sequence[Article], links: Sequence[Link], model: Meaning | None) -> tuple[WordChoice, ...]:
    """Return what the articles call differently, the most telling first.

    Only linked passages of one language are compared; a word that both articles use is no choice.
    """
    by_id = {article.id: article for article in articles}
    held = {article.id: _stems(article) for article in articles}
    small = {article.id: small_words(article.text) for article in articles}
    read: dict[PassageKey, list[Phrase]] = {}
    found: list[tuple[Term, Term, Slot]] = []
    for link in links:
        a, b = by_id.get(link.a[0]), by_id.get(link.b[0])
        if a is None or b is None or a.details.language != b.details.language:
            continue
        for at, key in ((a, link.a), (b, link.b)):
            if key not in read:
                read[key] = _phrases(at, key[1], small[at.id])
        one, two = read[link.a], read[link.b]
        found += [
            (_term(a.id, slot.a), _term(b.id, slot.b), slot)
            for slot in slots(one, two, a.details.language, model)
            if not (_has(held[b.id], slot.a) and _has(held[a.id], slot.b))
        ]
    return tuple(sorted([*_people(articles), *_joined(found)], key=lambda choice: -choice.strength))


def _phrases(article: Article, place: int, small: frozenset[str]) -> list[Phrase]:
    start, language = article.passages[place].start, article.details.language
    return phrases(article.passage_text(place), start, language, small)


def _stems(article: Article) -> frozenset[str]:
    language = article.details.language
    return frozenset(spelling(token.stem, language) for token in content(tokens(article.text, language), language))


def _has(stems: frozenset[str], phrase: Phrase) -> bool:
    return all(stem in stems for stem in phrase.stems)


def _term(article: int, phrase: Phrase) -> Term:
    return Term(article, phrase.start, phrase.end, phrase.text)


def _joined(found: Sequence[tuple[Term, Term, Slot]]) -> list[WordChoice]:
    """Join pairs that have a phrase in common; a phrase goes with the one it is surest to go with."""
    home: dict[tuple[str, ...], tuple[str, ...]] = {}
    terms: dict[tuple[str, ...], list[Term]] = defaultdict(list)
    telling: dict[tuple[str, ...], float] = defaultdict(float)
    for one, other, slot in sorted(found, key=lambda each: -each[2].score):
        a, b = slot.a.stems, slot.b.stems
        root = home.get(a) or home.get(b) or a
        if home.get(a, root) != root or home.get(b, root) != root:
            continue
        home[a] = home[b] = root
        terms[root] += [term for term in (one, other) if term not in terms[root]]
        telling[root] = max(telling[root], slot.telling)
    made = [
        WordChoice("", tuple(sorted(own, key=_place)), _strength(own, telling[root])) for root, own in terms.items()
    ]
    apart = [choice for choice in made if _parts(choice.terms) and choice.strength >= _LEAST]
    return sorted(apart, key=lambda choice: (-choice.strength, _place(choice.terms[0])))


def _strength(terms: Sequence[Term], telling: float) -> float:
    """How telling a choice is, 0 to 1: more so where an article keeps to its word."""
    kept = Counter((term.article, term.text.lower()) for term in terms)
    return round(min(1.0, telling * (1 + _KEPT * sum(min(2, count - 1) for count in kept.values()))), 3)


def _parts(terms: Sequence[Term]) -> bool:
    """Whether two articles have no word of these in common: where each uses each, they name two things."""
    forms: dict[int, set[str]] = defaultdict(set)
    for term in terms:
        forms[term.article].add(term.text.lower())
    return any(one.isdisjoint(other) for one, other in combinations(forms.values(), 2))


def _people(articles: Sequence[Article]) -> list[WordChoice]:
    """Descriptions of people whom several articles describe, where two of them do so in different words."""
    told: dict[tuple[str, str], list[Label]] = defaultdict(list)
    for article in articles:
        for label in labels(article):
            told[label.key].append(label)
    for surname, letter in [key for key in told if not key[1]]:
        alone = told.pop((surname, letter))
        letters = {plain(label.name)[0] for key, some in told.items() if key[0] == surname for label in some}
        letters |= {plain(label.name)[0] for label in alone}
        if len(letters) == 1:  # not where a couple shares the surname: which of them "President Ruiz" is cannot be told
            told[surname, letters.pop()] += alone
    made = []
    for some in told.values():
        differ = any(
            one.term.article != other.term.article and not _within(one.core, other.core) for one, other in _pairs(some)
        )
        if differ:
            named = Counter(label.name for label in some)
            name = max(named, key=lambda told: (named[told], len(told), told))
            terms = tuple(sorted((label.term for label in some), key=_place))
            made.append(WordChoice(name, terms, _person_strength(some)))
    return made


def _person_strength(some: Sequence[Label]) -> float:
    """Descriptions tell more than offices, and those of several articles more than those of two."""
    cores = {label.core for label in some}
    described = sum(not offices(core) for core in cores) / len(cores)
    articles = len({label.term.article for label in some})
    return round(min(1.0, 0.35 + 0.4 * described + 0.05 * articles), 3)


def _within(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the shorter of two descriptions says nothing that the longer does not ("chair", "campaign chairman")."""
    short, long = sorted((one, other), key=len)
    return all(any(kin((word,), (like,)) for like in long) for word in short)


def _pairs(some: Sequence[Label]) -> Iterator[tuple[Label, Label]]:
    """One label of each wording of each article with every other."""
    return combinations({(label.term.article, label.core): label for label in some}.values(), 2)


def _place(term: Term) -> tuple[int, int]:
    return term.article, term.start
