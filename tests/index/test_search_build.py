"""The search index as a thing on the disk: kept up to date, thrown away, never trusted when it is not ours."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search import batches as search_batches
from index.search import build as search_build
from index.search.codec.segment import FlatSegment
from index.search.index import SearchIndex
from index.search.second import Second
from store.errors import LibraryError
from store.records import Article, Progress
from tests.index.search_library import Library, article, indexed, three_articles

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("SYNOPTIC_STATE", str(folder))
    return folder


def total(index: SearchIndex, query: str) -> int:
    return index.search(query).total


def refresh(index: SearchIndex, library: Library) -> list[Progress]:
    return list(index.refresh(library))


def only_folder(base: Path) -> Path:
    (folder,) = (child for child in base.iterdir() if child.is_dir())
    return folder


def test_nothing_indexed_is_told(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "index")
    assert not index.fresh(0)
    with pytest.raises(LibraryError):
        index.search("word")


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    with indexed(tmp_path / "index", Library()) as index:
        for query in ("word", '"two words"', "*", "-word", "wor*", "word~", "published:2025"):
            assert total(index, query) == 0


def test_changes_are_found_by_the_open_searcher(tmp_path: Path) -> None:
    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        assert index.fresh(library.revision())
        library.articles.put(article(4, "A new bridge over the river."))
        library.edit(1, title="Bridges")
        assert not index.fresh(library.revision())
        assert total(index, "bridge") == 0
        steps = refresh(index, library)
        assert {step.done for step in steps} == {0, 1, 2}
        assert index.fresh(library.revision())
        assert total(index, "bridge") == 2
        assert total(index, "title:okay") == 0
        assert total(index, "*") == 4


def test_what_is_indexed_as_it_is_is_left_out(tmp_path: Path) -> None:
    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        before = sorted(os.listdir(only_folder(index.folder)))
        library.articles.put(library.articles.get(2))
        refresh(index, library)
        assert index.fresh(library.revision())
        assert sorted(os.listdir(only_folder(index.folder))) == before


def test_an_article_that_is_gone_is_found_no_more(tmp_path: Path) -> None:
    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        del library.articles.held[2]
        library.edit(1, title="Other")
        refresh(index, library)
        assert total(index, "sheinbaum") == 0
        assert total(index, "*") == 2


def test_many_small_changes_stay_right(tmp_path: Path) -> None:
    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        for round_ in range(30):
            library.articles.put(article(10 + round_ % 20, f"Report number{round_} from the harbour."))
            refresh(index, library)
        assert total(index, "harbour") == 20
        assert total(index, "number29") == 1
        assert total(index, "number3") == 0
        assert len(list(only_folder(index.folder).glob("*.trm"))) < 16


def test_a_secret_of_another_installation_is_not_trusted(tmp_path: Path, state: Path) -> None:
    library = three_articles()
    indexed(tmp_path / "index", library).close()
    shutil.rmtree(state)
    index = SearchIndex(tmp_path / "index")
    assert not index.fresh(library.revision())
    refresh(index, library)
    assert total(index, "sheinbaum") == 1


def test_the_secret_is_for_the_user_only(tmp_path: Path, state: Path) -> None:
    indexed(tmp_path / "index", three_articles()).close()
    assert [file.name for file in state.iterdir()] == ["index.key"]
    if os.name == "posix":
        assert (state / "index.key").stat().st_mode & 0o077 == 0


def test_a_copied_index_is_not_opened(tmp_path: Path) -> None:
    library = three_articles()
    indexed(tmp_path / "index", library).close()
    shutil.copytree(tmp_path / "index", tmp_path / "copy")
    index = SearchIndex(tmp_path / "copy")
    assert not index.fresh(library.revision())
    with pytest.raises(LibraryError):
        index.search("word")
    refresh(index, library)
    assert total(index, "sheinbaum") == 1


def test_a_pickle_slipped_into_the_index_never_runs(tmp_path: Path) -> None:
    library = three_articles()
    indexed(tmp_path / "index", library).close()
    (toc,) = only_folder(tmp_path / "index").glob("*.toc")
    times = toc.stat()
    bomb = f"cos\nmkdir\n(S'{tmp_path / 'exploded'}'\ntR.".encode()
    toc.write_bytes((toc.read_bytes()[:30] + bomb).ljust(times.st_size, b"."))
    os.utime(toc, ns=(times.st_atime_ns, times.st_mtime_ns))
    index = SearchIndex(tmp_path / "index")
    assert not index.fresh(library.revision())
    refresh(index, library)
    assert total(index, "sheinbaum") == 1
    assert not (tmp_path / "exploded").exists()


@pytest.mark.parametrize("damage", ["cut", "gone", "stamp gone", "stamp cut", "stamp forged", "other version"])
def test_a_broken_index_is_rebuilt(tmp_path: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    library = three_articles()
    base = tmp_path / "index"
    indexed(base, library).close()
    stamp = base / search_build.CURRENT
    (segment,) = only_folder(base).glob("*.trm")
    if damage == "cut":
        segment.write_bytes(segment.read_bytes()[:100])
    elif damage == "gone":
        segment.unlink()
    elif damage == "stamp gone":
        stamp.unlink()
    elif damage == "stamp cut":
        stamp.write_text(stamp.read_text()[:40])
    elif damage == "stamp forged":
        stamp.write_text(json.dumps({**json.loads(stamp.read_text()), "revision": 99}))
    else:
        monkeypatch.setattr(search_build, "VERSION", 999)
    index = SearchIndex(base)
    assert not index.fresh(library.revision())
    refresh(index, library)
    assert index.fresh(library.revision())
    assert total(index, "sheinbaum") == 1
    assert only_folder(base)


def test_an_end_in_the_middle_keeps_the_old_state(tmp_path: Path) -> None:
    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        for number in range(10, 20):
            library.articles.put(article(number, "The harbour is open."))
        steps = index.refresh(library)
        next(steps)
        steps.close()
        assert total(index, "harbour") == 0
        assert total(index, "sheinbaum") == 1
        refresh(index, library)
        assert total(index, "harbour") == 10


def test_a_first_build_cut_short_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_build, "BATCH", 4)
    library = Library(*(article(number, f"Report number{number}.") for number in range(1, 11)))
    index = SearchIndex(tmp_path / "index")
    steps = index.refresh(library)
    for _ in range(6):
        next(steps)
    steps.close()
    begun = only_folder(index.folder)
    with pytest.raises(LibraryError):
        index.search("report")
    refresh(index, library)
    assert only_folder(index.folder) == begun
    assert total(index, "report") == 10


def test_two_processes_write_each_article_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[int] = []

    class Ready(Second):
        """Is ready from the beginning, so that it is given parts while others are being written."""

        def __init__(self, folder: Path) -> None:
            super().__init__(folder)
            while not self.ready():
                time.sleep(0.01)

        def give(self, segment: FlatSegment, articles: Sequence[Article]) -> None:
            handed.append(len(articles))
            super().give(segment, articles)

    monkeypatch.setattr(search_build, "BATCH", 16)
    monkeypatch.setattr(search_build, "HELP_FROM", 1)
    monkeypatch.setattr(search_batches, "Second", Ready)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    library = Library(
        *(article(number, f"Report number{number}. " + "The harbour. " * 400) for number in range(1, 201))
    )
    with indexed(tmp_path / "index", library) as index:
        assert 1 < len(handed) < 100
        assert total(index, "harbour") == 200
        assert all(total(index, f"number{number}") == 1 for number in range(1, 201))


def test_another_process_sees_the_old_state_and_then_the_new(tmp_path: Path) -> None:
    library = three_articles()
    with indexed(tmp_path / "index", library) as reader, SearchIndex(tmp_path / "index") as writer:
        assert total(reader, "president") == 3
        library.articles.put(article(4, "Another president."))
        library.articles.put(article(5, "Another word."))
        steps = writer.refresh(library)
        next(steps)
        assert total(reader, "president") == 3
        with SearchIndex(tmp_path / "index") as latecomer:
            assert total(latecomer, "president") == 3
        list(steps)
        assert total(reader, "president") == 4
        writer.forget()
        assert total(reader, "president") == 4
        refresh(writer, library)
        assert total(reader, "president") == 4


def _hold(base: Path, held: object, release: object) -> None:
    with search_build.writing(base):
        held.set()  # type: ignore[attr-defined]
        release.wait(20)  # type: ignore[attr-defined]


def test_a_writer_elsewhere_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_build, "WAIT", 0.2)
    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        spawn = multiprocessing.get_context("spawn")
        held, release = spawn.Event(), spawn.Event()
        other = spawn.Process(target=_hold, args=(tmp_path / "index", held, release))
        other.start()
        try:
            assert held.wait(20)
            library.edit(1, title="New")
            with pytest.raises(LibraryError) as caught:
                refresh(index, library)
            assert "Another window" in caught.value.sentence
            assert total(index, "sheinbaum") == 1
        finally:
            release.set()
            other.join(20)
        refresh(index, library)
        assert total(index, "title:new") == 1


@pytest.mark.skipif(os.name != "posix", reason="kills a process the POSIX way")
@pytest.mark.parametrize("wait", [0.02, 0.15, 0.4])
def test_a_killed_build_does_no_harm(tmp_path: Path, wait: float) -> None:
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path\n"
        "from index.search import build; build.BATCH = 40\n"
        "from tests.index.search_library import Library, article; from index.search.index import SearchIndex\n"
        "library = Library(*(article(n, f'Report number{n}. ' * 200) for n in range(1, 401)))\n"
        "print('ready', flush=True)\n"
        "for step in SearchIndex(Path(sys.argv[2])).refresh(library): pass\n"
    )
    base = tmp_path / "index"
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(ROOT), str(base)], stdout=subprocess.PIPE, env={**os.environ}
    )
    assert child.stdout
    child.stdout.readline()
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()
    library = Library(*(article(number, f"Report number{number}. ") for number in range(1, 401)))
    with indexed(base, library) as index:
        assert total(index, "report") == 400
        assert total(index, "number77") == 1
    assert only_folder(base)


_ANIMALS = st.sampled_from(["ox", "cat", "dog", "hen"])


@settings(max_examples=40, derandomize=True, deadline=None)
@given(
    texts=st.lists(
        st.lists(st.sampled_from(["ox", "cat", "dog", "hen"]), min_size=1, max_size=9), min_size=1, max_size=6
    ),
    phrase=st.lists(st.sampled_from(["ox", "cat", "dog", "hen"]), min_size=1, max_size=3),
    slop=st.integers(0, 2),
)
def test_phrases_agree_with_reading_every_text(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]], phrase: list[str], slop: int
) -> None:
    library = Library(*(article(number, " ".join(words), language="") for number, words in enumerate(texts, 1)))
    base = tmp_path_factory.mktemp("phrases")
    with indexed(base, library) as index:
        quoted = '"' + " ".join(phrase) + '"' + (f"~{slop}" if slop else "")
        found = {hit.article for hit in index.search(quoted).hits}
        negated = {hit.article for hit in index.search(f"-{quoted}").hits}
    expected = {number for number, words in enumerate(texts, 1) if _holds(words, phrase, slop)}
    assert found == expected
    assert negated == set(range(1, len(texts) + 1)) - expected


def _holds(words: list[str], phrase: list[str], slop: int) -> bool:
    """Read from each place on, always taking the nearest next word."""
    for start, word in enumerate(words):
        place: int | None = start if word == phrase[0] else None
        for wanted in phrase[1:]:
            if place is None:
                break
            near = range(place + 1, min(place + 2 + slop, len(words)))
            place = next((other for other in near if words[other] == wanted), None)
        if place is not None:
            return True
    return False


def test_a_disk_that_refuses_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        assert total(index, "sheinbaum") == 1
        monkeypatch.setattr("index.search.stamp.write", full)
        library.edit(1, title="New")
        with pytest.raises(LibraryError) as caught:
            refresh(index, library)
        assert "No space left" in caught.value.sentence
        assert total(index, "sheinbaum") == 1
        monkeypatch.undo()
        refresh(index, library)
        assert total(index, "title:new") == 1


def test_edited_articles_show_their_new_words(tmp_path: Path) -> None:
    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        held = library.articles.get(1)
        library.articles.put(replace(held, text="Entirely other words.", passages=()))
        refresh(index, library)
        (hit,) = index.search("entirely").hits
        assert hit.snippet == "Entirely other words."
        assert total(index, "ceasefire") == 0


def test_folders_that_are_no_index_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "index" / "papers").mkdir(parents=True)
    (tmp_path / "index" / "papers" / "mine.txt").write_text("mine", "utf-8")
    library = three_articles()
    with indexed(tmp_path / "index", library) as index:
        index.forget()
        for _ in index.refresh(library):
            pass
        assert index.search("president").total
    assert (tmp_path / "index" / "papers" / "mine.txt").read_text("utf-8") == "mine"
