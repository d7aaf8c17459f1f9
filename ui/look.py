"""How texts are set: the font, the room between lines, the length of lines; chosen by the reader, for every view.

The choice lies on the application, as its palette does, so that each view that lays out text finds it there.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtGui import QFont

SERIFS = ("Noto Serif", "Source Serif 4", "Georgia", "Cambria", "Liberation Serif", "DejaVu Serif", "Times New Roman")
PROPERTY = "synoptic_look"


@dataclass(frozen=True, slots=True)
class Look:
    """`family` "" is the usual serif; `size` is points more than usual; `spacing` and `width` multiply the usual."""

    family: str = ""
    size: int = 0
    spacing: float = 1.0
    width: float = 1.0


def look() -> Look:
    """Return what the reader has chosen."""
    app = QCoreApplication.instance()
    kept = app.property(PROPERTY) if app else None
    return kept if isinstance(kept, Look) else Look()


def set_look(chosen: Look) -> None:
    """Make a choice hold for every text that is laid out from now on."""
    app = QCoreApplication.instance()
    if app:
        app.setProperty(PROPERTY, chosen)


def reading_font(points: float) -> QFont:
    """Return the font in which articles are read, with text of a size."""
    chosen = look()
    font = QFont()
    font.setFamilies([chosen.family, *SERIFS] if chosen.family else list(SERIFS))
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPointSizeF(max(6.0, points + chosen.size))
    return font


def read_look(settings: QSettings) -> Look:
    """Return the choice that was kept; what cannot be read is as usual."""
    try:
        return Look(
            str(settings.value("look/family", "")),
            min(max(int(str(settings.value("look/size", 0))), -4), 16),
            min(max(float(str(settings.value("look/spacing", 1.0))), 0.8), 2.0),
            min(max(float(str(settings.value("look/width", 1.0))), 0.6), 3.0),
        )
    except ValueError:
        return Look()


def keep_look(settings: QSettings, chosen: Look) -> None:
    """Keep a choice between starts."""
    for name in Look.__slots__:
        settings.setValue(f"look/{name}", getattr(chosen, name))
