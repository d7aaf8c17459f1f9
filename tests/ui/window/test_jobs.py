"""The line to the worker, at its edges: crashes, garbage, cancelling, answers that come too late."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from store.errors import ReaderError
from store.records import Progress
from ui.jobs import Worker

FAKE = [sys.executable, str(Path(__file__).with_name("fake_worker.py"))]


class Heard:
    """Keeps what a worker answered."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.errors: list[ReaderError] = []
        self.steps: list[Progress] = []


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def worker(heard: Heard) -> Iterator[Worker]:
    made = Worker(FAKE, heard.errors.append)
    yield made
    made.close()


def until(qtbot: QtBot, true: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(true()), timeout=8000)


def test_answers_come_in_order(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    for word in ("one", "two", "three"):
        worker.ask("echo", {"echo": word}, heard.answers.append)
    until(qtbot, lambda: len(heard.answers) == 3)
    assert heard.answers == ["one", "two", "three"]
    assert not worker.busy


def test_an_error_of_the_world_is_told_with_its_next_step(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    worker.ask("fail", {}, heard.answers.append)
    until(qtbot, lambda: heard.errors)
    assert (heard.errors[0].sentence, heard.errors[0].next_step) == ("It is raining.", "Take an umbrella.")


def test_a_line_that_is_no_answer_is_passed_over(
    qtbot: QtBot, worker: Worker, heard: Heard, capsys: pytest.CaptureFixture[str]
) -> None:
    worker.ask("garbage", {}, heard.answers.append)
    until(qtbot, lambda: heard.answers)
    assert heard.answers == ["after garbage"]
    assert "no answer" in capsys.readouterr().err


def test_an_answer_in_two_halves_is_put_together(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    worker.ask("halves", {}, heard.answers.append)
    until(qtbot, lambda: heard.answers)
    assert heard.answers == ["ø" * 9]


def test_after_a_crash_the_user_is_told_once_and_the_next_question_is_answered(
    qtbot: QtBot, worker: Worker, heard: Heard
) -> None:
    said: list[str] = []
    worker.crashed.connect(said.append)
    worker.ask("crash", {}, heard.answers.append)
    until(qtbot, lambda: heard.errors)
    assert len(said) == 1
    worker.ask("echo", {"echo": "here again"}, heard.answers.append)
    until(qtbot, lambda: heard.answers)
    assert heard.answers == ["here again"]


def test_a_question_that_changes_nothing_is_asked_again_after_a_crash(
    qtbot: QtBot, worker: Worker, heard: Heard, tmp_path: Path
) -> None:
    worker.ask("search", {"mark": str(tmp_path / "crashed"), "echo": "found"}, heard.answers.append)
    until(qtbot, lambda: heard.answers)
    assert heard.answers == ["found"]
    assert not heard.errors


def test_long_work_is_seen_and_stopped(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    number = worker.ask("long", {}, heard.answers.append, seen=heard.steps.append)
    until(qtbot, lambda: heard.steps)
    assert heard.steps[0] == Progress(1, 3, "one")
    worker.cancel(number)
    until(qtbot, lambda: heard.errors)
    assert heard.errors[0].sentence == "Stopped."


def test_a_forgotten_question_is_not_answered(qtbot: QtBot, worker: Worker, heard: Heard) -> None:
    worker.forget(worker.ask("echo", {"echo": "late"}, heard.answers.append))
    worker.ask("echo", {"echo": "now"}, heard.answers.append)
    until(qtbot, lambda: heard.answers)
    assert heard.answers == ["now"]


def test_a_program_that_is_not_there_is_told(qtbot: QtBot, heard: Heard) -> None:
    worker = Worker(["/nowhere/at/all"], heard.errors.append)
    worker.ask("echo", {}, heard.answers.append)
    until(qtbot, lambda: heard.errors)
    assert "cannot be started" in heard.errors[0].sentence
    worker.close()
