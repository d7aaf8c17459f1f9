"""Where two linked passages disagree, in words: figures, days, negation, opposite words. Checked, never judged."""

from __future__ import annotations

from collections.abc import Sequence

from index.align.marks import Figure
from index.align.prepare import Prepared
from index.words import Token, stem

_NOT = frozenset(
    ["not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "cannot", "nunca", "sin", "nadie"]
)
_PAIRS = (
    "raise/lower raise/cut raise/reduce increase/decrease increase/reduce increase/fall rise/fall rise/drop gain/lose "
    "win/lose accept/reject accept/refuse approve/reject approve/deny confirm/deny admit/deny agree/refuse allow/ban "
    "allow/block allow/bar support/oppose favor/oppose open/close begin/end start/end start/stop arrive/leave "
    "guilty/innocent convict/acquit alive/dead more/fewer more/less above/below before/after first/last hire/fire "
    "legal/illegal upheld/overturned uphold/overturn uphold/strike add/remove buy/sell import/export success/failure "
    "succeed/fail pass/fail public/private true/false higher/lower strong/weak raised/unchanged cut/unchanged "
    "majority/minority peace/war enter/leave join/leave"
)


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for pair in _PAIRS.split():
        one, two = (stem(word, "en") for word in pair.split("/"))
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in found.items()}


_OPPOSITE = _opposites()


def differs(a: Prepared, i: int, b: Prepared, j: int) -> tuple[str, ...]:
    """Return in words what linked passages `i` of `a` and `j` of `b` tell differently, as `first / second`."""
    told = [
        _figures(a.marks[i].figures, b.marks[j].figures),
        _only("day", a.marks[i].days, b.marks[j].days),
        _opposed(a.tokens[i], b.tokens[j]) if a.language == b.language else "",
        _negated(a.tokens[i], b.tokens[j]) if a.language == b.language else "",
    ]
    return tuple(line for line in told if line)


def _figures(one: Sequence[Figure], two: Sequence[Figure]) -> str:
    """Figures of the same unit that only one side has, where both sides have such."""
    for unit in ("%", "$", ""):
        left = {figure.value for figure in one if figure.unit == unit}
        right = {figure.value for figure in two if figure.unit == unit}
        if left - right and right - left:
            return f"figure: {_listed(left - right, unit)} / {_listed(right - left, unit)}"
    return ""


def _listed(values: set[float], unit: str) -> str:
    plain = [f"{value:,.10g}" for value in sorted(values)]
    return ", ".join(f"${value}" if unit == "$" else f"{value}{unit and ' %'}" for value in plain)


def _only(what: str, one: Sequence[str], two: Sequence[str]) -> str:
    left, right = sorted(set(one) - set(two)), sorted(set(two) - set(one))
    if not left or not right:
        return ""
    return f"{what}: {', '.join(map(str.capitalize, left))} / {', '.join(map(str.capitalize, right))}"


def _opposed(one: Sequence[Token], two: Sequence[Token]) -> str:
    left, right = ({t.stem: t.norm for t in side if not t.norm.endswith("ly")} for side in (one, two))
    for word in left.keys() - right.keys():
        for other in sorted(_OPPOSITE.get(word, frozenset()) & (right.keys() - left.keys())):
            return f"opposite: {left[word]} / {right[other]}"
    return ""


def _negated(one: Sequence[Token], two: Sequence[Token]) -> str:
    """A negation on one side only counts where the two say nearly the same: two words of three of the shorter."""
    left, right = {token.stem for token in one}, {token.stem for token in two}
    if len(left & right) * 3 < min(len(left), len(right)) * 2:
        return ""
    no_a, no_b = (any(_negates(token) for token in side) for side in (one, two))
    return "negation: only one of the two says not" if no_a != no_b else ""


def _negates(token: Token) -> bool:
    return token.norm in _NOT or token.norm.endswith("n't")


__all__ = ["differs"]
