"""The billing account as the billing system's feed describes it: reference data, never edited at
the counter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class CoverageType(StrEnum):
    """What is insured; medical and dental are billed and paid separately."""

    MEDICAL = "medical"
    DENTAL = "dental"


class AccountKind(StrEnum):
    """A person, or a small group that pays for its people."""

    INDIVIDUAL = "individual"
    EMPLOYER = "employer"


class Subsidy(StrEnum):
    """Who helps to pay; it decides the months of grace. Source: domain.md 3."""

    CONNECTORCARE = "connectorcare"
    APTC = "aptc"
    NONE = "none"


class Enrollment(StrEnum):
    """Where coverage stands; the feed alone says so."""

    PENDING_BINDER = "pending_binder"
    ACTIVE = "active"
    TERMINATED = "terminated"


class BillType(StrEnum):
    """`first` is the binder, `revised` replaces a bill after a change within the month."""

    FIRST = "first"
    MONTHLY = "monthly"
    REVISED = "revised"


class PaymentChannel(StrEnum):
    """How money reached billing; `walkin` is a counter's."""

    EFT = "eft"
    AUTOPAY = "autopay"
    CARD = "card"
    MAIL = "mail"
    BILLPAY = "billpay"
    WALKIN = "walkin"


class PaymentStatus(StrEnum):
    """`returned` counts as not paid."""

    POSTED = "posted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """One month's premium. `premium_cents` >= 0; `coverage_month` is the first of the month;
    `supersedes` is a bill number or ''.
    """

    bill_number: str
    billing_account_number: str
    coverage_month: date
    issued_on: date
    due_on: date
    bill_type: BillType
    supersedes: str
    premium_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedPayment:
    """A payment billing knows of. For channel `walkin`, `payment_reference` is our receipt number:
    the echo of a posting.
    """

    payment_reference: str
    billing_account_number: str
    received_on: date
    channel: PaymentChannel
    amount_cents: int
    status: PaymentStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One billing account (medical or dental, an individual's or an employer's) with its bills and
    payments, any order.
    """

    billing_account_number: str
    coverage_type: CoverageType
    kind: AccountKind
    member_id: str
    first_name: str
    middle_name: str
    last_name: str
    suffix: str
    organization_name: str
    date_of_birth: date | None
    phone: str
    email: str
    address_line1: str
    address_line2: str
    city: str
    state: str
    postal_code: str
    household_id: str
    preferred_language: str
    subsidy: Subsidy
    carrier: str
    plan_name: str
    metal_level: str
    autopay_day: int | None
    paperless: bool
    enrollment_status: Enrollment
    terminated_on: date | None
    bills: tuple[Bill, ...] = ()
    payments: tuple[ReceivedPayment, ...] = ()

    @property
    def name(self) -> str:
        """`Rosa M Alves`, or the organisation's name: as the account page is headed."""
        return display_name(
            self.first_name, self.middle_name, self.last_name, self.suffix, self.organization_name
        )

    @property
    def last4(self) -> str:
        return self.billing_account_number[-4:]


def display_name(first: str, middle: str, last: str, suffix: str, organization: str) -> str:
    """Given names first, middle name as its initial, suffix last; the organisation's name where
    there is one.
    """
    if organization:
        return organization
    return " ".join(part for part in (first, middle[:1], last, suffix) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountLine:
    """One row of a search result: what tells people apart, and no more than needed.

    `name` is `Alves, Rosa M` (or the organisation); `bold` are half-open ranges of `name` that the
    query matched.
    """

    billing_account_number: str
    name: str
    coverage_type: CoverageType
    enrollment_status: Enrollment
    member_last4: str
    bold: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """Best first, at most the limit asked for. `did_you_mean` is the corrected query, or '' when
    what was typed matched.

    `kind` says how the text was read (`account`, `member`, `bill`, `receipt`, `coupon`, `phone`,
    `name`, `none`); `exact` tells that one number hit one thing, which may be opened at once;
    `receipt_number` is set for a receipt.
    """

    lines: tuple[AccountLine, ...]
    total: int
    did_you_mean: str = ""
    kind: str = "name"
    exact: bool = False
    receipt_number: str = ""
    as_of: datetime | None = None
