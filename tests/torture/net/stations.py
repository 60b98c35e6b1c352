"""A central ledger on a real server and real windows that post to it: what every part here uses.

A window is a desk on an encrypted store of its own, takes through `services.payments`, and sends
through `sync.step` as its own login role. What it asked and was told is written down; `judge` holds
that against both books.
"""

from __future__ import annotations

import json
import random
import shutil
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy.engine import make_url

from cashier.clock import SystemClock
from cashier.domain.calendar import local_date
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import Allocation, ItemState, TenderDraft, Visit, VisitDraft
from cashier.domain.posting import Record
from cashier.domain.site import Organization, StationIdentity
from cashier.domain.staff import Role, Staff
from cashier.ledger import directory, export
from cashier.ledger.connection import StationConnection
from cashier.ledger.contract import Ledger
from cashier.ledger.feed import import_feed
from cashier.ledger.postgres import PostgresLedger
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.postgres_roles import grant_station, station_role
from cashier.ledger.verify import verify
from cashier.services import drawers, payments, training
from cashier.services.desk import Desk, hmac_key_name, note_first, open_desk
from cashier.services.records import journal_lines
from cashier.settings import Home, Settings
from cashier.store import audit, journal, station
from cashier.store.engine import Store
from cashier.sync import SyncResult, step
from cashier.vault import Keys, key_name
from resources.sample import KNOWN_ACCOUNTS, stream, write_feed
from tests.cashier.counter import UNKNOWN, overriding
from tests.simulation.history import Posting, Recorder, check, posting, read_book, read_history

CLOCK = SystemClock()
TODAY: date = local_date(CLOCK.now())
SITE = training.SITE
ACCOUNTS = max(60, KNOWN_ACCOUNTS)
CASHIER = Staff(number="1001", name="A. Rivera", role=Role.CASHIER)
AUDITOR = Staff(number="2001", name="N. Boyle", role=Role.SUPERVISOR)
PASSWORD = "a password of the torture"
NUMBERS = [sheet.account.billing_account_number for sheet in stream(accounts=ACCOUNTS, today=TODAY)]


def identity(number: int) -> StationIdentity:
    """Station `number` of the training site."""
    return StationIdentity(site=SITE.code, station=f"{number:02d}", training=True)


def role_of(number: int) -> str:
    """The login role of station `number`."""
    return station_role(SITE.code, f"{number:02d}")


@dataclass(slots=True)
class Central:
    """The ledger as its administrator sees it. `url` is the superuser's; it may be set anew when
    another server leads."""

    url: str

    @staticmethod
    def make(url: str, folder: Path, *, stations: int) -> Central:
        """A new ledger in the empty database at `url`, with accounts and enrolled stations."""
        folder.mkdir(parents=True, exist_ok=True)
        write_feed(folder / "feed", accounts=ACCOUNTS, today=TODAY)
        central = Central(url)
        database = PostgresDatabase.create(url, CLOCK)
        try:
            directory.set_organization(database, Organization())
            directory.add_site(database, SITE)
            import_feed(database, folder / "feed")
            for number in range(1, stations + 1):
                directory.add_station(database, SITE.code, f"{number:02d}")
                grant_station(database, SITE.code, f"{number:02d}", PASSWORD)
        finally:
            database.close()
        shutil.rmtree(folder / "feed")
        return central

    def open(self) -> PostgresDatabase:
        """As an administrator."""
        return PostgresDatabase.open(self.url, CLOCK)

    def book(self) -> list[Posting]:
        """Every posting the ledger holds now."""
        database = self.open()
        try:
            return [posting(line) for line in export.postings(database)]
        finally:
            database.close()

    def findings(self) -> list[str]:
        """What `ledger verify` finds wrong."""
        database = self.open()
        try:
            return [str(one) for one in verify(database).findings]
        finally:
            database.close()

    def station_url(self, number: int, *, at: str = "") -> str:
        """The address as station `number` uses it; `at` names another way there (a proxy, several
        hosts)."""
        found = make_url(at or self.url).set(username=role_of(number), password=PASSWORD)
        return found.render_as_string(hide_password=False)

    def execute(self, statement: str) -> None:
        """One statement as the superuser."""
        import psycopg

        with psycopg.connect(plain(self.url), autocommit=True) as connection:
            connection.execute(statement.encode())


def plain(url: str) -> str:
    """libpq's form of an address."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


class Line:
    """How a window reaches the ledger; `seconds` is its own deadline, for silence."""

    def __init__(self, url: str, *, deadline_s: float = 8.0, connect_s: float = 3.0) -> None:
        self.connection = StationConnection(url, deadline_s=deadline_s, connect_s=connect_s)
        self.ledger: Ledger = PostgresLedger(self.connection)

    def close(self) -> None:
        self.ledger.close()


@dataclass(slots=True)
class Window:
    """One station at work. `codes` counts what its sync steps ended with."""

    number: int
    folder: Path
    desk: Desk
    line: Line
    recorder: Recorder
    chance: random.Random
    codes: Counter[str] = field(default_factory=Counter)
    taken: int = 0

    @property
    def identity(self) -> StationIdentity:
        return self.desk.identity

    def take(self, items: int = 1) -> float:
        """Takes one visit of `items` checks; seconds until it was durable."""
        draft = self._draft(items)
        self.recorder.invoke("take", draft.visit_id)
        begun = time.perf_counter()
        visit = payments.take(self.desk, CASHIER, draft)
        seconds = time.perf_counter() - begun
        self._told(visit)
        return seconds

    def _told(self, visit: Visit) -> None:
        self.recorder.ok(
            "take",
            visit.visit_id,
            receipt=visit.receipt_number,
            cents=visit.total_cents,
            items=len(visit.tenders),
        )

    def _draft(self, items: int) -> VisitDraft:
        tenders = []
        for _ in range(items):
            self.taken += 1
            cents = self.chance.randint(100, 90_000)
            # one in twenty is for an account nobody knows: it must get through like the others
            number = UNKNOWN if self.chance.random() < 0.05 else self.chance.choice(NUMBERS)
            tenders.append(
                TenderDraft(
                    tender_id=self.desk.clock.new_id(),
                    instrument=Instrument(
                        kind=InstrumentKind.PERSONAL_CHECK,
                        amount_cents=cents,
                        number=str(1000 + self.taken),
                        dated=TODAY,
                        routing="011999993",
                        account=f"{self.number:04d}{self.chance.randrange(10**8):08d}",
                    ),
                    allocations=(Allocation(billing_account_number=number, amount_cents=cents),),
                    accept=("*",),
                )
            )
        unknown = any(one.allocations[0].billing_account_number == UNKNOWN for one in tenders)
        return VisitDraft(
            visit_id=self.desk.clock.new_id(),
            payer_name="Rosa M Alves",
            tenders=tuple(tenders),
            overrides=(overriding(self.desk, "ACC-UNKNOWN"),) if unknown else (),
        )

    def step(self, *, drain: bool = True) -> SyncResult:
        """One sync step, through whatever befalls the line."""
        return step(self.desk.store, self.line.ledger, CLOCK, self.identity, drain=drain)

    def tried(self) -> bool:
        """One sync step; whether it went through. What it ended with is counted."""
        try:
            self.step()
        except (Fault, Refusal) as error:
            self.codes[error.code] += 1
            return False
        self.codes["ok"] += 1
        return True

    def settle(self, seconds: float = 60, *, pause_s: float = 0.05) -> int:
        """Steps until nothing waits any more; how many it took. TimeoutError with the codes."""
        deadline = time.monotonic() + seconds
        steps = 0
        while True:
            steps += 1
            if self.tried() and self.waiting() == 0:
                return steps
            if time.monotonic() > deadline:
                told = f"{self.identity.name}: {self.waiting()} waiting, {dict(self.codes)}"
                raise TimeoutError(told)
            time.sleep(pause_s * self.chance.uniform(0.5, 1.5))

    def waiting(self) -> int:
        """Records the ledger has not answered."""
        with self.desk.store.read() as connection:
            states = journal.counts(connection)
        return states[ItemState.RECORDED] + states[ItemState.SENT]

    def newest(self, count: int) -> list[Record]:
        """The last records, the newest first."""
        with self.desk.store.read() as connection:
            last, _ = journal.head(connection)
            lines = journal.lines(connection, after=max(0, last - count))
            return [line.record for line in lines][::-1]

    def answers(self) -> Counter[str]:
        """How often the ledger gave which answer to what stands in the outbox now."""
        with self.desk.store.read() as connection:
            return Counter(line.answer for line in journal.lines(connection))

    def noted(self, event: str) -> int:
        """How many lines of the audit chain are of `event`."""
        with self.desk.store.read() as connection:
            lines = [json.loads(line.canonical) for line in audit.lines(connection)]
        return sum(line["event"] == event for line in lines)

    def book(self) -> list[Posting]:
        """Every posting of this station, with its state."""
        lines = (json.dumps(line) for line in journal_lines(self.desk, AUDITOR))
        return read_book(lines)

    def reach(self, url: str, *, deadline_s: float = 8.0, connect_s: float = 3.0) -> None:
        """From now on the ledger is reached another way."""
        self.line.close()
        self.line = Line(url, deadline_s=deadline_s, connect_s=connect_s)

    def close(self) -> None:
        self.line.close()
        self.recorder.close()
        self.desk.store.close()


def make_model(folder: Path, line: Line) -> Path:
    """A store with the ledger's accounts, bound to nobody yet: windows are copies of it."""
    home, keys = Home(folder / "home"), Keys(folder=folder / "keys", use_keyring=False)
    home.folder.mkdir(parents=True, mode=0o700)
    store = Store.create(home.store, keys)
    try:
        keys.create(hmac_key_name(key_name(home.store)))
        step(store, line.ledger, CLOCK, identity(1))
    finally:
        store.close()
        line.close()
    return folder


def open_window(
    model: Path,
    folder: Path,
    number: int,
    url: str,
    *,
    history: Path,
    seed: int = 0,
    deadline_s: float = 8.0,
    connect_s: float = 3.0,
) -> Window:
    """A window of its own at station `number`, its drawer open."""
    shutil.copytree(model, folder)
    home, keys = Home(folder / "home"), Keys(folder=folder / "keys", use_keyring=False)
    store = Store.open(home.store, keys)
    try:
        with store.write() as connection:
            station.bind(connection, identity(number))
            note_first(connection, CLOCK, identity(number))
    finally:
        store.close()
    desk = open_desk(home, keys, CLOCK, Settings())
    window = Window(
        number=number,
        folder=folder,
        desk=desk,
        line=Line(url, deadline_s=deadline_s, connect_s=connect_s),
        recorder=Recorder(history, desk.identity.name),
        chance=random.Random(f"{seed}:{number}"),
    )
    drawers.open_drawer(desk, CASHIER, TODAY)
    return window


def judge(
    central: Central, windows: Iterable[Window], history: Path, *, verified: bool = True
) -> list[str]:
    """Every broken promise: the history against both books, and what `ledger verify` finds."""
    local = [record for window in windows for record in window.book()]
    places = {record.place for record in local}
    ledger = [record for record in central.book() if record.place in places]
    found = [str(one) for one in check(read_history(history), local, ledger)]
    if verified:
        found += [f"ledger verify: {finding}" for finding in central.findings()]
    return found


def lost(central: Central, windows: Iterable[Window]) -> int:
    """Records a window holds as confirmed that the ledger does not hold (any more)."""
    there = {(one.place, one.station_seq, one.hash) for one in central.book()}
    return sum(
        (one.place, one.station_seq, one.hash) not in there
        for window in windows
        for one in window.book()
        if one.state == ItemState.CONFIRMED.value
    )


def posting_places(central: Central) -> set[tuple[str, int]]:
    """Station and sequence of all that the ledger holds."""
    return {(one.place, one.station_seq) for one in central.book()}
