"""Which command does what: every name of ui/commands bound to the part of the window that does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.actions import own_keys
from ui.commands import COLOUR_NAMES
from ui.compare.viewnames import NAMES as VIEW_NAMES
from ui.look import look
from ui.panels.sidebar import ARTICLES, EVENTS, NOTES, RESULTS
from ui.theme import ThemeName

if TYPE_CHECKING:
    from ui.window import Window

Act = Callable[[], object]
CUT_STEP = 0.05  # of a link's strength: the smallest change that shows on a usual comparison


def handlers(window: Window) -> dict[str, Act]:
    """Return what each command does. Bound late: the parts of the window are made after its menus' words."""
    parts = (_file, _edit, _view, _notes, _go, _compare, _help)
    return {name: act for part in parts for name, act in part(window).items()}


def _file(window: Window) -> dict[str, Act]:
    return {
        "import_files": lambda: window.importing.files(),
        "import_folder": lambda: window.importing.folder(),
        "import_address": lambda: window.importing.address(),
        "paste": lambda: window.importing.paste(),
        "watch": lambda: window.importing.watch(),
        "feeds": lambda: window.importing.feeds(),
        "refresh_feeds": lambda: window.importing.refresh_feeds(),
        "open_library": lambda: window.keeping.open(),
        "open_sample": lambda: window.keeping.sample(),
        "export": lambda: window.writing.export(),
        "print": lambda: window.writing.print(),
        "cite": lambda: window.writing.cite(),
        "bundle": lambda: window.writing.bundle(),
        "backup": lambda: window.keeping.backup(),
        "check": lambda: window.keeping.check(),
        "new_window": lambda: window.another(),
        "quit": lambda: window.quit(),
    }


def _edit(window: Window) -> dict[str, Act]:
    return {
        "undo": lambda: window.deciding.undo(),
        "redo": lambda: window.deciding.redo(),
        "copy_quote": lambda: window.writing.copy(),
        "copy_markdown": lambda: window.writing.copy_markdown(),
        "find": lambda: window.centre.finder.open(),
        "find_next": lambda: window.reading.walk(1),
        "find_previous": lambda: window.reading.walk(-1),
        "search": lambda: _to_search(window),
        "search_event": lambda: window.reading.finding.inside(),
        "details": lambda: window.deciding.details(),
        "furniture": lambda: window.deciding.furniture(),
        "set_aside": lambda: window.deciding.set_aside(),
        "always": lambda: window.teaching.always(),
        "rules": lambda: window.teaching.rules(),
        "edit_many": lambda: window.teaching.edit_many(),
        "outlets": lambda: window.teaching.outlets(),
        "remove": lambda: window.removing.remove(),
        "removed": lambda: window.removing.show_removed(),
    }


def _view(window: Window) -> dict[str, Act]:
    def view(name: str) -> Act:
        return lambda: window.centre.comparison.set_view(name)

    def theme(name: ThemeName) -> Act:
        return lambda: window.set_theme(name)

    return {
        **{name: view(name) for name in VIEW_NAMES},
        "zoom_in": lambda: window.centre.zoom(1),
        "zoom_out": lambda: window.centre.zoom(-1),
        "zoom_reset": lambda: window.centre.zoom(0),
        "cut_more": lambda: _cut(window, -CUT_STEP),
        "cut_fewer": lambda: _cut(window, CUT_STEP),
        "sync": lambda: window.centre.comparison.toggle_sync(),
        "light": theme("light"),
        "dark": theme("dark"),
        "system": theme("system"),
        "sepia": theme("sepia"),
        "contrast": theme("contrast"),
        "reading": lambda: _look(window),
        "original": lambda: window.show_original(),
        "overview": lambda: window.show_overview(),
        "snippets": lambda: window.show_places(),
        "sidebar": lambda: window.sidebar.setVisible(not window.sidebar.isVisible()),
        "full_screen": lambda: window.showNormal() if window.isFullScreen() else window.showFullScreen(),
        "refresh": lambda: window.refresh(),
    }


def _notes(window: Window) -> dict[str, Act]:
    def colour(number: int) -> Act:
        return lambda: window.noting.highlight(number)

    return {
        "highlight": lambda: window.noting.highlight(),
        "note": lambda: window.noting.note(),
        "note_link": lambda: window.noting.note_link(),
        "unnote": lambda: window.noting.remove(),
        **{f"colour_{number}": colour(number) for number in range(1, len(COLOUR_NAMES) + 1)},
        "star": lambda: window.noting.star(),
        "tags": lambda: window.noting.tags(),
    }


def _go(window: Window) -> dict[str, Act]:
    return {
        "palette": lambda: window.show_palette(),
        "twin": lambda: window.deciding.linking.twin(),
        "next_unconfirmed": lambda: window.deciding.linking.unconfirmed(1),
        "previous_unconfirmed": lambda: window.deciding.linking.unconfirmed(-1),
        "back": lambda: window.reading.back(),
        "forward": lambda: window.reading.forward(),
        "outward": lambda: window.outward(),
        "next_article": lambda: window.sidebar.list.walk(1),
        "previous_article": lambda: window.sidebar.list.walk(-1),
        "next_difference": lambda: window.centre.comparison.next_difference(),
        "previous_difference": lambda: window.centre.comparison.previous_difference(),
        "first_difference": lambda: window.centre.comparison.first(),
        "last_difference": lambda: window.centre.comparison.last(),
        "next_column": lambda: window.centre.comparison.next_column(),
        "previous_column": lambda: window.centre.comparison.previous_column(),
        "show_events": lambda: window.sidebar.show_list(EVENTS),
        "show_articles": lambda: window.sidebar.show_list(ARTICLES),
        "show_results": lambda: window.sidebar.show_list(RESULTS),
        "show_notes": lambda: window.sidebar.show_list(NOTES),
    }


def _compare(window: Window) -> dict[str, Act]:
    return {
        "who_else": lambda: window.reading.finding.who_else(),
        "compare": lambda: window.compare_selected(),
        "open_article": lambda: window.open_alone(),
        "confirm": lambda: window.deciding.decide("confirm"),
        "reject": lambda: window.deciding.decide("reject"),
        "draw_link": lambda: window.deciding.linking.draw(),
        "add_account": lambda: window.deciding.regrouping.add(),
        "remove_account": lambda: window.deciding.regrouping.remove(),
        "pin_column": lambda: window.centre.comparison.pin_column(),
        "move_left": lambda: window.centre.comparison.swap_column(-1),
        "move_right": lambda: window.centre.comparison.swap_column(1),
        "rename": lambda: window.deciding.rename(),
        "merge": lambda: window.deciding.regrouping.merge(),
        "split": lambda: window.deciding.regrouping.split(),
        "move_account": lambda: window.deciding.regrouping.move(),
        "look_inside": lambda: window.deciding.inside.look(),
        "regroup": lambda: window.deciding.regroup(),
    }


def _help(window: Window) -> dict[str, Act]:
    return {
        "keys": lambda: _keys(window),
        "tour": lambda: window.tour(),
        "about": lambda: _about(window),
    }


# A dialog is loaded when it is first shown: the window waits for none of them.


def _look(window: Window) -> None:
    from ui.dialogs.look import LookDialog

    LookDialog(look(), window.set_look, window).exec()


def _keys(window: Window) -> None:
    from ui.dialogs.keymap import KeysDialog

    KeysDialog(own_keys(window.settings), window.set_keys, window).exec()


def _about(window: Window) -> None:
    from ui.help import TextDialog, about_html

    TextDialog("About Synoptic", about_html(), window).exec()


def _to_search(window: Window) -> None:
    window.sidebar.show()
    window.sidebar.search.setFocus()
    window.sidebar.search.selectAll()


def _cut(window: Window, step: float) -> None:
    comparison = window.centre.comparison
    if comparison.lineup is not None:
        comparison.set_cut(round(min(max(comparison.lineup.cut + step, 0.1), 0.95), 2))
