"""Hypothesis strategies for contacts of every shape, and one full example."""

from __future__ import annotations

from hypothesis import strategies as st

from enrich.contact import (
    Address,
    Contact,
    Email,
    Evidence,
    Met,
    Name,
    Phone,
    Social,
    Source,
    Text,
    Url,
)

FULL = Contact(
    id="abcdefgh2345",
    source=(Source("table/IMG_1.jpg", 1),),
    name=Name("Mara C. Lindqvist", "Dr.", "Mara", "C.", "Lindqvist", "PhD", None, Evidence(0.97)),
    titles=(Text("Director", Evidence(0.93)),),
    departments=(Text("Research", Evidence(0.9)),),
    organizations=(
        Text("Northwind, Inc.; Medicine", Evidence(0.6, ("capitalised",))),
        Text("NM", Evidence(0.95)),
    ),
    phones=(
        Phone("+12025550143", "(202) 555-0143", "mobile", None, True, "US", Evidence(0.99)),
        Phone("+12025550144", "(202) 555-0144", "work", "12", True, "US", Evidence(0.99)),
        Phone("5550", "5550", "unknown", None, False, None, Evidence(0.3)),
    ),
    emails=(Email("mara@medicine.example.edu", Evidence(0.99)),),
    urls=(Url("medicine.example.edu", Evidence(0.99)),),
    socials=(Social("linkedin", "maralindqvist", Evidence(0.9)),),
    addresses=(
        Address(
            "265 Garden Drive, Springfield, IL 62701",
            "265 Garden Drive",
            "Springfield",
            "IL",
            "62701",
            "US",
            Evidence(0.88),
        ),
    ),
    notes="We make people better\nSince 1984",
    met=Met("Chamber Night", "2026-11-20", "Springfield"),
    review=("organization",),
    warnings=("a little blurred",),
    languages=("en",),
)

# Printed text: no control characters; it may be CJK, right to left, emoji, commas, quotes.
words = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), min_size=1, max_size=40
).filter(str.strip)
maybe = st.none() | words
evidence = st.builds(
    Evidence,
    st.floats(0, 1),
    st.lists(words, max_size=2).map(tuple),
    st.none() | st.tuples(*[st.tuples(st.floats(0, 999), st.floats(0, 999))] * 4),
)
people = st.builds(Name, words, maybe, maybe, maybe, maybe, maybe, maybe, evidence)


def several(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(strategy, max_size=3).map(tuple)


labels = several(st.builds(Text, words, evidence))
phones = st.builds(
    Phone,
    st.from_regex(r"\+?[1-9][0-9]{3,13}", fullmatch=True),
    words,
    st.sampled_from(["mobile", "work", "fax", "home", "tollfree", "pager", "unknown"]),
    st.none() | st.from_regex(r"[0-9]{1,4}", fullmatch=True),
    st.booleans(),
    st.none() | st.just("US"),
    evidence,
)
contacts = st.builds(
    Contact,
    id=st.from_regex(r"[a-z2-7]{12}", fullmatch=True),
    kind=st.sampled_from(["individual", "org"]),
    source=st.lists(st.builds(Source, words, st.integers(0, 5)), min_size=1, max_size=2).map(tuple),
    name=st.none() | people,
    titles=labels,
    departments=labels,
    organizations=labels,
    phones=several(phones),
    emails=several(st.builds(Email, words, evidence)),
    urls=several(st.builds(Url, words, evidence)),
    socials=several(
        st.builds(Social, st.sampled_from(["linkedin", "x", "wechat", "line"]), words, evidence)
    ),
    addresses=several(
        st.builds(Address, words, maybe, maybe, maybe, maybe, maybe, evidence),
    ),
    notes=st.none() | st.lists(words, min_size=1, max_size=3).map("\n".join),
    met=st.builds(Met, maybe, st.none() | st.dates().map(str), maybe),
    review=several(st.sampled_from(["name", "title", "organization", "phone", "addresses"])),
    warnings=several(words),
    languages=several(st.sampled_from(["en", "de", "ja"])),
)
