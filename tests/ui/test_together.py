"""Two programs at one library: what each adds to a list stays there."""

from __future__ import annotations

from pathlib import Path

from store.database import open_library
from store.feeds import Feeds
from store.watched import Watched
from tests.ui.test_worker import Client
from ui.service import searches

MANY = 25
NAMES = ("first", "second")


def ask_much(client: Client, name: str, folder: Path) -> int:
    """Ask one worker to add to every list, many times, without waiting for its answers; return how many it owes."""
    for number in range(MANY):
        one = f"{name}{chr(97 + number)}"
        (folder / one).mkdir()
        client.ask(4 * number + 1, "subscribe", sources=[f"https://{one}.example/feed"])
        client.ask(4 * number + 2, "keep_search", name=one, query=one)
        client.ask(4 * number + 3, "teach", names=[one, f"{one} of {name}"])
        client.ask(4 * number + 4, "watch", folders=[str(folder / one)])
    return 4 * MANY


def test_two_workers_lose_nothing_of_each_other(tmp_path: Path) -> None:
    open_library(tmp_path / "library").close()
    clients = [Client(tmp_path / "library") for _ in NAMES]
    for client in clients:  # both are there before either begins
        client.ask(0, "check")
        assert client.outcome(0)["result"] == []
    owed = [ask_much(client, name, tmp_path) for client, name in zip(clients, NAMES, strict=True)]
    for client, many in zip(clients, owed, strict=True):
        answered = 0
        while answered < many:
            answer = client.reply()
            assert "error" not in answer
            answered += "progress" not in answer
        assert client.close() == 0
    with open_library(tmp_path / "library") as library:
        assert len(Feeds(library.settings).all()) == 2 * MANY
        assert len(searches.saved(library)) == 2 * MANY
        assert len(Watched(library.settings).folders()) == 2 * MANY
        assert len(library.settings.get("search.taught")) == 2 * MANY
