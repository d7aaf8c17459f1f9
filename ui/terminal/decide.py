"""What the command line's verbs of the user's own hand do and print: `link`, `note`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from store.database import Library
from store.errors import NotFound, ReaderError
from store.exports import contract
from store.exports.noted import COLOURS
from store.names import outlet_of, shorten
from store.records import Note, PassageKey, Span
from ui.terminal.context import say
from ui.terminal.layout import columns
from ui.terminal.named import article_named
from ui.terminal.terminal import DONE, say_json

if TYPE_CHECKING:
    from ui.terminal.context import Context

_LONGEST = 60  # characters of noted words in a list
_PLACE = re.compile(r"(\d+):(\d+)")
_SAID = {
    "confirm": "are lined up, by your hand.",
    "reject": "are not lined up, by your hand.",
    "forget": "are lined up as the program finds.",
}


def do_link(context: Context) -> int:
    """Confirm or reject that two passages tell the same, or forget such a decision."""
    told = context.arguments
    if told.reject and told.forget:
        raise ReaderError("Two passages are kept apart, or left to the program.", "Leave --reject or --forget out.")
    with context.library() as library:
        a, b = _passage(library, told.near), _passage(library, told.far)
        if a[0] == b[0]:
            raise ReaderError("Both passages are of one article.", "Name passages of two articles, as in 9:1 11:6.")
        decision = "reject" if told.reject else "forget" if told.forget else "confirm"
        made = library.corrections
        {"reject": made.reject_link, "forget": made.forget_link, "confirm": made.confirm_link}[decision](a, b)
    back = "" if told.forget else f" `synoptic link {told.near} {told.far} --forget` leaves it to the program again."
    say(
        context,
        {"a": list(a), "b": list(b), "decision": decision},
        f"{told.near} and {told.far} {_SAID[decision]}{back}",
    )
    return DONE


def do_note(context: Context) -> int:
    """Note, tag or star; or list what was."""
    told = context.arguments
    if not told.place and (told.tag or told.star or told.colour):
        raise ReaderError("No article is named.", "Name it first, as in `synoptic note 12 --tag politics`.")
    with context.library() as library:
        with library.transaction():
            number = _change(library, told) if told.place else None
            for note in told.remove or ():
                library.notes.get(note)
                library.notes.remove(note)
        notes = library.notes.of([number]) if number is not None else library.notes.all()
        lines = [_line(library, note) for note in notes]
    if context.json:
        say_json({"notes": [{"id": note.id, **contract.annotation(note)} for note in notes]})
    else:
        print(columns(("id", "article", "outlet", "kind", "on", "says"), lines) if lines else _NOTHING)
    return DONE


_NOTHING = 'Nothing is noted. `synoptic note ARTICLE:PASSAGE "words"` notes something on a passage.'


def _change(library: Library, told: Any) -> int:
    """Note what is asked for on a passage, or tag and star the article; return the article's number."""
    if ":" in told.place:
        article, place = _passage(library, told.place)
        passage = library.articles.get(article).passages[place]
        if told.text or told.colour or not (told.tag or told.star):
            colour = told.colour if told.colour is not None else 0 if told.text else 1
            library.notes.mark((article, Span(passage.start, passage.end)), colour, told.text or "")
    else:
        article = article_named(library, told.place)
        if told.text or told.colour:
            raise ReaderError("A note stands on a passage.", f"Name one, as in {article}:3; --tag tags the article.")
    for name in told.tag or ():
        library.notes.tag(article, name)
    if told.star:
        library.notes.star(article)
    return article


def _passage(library: Library, typed: str) -> PassageKey:
    match = _PLACE.fullmatch(typed)
    if not match or len(typed) > 18:
        raise ReaderError(f"“{typed}” names no passage.", "Write the article and the passage, as in 12:3.")
    article, place = int(match[1]), int(match[2])
    if place >= len(library.articles.get(article).passages):
        raise NotFound(
            f"Article {article} has no passage {place}.", f"`synoptic show {article} --passages` lists those it has."
        )
    return article, place


def _line(library: Library, note: Note) -> tuple[str, ...]:
    article = library.articles.get(note.article)
    kind = "note" if note.kind == "passage" else note.kind
    colour = f"highlighted in {COLOURS[note.colour]}" if note.colour else ""
    on = shorten(note.words, _LONGEST)
    return str(note.id), str(note.article), outlet_of(article.details, article.text), kind, on, note.text or colour
