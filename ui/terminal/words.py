"""What a verb of the command line is called and takes, and the words for those of search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.cite.styles import STYLES as CITE_STYLES
from store.exports.wish import PARTS
from ui.compare.viewnames import NAMES


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as --help shows it; the module `home` of this folder does it."""

    name: str
    help: str
    arguments: Sequence[tuple[str, dict[str, Any]]] = ()
    prints: bool = True
    home: str = "verbs"


def number(typed: str) -> int:
    """Read the number of an article or event; the library's go up to 2**63."""
    told = int(typed)
    if abs(told) >= 1 << 63:
        raise ValueError(typed)
    return told


_LIMIT = ("--limit", {"type": int, "default": 20, "metavar": "N", "help": "list at most so many (20)"})
_ORDERS = ("relevance", "newest", "oldest")

SEARCH_VERBS = (
    Verb(
        "search",
        "search the articles (docs/searching.md tells the whole language)",
        [
            ("query", {"nargs": "*", "metavar": "QUERY"}),
            _LIMIT,
            ("--order", {"choices": _ORDERS, "default": "relevance", "help": "the best first, or by date"}),
            ("--facets", {"action": "store_true", "help": "count outlets, months, languages, events and tags"}),
            ("--snippets", {"type": int, "default": 0, "metavar": "N", "help": "list N sentences of each article"}),
            ("--batch", {"type": Path, "metavar": "FILE", "help": "count what each line of a file finds"}),
            ("--to", {"type": Path, "metavar": "FILE.csv", "help": "write the counts of --batch to a file"}),
            ("--save", {"metavar": "NAME", "help": "keep the search under a name"}),
            ("--open", {"metavar": "NAME", "help": "do a kept search"}),
            ("--saved", {"action": "store_true", "help": "list the kept searches and what they find now"}),
            ("--forget", {"metavar": "NAME", "help": "keep a search no longer"}),
        ],
        home="search",
    ),
    Verb(
        "like",
        "find who else says what a passage says",
        [("passage", {"metavar": "ARTICLE:PASSAGE", "help": "an article and the place of its passage"}), _LIMIT],
        home="search",
    ),
    Verb(
        "teach",
        "teach the search words and names that mean the same; without any, list them",
        [
            ("names", {"nargs": "*", "metavar": "NAME"}),
            ("--forget", {"metavar": "NAME", "help": "forget what a name means"}),
        ],
        home="search",
    ),
)

EXPORT_OPTIONS: Sequence[tuple[str, dict[str, Any]]] = (
    ("--differences", {"action": "store_true", "help": "leave out the rows that every account tells alike"}),
    ("--no-texts", {"action": "store_true", "help": "into a bundle: only the passages needed, not whole texts"}),
    ("--originals", {"action": "store_true", "help": "into a bundle: the original bytes too"}),
    ("--rows", {"metavar": "N,N-N", "help": "only these rows, by the numbers that an export shows: 3,7-9"}),
    (
        "--without",
        {"metavar": "PART,PART", "help": f"leave out parts: {', '.join(PARTS)}"},
    ),
    ("--view", {"choices": NAMES, "default": NAMES[0], "help": "into a .png: which view of the window"}),
    ("--dark", {"action": "store_true", "help": "into a .png: light on dark"}),
)

CITE = Verb(
    "cite",
    "print references to articles, or a quotation with its source",
    [
        ("ids", {"nargs": "+", "metavar": "ID", "help": "articles, by numbers or words of their headlines"}),
        (
            "--as",
            {
                "choices": CITE_STYLES,
                "default": "plain",
                "dest": "style",
                "help": "ris, bibtex and csl-json are for reference managers",
            },
        ),
        ("--passage", {"type": int, "metavar": "N", "help": "quote this passage of the article, counted from 0"}),
        ("--event", {"action": "store_true", "help": "ID is an event: cite all its accounts"}),
        ("--to", {"type": Path, "metavar": "FILE", "help": "write to a file"}),
    ],
    home="export",
)

FOLLOW_VERBS = (
    Verb(
        "feeds",
        "list the feeds that the library follows, or add and remove them; nothing is fetched",
        [
            ("--add", {"nargs": "+", "metavar": "ADDRESS|FILE", "help": "follow feeds, or all of an OPML file"}),
            ("--remove", {"nargs": "+", "metavar": "ADDRESS", "help": "follow feeds no longer"}),
            ("--to", {"type": Path, "metavar": "FILE", "help": "write the feeds to an OPML file"}),
        ],
        home="follow",
    ),
    Verb(
        "refresh",
        "fetch the feeds, and keep their articles",
        [
            ("addresses", {"nargs": "*", "metavar": "ADDRESS", "help": "only these feeds"}),
            ("--pages", {"action": "store_true", "help": "fetch the pages of entries that are teasers only"}),
        ],
        home="follow",
    ),
    Verb(
        "watch",
        "watch folders: take in what is there, and what is new whenever this is run or the window is open",
        [
            ("folders", {"nargs": "*", "type": Path, "metavar": "DIR"}),
            ("--stop", {"nargs": "+", "type": Path, "metavar": "DIR", "help": "watch folders no longer"}),
            ("--list", {"action": "store_true", "help": "list the watched folders"}),
        ],
        home="follow",
    ),
)
