"""A worker that answers each verb with what stands in a file of its name, and other verbs with nothing."""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: Path) -> None:
    for line in sys.stdin:
        request = json.loads(line)
        if "cancel" in request:
            continue
        file = folder / f"{request['verb']}.json"
        told = json.loads(file.read_bytes()) if file.exists() else None
        sys.stdout.write(json.dumps({"id": request["id"], "result": told}) + "\n")
        sys.stdout.flush()


main(Path(sys.argv[1]))
