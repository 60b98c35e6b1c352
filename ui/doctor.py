"""`cashier doctor`: what a station stands on, one line each, with what to do."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import metadata
from typing import TYPE_CHECKING

from cashier.domain.calendar import clock_time, local_date, long_day, short_day
from cashier.domain.errors import Fault, Refusal
from cashier.settings import Home
from ui.messages import cause_words, sentence

if TYPE_CHECKING:
    from ui.compose import Station

DISK_LOW_BYTES = 500_000_000
DISK_FULL_BYTES = 50_000_000
CLOCK_OFF_MAX = timedelta(minutes=2)
COPY_OLD = timedelta(days=2)
CERTIFICATE_LEFT = timedelta(days=30)
_PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "python-escpos")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line: `name` of the part, how it is, `todo` ('' when nothing), and whether work stops."""

    name: str
    text: str
    todo: str = ""
    stops: bool = False


def examine(home: Home) -> tuple[Finding, ...]:
    """Looks at every part; one that fails does not hide the others. Changes nothing."""
    from ui.compose import open_station

    found = [_versions(), _disk(home)]
    try:
        with open_station(home) as station:
            found.extend(_of(station))
    except (Refusal, Fault) as error:
        found.append(_trouble("Station", error, stops=True))
    return tuple(found)


def _of(station: Station) -> Iterator[Finding]:
    parts: tuple[tuple[str, Callable[[Station], Finding], bool], ...] = (
        ("Store", _store, True),
        ("Room", _room, False),
        ("Key", _key, True),
        ("Enrolled", _enrolled, False),
        ("Printer", _printer, False),
        # without the ledger work goes on: what is recorded is kept and sent later
        ("Ledger", _ledger, False),
        ("Accounts", _accounts, False),
        ("Waiting", _waiting, False),
    )
    for name, look, stops in parts:
        try:
            yield look(station)
        except (Refusal, Fault) as error:
            yield _trouble(name, error, stops=stops)


def _trouble(name: str, error: Refusal | Fault, *, stops: bool) -> Finding:
    return Finding(name=name, text=f"not usable [{error.code}]", todo=sentence(error), stops=stops)


def _versions() -> Finding:
    import cashier

    known = []
    for package in _PACKAGES:
        try:
            known.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            return Finding(
                name="Versions",
                text=f"{package} is missing",
                todo="Install the program again.",
                stops=True,
            )
    python = platform.python_version()
    return Finding(
        name="Versions", text=f"Cashier {cashier.__version__}, Python {python}, {', '.join(known)}"
    )


def _disk(home: Home) -> Finding:
    folder = home.folder
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    low = free < DISK_LOW_BYTES
    return Finding(
        name="Disk",
        text=f"{free / 1e9:.1f} GB free for {home.folder}",
        todo="Make room on the disk." if low else "",
        stops=free < DISK_FULL_BYTES,
    )


def _store(station: Station) -> Finding:
    from cashier.services.records import check_store
    from cashier.services.start_checks import last_full

    checked = check_store(station.desk)
    text = f"schema {checked.schema}, {station.home.store}"
    halted = station.desk.store.halted
    if checked.complaints or halted is not None:
        # SQLite says a hundred lines about one damaged file; a person needs to know that it is
        said = checked.complaints[0] if checked.complaints else str(halted)
        first = " ".join(said.split("\n")[:2])
        return Finding(
            name="Store",
            text=f"damaged, read-only: {first}; {text}",
            todo="Stop work here, keep the files, and run cashier rescue OUT; restore what it "
            "makes, or the last backup.",
            stops=True,
        )
    last = last_full(station.desk)
    when = (
        "not checked in full yet"
        if last is None
        else f"last checked in full {short_day(local_date(last))} {clock_time(last)}"
    )
    return Finding(name="Store", text=f"whole, {when}, {text}")


def _room(station: Station) -> Finding:
    from cashier.services.start_checks import room_kept

    if room_kept(station.desk):
        return Finding(name="Room", text="kept back for closing a day on a full disk")
    return Finding(
        name="Room",
        text="none is kept back for closing a day on a full disk",
        todo="Start the desktop once; where it says that the disk is full, make room.",
    )


def _key(station: Station) -> Finding:
    from cashier.vault import key_name

    place = station.keys.place(key_name(station.home.store))
    if not place:
        return Finding(
            name="Key", text="not found", todo="Put the key back from its backup.", stops=True
        )
    where = f" in {station.keys.folder}" if place == "key file" else ""
    return Finding(name="Key", text=f"{place}{where}")


def _enrolled(station: Station) -> Finding:
    from cashier.services.enrolment import custody

    if station.training:
        return Finding(name="Enrolled", text="no, this home is for training")
    found = custody(station.home, station.keys)
    kept = {
        "organisation's key": found.organisation_key,
        "station's key": found.station_key,
        "password": found.password,
    }
    text = ", ".join(f"{what} in the {where}" for what, where in kept.items() if where)
    again = "Have the station enrolled again: cashier ledger enroll-station."
    if not found.station_key:
        return Finding(name="Enrolled", text="without a key of its own", todo=again)
    if found.certificate_ends is None:
        return Finding(name="Enrolled", text=text)
    ends = found.certificate_ends
    left = ends - station.desk.clock.now()
    word = "ends" if left > timedelta() else "ended"
    text = f"{text}; certificate in {found.certificates} {word} {long_day(local_date(ends))}"
    return Finding(name="Enrolled", text=text, todo=again if left < CERTIFICATE_LEFT else "")


def _printer(station: Station) -> Finding:
    from receipts.printers import PrinterKind
    from receipts.status import printer_status

    record = station.printer()
    if record.kind is PrinterKind.NONE:
        return Finding(
            name="Printer",
            text="none is set up; receipts are kept and not printed",
            todo=f'Put printer = "tcp://host:9100" into {station.home.settings_file}.',
        )
    found = printer_status(record)
    if found.ready:
        low = ", paper is running low" if found.paper_low else ""
        return Finding(name="Printer", text=f"{record.address} is ready{low}")
    lacks = f" ({found.lacks})" if found.lacks else ""
    return Finding(
        name="Printer",
        text=f"{record.address} is not ready: {cause_words(found.cause)}{lacks}",
        todo="Check its power, paper and cable; payments are recorded all the same.",
    )


def _ledger(station: Station) -> Finding:
    from cashier.ledger.contract import CONTRACT_VERSION

    ledger = station.open_ledger()
    try:
        identity, before = station.desk.identity, station.desk.clock.now()
        hello = ledger.hello(CONTRACT_VERSION, identity.site, identity.station)
    finally:
        ledger.close()
    off = abs(hello.clock - before)
    if off > CLOCK_OFF_MAX:
        return Finding(
            name="Clock",
            text=f"differs from the ledger's by {int(off.total_seconds())} seconds",
            todo="Set this machine's clock.",
        )
    return Finding(name="Ledger", text=f"reached, knows {identity.name}; the clocks agree")


def _accounts(station: Station) -> Finding:
    from cashier.services.status import status

    now = status(station.desk)
    if now.accounts_as_of is None or not now.accounts:
        return Finding(
            name="Accounts",
            text="none have been fetched yet",
            todo="Run cashier sync.",
            stops=True,
        )
    at = now.accounts_as_of
    old = station.desk.clock.now() - at > COPY_OLD
    return Finding(
        name="Accounts",
        text=f"{now.accounts:,} as of {long_day(local_date(at))} {clock_time(at)}",
        todo="Run cashier sync; the figures are old." if old and not station.training else "",
    )


def _waiting(station: Station) -> Finding:
    from cashier.services.status import status

    now = status(station.desk)
    contact = now.last_contact
    last = (
        f"; last contact {short_day(local_date(contact))} {clock_time(contact)}" if contact else ""
    )
    text = f"{now.not_confirmed} records not confirmed, {now.attention} need attention{last}"
    todo = "Run cashier sync." if now.not_confirmed else ""
    if now.attention:
        todo = "Ask a supervisor to look at the records that need attention."
    return Finding(name="Waiting", text=text, todo=todo)
