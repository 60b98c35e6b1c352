"""Recomputes everything the ledger claims, from the texts up: what an auditor runs, and what every
fault test ends with.

Nothing read here is trusted: columns are held against the text, the text against the chain,
entries and receipt times against the site's feed, feeds against their own chain. So an edit of any
one value shows, whoever made it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select, text

from cashier.domain.posting import (
    CORRECTS_ONCE,
    GENESIS,
    SUSPENSE,
    TWO_PERSON_KINDS,
    RecordKind,
    chain_hash,
)
from cashier.ledger import authority, deposit_rules, suspense, verify_directory
from cashier.ledger.audit_lines import AuditChains
from cashier.ledger.batch import posting_row, ticket_number
from cashier.ledger.books import Books
from cashier.ledger.changes import REFERENCE_FEEDS, digest
from cashier.ledger.contract import Operation, WireRecord, change_hash, site_feed
from cashier.ledger.records import Malformed, ReadRecord, read_record, thin_document
from cashier.ledger.schema import (
    correction,
    current,
    deposit_ticket,
    entry,
    exception,
    exception_relief,
    feed,
    feed_head,
    posting,
    station,
    station_head,
)

FINDINGS_MAX = 1_000
"""A ledger with more is not read on: it needs a person, not a longer list."""
_KEYS = {kind.value: key for kind, key in deposit_rules.KEYS.items()}
_ROWS_AT_ONCE = 1_000
_KEYS_AT_ONCE = 500

_RECORDED = text("feed.feed NOT IN ('accounts', 'directory')")
"""The words of the partial index `feed_record`: SQLite uses it only where it reads them, not
behind parameters."""

Progress = Callable[[str, int], None]
"""`(table, rows checked)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is not as it must be: the table, the row's key, and what is wrong with it."""

    table: str
    key: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How much was recomputed, and what was found wrong (nothing: the ledger is sound)."""

    postings: int
    entries: int
    changes: int
    findings: tuple[Finding, ...]


def verify(database: Books, progress: Progress | None = None) -> Verification:
    """Checks invariants I3 to I7, I10 and I17 over the whole ledger, in one reading state. Raises
    Fault `ledger.unreachable` where the file itself cannot be read: SQLCipher names a flipped byte
    that way."""
    with database.read() as connection:
        run = _Verification(connection, progress or (lambda _table, _rows: None))
        run.feeds()
        run.stations()
        run.leftovers()
        run.tickets()
        run.corrections()
        run.money()
        for table, key, what in verify_directory.complaints(connection):
            run.wrong(table, key, what)
    return Verification(
        postings=run.postings,
        entries=run.entries,
        changes=run.changes,
        findings=tuple(run.findings[:FINDINGS_MAX]),
    )


@dataclass(slots=True)
class _Verification:
    connection: Connection
    progress: Progress
    findings: list[Finding] = field(default_factory=list)
    postings: int = 0
    entries: int = 0
    changes: int = 0
    _told: list[_Told] = field(default_factory=list)
    _unallowed: set[str] | None = None
    """Hashes of records that nobody had the right to make."""

    def wrong(self, table: str, key: object, what: str) -> None:
        if len(self.findings) < FINDINGS_MAX:
            self.findings.append(Finding(table=table, key=str(key), what=what))

    def rows(self, query: Any) -> Iterator[Row[Any]]:
        yield from self.connection.execute(query.execution_options(yield_per=_ROWS_AT_ONCE))

    # ------------------------------------------------------------------ feeds

    def feeds(self) -> None:
        """Each feed's chain from 32 zero bytes to its head, and the live documents of the
        reference feeds."""
        heads = {row.feed: row for row in self.rows(select(feed_head))}
        at: dict[str, tuple[int, str]] = dict.fromkeys(heads, (0, GENESIS))
        query = select(feed).order_by(feed.c.feed, feed.c.epoch, feed.c.seq)
        for row in self.rows(query):
            self.changes += 1
            if self.changes % _ROWS_AT_ONCE == 0:
                self.progress("feed", self.changes)
            key = f"{row.feed} {row.epoch}/{row.seq}"
            if row.feed not in heads:
                self.wrong("feed", key, "a feed without a head")
                continue
            if row.epoch != heads[row.feed].epoch:
                self.wrong("feed", key, "a change outside the present epoch")
                continue
            seq, link = at[row.feed]
            if row.seq != seq + 1:
                self.wrong("feed", key, f"seq {seq + 1} was expected")
            if self._change_hash(link, row) != row.hash:
                self.wrong("feed", key, "the hash does not link to the change before it")
            at[row.feed] = (row.seq, row.hash)
        for name, head in heads.items():
            if (head.seq, head.hash) != at[name]:
                last = at[name][0]
                self.wrong("feed_head", name, f"the feed ends at {last}, not as its head says")
                if last < head.seq:
                    key = f"{name} {head.epoch}/{last + 1}"
                    self.wrong("feed", key, "not there, and its head counts it")
        for name in sorted(REFERENCE_FEEDS & heads.keys()):
            self._live(name, heads[name].epoch)

    def _change_hash(self, link: str, row: Row[Any]) -> str:
        try:
            return change_hash(link, Operation(row.operation), row.key, row.document)
        except ValueError:
            return ""

    def _live(self, name: str, epoch: int) -> None:
        """`current` names the last change of each live key, and no other."""
        last = (
            select(feed.c.key, func.max(feed.c.seq).label("seq"))
            .where(feed.c.feed == name, feed.c.epoch == epoch)
            .group_by(feed.c.key)
            .subquery()
        )
        query = (
            select(last.c.key, last.c.seq, feed.c.operation, feed.c.document)
            .join(feed, feed.c.seq == last.c.seq)
            .where(feed.c.feed == name, feed.c.epoch == epoch)
            .order_by(last.c.key)
        )
        live = self.rows(select(current).where(current.c.feed == name).order_by(current.c.key))
        here = next(live, None)
        for row in self.rows(query):
            if row.operation != Operation.UPSERT.value:
                continue
            while here is not None and here.key < row.key:
                self.wrong("current", f"{name} {here.key}", "no live document of that key")
                here = next(live, None)
            if here is None or here.key != row.key:
                self.wrong("current", f"{name} {row.key}", "the live document is not listed")
                continue
            if here.seq != row.seq or here.digest != digest(row.document):
                self.wrong("current", f"{name} {row.key}", "not the feed's last document")
            here = next(live, None)
        while here is not None:
            self.wrong("current", f"{name} {here.key}", "no live document of that key")
            here = next(live, None)

    # ------------------------------------------------------------------ stations

    def stations(self) -> None:
        """Each station's chain from 32 zero bytes to its head; every column, entry and thin form
        against the text."""
        known = {(row.site, row.station) for row in self.rows(select(station))}
        heads = {(row.site, row.station): row for row in self.rows(select(station_head))}
        for place in sorted(known - heads.keys()):
            self.wrong("station_head", "-".join(place), "the station has no head")
        for place in sorted(heads.keys() - known):
            self.wrong("station_head", "-".join(place), "no such station")
        at: dict[tuple[str, str], tuple[int, str]] = dict.fromkeys(heads, (0, GENESIS))
        audit = AuditChains()
        lines = _Lines(self)
        query = select(posting).order_by(posting.c.site, posting.c.station, posting.c.station_seq)
        for row in self.rows(query):
            self.postings += 1
            if self.postings % _ROWS_AT_ONCE == 0:
                self.progress("posting", self.postings)
            place, key = (row.site, row.station), f"{row.site}-{row.station} {row.station_seq}"
            if place not in at:
                self.wrong("posting", key, "of a station without a head")
            seq, link = at.get(place, (0, GENESIS))
            if row.station_seq != seq + 1:
                self.wrong("posting", key, f"sequence {seq + 1} was expected")
            if row.prev_hash != link:
                self.wrong("posting", key, "does not link to the record before it")
            at[place] = (row.station_seq, row.hash)
            self._posting(row, key, lines.of(row.site, row.station, row.station_seq))
            if row.kind == RecordKind.AUDIT.value:
                for what in audit.take("-".join(place), row.canonical):
                    self.wrong("posting", key, what)
        lines.rest()
        self._look_up()
        for place, head in heads.items():
            if (head.last_seq, head.last_hash) != at[place]:
                last, name = at[place][0], "-".join(place)
                self.wrong("station_head", name, f"the chain ends at {last}, not as its head says")
                if last < head.last_seq:
                    self.wrong("posting", f"{name} {last + 1}", "not there, and its head counts it")

    def _posting(self, row: Row[Any], key: str, lines: list[Row[Any]]) -> None:
        wire = WireRecord(
            station_seq=row.station_seq,
            posting_id=row.posting_id,
            prev_hash=row.prev_hash,
            hash=row.hash,
            canonical=row.canonical,
        )
        try:
            if chain_hash(row.prev_hash, row.canonical) != row.hash:
                self.wrong("posting", key, "the hash is not that of the text")
                return
            record = read_record(row.site, row.station, wire)
        except (Malformed, ValueError) as wrong:
            self.wrong(
                "posting", key, f"the text is not a well-formed record of this place: {wrong}"
            )
            return
        for column, value in posting_row(record, row.received_at).items():
            if getattr(row, column) != value:
                self.wrong("posting", key, f"{column} is not what the text says")
        moved = self._entries(record, key, lines)
        ticket = ""
        if record.kind is RecordKind.DEPOSIT_PREPARED:
            ticket = self._ticket(record, key)
        thin = thin_document(
            record,
            received_at=row.received_at,
            suspense_lines=tuple(moved),
            ticket=ticket,
            barred=authority.barred(record, self._lacking(record)),
        )
        self._in_feed(record.site, record.posting_id, thin, "posting", key)

    def _entries(self, record: ReadRecord, key: str, lines: list[Row[Any]]) -> list[int]:
        """Holds the ledger's lines against the text's; which of them stand in suspense though the
        text says otherwise."""
        if [line.line for line in lines] != list(range(1, len(record.entries) + 1)):
            self.wrong("entry", key, "not the lines of the text")
            return []
        moved = []
        for line, told in zip(lines, record.entries, strict=True):
            if line.cents != told.cents:
                self.wrong("entry", f"{key} line {line.line}", "cents are not what the text says")
            if line.account == told.account:
                continue
            if line.account == SUSPENSE:
                moved.append(int(line.line))
            else:
                self.wrong("entry", f"{key} line {line.line}", "not the account of the text")
        return moved

    def _ticket(self, record: ReadRecord, key: str) -> str:
        found = self.connection.execute(
            select(deposit_ticket.c.ticket).where(
                deposit_ticket.c.site == record.site,
                deposit_ticket.c.posting_id == record.posting_id,
            )
        ).scalar_one_or_none()
        if found is None and not self._lacking(record) and not self._came_late(record):
            self.wrong("deposit_ticket", key, "the deposit has no ticket")
        return found or ""

    def _lacking(self, record: ReadRecord) -> str:
        """NOT_ALLOWED where an exception says so of the record."""
        if self._unallowed is None:
            query = select(exception.c.content_hash).where(
                exception.c.code == authority.NOT_ALLOWED
            )
            self._unallowed = set(self.connection.execute(query).scalars())
        return authority.NOT_ALLOWED if record.hash in self._unallowed else ""

    def _came_late(self, record: ReadRecord) -> bool:
        """Whether another deposit with a ticket names a drawer of this one."""
        query = (
            select(posting.c.canonical)
            .join(
                deposit_ticket,
                (deposit_ticket.c.site == posting.c.site)
                & (deposit_ticket.c.posting_id == posting.c.posting_id),
            )
            .where(
                deposit_ticket.c.site == record.site,
                deposit_ticket.c.business_date == record.business_date,
            )
        )
        mine = deposit_rules.sessions_of(record.body)
        return any(
            mine & deposit_rules.sessions_of(json.loads(text)["body"])
            for text in self.connection.execute(query).scalars()
        )

    def _in_feed(self, site: str, key: str, document: str, table: str, place: str) -> None:
        """The last change of `key` in the site's feed is `document`: looked up some hundreds at a
        time, for over a network the way there costs more than the answer."""
        self._told.append(_Told(site_feed(site), key, document, table, place))
        if len(self._told) >= _KEYS_AT_ONCE:
            self._look_up()

    def _look_up(self) -> None:
        asked, self._told = self._told, []
        for name in dict.fromkeys(one.feed for one in asked):
            mine = [one for one in asked if one.feed == name]
            # no ORDER BY: a sorter for each of a million lookups costs more than the lookup
            query = select(feed.c.seq, feed.c.key, feed.c.document).where(
                _RECORDED, feed.c.feed == name, feed.c.key.in_([one.key for one in mine])
            )
            last: dict[str, tuple[int, str]] = {}
            for row in self.connection.execute(query):
                last[row.key] = max(last.get(row.key, (0, "")), (row.seq, row.document))
            for one in mine:
                if one.key not in last:
                    self.wrong(one.table, one.place, f"stands nowhere in the feed {name}")
                elif last[one.key][1] != one.document:
                    what = f"differs from what the feed {name} tells of it"
                    self.wrong(one.table, one.place, what)

    # ------------------------------------------------------------------ what hangs on the postings

    def leftovers(self) -> None:
        """What the site feeds tell of that is not here; and exceptions against their feed."""
        query = (
            select(feed.c.feed, feed.c.key)
            .outerjoin(
                posting,
                (posting.c.site == func.substr(feed.c.feed, len(site_feed("")) + 1))
                & (posting.c.posting_id == feed.c.key),
            )
            .where(
                _RECORDED,
                feed.c.key.not_like(f"{suspense.EXCEPTION_KEY}%"),
                posting.c.posting_id.is_(None),
            )
        )
        for row in self.rows(query):
            self.wrong("feed", f"{row.feed} {row.key}", "tells of a posting that is not here")
        known = select(suspense.EXCEPTION_KEY + exception.c.exception_id)
        query = select(feed.c.feed, feed.c.key).where(
            _RECORDED,
            feed.c.key.like(f"{suspense.EXCEPTION_KEY}%"),
            feed.c.key.not_in(known),
        )
        for row in self.rows(query):
            self.wrong("exception", row.key, "is gone, its site's feed still tells of it")
        for row in self.rows(select(exception)):
            place = row.exception_id
            try:
                told = suspense.exception_document(self.connection, row.site, row.exception_id)
            except ValueError:
                self.wrong("exception", place, "the detail is no JSON")
                continue
            self._in_feed(row.site, suspense.EXCEPTION_KEY + place, told, "exception", place)
        self._look_up()

    def tickets(self) -> None:
        """Deposit tickets are 1..n per site and business date, each of one deposit's record."""
        query = (
            select(deposit_ticket, posting.c.kind, posting.c.business_date.label("day"))
            .outerjoin(
                posting,
                (posting.c.site == deposit_ticket.c.site)
                & (posting.c.posting_id == deposit_ticket.c.posting_id),
            )
            .order_by(
                deposit_ticket.c.site, deposit_ticket.c.business_date, deposit_ticket.c.number
            )
        )
        of, number = ("", ""), 0
        for row in self.rows(query):
            place = (row.site, row.business_date)
            of, number = place, number + 1 if place == of else 1
            if row.number != number:
                self.wrong("deposit_ticket", row.ticket, f"number {number} was expected")
                number = row.number
            if row.ticket != ticket_number(row.site, row.business_date, row.number):
                self.wrong("deposit_ticket", row.ticket, "not as its number says")
            if (row.kind, row.day) != (RecordKind.DEPOSIT_PREPARED.value, row.business_date):
                self.wrong("deposit_ticket", row.ticket, "of no deposit of that day")

    def corrections(self) -> None:
        """At most one void, reversal or return moves money per original; privileged kinds carry
        two persons."""
        kinds = [kind.value for kind in CORRECTS_ONCE]
        first = select(correction.c.posting_id).where(
            correction.c.site == posting.c.site,
            correction.c.original_id == posting.c.original_id,
            correction.c.posting_id == posting.c.posting_id,
        )
        doubled = (
            select(exception.c.exception_id)
            .where(exception.c.posting_id == posting.c.posting_id)
            .where(exception.c.code.in_((suspense.CORRECTED_TWICE, authority.NOT_ALLOWED)))
        )
        query = select(posting).where(posting.c.kind.in_(kinds), ~first.exists(), ~doubled.exists())
        for row in self.rows(query):
            self.wrong("posting", row.posting_id, "corrects an original a second time, untold")
        query = select(
            correction, posting.c.kind.label("told"), posting.c.original_id.label("of")
        ).outerjoin(
            posting,
            (posting.c.site == correction.c.site)
            & (posting.c.posting_id == correction.c.posting_id),
        )
        for row in self.rows(query):
            of = f"{row.of}{_KEYS.get(row.told, '')}"
            if (row.told, of) != (row.kind, row.original_id):
                self.wrong("correction", row.original_id, "not what its posting says")
        steps = [RecordKind.DEPOSIT_VERIFIED.value, RecordKind.DEPOSIT_CONFIRMED.value]
        stands = select(correction.c.posting_id).where(
            correction.c.site == posting.c.site,
            correction.c.posting_id == posting.c.posting_id,
        )
        late = (
            select(exception.c.exception_id)
            .where(exception.c.posting_id == posting.c.posting_id)
            .where(exception.c.code.in_((deposit_rules.OUT_OF_ORDER, authority.NOT_ALLOWED)))
        )
        query = select(posting).where(posting.c.kind.in_(steps), ~stands.exists(), ~late.exists())
        for row in self.rows(query):
            self.wrong("posting", row.posting_id, "a deposit's step out of order, untold")
        privileged = [kind.value for kind in TWO_PERSON_KINDS]
        query = select(posting.c.posting_id).where(
            posting.c.kind.in_(privileged),
            (posting.c.approver == "") | (posting.c.approver == posting.c.staff),
        )
        for row in self.rows(query):
            self.wrong("posting", row.posting_id, "one person where two are needed")

    def money(self) -> None:
        """Every record balances as its kind asks, the ledger sums to 0, and suspense is what its
        exceptions hold."""
        self.entries = int(self._sum(select(func.count()).select_from(entry)))
        total = self._sum(select(func.coalesce(func.sum(entry.c.cents), 0)))
        if total:
            self.wrong("entry", "all", f"the ledger sums to {total} cents, not to 0")
        per = (entry.c.site, entry.c.station, entry.c.station_seq)
        cents = func.sum(entry.c.cents)
        query = select(*per, cents.label("cents")).group_by(*per).having(cents != 0)
        for row in self.rows(query):
            key = f"{row.site}-{row.station} {row.station_seq}"
            self.wrong("entry", key, f"the lines sum to {row.cents} cents, not to 0")
        held = self._sum(
            select(func.coalesce(func.sum(-entry.c.cents), 0)).where(entry.c.account == SUSPENSE)
        )
        opened = self._sum(select(func.coalesce(func.sum(exception.c.cents), 0)))
        relieved = self._sum(select(func.coalesce(func.sum(exception_relief.c.cents), 0)))
        if held != opened - relieved:
            what = f"holds {held} cents, its open exceptions {opened - relieved}"
            self.wrong("entry", SUSPENSE, what)

    def _sum(self, query: Any) -> int:
        return int(self.connection.execute(query).scalar_one())


@dataclass(frozen=True, slots=True)
class _Told:
    """What a site's feed must say last of a key, and where it comes from."""

    feed: str
    key: str
    document: str
    table: str
    place: str


class _Lines:
    """The ledger's entries in posting order, taken posting by posting; what no posting takes is
    told."""

    def __init__(self, run: _Verification) -> None:
        order = (entry.c.site, entry.c.station, entry.c.station_seq, entry.c.line)
        self._run = run
        self._rows = run.rows(select(entry).order_by(*order))
        self._next = next(self._rows, None)

    def of(self, site: str, station_number: str, station_seq: int) -> list[Row[Any]]:
        place = (site, station_number, station_seq)
        found = []
        while self._next is not None and self._place(self._next) <= place:
            if self._place(self._next) == place:
                found.append(self._next)
            else:
                self._orphan(self._next)
            self._next = next(self._rows, None)
        return found

    def rest(self) -> None:
        while self._next is not None:
            self._orphan(self._next)
            self._next = next(self._rows, None)

    def _orphan(self, row: Row[Any]) -> None:
        key = f"{row.site}-{row.station} {row.station_seq} line {row.line}"
        self._run.wrong("entry", key, "an entry without a posting")

    @staticmethod
    def _place(row: Row[Any]) -> tuple[str, str, int]:
        return row.site, row.station, row.station_seq
