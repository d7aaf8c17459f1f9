"""What outlets are called: a name of the user's choice for each, whatever name or address its articles carry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from store.addresses import site
from store.corrections import edits_of
from store.errors import NotFound, ReaderError
from store.records import Details
from store.sqlite import Database


@dataclass(frozen=True, slots=True)
class Alias:
    """A name that articles carry, and what their outlet is called instead."""

    id: int
    name: str
    outlet: str


def outlet_key(name: str) -> str:
    """Return a name as it is compared: without case, signs, a leading "www." or "the"; "" for no name."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", name.strip().casefold())
    words = re.findall(r"\w+", bare.replace("’", "").replace("'", ""))
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def publisher(details: Details) -> str:
    """Return the outlet that an article names, else the site of its link, else ""."""
    return details.outlet or site(details.url)


class Outlets:
    """The names that the user gave to outlets. They are laid over articles when these are read, and never written in
    their details: so each holds for what is there and for what comes, and taking it back leaves nothing behind."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def all(self) -> list[Alias]:
        """Return every alias, oldest first."""
        return [Alias(*row) for row in self._db.execute("SELECT id, name, outlet FROM outlets ORDER BY id").fetchall()]

    def names(self) -> dict[str, str]:
        """Return the name to show for each key of a name that has an alias."""
        return {outlet_key(alias.name): alias.outlet for alias in self.all()}

    def of_articles(self) -> dict[int, str]:
        """Return who published each article: its outlet as it is called, else the site of its link, else ""."""
        edits, names = edits_of(self._db), self.names()
        rows = self._db.execute("SELECT id, outlet, url FROM articles WHERE removed = '' ORDER BY id").fetchall()
        found = {}
        for article, outlet, url in rows:
            told = {"outlet": outlet, "url": url} | edits.get(article, {})
            found[int(article)] = called(told["outlet"], told["url"], names) or site(told["url"])
        return found

    def call(self, name: str, outlet: str) -> None:
        """Let what articles call `name` be called `outlet`; what was called `name` by an alias follows.

        Raises ReaderError when one of the two is no name.
        """
        told, wanted = " ".join(name.split()), " ".join(outlet.split())
        if not outlet_key(told) or not outlet_key(wanted):
            raise ReaderError("An outlet needs a name.", "Write a name or a site, like nytimes.com.")
        with self._db.atomic():
            self._db.execute("DELETE FROM outlets WHERE key = ?", [outlet_key(wanted)])
            if outlet_key(told) != outlet_key(wanted) or told != wanted:
                self._keep(told, wanted)
            for alias in self.all():
                if outlet_key(alias.outlet) == outlet_key(told) and outlet_key(alias.name) != outlet_key(told):
                    self._keep(alias.name, wanted)

    def forget(self, name: str) -> Alias:
        """Take an alias back and return it. Raises NotFound."""
        found = next((alias for alias in self.all() if outlet_key(alias.name) == outlet_key(name)), None)
        if found is None:
            raise NotFound(f"“{name}” is no other name of an outlet.", "`synoptic outlets` lists those there are.")
        self._db.execute("DELETE FROM outlets WHERE id = ?", [found.id])
        return found

    def _keep(self, name: str, outlet: str) -> None:
        self._db.execute("DELETE FROM outlets WHERE key = ?", [outlet_key(name)])
        self._db.execute("INSERT INTO outlets (name, key, outlet) VALUES (?, ?, ?)", [name, outlet_key(name), outlet])


def called(outlet: str, url: str, names: Mapping[str, str]) -> str:
    """Return what an outlet is called; where an article names none, the name given to its link's site, else ""."""
    if not names:
        return outlet
    return names.get(outlet_key(outlet), outlet) if outlet else names.get(outlet_key(site(url)), "")


def named(details: Details, names: Mapping[str, str]) -> Details:
    """Return details with the outlet as it is called."""
    outlet = called(details.outlet, details.url, names)
    return details if outlet == details.outlet else replace(details, outlet=outlet)
