"""Every command has its key, its menu and its deed; no key stands for two."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from tests.keys import keys_page
from ui.commands import COMMANDS
from ui.window import Window


def test_no_key_stands_for_two_commands() -> None:
    keys = Counter(QKeySequence(key).toString() for command in COMMANDS for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []
    assert "" not in keys


def test_no_letter_stands_for_two_lines_of_a_menu() -> None:
    letters = Counter((c.menu, c.text[c.text.index("&") + 1].casefold()) for c in COMMANDS if "&" in c.text)
    assert [letter for letter, count in letters.items() if count > 1] == []


def test_every_command_has_a_key_and_stands_in_a_menu(window: Window) -> None:
    listed = {action.objectName() for menu in window.findChildren(QMenu) for action in menu.actions()}
    for command in COMMANDS:
        assert command.keys, command.name
        assert command.name in listed


def test_every_command_can_be_done_when_nothing_is_open(window: Window) -> None:
    asking = {
        "paste",
        "feeds",
        "details",
        "keys",
        "about",
        "quit",
        "open_sample",
        "full_screen",
        "palette",
        "reading",
        "add_account",
        "new_window",
        "tour",
        "outlets",
    }  # they open dialogs or leave
    window.questions.files = list  # type: ignore[method-assign]
    window.questions.folder = lambda _: ""  # type: ignore[method-assign]
    window.questions.save = lambda *_: ""  # type: ignore[method-assign]
    window.questions.export = window.questions.wish = lambda *_: None  # type: ignore[method-assign]
    window.questions.bundle = lambda *_: None  # type: ignore[method-assign]
    window.questions.name = lambda *_: ""  # type: ignore[method-assign]
    window.questions.pick = window.questions.line = window.questions.remark = lambda *_: None  # type: ignore[method-assign]
    window.questions.picks = lambda *_: []  # type: ignore[method-assign]
    for command in COMMANDS:
        if command.name not in asking:
            window.actions_by_name[command.name].trigger()
    window.set_theme("light")


def test_the_document_of_keys_names_every_command() -> None:
    page = (Path(__file__).parents[3] / "docs" / "keys.md").read_text(encoding="utf-8")
    assert page == keys_page(), "run tests/keys.py"
