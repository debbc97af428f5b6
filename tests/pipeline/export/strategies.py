"""Contacts that hold anything a card or an address book may hold."""

from __future__ import annotations

from hypothesis import strategies as st

from enrich.contact import Address, Contact, Email, Met, Name, Phone, Social, Text, Url
from pipeline.export.outgoing import Outgoing

HARD = (
    *("山田 太郎", "王小明", "김민수", "د. ليلى حداد", "דנה כהן", "👩‍🔬 Ada 🚀", "Zoë Ångström"),
    *("Smith, Jane; PhD", "a\\b\\n c", "two\nlines", "x" * 300, "語" * 300, "=1+1", "@home"),
    *("'quoted'", '"double"', "semi;colon", "comma,", "::: colons", "- dash", "tab\tstop"),
)


def _tidy(text: str) -> str:
    return "\n".join(" ".join(line.split(" ")).strip() for line in text.split("\n")).strip()


lines = (
    st.one_of(
        st.sampled_from(HARD).filter(lambda text: "\n" not in text),
        st.text(
            st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")),
            min_size=1,
            max_size=40,
        ),
    )
    .map(_tidy)
    .filter(lambda text: bool(text) and not text.startswith("'"))
)
texts = st.one_of(
    lines, st.sampled_from(HARD), st.tuples(lines, lines).map(lambda pair: "\n".join(pair))
)
maybe = st.one_of(st.none(), lines)
names = st.builds(Name, lines, maybe, maybe, maybe, maybe, maybe, st.one_of(st.none(), lines))
numbers = st.builds(
    lambda n, kind, ext: Phone(f"+49{n}", f"+49 {n}", kind, ext),
    st.integers(10**6, 10**11),
    st.sampled_from(("mobile", "work", "fax", "home", "tollfree", "pager", "unknown")),
    st.one_of(st.none(), st.integers(1, 9999).map(str)),
)
words = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20)
emails = st.builds(lambda a, b: Email(f"{a}@{b}.example"), words, words)
urls = st.builds(lambda a, b: Url(f"{a}.example/{b}"), words, words)
socials = st.builds(
    Social,
    st.sampled_from(("linkedin", "x", "github", "line")),
    words.filter(lambda w: w[0] != "@"),
)
addresses = st.one_of(
    st.builds(Address, lines),
    st.builds(Address, lines, lines, lines, maybe, maybe, st.sampled_from((None, "DE", "JP"))),
)
contacts = st.builds(
    Contact,
    id=words,
    name=st.one_of(st.none(), names),
    titles=st.lists(lines.map(Text), max_size=3).map(tuple),
    departments=st.lists(lines.map(Text), max_size=2).map(tuple),
    organizations=st.lists(lines.map(Text), max_size=3).map(tuple),
    phones=st.lists(numbers, max_size=4, unique_by=lambda p: p.number).map(tuple),
    emails=st.lists(emails, max_size=4, unique=True).map(tuple),
    urls=st.lists(urls, max_size=2, unique=True).map(tuple),
    socials=st.lists(socials, max_size=2, unique=True).map(tuple),
    addresses=st.lists(addresses, max_size=3).map(tuple),
    notes=st.one_of(st.none(), texts),
    met=st.builds(Met, maybe, st.sampled_from((None, "2026-11-20")), maybe),
)
people = st.builds(
    Outgoing,
    contacts,
    birthday=st.sampled_from((None, "1980-02-29", "--02-29")),
    labels=st.lists(lines, max_size=2, unique=True).map(tuple),
    picture=st.sampled_from((None, b"\xff\xd8 a picture")),
    changed=st.sampled_from((None, "2026-11-20T18:30:00Z")),
)
