"""What the user taught about an outlet's pages: paragraphs that always, or never, are furniture. Kept as truth."""

from __future__ import annotations

from dataclasses import dataclass

from store.errors import NotFound, ReaderError
from store.outlets import outlet_key
from store.revisions import now
from store.sqlite import Database


@dataclass(frozen=True, slots=True)
class Rule:
    """One paragraph of one outlet: `always` or never furniture. `paragraph` is the hash that finds its articles."""

    id: int
    outlet: str
    words: str
    always: bool
    paragraph: int
    made: str  # ISO 8601, UTC


_ALL = "SELECT id, outlet, words, always, paragraph, made FROM rules"


class Rules:
    """The rules of one library."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[Rule]:
        """Return every rule, oldest first."""
        return [_rule(row) for row in self._db.execute(f"{_ALL} ORDER BY id").fetchall()]

    def get(self, rule: int) -> Rule:
        """Return one rule. Raises NotFound."""
        row = self._db.execute(f"{_ALL} WHERE id = ?", [rule]).fetchone()
        if row is None:
            raise NotFound(f"There is no rule {rule}.", "`synoptic furniture` lists those there are.")
        return _rule(row)

    def teach(self, outlet: str, words: str, paragraph: int, always: bool) -> int:
        """Keep a rule in place of one on the same paragraph; return its number. ReaderError without an outlet."""
        if not outlet_key(outlet):
            raise ReaderError(
                "This article does not tell its outlet, and rules are kept for an outlet.",
                "Write the outlet into the article's details first.",
            )
        with self._db.atomic():
            for rule in self.all():
                if rule.paragraph == paragraph and outlet_key(rule.outlet) == outlet_key(outlet):
                    self._db.execute("DELETE FROM rules WHERE id = ?", [rule.id])
            cursor = self._db.execute(
                "INSERT INTO rules (outlet, words, always, paragraph, made) VALUES (?, ?, ?, ?, ?)",
                [outlet, words, int(always), paragraph, now()],
            )
        return int(cursor.lastrowid or 0)

    def forget(self, rule: int) -> Rule:
        """Take a rule back and return it. Raises NotFound."""
        found = self.get(rule)
        self._db.execute("DELETE FROM rules WHERE id = ?", [rule])
        return found


def _rule(row: tuple[int, str, str, int, int, str]) -> Rule:
    number, outlet, words, always, paragraph, made = row
    return Rule(number, outlet, words, bool(always), paragraph, made)
