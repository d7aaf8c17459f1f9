"""Shares work between this process and a second one, without changing what comes of it or in which order."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Generic, TypeVar

from index.helper import Helper

_AT_ONCE = 8
"""Jobs that the second process is handed at once: while this one does a job of its own, it should not stand idle."""

_PAUSE = 0.005

J = TypeVar("J")
R = TypeVar("R")


class Shared(Generic[J, R]):
    """Jobs that are done by `here` or, just as well, by the helper; `None` where there is no second core."""

    def __init__(self, here: Callable[[J], R], helper: Helper | None) -> None:
        self._here, self._helper = here, helper
        self._asked: list[J] = []
        self._slots: deque[list[R]] = deque()  # in the order of the jobs; empty while a job is being done
        self._given: list[list[R]] = []

    def close(self) -> None:
        """End the second process."""
        if self._helper:
            self._helper.close()
            self._helper = None

    def results(self, jobs: Iterable[J]) -> Iterator[R | None]:
        """Yield what comes of each job in the order of the jobs, and None now and then while the helper is waited for.

        Jobs are taken from `jobs` when they can be begun, a few ahead of what is yielded.
        """
        left = iter(jobs)
        while True:
            self._feed(left)
            job = next(left, _END)
            if job is not _END:
                self._slots.append([self._here(job)])
            elif self._given:
                time.sleep(_PAUSE)
                yield None
            while self._slots and self._slots[0]:
                yield self._slots.popleft()[0]
            if job is _END and not self._slots:
                return

    def _feed(self, left: Iterator[J]) -> None:
        """Take what the helper has done, and give it more."""
        if not self._helper or not (self._helper.waits() if self._given else self._helper.ready()):
            return
        try:
            if self._given:
                self._take(self._helper.take())
            self._asked = list(islice(left, _AT_ONCE))
            self._given = [[] for _ in self._asked]
            self._slots.extend(self._given)
            if self._asked:
                self._helper.give(self._asked)
        except (OSError, EOFError):  # it is gone: what it was at is done here
            self.close()
            self._take([self._here(job) for job in self._asked])

    def _take(self, done: list[R]) -> None:
        for slot, result in zip(self._given, done, strict=True):
            slot.append(result)
        self._given, self._asked = [], []


_END: Any = object()


def each(work: Callable[[J], R]) -> Callable[[list[J]], list[R]]:
    """Return what a helper does with jobs that come several at once."""
    return lambda jobs: [work(job) for job in jobs]
