"""The bar above the comparison: what is compared, which view, how sure links must be, from difference to difference."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from store.names import day
from ui.compare.flow import FlowLayout
from ui.compare.model import Lineup
from ui.compare.names import counted, sureness
from ui.compare.viewnames import VIEWS
from ui.tips import plain_tip

LOWEST, HIGHEST = 10, 95  # percent: the comparison holds links of .1 and more; from .95 only copied sentences stay

EDGE = 14  # px left and right; the words of a tab stand as far inside it


class Controls(QWidget):
    """Signals: viewWanted(name), cutChanged(0..1), stepWanted(+1 or -1), severalOnly(bool), syncWanted()."""

    viewWanted = Signal(str)  # noqa: N815 (Qt's way of naming, as in the other signals)
    cutChanged = Signal(float)  # noqa: N815
    stepWanted = Signal(int)  # noqa: N815
    severalOnly = Signal(bool)  # noqa: N815
    syncWanted = Signal()  # noqa: N815

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setWordWrap(True)
        font = QFont(self.title.font())
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self.title.setFont(font)
        self.about = QLabel()
        self.about.setWordWrap(True)
        for label in (self.title, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._beside = False  # the tools stand beside the views, not below them
        self.where = QLabel()
        self.sure = QLabel()
        for label in (self.where, self.sure):
            label.setMinimumWidth(40)  # they give way before the window must grow
        self._make_inputs()
        self._lay_out()

    def _make_inputs(self) -> None:
        group = QButtonGroup(self)
        self.switch = {view.name: self._tab(view.words, view.tip) for view in VIEWS}
        for name, button in self.switch.items():
            group.addButton(button)
            button.clicked.connect(lambda _=False, name=name: self.viewWanted.emit(name))
        self.columns, self.rows = self.switch["columns"], self.switch["rows"]
        self.columns.setChecked(True)
        self.before = self._button("◂", "Previous difference")
        self.after = self._button("▸", "Next difference")
        self.before.clicked.connect(lambda: self.stepWanted.emit(-1))
        self.after.clicked.connect(lambda: self.stepWanted.emit(1))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(LOWEST, HIGHEST)
        self.slider.setPageStep(10)
        self.slider.setMinimumWidth(90)
        self.slider.setMaximumWidth(170)
        self.slider.setAccessibleName("How sure a line-up must be to be shown, in percent")
        self.slider.valueChanged.connect(self._slid)
        self.sync = QCheckBox("Scroll together")
        self.sync.setChecked(True)
        self.sync.setToolTip("Keep what you read level in all columns")
        self.sync.clicked.connect(self.syncWanted)
        self.several = QCheckBox("Only what several tell")
        self.several.setToolTip("Leave out the rows that only one account tells")
        self.several.toggled.connect(self.severalOnly)

    def _tab(self, words: str, tip: str) -> QToolButton:
        button = self._button(words, tip, checkable=True)
        button.setProperty("tab", True)
        return button

    def _button(self, words: str, tip: str, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setCheckable(checkable)
        button.setAccessibleName(tip if len(words) == 1 else words)
        return button

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.setContentsMargins(EDGE, 0, EDGE, 0)
        texts.addWidget(self.title)
        texts.addWidget(self.about)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addLayout(texts)
        self._bar = QGridLayout()
        self._bar.setHorizontalSpacing(24)
        self._bar.setVerticalSpacing(6)
        self._bar.setColumnStretch(1, 1)
        self._switch, self._tools = self._make_switch(), self._make_tools()
        self._place_tools()
        column.addLayout(self._bar)

    def _make_switch(self) -> QWidget:
        switch = QWidget()
        flow = FlowLayout(switch)
        flow.setSpacing(2)
        for button in self.switch.values():
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        switch.setSizePolicy(policy)
        return switch

    def _make_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(EDGE, 0, EDGE, 6)
        row.setSpacing(6)
        row.addWidget(self.before)
        row.addWidget(self.after)
        row.addWidget(self.where)
        row.addStretch(1)
        row.addWidget(self.sync)
        row.addWidget(self.several)
        row.addSpacing(16)
        row.addWidget(self.sure)
        row.addWidget(self.slider)
        return tools

    def _place_tools(self) -> None:
        """Beside the views where both fit into a line, else below them."""
        wide = self._switch.sizeHint().width() + self._tools.sizeHint().width() + 60 <= self.width()
        if wide == self._beside and self._bar.count():
            return
        self._beside = wide
        for widget in (self._switch, self._tools):
            self._bar.removeWidget(widget)
        self._bar.addWidget(self._switch, 0, 0, 1, 1 if wide else 2)
        self._bar.addWidget(self._tools, *((0, 1) if wide else (1, 0, 1, 2)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_tools()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a label says something longer
            self._place_tools()
        return super().event(event)

    def show_lineup(self, lineup: Lineup) -> None:
        """Say what is compared."""
        event = lineup.comparison.event
        names = [lineup.names[article.id] for article in lineup.articles]
        told = f"{counted(len(names), 'account', 'accounts')}: {', '.join(names)}"
        self.title.setText(event.title if event and event.title else counted(len(names), "article", "articles"))
        self.about.setText(" · ".join(part for part in (day(event.date) if event else "", told) if part))
        self.about.setToolTip(plain_tip("\n".join(event.why)) if event else "")
        self.set_cut(lineup.cut)

    def set_cut(self, cut: float) -> None:
        """Show the cut without telling anybody."""
        self.slider.blockSignals(True)
        self.slider.setValue(round(cut * 100))
        self.slider.blockSignals(False)
        self._name_cut()

    def set_view(self, name: str) -> None:
        """Show which view is on."""
        self.switch[name].setChecked(True)
        self.sync.setVisible(name == "columns")
        self.several.setVisible(name in ("rows", "matrix"))

    def set_where(self, at: int | None, count: int) -> None:
        """Say which difference is the current one."""
        some = counted(count, "passage worded differently", "passages worded differently")
        self.where.setText(some if at is None else f"{at + 1} of {some}")
        self.before.setEnabled(count > 0)
        self.after.setEnabled(count > 0)

    def _slid(self, value: int) -> None:
        self._name_cut()
        self.cutChanged.emit(value / 100)

    def _name_cut(self) -> None:
        value = self.slider.value()
        self.sure.setText(f"Lined up when {sureness(value / 100)}")
        self.slider.setToolTip(
            "Left: line up more, unsure passages too. Right: only the sure ones.\n"
            f"Here: passages that {value} readers of 100, or more, would line up."
        )
