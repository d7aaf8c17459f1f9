"""Highlights, notes, tags and stars: what the user's keys do with the words that are read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from store.names import shorten
from store.records import Article, Note, Span
from ui.commands import COLOUR_NAMES
from ui.compare.notemarks import note_marks
from ui.dialogs.questions import Questions
from ui.reading import Desk, Reading

QUOTED = 200  # characters of the noted words that are shown while a note is written
Place = tuple[int, Span]


class Noting:
    """Has notes kept by the worker and shows them where the words are. `colour` is the one used last."""

    def __init__(self, desk: Desk, reading: Reading, questions: Questions) -> None:
        self._desk, self._reading, self._questions = desk, reading, questions
        self.colour = 1
        self.notes: tuple[Note, ...] = ()
        desk.sidebar.notes.stale = self.refresh_panel
        reading.opened.connect(self.refresh)

    # showing

    def refresh(self) -> None:
        """Read the notes on what is open again, and paint them."""
        centre = self._desk.centre
        articles = self._articles()
        self.notes = self._desk.library.notes.of([article.id for article in articles]) if articles else ()
        marks = note_marks(self.notes)
        if centre.reads and centre.article.article is not None:
            number = centre.article.article.id
            centre.article.text.set_notes(marks.get(number, ()))
            centre.article.show_labels(*labels([note for note in self.notes if note.article == number]))
        elif centre.compares:
            centre.comparison.set_notes(marks)
        self.refresh_panel()

    def refresh_panel(self) -> None:
        """Show all notes of the library in the list; only when it is seen, for it may be long."""
        panel, sidebar = self._desk.sidebar.notes, self._desk.sidebar
        if sidebar.tabs.currentWidget() is panel:
            library = self._desk.library
            notes = library.notes.all()
            noted = {note.article for note in notes} | {note.far for note in notes if note.far is not None}
            told = {event.id: event for article in sorted(noted) for event in library.events.of(article)}
            events = [told[number] for number in self._reading.events if number in told]
            panel.show_notes(notes, library.articles.listed(noted), events)

    def _articles(self) -> tuple[Article, ...]:
        centre = self._desk.centre
        if centre.reads and centre.article.article is not None:
            return (centre.article.article,)
        return centre.shown.articles if centre.compares and centre.shown else ()

    # what is meant

    def place(self) -> Place | None:
        """Return the words that are meant: those selected, else the passage that is read."""
        centre = self._desk.centre
        if centre.reads and centre.article.article is not None:
            span = centre.article.noted_span()
            return (centre.article.article.id, span) if span else None
        if not centre.compares or centre.shown is None:
            return None
        for pane in centre.comparison.columns.panes if centre.comparison.view_name == "columns" else ():
            selected = pane.selected()
            if selected is not None:
                return pane.article.id, selected
        key = centre.comparison.current_passage()
        if key is None:
            return None
        passage = next(one for one in centre.shown.articles if one.id == key[0]).passages[key[1]]
        return key[0], Span(passage.start, passage.end)

    def at(self, place: Place) -> list[Note]:
        """Return the notes on a passage's words that cover a place, the shortest first."""
        found = [
            note
            for note in self.notes
            if note.kind == "passage" and note.article == place[0] and note.span is not None
            and note.span.start <= place[1].start and place[1].end <= note.span.end
        ]  # fmt: skip
        return sorted(found, key=lambda note: len(note.words))

    # highlights and notes

    def highlight(self, colour: int = 0) -> None:
        """Highlight the words in a colour (0: the last one used); the same colour again takes it away."""
        place = self._meant()
        if place is None:
            return
        known = next((note for note in self.at(place) if note.colour), None)
        wanted = colour or (known.colour if known else self.colour)
        self.colour = wanted
        if known is None:
            self._ask("mark", _args(place) | {"colour": wanted}, f"Highlighted in {COLOUR_NAMES[wanted - 1].lower()}.")
        elif known.colour != wanted:
            self._ask("note", {"note": known.id, "colour": wanted}, f"Now {COLOUR_NAMES[wanted - 1].lower()}.")
        elif known.text:
            self._ask("note", {"note": known.id, "colour": 0}, "The highlight is gone, the note stays.")
        else:
            self._ask("unnote", {"notes": [known.id]}, "The highlight is gone.")

    def note(self) -> None:
        """Write a note on the words, or change the one that is there."""
        place = self._meant()
        if place is None:
            return
        known = next(iter(sorted(self.at(place), key=lambda note: not note.text)), None)
        words = known.words if known else self._text(place)
        written = self._questions.remark("Note", shorten(words, QUOTED), known.text if known else "")
        if written is not None:
            self._write(known, written, lambda: self._ask("mark", _args(place) | {"text": written}, "Noted."))

    def note_link(self) -> None:
        """Write a note on the line-up of the passage that is read."""
        centre = self._desk.centre
        link = centre.comparison.current_link() if centre.compares else None
        if link is None or centre.shown is None:
            self._say("Choose a passage that is lined up with another first.")
            return
        by_id = {article.id: article for article in centre.shown.articles}
        ends = []
        for article, place in (link.a, link.b):
            passage = by_id[article].passages[place]
            ends.append((article, passage.start, passage.end))
        spans = [(article, Span(start, end)) for article, start, end in ends]
        known = next((n for n in self.notes if n.far and [(n.article, n.span), (n.far, n.far_span)] == spans), None)
        half = QUOTED // 2
        words = "\n".join(shorten(by_id[a].text[span.start : span.end], half) for a, span in spans)
        written = self._questions.remark("Note on the line-up", words, known.text if known else "")
        if written is not None:
            args = {"near": ends[0], "far": ends[1], "text": written}
            self._write(known, written, lambda: self._ask("tie", args, "Noted on the line-up."))

    def _write(self, known: Note | None, written: str, new: Callable[[], None]) -> None:
        """Keep what was written: on a known note, or as a new one; nothing written takes a mere note away."""
        if known is None:
            if written:
                new()
        elif written or known.colour:
            self._ask("note", {"note": known.id, "text": written}, "Noted.")
        else:
            self._ask("unnote", {"notes": [known.id]}, "The note is gone.")

    def remove(self) -> None:
        """Take away the notes and highlights on the words, or those chosen in the list."""
        sidebar = self._desk.sidebar
        chosen = sidebar.notes.list.keys() if sidebar.notes.list.hasFocus() else []
        if not chosen:
            place = self._meant()
            if place is None:
                return
            chosen = [note.id for note in self.at(place)][:1]
        if chosen:
            self._ask("unnote", {"notes": chosen}, "Taken away.")
        else:
            self._say("There is no note on these words.")

    # articles

    def star(self) -> None:
        """Give the article that is read a star, or take it away."""
        number = self._article()
        if number is not None:
            starred = any(note.kind == "star" and note.article == number for note in self.notes)
            self._ask("star", {"article": number}, "The star is gone." if starred else "Starred.")

    def tags(self) -> None:
        """Ask for the tags of the article that is read."""
        number = self._article()
        if number is None:
            return
        notes = self._desk.library.notes
        known = [note.text for note in notes.of([number]) if note.kind == "tag"]
        hint = f"Tags, with commas between. In use: {', '.join(notes.tags()) or 'none yet'}"
        told = self._questions.line("Tags of the article", hint, ", ".join(known))
        if told is not None:
            names = [name.strip() for name in told.split(",") if name.strip()]
            self._ask("tag", {"article": number, "names": names}, "The tags are kept.")

    def _article(self) -> int | None:
        sidebar = self._desk.sidebar
        chosen = sidebar.articles.list.keys() if sidebar.list is sidebar.articles.list else []
        number = self._desk.centre.current_article()
        if number is None and chosen:
            number = chosen[0]
        if number is None:
            self._say("Open an article first.")
        return number

    # opening

    def open(self, note: int) -> None:
        """Open the words that a note stands on."""
        told = self._desk.library.notes.get(note)
        now = next((one for one in self._desk.library.notes.of([told.article]) if one.id == note), told)
        if now.span is None:
            self._desk.messages.info(f"The words of this note are not in the article any more: “{now.words}”")
            self._reading.open_article(now.article)
        else:
            self._reading.open_words(now.article, now.span if now.words else None, now.far)

    def _meant(self) -> Place | None:
        place = self.place()
        if place is None:
            self._say("Select words, or choose a passage, first.")
        return place

    def _text(self, place: Place) -> str:
        text = next(article.text for article in self._articles() if article.id == place[0])
        return text[place[1].start : place[1].end]

    def _say(self, text: str) -> None:
        self._desk.messages.passing(text)

    def _ask(self, verb: str, args: dict[str, Any], said: str) -> None:
        def done(_: Any) -> None:
            self._say(said)
            self.refresh()

        self._desk.worker.ask(verb, args, done)


def labels(notes: list[Note]) -> tuple[bool, list[str]]:
    """Return whether an article has a star, and its tags."""
    return any(note.kind == "star" for note in notes), [note.text for note in notes if note.kind == "tag"]


def _args(place: Place) -> dict[str, Any]:
    return {"article": place[0], "start": place[1].start, "end": place[1].end}
