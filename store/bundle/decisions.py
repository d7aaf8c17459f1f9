"""Merges a colleague's decisions: what one desk decided is taken; of two that differ the later stands, and both are
told in a note on the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from store.bundle.ends import Ends, Said, kept_note
from store.bundle.records import EditEntry, LinkEntry, PieceEntry
from store.corrections import keep_decision
from store.database import Library
from store.names import day

Told = tuple[str, str]
"""When something was decided, and what."""

Row = tuple[int, str, str]
"""The same with the number of the correction."""

_VERDICT = {"confirm": "confirmed", "reject": "rejected", "restore": "put back", "discard": "set aside"}


def merge_links(library: Library, links: Sequence[LinkEntry], ends: Ends, said: Said) -> None:
    """Put decisions on links into the library."""
    known = _known_links(library)
    for link in links:

        def differ(early: Told, late: Told, link: LinkEntry = link) -> None:
            text = f"Two desks decided differently: {_then(early)}, {_then(late)}. The later stands."
            said.notes.append(kept_note(link.a, link.b, text, late[0]))
            words = f"“{link.a.words[:60]}”"
            said.sentences.append(f"A line-up was {_then(early)} and {_then(late)}; the later stands: {words}")

        if _wins(library, (link.made, link.decision), known.get(_pair(link, ends)), differ):
            _add_link(library, link, ends)


def merge_edits(library: Library, edits: Sequence[EditEntry], ends: Ends, said: Said) -> None:
    """Put details that were put in by hand into the library."""
    for edit in edits:

        def differ(early: Told, late: Told, edit: EditEntry = edit) -> None:
            what = f"the {edit.field} was put in as “{early[1]}” and as “{late[1]}”"
            _tell(ends, said, edit.article, what, late[0])

        number = ends.numbers[edit.article]
        row = library.db.execute(
            "SELECT id, made, subject ->> 'value' FROM corrections WHERE article = ? AND decision = 'edit' "
            "AND subject ->> 'field' = ?",
            [number, edit.field],
        ).fetchone()
        if _wins(library, (edit.made, edit.value), row, differ):
            subject = {"article": number, "field": edit.field, "value": edit.value}
            keep_decision(library.db, "edit", number, subject, edit.made)
            library.articles.touch([number])


def merge_pieces(
    library: Library, pieces: Sequence[PieceEntry], ends: Ends, said: Said
) -> list[tuple[int, PieceEntry]]:
    """Return the decisions on pieces that this library must still follow, each with its article.

    What an article new here was laid out by is kept at once.
    """
    found = []
    for piece in pieces:

        def differ(early: Told, late: Told, piece: PieceEntry = piece) -> None:
            what = f"“{piece.words[:60]}” was {_then(early)} and {_then(late)}"
            _tell(ends, said, piece.article, what, late[0])

        number, article = ends.numbers[piece.article], ends.article(piece.article)
        row = library.db.execute(
            "SELECT id, made, decision FROM corrections WHERE article = ? AND decision IN ('restore', 'discard') "
            "AND subject ->> 'start' = ? AND subject ->> 'end' = ?",
            [number, piece.start, piece.end],
        ).fetchone()
        alike = row is not None and row[2] == piece.decision
        here = article is not None and article.source[piece.start : piece.end] == piece.words
        if here or alike:
            found += [(number, piece)] if _wins(library, (piece.made, piece.decision), row, differ) else []
        elif article is not None:
            said.sentences.append(f"“{piece.words[:60]}” was {_VERDICT[piece.decision]}, but is not in the page here")
    return found


def _wins(library: Library, theirs: Told, row: Row | None, differ: Callable[[Told, Told], None]) -> bool:
    """Tell whether a colleague's decision is to be kept: there is none here (`row`), or theirs is later, and ours goes.

    Of two alike the first time counts; of two that differ `differ` is told the earlier and the later.
    """
    if row is None:
        return True
    number, made, decision = row
    if decision == theirs[1]:
        library.db.execute("UPDATE corrections SET made = ? WHERE id = ?", [min(made, theirs[0]), number])
        return False
    early, late = sorted([theirs, (made, decision)])
    differ(early, late)
    if late == theirs:
        library.db.execute("DELETE FROM corrections WHERE id = ?", [number])
    return late == theirs


def _tell(ends: Ends, said: Said, article: str, what: str, made: str) -> None:
    near = ends.first(article)
    sentence = f"Two desks decided differently: {what}. The later stands."
    said.sentences.append(sentence)
    if near is not None:
        said.notes.append(kept_note(near, None, sentence, made))


def _then(decided: Told) -> str:
    made, decision = decided
    return f"{_VERDICT[decision]} on {day(made[:10])}"


def _pair(link: LinkEntry, ends: Ends) -> object:
    """What a decision on a link is known by: the passages, or, where the words are gone, the words."""
    a, b = ends.key(link.a), ends.key(link.b)
    return frozenset((a, b)) if a and b else frozenset((ends.anchor(link.a), ends.anchor(link.b)))


def _known_links(library: Library) -> dict[object, Row]:
    found: dict[object, Row] = {}
    for number, decision, made, a, b in library.corrections.decided_links():
        where = (library.corrections.resolved(a), library.corrections.resolved(b))
        key = frozenset(where) if all(where) else frozenset((a, b))
        found[key] = (number, made, decision)
    return found


def _add_link(library: Library, link: LinkEntry, ends: Ends) -> None:
    """Keep a decision with its ends in the order of this library's numbers, as its own are."""
    first, second = sorted((ends.anchor(link.a), ends.anchor(link.b)), key=lambda end: (end.article, end.start))
    keep_decision(library.db, link.decision, None, {"a": first, "b": second}, link.made)
