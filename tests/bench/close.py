"""Closing a drawer of many items: the close with its sealed Z, and the Z on Letter and as files.

Run: `./dev bench close [--items N]`. Goals: close and Z of 5,000 items at most 1 s, the PDF at most
2 s, both linear: ten times the items take at most 12 times as long. Judged by processor time, for
how long a busy machine lets a thread wait is another question; elapsed stands beside. Floors of the
same run: the drawer's rows read plainly and one row committed; as many strings on as many pages of
a bare reportlab canvas.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from time import perf_counter, thread_time
from typing import TypeVar

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from cashier.domain.drawer import KindCount
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import Allocation, TenderDraft, VisitDraft
from cashier.domain.report import DrawerReport
from cashier.domain.staff import Staff
from cashier.services import drawers, payments, staffing
from cashier.services.desk import Desk
from cashier.services.training import PASSPHRASE
from receipts.report_document import report_document
from receipts.report_files import report_csv, report_text, report_values
from receipts.report_pdf import report_pdf
from receipts.report_xlsx import report_xlsx
from receipts.text import text
from resources.sample import stream
from tests.bench.homes import TODAY, desk, training_home

T = TypeVar("T")

CLOSE_GOAL, PDF_GOAL, LINEAR_GOAL = 1.0, 2.0, 12.0
PER_VISIT = 10
ROWS_A_PAGE, CELLS = 45, 8


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of processor and of the clock."""

    cpu: float
    elapsed: float


def main(argv: Sequence[str] | None = None) -> int:
    """Prints what each took; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench close", description=__doc__)
    parser.add_argument("--items", type=int, default=5000)
    given = parser.parse_args(argv)
    few, many = max(PER_VISIT, given.items // 10), given.items
    numbers = [sheet.account.billing_account_number for sheet in stream(accounts=500, today=TODAY)]
    with training_home(500) as (home, keys), desk(home, keys) as opened:
        # no figure has the reading of fonts and the first imports in it
        report_pdf(
            _closed(opened, staffing.sign_in(opened, "2001", PASSPHRASE), numbers, PER_VISIT)[0]
        )
        small = _closed(opened, staffing.sign_in(opened, "1001", PASSPHRASE), numbers, few)
        large = _closed(opened, staffing.sign_in(opened, "1002", PASSPHRASE), numbers, many)
        floor = _timed(lambda: _bare_read(opened, large[0].session_id))[1]
    pdfs = [_timed(partial(report_pdf, made)) for made, _ in (small, large)]
    canvas = _timed(lambda: _bare_canvas(many))[1]
    _say(f"close and Z, {few:,} items", small[1])
    _say(f"close and Z, {many:,} items (goal {CLOSE_GOAL:.0f} s for 5,000)", large[1])
    _say("floor: the same rows read plainly, one committed", floor)
    _say(f"its PDF, {few:,} items", pdfs[0][1])
    _say(f"its PDF, {many:,} items (goal {PDF_GOAL:.0f} s for 5,000)", pdfs[1][1])
    _say("floor: as many strings on a bare canvas", canvas)
    for name, build in FILES.items():
        _say(f"its {name}", _timed(partial(build, large[0]))[1])
    times = large[1].cpu / small[1].cpu, pdfs[1][1].cpu / pdfs[0][1].cpu
    sys.stdout.write(
        f"{'against the floors: close, PDF':56s} {large[1].cpu / floor.cpu:.1f} x,"
        f" {pdfs[1][1].cpu / canvas.cpu:.1f} x\n"
        f"{f'{many // few} times the items: close, PDF':56s} {times[0]:.1f} x, {times[1]:.1f} x"
        f"  (goal: at most {LINEAR_GOAL:.0f} x)\n"
    )
    scale = many / 5000
    return int(
        large[1].cpu > CLOSE_GOAL * scale
        or pdfs[1][1].cpu > PDF_GOAL * scale
        or max(times) > LINEAR_GOAL
    )


FILES: dict[str, Callable[[DrawerReport], object]] = {
    "workbook": report_xlsx,
    "CSV": report_csv,
    "text": report_text,
    "JSON": lambda made: json.dumps(report_values(made)),
    "slip, as text": lambda made: text(report_document(made)),
}


def _closed(
    opened: Desk, who: Staff, numbers: Sequence[str], items: int
) -> tuple[DrawerReport, Took]:
    """A drawer of real payments, counted right, and how long its close took."""
    drawers.open_drawer(opened, who, TODAY)
    cents = 0
    for visit in range(items // PER_VISIT):
        tenders = tuple(
            _tender(opened, who, numbers, visit * PER_VISIT + n) for n in range(PER_VISIT)
        )
        cents += sum(one.instrument.amount_cents for one in tenders)
        payments.take(
            opened,
            who,
            VisitDraft(
                visit_id=opened.clock.new_id(), payer_name=f"Payer {visit}", tenders=tenders
            ),
        )
    drawers.begin_count(opened, who)
    counted = KindCount(items=items // PER_VISIT * PER_VISIT, cents=cents)
    drawers.count(opened, who, {InstrumentKind.PERSONAL_CHECK: counted})
    return _timed(lambda: drawers.close(opened, who))


def _tender(opened: Desk, who: Staff, numbers: Sequence[str], n: int) -> TenderDraft:
    amount = 100 + n % 90_000
    return TenderDraft(
        tender_id=opened.clock.new_id(),
        instrument=Instrument(
            kind=InstrumentKind.PERSONAL_CHECK,
            amount_cents=amount,
            number=str(1000 + n),
            dated=TODAY,
            routing="011999993",
            account=f"{who.number}{n:08d}",
        ),
        allocations=(
            Allocation(billing_account_number=numbers[n % len(numbers)], amount_cents=amount),
        ),
        accept=("*",),
    )


def _bare_read(opened: Desk, session_id: str) -> int:
    """The drawer's rows by the plainest query, and one row written."""
    with opened.store.write() as connection:
        rows = connection.exec_driver_sql(
            "SELECT * FROM tender JOIN visit ON visit.visit_id = tender.visit_id"
            " JOIN posting ON posting.posting_id = tender.posting_id"
            " JOIN outbox ON outbox.station_seq = posting.station_seq"
            " WHERE tender.session_id = ?",
            (session_id,),
        ).fetchall()
        connection.exec_driver_sql("CREATE TABLE bare (rows INTEGER)")
        connection.exec_driver_sql("INSERT INTO bare VALUES (?)", (len(rows),))
    return len(rows)


def _bare_canvas(rows: int) -> int:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, pageCompression=1)
    for row in range(rows):
        for cell in range(CELLS):
            canvas.drawString(54 + 62 * cell, 740 - 15 * (row % ROWS_A_PAGE), f"{row} {cell} cell")
        if row % ROWS_A_PAGE == ROWS_A_PAGE - 1:
            canvas.showPage()
    canvas.save()
    return len(buffer.getvalue())


def _timed(act: Callable[[], T]) -> tuple[T, Took]:
    elapsed, cpu = perf_counter(), thread_time()
    made = act()
    return made, Took(thread_time() - cpu, perf_counter() - elapsed)


def _say(label: str, took: Took) -> None:
    sys.stdout.write(f"{label:56s} {took.cpu:6.2f} s CPU, {took.elapsed:6.2f} s elapsed\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
