"""The list of all notes of the library: filtered by words, colour, outlet and event, as one types."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from store.names import day, shorten
from store.records import Event, Listing, Note
from ui.commands import COLOUR_NAMES
from ui.compare.texts import fold
from ui.panels.cards import Card, CardList, CardModel

KINDS = ("All kinds", "Highlights", "Notes", "Notes on line-ups", "Tags", "Stars")
WORDS = 220  # characters of the noted words on a card
EMPTY = (
    "No notes yet. While you read, H highlights the selected words or the passage, 1 to 8 choose the colour, "
    "N writes a note, S stars the article, T tags it. They all come together here."
)


class NotesPanel(QWidget):
    """`opened` is called with a note's number; `stale` is called when the panel comes to be seen."""

    def __init__(self, opened: Callable[[int], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stale: Callable[[], None] = lambda: None
        self._notes: tuple[Note, ...] = ()
        self._listings: dict[int, Listing] = {}
        self._told_in: dict[int, set[int]] = {}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Find in the notes")
        self.filter.setAccessibleName("Find in the notes")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._show)
        self.kind = self._box("Kind of note", KINDS)
        self.colour = self._box("Colour", ("Any colour", *COLOUR_NAMES))
        self.outlet = self._box("Outlet", ("Any outlet",))
        self.event_box = self._box("Event", ("Any event",))
        self._model = CardModel(self)
        self.list = CardList("Notes", opened, self)
        self.list.setModel(self._model)
        self.said = QLabel(EMPTY)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setProperty("role", "faint")
        self.said.setContentsMargins(12, 4, 12, 8)
        self._lay_out()

    def _box(self, name: str, entries: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.addItems(list(entries))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(8)
        box.currentIndexChanged.connect(self._show)
        return box

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setContentsMargins(10, 8, 10, 6)
        head.setSpacing(6)
        head.addWidget(self.filter, 0, 0, 1, 2)
        for place, box in enumerate((self.kind, self.colour, self.outlet, self.event_box)):
            head.addWidget(box, 1 + place // 2, place % 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.list, 1)

    def show_notes(self, notes: Sequence[Note], listings: Sequence[Listing], events: Sequence[Event]) -> None:
        """Show the library's notes; filters stay as they are."""
        noted = {note.article for note in notes} | {note.far for note in notes}
        self._notes = tuple(reversed(notes))
        self._listings = {one.id: one for one in listings if one.id in noted}
        told = [(event, {account.article for account in event.accounts}) for event in events]
        told = [(event, articles) for event, articles in told if articles & noted]
        self._told_in = {event.id: articles for event, articles in told}
        outlets = sorted({one.outlet for one in self._listings.values() if one.outlet}, key=str.casefold)
        _refill(self.outlet, [(name, name) for name in outlets])
        _refill(self.event_box, [(shorten(event.title, 60), event.id) for event, _ in told])
        self._show()

    def _show(self) -> None:
        kept = self.list.keys()
        found = [note for note in self._notes if self._wanted(note)]
        self._model.show([card(note, self._listings) for note in found])
        if not self._notes:
            self.said.setText(EMPTY)
        else:
            self.said.setText(f"{len(found):,} of {len(self._notes):,} notes")
        for key in kept[:1]:
            self.list.choose(key)

    def _wanted(self, note: Note) -> bool:
        listing = self._listings.get(note.article)
        kind = KINDS[self.kind.currentIndex()]
        event = self.event_box.currentData()
        return (
            kind in ("All kinds", _kind(note))
            and self.colour.currentIndex() in (0, note.colour)
            and self.outlet.currentData() in (None, listing.outlet if listing else "")
            and (event is None or note.article in self._told_in.get(event, set()))
            and _has(note, listing, fold(self.filter.text()).split())
        )


def _refill(box: QComboBox, entries: Sequence[tuple[str, object]]) -> None:
    """Give a filter other entries below its first; what was chosen stays so."""
    chosen = box.currentData()
    box.blockSignals(True)
    while box.count() > 1:
        box.removeItem(1)
    for text, data in entries:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen is not None else 0)
    box.blockSignals(False)


def _kind(note: Note) -> str:
    if note.kind == "passage":
        return "Notes" if note.text else "Highlights"
    return {"link": "Notes on line-ups", "tag": "Tags"}.get(note.kind, "Stars")


def _has(note: Note, listing: Listing | None, wanted: Sequence[str]) -> bool:
    told = (listing.title, listing.outlet) if listing else ()
    words = fold(" ".join((note.text, note.words, note.far_words, *told)))
    return all(word in words for word in wanted)


def card(note: Note, listings: dict[int, Listing]) -> Card:
    """Return a note as a card: what was written above what it stands on."""
    listing = listings.get(note.article)
    far = listings.get(note.far) if note.far is not None else None
    names = [one.outlet or one.title for one in (listing, far) if one]
    colour = f"{note.colour} {COLOUR_NAMES[note.colour - 1].lower()}" if note.colour else ""
    line = " · ".join(part for part in (colour, " and ".join(names), day(note.made[:10])) if part)
    words = "\n".join(part for part in (shorten(note.words, WORDS), shorten(note.far_words, WORDS)) if part)
    if note.kind == "star":
        return Card(note.id, f"★ {listing.title if listing else ''}", line)
    if note.kind == "tag":
        return Card(note.id, f"Tag: {note.text}", line, listing.title if listing else "")
    title = note.text or (f"Highlight: {COLOUR_NAMES[note.colour - 1].lower()}" if note.colour else "Note")
    return Card(note.id, shorten(title, WORDS), line, words, swatch=note.colour)
