from __future__ import annotations

import random
import time
from typing import Any

import pytest

from enrich.contact import Address, Contact, Email, Name, Phone, Text, Url
from enrich.merging.compare import Verdict
from enrich.merging.shots import far_apart
from enrich.merging.sides import Side, pair_sides


def person(full: str, email: str | None = None, **more: Any) -> Contact:
    return Contact(
        name=Name(full, given=full.split()[0], family=full.split()[-1]),
        emails=(Email(email),) if email else (),
        **more,
    )


def firm(organization: str | None = None, notes: str | None = None, **more: Any) -> Contact:
    organizations = (Text(organization),) if organization else ()
    return Contact(kind="org", organizations=organizations, notes=notes, **more)


def sides(*cards: tuple[str, Contact]) -> list[Side]:
    return [Side(file, file, 0, (contact,)) for file, contact in cards]


def joined(found: list[Side]) -> set[tuple[str, str]]:
    return {(p.front, p.back) for p in pair_sides(found) if p.match.verdict == Verdict.SURE}


def proposed(found: list[Side]) -> set[tuple[str, str]]:
    return {(p.front, p.back) for p in pair_sides(found) if p.match.verdict == Verdict.PROPOSE}


MARA = person("Mara Lindqvist", "mara@northwind.example", organizations=(Text("Northwind"),))
OTTO = person("Otto Brandt", "otto@brandt.example", organizations=(Text("Brandt"),))

BACKS = {
    "hours": firm(notes="Opening hours\nMon-Fri 9 am - 6 pm\nSat closed"),
    "a map": firm(notes="Garden Drive\nHarbour Rd.\nStation Ave.\nSpringfield St"),
    "a logo": firm(notes="NW"),
    "the web address": firm(notes="What we do\nA\nB\nC\nD", urls=(Url("www.northwind.example"),)),
    "the firm": firm("NORTHWIND Ltd", notes="Trucks\nBoats\nPlanes\nTrains\nBikes"),
    "the name in another script": Contact(name=Name("マーラ・リンドクヴィスト")),
}


@pytest.mark.parametrize("back", BACKS)
def test_a_back_joins_its_front(back: str) -> None:
    front = MARA
    if "script" in back:
        front = person("Taro Yamada", "yamada@northwind.example")
        front = Contact(name=Name("Taro Yamada", native="山田 太郎"), emails=front.emails)
        cards = sides(("1.jpg", front), ("2.jpg", Contact(name=Name("山田太郎"))), ("3.jpg", OTTO))
    else:
        cards = sides(("1.jpg", front), ("2.jpg", BACKS[back]), ("3.jpg", OTTO))
    found = joined(cards) | (proposed(cards) if back in ("a logo", "a map", "hours") else set())
    assert ("1.jpg", "2.jpg") in found
    assert not joined(cards) - {("1.jpg", "2.jpg")}


@pytest.mark.parametrize(
    ("front", "back", "far"),
    [
        ("IMG_0046.jpg", "IMG_0097.jpg", True),
        ("IMG_0046.jpg", "IMG_0048.jpg", False),
        ("20261120_120305.jpg", "20261120_120341.jpg", False),
        ("mara.jpg", "back.jpg", False),
        ("2026-11-20 10.22.05.jpg", "2026-11-20 10.22.19.jpg", False),
        ("IMG_9999.jpg", "IMG_0001.jpg", False),
    ],
)
def test_shots_with_others_between_do_not_follow(front: str, back: str, far: bool) -> None:
    assert far_apart(front, back) == far


@pytest.mark.parametrize(
    ("front", "back"),
    [
        ("mara_front.jpg", "mara_back.jpg"),
        ("card7-recto.png", "card7-verso.png"),
        ("IMG 12 (front).heic", "IMG 12 (back).heic"),
        ("山田_表.jpg", "山田_裏.jpg"),
    ],
)
def test_file_names_say_it(front: str, back: str) -> None:
    middle = [(f"m{n}.jpg", person(f"Person Number{n}", f"p{n}@x{n}.example")) for n in range(5)]
    blank = firm(notes="Slogan one\nSlogan two\nSlogan three\nSlogan four\nSlogan five")
    assert joined(sides((back, blank), *middle, (front, MARA))) == {(front, back)}


def test_pages_of_one_scan() -> None:
    blank = firm(notes="Slogan one\nSlogan two\nSlogan three\nSlogan four\nSlogan five")
    pages = [Side("f", "scan.pdf", 0, (MARA,)), Side("b", "scan.pdf", 1, (blank,))]
    assert joined(pages) == {("f", "b")}


def test_two_people_are_never_joined() -> None:
    shared: dict[str, Any] = {
        "organizations": (Text("Northwind Medicine"),),
        "urls": (Url("northwind.example"),),
        "phones": (Phone("+12025550100", "", "work"),),
        "addresses": (Address("265 Garden Drive, Springfield"),),
    }
    a = person("Mara Lindqvist", "mara@northwind.example", **shared)
    b = person("Otto Brandt", "otto@northwind.example", **shared)
    for names in (("x_front.jpg", "x_back.jpg"), ("1.jpg", "2.jpg"), ("c-1.jpg", "c-2.jpg")):
        assert not pair_sides(sides((names[0], a), (names[1], b)))


def test_the_same_side_twice_is_no_pair_of_sides() -> None:
    card = firm("Red Door Movies", phones=(Phone("+12025550100", "", "work"),))
    assert not pair_sides(sides(("1.jpg", card), ("2.jpg", card)))
    assert not pair_sides(sides(("1.jpg", MARA), ("2.jpg", MARA)))


def test_fronts_in_a_row_and_then_their_backs() -> None:
    """The distance of the sure pairs tells where the back belongs that says nothing."""
    fronts, backs = [], []
    for n in range(5):
        who = f"Firm{'abcde'[n] * 4}"
        fronts.append((f"IMG_{n:02}.jpg", person(f"Pat{n} Miller{n}", f"p@{who}.example")))
        text = "Insurance\nBonds\nLife\nAutos\nHomes" if n == 2 else f"visit {who}.example now"
        backs.append((f"IMG_{n + 5:02}.jpg", firm(notes=f"{text}\nx\ny\nz\nw")))
    expected = {(front[0], back[0]) for front, back in zip(fronts, backs, strict=True)}
    assert joined(sides(*fronts, *backs)) == expected


def test_two_fronts_that_fit_as_well_are_left_to_a_person() -> None:
    a = person("Mara Lindqvist", "mara@northwind.example")
    b = person("Otto Brandt", "otto@northwind.example")
    back = firm(notes="We ship\nby sea\nby air\nby land", urls=(Url("northwind.example"),))
    other = person("Zoe Far", "z@far.example")
    cards = sides(("1.jpg", a), ("2.jpg", b), ("3.jpg", other), ("4.jpg", back))
    assert not joined(cards)
    assert len(proposed(cards)) == 1


def test_a_front_has_one_back() -> None:
    one = firm(notes="a\nb\nc\nd", urls=(Url("northwind.example"),))
    two = firm(notes="e\nf\ng\nh", urls=(Url("northwind.example"),))
    pairs = pair_sides(sides(("1.jpg", MARA), ("2.jpg", one), ("3.jpg", two)))
    assert [p.back for p in pairs] == ["2.jpg"]


@pytest.mark.slow
def test_a_big_run_takes_its_time_in_proportion() -> None:
    rng = random.Random(1)

    def run(size: int) -> float:
        cards = []
        for n in range(size):
            word = "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=8))
            cards.append((f"{n}.jpg", person(f"{word} {word[::-1]}", f"x@{word}.example")))
        begun = time.process_time()
        pair_sides(sides(*cards))
        return time.process_time() - begun

    assert run(1600) < 8 * max(run(400), 0.2)
