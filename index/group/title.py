"""Titles of events as a list of news shows them: the words that several quote, or the plainest telling of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from index.group.telling import Told
from index.quotes.names import ORGANISATION
from index.words import content, plain, tokens
from store.records import Article, Quote

Account = Sequence[tuple[Told, str]]
"""What one article tells of an event: each passage, and its text."""

_LONGEST = 96  # characters of a title; longer ones are cut at a clause or a word
_SHORTEST_CLAUSE = 32
_QUOTE_WORDS = (3, 10)
_WHOLE_WORDS = 7
_MOST_OF = 0.6
_MARKS = ' ,.;:!?“”"‘’()…—–-'
_SUFFIX = re.compile(r",?\s(?:[JS]r\.?|I{2,3}|IV)$")
_CLAUSE_END = re.compile(r"(?<=[,.;:!?…—–])[”’]? | [—–-] ")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[”’]? ")
_LEAD = re.compile(
    r"^(?:[•\-–*]\s*)?(?:(?:But|And|Yet|Still|Also|Then|Meanwhile|Pero|Y)[, ]\s*|(?:In|On|By|Since|After|Last|Early|"
    r"Earlier|Later|Nearly|The next|Just|En|El|Desde|Tras)\b[^,“\"]{2,40},\s+)*"
)
_TAIL = re.compile(
    r",? (?:which|who|where|whose|while|although|though|but|saying|adding|que)\b|[;:] | — | – | \(|, (?:as|and|a) "
    r"|,[”\"] "
)
_POINTS_BACK = frozenset(
    ("he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "its", "their", "there", "such", "esto")
)


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that several articles quote alike."""

    text: str
    speaker: str
    articles: int


def headline(articles: Sequence[Article], closeness: Sequence[float]) -> str:
    """Return the title of the article that stands most in the middle of a story; of equals the shorter one."""
    titled = [
        (-near, len(one.details.title), one.id, one.details.title.strip())
        for one, near in zip(articles, closeness, strict=True)
        if one.details.title.strip()
    ]
    return min(titled)[3] if titled else shorten(" ".join(articles[0].text.split()))


def event_title(accounts: Mapping[int, Account], saying: Saying | None, language: str = "") -> str:
    """Name an event by the words that several quote, else by the passage that holds most of what all tell."""
    if saying:
        return f"{saying.speaker}: “{saying.text}”" if saying.speaker else f"“{saying.text}”"
    return _plainest([text for told in accounts.values() for _, text in told], language)


def shared_names(accounts: Mapping[int, Account]) -> list[str]:
    """Return the names that two accounts or more tell, those that most tell first."""
    return most_named([{key: name for one, _ in told for key, name in one.names.items()} for told in accounts.values()])


def most_named(found: Sequence[Mapping[str, str]]) -> list[str]:
    """Return the names that two or more have, as most write them, those that most have first."""
    count: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = {}
    for mine in found:
        count.update(mine.keys())
        for key, name in mine.items():
            shown.setdefault(key, Counter())[name] += 1
    order = {key: place for place, key in enumerate(count)}
    best = sorted((key for key in count if count[key] > 1), key=lambda key: (-count[key], order[key]))
    return [shown[key].most_common(1)[0][0] for key in best]


def shared_saying(accounts: Mapping[int, Account]) -> Saying | None:
    """Return the clause that most accounts quote alike and that tells most; None where nothing telling is shared."""
    said = {
        article: sorted({quote for one, _ in told for quote in one.quotes}, key=lambda quote: quote.start)
        for article, told in accounts.items()
    }
    sharing: dict[str, set[int]] = {}
    shown: dict[str, str] = {}
    for one, two in combinations(said, 2):
        for a, b in ((a, b) for a in said[one] for b in said[two]):
            for words in _common_clauses(a.text, b.text):
                form = _form(words)
                sharing.setdefault(form, set()).update((one, two))
                shown.setdefault(form, words)
    if not sharing:
        return None
    order = {form: place for place, form in enumerate(sharing)}
    every = [quote for found in said.values() for quote in found]
    worth = {form: len(sharing[form]) * _weight(shown[form]) * _part(form, every) for form in sharing}
    best = min(sharing, key=lambda form: (-worth[form], order[form]))
    quotes = [quote for quote in every if best in _form(quote.text)]
    return Saying(_trim(_whole(shown[best], quotes)), _speaker(quotes), len(sharing[best]))


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Cut a sentence to its main clause and, where that is not enough, to whole words."""
    text = re.sub(r"\s+", " ", text).strip()
    text = _LEAD.sub("", text) or text
    tail = next((cut for cut in _TAIL.finditer(text) if cut.start() >= _SHORTEST_CLAUSE), None)
    if tail:
        text = text[: tail.start()]
    text = text.rstrip(".,;: ")
    if len(text) > longest:
        text = _cut(text, longest)
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "").rstrip(".,")
    return text[:1].upper() + text[1:]


def _cut(text: str, longest: int) -> str:
    """Cut at the last comma of the latter half, or else after a whole word."""
    kept = text[: longest + 1].rsplit(" ", 1)[0]
    clause = kept.removesuffix(",") if kept.endswith(",") else kept.rpartition(", ")[0]
    return (clause if len(clause) > longest / 2 else kept.rstrip(",;:–— ")) + " …"


def _common_clauses(a: str, b: str) -> list[str]:
    """Return the runs of words that two quotations share, cut at punctuation, but none too short to tell by."""
    words, others = a.split(), b.split()
    blocks = SequenceMatcher(
        None, [_form(word) for word in words], [_form(word) for word in others], autojunk=False
    ).get_matching_blocks()
    runs = [" ".join(words[block.a : block.a + block.size]) for block in blocks]
    clauses = [_bare(clause) for run in runs for clause in _CLAUSE_END.split(run)]
    whole = {_form(clause) for quote in (a, b) for clause in _CLAUSE_END.split(quote)}
    return [
        clause
        for clause in clauses
        if len(clause.split()) >= _QUOTE_WORDS[0]
        and _says(clause)
        and (_weight(clause) > 1 or any(_fills(clause, one) for one in whole))
    ]


def _says(clause: str) -> bool:
    """Tell words that somebody said from names that stand in quotation marks: programmes, operations, books."""
    long = [word for word in clause.split() if len(word.strip(_MARKS)) > 3]
    return len(long) < 2 or not all(word.strip(_MARKS)[0].isupper() for word in long)


def _fills(clause: str, form: str) -> bool:
    return _form(clause) in form and len(clause.split()) >= _MOST_OF * len(form.split())


def _weight(clause: str) -> int:
    """Say how much a clause tells: its content words, up to three, a name, and a fair length."""
    found = tokens(clause)
    named = any(clause[token.start].isupper() for token in found[1:])
    return min(3, max(1, len(content(found)))) + named + (len(found) > 4)


def _part(form: str, said: Sequence[Quote]) -> float:
    """Return how much of the shortest clause that holds it a run makes up: whole sayings tell more than bits."""
    clauses = [_form(part) for quote in said for part in _CLAUSE_END.split(quote.text)]
    shortest = min((len(one.split()) for one in clauses if form in one), default=20)
    return min(1.0, len(form.split()) / max(shortest, 1))


def _whole(clause: str, said: Sequence[Quote]) -> str:
    """Return the shortest sentence in which somebody quotes the clause, when it is short; else the clause."""
    sentences = [
        _bare(part) for quote in said for part in _SENTENCE_END.split(quote.text) if _form(clause) in _form(part)
    ]
    best = min(sentences, key=len, default=clause)
    best = max((one for one in sentences if len(one.split()) <= _WHOLE_WORDS), key=len, default=best)
    return best if len(best.split()) <= _WHOLE_WORDS else clause


def _trim(quoted: str) -> str:
    words = quoted.split()
    text = _bare(" ".join(words[: _QUOTE_WORDS[1]]))
    return f"{text} …" if len(words) > _QUOTE_WORDS[1] else text


def _speaker(said: Sequence[Quote]) -> str:
    """Return the last name of the person whom most articles give these words."""
    votes: Counter[str] = Counter()
    for quote in said:
        words = _SUFFIX.sub("", quote.speaker).split()
        if words and words[-1][:1].isupper() and plain(words[-1]) not in ORGANISATION:
            votes[words[-1]] += 1
    return min(votes, key=lambda name: (-votes[name], name)) if votes else ""


def _form(text: str) -> str:
    return " ".join(plain(word.strip(_MARKS)) for word in text.split())


def _bare(text: str) -> str:
    return text.strip(_MARKS).removeprefix("and ").removeprefix("but ")


def _plainest(texts: Sequence[str], language: str) -> str:
    """The clause with the greatest part of words that other passages tell too; cut or unclear ones are worth less."""
    bags = [{token.stem for token in content(tokens(text, language), language)} for text in texts]
    spread = Counter(stem for bag in bags for stem in bag)
    found: list[tuple[float, int, str]] = []
    for place, text in enumerate(texts):
        title = shorten(text)
        kept = {token.stem for token in content(tokens(title, language), language)}
        worth = sum(spread[stem] - 1 for stem in kept) / (6 + len(kept))
        worth *= (0.6 if title.endswith("…") else 1) * (0.6 if plain(title.split(" ")[0]) in _POINTS_BACK else 1)
        worth *= 0.7 if title[:1] in '“"‘' else 1
        found.append((-worth, place, title))
    return min(found)[2]
