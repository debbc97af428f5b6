"""The tables that follow-up adds to the book: all derived, but for what calendars hold.

Triggers note whose plan is out of date, so that planning again looks at those people alone,
however it was that the book changed.
"""

from __future__ import annotations


def _trigger(name: str, when: str, *people: str) -> str:
    """A trigger that notes that ``people`` (SQL expressions) want planning."""
    notes = "".join(
        # No OR IGNORE: the statement that fires a trigger overrides its conflict handling.
        f"INSERT INTO plan_due SELECT p FROM (SELECT {person} AS p) WHERE p IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM plan_due WHERE person = p); "
        for person in people
    )
    return f"CREATE TRIGGER {name} AFTER {when} BEGIN {notes} END"


def _lead(row: str) -> str:
    return f"(SELECT lead FROM entry WHERE id = {row}.contact)"


TABLES: tuple[str, ...] = (
    "CREATE TABLE plan_due (person TEXT PRIMARY KEY) WITHOUT ROWID",
    # lapses: 9999-12-31 for never. position: of the step in the plan.
    """CREATE TABLE planned (
        task TEXT PRIMARY KEY,
        person TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
        step TEXT NOT NULL, position INTEGER NOT NULL, channel TEXT NOT NULL,
        start TEXT NOT NULL, due TEXT NOT NULL, lapses TEXT NOT NULL,
        starred INTEGER NOT NULL, snoozed INTEGER NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX planned_person ON planned (person)",
    "CREATE INDEX planned_agenda ON planned (starred DESC, due, person, position)",
    """CREATE TABLE plan_again (
        person TEXT PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
        day TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX plan_again_day ON plan_again (day)",
    "CREATE INDEX touch_date ON touch (date)",
    _trigger("plan_contact_new", "INSERT ON contact", "NEW.id"),
    _trigger("plan_contact_change", "UPDATE OF body ON contact", "NEW.id"),
    _trigger("plan_contact_gone", "DELETE ON contact", "OLD.id"),
    _trigger("plan_entry_lead", "UPDATE OF lead ON entry", "NEW.lead", "OLD.lead"),
    *(
        _trigger(f"plan_{table}_{word}", f"{when} ON {table}", _lead(row))
        for table in ("about", "touch", "task_mark")
        for word, when, row in (
            ("new", "INSERT", "NEW"),
            ("turn", "UPDATE OF live", "NEW"),
            ("gone", "DELETE", "OLD"),
        )
    ),
    # What the last export of a calendar said, so that the next one updates or cancels it.
    """CREATE TABLE calendar_entry (
        uid TEXT PRIMARY KEY, file TEXT NOT NULL, day TEXT NOT NULL,
        sequence INTEGER NOT NULL, digest TEXT NOT NULL, changed TEXT NOT NULL,
        state TEXT NOT NULL) WITHOUT ROWID""",
    # What a CalDAV collection had after the last push.
    """CREATE TABLE calendar_remote (
        collection TEXT NOT NULL, uid TEXT NOT NULL, href TEXT NOT NULL,
        etag TEXT NOT NULL, digest TEXT NOT NULL,
        PRIMARY KEY (collection, uid)) WITHOUT ROWID""",
)
"""One migration of the book; edited never, followed by others."""

FACTS: tuple[str, ...] = (
    # What follows from a contact (enrich.facts), as JSON, so that the cities of the world need
    # not be loaded for every list. key: a contact, or home: and the owner's city.
    "CREATE TABLE known_fact (key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TRIGGER fact_contact_change AFTER UPDATE OF body ON contact BEGIN
        DELETE FROM known_fact WHERE key = NEW.id; END""",
    """CREATE TRIGGER fact_contact_gone AFTER DELETE ON contact BEGIN
        DELETE FROM known_fact WHERE key = OLD.id; END""",
    # All that planning asks of touches, in the index alone.
    "CREATE INDEX touch_latest ON touch (contact, live, kind, date)",
)
"""The next migration."""
