"""Bringing articles in: files, folders, what is dropped on the window, what is pasted; and what came of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from store.addresses import is_address
from store.errors import ReaderError
from store.names import shorten
from store.records import Progress
from ui.dialogs.questions import Questions
from ui.reading import Desk
from ui.removing import Removing

NAMED = 60  # characters of a pasted text's first line that name it


class Importing:
    """Imports in the worker; `changed` is called when there is something new."""

    def __init__(self, desk: Desk, questions: Questions, removing: Removing, changed: Callable[[], None]) -> None:
        self._desk, self._questions, self._removing, self._changed = desk, questions, removing, changed

    def files(self) -> None:
        """Ask for files and import them."""
        self.paths(list(self._questions.files()))

    def folder(self) -> None:
        """Ask for a folder and import what is in it."""
        chosen = self._questions.folder("Import a folder of articles")
        self.paths([chosen] if chosen else [])

    def address(self, typed: str = "") -> None:
        """Ask for the address of an article and fetch that one page."""
        typed = typed or _address(QGuiApplication.clipboard().text()) or "https://"
        told = self._questions.name(
            "Import a web address", "Only this page is fetched, and nothing that it links to:", typed
        )
        if told and told != "https://":
            self.paths([told if "://" in told else f"https://{told}"])

    def feeds(self) -> None:
        """Show the feeds that the library follows."""
        from ui.dialogs.feeds import FeedsDialog  # loaded when somebody asks for it

        FeedsDialog(self._desk.worker, self._questions, self.refresh_feeds, self._desk.centre.window()).exec()

    def dropped(self, data: QMimeData) -> None:
        """Import what was dropped: files and folders, addresses, or text."""
        urls = [url.toLocalFile() or url.toString() for url in data.urls() if url.isLocalFile() or url.scheme()]
        if urls:
            self.paths(urls)
        elif data.hasText():
            self.paste(data.text())

    def paths(self, paths: Sequence[str]) -> None:
        """Import files, folders and addresses."""
        if paths:
            self._take_in("Importing", "import", {"paths": list(paths)})

    def watch(self) -> None:
        """Ask for a folder, take in what is there, and from now on what is new in it."""
        chosen = self._questions.folder("Watch a folder that articles are saved to")
        if chosen:
            self._take_in("Importing", "watch", {"folders": [chosen]})

    def refresh_feeds(self) -> None:
        """Fetch the feeds that the library follows: only now, because it was asked for."""
        self._take_in("Fetching the feeds", "refresh", {})

    def look(self) -> None:
        """Take in what is new in the watched folders, and say nothing when there is nothing."""
        self._take_in("Importing", "look", {}, quiet=True)

    def _take_in(self, title: str, verb: str, args: dict[str, Any], quiet: bool = False) -> None:
        failures: list[tuple[str, str]] = []
        work = self._desk.progress.begin(title, lambda: self._desk.worker.cancel(number))

        def seen(step: Progress) -> None:
            self._desk.progress.see(work, step)
            if step.failed and not (step.teaser and verb == "refresh"):  # those are told apart
                failures.append((step.path, _named(step)))

        def done(counts: dict[str, Any]) -> None:
            self._desk.progress.end(work)
            if not quiet or counts["added"] or failures:
                self._tell(counts, failures)
                self._changed()

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            if error.sentence == "Stopped.":
                self._desk.messages.info("The import was stopped. What was read until then is kept.")
            else:
                self._desk.messages.error(error)
            self._changed()

        number = self._desk.worker.ask(verb, args, done, failed=failed, seen=seen)

    def _tell(self, counts: dict[str, Any], failures: list[tuple[str, str]]) -> None:
        text = summary(counts)
        said = [("", sentence) for sentence in counts.get("said", ())]
        if said and not failures:
            show = lambda: self._desk.messages.listing("What two desks decided differently", said)  # noqa: E731
            self._desk.messages.info(f"{text} Two desks decided some of it differently.", ("Show what…", show))
            return
        removed: list[int] = counts.get("removed", [])
        if removed and not failures:
            self._desk.messages.info(text, ("Put back", lambda: self._removing.restore(removed)))
            return
        if not failures:
            self._desk.messages.info(text)
            return
        if len(failures) == 1 and not (counts["added"] or counts["known"]):
            self._desk.messages.info(failures[0][1])
            return
        show = lambda: self._desk.messages.listing("What could not be read", failures)  # noqa: E731
        self._desk.messages.info(text, ("Show why…", show))

    def paste(self, text: str = "") -> None:
        """Show what is understood of a text (the clipboard's, when none is given) and keep it if agreed."""
        text = text or QGuiApplication.clipboard().text()
        if _address(text):
            self.address(_address(text))
            return
        from ui.dialogs.paste import PasteDialog

        PasteDialog(self._desk.worker, self._keep, text, self._desk.centre.window()).exec()

    def _keep(self, text: str, details: dict[str, str]) -> None:
        name = shorten(text.strip().split("\n")[0], NAMED) or "pasted text"
        work = self._desk.progress.begin("Keeping the article")

        def done(told: dict[str, Any]) -> None:
            self._desk.progress.end(work)
            if told.get("removed"):
                back = lambda: self._removing.restore(told["removed"])  # noqa: E731
                self._desk.messages.info("You removed this article before.", ("Put back", back))
            else:
                self._desk.messages.info(
                    "It was in the library already." if told["known"] else "The article was added."
                )
            self._changed()

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._desk.messages.error(error)

        args = {"text": text, "name": f"pasted: {name}", "details": details}
        self._desk.worker.ask("paste", args, done, failed=failed, seen=lambda s: self._desk.progress.see(work, s))


def _address(text: str) -> str:
    """Return a text that is one web address and nothing else; "" for all others."""
    plain = text.strip()
    return plain if is_address(plain) and not any(map(str.isspace, plain)) else ""


def _named(step: Progress) -> str:
    """Say why something failed; the file is named above it, so that its name alone will do here."""
    return step.failed.replace(step.path, PurePath(step.path).name, 1) if step.path.startswith(os.sep) else step.failed


def summary(counts: dict[str, Any]) -> str:
    """Say in one line what an import brought."""
    added, known, failed = (int(counts.get(name, 0)) for name in ("added", "known", "failed"))
    parts = [f"{added:,} article{'s' if added != 1 else ''} added" if added else "No new article"]
    removed = len(counts.get("removed", ()))
    known -= removed
    if removed:
        parts.append(f"{removed:,} {'were' if removed != 1 else 'was'} removed by you before")
    if known:
        parts.append(f"{known:,} {'were' if known != 1 else 'was'} there already")
    if failed:
        parts.append(f"{failed:,} could not be read")
    teasers = len(counts.get("teasers", ()))
    if teasers:
        parts.append(f"{teasers:,} {'are teasers' if teasers != 1 else 'is a teaser'} only")
    return ", ".join(parts) + "."
