"""What the other accounts say beside a passage: another figure, other words, more, less, the same, or nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from store.names import shorten
from store.records import PassageKey, Span, Term
from ui.compare.model import RETOLD, Lineup, other
from ui.compare.presence import Sign, presence
from ui.compare.wording import telling_differences

CONTEXT = 3  # words kept on either side of words that differ
CUT_SHORT = 0.5  # share of a passage from which another account does not merely leave something of it out
LONGEST = 300  # characters of another account's passage: unfolded, five lines of a margin of 380 px
_WORD = re.compile(r"\S+")


class RemarkKind(StrEnum):
    """What a remark is about, the weightiest first."""

    FIGURE = "another figure"
    CHOICE = "another word"
    WORDS = "in other words"
    ADDS = "adds"
    OMITS = "leaves out"
    PERHAPS = "perhaps"
    ASIDE = "set aside"
    SILENT = "not told"
    SAME = "the same"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say: of the accounts `owners`, their words `there` (with what differs at `spans`), those `here`,
    and the passage it leads to."""

    kind: RemarkKind
    owners: tuple[int, ...]
    there: str = ""
    here: str = ""
    spans: tuple[Span, ...] = ()
    key: PassageKey | None = None


def remarks(lineup: Lineup, key: PassageKey) -> tuple[Remark, ...]:
    """Return what the other accounts say of a passage's content, the weightiest first; () where none tells it."""
    theirs = _counterparts(lineup, key)
    if not theirs:
        return ()
    found: list[Remark] = []
    for owner in sorted(theirs, key=lineup.order.__getitem__):
        found += _of_one(lineup, key, owner, theirs[owner])
    row = lineup.row_of(key)
    silent = [a.id for a in lineup.articles if a.id != key[0] and a.id not in theirs]
    for article in silent if row is not None else ():
        found += _gap(lineup, row or 0, article)
    kinds = list(RemarkKind)
    return tuple(sorted(_together(found), key=lambda remark: kinds.index(remark.kind)))


def additions(lineup: Lineup) -> dict[int, tuple[Remark, ...]]:
    """Return what others tell and the first account does not, by the passage of the first one that it comes after.

    What comes before its first passage is under -1. What several tell comes first.
    """
    base = lineup.articles[0].id
    found: dict[int, list[tuple[int, Remark]]] = defaultdict(list)
    anchor = -1
    for number, row in enumerate(lineup.rows):
        if row.cells.get(base):
            anchor = max(row.cells[base])
            continue
        owners = tuple(article for article in lineup.order if row.cells.get(article))
        teller = next((owner for owner in owners if _same_tongue(lineup, base, owner)), owners[0])
        key = (teller, row.cells[teller][0])
        words = shorten(lineup.by_id[key[0]].passage_text(key[1]), LONGEST)
        found[anchor].append((-len(owners), _addition(lineup, number, Remark(RemarkKind.ADDS, owners, words, key=key))))
    return {place: tuple(r for _, r in sorted(some, key=lambda each: each[0])) for place, some in found.items()}


def _addition(lineup: Lineup, row: int, remark: Remark) -> Remark:
    """Say so when the first account has it elsewhere after all, or only beside its text."""
    here = presence(lineup, row, lineup.articles[0].id)
    return replace(remark, here=here.words) if here.sign not in (Sign.SILENT, Sign.UNKNOWN) else remark


def _counterparts(lineup: Lineup, key: PassageKey) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for article, place in sorted(lineup.counterparts(key)):
        found[article].append(place)
    return found


def _of_one(lineup: Lineup, key: PassageKey, owner: int, places: Sequence[int]) -> list[Remark]:
    """What one account says with these passages."""
    far = (owner, next((other(ln, key)[1] for ln in lineup.links_of(key) if other(ln, key)[0] == owner), places[0]))
    here = lineup.by_id[key[0]].passage_text(key[1])
    there = _joined(lineup, owner, places)
    if not _same_tongue(lineup, key[0], owner):
        return [Remark(RemarkKind.WORDS, (owner,), shorten(there, LONGEST), key=far)]
    found = _figures(lineup, key, owner, places)
    found += _choices(lineup, key, owner, places)
    language = lineup.by_id[owner].details.language
    more = telling_differences(there, here, language)
    less = telling_differences(here, there, language)
    if not more and not less:
        return found or [Remark(RemarkKind.SAME, (owner,), key=far)]
    if _share(more, there) > RETOLD:
        return [*found, Remark(RemarkKind.WORDS, (owner,), shorten(there, LONGEST), key=far)]
    if more:
        words, spans = excerpt(there, more)
        kind = RemarkKind.ADDS if not less else RemarkKind.WORDS
        found.append(Remark(kind, (owner,), words, spans=spans, key=far))
    partial = any(ln.level == "partial" for ln in lineup.links_of(key) if other(ln, key)[0] == owner)
    if less and _share(less, here) <= CUT_SHORT and (partial or not more):
        words, spans = excerpt(here, less)
        found.append(Remark(RemarkKind.OMITS, (owner,), words, spans=spans, key=far))
    return found


def _joined(lineup: Lineup, owner: int, places: Sequence[int]) -> str:
    return " ".join(lineup.by_id[owner].passage_text(place) for place in places).replace("\n", " ")


def _same_tongue(lineup: Lineup, a: int, b: int) -> bool:
    one, two = lineup.by_id[a].details.language, lineup.by_id[b].details.language
    return one == two or not one or not two


def _share(spans: Sequence[Span], text: str) -> float:
    return sum(span.end - span.start for span in spans) / max(1, len(text))


def _figures(lineup: Lineup, key: PassageKey, owner: int, places: Sequence[int]) -> list[Remark]:
    """Figures here and there that count the same and differ."""
    found = []
    for group in lineup.comparison.numbers:
        if group.agree:
            continue
        mine = [v for v in group.values if v.article == key[0] and _inside(lineup, v, (key[1],))]
        theirs = [v for v in group.values if v.article == owner and _inside(lineup, v, places)]
        if mine and theirs and {v.value for v in mine} != {v.value for v in theirs}:
            place = lineup.passage_at(owner, theirs[0].start)
            words = [" / ".join(dict.fromkeys(v.text.strip() for v in some)) for some in (theirs, mine)]
            if group.quantity and not any(word in words[0] for word in group.quantity.split()):
                words[0] += f" ({group.quantity})"
            far = (owner, place) if place is not None else None
            found.append(Remark(RemarkKind.FIGURE, (owner,), words[0], words[1], key=far))
    return found


def _choices(lineup: Lineup, key: PassageKey, owner: int, places: Sequence[int]) -> list[Remark]:
    """Words here and there that name the same."""
    found = []
    for choice in lineup.comparison.word_choice:
        mine = [t for t in choice.terms if t.article == key[0] and _inside(lineup, t, (key[1],))]
        theirs = [t for t in choice.terms if t.article == owner and _inside(lineup, t, places)]
        if mine and theirs and {t.text.lower() for t in mine}.isdisjoint(t.text.lower() for t in theirs):
            place = lineup.passage_at(owner, theirs[0].start)
            far = (owner, place) if place is not None else None
            found.append(Remark(RemarkKind.CHOICE, (owner,), theirs[0].text, mine[0].text, key=far))
    return found


def _inside(lineup: Lineup, spot: Span | Term | object, places: Sequence[int]) -> bool:
    article, start = getattr(spot, "article"), getattr(spot, "start")  # noqa: B009 (a Number or a Term)
    passages = lineup.by_id[article].passages
    return any(passages[place].start <= start < passages[place].end for place in places)


def _gap(lineup: Lineup, row: int, article: int) -> list[Remark]:
    found = presence(lineup, row, article)
    if found.sign is Sign.PERHAPS:
        words = shorten(lineup.by_id[article].passage_text(found.keys[0][1]), LONGEST)
        return [Remark(RemarkKind.PERHAPS, (article,), words, key=found.keys[0])]
    if found.sign is Sign.ASIDE:
        return [Remark(RemarkKind.ASIDE, (article,), found.words)]
    return [Remark(RemarkKind.SILENT, (article,))] if found.sign is Sign.SILENT else []


def _together(found: Sequence[Remark]) -> list[Remark]:
    """Say once what holds for several: who says the same, who tells nothing, who has the same other figure or word."""
    made: dict[tuple[object, ...], Remark] = {}
    for remark in found:
        several = remark.kind in (RemarkKind.SAME, RemarkKind.SILENT, RemarkKind.FIGURE, RemarkKind.CHOICE)
        name = (remark.kind, remark.there, remark.here) if several else (len(made), remark.owners, remark.kind)
        before = made.get(name)
        made[name] = replace(before, owners=(*before.owners, *remark.owners)) if before else remark
    return list(made.values())


def excerpt(text: str, spans: Sequence[Span], limit: int = LONGEST) -> tuple[str, tuple[Span, ...]]:
    """Cut a text down to what is at `spans` and a few words about it; return it with the spans moved."""
    words = [Span(match.start(), match.end()) for match in _WORD.finditer(text)]
    keep = [any(w.start < s.end and s.start < w.end for s in spans) for w in words]
    near = [any(keep[max(0, at - CONTEXT) : at + CONTEXT + 1]) for at in range(len(words))]
    out, moved, before = "", list[Span](), -1
    for at, word in enumerate(words):
        if not near[at]:
            continue
        if len(out) > limit:
            return out + " …", tuple(moved)
        out += (" " if at == before + 1 else " … ") if out else ("" if not at else "… ")
        if keep[at]:
            joined = bool(moved) and at == before + 1 and moved[-1].end == len(out) - 1
            start = moved.pop().start if joined else len(out)
            moved.append(Span(start, len(out) + word.end - word.start))
        out += text[word.start : word.end]
        before = at
    return out + (" …" if before + 1 < len(words) else ""), tuple(moved)
