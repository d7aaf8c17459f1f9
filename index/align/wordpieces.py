"""Word pieces: a text as numbers of the pieces of words that a BERT vocabulary knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

# A word, or one sign: BERT parts at every sign of ASCII and every Unicode punctuation, "_" among them.
_PARTS = re.compile(r"[^\W_]+|[^\w\s]|_", re.UNICODE)
_LONGEST = 100
UNKNOWN = "[UNK]"


class WordPieces:
    """Parts texts as the uncased BERT models were taught: lower case, no accents, the longest known piece first."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._number: Mapping[str, int] = {piece: place for place, piece in enumerate(vocabulary)}
        self._word = lru_cache(maxsize=50_000)(self._pieces)

    def __getitem__(self, piece: str) -> int:
        return self._number[piece]

    def numbers(self, text: str, most: int) -> list[int]:
        """Return the numbers of a text's first `most` pieces; at least one, so that every text has a place."""
        found: list[int] = []
        for part in _PARTS.findall(_plain(text)):
            found += self._word(part)
            if len(found) >= most:
                break
        return found[:most] or [self._number[UNKNOWN]]

    def _pieces(self, word: str) -> tuple[int, ...]:
        found, start = [], 0
        while start < len(word) <= _LONGEST:
            for end in range(len(word), start, -1):
                number = self._number.get(("##" if start else "") + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return (self._number[UNKNOWN],)
        return tuple(found) or (self._number[UNKNOWN],)


def _plain(text: str) -> str:
    parted = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in parted if unicodedata.category(sign) not in ("Mn", "Cc", "Cf"))
