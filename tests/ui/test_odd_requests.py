"""Odd requests: whatever a verb is asked, the worker answers in a sentence or with a result, and goes on."""

from __future__ import annotations

import queue
import types
from collections.abc import Iterator, Sequence
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.ui.test_worker import Client
from ui.service.service import Service
from ui.service.worker import Worker

FEW = 8  # examples of each verb; the search for what is mended here tried 400
SKIPPED = {"reindex"}  # takes no arguments, and seconds

# No separators: what is written or watched stays in the folder of the test. Lone dots would name it and its parent.
WORDS = st.sampled_from(
    ["", " ", "\0", "a\0.csv", "x" * 3000, "a.json", "a.md", "*", '"', "(", "ferry", "en"]
) | st.text(max_size=6).filter(lambda text: not set(text) & set("/\\~:") and text.strip(". ") != "")
WHOLE = st.integers(1, 6) | st.integers(-2, 30) | st.sampled_from([2**31, 2**63 - 1, -(2**63), 2**63, 10**30])
PLAIN = st.none() | st.booleans() | WHOLE | st.floats(allow_nan=False, allow_infinity=False) | WORDS
FIELDS = st.sampled_from(["order", "cut", "rows", "without", "differences", "title", "published"])
ANYTHING: SearchStrategy[Any] = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | FIELDS, inner, max_size=3), max_leaves=5
)
OF: dict[Any, SearchStrategy[Any]] = {
    int: WHOLE,
    str: WORDS,
    bool: st.booleans(),
    float: st.floats(0, 1) | st.floats(allow_nan=False, allow_infinity=False),
    date: st.dates().map(str),
    type(None): st.none(),
}


def fitting(kind: Any) -> SearchStrategy[Any]:
    """Make what an annotation wants, or nearly."""
    whole, parts = get_origin(kind), get_args(kind)
    if whole is Annotated:
        return fitting(parts[0])
    if whole is Literal:
        return st.sampled_from(parts)
    if whole in (types.UnionType, Union):
        return st.one_of([fitting(part) for part in parts])
    if whole is tuple and parts[-1] is not Ellipsis:
        return st.tuples(*map(fitting, parts)).map(list)
    if whole in (list, tuple, Sequence):
        return st.lists(fitting(parts[0]), max_size=3)
    if whole is dict:
        return st.dictionaries(WORDS | FIELDS, fitting(parts[1]), max_size=3)
    if is_dataclass(kind) or hasattr(kind, "__struct_fields__"):
        told = get_type_hints(kind, include_extras=True)
        return st.fixed_dictionaries({}, optional={name: fitting(one) for name, one in told.items()})
    return OF[kind]


def requests(verb: Any) -> SearchStrategy[dict[str, Any]]:
    """Arguments of the right kinds, of any kinds, and such as the verb does not have."""
    kinds = {name: kind for name, kind in get_type_hints(verb, include_extras=True).items() if name != "return"}
    right = st.fixed_dictionaries({name: fitting(kind) for name, kind in kinds.items()})
    some = st.fixed_dictionaries({}, optional={name: fitting(kind) for name, kind in kinds.items()})
    wrong = st.fixed_dictionaries({}, optional=dict.fromkeys(kinds, ANYTHING))
    return right | some | wrong | st.dictionaries(WORDS, ANYTHING, max_size=2)


class Once(queue.SimpleQueue[bytes]):
    """One line; when its work is done, the end."""

    def __init__(self, line: bytes) -> None:
        self.lines = [line]

    def get(self, block: bool = True, timeout: float | None = None) -> bytes:
        if self.lines:
            return self.lines.pop()
        if not block:
            raise queue.Empty
        return b""


@pytest.fixture(scope="module")
def service(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    import shutil

    folder = shutil.copytree(imported, tmp_path_factory.mktemp("odd") / "library")
    with Service(folder, lambda _: b"%PDF") as made:
        yield made


def answered(service: Service, request: dict[str, Any]) -> None:
    """Ask as the window does; there is one answer, which is JSON."""
    answers: list[dict[str, Any]] = []
    worker = Worker(service, lambda reply: answers.append(msgspec.json.decode(msgspec.json.encode(reply))))
    worker.run(Once(msgspec.json.encode(request)))
    (last,) = [answer for answer in answers if "progress" not in answer]
    assert "result" in last or last["error"]["sentence"].strip()


def test_no_argument_ends_the_worker(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def tried(verb: str) -> None:
        @settings(
            max_examples=FEW, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
        )
        @given(requests(service._verbs[verb]))
        def ask(told: dict[str, Any]) -> None:
            answered(service, {"id": 1, "verb": verb, "args": told})

        ask()

    for verb in sorted(service._verbs.keys() - SKIPPED):
        tried(verb)
    assert service.check() == []


def test_odd_wishes_and_names_are_told_in_a_sentence_and_the_worker_goes_on(library_folder: Path) -> None:
    client = Client(library_folder)
    odd: list[tuple[str, dict[str, Any]]] = [
        *(("export", {"to": "a.md", "event": 1, "wish": {name: 7.5}}) for name in ("order", "cut", "rows", "without")),
        ("export", {"to": "a.md", "event": 1, "wish": {"cut": None}}),
        ("export", {"to": "a.md", "event": 1, "wish": [1]}),
        ("export", {"to": "a\0.md", "event": 1}),
        ("feeds", {"to": "a\0b"}),
        ("subscribe", {"sources": ["\0"]}),
        ("watch", {"folders": ["\0"]}),
        ("import", {"paths": ["\0"]}),
    ]
    for number, (verb, told) in enumerate(odd, 1):
        client.ask(number, verb, **told)
        error = client.outcome(number)["error"]
        assert error["sentence"].strip()
        assert "\n" not in error["sentence"]
    client.ask(99, "check")
    assert client.outcome(99)["result"] == []
    assert client.close() == 0
