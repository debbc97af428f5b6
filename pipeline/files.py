"""Writing files that hold other people's names: whole or not at all, and for the owner only."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from pipeline.errors import CannotWrite

_FOLDER, _FILE = 0o700, 0o600


def make_private_folder(folder: Path) -> None:
    """Create ``folder`` and its missing parents, open to the owner only.

    Folders that exist keep the mode they have.

    Raises:
        CannotWrite: it cannot be created, or is a file.
    """
    try:
        missing = [path for path in (folder, *folder.parents) if not path.exists()]
        for path in reversed(missing):
            path.mkdir(mode=_FOLDER, exist_ok=True)
        if not folder.is_dir():
            raise CannotWrite(f"{folder}: is a file, not a folder", "Choose another folder.")
    except OSError as error:
        raise cannot_write(folder, error) from error


def write_privately(path: Path, content: bytes | str) -> None:
    """Write a file whole or not at all, with mode 0600; text is UTF-8 as given.

    A reader, or a run after a crash, sees the former file or this one, never a part. Where the path
    is a link, the file it points to is written, and the link stays.

    Raises:
        CannotWrite: no permission, no such folder, disk full, …
    """
    data = content.encode() if isinstance(content, str) else content
    temporary: Path | None = None
    target = follow_link(path)
    try:
        handle, name = tempfile.mkstemp(prefix=".kith-", suffix=".part", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_FILE)
        temporary.replace(target)
        temporary = None
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def follow_link(path: Path) -> Path:
    """The file or folder that a link leads to, there or not; what is no link is itself.

    Raises:
        CannotWrite: the link leads round in a circle.
    """
    if not path.is_symlink():
        return path
    try:
        return path.resolve()
    except RuntimeError as error:  # so Python before 3.13 tells of a circle
        raise cannot_write(path, OSError(errno.ELOOP, os.strerror(errno.ELOOP))) from error
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> CannotWrite:
    """The error for ``path`` in a person's words."""
    reason = (error.strerror or str(error)).lower()
    remedy = _REMEDIES.get(error.errno or 0, "Free some space or choose another place")
    return CannotWrite(
        f"{path}: cannot be written: {reason}",
        f"{remedy}, then run the same command again: what is done is kept.",
    )


_REMEDIES = {
    errno.ENOSPC: "Free some space",
    errno.EDQUOT: "Free some space",
    errno.EACCES: "Check its permissions or choose another place",
    errno.EPERM: "Check its permissions or choose another place",
    errno.EROFS: "Choose another place",
    errno.ENOENT: "Check the path or choose another place",
    errno.ENOTDIR: "Check the path or choose another place",
    errno.EISDIR: "Give it another name",
}
