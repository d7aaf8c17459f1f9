"""How a window was left: its size, its view, its texts, and what was open, to the line."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from ui.look import keep_look, look, read_look, set_look
from ui.reading import Place, Visit
from ui.standing import packed, unpacked

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from ui.window import Window


def keep(window: Window) -> None:
    """Remember how a window is."""
    settings = window.settings
    settings.setValue("geometry", window.saveGeometry())
    settings.setValue("splitter", window.splitter.saveState())
    settings.setValue("view", window.centre.comparison.view_name)
    keep_look(settings, look())
    settings.setValue(_name(window.library.folder), _told(window.reading.visit() if window.reading.here else None))
    settings.sync()


def restore(window: Window) -> None:
    """Give a window the size, the view and the look of the texts that it was left with."""
    settings = window.settings
    for name, give in (("geometry", window.restoreGeometry), ("splitter", window.splitter.restoreState)):
        if kept := settings.value(name):
            give(kept)
    set_look(read_look(settings))
    window.centre.comparison.set_view(str(settings.value("view") or "columns"))


def resume(window: Window) -> None:
    """Open what was open when the library was left, where it stood."""
    visit = left_at(window.settings, window.library.folder)
    if visit is not None:
        window.reading.resume(visit)


def left_at(settings: QSettings, folder: Path) -> Visit | None:
    """Return what was open in a library, None when nothing was or it cannot be read."""
    try:
        told = json.loads(str(settings.value(_name(folder)) or "null"))
        if told is None:
            return None
        place = Place(told["event"], tuple(int(one) for one in told["articles"]))
        return Visit(place, unpacked(told["stood"]))
    except (ValueError, KeyError, TypeError):
        return None


def _told(visit: Visit | None) -> str:
    if visit is None:
        return "null"
    place = visit.place
    return json.dumps({"event": place.event, "articles": list(place.articles), "stood": packed(visit.stood)})


def _name(folder: Path) -> str:
    digest = hashlib.sha1(str(folder.resolve()).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()
    return f"left/{digest[:16]}"
