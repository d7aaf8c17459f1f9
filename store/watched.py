"""The folders that a library watches, and what was seen in them: a file is taken in once, and again when it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from store.errors import NotFound, ReaderError
from store.settings import Settings

_FOLDERS, _SEEN = "watched", "watched_seen"

Stamp = tuple[int, int]
"""A file's size, and when it was changed, in nanoseconds."""


class Watched:
    """The watched folders of one library."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def folders(self) -> list[str]:
        """Return the folders, in the order in which they were added."""
        return list(self._settings.get(_FOLDERS, []))

    def add(self, folder: Path) -> str:
        """Watch a folder too; return its whole path. Raises ReaderError when it is none."""
        path = folder.absolute()
        if not path.is_dir():
            raise ReaderError(f"{path} is not a folder.", "Name the folder that new articles are saved to.")
        name = str(path)
        with self._settings.changing():
            if name not in self.folders():
                self._settings.set(_FOLDERS, [*self.folders(), name])
        return name

    def remove(self, folder: Path) -> None:
        """Watch a folder no longer; its articles stay. Raises NotFound."""
        name = str(folder.absolute())
        with self._settings.changing():
            if name not in self.folders():
                raise NotFound(f"The folder {name} is not watched.", "`synoptic watch --list` lists those that are.")
            self._settings.set(_FOLDERS, [one for one in self.folders() if one != name] or None)
            outside = {path: stamp for path, stamp in self._seen().items() if not Path(path).is_relative_to(name)}
            self._settings.set(_SEEN, outside or None)

    def unseen(self, files: Iterable[tuple[str, Stamp]]) -> list[tuple[str, Stamp]]:
        """Return the files that were not taken in as they are now."""
        seen = self._seen()
        return [(path, stamp) for path, stamp in files if seen.get(path) != stamp]

    def see(self, files: Sequence[tuple[str, Stamp]]) -> None:
        """Note that files were taken in, or that they cannot be."""
        if not files:
            return
        with self._settings.changing():
            self._settings.set(_SEEN, {**self._seen(), **dict(files)})

    def _seen(self) -> dict[str, Stamp]:
        return {path: (int(size), int(changed)) for path, (size, changed) in self._settings.get(_SEEN, {}).items()}
