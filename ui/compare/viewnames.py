"""The views of a comparison: their names, what their buttons say, and why one would want them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ViewName:
    """`name` is what the settings and commands call a view."""

    name: str
    words: str
    tip: str


VIEWS = (
    ViewName("columns", "Columns", "Each account in its own order, ribbons between"),
    ViewName("rows", "Rows", "What several tell, on one line"),
    ViewName("annotated", "Annotated", "One article to read; beside its sentences, what the others say differently"),
    ViewName("quotations", "Quotations", "The same words as each account quotes them"),
    ViewName("figures", "Figures", "What each account counts, disagreements first"),
    ViewName("words", "Word choice", "What each account calls the same people and acts"),
    ViewName("timeline", "Timeline", "What happened when, and who reported it first"),
    ViewName("matrix", "Matrix", "Who tells what, at one look"),
)
NAMES = tuple(view.name for view in VIEWS)


def known(name: object) -> str:
    """Return a view's name, the columns for one that there is not."""
    return name if isinstance(name, str) and name in NAMES else NAMES[0]
