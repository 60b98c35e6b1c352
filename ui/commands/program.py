"""All commands together."""

from __future__ import annotations

from typing import Annotated

import typer

from ui.commands import (
    audit,
    backup,
    bank,
    checkpoints,
    counter,
    credentials,
    examine,
    issuers,
    ledger,
    ledger_audit,
    papers,
    report,
    staff,
    station,
    ticket,
    unsent,
)
from ui.commands.door import Door, HomeOption, home_of

app = typer.Typer(
    name="cashier",
    cls=Door,
    help="Counter cashiering for walk-in centers. Without a command: the desktop.",
    add_completion=False,
    # errors are one sentence; rich's boxes would also cost every command its import
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def cashier(
    ctx: typer.Context,
    home: HomeOption = None,
    version: Annotated[bool, typer.Option("--version", help="Say the version.")] = False,
) -> None:
    """Counter cashiering for walk-in centers. Without a command: the desktop."""
    if version:
        import cashier as program

        typer.echo(f"cashier {program.__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from ui.app import run_desktop

        raise typer.Exit(run_desktop(home_of(ctx, home)))


app.command()(counter.demo)
app.command()(counter.play)
app.command()(counter.sync)
app.command()(report.report)
app.command()(examine.doctor)
app.command(name="backup")(backup.back_up)
app.command()(backup.restore)
app.command()(backup.rescue)
ledger.app.command(name="enroll-station")(credentials.enroll_station)
ledger.app.command(name="issuers")(issuers.issuers)
ledger.app.command(name="staff")(staff.staff)
ledger.app.command(name="reset-staff")(staff.reset_staff)
ledger.app.command(name="set-issuer")(issuers.set_issuer)
ledger.app.command(name="disable-station")(credentials.disable_station)
ledger.app.command(name="add-auditor")(credentials.add_auditor)
ledger.app.command(name="import-unsent")(unsent.import_unsent)
papers.journal.command(name="export-unsent")(unsent.export_unsent)
station.app.command(name="reset")(unsent.reset)
ledger.app.command()(checkpoints.checkpoint)
ledger.app.command(name="check-checkpoint")(checkpoints.check_checkpoint)
app.add_typer(ledger.app, name="ledger")
app.add_typer(station.app, name="station")
bank.export.command()(ticket.ticket)
app.add_typer(bank.export, name="export")
app.add_typer(papers.journal, name="journal")
app.add_typer(papers.receipt, name="receipt")
app.add_typer(audit.app, name="audit")
ledger.app.command(name="audit")(ledger_audit.audit)
ledger.app.command(name="search-audit")(ledger_audit.search)
app.add_typer(papers.printer, name="printer")
