"""What the command line's verbs of the user's own hand are called and take: on details, outlets, links, notes."""

from __future__ import annotations

from ui.service.fields import FIELDS, NAMES
from ui.terminal.words import Verb, number

_EDITED = [(f"--{name}", {"metavar": "TEXT", "help": label}) for name, label, _ in FIELDS]

TIDY_VERBS = (
    Verb(
        "furniture",
        "list what was taught about outlets’ pages, or what of an article was set aside; teach and forget",
        [
            ("article", {"nargs": "?", "metavar": "ARTICLE", "help": "list the pieces of its page set aside"}),
            ("--always", {"metavar": "ARTICLE:PASSAGE", "help": "this paragraph is furniture in all of its outlet"}),
            ("--never", {"metavar": "ARTICLE#PIECE", "help": "this piece belongs to the article in all of its outlet"}),
            ("--forget", {"type": number, "metavar": "RULE", "help": "forget a rule, by its number"}),
        ],
        home="tidy",
    ),
    Verb(
        "outlets",
        "list the outlets and their other names; call them otherwise",
        [
            ("--alias", {"nargs": 2, "metavar": ("NAME", "OUTLET"), "help": "nytimes.com is The New York Times"}),
            ("--rename", {"nargs": 2, "metavar": ("OLD", "NEW"), "help": "call an outlet otherwise"}),
            ("--forget", {"metavar": "NAME", "help": "take another name, or a renaming, back"}),
        ],
        home="tidy",
    ),
    Verb(
        "edit",
        "change the details of one article or of several",
        [
            ("articles", {"nargs": "+", "type": number, "metavar": "ARTICLE", "help": "articles by their numbers"}),
            *_EDITED,
            (
                "--reset",
                {"nargs": "+", "choices": NAMES, "default": [], "metavar": "DETAIL", "help": "as it was worked out"},
            ),
        ],
        home="tidy",
    ),
)

_PASSAGE = {"metavar": "ARTICLE:PASSAGE", "help": "a passage, as `show --passages` numbers it"}

DECIDE_VERBS = (
    Verb(
        "link",
        "line two passages up by hand, or keep them apart",
        [
            ("near", _PASSAGE),
            ("far", _PASSAGE),
            ("--reject", {"action": "store_true", "help": "they do not tell the same"}),
            ("--forget", {"action": "store_true", "help": "leave it to the program again"}),
        ],
        home="decide",
    ),
    Verb(
        "note",
        "note something on a passage, tag or star an article; without any, list the notes",
        [
            ("place", {"nargs": "?", "metavar": "ARTICLE[:PASSAGE]", "help": "an article, or one of its passages"}),
            ("text", {"nargs": "?", "metavar": "TEXT", "help": "what to note; without it the passage is highlighted"}),
            ("--colour", {"type": int, "choices": range(1, 9), "metavar": "1-8", "help": "highlight in this colour"}),
            ("--tag", {"nargs": "+", "metavar": "NAME", "help": "give the article tags"}),
            ("--star", {"action": "store_true", "help": "give the article a star, or take it away"}),
            (
                "--remove",
                {"nargs": "+", "type": number, "metavar": "NOTE", "help": "take notes and tags away by id"},
            ),
        ],
        home="decide",
    ),
)
