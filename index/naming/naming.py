"""How each outlet names the same actor or act: what it calls a person, and words in one place of linked passages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from index.align.meaning import Meaning
from index.naming.choices import choices
from index.naming.labels import Label, labels, offices
from index.naming.own import Own
from index.naming.slots import Slot, kin, nearness, slots
from index.words import plain
from store.records import Article, Link, Quote, Term, WordChoice

_LEAST = 0.2  # "lawyer" and "attorney", "dead" and "death" are below it
_KEPT = 0.15  # what each repetition of an article's own word adds
_NEAR = 0.2  # what must stand round both listed wordings: below it four of six were of two things, above it 3 of 30
_SURE = 2.0  # a listed wording is surer than any found by meaning
_VIEW = 0.7  # and more telling than most

_Place = tuple[Own, int]
_Found = tuple[Term, Term, Slot]


def word_choice(
    articles: Sequence[Article], links: Sequence[Link], model: Meaning | None, quoted: Sequence[Sequence[Quote]] = ()
) -> tuple[WordChoice, ...]:
    """Return what the articles call differently, the most telling first; `quoted` are each one's quotations.

    Only linked passages of one language are compared; a word that both articles use is no choice, nor is one that
    an article quotes. Without the model only listed wordings and descriptions of people are found.
    """
    said = quoted or [()] * len(articles)
    own = {article.id: Own(article, quotes) for article, quotes in zip(articles, said, strict=True)}
    found: list[_Found] = []
    for link in links:
        a, b = own.get(link.a[0]), own.get(link.b[0])
        if a is not None and b is not None and a.language == b.language:
            listed = _listed((a, link.a[1]), (b, link.b[1]))
            taken = {term for one, other, _ in listed for term in (one, other)}
            other = _other((a, link.a[1]), (b, link.b[1]), model) if model is not None else []
            found += listed + [each for each in other if taken.isdisjoint(each[:2])]
    described = [label for each in own.values() for label in labels(each.article) if each.tells(label.term.start)]
    held = {(label.term.article, at) for label in described for at in range(label.term.start, label.term.end)}
    acts = [each for each in found if not all((term.article, term.start) in held for term in each[:2])]
    return tuple(sorted([*_people(described), *_joined(acts)], key=lambda choice: -choice.strength))


def _listed(a: _Place, b: _Place) -> list[_Found]:
    """What two linked passages name by wordings that are known to take a view."""
    (one, i), (two, j) = a, b
    found = []
    for left, right in choices(one.wordings(i), two.wordings(j)):
        if not (two.chooses(left) and one.chooses(right)):
            mine, theirs = one.in_place(i, left), two.in_place(j, right)
            if nearness(mine, theirs, one.language) >= _NEAR:
                found.append((one.term(mine), two.term(theirs), Slot(mine, theirs, _SURE, _VIEW)))
    return found


def _other(a: _Place, b: _Place, model: Meaning) -> list[_Found]:
    """What two linked passages name by words alike in meaning in the same place."""
    (one, i), (two, j) = a, b
    return [
        (one.term(slot.a), two.term(slot.b), slot)
        for slot in slots(one.phrases(i), two.phrases(j), one.language, model)
        if one.tells(slot.a.start) and two.tells(slot.b.start) and not (two.has(slot.a) and one.has(slot.b))
    ]


def _joined(found: Sequence[_Found]) -> list[WordChoice]:
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


def _people(described: Sequence[Label]) -> list[WordChoice]:
    """Descriptions of people whom several articles describe, where two of them do so in different words."""
    told: dict[tuple[str, str], list[Label]] = defaultdict(list)
    for label in described:
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
            one.term.article != other.term.article
            and not (offices(one.core) and offices(other.core))
            and not _within(one.core, other.core)
            for one, other in _pairs(some)
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
