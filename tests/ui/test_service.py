"""The verbs as the worker does them: what happens to a library while it is open."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.errors import LibraryError, NotFound, ReaderError
from store.exports import contract
from store.records import Role, Span
from store.sample import files
from ui.service.service import Service


@pytest.fixture
def service(library_folder: Path) -> Iterator[Service]:
    with Service(library_folder) as made:
        yield made


def ended(work: Iterator[Any]) -> Any:
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def test_nothing_is_said_to_be_kept_in_a_library_that_is_gone(service: Service, tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("The harbour was closed on Monday, the mayor of the town said.")
    work = service.do("import", {"paths": [str(tmp_path / "new.txt")]})
    shutil.rmtree(service.library.folder)
    with pytest.raises(LibraryError):
        ended(work)
    with pytest.raises(LibraryError):
        service.do("import", {"paths": [str(file) for file in files()]})


def test_an_article_laid_out_anew_while_events_are_found_leaves_no_false_places(service: Service) -> None:
    account = service.library.events.all()[0].accounts[0]
    service.edit(account.article, {"byline": "Somebody"})
    work = service.events()
    while "Lining" not in next(work).message:
        pass
    for piece in service.library.articles.get(account.article).pieces:
        if piece.role is Role.BODY:
            service.piece(account.article, piece.start, piece.end, "furniture")
    for event in ended(work):
        contract.event(event, {a.article: service.library.articles.get(a.article) for a in event.accounts})
    assert service.check() == []


def test_what_was_put_back_or_set_aside_is_kept_as_a_decision(service: Service) -> None:
    article = next(one for one in service.library.articles.all() if one.furniture)
    piece = article.furniture[0]
    service.piece(article.id, piece.start, piece.end, "body")
    assert service.library.corrections.pieces(article.id) == ((Span(piece.start, piece.end), True),)
    service.piece(article.id, piece.start, piece.end, "furniture")
    assert service.library.corrections.pieces(article.id) == ((Span(piece.start, piece.end), False),)
    with pytest.raises(NotFound):
        service.piece(article.id, piece.start, piece.end + 1, "body")


PASTED = "Harbour shut\n\nThe harbour was closed on Monday after a barge sank at its mouth, the mayor said."


def test_a_pasted_text_and_what_the_user_changed_are_kept_together_or_not_at_all(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "no space")

    before = service.library.articles.count()
    with monkeypatch.context() as patched:
        patched.setattr(service.library.articles, "edit", full)
        with pytest.raises(OSError, match="no space"):
            ended(service.do("paste", {"text": PASTED, "details": {"outlet": "Port Alder Courier"}}))
    assert service.library.articles.count() == before
    told = ended(service.do("paste", {"text": PASTED, "details": {"outlet": "Port Alder Courier"}}))
    assert service.library.articles.get(told["article"]).details.outlet == "Port Alder Courier"


def test_a_pasted_text_that_was_removed_stays_so(service: Service) -> None:
    article = ended(service.do("paste", {"text": PASTED}))["article"]
    ended(service.do("remove", {"articles": [article]}))
    again = ended(service.do("paste", {"text": PASTED, "details": {"outlet": "Port Alder Courier"}}))
    assert again["removed"] == [article]
    ended(service.do("restore", {"articles": again["removed"]}))
    assert service.library.articles.get(article).details.outlet == ""


def test_a_pasted_text_may_begin_as_a_sound_file_does(service: Service) -> None:
    assert service.do("preview", {"text": f"ID3 {PASTED}"})["details"].title == "ID3 Harbour shut"
    assert ended(service.do("paste", {"text": f"\ud83d ID3 {PASTED}"}))["added"] == 1


def test_a_text_far_too_long_is_not_worked_on(service: Service) -> None:
    with pytest.raises(ReaderError, match="far longer than an article"):
        service.do("preview", {"text": "The harbour was closed. " * 60_000})


@pytest.mark.parametrize(
    ("verb", "told"),
    [
        ("nonsense", {}),
        ("compare", {"event": "first"}),
        ("compare", {"event": 1 << 70}),
        ("compare", {"event": -1}),
        ("compare", {"articles": [1, 1 << 63]}),
        ("search", {"query": 5}),
        ("search", {"query": "ferry", "limit": "all"}),
        ("search", {}),
        ("link", {"a": [1], "b": [2, 0], "decision": "confirm"}),
        ("link", {"a": [1, 0], "b": [2, 1 << 65], "decision": "perhaps"}),
        ("link", {"a": [1, 0], "b": [2, -3], "decision": "confirm"}),
        ("piece", {"article": 1, "start": 0, "end": 1 << 80, "role": "nonsense"}),
        ("edit", {"article": 1, "details": {"outlet": None}}),
        ("edit", {"article": 1, "details": {"published": ["x"]}}),
        ("rename", {"event": 1 << 64, "title": "x"}),
        ("export", {"to": "", "event": 1}),
        ("import", {"paths": "not a list"}),
        ("remove", {"articles": [1 << 64]}),
        ("remove", {"articles": [999]}),
    ],
)
def test_what_cannot_be_asked_is_told_in_words(service: Service, verb: str, told: dict[str, Any]) -> None:
    with pytest.raises(ReaderError):
        ended(iter(service.do(verb, told)))
    assert service.library.check() == []


def test_no_part_takes_the_name_of_anothers_verb(service: Service) -> None:
    parts = (
        service.comparing,
        service.searching,
        service.decisions,
        service.following,
        service.exporting,
        service.bundling,
    )
    names = [name for part in parts for name in part.verbs()]
    assert sorted(names) == sorted(set(names))


def test_events_are_put_together_by_their_verb(service: Service) -> None:
    ended(service.import_([str(file) for file in files()]))
    one, other = [event for event in service.library.events.all() if event.kind == "story"][:2]
    service.do("merge", {"event": one.id, "others": [other.id]})
    assert len(service.library.events.get(one.id).accounts) == len(one.accounts) + len(other.accounts)


def test_a_backup_put_in_the_place_of_the_library_is_searched_as_it_is(tmp_path: Path) -> None:
    folder, backup, names = tmp_path / "library", tmp_path / "backup.db", [str(file) for file in files()]

    def found(service: Service, query: str) -> list[str]:
        answer = service.search(query)
        return [hit.title for hit in (ended(answer) if isinstance(answer, Iterator) else answer).hits]

    with Service(folder) as service:
        ended(service.import_(names[:2]))
        service.backup(str(backup))
        ended(service.paste("The zeppelin landed\n\nIt came down in a field of barley on Monday."))
        assert found(service, "zeppelin")
    for ending in ("-wal", "-shm"):
        (folder / f"library.db{ending}").unlink(missing_ok=True)
    shutil.copyfile(backup, folder / "library.db")
    with Service(folder) as service:
        for nth in range(3):  # as many changes as were lost, and more
            ended(service.paste(f"Barley is cheaper\n\nThe price of barley fell {nth} times."))
        assert not found(service, "zeppelin")
        assert len(found(service, "barley")) == 3


@pytest.mark.parametrize("large", [2000, 5])
def test_what_was_put_together_or_taken_apart_is_undone(
    tmp_path: Path, large: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.group.group.LARGE", large)

    def told(service: Service, kind: str) -> list[list[tuple[int, tuple[int, ...]]]]:
        events = [event for event in service.library.events.all() if event.kind == kind]
        return sorted(sorted((one.article, one.passages) for one in event.accounts) for event in events)

    with Service(tmp_path / "library") as service:
        ended(service.import_([str(file) for file in files()]))
        for kind in ("story", "event"):
            before = told(service, kind)
            one, *_, other = [event for event in service.library.events.all() if event.kind == kind]
            service.do("merge", {"event": one.id, "others": [other.id]})
            merged = told(service, kind)
            assert merged != before
            ended(service.do("undo", {}))
            assert told(service, kind) == before
            ended(service.do("redo", {}))
            assert told(service, kind) == merged
            ended(service.do("undo", {}))
            assert told(service, kind) == before
        story = next(event for event in service.library.events.all() if event.kind == "story")
        service.do("split", {"event": story.id, "articles": [account.article for account in story.accounts[:2]]})
        ended(service.do("undo", {}))
        assert story in service.library.events.all()
