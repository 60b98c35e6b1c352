from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO

from cashier.domain.report import ReportKind
from receipts.layout import cells_of
from receipts.report_document import report_document
from receipts.report_files import report_csv, report_text, report_values
from receipts.text import text
from receipts.thermal import escpos
from tests.receipts import report_samples
from tests.receipts.decoder import decode, lines
from tests.receipts.test_thermal import RECORDS


def test_the_slip_has_the_figures_at_every_width() -> None:
    report = report_samples.report(off_by_cents=-3457, reason="handed back")
    for columns in (32, 42, 48):
        shown = text(report_document(report), columns)
        assert all(cells_of(line) <= columns for line in shown.splitlines())
        said = " ".join(shown.split())
        for figure in ("Z report 214", "Difference", "-$34.57", "Reason handed back"):
            assert figure in said
        assert "In balance" not in said


def test_the_slip_prints_without_its_items() -> None:
    report = report_samples.report(40)
    printer = RECORDS["tm-t88"]
    decoded = lines(decode(escpos(report_document(report), printer)))
    assert any("In balance" in line for line in decoded)
    assert not any("100020" in line for line in decoded)
    assert "100020" in report_text(report)


def test_an_x_has_no_count_and_no_signature() -> None:
    shown = text(report_document(report_samples.report(kind=ReportKind.X)))
    for claim in ("Counted", "In balance", "Cashier A. Rivera", "x____"):
        assert claim not in shown


def test_values_are_ready_for_json_and_hold_cents() -> None:
    report = report_samples.report(off_by_cents=4120)
    values = json.loads(json.dumps(report_values(report)))
    assert values["expected_total"]["cents"] == report.expected_total.cents
    assert values["counted_total"]["cents"] - values["expected_total"]["cents"] == 4120
    assert values["balanced"] is False
    assert values["business_date"] == "2026-11-23"
    assert values["items"][0]["voided_at"] == "2026-11-23T14:32:00+00:00"
    assert values["counts"][0]["counts"]["bank_check"]["items"] > 0


def test_the_table_adds_up_and_starts_no_formula() -> None:
    report = report_samples.report(30, off_by_cents=-3457)
    first = replace(report.items[0], void_reason='=HYPERLINK("x")')
    report = replace(report, items=(first, *report.items[1:]))
    rows = list(csv.DictReader(StringIO(report_csv(report))))
    items = [row for row in rows if row["section"] == "items" and row["row"] != "total"]
    assert len(items) == 30
    standing = sum(int(row["amount"].replace(".", "")) for row in items if row["state"] != "void")
    (sums,) = [row for row in rows if (row["section"], row["row"]) == ("kinds", "total")]
    assert standing == report.expected_total.cents == int(sums["recorded_amount"].replace(".", ""))
    assert sums["difference_amount"] == "-34.57"
    (void,) = [row for row in rows if row["section"] == "voids"]
    assert void["reason"].startswith("'=")
