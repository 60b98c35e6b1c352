"""Making a training home: an embedded ledger with the sample accounts, demo staff, and a station
bound to it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from cashier import signing
from cashier.clock import Clock
from cashier.domain.errors import Refusal
from cashier.domain.site import Organization, Site, StationIdentity
from cashier.domain.staff import Role
from cashier.ledger import directory as ledger_directory
from cashier.ledger.feed import import_feed
from cashier.ledger.open import init_ledger, open_ledger
from cashier.services.desk import hmac_key_name, note_first, station_key_name
from cashier.settings import Home
from cashier.store import station
from cashier.store.engine import Store
from cashier.sync import step
from cashier.vault import Keys, key_name

PASSPHRASE = "walk in center demo"
"""Of every demo person; a training home holds nothing real. Source: formats.md 5."""
SITE = Site(
    code="TRN",
    name="Training Walk-in Center",
    address="100 Example Street, Boston, MA 02118",
    phone="617-555-0100",
    county="Suffolk",
)
IDENTITY = StationIdentity(site="TRN", station="01", training=True)
STAFF = (
    ("1001", "A. Rivera", Role.CASHIER),
    ("1002", "J. Okafor", Role.CASHIER),
    ("2001", "N. Boyle", Role.SUPERVISOR),
    ("2002", "M. Haddad", Role.SUPERVISOR),
    ("3001", "S. Lindqvist", Role.ADMINISTRATOR),
    ("4001", "T. Mensah", Role.AUDITOR),
)

Progress = Callable[[str, int, int], None]
"""Called with a stage, done and total; may raise to stop, which leaves nothing behind."""


def is_training_home(home: Home) -> bool:
    """Whether the home was made here: it has a store and an embedded ledger beside it."""
    return home.store.exists() and home.ledger.exists()


def beside(home: Home) -> Home:
    """Where a station's own training home is: beside its home, and nothing of it inside."""
    return Home(home.folder.with_name(f"{home.folder.name}-training"))


def clear_home(home: Home, keys: Keys) -> None:
    """Takes a training home away with its keys, to be made anew; nothing where there is none.

    Raises Refusal `training.not_training` for any other station's home, and Fault as opening its
    store does: what cannot be looked at is not taken for training.
    """
    if not (home.store.exists() or home.ledger.exists()):
        return
    if not is_training_home(home):
        raise Refusal("training.not_training", field="home", value=str(home.folder))
    store = Store.open(home.store, keys)
    try:
        with store.read() as connection:
            identity = station.identity(connection)
    finally:
        store.close()
    if identity is None or not identity.training:
        raise Refusal("training.not_training", field="home", value=str(home.folder))
    name = key_name(home.store)
    names = (name, hmac_key_name(name), station_key_name(name), key_name(home.ledger))
    for thing in home.folder.iterdir():
        if thing.is_dir():
            shutil.rmtree(thing)
        elif thing != home.lock_file:  # whoever clears it holds it
            thing.unlink()
    for kept in names:
        keys.forget(kept)


def make_home(
    home: Home, keys: Keys, clock: Clock, feed: Path, *, progress: Progress | None = None
) -> None:
    """Makes the home from a billing feed. Raises Refusal `home.not_empty` where there is one,
    `feed.…` for a broken feed.

    Whatever stops it, a home that is only half made is never left under its final names.
    """
    ledger_new, store_new = home.folder / "ledger.new", home.folder / "store.new"
    if (
        home.ledger.exists()
        and store_new.exists()
        and not (home.store.exists() or ledger_new.exists())
    ):
        # Stopped between the two renames below: both were whole, one still has its old name.
        store_new.replace(home.store)
        return
    if home.store.exists() or home.ledger.exists() or home.was_station() not in ("", IDENTITY.name):
        raise Refusal("home.not_empty", field="home", value=str(home.folder))
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _remove(ledger_new, store_new)
    try:
        _make(ledger_new, store_new, keys, clock, feed, progress)
    except BaseException:
        _remove(ledger_new, store_new)
        raise
    ledger_new.replace(home.ledger)
    store_new.replace(home.store)


def _make(
    ledger_file: Path,
    store_file: Path,
    keys: Keys,
    clock: Clock,
    feed: Path,
    progress: Progress | None,
) -> None:
    url = f"sqlite:///{ledger_file.as_posix()}"
    database = init_ledger(url, keys, clock)
    private = signing.new_key()
    try:
        ledger_directory.set_organization(database, Organization())
        ledger_directory.add_site(database, SITE)
        ledger_directory.add_station(database, IDENTITY.site, IDENTITY.station)
        public = signing.public_key(private)
        ledger_directory.add_station_key(database, IDENTITY.site, IDENTITY.station, public)
        for number, name, role in STAFF:
            ledger_directory.add_staff(
                database, number=number, name=name, role=role, password=PASSPHRASE
            )
        result = import_feed(database, feed, progress=progress)
        if result.rejected:
            # a home without the accounts that were asked for is no home to train at
            first = result.rejects[0]
            raise Refusal(
                "feed.bad_rows",
                field=first.column,
                value=first.value,
                file=first.file,
                line=first.line,
                reason=first.reason,
                rejected=result.rejected,
            )
    finally:
        database.close()
    store = Store.create(store_file, keys)
    ledger = open_ledger(url, keys, clock)
    try:
        keys.create(hmac_key_name(key_name(store_file)))
        keys.keep(station_key_name(key_name(store_file)), private)
        with store.write() as connection:
            station.bind(connection, IDENTITY)
            note_first(connection, clock, IDENTITY)
        step(store, ledger, clock, IDENTITY, progress=progress)
    finally:
        ledger.close()
        store.close()


def _remove(*files: Path) -> None:
    for file in files:
        for suffix in ("", "-wal", "-shm", "-journal"):
            file.with_name(file.name + suffix).unlink(missing_ok=True)
