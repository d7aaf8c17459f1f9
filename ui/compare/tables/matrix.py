"""Who tells what: a line for each thing told, a sign for each account."""

from __future__ import annotations

from store.names import shorten
from store.records import PassageKey
from ui.compare.folding import Folds, Run, fold_in_words, head
from ui.compare.grid import Grid, GridCell, GridLine, Head, LateLines
from ui.compare.model import Lineup
from ui.compare.presence import Sign, presence
from ui.compare.tables.figures import outlet_heads

EMPTY = "Nothing is told by several of these accounts. Line up more: move the slider above to the left."
LONGEST = 150  # characters of a passage that stand in the first column: two lines at 1280 px


def matrix(lineup: Lineup, several_only: bool = True, folds: Folds | None = None) -> Grid:
    """Lay out all rows, or those that several accounts tell, with a sign for each account."""
    runs = (folds or Folds()).lines(lineup, several_only)
    at = {number: place for place, run in enumerate(runs) for number in run}

    def find(key: PassageKey) -> tuple[int, int] | None:
        row = lineup.row_of(key)
        if row is None or row not in at:
            return None
        return at[row], 0 if len(runs[at[row]]) > 1 else lineup.order[key[0]] + 1

    lines = LateLines(len(runs), lambda place: _line(lineup, runs[place]))
    heads = (
        Head("What is told", share=3.4, narrowest=260),
        *(Head(head.name, narrowest=118, outlet=True) for head in outlet_heads(lineup)),
    )
    folded = tuple(place for place, run in enumerate(runs) if len(run) > 1)
    return Grid(heads, lines, EMPTY, flat=True, find=find, folded=folded)


def _line(lineup: Lineup, run: Run) -> GridLine:
    number = run[0]
    if len(run) > 1:
        words = fold_in_words(lineup, run)
        said = f"{words}, folded. Return opens them."
        return GridLine((GridCell(f"▸  {words}", plain=True, said=said, fold=head(lineup, number)),))
    cells = lineup.rows[number].cells
    owner = next(article.id for article in lineup.articles if cells.get(article.id))
    place = cells[owner][0]
    text = shorten(lineup.by_id[owner].passage_text(place), LONGEST)
    told = [_cell(lineup, number, article.id) for article in lineup.articles]
    return GridLine((GridCell(text, ((owner, place),)), *told))


def _cell(lineup: Lineup, number: int, article: int) -> GridCell:
    found = presence(lineup, number, article)
    words = found.words if found.sign in (Sign.PERHAPS, Sign.ASIDE, Sign.UNKNOWN) else found.sign.value
    return GridCell(found.sign.value, found.keys, plain=True, sign=found.sign, said=f"{lineup.names[article]}: {words}")
