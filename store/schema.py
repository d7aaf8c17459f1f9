"""The shape of the library's tables, as migrations: each a small function, applied once, whole or not at all."""

from __future__ import annotations

from store.sqlite import Database, Migrations

FORMAT = 5
"""The library format that this program writes, kept in `PRAGMA user_version`: one more with every migration."""

APPLICATION = 0x53594E4F
"""`PRAGMA application_id`, "SYNO": tells a library from another program's database."""

migrations = Migrations("library")


@migrations()
def m001_articles_events_corrections(db: Database) -> None:
    """Make the tables of format 1."""
    _run(db, _FORMAT_1)


@migrations()
def m002_removed_articles(db: Database) -> None:
    """Let articles be removed, and be put back: `removed` is when (ISO 8601, UTC), "" for those that are there."""
    db.execute("ALTER TABLE articles ADD COLUMN removed TEXT NOT NULL DEFAULT ''")


@migrations()
def m003_notes(db: Database) -> None:
    """Make the table of notes. They name articles by the hash of the original, so that they outlive the article."""
    db.execute(_NOTES)


@migrations()
def m004_rules_outlets_marks(db: Database) -> None:
    """Make the tables of what the user teaches of outlets and their pages, and of what articles have in common."""
    _run(db, _FORMAT_4)


@migrations()
def m005_wordings_before(db: Database) -> None:
    """Let notes know the times of the wordings that they took the place of, so that two desks' notes can be merged."""
    db.execute("ALTER TABLE notes ADD COLUMN before TEXT NOT NULL DEFAULT ''")


def _run(db: Database, statements: str) -> None:
    """Run statements one by one: executescript would end the transaction that a migration is."""
    for statement in filter(None, map(str.strip, statements.split(";\n"))):
        db.execute(statement)


# Texts and originals stand apart from `articles`, so that listing a library of 35,000 reads 10 MB and not 500.
# Details in `articles` are the computed ones: what the user changed is a row of `corrections` laid over them.
# `pieces` and `passages` are compact JSON: as rows they made an import of 35,000 articles (1.4 million passages)
# spend most of its time on inserts, and nothing ever asks for one passage without its article.
_FORMAT_1 = """
CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO counters VALUES ('revision', 0);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    revision INTEGER NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    bytes INTEGER NOT NULL,
    path TEXT NOT NULL,
    imported TEXT NOT NULL,
    media_type TEXT NOT NULL,
    title TEXT NOT NULL,
    outlet TEXT NOT NULL,
    byline TEXT NOT NULL,
    published TEXT NOT NULL,
    updated TEXT NOT NULL,
    dateline TEXT NOT NULL,
    wire TEXT NOT NULL,
    section TEXT NOT NULL,
    language TEXT NOT NULL,
    url TEXT NOT NULL,
    source_id TEXT NOT NULL,
    words INTEGER NOT NULL,
    furniture INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX articles_by_revision ON articles (revision);
CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    pieces TEXT NOT NULL,
    passages TEXT NOT NULL
) STRICT;
CREATE TABLE originals (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    packed BLOB NOT NULL
) STRICT;
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    place INTEGER NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('story', 'event')),
    why TEXT NOT NULL
) STRICT;
CREATE TABLE accounts (
    event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    place INTEGER NOT NULL,
    passages TEXT NOT NULL,
    PRIMARY KEY (event, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX accounts_by_article ON accounts (article);
CREATE TABLE corrections (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    decision TEXT NOT NULL,
    article INTEGER REFERENCES articles ON DELETE CASCADE,
    subject TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_article ON corrections (article, decision);
"""

# `rules` and `outlets` are the user's, and cannot be worked out again; all else can. Hashes stand as one blob an
# article: a row each (1.4 million paragraphs of 35,000 articles) would take 60 MB and a third of an import's time, and
# numpy sorts all of them in 0.2 s whenever new ones have come.
_FORMAT_4 = """
CREATE TABLE rules (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    outlet TEXT NOT NULL,
    words TEXT NOT NULL,
    always INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    made TEXT NOT NULL
) STRICT;
CREATE TABLE outlets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    outlet TEXT NOT NULL
) STRICT;
CREATE TABLE bases (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    pieces TEXT NOT NULL
) STRICT;
CREATE TABLE marks (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    paragraphs BLOB NOT NULL,
    shingles BLOB NOT NULL
) STRICT;
CREATE TABLE repeated (
    outlet TEXT NOT NULL,
    paragraph INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    furniture INTEGER NOT NULL,
    PRIMARY KEY (outlet, paragraph)
) STRICT, WITHOUT ROWID;
CREATE TABLE copies (
    a INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    b INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    share_a REAL NOT NULL,
    share_b REAL NOT NULL,
    words INTEGER NOT NULL,
    PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_b ON copies (b);
"""

_NOTES = """
CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('passage', 'link', 'tag', 'star')),
    article TEXT NOT NULL,
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    words TEXT NOT NULL,
    far TEXT,
    far_start INTEGER NOT NULL,
    far_end INTEGER NOT NULL,
    far_words TEXT NOT NULL,
    colour INTEGER NOT NULL,
    text TEXT NOT NULL,
    made TEXT NOT NULL,
    changed TEXT NOT NULL
) STRICT
"""
