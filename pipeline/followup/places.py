"""Where people and the owner are, remembered in the book once it was worked out."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

from enrich.cities import City, find_city
from enrich.contact import Contact
from enrich.facts import Facts, gather_facts
from pipeline.book import Book
from pipeline.settings import Settings


def know_facts(book: Book, contact: Contact) -> Facts:
    """What follows from a contact of the book, as remembered until the contact changes."""
    body = _recall(book, contact.id)
    if body is not None:
        values = json.loads(body)
        city = values.pop("city")
        return Facts(city=City(**city) if city else None, **values)
    facts = gather_facts(contact)
    _remember(book, contact.id, json.dumps(asdict(facts), ensure_ascii=False))
    return facts


def settle(book: Book, settings: Settings) -> Settings:
    """The settings with the owner's city found, and the time zone, if unset, taken from it."""
    me = settings.me
    if not me.city:
        return settings
    key = f"home:{me.city}\x1f{me.country}"
    body = _recall(book, key)
    if body is None:
        city = find_city(me.city, me.country or None)
        body = json.dumps(asdict(city) if city else None, ensure_ascii=False)
        _remember(book, key, body)
    found = json.loads(body)
    if found is None:
        return settings
    home = City(**found)
    return replace(settings, me=replace(me, home=home, timezone=me.timezone or home.timezone))


def _recall(book: Book, key: str) -> str | None:
    rows = book.query("SELECT body FROM known_fact WHERE key = ?", (key,))
    return next((str(row["body"]) for row in rows), None)


def _remember(book: Book, key: str, body: str) -> None:
    with book.transaction(derived=True):
        book.connection.execute("INSERT OR REPLACE INTO known_fact VALUES (?, ?)", (key, body))
