"""Where people and the owner are, and whether that is near: remembered in the book once worked out."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from enrich.cities import City, distance_to_country, find_city
from enrich.contact import Contact
from enrich.facts import Facts, gather_facts, kilometres_between
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


def home(settings: Settings) -> City | None:
    """The owner's city."""
    me = settings.me
    if me.home:
        return me.home
    return find_city(me.city, me.country or None) if me.city else None


def unknown_town(settings: Settings, found: City | None) -> str | None:
    """What to say when the owner's city was not found: nobody can be told to be near."""
    me = settings.me
    if not me.city or found:
        return None
    where = f"{me.city}, {me.country}" if me.country else me.city
    return (
        f"kith.toml: kith knows no town “{where}”, and so not who is near; name a larger one "
        "close by as city"
    )


def is_near(facts: Facts, settings: Settings, book: Book | None = None) -> bool | None:
    """Whether somebody is near enough for a coffee; None when they may be.

    Their city tells. Where no card says it, they are far when no city of their country is near,
    or when the area code of their number is of another time zone than the owner's city.

    Args:
        book: remembers how far countries are.
    """
    here = home(settings)
    kilometres = kilometres_between(facts, here)
    if kilometres is not None:
        return kilometres <= settings.limits.local_km
    mine = settings.me.country or (here.country if here else "")
    if not facts.country or not mine:
        return None
    if here is None:
        return None if facts.country == mine else False
    away = _distance_to(here, facts.country, book)
    if away is not None and away > settings.limits.local_km:
        return False
    by_phone = facts.timezone if facts.timezone_from.startswith("phone ") else None
    return False if by_phone and not _same_clock(by_phone, here.timezone) else None


def _distance_to(here: City, country: str, book: Book | None) -> float | None:
    if book is None or here.country == country:
        return distance_to_country(here, country)
    key = f"border:{here.latitude},{here.longitude}\x1f{country}"
    body = _recall(book, key)
    if body is None:
        body = json.dumps(distance_to_country(here, country))
        _remember(book, key, body)
    found: float | None = json.loads(body)
    return found


def _same_clock(one: str, other: str) -> bool:
    """Whether two time zones show the same hour in winter and in summer, whatever they are called."""
    try:
        zones = ZoneInfo(one), ZoneInfo(other)
    except (ZoneInfoNotFoundError, OSError):
        return True
    days = (datetime(2026, 1, 15, 12), datetime(2026, 7, 15, 12))
    return all(zones[0].utcoffset(day) == zones[1].utcoffset(day) for day in days)


def _recall(book: Book, key: str) -> str | None:
    rows = book.query("SELECT body FROM known_fact WHERE key = ?", (key,))
    return next((str(row["body"]) for row in rows), None)


def _remember(book: Book, key: str, body: str) -> None:
    with book.transaction(derived=True):
        book.connection.execute("INSERT OR REPLACE INTO known_fact VALUES (?, ?)", (key, body))
