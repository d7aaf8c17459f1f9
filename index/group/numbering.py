"""The numbers of terms: each is asked for once, and those that are new are kept when their articles are."""

from __future__ import annotations

from index.group.kept import Kept


class Numbering:
    """Gives every term its number; new ones get the next."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._known: dict[str, int] = {}
        self._next = kept.terms()
        self._new: list[tuple[int, str]] = []

    def __call__(self, term: str) -> int:
        number = self._known.get(term)
        if number is None:
            row = self._kept.db.execute("SELECT number FROM vocabulary WHERE term = ?", [term]).fetchone()
            number = self._known[term] = self._add(term) if row is None else int(row[0])
        return number

    def keep(self) -> None:
        """Write the new terms; to be called inside `Kept.writing`."""
        self._kept.db.executemany("INSERT INTO vocabulary VALUES (?, ?)", self._new)
        self._new.clear()

    def _add(self, term: str) -> int:
        self._new.append((self._next, term))
        self._next += 1
        return self._next - 1
