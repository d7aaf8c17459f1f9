"""Bytes to text: any encoding, any kind of line end, and nothing else changed."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from store.errors import UnreadableFile

LARGEST = 64 * 1024 * 1024
"""No article is longer: what is, is a dump of something else and would fill the memory."""

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes, name: str) -> str:
    """Return the text of `data`, lines ended by newlines, without NULs and other control characters.

    Raises UnreadableFile when it is empty, too large or no text.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(
            f"{name} is larger than {LARGEST >> 20} MiB, which no article is.", "Split it into its articles."
        )
    text = plain(_decoded(data, name))
    if not text.strip():
        raise UnreadableFile(f"{name} is empty.", "Choose a file with an article in it.")
    return text


def plain(text: str) -> str:
    """Normalise line ends and take control characters out."""
    return _CONTROLS.sub(_control, _LINE_ENDS.sub("\n", text))


def looks_wide(data: bytes) -> str:
    """Return the UTF-16 or UTF-32 that unmarked bytes are in, told by where their NULs are; "" for neither."""
    head = data[:4096]
    if len(head) < 4 or head.count(0) * 5 < len(head):
        return ""
    nulls = [head[place::4].count(0) * 4 / len(head) for place in range(4)]
    if nulls[1] > 0.9 and nulls[2] > 0.9 and nulls[3] > 0.9:
        return "utf-32-le"
    if nulls[0] > 0.9 and nulls[1] > 0.9 and nulls[2] > 0.9:
        return "utf-32-be"
    if nulls[1] > 0.4 and nulls[3] > 0.4 and nulls[0] + nulls[2] < 0.2:
        return "utf-16-le"
    if nulls[0] > 0.4 and nulls[2] > 0.4 and nulls[1] + nulls[3] < 0.2:
        return "utf-16-be"
    return ""


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = looks_wide(data)
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data, name)


def _guessed(data: bytes, name: str) -> str:
    binary = sum(data[:65536].count(byte) for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b")
    best = None if binary * 50 > min(len(data), 65536) else from_bytes(data).best()
    if best is None:
        raise UnreadableFile(f"{name} is not text.", "Choose the article saved as text or as a web page.")
    return str(best)


def _control(match: re.Match[str]) -> str:
    """Read a C1 control as what it is on the web: a letter of Windows-1252 that was taken for Latin-1."""
    code = ord(match[0])
    return bytes([code]).decode("cp1252", "ignore") if 0x80 <= code <= 0x9F else ""
