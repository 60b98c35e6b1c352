"""Signed checkpoints: where every chain of the ledger stood, kept elsewhere, so that a rewritten
ledger is found even if whoever rewrote it computed every hash anew.

A checkpoint is a text that names the heads of all stations and feeds; each head's hash binds all
that came before it. The ledger keeps a copy, the proof is the file. Source: reliability.md 7, audit
keeping.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError

from cashier import signing
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import canonical_json, instant_text
from cashier.ledger.books import Books
from cashier.ledger.contract import ACCOUNTS
from cashier.ledger.schema import checkpoint, entry, feed, feed_head, posting, station_head

FORMAT = 1
_PURPOSE = b"cashier checkpoint 1\n"
"""Signed in front of the text: a key used for something else as well proves nothing here."""
_TRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The signed text (docs/formats/checkpoint.schema.json), whose key signed it, and how."""

    canonical: str
    key_id: str
    signature: str

    @property
    def body(self) -> dict[str, Any]:
        """What the text says."""
        found = json.loads(self.canonical)
        assert isinstance(found, dict), "read or made here"
        return found

    def text(self) -> str:
        """The file's text, one line."""
        return json.dumps(
            {"canonical": self.canonical, "key_id": self.key_id, "signature": self.signature},
            ensure_ascii=False,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What of a checkpoint the ledger no longer holds."""

    what: str
    where: str


def take(database: Books, private: bytes, *, keep: bool = True) -> Checkpoint:
    """Signs where the ledger stands now. `keep` also writes it into the ledger, for which an
    auditor has no right.

    Raises Refusal `ledger.forbidden`, Fault `ledger.…`.
    """
    for _ in range(_TRIES):
        with database.read() as connection:
            body = _body(connection, database, keep=keep)
        made = _signed(canonical_json(body), private)
        if not keep:
            return made
        try:
            with database.write() as connection:
                connection.execute(
                    checkpoint.insert().values(
                        number=body["number"],
                        taken_at=body["taken_at"],
                        document=made.canonical,
                        key_id=made.key_id,
                        signature=made.signature,
                    )
                )
        except IntegrityError:
            continue  # another one was taken at the same moment and has the number
        return made
    raise Fault("ledger.busy", path=database.name)


def read_checkpoint(file: Path, public: str) -> Checkpoint:
    """The checkpoint of a file, with its signature proved by the public key. Raises Refusal
    `checkpoint.unreadable` or `checkpoint.signature`."""
    try:
        fields = json.loads(file.read_bytes())
        made = Checkpoint(**fields)
        body = json.loads(made.canonical)
    except (OSError, ValueError, TypeError) as error:
        raise Refusal("checkpoint.unreadable", field="file", value=str(file)) from error
    if not signing.signed_by(public, _PURPOSE + made.canonical.encode(), made.signature):
        raise Refusal("checkpoint.signature", field="file", value=str(file), key_id=made.key_id)
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        # after the signature: what is asked of it here is only whether this program knows the form
        raise Refusal("checkpoint.unreadable", field="file", value=str(file))
    return made


def compare(database: Books, proved: Checkpoint) -> tuple[Finding, ...]:
    """What the ledger no longer holds of a checkpoint whose signature was proved; () when every
    head of then is part of the chain of now. Says nothing of what came before a head: that is
    bound by the hashes which `verify` recomputes."""
    body = proved.body
    if body["ledger_id"] != database.ledger_id:
        return (Finding(what="ledger", where=f"this is {database.ledger_id}"),)
    with database.read() as connection:
        return (
            *_stations(connection, body),
            *_feeds(connection, body),
            *_kept(connection, proved, body),
        )


def _body(connection: Connection, database: Books, *, keep: bool) -> dict[str, Any]:
    last = connection.execute(
        select(checkpoint.c.number, checkpoint.c.document)
        .order_by(checkpoint.c.number.desc())
        .limit(1)
    ).one_or_none()
    stations = connection.execute(
        select(station_head).order_by(station_head.c.site, station_head.c.station)
    )
    feeds = connection.execute(select(feed_head).order_by(feed_head.c.feed))
    return {
        "format": FORMAT,
        "ledger_id": database.ledger_id,
        # without a number: only the file knows of it
        "number": (int(last.number) if last else 0) + 1 if keep else 0,
        "previous": "" if last is None else _digest(last.document),
        "taken_at": instant_text(database.clock.now()),
        "postings": _count(connection, select(func.count()).select_from(posting)),
        "entries": _count(connection, select(func.count()).select_from(entry)),
        "stations": [
            {
                "site": row.site,
                "station": row.station,
                "seq": int(row.last_seq),
                "hash": row.last_hash,
            }
            for row in stations
        ],
        "feeds": [
            {"feed": row.feed, "epoch": int(row.epoch), "seq": int(row.seq), "hash": row.hash}
            for row in feeds
        ],
    }


def _signed(text: str, private: bytes) -> Checkpoint:
    public = signing.public_key(private)
    return Checkpoint(
        canonical=text,
        key_id=signing.key_id(public),
        signature=signing.sign(private, _PURPOSE + text.encode()),
    )


def _stations(connection: Connection, body: dict[str, Any]) -> Iterator[Finding]:
    for head in body["stations"]:
        place, seq = f"{head['site']}-{head['station']}", head["seq"]
        now = connection.execute(
            select(station_head.c.last_seq).where(
                station_head.c.site == head["site"], station_head.c.station == head["station"]
            )
        ).scalar_one_or_none()
        if now is None:
            yield Finding(what="station", where=f"{place} is gone")
        elif now < seq:
            yield Finding(what="station", where=f"{place} had {seq} records, and has {now}")
        elif seq:
            found = connection.execute(
                select(posting.c.hash).where(
                    posting.c.site == head["site"],
                    posting.c.station == head["station"],
                    posting.c.station_seq == seq,
                )
            ).scalar_one_or_none()
            if found != head["hash"]:
                yield Finding(what="station", where=f"{place} {seq} is not the record of then")


def _feeds(connection: Connection, body: dict[str, Any]) -> Iterator[Finding]:
    for head in body["feeds"]:
        name, epoch, seq = head["feed"], head["epoch"], head["seq"]
        now = connection.execute(
            select(feed_head.c.epoch, feed_head.c.seq).where(feed_head.c.feed == name)
        ).one_or_none()
        if now is None:
            yield Finding(what="feed", where=f"{name} is gone")
        elif now.epoch > epoch and name == ACCOUNTS:
            continue  # reference data whose log began anew: what it said then is no longer kept
        elif now.epoch != epoch or now.seq < seq:
            there = f"{now.epoch}/{now.seq}"
            yield Finding(what="feed", where=f"{name} was at {epoch}/{seq}, and is at {there}")
        elif seq:
            found = connection.execute(
                select(feed.c.hash).where(
                    feed.c.feed == name, feed.c.epoch == epoch, feed.c.seq == seq
                )
            ).scalar_one_or_none()
            if found != head["hash"]:
                yield Finding(what="feed", where=f"{name} {epoch}/{seq} is not the change of then")


def _kept(connection: Connection, proved: Checkpoint, body: dict[str, Any]) -> Iterator[Finding]:
    """How many records there were, and the ledger's own copies of what was signed."""
    for table, was in ((posting, body["postings"]), (entry, body["entries"])):
        now = _count(connection, select(func.count()).select_from(table))
        if now < was:
            yield Finding(what=table.name, where=f"there were {was}, and are {now}")
    number, previous = body["number"], body["previous"]
    documents = select(checkpoint.c.number, checkpoint.c.document).order_by(checkpoint.c.number)
    kept = {int(row.number): str(row.document) for row in connection.execute(documents)}
    if number and kept.get(number) != proved.canonical:
        yield Finding(what="checkpoint", where=f"{number} is not kept as it was signed")
    if previous and previous not in map(_digest, kept.values()):
        yield Finding(what="checkpoint", where=f"the one before {body['taken_at']} is gone")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _count(connection: Connection, query: Any) -> int:
    return int(connection.execute(query).scalar_one())
