"""The contract on PostgreSQL: a station's connection, and four functions of the server."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import parse_instant
from cashier.ledger.connection import LedgerSaid, StationConnection
from cashier.ledger.contract import (
    PULL_LIMIT_MAX,
    Answer,
    Change,
    Head,
    Hello,
    Operation,
    Outcome,
    Page,
    WireRecord,
)

_HELLO = "SELECT api.hello(%(version)s::integer, %(site)s, %(station)s)"
_HEAD = "SELECT api.head(%(site)s, %(station)s)"
_POST = "SELECT api.post_batch(%(site)s, %(station)s, %(records)s::json)"
_PULL = "SELECT api.pull(%(feed)s, %(epoch)s::bigint, %(after)s::bigint, %(limit)s::integer)"
_UNSENDABLE = re.compile("[\x00\ud800-\udfff]")
"""What no text of PostgreSQL can hold, and no record of ours does."""
_IN_ITS_PLACE = "\x01"
_BIGINT_MAX = 2**63 - 1


class PostgresLedger:
    """The four calls, as the station whose role the connection logs in as. What the ledger does
    with a record is what `EmbeddedLedger` does; the work is done by the functions in `sql/`.

    Raises Fault `ledger.unreachable`, `ledger.refused_station`, `ledger.busy` besides what the
    contract says: nothing of the call was done, or all of it and a repeat answers `exists`.
    """

    asked_ahead = True
    """A page may be asked for in one thread while another takes in the page before."""

    def __init__(self, connection: StationConnection) -> None:
        self.connection = connection

    def hello(self, version: int, site: str, station: str) -> Hello:
        """Raises Refusal `ledger.version` or `ledger.unknown_station`."""
        said = self._call(_HELLO, {"version": version, "site": site, "station": station})
        return Hello(
            contract=said["contract"],
            clock=parse_instant(said["clock"]),
            ledger_id=said["ledger_id"],
            epochs=said["epochs"],
        )

    def post_batch(
        self, site: str, station: str, records: Sequence[WireRecord]
    ) -> tuple[Answer, ...]:
        """All of a batch is one transaction on the server."""
        wire = json.dumps([_sendable(record) for record in records], ensure_ascii=False)
        said = self._call(_POST, {"site": site, "station": station, "records": wire})
        if len(said) != len(records):
            raise Fault("ledger.answered_wrong", records=len(records), answers=len(said))
        return tuple(
            Answer(
                posting_id=record.posting_id,
                outcome=Outcome(one["outcome"]),
                expected_seq=one["expected_seq"],
                exception=one["exception"],
                ticket=one["ticket"],
            )
            for record, one in zip(records, said, strict=True)
        )

    def pull(self, feed: str, epoch: int, after: int, limit: int) -> Page:
        """A feed nothing was written to is at epoch 1, seq 0."""
        said = self._call(
            _PULL,
            {
                "feed": feed,
                "epoch": min(epoch, _BIGINT_MAX),
                "after": max(0, min(after, _BIGINT_MAX)),
                "limit": max(1, min(limit, PULL_LIMIT_MAX)),
            },
        )
        return Page(
            feed=said["feed"],
            epoch=said["epoch"],
            changes=tuple(
                Change(
                    seq=one["seq"],
                    operation=Operation(one["operation"]),
                    key=one["key"],
                    document=one["document"],
                    hash=one["hash"],
                    record=one.get("record", ""),
                )
                for one in said["changes"]
            ),
            head_seq=said["head_seq"],
            as_of=parse_instant(said["as_of"]),
        )

    def head(self, site: str, station: str) -> Head:
        """Where the ledger stands for this station."""
        said = self._call(_HEAD, {"site": site, "station": station})
        return Head(last_seq=said["last_seq"], last_hash=said["last_hash"])

    def close(self) -> None:
        self.connection.close()

    def hang_up(self) -> None:
        """As `close`, from any thread: a call that waits ends as `ledger.unreachable`."""
        self.connection.close()

    def _call(self, statement: str, parameters: Mapping[str, object]) -> Any:
        try:
            return self.connection.call(statement, parameters)
        except LedgerSaid as said:
            raise _meaning(said) from None


def _meaning(said: LedgerSaid) -> Refusal | Fault:
    if said.code == "ledger.version":
        return Refusal(said.code, field="version", **{"value": "", **said.detail})
    if said.code == "ledger.unknown_station":
        return Refusal(said.code, field="station", **said.detail)
    return Fault(said.code, **said.detail)


def _sendable(record: WireRecord) -> dict[str, object]:
    """A record as JSON the server can read. A text that it cannot hold is no record of ours: it is
    sent with a control character in its place, and answered as what it is."""
    return {
        "station_seq": record.station_seq,
        "posting_id": _UNSENDABLE.sub(_IN_ITS_PLACE, record.posting_id),
        "prev_hash": _UNSENDABLE.sub(_IN_ITS_PLACE, record.prev_hash),
        "hash": _UNSENDABLE.sub(_IN_ITS_PLACE, record.hash),
        "canonical": _UNSENDABLE.sub(_IN_ITS_PLACE, record.canonical),
    }
