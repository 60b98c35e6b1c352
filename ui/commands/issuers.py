"""`ledger issuers`, `ledger set-issuer`: who issues money orders, as the administrator keeps it."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from cashier.domain.instrument import InstrumentKind
from cashier.domain.issuers import Issuer
from ui.commands.door import HomeOption, JsonOption, tell
from ui.commands.ledger import UrlArgument, opened_books


def issuers(
    ctx: typer.Context, url: UrlArgument, home: HomeOption = None, as_json: JsonOption = False
) -> None:
    """The table of money-order issuers: transits, marks to tick, phones."""
    from cashier.ledger import directory

    with opened_books(ctx, home, url) as database:
        table = directory.issuers(database)
    words = [
        f"{row.kind.value}: transits {', '.join(row.transits) or 'not known'};"
        f" marks {', '.join(row.marks) or 'none'}; phone {row.phone or 'as each station has it'};"
        f" {'with' if row.purchaser_line else 'without'} a line for the purchaser"
        for row in table.rows
    ]
    tell({"issuers": [asdict(row) for row in table.rows]}, words, as_json=as_json)


def set_issuer(
    ctx: typer.Context,
    url: UrlArgument,
    kind: Annotated[InstrumentKind, typer.Option("--kind", help="Whose orders.")],
    transit: Annotated[
        list[str] | None,
        typer.Option("--transit", help="A transit number of theirs; again for more; '' for none."),
    ] = None,
    mark: Annotated[
        list[str] | None,
        typer.Option("--mark", help="A mark to tick; again for more; '' for none."),
    ] = None,
    phone: Annotated[str | None, typer.Option("--phone", help="Where they verify.")] = None,
    purchaser_line: Annotated[
        bool | None,
        typer.Option("--purchaser-line/--no-purchaser-line", help="Whether the buyer signs."),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change what is known of one issuer; what is not given stays. Stations hear of it."""
    from cashier.ledger import directory

    with opened_books(ctx, home, url) as database:
        known = directory.issuers(database).of(kind)
        row = Issuer(
            kind=kind,
            transits=known.transits if transit is None else tuple(filter(None, transit)),
            marks=known.marks if mark is None else tuple(filter(None, mark)),
            phone=known.phone if phone is None else phone,
            purchaser_line=known.purchaser_line if purchaser_line is None else purchaser_line,
        )
        changed = directory.set_issuer(database, row)
    values = {"kind": kind.value, "changed": changed}
    tell(values, ("Done." if changed else "Nothing to change.",), as_json=as_json)
