"""One durable PostgreSQL 15, a ledger on it, a proxy before it, and windows made when asked for."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from cashier.domain.posting import Record
from tests.servers.postgres import NoPostgres, Server, _alive, start_server
from tests.servers.proxy import Plan, Proxy, straight
from tests.torture.net.stations import (
    Central,
    Line,
    Window,
    judge,
    make_model,
    open_window,
    plain,
)
from tests.torture.report import Lacking

MEMORY = Path("/dev/shm")
PREFIX = "cashier-net-"
T = TypeVar("T")
SETTINGS: Mapping[str, str] = {"max_connections": "200", "deadlock_timeout": "300ms"}


@dataclass(slots=True)
class Arena:
    """`address` is where windows find the ledger: the proxy, unless a part says else."""

    folder: Path
    central: Central
    address: str
    model: Path
    seed: int
    windows: list[Window] = field(default_factory=list)

    @property
    def history(self) -> Path:
        return self.folder / "history.jsonl"

    def window(
        self, number: int, *, address: str = "", deadline_s: float = 8.0, connect_s: float = 3.0
    ) -> Window:
        """A new window at station `number`."""
        window = open_window(
            self.model,
            self.folder / f"window-{number}",
            number,
            self.central.station_url(number, at=address or self.address),
            history=self.history,
            seed=self.seed,
            deadline_s=deadline_s,
            connect_s=connect_s,
        )
        self.windows.append(window)
        return window

    def judge(self, *, verified: bool = True) -> list[str]:
        """Every broken promise of all windows so far; `verified`: with `ledger verify`."""
        return judge(self.central, self.windows, self.history, verified=verified)

    def close(self) -> None:
        for window in self.windows:
            window.close()


@contextmanager
def homes() -> Iterator[Path]:
    """A folder for windows' homes: in memory where there is such a place, for what is tortured
    here is the line, not the disk."""
    where = MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir())
    for left in where.glob(f"{PREFIX}*"):  # of a process that was killed
        owner = left.name.removeprefix(PREFIX).partition("-")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=where))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def arena_on(url: str, *, seed: int, stations: int, address: str = "") -> Iterator[Arena]:
    """An arena on the empty database at `url`; it is left as it is at the end."""
    with homes() as folder:
        central = Central.make(url, folder / "central", stations=stations)
        model = make_model(folder / "model", Line(central.station_url(1)))
        arena = Arena(folder, central, address or url, model, seed)
        try:
            yield arena
        finally:
            arena.close()


@contextmanager
def arena(
    seed: int,
    *,
    stations: int = 3,
    plans: Callable[[int], Plan] = straight,
    settings: Mapping[str, str] | None = None,
) -> Iterator[tuple[Arena, Server, Proxy]]:
    """All of it; Lacking where there is no PostgreSQL 15."""
    server = needed(lambda: start_server(settings={**SETTINGS, **(settings or {})}))
    try:
        url = server.create()
        with (
            Proxy(server.port, plans=plans) as proxy,
            arena_on(url, seed=seed, stations=stations, address=proxy.url(url)) as made,
        ):
            yield made, server, proxy
    finally:
        server.remove()


def needed(start: Callable[[], T]) -> T:
    """What `start` gives; Lacking where this machine has not what it takes."""
    try:
        return start()
    except NoPostgres as missing:
        raise Lacking(str(missing)) from missing


class Look:
    """The superuser's eye on the ledger, quick enough for after every cut."""

    def __init__(self, central: Central) -> None:
        import psycopg

        self._connection: Any = psycopg.connect(plain(central.url), autocommit=True)

    def window(self, window: Window) -> str:
        """`complaint` about a drained window."""
        return self.complaint(window.identity.site, window.identity.station, window.newest(6)[::-1])

    def complaint(self, site: str, station: str, records: Sequence[Record]) -> str:
        """'' when the ledger holds a station's records once each and no others, else what is
        wrong. `records` are all of them or the last six, in order; all must have been sent."""
        mine = [(one.station_seq, one.posting_id, one.hash) for one in records[:-7:-1]]
        place = (site, station)
        found = self._connection.execute(
            "SELECT count(*), max(station_seq) FROM ledger.posting"
            " WHERE site = %s AND station = %s",
            place,
        ).fetchone()
        theirs = self._connection.execute(
            "SELECT station_seq, posting_id, hash FROM ledger.posting"
            " WHERE site = %s AND station = %s ORDER BY station_seq DESC LIMIT 6",
            place,
        ).fetchall()
        if found != (mine[0][0], mine[0][0]):
            return f"I2: {found[0]} postings up to {found[1]}, {mine[0][0]} were taken"
        return "" if theirs == mine else "I6: the newest records differ"

    def close(self) -> None:
        self._connection.close()
