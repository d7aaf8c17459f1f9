"""Bundles as the terminal writes and merges them, with events really found."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.ui.conftest import synoptic, told
from ui.service.service import Service


def contents(file: Path) -> bytes:
    with zipfile.ZipFile(file) as bundle:
        assert bundle.infolist()[0].filename == "mimetype"
        return bundle.read("contents.json")


def test_an_event_comes_to_a_colleague_the_same(imported: Path, library_folder: Path, tmp_path: Path) -> None:
    with Service(library_folder) as service:
        event = service.library.events.all()[0]
        service.do("rename", {"event": event.id, "title": "The ferry"})
        service.do("tag", {"article": event.accounts[0].article, "names": ["for Monday"]})
    first, second = tmp_path / "a.synoptic", tmp_path / "b.synoptic"
    assert synoptic(library_folder, "export", str(event.id), "--originals", "--to", str(first)).returncode == 0
    done = told(tmp_path / "other", "import", str(first))
    assert (done["added"], done["failed"], done["said"]) == (len(event.accounts), 0, [])
    found = [one for one in told(tmp_path / "other", "events")["events"] if one["title"] == "The ferry"]
    assert len(found) == 1
    written = synoptic(tmp_path / "other", "export", str(found[0]["id"]), "--to", str(second))
    assert written.returncode == 0, written.stderr
    assert contents(second) == contents(first)
    again = told(tmp_path / "other", "import", str(first))
    assert (again["added"], again["known"]) == (0, len(event.accounts))
    assert synoptic(tmp_path / "other", "check").returncode == 0


def test_passages_alone_are_said_to_be_no_whole_texts(imported: Path, tmp_path: Path) -> None:
    file = tmp_path / "small.synoptic"
    assert synoptic(imported, "export", "1", "--no-texts", "--to", str(file)).returncode == 0
    assert told(tmp_path / "other", "import", str(file))["failed"] == 0
    lined = told(tmp_path / "other", "compare", "1", "--fast")
    assert any("only some passages" in note for note in lined["notes"])
    assert not any(lined["missing_here"].values())
    for articles in (lined["articles"], told(tmp_path / "other", "articles")["articles"]):
        assert articles
        assert all(one["passages_only"] for one in articles)
    assert told(tmp_path / "other", "show", "1")["passages_only"]
    assert not told(imported, "show", "1")["passages_only"]
    printed = synoptic(tmp_path / "other", "compare", "1", "--fast").stdout
    assert "not the whole text is here" in printed
    assert "(not told)" not in printed


def test_what_is_no_bundle_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "a.synoptic"
    file.write_bytes(b"not a bundle")
    done = synoptic(tmp_path / "library", "import", str(file))
    assert done.returncode == 1
    assert len([line for line in done.stderr.splitlines() if line.strip()]) == 1
