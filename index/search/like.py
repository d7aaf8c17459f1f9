"""Who else says this: passages of other articles that tell what one tells, by its words, then by meaning too."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

import numpy as np

from index.align.align import pair_links, prepare
from index.align.prepare import Prepared
from index.search.analysis import tokens
from index.search.answers import hit_of
from index.search.evaluate import Evaluator
from index.search.postings import Ints
from index.search.query_nodes import Phrase, Term
from index.search.snapshot import Snapshot
from index.search.snippets import around, offsets
from index.words import stop_words
from store.records import Article, Hit, Progress

WORDS = 24
"""The rarest words of a passage that are looked for."""

CANDIDATES = 60
"""Articles that hold most of these words, in which the passages are compared."""

SHARE = 0.3
"""Of the weight of a passage's words (rarer ones weigh more) that another must hold. On align/dev and more, recall of
what a reader marked as the same and precision: .2 .63/.20, .3 .54/.35, .4 .44/.50, .5 .35/.57."""

FEWEST = 2
"""Words that must be shared."""

JUDGED = 12
"""Articles of each kind (by words; of other languages) that are judged, as a comparison first does: .15 s each."""

SURE = 0.5
"""Of the weight of its words: from here on a passage is listed even where the judgement finds no link."""

STRENGTH = 0.2
"""The least strength of a judged link that is listed: a search may be laxer than a comparison, which begins at .4."""


Steps = Generator[Progress, None, tuple[Hit, ...]]


class Articles(Protocol):
    """Where whole articles come from."""

    def get(self, id: int) -> Article: ...


_ENDS = ("", ".", "!", "?", "“", '"')


@dataclass(frozen=True, slots=True)
class _Word:
    phrase: Phrase
    weight: float
    docs: Ints


def like(evaluator: Evaluator, article: Article, place: int, limit: int = 20) -> tuple[Hit, ...]:
    """Return the passages of other articles that share most of a passage's words, one an article, the likest first."""
    words = _words(evaluator, article, article.passage_text(place))
    return _by_words(evaluator, words, _candidates(evaluator, words, article.id))[:limit]


def _by_words(evaluator: Evaluator, words: Sequence[_Word], docs: Sequence[int]) -> tuple[Hit, ...]:
    whole = sum(word.weight for word in words) or 1.0
    held = _places(evaluator, words, docs)
    hits = []
    for doc in docs:
        found = _best_passage(evaluator.snapshot, words, doc, held[doc])
        if found and found[1] / whole >= SHARE:
            hits.append(_hit(evaluator, doc, found[0], found[1] / whole, words))
    return tuple(sorted(hits, key=lambda hit: (-hit.score, hit.article)))


def judged(evaluator: Evaluator, articles: Articles, article: Article, place: int, limit: int = 20) -> Steps:
    """Yield progress while the likest articles are lined up with this one, other languages too; then the hits.

    What the judgement of a comparison finds comes first; what shares half of the words stays behind it. On 36 passages
    of align: recall .54 at precision .58 (by words alone .52 at .35).
    """
    words = _words(evaluator, article, article.passage_text(place))
    near = _candidates(evaluator, words, article.id)
    by_words = _by_words(evaluator, words, near)[: max(limit, JUDGED)]
    ids = evaluator.snapshot.column("article")
    likest = dict.fromkeys([hit.article for hit in by_words] + [int(ids[doc]) for doc in near])
    others = [*likest][:JUDGED] + _abroad(evaluator, article)
    found = {hit.article: replace(hit, score=round(hit.score * STRENGTH, 4)) for hit in by_words}
    own: Prepared | None = None
    for done, id in enumerate(dict.fromkeys(others)):
        yield Progress(done, len(others), "Comparing passages")
        own = own or _prepared(article)
        other = articles.get(id)
        links = [link for link in pair_links(own, _prepared(other)) if link.a == (article.id, place)]
        best = max(links, key=lambda link: link.strength, default=None)
        if best and best.strength >= STRENGTH:
            known = found.get(id)
            same = known if known and known.passage == best.b[1] else _plain_hit(evaluator, other, best.b[1])
            found[id] = replace(same, score=best.strength)
        elif id in found and found[id].score < SURE * STRENGTH:
            del found[id]
    return tuple(sorted(found.values(), key=lambda hit: (-hit.score, hit.article))[:limit])


@lru_cache(maxsize=48)
def _prepared(article: Article) -> Prepared:
    return prepare(article)


def _words(evaluator: Evaluator, article: Article, text: str) -> list[_Word]:
    """Return the passage's words that tell something, the rarest first, each with its articles."""
    small = stop_words(article.details.language)
    found = []
    for word in dict.fromkeys(tokens(text).words):
        if len(word) < 2 or word in small:
            continue
        phrase = Phrase((Term(word),), ("text",))
        docs = np.flatnonzero(evaluator.evaluate(phrase).mask)
        if len(docs):
            found.append(_Word(phrase, float(np.log(1 + evaluator.snapshot.count / len(docs))), docs))
    return sorted(found, key=lambda one: -one.weight)[:WORDS]


def _candidates(evaluator: Evaluator, words: Sequence[_Word], own: int) -> list[int]:
    scores = np.zeros(evaluator.snapshot.size)
    for word in words:
        scores[word.docs] += word.weight
    scores[evaluator.snapshot.column("article") == own] = 0
    order = np.argsort(-scores, kind="stable")[:CANDIDATES]
    return [int(doc) for doc in order if scores[doc] > 0]


def _places(evaluator: Evaluator, words: Sequence[_Word], docs: Sequence[int]) -> dict[int, dict[int, set[int]]]:
    """Return for each article the places where each word stands, words by their number."""
    found: dict[int, dict[int, set[int]]] = {doc: {} for doc in docs}
    for number, word in enumerate(words):
        for doc, places in evaluator.places([word.phrase], docs).items():
            if places:
                found[doc][number] = {first for first, _, _ in places}
    return found


def _best_passage(
    snapshot: Snapshot, words: Sequence[_Word], doc: int, held: dict[int, set[int]]
) -> tuple[int, float] | None:
    """Return the passage of an article that holds most of the words, and their weight."""
    kept = snapshot.stored(doc)
    edges = np.frombuffer(kept["passages"], "<u4").tolist()[0::2]
    starts, _ = offsets(kept["body"], kept["marks"])
    told: dict[int, dict[int, float]] = {}
    for number, places in held.items():
        for passage in {bisect_right(edges, starts[first]) - 1 for first in places}:
            told.setdefault(passage, {})[number] = words[number].weight
    best = max(told.items(), key=lambda one: (sum(one[1].values()), -one[0]), default=None)
    if best is None or best[0] < 0 or len(best[1]) < min(FEWEST, len(words)):
        return None
    return best[0], sum(best[1].values())


def _hit(evaluator: Evaluator, doc: int, passage: int, share: float, words: Sequence[_Word]) -> Hit:
    """Return a passage as a hit, the shared words marked."""
    places = evaluator.places([word.phrase for word in words], [doc])[doc]
    whole = hit_of(evaluator.snapshot, doc, share, places)
    return _at(evaluator, doc, whole, passage)


def _plain_hit(evaluator: Evaluator, article: Article, passage: int) -> Hit:
    doc = int(np.flatnonzero((evaluator.snapshot.column("article") == article.id) & evaluator.snapshot.live)[0])
    return _at(evaluator, doc, hit_of(evaluator.snapshot, doc, 0.0, ()), passage)


def _at(evaluator: Evaluator, doc: int, whole: Hit, passage: int) -> Hit:
    """Return a hit of one passage alone; with no word shared the whole passage is what was found."""
    kept = evaluator.snapshot.stored(doc)
    start, end = np.frombuffer(kept["passages"], "<u4")[2 * passage : 2 * passage + 2].tolist()
    shown, spans = around(kept["body"], (start, end), whole.spans)
    return replace(whole, snippet=shown.text, bold=shown.bold, spans=spans, passage=passage)


def _abroad(evaluator: Evaluator, article: Article) -> list[int]:
    """Return the articles of other languages that share most of this one's rare names and figures."""
    text = f"{article.details.title}. {article.text}"
    cut = tokens(text)
    named = {word for word, start in zip(cut.words, cut.starts, strict=True) if _names(text, start)}
    snapshot = evaluator.snapshot
    tongues = snapshot.column("language")
    own = snapshot.column("article") == article.id
    if not own.any():
        return []
    abroad = snapshot.live & (tongues != tongues[own][0])
    scores = np.zeros(snapshot.size)
    for word in named:
        docs = snapshot.postings("text", word).docs
        if len(docs):
            scores[docs] += np.log(1 + snapshot.count / len(docs))
    scores *= abroad
    order = np.argsort(-scores, kind="stable")[:JUDGED]
    return [int(snapshot.column("article")[doc]) for doc in order if scores[doc] > 0]


def _names(text: str, start: int) -> bool:
    """Tell whether a word is a figure, or has a capital that no sentence's beginning gave it."""
    before = text[max(start - 2, 0) : start].strip(" ")
    return text[start].isdigit() or (text[start].isupper() and before not in _ENDS)
