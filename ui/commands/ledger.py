"""`ledger …`: the central ledger as an administrator and an auditor use it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cashier.clock import SystemClock
from cashier.domain.errors import Refusal
from cashier.domain.staff import Role
from ui.commands.door import (
    HomeOption,
    JsonOption,
    OutOption,
    home_of,
    one_line,
    opened,
    tell,
)
from ui.compose import keys_of

if TYPE_CHECKING:
    from cashier.ledger.books import Books

app = typer.Typer(help="The central ledger.", no_args_is_help=True)

UrlArgument = Annotated[
    str, typer.Argument(metavar="URL", help="sqlite:///path or postgresql+psycopg://…")
]


@app.command()
def init(
    ctx: typer.Context, url: UrlArgument, home: HomeOption = None, as_json: JsonOption = False
) -> None:
    """Make a new, empty ledger."""
    from cashier.domain.site import Organization
    from cashier.ledger import directory
    from cashier.ledger.open import init_ledger

    database = init_ledger(url, keys_of(home_of(ctx, home)), SystemClock())
    try:
        directory.set_organization(database, Organization())
        made = database.name
    finally:
        database.close()
    tell({"ledger": url, "path": made}, (f"Ledger made: {made}",), as_json=as_json)


@app.command()
def upgrade(
    ctx: typer.Context, url: UrlArgument, home: HomeOption = None, as_json: JsonOption = False
) -> None:
    """Bring an older ledger to this version's form."""
    from cashier.ledger.open import upgrade_ledger

    steps = upgrade_ledger(url, keys_of(home_of(ctx, home)), SystemClock())
    words = f"{steps} steps taken." if steps else "The ledger is up to date."
    tell({"ledger": url, "steps": steps}, (words,), as_json=as_json)


@app.command(name="import")
def import_(
    ctx: typer.Context,
    url: UrlArgument,
    feed: Annotated[Path, typer.Argument(metavar="FEED", help="The folder of the three files.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Import the good rows.")] = False,
    allow_shrink: Annotated[
        bool, typer.Option("--allow-shrink", help="Let many accounts go.")
    ] = False,
    rejects: Annotated[
        Path, typer.Option(metavar="FILE", help="Where bad rows are written.")
    ] = Path("rejects.csv"),
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Bring accounts, bills and payments to what a billing feed says."""
    from cashier.ledger.feed import import_feed
    from ui.commands.progress import bar

    if not feed.is_dir():
        raise Refusal("feed.folder_missing", field="feed", value=str(feed))
    with opened_books(ctx, home, url) as database, bar() as progress:
        result = import_feed(
            database,
            feed,
            dry_run=dry_run,
            skip_bad=skip_bad,
            allow_shrink=allow_shrink,
            rejects=rejects,
            progress=progress,
        )
    for warning in result.warnings:
        typer.echo(f"Warning: {warning}", err=True)
    for bad in result.rejects:
        typer.echo(f"{bad.file}:{bad.line}: {bad.column} {bad.value!r}: {bad.reason}", err=True)
    values: dict[str, Any] = {
        "accounts": result.accounts,
        "bills": result.bills,
        "payments": result.payments,
        "changed": result.changed,
        "removed": result.removed,
        "rejected": result.rejected,
        "applied": result.applied,
    }
    if result.rejected:
        values["rejects"] = str(rejects)
    verb = "changed" if result.applied else "would change"
    words = (
        f"{result.accounts:,} accounts, {result.bills:,} bills, {result.payments:,} payments read; "
        f"{result.changed:,} accounts {verb}, {result.rejected:,} rows rejected."
    )
    tell(values, (words,), as_json=as_json)
    if result.rejected and not skip_bad:
        raise Refusal(
            "feed.rejected", field="feed", rejected=result.rejected, path=str(rejects.absolute())
        )


@app.command(name="add-site")
def add_site(
    ctx: typer.Context,
    url: UrlArgument,
    site: Annotated[str, typer.Option("--site", help="Its code, like BOS.")],
    name: Annotated[str, typer.Option("--name", help="Its name.")],
    address: Annotated[str, typer.Option("--address", help="As on receipts.")] = "",
    phone: Annotated[str, typer.Option("--phone", help="As on receipts.")] = "",
    county: Annotated[str, typer.Option("--county", help="Suffolk has two more holidays.")] = "",
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a walk-in center, or change it."""
    from cashier.domain.site import Site
    from cashier.ledger import directory

    center = Site(code=site, name=name, address=address, phone=phone, county=county)
    with opened_books(ctx, home, url) as database:
        changed = directory.add_site(database, center)
    _changed({"site": site}, changed, as_json=as_json)


@app.command(name="add-staff")
def add_staff(
    ctx: typer.Context,
    url: UrlArgument,
    staff: Annotated[str, typer.Option("--staff", help="The staff number.")],
    name: Annotated[str, typer.Option("--name", help='As screens show it, like "A. Rivera".')],
    role: Annotated[Role, typer.Option("--role", help="What the person may do.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a person, or change them; the passphrase is asked for, or read from standard input."""
    from cashier.domain.secrets_chosen import must_be_good
    from cashier.ledger import directory
    from ui.commands.person import passphrase

    with opened_books(ctx, home, url) as database:
        password = passphrase(twice=True)
        must_be_good(password, about=(staff, name))
        changed = directory.add_staff(
            database, number=staff, name=name, role=role, password=password
        )
    _changed({"staff": staff, "role": role.value}, changed, as_json=as_json)


@app.command(name="disable-staff")
def disable_staff(
    ctx: typer.Context,
    url: UrlArgument,
    staff: Annotated[str, typer.Option("--staff", help="The staff number.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let a person sign in no more; what they did stays theirs."""
    from cashier.ledger import directory

    with opened_books(ctx, home, url) as database:
        changed = directory.disable_staff(database, staff)
    _changed({"staff": staff}, changed, as_json=as_json)


@app.command()
def verify(
    ctx: typer.Context, url: UrlArgument, home: HomeOption = None, as_json: JsonOption = False
) -> None:
    """Recompute everything the ledger holds, and name what is wrong."""
    from cashier.ledger import verify as checking

    with opened_books(ctx, home, url) as database:
        result = checking.verify(database)
    findings = [{"table": one.table, "key": one.key, "what": one.what} for one in result.findings]
    values = {
        "postings": result.postings,
        "entries": result.entries,
        "changes": result.changes,
        "findings": findings,
    }
    words = [f"{one.table} {one.key}: {one.what}" for one in result.findings]
    words.append(
        f"{result.postings:,} postings, {result.entries:,} entries and {result.changes:,} changes "
        f"recomputed; {len(findings)} findings."
    )
    tell(values, words, as_json=as_json)
    if findings:
        raise Refusal("ledger.findings", field="ledger", value=len(findings))


@app.command()
def export(
    ctx: typer.Context,
    url: UrlArgument,
    out: OutOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every posting, as JSON Lines."""
    assert isinstance(as_json, bool), "an export is JSON either way"
    from cashier.ledger.export import postings

    with opened_books(ctx, home, url) as database, opened(out, what="") as file:
        for row in postings(database):
            file.write(f"{one_line(row)}\n".encode())


@contextlib.contextmanager
def opened_books(ctx: typer.Context, home: Path | None, url: str) -> Iterator[Books]:
    """The ledger of a command, closed at its end."""
    from cashier.ledger.open import open_database

    database = open_database(url, keys_of(home_of(ctx, home)), SystemClock())
    try:
        yield database
    finally:
        database.close()


def _changed(values: dict[str, Any], changed: bool, *, as_json: bool) -> None:
    words = "Done." if changed else "Nothing to change."
    tell({**values, "changed": changed}, (words,), as_json=as_json)
