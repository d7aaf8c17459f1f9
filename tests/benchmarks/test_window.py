"""The whole window: shown on a large library, and scrolled while thousands of articles are imported beside it."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from store.database import open_library
from store.records import Account, Details, Event, Layout, Page, Passage, Reading
from tests.benchmarks.test_compare_views import WORDS, lined_up, p95, texts, took
from tests.ui.conftest import ROOT
from ui.dialogs.questions import Questions
from ui.jobs import command
from ui.panels.messages import Recorder
from ui.window import Window

LARGE, IMPORTED = 35_000, 10_000
SHOW = """
import os, resource, sys, time
start = time.perf_counter()
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from ui.start import _application, _window
from PySide6.QtCore import QSettings
from ui.panels.messages import Recorder
app = _application()
settings = QSettings(sys.argv[2], QSettings.Format.IniFormat)
window = _window(Path(sys.argv[1]), False, settings, lambda *_: None, Recorder())
window.show()
app.processEvents()
shown, busy = time.perf_counter() - start, time.process_time()
memory = int(next(line for line in open("/proc/self/status") if line.startswith("VmRSS")).split()[1]) // 1024
print(f"{shown:.2f} {busy:.2f} {memory}")
window.close()
"""


def sentences(dice: random.Random, count: int) -> str:
    return " ".join(" ".join(dice.choices(WORDS, k=18)).capitalize() + "." for _ in range(count))


def fill(folder: Path, count: int) -> None:
    """Make a library of invented articles, four of them to a story."""
    dice = random.Random(3)
    with open_library(folder) as library, library.db.atomic():
        for number in range(count):
            text = sentences(dice, 3)
            details = Details(f"Headline {number} {text[:40]}", f"Outlet {number % 40}", published="2026-03-03")
            reading = Reading(Page(text, ()), f"{number} {text}".encode(), f"{number}.txt")
            library.articles.add(reading, details, Layout((), text, (Passage(0, len(text)),)))
        accounts = [[Account(at + one, (0,)) for one in range(4)] for at in range(1, count - 3, 4)]
        library.events.replace(
            [Event(0, f"Story {n}", "2026-03-03", "story", (), tuple(some)) for n, some in enumerate(accounts, 1)]
        )


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="measures memory as Linux tells it")
def test_the_window_on_a_large_library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside it an empty library: what Qt and the program take by themselves."""
    told = {}
    for count in (0, LARGE):
        folder = tmp_path / str(count)
        fill(folder, count)
        line = [sys.executable, "-c", SHOW, str(folder), str(tmp_path / "window.ini")]
        runs = [subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=True) for _ in range(3)]
        told[count] = [min(map(float, each)) for each in zip(*(run.stdout.split() for run in runs), strict=True)]
    with capsys.disabled():
        for count, (shown, busy, memory) in told.items():
            print(f"\n{count:,} articles: shown after {shown:.2f} s ({busy:.2f} s of a core), {memory:.0f} MB", end="")


def steps(scroll: Callable[[int], object], count: int) -> list[float]:
    """Milliseconds of the window's thread for each of `count` scroll steps of 40 px, down and up again."""
    return [took(lambda at=at: scroll(40 * (at % 60))) for at in range(count)]  # type: ignore[misc]


@pytest.mark.slow
def test_scrolling_while_articles_are_imported(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    dice = random.Random(5)
    file = tmp_path / "many.jsonl"
    file.write_text(
        "".join(
            json.dumps({"title": f"Headline {n}", "outlet": f"Outlet {n % 40}", "text": f"{n} {sentences(dice, 8)}"})
            + "\n"
            for n in range(IMPORTED)
        )
    )
    monkeypatch.setattr(Questions, "leave", lambda _: True)
    folder = tmp_path / "library"
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = Window(open_library(folder), command(folder), settings, lambda *_: None, Recorder())
    qtbot.addWidget(window)
    window.resize(1600, 900)
    window.show()
    window.centre.show_comparison(lined_up(texts(4, 1200)), {}, None)
    qtbot.waitUntil(lambda: not window.worker.busy, timeout=60_000)
    qtbot.wait(300)
    bar = window.centre.comparison.columns.panes[0].verticalScrollBar()
    steps(bar.setValue, 60)
    idle = steps(bar.setValue, 400)
    window.importing.paths([str(file)])
    qtbot.waitUntil(lambda: window.progress.isVisible(), timeout=60_000)
    beside: list[float] = []
    while len(beside) < 400:
        assert window.worker.busy, "the import was done before the measure"
        beside += steps(bar.setValue, 20)
        qtbot.wait(100)
    window.close()
    with capsys.disabled():
        print(
            f"\nscroll step p95: idle {p95(idle):.1f} ms, while articles are imported {p95(beside):.1f} ms "
            f"({p95(beside) / p95(idle):.1f} x); worst {max(idle):.1f} and {max(beside):.1f} ms"
        )
