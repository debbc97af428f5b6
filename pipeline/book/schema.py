"""The tables of the book, and how an older book becomes a current one.

What comes from outside (photos, cards, entries and their values) is kept apart from
what a person said (corrections, decisions, notes, touches, task marks). A contact is
derived from both and can be rebuilt at any time. Whatever a person did is a row that
belongs to an ``action``; undoing the action takes its rows out of force (``live`` 0).

Ids of entries and contacts are texts that never change: a contact bears the id of the
first of its entries, and the ids of the others lead to it as well.
"""

from __future__ import annotations

import sqlite3

from pipeline.followup.tables import FACTS
from pipeline.followup.tables import TABLES as FOLLOWUP

PERSONS_ROWS = ("correction", "decision", "about", "touch", "task_mark")
"""Tables whose rows belong to an action and go out of force with it."""

LAST_ACTION = (
    "(SELECT max(coalesce((SELECT max(id) FROM action), 0), coalesce("
    "(SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'last_action'), 0)))"
)
"""The highest number that an action ever had, as SQL: none is given twice."""

DROP_EMPTY_ACTIONS = (
    f"INSERT OR REPLACE INTO meta VALUES ('last_action', {LAST_ACTION})",
    "DELETE FROM action WHERE "
    + " AND ".join(
        f"NOT EXISTS (SELECT 1 FROM {table} t WHERE t.action = action.id)" for table in PERSONS_ROWS
    ),
)
"""Deletes actions without any rows."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
        """CREATE TABLE event (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL DEFAULT '', date TEXT NOT NULL DEFAULT '',
            place TEXT NOT NULL DEFAULT '',
            UNIQUE (name, date, place))""",
        # files: JSON list of the names this content had in its latest run.
        """CREATE TABLE photo (
            digest TEXT PRIMARY KEY, files TEXT NOT NULL, fingerprint TEXT NOT NULL)""",
        """CREATE TABLE card (
            id TEXT PRIMARY KEY,
            photo TEXT NOT NULL REFERENCES photo (digest) ON DELETE CASCADE,
            page INTEGER NOT NULL, position INTEGER NOT NULL, crop TEXT)""",
        "CREATE INDEX card_photo ON card (photo)",
        # An entry is what one card, or one line of an imported address book, says of one holder.
        """CREATE TABLE entry (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            origin TEXT NOT NULL,
            card TEXT REFERENCES card (id) ON DELETE CASCADE,
            holder INTEGER NOT NULL DEFAULT 0,
            side TEXT NOT NULL DEFAULT 'front',
            kind TEXT NOT NULL,
            notes TEXT,
            event INTEGER REFERENCES event (id),
            dated TEXT NOT NULL DEFAULT '',
            extra TEXT NOT NULL DEFAULT '{}',
            lead TEXT NOT NULL,
            paired INTEGER NOT NULL DEFAULT 0)""",
        "CREATE INDEX entry_card ON entry (card)",
        "CREATE INDEX entry_lead ON entry (lead)",
        "CREATE INDEX entry_event ON entry (event)",
        """CREATE TABLE value (
            entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            field TEXT NOT NULL, position INTEGER NOT NULL,
            parts TEXT NOT NULL, confidence REAL NOT NULL,
            reasons TEXT NOT NULL, quad TEXT,
            PRIMARY KEY (entry, field, position)) WITHOUT ROWID""",
        # Derived: the contact as it stands, with the columns that lists and worklists need.
        """CREATE TABLE contact (
            id TEXT PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
            kind TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL, search TEXT NOT NULL,
            organization TEXT, title TEXT, email TEXT, phone TEXT, city TEXT, country TEXT,
            event TEXT, met_on TEXT, place TEXT,
            body TEXT NOT NULL, checked INTEGER NOT NULL DEFAULT 0)""",
        "CREATE INDEX contact_sort ON contact (sort, id)",
        "CREATE INDEX contact_unchecked ON contact (checked) WHERE checked = 0",
        """CREATE TABLE match_key (
            key TEXT NOT NULL,
            contact TEXT NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
            PRIMARY KEY (key, contact)) WITHOUT ROWID""",
        "CREATE INDEX match_key_contact ON match_key (contact)",
        # undone: 0, or its turn among those undone; an older kith wrote 1 for all of them.
        """CREATE TABLE action (
            id INTEGER PRIMARY KEY, at TEXT NOT NULL, verb TEXT NOT NULL,
            undone INTEGER NOT NULL DEFAULT 0)""",
        # covers: entries the contact had then; before: the values it had then, as compared.
        """CREATE TABLE correction (
            id INTEGER PRIMARY KEY,
            contact TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            field TEXT NOT NULL, op TEXT NOT NULL, texts TEXT NOT NULL,
            covers TEXT NOT NULL, before TEXT NOT NULL,
            action INTEGER NOT NULL REFERENCES action (id), live INTEGER NOT NULL DEFAULT 1)""",
        "CREATE INDEX correction_contact ON correction (contact)",
        "CREATE INDEX correction_action ON correction (action)",
        # verdict: same, different or proposed; by: kith or person; a < b. For two sides of one
        # card, back says which of the two is the back.
        """CREATE TABLE decision (
            id INTEGER PRIMARY KEY,
            a TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            b TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            verdict TEXT NOT NULL, by TEXT NOT NULL, back TEXT,
            score REAL NOT NULL DEFAULT 0, reasons TEXT NOT NULL DEFAULT '[]',
            action INTEGER REFERENCES action (id), live INTEGER NOT NULL DEFAULT 1,
            CHECK (a < b))""",
        "CREATE INDEX decision_a ON decision (a)",
        "CREATE INDEX decision_b ON decision (b)",
        "CREATE INDEX decision_action ON decision (action)",
        "CREATE INDEX decision_verdict ON decision (verdict, live)",
        """CREATE TABLE about (
            id INTEGER PRIMARY KEY,
            contact TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            key TEXT NOT NULL, value TEXT,
            action INTEGER NOT NULL REFERENCES action (id), live INTEGER NOT NULL DEFAULT 1)""",
        "CREATE INDEX about_contact ON about (contact, key)",
        "CREATE INDEX about_key ON about (key)",
        "CREATE INDEX about_action ON about (action)",
        """CREATE TABLE touch (
            id INTEGER PRIMARY KEY,
            contact TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            kind TEXT NOT NULL, date TEXT NOT NULL, note TEXT, task TEXT,
            action INTEGER NOT NULL REFERENCES action (id), live INTEGER NOT NULL DEFAULT 1)""",
        "CREATE INDEX touch_contact ON touch (contact, date)",
        "CREATE INDEX touch_action ON touch (action)",
        """CREATE TABLE task_mark (
            id INTEGER PRIMARY KEY,
            task TEXT NOT NULL,
            contact TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            state TEXT NOT NULL, date TEXT NOT NULL, until TEXT, note TEXT,
            action INTEGER NOT NULL REFERENCES action (id), live INTEGER NOT NULL DEFAULT 1)""",
        "CREATE INDEX task_mark_contact ON task_mark (contact)",
        "CREATE INDEX task_mark_task ON task_mark (task)",
        "CREATE INDEX task_mark_action ON task_mark (action)",
        # Salted hashes of what was forgotten, so that it does not come back.
        "CREATE TABLE tombstone (hash TEXT PRIMARY KEY) WITHOUT ROWID",
        # What a CardDAV server had after the last sync: the common ground of both sides.
        """CREATE TABLE remote (
            collection TEXT NOT NULL, contact TEXT NOT NULL, href TEXT NOT NULL,
            etag TEXT NOT NULL, digest TEXT NOT NULL,
            PRIMARY KEY (collection, contact)) WITHOUT ROWID""",
    ),
    FOLLOWUP,
    FACTS,
    # When the contact last became another one, UTC; empty for those older than this column.
    ("ALTER TABLE contact ADD COLUMN changed TEXT NOT NULL DEFAULT ''",),
    # A name with a web domain or an address has become a key of its own: the contacts of an older
    # book get theirs when duplicates are looked for.
    ("INSERT INTO meta SELECT 'stale_keys', '' WHERE EXISTS (SELECT 1 FROM contact)",),
    # The stones of one forgotten person belong together: person is a mark that says nothing else,
    # and empty where they were taken back and the photo has to be read again.
    # Of those of an older book nobody knows whose they are; each stands for itself.
    (
        """CREATE TABLE stone (
            hash TEXT NOT NULL, person TEXT NOT NULL, photo INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (hash, person)) WITHOUT ROWID""",
        "CREATE INDEX stone_person ON stone (person)",
        "INSERT INTO stone SELECT hash, substr(hash, 1, 16), 0 FROM tombstone",
        "DROP TABLE tombstone",
        # Those of the forgotten.
        *DROP_EMPTY_ACTIONS,
    ),
    # What a query is looked for in holds addresses, notes and the meeting too: the contacts of an
    # older book get theirs when it is opened.
    ("INSERT INTO meta SELECT 'stale_search', '' WHERE EXISTS (SELECT 1 FROM contact)",),
)
"""Step n brings a book from version n to n + 1. A step that has been released is never edited."""

VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the book to :data:`VERSION`, each step in a transaction of its own.

    The connection must be in autocommit mode (``isolation_level=None``).
    """
    while True:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read inside the transaction: another process may have migrated meanwhile.
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
            if version >= VERSION:
                connection.execute("ROLLBACK")
                return
            for statement in MIGRATIONS[version]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
