"""`journal export-unsent`, `ledger import-unsent`, `station reset`: what stands only at a station,
carried to the ledger in a sealed file, before the station is taken down.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.backup import PassphraseOption, passphrase_of
from ui.commands.door import HomeOption, JsonOption, home_of, tell
from ui.commands.ledger import UrlArgument, opened_books


def export_unsent(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The file to be made.")],
    passphrase_file: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """What the ledger has not confirmed, in a sealed file for ledger import-unsent."""
    from cashier.services import unsent
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        facts = unsent.export(station.desk, out, passphrase_of(passphrase_file, twice=True))
        name = station.desk.identity.name
    words = (
        f"{out} holds {facts.records} records of {name}, {facts.first_seq} to {facts.last_seq}.",
        "It was read back and is whole.",
        "At the ledger: cashier ledger import-unsent URL FILE",
    )
    values = {
        "file": str(out),
        "station": name,
        "records": facts.records,
        "first": facts.first_seq,
        "last": facts.last_seq,
    }
    tell(values, words, as_json=as_json)


def import_unsent(
    ctx: typer.Context,
    url: UrlArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="From journal export-unsent.")],
    passphrase_file: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Record a station's unsent records under its own name, each exactly once."""
    from cashier.services import unsent

    with opened_books(ctx, home, url) as books:
        done = unsent.bring(books, file, passphrase_of(passphrase_file))
    name = f"{done.facts.site}-{done.facts.station}"
    words = f"{name}: {done.created} records taken now, {done.held} were there."
    values = {"station": name, "created": done.created, "held": done.held}
    tell(values, (words,), as_json=as_json)


def reset(
    ctx: typer.Context,
    unsent_in: Annotated[
        Path | None,
        typer.Option(
            "--unsent-in",
            metavar="FILE",
            help="A file of journal export-unsent that holds what the ledger lacks.",
            show_default=False,
        ),
    ] = None,
    passphrase_file: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Take this station out of service; its records are kept as evidence, the home can be new."""
    from cashier.services.retire import retire
    from ui.compose import open_station

    with open_station(home_of(ctx, home), alone=True) as station:
        name = station.desk.identity.name
        words_in = passphrase_of(passphrase_file) if unsent_in is not None else ""
        kept = retire(station.desk, carried=unsent_in, words=words_in)
    words = (
        f"{name} is out of service. Its records are kept in {kept}, for reading only.",
        "Next: cashier station enroll FILE, with a new station number.",
    )
    tell({"station": name, "evidence": str(kept)}, words, as_json=as_json)
