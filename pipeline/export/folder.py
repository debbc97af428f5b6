"""A vdir folder as a collection to sync into: one ``.vcf`` per contact."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

from pipeline.export.sync import Changed
from pipeline.files import cannot_write, make_private_folder, write_privately


class VdirFolder:
    """The folder that vdirsyncer, khard and others share with us.

    An item's tag is the hash of its bytes, so that only what its text says counts.
    """

    def __init__(self, folder: Path) -> None:
        """Make the folder if there is none.

        Raises:
            CannotWrite: it cannot be made.
        """
        make_private_folder(folder)
        self._folder = folder
        self.name = str(folder.resolve())

    def list(self) -> Mapping[str, str]:
        """See :class:`~pipeline.export.sync.Collection`."""
        return {
            path.name: _tag(path.read_bytes())
            for path in sorted(self._folder.glob("*.vcf"))
            # vdirsyncer and we write to hidden names first.
            if not path.name.startswith(".")
        }

    def read(self, href: str) -> str:
        """See :class:`~pipeline.export.sync.Collection`."""
        try:
            return (self._folder / href).read_bytes().decode(errors="replace")
        except FileNotFoundError as error:
            raise Changed(f"{href}: is gone") from error

    def create(self, href: str, text: str) -> str:
        """See :class:`~pipeline.export.sync.Collection`."""
        path = self._folder / href
        try:
            # Opened exclusively, then replaced as a whole: nobody's file is written over.
            os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError as error:
            raise Changed(f"{path}: is there already") from error
        except OSError as error:
            raise cannot_write(path, error) from error
        write_privately(path, text)
        return _tag(text.encode())

    def update(self, href: str, text: str, etag: str) -> str:
        """See :class:`~pipeline.export.sync.Collection`."""
        self._expect(href, etag)
        write_privately(self._folder / href, text)
        return _tag(text.encode())

    def delete(self, href: str, etag: str) -> None:
        """See :class:`~pipeline.export.sync.Collection`."""
        self._expect(href, etag)
        (self._folder / href).unlink()

    def address(self, uid: str) -> str:
        """See :class:`~pipeline.export.sync.Collection`."""
        return f"{uid}.vcf"

    def _expect(self, href: str, etag: str) -> None:
        path = self._folder / href
        try:
            now = _tag(path.read_bytes())
        except FileNotFoundError as error:
            raise Changed(f"{path}: is gone") from error
        if now != etag:
            raise Changed(f"{path}: was changed")


def _tag(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
