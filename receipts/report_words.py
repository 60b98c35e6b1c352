"""What reports call things: the same words on screen paper, PDF and in files.

Reports are in English.
"""

from __future__ import annotations

from datetime import datetime

from cashier.domain.calendar import clock_time, local_date, long_day, short_day
from cashier.domain.report import DrawerReport, ReportAct, ReportItem, ReportKind
from cashier.domain.report_words import ACTS, KIND, KINDS, TRAINING, person
from receipts.document import clean

__all__ = ["ACTS", "KIND", "KINDS", "TRAINING"]


def title(report: DrawerReport) -> str:
    """`Z report 214`, or `X report` while the drawer is open."""
    return "X report" if report.kind is ReportKind.X else f"Z report {report.z_number}"


def drawer_of(report: DrawerReport) -> str:
    """`A. Rivera (1001)`."""
    return _person(report.staff_name, report.staff)


def approved_by(report: DrawerReport) -> str:
    """The second signature, or ''."""
    return _person(report.approver_name, report.approver) if report.approver else ""


def station(report: DrawerReport) -> str:
    """`BOS-01`, however the report names its station."""
    short = report.station
    return clean(short if "-" in short else f"{report.site.code}-{short}")


def place(report: DrawerReport) -> str:
    """`Health Connector, Boston Walk-in Center, station 01, drawer of A. Rivera (1001)`."""
    site = report.site
    return clean(
        f"{site.organization}, {site.name}, station {station(report)}, "
        f"drawer of {drawer_of(report)}"
    )


def instant(report: DrawerReport, at: datetime | None) -> str:
    """`8:32 AM`; with its day when that is not the business date; `still open` for none."""
    if at is None:
        return "still open"
    day = local_date(at)
    return clock_time(at) if day == report.business_date else f"{short_day(day)} {clock_time(at)}"


def closed(report: DrawerReport) -> str:
    """When it was closed, and what was not as usual: `5:02 PM, by force, not counted`."""
    more = [
        "by force" if report.forced else "",
        "not counted" if report.forced and not report.counts else "",
        "review pending" if report.review_pending else "",
    ]
    return ", ".join([instant(report, report.closed_at), *(one for one in more if one)])


def facts(report: DrawerReport) -> list[tuple[str, str]]:
    """What the head of a report says, label and value, the drawer's first, then the receipts'."""
    first, last = report.first_receipt, report.last_receipt
    span = f"{first} to {last}" if first else "none"
    if report.receipts_missing:
        missing = ("Missing", ", ".join(report.receipts_missing))
    else:
        missing = ("None missing", f"{report.receipts} of {report.receipts}")
    return [
        ("Business date", long_day(report.business_date)),
        ("Opened", instant(report, report.opened_at)),
        ("Closed", closed(report)),
        ("Made", instant(report, report.made_at)),
        ("Receipts", clean(span)),
        (missing[0], clean(missing[1])),
        ("Copies", str(report.copies)),
        ("After cut-off", str(report.after_cut_off)),
        ("Not confirmed", str(report.unconfirmed)),
        ("Need attention", str(report.attention)),
    ]


def voided(report: DrawerReport) -> list[ReportItem]:
    """The items taken and voided, in the order taken."""
    return [item for item in report.items if item.voided_at is not None]


def put_right(report: DrawerReport, act: ReportAct) -> str:
    """When, what changed, why and who signed, beside the receipt and the amount."""
    signed = ", ".join(one for one in (act.staff, act.approver) if one)
    changed = f"{act.changed}; " if act.changed else ""
    return clean(f"{instant(report, act.at)}: {changed}{act.reason}, signed {signed}")


def warnings(report: DrawerReport) -> list[tuple[str, str]]:
    """Per code, how often it was acknowledged or overridden."""
    rows = [(clean(one.code), f"acknowledged {one.times}") for one in report.acknowledged]
    return rows + [(clean(one.code), f"overridden {one.times}") for one in report.overridden]


def paper_trouble(report: DrawerReport) -> list[tuple[str, str]]:
    """Receipts that are not on paper, or perhaps not."""
    rows = [(clean(number), "not printed") for number in report.unprinted]
    return rows + [(clean(number), "print uncertain") for number in report.uncertain]


def proofs(report: DrawerReport) -> list[tuple[str, str]]:
    """What ties the report to the chains."""
    rows = [
        ("Station chain", f"{report.chain_seq} {report.chain_head}"),
        ("Audit chain", f"{report.audit_seq} {report.audit_head}"),
        ("Ledger confirmed", str(report.ledger_head_seq)),
        ("Report hash", report.report_hash),
    ]
    return [(label, clean(value)) for label, value in rows if value]


def _person(name: str, number: str) -> str:
    return clean(person(name, number))
