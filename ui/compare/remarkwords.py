"""Remarks in words and as the HTML of a card beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from store.names import shorten
from store.records import Span
from ui.compare.direction import FROM_LEFT, apart
from ui.compare.model import Lineup
from ui.compare.palette import Tints
from ui.compare.remarks import Remark, RemarkKind

SIGNS = {
    RemarkKind.FIGURE: "≠",
    RemarkKind.CHOICE: "≈",
    RemarkKind.WORDS: "≈",
    RemarkKind.ADDS: "+",
    RemarkKind.OMITS: "−",
    RemarkKind.PERHAPS: "?",
    RemarkKind.ASIDE: "□",
    RemarkKind.SILENT: "○",
    RemarkKind.SAME: "=",
}
FEW = 3  # remarks that a card shows until it is unfolded
BRIEF = 105  # characters of another account's words until then: two lines of a margin of 380 px
_QUOTES = "\"“”«»„‘’'"
MORE = "more"


def names(lineup: Lineup, remark: Remark) -> str:
    """Return the outlets of a remark; "all others" when they are three or more."""
    if _all_others(lineup, remark):
        return "any other" if remark.kind is RemarkKind.SILENT else "All others"
    return ", ".join(lineup.names[owner] for owner in remark.owners)


def _all_others(lineup: Lineup, remark: Remark) -> bool:
    return len(remark.owners) > 2 and len(remark.owners) == len(lineup.articles) - 1


def in_words(lineup: Lineup, remark: Remark) -> str:
    """Return a remark as one plain sentence."""
    who, several = names(lineup, remark), len(remark.owners) > 1
    there, here = f"“{remark.there}”", f"“{remark.here}”"
    return {
        RemarkKind.FIGURE: f"{who}: another figure, {there}; here {here}",
        RemarkKind.CHOICE: f"{who}: {there} for {here}",
        RemarkKind.WORDS: f"{who}, in other words: {there}",
        RemarkKind.ADDS: f"{who} {'add' if several else 'adds'}: {there}"
        + (f" Here {remark.here}" if remark.here else ""),
        RemarkKind.OMITS: f"{who} {'leave' if several else 'leaves'} out: {there}",
        RemarkKind.PERHAPS: f"{who}, perhaps: {there}",
        RemarkKind.ASIDE: f"{who} {remark.there}",
        RemarkKind.SILENT: f"Not told by {who}",
        RemarkKind.SAME: f"{who}: the same",
    }[remark.kind]


def as_html(lineup: Lineup, some: Sequence[Remark], unfolded: bool, look: tuple[Tints, int]) -> str:
    """Return the HTML of a card; each outlet's name is a way to its passage. `look` is colours and px for a sign."""
    colors = look[0]
    few = 2 if all(remark.kind is RemarkKind.ADDS for remark in some) else FEW
    shown = some if unfolded or len(some) <= few + 1 else some[:few]
    brief = [remark if unfolded else _brief(remark) for remark in shown]
    rows = "".join(_row(lineup, remark, look) for remark in brief)
    if len(some) > few + 1 or brief != list(some) or unfolded:
        rest = len(some) - len(shown)
        words = "less" if unfolded else f"{rest} more" if rest else "in full"
        rows += f"<tr><td></td><td><a href='{MORE}' style='color:{colors.edge}'>{words}</a></td></tr>"
    return f"<table cellspacing='0' cellpadding='0'>{rows}</table>"


def _brief(remark: Remark) -> Remark:
    """The same remark in fewer words."""
    here = "" if remark.kind is RemarkKind.ADDS else remark.here
    if len(remark.there) <= BRIEF or remark.kind is RemarkKind.ASIDE:
        return replace(remark, here=here)
    words = shorten(remark.there, BRIEF)
    kept = len(words.rstrip("…"))
    spans = tuple(Span(span.start, min(span.end, kept)) for span in remark.spans if span.start < kept)
    return replace(remark, there=words, spans=spans, here=here)


def _row(lineup: Lineup, remark: Remark, look: tuple[Tints, int]) -> str:
    colors, wide = look
    strong = remark.kind in (RemarkKind.FIGURE, RemarkKind.CHOICE)
    tone = colors.figure_line if strong else colors.only if remark.kind in _LESS else colors.edge
    sign = f"<td width='{wide}' style='color:{tone}'><b>{SIGNS[remark.kind]}</b></td>"
    return f"<tr>{sign}<td style='padding-bottom:4px'>{FROM_LEFT}{_said(lineup, remark, colors)}</td></tr>"


_LESS = (RemarkKind.OMITS, RemarkKind.SILENT, RemarkKind.PERHAPS, RemarkKind.ASIDE)


def _said(lineup: Lineup, remark: Remark, colors: Tints) -> str:
    who = _linked(lineup, remark, colors)
    several = len(remark.owners) > 1
    there = _marked(remark.there, remark.spans)
    if remark.there[:1] not in _QUOTES:
        there = f"“{there}”"
    faint = f"<span style='color:{colors.faint}'>"
    if remark.kind is RemarkKind.FIGURE:
        return f"{who} <b>{escape(apart(remark.there))}</b> {faint}here {escape(apart(remark.here))}</span>"
    if remark.kind is RemarkKind.CHOICE:
        return f"{who} <b>“{escape(apart(remark.there))}”</b> {faint}for “{escape(apart(remark.here))}”</span>"
    if remark.kind is RemarkKind.ADDS:
        verb = "add" if several else "adds"
        own = f" {faint}here {escape(remark.here)}</span>" if remark.here else ""
        return f"{who} {faint}{verb}</span> {there}{own}"
    if remark.kind is RemarkKind.OMITS:
        return f"{who} {faint}{'leave' if several else 'leaves'} out</span> {there}"
    if remark.kind is RemarkKind.PERHAPS:
        return f"{who} {faint}perhaps</span> {there}"
    if remark.kind is RemarkKind.ASIDE:
        return f"{who} {faint}{escape(remark.there)}</span>"
    if remark.kind is RemarkKind.SILENT:
        return f"{faint}Not told by</span> {who}"
    if remark.kind is RemarkKind.SAME:
        return f"{who} {faint}{'say' if several else 'says'} the same</span>"
    return f"{who} {there}"


def _linked(lineup: Lineup, remark: Remark, colors: Tints) -> str:
    if _all_others(lineup, remark):
        words = names(lineup, remark)
        if remark.key is None:
            return f"<span style='color:{colors.faint}'>{words}</span>"
        way = f"passage:{remark.key[0]},{remark.key[1]}"
        return f"<a href='{way}' style='color:{colors.edge}; text-decoration:none'>{words}</a>"
    if remark.key is None or len(remark.owners) > 1:
        ways = [_way(lineup, owner, remark, colors) for owner in remark.owners]
        return ", ".join(ways)
    return _way(lineup, remark.owners[0], remark, colors)


def _way(lineup: Lineup, owner: int, remark: Remark, colors: Tints) -> str:
    name = escape(lineup.names[owner])
    key = remark.key if remark.key is not None and remark.key[0] == owner else None
    if key is None and remark.key is not None:
        place = lineup.twin(remark.key, owner)
        key = (owner, place) if place is not None else None
    if key is None:
        return f"<span style='color:{colors.faint}'>{name}</span>"
    return f"<a href='passage:{key[0]},{key[1]}' style='color:{colors.edge}; text-decoration:none'>{name}</a>"


def _marked(text: str, spans: Sequence[Span]) -> str:
    """Return words with those of `spans` underlined, in their own direction."""
    first, last = apart(text).split(text) if text else ("", "")
    out, at = first, 0
    for span in spans:
        out += escape(text[at : span.start]) + f"<u>{escape(text[span.start : span.end])}</u>"
        at = span.end
    return out + escape(text[at:]) + last
