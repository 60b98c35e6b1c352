"""What the cashier reads when a rule of acceptance speaks. No sentence holds an account's figure.

Source of every wording: domain.md 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_ALTERED = "This looks changed. A supervisor must look at it."
_PAYEE = "This is not made out to the Health Connector. Hand it back; the payer can bring another."
_TAKEN_BEFORE = "This item was taken before{when}{where}. Look at it again."
_DIFFERS = "The amount differs from the bill. Take it as it is? Nothing is given back."

RULES: Mapping[str, str] = MappingProxyType(
    {
        "CHK-PAYEE": _PAYEE,
        "MO-PAYEE": _PAYEE,
        "CHK-STALE": "This check is too old for the bank. Ask for a new one.",
        "CHK-POSTDATED": "This check is dated in the future. We cannot hold it.",
        "CHK-UNDATED": "There is no date. The payer may write it in now.",
        "CHK-UNSIGNED": "The check is not signed. Ask the payer to sign it.",
        "CHK-AMOUNT-MISMATCH": "Words and figures differ. Only a supervisor can take it, at the "
        "amount in words.",
        "CHK-THIRD-PARTY": "This check was made out to someone else. We cannot take it.",
        "CHK-FOREIGN": "We take checks in US dollars from US banks only.",
        "CHK-ROUTING": "The bank number does not add up. Scan again or type it from the check.",
        "CHK-MICR": "The bank line could not be read. Compare what you typed with the check.",
        "CHK-STARTER": "No printed name on this check. Write name, address and phone.",
        "CHK-ALTERED": _ALTERED,
        "MO-ALTERED": _ALTERED,
        "CHK-RESTRICTIVE": "There is a condition written on this item. A supervisor must decide.",
        "CHK-LIMIT": "The amount is over the limit printed on this item. Hand it back; the payer "
        "can bring another.",
        "CHK-NO-ACCOUNT": "Write the billing account number on the memo line.",
        "CHK-DUPLICATE": _TAKEN_BEFORE,
        "MO-DUPLICATE": _TAKEN_BEFORE,
        "CHK-DUP-LIKELY": "An item like this was taken before{when}{where}. Is it the same paper?",
        "CHK-RETURNED-HISTORY": "Ask for a money order or a bank check.",
        "CHK-HIGH-VALUE": "This is an unusually large amount. Read it again from the paper.",
        "MO-UNSIGNED": "Ask the payer to sign as purchaser.",
        "MO-LIMIT": "Post office money orders stop at $1,000.00. Hand it back; the payer can "
        "bring another.",
        "MO-LIMIT-OTHER": "Few go over $1,000.00. Check it closely.",
        "MO-SERIAL": "The number does not fit this kind of money order. Type it again.",
        "MO-CHECKDIGIT": "The last digit does not match. Read it again.",
        "MO-TRANSIT": "The bank number on it is not this issuer's. Look at it closely; call the "
        "issuer.",
        "MO-FEATURES": "A security mark is missing. A supervisor must look; call the issuer.",
        "MO-INTERNATIONAL": "International money orders cannot be taken here.",
        "MO-OLD": "This money order is old; the issuer may have taken fees from it.",
        "ACC-UNKNOWN": "This account{account} is not in our copy. Check the number on the bill "
        "with a supervisor.",
        "ACC-TERMINATED": "Coverage here has ended; payment alone does not restore it. Payer not "
        "confirmed? Say only: please check with the member first.",
        "ACC-BINDER": "Coverage starts only when the first bill is paid in full.",
        "ACC-AUTOPAY": "Ask whether this month is already being paid another way.",
        "PAY-PARTIAL": _DIFFERS,
        "PAY-OVER": _DIFFERS,
        "PAY-NOTHING-DUE": _DIFFERS,
        "PAY-CROSS-COVERAGE": "Medical and dental should be paid separately. Split this one item?",
        "PAY-CROSS-HOUSEHOLD": "These accounts are not of one household. A supervisor must agree.",
        "PAY-SPLIT": "The parts do not add up to the item. Change a part, or the amount, until "
        "nothing is left.",
        "PAY-AFTER-CUTOFF": "It is after 5:00 PM. The receipt shows the time; billing decides.",
    }
)
"""One sentence or two per code of `cashier.domain.acceptance.SEVERITY`. `{when}`, `{where}` and
`{account}` are filled where they are known and are empty else."""
