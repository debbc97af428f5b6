"""A CardDAV address book (RFC 6352) as a collection to sync into.

The one place in kith's exports that uses the network, and only when told to.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from types import TracebackType
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree

import requests

from pipeline.errors import Exit, KithError, WrongUse
from pipeline.export.sync import Changed

_DAV = "{DAV:}"
_CARD = "{urn:ietf:params:xml:ns:carddav}"
_TIMEOUT = 30.0
"""Seconds for one answer of the server."""


class ServerError(KithError):
    """The server cannot be reached, or does not do what was asked."""

    exit_code = Exit.USAGE


class CardDav:
    """One address book on a server."""

    def __init__(self, url: str, user: str | None, password: str | None) -> None:
        """Find the address book at ``url``: its own address, or the server's if it has one only.

        Raises:
            WrongUse: no https (but for this machine), or several address books.
            ServerError: no answer, wrong password, no address book.
        """
        _check_safe(url)
        self._session = requests.Session()
        # Only what is said counts: no password from ~/.netrc goes anywhere unasked.
        self._session.trust_env = False
        if user is not None:
            self._session.auth = (user, password or "")
        self._url = self._find(url if url.endswith("/") else url + "/")
        self.name = self._url

    def __enter__(self) -> CardDav:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._session.close()

    def list(self) -> Mapping[str, str]:
        """See :class:`~pipeline.export.sync.Collection`."""
        tree = self._propfind(self._url, "<d:getetag/><d:resourcetype/>", depth=1)
        found = {}
        for response in tree.findall(f"{_DAV}response"):
            etag = response.findtext(f".//{_DAV}getetag")
            is_folder = response.find(f".//{_DAV}resourcetype/{_DAV}collection") is not None
            if etag and not is_folder:
                found[_path(response.findtext(f"{_DAV}href") or "")] = etag
        return found

    def read(self, href: str) -> str:
        """See :class:`~pipeline.export.sync.Collection`."""
        return self._ask("GET", self._at(href), headers={}).content.decode(errors="replace")

    def create(self, href: str, text: str) -> str:
        """See :class:`~pipeline.export.sync.Collection`."""
        return self._put(href, text, {"If-None-Match": "*"})

    def update(self, href: str, text: str, etag: str) -> str:
        """See :class:`~pipeline.export.sync.Collection`."""
        return self._put(href, text, {"If-Match": etag})

    def delete(self, href: str, etag: str) -> None:
        """See :class:`~pipeline.export.sync.Collection`."""
        self._ask("DELETE", self._at(href), headers={"If-Match": etag})

    def address(self, uid: str) -> str:
        """See :class:`~pipeline.export.sync.Collection`."""
        return _path(self._url) + f"{uid}.vcf"

    def _put(self, href: str, text: str, condition: dict[str, str]) -> str:
        headers = {"Content-Type": "text/vcard; charset=utf-8", **condition}
        answer = self._ask("PUT", self._at(href), data=text.encode(), headers=headers)
        etag = answer.headers.get("ETag")
        if etag:
            return etag
        # A server that stores something else than it was given sends no tag with its answer.
        tree = self._propfind(self._at(href), "<d:getetag/>", depth=0)
        return tree.findtext(f".//{_DAV}getetag") or ""

    def _at(self, href: str) -> str:
        return urljoin(self._url, quote(href, safe="/:@!$&'()*+,;=~-._"))

    def _find(self, url: str) -> str:
        """The address book at ``url``, or the only one of the user whom it lets in."""
        wanted = "<d:resourcetype/><d:current-user-principal/><c:addressbook-home-set/>"
        tree = self._propfind(url, wanted, depth=0)
        if tree.find(f".//{_DAV}resourcetype/{_CARD}addressbook") is not None:
            return url
        principal = tree.findtext(f".//{_DAV}current-user-principal/{_DAV}href")
        if principal:
            tree = self._propfind(urljoin(url, principal), wanted, depth=0)
        home = tree.findtext(f".//{_CARD}addressbook-home-set/{_DAV}href")
        if not home:
            raise ServerError(
                f"{url}: no address book there", "Give the address book's own address."
            )
        home = urljoin(url, home)
        books = [
            urljoin(home, response.findtext(f"{_DAV}href") or "")
            for response in self._propfind(home, wanted, depth=1).findall(f"{_DAV}response")
            if response.find(f".//{_DAV}resourcetype/{_CARD}addressbook") is not None
        ]
        for book in books:
            # A server must not send the password elsewhere.
            if urlsplit(book)[:2] != urlsplit(url)[:2]:
                raise ServerError(f"{url}: points to another server, {book}")
        if len(books) == 1:
            return books[0]
        listed = "\n".join(f"  {book}" for book in sorted(books))
        if books:
            raise WrongUse(f"{url}: has several address books:\n{listed}", "Give one of these.")
        raise ServerError(f"{url}: has no address book", "Make one in the server's own page.")

    def _propfind(self, url: str, properties: str, depth: int) -> ElementTree.Element:
        body = (
            '<?xml version="1.0" encoding="utf-8"?><d:propfind xmlns:d="DAV:" '
            f'xmlns:c="urn:ietf:params:xml:ns:carddav"><d:prop>{properties}</d:prop></d:propfind>'
        )
        headers = {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}
        answer = self._ask("PROPFIND", url, data=body.encode(), headers=headers)
        try:
            return ElementTree.fromstring(answer.content)
        except ElementTree.ParseError as error:
            raise ServerError(f"{url}: this is no CardDAV server") from error

    def _ask(
        self, method: str, url: str, headers: dict[str, str], data: bytes | None = None
    ) -> requests.Response:
        try:
            answer = self._session.request(
                method, url, data=data, headers=headers, timeout=_TIMEOUT, allow_redirects=False
            )
        except requests.RequestException as error:
            raise ServerError(
                f"{url}: cannot be reached: {type(error).__name__}",
                "Check the address and the connection, then run the same command again.",
            ) from error
        if answer.status_code in (412, 409) or (method == "DELETE" and answer.status_code == 404):
            raise Changed(f"{url}: changed on the server")
        if answer.status_code in (401, 403):
            raise ServerError(
                f"{url}: the server does not let you in ({answer.status_code})",
                "Give --user, and the password in $KITH_DAV_PASSWORD or when asked.",
            )
        if answer.is_redirect:
            target = urljoin(url, answer.headers.get("Location", ""))
            raise ServerError(f"{url}: has moved to {target}", "Give that address.")
        if not answer.ok:
            raise ServerError(f"{url}: {method} failed: {answer.status_code} {answer.reason}")
        return answer


def _path(href: str) -> str:
    return unquote(urlsplit(href).path)


def _check_safe(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and _is_this_machine(parts.hostname or ""):
        return
    raise WrongUse(
        f"{url}: is not an https:// address",
        "Names and numbers travel encrypted only; http:// is for this machine alone.",
    )


def _is_this_machine(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
