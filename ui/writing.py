"""What leaves the window: exports, prints, references, and words that are copied with their source."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from store.bundle.records import ENDING
from store.cite import quotation
from store.cite.reference import Reference, reference, references
from store.cite.styles import ENDINGS, written
from store.errors import ReaderError
from store.exports import put
from store.exports.wish import PARTS, Wish
from store.records import Article, Comparison, Span
from ui.dialogs.export import Counts
from ui.dialogs.questions import REFERENCES, Questions
from ui.noting import Noting
from ui.reading import Desk, Reading
from ui.service.exporting import Shown, arranged, laid_out

NAME = 60  # characters of a title that name a file


class Writing:
    """Asks what is to go in, and has it written."""

    def __init__(self, desk: Desk, reading: Reading, noting: Noting, questions: Questions) -> None:
        self._desk, self._reading, self._noting, self._questions = desk, reading, noting, questions

    # files and paper

    def export(self) -> None:
        """Show what will go into a file, ask for its place, and have it written."""
        lined = self._lined("Open an event or compare articles first.")
        if lined is None:
            return
        asked = self._questions.export(self._counts(lined))
        to = asked and self._questions.save(
            "Export the comparison", f"{_file_name(lined)}{asked[0]}", f"{asked[0]} (*{asked[0]});;All files (*)"
        )
        if not asked or not to:
            return
        args: dict[str, Any] = {"to": to, "articles": [article.id for article in lined.articles]}
        if lined.event:
            args["event"] = lined.event.id
        args["wish"] = told(asked[1], self._shown())
        self._ask("export", args, "Writing the comparison", f"Written: {to}")

    def print(self) -> None:
        """Show what will be printed, and then its pages as they will be; the printer is chosen there."""
        lined = self._lined("Open an event or compare articles first.")
        wish = self._questions.wish(self._counts(lined)) if lined is not None else None
        if lined is None or wish is None:
            return
        pages = laid_out(self._desk.library, lined, wish, self._desk.centre.comparison.lineup)
        from ui.dialogs.printing import preview  # the printing system is loaded when somebody prints

        preview(pages, self._questions)

    def bundle(self) -> None:
        """Ask how much goes into a bundle for a colleague, and where to; have it written."""
        lined = self._lined("Open an event or compare articles first.")
        if lined is None:
            return
        title = lined.event.title if lined.event else lined.articles[0].details.title
        asked = self._questions.bundle(title, len(lined.articles))
        kinds = f"Bundle (*{ENDING});;All files (*)"
        to = asked and self._questions.save("Bundle for a colleague", f"{_file_name(lined)}{ENDING}", kinds)
        if not asked or not to:
            return
        args: dict[str, Any] = {"to": to, "texts": asked[0], "whole": asked[1]}
        args |= {"event": lined.event.id} if lined.event else {"articles": [one.id for one in lined.articles]}
        self._ask("bundle", args, "Writing the bundle", f"Written: {to}")

    def _lined(self, otherwise: str) -> Comparison | None:
        """Return what is compared, as it stands on the screen."""
        centre = self._desk.centre
        if not centre.compares or centre.shown is None:
            self._desk.messages.passing(otherwise)
            return None
        return arranged(centre.shown, self._shown())

    def _shown(self) -> Shown:
        lineup = self._desk.centre.comparison.lineup
        if lineup is None:
            return Shown()
        return Shown(tuple(article.id for article in lineup.articles), lineup.cut)

    def _counts(self, lined: Comparison) -> Counts:
        """Count what there is to write."""
        whole = laid_out(self._desk.library, lined, Wish(), self._desk.centre.comparison.lineup)
        lines = (*whole.lines, *whole.besides)
        parts = {extra.part: len(extra.lines) for extra in whole.extras}
        labels = len(whole.annotations.labels)
        parts |= {
            "figures": len(whole.numbers),
            "alone": sum(len(passages) for passages in whole.alone),
            "notes": len(whole.annotations.lines) + labels,
            "decided": len(whole.decided),
            "sources": len(whole.sources),
        }
        return Counts(len(lines), sum(not line.alike for line in lines), self._chosen(lined), parts)

    def _chosen(self, lined: Comparison) -> tuple[int, ...]:
        """Return the numbers of the rows that hold what is selected in the columns, or the passage that is read."""
        place = self._noting.place()
        if place is None:
            return ()
        article, span = place
        passages = next((one.passages for one in lined.articles if one.id == article), ())
        inside = {at for at, one in enumerate(passages) if one.start < span.end and span.start < one.end}
        return tuple(number for number, row in enumerate(lined.rows, 1) if inside & {*row.cells.get(article, ())})

    def _ask(self, verb: str, args: dict[str, Any], doing: str, said: str) -> None:
        work = self._desk.progress.begin(doing, lambda: self._desk.worker.cancel(number))

        def done(_: Any) -> None:
            self._desk.progress.end(work)
            self._desk.messages.info(said)

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            if error.sentence == "Stopped.":
                self._desk.messages.info("The file was not written: you stopped it.")
            else:
                self._desk.messages.error(error)

        number = self._desk.worker.ask(
            verb, args, done, failed=failed, seen=lambda step: self._desk.progress.see(work, step)
        )

    # words and references

    def copy(self) -> None:
        """Copy the words that are meant with their source: as rich text where that is understood, else plain."""
        quoted = self._quoted()
        if quoted is None:
            return
        data = QMimeData()
        data.setText(quotation.plain(quoted))
        data.setHtml(quotation.html(quoted))
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.messages.passing("Copied with its source.")

    def copy_markdown(self) -> None:
        """Copy the words that are meant with their source as Markdown."""
        quoted = self._quoted()
        if quoted is not None:
            QGuiApplication.clipboard().setText(quotation.markdown(quoted))
            self._desk.messages.passing("Copied with its source, as Markdown.")

    def cite(self) -> None:
        """Ask for a file and write references to what is open, or to the articles that are selected, into it."""
        articles = self._cited()
        if not articles:
            self._desk.messages.passing("Open an event or an article first.")
            return
        to = self._questions.save("Save references", "references.ris", REFERENCES)
        if not to:
            return
        style = next((style for ending, style in ENDINGS.items() if to.lower().endswith(ending)), "ris")
        try:
            put(Path(to), written(references(articles), style).encode("utf-8", "replace"))
        except ReaderError as error:
            self._desk.messages.error(error)
            return
        self._desk.messages.info(f"Written: {to}")

    def _cited(self) -> list[Article]:
        centre, sidebar = self._desk.centre, self._desk.sidebar
        if centre.compares and centre.shown:
            return list(centre.shown.articles)
        if centre.reads and centre.article.article is not None:
            return [centre.article.article]
        chosen = sidebar.articles.list.keys()
        return [self._desk.library.articles.get(number) for number in chosen]

    def _quoted(self) -> Reference | None:
        """Return the words that are meant, with their source."""
        centre = self._desk.centre
        place = self._noting.place()
        articles = centre.shown.articles if centre.compares and centre.shown else ()
        open_alone = (centre.article.article,) if centre.reads and centre.article.article else ()
        article = next((one for one in (*articles, *open_alone) if place and one.id == place[0]), None)
        words = _words(article, place[1]) if article and place else ""
        if article is None or not words:
            self._desk.messages.passing("Choose a passage, or select words, first.")
            return None
        return reference(article, quoted=words)


def told(wish: Wish, shown: Shown) -> dict[str, Any]:
    """Return a wish as the worker is told it."""
    without = sorted(PARTS.keys() - wish.parts)
    return {
        "differences": wish.differences,
        "rows": list(wish.rows),
        "without": without,
        "order": list(shown.order),
        "cut": shown.cut,
    }


def _words(article: Article, span: Span) -> str:
    return article.text[span.start : span.end].strip()


def _file_name(lined: Comparison) -> str:
    title = lined.event.title if lined.event else lined.articles[0].details.title
    return re.sub(r"[^\w\- ]+", "", title).strip()[:NAME] or "comparison"
