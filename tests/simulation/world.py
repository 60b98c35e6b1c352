"""One ledger, its windows and their clocks, in one process: real files, real services, and every
machine may die at any boundary of a transaction.

Nothing here draws at random: `simulation` and `model` say what happens. A template (ledger, three
enrolled and synchronised windows at two sites) is made once and copied for each history.
"""

from __future__ import annotations

import csv
import os
import random
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, create_engine

from cashier.domain.errors import Fault
from cashier.domain.site import Organization, Site, StationIdentity
from cashier.domain.staff import Role, Staff
from cashier.ledger import directory
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.ledger.feed import import_feed
from cashier.services.desk import Approval, Desk, hmac_key_name, note_first, open_desk
from cashier.settings import Home, Settings
from cashier.store import station
from cashier.store.engine import Connection, Store
from cashier.sync import step
from cashier.vault import Keys, PasswordCost, Sealed, key_name

NOON = datetime(2026, 11, 23, 17, 0, tzinfo=UTC)
PLACES = (("BOS", "01"), ("BOS", "02"), ("WOR", "01"))
CASHIERS = {
    "BOS-01": Staff(number="1001", name="A. Rivera", role=Role.CASHIER),
    "BOS-02": Staff(number="1002", name="J. Okafor", role=Role.CASHIER),
    "WOR-01": Staff(number="1003", name="L. Chen", role=Role.CASHIER),
}
SUPERVISOR = Staff(number="2001", name="N. Boyle", role=Role.SUPERVISOR)
AWAY = Staff(number="2099", name="M. Haddad", role=Role.SUPERVISOR)
"""Signs nothing: where this name stands, somebody else signed."""
LIGHT = PasswordCost(memory_kib=8, time_cost=1, parallelism=1)
ORGANISATION_KEY = bytes(range(32))
ACCOUNTS = ("712345678", "712345686", "714404410", "714405508")
UNKNOWN_ACCOUNT = "799999999"


class Died(BaseException):
    """The machine is gone: power, kill, panic. No `except Exception` of the product sees it."""


class SimulatedClock:
    """A machine's clock: the common time plus what this machine is wrong by. Ids carry this
    machine's time, so a clock set back makes ids that sort before earlier ones."""

    def __init__(self, name: str, seed: int, time: CommonTime) -> None:
        self._random = random.Random(f"{seed} {name}")
        self._time = time
        self.wrong_by = timedelta()

    def now(self) -> datetime:
        self._time.tick()
        return self._time.now + self.wrong_by

    def new_id(self) -> str:
        stamp = int((self._time.now + self.wrong_by).timestamp() * 1000)
        bits = self._random.getrandbits(74)
        text = f"{stamp:012x}7{bits >> 62:03x}{8 | (bits >> 60 & 3):x}{bits & (1 << 60) - 1:015x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


class CommonTime:
    """The time all machines would show if they were right; looking at it takes a microsecond."""

    def __init__(self) -> None:
        self.now = NOON

    def tick(self) -> None:
        self.now += timedelta(microseconds=1)

    def seconds(self) -> float:
        """As a monotonic timer shows it."""
        return (self.now - NOON).total_seconds()

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class Fuse:
    """Counts boundaries down to the one at which the machine dies; not lit, it counts nothing."""

    def __init__(self) -> None:
        self.left: int | None = None

    def reach(self) -> None:
        if self.left is None:
            return
        if self.left == 0:
            self.left = None
            raise Died
        self.left -= 1


class MortalStore(Store):
    """A store whose machine may die before a transaction, at its end with nothing committed, or
    right after the commit: the three boundaries that other transactions can tell apart."""

    fuse: Fuse

    @staticmethod
    def of(store: Store, fuse: Fuse) -> MortalStore:
        mortal = MortalStore.__new__(MortalStore)
        mortal.__dict__ = store.__dict__
        mortal.fuse = fuse
        return mortal

    @contextmanager
    def write(self) -> Iterator[Connection]:
        self.fuse.reach()
        with super().write() as connection:
            yield connection
            self.fuse.reach()
        self.fuse.reach()


class MortalDatabase(Database):
    """As `MortalStore`, for the ledger's machine."""

    fuse: Fuse

    @staticmethod
    def of(database: Database, fuse: Fuse) -> MortalDatabase:
        mortal = MortalDatabase.__new__(MortalDatabase)
        mortal.__dict__ = database.__dict__
        mortal.fuse = fuse
        return mortal

    @contextmanager
    def write(self) -> Iterator[Connection]:
        self.fuse.reach()
        with super().write() as connection:
            yield connection
            self.fuse.reach()
        self.fuse.reach()


@contextmanager
def shared_statements() -> Iterator[None]:
    """Engines made inside share what SQLAlchemy compiled for others before: a history opens ten
    files, and compiling the same statements for each would take longer than running them."""
    real = create_engine

    def sharing(url: str, **options: Any) -> Engine:
        engine = real(url, **options)
        engine.dialect = _SHARED.setdefault(url, (engine.dialect, engine._compiled_cache))[0]
        engine._compiled_cache = _SHARED[url][1]
        return engine

    with (
        patch("cashier.store.engine.create_engine", sharing),
        patch("cashier.ledger.database.create_engine", sharing),
    ):
        yield


_SHARED: dict[str, tuple[Any, Any]] = {}


class Reader:
    """The checker's own connection to a file, past everything of the product but the key."""

    def __init__(self, path: Path, keys: Keys) -> None:
        self._connection = Sealed.open(path, keys).connect(cache_mib=1)

    def rows(self, sql: str) -> list[dict[str, Any]]:
        cursor = self._connection.execute(sql)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def close(self) -> None:
        self._connection.close()


# --------------------------------------------------------------------------------------- machines


@dataclass(frozen=True, slots=True)
class Template:
    """Files made once. Copied, never opened."""

    folder: Path

    @property
    def keys(self) -> Keys:
        return Keys(folder=self.folder / "keys", use_keyring=False)

    def feed(self, name: str) -> Path:
        """`all`: the four accounts; `fewer`: one is gone; `other`: one changed its name."""
        return self.folder / f"feed-{name}"


class Server:
    """The ledger's machine. It can die and come back, and be put back to an older copy."""

    def __init__(self, folder: Path, template: Template, clock: SimulatedClock) -> None:
        self._folder = folder
        self._keys = template.keys
        self._generation = 0
        self.clock = clock
        self.fuse = Fuse()
        shutil.copyfile(template.folder / "ledger.db", self._file())
        self._open()

    def _file(self) -> Path:
        return self._folder / f"ledger-{self._generation}.db"

    def _open(self) -> None:
        with shared_statements():
            opened = Database.open(self._file(), self._keys, self.clock)
        self.database = MortalDatabase.of(opened, self.fuse)
        self.ledger = EmbeddedLedger(self.database)
        self.reader = Reader(self._file(), self._keys)

    def die_and_come_back(self) -> None:
        """What was committed is there, by way of SQLite's own recovery of the WAL."""
        self._go_on_from(self._file())

    def snapshot(self, name: str) -> Path:
        """A copy as an asynchronous standby would have it now."""
        return _copy(self._file(), self._folder / f"{name}.db")

    def fail_over_to(self, standby: Path) -> None:
        """The standby takes over: what it never got is lost."""
        self._go_on_from(standby)

    def _go_on_from(self, file: Path) -> None:
        old = self._file()
        self._generation += 1
        _copy(file, self._file())
        self.fuse.left = None
        self.close()
        _remove(old)
        self._open()

    def close(self) -> None:
        self.reader.close()
        self.database.close()


class Window:
    """One PC with one home. `name` tells clones of one station apart (`BOS-01`, `BOS-01b`)."""

    def __init__(
        self, name: str, place: str, folder: Path, template: Template, clock: SimulatedClock
    ) -> None:
        self.name = name
        self.place = place
        self.clock = clock
        self.cashier = CASHIERS[place]
        self.fuse = Fuse()
        self._keys = template.keys
        self._folder = folder
        self._generation = 0
        self.desk: Desk
        self.reader: Reader

    @staticmethod
    def enrolled(place: str, folder: Path, template: Template, clock: SimulatedClock) -> Window:
        window = Window(place, place, folder, template, clock)
        window._take_over(template.folder / place / "store.db")
        return window

    def clone(self, name: str, clock: SimulatedClock) -> Window:
        """The home copied to a second PC, while this one stands still."""
        twin = Window(name, self.place, self._folder, Template(self._keys.folder.parent), clock)
        twin._take_over(self._home().store)
        return twin

    def die_and_come_back(self) -> None:
        """Killed and started again: the files are those it left, the WAL not yet folded in."""
        self._replace_by(self._home().store)

    def snapshot(self, name: str) -> Path:
        """A copy of the home as somebody's file backup would have it now."""
        return _copy(self._home().store, self._folder / f"{name}.db")

    def put_back(self, copy: Path) -> None:
        """Somebody puts an older copy in the home's place."""
        self._replace_by(copy)

    def _replace_by(self, store: Path) -> None:
        old, desk, reader = self._home(), self.desk, self.reader
        self._take_over(store)
        reader.close()
        desk.store.close()
        shutil.rmtree(old.folder)

    def _home(self) -> Home:
        return Home(self._folder / f"{self.name}-{self._generation}")

    def _take_over(self, store: Path) -> None:
        self._generation += 1
        home = self._home()
        home.folder.mkdir()
        _copy(store, home.store)
        self.fuse.left = None
        with shared_statements():
            desk = open_desk(home, self._keys, self.clock, Settings())
        self.desk = replace(desk, store=MortalStore.of(desk.store, self.fuse))
        self.reader = Reader(home.store, self._keys)

    def approval(self, act: str) -> Approval:
        """What `staffing.approve` gives once the passphrase was checked, without Argon2's time."""
        given = Approval(
            approval_id=self.clock.new_id(),
            approver=SUPERVISOR,
            act=act,
            granted_at=self.clock.now(),
        )
        self.desk.approvals.add(given)
        return given

    def close(self) -> None:
        self.reader.close()
        self.desk.store.close()


def _copy(source: Path, target: Path) -> Path:
    shutil.copyfile(source, target)
    wal = source.with_name(source.name + "-wal")
    if wal.exists():
        shutil.copyfile(wal, target.with_name(target.name + "-wal"))
    return target


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)


# --------------------------------------------------------------------------------------- template


def memory_folder(prefix: str) -> Path:
    """A temporary folder in memory where the system has one: no history needs a disk's promise."""
    memory = Path("/dev/shm")
    there = memory.is_dir() and os.access(memory, os.W_OK)
    return Path(tempfile.mkdtemp(prefix=prefix, dir=memory if there else None))


def make_template(folder: Path) -> Template:
    """Ledger with two sites, three stations, four accounts; a synchronised home for each."""
    template = Template(folder)
    clock = SimulatedClock("template", 0, CommonTime())
    _write_feeds(template)
    database = Database.create(folder / "ledger.db", template.keys, clock)
    directory.set_organization(database, Organization())
    for code, county in (("BOS", "Suffolk"), ("WOR", "Worcester")):
        directory.add_site(
            database,
            Site(code=code, name=f"{code} Center", address="1 Main St", phone="", county=county),
        )
    for site, number in PLACES:
        directory.add_station(database, site, number)
    for person in (*CASHIERS.values(), SUPERVISOR, AWAY):
        directory.add_staff(
            database,
            number=person.number,
            name=person.name,
            role=person.role,
            password="walk in center demo",
            cost=LIGHT,
        )
    result = import_feed(database, template.feed("all"))
    assert not result.rejected, result.rejects
    ledger = EmbeddedLedger(database)
    for site, number in PLACES:
        _enrol(template, ledger, clock, StationIdentity(site=site, station=number, training=False))
    ledger.close()
    return template


def _enrol(
    template: Template, ledger: EmbeddedLedger, clock: SimulatedClock, identity: StationIdentity
) -> None:
    file = template.folder / identity.name / "store.db"
    store = Store.create(file, template.keys)
    template.keys.keep(hmac_key_name(key_name(file)), ORGANISATION_KEY)
    with store.write() as connection:
        station.bind(connection, identity)
        note_first(connection, clock, identity)
    step(store, ledger, clock, identity)
    store.close()


def _write_feeds(template: Template) -> None:
    from resources.sample import KNOWN_ACCOUNTS, write_feed

    whole = template.feed("all")
    write_feed(whole, accounts=KNOWN_ACCOUNTS, today=date(2026, 11, 23))
    _edit(whole, kept=ACCOUNTS)
    for name in ("fewer", "other"):
        shutil.copytree(whole, template.feed(name))
    _edit(template.feed("fewer"), kept=ACCOUNTS[:-1])
    _edit(template.feed("other"), kept=ACCOUNTS, renamed=ACCOUNTS[0])


def _edit(feed: Path, *, kept: Collection[str], renamed: str = "") -> None:
    for file in sorted(feed.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as source:
            reader = csv.DictReader(source)
            names = list(reader.fieldnames or ())
            rows = [row for row in reader if row["billing_account_number"] in kept]
        for row in rows:
            if row["billing_account_number"] == renamed and "last_name" in row:
                row["last_name"] = "Renamed"
        with file.open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def unreachable(why: str) -> Fault:
    """What a station sees of every way in which the network can fail."""
    return Fault("ledger.unreachable", reason=why)
