"""What a station holds that the ledger has not confirmed: carried out in a sealed file, brought to
the ledger from there, and in the way of everything that would take the station down.

The file is one JSON object (docs/formats/unsent.schema.json): `about` says whose it is and how much
(no name, no number), `lock` holds a random key locked by a passphrase, `body` the records as sent,
AES-256-GCM under that key and bound to `about`.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import itertools
import json
import os
import secrets
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import canonical_json, chain_hash, instant_text
from cashier.domain.site import StationIdentity
from cashier.ledger.books import Books
from cashier.ledger.contract import Outcome, WireRecord
from cashier.services.desk import Desk, note
from cashier.store import journal, passphrase
from cashier.store.engine import Connection
from cashier.vault import KEY_BYTES, PasswordCost

FORMAT, VERSION = "cashier-unsent", 1
BATCH = 500
_NONCE_BYTES = 12
_FILE_MOST = 1 << 30
"""A million records are below; nothing larger is read into memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsentFacts:
    """Whose records a file holds, from which sequence to which, and when it was made (RFC 3339)."""

    site: str
    station: str
    first_seq: int
    last_seq: int
    made_at: str

    @property
    def records(self) -> int:
        return self.last_seq - self.first_seq + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What bringing a file to the ledger did: records taken now, and those it held already."""

    facts: UnsentFacts
    created: int
    held: int


def count(connection: Connection) -> int:
    """Records the ledger has not answered, or answered with a conflict: they stand only here."""
    last, _ = journal.head(connection)
    return last - journal.confirmed_through(connection)


def must_be_none(desk: Desk) -> None:
    """Before a station is taken down or made anew. Raises Refusal `unsent.waiting`."""
    with desk.store.read() as connection:
        waiting = count(connection)
    if waiting:
        raise Refusal("unsent.waiting", field="station", value=desk.identity.name, records=waiting)


def export(desk: Desk, out: Path, words: str, *, cost: PasswordCost | None = None) -> UnsentFacts:
    """Writes what is unsent into a new file only the passphrase `words` opens, reads it back, and
    notes it in the audit chain. The outbox stays as it is: sending later as well changes nothing.

    Raises Refusal `unsent.none`, `output.exists`, `backup.passphrase_short`; Fault
    `backup.not_written`.
    """
    with desk.store.read() as connection:
        after = journal.confirmed_through(connection)
        records = [_wire(line.record) for line in journal.lines(connection, after=after)]
    if not records:
        raise Refusal("unsent.none", field="station", value=desk.identity.name)
    facts = UnsentFacts(
        site=desk.identity.site,
        station=desk.identity.station,
        first_seq=records[0].station_seq,
        last_seq=records[-1].station_seq,
        made_at=instant_text(desk.clock.now()),
    )
    _write(out, _sealed(facts, records, words, cost))
    _, read_back = read(out, words)
    assert list(read_back) == records, "what was written is what was read"
    with desk.store.write() as connection:
        note(desk, connection, "", "unsent_exported", first=facts.first_seq, last=facts.last_seq)
    return facts


def read(file: Path, words: str) -> tuple[UnsentFacts, tuple[WireRecord, ...]]:
    """A file's records, each linked to the one before.

    Raises Refusal `unsent.format`, `backup.passphrase`; Fault `backup.damaged`.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    whole = _parsed(file)
    try:
        about, nonce = whole["about"], bytes.fromhex(whole["nonce"])
        facts = UnsentFacts(**about)
        body = base64.b64decode(whole["body"], validate=True)
        locked = dict(whole["lock"])
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise _damaged("it is not of its own form") from error
    key = passphrase.unlock(locked, words, about)
    try:
        plain = AESGCM(key).decrypt(nonce, body, canonical_json(about).encode())
        records = tuple(WireRecord(**row) for row in json.loads(zlib.decompress(plain)))
    except (InvalidTag, ValueError, TypeError, zlib.error) as error:
        raise _damaged("its records were changed") from error
    _must_link(facts, records)
    return facts, records


def bring(books: Books, file: Path, words: str) -> Imported:
    """Posts a file's records under their own station, each exactly once; repeating it changes
    nothing, nor does the station's own sending, before or after.

    Raises Refusal `unsent.not_linked` (the ledger holds another history of that station, or lacks
    what came before), `ledger.unknown_station`, and as `read`; Fault `ledger.…`.
    """
    from cashier.ledger.posting_for import head_of, post_for

    facts, records = read(file, words)
    by_seq = {record.station_seq: record for record in records}
    at = head_of(books, facts.site, facts.station)
    ours = by_seq[at.last_seq].hash if at.last_seq in by_seq else None
    if at.last_seq == facts.first_seq - 1:
        ours = records[0].prev_hash
    behind = at.last_seq < facts.first_seq - 1
    if behind or (ours is not None and ours != at.last_hash):
        raise _not_linked(facts, at.last_seq)
    created = held = 0
    for start in range(0, len(records), BATCH):
        part = records[start : start + BATCH]
        for record, answer in zip(
            part, post_for(books, facts.site, facts.station, part), strict=True
        ):
            if answer.outcome in (Outcome.CONFLICT, Outcome.GAP):
                raise _not_linked(facts, record.station_seq)
            created += answer.outcome is Outcome.CREATED
            held += answer.outcome is Outcome.EXISTS
    return Imported(facts=facts, created=created, held=held)


def covers(desk: Desk, file: Path, words: str) -> bool:
    """Whether a file holds every record that stands only here.

    Raises as `read`.
    """
    facts, records = read(file, words)
    with desk.store.read() as connection:
        last, last_hash = journal.head(connection)
        after = journal.confirmed_through(connection)
    return (
        (facts.site, facts.station) == (desk.identity.site, desk.identity.station)
        and facts.first_seq <= after + 1
        and (records[-1].station_seq, records[-1].hash) == (last, last_hash)
    )


def _wire(record: Any) -> WireRecord:
    return WireRecord(
        station_seq=record.station_seq,
        posting_id=record.posting_id,
        prev_hash=record.prev_hash,
        hash=record.hash,
        canonical=record.canonical,
    )


def _sealed(
    facts: UnsentFacts, records: Sequence[WireRecord], words: str, cost: PasswordCost | None
) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    about = asdict(facts)
    key, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(_NONCE_BYTES)
    plain = zlib.compress(json.dumps([asdict(one) for one in records]).encode())
    whole = {
        "format": FORMAT,
        "version": VERSION,
        "about": about,
        "lock": passphrase.lock(key, words, about, cost),
        "nonce": nonce.hex(),
        "body": base64.b64encode(
            AESGCM(key).encrypt(nonce, plain, canonical_json(about).encode())
        ).decode(),
    }
    return json.dumps(whole).encode()


def _write(out: Path, text: bytes) -> None:
    """Whole and durable under its name, or not there; never over another file."""
    part = out.with_name(f"{out.name}.part")
    try:
        with contextlib.suppress(FileNotFoundError):
            part.unlink()
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if out.exists():
            raise Refusal("output.exists", field="out", value=str(out))
        part.replace(out)
    except OSError as error:
        raise Fault("backup.not_written", path=str(out), reason=error.strerror or "") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _parsed(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > _FILE_MOST:
            raise ValueError("too large")
        whole = json.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise Refusal("unsent.absent", field="file", value=str(file)) from error
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal("unsent.format", field="file", value=str(file)) from error
    if not isinstance(whole, dict) or (whole.get("format"), whole.get("version")) != (
        FORMAT,
        VERSION,
    ):
        raise Refusal("unsent.format", field="file", value=str(file))
    return whole


def _must_link(facts: UnsentFacts, records: Sequence[WireRecord]) -> None:
    expected = list(range(facts.first_seq, facts.last_seq + 1))
    linked = all(one.prev_hash == before.hash for before, one in itertools.pairwise(records))
    whole = all(chain_hash(one.prev_hash, one.canonical) == one.hash for one in records)
    if [one.station_seq for one in records] != expected or not records or not (linked and whole):
        raise _damaged("its records do not follow each other")


def _damaged(reason: str) -> Fault:
    return Fault("backup.damaged", retry_is_safe=False, reason=reason)


def _not_linked(facts: UnsentFacts, seq: int) -> Refusal:
    name = StationIdentity(site=facts.site, station=facts.station, training=False).name
    return Refusal("unsent.not_linked", field="station", value=name, seq=seq)
