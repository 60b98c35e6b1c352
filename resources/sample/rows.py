"""The three sheets of the billing feed as rows of text, ready for a CSV writer.

The field names are the column names, so a header can never disagree with its rows. Tuples rather
than dataclasses, because a big sample is eight million of them and the CSV writer wants tuples
anyway.
"""

from dataclasses import dataclass
from typing import NamedTuple


class AccountRow(NamedTuple):
    """One billing account. Employers have an organization name and no person's name or birthday."""

    billing_account_number: str
    coverage_type: str
    kind: str
    member_id: str
    first_name: str
    middle_name: str
    last_name: str
    suffix: str
    organization_name: str
    date_of_birth: str
    phone: str
    email: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    postal_code: str
    household_id: str
    preferred_language: str
    subsidy: str
    carrier: str
    plan_name: str
    metal_level: str
    autopay_day: str
    paperless: str
    enrollment_status: str
    terminated_on: str


class BillRow(NamedTuple):
    """One bill; the premium is dollars with two decimals."""

    bill_number: str
    billing_account_number: str
    coverage_month: str
    issued_on: str
    due_on: str
    bill_type: str
    supersedes_bill_number: str
    premium: str


class PaymentRow(NamedTuple):
    """One payment billing knows of; a `walkin` carries a receipt number as its reference."""

    payment_reference: str
    billing_account_number: str
    received_on: str
    channel: str
    amount: str
    status: str


class AccountSheet(NamedTuple):
    """One account with all its bills and payments, oldest first."""

    account: AccountRow
    bills: list[BillRow]
    payments: list[PaymentRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSize:
    """How many rows each file of a feed holds, headers not counted."""

    accounts: int
    bills: int
    payments: int


def dollars(cents: int) -> str:
    """Return whole cents as the feed writes money: `10300` is `103.00`. Never negative here."""
    return f"{cents // 100}.{cents % 100:02d}"
