"""The verbs as the worker does them: what happens to a library while it is open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.errors import LibraryError, NotFound
from store.exports import contract
from store.records import Role, Span
from store.sample import files
from ui.service import Service


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
