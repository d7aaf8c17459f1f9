"""What the user teaches about outlets and their pages in the window, and the details of many articles at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from store.errors import ReaderError
from store.outlets import publisher
from store.records import Article, Progress, Span
from ui.dialogs.details import BulkDialog
from ui.dialogs.outlets import OutletsDialog
from ui.dialogs.questions import Questions
from ui.dialogs.rules import RulesDialog
from ui.reading import Desk, Reading


class Teaching:
    """Has rules, names and details kept by the worker, then shows what they change."""

    def __init__(self, desk: Desk, reading: Reading, questions: Questions) -> None:
        self._desk, self._reading, self._questions = desk, reading, questions
        desk.centre.article.alwaysWanted.connect(self.always_at)
        desk.centre.article.drawer.neverWanted.connect(self.never)
        desk.centre.article.drawer.rulesWanted.connect(self.rules)
        desk.centre.comparison.alwaysWanted.connect(self._always_passage)

    def always(self) -> None:
        """Teach that the paragraph that is read is always furniture in its outlet."""
        centre = self._desk.centre
        if centre.compares and (key := centre.comparison.current_passage()) is not None:
            self._always_passage(*key)
        elif centre.reads and centre.article.article is not None and (span := centre.article.noted_span()) is not None:
            self.always_at(centre.article.article.id, span.start)
        else:
            self._desk.messages.passing("Open an article, and put the text cursor into the paragraph first.")

    def always_at(self, article: int, start: int) -> None:
        """Teach that the paragraph with this character of the clean text is always furniture."""
        kept = self._desk.library.articles.get(article)
        outlet = self._outlet(kept)
        if outlet:
            args = {"article": article, "start": start, "always": True}
            self._ask("rule", args, f"Always set aside in {outlet} from now on. Ctrl+Z takes it back.")

    def never(self, article: int, span: Span) -> None:
        """Teach that a piece of the page always belongs to the article."""
        outlet = self._outlet(self._desk.library.articles.get(article))
        if outlet:
            args = {"article": article, "start": span.start, "always": False, "page": True}
            self._ask("rule", args, f"Never set aside in {outlet} from now on. Ctrl+Z takes it back.")

    def rules(self) -> None:
        """List what was taught, to forget it."""
        rules = self._desk.library.rules.all()
        if rules:
            RulesDialog(rules, self._forget, self._desk.centre.window()).exec()
        else:
            self._desk.messages.passing("Nothing was taught about outlets’ pages yet.")

    def outlets(self) -> None:
        """List the outlets, to call them otherwise."""

        def done(outlets: list[dict[str, Any]]) -> None:
            if outlets:
                OutletsDialog(outlets, self._call, self._uncall, self._desk.centre.window()).exec()
            else:
                self._desk.messages.passing("No article tells its outlet yet.")

        self._desk.worker.ask("outlets", {}, done)

    def edit_many(self) -> None:
        """Ask for details of the articles selected in the list, and keep what is changed in all of them."""
        chosen = self._desk.sidebar.articles.list.keys()
        if len(chosen) < 2:
            self._desk.messages.passing("Select several articles in the list first: Ctrl or Shift with a click.")
            return
        known = [self._desk.library.articles.get(article).details for article in chosen]
        dialog = BulkDialog(known, self._desk.centre.window())
        if dialog.exec() and dialog.changed():
            args = {"articles": chosen, "details": dialog.changed()}
            self._ask("edit_many", args, f"Kept for {len(chosen):,} articles. Ctrl+Z takes it back.")

    def _always_passage(self, article: int, place: int) -> None:
        kept = self._desk.library.articles.get(article)
        if place < len(kept.passages):
            self.always_at(article, kept.passages[place].start)

    def _outlet(self, article: Article) -> str:
        outlet = publisher(article.details)
        if not outlet:
            self._desk.messages.passing("This article does not tell its outlet: write it into its details (F2) first.")
        return outlet

    def _forget(self, rule: int) -> None:
        self._ask("unrule", {"rule": rule}, "Forgotten. Ctrl+Z takes it back.")

    def _call(self, names: list[str], proposed: str) -> None:
        outlet = self._questions.name("Name of the outlet", f"What is {', '.join(names)} to be called?", proposed)
        for name in names if outlet else ():
            self._ask("call_outlet", {"name": name, "outlet": outlet}, f"{name} is called {outlet} now.")

    def _uncall(self, name: str) -> None:
        self._ask("uncall_outlet", {"name": name}, f"{name} is called so again.")

    def _ask(self, verb: str, args: dict[str, Any], said: str) -> None:
        work = self._desk.progress.begin("Bringing articles up to date")

        def done(_: Any) -> None:
            self._desk.progress.end(work)
            self._desk.messages.passing(said)
            self._reading.refresh()
            self._reading.reload()

        def failed(error: ReaderError) -> None:
            self._desk.progress.end(work)
            self._desk.messages.error(error)

        seen: Callable[[Progress], None] = lambda step: self._desk.progress.see(work, step)  # noqa: E731
        self._desk.worker.ask(verb, args, done, failed=failed, seen=seen)
