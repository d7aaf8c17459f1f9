"""What the program remembers between starts: JSON values by name."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Any

import msgspec

from store.sqlite import Database, writing


class Settings:
    """The settings of one library."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value kept under `name`, as plain lists, dicts, strings and numbers."""
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", [name]).fetchone()
        return default if row is None else msgspec.json.decode(row[0])

    def changing(self) -> AbstractContextManager[None]:
        """Hold back other programs' changes: what is read inside, and set again, loses none of theirs."""
        return writing(self._db)

    def set(self, name: str, value: Any) -> None:
        """Keep `value`, anything that JSON can hold; None forgets it."""
        if value is None:
            self._db.execute("DELETE FROM settings WHERE name = ?", [name])
            return
        packed = msgspec.json.encode(value).decode()
        self._db.execute(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [name, packed],
        )
