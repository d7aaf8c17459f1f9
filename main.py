"""Synoptic: no verb opens the window, a verb goes to the terminal. Builds what lives long and hands it down."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store import world
from store.bundle.records import ENDING
from store.errors import ReaderError

if TYPE_CHECKING:
    from store.exports.sheet import Sheet
    from ui.terminal.context import Picture


def main(words: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    for stream in (sys.stdout, sys.stderr):  # a pipe may not know UTF-8; a curly quotation mark must not end us
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    files, words = bundles(sys.argv[1:] if words is None else words)
    arguments = opening(words)
    if arguments is None:
        from ui.terminal import terminal

        arguments = terminal.parser().parse_args(words)
    chosen: Path | None = getattr(arguments, "library", None)
    folder = chosen or default_library(arguments.sample)
    try:
        if arguments.sample:
            fill_sample(folder)
        if arguments.verb:
            from ui.terminal import terminal
            from ui.terminal.context import Makers

            return terminal.run(arguments, folder, Makers(print_pdf, draw))
        if has_screen():
            from ui.start import open_window

            asked = chosen or (folder if arguments.sample else None)
            return open_window(asked, folder, arguments.sample, [Path(file) for file in files])
        from ui.terminal import terminal

        if files:
            return terminal.run(terminal.parser().parse_args(["import", *files]), folder)
        return without_screen(folder, arguments.sample)
    except Exception as error:
        told = world.told(error, folder)
        if told is None:
            raise
        from ui.terminal import terminal

        terminal.complain(str(told))
        return terminal.WORLD


def opening(words: Sequence[str]) -> Namespace | None:
    """Understand a start that opens a window; None for all others, which need the words of every verb.

    To load those and to make their parser took a twelfth of the time until the window shows.
    """
    rest = [word for word in words if word != "--sample"]
    found = Namespace(verb=None, sample=len(rest) < len(words))
    if len(rest) == 2 and rest[0] == "--library" and rest[1].strip() and not rest[1].startswith("-"):
        found.library = Path(rest[1])
        return found
    return None if rest else found


def bundles(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Take colleagues' bundles from the words of the command line where no verb is among them: a double click."""
    found = [word for word in words if word.lower().endswith(ENDING)]
    if found:
        from ui.terminal import terminal

        if any(word in {verb.name for verb in terminal.VERBS} for word in words):
            return [], list(words)
    return found, [word for word in words if word not in found]


def default_library(sample: bool) -> Path:
    """Return the folder of the user's own library, or of the sample one."""
    import platformdirs

    return Path(platformdirs.user_data_dir("synoptic", appauthor=False)) / ("sample" if sample else "library")


def fill_sample(folder: Path) -> None:
    """Put the invented sample articles into the library, unless they are there, made by this version of the program."""
    from store.database import open_library
    from store.sample.made import prepare

    prepare(folder)
    with open_library(folder) as library:
        if library.events.all():  # they are found last: without them an import was cut short, and goes on
            return
    from store.sample import files
    from ui.service.service import Service

    with Service(folder) as service:
        for _ in service.import_([str(file) for file in files()]):
            pass


def has_screen() -> bool:
    """Tell whether a window can be shown; Qt itself would abort with a misleading text."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def without_screen(folder: Path, sample: bool) -> int:
    """Say that there is no screen; for the sample, show it in the terminal and as a picture of the window."""
    if not sample:
        raise ReaderError("There is no screen for the window.", "Use a verb: `synoptic --help` lists them.")
    from ui.service.service import Service
    from ui.terminal import terminal
    from ui.terminal.context import Picture
    from ui.terminal.layout import lined_up

    with Service(folder) as service:
        event = service.library.events.all()[0].id
        print("There is no screen, so the window cannot open. The sample event, lined up:\n")
        print(lined_up(service.settled(event)))
    file = folder / "window.png"
    draw(folder, Picture(event), file)
    print(f"\nA picture of the window with the same comparison: {file}")
    return terminal.DONE


def draw(folder: Path, wanted: Picture, file: Path) -> None:
    """Draw the window on a library into a PNG, without showing it."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from ui.start import picture

        shown = wanted.articles or wanted.event
        picture(folder, shown, file, view=wanted.view, theme="dark" if wanted.dark else "light")
    except ImportError as error:
        raise _missing("A picture", error) from error


def print_pdf(sheet: Sheet) -> bytes:
    """Lay a comparison out as a PDF; Qt is loaded for this alone."""
    try:
        from ui.paper import pdf
    except ImportError as error:
        raise _missing("A PDF", error) from error
    return pdf(sheet)


def _missing(what: str, error: ImportError) -> ReaderError:
    told = str(error).split(":")[0]
    return ReaderError(
        f"{what} cannot be made here, a part of the system is missing: {told}.", "Export to .html or .docx."
    )


if __name__ == "__main__":
    sys.exit(main())
