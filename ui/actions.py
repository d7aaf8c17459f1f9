"""The window's commands as Qt's actions, in the menus and on their keys, which the user may change."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from ui.commands import COMMANDS, Command

GROUP = "keys"  # of the settings
Handlers = Mapping[str, Callable[[], object]]
Keys = Mapping[str, tuple[str, ...]]
"""The user's own keys, by the name of the command."""


def build(window: QMainWindow, handlers: Handlers, own: Keys) -> dict[str, QAction]:
    """Make the menus of `window`; every command must have its handler."""
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(command.text, window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in keys_of(command, own)])
        action.setCheckable(command.check)
        action.triggered.connect(lambda _=False, act=handlers[command.name]: act())
        window.addAction(action)  # so that its keys work where the menu bar is hidden
        actions[command.name] = action
    _fill(window, actions)
    return actions


def keys_of(command: Command, own: Keys) -> tuple[str, ...]:
    """Return the keys of a command: the user's, else its own that the user gave to no other."""
    if command.name in own:
        return own[command.name]
    taken = {key for keys in own.values() for key in keys}
    return tuple(key for key in command.keys if QKeySequence(key).toString() not in taken)


def _fill(window: QMainWindow, actions: Mapping[str, QAction]) -> None:
    bar = window.menuBar()
    for title in dict.fromkeys(command.menu for command in COMMANDS):
        menu = bar.addMenu(title)
        menu.setObjectName(title.replace("&", ""))
        group = 0
        for command in (each for each in COMMANDS if each.menu == title):
            if group and command.group != group:
                menu.addSeparator()
            group = command.group
            menu.addAction(actions[command.name])


def shown_keys(keys: tuple[str, ...]) -> str:
    """Return keys as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    named = (QKeySequence(key).toString(native) for key in keys)
    return " or ".join(dict.fromkeys(name for name in named if name))


def own_keys(settings: QSettings) -> dict[str, tuple[str, ...]]:
    """Return the keys that the user has changed, by command."""
    found = {}
    for command in COMMANDS:
        kept = settings.value(f"{GROUP}/{command.name}")
        if kept is not None:
            names = [kept] if isinstance(kept, str) else list(kept)
            found[command.name] = tuple(name for name in names if name)
    return found


def keep_keys(settings: QSettings, own: Keys) -> None:
    """Keep the user's keys in the place of those kept before."""
    settings.remove(GROUP)
    for name, keys in own.items():
        settings.setValue(f"{GROUP}/{name}", list(keys) or "")
