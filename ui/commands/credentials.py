"""`ledger enroll-station`, `disable-station`, `add-auditor`: who may reach the ledger, and with
what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.door import HomeOption, JsonOption, tell
from ui.commands.ledger import UrlArgument, opened_books

if TYPE_CHECKING:
    from cashier.ledger.certificates import Authority

SiteOption = Annotated[str, typer.Option("--site", help="The center's code, like BOS.")]
StationOption = Annotated[str, typer.Option("--station", help="Two digits, like 01.")]


def enroll_station(
    ctx: typer.Context,
    url: UrlArgument,
    site: SiteOption,
    station: StationOption,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Where the credentials are written, once.")
    ],
    ca_cert: Annotated[
        Path | None,
        typer.Option(metavar="F", help="Your authority's certificate (PEM).", show_default=False),
    ] = None,
    ca_key: Annotated[
        Path | None,
        typer.Option(metavar="F", help="The key it signs with (PEM).", show_default=False),
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Give a station its credentials; those it had before no longer work."""
    from cashier.ledger.enrol import enroll_station as enroll
    from cashier.services.place_acts import new_file

    authority = _authority(ca_cert, ca_key)
    with opened_books(ctx, home, url) as database, new_file(out) as deliver:
        enroll(database, url, site, station, deliver=deliver, authority=authority)
    words = (
        f"Credentials of {site}-{station}: {out}",
        "Bring the file to the station and run there: cashier station enroll FILE",
    )
    values = {"site": site, "station": station, "out": str(out), "certificate": bool(authority)}
    tell(values, words, as_json=as_json)


def disable_station(
    ctx: typer.Context,
    url: UrlArgument,
    site: SiteOption,
    station: StationOption,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Shut a station out; what it recorded stays, what it has not sent stays with it."""
    from cashier.ledger import directory

    with opened_books(ctx, home, url) as database:
        changed = directory.disable_station(database, site, station)
    words = "Done." if changed else "Nothing to change."
    values = {"site": site, "station": station, "changed": changed}
    tell(values, (words,), as_json=as_json)


def add_auditor(
    ctx: typer.Context,
    url: UrlArgument,
    name: Annotated[str, typer.Option("--name", help="Becomes the role auditor_NAME.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """A login that reads the ledger and changes nothing; the passphrase is asked for, or read
    from standard input."""
    from cashier.ledger.enrol import add_auditor as add
    from ui.commands.person import passphrase

    with opened_books(ctx, home, url) as database:
        role = add(database, name, passphrase(twice=True))
    tell({"role": role}, (f"Role {role} reads this ledger.",), as_json=as_json)


def _authority(ca_cert: Path | None, ca_key: Path | None) -> Authority | None:
    from cashier.ledger.certificates import Authority

    if ca_cert is None and ca_key is None:
        return None
    if ca_cert is None or ca_key is None:
        raise typer.BadParameter("--ca-cert and --ca-key, both or neither")
    return Authority.read(ca_cert, ca_key)
