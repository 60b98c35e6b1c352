"""`journal`, `receipt` and `printer`: what a station holds, on paper."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cashier.domain.errors import Fault
from ui.commands.door import (
    HomeOption,
    JsonOption,
    OutOption,
    home_of,
    one_line,
    opened,
    tell,
    write_out,
)

if TYPE_CHECKING:
    from receipts.document import Document
    from receipts.printers import PrinterRecord

journal = typer.Typer(help="This station's postings.", no_args_is_help=True)
receipt = typer.Typer(help="Stored receipts.", no_args_is_help=True)
printer = typer.Typer(help="The station's printer.", no_args_is_help=True)


class ReceiptFormat(StrEnum):
    """What a receipt can be made of."""

    TEXT = "text"
    PNG = "png"
    PDF = "pdf"
    ESCPOS = "escpos"


@journal.command(name="export")
def journal_export(
    ctx: typer.Context,
    out: OutOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Every posting of this station with where it stands, as JSON Lines."""
    assert isinstance(as_json, bool), "an export is JSON either way"
    from cashier.services.records import journal_lines
    from ui.commands.person import person
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        rows = journal_lines(station.desk, person(station))
        with opened(out, what="") as file:
            for row in rows:
                file.write(f"{one_line(row)}\n".encode())


@receipt.command()
def show(
    ctx: typer.Context,
    number: Annotated[str, typer.Argument(metavar="N", help="The receipt number.")],
    form: Annotated[ReceiptFormat, typer.Option("--format")] = ReceiptFormat.TEXT,
    large: Annotated[bool, typer.Option("--large", help="PDF in large print.")] = False,
    out: OutOption = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """A stored receipt again, marked as a copy."""
    from cashier.domain.codec import to_plain
    from cashier.services.records import shown_copy
    from receipts.receipt_document import receipt_document
    from ui.commands.person import person
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        stored, mark = shown_copy(station.desk, person(station), number)
        record = station.printer()
    if as_json:
        values = {"receipt": to_plain(stored), "copy": to_plain(mark)}
        write_out(f"{one_line(values)}\n".encode(), out, what="")
        return
    what = _RECEIPT_BYTES_ARE[form]
    write_out(_receipt_bytes(receipt_document(stored, mark), form, record, large), out, what=what)


_RECEIPT_BYTES_ARE = {
    ReceiptFormat.TEXT: "",
    ReceiptFormat.PNG: "picture",
    ReceiptFormat.PDF: "PDF",
    ReceiptFormat.ESCPOS: "stream of printer bytes",
}


def _receipt_bytes(
    document: Document, form: ReceiptFormat, record: PrinterRecord, large: bool
) -> bytes:
    match form:
        case ReceiptFormat.TEXT:
            from receipts.text import text

            return text(document).encode()
        case ReceiptFormat.PNG:
            from receipts.screen import png

            return png(document)
        case ReceiptFormat.PDF:
            from receipts.pdf import receipt_pdf

            return receipt_pdf(document, large=large)
        case ReceiptFormat.ESCPOS:
            from receipts.thermal import escpos

            return escpos(document, record)


@receipt.command(name="check")
def receipt_check(
    ctx: typer.Context,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What the receipt's code says.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> None:
    """Whether a receipt's code is genuine, without a network; 1 if it is not."""
    from cashier.services.receipt_check import check, refusal_of
    from ui.code_words import code_lines
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        found = check(station.desk, text)
    code = found.code
    values: dict[str, Any] = {
        "verdict": found.verdict.value,
        "receipt": found.receipt_number,
        "training": found.training,
        "recorded_here": found.recorded_here,
    }
    if code is not None:
        values |= {
            "business_date": code.business_date.isoformat(),
            "total": f"{code.total_cents // 100}.{code.total_cents % 100:02}",
            "accounts": list(code.accounts),
            "more_accounts": code.more,
            "key": code.key_id.lower(),
        }
    tell(values, code_lines(found), as_json=as_json)
    refusal = refusal_of(found)
    if refusal is not None:
        raise refusal


@printer.command()
def status(ctx: typer.Context, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """How the printer is now."""
    from receipts.status import printer_status
    from ui.commands.printing import status_values, status_words
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        record = station.printer()
    found = printer_status(record)
    tell(status_values(record, found), (status_words(record, found),), as_json=as_json)
    if not found.ready:
        raise _not_ready(record.address, found.cause)


@printer.command(name="test")
def slip(ctx: typer.Context, home: HomeOption = None, as_json: JsonOption = False) -> None:
    """Print a test slip: nothing of it is a receipt."""
    from ui.commands.printing import print_test
    from ui.compose import open_station

    with open_station(home_of(ctx, home)) as station:
        record = station.printer()
        outcome = print_test(station)
    values: dict[str, Any] = {
        "printer": record.address,
        "state": outcome.state.value,
        "evidence": outcome.evidence.value,
        "cause": outcome.cause.value if outcome.cause else "",
        "bytes": outcome.sent_bytes,
    }
    from cashier.domain.receipt import PrintState

    printed = outcome.state is PrintState.PRINTED
    if printed or as_json:
        tell(values, (f"Test slip printed on {record.address}.",), as_json=as_json)
    if not printed:
        raise _not_ready(record.address, outcome.cause)


def _not_ready(address: str, cause: Any) -> Fault:
    from ui.messages import CAUSES, cause_words

    fix = CAUSES[cause][1].split(", then")[0].rstrip(".") + "." if cause else "Look at the printer."
    return Fault("printer.not_ready", value=address, cause=cause_words(cause), fix=fix)
