"""The sample library: short articles of invented outlets, written for Synoptic, each event told several times over."""

from __future__ import annotations

from pathlib import Path


def files() -> tuple[Path, ...]:
    """Return the sample's article files, as a journalist would have saved them, in the order of their names."""
    folder = Path(__file__).parent
    return tuple(sorted(file for file in folder.iterdir() if file.suffix in {".txt", ".html", ".jsonl"}))
