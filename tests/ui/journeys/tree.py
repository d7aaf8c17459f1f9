"""Answers questions about the accessible tree of the program, a line each, in JSON; run by the Python of the system.

A question is `verb TAB role TAB words`.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

DEEPEST, MOST, LONGEST = 30, 250, 4000  # levels, children of one node, characters of a text
CLOSED = (Atspi.Role.MENU_BAR, Atspi.Role.MENU)
ITEMS = ("page tab", "list item", "table cell", "menu item", "filler")  # parts of what has the keys say so as well
STATES = ("FOCUSED", "CHECKED", "SELECTED", "SHOWING", "ENABLED", "FOCUSABLE")


def application(wanted):
    """Return the program's node, waiting for it."""
    for _ in range(300):
        desktop = Atspi.get_desktop(0)
        for place in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(place)
            if child is not None and wanted in (child.get_name() or "").lower():
                return child
        time.sleep(0.2)
    sys.exit("the program is not in the tree")


def told(node, depth):
    """Return what a screen reader is told of one node."""
    states = node.get_state_set()
    had = [name.lower() for name in STATES if states.contains(getattr(Atspi.StateType, name))]
    box = node.get_extents(Atspi.CoordType.SCREEN) if "showing" in had else None
    text = node.get_text_iface()
    return {
        "depth": depth,
        "role": node.get_role_name(),
        "name": node.get_name() or "",
        "description": node.get_description() or "",
        "states": had,
        "box": [box.x, box.y, box.width, box.height] if box else [0, 0, 0, 0],
        "text": Atspi.Text.get_text(text, 0, min(LONGEST, Atspi.Text.get_character_count(text))) if text else "",
    }


def children(node):
    """Return what is directly below a node."""
    return [node.get_child_at_index(place) for place in range(min(node.get_child_count(), MOST))]


def shows(node):
    """Whether a node is on the screen."""
    return node.get_state_set().contains(Atspi.StateType.SHOWING)


def walk(node, depth, all_of_it):
    """Give every node with its depth; what goes away meanwhile is passed over, menus too unless all is wanted."""
    try:
        if not all_of_it and (not shows(node) or node.get_role() in CLOSED):
            return
        yield node, depth
        below = children(node) if depth < DEEPEST else []
    except gi.repository.GLib.Error:
        return
    for child in below:
        if child is not None:
            yield from walk(child, depth + 1, all_of_it)


def fits(node, role, words):
    """Whether a node has this role, and these words in its name or description."""
    if role and role != node.get_role_name():
        return False
    return words in (node.get_name() or "") or words in (node.get_description() or "")


def has_keys(node):
    """Whether a node says that it has the keys."""
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def answer(program, verb, role, words):
    """Return all there is, what is seen, what fits, what is seen below the first that fits, or what has the keys."""
    if verb == "all":
        return [told(node, depth) for node, depth in walk(program, 0, True)]
    seen = walk(program, 0, False)
    if verb == "keys":
        found = [told(node, depth) for node, depth in seen if has_keys(node)]
        return [one for one in found if one["role"] not in ITEMS][-1:]
    found = ((node, depth) for node, depth in seen if fits(node, role, words))
    if verb == "below":
        above = next(found, None)
        found = list(walk(above[0], above[1], False))[1:] if above else ()
    return [told(node, depth) for node, depth in found]


program = application("synoptic")
for line in sys.stdin:
    program.clear_cache()
    try:
        said = answer(program, *line.rstrip("\n").split("\t"))
    except gi.repository.GLib.Error:
        said = []  # something went away while it was told
    print(json.dumps(said), flush=True)
