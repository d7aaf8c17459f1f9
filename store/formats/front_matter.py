"""The lines before a Markdown text that say what it is: simple YAML between "---", or TOML between "+++"."""

from __future__ import annotations

import re
import tomllib
from typing import Any

_YAML = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)", re.S)
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|$)", re.S)
_KEY = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
# Of a clipping program's own day, not the article's.
_NOT_THE_ARTICLES = frozenset(["created", "saved", "tags", "modified", "layout", "draft"])


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """Return what the lines say, by small names, and the text behind them."""
    if match := _YAML.match(text):
        return _named(_simple(match[1])), text[match.end() :]
    if match := _TOML.match(text):
        try:
            return _named(tomllib.loads(match[1])), text[match.end() :]
        except (tomllib.TOMLDecodeError, RecursionError):
            return {}, text
    return {}, text


def _named(told: dict[str, Any]) -> dict[str, Any]:
    named: dict[str, Any] = {}
    for key, value in told.items():
        name = key.strip().lower()
        if name in _NOT_THE_ARTICLES:
            continue
        if name == "source" and str(value).startswith("http"):
            name = "url"
        elif name == "site":
            name = "outlet"
        named.setdefault(name, value.isoformat() if hasattr(value, "isoformat") else value)
    return named


def _simple(lines: str) -> dict[str, Any]:
    """Read the YAML that people write here: a word or a list for each name; what is nested deeper is left out."""
    told: dict[str, Any] = {}
    key = ""
    for line in lines.split("\n"):
        if match := _KEY.match(line):
            key = match[1]
            told[key] = _value(match[2] or "")
        elif key and (item := _ITEM.match(line)):
            before = told[key] if isinstance(told[key], list) else []
            told[key] = [*before, _value(item[1])]
        elif key and line[:1] in " \t" and isinstance(told[key], str):
            told[key] = f"{told[key].rstrip('>|')} {line.strip()}".strip()
    return told


def _value(told: str) -> Any:
    told = told.strip()
    if told[:1] == "[" and told[-1:] == "]":
        return [_value(one) for one in told[1:-1].split(",") if one.strip()]
    if len(told) > 1 and told[0] == told[-1] and told[0] in "\"'":
        told = told[1:-1].replace('\\"', '"').replace("''", "'")
    else:
        told = re.sub(r"\s+#.*$", "", told)
    link = re.fullmatch(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]", told)
    return link[1] if link else told
