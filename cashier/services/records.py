"""What the station holds, for files and checks: journal, a receipt as copy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from cashier.domain.codec import to_plain
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number, receipt_number
from cashier.domain.receipt import CopyMark, Receipt
from cashier.domain.staff import Act, Staff
from cashier.services.copies import copy_mark
from cashier.services.desk import Desk, looking, note
from cashier.store import journal, visits


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreCheck:
    """The store's schema number and what SQLite's quick check complains of (nothing: sound)."""

    schema: int
    complaints: tuple[str, ...]


def journal_lines(desk: Desk, who: Staff) -> Iterator[dict[str, Any]]:
    """This station's postings with the fields of `journal export`, in their order. The export is
    audited. Raises Refusal `role.not_allowed`. Source: formats.md 4."""
    who.must(Act.JOURNAL_EXPORT)
    with looking(desk) as connection:
        note(desk, connection, who.number, "journal_exported", through=journal.head(connection)[0])
    return _journal_lines(desk)


def _journal_lines(desk: Desk) -> Iterator[dict[str, Any]]:
    with desk.store.read() as connection:
        for line in journal.lines(connection):
            yield {**to_plain(line.record), "state": line.state.value}


def shown_copy(desk: Desk, who: Staff, number: str) -> tuple[Receipt, CopyMark]:
    """A stored receipt to be looked at or kept in a file, with the mark of a copy; audited.

    It takes no number from the series of printed copies: nothing is handed out here. Raises Refusal
    `receipt.unknown`, `receipt.shape`, `receipt.check_digit` or `role.not_allowed`.
    """
    who.must(Act.REPRINT)
    number = receipt_number(*parse_receipt_number(number))
    now = desk.clock.now()
    with looking(desk) as connection:
        found, visit = visits.receipt(connection, number), visits.by_receipt(connection, number)
        if found is None or visit is None:
            raise Refusal("receipt.unknown", field="receipt", value=number)
        note(desk, connection, who.number, "receipt_shown", receipt=number)
        return found, copy_mark(connection, visit, who, now)


def check_store(desk: Desk) -> StoreCheck:
    """Reads the whole store once, as SQLite's `quick_check` does."""
    with desk.store.read() as connection:
        rows = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    return StoreCheck(
        schema=desk.store.schema_version(),
        complaints=tuple(str(row) for row in rows if row != "ok"),
    )
