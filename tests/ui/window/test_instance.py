"""A second start hands its library to the first program."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from ui.instance import Instance, hand_over, name_of


def test_a_second_start_is_taken_over(qtbot: QtBot, tmp_path: Path) -> None:
    name = name_of(str(tmp_path / "window.ini"))
    asked: list[tuple[Path | None, list[Path]]] = []
    assert not hand_over(name, tmp_path)
    instance = Instance(name, lambda folder, files: asked.append((folder, files)))
    assert hand_over(name, tmp_path)
    qtbot.waitUntil(lambda: asked == [(tmp_path.resolve(), [])])
    file = tmp_path / "a ferry.synoptic"
    assert hand_over(name, None, [file])
    qtbot.waitUntil(lambda: asked[1:] == [(None, [file.resolve()])])
    instance.close()
    assert not hand_over(name, tmp_path)
