"""Which of the words that differ are worth a mark: those that tell, not function words, not words merely moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.records import Span

if TYPE_CHECKING:
    from index.words import Token

# Function words that turn a statement round are marked like any other word.
NEGATIONS = frozenset(
    [
        "not",
        "no",
        "never",
        "nor",
        "none",
        "without",
        "nobody",
        "nothing",
        "cannot",
        "ni",
        "nunca",
        "sin",
        "nadie",
        "nada",
        "ningun",
        "ninguna",
        "tampoco",
        "nicht",
        "kein",
        "keine",
        "nie",
        "ohne",
        "ne",
        "pas",
        "jamais",
        "sans",
        "aucun",
        "non",
        "mai",
        "senza",
        "nessuno",
        "nao",
        "nem",
        "sem",
        "nunca",
        "niet",
        "geen",
        "nooit",
    ]
)
BRIDGE = 2  # function words between two marked words that are marked with them, so that a phrase is one mark


def telling_differences(text: str, partner: str, language: str, verbatim: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return the runs of `text` that say what `partner` does not, in offsets of `text`.

    A word that `partner` has elsewhere, as often, is none. Inside `verbatim` (quotations) every word counts.
    """
    from index.words import differences, stop_words, tokens  # stemmers and rapidfuzz: only when a comparison is shown

    raw = differences(text, partner)[0]
    own, theirs = tokens(text, language), Counter(token.stem for token in tokens(partner, language))
    mine = Counter(token.stem for token in own)
    stops = stop_words(language) - NEGATIONS
    kept = []
    for place, token in enumerate(own):
        if not any(span.start <= token.start < span.end for span in raw):
            continue
        quoted = any(span.start <= token.start < span.end for span in verbatim)
        moved = theirs[token.stem] >= mine[token.stem]
        if quoted or not (moved or token.norm in stops or _is_contracted_stop(token, stops)):
            kept.append(place)
    return _joined(own, kept, raw)


def _is_contracted_stop(token: Token, stops: frozenset[str]) -> bool:
    """Whether a word is made of function words alone: "it's", "they've", but not "won't"."""
    parts = token.norm.split("'")
    return len(parts) > 1 and parts[-1] != "t" and all(part in stops or len(part) < 3 for part in parts)


def _joined(own: Sequence[Token], kept: Sequence[int], raw: Sequence[Span]) -> tuple[Span, ...]:
    """Join marked words that stand together or have only differing function words between them."""
    found: list[Span] = []
    last = -9
    for place in kept:
        token = own[place]
        between = own[last + 1 : place] if last >= 0 else ()
        near = last >= 0 and place - last <= BRIDGE + 1
        same_run = near and all(any(s.start <= t.start < s.end for s in raw) for t in between)
        if found and same_run:
            found[-1] = Span(found[-1].start, token.end)
        else:
            found.append(Span(token.start, token.end))
        last = place
    return tuple(found)
