"""How what is open stands: passage, line and view; so that going back, and starting again, land on the line."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QTimer

from ui.article import ArticleView
from ui.centre import Centre
from ui.compare.comparison import ComparisonView


class Standing(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where an article or a comparison was left; `lines` has, for each article, a passage and its height above."""

    view: str = ""
    cut: float = 0.0
    order: tuple[int, ...] = ()
    current: tuple[int, int] | None = None
    lines: dict[int, tuple[int, float]] = {}


def standing(centre: Centre) -> Standing:
    """Say how what is open stands."""
    if centre.reads:
        return _of_article(centre.article)
    if centre.compares:
        return _of_comparison(centre.comparison)
    return Standing()


def stand(centre: Centre, told: Standing) -> None:
    """Put what is open where it stood; what is not there any more is passed over."""
    if centre.reads:
        line = next(iter(told.lines.values()), None)
        if line is not None:
            QTimer.singleShot(0, centre.article, lambda: centre.article.scroll_to(line[0], line[1]))
    elif centre.compares:
        _stand_comparison(centre.comparison, told)


def packed(told: Standing) -> Any:
    """Return a standing as plain values for the settings."""
    return msgspec.to_builtins(told, str_keys=True)


def unpacked(told: Any) -> Standing:
    """Read what `packed` gave; what cannot be read stands at the head."""
    try:
        return msgspec.convert(told, Standing, strict=False)
    except msgspec.ValidationError:
        return Standing()


def _of_article(view: ArticleView) -> Standing:
    if view.article is None:
        return Standing()
    return Standing(lines={view.article.id: view.first_line()})


def _of_comparison(view: ComparisonView) -> Standing:
    if view.lineup is None:
        return Standing()
    lines = {pane.article.id: line for pane in view.columns.panes if (line := pane.standing()) is not None}
    order = tuple(article.id for article in view.lineup.articles)
    cut = view.lineup.cut if view.lineup.cut != view.lineup.comparison.cut else 0.0
    return Standing(view.view_name, cut, order, view.current, lines)


def _stand_comparison(view: ComparisonView, told: Standing) -> None:
    if told.view:
        view.set_view(told.view)
    view.arrange(told.order, told.cut)
    if told.current is not None:
        view.choose(told.current)
    lineup = view.lineup

    def scroll() -> None:
        if view.lineup is lineup and told.lines:
            view.columns.stand(told.lines)

    scroll()
    QTimer.singleShot(0, view, scroll)
