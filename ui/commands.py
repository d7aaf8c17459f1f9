"""The words, keys and places in the menus of everything that the window can do, each thing once."""

from __future__ import annotations

from dataclasses import dataclass


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


COLOUR_NAMES = ("Yellow", "Green", "Blue", "Pink", "Orange", "Purple", "Teal", "Grey")
"""The colours of highlights, 1 to 8."""

COMMANDS: tuple[Command, ...] = (
    *_menu(
        "&File",
        (1, "import_files", "&Import files…", "Ctrl+O"),
        (1, "import_folder", "Import a &folder…", "Ctrl+Shift+O"),
        (1, "import_address", "Import a web &address…", "Ctrl+Alt+U"),
        (1, "paste", "&Paste an article…", "Ctrl+Shift+V Ctrl+V"),
        (1, "watch", "&Watch a folder…", "Ctrl+Alt+W"),
        (1, "feeds", "Fee&ds…", "Ctrl+Shift+F5"),
        (1, "refresh_feeds", "Refres&h the feeds", "Ctrl+F5"),
        (2, "open_library", "Open &library…", "Ctrl+Shift+L"),
        (2, "open_sample", "Open the &sample library", "Ctrl+Shift+M"),
        (3, "export", "&Export the comparison…", "Ctrl+Shift+E"),
        (3, "print", "Prin&t the comparison…", "Ctrl+P"),
        (3, "cite", "Save &references…", "Ctrl+Alt+R"),
        (3, "bundle", "Bundle for a collea&gue…", "Ctrl+Alt+E"),
        (3, "backup", "&Back up the library…", "Ctrl+Shift+B"),
        (3, "check", "&Check the library", "Ctrl+Shift+K"),
        (4, "new_window", "&New window", "Ctrl+Shift+N"),
        (4, "quit", "&Quit", "Ctrl+Q"),
    ),
    *_menu(
        "&Edit",
        (0, "undo", "&Undo", "Ctrl+Z"),
        (0, "redo", "Red&o", "Ctrl+Shift+Z Ctrl+Y"),
        (1, "copy_quote", "&Copy with source", "Ctrl+Shift+C"),
        (1, "copy_markdown", "Copy with source as Mar&kdown", "Ctrl+Alt+C"),
        (2, "find", "&Find in the text…", "Ctrl+F"),
        (2, "find_next", "Find &next", "F3"),
        (2, "find_previous", "Find &previous", "Shift+F3"),
        (2, "search", "&Search the library…", "Ctrl+L"),
        (2, "search_event", "Search &inside this event…", "Ctrl+Alt+L"),
        (3, "details", "Edit the article’s &details…", "F2"),
        (3, "furniture", "What was set &aside", "Ctrl+Shift+F"),
        (3, "set_aside", "Set the selected para&graphs aside", "Ctrl+Backspace"),
        (3, "always", "A&lways set the paragraph aside in this outlet", "Ctrl+Shift+Backspace"),
        (3, "rules", "&What was taught about outlets’ pages…", "Ctrl+Alt+F"),
        (4, "edit_many", "&Edit details of the selected articles…", "Ctrl+F2"),
        (4, "outlets", "Ou&tlets and their names…", "Ctrl+Alt+O"),
        (4, "remove", "Remo&ve the selected articles", "Ctrl+Delete"),
        (4, "removed", "Articles that were re&moved…", "Ctrl+Shift+Delete"),
    ),
    *_menu(
        "&View",
        (1, "columns", "[ ] Parallel &columns", "Ctrl+1"),
        (1, "rows", "[ ] Level &rows", "Ctrl+2"),
        (1, "annotated", "[ ] &Annotated article", "Ctrl+3"),
        (1, "quotations", "[ ] &Quotations", "Ctrl+4"),
        (1, "figures", "[ ] &Figures", "Ctrl+5"),
        (1, "words", "[ ] &Word choice", "Ctrl+6"),
        (1, "timeline", "[ ] Time&line", "Ctrl+7"),
        (1, "matrix", "[ ] &Matrix of who tells what", "Ctrl+8"),
        (3, "cut_more", "Line up m&ore, less surely", "Ctrl+."),
        (3, "cut_fewer", "Line up onl&y what is surer", "Ctrl+,"),
        (3, "sync", "Scroll all columns &together, or each alone", "Alt+S"),
        (5, "overview", "[ ] O&verview map", "F9"),
        (5, "snippets", "Every &place found, in its words", "Ctrl+E"),
        (5, "sidebar", "[ ] Side&bar", "F4"),
        (5, "full_screen", "[ ] F&ull screen", "F11"),
        (5, "refresh", "R&efresh", "F5"),
    ),
    *_menu(
        "Te&xt",
        (2, "zoom_in", "Zoom &in", "Ctrl++ Ctrl+="),
        (2, "zoom_out", "Zoom &out", "Ctrl+-"),
        (2, "zoom_reset", "Usual &size", "Ctrl+0"),
        (4, "light", "[ ] &Light", "Ctrl+Shift+1"),
        (4, "dark", "[ ] &Dark", "Ctrl+Shift+2"),
        (4, "system", "[ ] Like the syst&em", "Ctrl+Shift+3"),
        (4, "sepia", "[ ] Sepi&a", "Ctrl+Shift+4"),
        (4, "contrast", "[ ] &High contrast", "Ctrl+Shift+5"),
        (4, "reading", "Reading: font, lines, s&pacing…", "Ctrl+Shift+P"),
        (5, "original", "The ori&ginal page beside", "Ctrl+Shift+U"),
    ),
    *_menu(
        "&Notes",
        (1, "highlight", "&Highlight", "H"),
        (1, "note", "&Note on the passage…", "N"),
        (1, "note_link", "Note on the &line-up…", "Shift+N"),
        (1, "unnote", "Take the n&ote away", "Shift+Delete"),
        *((2, f"colour_{number}", f"&{number} {name}", str(number)) for number, name in enumerate(COLOUR_NAMES, 1)),
        (3, "star", "&Star", "S"),
        (3, "tags", "&Tags…", "T"),
    ),
    *_menu(
        "&Go",
        (0, "palette", "Command &palette…", "Ctrl+K"),
        (1, "back", "&Back", "Alt+Left"),
        (1, "forward", "For&ward", "Alt+Right"),
        (1, "outward", "One step &out", "Esc"),
        (2, "next_article", "Next in the &list", "J"),
        (2, "previous_article", "Previous in the l&ist", "K"),
        (3, "next_difference", "&Next difference", "Alt+Down F8"),
        (3, "previous_difference", "Previous di&fference", "Alt+Up F7"),
        (3, "first_difference", "Fi&rst difference", "Alt+Home"),
        (3, "last_difference", "L&ast difference", "Alt+End"),
        (4, "twin", "The counterpart in the ne&xt column", "Ctrl+Shift+G"),
        (4, "next_unconfirmed", "Next line-up to confir&m", "U"),
        (4, "previous_unconfirmed", "Previous line-up to confirm", "Shift+U"),
        (4, "next_column", "Next &column", "F6"),
        (4, "previous_column", "Pre&vious column", "Shift+F6"),
        (5, "show_events", "&Events list", "Alt+1"),
        (5, "show_articles", "Ar&ticles list", "Alt+2"),
        (5, "show_results", "&Search results", "Alt+3"),
        (5, "show_notes", "&Your notes", "Alt+4"),
    ),
    *_menu(
        "&Compare",
        (1, "compare", "&Compare the selected articles", "Ctrl+Return Ctrl+Enter"),
        (1, "open_article", "Open the &article alone", "Ctrl+Shift+Return"),
        (2, "confirm", "Con&firm: these belong together", "C"),
        (2, "reject", "&Reject: these do not belong together", "R Delete"),
        (2, "who_else", "&Who else says this", "W"),
        (2, "draw_link", "Line up &by hand: from here, then to there", "L"),
        (3, "add_account", "A&dd an account…", "Ctrl+Shift+A"),
        (3, "remove_account", "Take this col&umn out", "Ctrl+Shift+W"),
        (3, "pin_column", "&Pin this column, or let it go", "P"),
        (3, "move_left", "Move the column &left", "Ctrl+Shift+Left"),
        (3, "move_right", "Move the column ri&ght", "Ctrl+Shift+Right"),
        (4, "rename", "Re&name the event…", "Shift+F2"),
        (4, "merge", "Put this event toge&ther with…", "Ctrl+M"),
        (4, "split", "&Split accounts off…", "Ctrl+Shift+S"),
        (4, "move_account", "Mo&ve this account to…", "Ctrl+Alt+M"),
        (5, "look_inside", "Look &inside the story for its events", "Ctrl+Shift+I"),
        (5, "regroup", "Find the &events again", "Ctrl+Shift+R"),
    ),
    *_menu(
        "&Help",
        (1, "keys", "&Keys", "? F1"),
        (1, "tour", "A short &tour", "Ctrl+F1"),
        (1, "about", "&About Synoptic", "Shift+F1"),
    ),
)


def plain(text: str) -> str:
    """Return a menu's words without the sign of its letter key and without dots."""
    return text.replace("&", "").rstrip("…")
