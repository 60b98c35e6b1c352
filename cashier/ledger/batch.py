"""One station's batch inside one write transaction: each record answered, the good ones recorded,
the feed appended last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from cashier.clock import Clock
from cashier.domain.posting import (
    CORRECTS_ONCE,
    RecordKind,
    canonical_json,
    instant_text,
    receivable_number,
)
from cashier.ledger import authority, beyond, changes, deposit_rules, same_item, suspense
from cashier.ledger.changes import FeedChange
from cashier.ledger.contract import ACCOUNTS, Answer, Outcome, WireRecord, site_feed
from cashier.ledger.records import (
    Malformed,
    ReadRecord,
    read_record,
    thin_document,
)
from cashier.ledger.schema import (
    correction,
    deposit_ticket,
    entry,
    exception,
    exception_relief,
    posting,
    station_head,
)

CONFLICT_CODE = "record.conflict"
CHAIN_CODE = "record.chain"
_KEYS_AT_ONCE = 500
_NAME_CHARS_MAX = 64
_T = TypeVar("_T")


class Batch:
    """Takes records in order. `last_seq` and `last_hash` move with what is recorded; `finish`
    writes it all."""

    def __init__(
        self,
        connection: Connection,
        clock: Clock,
        site: str,
        station: str,
        records: Sequence[WireRecord],
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._site = site
        self._station = station
        self._received_at = instant_text(clock.now())
        head = connection.execute(
            select(station_head.c.last_seq, station_head.c.last_hash).where(
                station_head.c.site == site, station_head.c.station == station
            )
        ).one()
        self._seq: int = head.last_seq
        self._hash: str = head.last_hash
        self._first_seq = self._seq
        self._postings: list[dict[str, Any]] = []
        self._entries: list[dict[str, Any]] = []
        self._changes: list[FeedChange] = []
        self._touched: dict[str, None] = {}
        self._there = self._recorded_before(records)
        self._read = {
            id(wire): _reading(site, station, wire)
            for wire in records
            if wire.station_seq > self._seq
        }
        fresh = [read for read in self._read.values() if isinstance(read, ReadRecord)]
        self._known = self._known_accounts(fresh)
        self._items = self._same_items(fresh)
        self._rights = authority.Rights(connection, self._received_at)
        self._ids = self._ids_elsewhere(fresh)

    def take(self, wire: WireRecord) -> Answer:
        """The answer to one record; it is recorded if it is new, in order, linked and
        well-formed."""
        if wire.station_seq <= self._seq:
            return self._repeated(wire)
        if wire.station_seq > self._seq + 1:
            return Answer(
                posting_id=wire.posting_id, outcome=Outcome.GAP, expected_seq=self._seq + 1
            )
        read = self._read[id(wire)]
        if wire.prev_hash != self._hash:
            return self._refused(wire, CHAIN_CODE)
        if isinstance(read, Malformed):
            return self._refused(wire, read.code)
        if read.posting_id in self._ids:
            return self._refused(wire, CONFLICT_CODE)
        ticket, lacking = "", self._rights.lacking(read)
        if read.kind in beyond.LOOKS_BACK:
            self._flush()
        if refused := beyond.refused_for(self._connection, read):
            return self._refused(wire, refused)
        if read.kind is RecordKind.DEPOSIT_PREPARED and not authority.barred(read, lacking):
            ticket = self._ticket(read)
        code = self._recorded(read, ticket, lacking)
        self._seq, self._hash = wire.station_seq, wire.hash
        self._ids.add(read.posting_id)
        self._there[wire.station_seq] = (wire.posting_id, wire.hash, wire.canonical, code, ticket)
        return Answer(
            posting_id=wire.posting_id, outcome=Outcome.CREATED, exception=code, ticket=ticket
        )

    def finish(self) -> None:
        """Writes what is pending; the feed's counter is the last row taken (reliability.md, lock
        order)."""
        self._flush()
        if self._seq > self._first_seq:
            self._connection.execute(
                update(station_head)
                .where(station_head.c.site == self._site, station_head.c.station == self._station)
                .values(last_seq=self._seq, last_hash=self._hash)
            )
        for exception_id in self._touched:
            self._changes.append(
                FeedChange(
                    key=suspense.EXCEPTION_KEY + exception_id,
                    document=suspense.exception_document(
                        self._connection, self._site, exception_id
                    ),
                )
            )
        if self._changes:
            changes.append(self._connection, site_feed(self._site), self._changes)

    def _repeated(self, wire: WireRecord) -> Answer:
        found = self._there.get(wire.station_seq)
        if found is None or found[:3] != (wire.posting_id, wire.hash, wire.canonical):
            return self._refused(wire, CONFLICT_CODE)
        return Answer(
            posting_id=wire.posting_id,
            outcome=Outcome.EXISTS,
            exception=found[3],
            ticket=found[4],
        )

    def _refused(self, wire: WireRecord, code: str) -> Answer:
        # a supervisor hears of it once, however often the station tries again
        self._open(
            code,
            {"prev_hash": wire.prev_hash[:_NAME_CHARS_MAX]},
            posting_id=wire.posting_id[:_NAME_CHARS_MAX],
            content_hash=wire.hash[:_NAME_CHARS_MAX],
            station_seq=wire.station_seq if 0 <= wire.station_seq < 2**63 else 0,
        )
        return Answer(posting_id=wire.posting_id, outcome=Outcome.CONFLICT, exception=code)

    def _recorded(self, record: ReadRecord, ticket: str, lacking: str) -> str:
        barred = authority.barred(record, lacking)
        reasons: dict[str, dict[str, Any]] = {}
        if barred:
            mapped = suspense.all_in_suspense(record.entries)
        else:
            mapped, reasons = self._mapped(record)
        self._keep(record, mapped, ticket, barred=barred)
        if record.kind in same_item.NAMES_ITEM and record.dup_key:
            if record.kind is RecordKind.PAYMENT and record.dup_key in self._items:
                self._flush()
                others = same_item.others(self._connection, record)
                if others:
                    reasons[suspense.DUPLICATE] = {"of": list(others)}
            self._items.add(record.dup_key)
        if not _amount_agrees(record):
            reasons[suspense.AMOUNT_DIFFERS] = {"amount_cents": record.amount_cents}
        if record.kind is RecordKind.REVERSAL and not barred:
            self._flush()
            if ticket := deposit_rules.deposit_of(self._connection, record):
                reasons[deposit_rules.ITEM_REVERSED] = {"ticket": ticket}
        held = 0
        if mapped.effect:
            held = self._relieved(record, mapped.effect)
        if (
            record.kind is RecordKind.RESOLUTION
            and not barred
            and not deposit_rules.names_deposit(record.body)
            and not self._resolved(record)
        ):
            reasons[suspense.RESOLUTION_UNKNOWN] = {}
        if not barred:
            reasons |= beyond.done_besides(self._connection, record, self._received_at)
        if record.kind is RecordKind.STAFF_ACT:
            self._rights.forget()
        if lacking:
            reasons[lacking] = {}
        return self._told(record, reasons, held)

    def _told(self, record: ReadRecord, reasons: dict[str, dict[str, Any]], held: int) -> str:
        """Opens what a supervisor must look at; the first holds what stands in suspense, and is the
        answer's."""
        if held and not reasons.keys() & {suspense.ACCOUNT_UNKNOWN, suspense.CHART_UNKNOWN}:
            code = suspense.UNIDENTIFIED if held > 0 else suspense.UNMATCHED
            reasons = {code: {}, **reasons}
        for code, detail in reasons.items():
            self._open(
                code,
                detail,
                posting_id=record.posting_id,
                content_hash=record.hash,
                station_seq=record.station_seq,
                cents=held,
            )
            held = 0
        return next(iter(reasons), "")

    def _mapped(self, record: ReadRecord) -> tuple[suspense.Mapped, dict[str, dict[str, Any]]]:
        """How the entries stand here, and what a supervisor must know of it."""
        if record.kind in CORRECTS_ONCE:
            self._flush()
            first = self._connection.execute(
                insert(correction)
                .values(
                    site=record.site,
                    original_id=record.original_id,
                    posting_id=record.posting_id,
                    kind=record.kind.value,
                )
                .on_conflict_do_nothing()
            )
            if first.rowcount == 0:
                detail = {"original_id": record.original_id}
                return suspense.all_in_suspense(record.entries), {suspense.CORRECTED_TWICE: detail}
        elif record.kind in deposit_rules.STEPS:
            self._flush()
            if not deposit_rules.goes_on(self._connection, record):
                detail = {"original_id": record.original_id}
                return suspense.all_in_suspense(record.entries), {
                    deposit_rules.OUT_OF_ORDER: detail
                }
        before: Mapping[str, bool] = {}
        if record.original_id and record.entries:
            self._flush()
            before = suspense.mapping_of(self._connection, record.site, record.original_id)
        mapped = suspense.map_entries(record.entries, self._known, before)
        reasons: dict[str, dict[str, Any]] = {}
        if mapped.unknown:
            reasons[suspense.ACCOUNT_UNKNOWN] = {"accounts": list(mapped.unknown)}
        if mapped.off_chart:
            reasons[suspense.CHART_UNKNOWN] = {"accounts": list(mapped.off_chart)}
        return mapped, reasons

    def _ticket(self, record: ReadRecord) -> str:
        """The next deposit ticket of the site's business date, given to this record for good; ''
        where one of its drawers is in a deposit already."""
        if deposit_rules.drawer_taken(self._connection, record):
            return ""
        of_day = (deposit_ticket.c.site == record.site) & (
            deposit_ticket.c.business_date == record.business_date
        )
        last = self._connection.execute(select(func.max(deposit_ticket.c.number)).where(of_day))
        number = (last.scalar_one() or 0) + 1
        ticket = ticket_number(record.site, record.business_date, number)
        self._connection.execute(
            deposit_ticket.insert().values(
                site=record.site,
                business_date=record.business_date,
                number=number,
                posting_id=record.posting_id,
                ticket=ticket,
            )
        )
        return ticket

    def _keep(
        self, record: ReadRecord, mapped: suspense.Mapped, ticket: str, *, barred: bool
    ) -> None:
        place = {
            "site": record.site,
            "station": record.station,
            "station_seq": record.station_seq,
        }
        self._postings.append(posting_row(record, self._received_at))
        self._entries += [
            {**place, "line": number, "account": line.account, "cents": line.cents}
            for number, line in enumerate(mapped.entries, start=1)
        ]
        self._changes.append(
            FeedChange(
                key=record.posting_id,
                document=thin_document(
                    record,
                    received_at=self._received_at,
                    suspense_lines=mapped.lines,
                    ticket=ticket,
                    barred=barred,
                ),
            )
        )

    def _relieved(self, record: ReadRecord, effect: int) -> int:
        """Sets an effect on suspense against what exceptions hold; what is left of it."""
        self._flush()
        given, left = suspense.reliefs(effect, suspense.held_by(self._connection, record))
        for exception_id, cents in given:
            self._answered(exception_id, record, cents)
        return left

    def _resolved(self, record: ReadRecord) -> bool:
        named = record.body.get("exception")
        if not isinstance(named, str):
            return False
        found = self._connection.execute(
            select(exception.c.exception_id).where(
                exception.c.site == record.site, exception.c.exception_id == named
            )
        ).scalar_one_or_none()
        if found is None:
            return False
        self._answered(named, record, 0)
        return True

    def _answered(self, exception_id: str, record: ReadRecord, cents: int) -> None:
        self._connection.execute(
            exception_relief.insert().values(
                exception_id=exception_id,
                site=record.site,
                posting_id=record.posting_id,
                cents=cents,
            )
        )
        self._touched[exception_id] = None

    def _open(
        self,
        code: str,
        detail: Mapping[str, Any],
        *,
        posting_id: str,
        content_hash: str,
        station_seq: int,
        cents: int = 0,
    ) -> None:
        exception_id = self._clock.new_id()
        opened = self._connection.execute(
            insert(exception)
            .values(
                exception_id=exception_id,
                site=self._site,
                station=self._station,
                station_seq=station_seq,
                posting_id=posting_id,
                content_hash=content_hash,
                code=code,
                detail=canonical_json(detail),
                cents=cents,
                opened_at=self._received_at,
            )
            .on_conflict_do_nothing()
        )
        if opened.rowcount:
            self._touched[exception_id] = None

    def _flush(self) -> None:
        if self._postings:
            self._connection.execute(posting.insert(), self._postings)
        if self._entries:
            self._connection.execute(entry.insert(), self._entries)
        self._postings, self._entries = [], []

    def _recorded_before(
        self, records: Sequence[WireRecord]
    ) -> dict[int, tuple[str, str, str, str, str]]:
        """What stands at the sequences sent again: id, hash, text, the first exception's code and
        the ticket given."""
        seqs = [wire.station_seq for wire in records if 1 <= wire.station_seq <= self._seq]
        there: dict[int, tuple[str, str, str, str, str]] = {}
        for chunk in _chunks(seqs):
            codes = self._first_codes(chunk)
            query = (
                select(
                    posting.c.station_seq,
                    posting.c.posting_id,
                    posting.c.hash,
                    posting.c.canonical,
                    func.coalesce(deposit_ticket.c.ticket, "").label("ticket"),
                )
                .outerjoin(
                    deposit_ticket,
                    (deposit_ticket.c.site == posting.c.site)
                    & (deposit_ticket.c.posting_id == posting.c.posting_id),
                )
                .where(self._mine(posting), posting.c.station_seq.in_(chunk))
            )
            for row in self._connection.execute(query):
                code = codes.get(row.posting_id, "")
                found = (row.posting_id, row.hash, row.canonical, code, row.ticket)
                there[row.station_seq] = found
        return there

    def _first_codes(self, seqs: list[int]) -> dict[str, str]:
        query = (
            select(exception.c.posting_id, exception.c.code)
            .join(
                posting,
                (posting.c.posting_id == exception.c.posting_id)
                & (posting.c.hash == exception.c.content_hash),
            )
            .where(self._mine(posting), posting.c.station_seq.in_(seqs))
            .order_by(exception.c.exception_id.desc())
        )
        return {row.posting_id: row.code for row in self._connection.execute(query)}

    def _mine(self, table: Any) -> Any:
        return (table.c.site == self._site) & (table.c.station == self._station)

    def _known_accounts(self, records: Sequence[ReadRecord]) -> set[str]:
        numbers = {receivable_number(line.account) for record in records for line in record.entries}
        return set(changes.live_digests(self._connection, ACCOUNTS, sorted(numbers - {""})))

    def _same_items(self, records: Sequence[ReadRecord]) -> set[str]:
        """Duplicate keys of this batch that some record here, at any site, had before it."""
        keys = sorted({record.dup_key for record in records} - {""})
        found: set[str] = set()
        for chunk in _chunks(keys):
            query = select(posting.c.dup_key).where(posting.c.dup_key.in_(chunk)).distinct()
            found.update(self._connection.execute(query).scalars())
        return found

    def _ids_elsewhere(self, records: Sequence[ReadRecord]) -> set[str]:
        """Ids of the batch that already stand at another place."""
        found: set[str] = set()
        for chunk in _chunks([record.posting_id for record in records]):
            query = select(posting.c.posting_id).where(
                posting.c.site == self._site, posting.c.posting_id.in_(chunk)
            )
            found.update(self._connection.execute(query).scalars())
        return found


def ticket_number(site: str, business_date: str, number: int) -> str:
    """A deposit ticket's number: `BOS-20261123-01`."""
    return f"{site}-{business_date.replace('-', '')}-{number:02}"


def posting_row(record: ReadRecord, received_at: str) -> dict[str, Any]:
    """The columns of a record: all but `received_at` repeat the text."""
    return {
        "site": record.site,
        "station": record.station,
        "station_seq": record.station_seq,
        "posting_id": record.posting_id,
        "kind": record.kind.value,
        "business_date": record.business_date,
        "receipt_number": record.receipt_number,
        "amount_cents": record.amount_cents,
        "staff": record.staff,
        "approver": record.approver,
        "session_id": record.session_id,
        "tender_id": record.tender_id,
        "original_id": record.original_id,
        "dup_key": record.dup_key,
        "canonical": record.canonical,
        "prev_hash": record.prev_hash,
        "hash": record.hash,
        "received_at": received_at,
    }


def _reading(site: str, station: str, wire: WireRecord) -> ReadRecord | Malformed:
    try:
        return read_record(site, station, wire)
    except Malformed as wrong:
        return wrong


def _amount_agrees(record: ReadRecord) -> bool:
    moved = sum(line.cents for line in record.entries if line.cents > 0)
    if record.kind is RecordKind.PAYMENT:
        return record.amount_cents == moved
    if record.kind in {RecordKind.VOID, RecordKind.REVERSAL}:
        return record.amount_cents == -moved
    return True


def _chunks(values: list[_T]) -> Iterator[list[_T]]:
    for start in range(0, len(values), _KEYS_AT_ONCE):
        yield values[start : start + _KEYS_AT_ONCE]
