"""What must be true of a station and its ledger, read from their exports and files.

The books are those of `journal export` and `ledger export`; sequence, chain, balance and what
clients were told are judged by `tests.simulation.history`, which imports nothing of the product.
Here stands what only the file, the paper and the drawers can tell.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from cashier.services.training import PASSPHRASE
from cashier.vault import Sealed
from tests.simulation.history import Posting, check, read_book, read_history
from tests.torture.homes import Place
from tests.torture.nursery import Nursery
from tests.torture.report import Report

_NUMBER = re.compile(r"^(?P<place>[A-Z]+-\d+)-(?P<n>\d{6,})-\w$")


def check_station(
    report: Report, place: Place, nursery: Nursery, histories: Sequence[Path], seen_as: str
) -> tuple[int, int]:
    """Drains the station, then judges everything; violations go to the report, prefixed with
    `seen_as` (how to see it again). Returns how many postings both books hold."""

    def told(*argv: str) -> str:
        status, out = nursery.run(
            argv, place.env(), place.errors, release=place.release, typed=PASSPHRASE
        )
        text = out.decode()
        said = place.errors.read_text("utf-8", "replace")[-400:]
        report.must(
            status == 0, f"{seen_as}: cashier {' '.join(argv)}: status {status}: {text}{said}"
        )
        return text if status == 0 else ""

    told("sync", "--drain")
    local = read_book(told("journal", "export").splitlines())
    central = read_book(told("ledger", "export", place.ledger_url).splitlines())
    told("audit", "verify")
    told("ledger", "verify", place.ledger_url)
    found: list[object] = [*check(read_history(*histories), local, central)]
    found += receipts(local)
    found += drawers(local)
    found += papers(place, local)
    found += store(place, local)
    report.violations += [f"{seen_as}: {one}" for one in found]
    return len(local), len(central)


def backup_is_whole(place: Place, nursery: Nursery, out: Path) -> Iterator[str]:
    """A backup that stands under its name can be restored; one that was killed has no name."""
    if not out.exists():
        return
    home = out.with_name(f"{out.name}-restored")
    env = {**place.env(), "CASHIER_HOME": str(home), "CASHIER_KEY_DIR": f"{home}-keys"}
    status, told = nursery.run(["restore", str(out)], env, place.errors, typed=PASSPHRASE)
    if status:
        said = place.errors.read_text("utf-8", "replace")[-300:]
        yield f"F27 {out.name}: stands under its name and is no backup: {told.decode()}{said}"


def receipts(book: Sequence[Posting]) -> Iterator[str]:
    """I1: the series of receipt numbers has no gap, in the order of the journal."""
    last = 0
    numbers = [one.receipt_number for one in book if one.kind == "payment"]
    for number in dict.fromkeys(numbers):
        shape = _NUMBER.match(number)
        if shape is None:
            yield f"I1 {number}: no receipt number"
            continue
        if int(shape["n"]) != last + 1:
            yield f"I1 {number}: {last + 1} was expected"
        last = int(shape["n"])


def drawers(book: Sequence[Posting]) -> Iterator[str]:
    """I12: a Z holds the tenders taken less those voided, and nothing came into a drawer after."""
    trays: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    kinds: dict[str, str] = {}
    closed: set[str] = set()
    for record in book:
        text = record.text()
        session = str(text["session_id"])
        if record.kind in {"payment", "void"} and session in closed:
            yield f"I12 {record.station_seq}: a {record.kind} in a drawer that was closed"
        if record.kind == "payment":
            kinds[record.posting_id] = _kind(text["body"])
            trays[session].update(_one(kinds[record.posting_id], record.amount_cents, 1))
        elif record.kind == "void":
            trays[session].update(_one(kinds[text["original_id"]], record.amount_cents, -1))
        elif record.kind == "closed":
            closed.add(session)
            for kind, (items, cents, *_) in text["body"]["kinds"].items():
                mine = (trays[session][kind, "items"], trays[session][kind, "cents"])
                if mine != (items, cents):
                    yield f"I12 {session}: {kind} should be {mine}, the Z has {items, cents}"


def _kind(body: Mapping[str, object]) -> str:
    instrument = body["instrument"]
    assert isinstance(instrument, Mapping)
    return str(instrument["kind"])


def _one(kind: str, cents: int, items: int) -> dict[tuple[str, str], int]:
    return {(kind, "items"): items, (kind, "cents"): cents}


_SLIP = b"Not a receipt."
"""On each slip of an act that puts a mistake right: it names a receipt and is none."""


def papers(place: Place, book: Collection[Posting]) -> Iterator[str]:
    """I16: the printer's file holds no original twice, and no receipt that is not in the book."""
    if not place.paper.exists():
        return
    printed = place.paper.read_bytes()
    known = {one.receipt_number for one in book if one.kind == "payment"}
    originals: Counter[str] = Counter()
    for job in printed.split(b"\x1b@")[1:]:  # each job begins by resetting the printer
        if _SLIP in job:
            continue
        numbers = set(re.findall(rb"[A-Z]{3}-\d\d-\d{6}-\w", job))
        for number in sorted(one.decode() for one in numbers):
            if number not in known:
                yield f"I16 {number}: on paper and not in the book"
            if b"COPY" not in job:
                originals[number] += 1
    for number, times in originals.items():
        if times > 1:
            yield f"I16 {number}: {times} originals without COPY"


def store(place: Place, book: Sequence[Posting]) -> Iterator[str]:
    """The file itself is sound, and its tables agree with its journal."""
    for complaint in place.complaints_of_sqlite():
        yield f"I6 store.db: {complaint}"
    connection = Sealed.open(place.home.store, place.keys).connect()
    try:

        def one(sql: str) -> int:
            return int(connection.execute(sql).fetchone()[0] or 0)

        if one("SELECT count(*) FROM posting") != len(book):
            yield "I5 store.db: the export is not the table"
        if one("SELECT count(*) FROM posting") != one("SELECT count(*) FROM outbox"):
            yield "I14 store.db: a posting without its place in the outbox"
        if one("SELECT sum(cents) FROM entry"):
            yield "I3 store.db: the entries do not sum to 0"
        if one(
            "SELECT count(*) FROM visit v WHERE total_cents <> "
            "(SELECT sum(amount_cents) FROM tender t WHERE t.visit_id = v.visit_id)"
        ):
            yield "I3 store.db: a visit is not the sum of its items"
        if one(
            "SELECT count(*) FROM tender t WHERE amount_cents <> (SELECT sum(cents) "
            "FROM allocation a WHERE a.visit_id = t.visit_id AND a.tender_line = t.line)"
        ):
            yield "I3 store.db: an item is not the sum of its parts"
        if one(
            "SELECT count(*) FROM visit v WHERE 1 <> (SELECT count(*) FROM print_job p "
            "WHERE p.receipt_number = v.receipt_number AND p.copy_no = 0 AND p.slip_id IS NULL)"
        ):
            yield "I16 store.db: a visit without exactly one original"
        if one("SELECT count(*) FROM tender") != one(
            "SELECT count(*) FROM posting WHERE kind = 'payment'"
        ):
            yield "I2 store.db: items and payments are not one to one"
    finally:
        connection.close()
