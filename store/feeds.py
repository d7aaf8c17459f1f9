"""The feeds that a library follows: nothing of them is fetched until the user asks for a refresh."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from store.addresses import is_address
from store.errors import NotFound, ReaderError
from store.settings import Settings

_KEPT = "feeds"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed by its address; `refreshed` is when it was last fetched (ISO 8601, UTC), `problem` why that failed."""

    address: str
    title: str = ""
    refreshed: str = ""
    problem: str = ""


class Feeds:
    """The feeds of one library, in the order in which they were added."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def all(self) -> list[Feed]:
        """Return every feed."""
        return [Feed(**told) for told in self._settings.get(_KEPT, [])]

    def add(self, feeds: Iterable[Feed]) -> int:
        """Add those that are not there yet and return how many; raises ReaderError for what is no address."""
        new = list(feeds)
        for feed in new:
            if not is_address(feed.address):
                raise ReaderError(f"{feed.address} is not the address of a feed.", "It begins with https://.")
        with self._settings.changing():
            kept = {feed.address: feed for feed in self.all()}
            before = len(kept)
            for feed in new:
                kept.setdefault(feed.address, feed)
            self._keep(kept.values())
        return len(kept) - before

    def remove(self, address: str) -> None:
        """Follow a feed no longer; its articles stay. Raises NotFound."""
        with self._settings.changing():
            kept = self.all()
            left = [feed for feed in kept if feed.address != address]
            if left == kept:
                raise NotFound(f"The library follows no feed {address}.", "`synoptic feeds` lists those it follows.")
            self._keep(left)

    def refreshed(self, address: str, moment: str, problem: str, title: str = "") -> None:
        """Note how a refresh went."""
        with self._settings.changing():
            self._keep(
                replace(feed, refreshed=moment, problem=problem, title=feed.title or title)
                if feed.address == address
                else feed
                for feed in self.all()
            )

    def _keep(self, feeds: Iterable[Feed]) -> None:
        self._settings.set(_KEPT, [asdict(feed) for feed in feeds])
