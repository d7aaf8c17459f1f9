"""What every verb of the command line works with, and how its work is run and told."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.database import FILE, Library, open_library
from store.errors import NotFound
from store.exports import Printer
from store.records import Progress
from ui.terminal.terminal import say_json

if TYPE_CHECKING:
    from ui.service.service import Service


@dataclass(frozen=True, slots=True)
class Picture:
    """What is to be drawn: the accounts of one event or chosen articles, in which view of the window."""

    event: int | None = None
    articles: list[int] = field(default_factory=list)
    view: str = "columns"
    dark: bool = False


@dataclass(frozen=True, slots=True)
class Makers:
    """What makes that which needs Qt: a PDF of a sheet, and a PNG of the window on the library in a folder."""

    printer: Printer | None = None
    drawer: Callable[[Path, Picture, Path], None] | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a verb works with: the library's folder, the words of the command line, and what needs Qt."""

    folder: Path
    arguments: argparse.Namespace
    makers: Makers = Makers()

    def service(self, new: bool = False) -> Service:
        """Open the library with its index; only an import begins a `new` one, so that a mistyped folder is told."""
        from ui.service.service import Service  # half a second, which the verbs that only read do without

        if not new:
            self._must_be_there()
        return Service(self.folder, self.makers.printer)

    def library(self) -> Library:
        """Open the library alone."""
        self._must_be_there()
        return open_library(self.folder)

    def _must_be_there(self) -> None:
        if not (self.folder / FILE).exists():
            raise NotFound(f"There is no library in {self.folder}.", "Import articles first, or check --library.")

    @property
    def json(self) -> bool:
        """Whether a script is reading."""
        return bool(getattr(self.arguments, "json", False))


def say(context: Context, told: dict[str, Any], words: str) -> None:
    """Print the object for scripts, or the words for people."""
    if context.json:
        say_json(told)
    else:
        print(words)


def exhaust(work: Iterator[Progress], see: Callable[[Progress], object] | None = None) -> Any:
    """Run long work to its end and return its value; `see` is called with each step."""
    while True:
        try:
            step = next(work)
        except StopIteration as end:
            return end.value
        if see:
            see(step)
