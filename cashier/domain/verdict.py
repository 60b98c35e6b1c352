"""Verdicts: every acceptance rule with its severity, and what the rules look at beside the item.

Source of codes and severities: domain.md 5 and 6. The sentences stand in the front end: a verdict
carries a code and what fills it, never a figure of the account.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as starts_as
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from cashier.domain.account import Account
from cashier.domain.instrument import InstrumentKind
from cashier.domain.issuers import ISSUERS, MARKS
from cashier.domain.site import Organization
from cashier.domain.standing import Standing


class Severity(StrEnum):
    """Block: cannot be taken. Supervisor: another person approves. Warn: the cashier
    acknowledges.
    """

    BLOCK = "block"
    SUPERVISOR = "supervisor"
    WARN = "warn"


_B, _S, _W = Severity.BLOCK, Severity.SUPERVISOR, Severity.WARN

SEVERITY: Mapping[str, Severity] = MappingProxyType(
    {
        "CHK-PAYEE": _B,
        "MO-PAYEE": _B,
        "CHK-STALE": _B,
        "CHK-POSTDATED": _B,
        "CHK-UNDATED": _B,
        "CHK-UNSIGNED": _B,
        "CHK-AMOUNT-MISMATCH": _S,
        "CHK-THIRD-PARTY": _B,
        "CHK-FOREIGN": _B,
        "CHK-ROUTING": _B,
        "CHK-MICR": _W,
        "CHK-STARTER": _W,
        "CHK-ALTERED": _S,
        "MO-ALTERED": _S,
        "CHK-RESTRICTIVE": _S,
        "CHK-LIMIT": _B,
        "CHK-NO-ACCOUNT": _W,
        "CHK-DUPLICATE": _S,
        "MO-DUPLICATE": _S,
        "CHK-DUP-LIKELY": _W,
        "CHK-RETURNED-HISTORY": _W,
        "CHK-HIGH-VALUE": _W,
        "MO-UNSIGNED": _W,
        "MO-LIMIT": _B,
        "MO-LIMIT-OTHER": _W,
        "MO-SERIAL": _B,
        "MO-CHECKDIGIT": _W,
        "MO-TRANSIT": _W,
        "MO-FEATURES": _S,
        "MO-INTERNATIONAL": _B,
        "MO-OLD": _W,
        "ACC-UNKNOWN": _S,
        "ACC-TERMINATED": _W,
        "ACC-BINDER": _W,
        "ACC-AUTOPAY": _W,
        "PAY-PARTIAL": _W,
        "PAY-OVER": _W,
        "PAY-NOTHING-DUE": _W,
        "PAY-CROSS-COVERAGE": _W,
        "PAY-CROSS-HOUSEHOLD": _S,
        "PAY-SPLIT": _B,
        "PAY-AFTER-CUTOFF": _W,
    }
)
"""Every rule with its default severity, in the order of evaluation. Source: domain.md 5, and 6 for
MO-TRANSIT."""


class CrossCoverage(StrEnum):
    """What one item over medical and dental meets: a warning, nothing, or a block."""

    SEPARATE = "separate"
    ALLOW = "allow"
    BLOCK = "block"


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateHit:
    """An earlier item, not voided, with the same key (`strong`) or the same weak key."""

    strong: bool
    on: date
    site: str
    receipt_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One rule that the item meets. `field` is the input at fault; `data` fills the sentence."""

    code: str
    severity: Severity
    field: str
    data: Mapping[str, str] = starts_as(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What the rules look at beside the item itself, gathered by the service for one tender.

    `accounts` holds every allocated number, with None where this station's copy has no such
    account; `standings` holds the known ones. `others_cents` is what the visit's other items give
    to each account and `paid_later` the accounts that a later item also pays: the amount is judged
    once, over the visit, at the last of them. `check_visit` fills these two. The rest are settings,
    amounts in cents.
    """

    business_date: date
    at: datetime
    payees: tuple[str, ...] = Organization().payees
    accounts: Mapping[str, Account | None] = starts_as(default_factory=dict)
    standings: Mapping[str, Standing] = starts_as(default_factory=dict)
    duplicates: tuple[DuplicateHit, ...] = ()
    returned_history: bool = False
    others_cents: Mapping[str, int] = starts_as(default_factory=dict)
    paid_later: frozenset[str] = frozenset()
    stale_days: int = 180
    high_value_cents: int = 10_000_00
    high_value_times: int = 3
    mo_limit_cents: int = 1_000_00
    starter_below: int = 101
    returned_history_blocks: bool = False
    cross_coverage: CrossCoverage = CrossCoverage.SEPARATE
    marks: Mapping[InstrumentKind, tuple[str, ...]] = starts_as(default_factory=lambda: MARKS)
    purchaser_line: frozenset[InstrumentKind] = ISSUERS.purchaser_line
    transits: Mapping[InstrumentKind, frozenset[str]] = starts_as(
        default_factory=lambda: ISSUERS.transits
    )
