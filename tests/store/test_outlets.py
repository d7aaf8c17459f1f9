"""An outlet is called as the user likes, in what is there and in what comes, and each name can be taken back."""

from __future__ import annotations

import pytest

from store.database import Library
from store.errors import NotFound, ReaderError
from store.outlets import outlet_key
from store.records import Details
from tests.conftest import Add


def outlets(library: Library) -> list[str]:
    return [listing.outlet for listing in library.articles.listings()]


def test_names_are_compared_without_case_signs_and_the() -> None:
    assert outlet_key("The Port-Alder Courier") == outlet_key("port alder courier")
    assert outlet_key("https://www.courier.example") == outlet_key("Courier.example")
    assert outlet_key("The") == "the"
    assert outlet_key(" – ") == ""


def test_an_alias_holds_for_what_is_there_and_what_comes(library: Library, add: Add) -> None:
    there = add("One.", Details(outlet="courier.example"))
    library.outlets.call("courier.example", "The Courier")
    comes = add("Two.", Details(outlet="Courier.Example"))
    linked = add("Three.", Details(url="https://www.courier.example/news/3"))
    assert outlets(library) == ["The Courier"] * 3
    assert {library.articles.get(one).details.outlet for one in (there, comes, linked)} == {"The Courier"}
    assert [one.details.outlet for one in library.articles.all()] == ["The Courier"] * 3
    assert set(library.outlets.of_articles().values()) == {"The Courier"}
    library.outlets.forget("Courier.example")
    assert outlets(library) == ["courier.example", "Courier.Example", ""]


def test_an_outlet_renamed_takes_its_other_names_along_and_back(library: Library, add: Add) -> None:
    add("One.", Details(outlet="pac"))
    add("Two.", Details(outlet="Courier"))
    library.outlets.call("pac", "Courier")
    library.outlets.call("Courier", "Port Alder Courier")
    assert outlets(library) == ["Port Alder Courier"] * 2
    library.outlets.call("Port Alder Courier", "Courier")
    assert outlets(library) == ["Courier"] * 2


def test_another_spelling_of_the_same_name_can_be_chosen(library: Library, add: Add) -> None:
    add("One.", Details(outlet="THE COURIER"))
    library.outlets.call("the courier", "The Courier")
    assert outlets(library) == ["The Courier"]


def test_what_is_no_name_is_refused(library: Library) -> None:
    with pytest.raises(ReaderError):
        library.outlets.call("…", "The Courier")
    with pytest.raises(NotFound):
        library.outlets.forget("The Courier")


def test_an_edit_beside_an_alias_is_of_its_own_field_only(library: Library, add: Add) -> None:
    article = add("One.", Details(outlet="courier.example"))
    library.outlets.call("courier.example", "The Courier")
    shown = library.articles.get(article).details
    library.articles.edit(article, Details(outlet=shown.outlet, byline="A. Writer"))
    assert len(library.corrections.all()) == 1
    library.outlets.forget("courier.example")
    assert library.articles.get(article).details == Details(outlet="courier.example", byline="A. Writer")
