"""Feeds come in when the user refreshes them and not before; watched folders give what is new in them."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from store.errors import ReaderError
from store.formats import opml
from tests.store.formats import samples
from ui.service import following
from ui.service.searching import finished
from ui.service.service import Service


class Site:
    """A site of three pages, which counts what it is asked for."""

    def __init__(self) -> None:
        site = self
        self.pages: dict[str, tuple[str, bytes]] = {}
        self.asked: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                kind, data = site.pages.get(self.path, ("text/plain", b""))
                self.send_response(200 if data else 404)
                self.send_header("Content-Type", kind)
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.at = f"http://127.0.0.1:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    opened = Site()
    feed = samples.rss().replace(b"https://gazette.example/2<", f"{opened.at}/teased<".encode())
    opened.pages = {
        "/feed": ("application/rss+xml", feed),
        "/teased": ("text/html", samples.HTML.replace("Port Alder", "Port Birch").encode()),
        "/page": ("text/html", samples.HTML.encode()),
    }
    opened.thread.start()
    yield opened
    opened.close()


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setenv("SYNOPTIC_STATE", str(tmp_path / "state"))
    with Service(tmp_path / "library") as opened:
        yield opened


def test_nothing_is_fetched_before_a_refresh(service: Service, site: Site) -> None:
    assert service.do("subscribe", {"sources": [f"{site.at}/feed"]}) == 1
    assert [feed.address for feed in service.do("feeds", {})] == [f"{site.at}/feed"]
    assert site.asked == []


def test_a_refresh_keeps_whole_articles_and_names_teasers(service: Service, site: Site) -> None:
    service.do("subscribe", {"sources": [f"{site.at}/feed"]})
    told = finished(service.do("refresh", {}))
    assert (told["added"], told["failed"]) == (1, 0)
    assert told["teasers"] == [{"title": "Council meets", "url": f"{site.at}/teased"}]
    assert site.asked == ["/feed"]
    assert service.do("feeds", {})[0].refreshed
    assert service.library.articles.get(1).details.title == samples.TITLE


def test_an_entry_whose_bytes_change_and_words_do_not_is_known(service: Service, site: Site) -> None:
    service.do("subscribe", {"sources": [f"{site.at}/feed"]})
    finished(service.do("refresh", {}))
    kind, feed = site.pages["/feed"]
    site.pages["/feed"] = (kind, feed.replace(b"<description>The harbour", b"<description>Now the harbour"))
    told = finished(service.do("refresh", {}))
    assert (told["added"], told["known"]) == (0, 1)


def test_the_pages_of_teasers_come_when_asked_for(service: Service, site: Site) -> None:
    service.do("subscribe", {"sources": [f"{site.at}/feed"]})
    told = finished(service.do("refresh", {"pages": True}))
    assert told["added"] == 2
    assert told["teasers"] == []
    assert site.asked == ["/feed", "/teased"]
    again = finished(service.do("refresh", {"pages": True}))
    assert (again["added"], again["teasers"]) == (0, [])
    assert site.asked == ["/feed", "/teased", "/feed"]


def test_a_page_is_no_feed_and_the_others_come(service: Service, site: Site) -> None:
    service.do("subscribe", {"sources": [f"{site.at}/page", f"{site.at}/feed", f"{site.at}/gone"]})
    told = finished(service.do("refresh", {}))
    assert (told["added"], told["failed"]) == (1, 2)
    page, feed, gone = service.do("feeds", {})
    assert "is not a feed" in page.problem
    assert feed.problem == ""
    assert "404" in gone.problem


def test_lists_of_feeds_go_out_and_come_in(service: Service, tmp_path: Path) -> None:
    service.do("subscribe", {"sources": ["https://a.example/feed", "https://b.example/x?y=1&z=<2>"]})
    file = tmp_path / "feeds.opml"
    listed = service.do("feeds", {"to": str(file)})
    assert [address for address, _ in opml.feeds(file.read_bytes(), "feeds.opml")] == [feed.address for feed in listed]
    service.do("unsubscribe", {"address": "https://a.example/feed"})
    assert service.do("subscribe", {"sources": [str(file)]}) == 1
    with pytest.raises(ReaderError, match="follows no feed"):
        service.do("unsubscribe", {"address": "https://c.example"})


def test_a_watched_folder_gives_what_is_new(service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "SETTLED", 0.0)
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text("The mayor of the town spoke for an hour about the harbour.")
    assert finished(service.do("watch", {"folders": [str(folder)]}))["added"] == 1
    assert finished(service.do("look", {})) == {"added": 0, "known": 0, "failed": 0, "away": []}
    (folder / "b.txt").write_text("The council of the town met for an hour about the pier.")
    (folder / "bad.webarchive").write_bytes(b"bplist00...")
    told = finished(service.do("look", {}))
    assert (told["added"], told["failed"]) == (1, 1)
    assert finished(service.do("look", {}))["failed"] == 0  # it is told once
    (folder / "a.txt").write_text("The mayor of the town spoke for two hours about the harbour and the pier.")
    assert finished(service.do("look", {}))["added"] == 1
    os.rename(folder, tmp_path / "elsewhere")
    assert finished(service.do("look", {}))["away"] == [str(folder)]
    service.do("unwatch", {"folder": str(folder)})
    assert service.do("watched", {}) == []


def test_a_file_that_is_still_being_saved_waits(service: Service, tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    file = folder / "a.txt"
    file.write_text("The mayor of the town spoke for an hour about the harbour.")
    assert finished(service.do("watch", {"folders": [str(folder)]}))["added"] == 0
    os.utime(file, (time.time() - 60, time.time() - 60))
    assert finished(service.do("look", {}))["added"] == 1
