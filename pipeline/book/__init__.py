"""The book: every card, what was read from it, and what its owner said about the people."""

from pipeline.book.book import Book
from pipeline.book.records import (
    About,
    Action,
    Ambiguous,
    Decision,
    NotInBook,
    TaskMark,
    Touch,
)

__all__ = [
    "About",
    "Action",
    "Ambiguous",
    "Book",
    "Decision",
    "NotInBook",
    "TaskMark",
    "Touch",
]
