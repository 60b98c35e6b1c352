"""Binding a home to a station by its enrolment file: store, keys, certificates and settings, or
nothing at all.

Where it goes: the password, the station's Ed25519 key and the organisation's HMAC key into
the keyring, else into 0600 files of the key folder, named after the store's salt; certificates into
files beside them, because the driver reads files. None of it lies inside the home.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cashier import settings
from cashier.clock import Clock
from cashier.domain.errors import Fault, Refusal
from cashier.domain.site import StationIdentity
from cashier.ledger.certificates import ends_at
from cashier.ledger.contract import CONTRACT_VERSION
from cashier.ledger.enrol import Enrolment, home_address
from cashier.ledger.open import open_ledger
from cashier.services.backup import must_be_new_station
from cashier.services.desk import hmac_key_name, note_first, station_key_name
from cashier.settings import Home
from cashier.store import audit, station
from cashier.store.engine import Store
from cashier.vault import Keys, key_name

LEDGER_ID = "ledger_id"
"""Under which the store remembers in which ledger it was enrolled."""
ROOT, CERTIFICATE, CERTIFICATE_KEY = "root.crt", "client.crt", "client.key"


def password_name(store_key_name: str) -> str:
    """Under which name the station's password at the ledger is kept beside the store's key."""
    return f"{store_key_name}-ledger"


def certificates_folder(keys: Keys, store_key_name: str) -> Path:
    """Where the station's certificates are."""
    return keys.folder / f"{store_key_name}-tls"


def ledger_password(home: Home, keys: Keys) -> str | None:
    """The station's password at the ledger; None where it has none (an embedded ledger).

    Raises Fault `key.unreadable`, Refusal `key.file_open`.
    """
    kept = keys.load(password_name(key_name(home.store)))
    return None if kept is None else kept.decode()


def enroll(
    home: Home, keys: Keys, clock: Clock, enrolment: Enrolment, *, ask_ledger: bool = True
) -> StationIdentity:
    """Makes the home; where it is that station's already, gives it the new credentials.

    Unless told not to, it asks the ledger first whether the credentials hold. Whatever stops it,
    all is as it was, save what a kill leaves: keys of a store that is not there.

    Raises Refusal `home.not_empty` (another station's), `station.number_used` and
    `enrolment.station_used` (a new store cannot go on with an old chain), `enrolment.other_ledger`,
    `ledger.…`, `settings.…`; Fault `ledger.…`, `key.not_kept`, `store.…`.
    """
    identity = StationIdentity(site=enrolment.site, station=enrolment.station, training=False)
    if home.store.exists() or home.ledger.exists():
        _must_be(home, keys, identity, enrolment)
        return _renew(home, keys, clock, enrolment, identity, ask_ledger=ask_ledger)
    must_be_new_station(home, enrolment.site, enrolment.station)
    new = home.folder / "store.new"
    _remove(new)
    kept = _Kept(folder=keys.folder, use_keyring=keys.use_keyring)
    with _settings_put_back(home):
        try:
            store = Store.create(new, kept)
            try:
                name = key_name(new)
                folder = _certificates(kept, certificates_folder(keys, name), enrolment)
                address = home_address(enrolment, folder)
                for kind, secret in _secrets(name, enrolment):
                    kept.keep(kind, secret)
                if ask_ledger:
                    _ask(address, keys, clock, enrolment, new=True)
                with store.write() as connection:
                    station.bind(connection, identity)
                    station.remember(connection, LEDGER_ID, enrolment.ledger_id)
                    note_first(connection, clock, identity)
            finally:
                store.close()
            settings.save(home, {"ledger": address})
            new.replace(home.store)
        except BaseException:
            _remove(new)
            kept.forget_all()
            raise
    return identity


def _renew(
    home: Home,
    keys: Keys,
    clock: Clock,
    enrolment: Enrolment,
    identity: StationIdentity,
    *,
    ask_ledger: bool,
) -> StationIdentity:
    """New password, key and certificates for the station that lives here. Stopped half-way it is
    done again: the file is still there."""
    name = key_name(home.store)
    final = certificates_folder(keys, name)
    fresh, old = final.with_name(f"{final.name}.new"), final.with_name(f"{final.name}.old")
    for left in (fresh, old):
        shutil.rmtree(left, ignore_errors=True)
    kept = _Kept(folder=keys.folder, use_keyring=keys.use_keyring)
    try:
        folder = _certificates(kept, fresh, enrolment)
        if ask_ledger:
            _ask(home_address(enrolment, folder), keys, clock, enrolment, new=False)
    except BaseException:
        kept.forget_all()
        raise
    for kind, secret in _secrets(name, enrolment):
        keys.forget(kind)
        keys.keep(kind, secret)
    if final.exists():
        final.rename(old)
    if folder is not None:
        folder.rename(final)
    settings.save(home, {"ledger": home_address(enrolment, final if folder else None)})
    shutil.rmtree(old, ignore_errors=True)
    store = Store.open(home.store, keys)
    try:
        with store.write() as connection:
            audit.append(
                connection,
                at=clock.now(),
                staff="",
                event="station_enrolled_again",
                data={"station": identity.name},
            )
    finally:
        store.close()
    return identity


def _must_be(home: Home, keys: Keys, identity: StationIdentity, enrolment: Enrolment) -> None:
    """The home is this station's, in this ledger; else Refusal `home.not_empty` or
    `enrolment.other_ledger`."""
    if not home.store.exists():
        raise Refusal("home.not_empty", field="home", value=str(home.folder))
    store = Store.open(home.store, keys)
    try:
        with store.read() as connection:
            found = station.identity(connection)
            ledger_id = station.recall(connection, LEDGER_ID)
    finally:
        store.close()
    if found != identity:
        raise Refusal("home.not_empty", field="home", value=str(home.folder))
    ours = keys.load(hmac_key_name(key_name(home.store)))
    if ledger_id != enrolment.ledger_id or ours != bytes.fromhex(enrolment.organisation_key):
        raise Refusal("enrolment.other_ledger", field="ledger", value=enrolment.ledger)


def destroy(file: Path) -> bool:
    """Overwrites and deletes an enrolment file; whether it is gone.

    What the disk itself keeps of old content (flash, journals, snapshots) is out of reach: the file
    is worth protecting until a new enrolment makes it worthless.
    """
    try:
        length = file.stat().st_size
        with file.open("r+b") as content:
            content.write(os.urandom(length))
            content.flush()
            os.fsync(content.fileno())
        file.unlink()
    except OSError:
        return False
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Where an enrolled station's secrets are: `keyring`, `key file` or '' (there is none)."""

    password: str
    station_key: str
    organisation_key: str
    certificates: Path | None
    certificate_ends: datetime | None


def custody(home: Home, keys: Keys) -> Custody:
    """What `doctor` says of the station's credentials. Raises Fault `key.unreadable`."""
    name = key_name(home.store)
    folder = certificates_folder(keys, name)
    ends = None
    certificate = folder / CERTIFICATE
    if certificate.exists():
        try:
            ends = ends_at(certificate.read_text(encoding="ascii"))
        except (OSError, ValueError) as error:
            path = str(certificate)
            raise Fault("key.unreadable", retry_is_safe=False, path=path) from error
    return Custody(
        password=keys.place(password_name(name)),
        station_key=keys.place(station_key_name(name)),
        organisation_key=keys.place(hmac_key_name(name)),
        certificates=folder if folder.exists() else None,
        certificate_ends=ends,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept(Keys):
    """Keys that remember what was kept, to take it back with the home that did not come to be."""

    made: list[str] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)

    def keep(self, name: str, key: bytes) -> None:
        self.made.append(name)
        Keys.keep(self, name, key)

    def forget_all(self) -> None:
        for name in self.made:
            with contextlib.suppress(Fault):  # what went wrong first is what is told
                self.forget(name)
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)


def _secrets(name: str, enrolment: Enrolment) -> Iterator[tuple[str, bytes]]:
    """What is kept, under which name."""
    yield hmac_key_name(name), bytes.fromhex(enrolment.organisation_key)
    yield station_key_name(name), bytes.fromhex(enrolment.station_key)
    if enrolment.password:
        yield password_name(name), enrolment.password.encode()


def _certificates(kept: _Kept, folder: Path, enrolment: Enrolment) -> Path | None:
    """Writes what there is of certificates, for nobody else to read; where, or None."""
    contents = {
        ROOT: enrolment.server_ca,
        CERTIFICATE: enrolment.certificate,
        CERTIFICATE_KEY: enrolment.certificate_key,
    }
    if not any(contents.values()):
        return None
    kept.folders.append(folder)
    try:
        folder.mkdir(parents=True, mode=0o700)
        for file, content in contents.items():
            if content:
                handle = os.open(folder / file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(handle, "w", encoding="ascii") as opened:
                    opened.write(content)
                    opened.flush()
                    os.fsync(opened.fileno())
    except OSError as error:
        reason = error.strerror or ""
        raise Fault("key.not_kept", folder=str(folder), reason=reason) from error
    return folder


def _ask(address: str, keys: Keys, clock: Clock, enrolment: Enrolment, *, new: bool) -> None:
    """Whether the ledger knows these credentials; for a new store also whether its chain is new."""
    ledger = open_ledger(address, keys, clock, password=enrolment.password or None)
    try:
        hello = ledger.hello(CONTRACT_VERSION, enrolment.site, enrolment.station)
        head = ledger.head(enrolment.site, enrolment.station)
    finally:
        ledger.close()
    if hello.ledger_id != enrolment.ledger_id:
        raise Refusal("enrolment.other_ledger", field="ledger", value=enrolment.ledger)
    if new and head.last_seq:
        place = f"{enrolment.site}-{enrolment.station}"
        raise Refusal("enrolment.station_used", field="station", value=place, records=head.last_seq)


@contextlib.contextmanager
def _settings_put_back(home: Home) -> Iterator[None]:
    """What stood in settings.toml before stands there again if the block raises."""
    before = home.settings_file.read_bytes() if home.settings_file.exists() else None
    try:
        yield
    except BaseException:
        if before is None:
            home.settings_file.unlink(missing_ok=True)
        else:
            home.settings_file.write_bytes(before)
        raise


def _remove(store_file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        store_file.with_name(store_file.name + suffix).unlink(missing_ok=True)
