"""One thing that the window lets choose. Apart from the dialog that shows it, which is loaded when it is needed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what it is called, and a few words more, shown at the right."""

    text: str
    detail: str = ""
