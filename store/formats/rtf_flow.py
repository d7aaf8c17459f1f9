"""The paragraphs of one flow of an RTF file (the text, a running head, a note) as its words come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from store.formats.docx_body import DELETED, HIDDEN
from store.formats.paragraphs import Paragraph, table


@dataclass(slots=True)
class Flow:
    """Gathers words into paragraphs, paragraphs into cells, cells into the rows of a table."""

    hint: str = ""
    done: list[Paragraph] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    apart: list[Paragraph] = field(default_factory=list)  # notes of this paragraph, told after it
    here: list[Paragraph] = field(default_factory=list)  # paragraphs of the cell under way
    cells: list[list[Paragraph]] = field(default_factory=list)
    rows: list[list[list[Paragraph]]] = field(default_factory=list)
    style: tuple[str, str] = ("paragraph", "")
    in_table: bool = False
    ended: int = 0  # paragraphs, empty ones too

    def plain(self) -> None:
        """Begin a paragraph without properties."""
        self.style, self.in_table = ("paragraph", ""), False

    def end_paragraph(self) -> None:
        """End the paragraph under way; its properties go on until they are reset."""
        self.ended += 1
        kind, reason = self.style
        made = [
            Paragraph(_joined(self.said), kind, self.hint or reason),
            Paragraph(_joined(self.deleted), "paragraph", DELETED),
            Paragraph(_joined(self.hidden), "paragraph", HIDDEN),
            *self.apart,
        ]
        made = [one for one in made if one.text.strip()]
        for words in (self.said, self.deleted, self.hidden, self.apart):
            words.clear()
        if self.in_table:
            self.here += made
        elif made:
            self.end_table()
            self.done += made

    def end_cell(self) -> None:
        """End a cell."""
        self.in_table = True
        self.end_paragraph()
        self.cells.append(self.here)
        self.here = []

    def end_row(self) -> None:
        """End a row."""
        if self.cells:
            self.rows.append(self.cells)
        self.cells = []

    def end_table(self) -> None:
        """Lay out the table that came before."""
        if self.here or self.cells or self.rows:
            self.rows.append([*self.cells, self.here])
            self.done += table([[cell for cell in row if cell or len(row) > 1] for row in self.rows])
        self.here, self.cells, self.rows = [], [], []

    def finish(self) -> Sequence[Paragraph]:
        """End all that is under way and return the paragraphs."""
        self.in_table = self.in_table and bool(self.here or self.cells)
        self.end_paragraph()
        self.end_table()
        return [replace(one, hint=one.hint or self.hint) for one in self.done]


def _joined(words: Sequence[str]) -> str:
    """Join words; characters beyond 16 bits come in two halves."""
    return "".join(words).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
