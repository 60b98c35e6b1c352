"""A report's words where the window shows them itself: its title, its stamp, its tables.

The paper and the files of a report are a record and stay as they were made, in English.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from cashier.domain.calendar import clock_time, local_date, long_day
from cashier.domain.report_tables import Report

_NUMBERED = re.compile(r"(.+?) (\S*\d\S*)")


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("report_said", text)


def report_word(text: str) -> str:
    """A head, a title, a sentence or a word in a cell; what is no word of reports stays."""
    return QCoreApplication.translate("reports", text) if text else ""


def report_title(report: Report) -> str:
    """`Z report 214`, `Deposit BOS-20261123-01`, `Site day`."""
    numbered = _NUMBERED.fullmatch(report.title)
    if numbered is not None:
        name, number = numbered.groups()
        if name == "Z report":
            return tr("Z report {number}").format(number=number)
        if name == "Deposit":
            return tr("Deposit {ticket}").format(ticket=number)
    return tr("X report") if report.title == "X report" else report_word(report.title)


def report_stamp(report: Report) -> str:
    """How far its news go, and what the ledger had not confirmed then."""
    day, time = long_day(local_date(report.as_of)), clock_time(report.as_of)
    if not report.unconfirmed:
        words = tr("As of {day}, {time}. Everything recorded here was confirmed by the ledger.")
    elif report.unconfirmed == 1:
        words = tr("As of {day}, {time}. 1 record was not confirmed by the ledger.")
    else:
        words = tr("As of {day}, {time}. {n} records were not confirmed by the ledger.")
    return words.format(day=day, time=time, n=report.unconfirmed)
