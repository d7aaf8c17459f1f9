"""Why two passages are linked, in plain words: what a reader can see that they share."""

from __future__ import annotations

from dataclasses import dataclass

from index.align.prepare import Prepared
from index.rarity import rarity
from index.words import Token, content

_TITLES = frozenset(
    ["president", "senator", "sen", "rep", "minister", "governor", "judge", "general", "presidente", "presidenta"]
)
_NAMED = 3  # names, figures and words listed at most
_QUOTED, _WORDED = 5, 8  # words in a row that make the same quotation, and the same wording


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader can see of a passage, worked out once and laid against many others.

    `runs` are its runs of so many words as make the same quotation; `telling` its words that are no names nor function
    words, stem and form, those first that are rarest in the news at large.
    """

    text: str
    tokens: tuple[Token, ...]
    quoted: bool
    runs: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    stems: frozenset[str]
    telling: tuple[tuple[str, str], ...]
    otherwise: str  # what is said of two that share nothing that can be seen


def seen(article: Prepared) -> list[Seen]:
    """Return what can be seen of each passage of an article."""
    otherwise = "close in meaning" if article.vectors is not None else "similar words"
    return [
        Seen(
            text,
            tokens,
            bool(marks.quoted),
            _runs(tokens, _QUOTED),
            frozenset(marks.names) - _TITLES,
            frozenset(figure.key for figure in marks.figures),
            frozenset(token.stem for token in tokens),
            _telling(tokens, frozenset(marks.names), article.language),
            otherwise,
        )
        for text, tokens, marks in zip(article.texts, article.tokens, article.marks, strict=True)
    ]


def why(one: Seen, two: Seen) -> tuple[str, ...]:
    """Return what two passages share, the most telling first."""
    told = []
    if not one.runs.isdisjoint(two.runs):
        if one.quoted or two.quoted:
            told.append("same quotation")
        elif not _runs(one.tokens, _WORDED).isdisjoint(_runs(two.tokens, _WORDED)):
            told.append("same wording")
    names = _shared_names(one, two)
    if names:
        told.append(f"both name {_and(names)}")
    same = one.figures & two.figures
    if same:
        told.append(f"same figure: {_and([_figure(key) for key in sorted(same)])}")
    words = [form for stem, form in one.telling if stem in two.stems][:_NAMED]
    if words:
        told.append(f"shared words: {', '.join(words)}")
    return tuple(told) or (one.otherwise,)


def _shared_names(one: Seen, two: Seen) -> list[str]:
    """Names that both have, as the first one writes them; names that stand together are one ("Claudia Sheinbaum")."""
    both = one.names & two.names
    if not both:
        return []
    text = one.text
    told: dict[str, str] = {}
    run: list[Token] = []
    for token in one.tokens:
        named = token.norm in both and text[token.start].isupper()
        if run and not (named and text[run[-1].end : token.start] == " "):
            told.setdefault(run[-1].norm, _plain(text[run[0].start : run[-1].end]))
            run = []
        run += [token] if named else []
    if run:
        told.setdefault(run[-1].norm, _plain(text[run[0].start : run[-1].end]))
    return list(told.values())


def _plain(name: str) -> str:
    return name.removesuffix("’s").removesuffix("'s")


def _telling(found: tuple[Token, ...], names: frozenset[str], language: str) -> tuple[tuple[str, str], ...]:
    kept = [token for token in content(found, language) if token.norm not in names and token.norm.isalpha()]
    first = {token.stem: token for token in reversed(kept)}
    told = sorted(first.values(), key=lambda token: (-rarity(token.stem, language), token.start))
    return tuple((token.stem, token.norm) for token in told)


def _runs(found: tuple[Token, ...], length: int) -> frozenset[str]:
    """Return the runs of so many words, a line each."""
    norms = [token.norm for token in found]
    return frozenset("\n".join(norms[at : at + length]) for at in range(len(norms) - length + 1))


def _figure(key: str) -> str:
    if key.endswith("$"):
        return f"${float(key[:-1]):,.10g}"
    return f"{float(key[:-1]):,.10g} %" if key.endswith("%") else f"{float(key):,.10g}"


def _and(items: list[str]) -> str:
    kept = items[:_NAMED]
    return kept[0] if len(kept) == 1 else f"{', '.join(kept[:-1])} and {kept[-1]}"
