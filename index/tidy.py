"""The conductor of what articles tell about each other: what an outlet repeats, what it was taught, who has whose text.

Brought up to date after articles have come or changed; whatever it finds can be worked out again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from index.clean.overlay import House, fingerprint, overlaid, paragraphs, words_of
from index.clean.repeated import Candidate, candidates, is_spread, may_be_furniture
from index.copies.find import find_copies
from index.intake.prepare import Prepared
from index.layout import layout
from index.marks import mark
from store.database import Library
from store.errors import NotFound
from store.outlets import called, outlet_key, publisher
from store.records import Piece, Progress, Role

TIDIED = "tidied"
"""The setting that keeps up to which revision of the articles this was done."""

_STEP = 50  # articles laid out anew in one transaction


def refresh(library: Library) -> Iterator[Progress]:
    """Judge what outlets repeat, lay rules over what has come or changed, and find who has whose text."""
    since, now = int(library.settings.get(TIDIED, 0)), library.revision()
    if library.read_only or since == now:
        return
    yield from _mark(library)
    changed = library.marks.changed(since)
    names = library.outlets.of_articles()
    found = _judge(library, names, changed)
    yield Progress(0, 0)
    yield from _lay_all(library, sorted({*changed, *found}), names)
    yield from find_copies(library, changed)
    library.settings.set(TIDIED, now)


def forget(library: Library) -> None:
    """Have all of it worked out again at the next refresh; what the user taught stays."""
    with library.transaction():
        library.marks.forget_judgements()
        library.settings.set(TIDIED, None)


def apply(library: Library, outlets: Collection[str]) -> Iterator[Progress]:
    """Lay out anew the articles of outlets (by any of their names) whose rules or names have changed."""
    keys = {outlet_key(name) for name in outlets}
    called_so = {outlet_key(called(name, "", library.outlets.names())) for name in outlets}
    names = library.outlets.of_articles()
    concerned = [article for article, name in names.items() if outlet_key(name) in keys | called_so]
    yield from _lay_all(library, concerned, names)


def laid_out(library: Library, prepared: Prepared) -> Prepared:
    """Return an article that is about to be kept with its outlet's rules laid over it."""
    name = publisher(prepared.details)
    house = _house(library, called(prepared.details.outlet, prepared.details.url, library.outlets.names()) or name)
    if not house.knows(prepared.mark.paragraphs):
        return prepared
    source = prepared.reading.page.text
    pieces = overlaid(source, prepared.layout.pieces, house)
    return replace(prepared, layout=layout(source, pieces, prepared.details.language))


def paragraph_at(source: str, pieces: Sequence[Piece], start: int) -> str:
    """Return the words of the paragraph of a page that has a place in it, "" when there is none."""
    for paragraph in paragraphs(pieces):
        if paragraph[0].start <= start < paragraph[-1].end:
            return words_of(source, paragraph)
    return ""


def _house(library: Library, name: str) -> House:
    own = outlet_key(name)
    if not own:
        return House()
    names = library.outlets.names()
    rules = [rule for rule in library.rules.all() if outlet_key(called(rule.outlet, "", names)) == own]
    return House(name, {rule.paragraph: rule.always for rule in rules}, library.marks.repeated(own))


def _mark(library: Library) -> Iterator[Progress]:
    """Mark the articles of an older library."""
    missing = library.marks.missing()
    for done, article in enumerate(missing):
        with suppress(NotFound):
            kept = library.articles.get(article)
            base = library.marks.base(article) or kept.pieces
            library.marks.keep(article, mark(kept.source, base, kept.text))
        yield Progress(done, len(missing), "Looking for what outlets repeat")


def _judge(library: Library, names: Mapping[int, str], changed: Collection[int]) -> set[int]:
    """Judge paragraphs that have come often enough; return the articles in which one was found to be furniture."""
    keys = {article: outlet_key(name) for article, name in names.items()}
    found: set[int] = set()
    judgements = []
    for one in candidates(library.marks.paragraphs(), keys, changed, library.marks.judged()):
        furniture = _is_furniture(library, one)
        judgements.append((one.outlet, one.paragraph, len(one.articles), furniture))
        found |= set(one.articles) if furniture else set()
    with library.transaction():
        library.marks.judge(judgements)
    return found


def _is_furniture(library: Library, one: Candidate) -> bool:
    """Tell whether a paragraph is furniture; one that cleaning sets aside by itself need not be judged."""
    rest: list[str] = []
    body = False
    for article in one.sample:
        with suppress(NotFound):
            kept = library.articles.get(article)
            base = library.marks.base(article) or kept.pieces
            told = [(paragraph, words_of(kept.source, paragraph)) for paragraph in paragraphs(base)]
            same = [fingerprint(words) == one.paragraph for _, words in told]
            body = body or any(s and each[0][0].role is Role.BODY for s, each in zip(same, told, strict=True))
            if not all(may_be_furniture(words) for s, (_, words) in zip(same, told, strict=True) if s):
                return False
            rest.append(
                " ".join(
                    w for s, (p, w) in zip(same, told, strict=True) if not s and p[0].role in (Role.BODY, Role.HEADING)
                )
            )
    return body and is_spread(rest)


def _lay_all(library: Library, articles: Sequence[int], names: Mapping[int, str]) -> Iterator[Progress]:
    """Lay articles out anew where that changes them."""
    marks = dict(library.marks.paragraphs())
    based = library.marks.changed_since_base()
    houses = {name: _house(library, name) for name in {names.get(article, "") for article in articles}}
    concerned = [
        (article, houses[names.get(article, "")])
        for article in articles
        if article in based or houses[names.get(article, "")].knows(marks.get(article, b""))
    ]
    for at in range(0, len(concerned), _STEP):
        with library.transaction():
            for article, house in concerned[at : at + _STEP]:
                _lay(library, article, house)
        yield Progress(at, len(concerned), "Setting aside what outlets repeat")


def _lay(library: Library, article: int, house: House) -> None:
    try:
        kept = library.articles.get(article)
    except NotFound:
        return
    base = library.marks.base(article) or kept.pieces
    pieces = overlaid(kept.source, base, house, library.corrections.pieces(article))
    if pieces == kept.pieces:
        return
    library.marks.keep_base(article, base)
    library.articles.replace_text(article, layout(kept.source, pieces, kept.details.language))
