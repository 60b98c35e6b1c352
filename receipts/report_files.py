"""The drawer report for other programs: text, CSV and a dictionary for JSON.

Amounts are cents or `206.00`, never floats.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from io import StringIO
from typing import Any

from cashier.domain.drawer import KindCount
from cashier.domain.money import plain
from cashier.domain.report import DrawerReport
from receipts import report_words as words
from receipts.document import clean
from receipts.report_document import report_document
from receipts.text import text

TEXT_COLUMNS = 80
CSV_COLUMNS = (
    "section", "name", "value", "time", "receipt", "line", "kind", "number", "accounts",
    "recorded_items", "recorded", "counted_items", "counted", "difference_items", "difference",
    "voided", "void_reason",
)  # fmt: skip


def report_text(report: DrawerReport, columns: int = TEXT_COLUMNS) -> str:
    """The report as plain text, with every item."""
    return text(report_document(report, items=True), columns)


def report_values(report: DrawerReport) -> dict[str, Any]:
    """The whole report ready for JSON: keys as the value's fields, integer cents, instants as ISO
    8601 UTC, plus the totals and whether it balances.
    """
    values: dict[str, Any] = _plain(report)
    values["expected_total"] = _plain(report.expected_total)
    values["counted_total"] = _plain(report.counted_total)
    values["balanced"] = report.balanced
    return values


def report_csv(report: DrawerReport) -> str:
    """One table with a `section` column: `fact`, `kind`, `total`, `item`, `warning`, `paper`,
    `proof`.

    RFC 4180; text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    buffer = StringIO()
    writer = csv.DictWriter(buffer, CSV_COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for label, value in [("Report", words.title(report)), ("Drawer", words.place(report))]:
        writer.writerow(_fact("fact", label, value))
    for label, value in words.facts(report):
        writer.writerow(_fact("fact", label, value))
    if clean(report.reason):
        writer.writerow(_fact("fact", "Reason", report.reason))
    if report.approver:
        writer.writerow(_fact("fact", "Approved by", words.approved_by(report)))
    for row in report.kinds:
        name = {"section": "kind", "kind": row.kind.value}
        writer.writerow(name | _figures(report, row.expected, row.counted))
    sums = _figures(report, report.expected_total, report.counted_total)
    writer.writerow({"section": "total"} | sums)
    for item in report.items:
        writer.writerow(
            {
                "section": "item",
                "time": item.taken_at.isoformat(),
                "receipt": _cell(item.receipt_number),
                "line": item.line,
                "kind": item.kind.value,
                "number": _cell(item.number),
                "accounts": _cell("/".join(item.accounts_last4)),
                "recorded_items": 0 if item.voided_at else 1,
                "recorded": plain(item.amount_cents),
                "voided": item.voided_at.isoformat() if item.voided_at else "",
                "void_reason": _cell(item.void_reason),
            }
        )
    for section, rows in (
        (
            "put_right",
            [
                (
                    f"{words.ACTS[act.kind]} {act.receipt_number} item {act.line}",
                    words.put_right(report, act),
                )
                for act in report.acts
            ],
        ),
        ("warning", words.warnings(report)),
        ("paper", words.paper_trouble(report)),
        ("proof", words.proofs(report)),
    ):
        for label, value in rows:
            writer.writerow(_fact(section, label, value))
    return buffer.getvalue()


def _fact(section: str, name: str, value: str) -> dict[str, object]:
    return {"section": section, "name": _cell(name), "value": _cell(value)}


def _figures(report: DrawerReport, expected: KindCount, counted: KindCount) -> dict[str, object]:
    shown: dict[str, object] = {
        "recorded_items": expected.items,
        "recorded": plain(expected.cents),
    }
    if report.counts:
        shown |= {
            "counted_items": counted.items,
            "counted": plain(counted.cents),
            "difference_items": counted.items - expected.items,
            "difference": plain(counted.cents - expected.cents),
        }
    return shown


def _cell(value: str) -> str:
    shown = clean(value)
    return f"'{shown}" if shown[:1] in {"=", "+", "-", "@"} else shown


def _plain(value: object) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value
