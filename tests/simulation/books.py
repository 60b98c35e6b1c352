"""The independent reader of both books: what must hold after every act, and after each history.

Raw SQL and this module's own arithmetic; nothing of the product's verification. `StoreBook` and
`LedgerBook` look at what an act added, compare the moving parts with what they were, and at the end
read everything again: what was once seen must still be there, unchanged.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.simulation.history import (
    ONCE_PER_ORIGINAL,
    ZERO,
    Posting,
    Violation,
    check_book,
)

Row = dict[str, Any]
Query = Callable[[str], list[Row]]
"""Runs one SELECT in a state that does not change under it."""

RENAMED = "Renamed"
"""The name that one account has in the feed `other`, and in no other."""
SUSPENSE = "suspense/unidentified"
KEPT = ("visit", "tender", "allocation", "posting", "entry", "drawer_count", "z_report", "audit")
LEDGER_KEPT = ("posting", "entry", "correction", "exception", "exception_relief")
FORWARD = {
    "recorded": {"recorded", "sent", "confirmed", "attention"},
    "sent": {"sent", "confirmed", "attention"},
    # what the ledger questioned may come to stand there after all
    "attention": {"attention", "confirmed"},
    "confirmed": {"confirmed"},
}
_RECEIPT = re.compile(r"^([A-Z0-9]+)-(\d\d)-(\d{6})-.$")


def broken(invariant: str, where: str, what: str) -> Violation:
    return Violation(invariant=invariant, where=where, what=what)


def link(prev_hash: str, text: str) -> str:
    return hashlib.sha256(bytes.fromhex(prev_hash) + text.encode()).hexdigest()


@dataclass(slots=True)
class StoreBook:
    """One window's store. `days` are the business dates the drawers were opened with, as the act
    that opened them was told."""

    name: str
    place: str
    cashier: str
    supervisor: str
    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in KEPT})
    seen: dict[str, int] = field(default_factory=lambda: dict.fromkeys(KEPT, 0))
    outbox: dict[int, Row] = field(default_factory=dict)
    cursors: dict[str, Row] = field(default_factory=dict)
    drawers: dict[str, Row] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)

    def copied(self) -> StoreBook:
        return copy.deepcopy(self)

    def look(self, query: Query, *, lost_after: int | None = None) -> list[Violation]:
        """After an act. `lost_after`: a head comparison in this act could prove that the ledger
        holds no more than that many records of this station."""
        found: list[Violation] = []
        fresh: dict[str, list[Row]] = {}
        for table in KEPT:
            after = self.seen[table]
            fresh[table] = query(
                f"SELECT rowid AS rowid_, * FROM {table} WHERE rowid > {after} ORDER BY rowid"
            )
            if fresh[table]:
                self.seen[table] = fresh[table][-1]["rowid_"]
                self.rows[table] += fresh[table]
        found += self._chain(fresh["posting"])
        found += self._audit(fresh["audit"])
        found += self._whole_visits(fresh)
        found += self._outbox(query, lost_after, fresh["audit"])
        found += self._cursors(query)
        found += self._drawers(query)
        return found

    def _chain(self, fresh: list[Row]) -> Iterator[Violation]:
        before = self.rows["posting"][: len(self.rows["posting"]) - len(fresh)]
        seq, last = (before[-1]["station_seq"], before[-1]["hash"]) if before else (0, ZERO)
        for row in fresh:
            where = f"{self.name} {row['station_seq']}"
            if row["station_seq"] != seq + 1:
                yield broken("I5", where, f"sequence {seq + 1} was expected")
            if row["prev_hash"] != last or link(last, row["canonical"]) != row["hash"]:
                yield broken("I6", where, "does not link to the record before it")
            seq, last = row["station_seq"], row["hash"]

    def _audit(self, fresh: list[Row]) -> Iterator[Violation]:
        before = self.rows["audit"][: len(self.rows["audit"]) - len(fresh)]
        number, last = (before[-1]["n"], before[-1]["hash"]) if before else (0, ZERO)
        for row in fresh:
            if row["n"] != number + 1 or row["prev_hash"] != last:
                yield broken("I6", f"{self.name} audit {row['n']}", "does not link")
            elif link(last, row["canonical"]) != row["hash"]:
                yield broken("I6", f"{self.name} audit {row['n']}", "the hash is not the text's")
            number, last = row["n"], row["hash"]

    def _whole_visits(self, fresh: dict[str, list[Row]]) -> Iterator[Violation]:
        """Law 1: whatever killed the act, all of a visit is there or nothing of it."""
        tenders = Counter(row["visit_id"] for row in fresh["tender"])
        cents: dict[str, int] = defaultdict(int)
        for row in fresh["tender"]:
            cents[row["visit_id"]] += row["amount_cents"]
        paid = Counter(
            row["receipt_number"] for row in fresh["posting"] if row["kind"] == "payment"
        )
        for row in fresh["visit"]:
            where = f"{self.name} {row['receipt_number']}"
            if cents[row["visit_id"]] != row["total_cents"]:
                yield broken("I3", where, "the items are not the total")
            if tenders[row["visit_id"]] != paid[row["receipt_number"]]:
                yield broken("I1", where, "items without postings, or postings without items")
        shares: dict[tuple[str, int], int] = defaultdict(int)
        for row in fresh["allocation"]:
            shares[row["visit_id"], row["tender_line"]] += row["cents"]
        for row in fresh["tender"]:
            if shares[row["visit_id"], row["line"]] != row["amount_cents"]:
                yield broken("I3", f"{self.name} {row['tender_id']}", "allocations are not it")

    def _outbox(
        self, query: Query, lost_after: int | None, audited: list[Row]
    ) -> Iterator[Violation]:
        """I14: forward only; back where a head comparison proved a loss, and then it is audited."""
        rows = {
            row["station_seq"]: row
            for row in query("SELECT station_seq, state, attempts, answer FROM outbox")
        }
        if len(rows) != len(self.rows["posting"]):
            yield broken("I14", self.name, "the outbox does not hold what was recorded")
        told = {row["event"] for row in audited} & {"ledger_lost_records", "ledger_linked_again"}
        for seq, row in rows.items():
            before = self.outbox.get(seq)
            was = before["state"] if before else "recorded"
            if row["state"] in FORWARD[was]:
                continue
            if lost_after is None or seq <= lost_after:
                what = f"{was} became {row['state']}, and the ledger had lost nothing"
                yield broken("I14", f"{self.name} {seq}", what)
            elif not told:
                yield broken("I14", f"{self.name} {seq}", f"{was} became {row['state']} in silence")
        self.outbox = rows

    def _cursors(self, query: Query) -> Iterator[Violation]:
        rows = {
            row["feed"]: row
            for row in query("SELECT feed, epoch, seq, hash, reading FROM feed_cursor")
        }
        for feed, row in rows.items():
            before = self.cursors.get(feed)
            if before is None:
                continue
            same = (row["epoch"], row["reading"]) == (before["epoch"], before["reading"])
            if same and row["seq"] < before["seq"]:
                yield broken("I8", f"{self.name} {feed}", "a cursor went back inside its epoch")
            if same and row["seq"] == before["seq"] and row["hash"] != before["hash"]:
                yield broken("I8", f"{self.name} {feed}", "a cursor changed where it stood")
        self.cursors = rows

    def _drawers(self, query: Query) -> Iterator[Violation]:
        rows = {
            row["session_id"]: row
            for row in query("SELECT session_id, staff, business_date, state FROM drawer")
        }
        for session, before in self.drawers.items():
            now = rows.get(session)
            if now is None or (before["state"] == "closed" and now != before):
                yield broken("I12", f"{self.name} {session}", "a closed drawer changed")
            elif now["business_date"] != before["business_date"]:
                yield broken("I15", f"{self.name} {session}", "the business date changed")
        self.drawers = rows

    # ------------------------------------------------------------------ at the end

    def settle(self, query: Query) -> list[Violation]:
        """Everything again, from the file: nothing edited, nothing gone, and it all adds up."""
        found: list[Violation] = []
        for table in KEPT:
            rows = query(f"SELECT rowid AS rowid_, * FROM {table} ORDER BY rowid")
            if rows != self.rows[table]:
                found.append(broken("I4", f"{self.name} {table}", "rows were edited or are gone"))
        found += check_book(self.postings())
        found += self._receipts()
        found += self._trays()
        found += self._people()
        found += self._papers(query)
        found += self._counters(query)
        return found

    def postings(self) -> list[Posting]:
        lines: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for row in self.rows["entry"]:
            lines[row["station_seq"]].append((row["account"], row["cents"]))
        site, number = self.place.split("-")
        return [
            Posting(
                posting_id=row["posting_id"],
                site=site,
                station=number,
                station_seq=row["station_seq"],
                kind=row["kind"],
                business_date=row["business_date"],
                receipt_number=row["receipt_number"],
                amount_cents=row["amount_cents"],
                entries=tuple(lines[row["station_seq"]]),
                prev_hash=row["prev_hash"],
                hash=row["hash"],
                canonical=row["canonical"],
                state=self.outbox[row["station_seq"]]["state"],
            )
            for row in self.rows["posting"]
        ]

    def _receipts(self) -> Iterator[Violation]:
        numbers = []
        for row in self.rows["visit"]:
            read = _RECEIPT.match(row["receipt_number"])
            if read is None or f"{read[1]}-{read[2]}" != self.place:
                yield broken("I1", f"{self.name} {row['receipt_number']}", "not this station's")
                continue
            numbers.append(int(read[3]))
        if sorted(numbers) != list(range(1, len(numbers) + 1)):
            yield broken("I1", self.name, f"receipts are not 1..n: {sorted(numbers)}")

    def _trays(self) -> Iterator[Violation]:
        """I12: each close against the tray computed from the records before it, and nothing moves
        in a drawer after its close. I15: the day is the one the drawer was opened with."""
        trays = _Trays(self.name)
        for row in self.rows["posting"]:
            text = json.loads(row["canonical"])
            where, day = f"{self.name} {row['station_seq']}", self.days.get(text["session_id"])
            if day is not None and text["business_date"] != day:
                yield broken("I15", where, "another business date than its drawer's")
            yield from trays.take(row, text, where)
        stored = Counter(row["session_id"] for row in self.rows["drawer_count"])
        if trays.counts != stored:
            yield broken("I12", self.name, "counts stored are not the counts recorded")
        for session, day in self.days.items():
            if session in self.drawers and self.drawers[session]["business_date"] != day:
                yield broken("I15", f"{self.name} {session}", "not the day it was opened with")

    def _people(self) -> Iterator[Violation]:
        """I17: acts bear the person who was signed in; a second, different one where two are
        needed."""
        for row in self.rows["posting"]:
            text, where = json.loads(row["canonical"]), f"{self.name} {row['station_seq']}"
            if f"{text['site']}-{text['station']}" != self.place or text["staff"] != self.cashier:
                yield broken("I17", where, "another station's or person's name")
            two = row["kind"] == "void" or (
                row["kind"] == "closed"
                and any(told[:2] != told[2:] for told in text["body"]["kinds"].values())
            )
            if two and text["approver"] != self.supervisor:
                yield broken("I17", where, f"{row['kind']} without a second person")

    def _papers(self, query: Query) -> Iterator[Violation]:
        """I16: one original per receipt, copies numbered from 1."""
        jobs: dict[str, list[int]] = defaultdict(list)
        receipts = (
            "SELECT receipt_number, copy_no, copy FROM print_job WHERE slip_id IS NULL"
            " ORDER BY copy_no"
        )
        for row in query(receipts):
            jobs[row["receipt_number"]].append(row["copy_no"])
            if (row["copy_no"] == 0) != (row["copy"] == ""):
                yield broken("I16", f"{self.name} {row['receipt_number']}", "a copy unmarked")
        for visit in self.rows["visit"]:
            numbers = jobs.pop(visit["receipt_number"], [])
            if numbers != list(range(len(numbers))) or not numbers:
                yield broken("I16", f"{self.name} {visit['receipt_number']}", f"prints {numbers}")
        if jobs:
            yield broken("I16", self.name, f"prints of no receipt: {sorted(jobs)}")

    def _counters(self, query: Query) -> Iterator[Violation]:
        counters = {row["name"]: row["value"] for row in query("SELECT name, value FROM counter")}
        if counters.get("receipt", 0) != len(self.rows["visit"]):
            yield broken("I1", self.name, "the receipt counter is not the number of visits")
        if counters.get("z_report", 0) != len(self.rows["z_report"]):
            yield broken("I1", self.name, "the Z counter is not the number of Z reports")

    def undeposited(self) -> dict[str, int]:
        """Cents in each session's tray."""
        sums: dict[str, int] = defaultdict(int)
        for row in self.rows["posting"]:
            if row["kind"] in {"payment", "void"}:
                sums[json.loads(row["canonical"])["session_id"]] += row["amount_cents"]
        return dict(sums)


class _Trays:
    """What lies in each drawer, record by record."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.held: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
        self.items: dict[str, tuple[str, int]] = {}
        self.closed: set[str] = set()
        self.counts: Counter[str] = Counter()

    def take(self, row: Row, text: dict[str, Any], where: str) -> Iterator[Violation]:
        session, body = text["session_id"], text["body"]
        if session in self.closed:
            yield broken("I12", where, f"{row['kind']} in a closed drawer")
        if row["kind"] == "payment":
            kind = body["instrument"]["kind"]
            self.items[row["posting_id"]] = (kind, row["amount_cents"])
            self._move(session, kind, 1, row["amount_cents"])
        elif row["kind"] == "void":
            kind, cents = self.items.pop(text["original_id"], ("", 0))
            if not kind or -cents != row["amount_cents"]:
                yield broken("I4", where, "voids what is not there, or twice")
            self._move(session, kind, -1, -cents)
        elif row["kind"] == "counted":
            self.counts[session] += 1
            if body["attempt"] != self.counts[session]:
                yield broken("I12", where, "a count is missing")
        elif row["kind"] == "closed":
            self.closed.add(session)
            for kind, told in body["kinds"].items():
                if told[:2] != self.held[session, kind]:
                    yield broken("I12", where, f"expected {kind} {told[:2]} is not the tray")

    def _move(self, session: str, kind: str, items: int, cents: int) -> None:
        self.held[session, kind][0] += items
        self.held[session, kind][1] += cents


@dataclass(slots=True)
class LedgerBook:
    """The ledger: what it kept of records, entries and exceptions, and its sites' feeds."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in LEDGER_KEPT})
    seen: dict[str, int] = field(default_factory=lambda: dict.fromkeys(LEDGER_KEPT, 0))
    feeds: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    chains: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def copied(self) -> LedgerBook:
        return copy.deepcopy(self)

    def look(self, query: Query) -> list[Violation]:
        """After an act: what was added links, the heads say so, and the money sums to nothing."""
        found: list[Violation] = []
        fresh: dict[str, list[Row]] = {}
        for table in LEDGER_KEPT:
            after = self.seen[table]
            fresh[table] = query(
                f"SELECT rowid AS rowid_, * FROM {table} WHERE rowid > {after} ORDER BY rowid"
            )
            if fresh[table]:
                self.seen[table] = fresh[table][-1]["rowid_"]
                self.rows[table] += fresh[table]
        for row in fresh["posting"]:
            chain = self.chains[f"{row['site']}-{row['station']}"]
            where = f"ledger {row['site']}-{row['station']} {row['station_seq']}"
            if row["station_seq"] != len(chain) + 1:
                found.append(broken("I5", where, f"sequence {len(chain) + 1} was expected"))
            last = chain[-1] if chain else ZERO
            if row["prev_hash"] != last or link(last, row["canonical"]) != row["hash"]:
                found.append(broken("I6", where, "does not link to the record before it"))
            chain.append(row["hash"])
        for row in query("SELECT site, station, last_seq, last_hash FROM station_head"):
            chain = self.chains[f"{row['site']}-{row['station']}"]
            if (row["last_seq"], row["last_hash"]) != (len(chain), chain[-1] if chain else ZERO):
                found.append(broken("I6", f"ledger {row['site']}-{row['station']}", "false head"))
        if sum(row["cents"] for row in fresh["entry"]):
            found.append(broken("I3", "ledger", "what was added does not sum to 0"))
        found += self._feeds(query)
        return found

    def _feeds(self, query: Query) -> Iterator[Violation]:
        """I7 for the sites' feeds: they begin no new epoch, so they only ever grow."""
        heads = {row["feed"]: row for row in query("SELECT feed, epoch, seq, hash FROM feed_head")}
        for feed, head in heads.items():
            if not feed.startswith("site/"):
                continue
            rows = self.feeds[feed]
            fresh = query(
                "SELECT feed, epoch, seq, operation, key, document, hash FROM feed"
                f" WHERE feed = '{feed}' AND seq > {len(rows)} ORDER BY epoch, seq"
            )
            for row in fresh:
                last = rows[-1]["hash"] if rows else ZERO
                text = f"{row['operation']}\n{row['key']}\n{row['document']}"
                if row["seq"] != len(rows) + 1 or link(last, text) != row["hash"]:
                    yield broken("I7", f"ledger {feed} {row['seq']}", "does not follow")
                rows.append(row)
            if (head["seq"], head["hash"]) != (len(rows), rows[-1]["hash"] if rows else ZERO):
                yield broken("I7", f"ledger {feed}", "false head")

    # ------------------------------------------------------------------ at the end

    def settle(self, query: Query, known: Iterable[str]) -> list[Violation]:
        """Everything again. `known` are the hashes of all records any window ever had: the ledger
        may invent none."""
        found: list[Violation] = []
        for table in LEDGER_KEPT:
            rows = query(f"SELECT rowid AS rowid_, * FROM {table} ORDER BY rowid")
            if rows != self.rows[table]:
                found.append(broken("I4", f"ledger {table}", "rows were edited or are gone"))
        for feed, kept in self.feeds.items():
            rows = query(
                "SELECT feed, epoch, seq, operation, key, document, hash FROM feed"
                f" WHERE feed = '{feed}' ORDER BY epoch, seq"
            )
            if rows != kept:
                found.append(broken("I4", f"ledger {feed}", "changes were edited or are gone"))
        found += check_book(self.postings())
        found += self._entries()
        found += self._suspense()
        found += self._told()
        found += self._reference_feeds(query)
        strangers = {row["hash"] for row in self.rows["posting"]} - set(known)
        if strangers:
            found.append(broken("I2", "ledger", f"{len(strangers)} records no window ever made"))
        return found

    def postings(self) -> list[Posting]:
        return [
            Posting(
                posting_id=row["posting_id"],
                site=row["site"],
                station=row["station"],
                station_seq=row["station_seq"],
                kind=row["kind"],
                business_date=row["business_date"],
                receipt_number=row["receipt_number"],
                amount_cents=row["amount_cents"],
                entries=tuple(
                    (line["account"], line["cents"])
                    for line in json.loads(row["canonical"])["entries"]
                ),
                prev_hash=row["prev_hash"],
                hash=row["hash"],
                canonical=row["canonical"],
            )
            for row in self.rows["posting"]
        ]

    def _entries(self) -> Iterator[Violation]:
        """I3: the ledger's lines are those of the text, or stand in suspense and are told; an
        original is corrected once."""
        lines: dict[tuple[str, str, int], list[Row]] = defaultdict(list)
        for row in self.rows["entry"]:
            lines[row["site"], row["station"], row["station_seq"]].append(row)
        told = {row["posting_id"] for row in self.rows["exception"]}
        before = {row["posting_id"] for row in self.rows["exception_relief"]}
        effects: Counter[tuple[str, str]] = Counter()
        for row in self.rows["posting"]:
            where = f"ledger {row['site']}-{row['station']} {row['station_seq']}"
            text = json.loads(row["canonical"])
            mine = sorted(
                lines.pop((row["site"], row["station"], row["station_seq"]), []),
                key=lambda line: int(line["line"]),
            )
            if [line["cents"] for line in mine] != [line["cents"] for line in text["entries"]]:
                yield broken("I3", where, "the lines are not those of the text")
                continue
            moved = [
                line["cents"]
                for line, said in zip(mine, text["entries"], strict=True)
                if line["account"] != said["account"]
            ]
            strange = [
                line["account"]
                for line, said in zip(mine, text["entries"], strict=True)
                if line["account"] not in {said["account"], SUSPENSE}
            ]
            if strange:
                yield broken("I3", where, f"stands on {strange}")
            corrects = row["kind"] in ONCE_PER_ORIGINAL
            if moved and row["posting_id"] not in told | before and not corrects:
                yield broken("I10", where, "in suspense, and nobody is told")
            if corrects and any(line["account"] != SUSPENSE for line in mine):
                effects[row["site"], row["original_id"]] += 1
        if lines:
            yield broken("I3", "ledger", f"lines without a record: {sorted(lines)}")
        for (site, original), times in effects.items():
            if times > 1:
                yield broken("I4", f"ledger {site} {original}", "corrected more than once")

    def _suspense(self) -> Iterator[Violation]:
        held = -sum(row["cents"] for row in self.rows["entry"] if row["account"] == SUSPENSE)
        opened = sum(row["cents"] for row in self.rows["exception"])
        relieved = sum(row["cents"] for row in self.rows["exception_relief"])
        if held != opened - relieved:
            what = f"suspense holds {held}, its exceptions {opened - relieved}"
            yield broken("I10", "ledger", what)

    def _told(self) -> Iterator[Violation]:
        """I7: each record stands in its site's feed, once, as it is."""
        told: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for feed, rows in self.feeds.items():
            for row in rows:
                told[feed, row["key"]].append(json.loads(row["document"]))
        for row in self.rows["posting"]:
            found = told.get((f"site/{row['site']}", row["posting_id"]), [])
            same = [(one["hash"], one["station_seq"], one["amount_cents"]) for one in found]
            if same != [(row["hash"], row["station_seq"], row["amount_cents"])]:
                where = f"ledger {row['site']}-{row['station']} {row['station_seq']}"
                yield broken("I7", where, f"told {len(found)} times, or wrongly")

    def _reference_feeds(self, query: Query) -> Iterator[Violation]:
        for feed in ("accounts", "directory"):
            head = query(f"SELECT epoch, seq, hash FROM feed_head WHERE feed = '{feed}'")[0]
            last, number = ZERO, 0
            for row in query(
                "SELECT seq, operation, key, document, hash FROM feed"
                f" WHERE feed = '{feed}' AND epoch = {head['epoch']} ORDER BY seq"
            ):
                text = f"{row['operation']}\n{row['key']}\n{row['document']}"
                last, number = link(last, text), number + 1
                if (row["seq"], row["hash"]) != (number, last):
                    yield broken("I7", f"ledger {feed} {row['seq']}", "does not follow")
            if (head["seq"], head["hash"]) != (number, last):
                yield broken("I7", f"ledger {feed}", "false head")

    def undeposited(self) -> dict[str, int]:
        """Cents on `undeposited/<session>`, sessions at 0 left out."""
        sums: dict[str, int] = defaultdict(int)
        for row in self.rows["entry"]:
            if row["account"].startswith("undeposited/"):
                sums[row["account"].removeprefix("undeposited/")] += row["cents"]
        return {session: cents for session, cents in sums.items() if cents}


def live(query: Query, feed: str) -> dict[str, str]:
    """The documents of a reference feed's live keys, from its changes alone."""
    head = query(f"SELECT epoch FROM feed_head WHERE feed = '{feed}'")[0]
    found: dict[str, str] = {}
    for row in query(
        "SELECT operation, key, document FROM feed"
        f" WHERE feed = '{feed}' AND epoch = {head['epoch']} ORDER BY seq"
    ):
        if row["operation"] == "upsert":
            found[row["key"]] = row["document"]
        else:
            found.pop(row["key"], None)
    return found


def replica_agrees(window: str, store: Query, ledger: Query, place: str) -> Iterator[Violation]:
    """I7 and I8 seen from the window: after a drain its copies are the ledger's."""
    accounts = {
        key.rsplit("/", 1)[-1]: RENAMED in document
        for key, document in live(ledger, "accounts").items()
    }
    mine = {
        row["number"]: RENAMED in row["display"]
        for row in store("SELECT number, display FROM account")
    }
    if mine != accounts:
        yield broken("I8", window, f"accounts here {mine}, there {accounts}")
    directory = {
        row["key"]: row["document"] for row in store("SELECT key, document FROM directory")
    }
    if directory != live(ledger, "directory"):
        yield broken("I8", window, "the directory is not the ledger's")
    site, number = place.split("-")
    theirs = {
        row["posting_id"]
        for row in ledger(
            f"SELECT posting_id FROM posting WHERE NOT (site = '{site}' AND station = '{number}')"
        )
    }
    came = {row["posting_id"] for row in store("SELECT posting_id FROM elsewhere")}
    if theirs - came:
        yield broken("I7", window, f"{len(theirs - came)} records of others never came")
