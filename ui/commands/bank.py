"""`export bank`: the items of deposits for the bank."""

from __future__ import annotations

import os
from datetime import datetime
from typing import Annotated

import typer

from cashier.domain.bank_files import BankForm
from ui.commands.door import HomeOption, JsonOption, OutOption, home_of, one_line, opened

export = typer.Typer(help="Files for others.", no_args_is_help=True)


@export.command()
def bank(
    ctx: typer.Context,
    ticket: Annotated[
        str, typer.Argument(metavar="[TICKET]", help="One deposit.", show_default=False)
    ] = "",
    day: Annotated[
        datetime | None,
        typer.Option(
            "--date",
            formats=["%Y-%m-%d"],
            metavar="D",
            help="All verified deposits of a day.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[BankForm, typer.Option("--format", help="csv, or bai (lockbox).")] = (
        BankForm.CSV
    ),
    out: OutOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """A day's items for the bank, with control totals; read again before it is written."""
    if bool(ticket) == (day is not None):
        raise typer.BadParameter("a TICKET or --date, one of them")
    from cashier.domain.money import dollars, plain
    from cashier.services import bank_files
    from ui.commands.person import person
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        who = person(station)
        made = (
            bank_files.of_ticket(station.desk, who, ticket, form)
            if day is None
            else bank_files.of_day(station.desk, who, day.date(), form)
        )
    with opened(out, what="") as file:
        if out is not None and hasattr(os, "fchmod"):
            # it names bank accounts: for whoever asked for it, and nobody else on the computer
            os.fchmod(file.fileno(), 0o600)
        file.write(made.content)
    values = {
        "tickets": list(made.tickets),
        "not_in": list(made.not_in),
        "items": made.items,
        "total": plain(made.cents),
        "hash_total": made.routing_hash,
    }
    # where the file itself goes to standard output the totals must not stand in it
    on_error = out is None
    if as_json:
        typer.echo(one_line(values), err=on_error)
        return
    typer.echo(
        f"{', '.join(made.tickets)}: {made.items:,} items, {dollars(made.cents)}, "
        f"hash total {made.routing_hash}.",
        err=on_error,
    )
    if made.not_in:
        typer.echo(f"Not verified and not in it: {', '.join(made.not_in)}.", err=True)
