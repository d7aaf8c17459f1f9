"""Articles for tests of grouping and events: short invented texts, a line a passage."""

from __future__ import annotations

from store.records import Article, Details, Original, Passage


def article(
    number: int, text: str, published: str = "", outlet: str = "", title: str = "", language: str = "en"
) -> Article:
    """Make an article of lines; each is one passage and a paragraph of its own."""
    passages, place = [], 0
    for paragraph, line in enumerate(text.split("\n")):
        passages.append(Passage(place, place + len(line), paragraph))
        place += len(line) + 1
    details = Details(title, outlet or f"Outlet {number}", published=published, language=language)
    return Article(number, details, text, tuple(passages), text, (), Original("", 0, "", ""))
