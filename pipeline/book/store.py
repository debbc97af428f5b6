"""The file under the book: opening, transactions, the run lock, and errors in plain words."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from pipeline.book import schema
from pipeline.book.records import BookBusy, BookUnusable
from pipeline.discover import BOOK_FILE
from pipeline.errors import CannotWrite
from pipeline.files import cannot_write, make_private_folder

FILE = BOOK_FILE
READINGS = "readings"
_LOCK = "run.lock"

_BUSY_SECONDS = 15.0
"""How long a writer waits for another one; single transactions are far shorter."""


def connect(folder: Path) -> sqlite3.Connection:
    """Open the book in ``folder``, made if there is none, migrated if it is older.

    Raises:
        BookUnusable: damaged, not a book, or written by a newer kith.
        BookBusy: another process holds it for longer than the busy timeout.
        CannotWrite: no permission, disk full.
    """
    make_private_folder(folder)
    path = folder / FILE
    with telling(folder):
        try:
            # SQLite gives its journal files the mode of the database.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise cannot_write(path, error) from error
        connection = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        return _ready(connection, path)


def is_there(folder: Path) -> bool:
    """Whether a book is in ``folder``; what cannot be looked into may hold one."""
    try:
        (folder / FILE).stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def can_only_be_read(folder: Path) -> bool:
    """Whether there is a book in ``folder`` that this user may not write to."""
    path = folder / FILE
    try:
        if not path.is_file():
            return False
        os.close(os.open(path, os.O_RDWR))
    except OSError as error:
        return error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
    # SQLite keeps files of its own beside the book.
    return not os.access(folder, os.W_OK | os.X_OK)


def connect_to_copy(folder: Path) -> sqlite3.Connection:
    """A copy in memory of a book that cannot be written: what is derived can be, for this once.

    Raises:
        BookUnusable: it cannot be read either, or is damaged, not a book, or of a newer kith.
    """
    path = folder / FILE
    with telling(folder):
        copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        try:
            _fill(copy, path)
        except OSError as error:
            copy.close()
            reason = (error.strerror or str(error)).lower()
            raise BookUnusable(
                f"{path}: cannot be read: {reason}",
                "Check the permissions of the file and its folder, or give another book with "
                "--book.",
            ) from error
        except BaseException:
            copy.close()
            raise
        return _ready(copy, path)


def connect_to_nothing(folder: Path) -> sqlite3.Connection:
    """An empty book in memory, for whoever looks into ``folder`` before there is one."""
    nothing = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    return _ready(nothing, folder / FILE)


def _fill(copy: sqlite3.Connection, path: Path) -> None:
    """Copy the book at ``path`` with what its owner's kith may be writing just now."""
    path.open("rb").close()
    beside = path.with_name(path.name + "-wal")
    # Where nobody is at work SQLite would want to make files beside the book, but for "immutable".
    how = "mode=ro" if beside.exists() else "immutable=1"
    try:
        _copy(copy, f"{path.absolute().as_uri()}?{how}")
    except sqlite3.OperationalError:
        # The journal of a kith that was killed: it has to be worked in, which needs a folder.
        with tempfile.TemporaryDirectory(prefix="kith-") as folder:
            for file in (path, beside):
                if file.exists():
                    shutil.copyfile(file, Path(folder) / file.name)
            _copy(copy, str(Path(folder) / path.name))


def _copy(copy: sqlite3.Connection, source: str) -> None:
    with closing(sqlite3.connect(source, timeout=_BUSY_SECONDS, uri="?" in source)) as original:
        original.backup(copy)


def _ready(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    try:
        _set_up(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    # Deleted people are overwritten with zeros, not only unlinked.
    connection.execute("PRAGMA secure_delete = ON")
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > schema.VERSION:
        raise BookUnusable(
            f"{path}: written by a newer kith (book version {version}, this one knows "
            f"{schema.VERSION})",
            "Upgrade kith, or give another folder with --book.",
        )
    connection.execute("PRAGMA journal_mode = WAL")
    # With WAL, NORMAL survives kill -9 and loses at most the last moments in a power cut.
    connection.execute("PRAGMA synchronous = NORMAL")
    if version < schema.VERSION:
        schema.migrate(connection)
    if connection.execute("SELECT 1 FROM meta WHERE key = 'salt'").fetchone() is None:
        connection.execute(
            "INSERT OR IGNORE INTO meta VALUES ('salt', ?)", (secrets.token_hex(32),)
        )


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """Turn SQLite's errors into ours, with the book's name and what to do.

    Raises:
        CannotWrite: disk full or read-only.
        BookBusy: locked by another process.
        BookUnusable: damaged or not a book.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise in_words(folder, error) from error


def in_words(folder: Path, error: sqlite3.Error) -> Exception:
    """SQLite's error as ours, or as it is when it is none of the disk's or of other users."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        reason = "is full" if primary == sqlite3.SQLITE_FULL else "is full or fails"
        return CannotWrite(
            f"{folder}: the disk {reason}; the book is as it was before this step",
            "Free some space, then run the same command again: what is done is kept.",
        )
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BookBusy(
            f"{folder}: another kith is writing to this book",
            "Wait until it has finished, then run the same command again.",
        )
    if primary in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return CannotWrite(
            f"{folder}: the book cannot be written",
            "Check the folder's permissions, or give another one with --book.",
        )
    if primary in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return BookUnusable(
            f"{folder / FILE}: is damaged or not a book of kith",
            "Put a backup in its place. Without one, move it away and run again over the photos: "
            "the cards come back, what you noted does not.",
        )
    return error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing. Within another transaction it is part of that one."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk has rolled back by itself already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def run_lock(folder: Path, wait: float) -> Iterator[None]:
    """Hold the book for a whole run; other commands may still read and write small things.

    The operating system lets go of the lock when the process ends, however it ends.

    Args:
        wait: seconds to wait for a run under way.

    Raises:
        BookBusy: the other run still holds it.
    """
    path = folder / _LOCK
    lock = FileLock(path, mode=0o600)
    try:
        lock.acquire(timeout=wait)
    except Timeout as error:
        raise BookBusy(
            f"{folder}: another run is working on this book",
            "Wait until it has finished, or give another book with --book.",
        ) from error
    except OSError as error:
        raise cannot_write(path, error) from error
    try:
        yield
    finally:
        lock.release()
