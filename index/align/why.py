"""Why two passages are linked, in plain words: what a reader can see that they share."""

from __future__ import annotations

from index.align.marks import figures
from index.align.prepare import Prepared
from index.words import Token, content

_TITLES = frozenset(
    ["president", "senator", "sen", "rep", "minister", "governor", "judge", "general", "presidente", "presidenta"]
)
_NAMED = 3  # names, figures and words listed at most


def why(a: Prepared, i: int, b: Prepared, j: int) -> tuple[str, ...]:
    """Return what passage `i` of `a` and passage `j` of `b` share, the most telling first."""
    one, two = a.tokens[i], b.tokens[j]
    told = []
    run = _longest(one, two)
    if run >= 5 and (a.marks[i].quoted or b.marks[j].quoted):
        told.append("same quotation")
    elif run >= 8:
        told.append("same wording")
    names = _shared_names(a, i, b, j)
    if names:
        told.append(f"both name {_and(names)}")
    same = {figure.key for figure in figures(one, a.texts[i])} & {figure.key for figure in figures(two, b.texts[j])}
    if same:
        told.append(f"same figure: {_and([_figure(key) for key in sorted(same)])}")
    words = _shared_words(a, i, b, j)
    if words:
        told.append(f"shared words: {', '.join(words)}")
    return tuple(told) or (("close in meaning",) if a.vectors is not None else ("similar words",))


def _shared_names(a: Prepared, i: int, b: Prepared, j: int) -> list[str]:
    both = (set(a.marks[i].names) & set(b.marks[j].names)) - _TITLES
    named = {token.norm: a.texts[i][token.start : token.end] for token in reversed(a.tokens[i]) if token.norm in both}
    return [name.removesuffix("’s").removesuffix("'s") for name in reversed(named.values()) if name[0].isupper()]


def _shared_words(a: Prepared, i: int, b: Prepared, j: int) -> list[str]:
    other = {token.stem for token in b.tokens[j]}
    names = set(a.marks[i].names)
    kept = [t for t in content(a.tokens[i], a.language) if t.stem in other and t.norm not in names and t.norm.isalpha()]
    return sorted(dict.fromkeys(token.norm for token in kept), key=len, reverse=True)[:_NAMED]


def _longest(one: tuple[Token, ...], two: tuple[Token, ...]) -> int:
    """The longest run of words that both have."""
    best, before = 0, [0] * (len(two) + 1)
    for token in one:
        row = [0] * (len(two) + 1)
        for place, other in enumerate(two):
            if token.norm == other.norm:
                row[place + 1] = before[place] + 1
                best = max(best, row[place + 1])
        before = row
    return best


def _figure(key: str) -> str:
    if key.endswith("$"):
        return f"${float(key[:-1]):,.10g}"
    return f"{float(key[:-1]):,.10g} %" if key.endswith("%") else f"{float(key):,.10g}"


def _and(items: list[str]) -> str:
    kept = items[:_NAMED]
    return kept[0] if len(kept) == 1 else f"{', '.join(kept[:-1])} and {kept[-1]}"
