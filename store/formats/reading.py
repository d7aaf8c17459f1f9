"""What the readers of all formats do alike: they take a file in whole, and go on after an article that has an error."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import BinaryIO, ParamSpec

from store.errors import ReaderError, UnreadableFile
from store.formats.decode import LARGEST
from store.records import Reading

P = ParamSpec("P")


def shown(path: str | os.PathLike[str]) -> str:
    """Return a path as it can be shown and kept: a name need not be text to the system."""
    return os.fsencode(path).decode("utf-8", "replace")


def whole(file: BinaryIO, name: str, next_step: str) -> bytes:
    """Return the bytes of a file; raises UnreadableFile for one that is larger than any article."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableFile(f"{name} is larger than {LARGEST >> 20} MiB.", next_step)
    return data


def tried(make: Callable[P, Reading], *values: P.args, **named: P.kwargs) -> Reading | ReaderError:
    """Return the reading that `make` makes of these values, or the error that it raises: the other articles go on."""
    try:
        return make(*values, **named)
    except ReaderError as error:
        return error
