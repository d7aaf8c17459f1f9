"""sqlite-utils, imported without numpy.

It takes numpy along wherever that is installed, only to know its number types: 0.15 s more before the window shows.
"""

from __future__ import annotations

import sys

_with_numpy = "numpy" in sys.modules
if not _with_numpy:
    sys.modules["numpy"] = None  # type: ignore[assignment]  # "not to be found", as the import system has it
try:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations
finally:
    if not _with_numpy:
        del sys.modules["numpy"]

__all__ = ["Database", "Migrations"]
