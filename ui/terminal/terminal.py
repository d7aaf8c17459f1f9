"""The command line: one verb a line of the contract, for people and, with --json, for scripts. Knows no Qt."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store import world
from store.bundle.records import ENDING
from store.exports import ENDINGS
from ui.terminal.tidywords import DECIDE_VERBS, TIDY_VERBS
from ui.terminal.words import CITE, EXPORT_OPTIONS, FOLLOW_VERBS, SEARCH_VERBS, Verb, number

if TYPE_CHECKING:
    from ui.terminal.context import Makers

_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")
DONE, WORLD, PARTLY = 0, 1, 3
PICTURE = ".png"


def parser() -> argparse.ArgumentParser:
    """Return the parser of all verbs; without a verb the window opens."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--library", type=folder, metavar="DIR", default=argparse.SUPPRESS, help="the library's folder")
    printed = argparse.ArgumentParser(add_help=False, parents=[common])
    printed.add_argument("--json", action="store_true", help="print one JSON object")
    whole = argparse.ArgumentParser(
        prog="synoptic",
        parents=[common],
        description="Lays several outlets' accounts of the same event side by side. Without a verb, opens the window.",
    )
    whole.add_argument("--sample", action="store_true", help="use the sample library of invented articles")
    verbs = whole.add_subparsers(dest="verb", metavar="VERB", title="verbs")
    for verb in VERBS:
        added = verbs.add_parser(verb.name, parents=[printed if verb.prints else common], help=verb.help)
        for name, options in verb.arguments:
            added.add_argument(*name.split(), **options)
    return whole


def run(arguments: argparse.Namespace, library: Path, makers: Makers | None = None) -> int:
    """Do one verb and return the exit status; an error of the world is one sentence on stderr."""
    from ui.terminal.context import Context, Makers

    home = next(verb.home for verb in VERBS if verb.name == arguments.verb)
    try:
        module = import_module(f"ui.terminal.{home}")  # a verb waits for no more of the program than it needs
        done: int = getattr(module, f"do_{arguments.verb.replace('-', '_')}")(
            Context(library, arguments, makers or Makers())
        )
        return done
    except BrokenPipeError:  # the reader of our output had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        complain("Stopped.")
        return 130
    except Exception as error:
        told = world.told(error, library)
        if told is None:
            raise
        complain(str(told))
        return WORLD


def complain(sentence: str) -> None:
    """Print one sentence for people on stderr."""
    print(f"synoptic: {tamed(sentence)}", file=sys.stderr)


def tamed(text: str) -> str:
    """Return a text without what would steer a terminal: names of files and words of articles may hold anything."""
    return _CONTROLS.sub("\ufffd", text)


def folder(typed: str) -> Path:
    """Read the name of a folder; an empty one would be the folder that one is in."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("the name of the folder is empty")
    return Path(typed)


def named(typed: str) -> str:
    """Read the number of an article or event, or words that name it."""
    if not typed.strip():
        raise argparse.ArgumentTypeError("an empty name")
    if typed.removeprefix("-").isdecimal():
        number(typed)
    return typed


def export_file(typed: str) -> Path:
    """Read the name of a file to write; its ending must be one that can be written."""
    file = Path(typed)
    endings = (*ENDINGS, PICTURE, ENDING)
    if file.suffix.lower() not in endings:
        what = f"files ending in {file.suffix}" if file.suffix else "a file without an ending"
        raise argparse.ArgumentTypeError(f"Synoptic cannot write {what}; use {', '.join(endings)}")
    return file


def say_json(told: Any) -> None:
    """Print one object as UTF-8 JSON, whatever the terminal's own encoding is."""
    sys.stdout.flush()
    line = json.dumps(told, ensure_ascii=False)
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")  # a name of a file need not be UTF-8
    sys.stdout.buffer.flush()


_COMPARED = (
    "ids",
    {"nargs": "+", "type": named, "metavar": "ID", "help": "one event, or two articles or more: numbers or names"},
)
_CHOSEN = ("articles", {"nargs": "+", "type": number, "metavar": "ARTICLE", "help": "articles by their numbers"})

VERBS = (
    Verb("import", "take in files, folders and web addresses", [("sources", {"nargs": "+", "metavar": "PATH|URL"})]),
    Verb(
        "articles",
        "list the articles",
        [("--removed", {"action": "store_true", "help": "list those that were removed"})],
        home="listing",
    ),
    Verb(
        "show",
        "show one article",
        [
            ("article", {"type": named, "metavar": "ARTICLE", "help": "its number, or words of its headline"}),
            ("--passages", {"action": "store_true", "help": "number its passages, as `cite` and `like` name them"}),
        ],
        home="listing",
    ),
    *SEARCH_VERBS,
    *FOLLOW_VERBS,
    *TIDY_VERBS,
    Verb(
        "events",
        "list the events that several articles tell",
        [
            (
                "--inside",
                {
                    "type": number,
                    "metavar": "STORY",
                    "help": "look inside a story of a large library for its events first",
                },
            )
        ],
        home="listing",
    ),
    Verb(
        "compare",
        "line up the accounts of an event, or of chosen articles",
        [
            _COMPARED,
            ("--alone", {"action": "store_true", "help": "list all that one account alone tells, in full"}),
            ("--fast", {"action": "store_true", "help": "do not wait for the trained judge"}),
        ],
    ),
    Verb(
        "export",
        "write a comparison to a file: .html .md .docx .pdf .csv .json, the window as .png, a .synoptic bundle",
        [_COMPARED, ("--to", {"type": export_file, "required": True, "metavar": "FILE"}), *EXPORT_OPTIONS],
        home="export",
    ),
    CITE,
    *DECIDE_VERBS,
    Verb("remove", "take articles out of the library; they are kept, and can be put back", [_CHOSEN]),
    Verb("restore", "put removed articles back", [_CHOSEN]),
    Verb("reindex", "work out again all that can be: the search index, the events"),
    Verb("check", "look for damage in the library"),
    Verb(
        "backup", "copy the whole library into one file", [("file", {"type": Path, "metavar": "FILE"})], home="listing"
    ),
    Verb(
        "restore-backup",
        "make a library of a backup, in the empty folder that --library names",
        [("file", {"type": Path, "metavar": "FILE"})],
        home="listing",
    ),
    Verb("worker", "answer the window in JSON lines (started by the window itself)", prints=False),
)
