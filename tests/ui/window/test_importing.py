"""Bringing articles in from a web address and from feeds, with keys; what cannot be read is told in words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from store.formats import opml
from tests.store.formats.samples import HTML, TITLE, rss
from tests.ui.window.conftest import recorded
from ui.dialogs.feeds import FeedsDialog
from ui.window import Window

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Pages(BaseHTTPRequestHandler):
    """An article, a feed, and nothing else."""

    def do_GET(self) -> None:
        """Answer."""
        told = {"/article": HTML.encode(), "/feed": rss()}.get(self.path)
        self.send_response(200 if told else 404)
        self.end_headers()
        self.wfile.write(told or b"")

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def told(qtbot: QtBot, window: Window, many: int) -> str:
    qtbot.waitUntil(lambda: len(recorded(window).infos) >= many, timeout=30_000)
    return recorded(window).infos[many - 1]


def test_an_address_is_asked_for_and_its_page_is_kept(
    qtbot: QtBot, empty: Window, site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[str] = []

    def answer(_title: str, _label: str, old: str) -> str:
        proposed.append(old)
        return f"{site}/{('article', 'nothing')[len(proposed) - 1]}"

    monkeypatch.setattr(empty.questions, "name", answer)
    QGuiApplication.clipboard().setText(f" {site}/article\n")
    QTest.keyClick(empty, Qt.Key.Key_U, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert told(qtbot, empty, 1) == "1 article added."
    assert [one.details.title for one in empty.library.articles.all()] == [TITLE]
    QTest.keyClick(empty, Qt.Key.Key_V, CONTROL | SHIFT)  # an address alone is no article to paste
    assert told(qtbot, empty, 2).startswith(
        "127.0.0.1 answered with 404: it has no such page. Save the page in your browser"
    )
    assert proposed == [f"{site}/article"] * 2


def test_feeds_are_followed_and_fetched(
    qtbot: QtBot, empty: Window, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "feeds.opml"
    file.write_bytes(opml.written([(f"{site}/feed", "The Alder Gazette")]))
    monkeypatch.setattr(empty.questions, "file", lambda *_: str(file))
    seen: list[str] = []

    def use() -> None:
        (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, FeedsDialog) and one.isVisible()]
        dialog.bring.click()
        qtbot.waitUntil(lambda: dialog.list.count() == 1, timeout=20_000)
        seen.append(dialog.list.item(0).text())
        dialog.fetch.click()

    QTimer.singleShot(300, use)
    QTest.keyClick(empty, Qt.Key.Key_F5, CONTROL | SHIFT)
    assert seen == [f"The Alder Gazette\n{site}/feed\nnot fetched yet"]
    assert told(qtbot, empty, 1) == "1 article added, 1 is a teaser only."


def test_what_could_not_be_read_is_counted_and_listed_alike(qtbot: QtBot, empty: Window, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "feed.rss").write_bytes(rss())
    (tmp_path / "in" / "empty.pdf").write_bytes(b"%PDF-")
    empty.importing.paths([str(tmp_path / "in")])
    assert told(qtbot, empty, 1) == "1 article added, 2 could not be read."
    recorded(empty).buttons[-1][1]()
    ((_, failures),) = recorded(empty).lists
    assert [why.split()[0] for _, why in failures] == ["empty.pdf", "“Council"]
