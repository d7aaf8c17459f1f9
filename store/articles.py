"""The articles of a library: kept whole, with what was worked out about them and what the user changed apart."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any, cast

from store.accounts import follow_passages
from store.bundle.partial import keep_partial, partials
from store.copies import Copies
from store.corrections import Corrections, edits_of
from store.errors import NotFound, no_article
from store.outlets import Outlets, called, named
from store.packing import pack_bytes, pack_passages, pack_pieces, unpack_bytes, unpack_passages, unpack_pieces
from store.records import Article, Details, Layout, Listing, Original, Reading, Role
from store.revisions import next_revision, now, touch
from store.revisions import revision as latest
from store.sqlite import Database, writing

_DETAILS = tuple(entry.name for entry in fields(Details))
_KEPT = ("sha256", "bytes", "path", "imported", "media_type", "text", "source", "pieces", "passages", "revision")
_COLUMNS = ", ".join(("id", *_DETAILS, *_KEPT))
_WHOLE = f"SELECT {_COLUMNS} FROM articles JOIN texts ON texts.article = articles.id WHERE removed = ''"
_LISTED = ("id", "source_id", "outlet", "title", "byline", "published", "language", "words", "furniture")
_LINE = f"SELECT {', '.join(_LISTED)}, url FROM articles"
_PAGE = 1000  # lines of a list read at a time
_BATCH = 100  # articles read at a time: about 1.5 MB of text


class Articles:
    """Adds, finds and changes articles; those removed are kept, and only `known` and `original` still find them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._corrections = Corrections(db)
        self._outlets = Outlets(db)
        self._copies = Copies(db)

    def add(self, reading: Reading, details: Details, layout: Layout, packed: bytes = b"") -> int:
        """Keep an article and return its id; bytes that are already kept add nothing and give the old id.

        `packed` are the reading's bytes as pack_bytes gives them, where that is done already.
        """
        sha256 = hashlib.sha256(reading.data).hexdigest()
        with writing(self._db):
            known = self.known(sha256)
            if known is not None:
                self._complete(known, sha256, reading, details, layout)
                return known
            original = Original(sha256, len(reading.data), reading.path, now(), reading.media_type)
            article = self.adopt(original, details, reading.page.text, layout)
            _insert(self._db, "originals", {"article": article, "packed": packed or pack_bytes(reading.data)})
        return article

    def adopt(self, original: Original, details: Details, source: str, layout: Layout) -> int:
        """Keep an article that another library tells of, without its original; return its id."""
        row = {"revision": next_revision(self._db), **asdict(original), **asdict(details), **_counts(layout)}
        with self._db.atomic():
            article = _insert(self._db, "articles", row)
            _insert(self._db, "texts", {"article": article, "source": source, **_text_columns(layout)})
        return article

    def _complete(self, article: int, sha256: str, reading: Reading, details: Details, layout: Layout) -> None:
        """Give an article that a colleague's bundle brought without its original what it lacks."""
        partial = partials(self._db).get(sha256)
        if partial is None:
            return
        self.give_original(article, reading.data)
        keep_partial(self._db, sha256, None)
        if partial.origins is not None:
            self.describe(article, details)
            self.lay_anew(article, reading.page.text, layout)

    def give_original(self, article: int, data: bytes) -> None:
        """Keep the original that an article lacked."""
        self._db.execute("INSERT OR IGNORE INTO originals VALUES (?, ?)", [article, pack_bytes(data)])

    def whole(self, article: int) -> bool:
        """Tell whether an article's original is here: a colleague's bundle may have brought it without."""
        return self._db.execute("SELECT 1 FROM originals WHERE article = ?", [article]).fetchone() is not None

    def lay_anew(self, article: int, source: str, layout: Layout) -> None:
        """Give an article of which there was less than its whole page its page; events keep their passages."""
        with self._db.atomic():
            self._db.execute("UPDATE texts SET source = ? WHERE article = ?", [source, article])
            self.replace_text(article, layout)

    def known(self, sha256: str) -> int | None:
        """Return the article that came from these very bytes, removed or not; None when there is none."""
        row = self._db.execute("SELECT id FROM articles WHERE sha256 = ?", [sha256]).fetchone()
        return None if row is None else int(row[0])

    def entry(self, source_id: str, text: str) -> int | None:
        """Return the article that is this entry of a feed, word for word, though its bytes may differ; else None."""
        query = "SELECT id FROM articles JOIN texts ON article = id WHERE source_id = ? AND text = ?"
        row = self._db.execute(query, [source_id, text]).fetchone() if source_id else None
        return None if row is None else int(row[0])

    def addresses(self) -> frozenset[str]:
        """Return the addresses of all articles, and of the pages that they were fetched from."""
        rows = self._db.execute("SELECT url FROM articles UNION SELECT path FROM articles").fetchall()
        return frozenset(row[0] for row in rows)

    def get(self, article: int) -> Article:
        """Return one article; raises NotFound."""
        row = self._db.execute(f"{_WHOLE} AND id = ?", [article]).fetchone()
        if row is None:
            raise self._missing(article)
        found = _article(row, edits_of(self._db, article), self._outlets.names())
        return replace(found, copies=self._copies.of(article))

    def all(self) -> Iterator[Article]:
        """Yield every article in the order of import, a batch in memory at a time."""
        last = 0
        while batch := self._db.execute(f"{_WHOLE} AND id > ? ORDER BY id LIMIT {_BATCH}", [last]).fetchall():
            yield from self._articles(batch)
            last = batch[-1][0]

    def changed_since(self, revision: int) -> Iterator[Article]:
        """Yield the articles added or changed after `revision`, oldest change first, up to now."""
        last = latest(self._db)
        query = f"{_WHOLE} AND revision > ? AND revision <= ? ORDER BY revision LIMIT {_BATCH}"
        while batch := self._db.execute(query, [revision, last]).fetchall():
            yield from self._articles(batch)
            revision = batch[-1][-1]

    def listings(self, removed: bool = False) -> list[Listing]:
        """Return every article, or every removed one, as a line in a list, in the order of import."""
        return [one for page in self.listing_pages(removed) for one in page]

    def listing_pages(self, removed: bool = False) -> Iterator[list[Listing]]:
        """Yield the same a thousand at a time, so that a window can do other things between: some 6 ms each."""
        edits, names, same = edits_of(self._db), self._outlets.names(), self._copies.same()
        last, which = 0, "<>" if removed else "="
        query = f"{_LINE} WHERE removed {which} '' AND id > ? ORDER BY id LIMIT {_PAGE}"
        while rows := self._db.execute(query, [last]).fetchall():
            yield [_listing(row, edits, names, same) for row in rows]
            last = rows[-1][0]

    def listed(self, articles: Iterable[int]) -> list[Listing]:
        """Return some articles as lines in a list, in the order of import; those that are not here are left out."""
        edits, names, same = edits_of(self._db), self._outlets.names(), self._copies.same()
        query = f"{_LINE} WHERE removed = '' AND id IN (SELECT value FROM json_each(?)) ORDER BY id"
        rows = self._db.execute(query, [json.dumps(list(articles))]).fetchall()
        return [_listing(row, edits, names, same) for row in rows]

    def count(self) -> int:
        """Return how many articles there are, without those removed."""
        return int(self._db.execute("SELECT count(*) FROM articles WHERE removed = ''").fetchone()[0])

    def removed(self) -> frozenset[int]:
        """Return the articles that were removed."""
        rows = self._db.execute("SELECT id FROM articles WHERE removed <> ''").fetchall()
        return frozenset(int(row[0]) for row in rows)

    def remove(self, articles: Sequence[int]) -> None:
        """Take articles out of lists, search and events, all or none. Raises NotFound.

        Nothing of them is deleted: `restore` puts them back as they were.
        """
        self._set_removed(articles, now())

    def restore(self, articles: Sequence[int]) -> None:
        """Put removed articles back, all or none. Raises NotFound."""
        self._set_removed(articles, "")

    def original(self, article: int) -> bytes:
        """Return the very bytes that the article came from; raises NotFound."""
        row = self._db.execute("SELECT packed FROM originals WHERE article = ?", [article]).fetchone()
        if row is None:
            raise no_article(article)
        return unpack_bytes(row[0])

    def edit(self, article: int, details: Details) -> None:
        """Keep what the user changed: every detail that is not as it was worked out is the user's, and wins.

        A detail put back to what was worked out is no longer an edit. Raises NotFound.
        """
        computed = self._computed(article)
        shown = {**computed, "outlet": called(computed["outlet"], computed["url"], self._outlets.names())}
        with self._db.atomic():
            revision = next_revision(self._db)
            for name in _DETAILS:
                value = getattr(details, name)
                self._corrections.keep_edit(article, name, None if value in (computed[name], shown[name]) else value)
            self._db.execute("UPDATE articles SET revision = ? WHERE id = ?", [revision, article])

    def computed(self, article: int) -> Details:
        """Return an article's details as they were worked out, without what the user changed. Raises NotFound."""
        return Details(**self._computed(article))

    def describe(self, article: int, details: Details) -> None:
        """Replace what was worked out about an article; what the user changed stays. Raises NotFound."""
        self._computed(article)
        names = ", ".join(f"{name} = :{name}" for name in _DETAILS)
        with self._db.atomic():
            values = {**asdict(details), "revision": next_revision(self._db), "id": article}
            self._db.execute(f"UPDATE articles SET {names}, revision = :revision WHERE id = :id", values)

    def touch(self, articles: Sequence[int]) -> None:
        """Let the search index and the events see that articles are others than they were."""
        with self._db.atomic():
            touch(self._db, articles)

    def replace_text(self, article: int, layout: Layout) -> None:
        """Lay an article out anew from the same source; events keep the passages that are still there.

        The original and the source stay as they are. Raises NotFound.
        """
        with self._db.atomic():
            before = self.get(article)
            values = {**_text_columns(layout), "article": article}
            self._db.execute(
                "UPDATE texts SET text = :text, pieces = :pieces, passages = :passages WHERE article = :article", values
            )
            counts = {**_counts(layout), "revision": next_revision(self._db), "id": article}
            self._db.execute(
                "UPDATE articles SET words = :words, furniture = :furniture, revision = :revision WHERE id = :id",
                counts,
            )
            follow_passages(self._db, before, self.get(article))

    def _set_removed(self, articles: Sequence[int], when: str) -> None:
        with self._db.atomic():
            for article in articles:
                row = self._db.execute("SELECT removed FROM articles WHERE id = ?", [article]).fetchone()
                if row is None:
                    raise no_article(article)
                if bool(row[0]) != bool(when):
                    self._db.execute("UPDATE articles SET removed = ? WHERE id = ?", [when, article])
                    touch(self._db, [article])

    def _missing(self, article: int) -> NotFound:
        known = self._db.execute("SELECT 1 FROM articles WHERE id = ?", [article]).fetchone()
        if known is None:
            return no_article(article)
        return NotFound(f"Article {article} was removed.", f"`synoptic restore {article}` puts it back.")

    def _computed(self, article: int) -> dict[str, str]:
        row = self._db.execute(f"SELECT {', '.join(_DETAILS)} FROM articles WHERE id = ?", [article]).fetchone()
        if row is None:
            raise no_article(article)
        return dict(zip(_DETAILS, row, strict=True))

    def _articles(self, batch: list[tuple[Any, ...]]) -> Iterator[Article]:
        edits, names = edits_of(self._db), self._outlets.names()
        for row in batch:
            yield _article(row, edits, names)


def _listing(
    row: tuple[Any, ...],
    edits: Mapping[int, dict[str, str]],
    names: Mapping[str, str],
    same: Mapping[int, tuple[int, float]],
) -> Listing:
    if names or row[0] in edits:  # seldom, of many thousand
        told = dict(zip((*_LISTED, "url"), row, strict=True)) | edits.get(row[0], {})
        told["outlet"] = called(told["outlet"], told["url"], names)
        row = tuple(told[name] for name in (*_LISTED, "url"))
    return cast("Callable[..., Listing]", Listing)(*row[:-1], *same.get(row[0], (0, 0.0)))


def _article(row: tuple[Any, ...], edits: dict[int, dict[str, str]], names: Mapping[str, str]) -> Article:
    told = dict(zip(_DETAILS, row[1 : len(_DETAILS) + 1], strict=True))
    sha256, size, path, imported, media_type, text, source, pieces, passages, _revision = row[len(_DETAILS) + 1 :]
    return Article(
        id=row[0],
        details=named(Details(**{**told, **edits.get(row[0], {})}), names),
        text=text,
        passages=unpack_passages(passages),
        source=source,
        pieces=unpack_pieces(pieces),
        original=Original(sha256, size, path, imported, media_type),
    )


def _text_columns(layout: Layout) -> dict[str, str]:
    return {
        "text": layout.text,
        "pieces": pack_pieces(layout.pieces),
        "passages": pack_passages(layout.passages),
    }


def _counts(layout: Layout) -> dict[str, int]:
    furniture = sum(piece.role is Role.FURNITURE for piece in layout.pieces)
    return {"words": len(layout.text.split()), "furniture": furniture}


def _insert(db: Database, table: str, row: dict[str, Any]) -> int:
    """Insert one row: 4 µs, where sqlite-utils' own insert, which looks the table up each time, takes 33."""
    names = ", ".join(row)
    cursor = db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    return int(cursor.lastrowid or 0)
