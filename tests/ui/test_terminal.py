"""The command line, run as a user runs it: in a process of its own, on the sample library."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from store.database import open_library
from store.sample import files
from tests.ui.conftest import ROOT, synoptic, told
from tests.unprivileged import protect, unprivileged


def titled(library: Path, words: str) -> int:
    """Return the id of the event whose title or reasons hold these words, told by most."""
    events = told(library, "events")["events"]
    found = [event for event in events if words in json.dumps(event, ensure_ascii=False).lower()]
    assert found, [event["title"] for event in events]
    return int(max(found, key=lambda event: len(event["accounts"]))["id"])


def test_import_says_what_is_new_and_what_is_known(library_folder: Path, tmp_path: Path) -> None:
    again = synoptic(library_folder, "import", *map(str, files()))
    assert again.returncode == 0
    assert again.stdout.splitlines()[-1].startswith("0 added, ")
    assert len(told(library_folder, "articles")["articles"]) >= 16


def test_import_of_a_bad_file_is_one_sentence_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 40)
    good = files()[0]
    done = synoptic(tmp_path / "library", "import", str(tmp_path), str(tmp_path / "nowhere.txt"), str(good))
    assert done.returncode == 3
    assert done.stdout.splitlines()[-1].startswith("1 added, ")
    assert "Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if "empty.txt" in line]) == 1
    assert "nowhere.txt" in done.stderr


def test_numbers_and_names_beyond_measure_are_told(imported: Path, tmp_path: Path) -> None:
    for words in (("show", "9" * 25), ("compare", "9" * 25), ("export", "9" * 25, "--to", "a.html")):
        done = synoptic(imported, *words)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr
    done = synoptic(tmp_path / "library", "import", "--json", str(tmp_path / "no\udcff.txt"))
    assert done.returncode == 1
    assert json.loads(done.stdout)["failed"] == 1


def test_an_import_that_was_cut_short_is_finished_by_the_next(library_folder: Path) -> None:
    with open_library(library_folder) as library:
        library.events.replace([])
        library.settings.set("events made at revision", None)
    again = told(library_folder, "import", *map(str, files()))
    assert again["added"] == 0
    assert again["events"] > 0


def test_nothing_readable_at_all_is_an_error(tmp_path: Path) -> None:
    done = synoptic(tmp_path / "library", "import", str(tmp_path / "nowhere.txt"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_articles_have_the_promised_keys(imported: Path) -> None:
    listed = told(imported, "articles")["articles"]
    keys = {"id", "source_id", "outlet", "title", "byline", "published", "language", "words", "furniture"}
    assert all(keys <= set(article) for article in listed)
    assert {"en", "es"} <= {article["language"] for article in listed}


def test_show_points_back_to_the_original(imported: Path) -> None:
    article = told(imported, "articles")["articles"][0]["id"]
    shown = told(imported, "show", str(article))
    assert all(0 <= p["start"] < p["end"] <= len(shown["text"]) for p in shown["passages"])
    assert all(shown["text"][q["start"] : q["end"]] == q["text"] for q in shown["quotes"])
    assert all(piece["reason"] for piece in shown["furniture"])
    assert len(shown["original"]["sha256"]) == 64


def test_show_prints_quotations_with_their_speakers(imported: Path) -> None:
    for one in told(imported, "articles")["articles"][:3]:
        quotes = told(imported, "show", str(one["id"]))["quotes"]
        printed = " ".join(synoptic(imported, "show", str(one["id"])).stdout.split())
        said = [f"quoted ({q['speaker'] or 'speaker not told'}): {' '.join(q['text'].split())}" for q in quotes]
        assert all(line in printed for line in said)


def test_show_numbers_the_passages_as_other_verbs_name_them(imported: Path) -> None:
    printed = " ".join(synoptic(imported, "show", "1", "--passages").stdout.split())
    shown = told(imported, "show", "1")
    for number, span in enumerate(shown["passages"]):
        words = " ".join(shown["text"][span["start"] : span["end"]].split())
        assert f" {number} {words}" in printed
    beyond = synoptic(imported, "cite", "1", "--passage", "999")
    assert "`synoptic show 1 --passages`" in beyond.stderr


def test_search_finds_the_phrase_and_its_place(imported: Path) -> None:
    found = told(imported, "search", '"whatever we have to do"')
    assert found["total"] >= 2
    for hit in found["hits"]:
        text = told(imported, "show", str(hit["article"]))["text"]
        assert any("whatever" in text[start:end].lower() for start, end in hit["spans"])


def test_a_query_that_cannot_be_understood_is_one_sentence(imported: Path) -> None:
    done = synoptic(imported, "search", 'published:"nonsense')
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr


def test_events_have_accounts_of_several_articles(imported: Path) -> None:
    events = told(imported, "events")["events"]
    assert len(events) >= 4
    assert all(len({account["article"] for account in event["accounts"]}) >= 2 for event in events)
    assert all(event["why"] and event["title"] for event in events)


def test_compare_lines_up_the_reply(imported: Path) -> None:
    lined = told(imported, "compare", str(titled(imported, "ferry")))
    texts = {article["id"]: article for article in lined["articles"]}
    for link in lined["links"]:
        assert 0.1 <= link["strength"] <= 1
        for article, passage in (link["a"], link["b"]):
            start, end = texts[article]["passages"][passage]
            assert texts[article]["text"][start:end].strip()
    assert any(len(row["cells"]) >= 3 for row in lined["rows"])
    assert set(lined["only_here"]) == {str(article) for article in texts}


def test_compare_of_chosen_articles_keeps_their_order(imported: Path) -> None:
    listed = [article["id"] for article in told(imported, "articles")["articles"]][:3]
    wanted = [listed[2], listed[0]]
    assert [article["id"] for article in told(imported, "compare", *map(str, wanted))["articles"]] == wanted


@pytest.mark.parametrize(
    "words", [("compare", "999"), ("show", "999"), ("export", "999", "--to", "x.md"), ("compare", "1", "1")]
)
def test_what_is_not_there_is_said(imported: Path, words: tuple[str, ...]) -> None:
    done = synoptic(imported, *words)
    assert done.returncode == 1
    assert done.stderr.startswith("synoptic: ")
    assert "Traceback" not in done.stderr


def test_a_mistyped_library_is_told_and_not_made(tmp_path: Path) -> None:
    done = synoptic(tmp_path / "nowhere", "check")
    assert done.returncode == 1
    assert "no library" in done.stderr
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_name_imports_nothing(tmp_path: Path) -> None:
    done = synoptic(tmp_path / "library", "import", "")
    assert done.returncode == 1
    assert done.stderr.startswith("synoptic: ")


@pytest.mark.parametrize("ending", ["html", "md", "docx", "pdf", "csv", "json"])
def test_export_writes_each_format(imported: Path, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"comparison.{ending}"
    done = synoptic(imported, "export", str(titled(imported, "ferry")), "--to", str(file))
    assert done.returncode == 0, done.stderr
    data = file.read_bytes()
    if ending == "docx":
        assert "word/document.xml" in zipfile.ZipFile(file).namelist()
    elif ending == "pdf":
        assert data.startswith(b"%PDF")
        assert data.rstrip().endswith(b"%%EOF")
    elif ending == "json":
        assert json.loads(data)["rows"]
    elif ending == "csv":
        assert len(list(csv.reader(data.decode("utf-8-sig").splitlines()))) > 5
    else:
        assert "ferr" in data.decode().lower()


def test_export_draws_the_window_on_an_event(library_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "ferry.png"
    event = str(titled(library_folder, "ferry"))
    done = synoptic(library_folder, "export", event, "--to", str(file), "--view", "timeline", "--dark")
    assert (done.returncode, done.stdout) == (0, f"Written: {file}\n"), done.stderr
    assert file.read_bytes().startswith(b"\x89PNG")
    assert synoptic(library_folder, "export", "999", "--to", str(file)).returncode == 1


def test_an_unknown_ending_is_refused_and_nothing_is_written(imported: Path, tmp_path: Path) -> None:
    done = synoptic(imported, "export", "1", "--to", str(tmp_path / "comparison.xyz"))
    assert done.returncode == 2
    assert ".docx" in done.stderr
    assert not list(tmp_path.iterdir())


def test_reindex_check_and_backup(library_folder: Path, tmp_path: Path) -> None:
    before = told(library_folder, "events")["events"]
    assert told(library_folder, "reindex")["articles"] >= 16
    assert [event["id"] for event in told(library_folder, "events")["events"]] == [event["id"] for event in before]
    assert told(library_folder, "check") == {"problems": []}
    restored = tmp_path / "restored"
    restored.mkdir()
    assert synoptic(library_folder, "backup", str(restored / "library.db")).returncode == 0
    assert len(told(restored, "articles")["articles"]) >= 16


def test_wrong_use_exits_with_2(tmp_path: Path) -> None:
    assert synoptic(tmp_path, "compare").returncode == 2
    assert synoptic(tmp_path, "nonsense").returncode == 2


def test_a_removed_article_is_gone_and_comes_back(library_folder: Path) -> None:
    event = titled(library_folder, "ferry")
    before = told(library_folder, "compare", str(event))
    gone = before["articles"][0]["id"]
    removed = synoptic(library_folder, "remove", str(gone))
    assert removed.returncode == 0
    assert f"synoptic restore {gone}" in removed.stdout
    assert gone not in [article["id"] for article in told(library_folder, "articles")["articles"]]
    assert [article["id"] for article in told(library_folder, "articles", "--removed")["articles"]] == [gone]
    assert gone not in [hit["article"] for hit in told(library_folder, "search", "ferry")["hits"]]
    assert gone not in [
        account["article"] for event in told(library_folder, "events")["events"] for account in event["accounts"]
    ]
    assert synoptic(library_folder, "show", str(gone)).stderr.endswith(f"`synoptic restore {gone}` puts it back.\n")
    assert told(library_folder, "reindex")["articles"] == len(told(library_folder, "articles")["articles"])
    told(library_folder, "restore", str(gone))
    assert gone in [hit["article"] for hit in told(library_folder, "search", "ferry")["hits"]]
    assert told(library_folder, "compare", str(event)) == before


def test_what_was_removed_stays_so_when_it_is_imported_again(library_folder: Path) -> None:
    synoptic(library_folder, "remove", "1")
    again = synoptic(library_folder, "import", str(files()[0]))
    assert again.returncode == 0
    assert "`synoptic restore 1`" in again.stdout
    assert 1 not in [article["id"] for article in told(library_folder, "articles")["articles"]]


def test_a_library_that_cannot_be_written_is_read(imported: Path, tmp_path: Path) -> None:
    library = Path(shutil.copytree(imported, tmp_path / "disc" / "library"))
    protect(library)
    listed = told(imported, "articles")["articles"]
    for words in (("articles",), ("events",), ("show", "1"), ("compare", "1"), ("search", "ferry"), ("check",)):
        done = unprivileged(library, words[0], "--json", *words[1:])
        assert done.returncode == 0, done.stderr
    assert len(json.loads(unprivileged(library, "search", "--json", "ferry").stdout)["hits"]) >= 4
    assert len(json.loads(unprivileged(library, "articles", "--json").stdout)["articles"]) == len(listed)
    for words in (("import", str(files()[0].parent)), ("remove", "1"), ("reindex",)):
        done = unprivileged(library, *words)
        if words[0] != "import" or done.returncode:
            assert done.returncode == 1
            assert done.stderr.startswith("synoptic: ")
            assert "Traceback" not in done.stderr
    assert not {file.name for file in library.iterdir()} - {"library.db", "index"}


def test_a_library_without_a_name_is_wrong_use(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "main.py"), "import", "--library", "", str(files()[0])]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert not list(tmp_path.iterdir())


def test_a_name_that_would_steer_the_terminal_is_tamed(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a\x1b[2Jb\nc.txt").write_text("The harbour was closed on Monday, the mayor of the town said.")
    (tmp_path / "news" / "empty\x1b[2J.txt").write_text("")
    done = synoptic(tmp_path / "library", "import", str(tmp_path / "news"))
    assert "\x1b" not in done.stdout + done.stderr
    assert len([line for line in done.stdout.splitlines() if line.startswith("+")]) == 1
    assert len(done.stdout.splitlines()) == 2


def test_a_backup_without_a_name_is_told(imported: Path) -> None:
    done = synoptic(imported, "backup", "/")
    assert done.returncode == 1
    assert "no name of a file" in done.stderr


def test_an_edited_date_is_that_of_its_event_at_once(library_folder: Path) -> None:
    event = titled(library_folder, "ferry")
    accounts = next(one for one in told(library_folder, "events")["events"] if one["id"] == event)["accounts"]
    first = str(accounts[0]["article"])
    done = synoptic(library_folder, "edit", first, "--published", "2026-03-02")
    assert f"`synoptic edit {first} --reset published`" in done.stdout
    after = {one["id"]: one for one in told(library_folder, "events")["events"]}
    assert after[event]["date"] == "2026-03-02"
    assert "--reset" not in synoptic(library_folder, "edit", first, "--reset", "published").stdout
