"""What is taught of outlets and changed in many articles, as worker and command line do it; every step is undone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.errors import NotFound, ReaderError
from ui.service.searching import finished
from ui.service.service import Service
from ui.terminal.terminal import parser, run

LINE = "The Courier is printed on paper from the mill at Lowfield."
TEXTS = (
    f"A ferry stopped sailing on Monday after its engine failed twice in one week.\n\n{LINE}",
    f"Libraries will open on Sundays from January, with volunteers and two reading rooms.\n\n{LINE}",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    return tmp_path / "library"


@pytest.fixture
def service(folder: Path) -> Iterator[Service]:
    with Service(folder) as made:
        for text in TEXTS:
            finished(made.paste(text, details={"outlet": "The Courier"}))
        yield made


def do(service: Service, verb: str, **told: Any) -> Any:
    done = service.do(verb, told)
    return finished(done) if isinstance(done, Iterator) else done


def texts(service: Service) -> list[str]:
    return [article.text for article in service.library.articles.all()]


def test_a_rule_is_taught_from_a_passage_undone_and_done_again(service: Service) -> None:
    before = texts(service)
    article = service.library.articles.get(1)
    told = do(service, "rule", article=1, start=article.passages[-1].start, always=True)
    assert told["words"] == LINE
    assert all(LINE not in text for text in texts(service))
    (rule,) = do(service, "rules")
    assert (rule.articles, rule.rule.always) == (2, True)
    assert do(service, "undo")["said"]
    assert texts(service) == before
    do(service, "redo")
    assert all(LINE not in text for text in texts(service))
    do(service, "unrule", rule=rule.rule.id)
    assert texts(service) == before
    assert service.check() == []


def test_a_piece_is_taught_to_belong_to_the_article(service: Service) -> None:
    article = service.library.articles.get(1)
    do(service, "rule", article=1, start=article.passages[-1].start, always=True)
    (piece,) = service.library.articles.get(1).furniture
    do(service, "rule", article=1, start=piece.start, always=False, page=True)
    assert all(LINE in text for text in texts(service))
    assert len(do(service, "rules")) == 1


def test_outlets_are_called_otherwise_searched_so_and_undone(service: Service) -> None:
    assert do(service, "call_outlet", name="the courier", outlet="Port Alder Courier")["articles"] == 2
    assert [one.name for one in do(service, "outlets")] == ["Port Alder Courier"]
    assert finished(service.search('outlet:"Port Alder Courier"', 5)).total == 2
    do(service, "undo")
    assert [one.name for one in do(service, "outlets")] == ["The Courier"]
    assert finished(service.search('outlet:"Port Alder"', 5)).total == 0


def test_many_articles_are_edited_in_one_step(service: Service) -> None:
    assert do(service, "edit_many", articles=[1, 2], details={"byline": "A. Writer", "language": "en"}) == 2
    assert {article.details.byline for article in service.library.articles.all()} == {"A. Writer"}
    do(service, "undo")
    assert {article.details.byline for article in service.library.articles.all()} == {""}
    with pytest.raises(NotFound):
        do(service, "edit_many", articles=[1, 99], details={"byline": "Nobody"})
    assert {article.details.byline for article in service.library.articles.all()} == {""}
    for wrong in ({"published": "yesterday"}, {"colour": "red"}):
        with pytest.raises(ReaderError):
            do(service, "edit_many", articles=[1], details=wrong)


def test_rules_need_an_outlet_and_a_paragraph(service: Service) -> None:
    do(service, "edit", article=1, details={"outlet": ""})
    with pytest.raises(ReaderError):
        do(service, "rule", article=1, start=0, always=True)
    with pytest.raises(NotFound):
        do(service, "rule", article=2, start=10_000, always=True)


def test_a_site_is_said_to_be_perhaps_a_known_outlet(service: Service) -> None:
    do(service, "edit", article=1, details={"outlet": "reuters.com"})
    do(service, "edit", article=2, details={"outlet": "Reuters"})
    assert {one.name: one.perhaps for one in do(service, "outlets")} == {"Reuters": "", "reuters.com": "Reuters"}


def said(folder: Path, capsys: pytest.CaptureFixture[str], *line: str) -> tuple[int, str]:
    """Run a verb; return its status and what it printed."""
    status = run(parser().parse_args([*line, "--library", str(folder)]), folder)
    printed = capsys.readouterr()
    return status, printed.out + printed.err


def test_the_command_line_teaches_names_and_edits(
    folder: Path, service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    service.close()
    assert "always" in said(folder, capsys, "furniture", "--always", "1:1")[1]
    assert "1#1    always set aside" in said(folder, capsys, "furniture", "1")[1]
    assert "never" in said(folder, capsys, "furniture", "--never", "2#1")[1]
    assert "Nothing is taught" in said(folder, capsys, "furniture", "--forget", "2")[1]
    assert "2 articles are" in said(folder, capsys, "outlets", "--alias", "the courier", "Courier of Port Alder")[1]
    assert said(folder, capsys, "outlets", "--forget", "The Courier")[0] == 0
    assert "2 articles changed" in said(folder, capsys, "edit", "1", "2", "--section", "Harbour")[1]
    assert said(folder, capsys, "edit", "1", "2", "--reset", "section")[0] == 0
    told = json.loads(said(folder, capsys, "show", "1", "--json")[1])
    assert (told["section"], told["outlet"]) == ("", "The Courier")


@pytest.mark.parametrize(
    "line",
    [
        ("furniture", "--always", "1"),
        ("furniture", "--always", "1:99"),
        ("furniture", "--never", "1#9"),
        ("furniture", "--forget", "9"),
        ("outlets", "--forget", "nobody"),
        ("edit", "1"),
        ("edit", "1", "--language", "English"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    folder: Path, service: Service, capsys: pytest.CaptureFixture[str], line: tuple[str, ...]
) -> None:
    service.close()
    status, printed = said(folder, capsys, *line)
    assert status == 1
    assert printed.startswith("synoptic: ")
    assert printed.count("\n") == 1
