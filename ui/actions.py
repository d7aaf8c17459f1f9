"""Everything that the window can do, each thing once: its name, words, keys and place in the menus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

Handlers = Mapping[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Command:
    """One thing to do. `keys`: the first is shown in the menu. `group` rules menus with lines between groups."""

    name: str
    text: str
    keys: tuple[str, ...]
    menu: str
    group: int = 0
    check: bool = False


def _menu(menu: str, *commands: tuple[int, str, str, str]) -> tuple[Command, ...]:
    """Write a menu as (group, name, text, keys between spaces); a text that begins with [ ] can be ticked."""
    return tuple(
        Command(name, text.removeprefix("[ ] "), tuple(keys.split()), menu, group, text.startswith("[ ]"))
        for group, name, text, keys in commands
    )


COMMANDS: tuple[Command, ...] = (
    *_menu(
        "&File",
        (1, "import_files", "&Import files…", "Ctrl+O"),
        (1, "import_folder", "Import a &folder…", "Ctrl+Shift+O"),
        (1, "paste", "&Paste an article…", "Ctrl+Shift+V Ctrl+V"),
        (2, "open_library", "Open &library…", "Ctrl+Shift+L"),
        (2, "open_sample", "Open the &sample library", "Ctrl+Shift+M"),
        (3, "export", "&Export the comparison…", "Ctrl+Shift+E"),
        (3, "backup", "&Back up the library…", "Ctrl+Shift+B"),
        (3, "check", "&Check the library", "Ctrl+Shift+K"),
        (4, "quit", "&Quit", "Ctrl+Q"),
    ),
    *_menu(
        "&Edit",
        (1, "copy_quote", "&Copy with source", "Ctrl+Shift+C"),
        (2, "find", "&Find in the text…", "Ctrl+F"),
        (2, "find_next", "Find &next", "F3"),
        (2, "find_previous", "Find &previous", "Shift+F3"),
        (2, "search", "&Search the library…", "Ctrl+L"),
        (3, "details", "Edit the article’s &details…", "F2"),
        (3, "rename", "&Rename the event…", "Shift+F2"),
        (3, "furniture", "What was set &aside", "Ctrl+Shift+F"),
        (3, "set_aside", "Set the selected para&graphs aside", "Ctrl+Backspace"),
    ),
    *_menu(
        "&View",
        (1, "columns", "[ ] Parallel &columns", "Ctrl+1 1"),
        (1, "rows", "[ ] Level &rows", "Ctrl+2 2"),
        (2, "zoom_in", "Zoom &in", "Ctrl++ Ctrl+="),
        (2, "zoom_out", "Zoom &out", "Ctrl+-"),
        (2, "zoom_reset", "Usual &size", "Ctrl+0"),
        (3, "cut_more", "Line up &more, less surely", "Ctrl+."),
        (3, "cut_fewer", "Line up onl&y what is surer", "Ctrl+,"),
        (3, "sync", "Scroll all columns &together, or each alone", "Alt+S"),
        (4, "light", "[ ] &Light", "Ctrl+Shift+1"),
        (4, "dark", "[ ] &Dark", "Ctrl+Shift+2"),
        (4, "system", "[ ] Like the syst&em", "Ctrl+Shift+3"),
        (5, "sidebar", "[ ] Side&bar", "F4"),
        (5, "full_screen", "[ ] F&ull screen", "F11"),
        (5, "refresh", "Re&fresh", "F5"),
    ),
    *_menu(
        "&Go",
        (1, "back", "&Back", "Alt+Left"),
        (1, "forward", "&Forward", "Alt+Right"),
        (1, "outward", "One step &out", "Esc"),
        (2, "next_article", "Next in the &list", "J"),
        (2, "previous_article", "Previous in the l&ist", "K"),
        (3, "next_difference", "&Next difference", "Alt+Down F8"),
        (3, "previous_difference", "&Previous difference", "Alt+Up F7"),
        (3, "first_difference", "Fi&rst difference", "Alt+Home"),
        (3, "last_difference", "L&ast difference", "Alt+End"),
        (4, "next_column", "Next &column", "F6"),
        (4, "previous_column", "Pre&vious column", "Shift+F6"),
        (5, "show_events", "&Events list", "Alt+1"),
        (5, "show_articles", "Ar&ticles list", "Alt+2"),
        (5, "show_results", "&Search results", "Alt+3"),
    ),
    *_menu(
        "&Compare",
        (1, "compare", "&Compare the selected articles", "Ctrl+Return Ctrl+Enter"),
        (1, "open_article", "Open the &article alone", "Ctrl+Shift+Return"),
        (2, "confirm", "Con&firm: these belong together", "C"),
        (2, "reject", "&Reject: these do not belong together", "R Delete"),
        (2, "forget", "&Take that decision back", "Ctrl+Z"),
        (3, "move_left", "Move the column &left", "Ctrl+Shift+Left"),
        (3, "move_right", "Move the column ri&ght", "Ctrl+Shift+Right"),
        (4, "regroup", "Find the &events again", "Ctrl+Shift+R"),
    ),
    *_menu("&Help", (1, "keys", "&Keys", "? F1"), (1, "about", "&About Synoptic", "Shift+F1")),
)


def build(window: QMainWindow, handlers: Handlers) -> dict[str, QAction]:
    """Make the menus of `window`; every command must have its handler."""
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(command.text, window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.check)
        action.triggered.connect(lambda _=False, act=handlers[command.name]: act())
        window.addAction(action)  # so that its keys work where the menu bar is hidden
        actions[command.name] = action
    _fill(window, actions)
    return actions


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


def shown_keys(command: Command) -> str:
    """Return a command's keys as the system writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    named = (QKeySequence(key).toString(native) for key in command.keys)
    return " or ".join(dict.fromkeys(name for name in named if name))


def plain(text: str) -> str:
    """Return a menu's words without the sign of its letter key and without dots."""
    return text.replace("&", "").rstrip("…")
