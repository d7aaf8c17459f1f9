"""Make docs/window.png again: the sample library's first event in the real window, drawn without a screen."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from main import fill_sample  # noqa: E402
from ui.start import picture  # noqa: E402


def make(file: Path) -> None:
    """Draw the picture into `file`."""
    with tempfile.TemporaryDirectory() as folder:
        fill_sample(Path(folder))
        picture(Path(folder), 1, file)


if __name__ == "__main__":
    make(ROOT / "docs" / "window.png")
