"""The program as a person has it: keys and mouse go in by xdotool, what is shown is read from the accessible tree."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 180.0  # seconds; with a dozen programs on two cores a line-up of ten articles takes more than one minute
SYSTEM = "/usr/bin/python3"  # GNOME's bindings come with the system's own Python


@dataclass(frozen=True)
class Node:
    """One thing that a screen reader finds."""

    depth: int
    role: str
    name: str
    description: str
    states: frozenset[str]
    box: tuple[int, int, int, int]
    text: str

    @property
    def shown(self) -> bool:
        """Whether it is on the screen."""
        return "showing" in self.states and self.box[2] > 0

    @property
    def middle(self) -> tuple[int, int]:
        """Its middle on the screen."""
        x, y, wide, high = self.box
        return x + wide // 2, y + high // 2


class Tree:
    """A screen reader: a process of the system's Python that tells the tree when it is asked."""

    def __init__(self, python: str, surroundings: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [python, str(Path(__file__).with_name("tree.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=surroundings,
        )  # fmt: skip

    def close(self) -> None:
        """End it."""
        self._process.kill()
        self._process.communicate()

    def ask(self, verb: str, words: str = "", role: str = "") -> list[Node]:
        """Return "all" there is, what "fits" words and role, what is "below" that, or what has the "keys"."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(f"{verb}\t{role}\t{words}\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline())
        return [Node(**{**one, "states": frozenset(one["states"]), "box": tuple(one["box"])}) for one in told]


class Screen:
    """The program on a screen of its own. `surroundings` name the screen and its bus."""

    def __init__(self, surroundings: dict[str, str], folder: Path, line: list[str]) -> None:
        """`folder` is the library, `line` starts the program."""
        self.surroundings, self.folder, self._line = surroundings, folder, line
        self.start()

    def start(self) -> None:
        """Start the program and wait until it is shown."""
        self.program = subprocess.Popen(self._line, env=self.surroundings, start_new_session=True)
        self.until(lambda: self.title().endswith("Synoptic"))
        self.reader = Tree(SYSTEM, self.surroundings)
        self.find("Events", "list")

    def stop(self) -> None:
        """End the program."""
        self.reader.close()
        if self.program.poll() is None:
            os.killpg(self.program.pid, signal.SIGTERM)
        self.program.wait(30)

    def leave(self) -> None:
        """Wait until the program, told to quit, has ended."""
        self.program.wait(PATIENCE)
        self.reader.close()

    def xdotool(self, *words: str) -> str:
        """Run xdotool and return what it says."""
        done = subprocess.run(
            ["xdotool", *words], env=self.surroundings, capture_output=True, text=True, check=False, timeout=20
        )
        return done.stdout.strip()

    # hands

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        for key in keys:
            self.xdotool("key", "--clearmodifiers", key)

    def type(self, words: str) -> None:
        """Type words."""
        self.xdotool("type", "--delay", "20", words)

    def click(self, node: Node, button: int = 1, times: int = 1) -> None:
        """Click in the middle of something."""
        x, y = node.middle
        self.xdotool("mousemove", "--sync", str(x), str(y))
        self.xdotool("click", "--repeat", str(times), "--delay", "60", str(button))

    def click_at(self, point: tuple[int, int]) -> None:
        """Click at a point of the screen."""
        self.xdotool("mousemove", "--sync", *map(str, point), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Drag with the left button from one point of the screen to another."""
        self.xdotool("mousemove", "--sync", *map(str, start), "mousedown", "1")
        (x, y), steps = start, 8
        for step in range(1, steps + 1):
            at = x + (end[0] - x) * step // steps, y + (end[1] - y) * step // steps
            self.xdotool("mousemove", "--sync", *map(str, at))
        self.xdotool("mouseup", "1")

    # eyes

    def title(self) -> str:
        """Return the title of the window that has the keys."""
        return self.xdotool("getactivewindow", "getwindowname")

    def all(self) -> list[Node]:
        """Return everything that a screen reader finds, hidden things too."""
        return self.reader.ask("all")

    def seen(self, words: str, role: str = "") -> list[Node]:
        """Return what is on the screen and has these words in its name or description."""
        return [node for node in self.reader.ask("fits", words, role) if node.shown]

    def find(self, words: str, role: str = "") -> Node:
        """Wait for something on the screen with these words, and return it."""
        found: list[Node] = []
        self.until(lambda: found.extend(self.seen(words, role)) or found, f"{role} {words!r}")
        return found[0]

    def enabled(self, words: str, role: str = "") -> Node:
        """Wait for something on the screen that can be used, and return it."""
        found: list[Node] = []

        def able() -> list[Node]:
            found.extend(node for node in self.seen(words, role) if "enabled" in node.states)
            return found

        self.until(able, f"{role} {words!r} to be used")
        return found[0]

    def below(self, words: str, role: str = "") -> list[Node]:
        """Return what is seen below the first thing with these words."""
        return [node for node in self.reader.ask("below", words, role) if node.shown]

    def focused(self) -> Node | None:
        """Return what has the keys: the innermost thing that says so."""
        return next(iter(self.reader.ask("keys")), None)

    def until(self, true: Callable[[], object], what: str = "") -> None:
        """Wait until something is so; fail when it does not become so."""
        end = time.monotonic() + PATIENCE
        while not true():
            assert self.program.poll() is None, "the program ended"
            assert time.monotonic() < end, f"it did not become so: {what}; the window is {self.title()!r}"
            time.sleep(0.05)
