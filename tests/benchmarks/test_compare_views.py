"""How much longer the comparison takes than plain text panes with the same texts, both in this process, turn about."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from index.align.rows import only_here, rows
from index.dates.beside import Lined
from index.dates.timeline import timeline
from store.records import Article, Comparison, Details, Link, Number, NumberGroup, Term, WordChoice
from tests.ui.compare.accounts import article
from ui.compare.comparison import ComparisonView

WORDS = ("harbour", "council", "ferry", "minister", "storm", "inquiry", "bridge", "budget", "vote", "teacher", "strike")


def texts(count: int, words: int) -> list[Article]:
    """Make invented articles of sentences of 22 words, four to a paragraph."""
    dice = random.Random(7)
    made = []
    for number in range(1, count + 1):
        sentences = [" ".join(dice.choices(WORDS, k=22)).capitalize() + "." for _ in range(words // 22)]
        lines = [" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4)]
        made.append(article(number, "\n\n".join(lines), Details(f"Title {number}", f"Outlet {number}", language="en")))
    return made


def lined_up(articles: list[Article]) -> Comparison:
    """Link six passages of ten to the same or a near place of the article before, now and then two columns off."""
    dice = random.Random(9)
    links = []
    for at, one in enumerate(articles[1:], 1):
        for place in range(len(one.passages)):
            if dice.random() < 0.6:
                far = articles[max(0, at - dice.choice((1, 1, 1, 2)))]
                there = min(max(0, place + dice.randint(-2, 2)), len(far.passages) - 1)
                links.append(Link((far.id, there), (one.id, place), dice.uniform(0.5, 1), "same", "fact"))
    joined = tuple(links)
    return Comparison(
        tuple(articles), joined, 0.4, rows(articles, joined, 0.4), only_here=only_here(articles, joined, 0.4)
    )


def took(act: Callable[[], object]) -> float:
    """Milliseconds of this thread's own work until it is on the screen, whatever else the machine does."""
    start = time.thread_time()
    act()
    QCoreApplication.processEvents()
    return (time.thread_time() - start) * 1000


def plain_panes(articles: list[Article]) -> tuple[QWidget, list[QTextBrowser]]:
    """The same texts in nothing but Qt's own panes."""
    desk = QWidget()
    row = QHBoxLayout(desk)
    panes = []
    for one in articles:
        pane = QTextBrowser()
        pane.setPlainText(one.text)
        row.addWidget(pane)
        panes.append(pane)
    return desk, panes


def steps(act: Callable[[int], object]) -> float:
    """The median of 60 scroll steps of 40 px."""
    return statistics.median(step_times(act))


def step_times(act: Callable[[int], object]) -> list[float]:
    return [took(lambda at=at: act(40 * at)) for at in range(10, 70)]  # type: ignore[misc]


def p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def scroll_plain(panes: list[QTextBrowser], value: int) -> None:
    for pane in panes:
        pane.verticalScrollBar().setValue(value)


@pytest.mark.slow
@pytest.mark.parametrize(("count", "words"), [(4, 1200), (8, 5000)])
def test_first_paint_and_scroll_step(qtbot: QtBot, count: int, words: int) -> None:
    articles = texts(count, words)
    comparison = lined_up(articles)
    desks: list[QWidget] = []
    panes: list[QTextBrowser] = []
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1600, 900)

    def open_plain() -> None:
        desk, made = plain_panes(articles)
        panes.extend(made)
        desks.append(desk)
        qtbot.addWidget(desk)
        desk.resize(1600, 900)
        desk.show()

    plain_first = took(open_plain)
    qtbot.wait(50)

    def open_it() -> None:
        view.show_comparison(comparison)
        view.show()

    first = took(open_it)
    qtbot.wait(100)
    plain_step = steps(lambda value: scroll_plain(panes, value))
    leader = view.columns.panes[0].verticalScrollBar()
    times = step_times(lambda value: leader.setValue(value))
    step, slow = statistics.median(times), p95(times)
    view.set_view("rows")
    qtbot.wait(300)
    row_step = steps(view.rows.verticalScrollBar().setValue)
    recut = took(lambda: view.set_cut(0.7))
    print(
        f"{count} x {words:,} words: first paint {first:.0f} ms ({first / plain_first:.1f} x plain), "
        f"scroll step {step:.1f} ms, p95 {slow:.1f} ({step / plain_step:.1f} x), rows step {row_step:.1f} ms "
        f"({row_step / plain_step:.1f} x), another cut {recut:.0f} ms"
    )


def with_all(comparison: Comparison) -> Comparison:
    """Add figures, a choice of words and dates for every tenth row."""
    by_id = {article.id: article for article in comparison.articles}
    groups, choices = [], []
    for number, row in enumerate(comparison.rows):
        spots = [(article, by_id[article].passages[places[0]].start) for article, places in row.cells.items()]
        if number % 10 == 0 and len(spots) > 1:
            values = (Number(article, at, at + 6, "twelve", float(at), "people", "people") for article, at in spots)
            groups.append(NumberGroup(number, "people", tuple(values), False))
            terms = (Term(article, at, at + 6, by_id[article].text[at : at + 6]) for article, at in spots)
            choices.append(WordChoice("", tuple(terms), 0.9))
    moments = timeline(comparison.articles, Lined(comparison.rows))
    return replace(comparison, numbers=tuple(groups), word_choice=tuple(choices), timeline=moments)


@pytest.mark.slow
@pytest.mark.parametrize(("count", "words"), [(4, 1200), (8, 5000)])
def test_other_views(qtbot: QtBot, count: int, words: int) -> None:
    """First paint and scroll step of each other view, as a ratio to opening and scrolling plain panes."""
    articles = texts(count, words)
    view = ComparisonView()
    qtbot.addWidget(view)
    view.resize(1600, 900)
    view.show_comparison(with_all(lined_up(articles)))
    view.show()
    qtbot.wait(100)
    desk, panes = plain_panes(articles)
    qtbot.addWidget(desk)
    desk.resize(1600, 900)
    plain_first = took(desk.show)
    plain_step = steps(lambda value: scroll_plain(panes, value))
    for name in ("annotated", *view.tables):
        first = took(lambda name=name: view.set_view(name))  # type: ignore[misc]
        qtbot.wait(400)
        bar = view.annotated.bar if name == "annotated" else view.tables[name].table.verticalScrollBar()
        step = steps(bar.setValue)
        print(
            f"{count} x {words:,} words, {name}: first paint {first:.0f} ms ({first / plain_first:.1f} x plain), "
            f"scroll step {step:.1f} ms ({step / plain_step:.1f} x)"
        )
