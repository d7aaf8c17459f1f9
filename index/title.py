"""Titles of events as a list of news shows them: who, and the shared words or the plainest telling of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from index.telling import Told
from index.words import content, plain, tokens
from store.records import Article

_LONGEST = 84  # characters of a title; longer ones are cut at a clause or a word
_QUOTE_WORDS = (3, 9)
_LEAD = re.compile(
    r"^(?:(?:But|And|Yet|Still|Also|Then|Meanwhile|Pero|Y)[, ]\s*|(?:In|On|By|Since|After|Last|Early|Earlier|Later|"
    r"Nearly|The next|Just|En|El|Desde|Tras)\b[^,“\"]{2,40},\s+)+"
)
_TAIL = re.compile(
    r"(?:,? (?:which|who|where|whose|while|although|though|but|saying|adding|que)\b|;|: | — | – | \(|, (?:as|and) )"
)


def headline(articles: Sequence[Article], closeness: Sequence[float]) -> str:
    """Return the title of the article that stands most in the middle of a story; the shorter of equals."""
    titled = [
        (-near, len(one.details.title), one.id, one.details.title)
        for one, near in zip(articles, closeness, strict=True)
    ]
    best = min(((near, size, number, title) for near, size, number, title in titled if title.strip()), default=None)
    return best[3].strip() if best else opening(articles[0])


def opening(article: Article) -> str:
    """Return the first words of an article that has no title."""
    return shorten(" ".join(article.text.split()))


def event_title(passages: Mapping[int, Sequence[tuple[Told, str]]], language: str = "") -> str:
    """Name an event told by passages (article -> what each tells and its text).

    The names that most accounts share, then the words that two of them quote alike, else the passage that holds most
    of what all tell, without what goes before and after its main clause.
    """
    quoted = shared_quote([[quote for one, _ in told for quote in one.quotes] for told in passages.values()])
    if quoted:
        who = shared_names(passages, quoted)[:2]
        return f"{', '.join(who)}: “{quoted}”" if who else f"“{quoted}”"
    return shorten(_plainest([text for told in passages.values() for _, text in told], language))


def shared_names(passages: Mapping[int, Sequence[tuple[Told, str]]], beside: str = "") -> list[str]:
    """Return the names that two accounts or more tell, by how many tell them; those inside `beside` are left out."""
    count: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = {}
    for told in passages.values():
        mine = {key: name for one, _ in told for key, name in one.names.items()}
        count.update(mine.keys())
        for key, name in mine.items():
            shown.setdefault(key, Counter())[name] += 1
    inside = {token.norm for token in tokens(beside)}
    best = sorted((key for key in count if count[key] > 1), key=lambda key: (-count[key], list(count).index(key)))
    return [shown[key].most_common(1)[0][0] for key in best if not set(key.split()) & inside]


def shared_quote(by_article: Sequence[Sequence[str]]) -> str:
    """Return the longest run of words that two articles quote alike, or "" when none is long enough to tell by."""
    best = ""
    for one, two in combinations(by_article, 2):
        for a in one:
            for b in two:
                found = _common_run(a, b)
                if len(found.split()) > len(best.split()):
                    best = found
    return best


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Cut a sentence to its main clause and, where that is not enough, to whole words."""
    text = re.sub(r"\s+", " ", text).strip()
    bare = _LEAD.sub("", text) or text
    text = bare[:1].upper() + bare[1:]
    tail = next((cut for cut in _TAIL.finditer(text) if cut.start() >= 28), None)
    if tail:
        text = text[: tail.start()]
    if len(text) > longest:
        text = text[:longest].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
    return text.rstrip(".,;: ")


def _common_run(a: str, b: str) -> str:
    words_a, words_b = a.split(), b.split()
    forms_a, forms_b = [_form(word) for word in words_a], [_form(word) for word in words_b]
    run = SequenceMatcher(None, forms_a, forms_b, autojunk=False).find_longest_match()
    shortest, longest = _QUOTE_WORDS
    if run.size < shortest or not content(tokens(" ".join(words_a[run.a : run.a + run.size]))):
        return ""
    words = words_a[run.a : run.a + run.size]
    more = len(words) > longest
    return " ".join(words[:longest]).strip(' ,.;:-—–“”"‘’') + (" …" if more else "")


def _form(word: str) -> str:
    return plain(word.strip(' ,.;:!?“”"‘’()…—–-'))


def _plainest(texts: Sequence[str], language: str) -> str:
    """The passage with the greatest part of words that other passages tell too; long ones are worth less."""
    bags = [{token.stem for token in content(tokens(text, language), language)} for text in texts]
    spread = Counter(stem for bag in bags for stem in bag)

    def worth(place: int) -> tuple[float, int]:
        shared = sum(spread[stem] - 1 for stem in bags[place])
        return -shared / (6 + len(bags[place])), place

    return texts[min(range(len(texts)), key=worth)]
