"""`station enroll`: what makes a folder a station."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Annotated

import typer

from cashier.clock import SystemClock
from ui.commands.door import HomeOption, JsonOption, home_of, tell
from ui.compose import keys_of
from ui.hold import hold

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
    from cashier.ledger.enrol import read_enrolment
    from cashier.services.enrolment import destroy
    from cashier.services.enrolment import enroll as bind

    enrolment = read_enrolment(file)
    place = home_of(ctx, home)
    fresh = not place.folder.exists()
    place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with hold(place):
        try:
            identity = bind(place, keys_of(place), SystemClock(), enrolment, ask_ledger=not offline)
        except BaseException:
            if fresh:
                place.lock_file.unlink(missing_ok=True)
                with contextlib.suppress(OSError):
                    place.folder.rmdir()
            raise
    gone = destroy(file)
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
