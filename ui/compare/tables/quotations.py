"""The same words as several accounts quote them, under each other, with what each one cut, changed or moved."""

from __future__ import annotations

from functools import reduce

from store.records import Quote, Span, Utterance, Variant, WordMark
from ui.compare.grid import Grid, GridCell, GridLine, Head, section
from ui.compare.model import Lineup, Mark, MarkKind
from ui.compare.names import counted

EMPTY = "No words of anybody are quoted by two of these accounts."
_KINDS = {"cut": MarkKind.DIFFERS, "changed": MarkKind.DIFFERS, "added": MarkKind.DIFFERS, "moved": MarkKind.QUOTE}
LONGEST = 160  # characters of a quotation's words that stand in the column "how it differs"
ENDS = 4  # words of either end of a longer run that are told there


def quotations(lineup: Lineup) -> Grid:
    """Lay the utterances out: a heading with the speaker, then one line for each form, the longest first."""
    lines: list[GridLine] = []
    for said in lineup.comparison.utterances:
        quotes = [lineup.comparison.quotes[variant.quote] for variant in said.variants]
        owners = {quote.article for quote in quotes}
        if len(owners) < 2:
            continue
        speaker = said.speaker or "Speaker not named"
        told = counted(len(owners), "account", "accounts")
        lines.append(section(f"{speaker}  ·  quoted by {told}", f"{speaker}, quoted by {told}"))
        lines += [_line(lineup, said, variant) for variant in _once(lineup, said)]
    heads = (
        Head("Outlet", share=0.5, narrowest=130),
        Head("Quoted as", share=1.9, narrowest=260),
        Head("How it differs from the longest form", share=1.0, narrowest=180),
    )
    return Grid(heads, tuple(lines), EMPTY)


def _once(lineup: Lineup, said: Utterance) -> list[Variant]:
    """Leave out what an article gives a second time in the same words."""
    quotes = [lineup.comparison.quotes[variant.quote] for variant in said.variants]
    keys = [(quote.article, quote.text.strip(" .,;:!?…").casefold()) for quote in quotes]
    return [variant for place, variant in enumerate(said.variants) if keys[place] not in keys[:place]]


def _line(lineup: Lineup, said: Utterance, variant: Variant) -> GridLine:
    quote = lineup.comparison.quotes[variant.quote]
    base = lineup.comparison.quotes[said.variants[0].quote]
    place = lineup.passage_at(quote.article, quote.start)
    keys = ((quote.article, place),) if place is not None else ()
    own = variant is said.variants[0]
    marks = _base_marks(lineup, said) if own else _own_marks(variant)
    how = _first(said) if own else how_it_differs(base, quote, _not_told(lineup, said, variant))
    speaker = quote.speaker if quote.speaker[:1].isupper() and not _names(quote.speaker) & _names(said.speaker) else ""
    return GridLine(
        (
            GridCell(lineup.names[quote.article], keys, plain=True, low=f"names {speaker}" if speaker else ""),
            GridCell(f"“{quote.text}”", keys, _shifted(marks)),
            GridCell(how, keys, plain=True, faint=own or not variant.marks),
        )
    )


def _names(speaker: str) -> set[str]:
    """The words of a name: "Donald Reyes" and "Mr. Reyes" share one."""
    return {word.strip(".,").casefold().removesuffix("’s") for word in speaker.split() if word[:1].isupper()}


def _not_told(lineup: Lineup, said: Utterance, variant: Variant) -> tuple[WordMark, ...]:
    """The marks of a form without the words left out that another form of its article, further up, names already."""
    quotes = lineup.comparison.quotes
    article = quotes[variant.quote].article
    above = said.variants[1 : said.variants.index(variant)]
    told = {mark for one in above if quotes[one.quote].article == article for mark in one.marks if mark.kind == "cut"}
    return tuple(mark for mark in variant.marks if mark not in told)


def _first(said: Utterance) -> str:
    others = [variant.marks for variant in said.variants[1:]]
    return "the longest form" if any(others) else "all in the same words"


def _base_marks(lineup: Lineup, said: Utterance) -> list[tuple[Span, str]]:
    """In the longest form: the words that another form changed, and those that no other account gives.

    What one of several leaves out is told beside its form: a word quoted alone would mark all the others here.
    """
    quotes = lineup.comparison.quotes
    home = quotes[said.variants[0].quote].article
    others = [variant.marks for variant in said.variants[1:] if quotes[variant.quote].article != home]
    changed = [mark.base for marks in others for mark in marks if mark.kind == "changed" and mark.base]
    cuts = [
        [mark.base for mark in marks if mark.kind == "cut" and mark.base]
        for marks in others
        if [mark.kind for mark in marks] != ["added"]  # another part of what was said
    ]
    only = reduce(_common, cuts) if cuts else []
    return [(span, "changed") for span in changed] + [(span, "cut") for span in only]


def _common(some: list[Span], others: list[Span]) -> list[Span]:
    both = [Span(max(one.start, two.start), min(one.end, two.end)) for one in some for two in others]
    return [span for span in both if span.start < span.end]


def _own_marks(variant: Variant) -> list[tuple[Span, str]]:
    return [(mark.own, mark.kind) for mark in variant.marks if mark.own]


def _shifted(marks: list[tuple[Span, str]]) -> tuple[Mark, ...]:
    """Move marks past the quotation mark that the cell puts before the words."""
    return tuple(Mark(Span(span.start + 1, span.end + 1), _KINDS[kind]) for span, kind in marks)


def how_it_differs(base: Quote, own: Quote, marks: tuple[WordMark, ...]) -> str:
    """Say in words what a form of a quotation cut, changed, added and moved."""
    if marks and [mark.kind for mark in marks] == ["added"] and marks[0].own == _all_words(own.text):
        return "another part of what was said"
    parts: dict[str, list[str]] = {"cut": [], "changed": [], "added": [], "moved": [], "apart": []}
    for mark in marks:
        there = _inner(base.text[mark.base.start : mark.base.end]) if mark.base else ""
        here = _inner(own.text[mark.own.start : mark.own.end]) if mark.own else ""
        parts[mark.kind].append(f"“{here}” for “{there}”" if mark.kind == "changed" else f"“{here or there}”")
    verbs = (("changed", "has"), ("cut", "leaves out"), ("added", "adds"), ("moved", "puts elsewhere"))
    told = [f"{verb} {_listed(parts[kind])}" for kind, verb in verbs if parts[kind]]
    told += ["has the rest in another quotation"] if parts["apart"] else []
    return "; ".join(told) if told else "the same words"


def _all_words(text: str) -> Span:
    """From the first letter or digit to the last."""
    places = [place for place, char in enumerate(text) if char.isalnum()] or [0]
    return Span(places[0], places[-1] + 1)


def _inner(words: str) -> str:
    """Leave out the middle of many words: both ends tell which they are."""
    told = (words + "]" * (words.count("[") - words.count("]"))).split()
    return " ".join([*told[:ENDS], "…", *told[-ENDS:]]) if len(told) > 2 * ENDS + 1 else " ".join(told)


def _listed(some: list[str]) -> str:
    """List what fits, and how many more there are."""
    kept = some[:1]
    for one in some[1:]:
        if len(", ".join([*kept, one])) > LONGEST:
            break
        kept.append(one)
    more = len(some) - len(kept)
    return ", ".join(kept) + (f" and {more} more" if more else "")
