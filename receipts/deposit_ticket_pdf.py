"""The deposit ticket on Letter, drawn straight on the canvas: 5,000 items cost ten times 500.

The first page has everything that is compared and signed; the list follows, its head on each page.
"""

from __future__ import annotations

from reportlab.lib.utils import simpleSplit

from cashier.domain.money import dollars
from cashier.domain.report_words import KIND
from receipts import deposit_ticket as words
from receipts.deposit_ticket import DepositTicket, TicketLine
from receipts.document import clean
from receipts.pdf_sheet import BOLD, HAIR, INK, MARGIN, MUTED, PAGE_WIDTH, REGULAR, Sheets, shown

LEFT, RIGHT = MARGIN, PAGE_WIDTH - MARGIN
SIZE, ROW = 9.5, 17.5
ITEM_SIZE, ITEM_ROW = 8.5, 13.0
_ITEMS = (
    (LEFT + 28, "No.", 26, True),
    (LEFT + 42, "Kind", 102, False),
    (LEFT + 150, "Routing", 60, False),
    (LEFT + 222, "Number", 106, False),
    (LEFT + 336, "Receipt", 96, False),
    (RIGHT - 6, "Amount", 62, True),
)
"""Where a column stands (figures: its right edge), its head, how wide it may get, flush right."""


def ticket_pdf(ticket: DepositTicket) -> bytes:
    """The ticket with every line. The same ticket gives the same bytes. Raises ValueError where its
    bundles do not add up to its lines.
    """
    name = f"{words.TITLE} {clean(ticket.ticket)}".rstrip()
    head = f"{ticket.depositor}: {name}, {ticket.site.name}, bag {ticket.bag or 'none'}"
    sheets = Sheets(name, head=clean(head))
    _head(sheets, ticket)
    _totals(sheets, ticket)
    _signatures(sheets, ticket)
    _bundles(sheets, ticket)
    _items(sheets, ticket)
    return sheets.finish()


def _head(sheets: Sheets, ticket: DepositTicket) -> None:
    sheets.bookmark(words.TITLE)
    sheets.y -= 6
    name = f"{words.TITLE} {clean(ticket.ticket)}".rstrip()
    sheets.write(LEFT, name, font=BOLD, size=17, fit=RIGHT - LEFT - 70)
    sheets.y -= 17
    place = clean(f"{ticket.site.name}, {ticket.site.address}, {ticket.site.phone}")
    sheets.write(LEFT, place, grey=MUTED, fit=RIGHT - LEFT)
    for mark in words.marks(ticket):
        sheets.y -= 20
        sheets.write(LEFT, mark, font=BOLD, size=12)
    sheets.y -= 24
    top = sheets.y
    left, right = words.facts(ticket)
    _facts(sheets, left, LEFT, 76, 182)
    bottom, sheets.y = sheets.y, top
    _facts(sheets, right, LEFT + 276, 60, RIGHT - LEFT - 336)
    sheets.y = min(bottom, sheets.y)


def _facts(
    sheets: Sheets, facts: list[tuple[str, str]], left: float, label: float, width: float
) -> None:
    for index, (name, value) in enumerate(facts):
        sheets.write(left, name, grey=MUTED)
        font = BOLD if index == 0 else REGULAR
        for line in simpleSplit(shown(value, font), font, SIZE, width) or [""]:
            sheets.write(left + label, line, font=font, fit=width)
            sheets.y -= 15


def _totals(sheets: Sheets, ticket: DepositTicket) -> None:
    sheets.y -= 10
    heads = ((LEFT + 6, "Control totals", False), (LEFT + 330, "Items", True))
    for x, text, right in (*heads, (RIGHT - 6, "Amount", True)):
        sheets.write(x, text, font=BOLD, grey=MUTED, right=right)
    sheets.y -= 6
    sheets.line(LEFT, RIGHT)
    rows = words.totals(ticket)
    for index, (name, items, cents) in enumerate(rows):
        last = index == len(rows) - 1
        font, size = (BOLD, 12.0) if last else (REGULAR, SIZE)
        sheets.y -= 15 if last else 12
        sheets.write(LEFT + 6, name, font=font, size=size)
        sheets.write(LEFT + 330, str(items), font=font, size=size, right=True)
        sheets.write(RIGHT - 6, dollars(cents), font=font, size=size, right=True)
        sheets.y -= ROW - 12
        sheets.line(LEFT, RIGHT, grey=INK if last else HAIR)
    sheets.y -= 14
    sheets.write(LEFT + 6, "Hash total of the routing numbers", grey=MUTED)
    sheets.write(RIGHT - 6, str(ticket.hash_total), right=True)


def _signatures(sheets: Sheets, ticket: DepositTicket) -> None:
    sheets.y -= 46
    for index, (label, name) in enumerate(words.signatures(ticket)):
        left = LEFT + index * 266
        sheets.line(left, left + 238, grey=INK)
        sheets.y -= 12
        sheets.write(left, f"{label} {name}", grey=MUTED, fit=238)
        sheets.y += 12
    sheets.y -= 20


def _bundles(sheets: Sheets, ticket: DepositTicket) -> None:
    rows = words.bundle_lines(ticket)
    if not rows:
        return
    sheets.room(ROW * 3)
    sheets.y -= 18
    sheets.write(LEFT, "Bundles", font=BOLD, size=10.5)
    sheets.y -= 3
    for label, amount in rows:
        sheets.room(14)
        sheets.y -= 14
        sheets.write(LEFT + 6, label)
        sheets.write(RIGHT - 6, amount, right=True)


def _items(sheets: Sheets, ticket: DepositTicket) -> None:
    sheets.room(90)
    sheets.y -= 26
    sheets.write(LEFT, "Items, in the order of the stack", font=BOLD, size=10.5)
    sheets.bookmark("Items")
    sheets.y -= 6
    _item_heads(sheets)
    ends = {
        last: (f"Bundle {number}: {last - first + 1} items", cents)
        for number, (first, last, cents) in enumerate(ticket.stacks(), 1)
    }
    several = len(ends) > 1
    for number, line in enumerate(ticket.lines, 1):
        if sheets.room(ITEM_ROW):
            _item_heads(sheets)
        _item(sheets, number, line)
        if several and number in ends:
            _bundle_end(sheets, *ends[number])
    if sheets.room(20):
        _item_heads(sheets)
    sheets.y -= 14
    items = "1 item" if len(ticket.lines) == 1 else f"{len(ticket.lines)} items"
    sheets.write(LEFT + 6, f"{items} in all", font=BOLD)
    sheets.write(RIGHT - 6, dollars(ticket.cents), font=BOLD, right=True)


def _item_heads(sheets: Sheets) -> None:
    sheets.y -= 12
    for x, text, _, right in _ITEMS:
        sheets.write(x, text, font=BOLD, size=ITEM_SIZE, grey=MUTED, right=right)
    sheets.y -= 4
    sheets.line(LEFT, RIGHT)


def _item(sheets: Sheets, number: int, line: TicketLine) -> None:
    cells = (
        str(number),
        KIND[line.kind],
        clean(line.routing),
        clean(line.number),
        clean(line.receipt_number),
        dollars(line.cents),
    )
    sheets.y -= ITEM_ROW - 3
    for (x, _, fit, right), cell in zip(_ITEMS, cells, strict=True):
        sheets.write(x, cell, size=ITEM_SIZE, right=right, fit=fit)
    sheets.y -= 3
    sheets.line(LEFT, RIGHT, grey=HAIR)


def _bundle_end(sheets: Sheets, label: str, cents: int) -> None:
    if sheets.room(ITEM_ROW + 4):
        _item_heads(sheets)
    sheets.y -= ITEM_ROW - 2
    sheets.write(LEFT + 42, label, font=BOLD, size=ITEM_SIZE)
    sheets.write(RIGHT - 6, dollars(cents), font=BOLD, size=ITEM_SIZE, right=True)
    sheets.y -= 6
    sheets.line(LEFT, RIGHT, grey=INK)
