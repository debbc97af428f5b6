"""Every collection must do the same; CardDAV against a real Radicale on this machine."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests
import vobject

from enrich.contact import Contact, Email, Name, Text
from pipeline.errors import WrongUse
from pipeline.export.carddav import CardDav, ServerError
from pipeline.export.folder import VdirFolder
from pipeline.export.outgoing import Outgoing
from pipeline.export.sync import (
    Collection,
    Doing,
    Known,
    Plan,
    TooManyDeletions,
    apply_plan,
    make_plan,
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Radicale that keeps its collections in a folder; yields its address."""
    folder = tmp_path_factory.mktemp("radicale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "users").write_text("mara:secret\notto:secret\n")
    command = [sys.executable, "-m", "radicale", "--config", "", f"--hosts=127.0.0.1:{port}"]
    command += ["--auth-type=htpasswd", f"--auth-htpasswd-filename={folder / 'users'}"]
    command += ["--auth-htpasswd-encryption=plain", "--auth-delay=0"]
    command += [f"--storage-filesystem-folder={folder / 'data'}", "--storage-hook="]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}/"
    for _ in range(200):
        try:
            requests.get(url, timeout=1)
            break
        except requests.ConnectionError:
            time.sleep(0.05)
    else:
        pytest.fail("Radicale did not start")
    yield url
    process.terminate()
    process.wait(10)


def make_address_book(server: str, name: str, user: str = "mara") -> str:
    body = (
        '<?xml version="1.0"?><mkcol xmlns="DAV:" xmlns:c="urn:ietf:params:xml:ns:carddav"><set>'
        "<prop><resourcetype><collection/><c:addressbook/></resourcetype></prop></set></mkcol>"
    )
    url = f"{server}{user}/{name}/"
    answer = requests.request("MKCOL", url, data=body, auth=(user, "secret"), timeout=10)
    assert answer.status_code == 201, answer.text
    return url


@pytest.fixture(params=["carddav", "vdir"])
def collection(request: pytest.FixtureRequest, server: str, tmp_path: Path) -> Iterator[Collection]:
    if request.param == "vdir":
        yield VdirFolder(tmp_path / "vdir")
        return
    name = f"book{abs(hash(request.node.name))}"
    with CardDav(make_address_book(server, name), "mara", "secret") as opened:
        yield opened


def someone(number: int, title: str = "Director") -> Outgoing:
    return Outgoing(
        Contact(
            f"id{number:04}",
            name=Name(f"Mara {number} Ångström, 山田"),
            titles=(Text(title),),
            emails=(Email(f"mara{number}@example.com"),),
        )
    )


class Syncer:
    """A book's side of a sync."""

    def __init__(self, collection: Collection) -> None:
        self.collection = collection
        self.known: dict[str, Known] = {}

    def plan(self, *people: Outgoing) -> Plan:
        return make_plan(people, self.known.values(), self.collection)

    def sync(self, *people: Outgoing, max_deletions: int = 5) -> Plan:
        return self.apply(self.plan(*people), max_deletions)

    def apply(self, plan: Plan, max_deletions: int = 5) -> Plan:
        def remember(item: Known) -> None:
            self.known[item.contact] = item

        return apply_plan(
            plan, self.collection, remember, lambda c: self.known.pop(c) and None, max_deletions
        )


def doings(plan: Plan) -> list[tuple[Doing, str]]:
    return [(step.doing, step.contact) for step in plan.steps]


class TestEveryCollection:
    def test_creates_then_has_nothing_to_do(self, collection: Collection) -> None:
        syncer = Syncer(collection)
        assert doings(syncer.plan(someone(1))) == [(Doing.CREATE, "id0001")]
        assert not collection.list()  # a plan writes nothing
        assert not syncer.sync(someone(1)).steps
        plan = syncer.plan(someone(1))
        assert not plan.steps
        assert plan.unchanged == 1
        card = vobject.readOne(collection.read(syncer.known["id0001"].href))
        assert card.fn.value == "Mara 1 Ångström, 山田"

    def test_updates_what_changed_here(self, collection: Collection) -> None:
        syncer = Syncer(collection)
        syncer.sync(someone(1), someone(2))
        assert doings(syncer.plan(someone(1, "Chair"), someone(2))) == [(Doing.UPDATE, "id0001")]
        syncer.sync(someone(1, "Chair"), someone(2))
        assert "TITLE:Chair" in collection.read(syncer.known["id0001"].href)
        assert not syncer.plan(someone(1, "Chair"), someone(2)).steps

    def test_leaves_alone_what_changed_there(self, collection: Collection) -> None:
        syncer = Syncer(collection)
        syncer.sync(someone(1), someone(2))
        item = syncer.known["id0001"]
        theirs = collection.read(item.href).replace("Director", "Their word")
        collection.update(item.href, theirs, item.etag)
        for mine in (someone(1), someone(1, "Chair")):
            left = syncer.sync(mine, someone(2))
            assert doings(left) == [(Doing.CONFLICT, "id0001")]
            assert "changed over there" in left.steps[0].reason
        # Forgotten here, but with their changes: not deleted either.
        assert doings(syncer.sync(someone(2))) == [(Doing.CONFLICT, "id0001")]
        assert "Their word" in collection.read(item.href)

    def test_a_change_between_plan_and_writing_is_a_conflict(self, collection: Collection) -> None:
        syncer = Syncer(collection)
        syncer.sync(someone(1))
        plan = syncer.plan(someone(1, "Chair"), someone(2))
        item = syncer.known["id0001"]
        theirs = collection.read(item.href).replace("Director", "Their word")
        collection.update(item.href, theirs, item.etag)
        collection.create(collection.address("kith-id0002"), theirs.replace("id0001", "id0002"))
        left = syncer.apply(plan)
        assert doings(left) == [(Doing.CONFLICT, "id0001"), (Doing.CONFLICT, "id0002")]
        assert "Their word" in collection.read(item.href)

    def test_what_was_deleted_there_is_reported(self, collection: Collection) -> None:
        syncer = Syncer(collection)
        syncer.sync(someone(1))
        collection.delete(syncer.known["id0001"].href, syncer.known["id0001"].etag)
        left = syncer.sync(someone(1, "Chair"))
        assert left.steps[0].reason == "was deleted over there"
        assert not collection.list()

    def test_deletes_only_so_many(self, collection: Collection) -> None:
        syncer = Syncer(collection)
        syncer.sync(*map(someone, range(4)))
        with pytest.raises(TooManyDeletions, match="3 contacts would be deleted"):
            syncer.sync(someone(0, "Chair"), max_deletions=2)
        assert len(collection.list()) == 4
        assert "Director" in collection.read(syncer.known["id0000"].href)
        syncer.sync(someone(0), max_deletions=3)
        assert list(collection.list()) == [syncer.known["id0000"].href]

    def test_a_sync_that_was_killed_goes_on(self, collection: Collection) -> None:
        syncer = Syncer(collection)
        syncer.sync(someone(1), someone(2))
        del syncer.known["id0002"]  # written, but not remembered
        assert not syncer.sync(someone(1), someone(2)).steps
        assert not syncer.plan(someone(1), someone(2)).steps

    def test_somebody_elses_items_are_never_touched(self, collection: Collection) -> None:
        href = collection.address("theirs")
        collection.create(
            href, "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:theirs\r\nFN:X\r\nN:X\r\nEND:VCARD\r\n"
        )
        syncer = Syncer(collection)
        syncer.sync(someone(1))
        syncer.sync()
        assert list(collection.list()) == [href]


def test_three_hundred_contacts(server: str) -> None:
    with CardDav(make_address_book(server, "many"), "mara", "secret") as collection:
        syncer = Syncer(collection)
        people = [someone(number) for number in range(300)]
        assert not syncer.sync(*people).steps
        assert len(collection.list()) == 300
        assert syncer.plan(*people).unchanged == 300


def test_the_only_address_book_is_found_and_several_are_listed(server: str) -> None:
    url = make_address_book(server, "only", "otto")
    with CardDav(server, "otto", "secret") as collection:
        assert collection.name == url
    make_address_book(server, "second", "otto")
    with pytest.raises(WrongUse, match=r"several address books:(.|\n)*only"):
        CardDav(server, "otto", "secret")


def test_names_and_numbers_travel_encrypted_only() -> None:
    with pytest.raises(WrongUse, match="https"):
        CardDav("http://example.com/book/", "mara", "secret")


def test_a_wrong_password_is_said_to_be(server: str) -> None:
    url = make_address_book(server, "locked")
    with pytest.raises(ServerError, match="does not let you in"):
        CardDav(url, "mara", "wrong")


def test_no_server_is_said_to_be() -> None:
    with pytest.raises(ServerError, match="cannot be reached"):
        CardDav("http://127.0.0.1:9/book/", None, None)


@pytest.mark.skipif(shutil.which("vdirsyncer", path=Path(sys.executable).parent) is None,
                    reason="vdirsyncer is not installed")  # fmt: skip
def test_vdirsyncer_syncs_our_folder(tmp_path: Path) -> None:
    syncer = Syncer(VdirFolder(tmp_path / "ours"))
    syncer.sync(someone(1), someone(2))
    (tmp_path / "theirs").mkdir()
    storages = "".join(
        f'[storage {name}]\ntype = "filesystem"\npath = "{tmp_path / name}"\nfileext = ".vcf"\n'
        for name in ("ours", "theirs")
    )
    config = (
        f'[general]\nstatus_path = "{tmp_path / "status"}"\n'
        '[pair p]\na = "ours"\nb = "theirs"\ncollections = null\n' + storages
    )
    (tmp_path / "config").write_text(config)
    program = str(Path(sys.executable).with_name("vdirsyncer"))
    run: Callable[[str], object] = lambda verb: subprocess.run(  # noqa: E731
        [program, "-c", str(tmp_path / "config"), verb], check=True, capture_output=True, input=b"y"
    )
    run("discover")
    run("sync")
    theirs = sorted(path.name for path in (tmp_path / "theirs").glob("*.vcf"))
    assert theirs == ["kith-id0001.vcf", "kith-id0002.vcf"]
    syncer.sync(replace(someone(1, "Chair")), someone(2))
    run("sync")
    assert "TITLE:Chair" in (tmp_path / "theirs" / "kith-id0001.vcf").read_text()
    changed = tmp_path / "theirs" / "kith-id0002.vcf"
    changed.write_text(changed.read_text().replace("Director", "Their word"))
    run("sync")
    assert syncer.plan(someone(1, "Chair"), someone(2)).steps[0].reason == "changed over there"
