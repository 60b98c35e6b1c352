"""`export ticket`: the deposit ticket as it goes into the bag."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ui.commands.door import HomeOption, OutOption, home_of, opened


class TicketForm(StrEnum):
    """What the ticket can be on the command line."""

    PDF = "pdf"
    TEXT = "text"


def ticket(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="TICKET", help="Its number.")],
    form: Annotated[TicketForm, typer.Option("--format", help="pdf (Letter), or text.")] = (
        TicketForm.PDF
    ),
    out: OutOption = None,
    home: HomeOption = None,
) -> None:
    """A deposit ticket with every line, control totals and signatures."""
    from cashier.services import deposits
    from receipts.deposit_ticket_pdf import ticket_pdf
    from receipts.deposit_ticket_text import ticket_text
    from ui.commands.person import person
    from ui.compose import open_station
    from ui.ticket_paper import paper_of

    with open_station(home_of(ctx, home)) as station:
        who = person(station)
        paper = paper_of(station.desk, deposits.deposit(station.desk, who, number))
    pdf = form is TicketForm.PDF
    content = ticket_pdf(paper) if pdf else ticket_text(paper).encode()
    with opened(out, what="the ticket as PDF" if pdf else "", binary=pdf) as file:
        file.write(content)
