"""What the window sends its worker, made sure of before anything is done: known verbs, arguments of the right kind."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, get_type_hints

import msgspec

from store.errors import ReaderError

Id = Annotated[int, msgspec.Meta(ge=-(1 << 63), le=(1 << 63) - 1)]
"""The number of an article or event: what SQLite can hold."""

Named = Annotated[str, msgspec.Meta(pattern=r"^[^\0]*$")]
"""The name of a file, a folder or an address: no system has one with a null in it."""


class Request(msgspec.Struct):
    """One line to the worker: a question with its number, or the number of a question to stop."""

    id: int = 0
    verb: str = ""
    args: dict[str, Any] = {}
    cancel: int | None = None


def understood(line: bytes) -> Request:
    """Read a line; raises ReaderError for what is no request."""
    try:
        return msgspec.json.decode(line, type=Request)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise ReaderError(f"The worker was asked what is no request: {error}.", "") from error


def arguments(verb: Callable[..., Any], told: dict[str, Any]) -> dict[str, Any]:
    """Return the arguments of a verb as its annotations want them; raises ReaderError for what does not fit."""
    try:
        inspect.signature(verb).bind(**told)
        kinds = get_type_hints(verb, include_extras=True)
        return {name: msgspec.convert(value, kinds[name]) for name, value in told.items()}
    except (TypeError, msgspec.ValidationError) as error:
        raise ReaderError(f"The worker cannot be asked that: {error}.", "") from error
