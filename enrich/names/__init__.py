"""Names of people: taken apart, put into natural case, weighed, and found again in addresses."""

from enrich.names.case import natural_case, restore_spaces
from enrich.names.likeness import NameLikeness, name_likeness
from enrich.names.native import is_reading, part_reading, spells_name
from enrich.names.order import is_given_and_patronymic
from enrich.names.parse import ParsedName, is_generation, parse_name
from enrich.names.spelling import (
    Spelling,
    any_spells_name,
    domain_spells,
    email_spells_name,
    is_role_mailbox,
    same_person_scripts,
)

__all__ = [
    "NameLikeness",
    "ParsedName",
    "Spelling",
    "any_spells_name",
    "domain_spells",
    "email_spells_name",
    "is_generation",
    "is_given_and_patronymic",
    "is_reading",
    "is_role_mailbox",
    "name_likeness",
    "natural_case",
    "parse_name",
    "part_reading",
    "restore_spaces",
    "same_person_scripts",
    "spells_name",
]
