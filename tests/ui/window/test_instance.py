"""A second start hands its library to the first program."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.instance import Instance, hand_over, name_of


def test_a_second_start_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    name = name_of(str(tmp_path / "window.ini"))
    asked: list[Path] = []
    assert not hand_over(name, tmp_path)
    instance = Instance(name, asked.append)
    assert hand_over(name, tmp_path)
    qtbot.waitUntil(lambda: asked == [tmp_path.resolve()])
    instance.close()
    assert not hand_over(name, tmp_path)
