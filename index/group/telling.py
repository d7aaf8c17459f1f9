"""What a passage tells beside its words: the names in it as a reader writes them, its quoted words and its day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.group.days import Day, days
from index.quotes.names import NOBODY, TITLES
from index.quotes.quotes import quotes
from index.words import Token, content, plain, stop_words, tokens
from store.records import Article, Quote

_CAPITAL = r"[A-ZÀ-ÖØ-ÞŁŠŽ]"
_WORD = rf"(?:(?:{_CAPITAL}\.){{2,}}|{_CAPITAL}[\w’'-]*\w|{_CAPITAL})"
_NAME = re.compile(rf"(?<![\w’'.]){_WORD}(?:(?: | de | del | de la | of | of the | al-){_WORD})*")
_AFTER_STOP = re.compile(r"(?:^|[.!?:;]['”’\"»)]*\s+|[“\"«‘(—–-]\s?)$")

_LEAD = 1500  # characters in which an article names those whom it is about


@dataclass(frozen=True, slots=True)
class Told:
    """`names` maps how a name is compared to how it is written; `quotes` are those that any part of it is of."""

    names: Mapping[str, str]
    quotes: tuple[Quote, ...]
    day: Day = field(default_factory=Day)
    stems: frozenset[str] = frozenset()
    says: bool = True  # not a label, a headline in capitals, a line of credit


def told(article: Article, about: str = "") -> tuple[Told, ...]:
    """Return what each passage of the article tells, in order; for `about` see `index.days.days`."""
    alone, never = _lone_words(article.text)
    found = []
    said = quotes(article)
    for passage, day in zip(article.passages, days(article, about), strict=True):
        text = article.text[passage.start : passage.end]
        mine = tuple(quote for quote in said if quote.start < passage.end and quote.end > passage.start)
        named = names(text, alone, never, article.details.language)
        words = content(tokens(text, article.details.language), article.details.language)
        stems = frozenset(token.stem for token in words)
        found.append(Told(named, mine, day, stems, _says(text, words)))
    return tuple(found)


def lead_names(article: Article) -> dict[str, str]:
    """Return the names in an article's headline and first lines, as `names` does."""
    alone, never = _lone_words(article.text[: 2 * _LEAD])
    lead = article.text[:_LEAD].rpartition(" ")[0] if len(article.text) > _LEAD else article.text
    return names(f"{article.details.title}\n{lead}", alone, never, article.details.language)


def names(text: str, alone: frozenset[str], never: frozenset[str], language: str = "") -> dict[str, str]:
    """Return the names of a text; a person is known by the last word when the article ever uses it alone."""
    found: dict[str, str] = {}
    stops = stop_words(language)
    for match in _NAME.finditer(text):
        words = _bare(match.group().split(" "), stops)
        opens = bool(_AFTER_STOP.search(text[max(0, match.start() - 4) : match.start()]))
        if not words or (len(words) == 1 and (plain(words[0]) in never or (opens and plain(words[0]) not in alone))):
            continue
        shown = _plain_end(words[-1]) if plain(words[-1]) in alone else _plain_end(" ".join(words))
        if len(shown) > 1:
            found.setdefault(plain(shown), shown)
    return found


def _says(text: str, found: Sequence[Token]) -> bool:
    return len(found) > 2 and any(text[token.start].islower() for token in found)


def _bare(words: list[str], stops: frozenset[str]) -> list[str]:
    """Leave out titles and capitalised words that name nobody at either end of a name."""

    def empty(word: str) -> bool:
        low = word.casefold().rstrip(".")
        return low in TITLES or low in NOBODY or plain(word) in stops

    while words and empty(words[0]):
        words = words[1:]
    while words and empty(words[-1]):
        words = words[:-1]
    return words


def _plain_end(name: str) -> str:
    return re.sub(r"['’]s?$", "", name)


def _lone_words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the capitalised words that stand alone in mid-sentence, and the words also written small."""
    alone = {
        plain(match.group())
        for match in _NAME.finditer(text)
        if " " not in match.group() and not _AFTER_STOP.search(text[max(0, match.start() - 4) : match.start()])
    }
    small = {plain(word) for word in re.findall(r"(?<![\w’'])[a-zß-öø-ÿ][\w’'-]+", text)}
    return frozenset(alone - small), frozenset(small)
