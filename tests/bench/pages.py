"""A long report in the window: how soon its first page is there, what scrolling through it costs,
and how long the event loop is held meanwhile.

Run: `./dev bench pages [--rows N]`. Goals: nothing holds the loop longer than 50 ms, by the main
thread's processor time (elapsed, which other programs lengthen, stands beside); pictures kept stay
below their bound. Floor of the same run: one page painted by PDFium alone.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from time import perf_counter

from cashier.domain.report_tables import (
    Report,
    ReportChoice,
    ReportName,
    Section,
    instant_column,
    money_column,
    number_column,
    text_column,
)
from receipts.report_pdf import report_pdf

HELD_GOAL_MS = 50.0
AT = datetime(2026, 11, 23, 15, 51, tzinfo=UTC)
STEPS = 300


def report_of(rows: int) -> Report:
    """A site day with so many items."""
    columns = (
        instant_column("at", "Time"),
        text_column("receipt", "Receipt", 16),
        number_column("line", "Item"),
        text_column("kind", "Kind", 18),
        text_column("number", "Number", 14),
        money_column("cents", "Amount"),
    )
    lines = tuple(
        (AT, f"BOS-01-{n:06d}-4", 1, "Personal check", str(1000 + n), 20600 + n)
        for n in range(rows)
    )
    return Report(
        choice=ReportChoice(name=ReportName.SITE_DAY),
        title="Site day",
        organization="Health Connector",
        place="Boston",
        day=date(2026, 11, 23),
        made_at=AT,
        as_of=AT,
        unconfirmed=0,
        training=True,
        sections=(Section(name="items", title="Items", columns=columns, rows=lines),),
        file_name="bench",
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Prints what each took; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="bench pages", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    given = parser.parse_args(argv)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtTest import QTest

    from tests.ui.stalls import Stalls
    from ui import pdf as engine
    from ui import style
    from ui.app import make_application
    from ui.style import Theme
    from ui.tasks import Tasks
    from ui.widgets.pdf_pictures import KEPT_BYTES
    from ui.widgets.pdf_view import PdfView

    app = make_application()
    style.apply(app, Theme.LIGHT, 1.0)
    pdf = report_pdf(report_of(given.rows))
    tasks = Tasks()
    view = PdfView(tasks, name="Report")
    view.resize(1150, 480)
    view.show()
    app.processEvents()

    def wait(reached: Callable[[], bool]) -> float:
        begun = perf_counter()
        while not reached():
            QTest.qWait(1)
        return (perf_counter() - begun) * 1000

    begun = perf_counter()
    engine.paint(pdf, 0, 1118, 1447)
    floor = (perf_counter() - begun) * 1000
    stalls = Stalls()
    stalls.start()
    view.show_pdf(pdf)
    first = wait(lambda: view.kept_bytes > 0)
    wait(lambda: bool(view.text))
    bar, most = view.verticalScrollBar(), 0
    begun = perf_counter()
    for step in range(1, STEPS + 1):
        bar.setValue(bar.maximum() * step // STEPS)
        QTest.qWait(1)
        most = max(most, view.kept_bytes)
    scrolled = (perf_counter() - begun) * 1000
    wanted = str(1000 + given.rows - 1)
    view.search(wanted)
    found = wait(lambda: bool(view.hits))
    everywhere = wait(lambda: not view.finding.running)
    stalls.stop()
    tasks.shutdown()
    held, elapsed = stalls.cpu_most * 1000, stalls.wall_most * 1000
    for name, value in (
        (f"first page of {view.pages:,}", f"{first:.0f} ms"),
        (f"scrolled through in {STEPS} steps", f"{scrolled:.0f} ms"),
        ("a text on the last page, seen there", f"{found:.0f} ms"),
        ("all pages looked through after", f"{everywhere:.0f} ms more"),
        ("loop held at most, processor / elapsed", f"{held:.1f} / {elapsed:.1f} ms"),
        ("pictures kept at most", f"{most / 2**20:.0f} of {KEPT_BYTES / 2**20:.0f} MB"),
        ("floor: one page by PDFium", f"{floor:.0f} ms"),
    ):
        sys.stdout.write(f"{name:44s} {value}\n")
    return int(held > HELD_GOAL_MS or most > KEPT_BYTES)
