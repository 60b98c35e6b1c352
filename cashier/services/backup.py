"""Backing up a station, restoring a backup as evidence, and sending what the ledger lacks of it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cashier.clock import Clock
from cashier.domain.errors import Fault, Refusal
from cashier.ledger.contract import Ledger, Outcome, WireRecord
from cashier.services.desk import Desk, note
from cashier.settings import Home
from cashier.store import backup, evidence, journal, station
from cashier.store import rescue as rescuing
from cashier.store.backup import BackupFacts
from cashier.store.engine import Store
from cashier.store.rescue import RescueReport
from cashier.sync.step import greet
from cashier.vault import SALT_BYTES, Keys, Sealed

if TYPE_CHECKING:
    from cashier.ledger.enrol import Enrolment

BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentOutcome:
    """What sending a restored station's records did: how many the ledger took now, how many it held
    already, where it stands for that station, and how many are left because records before them
    were lost."""

    station: str
    created: int
    held: int
    last_seq: int
    left: int = 0


def back_up(desk: Desk, out: Path, passphrase: str) -> BackupFacts:
    """A verified backup of this station's store, audited. It does not hold the embedded ledger.

    Raises Refusal `output.exists` or `backup.passphrase_short`, Fault `backup.not_written`,
    `backup.damaged`, or `store.damaged` (rescue it instead).
    """
    facts = backup.write(desk.store.sealed, out, passphrase, desk.clock.now())
    with contextlib.suppress(Fault, Refusal), desk.store.write() as connection:
        # it is made; that the note of it fails must not say otherwise
        note(desk, connection, "", "backup_made", through=facts.postings, audit=facts.audit)
    return facts


def restore(home: Home, keys: Keys, clock: Clock, file: Path, passphrase: str) -> BackupFacts:
    """Puts a backup into a home without a station, as evidence: the home takes money once it was
    enrolled with a new station number.

    Raises Refusal `restore.home_used`, `evidence.exists`, `backup.…`, `store.newer`; Fault
    `backup.…`, `key.…`.
    """
    if home.store.exists():
        raise Refusal("restore.home_used", field="home", value=str(home.folder))
    return evidence.keep(file, passphrase, home.evidence, keys, clock.now())


def rescue(home: Home, keys: Keys, clock: Clock, out: Path, passphrase: str) -> RescueReport:
    """What can be read of a damaged store, as a backup that `restore` takes, with a report.

    Raises Refusal `store.absent`, `output.exists`, `rescue.nothing`, `backup.…`; Fault
    `key.missing`, `backup.not_written`.
    """
    return rescuing.rescue(_sealed_anyhow(home.store, keys), out, passphrase, clock.now())


def _sealed_anyhow(store: Path, keys: Keys) -> Sealed:
    """The store with its key, even where the damage is in the bytes that name the key: then every
    key of the folder is tried."""
    try:
        return Sealed.open(store, keys)
    except Fault as fault:
        if fault.code != "key.missing":
            raise
        for file in sorted(keys.folder.glob("*.key")):
            with contextlib.suppress(Fault, Refusal, ValueError):
                key = keys.load(file.stem)
                if key is not None and len(bytes.fromhex(file.stem)) == SALT_BYTES:
                    sealed = Sealed(store, key.hex() + file.stem)
                    sealed.connect_to_look().close()
                    return sealed
        raise


def must_be_new_station(home: Home, site: str, number: str) -> None:
    """Before a home is enrolled. Raises Refusal `station.number_used` where it holds evidence of
    that station, or was that station before."""
    name = f"{site}-{number}"
    if name in evidence.stations(home.evidence) or name == home.was_station():
        raise Refusal("station.number_used", field="station", value=name)


def send_all_unsent(
    home: Home, keys: Keys, clock: Clock, enrolment: Enrolment
) -> tuple[UnsentOutcome, ...]:
    """Sends what the ledger lacks of the home's evidence of one station, with credentials of that
    station made anew for this (which end those of the computer that had them before).

    Raises Refusal `evidence.none` and as `send_unsent`.
    """
    name = f"{enrolment.site}-{enrolment.station}"
    found = [path for path in evidence.files(home.evidence) if path.name.startswith(f"{name}-")]
    if not found:
        raise Refusal("evidence.none", field="station", value=name, home=str(home.folder))
    outcomes = []
    with _ledger_of(enrolment, keys, clock) as ledger:
        for path in found:
            with evidence.opened(path, keys) as store:
                outcomes.append(send_unsent(store, ledger))
    return tuple(outcomes)


@contextlib.contextmanager
def _ledger_of(enrolment: Enrolment, keys: Keys, clock: Clock) -> Iterator[Ledger]:
    """The ledger as that station sees it; its certificates are files only while it is open."""
    from cashier.ledger.enrol import home_address
    from cashier.ledger.open import open_ledger

    contents = {
        "root.crt": enrolment.server_ca,
        "client.crt": enrolment.certificate,
        "client.key": enrolment.certificate_key,
    }
    with contextlib.ExitStack() as stack:
        folder = None
        try:
            if any(contents.values()):
                keys.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                made = tempfile.TemporaryDirectory(prefix="sending-", dir=keys.folder)
                folder = Path(stack.enter_context(made))
                for file, content in contents.items():
                    if content:
                        handle = os.open(folder / file, os.O_WRONLY | os.O_CREAT, 0o600)
                        with os.fdopen(handle, "w", encoding="ascii") as opened:
                            opened.write(content)
        except OSError as error:
            reason = error.strerror or ""
            raise Fault("key.not_kept", folder=str(keys.folder), reason=reason) from error
        address = home_address(enrolment, folder)
        ledger = open_ledger(address, keys, clock, password=enrolment.password or None)
        stack.callback(ledger.close)
        yield ledger


def send_unsent(store: Store, ledger: Ledger) -> UnsentOutcome:
    """Sends what the ledger does not hold of a restored station's records, under that station's own
    name. Nothing is written here: the ledger's head says what is left, so it may be repeated.

    Raises Refusal `evidence.not_linked` (the ledger holds another history of that station) or
    `ledger.…`, Fault `ledger.…`.
    """
    with store.read() as connection:
        identity = station.identity(connection)
    assert identity is not None, "evidence is a station's"
    greet(ledger, identity)
    head = ledger.head(identity.site, identity.station)
    with store.read() as connection:
        last, _ = journal.head(connection)
        ours = journal.hash_at(connection, min(head.last_seq, last))
        there = journal.count_through(connection, head.last_seq)
    following = evidence.records_after(store, head.last_seq, 1)
    links = ours == head.last_hash or any(one.prev_hash == head.last_hash for one in following)
    if following and following[0].station_seq > head.last_seq + 1 and ours is None:
        links = True  # of a rescued store whose gap begins here: nothing of it can be sent
    if head.last_seq <= last and not links:
        raise Refusal(
            "evidence.not_linked", field="station", value=identity.name, seq=head.last_seq
        )
    created = held = left = 0
    at = head.last_seq
    while records := evidence.records_after(store, at, BATCH):
        wire = [
            WireRecord(
                station_seq=one.station_seq,
                posting_id=one.posting_id,
                prev_hash=one.prev_hash,
                hash=one.hash,
                canonical=one.canonical,
            )
            for one in records
        ]
        answers = ledger.post_batch(identity.site, identity.station, wire)
        for record, answer in zip(records, answers, strict=True):
            if answer.outcome is Outcome.CONFLICT:
                raise Refusal(
                    "evidence.not_linked",
                    field="station",
                    value=identity.name,
                    seq=record.station_seq,
                )
            created += answer.outcome is Outcome.CREATED
            held += answer.outcome is Outcome.EXISTS
            left += answer.outcome is Outcome.GAP
            at = record.station_seq
    return UnsentOutcome(
        station=identity.name,
        created=created,
        held=held + there,
        last_seq=ledger.head(identity.site, identity.station).last_seq,
        left=left,
    )
