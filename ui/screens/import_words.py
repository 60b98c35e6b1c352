"""What the import page says of a feed, as values: stages, figures, problem rows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cashier.services.importing import ImportResult, Reject
from ui.screens.import_reasons import reason_words
from ui.tables import Cell, Column

DRY_SHARES = {"accounts": 1.0, "bills": 1.2, "payments": 1.4, "compare": 2.5}
SHARES = {**DRY_SHARES, "write": 1.5}
"""Of the time a stage takes. Measured with the sample of 100,000 accounts on an embedded ledger."""


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("import_words", text)


def stages() -> dict[str, str]:
    """What is done in a stage."""
    return {
        "accounts": tr("Reading accounts.csv"),
        "bills": tr("Reading bills.csv"),
        "payments": tr("Reading payments.csv"),
        "compare": tr("Comparing with the ledger"),
        "write": tr("Writing into the ledger"),
    }


def figures(result: ImportResult) -> tuple[tuple[str, str], ...]:
    """What was read and what of it is new."""
    return (
        (tr("Accounts read"), f"{result.accounts:,}"),
        (tr("Bills read"), f"{result.bills:,}"),
        (tr("Payments read"), f"{result.payments:,}"),
        (tr("Accounts that change"), f"{result.changed:,}"),
        (tr("Accounts that go"), f"{result.removed:,}"),
        (tr("Problem rows"), f"{result.rejected:,}"),
    )


def verdict(result: ImportResult, *, skip_bad: bool) -> str:
    """One sentence: what to do now, or what was done."""
    if result.applied and result.changed:
        return tr("{n} accounts were changed in the ledger.").format(n=f"{result.changed:,}")
    if result.rejected and not skip_bad:
        return tr(
            "{n} rows cannot be used. Mend the feed, or leave those rows out: their accounts then"
            " stay as they were."
        ).format(n=f"{result.rejected:,}")
    if not result.changed:
        return tr("The ledger says the same already. There is nothing to import.")
    return tr("{n} accounts would change. Nothing has been changed yet.").format(
        n=f"{result.changed:,}"
    )


def row_words(bad: Reject) -> str:
    """`accounts.csv row 88: member_id 1234: has 4 digits, expected 12`, as it is copied."""
    return f"{bad.file} {bad.line}: {bad.column} {bad.value}: {reason_words(bad.reason)}"


def problem_columns() -> tuple[Column[Reject], ...]:
    """Where, which column, and what is wrong with it."""
    return (
        Column(title=tr("File"), cell=lambda bad: bad.file, width=120),
        Column(title=tr("Row"), cell=lambda bad: f"{bad.line:,}", width=72, right=True),
        Column(title=tr("Column"), cell=lambda bad: bad.column, width=190),
        Column(
            title=tr("What is wrong"),
            cell=lambda bad: Cell(text=reason_words(bad.reason), spoken=row_words(bad)),
            width=220,
            stretch=1,
        ),
    )
