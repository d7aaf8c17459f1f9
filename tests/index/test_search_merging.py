"""Parts of the index that become one: nothing is lost, nothing deleted comes back, damage is never carried on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from collections import deque
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.helper import Helper
from index.search import build
from index.search.batches import Batches
from index.search.codec import merging
from index.search.codec.container import DamagedError
from index.search.codec.segment import FlatSegment
from index.search.contents import Contents
from index.search.index import SearchIndex
from index.search.parts import NAME
from index.search.snapshot import Snapshot
from tests.index.search_library import Library, article

ROOT = Path(__file__).parents[2]
SIZES = st.lists(st.integers(1, 9), min_size=1, max_size=4)
WORDS = ("harbour", "ship", "boat", "cease-fire", "über", "the", "43,000")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))


def texts(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=chance.randint(1, 40))) for _ in range(count)]


def folder_of(base: Path) -> Path:
    (folder,) = (child for child in base.iterdir() if child.is_dir())
    return folder


def postings(folder: Path) -> dict[str, list[tuple[int, list[int]]]]:
    """Return for each word of the texts the articles that hold it, and where; the deleted ones left out."""
    found: dict[str, list[tuple[int, list[int]]]] = {}
    with Snapshot(folder) as snapshot:
        ids = snapshot.column("article").tolist()
        for word in sorted(set(snapshot.words("text"))):
            held = snapshot.postings("text", word)
            places, at = held.places.tolist(), 0
            for doc, count in zip(held.docs.tolist(), held.counts.tolist(), strict=True):
                if snapshot.live[doc]:
                    found.setdefault(word, []).append((ids[doc], places[at : at + count]))
                at += count
            found[word] = sorted(found.get(word, []))
    return {word: held for word, held in found.items() if held}


def merge_all(folder: Path) -> None:
    contents = Contents(folder)
    merged = FlatSegment(NAME)
    deque(merging.merge(contents.storage, contents.segments, contents.schema, merged), maxlen=0)
    contents.commit([merged])


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 999), SIZES, st.sets(st.integers(1, 20)), st.booleans())
def test_merged_parts_hold_what_the_parts_held(
    tmp_path_factory: pytest.TempPathFactory, seed: int, sizes: list[int], changed: set[int], small: bool
) -> None:
    base = tmp_path_factory.mktemp("merging")
    library, index = Library(), SearchIndex(base)
    number = 0
    for size in sizes:
        for text in texts(seed + number, size):
            number += 1
            library.articles.put(article(number, text))
        deque(index.refresh(library), maxlen=0)
    for one in changed & set(library.articles.held):
        library.edit(one, title="Another")
    deque(index.refresh(library), maxlen=0)
    before = postings(folder_of(base))
    with pytest.MonkeyPatch.context() as patch:
        if small:
            patch.setattr(merging, "STEP", 3)
        merge_all(folder_of(base))
    assert postings(folder_of(base)) == before
    with Snapshot(folder_of(base)) as snapshot:
        snapshot.verify()
        assert (snapshot.size, snapshot.count) == (number, number)
        kept = {int(id): snapshot.stored(doc) for doc, id in enumerate(snapshot.column("article"))}
    assert {id: held["body"] for id, held in kept.items()} == {id: library.articles.get(id).text for id in kept}


def test_a_merge_cut_short_changes_nothing(tmp_path: Path) -> None:
    library, index = Library(), SearchIndex(tmp_path / "index")
    for number, text in enumerate(texts(1, 30), 1):
        library.articles.put(article(number, text))
        if number % 4 == 0:
            deque(index.refresh(library), maxlen=0)
    folder = folder_of(tmp_path / "index")
    before, found = postings(folder), index.search("harbour").total
    contents = Contents(folder)
    steps = merging.merge(contents.storage, contents.segments, contents.schema, FlatSegment(NAME))
    for _ in range(6):
        next(steps)
    steps.close()
    assert postings(folder) == before
    assert index.search("harbour").total == found
    deque(index.refresh(library), maxlen=0)
    library.edit(1, title="New")
    deque(index.refresh(library), maxlen=0)
    named = {segment.segment_id() for segment in Contents(folder).segments}
    assert {file.stem for file in folder.glob("*.doc")} == named


def test_a_damaged_part_is_not_merged_but_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.search.stamp._unchanged", lambda *_: True)  # as if the disk had lost bytes by itself
    library, index = Library(), SearchIndex(tmp_path / "index")
    for number, text in enumerate(texts(2, 20), 1):
        library.articles.put(article(number, text))
        if number == 10:
            deque(index.refresh(library), maxlen=0)
    deque(index.refresh(library), maxlen=0)
    folder = folder_of(tmp_path / "index")
    file = next(folder.glob("*.trm"))
    whole = file.read_bytes()
    file.write_bytes(whole[:64] + bytes([whole[64] ^ 1]) + whole[65:])
    with pytest.raises(DamagedError):
        merge_all(folder)
    assert index.check()
    file.write_bytes(whole[:-9])
    assert index.check()
    library.edit(1, title="New")
    deque(index.refresh(library), maxlen=0)
    assert SearchIndex(tmp_path / "index").search("*").total == 20
    assert not index.check()


def test_a_part_that_is_mostly_deleted_is_written_anew(tmp_path: Path) -> None:
    library, index = Library(), SearchIndex(tmp_path / "index")
    for number, text in enumerate(texts(3, 40), 1):
        library.articles.put(article(number, text))
    deque(index.refresh(library), maxlen=0)
    for number in range(1, 30):
        library.edit(number, title="New")
    deque(index.refresh(library), maxlen=0)
    with Snapshot(folder_of(tmp_path / "index")) as snapshot:
        assert snapshot.size == snapshot.count == 40


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
@pytest.mark.parametrize("steps", [1, 3, 6])
def test_a_process_killed_while_it_merges_does_no_harm(tmp_path: Path, steps: int) -> None:
    script = (
        "import os, signal, sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path\n"
        "from index.search import build; build.BATCH = 40\n"
        "from tests.index.search_library import Library, article; from index.search.index import SearchIndex\n"
        "library = Library(*(article(n, f'Report number{n}. ' * 20) for n in range(1, 401)))\n"
        "merged = 0\n"
        "for step in SearchIndex(Path(sys.argv[2])).refresh(library):\n"
        "    merged += 'Tidying' in step.message\n"
        "    if merged == int(sys.argv[3]): os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    base = tmp_path / "index"
    with SearchIndex(base) as reader:
        child = subprocess.run([sys.executable, "-c", script, str(ROOT), str(base), str(steps)], env={**os.environ})
        assert child.returncode == -signal.SIGKILL
        assert reader.search("report").total == 400  # what was new before the merging is found
        library = Library(*(article(number, f"Report number{number}. " * 20) for number in range(1, 401)))
        deque(reader.refresh(library), maxlen=0)
        assert (reader.search("report").total, reader.search("number77").total) == (400, 1)
        assert not reader.check()
    with Snapshot(folder_of(base)) as snapshot:
        assert snapshot.count == 400
    assert not build.mergeable(list(Contents(folder_of(base)).segments))


@pytest.mark.slow
def test_two_processes_make_the_index_that_one_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(*(article(number, text) for number, text in enumerate(texts(4, 600), 1)))
    monkeypatch.setattr(build, "BATCH", 50)
    deque(SearchIndex(tmp_path / "one").refresh(library), maxlen=0)
    monkeypatch.setattr(build, "HELP_FROM", 10)
    given: list[int] = []
    give, ready = Batches._given, Helper.ready

    def noted(self: Batches, batch: object) -> bool:
        given.append(give(self, batch))  # type: ignore[arg-type]
        return given[-1]

    monkeypatch.setattr(Batches, "_given", noted)
    monkeypatch.setattr(Helper, "ready", lambda self: bool(self._begun or self._pipe.poll(30)) and ready(self))
    steps = list(SearchIndex(tmp_path / "two").refresh(library))
    assert max(step.done for step in steps) == 600
    assert sum(given) > 1
    assert postings(folder_of(tmp_path / "two")) == postings(folder_of(tmp_path / "one"))


@pytest.mark.slow
def test_a_second_process_that_dies_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library(*(article(number, text) for number, text in enumerate(texts(5, 400), 1)))
    monkeypatch.setattr(build, "BATCH", 50)
    monkeypatch.setattr(build, "HELP_FROM", 10)
    give = Batches._given

    def killed(self: Batches, batch: object) -> bool:
        taken = give(self, batch)  # type: ignore[arg-type]
        if taken and self._second:
            self._second._helper._process.kill()
        return taken

    monkeypatch.setattr(Batches, "_given", killed)
    index = SearchIndex(tmp_path / "index")
    deque(index.refresh(library), maxlen=0)
    assert index.search("*").total == 400
