"""Tool tips of words from articles: shown as they are, whatever they look like."""

from __future__ import annotations

from html import escape


def plain_tip(words: str) -> str:
    """Return `words` so that Qt shows them as they are.

    Qt takes a tool tip with a tag in it for mark-up, and loads the pictures that it names: of this machine and, on
    Windows, of any other (`file://host/share`). A headline or an outlet's name must not do that.
    """
    return f'<p style="white-space: pre-wrap">{escape(words)}</p>' if "<" in words else words
