"""What the command line's verbs on outlets and details do and print: `furniture`, `outlets`, `edit`."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from store.errors import NotFound, ReaderError
from store.names import shorten
from ui.service.fields import NAMES
from ui.service.searching import finished
from ui.service.service import Service
from ui.service.tidying import details_of, told
from ui.terminal.layout import columns
from ui.terminal.named import article_named
from ui.terminal.terminal import DONE, say_json

if TYPE_CHECKING:
    from ui.terminal.context import Context

_LONGEST = 200  # characters of a paragraph in a list
_NAMED = 8  # articles whose numbers are told again


def do_furniture(context: Context) -> int:
    """Teach, forget or list."""
    asked = context.arguments
    with context.service() as service:
        if asked.article:
            return _say_pieces(context, service, article_named(service.library, asked.article))
        tidying = service.decisions.tidying
        said: dict[str, Any] = {}
        if asked.always:
            article, place = _places(asked.always, ":", "12:3")
            kept = service.library.articles.get(article)
            if not 0 <= place < len(kept.passages):
                raise NotFound(f"Article {article} has no passage {place}.", "`synoptic show` lists those it has.")
            said = finished(tidying.rule(article, kept.passages[place].start, True))
        if asked.never:
            article, place = _places(asked.never, "#", "12#1")
            pieces = service.library.articles.get(article).furniture
            if not 1 <= place <= len(pieces):
                raise NotFound(
                    f"Article {article} has no piece {place}.", f"`synoptic furniture {article}` lists them."
                )
            said = finished(tidying.rule(article, pieces[place - 1].start, False, page=True))
        if asked.forget is not None:
            said = finished(tidying.unrule(asked.forget))
        _follow(service, bool(said))
        rules = tidying.rules()
    if context.json:
        say_json({**said, "rules": [told(one) for one in rules]})
        return DONE
    lines = [
        (
            str(one.rule.id),
            "always" if one.rule.always else "never",
            one.rule.outlet,
            f"{one.articles:,} article{'s' if one.articles != 1 else ''}",
            shorten(one.rule.words, _LONGEST),
        )
        for one in rules
    ]
    print(columns(("rule", "furniture", "outlet", "stands in", "paragraph"), lines) if lines else _NOTHING)
    return DONE


_NOTHING = "Nothing is taught. `synoptic furniture --always ARTICLE:PASSAGE` teaches that a paragraph is furniture."


def _say_pieces(context: Context, service: Service, number: int) -> int:
    article = service.library.articles.get(number)
    pieces = [
        {"piece": place, "text": article.source[piece.start : piece.end], "reason": piece.reason}
        for place, piece in enumerate(article.furniture, 1)
    ]
    if context.json:
        say_json({"article": number, "furniture": pieces})
        return DONE
    lines = [
        (f"{number}#{piece['piece']}", str(piece["reason"]), shorten(str(piece["text"]), _LONGEST)) for piece in pieces
    ]
    print(columns(("piece", "why", "text"), lines) if lines else "Nothing of its page was set aside.")
    return DONE


def _places(typed: str, sign: str, example: str) -> tuple[int, int]:
    match = re.fullmatch(rf"(\d+){sign}(\d+)", typed)
    if not match:
        raise ReaderError(f"“{typed}” names nothing.", f"Write the article and the place, as in {example}.")
    return int(match[1]), int(match[2])


def do_outlets(context: Context) -> int:
    """Call outlets otherwise, or list them."""
    asked = context.arguments
    with context.service() as service:
        tidying = service.decisions.tidying
        said: dict[str, Any] = {}
        for pair in (asked.alias, asked.rename):
            if pair:
                said = finished(tidying.call_outlet(*pair))
        if asked.forget is not None:
            said = finished(tidying.uncall_outlet(asked.forget))
        if said:
            _follow(service)
        outlets = tidying.outlets()
    if context.json:
        say_json({**({"changed": said["articles"]} if said else {}), "outlets": [asdict(one) for one in outlets]})
        return DONE
    if said:
        count = said["articles"]
        many = "1 article is" if count == 1 else f"{count:,} articles are" if count else "No article is"
        print(f"{many} of another outlet now.\n")
    lines = [
        (one.name, f"{one.articles:,}", ", ".join(one.aliases) + (f"  (perhaps {one.perhaps})" if one.perhaps else ""))
        for one in outlets
    ]
    print(columns(("outlet", "articles", "also called"), lines) if lines else "No article tells its outlet.")
    return DONE


def do_edit(context: Context) -> int:
    """Change details of articles."""
    asked = context.arguments
    details = details_of({name: getattr(asked, name) for name in NAMES})
    if not details and not asked.reset:
        raise ReaderError("There is nothing to change.", 'Name a detail: synoptic edit 3 4 --outlet "The Courier".')
    with context.service() as service:
        count = service.decisions.tidying.edit_many(asked.articles, details, asked.reset)
        _follow(service)
    many = "1 article" if count == 1 else f"{count:,} articles"
    if context.json:
        say_json({"edited": sorted(set(asked.articles)), "details": details, "reset": asked.reset})
    else:
        numbers = " ".join(map(str, asked.articles)) if len(asked.articles) <= _NAMED else "…"
        back = f"`synoptic edit {numbers} --reset {' '.join(details)}`"
        print(f"{many} changed." + (f" {back} gives back what the page tells." if details else ""))
    return DONE


def _follow(service: Service, changed: bool = True) -> None:
    """Bring the search index up to date, and the events: a date, a headline, an outlet, a text decides about them."""
    finished(service.refreshed())
    if changed:
        finished(service.events())
