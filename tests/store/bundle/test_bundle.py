"""Bundles: what one desk sends another has; two desks that exchange end alike; hostile files do nothing."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.bundle.gather import gather, originals
from store.bundle.pack import CONTENTS, MANIFEST, pack, unpack
from store.bundle.partial import partials
from store.bundle.records import FORMAT, Contents, Manifest
from store.database import Library, open_library
from store.errors import UnreadableFile
from store.records import Account, Details, Event, Span
from tests.conftest import add_article
from ui.bundling import Bundling

TEXTS = (
    "A ferry ran aground.\nNine people were hurt.\n# Advertisement: sail with us\nThe captain was calm.",
    "The ferry struck rocks.\nEleven were hurt.\nA boy held my hand.",
    "Un ferri encalló.\nHubo once heridos.",
)
STORY = Event(0, "Ferry runs aground", "2026-03-03", "story", (), ())


def desk(folder: Path) -> Library:
    return open_library(folder)


def filled(folder: Path) -> Library:
    """A library of three articles and the event that they tell."""
    library = desk(folder)
    ids = [add_article(library, text, Details(outlet=f"Outlet {at}")) for at, text in enumerate(TEXTS)]
    accounts = tuple(Account(number, (0, 1)) for number in ids)
    library.events.replace([Event(0, STORY.title, STORY.date, "story", (), accounts)])
    return library


def send(source: Library, texts: bool = True, whole: bool = False) -> bytes:
    """Write a library's event into a bundle."""
    needed = None if texts else {(account.article, 0) for account in source.events.all()[0].accounts}
    contents = gather(source, [source.events.all()[0].id], [], needed)
    return pack(Manifest(FORMAT, "2026-11-21"), contents, originals(source, contents) if whole else {})


def receive(library: Library, data: bytes) -> dict[str, Any]:
    """Merge a bundle into a library, with no search and no events to find."""

    def follow() -> Any:
        yield from ()

    def never(**_: Any) -> Any:
        raise AssertionError

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.synoptic")
        file.write_bytes(data)
        work = Bundling(library, never, follow).merge([str(file)])
        while True:
            try:
                step = next(work)
                assert not step.failed, step.failed
            except StopIteration as end:
                return dict(end.value)


def held(library: Library) -> Contents:
    """What a bundle of the library's event would hold."""
    return gather(library, [library.events.all()[0].id], [])


@contextmanager
def desks(count: int = 2) -> Iterator[list[Library]]:
    with tempfile.TemporaryDirectory() as folder:
        opened = [filled(Path(folder, "0")), *(desk(Path(folder, str(at))) for at in range(1, count))]
        try:
            yield opened
        finally:
            for library in opened:
                library.close()


# what a desk does: (what, article, passage, other article, text or colour)
DEED = st.tuples(
    st.sampled_from(["mark", "tie", "tag", "star", "confirm", "reject", "edit", "rename", "change", "split"]),
    st.integers(0, 2),
    st.integers(0, 1),
    st.integers(0, 2),
    st.sampled_from(["why?", "Who says so?", "", "ärger “x”\nzwei", "للمحامي"]),
    st.integers(0, 8),
)


def act(library: Library, deed: tuple[str, int, int, int, str, int], when: str) -> None:
    """Do one thing at a time of the desk's own."""
    what, one, passage, two, text, colour = deed
    ids = [library.articles.known(hashlib.sha256(words.encode()).hexdigest()) for words in TEXTS]
    if not ids[one] or not ids[two]:  # it was taken out of the event before it was sent
        return
    a, b = library.articles.get(ids[one] or 0), library.articles.get(ids[two] or 0)
    here = (a.id, Span(a.passages[passage].start, a.passages[passage].end))
    notes, last = library.notes, [note for note in library.notes.all() if note.kind in ("passage", "link")]
    if what == "mark":
        notes.mark(here, colour, text)
    elif what == "tie" and a.id != b.id:
        notes.tie(here, (b.id, Span(b.passages[0].start, b.passages[0].end)), text, colour)
    elif what == "tag" and text.strip():
        notes.tag(a.id, text)
    elif what == "star":
        notes.star(a.id)
    elif what in ("confirm", "reject") and a.id != b.id:
        act_on = library.corrections.confirm_link if what == "confirm" else library.corrections.reject_link
        act_on((a.id, passage), (b.id, 0))
    elif what == "edit" and text:
        library.articles.edit(a.id, replace(a.details, byline=text))
    elif what == "rename":
        library.events.rename(library.events.all()[0].id, text)
    elif what == "split" and len(library.events.all()[0].accounts) > 2:
        library.events.split(library.events.all()[0].id, [a.id], "")
    elif what == "change" and last:
        notes.change(last[0].id, colour, text)
    library.db.execute("UPDATE notes SET made = ? WHERE made > '2026-11-21T'", [when])
    library.db.execute("UPDATE notes SET changed = ? WHERE changed > '2026-11-21T'", [when])
    library.db.execute(
        "UPDATE notes SET before = (SELECT group_concat(CASE WHEN value > '2026-11-21T' THEN ? ELSE value END, ' ')"
        " FROM json_each('[\"' || replace(before, ' ', '\",\"') || '\"]')) WHERE before <> ''",
        [when],
    )
    library.db.execute("UPDATE corrections SET made = ? WHERE made > '2026-11-21T'", [when])


def do_all(library: Library, deeds: list[tuple[str, int, int, int, str, int]], day: int, step: int) -> None:
    """Do things one after the other; two desks never do something in the same second."""
    for at, deed in enumerate(deeds):
        act(library, deed, f"2026-10-{day:02d}T10:{at:02d}:{step:02d}+00:00")


@settings(max_examples=15, deadline=None)
@given(st.lists(DEED, max_size=8), st.booleans())
def test_a_bundle_in_an_empty_library_is_the_same_bundle(deeds: list[Any], whole: bool) -> None:
    with desks() as (source, empty):
        do_all(source, deeds, 1, 0)
        told = receive(empty, send(source, whole=whole))
        assert told["added"] == len(held(source).articles)
        assert told["said"] == []
        assert held(empty) == held(source)
        assert empty.check() == []
        assert receive(empty, send(source))["added"] == 0
        assert held(empty) == held(source)


@settings(max_examples=15, deadline=None)
@given(st.lists(DEED, max_size=4), st.lists(DEED, max_size=5), st.lists(DEED, max_size=5))
def test_two_desks_that_exchange_end_alike(first: list[Any], ours: list[Any], theirs: list[Any]) -> None:
    with desks() as (one, two):
        do_all(one, first, 1, 0)
        receive(two, send(one))
        do_all(one, ours, 2, 0)
        do_all(two, theirs, 2, 30)
        crossing = send(one), send(two)  # both were written before either was read
        receive(two, crossing[0])
        receive(one, crossing[1])
        receive(two, send(one))
        receive(one, send(two))
        assert held(one) == held(two)
        before = held(one)
        for old in crossing:  # an old bundle once more changes nothing
            receive(one, old)
        assert held(one) == before
        if not any(deed[0] in ("change", "split") for deed in (*first, *ours, *theirs)):
            made = {(deed[4], deed[5]) for deed in (*first, *ours, *theirs) if deed[0] == "mark"}
            assert made <= {(note.text, note.colour) for note in held(one).notes}


def test_a_note_changed_at_both_desks_is_kept_twice() -> None:
    with desks() as (one, two):
        act(one, ("mark", 0, 0, 1, "why?", 1), "2026-10-01T10:00:00+00:00")
        receive(two, send(one))
        act(one, ("change", 0, 0, 1, "Who says so?", 1), "2026-10-02T10:00:00+00:00")
        act(two, ("change", 0, 0, 1, "", 2), "2026-10-03T10:00:00+00:00")
        told = receive(two, send(one))
        assert len(told["said"]) == 1
        assert {note.text for note in two.notes.all()} == {"", "Who says so?"}
        receive(one, send(two))
        assert held(one) == held(two)


def test_a_note_changed_at_one_desk_is_changed_at_the_other() -> None:
    with desks() as (one, two):
        act(one, ("mark", 0, 0, 1, "why?", 1), "2026-10-01T10:00:00+00:00")
        receive(two, send(one))
        for day in (2, 3, 4):
            act(one, ("change", 0, 0, 1, f"day {day}", 1), f"2026-10-0{day}T10:00:00+00:00")
            assert receive(two, send(one))["said"] == []
        assert [note.text for note in two.notes.all()] == ["day 4"]


def test_what_two_desks_decided_differently_is_said_and_kept_as_a_note() -> None:
    with desks() as (one, two):
        receive(two, send(one))
        act(one, ("confirm", 0, 0, 1, "", 0), "2026-10-02T10:00:00+00:00")
        act(two, ("reject", 0, 0, 1, "", 0), "2026-10-03T10:00:00+00:00")
        told = receive(one, send(two))
        assert "confirmed on 2 Oct 2026" in told["said"][0]
        assert [entry.decision for entry in held(one).links] == ["reject"]
        assert any("Two desks decided differently" in note.text for note in one.notes.all())
        receive(two, send(one))
        assert held(one) == held(two)


def test_accounts_taken_out_at_one_desk_are_taken_out_at_the_other() -> None:
    with desks() as (one, two):
        receive(two, send(one))
        event = one.events.all()[0]
        one.events.split(event.id, [event.accounts[2].article], "")
        receive(two, send(one))
        assert len(two.events.all()[0].accounts) == 2
        receive(one, send(two))
        assert len(one.events.all()[0].accounts) == 2
        assert held(one) == held(two)


def test_without_texts_only_what_is_needed_goes() -> None:
    with desks() as (source, empty):
        act(source, ("mark", 1, 1, 0, "why?", 1), "2026-10-01T10:00:00+00:00")
        data = send(source, texts=False)
        told = msgspec.json.encode(unpack_bytes(data)[1])
        assert b"captain" not in told
        assert b"A boy held my hand" not in told
        receive(empty, data)
        assert empty.check() == []
        assert len(partials(empty.db)) == 3
        assert send(empty, texts=False) == send(source, texts=False)
        note = empty.notes.of([one.id for one in empty.articles.all()])[0]
        assert note.span is not None
        text = empty.articles.get(note.article).text
        assert text[note.span.start : note.span.end] == "Eleven were hurt."


def test_the_original_completes_what_a_bundle_brought_in_part() -> None:
    with desks() as (source, empty):
        receive(empty, send(source, texts=False))
        number = add_article(empty, TEXTS[0], Details(outlet="Outlet 0"))
        assert "captain" in empty.articles.get(number).text
        assert empty.articles.original(number) == TEXTS[0].encode()
        assert empty.check() == []
        receive(empty, send(source, whole=True))
        assert partials(empty.db) == {}
        assert held(empty) == held(source)


def unpack_bytes(data: bytes) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "a.synoptic")
        file.write_bytes(data)
        return unpack(file)


# hostile files


@cache
def sound_bundle() -> bytes:
    with desks(1) as (source,):
        return send(source, whole=True)


def rebuilt(change: Any = None, extra: tuple[str, bytes] | None = None, manifest: Any = None) -> bytes:
    """A sound bundle with its contents changed and its hash put right again."""
    with zipfile.ZipFile(io.BytesIO(sound_bundle())) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    if change:
        told = msgspec.json.decode(parts[CONTENTS])
        change(told)
        parts[CONTENTS] = msgspec.json.encode(told)
    head = msgspec.json.decode(parts[MANIFEST]) | {"contents": hashlib.sha256(parts[CONTENTS]).hexdigest()}
    parts[MANIFEST] = msgspec.json.encode(head | (manifest or {}))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in (*parts.items(), *([extra] if extra else [])):
            made.writestr(name, data)
    return out.getvalue()


def put(*path: Any) -> Any:
    """Change one value deep in the contents."""
    *way, last, value = path

    def change(told: Any) -> None:
        for step in way:
            told = told[step]
        told[last] = value

    return change


HOSTILE = {
    "no zip": lambda: b"PK no zip at all",
    "empty": lambda: b"",
    "cut short": lambda: sound_bundle()[:-200],
    "another zip": lambda: _zip({"a.txt": b"a"}),
    "a path outwards": lambda: rebuilt(extra=("../../etc/cron.d/a", b"x")),
    "an absolute path": lambda: rebuilt(extra=("/etc/passwd", b"x")),
    "a path among originals": lambda: rebuilt(extra=("originals/../../a", b"x")),
    "a strange original": lambda: rebuilt(extra=("originals/" + "a" * 64, b"x")),
    "a bomb": lambda: _zip({MANIFEST: b"{" + b" " * (1 << 24) + b"}", CONTENTS: b"{}"}),
    "no JSON": lambda: _zip({MANIFEST: b"{", CONTENTS: b"{}"}),
    "deep JSON": lambda: _zip({MANIFEST: b"[" * 60000, CONTENTS: b"{}"}),
    "changed afterwards": lambda: rebuilt(manifest={"contents": "0" * 64}),
    "a newer format": lambda: rebuilt(manifest={"format": FORMAT + 1}),
    "a place outside the text": lambda: rebuilt(put("articles", 0, "whole", "passages", [[0, 10**6, 0, False]])),
    "a text of other pieces": lambda: rebuilt(put("articles", 0, "whole", "text", "Something else.")),
    "a negative place": lambda: rebuilt(put("articles", 0, "whole", "pieces", [[-5, 3, "body", "", False]])),
    "a hash that is none": lambda: rebuilt(put("articles", 0, "sha256", "../../x")),
    "a date that is none": lambda: rebuilt(put("articles", 0, "details", {"published": "yesterday"})),
    "a detail that is none": lambda: rebuilt(put("articles", 0, "details", {"id": "7"})),
    "a stranger in the event": lambda: rebuilt(put("events", 0, "accounts", 0, "article", "f" * 64)),
    "a colour that is none": lambda: rebuilt(
        put("notes", [{"kind": "star", "article": "f" * 64, "start": 0, "end": 0, "words": "", "colour": 99,
                       "text": "", "made": "", "changed": ""}])
    ),
    "numbers beyond all bounds": lambda: rebuilt(put("articles", 0, "bytes", 10**30)),
}  # fmt: skip


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_bundle_is_one_sentence_and_changes_nothing(kind: str, library: Library, tmp_path: Path) -> None:
    file = tmp_path / "a.synoptic"
    file.write_bytes(HOSTILE[kind]())
    steps = list(Bundling(library, lambda **_: None, lambda: iter(())).merge([str(file)]))  # type: ignore[arg-type,return-value]
    assert len(steps) == 1
    assert steps[0].failed.count("a.synoptic") == 1
    assert "Traceback" not in steps[0].failed
    assert library.articles.count() == 0
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.synoptic", "library"]


def test_a_newer_bundle_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="newer Synoptic"):
        unpack_bytes(rebuilt(manifest={"format": FORMAT + 1}))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_byte_changed_is_told_or_does_nothing(data: st.DataObject) -> None:
    whole = bytearray(sound_bundle())
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    try:
        _, contents, _ = unpack_bytes(bytes(whole))
    except UnreadableFile:
        return
    assert contents == unpack_bytes(sound_bundle())[1]
