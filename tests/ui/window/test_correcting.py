"""Line-ups confirmed, rejected, drawn and moved with keys; events merged and split; everything undone with Ctrl+Z."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from index.align.decided import CONFIRMED
from store.records import Link
from tests.ui.window.keys import ALT, CTRL, SHIFT, Key, open_event, press, until
from ui.window import Window


def links(window: Window) -> list[Link]:
    shown = window.centre.shown
    assert shown is not None
    return list(shown.links)


def test_line_ups_are_gone_through_confirmed_and_undone(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_U)
    first = window.centre.comparison.current_link()
    assert first is not None
    press(window, Key.Key_C)
    until(qtbot, lambda: any(CONFIRMED in link.why for link in links(window)))
    (confirmed,) = [link for link in links(window) if CONFIRMED in link.why]
    assert (confirmed.a, confirmed.b) == (first.a, first.b)
    press(window, Key.Key_U)
    second = window.centre.comparison.current_link()
    assert second is not None
    assert (second.a, second.b) != (first.a, first.b)
    press(window, Key.Key_R)
    until(qtbot, lambda: (second.a, second.b) not in [(link.a, link.b) for link in links(window)])
    for _ in range(2):
        press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: not window.library.corrections.all() and not window.worker.busy)
    assert (second.a, second.b) in [(link.a, link.b) for link in links(window)]


@pytest.mark.slow
def test_a_line_up_is_drawn_by_hand(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    view = window.centre.comparison
    assert view.lineup is not None
    one, two = (article.id for article in view.lineup.articles[:2])
    known = {(link.a, link.b) for link in links(window)}
    place = next(p for p in range(9) if ((one, 0), (two, p)) not in known)
    view.choose((one, 0))
    press(window, Key.Key_L)
    view.choose((two, place))
    press(window, Key.Key_L)
    until(qtbot, lambda: ((one, 0), (two, place)) in [(link.a, link.b) for link in links(window)])
    press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: ((one, 0), (two, place)) not in [(link.a, link.b) for link in links(window)])


@pytest.mark.slow
def test_the_twin_is_gone_to(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    press(window, Key.Key_F8)
    view = window.centre.comparison
    before = view.current_passage()
    assert before is not None
    assert view.lineup is not None
    press(window, Key.Key_G, CTRL | SHIFT)
    after = view.current_passage()
    assert after in view.lineup.counterparts(before)


@pytest.mark.slow
def test_events_are_put_together_and_apart_again(qtbot: QtBot, window: Window) -> None:
    events = list(window.reading.events)
    open_event(qtbot, window)
    window.questions.picks = lambda *_: [0]  # type: ignore[method-assign]
    press(window, Key.Key_M, CTRL)
    until(qtbot, lambda: len(window.reading.events) == len(events) - 1)
    press(window, Key.Key_Z, CTRL)
    until(qtbot, lambda: len(window.reading.events) == len(events))


@pytest.mark.slow
def test_accounts_are_split_off(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    event = window.reading.here
    assert event is not None
    assert event.event is not None
    count = window.reading.events[event.event].accounts
    window.questions.picks = lambda *_: [0]  # type: ignore[method-assign]
    press(window, Key.Key_S, CTRL | SHIFT)
    until(qtbot, lambda: window.reading.events[event.event or 0].accounts == count - 1)


@pytest.mark.slow
def test_a_column_is_taken_out_and_comes_back(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    shown = window.centre.shown
    assert shown is not None
    count = len(shown.articles)
    press(window, Key.Key_W, CTRL | SHIFT)
    until(qtbot, lambda: window.centre.shown and len(window.centre.shown.articles) == count - 1)
    press(window, Key.Key_Left, ALT)
    until(qtbot, lambda: window.centre.shown and len(window.centre.shown.articles) == count)


@pytest.mark.slow
def test_an_account_is_laid_beside(qtbot: QtBot, window: Window) -> None:
    open_event(qtbot, window)
    shown = window.centre.shown
    assert shown is not None
    count = len(shown.articles)
    window.questions.pick = lambda *_: 0  # type: ignore[method-assign]
    press(window, Key.Key_A, CTRL | SHIFT)
    until(qtbot, lambda: window.centre.shown and len(window.centre.shown.articles) == count + 1)
