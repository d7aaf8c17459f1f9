"""Cuts RTF into its tokens: groups, control words with their numbers, and runs of bytes that are text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z'])"
    rb"|(?P<group>[{}])|(?P<end>[\r\n\0]+)|(?P<text>[^\\{}\r\n\0]+)|(?P<stray>\\'?)",
    re.S,
)

# Codecs of the numbers that fonts give their characters.
CHARSETS = {
    0: "cp1252", 2: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250",
}  # fmt: skip
PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
CHARACTERS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•",
    "tab": " ", "line": "\n", "lbr": "\n", "emspace": " ", "enspace": " ", "qmspace": " ", "zwj": "\u200d",
    "zwnj": "\u200c", "ltrmark": "", "rtlmark": "",
}  # fmt: skip
SIGNS = {"~": "\xa0", "_": "-", "-": "", "\n": "\n", "\r": "\n", "\t": " ", "\\": "\\", "{": "{", "}": "}"}


class Token(NamedTuple):
    """One token: `kind` is "{", "}", "word", "sign" or "bytes"; of these only a word has a number."""

    kind: str
    word: str = ""
    number: int | None = None
    data: bytes = b""


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of RTF; what pictures hold as bare bytes is stepped over."""
    at = 0
    while at < len(data):
        match = _TOKEN.match(data, at)
        if match is None:
            return
        at = match.end()
        kind = match.lastgroup
        if match["word"]:
            word = match["word"].decode("ascii")
            number = int(match["number"]) if match["number"] else None
            if word == "bin":
                at += max(number or 0, 0)
            else:
                yield Token("word", word, number)
        elif kind == "hex":
            yield Token("bytes", data=bytes([int(match["hex"], 16)]))
        elif kind == "sign":
            yield Token("sign", match["sign"].decode("latin-1"))
        elif kind == "group":
            yield Token(match["group"].decode("ascii"))
        elif kind == "text":
            yield Token("bytes", data=match["text"])


def codec(page: int) -> str:
    """Return Python's codec of a Windows code page, Western where there is none of that number."""
    name = {65001: "utf-8", 10000: "mac_roman", 936: "gb18030"}.get(page, f"cp{page}")
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
