"""The searches that are remembered in a library: those made last, and those that the user keeps by a name. No Qt."""

from __future__ import annotations

from typing import Any

from store.errors import NotFound, ReaderError

HISTORY, SAVED = "search.history", "search.saved"
REMEMBERED = 40  # searches made last: about two screens of a list


def history(library: Any) -> list[str]:
    """Return the searches made last, the last first."""
    return [str(query) for query in library.settings.get(HISTORY, [])]


def remember(library: Any, query: str) -> None:
    """Put a search before all others; what it was typed on the way to (the last, if this one begins with it) goes."""
    query = query.strip()
    if not query or getattr(library, "read_only", False):
        return
    with library.settings.changing():
        before = [one for one in history(library) if one != query]
        if before and query.startswith(before[0]):
            before = before[1:]
        library.settings.set(HISTORY, [query, *before][:REMEMBERED])


def saved(library: Any) -> dict[str, tuple[str, int]]:
    """Return the kept searches: name -> query, and the newest article there was when it was looked at last."""
    return {str(one["name"]): (str(one["query"]), int(one["seen"])) for one in library.settings.get(SAVED, [])}


def save(library: Any, name: str, query: str) -> None:
    """Keep a search under a name, in the place of another of that name."""
    name = " ".join(name.split())
    if not name or not query.strip():
        raise ReaderError("A search to keep needs a name and something to search for.", "Type both.")
    with library.settings.changing():
        _keep(library, {**saved(library), name: (query.strip(), newest(library))})


def look_at(library: Any, name: str) -> str:
    """Return the query of a kept search; what it finds now is new no longer. Raises NotFound."""
    if getattr(library, "read_only", False):
        return _known(library, name)[name][0]
    with library.settings.changing():
        known = _known(library, name)
        _keep(library, {**known, name: (known[name][0], newest(library))})
    return known[name][0]


def forget(library: Any, name: str) -> None:
    """Keep a search no longer. Raises NotFound."""
    with library.settings.changing():
        known = _known(library, name)
        del known[name]
        _keep(library, known)


def newest(library: Any) -> int:
    """Return the number of the article that was added last, 0 when there is none."""
    return int(library.db.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])


def _known(library: Any, name: str) -> dict[str, tuple[str, int]]:
    known = saved(library)
    if name not in known:
        raise NotFound(f"No search is kept under the name “{name}”.", "`synoptic search --saved` lists them.")
    return known


def _keep(library: Any, known: dict[str, tuple[str, int]]) -> None:
    kept = [{"name": name, "query": query, "seen": seen} for name, (query, seen) in known.items()]
    library.settings.set(SAVED, kept)
