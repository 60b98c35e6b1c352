"""The deposit ticket as plain text of 80 columns, and as a slip for the receipt printer."""

from __future__ import annotations

from collections.abc import Iterator

from cashier.domain.money import dollars
from cashier.domain.report_words import KIND
from receipts import deposit_ticket as words
from receipts.deposit_ticket import DepositTicket
from receipts.document import (
    Align,
    Banner,
    Block,
    Cell,
    Cut,
    Document,
    DocumentKind,
    Heading,
    Money,
    Pair,
    Pairs,
    Para,
    Row,
    Rule,
    Signature,
    Spacer,
    clean,
)

COLUMNS = 80
_HEAD = f"{'No.':>5} {'Kind':<18} {'Routing':<9} {'Number':<14} {'Receipt':<16} {'Amount':>13}"


def ticket_text(ticket: DepositTicket) -> str:
    """Every line at a fixed place, so that it can be compared with another file. Raises ValueError
    where the bundles do not add up to the lines.
    """
    return "\n".join(_lines(ticket)) + "\n"


def _lines(ticket: DepositTicket) -> Iterator[str]:
    yield f"{words.TITLE} {clean(ticket.ticket)}".rstrip()
    yield clean(f"{ticket.site.name}, {ticket.site.address}, {ticket.site.phone}")
    yield from words.marks(ticket)
    yield ""
    for label, value in [pair for side in words.facts(ticket) for pair in side]:
        yield f"{label:<14} {value}"
    yield ""
    for name, items, cents in words.totals(ticket):
        yield f"{name:<24} {items:>8} {dollars(cents):>18}"
    yield f"{'Hash total of routing':<24} {'':>8} {ticket.hash_total:>18}"
    yield ""
    for label, amount in words.bundle_lines(ticket):
        yield f"{label:<33} {amount:>18}"
    yield ""
    yield _HEAD
    yield "-" * COLUMNS
    for number, line in enumerate(ticket.lines, 1):
        yield (
            f"{number:>5} {KIND[line.kind]:<18} {clean(line.routing):<9} "
            f"{clean(line.number):<14} {clean(line.receipt_number):<16} {dollars(line.cents):>13}"
        )
    yield "-" * COLUMNS
    yield f"{len(ticket.lines):>5} {'items in all':<60} {dollars(ticket.cents):>13}"
    yield ""
    for label, name in words.signatures(ticket):
        yield f"{label:<14} {name}"


def ticket_document(ticket: DepositTicket) -> Document:
    """The ticket as a slip, every item on it."""
    return Document(
        kind=DocumentKind.REPORT,
        lang="en",
        title=f"{words.TITLE} {clean(ticket.ticket)}".rstrip(),
        meta=(("report", "deposit_ticket"), ("ticket", clean(ticket.ticket))),
        blocks=tuple(_blocks(ticket)),
    )


def _blocks(ticket: DepositTicket) -> Iterator[Block]:
    for mark in words.marks(ticket):
        yield Banner(text=mark)
    yield Heading(text=words.TITLE, high=True)
    yield Heading(text=clean(ticket.depositor))
    yield Para(text=clean(ticket.site.name), align=Align.CENTER)
    yield Rule()
    left, right = words.facts(ticket)
    yield Pairs(pairs=tuple(Pair(label=name, value=value, wrap=True) for name, value in left))
    yield Pairs(pairs=tuple(Pair(label=name, value=value, wrap=True) for name, value in right[1:]))
    yield Rule()
    for name, items, cents in words.totals(ticket):
        yield Row(
            cells=(
                Cell(content=name),
                Cell(content=str(items), align=Align.RIGHT, nowrap=True, least=6),
                Cell(content=Money(cents=cents), align=Align.RIGHT, least=13),
            ),
            bold=name == "Total",
        )
    yield Pairs(pairs=(Pair(label="Hash total", value=str(ticket.hash_total)),))
    if len(ticket.bundles) > 1:
        yield Rule()
        for number, (first, last, cents) in enumerate(ticket.stacks(), 1):
            label = f"Bundle {number}, {first} to {last}"
            yield Row(
                cells=(Cell(content=label), Cell(content=Money(cents=cents), align=Align.RIGHT))
            )
    yield Rule()
    for number, line in enumerate(ticket.lines, 1):
        what = f"{number}. {KIND[line.kind]} {line.number}"
        amount = Cell(content=Money(cents=line.cents), align=Align.RIGHT)
        yield Row(cells=(Cell(content=clean(what)), amount))
        under = f"{line.routing} {line.receipt_number}".strip()
        yield Row(cells=(Cell(content=clean(under)),), indent=2)
    yield Rule()
    for label, name in words.signatures(ticket):
        yield Signature(label=f"{label} {name}")
    yield Spacer()
    for mark in words.marks(ticket):
        yield Banner(text=mark)
    yield Cut()
