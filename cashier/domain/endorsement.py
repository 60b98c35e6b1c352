"""What stands on the back of an item, by stamp, by hand or by a printer with a slip station.

At once on receipt, within 1.5 inches of the trailing edge. Source: domain.md 7.
"""

from __future__ import annotations

from datetime import date

RESTRICTION = "FOR DEPOSIT ONLY"


def endorsement_lines(
    organization: str, receipt_number: str, business_date: date, account_last4: str = ""
) -> tuple[str, ...]:
    """The lines, top to bottom. `account_last4` is of the bank account that deposits go to; without
    it that line is left out. Raises ValueError for anything but four digits.
    """
    if account_last4 and not (len(account_last4) == 4 and account_last4.isdecimal()):
        raise ValueError("the last four digits of the deposit account")
    account = (f"ACCT ENDING {account_last4}",) if account_last4 else ()
    number = f"{receipt_number} {business_date.isoformat()}"
    return (RESTRICTION, organization.upper(), *account, number)
