"""`station enroll`: what makes a folder a station."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.door import HomeOption, JsonOption, home_of, tell
from ui.compose import enrol_home

app = typer.Typer(help="This station.", no_args_is_help=True)


@app.command()
def enroll(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="From ledger enroll-station.")],
    offline: Annotated[
        bool, typer.Option("--offline", help="Do not try the credentials at the ledger.")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bind this home to a station; a home that is that station's gets the new credentials."""
    place = home_of(ctx, home)
    identity, gone = enrol_home(place, file, ask_ledger=not offline)
    words = [f"This is {identity.name} now: {place.folder}", "Next: cashier sync"]
    if not gone:
        words.append(f"Delete {file}: it still holds this station's credentials.")
    values = {
        "site": identity.site,
        "station": identity.station,
        "home": str(place.folder),
        "file_deleted": gone,
    }
    tell(values, words, as_json=as_json)
