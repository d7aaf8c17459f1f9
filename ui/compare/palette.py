"""The colours of the comparison in light and dark: blue and orange, told apart with any colour vision."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Tints:
    """Every colour that the comparison paints with. Text on any of the fills has a contrast of 4.5 or more (tested)."""

    paper: str  # behind the text
    desk: str  # between the columns
    ink: str
    faint: str  # lesser words: dates, gaps
    rule: str  # lines between rows and round headers
    linked: str  # fill of a passage that others tell too
    lit: str  # fill of the counterparts of the current passage
    edge: str  # outline of the current passage and its ribbons
    ribbon: str
    ribbon_edge: str
    differs: str
    differs_line: str
    figure: str
    figure_line: str
    quote: str
    quote_line: str
    hit: str  # outline of a search hit
    only: str  # the sign "only here"
    event: str  # the bar beside the event's own passages
    hatch: str

    def color(self, name: str) -> QColor:
        """Return one of the colours by its name here."""
        return QColor(getattr(self, name))


LIGHT = Tints(
    paper="#ffffff", desk="#eceef1", ink="#1b1f24", faint="#5b6470", rule="#d5d9df",
    linked="#f0f4f9", lit="#cfe2fa", edge="#1f63b5", ribbon="#dde7f3", ribbon_edge="#b3c6dd",
    differs="#fdf0d6", differs_line="#b36200", figure="#ffd0a1", figure_line="#8a3d00",
    quote="#dcebfb", quote_line="#3d7cc4", hit="#c25700", only="#b86200", event="#1f63b5", hatch="#e3e6ea",
)  # fmt: skip
DARK = Tints(
    paper="#1c1f24", desk="#131518", ink="#e6e8eb", faint="#abb4c0", rule="#353a42",
    linked="#232a33", lit="#1f4470", edge="#79b4f7", ribbon="#2a3542", ribbon_edge="#44566b",
    differs="#40341a", differs_line="#e0a23c", figure="#6b3c10", figure_line="#ffb066",
    quote="#1f3a58", quote_line="#6aa5e3", hit="#ff9a4a", only="#f0a24a", event="#79b4f7", hatch="#2a2e35",
)  # fmt: skip
SEPIA = replace(
    LIGHT, paper="#faf4e4", desk="#e9dfc9", ink="#2b2418", faint="#665a45", rule="#d3c6a8",
    linked="#f1ead6", lit="#e7dcc0", edge="#8a4b12", ribbon="#e2d6ba", ribbon_edge="#bfae86",
    differs="#fbe3b4", figure="#ffcf9a", quote="#dbe4ea", hatch="#e9dfc9", event="#2d5f9e",
)  # fmt: skip
CONTRAST = replace(
    DARK, paper="#000000", desk="#000000", ink="#ffffff", faint="#ffffff", rule="#ffffff",
    linked="#161616", lit="#00409a", edge="#ffd800", ribbon="#2a2a2a", ribbon_edge="#ffffff",
    differs="#3d3000", differs_line="#ffd800", figure="#5a2c00", figure_line="#ffb066",
    quote="#002f66", quote_line="#8fc6ff", hit="#ffd800", only="#ffd800", event="#ffd800", hatch="#3a3a3a",
)  # fmt: skip
SHADES = {shade.paper: shade for shade in (LIGHT, DARK, SEPIA, CONTRAST)}


def tints(palette: QPalette) -> Tints:
    """Return the colours that go with the window's own."""
    base = palette.color(QPalette.ColorRole.Base)
    return SHADES.get(base.name(), DARK if base.lightness() < 128 else LIGHT)


def contrast(one: str, two: str) -> float:
    """Return the WCAG 2.1 contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(QColor(one)), _luminance(QColor(two))))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
