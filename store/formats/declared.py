"""What a file itself says of its article, in whatever shape it says it, as Details."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from store.formats.decode import plain

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json")
"""The media types of entries of feeds."""

_BLANKS = re.compile(r"\s+")
_TONGUE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.I)
# ISO 639-2, where its three letters do not begin with the two of ISO 639-1.
_THREE = {"deu": "de", "ger": "de", "spa": "es", "fre": "fr", "por": "pt", "dut": "nl", "swe": "sv", "cze": "cs"}
_THREE |= {"pol": "pl", "tur": "tr", "gre": "el", "chi": "zh", "rum": "ro", "slv": "sl", "gle": "ga", "baq": "eu"}


def words(value: Any) -> str:
    """Return a value as one line of text: numbers and strings as they are, the name of an object, "" for all else."""
    if isinstance(value, dict):
        return words(value.get("name") or value.get("@value") or value.get("value") or value.get("$oid"))
    if isinstance(value, list):
        return words(value[0]) if value else ""
    if isinstance(value, bool) or value is None:
        return ""
    return _BLANKS.sub(" ", plain(str(value))).strip() if isinstance(value, str | int | float) else ""


def names(value: Any) -> str:
    """Return one byline for authors told as a string, an object, or a list of either, in their order."""
    many: Iterable[Any] = value if isinstance(value, list) else [value]
    found = [one for entry in many if (one := words(entry))]
    return ", ".join(dict.fromkeys(found))


def tongue(value: Any) -> str:
    """Return the ISO 639-1 code of a language told as a code ("en-GB", "eng"); "" for what is none, as "C" or "und"."""
    told = _TONGUE.fullmatch(words(value))
    code = told[1].lower() if told else ""
    return "" if code in ("und", "mul", "zxx") else _THREE.get(code, code[:2])


def moment(value: Any) -> str:
    """Return a date as ISO 8601 where it is one or plainly means one, else its words for others to parse."""
    if isinstance(value, dict):
        value = value.get("$date") or value.get("@value") or value.get("value")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _epoch(float(value))
    told = words(value)
    if re.fullmatch(r"\d{10}(?:\d{3})?", told):
        return _epoch(float(told))
    return _iso(told) or _mailed(told) or told


def _epoch(seconds: float) -> str:
    if seconds > 1e11:  # milliseconds, as browsers count
        seconds /= 1000
    if not 0 < seconds < 4102444800:  # 1970 to 2100: another number is no date
        return ""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")


def _iso(told: str) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", told):
        return told if _valid(told) else ""
    squeezed = re.sub(r"(?<=\d)\s+(?=[+-]\d\d:?\d\d$|Z$)", "", told).replace(" UTC", "Z")
    if not re.match(r"\d{4}-?\d{2}-?\d{2}[T ]", squeezed) or not _valid(squeezed):
        return ""
    return datetime.fromisoformat(squeezed).replace(microsecond=0).isoformat()


def _valid(told: str) -> bool:
    try:
        datetime.fromisoformat(told)
    except ValueError:
        return False
    return True


def _mailed(told: str) -> str:
    """Read the date form of e-mails and feeds: "Thu, 20 Nov 2025 16:10:06 +0000"."""
    if not re.match(r"(?:\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d", told):
        return ""
    try:
        return parsedate_to_datetime(told).isoformat()
    except ValueError:
        return ""
