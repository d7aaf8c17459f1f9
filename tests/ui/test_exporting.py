"""The verbs of files out, as the terminal does them on the sample library."""

from __future__ import annotations

import json
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.align.rows import only_here
from store.database import open_library
from store.errors import ReaderError
from store.records import Article, Comparison, Details, Link, Number, NumberGroup, Original, Passage, Progress
from tests.ui.conftest import synoptic, told
from ui.service.exporting import Exporting, Shown, arranged


def article(number: int, sentences: list[str]) -> Article:
    text, passages = "", list[Passage]()
    for place, sentence in enumerate(sentences):
        passages.append(Passage(len(text), len(text) + len(sentence), place))
        text += sentence + "\n"
    return Article(number, Details(outlet=f"O{number}"), text, tuple(passages), text, (), Original("", 0, "", ""))


def test_a_comparison_is_written_as_it_is_arranged() -> None:
    a, b = article(1, ["Nine died.", "It rained."]), article(2, ["It poured.", "Eleven died."])
    links = (Link((1, 0), (2, 1), 0.9, "same", "fact"), Link((1, 1), (2, 0), 0.2, "same", "fact"))
    numbers = (NumberGroup(0, "deaths", (Number(1, 0, 4, "Nine", 9, "people"),), False),)
    base = Comparison((a, b), links, 0.15, (), numbers=numbers, only_here=only_here((a, b), links, 0.15))
    assert arranged(replace(base, rows=()), Shown()) == base
    turned = arranged(base, Shown((2, 1), 0.5))
    assert [one.id for one in turned.articles] == [2, 1]
    assert [row.cells for row in turned.rows] == [{2: (1,), 1: (0,)}]
    assert turned.only_here == {2: (0,), 1: (1,)}
    assert turned.numbers[0].row == 0
    weaker = arranged(base, Shown((2, 1), 0.15))
    assert [sorted(row.cells) for row in weaker.rows] == [[1, 2], [1, 2]]
    assert weaker.numbers[0].row == 1


def test_what_is_stopped_while_it_is_lined_up_writes_nothing(library_folder: Path, tmp_path: Path) -> None:
    def slowly(event: int | None = None, articles: Sequence[int] = ()) -> Generator[Progress, None, Comparison]:
        yield Progress(1, 2)
        yield Progress(2, 2)
        a, b = article(1, ["Nine died."]), article(2, ["Ten died."])
        return Comparison((a, b), (), 0.15, ())

    with open_library(library_folder) as library:
        exporting = Exporting(library, slowly, None)
        stopped, whole = (
            exporting.export(str(tmp_path / name), articles=(1, 2)) for name in ("stopped.md", "whole.md")
        )
        assert next(stopped).total == 2
        stopped.close()
        assert [step.done for step in whole] == [1, 2]
        with pytest.raises(ReaderError):
            next(exporting.export(str(tmp_path / "a.xyz"), articles=(1, 2)))  # told before it is lined up
    assert [file.name for file in tmp_path.glob("*.*")] == ["whole.md"]


def test_the_terminal_writes_what_is_wished(imported: Path, tmp_path: Path) -> None:
    whole, less = tmp_path / "whole.json", tmp_path / "less.md"
    assert synoptic(imported, "export", "1", "--to", str(whole)).returncode == 0
    made = json.loads(whole.read_text(encoding="utf-8"))
    assert made["export"]["rows"] == list(range(1, len(made["rows"]) + 1))
    assert all(len(source["sha256"]) == 64 and "/" not in source["path"] for source in made["sources"])
    done = synoptic(imported, "export", "1", "--to", str(less), "--rows", "2-3", "--without", "sources,figures")
    assert done.returncode == 0, done.stderr
    text = less.read_text(encoding="utf-8")
    assert "| 2" in text
    assert "| 1" not in text
    assert "## Figures" not in text
    assert "## Sources" not in text
    assert f"2 of {len(made['rows'])} rows" in text


def test_what_cannot_be_wished_is_told_in_a_sentence(imported: Path, tmp_path: Path) -> None:
    for option, wrong in (("--rows", "x"), ("--rows", "999"), ("--rows", "5-2"), ("--without", "pictures")):
        done = synoptic(imported, "export", "1", "--to", str(tmp_path / "a.md"), option, wrong)
        assert done.returncode == 1
        assert len(done.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_references_are_printed_and_written(imported: Path, tmp_path: Path) -> None:
    file = tmp_path / "ferry.ris"
    assert synoptic(imported, "cite", "1", "--event", "--to", str(file)).returncode == 0
    assert file.read_bytes().startswith(b"TY  - NEWS\r\n")
    quoted = told(imported, "cite", "1", "--passage", "0", "--as", "markdown")
    assert quoted["text"].startswith("> ")
    assert synoptic(imported, "cite", "1", "--passage", "999").returncode == 1
