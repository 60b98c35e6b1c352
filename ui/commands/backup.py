"""`backup` and `restore`: one sealed file out of a station, and into a home as evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cashier.domain.errors import Fault, Refusal
from cashier.domain.money import dollars
from ui.commands.door import HomeOption, JsonOption, home_of, tell

if TYPE_CHECKING:
    from cashier.services.backup import UnsentOutcome
    from cashier.store.backup import BackupFacts
    from cashier.store.rescue import RescueReport

PassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help="The passphrase is this file's first line, instead of being asked for.",
        show_default=False,
    ),
]
EnrolmentOption = Annotated[
    Path | None,
    typer.Option(
        "--send-unsent",
        metavar="ENROLMENT",
        help="Send what the ledger lacks of what was restored, with an enrolment file of the old "
        "station.",
        show_default=False,
    ),
]


def back_up(
    ctx: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to be made.")],
    passphrase_file: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """A verified, sealed copy of this station's store, opened by a passphrase on any computer."""
    from cashier.services import backup
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        facts = backup.back_up(station.desk, out, passphrase_of(passphrase_file, twice=True))
    tell({"file": str(out), **facts_told(facts)}, [_said(facts, out)], as_json=as_json)


def restore(
    ctx: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="The backup.", show_default=False)
    ] = None,
    send_unsent: EnrolmentOption = None,
    passphrase_file: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """A backup into a home without a station: kept as evidence. Then enroll it anew."""
    from cashier.clock import SystemClock
    from cashier.services import backup
    from ui.compose import keys_of
    from ui.hold import hold

    place = home_of(ctx, home)
    if file is None and send_unsent is None:
        raise typer.BadParameter("Name the backup, or give --send-unsent.")
    values: dict[str, Any] = {"home": str(place.folder)}
    words: list[str] = []
    try:
        place.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Fault("home.not_made", path=str(place.folder), reason=error.strerror or "") from error
    with hold(place):
        keys, clock = keys_of(place), SystemClock()
        if file is not None:
            opens = passphrase_of(passphrase_file)
            facts = backup.restore(place, keys, clock, file, opens)
            values |= facts_told(facts)
            words.extend(_restored(facts, str(place.folder)))
        if send_unsent is not None:
            from cashier.ledger.enrol import read_enrolment

            outcomes = backup.send_all_unsent(place, keys, clock, read_enrolment(send_unsent))
            values["sent"] = [_outcome(one) for one in outcomes]
            words.extend(
                f"{one.station}: {one.created} records sent now, {one.held} were there; the ledger "
                f"stands at {one.last_seq}."
                for one in outcomes
            )
    tell(values, words, as_json=as_json)


def rescue(
    ctx: typer.Context,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to be made.")],
    passphrase_file: PassphraseOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """What can be read of a damaged store, as a sealed file that restore takes, and a report."""
    from cashier.clock import SystemClock
    from cashier.domain.codec import to_plain
    from cashier.services import backup
    from ui.compose import keys_of
    from ui.hold import hold

    place = home_of(ctx, home)
    if not place.store.exists():
        raise Refusal("store.absent", field="store", value=str(place.store))
    with hold(place):
        opens = passphrase_of(passphrase_file, twice=True)
        report = backup.rescue(place, keys_of(place), SystemClock(), out, opens)
    tell(
        {"file": str(out), "complete": report.complete, **to_plain(report)},
        _rescued(report, out),
        as_json=as_json,
    )


def _rescued(report: RescueReport, out: Path) -> Iterator[str]:
    yield f"{out} holds what could be read of {report.facts.name}."
    for one in report.tables:
        found = f", {one.found} more found" if one.found else ""
        trouble = f"; not everything could be read ({one.trouble})" if one.trouble else ""
        yield f"  {one.table}: {one.rows} rows{found}{trouble}"
    for what, missing in (
        ("records", report.missing_records),
        ("audit lines", report.missing_audit),
    ):
        if missing:
            yield f"Missing {what}: {', '.join(str(n) for n in missing)}."
    if report.not_proved:
        yield f"Not as they were sealed: {', '.join(str(n) for n in report.not_proved)}."
    if report.unsent:
        yield "Not confirmed by the ledger:"
        for record in report.unsent:
            amount = dollars(record.amount_cents)
            yield f"  {record.station_seq} {record.kind} {record.receipt_number} {amount}"
    if report.complete:
        yield "Nothing is known to be missing."
    yield "Restore it into a new home: cashier restore FILE --home DIR."


def passphrase_of(file: Path | None, *, twice: bool = False) -> str:
    """Typed, or a file's first line. Raises Fault `passphrase.unreadable`."""
    from ui.commands.person import passphrase

    if file is None:
        return passphrase(twice=twice)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or "it is no text"
        raise Fault("passphrase.unreadable", path=str(file), reason=reason) from error
    return text.split("\n", 1)[0].rstrip("\r")


def facts_told(facts: BackupFacts) -> dict[str, Any]:
    """A backup's facts for `--json`."""
    from cashier.domain.codec import to_plain

    told: dict[str, Any] = to_plain(facts)
    return {**told, "station": facts.name}


def _said(facts: BackupFacts, out: Path) -> str:
    return (
        f"{out} holds {facts.postings} records and {facts.audit} audit lines of {facts.name}, "
        f"{facts.waiting} of them not confirmed by the ledger. It was read back and is whole."
    )


def _restored(facts: BackupFacts, folder: str) -> Iterator[str]:
    yield (
        f"The {facts.postings} records of {facts.name} are in {folder} as evidence; they are read "
        "only."
    )
    if facts.rescued:
        yield "They were rescued from a damaged store: some may be missing."
    if facts.waiting:
        yield (
            f"{facts.waiting} of them were not confirmed by the ledger: cashier restore "
            "--send-unsent FILE sends what it lacks, with a new enrolment file of that station."
        )
    yield "Before it takes money, enroll this home with a new station number."


def _outcome(one: UnsentOutcome) -> dict[str, Any]:
    from cashier.domain.codec import to_plain

    plain: dict[str, Any] = to_plain(one)
    return plain
