"""Reads the wordings kept in the text files of this folder: regular expressions, one a line."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def rules(name: str) -> tuple[tuple[str, str], ...]:
    """Return (heading, expression) for each part of the file: the lines under "== heading", joined as alternatives."""
    parts: list[tuple[str, list[str]]] = [("", [])]
    names: dict[str, str] = {}
    for line in files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            parts.append((line[3:], []))
        elif line.startswith("let "):
            key, _, value = line[4:].partition(" = ")
            names["{" + key + "}"] = value
        elif line and not line.startswith("# "):
            parts[-1][1].append(_filled(line, names))
    return tuple((heading, "|".join(lines)) for heading, lines in parts if lines)


def expression(name: str) -> re.Pattern[str]:
    """Return the file's lines as one expression of alternatives, case ignored."""
    return re.compile("|".join(part for _, part in rules(name)), re.IGNORECASE)


def _filled(line: str, names: dict[str, str]) -> str:
    for key, value in names.items():
        line = line.replace(key, value)
    return line
