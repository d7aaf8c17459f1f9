"""The middle of the window: nothing yet, one article, or a comparison; with the bar for finding words below."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from store.records import Article, Comparison, Span
from ui.article import ArticleView
from ui.compare.comparison import ComparisonView
from ui.panels.crumbs import Crumbs
from ui.panels.findbar import FindBar
from ui.panels.messages import MessageBar
from ui.panels.welcome import Welcome

Hits = Mapping[int, Sequence[Span]]


class Centre(QWidget):
    """Shows one of `welcome`, `article` and `comparison`."""

    def __init__(
        self,
        handlers: Mapping[str, Callable[[], object]],
        decide: Callable[[int, Span, str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.bar = MessageBar()
        self.crumbs = Crumbs(handlers["back"], handlers["forward"])
        self.welcome = Welcome(handlers)
        self.article = ArticleView(decide, handlers["details"])
        self.comparison = ComparisonView()
        self.shown: Comparison | None = None
        self.finder = FindBar(self._find)
        self.stack = QStackedWidget()
        for widget in (self.welcome, self.article, self.comparison):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.crumbs)
        column.addWidget(self.stack, 1)
        column.addWidget(self.finder)

    @property
    def compares(self) -> bool:
        """Whether a comparison is shown."""
        return self.stack.currentWidget() is self.comparison

    @property
    def reads(self) -> bool:
        """Whether one article is shown."""
        return self.stack.currentWidget() is self.article

    def show_welcome(self, words: tuple[str, str], buttons: bool) -> None:
        """Show what to do next."""
        self.welcome.tell(words, buttons)
        self.stack.setCurrentWidget(self.welcome)

    def show_article(self, article: Article, hits: Sequence[Span]) -> None:
        """Show one article, landed on the first hit."""
        self.stack.setCurrentWidget(self.article)
        self.article.show_article(article, hits)

    def show_comparison(self, comparison: Comparison, hits: Hits, focus: tuple[int, Span] | None) -> None:
        """Show a comparison with the hits marked, landed on `focus`."""
        self.shown = comparison
        self.stack.setCurrentWidget(self.comparison)
        self.comparison.set_hits(hits)
        self.comparison.show_comparison(comparison, focus)

    def land(self, hits: Hits, focus: tuple[int, Span]) -> None:
        """Go to another hit in the comparison that is open."""
        self.comparison.land(hits, focus)

    def page(self, step: int) -> None:
        """Page through what is open, from wherever the keys are."""
        view = self.comparison
        text = self.article.text if self.reads else view.rows if view.view_name == "rows" else view.columns.focused()
        if text is not None and (self.reads or self.compares):
            bar = text.verticalScrollBar()
            bar.setValue(bar.value() + step * round(bar.pageStep() * 0.9))

    def zoom(self, step: int) -> None:
        """Make the texts larger or smaller; 0 is the usual size."""
        self.article.zoom(step)
        self.comparison.zoom(step)

    def set_anew(self) -> None:
        """Lay every text out anew: the reader chose another font, spacing or length of lines."""
        self.article.set_anew()
        self.comparison.set_anew()

    def current_article(self) -> int | None:
        """Return the article that is read: the one shown, or the one whose passage was chosen."""
        if self.reads and self.article.article:
            return self.article.article.id
        if self.compares and self.shown:
            passage = self.comparison.current_passage()
            return passage[0] if passage else self.shown.articles[0].id
        return None

    def _find(self, words: str, step: int) -> str:
        if self.reads:
            return self.article.find_next(words, step)
        if self.compares:
            return "" if self.comparison.find_next(words) else "not found"
        return ""
