"""What a stretch of free text on a card can be."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """The role of one segment of print."""

    NAME = "name"
    CREDENTIAL = "credential"
    TITLE = "title"
    DEPARTMENT = "department"
    ORGANIZATION = "organization"
    ADDRESS = "address"
    OTHER = "other"
    """Slogans, services, hours, registration numbers, noise."""


ROLES = tuple(Role)
