"""Giving: whom to introduce to whom, and whom an article would help."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pipeline.book import About, Book
from pipeline.errors import WrongUse
from pipeline.followup.planning import task_id


@dataclass(frozen=True)
class Profile:
    """What one person needs, offers and cares about."""

    id: str
    name: str
    organization: str = ""
    needs: str = ""
    offers: str = ""
    topics: str = ""
    talked: str = ""


@dataclass(frozen=True)
class Introduction:
    """Two people who should know each other: ``offerer`` has what ``needer`` looks for."""

    id: str
    """Stable; ``kith skip`` with it takes the suggestion away for good."""
    needer: Profile
    offerer: Profile
    shared: tuple[str, ...]
    """The words that need and offer have in common, as the need says them."""
    score: float

    @property
    def reason(self) -> str:
        """Why, in words."""
        return (
            f"{self.needer.name} needs “{self.needer.needs}”; "
            f"{self.offerer.name} offers “{self.offerer.offers}”"
        )


@dataclass(frozen=True)
class Match:
    """Somebody whom an article would help."""

    person: Profile
    why: str
    """need, talk or topic: what of theirs it is about."""
    shared: tuple[str, ...]
    score: float


# Words that carry no subject, in the languages we write in.
_EMPTY_WORDS = """
    a an and any are as at be by can for from good help in into is it its looking more need needs
    new of on one or our some someone somebody that the their them they this to us want we who with
    you your about people person offer offers
    aber als am an auf aus bei das den der des die ein eine einen einer eines er es für hat im ist
    mit oder sie sich suche sucht und unter von wir zu zum zur über jemand jemanden
    au aux avec ce ces cherche dans de des du elle en est et il la le les leur ou par pas pour
    que qui quelqu sa se ses son sont sur un une
    al alguien busca como con del el ella en es la las lo los más o para por que se sin su sus
    un una unos y
    alguém ao aos as com como da das do dos e ela ele em mais na nas no nos o os ou para pela pelo
    por procura que se sem seu sua um uma
"""
_STOPWORDS = frozenset(_EMPTY_WORDS.split())
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W_]+)*|\d+")
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]+")
_HIRAGANA = re.compile(r"^[\u3040-\u309f]+$")


def match_introductions(
    people: Iterable[Profile], declined: frozenset[str] = frozenset(), at_most: int = 20
) -> tuple[Introduction, ...]:
    """Pairs whose needs and offers match, the rarest common words first.

    A word that many people use says little: words weigh by the inverse of how many use them.
    People of one organisation are taken to know each other.

    Args:
        declined: ids of introductions that were made or declined.
    """
    known = list(people)
    offering: dict[str, list[int]] = defaultdict(list)
    used: Counter[str] = Counter()
    for number, person in enumerate(known):
        for stem in stems(person.offers):
            offering[stem].append(number)
        used.update(stems(person.offers).keys() | stems(person.needs).keys())
    found = []
    for needer in known:
        wanted = stems(needer.needs)
        common: dict[int, list[str]] = defaultdict(list)
        for stem in wanted:
            for number in offering.get(stem, ()):
                common[number].append(stem)
        for number, shared in common.items():
            offerer = known[number]
            same_house = needer.organization and _same(needer.organization, offerer.organization)
            id_ = introduction_id(needer.id, offerer.id)
            if offerer.id == needer.id or same_house or id_ in declined:
                continue
            score = sum(_weight(stem, used, len(known)) for stem in shared)
            # How much of the need is met counts, so that long offers do not match everything.
            score *= len(shared) / len(wanted)
            words = tuple(wanted[stem] for stem in wanted if stem in shared)
            found.append(Introduction(id_, needer, offerer, words, round(score, 6)))
    found.sort(key=lambda i: (-i.score, i.needer.name, i.offerer.name, i.id))
    return tuple(found[:at_most])


def match_article(topics: str, people: Iterable[Profile], at_most: int = 5) -> tuple[Match, ...]:
    """Whom an article about ``topics`` would help: needs before talks before topics.

    Raises:
        WrongUse: ``topics`` has no word to go by.
    """
    about = stems(topics)
    if not about:
        raise WrongUse(
            f"--about {topics!r}: names no topic", "Say a few words of what it is about."
        )
    known = list(people)
    used: Counter[str] = Counter()
    for person in known:
        used.update(stems(" ".join((person.needs, person.talked, person.topics))).keys())
    found = []
    for person in known:
        best: Match | None = None
        for why, text, factor in (
            ("need", person.needs, 3.0),
            ("talk", person.talked, 2.0),
            ("topic", person.topics, 1.5),
        ):
            said = stems(text)
            shared = [stem for stem in about if stem in said]
            score = factor * sum(_weight(stem, used, len(known)) for stem in shared)
            if shared and (best is None or score > best.score):
                words = tuple(said[stem] for stem in shared)
                best = Match(person, why, words, round(score, 6))
        if best:
            found.append(best)
    found.sort(key=lambda match: (-match.score, match.person.name, match.person.id))
    return tuple(found[:at_most])


def stems(text: str) -> dict[str, str]:
    """The words of ``text`` that carry its subject, cut to their stem, with how they are written.

    Endings of number and case are cut off alike in all our languages, which is coarse and enough
    to find ``sensors`` for ``sensor``. East Asian text, which has no spaces, gives pairs of signs.
    """
    result: dict[str, str] = {}
    for run in _EAST_ASIAN.findall(text):
        for pair in (run[i : i + 2] for i in range(max(1, len(run) - 1))):
            if not _HIRAGANA.match(pair):
                result.setdefault(pair, pair)
    for word in _WORD.findall(_EAST_ASIAN.sub(" ", text)):
        folded = unicodedata.normalize("NFKD", word.casefold())
        plain = "".join(c for c in folded if not unicodedata.combining(c))
        if word.casefold() in _STOPWORDS or plain in _STOPWORDS or len(plain) < 2:
            continue
        result.setdefault(_stem(plain), word)
    return result


_ENDING = re.compile(r"(?:ies|ien|ungen|ung|ing|es|en|er|ns|s|e|n|m|y)$")


def _stem(word: str) -> str:
    """Cut endings as long as three letters stay, so that ``plan`` and ``plans`` end alike."""
    while True:
        shorter = _ENDING.sub("", word)
        if shorter == word or len(shorter) < 3:
            return word
        word = shorter


def _weight(stem: str, used: Counter[str], people: int) -> float:
    return math.log((1 + people) / (1 + used[stem])) + 0.5


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def introduction_id(needer: str, offerer: str) -> str:
    """The same in every run, for these two in these parts."""
    return task_id(needer, "introduction", offerer)


def load_profiles(book: Book) -> list[Profile]:
    """The people of whom anything was noted."""
    profiles = []
    for id_, about in sorted(book.all_about().items()):
        rows = book.query("SELECT name, organization, kind FROM contact WHERE id = ?", (id_,))
        for row in rows:
            if row["kind"] != "org" and _says_something(about):
                profiles.append(_profile(id_, row["name"], row["organization"], about))
    return profiles


def _says_something(about: About) -> bool:
    return any(about.get(key) for key in ("note", "needs", "offers", "topics"))


def _profile(id_: str, name: str, organization: str | None, about: About) -> Profile:
    return Profile(
        id_,
        name,
        organization or "",
        *(about.get(key) or "" for key in ("needs", "offers", "topics", "note")),
    )


def suggest_introductions(book: Book, at_most: int = 20) -> tuple[Introduction, ...]:
    """Introductions to offer now; those made or declined do not come back."""
    declined = frozenset(mark.task for mark in book.task_marks() if mark.state != "snoozed")
    return match_introductions(load_profiles(book), declined, at_most)


def close_introduction(book: Book, id_: str, state: str, on: date, note: str | None) -> str | None:
    """Mark a suggested introduction done or skipped; None when ``id_`` is none of them.

    One that was made is also a touch with both, as it was written to each.
    """
    said = id_.strip().lower()
    found = [i for i in suggest_introductions(book, 1000) if i.id.startswith(said)]
    if len(said) < 3 or len(found) != 1:
        return None
    pair = found[0]
    touch = "wrote" if state == "done" else None
    book.mark_task(
        pair.needer.id,
        pair.id,
        state,
        on.isoformat(),
        note=note,
        touch=touch,
        also=[pair.offerer.id],
    )
    word = "introduced" if state == "done" else "not introducing"
    return f"{word}: {pair.needer.name} and {pair.offerer.name}"
