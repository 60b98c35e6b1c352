"""What clients asked and were told, held against both books. In the manner of Jepsen.

A client writes a line before it asks (`invoke`) and one after (`ok`, `fail`, `unknown`). `check`
then reads the books and complains where they disagree with the promise:

* ok: there, once, with the content that was told; fail: not there; unknown, or an invoke without
  an end (the client was killed): there at most once, and then whole;
* nothing stands in the books that nobody asked for;
* one client's acts stand in the order in which they ended;
* each station's chain is whole at both ends, the ledger's is a prefix of the station's, and after
  a drain they are the same, hash for hash.

Imports nothing of the product on purpose: it is the second opinion. It works as well on histories
of real processes and a PostgreSQL ledger as on the simulation's.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

INVOKE, OK, FAIL, UNKNOWN = "invoke", "ok", "fail", "unknown"
EVENTS = (INVOKE, OK, FAIL, UNKNOWN)
ZERO = "00" * 32
MONEY = frozenset(
    {
        "payment",
        "void",
        "reversal",
        "returned_item",
        "reallocation",
        "deposit_verified",
        "deposit_confirmed",
    }
)
ONCE_PER_ORIGINAL = frozenset({"void", "reversal", "returned_item"})


# ------------------------------------------------------------------------------------ the history


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a history. `act` and `key` name what is wanted whatever happens to the asking:

    * `take` and the visit's id (every retry carries it);
    * `void`, `reversal`, `returned_item` and `RECEIPT/LINE`;
    * `drawer_opened` and `closed` and the session's id, `counted` and `SESSION/ATTEMPT`;
    * `post` and the posting's id, for clients that speak to the ledger themselves.

    `told` is what the client was answered: `receipt`, `cents` (of all of it, negative where money
    goes back), `items` (how many postings it makes; said with the invoke, it also judges what
    stayed unknown).
    `at` orders events of all clients (nanoseconds of one machine's monotonic clock, or a
    simulation's steps).
    """

    at: int
    client: str
    event: str
    act: str
    key: str
    told: Mapping[str, Any] = field(default_factory=dict)


class Recorder:
    """Writes one client's history; each line is one `write` to a file opened for appending, so that
    a kill loses a line or keeps it, and several processes may share a file."""

    def __init__(
        self, path: Path, client: str, *, now: Callable[[], int] = time.monotonic_ns
    ) -> None:
        self.client = client
        self._now = now
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def invoke(self, act: str, key: str, **asked: Any) -> None:
        self._write(INVOKE, act, key, asked)

    def ok(self, act: str, key: str, **told: Any) -> None:
        self._write(OK, act, key, told)

    def fail(self, act: str, key: str, **told: Any) -> None:
        self._write(FAIL, act, key, told)

    def unknown(self, act: str, key: str, **told: Any) -> None:
        self._write(UNKNOWN, act, key, told)

    def close(self) -> None:
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def _write(self, event: str, act: str, key: str, told: Mapping[str, Any]) -> None:
        line = {"at": self._now(), "client": self.client, "event": event, "act": act, "key": key}
        os.write(self._file, (json.dumps({**line, "told": told}) + "\n").encode())


def read_history(*paths: Path) -> list[Event]:
    """The events of all files in their order in time. A last line cut short by a kill was never
    said: an act it began was not begun, an end it told stays unknown."""
    events = [
        Event(**json.loads(line)) for path in paths for line in _whole_lines(path.read_text())
    ]
    for event in events:
        assert event.event in EVENTS, f"no such event: {event.event}"
    return sorted(events, key=lambda event: event.at)


def _whole_lines(text: str) -> Iterator[str]:
    for line in text.splitlines(keepends=True):
        if line.endswith("\n") and line.strip():
            yield line


# -------------------------------------------------------------------------------------- the books


@dataclass(frozen=True, slots=True, kw_only=True)
class Posting:
    """A record as a book has it: the promised fields of `journal export` and `ledger export`.
    `state` is '' in the ledger's book."""

    posting_id: str
    site: str
    station: str
    station_seq: int
    kind: str
    business_date: str
    receipt_number: str
    amount_cents: int
    entries: tuple[tuple[str, int], ...]
    prev_hash: str
    hash: str
    canonical: str
    state: str = ""

    @property
    def place(self) -> str:
        """`BOS-01`."""
        return f"{self.site}-{self.station}"

    def text(self) -> dict[str, Any]:
        """The fields of the canonical text, by the text alone."""
        found: dict[str, Any] = json.loads(self.canonical)
        return found


def posting(fields: Mapping[str, Any]) -> Posting:
    """One exported line. Fields this module does not know are left out."""
    known = {name: fields[name] for name in Posting.__slots__ if name in fields}
    lines = tuple((line["account"], line["cents"]) for line in fields["entries"])
    return Posting(**{**known, "entries": lines})


def read_book(source: Path | Iterable[str]) -> list[Posting]:
    """What `cashier journal export` or `cashier ledger export` wrote: JSON Lines, of one station or
    of many. A file that ends in half a line is no book (ValueError)."""
    lines = source.read_text().splitlines() if isinstance(source, Path) else source
    return [posting(json.loads(line)) for line in lines if line.strip()]


def wanted_by(record: Posting) -> tuple[str, str]:
    """The act and key a record answers; its own id where its text cannot be read."""
    try:
        text = record.text()
        body = dict(text["body"])
        session = text["session_id"]
    except (ValueError, KeyError, TypeError):
        return record.kind, record.posting_id
    match record.kind:
        case "payment":
            return "take", str(body.get("visit_id", ""))
        case "void" | "reversal" | "returned_item":
            return record.kind, f"{record.receipt_number}/{body.get('line', '')}"
        case "drawer_opened" | "closed":
            return record.kind, str(session)
        case "counted":
            return record.kind, f"{session}/{body.get('attempt', '')}"
        case _:
            return record.kind, record.posting_id


# -------------------------------------------------------------------------------------- the check


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A broken promise: the invariant (reliability I1…), where, and what."""

    invariant: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.invariant} {self.where}: {self.what}"


def check(
    history: Sequence[Event],
    local_books: Sequence[Posting] | None,
    ledger_books: Sequence[Posting],
    *,
    undrained: Collection[str] = (),
    complete: bool = True,
) -> list[Violation]:
    """All violations, none when every promise was kept.

    `local_books` (None: the clients were no stations) and `ledger_books` may hold any number of
    stations. Stations in `undrained`
    (`BOS-01`) may have records the ledger lacks. `complete`: the history is all that was ever
    asked, so that a payment or correction nobody asked for is a violation.
    """
    found = check_book(ledger_books)
    books = [(ledger_books, "ledger")]
    if local_books is not None:
        found += [
            *check_book(local_books),
            *compare(local_books, ledger_books, undrained=undrained),
        ]
        books.append((local_books, "local"))
    asked = _asked(history)
    for book, name in books:
        late = undrained if name == "ledger" else ()
        found += _answers(asked, book, name, late=late, complete=complete)
        found += _order(history, book, name)
    return found


def check_book(book: Sequence[Posting]) -> list[Violation]:
    """I3 to I6 within one book: sequence, chain, fields against the text, balance, one correction
    of an original."""
    found = []
    stations: dict[str, list[Posting]] = defaultdict(list)
    for record in book:
        stations[record.place].append(record)
    for place, records in stations.items():
        link = ZERO
        for number, record in enumerate(sorted(records, key=lambda one: one.station_seq), start=1):
            where = f"{place} {record.station_seq}"
            if record.station_seq != number:
                found.append(_broken("I5", where, f"sequence {number} was expected"))
                break
            if record.prev_hash != link:
                found.append(_broken("I6", where, "does not link to the one before"))
            link = record.hash
            found += _record(record, where)
    ids = Counter((record.site, record.posting_id) for record in book)
    found += [
        _broken("I2", site, f"posting {posting_id} stands {times} times")
        for (site, posting_id), times in ids.items()
        if times > 1
    ]
    return found


def _record(record: Posting, where: str) -> Iterator[Violation]:
    data = bytes.fromhex(record.prev_hash) + record.canonical.encode()
    if hashlib.sha256(data).hexdigest() != record.hash:
        yield _broken("I6", where, "the hash is not that of the text")
        return
    text = record.text()
    for name in (
        *("posting_id", "site", "station", "station_seq", "kind"),
        *("business_date", "receipt_number", "amount_cents"),
    ):
        if text[name] != getattr(record, name):
            yield _broken("I4", where, f"{name} is not what the text says")
    lines = tuple((line["account"], line["cents"]) for line in text["entries"])
    if lines != record.entries:
        yield _broken("I3", where, "the entries are not those of the text")
    cents = [line_cents for _, line_cents in lines]
    if record.kind in MONEY:
        if len(cents) < 2 or sum(cents) != 0 or 0 in cents:
            yield _broken("I3", where, "does not balance")
    elif cents:
        yield _broken("I3", where, "a fact moves money")


def compare(
    local_books: Sequence[Posting],
    ledger_books: Sequence[Posting],
    *,
    undrained: Collection[str] = (),
) -> list[Violation]:
    """I2, I5 and I6 between the books: the ledger's is a prefix, after a drain the whole."""
    here = {(one.place, one.station_seq): one for one in local_books}
    there = {(one.place, one.station_seq): one for one in ledger_books}
    found = []
    for key, record in there.items():
        place, seq = key
        mine = here.get(key)
        if mine is None:
            found.append(_broken("I5", f"{place} {seq}", "the ledger has it, the station has not"))
        elif (mine.hash, mine.canonical, mine.posting_id) != (
            record.hash,
            record.canonical,
            record.posting_id,
        ):
            found.append(_broken("I6", f"{place} {seq}", "the books hold different records"))
    for key, mine in here.items():
        place, seq = key
        if key in there:
            continue
        if place not in undrained:
            found.append(_broken("I2", f"{place} {seq}", "the ledger lost it"))
        if mine.state == "confirmed":
            found.append(_broken("I14", f"{place} {seq}", "confirmed, and the ledger has it not"))
    return found


@dataclass(slots=True)
class _Asked:
    """All that was asked under one act and key, by whom, and the best that was answered."""

    client: str
    outcome: str = UNKNOWN
    open: int = 0
    told: list[Mapping[str, Any]] = field(default_factory=list)
    items: set[int] = field(default_factory=set)
    unsure: bool = False


def _asked(history: Sequence[Event]) -> dict[tuple[str, str], _Asked]:
    """One ok settles it; else one unknown, or an invoke without an end, leaves it open; else it
    failed each time."""
    asked: dict[tuple[str, str], _Asked] = {}
    for event in history:
        one = asked.setdefault((event.act, event.key), _Asked(client=event.client))
        if "items" in event.told:
            one.items.add(event.told["items"])
        if event.event == INVOKE:
            one.open += 1
            continue
        one.open -= 1
        if event.event == OK:
            one.told.append(event.told)
        elif event.event == UNKNOWN:
            one.unsure = True
    for one in asked.values():
        if one.told:
            one.outcome = OK
        else:
            one.outcome = UNKNOWN if one.unsure or one.open > 0 else FAIL
    return asked


def _answers(
    asked: Mapping[tuple[str, str], _Asked],
    book: Sequence[Posting],
    name: str,
    *,
    late: Collection[str],
    complete: bool,
) -> Iterator[Violation]:
    there: dict[tuple[str, str], list[Posting]] = defaultdict(list)
    by_id = {("post", record.posting_id): [record] for record in book}
    for record in book:
        there[wanted_by(record)].append(record)
    for key, one in asked.items():
        records = by_id.get(key, []) if key[0] == "post" else there.get(key, [])
        yield from _answer(f"{name} {key[0]} {key[1]}", one, records, late)
    if complete:
        posted = {key for act, key in asked if act == "post"}
        for key, records in there.items():
            money = records[0].kind in {"payment", *ONCE_PER_ORIGINAL}
            if money and key not in asked and records[0].posting_id not in posted:
                yield _broken("I4", f"{name} {key[0]} {key[1]}", "nobody asked for it")


def _answer(
    where: str, one: _Asked, records: Sequence[Posting], late: Collection[str]
) -> Iterator[Violation]:
    if one.outcome == FAIL:
        if records:
            yield _broken("I1", where, "was refused, and is there")
        return
    lines = [(record.place, _line(record)) for record in records]
    if len(set(lines)) != len(lines) or len({place for place, _ in lines}) > 1:
        yield _broken("I2", where, f"is there more than once: {len(records)} postings")
    # a ledger not drained may be cut between two items of one visit
    cut = one.client in late
    if records and one.items and one.items != {len(records)} and not cut:
        yield _broken(
            "I1", where, f"{sorted(one.items)} items were asked, {len(records)} are there"
        )
    if one.outcome == UNKNOWN:
        return
    if not records:
        if not cut:
            yield _broken("I1", where, "was told to be done, and is not there")
        return
    cents = {told["cents"] for told in one.told if "cents" in told}
    if cents and cents != {sum(record.amount_cents for record in records)} and not cut:
        yield _broken("I1", where, f"{sorted(cents)} cents were told, others are there")
    receipts = {told["receipt"] for told in one.told if "receipt" in told}
    if receipts and receipts != {record.receipt_number for record in records}:
        yield _broken("I1", where, f"told as {sorted(receipts)}, stands under another receipt")


def _line(record: Posting) -> object:
    try:
        return record.text()["body"].get("line", 0)
    except (ValueError, KeyError, AttributeError):
        return record.station_seq


def _order(history: Sequence[Event], book: Sequence[Posting], name: str) -> Iterator[Violation]:
    """What a client began after another act of its own had ended ok stands behind it (I5)."""
    seq = {}
    for record in book:
        for key in (wanted_by(record), ("post", record.posting_id)):
            seq[key] = (record.place, record.station_seq)
    newest: dict[str, tuple[int, tuple[str, str]]] = {}
    begun: dict[tuple[str, str], tuple[int, tuple[str, str]] | None] = {}
    for event in history:
        key = (event.act, event.key)
        if event.event == INVOKE:
            begun.setdefault(key, newest.get(event.client))
        elif event.event == OK and key in seq and seq[key][0] == event.client:
            before = begun.get(key)
            mine = seq[key][1]
            if before is not None and before[0] >= mine and before[1] != key:
                yield _broken(
                    "I5", f"{name} {key[0]} {key[1]}", f"stands before {before[1]}, done earlier"
                )
            if event.client not in newest or newest[event.client][0] < mine:
                newest[event.client] = (mine, key)


def _broken(invariant: str, where: str, what: str) -> Violation:
    return Violation(invariant=invariant, where=where, what=what)
