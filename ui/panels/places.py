"""Every place of what was searched for in the texts that are open, each in its words, to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.records import Article, Span
from ui.dialogs.choice import Choice

AROUND = 60  # characters on either side of the place


def places(articles: Sequence[Article], hits: Mapping[int, Sequence[Span]]) -> list[tuple[int, Span]]:
    """Return every place, article by article, in the order of the texts."""
    return [(article.id, span) for article in articles for span in sorted(hits.get(article.id, ()))]


def choices(articles: Sequence[Article], names: Mapping[int, str], found: Sequence[tuple[int, Span]]) -> list[Choice]:
    """Return places as choices: the words round each, and whose they are."""
    by_id = {article.id: article for article in articles}
    return [Choice(in_words(by_id[article].text, span), names[article]) for article, span in found]


def in_words(text: str, span: Span) -> str:
    """Return the words round a place, cut at blanks."""
    first, last = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    head = text[first : span.start]
    tail = text[span.end : last]
    if first and " " in head:
        head = "… " + head.split(" ", 1)[1]
    if last < len(text) and " " in tail:
        tail = tail.rsplit(" ", 1)[0] + " …"
    return " ".join(f"{head}{text[span.start : span.end]}{tail}".split())
