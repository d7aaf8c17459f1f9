"""Lists and comparisons fit the terminal, whatever its width."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from store.names import when
from ui.compare.model import Lineup
from ui.service.exporting import gaps
from ui.service.service import Service
from ui.terminal.layout import columns, lined_up, paragraph, width

HEAD = ("id", "kind", "date", "title")
LINES = (
    ("7", "story", "17 Nov 2025", "The harbour was closed on Monday after a barge sank at its mouth, the mayor said"),
    ("12", "event of 7", "", "港口星期一關閉，市長說，一艘駁船在入口處沉沒，數百人等了一整天才得以離開這座島嶼"),
)


@pytest.mark.parametrize("screen", [30, 60, 80, 120])
def test_no_line_of_a_list_is_wider_than_the_screen(screen: int) -> None:
    listed = columns(HEAD, LINES, screen)
    assert all(width(line) <= screen for line in listed.split("\n"))
    assert "".join(listed.split()).count("mayor") == 1


def test_a_wrapped_title_stays_in_its_column() -> None:
    _, first, *more = columns(HEAD, LINES[:1], 60).split("\n")
    assert len(more) >= 1
    assert all(line.startswith(" " * first.index("The ")) for line in more)


def test_a_piped_list_keeps_one_line_for_each_thing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert len(columns(HEAD, LINES).split("\n")) == 3


def test_a_paragraph_is_moved_in_and_wrapped() -> None:
    assert paragraph("The harbour was closed on Monday.", 4, 24) == "    The harbour was\n    closed on Monday."


@pytest.mark.parametrize("screen", [40, 60, 120])
def test_a_comparison_fits_the_screen(imported: Path, screen: int) -> None:
    with Service(imported) as service:
        told = lined_up(service.compare(service.library.events.all()[0].id), screen)
    assert all(width(line) <= screen for line in told.split("\n"))


@pytest.mark.parametrize("screen", [60, 400])
def test_an_account_that_perhaps_tells_a_row_is_not_called_silent(imported: Path, screen: int) -> None:
    with Service(imported) as service:
        found = [service.compare(event.id) for event in service.library.events.all()]
    lined = next(one for one in found if gaps(one, Lineup(one)))
    told = " ".join(lined_up(lined, 100_000).split())
    assert all(" ".join(words.split()) in told for words in gaps(lined, Lineup(lined)).values())
    assert "silent" not in lined_up(lined, screen)


@pytest.mark.parametrize("screen", [40, 120])
def test_what_one_account_alone_tells_is_listed_by_the_numbers_of_its_passages(imported: Path, screen: int) -> None:
    with Service(imported) as service:
        found = [service.compare(event.id) for event in service.library.events.all()]
    lined = max(found, key=lambda one: max(map(len, one.only_here.values())))
    few, every = lined_up(lined, screen, 2), lined_up(lined, screen, None)
    assert all(width(line) <= screen for line in every.split("\n"))
    assert "`compare --alone` lists all" in " ".join(few.split())
    assert "--alone" not in every
    told = "".join(every.split())
    for article in lined.articles:
        for place in lined.only_here[article.id]:
            assert "".join(f"{place} {article.passage_text(place)}".split()) in told


def test_a_passage_in_no_row_that_is_not_told_alone_is_named_too(imported: Path) -> None:
    with Service(imported) as service:
        found = [service.compare(event.id) for event in service.library.events.all()]
    lined = max(found, key=lambda one: max(map(len, one.only_here.values())))
    article = lined.articles[0]
    *alone, last = lined.only_here[article.id]
    unsure = replace(lined, only_here=lined.only_here | {article.id: tuple(alone)})
    line = re.search("Perhaps told by others too, in no row: ([^a-z]+)", lined_up(unsure, 400, None).replace("\n", " "))
    assert line
    assert str(last) in re.findall(r"\d+", line[1])


def test_quotations_stand_under_who_said_them_and_a_day_is_told_once(imported: Path) -> None:
    with Service(imported) as service:
        found = [service.compare(event.id) for event in service.library.events.all()]
    lined = max(found, key=lambda one: len(one.utterances))
    lines = lined_up(lined, 120).split("\n")
    said = lines[lines.index("Quotations") : lines.index("Timeline")]
    for utterance in lined.utterances:
        assert utterance.speaker in said
    assert sum(line.startswith("  ") and "“" in line for line in said) == sum(
        len(utterance.variants) for utterance in lined.utterances
    )
    days = [line for line in lines[lines.index("Timeline") + 2 :] if line and line[0] != " "]
    told = [when(moment.first, moment.last) for moment in lined.timeline]
    assert days[: len(set(told))] == list(dict.fromkeys(told))
