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
from cashier.store.backup import BackupFacts
from cashier.store.engine import Store
from cashier.sync.step import greet
from cashier.vault import Keys

if TYPE_CHECKING:
    from cashier.ledger.enrol import Enrolment

BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentOutcome:
    """What sending a restored station's records did: how many the ledger took now, how many it held
    already, and where it stands for that station."""

    station: str
    created: int
    held: int
    last_seq: int


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
    if head.last_seq <= last and ours != head.last_hash:
        raise Refusal(
            "evidence.not_linked", field="station", value=identity.name, seq=head.last_seq
        )
    created = held = 0
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
        for record, answer in zip(
            records, ledger.post_batch(identity.site, identity.station, wire), strict=True
        ):
            if answer.outcome in (Outcome.CONFLICT, Outcome.GAP):
                raise Refusal(
                    "evidence.not_linked",
                    field="station",
                    value=identity.name,
                    seq=record.station_seq,
                )
            created += answer.outcome is Outcome.CREATED
            held += answer.outcome is Outcome.EXISTS
            at = record.station_seq
    return UnsentOutcome(
        station=identity.name,
        created=created,
        held=held + min(head.last_seq, last),
        last_seq=max(at, head.last_seq),
    )
