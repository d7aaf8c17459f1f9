"""Bytes to text: any encoding, any kind of line end, and nothing else changed."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from store.errors import UnreadableFile
from store.formats.encodings import one_byte

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
# What these names mean on the web: pages in Windows-1252 have always called it Latin-1.
_WEB = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
# Codecs of Python that no page is in; and UTF-16 is none in which a page could tell its encoding in plain letters.
_NO_CHARSET = re.compile("(?:raw_)?unicode|utf[-_]?(?:7|16|32)|idna|punycode|undefined", re.I)
_STRAYS = re.compile("[\udc80-\udcff]")
_OUTSIDE_ASCII = re.compile(r"[^\0-\x7f]")
_ENDS = "\r\x0b\x0c\u2028\u2029"
_CONTROL_BYTES = bytes([*range(9), *range(14, 32), 127])
_WIDE_CONTROLS = re.compile(rb"\xc2[\x80-\x9f]|\xed[\xa0-\xbf]|\xef\xbf[\xbe\xbf]")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")


def decode(data: bytes, name: str, declared: str = "") -> str:
    """Return the text of `data`, lines ended by newlines, without NULs and other control characters.

    `declared` is the encoding that the file itself names, used where the bytes are not UTF-8.
    Raises UnreadableFile when it is empty, too large or no text.
    """
    if len(data) > LARGEST:
        raise UnreadableFile(
            f"{name} is larger than {LARGEST >> 20} MiB, which no article is.", "Split it into its articles."
        )
    text = plain(_decoded(data, name, declared))
    if not text.strip():
        raise UnreadableFile(f"{name} is empty.", "Choose a file with an article in it.")
    return text


def plain(text: str) -> str:
    """Normalise line ends and take control characters out.

    What a page holds none of is told by a search for each, ten times as fast as the expressions on a page of 150 KB.
    """
    if any(end in text for end in _ENDS):
        text = _LINE_ENDS.sub("\n", text)
    return _CONTROLS.sub(_control, text) if _may_control(text) else text


def _may_control(text: str) -> bool:
    data = text.encode("utf-8", "surrogatepass")
    return len(data.translate(None, _CONTROL_BYTES)) != len(data) or _WIDE_CONTROLS.search(data) is not None


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


def _decoded(data: bytes, name: str, declared: str) -> str:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    wide = looks_wide(data)
    if wide:
        return data.decode(wide, "replace")
    if _is_binary(data):
        raise UnreadableFile(f"{name} is not text.", "Choose the article saved as text or as a web page.")
    escaped = b"\x1b$" in data[:65536]  # ISO-2022-JP is all ASCII, so it would pass for UTF-8
    return ("" if escaped else _utf8(data)) or _guessed(data, name, declared)


def _is_binary(data: bytes) -> bool:
    """Tell by control characters: a text has none, or a few that slipped in."""
    head = data[:65536]
    controls = sum(head.count(byte) for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b")
    return controls * 50 > len(head) + 200


def _utf8(data: bytes) -> str:
    """Decode as UTF-8, a few bytes that are not (a page cut off, a quotation pasted in) as Windows-1252."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "surrogateescape")
    strays = len(_STRAYS.findall(text))
    letters = len(_OUTSIDE_ASCII.findall(text)) - strays
    return _STRAYS.sub(_stray, text) if strays * 5 < letters else ""


def _guessed(data: bytes, name: str, declared: str) -> str:
    if _NO_CHARSET.match(declared):
        declared = ""
    for encoding in (declared, "iso2022_jp" if b"\x1b$" in data[:65536] else ""):
        try:
            if encoding:
                return data.decode(_WEB.get(encoding.lower(), encoding))
        except (UnicodeError, LookupError):
            continue
    likely = one_byte(data)
    if likely:
        return data.decode(likely, "replace")
    best = from_bytes(data).best()
    if best is None:
        raise UnreadableFile(f"{name} is not text.", "Choose the article saved as text or as a web page.")
    return str(best)


def _stray(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def _control(match: re.Match[str]) -> str:
    """Read a C1 control as what it is on the web: a letter of Windows-1252 that was taken for Latin-1."""
    code = ord(match[0])
    return bytes([code]).decode("cp1252", "ignore") if 0x80 <= code <= 0x9F else ""
