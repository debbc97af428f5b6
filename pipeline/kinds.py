"""The kinds of fields, by the words that ``review`` in contacts.jsonl uses."""

from __future__ import annotations

KINDS = {
    "name": "Name",
    "title": "Title",
    "department": "Department",
    "organization": "Organisation",
    "phone": "Phone",
    "email": "E-mail",
    "url": "Web",
    "social": "Social",
    "address": "Address",
    "notes": "Also printed",
}
"""Each kind and how a person calls it, in the order in which a contact is shown."""


def kind_of(word: str) -> str:
    """The kind a word of ``review`` means; the plural keys of contacts.jsonl mean the same."""
    if word in KINDS:
        return word
    return "address" if word == "addresses" else word.removesuffix("s")
