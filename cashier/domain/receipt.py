"""What a receipt says, as values, and the port through which paper is made of it after the
commit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from cashier.domain.account import CoverageType
from cashier.domain.instrument import InstrumentKind

if TYPE_CHECKING:
    from cashier.domain.slip import Slip

LANGUAGES = ("en", "es", "pt-BR", "ht", "vi", "zh-Hans", "zh-Hant", "km", "ru", "ar")
"""Languages a receipt can be asked for; what a back end cannot print yet it prints in English and
says so.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptSite:
    """The walk-in center as data: no name, address or phone stands in code."""

    code: str
    name: str
    address: str
    phone: str
    organization: str = "Health Connector"
    help_phone: str = "1-877-623-6765"
    help_tty: str = "711"
    help_hours: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptAllocation:
    """`coverage_type`, `member_name`, `coverage_months` (first days, oldest first) and
    `balance_cents` (what the account owed after this part, negative for credit, as the copy of
    `balance_as_of` had it) are set only when identity was confirmed. Money nobody could place
    has no digits in `account_last4`. Source: domain.md 9.
    """

    account_last4: str
    amount_cents: int
    coverage_type: CoverageType | None = None
    member_name: str = ""
    terminated: bool = False
    coverage_months: tuple[date, ...] = ()
    balance_cents: int | None = None
    balance_as_of: date | None = None


class SinceThen(StrEnum):
    """What a linked record did to an item after its receipt was made. The first three take it
    back.
    """

    VOIDED = "voided"
    REVERSED = "reversed"
    RETURNED = "returned"
    CORRECTED = "corrected"
    MOVED = "moved"

    @property
    def took_back(self) -> bool:
        """Whether the item no longer counts as received."""
        return self in (SinceThen.VOIDED, SinceThen.REVERSED, SinceThen.RETURNED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemChange:
    """One such act on the item of a line (from 1)."""

    line: int
    since: SinceThen
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptTender:
    """`number_shown` is the whole check number, or the last four of a money order's serial. Never a
    bank account. `voided` and `taken_back` (reversed or returned) are set on copies only.
    """

    kind: InstrumentKind
    number_shown: str
    amount_cents: int
    allocations: tuple[ReceiptAllocation, ...]
    voided: bool = False
    taken_back: SinceThen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Everything a receipt says; stored with the visit in the paying transaction and never
    recomputed. `template` is the form it was first printed in: a copy has the same, also years
    later.

    `after_cut_off` prints the cut-off note; `qr_text` is the signed payload or '' where there is no
    station key.
    """

    receipt_number: str
    site: ReceiptSite
    station: str
    staff: str
    taken_at: datetime
    business_date: date
    payer_name: str
    tenders: tuple[ReceiptTender, ...]
    total_cents: int
    language: str = "en"
    training: bool = False
    after_cut_off: bool = False
    qr_text: str = ""
    template: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMark:
    """What a copy says about itself: its number (from 1), when and by whom, the state against
    the ledger then, and what had become of the items. `language` '' is the receipt's own.
    """

    copy_no: int
    printed_at: datetime
    staff: str
    ledger_state: str = ""
    original_uncertain: bool = False
    language: str = ""
    changes: tuple[ItemChange, ...] = ()


class PrintState(StrEnum):
    """`failed`: provably nothing came out, may retry alone. `uncertain`: bytes left and no proof; a
    person answers.
    """

    QUEUED = "queued"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    SUPERSEDED = "superseded"


class PrintEvidence(StrEnum):
    """What proves that paper came out, strongest first. `none`: sent, no proof possible."""

    PROCESS_ID = "process_id"
    GS_R = "gs_r"
    OS_SPOOL = "os_spool"
    FILE = "file"
    OPERATOR = "operator"
    NONE = "none"


class PrintCause(StrEnum):
    """Why a job did not print, as far as the printer says."""

    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    CUTTER = "cutter"
    ERROR = "error"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"
    LOST_CONNECTION = "lost_connection"
    NO_PRINTER = "no_printer"
    LACKING = "lacking"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintJob:
    """One print of one stored document: the original (copy 0) or a later one. `job_id` never
    changes over retries.

    Either `receipt` or `slip` is what to print. `copy` is set from a receipt's copy 1 on; a slip
    printed again says so nowhere. `receipt_number` is '' for a slip that belongs to no receipt.
    """

    job_id: str
    receipt_number: str
    copy_no: int
    state: PrintState
    receipt: Receipt | None = None
    slip: Slip | None = None
    slip_id: str = ""
    copy: CopyMark | None = None
    attempt: int = 0
    evidence: PrintEvidence = PrintEvidence.NONE
    cause: PrintCause | None = None
    sent_bytes: int = 0
    queued_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOutcome:
    """How one attempt ended: the state to store, with its evidence or cause; `sent_bytes` counts
    job bytes accepted. `then` is what stops the printer after a job that printed.
    """

    state: PrintState
    evidence: PrintEvidence = PrintEvidence.NONE
    cause: PrintCause | None = None
    then: PrintCause | None = None
    sent_bytes: int = 0
    total_bytes: int = 0
    sha256: str = ""
    process_id: str = ""
    paper_low: bool = False
    buffer_cleared: bool = False


class PrintJobs(Protocol):
    """The job rows as the spooler sees them. Each call is one short transaction; a service
    implements it.
    """

    def next_waiting(self) -> PrintJob | None:
        """The oldest job to print now (queued, or failed and due for another try); None when there
        is none.
        """
        ...

    def begin(self, job_id: str) -> bool:
        """queued/failed -> printing, one more attempt. False when another worker took it or a
        person dealt with it.
        """
        ...

    def end(self, job_id: str, outcome: PrintOutcome) -> None:
        """printing -> printed, failed or uncertain, with evidence or cause; audited."""
        ...

    def recover(self) -> Sequence[PrintJob]:
        """At start: every job left in `printing` becomes `uncertain` (bytes may have left). Returns
        those.
        """
        ...
