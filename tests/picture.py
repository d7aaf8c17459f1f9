"""Make the pictures in docs/ again: the sample library in the real window, each view, drawn without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402

from main import fill_sample  # noqa: E402
from store.database import open_library  # noqa: E402
from ui.compare.viewnames import NAMES  # noqa: E402
from ui.start import picture  # noqa: E402

FERRY, QUOTED = "ferry", "not going to happen"  # words of the titles of two stories
COLOURS = 255  # of a picture: those met most; the rest are shades at the edges of letters
SIZE = (1280, 800)


def event_of(folder: Path, words: str) -> int:
    """Return the first event whose title has these words."""
    with open_library(folder) as library:
        return next(event.id for event in library.events.all() if words in event.title.lower())


def make_drawer(folder: Path, docs: Path) -> None:
    """Draw docs/set-aside.png and its dark twin: what of an article's page was set aside."""
    with open_library(folder) as library:
        most = max(library.articles.all(), key=lambda article: len(article.furniture) * bool(article.details.outlet))
    picture(folder, None, docs / "set-aside.png", SIZE, aside=most.id)
    picture(folder, None, docs / "set-aside-dark.png", SIZE, theme="dark", aside=most.id)


def make(docs: Path) -> None:
    """Draw all pictures: docs/window.png, and each view in light and dark as docs/view-NAME.png."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        fill_sample(folder)
        ferry, quoted = event_of(folder, FERRY), event_of(folder, QUOTED)
        picture(folder, ferry, docs / "window.png")
        for name in NAMES:
            event = quoted if name in ("quotations", "timeline", "words") else ferry
            picture(folder, event, docs / f"view-{name}.png", SIZE, name)
            picture(folder, event, docs / f"view-{name}-dark.png", SIZE, name, "dark")
        make_drawer(folder, docs)
    for file in (docs / "window.png", *docs.glob("view-*.png"), *docs.glob("set-aside*.png")):
        shrink(file)


def shrink(file: Path) -> None:
    """Write a picture again with a palette of its own: a third of the bytes, and to the eye the same."""
    image = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32)
    found, counts = np.unique(pixels, return_counts=True)
    table = [int(colour) for colour in found[np.argsort(-counts)][:COLOURS]]
    image.convertToFormat(QImage.Format.Format_Indexed8, table).save(str(file), "PNG", 0)


if __name__ == "__main__":
    make(ROOT / "docs")
