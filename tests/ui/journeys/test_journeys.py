"""The commonest journeys, as a person makes them; what they leave behind is read from the library's file."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import open_library
from store.records import Correction, Note
from tests.ui.journeys.screen import Screen

pytestmark = pytest.mark.slow
PASTED = (
    "Harbour master resigns after ferry inquiry\n\nBy Nan Ellery\n\n5 March 2026\n\n"
    "The harbour master of Port Alder resigned on Thursday. He said that the pilot rota had been his to keep.\n\n"
    "The ferry Alder Maid ran on to rocks in fog on Tuesday with 214 passengers aboard. Nine people were hurt.\n"
)


def notes(screen: Screen) -> tuple[Note, ...]:
    with open_library(screen.folder) as library:
        return library.notes.all()


def decisions(screen: Screen) -> list[str]:
    return [one.decision for one in corrections(screen)]


def corrections(screen: Screen) -> list[Correction]:
    with open_library(screen.folder) as library:
        return library.corrections.all()


def titles(screen: Screen) -> list[str]:
    with open_library(screen.folder) as library:
        return [one.title for one in library.articles.listings()]


def event_titles(screen: Screen) -> list[str]:
    with open_library(screen.folder) as library:
        return [event.title for event in library.events.all()]


def open_ferry(screen: Screen) -> None:
    """Open the first event with keys."""
    screen.press("alt+1", "Return")
    screen.find("Column 1 of ", "label")


def where(screen: Screen) -> str:
    """Return what stands between the arrows: which difference is read."""
    return screen.find("worded differently", "label").name


def step(screen: Screen, key: str = "F8") -> str:
    """Go to another difference; return which it is."""
    before = where(screen)
    screen.press(key)
    screen.until(lambda: where(screen) != before)
    return where(screen)


def asked(screen: Screen) -> None:
    """Wait until the program asks something in a window of its own."""
    screen.until(lambda: screen.title() and not screen.title().endswith("Synoptic"))


def test_reading_confirming_noting_and_undoing_with_keys(screen: Screen) -> None:
    open_ferry(screen)
    screen.press("u")
    screen.find("to confirm", "status bar")
    screen.press("c")
    screen.until(lambda: decisions(screen) == ["confirm"])
    step(screen)
    screen.press("3")
    screen.until(lambda: [note.colour for note in notes(screen)] == [3])
    screen.press("n")
    screen.until(lambda: screen.title() == "Note")
    screen.type("ask the coastguard")
    screen.press("ctrl+Return")
    screen.until(lambda: [note.text for note in notes(screen)] == ["ask the coastguard"])
    screen.press("ctrl+z")
    screen.until(lambda: [note.text for note in notes(screen)] == [""])
    screen.press("ctrl+z")
    screen.until(lambda: not notes(screen))
    screen.press("ctrl+z")
    screen.until(lambda: not corrections(screen))


def test_a_search_lands_on_the_words_and_goes_on_to_the_next(screen: Screen) -> None:
    screen.press("ctrl+l")
    screen.type('"whatever we have to do"')
    screen.press("Return")
    screen.find("Results (", "page tab")
    screen.press("Down", "Return")
    screen.find("Column 1 of")
    screen.press("F3")
    screen.find("in these articles", "status bar")
    screen.press("s")
    screen.until(lambda: [note.kind for note in notes(screen)] == ["star"])


def test_an_article_is_pasted_and_a_file_imported(screen: Screen, tmp_path: Path) -> None:
    before = len(titles(screen))
    screen.press("ctrl+shift+v")
    screen.until(lambda: screen.title() == "Paste an article")
    screen.find("Text of the article as it was copied", "text")
    screen.type(PASTED.split("\n\n")[0] + "\n\n" + PASTED.split("\n\n")[3])
    screen.click(screen.enabled("Keep this article", "push button"))
    screen.until(lambda: len(titles(screen)) == before + 1)
    file = tmp_path / "ferry.txt"
    file.write_text(PASTED + "A second article of the same event, with other words.\n", "utf-8")
    screen.press("ctrl+o")
    screen.until(lambda: screen.title() == "Import articles")
    screen.type(str(file))
    screen.press("Return")
    screen.until(lambda: len(titles(screen)) == before + 2)


def test_the_views_are_walked_with_the_same_passage(screen: Screen) -> None:
    open_ferry(screen)
    step(screen)
    second = step(screen)
    for key, name, role in (
        ("2", "Accounts in level rows", "table"),
        ("3", "What the other accounts say", ""),
        ("4", "Quotations", "table"),
        ("5", "Figures", "table"),
        ("6", "Word choice", "table"),
        ("7", "Timeline", "table"),
        ("8", "Matrix", "table"),
    ):
        screen.press(f"ctrl+{key}")
        screen.find(name, role)
    screen.press("ctrl+1")
    screen.find("Column 1 of ", "label")
    assert where(screen) == second
    assert step(screen) != second


def test_the_mouse_lights_counterparts_and_draws_a_line_up(screen: Screen) -> None:
    open_ferry(screen)
    one = screen.find("Column 1 of 5", "label")
    x, y, wide, high = one.box
    screen.click_at((x + wide // 2, y + high // 2))
    lit = screen.find("Passage ", "label")
    assert lit.name == one.name
    two, line = screen.find("Column 2 of ", "label"), y + high // 3 + 12  # where the chosen passage is brought to
    screen.drag((x + 8, line), (two.box[0] + two.box[2] // 2, line))
    screen.until(lambda: "confirm" in decisions(screen))
    screen.press("ctrl+z")
    screen.until(lambda: not corrections(screen))


def test_columns_are_moved_taken_out_and_added(screen: Screen) -> None:
    open_ferry(screen)
    first = screen.find("Column 1 of 5", "label").name
    screen.click(screen.find("Column 1 of 5", "label"))
    screen.find("Passage ", "label")
    screen.press("ctrl+shift+Right")
    screen.until(lambda: screen.find("Column 2 of 5", "label").name == first)
    screen.press("alt+s")
    screen.find("Each column scrolls for itself", "status bar")
    screen.press("alt+s")
    screen.find("The columns scroll together", "status bar")
    screen.press("ctrl+shift+w")
    screen.find("Column 1 of 4", "label")
    screen.press("ctrl+shift+a")
    asked(screen)
    screen.type(first.split(": ")[1][:20])
    screen.press("Return")
    screen.find("Column 1 of 5", "label")


def test_notes_are_found_again_in_their_panel(screen: Screen) -> None:
    open_ferry(screen)
    noted = step(screen)
    screen.press("n")
    screen.until(lambda: screen.title() == "Note")
    screen.type("ask the harbour office")
    screen.press("ctrl+Return")
    screen.until(lambda: len(notes(screen)) == 1)
    step(screen)
    screen.press("5")
    screen.until(lambda: len(notes(screen)) == 2)
    screen.press("alt+4")
    screen.find("2 of 2 notes", "label")
    screen.click(screen.find("Find in the notes", "text"))
    screen.type("harbour off")
    screen.find("1 of 2 notes", "label")
    screen.click(screen.find("ask the harbour office", "list item"), times=2)
    screen.until(lambda: where(screen) == noted)


def test_an_event_is_renamed_and_put_together_with_another(screen: Screen) -> None:
    before = len(event_titles(screen))
    open_ferry(screen)
    screen.press("shift+F2")
    screen.until(lambda: "name" in screen.title().lower())
    screen.press("ctrl+a")
    screen.type("The ferry in the fog")
    screen.press("Return")
    screen.until(lambda: "The ferry in the fog" in event_titles(screen))
    screen.find("The ferry in the fog.", "list item")
    screen.press("ctrl+m")
    asked(screen)
    screen.type("Council closes")
    screen.press("Return")
    screen.find("Now one event", "status bar")
    merged = len(event_titles(screen))
    assert merged < before
    screen.until(lambda: screen.title().endswith("Synoptic"))
    screen.find("Column 1 of 10", "label")
    screen.press("ctrl+z")
    screen.until(lambda: len(event_titles(screen)) > merged)


def test_what_was_set_aside_is_put_back(screen: Screen) -> None:
    open_ferry(screen)
    screen.click(screen.find("parts set aside", "push button"))
    screen.until(lambda: screen.below("Set aside from the page", "list"))
    screen.click(screen.below("Set aside from the page", "list")[0])
    screen.click(screen.enabled("Put the chosen piece back", "push button"))
    screen.until(lambda: corrections(screen))
    screen.press("ctrl+z")
    screen.until(lambda: not corrections(screen))


def test_a_quotation_is_copied_with_its_source(screen: Screen) -> None:
    open_ferry(screen)
    step(screen)
    screen.press("ctrl+shift+c")
    screen.find("Copied", "status bar")
    screen.press("ctrl+l", "ctrl+v")
    screen.until(lambda: screen.find("Search all articles", "text").text.startswith("“"))
    assert "2026" in screen.find("Search all articles", "text").text


def test_an_article_is_dragged_beside_what_is_open(screen: Screen) -> None:
    open_ferry(screen)
    screen.press("alt+2")
    screen.until(lambda: screen.below("Articles", "list"))
    article = next(one for one in screen.below("Articles", "list") if "ferr" not in one.name.lower())
    onto = screen.find("Column 1 of 5", "label")
    screen.drag(article.middle, onto.middle)
    screen.find("Column 1 of 6", "label")


def test_the_palette_and_the_keys_help_do_what_is_typed(screen: Screen) -> None:
    screen.press("ctrl+k")
    screen.until(lambda: "headline" in screen.title())
    screen.type("back up")
    screen.press("Return")
    screen.until(lambda: "Back up" in screen.title())
    screen.press("Escape")
    screen.until(lambda: screen.title().endswith("Synoptic"))
    screen.press("Escape", "question")  # out of the search box first: there it is a sign like any other
    screen.until(lambda: screen.title() == "Keys")
    screen.press("Escape")
    screen.until(lambda: screen.title().endswith("Synoptic"))


def test_what_was_read_is_found_again_after_a_new_start(screen: Screen) -> None:
    open_ferry(screen)
    step(screen)
    left = step(screen)
    screen.press("ctrl+3")
    screen.find("What the other accounts say")
    screen.press("ctrl+q")
    screen.leave()
    screen.start()
    screen.find("What the other accounts say")
    screen.until(lambda: where(screen) == left)
