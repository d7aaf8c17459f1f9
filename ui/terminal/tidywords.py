"""What the command line's verbs on outlets, their furniture and details are called and take."""

from __future__ import annotations

from ui.service.fields import FIELDS, NAMES
from ui.terminal.words import Verb

_EDITED = [(f"--{name}", {"metavar": "TEXT", "help": label}) for name, label, _ in FIELDS]

TIDY_VERBS = (
    Verb(
        "furniture",
        "list what was taught about outlets’ pages, or what of an article was set aside; teach and forget",
        [
            ("article", {"nargs": "?", "metavar": "ARTICLE", "help": "list the pieces of its page set aside"}),
            ("--always", {"metavar": "ARTICLE:PASSAGE", "help": "this paragraph is furniture in all of its outlet"}),
            ("--never", {"metavar": "ARTICLE#PIECE", "help": "this piece belongs to the article in all of its outlet"}),
            ("--forget", {"type": int, "metavar": "RULE", "help": "forget a rule, by its number"}),
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
            ("articles", {"nargs": "+", "type": int, "metavar": "ARTICLE", "help": "articles by their numbers"}),
            *_EDITED,
            (
                "--reset",
                {"nargs": "+", "choices": NAMES, "default": [], "metavar": "DETAIL", "help": "as it was worked out"},
            ),
        ],
        home="tidy",
    ),
)
