"""A second process beside this one: what it does is what would have been done here, and its end harms nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from index.group.shared import Shared, each
from index.helper import Helper


def square(number: int) -> int:
    return number * number


def square_and_stop(number: int) -> int:
    if number == 12:
        os._exit(1)
    return number * number


def process_of(handed: list[int]) -> list[int]:
    return [os.getpid() for _ in handed]


def make_process_of() -> Callable[[list[int]], list[int]]:
    return process_of


def ready(helper: Helper) -> Helper:
    while not helper.ready():
        time.sleep(0.01)
    return helper


def shared(helper: Helper | None, jobs: Iterator[int]) -> list[int]:
    one: Shared[int, int] = Shared(square, helper)
    try:
        return [found for found in one.results(jobs) if found is not None]
    finally:
        one.close()


def test_what_is_shared_comes_in_order() -> None:
    assert shared(ready(Helper(each, square)), iter(range(100))) == [number * number for number in range(100)]


def test_nothing_needs_the_helper() -> None:
    assert shared(None, iter(range(5))) == [0, 1, 4, 9, 16]
    assert shared(Helper(each, square), iter(())) == []


def test_work_is_really_shared() -> None:
    one: Shared[int, int] = Shared(lambda _: os.getpid(), ready(Helper(make_process_of)))
    try:
        assert len({found for found in one.results(range(60)) if found is not None}) == 2
    finally:
        one.close()


def test_what_a_broken_helper_was_at_is_done_here(capfd: pytest.CaptureFixture[str]) -> None:
    assert shared(ready(Helper(each, square_and_stop)), iter(range(40))) == [number * number for number in range(40)]


@pytest.mark.skipif(os.name != "posix", reason="stops a process the POSIX way")
def test_a_helper_ends_with_who_began_it() -> None:
    helper = ready(Helper(make_process_of))
    helper.give([1])
    (other,) = helper.take()
    helper.close()
    with pytest.raises(ProcessLookupError):
        os.kill(other, signal.SIGTERM)


@pytest.mark.skipif(os.name != "posix", reason="tells a process to stop the POSIX way")
def test_ctrl_c_in_a_terminal_shows_no_traceback_of_a_helper(capfd: pytest.CaptureFixture[str]) -> None:
    helper = Helper(make_process_of)
    (child,) = multiprocessing.active_children()
    os.kill(child.pid or 0, signal.SIGINT)  # before it has loaded anything
    helper = ready(helper)
    os.kill(child.pid or 0, signal.SIGINT)
    helper.give([1])
    assert helper.take() == [child.pid]
    helper.close()
    assert capfd.readouterr().err == ""
