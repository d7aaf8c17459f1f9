"""A worker that answers each verb with what stands in a file of its name, and other verbs with nothing.

Where the file is told to be progress, the work never ends unless it is stopped.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: Path) -> None:
    for line in sys.stdin:
        request = json.loads(line)
        if "cancel" in request:
            say(request["cancel"], "error", {"sentence": "Stopped.", "next_step": ""})
            continue
        result, progress = (folder / f"{request['verb']}{ending}" for ending in (".json", ".progress.json"))
        if progress.exists():
            say(request["id"], "progress", json.loads(progress.read_bytes()))
        else:
            say(request["id"], "result", json.loads(result.read_bytes()) if result.exists() else None)


def say(number: int, kind: str, told: object) -> None:
    sys.stdout.write(json.dumps({"id": number, kind: told}) + "\n")
    sys.stdout.flush()


main(Path(sys.argv[1]))
