"""How each outlet names the same actor or act."""

from __future__ import annotations

from collections import Counter

from store.records import Span, Term, WordChoice
from ui.compare.grid import Grid, GridCell, GridLine, Head, gap, section
from ui.compare.model import Lineup, Mark, MarkKind
from ui.compare.tables.figures import outlet_heads

EMPTY = "In the passages that are lined up, no other words for the same person or act were found."


def words(lineup: Lineup) -> Grid:
    """Lay the choices of words out, one line for each actor or act, one column for each account."""
    people = [choice for choice in lineup.comparison.word_choice if choice.of]
    acts = [choice for choice in lineup.comparison.word_choice if not choice.of]
    lines: list[GridLine] = []
    for some, title in ((acts, "Other words in the same place"), (people, "What people are called")):
        if some:
            lines.append(section(f"{title} ({len(some)})", f"{title}, {len(some)}"))
            lines += [_line(lineup, choice) for choice in some]
    heads = (Head("Who or what", share=0.9, narrowest=150), *outlet_heads(lineup))
    return Grid(heads, tuple(lines), EMPTY)


def _line(lineup: Lineup, choice: WordChoice) -> GridLine:
    forms = list(dict.fromkeys(term.text.lower() for term in choice.terms))
    head = choice.of or " / ".join(forms)
    first = _keys(lineup, choice.terms[:1])
    cells = (_cell(lineup, choice, article.id) for article in lineup.articles)
    return GridLine((GridCell(head, first, plain=True), *cells))


def _cell(lineup: Lineup, choice: WordChoice, article: int) -> GridCell:
    terms = [term for term in choice.terms if term.article == article]
    if not terms:
        return gap("not described" if choice.of else "not lined up here")
    counts = Counter(" ".join(term.text.split()) for term in terms)
    text, marks = "", []
    for form, count in counts.most_common():
        text += " · " if text else ""
        marks.append(Mark(Span(len(text), len(text) + len(form)), MarkKind.DIFFERS))
        text += form + (f" ({count}×)" if count > 1 else "")
    return GridCell(text, _keys(lineup, terms), tuple(marks))


def _keys(lineup: Lineup, terms: tuple[Term, ...] | list[Term]) -> tuple[tuple[int, int], ...]:
    places = ((term.article, lineup.passage_at(term.article, term.start)) for term in terms)
    return tuple(dict.fromkeys((article, place) for article, place in places if place is not None))
