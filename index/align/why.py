"""Why two passages are linked, in plain words: what a reader can see that they share."""

from __future__ import annotations

from index.align.prepare import Prepared
from index.rarity import rarity
from index.words import Token, content

_TITLES = frozenset(
    ["president", "senator", "sen", "rep", "minister", "governor", "judge", "general", "presidente", "presidenta"]
)
_NAMED = 3  # names, figures and words listed at most


def why(a: Prepared, i: int, b: Prepared, j: int) -> tuple[str, ...]:
    """Return what passage `i` of `a` and passage `j` of `b` share, the most telling first."""
    one, two = a.tokens[i], b.tokens[j]
    told = []
    if (a.marks[i].quoted or b.marks[j].quoted) and _share_run(one, two, 5):
        told.append("same quotation")
    elif _share_run(one, two, 8):
        told.append("same wording")
    names = _shared_names(a, i, b, j)
    if names:
        told.append(f"both name {_and(names)}")
    same = {figure.key for figure in a.marks[i].figures} & {figure.key for figure in b.marks[j].figures}
    if same:
        told.append(f"same figure: {_and([_figure(key) for key in sorted(same)])}")
    words = _shared_words(a, i, b, j)
    if words:
        told.append(f"shared words: {', '.join(words)}")
    return tuple(told) or (("close in meaning",) if a.vectors is not None else ("similar words",))


def _shared_names(a: Prepared, i: int, b: Prepared, j: int) -> list[str]:
    """Names that both have, as the first one writes them; names that stand together are one ("Claudia Sheinbaum")."""
    both = (set(a.marks[i].names) & set(b.marks[j].names)) - _TITLES
    text = a.texts[i]
    told: dict[str, str] = {}
    run: list[Token] = []
    for token in a.tokens[i]:
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


def _shared_words(a: Prepared, i: int, b: Prepared, j: int) -> list[str]:
    """Words that both have, those first that are rarest in the news at large."""
    other = {token.stem for token in b.tokens[j]}
    names = set(a.marks[i].names)
    kept = [t for t in content(a.tokens[i], a.language) if t.stem in other and t.norm not in names and t.norm.isalpha()]
    first = {token.stem: token for token in reversed(kept)}
    telling = sorted(first.values(), key=lambda token: (-rarity(token.stem, a.language), token.start))
    return [token.norm for token in telling[:_NAMED]]


def _share_run(one: tuple[Token, ...], two: tuple[Token, ...], length: int) -> bool:
    """Tell whether both have the same `length` words in a row."""
    left, right = ([token.norm for token in side] for side in (one, two))
    runs = {tuple(left[at : at + length]) for at in range(len(left) - length + 1)}
    return any(tuple(right[at : at + length]) in runs for at in range(len(right) - length + 1))


def _figure(key: str) -> str:
    if key.endswith("$"):
        return f"${float(key[:-1]):,.10g}"
    return f"{float(key[:-1]):,.10g} %" if key.endswith("%") else f"{float(key):,.10g}"


def _and(items: list[str]) -> str:
    kept = items[:_NAMED]
    return kept[0] if len(kept) == 1 else f"{', '.join(kept[:-1])} and {kept[-1]}"
