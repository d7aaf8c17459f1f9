"""How the window looks: light and dark colours over Qt's Fusion style, and the fonts.

`QStyleHints.setColorScheme` does nothing on a bare X11 desktop, so the palettes are our own.
"""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui.icons import FOLDER

ThemeName = Literal["light", "dark", "sepia", "contrast", "system"]
NAMES: tuple[ThemeName, ...] = ("light", "dark", "sepia", "contrast", "system")


@dataclass(frozen=True, slots=True)
class Colours:
    """The window's own colours, blue and orange so that any colour vision tells them apart."""

    desk: str  # behind lists and columns
    paper: str  # behind text
    raised: str  # buttons
    ink: str
    faint: str
    rule: str
    accent: str
    on_accent: str
    tinted: str  # the chosen line of a list
    hover: str
    warn: str
    warn_paper: str
    mark: str  # behind words that a search found
    mark_line: str


LIGHT = Colours(
    desk="#eceef1", paper="#ffffff", raised="#f7f8fa", ink="#1b1f24", faint="#5b6470", rule="#d0d5dc",
    accent="#1f63b5", on_accent="#ffffff", tinted="#d6e6fa", hover="#e8eef6",
    warn="#8a3d00", warn_paper="#fff1de", mark="#ffe2b8", mark_line="#c25700",
)  # fmt: skip
DARK = Colours(
    desk="#131518", paper="#1c1f24", raised="#272b32", ink="#e6e8eb", faint="#abb4c0", rule="#3a404a",
    accent="#79b4f7", on_accent="#0d1726", tinted="#1f4470", hover="#262c35",
    warn="#ffb066", warn_paper="#38270f", mark="#5a4210", mark_line="#ff9a4a",
)  # fmt: skip
SEPIA = Colours(
    desk="#e9dfc9", paper="#faf4e4", raised="#f3ead6", ink="#2b2418", faint="#665a45", rule="#d3c6a8",
    accent="#8a4b12", on_accent="#ffffff", tinted="#efdcb6", hover="#f0e5cc",
    warn="#8a2f00", warn_paper="#fbe3c8", mark="#f7d79a", mark_line="#a84e00",
)  # fmt: skip
CONTRAST = Colours(
    desk="#000000", paper="#000000", raised="#000000", ink="#ffffff", faint="#ffffff", rule="#ffffff",
    accent="#ffd800", on_accent="#000000", tinted="#00409a", hover="#1a1a1a",
    warn="#ffb066", warn_paper="#000000", mark="#5a4a00", mark_line="#ffd800",
)  # fmt: skip
SHADES = {shade.paper: shade for shade in (LIGHT, DARK, SEPIA, CONTRAST)}

SHEET = Template("""
QToolTip { background: $paper; color: $ink; border: 1px solid $rule; padding: 4px 6px; }
QMainWindow::separator { background: $rule; width: 1px; height: 1px; }
QSplitter::handle { background: $rule; }
QSplitter::handle:hover, QSplitter::handle:focus { background: $accent; }
QMenuBar { background: $desk; padding: 2px 4px; border-bottom: 1px solid $rule; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $tinted; color: $ink; }
QMenu { background: $paper; border: 1px solid $rule; padding: 4px 0; }
QMenu::item { padding: 5px 24px 5px 26px; }
QMenu::item:selected { background: $tinted; color: $ink; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $rule; margin: 4px 10px; }
QMenu::indicator { width: 13px; height: 13px; left: 7px; }
QLineEdit, QPlainTextEdit, QComboBox { background: $paper; color: $ink; border: 1px solid $rule; border-radius: 5px;
    padding: 5px 7px; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 1px solid $accent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($icons/down-$shade.svg); width: 12px; height: 12px; }
QPushButton, QToolButton { background: $raised; color: $ink; border: 1px solid $rule; border-radius: 5px;
    padding: 5px 12px; }
QToolButton { padding: 4px 8px; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: $tinted; border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 1px solid $accent; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $faint; background: $desk; border-color: $rule; }
QToolButton[flat="true"] { background: transparent; border: 1px solid transparent; }
QToolButton[flat="true"]:hover { background: $hover; }
QToolButton[flat="true"]:focus { border: 1px solid $accent; }
QToolButton[tab="true"] { background: transparent; color: $faint; border: 1px solid transparent; border-radius: 0;
    border-bottom: 2px solid transparent; padding: 5px 9px 6px 9px; }
QToolButton[tab="true"]:hover { color: $ink; border-bottom-color: $rule; }
QToolButton[tab="true"]:checked { color: $ink; border-bottom-color: $accent; background: transparent; }
QToolButton[tab="true"]:focus { border: 1px solid $accent; border-bottom: 2px solid $accent; border-radius: 3px; }
QToolButton::menu-indicator { image: none; }
QTabWidget::pane { border: none; border-top: 1px solid $rule; }
QTabBar { background: transparent; }
QTabBar::tab { padding: 6px 7px; color: $faint; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $ink; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:focus { color: $accent; }
QListView { background: $paper; border: none; outline: none; }
QTextBrowser[reading="true"] { background: $paper; border: none; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QCheckBox { spacing: 7px; }
QCheckBox::indicator { width: 14px; height: 14px; background: $paper; border: 1px solid $faint; border-radius: 3px; }
QCheckBox::indicator:hover, QCheckBox::indicator:focus { border-color: $accent; }
QRadioButton::indicator { width: 14px; height: 14px; background: $paper; border: 1px solid $faint; border-radius: 8px; }
QRadioButton::indicator:hover, QRadioButton::indicator:focus { border-color: $accent; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 4px solid $accent; border-radius: 8px; }
QRadioButton::indicator:disabled { border-color: $rule; }
QCheckBox::indicator:checked { image: url($icons/tick-$shade.svg); }
QProgressBar { background: $raised; border: 1px solid $rule; border-radius: 4px; text-align: center; height: 14px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QStatusBar { background: $desk; border-top: 1px solid $rule; color: $faint; }
QStatusBar::item { border: none; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="title"] { font-weight: 600; }
QWidget[role="paper"] { background: $paper; }
QWidget[role="header"] { background: $paper; border-bottom: 1px solid $rule; }
QWidget[role="strip"] { background: $raised; border-top: 1px solid $rule; }
QWidget[role="tour"] { background: $paper; border: 2px solid $accent; border-radius: 8px; }
QWidget[role="drawer"] { background: $desk; }
QWidget[role="info"] { background: $tinted; border-bottom: 1px solid $rule; }
QWidget[role="warning"] { background: $warn_paper; border-bottom: 1px solid $warn; }
QWidget[role="warning"] QLabel { color: $ink; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $rule; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def colours(palette: QPalette) -> Colours:
    """Return the colours that go with a palette."""
    base = palette.color(QPalette.ColorRole.Base)
    return SHADES.get(base.name(), DARK if base.lightness() < 128 else LIGHT)


def is_dark(name: ThemeName, app: QApplication) -> bool:
    """Tell whether a theme is dark on this desktop; a desktop that does not tell counts as light."""
    return name in ("dark", "contrast") or (name == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)


def palette(shade: Colours) -> QPalette:
    """Return the whole palette of one shade."""
    result = QPalette()
    role = QPalette.ColorRole
    fills = {
        role.Window: shade.desk, role.Base: shade.paper, role.AlternateBase: shade.raised, role.Button: shade.raised,
        role.WindowText: shade.ink, role.Text: shade.ink, role.ButtonText: shade.ink, role.BrightText: shade.warn,
        role.ToolTipBase: shade.paper, role.ToolTipText: shade.ink, role.PlaceholderText: shade.faint,
        role.Highlight: shade.accent, role.HighlightedText: shade.on_accent, role.Accent: shade.accent,
        role.Link: shade.accent, role.LinkVisited: shade.accent, role.Light: shade.raised, role.Midlight: shade.hover,
        role.Mid: shade.rule, role.Dark: shade.rule, role.Shadow: shade.rule,
    }  # fmt: skip
    for name, colour in fills.items():
        result.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, name, QColor(shade.faint))
    return result


def apply(app: QApplication, name: ThemeName) -> None:
    """Give the whole program one theme."""
    own: dict[ThemeName, Colours] = {"sepia": SEPIA, "contrast": CONTRAST}
    dark = is_dark(name, app)
    shade = own.get(name, DARK if dark else LIGHT)
    app.setStyle("Fusion")
    app.setPalette(palette(shade))
    fields = {field: getattr(shade, field) for field in Colours.__slots__}
    app.setStyleSheet(SHEET.substitute(fields, icons=FOLDER.as_posix(), shade="dark" if dark else "light"))
