"""The world's errors: each is one plain sentence and what to do next. Our own mistakes have no class and surface."""

from __future__ import annotations


class ReaderError(Exception):
    """Something outside the program is not as it must be.

    `sentence` says what; `next_step` what the user can do. Both are shown as they are, never a traceback.
    """

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(f"{sentence} {next_step}".strip())
        self.sentence = sentence
        self.next_step = next_step


class UnreadableFile(ReaderError):
    """A file that holds no article we can read."""


class Teaser(UnreadableFile):
    """An entry of a feed that holds a teaser of its article only; `url` is where the article is, "" when not told."""

    def __init__(self, title: str, url: str) -> None:
        step = f"Import the page itself: {url}" if url else "Import the page that it leads to."
        super().__init__(f"“{title or 'An entry without headline'}” is only a teaser in this feed.", step)
        self.title, self.url = title, url


class LibraryError(ReaderError):
    """A library that cannot be opened or written: newer than the program, damaged, locked, no space."""


class QueryError(ReaderError):
    """A search that cannot be understood.

    `at` are the first character of what is wrong and the one after its end; `instead` what to write there, if known.
    """

    def __init__(
        self, sentence: str, next_step: str = "", *, at: tuple[int, int] | None = None, instead: str = ""
    ) -> None:
        super().__init__(sentence, next_step)
        self.at = at
        self.instead = instead


class NotFound(ReaderError):
    """An article or event that is not in the library."""


def no_article(number: int) -> NotFound:
    """Return the error for an article that the library has never had."""
    return NotFound(f"The library has no article {number}.", "`synoptic articles` lists those it has.")
