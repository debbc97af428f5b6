"""From a run to the book and back: its cards go in, the contacts they belong to come out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from enrich.contact import Contact
from pipeline.book import Book
from pipeline.book.filing import CardRead
from pipeline.book.forgetting import Gone
from pipeline.leftovers import drop_exports
from pipeline.readings import Reading, ReadingStore, crop_name
from pipeline.recipe import content_part, reading_key
from pipeline.run import NO_CARD, CardKey, Failure, RunResult


def shelve(
    book: Book,
    result: RunResult,
    recipe: str,
    store: ReadingStore,
    correct_met: bool = False,
    again: bool = False,
) -> RunResult:
    """Put the run's cards into the book; the result then holds the book's contacts.

    Sides of a card are one contact, and so are several cards of one person, in this run or
    an earlier one. Who was forgotten is left out, of the kept readings too, unless they are
    wanted ``again``. A meeting that is known of a card stays, unless the run is to correct it.

    Raises:
        CannotWrite: disk full; the book is as before the run.
        BookBusy: another process writes to it.
    """
    cards = list(_cards(result, recipe))
    filed = book.file_cards(cards, recipe, correct_met, again)
    places: dict[str, tuple[CardKey, ...]] = {}
    for contact in result.contacts:
        if lead := filed.leads.get(contact.id):
            places[lead] = (*places.get(lead, ()), _key(contact))
    hidden = set()
    for card in filed.withheld:
        drop_card(store, card.content, card.page, card.index)
        hidden |= {CardKey(file, card.page, card.index) for file in card.files}
    return replace(
        result,
        contacts=tuple(book.contact(id_) for id_ in filed.contacts),
        places=places,
        as_read=tuple(c for c in result.contacts if _key(c) not in hidden),
        pictures=tuple(p for p in result.pictures if p.key not in hidden),
        failures=tuple(f for f in result.failures if not _is_emptied(book, result, f)),
        met_elsewhere=filed.met_elsewhere,
        forgotten=sum(book.has_forgotten_on(content) for content in result.contents.values()),
        doubtful=filed.doubtful,
    )


def must_read(book: Book, content: str, again: bool) -> bool:
    """Whether a photo has to be read although it was: what is kept is without the forgotten.

    Args:
        again: whether the forgotten are to be taken in.
    """
    return book.lacks_reading(content) or (again and book.has_forgotten_on(content))


def _is_emptied(book: Book, result: RunResult, failure: Failure) -> bool:
    """Whether no card is left of a photo because whoever was on it was forgotten."""
    content = result.contents.get(failure.file)
    return failure.reason == NO_CARD and content is not None and book.has_forgotten_on(content)


def forget(book: Book, store: ReadingStore, id_: str) -> tuple[Gone, tuple[Path, ...]]:
    """Delete everything about a contact from the book: rows, readings, pictures and exports.

    Returns:
        What was deleted, and which files of the book's folder that were exported into it.

    Raises:
        NotInBook: no such contact.
        CannotWrite: no permission, …; saying it again goes on.
    """
    for content, page, index in book.cards_of(id_):
        drop_card(store, content, page, index)
    gone = book.forget(id_)
    return gone, drop_exports(book.folder, gone.telling)


def drop_card(store: ReadingStore, content: str, page: int, index: int) -> None:
    """Take a card out of all kept readings of its photo, with its picture; others stay."""
    for key in store.keys(content_part(content)):
        reading = store.get(key)
        if reading is None:
            store.drop(key)
            continue
        kept = tuple(card for card in reading.cards if (card.page, card.index) != (page, index))
        if len(kept) < len(reading.cards):
            store.drop(key)
            store.put(key, Reading(kept))


def _cards(result: RunResult, recipe: str) -> Iterable[CardRead]:
    contacts: dict[CardKey, list[Contact]] = {}
    for contact in result.contacts:
        contacts.setdefault(_key(contact), []).append(contact)
    names: dict[str, list[str]] = {}
    for file, content in result.contents.items():
        names.setdefault(content, []).append(file)
    on_page = Counter((picture.key.file, picture.key.page) for picture in result.pictures)
    for picture in result.pictures:
        key = picture.key
        content = result.contents[key.file]
        yield CardRead(
            content,
            tuple(sorted(names[content])),
            key.page,
            key.card,
            tuple(contacts.get(key, ())),
            alone=on_page[key.file, key.page] == 1,
            crop=crop_name(
                reading_key(content, result.former.get(content, recipe)), key.page, key.card
            ),
            recipe=result.former.get(content),
        )


def _key(contact: Contact) -> CardKey:
    first = contact.source[0]
    return CardKey(first.file, first.page, first.card)
