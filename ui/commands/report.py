"""`report`: every report in every form. Source: formats.md 4."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.door import HomeOption, JsonOption, OutOption, home_of, write_out

if TYPE_CHECKING:
    from cashier.domain.report_tables import Progress, Report, ReportName

DATES = ["%Y-%m-%d"]


class ReportKind(StrEnum):
    """What a report is called on the command line."""

    X = "x"
    Z = "z"
    DAY = "day"
    SITES = "sites"
    DEPOSIT = "deposit"
    UNDEPOSITED = "undeposited"
    OVERRIDES = "overrides"
    AUDIT = "audit"
    PERIOD = "period"


class ReportFormat(StrEnum):
    """Files a report can be."""

    PDF = "pdf"
    XLSX = "xlsx"
    CSV = "csv"
    JSON = "json"
    TEXT = "text"


_BYTES_ARE = {ReportFormat.PDF: "PDF", ReportFormat.XLSX: "workbook"}
"""What a terminal cannot show."""


def report(
    ctx: typer.Context,
    kind: Annotated[
        ReportKind,
        typer.Argument(
            metavar="KIND",
            help="x, z, day, sites, deposit, undeposited, overrides, audit or period.",
        ),
    ],
    session: Annotated[
        str | None,
        typer.Option(metavar="ID", help="x, z: the drawer.", show_default=False),
    ] = None,
    date: Annotated[
        datetime | None,
        typer.Option(formats=DATES, metavar="DATE", help="The business date.", show_default=False),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--from",
            formats=DATES,
            metavar="DATE",
            help="overrides, audit, period: the first day.",
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--to", formats=DATES, metavar="DATE", help="The last.", show_default=False),
    ] = None,
    site: Annotated[
        str | None,
        typer.Option(metavar="S", help="Another site than this station's.", show_default=False),
    ] = None,
    ticket: Annotated[
        str | None, typer.Option(metavar="T", help="deposit: this one.", show_default=False)
    ] = None,
    form: Annotated[ReportFormat | None, typer.Option("--format", show_default="text")] = None,
    out: OutOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """A drawer's X or Z, a site's day, all sites, deposits, overrides, the audit, a period."""
    from cashier.domain.errors import Refusal
    from cashier.domain.report_tables import ReportChoice
    from cashier.services.reports_read import read_report
    from ui.commands.person import person
    from ui.commands.progress import bar
    from ui.compose import open_station

    form = form or (ReportFormat.JSON if as_json else ReportFormat.TEXT)
    if date is not None and since is not None:
        raise Refusal("report.date_twice", field="date", value=f"{date:%Y-%m-%d}")
    first = date or since
    choice = ReportChoice(
        name=named(kind),
        site=(site or "").upper(),
        day_from=None if first is None else first.date(),
        day_to=None if until is None else until.date(),
        session_id=session or "",
        ticket=(ticket or "").upper(),
    )
    with open_station(home_of(ctx, home)) as station:
        who = person(station)
        with bar() as advance:
            made = read_report(station.desk, who, choice, progress=_told(advance, "Reading"))
            content = report_bytes(made, form, progress=_told(advance, "Writing"))
    write_out(content, out, what=_BYTES_ARE.get(form, ""))


def named(kind: ReportKind) -> ReportName:
    """The report of a name on the command line."""
    from cashier.domain.report_tables import ReportName

    own = {ReportKind.DAY: ReportName.SITE_DAY, ReportKind.SITES: ReportName.ALL_SITES}
    return own.get(kind) or ReportName(kind.value)


def report_bytes(made: Report, form: ReportFormat, *, progress: Progress) -> bytes:
    """The report as a file. Raises Stopped when `progress` does."""
    from receipts import report_files

    match form:
        case ReportFormat.PDF:
            from receipts.report_pdf import report_pdf

            return report_pdf(made, progress=progress)
        case ReportFormat.XLSX:
            from receipts.report_xlsx import report_xlsx

            return report_xlsx(made, progress=progress)
        case ReportFormat.CSV:
            return report_files.report_csv(made, progress=progress).encode()
        case ReportFormat.JSON:
            values = json.dumps(report_files.report_values(made), ensure_ascii=False, indent=2)
            return f"{values}\n".encode()
        case ReportFormat.TEXT:
            return report_files.report_text(made).encode()


def _told(advance: Callable[[str, int, int], None] | None, stage: str) -> Progress:
    def tell(done: int, of_all: int) -> None:
        if advance is not None:
            advance(stage, done, of_all)

    return tell
