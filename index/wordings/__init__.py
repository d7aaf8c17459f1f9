"""Reads the wordings kept in the text files of this folder: regular expressions, one a line."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


@cache
def parts(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return (heading, lines) for each part of the file that has lines."""
    found: list[tuple[str, list[str]]] = [("", [])]
    names: dict[str, str] = {}
    for line in files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            found.append((line[3:], []))
        elif line.startswith("let "):
            key, _, value = line[4:].partition(" = ")
            names["{" + key + "}"] = value
        elif line and not line.startswith(("# ", "need ")):
            found[-1][1].append(_filled(line, names))
    return tuple((heading, tuple(lines)) for heading, lines in found if lines)


def rules(name: str) -> tuple[tuple[str, str], ...]:
    """Return (heading, expression) for each part of the file: the lines under "== heading", joined as alternatives."""
    return tuple((heading, "|".join(lines)) for heading, lines in parts(name))


@cache
def needs(name: str) -> dict[str, tuple[str, ...]]:
    """Return heading -> strings of which a text must hold one for that part to be worth a search."""
    found: dict[str, tuple[str, ...]] = {}
    heading = ""
    for line in files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            heading = line[3:]
        elif line.startswith("need "):
            found[heading] = tuple(word.replace("_", " ") for word in line.split()[1:])
    return found


def expression(name: str) -> re.Pattern[str]:
    """Return the file's lines as one expression of alternatives, case ignored."""
    return re.compile("|".join(part for _, part in rules(name)), re.IGNORECASE)


def _filled(line: str, names: dict[str, str]) -> str:
    for key, value in names.items():
        line = line.replace(key, value)
    return line
