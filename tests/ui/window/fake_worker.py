"""A worker that misbehaves as its verb says: for the edges of the protocol that the real one does not show."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def main() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        if "cancel" in request:
            say({"id": request["cancel"], "error": {"sentence": "Stopped.", "next_step": ""}})
            continue
        answer(request["id"], request["verb"], request.get("args", {}))


def answer(number: int, verb: str, args: dict[str, str]) -> None:
    if verb == "crash" or (verb == "search" and first_time(args["mark"])):
        os._exit(3)
    elif verb == "garbage":
        sys.stdout.write("this is no answer\n{}\n\n")
        say({"id": number, "result": "after garbage"})
    elif verb == "fail":
        say({"id": number, "error": {"sentence": "It is raining.", "next_step": "Take an umbrella."}})
    elif verb == "halves":
        whole = json.dumps({"id": number, "result": "ø" * 9}, ensure_ascii=False).encode() + b"\n"
        for part in (whole[:30], whole[30:]):  # in the middle of a letter
            sys.stdout.buffer.write(part)
            sys.stdout.buffer.flush()
    elif verb == "long":
        say({"id": number, "progress": {"done": 1, "total": 3, "message": "one"}})
    else:
        say({"id": number, "result": args.get("echo")})


def first_time(mark: str) -> bool:
    if Path(mark).exists():
        return False
    Path(mark).touch()
    return True


def say(reply: object) -> None:
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


main()
