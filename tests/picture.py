"""Make the pictures in docs/ again: the sample library in the real window, each view, drawn without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from main import fill_sample  # noqa: E402
from store.database import open_library  # noqa: E402
from ui.compare.viewnames import NAMES  # noqa: E402
from ui.start import picture  # noqa: E402

FERRY, QUOTED = "ferry", "not going to happen"  # words of the titles of two stories
DARK = ("annotated", "matrix")
SIZE = (1280, 800)


def event_of(folder: Path, words: str) -> int:
    """Return the first event whose title has these words."""
    with open_library(folder) as library:
        return next(event.id for event in library.events.all() if words in event.title.lower())


def make(docs: Path) -> None:
    """Draw all pictures: docs/window.png, and one of each view as docs/view-NAME.png (some dark too)."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        fill_sample(folder)
        ferry, quoted = event_of(folder, FERRY), event_of(folder, QUOTED)
        picture(folder, ferry, docs / "window.png")
        for name in NAMES:
            event = quoted if name in ("quotations", "timeline") else ferry
            picture(folder, event, docs / f"view-{name}.png", SIZE, name)
            if name in DARK:
                picture(folder, event, docs / f"view-{name}-dark.png", SIZE, name, "dark")


if __name__ == "__main__":
    make(ROOT / "docs")
