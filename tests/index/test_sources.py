"""Names of what to import that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.sources import list_files


@pytest.mark.parametrize("name", ["", "a\0b", "none.txt", "c" * 300])
def test_a_name_that_leads_nowhere_is_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here.txt").write_text("An empty name must not import the folder that one is in.")
    files, told = list_files([name])
    assert files == []
    assert len(told) == 1
    assert "cannot be read" in told[0].failed
