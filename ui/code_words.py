"""Words for a checked receipt code, for the window and the command line. Without Qt.

What an altered code claims is not repeated: it would look like a fact.
"""

from __future__ import annotations

from cashier.domain.calendar import paper_date
from cashier.domain.money import dollars
from cashier.services.receipt_check import CodeVerdict, ReceiptCheck

VERDICTS = {
    CodeVerdict.GENUINE: "Genuine",
    CodeVerdict.ALTERED: "Altered",
    CodeVerdict.UNKNOWN_KEY: "Unknown key",
}


def code_lines(found: ReceiptCheck) -> tuple[str, ...]:
    """The verdict, and what the code of a genuine receipt says; nothing of another."""
    code = found.code
    if code is None or found.verdict is not CodeVerdict.GENUINE:
        return (f"{VERDICTS[found.verdict]}.",)
    accounts = ", ".join(f"..{last4}" for last4 in code.accounts)
    more = f" and {code.more} more" if code.more else ""
    shown = f", for {accounts}{more}" if accounts else ""
    place = "It is recorded at this station." if found.recorded_here else _ELSEWHERE
    return (
        f"Genuine: receipt {found.receipt_number}{_TRAINING if found.training else ''}.",
        f"{dollars(code.total_cents)} on {paper_date(code.business_date)}{shown}.",
        place,
    )


_TRAINING = ", from training: NOT A RECEIPT"
_ELSEWHERE = "It was taken at another station; whether it still stands is in the ledger."
