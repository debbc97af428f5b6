"""Pushing the plan to a CalDAV server: first what would be done, then, if wished, doing it.

Every write is conditional (RFC 4791 5.3.2, RFC 9110 13.1): what somebody changed on the server
is reported and never overwritten, what they deleted does not come back, and deleting many items
at once is refused. Only items with kith's own UIDs are looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from pipeline.book import Book
from pipeline.errors import Exit, KithError, WrongUse
from pipeline.followup.calendar import EVENTS, TODOS
from pipeline.followup.calendar_files import Published, build_resource

_FEW_DELETIONS = 10
"""Up to so many are never refused; beyond, at most half of what is there."""


class CalendarUnreachable(KithError):
    """The server does not answer, refuses the password, or is no CalDAV server."""

    exit_code = Exit.USAGE


@dataclass(frozen=True)
class Action:
    """One thing to do on the server, or one that is left alone."""

    verb: str
    """create, update, delete; conflict and gone are only reported."""
    file: str
    uid: str
    summary: str
    body: bytes = b""
    href: str = ""
    etag: str = ""
    digest: str = ""


@dataclass(frozen=True)
class Remote:
    """A calendar collection on the server as it is now."""

    file: str
    collection: Any
    etags: dict[str, str]
    """ETag by the last part of the path."""

    @property
    def url(self) -> str:
        """Its address, which names it in the book."""
        return str(self.collection.url)


_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


@contextmanager
def connected(url: str, user: str | None, password: str | None) -> Iterator[Any]:
    """A client of the server at ``url``.

    Raises:
        CalendarUnreachable: no answer, no entry, or not a CalDAV server.
        WrongUse: ``url`` is none, or would send the password unencrypted to another machine.
    """
    from caldav.davclient import DAVClient
    from caldav.lib.error import AuthorizationError, DAVError

    scheme, host = urlsplit(url).scheme, urlsplit(url).hostname
    if not host or scheme not in {"http", "https"}:
        raise WrongUse(f"{url}: is no address", "Say one like https://dav.example.org/jonas/.")
    if scheme == "http" and password and host not in _HERE:
        raise WrongUse(f"{url}: would send your password in the open", "Say https://… instead.")
    try:
        with DAVClient(
            url=url,
            username=user,
            password=password,
            timeout=30,
            enable_rfc6764=False,  # would ask the DNS and other hosts
            require_tls=False,
        ) as client:
            yield client
    except AuthorizationError as error:
        raise CalendarUnreachable(
            f"{host}: does not let {user or 'nobody'} in", "Check the user and the password."
        ) from error
    except (DAVError, OSError) as error:
        reason = str(error).strip() or type(error).__name__
        raise CalendarUnreachable(
            f"{host}: {reason.splitlines()[0]}", "Check the address, then run it again."
        ) from error


def open_collections(client: Any, names: dict[str, str], create: bool) -> list[Remote]:
    """The calendars with these display names by file, made if they are missing and ``create``."""
    principal = client.principal()
    known = {calendar.get_display_name(): calendar for calendar in principal.calendars()}
    remotes = []
    for file, name in names.items():
        collection = known.get(name)
        if collection is None:
            if not create:
                continue
            component = "VEVENT" if file == EVENTS else "VTODO"
            collection = principal.make_calendar(
                name=name,
                cal_id=name.replace(" ", "-"),
                supported_calendar_component_set=[component],
            )
        remotes.append(Remote(file, collection, _etags(client, str(collection.url))))
    return remotes


_PROPFIND = (
    '<?xml version="1.0"?><D:propfind xmlns:D="DAV:"><D:prop><D:getetag/></D:prop></D:propfind>'
)


def _etags(client: Any, url: str) -> dict[str, str]:
    headers = {"Depth": "1", "Content-Type": "application/xml; charset=utf-8"}
    answer = client.request(url, "PROPFIND", _PROPFIND, headers)
    etags = {}
    for response in answer.tree.iter("{DAV:}response"):
        href, etag = response.findtext("{DAV:}href"), response.findtext(".//{DAV:}getetag")
        if href and etag and href.endswith(".ics"):
            etags[_last(href)] = etag
    return etags


def plan_push(
    book: Book, published: Sequence[Published], remotes: Iterable[Remote], allow_deletions: bool
) -> list[Action]:
    """What a push would do, in the order in which it would.

    Raises:
        WrongUse: it would delete too many, and ``allow_deletions`` is False.
    """
    by_file = {remote.file: remote for remote in remotes}
    actions: list[Action] = []
    for file in (EVENTS, TODOS):
        remote = by_file.get(file)
        known = _known(book, remote.url) if remote else {}
        wanted = {p.uid: p for p in published if p.file == file and p.state == "live"}
        completed = {p.uid: p for p in published if p.file == file and p.state == "completed"}
        for uid, entry in wanted.items():
            actions += _compare(entry, known.get(uid), remote)
        for uid, row in known.items():
            if uid in wanted:
                continue
            if uid in completed:
                actions += _compare(completed[uid], row, remote)
            elif any(p.uid == uid for p in published):  # cancelled
                actions += _remove(file, uid, row, remote)
    _refuse_mass_deletion(actions, by_file.values(), allow_deletions)
    return actions


def _compare(
    entry: Published, known: tuple[str, str, str] | None, remote: Remote | None
) -> list[Action]:
    name = f"{entry.uid}.ics"
    summary = entry.item.summary if entry.item else entry.state
    version = f"{entry.digest}-{entry.sequence}"
    etag = remote.etags.get(name) if remote else None

    def action(verb: str, **more: Any) -> list[Action]:
        return [Action(verb, entry.file, entry.uid, summary, **more)]

    if known is None:
        if etag is not None:
            return action("conflict")
        return action("create", body=build_resource(entry), href=name, digest=version)
    href, known_etag, known_version = known
    if etag is None:
        return action("gone")
    if known_version == version:
        return []
    if etag != known_etag:
        return action("conflict")
    return action("update", body=build_resource(entry), href=href, etag=etag, digest=version)


def _remove(
    file: str, uid: str, known: tuple[str, str, str], remote: Remote | None
) -> list[Action]:
    href, known_etag, _ = known
    etag = remote.etags.get(href) if remote else None
    if etag is None:
        return []
    if etag != known_etag:
        return [Action("conflict", file, uid, "cancelled")]
    return [Action("delete", file, uid, "cancelled", href=href, etag=etag)]


def _refuse_mass_deletion(
    actions: Sequence[Action], remotes: Iterable[Remote], allowed: bool
) -> None:
    deletions = sum(action.verb == "delete" for action in actions)
    there = sum(len(remote.etags) for remote in remotes)
    if not allowed and deletions > _FEW_DELETIONS and deletions > there / 2:
        raise WrongUse(
            f"this would delete {deletions} of {there} items on the server; nothing was changed",
            "If that is right, say --allow-deletions.",
        )


def apply_push(
    book: Book, client: Any, actions: Sequence[Action], remotes: Iterable[Remote]
) -> list[Action]:
    """Do what was planned; returns the actions that met a change on the server meanwhile.

    Each item is remembered as soon as the server has it, so that a push that was cut off goes on
    where it stopped.
    """
    by_file = {remote.file: remote for remote in remotes}
    conflicts = []
    for action in actions:
        if action.verb not in {"create", "update", "delete"}:
            continue
        remote = by_file[action.file]
        url = f"{remote.url.rstrip('/')}/{action.href}"
        if action.verb == "delete":
            answer = client.request(url, "DELETE", "", {"If-Match": action.etag})
        else:
            condition = {"If-Match": action.etag} if action.etag else {"If-None-Match": "*"}
            headers = {"Content-Type": "text/calendar; charset=utf-8", **condition}
            answer = client.request(url, "PUT", action.body.decode(), headers)
        if answer.status == 412:
            conflicts.append(action)
            continue
        if answer.status >= 400 and not (action.verb == "delete" and answer.status == 404):
            raise CalendarUnreachable(
                f"{action.summary}: the server answers {answer.status} {answer.reason}",
                "What was pushed before is kept; run it again to go on.",
            )
        _remember(book, client, remote, action, url, answer)
    return conflicts


def _remember(
    book: Book, client: Any, remote: Remote, action: Action, url: str, answer: Any
) -> None:
    with book.transaction():
        if action.verb == "delete":
            book.connection.execute(
                "DELETE FROM calendar_remote WHERE collection = ? AND uid = ?",
                (remote.url, action.uid),
            )
            return
        # A server that stores something else than was sent gives no ETag: then it is asked for.
        etag = answer.headers.get("ETag") or client.request(url, "HEAD").headers.get("ETag", "")
        book.connection.execute(
            "INSERT OR REPLACE INTO calendar_remote VALUES (?, ?, ?, ?, ?)",
            (remote.url, action.uid, action.href, etag, action.digest),
        )


def _known(book: Book, collection: str) -> dict[str, tuple[str, str, str]]:
    rows = book.query(
        "SELECT uid, href, etag, digest FROM calendar_remote WHERE collection = ?", (collection,)
    )
    return {row["uid"]: (row["href"], row["etag"], row["digest"]) for row in rows}


def _last(path: str) -> str:
    return unquote(urlsplit(str(path)).path.rstrip("/").rsplit("/", 1)[-1])
