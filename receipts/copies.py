"""A stored receipt as its copy shows it: in the language asked for, with what was taken back
marked. Nothing of what was printed first is left out or changed.
"""

from __future__ import annotations

from dataclasses import replace

from cashier.domain.receipt import CopyMark, Receipt, ReceiptTender, SinceThen


def as_copied(receipt: Receipt, copy: CopyMark | None) -> Receipt:
    """The receipt with the copy's language and marks; the very same for the original."""
    if copy is None or not (copy.language or copy.changes):
        return receipt
    back = {one.line: one.since for one in copy.changes if one.since.took_back}
    return replace(
        receipt,
        language=copy.language or receipt.language,
        tenders=tuple(
            _marked(tender, back.get(line)) for line, tender in enumerate(receipt.tenders, start=1)
        ),
    )


def _marked(tender: ReceiptTender, since: SinceThen | None) -> ReceiptTender:
    if since is None:
        return tender
    if since is SinceThen.VOIDED:
        return replace(tender, voided=True)
    return replace(tender, taken_back=since)
