"""Merges a colleague's decisions: what one desk decided is taken; of two that differ the later stands, and both are
told in a note on the place."""

from __future__ import annotations

from collections.abc import Sequence

from store.bundle.ends import Ends, Said, kept_note
from store.bundle.records import EditEntry, LinkEntry, PieceEntry
from store.corrections import keep_decision
from store.database import Library
from store.names import day
from store.records import PassageKey

_VERDICT = {"confirm": "confirmed", "reject": "rejected", "restore": "put back", "discard": "set aside"}


def merge_links(library: Library, links: Sequence[LinkEntry], ends: Ends, said: Said) -> None:
    """Put decisions on links into the library."""
    known = _known_links(library)
    for link in links:
        mine = known.get(_pair(link, ends))
        if mine is None:
            _add_link(library, link, ends)
            continue
        number, decision, made = mine
        if decision == link.decision:
            if link.made < made:  # both desks decided alike: the first time counts
                library.db.execute("UPDATE corrections SET made = ? WHERE id = ?", [link.made, number])
            continue
        late, early = sorted([(link.made, link.decision), (made, decision)], reverse=True)
        text = f"Two desks decided differently: {_then(early)}, {_then(late)}. The later stands."
        said.notes.append(kept_note(link.a, link.b, text, late[0]))
        said.sentences.append(
            f"A line-up was {_then(early)} and {_then(late)}; the later stands: “{link.a.words[:60]}”"
        )
        if late == (link.made, link.decision):
            library.db.execute("DELETE FROM corrections WHERE id = ?", [number])
            _add_link(library, link, ends)


def merge_edits(library: Library, edits: Sequence[EditEntry], ends: Ends, said: Said) -> None:
    """Put details that were put in by hand into the library."""
    for edit in edits:
        number = ends.numbers[edit.article]
        row = library.db.execute(
            "SELECT id, subject ->> 'value', made FROM corrections WHERE article = ? AND decision = 'edit' "
            "AND subject ->> 'field' = ?",
            [number, edit.field],
        ).fetchone()
        if row is not None and row[1] == edit.value:
            library.db.execute("UPDATE corrections SET made = ? WHERE id = ?", [min(row[2], edit.made), row[0]])
            continue
        if row is not None:
            late, early = sorted([(edit.made, edit.value), (str(row[2]), str(row[1]))], reverse=True)
            what = f"the {edit.field} was put in as “{early[1]}” and as “{late[1]}”"
            _tell(ends, said, edit.article, what, late[0])
            if late != (edit.made, edit.value):
                continue
            library.db.execute("DELETE FROM corrections WHERE id = ?", [row[0]])
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
        number, article = ends.numbers[piece.article], ends.article(piece.article)
        row = library.db.execute(
            "SELECT id, decision, made FROM corrections WHERE article = ? AND decision IN ('restore', 'discard') "
            "AND subject ->> 'start' = ? AND subject ->> 'end' = ?",
            [number, piece.start, piece.end],
        ).fetchone()
        if row is not None and row[1] == piece.decision:
            library.db.execute("UPDATE corrections SET made = ? WHERE id = ?", [min(row[2], piece.made), row[0]])
            continue
        here = article is not None and article.source[piece.start : piece.end] == piece.words
        if not here or article is None:
            if article is not None:
                said.sentences.append(
                    f"“{piece.words[:60]}” was {_VERDICT[piece.decision]}, but is not in the page here"
                )
            continue
        if row is not None:
            late, early = sorted([(piece.made, piece.decision), (str(row[2]), str(row[1]))], reverse=True)
            what = f"“{piece.words[:60]}” was {_then(early)} and {_then(late)}"
            _tell(ends, said, piece.article, what, late[0])
            if late != (piece.made, piece.decision):
                continue
            library.db.execute("DELETE FROM corrections WHERE id = ?", [row[0]])
        found.append((number, piece))
    return found


def _tell(ends: Ends, said: Said, article: str, what: str, made: str) -> None:
    near = ends.first(article)
    sentence = f"Two desks decided differently: {what}. The later stands."
    said.sentences.append(sentence)
    if near is not None:
        said.notes.append(kept_note(near, None, sentence, made))


def _then(decided: tuple[str, str]) -> str:
    made, decision = decided
    return f"{_VERDICT[decision]} on {day(made[:10])}"


def _pair(link: LinkEntry, ends: Ends) -> object:
    """What a decision on a link is known by: the passages, or, where the words are gone, the words."""
    a, b = ends.key(link.a), ends.key(link.b)
    return frozenset((a, b)) if a and b else frozenset((ends.anchor(link.a), ends.anchor(link.b)))


def _known_links(library: Library) -> dict[object, tuple[int, str, str]]:
    found: dict[object, tuple[int, str, str]] = {}
    for number, decision, made, a, b in library.corrections.decided_links():
        where: tuple[PassageKey | None, PassageKey | None] = (
            library.corrections.resolved(a), library.corrections.resolved(b),
        )  # fmt: skip
        key = frozenset(where) if all(where) else frozenset((a, b))
        found[key] = (number, decision, made)
    return found


def _add_link(library: Library, link: LinkEntry, ends: Ends) -> None:
    """Keep a decision with its ends in the order of this library's numbers, as its own are."""
    first, second = sorted((ends.anchor(link.a), ends.anchor(link.b)), key=lambda end: (end.article, end.start))
    keep_decision(library.db, link.decision, None, {"a": first, "b": second}, link.made)
