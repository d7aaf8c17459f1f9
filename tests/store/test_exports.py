"""Files out: what is written cannot do anything in a spreadsheet, and what cannot be written is said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.errors import ReaderError
from store.exports import write
from store.exports.sheet import Sheet
from store.exports.spreadsheet import spreadsheet
from store.names import outlet_of
from store.records import Comparison, Details

NOTHING = Comparison(articles=(), links=(), cut=0.5, rows=())


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    formula = "=HYPERLINK(1)"
    told = Sheet("", (formula,), ("",), ((formula,),), ((formula,),), ((formula, "agree", formula),), ())
    cells = [cell for line in spreadsheet(told).splitlines() for cell in line.split(",")]
    assert any(formula in cell for cell in cells)
    assert not any(cell.startswith("=") for cell in cells)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    for place in (tmp_path / "file" / "a.md", tmp_path / f"{'a' * 250}.md", tmp_path / "none" / "a.md"):
        with pytest.raises(ReaderError):
            write(NOTHING, place)
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_what_is_no_link_does_not_name_an_outlet() -> None:
    assert outlet_of(Details(url="http://[", title="Flood")) == "“Flood”"
    assert outlet_of(Details(url="https://www.example.com/a")) == "example.com"
