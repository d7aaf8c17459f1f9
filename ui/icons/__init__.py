"""The program's own pictures: small SVG drawings, painted in the ink of the theme."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QIcon, QPalette, QPixmap

FOLDER = Path(__file__).parent
INK = "#1b1f24"  # the colour that the drawings are made in, replaced by the theme's


def icon(name: str, palette: QPalette) -> QIcon:
    """Return the drawing `name`.svg in the palette's ink, and in its faint ink for what is disabled."""
    drawing = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    result = QIcon()
    for mode, role in ((QIcon.Mode.Normal, QPalette.ColorRole.Text), (QIcon.Mode.Disabled, QPalette.ColorRole.Mid)):
        picture = QPixmap()
        picture.loadFromData(QByteArray(drawing.replace(INK, palette.color(role).name()).encode()), "SVG")
        result.addPixmap(picture.scaled(QSize(32, 32)), mode)
    return result
