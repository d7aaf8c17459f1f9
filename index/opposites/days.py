"""Where two passages tell the same deed on other days: weekday, date, month or year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from index.numbers.around import alike
from index.numbers.same_count import comparable, told_alike
from index.numbers.told import DATELINE
from index.opposites.deeds import SAYING
from index.opposites.passage import Place, Read, closeness

# How like the words round two days must be to tell of the same thing, 0 to 1, and how much of the shorter and of the
# longer passage the other must have: less where both days belong to the same verb, or for years that are near each
# other. Read off 280 marked pairs of real events whose days differ, of which some 14 tell one thing on two days.
_DAY, _SAME_DEED, _OTHER_DEED, _NEAR_YEARS = 0.48, 0.45, 0.6, 0.28
_CLOSE, _CLOSE_DEED, _CLOSE_YEARS = (0.6, 0.3), (0.35, 0.3), (0.5, 0.35)
# What is held on a day of its own: a wake on Tuesday and a funeral on Wednesday are two days of two things.
_HELD_WORDS = """
    visitation wake service funeral burial memorial vigil arraignment hearing trial sentencing verdict autopsy
    interview debate rally briefing"""
_HELD = frozenset(_HELD_WORDS.split())
_POLL = re.compile(r"\b(?:polls?|surveys?)\b", re.IGNORECASE)
_YEARS_APART = 3
# "one day after the counties", "the next day": a passage that tells of two days.
_TWO_DAYS = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:after|before|earlier|later|ago)\b|"
    r"\b(?:next|previous|following) (?:day|week)\b",
    re.IGNORECASE,
)


def other_days(a: Read, b: Read) -> Iterator[str]:
    """Yield "Tuesday / Wednesday" for each kind of day that differs."""
    kinds = [kind for kind in ("weekday", "date", "month", "year") if _apart(a.days[kind], b.days[kind])]
    if not kinds or any(_dates_itself(each.text) or _TWO_DAYS.search(each.text) for each in (a, b)):
        return
    if all(_POLL.search(each.text) for each in (a, b)) or _held_apart(a, b):
        return  # every poll has its own day
    for kind in kinds:
        mine, theirs = a.days[kind], b.days[kind]
        if kind in ("month", "year") and _counted_anew(a, b):
            continue
        found = max(((alike(x.around, y.around), x, y) for x, y in product(mine, theirs)), key=_first)
        if _tells_one_thing(a, b, kind, found):
            yield f"{found[1].text} / {found[2].text}"


def _apart(mine: Sequence[Place], theirs: Sequence[Place]) -> bool:
    """Whether both passages tell days, and none of them is the same."""
    return bool(mine and theirs) and not {day.value for day in mine} & {day.value for day in theirs}


def _counted_anew(a: Read, b: Read) -> bool:
    """Whether figures of the same kind differ too: "6.2 percent in March", "6.4 percent in April" are two things."""
    return any(comparable(x, y) and not told_alike(x, y) for x, y in product(a.figures, b.figures))


def _dates_itself(text: str) -> bool:
    """Whether a passage is a post, a line that dates an article or the head of a list: its day is of something else."""
    return "@" in text or text.endswith(":") or bool(DATELINE.match(text))


def _held_apart(a: Read, b: Read) -> bool:
    """Whether the passages tell of occasions, and of no common one."""
    one, two = ({token.norm.removesuffix("s") for token in each.tokens} & _HELD for each in (a, b))
    return bool(one and two and not one & two)


def _tells_one_thing(a: Read, b: Read, kind: str, found: tuple[float, Place, Place]) -> bool:
    like, one, two = found
    if one.noun != two.noun or (one.deed != two.deed and (one.deed in b.deeds or two.deed in a.deeds)):
        return False  # the day of one deed, and of another that both tell
    if one.deed == two.deed == SAYING:
        return False  # people say things of one matter on many days
    if one.deed and one.deed == two.deed and like >= _SAME_DEED and _close(a, b, _CLOSE_DEED):
        return True
    if one.spoken or two.spoken:
        return False
    if kind == "year" and abs(int(one.value) - int(two.value)) <= _YEARS_APART:
        return like >= _NEAR_YEARS and _close(a, b, _CLOSE_YEARS)
    least = _OTHER_DEED if one.deed and two.deed and one.deed != two.deed else _DAY
    return like >= least and _close(a, b, _CLOSE)


def _close(a: Read, b: Read, least: tuple[float, float]) -> bool:
    return all(have >= need for have, need in zip(closeness(a, b), least, strict=True))


def _first(scored: tuple[float, Place, Place]) -> float:
    return scored[0]
