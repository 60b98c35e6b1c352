"""Import of the billing feed: a complete snapshot of accounts, bills and payments becomes changes
of the `accounts` feed.

Three files are read once, checked and set aside in buckets; each bucket becomes documents,
compared by digest with what is live; then one short transaction appends what really changed. Until
that transaction commits nothing of the import exists, and nobody waits for it. Source: formats.md
1.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any, TypeVar

from cashier.domain.errors import Fault, Refusal
from cashier.ledger import changes, feed_copy
from cashier.ledger.books import Books
from cashier.ledger.changes import FeedChange, FeedHead
from cashier.ledger.contract import ACCOUNTS, Operation
from cashier.ledger.feed_rows import (
    ACCOUNT_SHEET,
    SHEETS,
    Reject,
    Sheet,
    SheetReader,
    reject,
)
from cashier.ledger.feed_sheets import (
    ACCOUNT,
    BILL,
    PAYMENT,
    NumberRanges,
    NumberSet,
    Repeats,
    TwiceSeen,
    account_sheets,
    bill_repeats,
    document,
)
from cashier.ledger.spill import Row, Spill

SHRINK_PERCENT_MAX = 5
"""A snapshot that loses more of the accounts is taken for a broken one. Source: design.md,
Import."""
EPOCH_LIVE_MIN = 1_000
"""Below this many accounts a long log does no harm."""
REJECTS_TOLD_MAX = 100
_BUCKET_BYTES = 3_000_000
_ROWS_PER_STEP = 2_000
T = TypeVar("T")
_DOCUMENTS_HELD_MAX = 1_000
_AFTER_ALL = "~"
"""Sorts behind every billing account number."""

Progress = Callable[[str, int, int], None]
"""`(stage, done, total)`; stages `accounts`, `bills`, `payments` (bytes), `compare` (buckets),
`write` (changes; into PostgreSQL twice: sent, merged). What it raises ends the import with nothing
done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    """What a feed held and what became of it.

    `accounts`, `bills`, `payments`: good rows. `changed`: accounts that are new, other or gone;
    with `applied` False they were only counted (dry run, or rejects without `skip_bad`). `rejects`
    are the first `REJECTS_TOLD_MAX` of `rejected`.
    """

    accounts: int
    bills: int
    payments: int
    changed: int
    removed: int
    rejected: int
    applied: bool
    warnings: tuple[str, ...] = ()
    rejects: tuple[Reject, ...] = ()


def import_feed(
    database: Books,
    folder: Path,
    *,
    dry_run: bool = False,
    skip_bad: bool = False,
    allow_shrink: bool = False,
    rejects: Path | None = None,
    progress: Progress | None = None,
) -> ImportResult:
    """Reads the folder's three files and brings the accounts feed to what they say; the same again
    changes nothing.

    With any bad row nothing is imported, unless `skip_bad`: then an account whose row is bad stays
    as it was. Bad rows are written to the file `rejects`. Raises Refusal `feed.file_missing`,
    `feed.column_missing`, `feed.column_twice`, `feed.broken`, `feed.shrinks`; Fault
    `feed.unreadable`, `feed.rejects_not_written`, `ledger.busy`, `ledger.unreachable`,
    `ledger.import_overtaken` (another import came first: repeat it).
    """
    with ExitStack() as stack:
        told = stack.enter_context(closing(_Rejects(rejects)))
        run = _Import(database, folder, told, progress or _silent, stack)
        run.read()
        run.compare()
        apply = not dry_run and (skip_bad or not told.count)
        if not told.count or skip_bad:
            run.check_shrinking(allow_shrink)
        if apply:
            run.write()
        told.keep()
        return ImportResult(
            accounts=run.counts[ACCOUNT],
            bills=run.counts[BILL],
            payments=run.counts[PAYMENT],
            changed=run.changed,
            removed=run.removed,
            rejected=told.count,
            applied=apply,
            warnings=tuple(run.warnings),
            rejects=tuple(told.first),
        )


@dataclass(slots=True)
class _Import:
    """One run: `read`, `compare`, `write`, in this order."""

    database: Books
    folder: Path
    told: _Rejects
    progress: Progress
    stack: ExitStack
    counts: list[int] = field(default_factory=lambda: [0, 0, 0])
    warnings: list[str] = field(default_factory=list)
    changed: int = 0
    removed: int = 0
    live: int = 0
    _known: NumberSet = field(default_factory=NumberSet)
    _named: NumberSet = field(default_factory=NumberSet)
    _bills: TwiceSeen = field(default_factory=TwiceSeen)
    _ranges: NumberRanges = field(init=False)
    _spill: Spill = field(init=False)
    _fresh: Spill = field(init=False)
    _head: FeedHead = field(init=False)

    def read(self) -> None:
        readers = [
            self.stack.enter_context(closing(SheetReader(self.folder, sheet))) for sheet in SHEETS
        ]
        beside = self.database.scratch
        self._ranges = self._look_ahead(sum(reader.size for reader in readers))
        self._spill = self.stack.enter_context(closing(Spill(beside, self._ranges.buckets)))
        self._fresh = self.stack.enter_context(
            closing(Spill(beside, 1, rows_held_max=_DOCUMENTS_HELD_MAX))
        )
        for part, reader in enumerate(readers):
            self.warnings += reader.warnings
            self._read_sheet(part, reader)

    def _look_ahead(self, size: int) -> NumberRanges:
        with closing(SheetReader(self.folder, ACCOUNT_SHEET)) as reader:
            return NumberRanges(
                self._stoppable(reader.numbers()), size=size, bucket_size=_BUCKET_BYTES
            )

    def _stoppable(self, things: Iterator[T]) -> Iterator[T]:
        """The same, telling now and then that it is at work: whoever is told may end it."""
        for step, thing in enumerate(things):
            if step % _ROWS_PER_STEP == 0:
                self.progress("accounts", 0, 1)
            yield thing

    def _read_sheet(self, part: int, reader: SheetReader) -> None:
        sheet = reader.sheet
        stage = sheet.file.removesuffix(".csv")
        key = list(sheet.columns).index("billing_account_number")
        for step, found in enumerate(reader.rows()):
            if step % _ROWS_PER_STEP == 0:
                self.progress(stage, min(reader.position, reader.size), reader.size)
            if isinstance(found, Reject):
                self.told.add(found)
                if part == ACCOUNT and found.account:
                    self._named.add(found.account)
                continue
            line, values = found
            number = values[key]
            if part == ACCOUNT:
                self._known.add(number)
            elif number not in self._known:
                self._refuse_orphan(sheet, line, number)
                continue
            if part == BILL:
                self._bills.add(values[0])
            self.counts[part] += 1
            self._spill.add(self._ranges(number), (part, line, *values))
        self.progress(stage, reader.size, reader.size)

    def _refuse_orphan(self, sheet: Sheet, line: int, number: str) -> None:
        bad = number in self._named
        reason = "the account's own row was rejected" if bad else "no such account in accounts.csv"
        self.told.add(reject(sheet.file, line, "billing_account_number", number, reason))

    def compare(self) -> None:
        """Makes the documents and sets aside those that differ from what is live."""
        repeats, good = Repeats(), [0, 0, 0]
        if twice := self._bills.hashes():
            repeats = bill_repeats(self._all_rows(), twice)
        with self.database.read() as connection:
            self._head = changes.head(connection, ACCOUNTS)
            live = _Live(changes.live_rows(connection, ACCOUNTS))
            for bucket in range(self._spill.buckets):
                self.progress("compare", bucket, self._spill.buckets)
                sheets = account_sheets(self._spill.rows(bucket), repeats, self._refuse)
                good[ACCOUNT] += len(sheets)
                good[BILL] += sum(len(sheet.bills) for sheet in sheets.values())
                good[PAYMENT] += sum(len(sheet.payments) for sheet in sheets.values())
                for number in sorted(sheets):
                    text = document(sheets[number])
                    self._let_go(live.before(number))
                    if live.take(number) != changes.digest(text):
                        self._set_aside(number, text)
                del sheets  # or two buckets stand in memory
            self._let_go(live.before(_AFTER_ALL))
        self.live = live.count
        for part, sheet in enumerate(SHEETS):
            if same := self.counts[part] - good[part]:
                self.warnings.append(f"{sheet.file}: {same} rows repeat another one, word for word")
        self.counts = good
        self.progress("compare", self._spill.buckets, self._spill.buckets)

    def check_shrinking(self, allowed: bool) -> None:
        if not allowed and self.removed * 100 > self.live * SHRINK_PERCENT_MAX:
            raise Refusal(
                "feed.shrinks",
                field=ACCOUNT_SHEET.file,
                value=self.removed,
                live=self.live,
                percent=SHRINK_PERCENT_MAX,
            )

    def write(self) -> None:
        """All changes in one transaction; a log that has outgrown its use begins anew."""
        if not self.changed:
            return
        with self.database.write() as connection:
            if changes.head(connection, ACCOUNTS) != self._head:
                raise Fault("ledger.import_overtaken")
            if connection.dialect.name == "postgresql":
                feed_copy.append(connection, ACCOUNTS, self._head, self._changes(), self._wrote)
            else:
                changes.append(connection, ACCOUNTS, self._told_changes())
            live = changes.live_count(connection, ACCOUNTS)
            if live >= EPOCH_LIVE_MIN and self._head.seq + self.changed > 2 * live:
                changes.begin_epoch(connection, ACCOUNTS)
            self.progress("write", self.changed, self.changed)

    def _changes(self) -> Iterator[FeedChange]:
        for number, text in self._fresh.rows(0):
            operation = Operation.UPSERT if text else Operation.TOMBSTONE
            yield FeedChange(key=number, document=text, operation=operation)

    def _told_changes(self) -> Iterator[FeedChange]:
        for done, change in enumerate(self._changes()):
            if done % _ROWS_PER_STEP == 0:
                self._wrote(done)
            yield change

    def _wrote(self, done: int) -> None:
        self.progress("write", done, self.changed)

    def _let_go(self, numbers: Iterator[str]) -> None:
        """Accounts that were live and are no more; one whose row is bad stays as it was."""
        for number in numbers:
            if number not in self._known and number not in self._named:
                self._set_aside(number, "")
                self.removed += 1

    def _set_aside(self, number: str, text: str) -> None:
        self._fresh.add(0, (number, text))
        self.changed += 1

    def _refuse(self, bad: Reject) -> None:
        self.told.add(bad)
        self.counts[[sheet.file for sheet in SHEETS].index(bad.file)] -= 1

    def _all_rows(self) -> Iterator[Row]:
        for bucket in range(self._spill.buckets):
            yield from self._spill.rows(bucket)


class _Live:
    """What is live, read once in key order beside the buckets, which come in the same order."""

    def __init__(self, rows: Iterator[tuple[str, str]]) -> None:
        self.count = 0
        self._rows = rows
        self._next = self._read()

    def before(self, number: str) -> Iterator[str]:
        """The keys up to `number`, not itself."""
        while self._next[0] < number:
            yield self._next[0]
            self._next = self._read()

    def take(self, number: str) -> str:
        """The digest of `number`, the next key; '' where it is not live."""
        if self._next[0] != number:
            return ""
        digest = self._next[1]
        self._next = self._read()
        return digest

    def _read(self) -> tuple[str, str]:
        found = next(self._rows, None)
        self.count += found is not None
        return found or (_AFTER_ALL, "")


class _Rejects:
    """Counts bad rows, keeps the first and writes all to a file, which takes its name only at the
    end."""

    def __init__(self, path: Path | None) -> None:
        self.count = 0
        self.first: list[Reject] = []
        self._path = path
        self._file: IO[str] | None = None
        self._csv: Any = None

    def add(self, bad: Reject) -> None:
        self.count += 1
        if len(self.first) < REJECTS_TOLD_MAX:
            self.first.append(bad)
        if self._path is None:
            return
        try:
            if self._file is None:
                self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - closed with this
                    "w",
                    dir=self._path.parent,
                    suffix=".csv",
                    delete=False,
                    encoding="utf-8",
                    newline="",
                )
                self._csv = csv.writer(self._file)
                self._csv.writerow(("file", "line", "column", "value", "reason"))
            self._csv.writerow((bad.file, bad.line, bad.column, bad.value, bad.reason))
        except OSError as error:
            raise self._fault(error) from error

    def keep(self) -> None:
        if self._file is None or self._path is None:
            return
        try:
            self._file.close()
            Path(self._file.name).replace(self._path)
        except OSError as error:
            raise self._fault(error) from error
        self._file = None

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)

    def _fault(self, error: OSError) -> Fault:
        return Fault("feed.rejects_not_written", path=str(self._path), reason=error.strerror or "")


def _silent(_stage: str, _done: int, _total: int) -> None:
    """No progress is shown."""
