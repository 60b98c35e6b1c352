"""The slip of an act that put a mistake right: what it was, what it changed, who signed.

English like the reports: it goes to the file with the paper, not to the payer's language. Source:
domain.md 10.
"""

from __future__ import annotations

from collections.abc import Iterator

from cashier.domain.posting import RecordKind
from cashier.domain.report_words import KIND
from cashier.domain.slip import CorrectionSlip, SlipPart
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
from receipts.receipt_document import paper_instant

TRAINING = "TRAINING - NOTHING HERE IS REAL"
TITLES = {
    RecordKind.VOID: "VOID",
    RecordKind.REVERSAL: "REVERSAL",
    RecordKind.RETURNED_ITEM: "RETURNED BY THE BANK",
    RecordKind.CORRECTION: "CORRECTION",
    RecordKind.REALLOCATION: "MOVED TO ANOTHER ACCOUNT",
}
MEANING = {
    RecordKind.VOID: "This item no longer counts as received. The rest of the receipt stands.",
    RecordKind.REVERSAL: (
        "This item no longer counts as received. Its drawer was closed before; the count stands."
    ),
    RecordKind.RETURNED_ITEM: "The bank sent this item back. It no longer counts as paid.",
    RecordKind.CORRECTION: "The amount and the accounts stand as they were.",
    RecordKind.REALLOCATION: "The item and its amount stand as they were.",
}
FIELDS = {
    "number": "Number",
    "routing": "Routing number",
    "account": "Bank account",
    "aux_number": "Auxiliary number",
    "dated": "Date on it",
    "drawer_name": "Signed by",
    "remitter_name": "Bought by",
    "issuer": "Issuer",
}
"""Details that can be corrected, as the paper names them."""


def slip_document(slip: CorrectionSlip) -> Document:
    """The slip. The same value gives the same document for ever."""
    return Document(
        kind=DocumentKind.SLIP,
        lang="en",
        title=clean(f"{TITLES[slip.act].capitalize()} {slip.receipt_number}"),
        meta=(("receipt_number", clean(slip.receipt_number)), ("act", slip.act.value)),
        blocks=tuple(_blocks(slip)),
    )


def _blocks(slip: CorrectionSlip) -> Iterator[Block]:
    marks = [Banner(text=TRAINING)] if slip.training else []
    yield from marks
    yield Heading(text=TITLES[slip.act], high=True)
    yield Heading(text=clean(slip.site.organization))
    if clean(slip.site.name):
        yield Para(text=clean(slip.site.name), align=Align.CENTER)
    yield Para(text="Not a receipt. Keep with the item.", align=Align.CENTER)
    yield Rule()
    yield Pairs(
        pairs=(
            Pair(label="Receipt", value=clean(slip.receipt_number), high=True),
            Pair(label="Item", value=str(slip.line)),
            Pair(label="Date", value=paper_instant(slip.made_at)),
            Pair(label="Station", value=clean(f"{slip.site.code}-{slip.station}")),
            Pair(label="Payer", value=clean(slip.payer_name), wrap=True),
        )
    )
    yield Rule()
    yield from _item(slip)
    yield from _changed(slip)
    yield Rule()
    yield Pairs(pairs=(Pair(label="Reason", value=clean(slip.reason), wrap=True),))
    if slip.handed_back is not None:
        kept = "Handed back to the payer." if slip.handed_back else "Kept here, marked VOID."
        yield Para(text=f"The item: {kept}")
    yield Para(text=MEANING[slip.act])
    yield Spacer()
    yield Signature(label=clean(f"Staff {slip.staff}"))
    yield Signature(label=clean(f"Supervisor {slip.approver}"))
    yield from marks
    yield Cut()


def _item(slip: CorrectionSlip) -> Iterator[Row]:
    back = slip.act in (RecordKind.VOID, RecordKind.REVERSAL, RecordKind.RETURNED_ITEM)
    sign = -1 if back else 1
    label = clean(f"{KIND[slip.kind]} {slip.number_shown}")
    yield _row(label, sign * slip.amount_cents, bold=True)
    for part in slip.parts:
        yield _row(_account(part), sign * part.amount_cents, indent=2)
    if slip.fee_cents:
        yield _row("Returned-item fee, charged", slip.fee_cents)


def _changed(slip: CorrectionSlip) -> Iterator[Block]:
    if slip.moved_to:
        yield Para(text="Moved to", bold=True)
        for part in slip.moved_to:
            yield _row(_account(part), part.amount_cents, indent=2)
    for change in slip.changes:
        yield Para(text=FIELDS.get(change.field, clean(change.field)), bold=True)
        yield Pairs(
            pairs=(
                Pair(label="Recorded", value=clean(change.old) or "none", wrap=True),
                Pair(label="Correct", value=clean(change.new) or "none", wrap=True),
            )
        )


def _account(part: SlipPart) -> str:
    return f"Account ...{part.account_last4}" if part.account_last4 else "Account not known yet"


def _row(label: str, cents: int, *, indent: int = 0, bold: bool = False) -> Row:
    return Row(
        cells=(Cell(content=label), Cell(content=Money(cents=cents), align=Align.RIGHT)),
        indent=indent,
        bold=bold,
    )
