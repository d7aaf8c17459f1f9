"""Makes a sample library anew when what it was made from has changed, and nobody has put anything into it."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from store.database import FILE, Library, open_library
from store.history import TABLES
from store.sample import files

MADE_OF = "sample made of"
_WORKED_OUT = {MADE_OF, "tidied", "events made at revision", "events of the user laid over"}
_ASKED = "search.history"  # the queries typed: kept, whatever becomes of the articles
_WAL = f"{FILE}-wal"


def prepare(folder: Path) -> None:
    """Empty a sample library that must be made anew, and note in an empty one what it is made from.

    One that another program has open, or that cannot be written, stays as it is; so does one with a note, a correction,
    a removed article, a kept search, a feed or an article of the user's: nothing of these is ever thrown away.
    """
    now = made_of()
    with open_library(folder) as library:
        if library.read_only or library.settings.get(MADE_OF) == now:
            return
        empty, old = _empty(library), untouched(library)
        asked = library.settings.get(_ASKED)
        if empty:
            library.settings.set(MADE_OF, now)
    if old and not empty and _thrown_away(folder):
        with open_library(folder) as library:
            library.settings.set(_ASKED, asked)
            library.settings.set(MADE_OF, now)


def made_of() -> str:
    """Name what a sample library is made from: the articles, and the program that reads them and works things out."""
    told = hashlib.sha256()
    for part in ("index", "store"):
        folder = Path(__file__).parents[2] / part
        for file in sorted(file for file in folder.rglob("*") if file.suffix in {".py", ".txt", ".json"}):
            told.update(f"{file.relative_to(folder).as_posix()}\n".encode() + file.read_bytes())
    for file in files():
        told.update(file.name.encode() + file.read_bytes())
    return told.hexdigest()[:20]


def untouched(library: Library) -> bool:
    """Tell whether a library holds articles of the sample, of whatever version, and nothing that a user put into it."""
    db = library.db
    if any(db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in TABLES):
        return False
    names = {name for (name,) in db.execute("SELECT name FROM settings").fetchall()}
    paths = [path for (path,) in db.execute("SELECT path FROM articles").fetchall()]
    removed = bool(library.articles.removed())
    return not removed and not names - _WORKED_OUT - {_ASKED} and all(map(_of_a_sample, paths))


def _of_a_sample(path: str) -> bool:
    """Tell whether an article came from the sample's folder, in this place or where the program was before."""
    return Path(path.rpartition("#")[0] or path).parent.parts[-2:] == ("store", "sample")


def _empty(library: Library) -> bool:
    return not library.db.execute("SELECT 1 FROM articles LIMIT 1").fetchone()


def _thrown_away(folder: Path) -> bool:
    """Delete a library and its index; not when another program has it open, which keeps a -wal file beside it."""
    if (folder / _WAL).exists():
        return False
    try:
        (folder / FILE).unlink()
    except OSError:  # Windows lets nobody delete what is open
        return False
    shutil.rmtree(folder / "index", ignore_errors=True)
    return True
