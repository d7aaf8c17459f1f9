"""Tool tips never make mark-up of what an article says."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.tips import plain_tip


@pytest.mark.parametrize("words", ["Flood hits town", "Trump > Biden & co\nsecond line", ""])
def test_plain_words_stay_as_they_are(words: str) -> None:
    assert plain_tip(words) == words


def test_no_picture_that_a_headline_names_is_loaded(qtbot: QtBot, tmp_path: object) -> None:
    picture = QPixmap(300, 200)
    picture.fill()
    assert picture.save(f"{tmp_path}/a.png")
    label = QLabel(plain_tip(f'Flood <img src="file://{tmp_path}/a.png">'))
    qtbot.addWidget(label)
    assert label.sizeHint().height() < 100
    assert "&lt;img" in label.text()
