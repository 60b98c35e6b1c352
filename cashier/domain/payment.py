"""A visit and what is handed over in it: tenders, allocations, and the draft a screen fills before
anything is recorded.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from enum import StrEnum

from cashier.domain.account import CoverageType
from cashier.domain.amendment import Amendment, undone
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import ssn_shaped
from cashier.domain.instrument import Instrument

TENDERS_MAX = 50
"""More paper than one person brings; a bound so that nothing in a visit is unlimited."""
ALLOCATIONS_MAX = 20


def free_text(text: str, *, field: str, length_max: int = 120) -> str:
    """Cleaned single-line text a person typed. Raises Refusal `<field>.ssn_shaped`, `.too_long` or
    `.control_character`.

    Nothing shaped like a Social Security number is stored anywhere. Source: domain.md 1.
    """
    cleaned = " ".join(text.split())
    if ssn_shaped(cleaned):
        raise Refusal(f"{field}.ssn_shaped", field=field, value="***-**-****")
    if len(cleaned) > length_max:
        raise Refusal(
            f"{field}.too_long", field=field, value=cleaned[:20] + "...", limit=length_max
        )
    if any(not char.isprintable() for char in cleaned):
        raise Refusal(f"{field}.control_character", field=field)
    return cleaned


class IdentityMethod(StrEnum):
    """How identity was confirmed; never an ID's number. Source: domain.md 9."""

    PHOTO_ID = "photo_id"
    DATE_OF_BIRTH = "date_of_birth"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """The part of a tender meant for one billing account, in cents > 0."""

    billing_account_number: str
    amount_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderDraft:
    """One paper item as entered. `tender_id` is a UUIDv7 made when its row opened; `accept` lists
    the warning codes the cashier acknowledged (`*`: all warnings, training only, never a block).
    """

    tender_id: str
    instrument: Instrument
    allocations: tuple[Allocation, ...]
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A supervisor's approval of one rule for one take: who authenticated, and why.

    `approval_id` is the proof.
    """

    rule: str
    reason: str
    approver: str
    approval_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityConfirmation:
    """That somebody's identity was confirmed for one subscriber, by whom and when (UTC). Ends with
    the visit.
    """

    billing_account_number: str
    method: IdentityMethod
    staff: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitDraft:
    """Everything one person hands over, before it is recorded. `visit_id` is a UUIDv7 made when the
    form opened and carried by every retry; `language` is the receipt's BCP 47 tag.
    """

    visit_id: str
    payer_name: str
    tenders: tuple[TenderDraft, ...]
    language: str = "en"
    confirmations: tuple[IdentityConfirmation, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def total_cents(self) -> int:
        return sum(tender.instrument.amount_cents for tender in self.tenders)


def content_hash(draft: VisitDraft) -> str:
    """SHA-256 (hex) of what is paid: payer, items, allocations. The same visit id with another hash
    is `visit.conflict`.

    Acknowledgements, overrides, language and tender ids are left out: a retry may carry them or
    not, it is the same money.
    """
    body = {
        "payer": draft.payer_name,
        "tenders": [
            {
                "instrument": {
                    key: val.isoformat() if isinstance(val, date) else val
                    for key, val in asdict(tender.instrument).items()
                },
                "allocations": [asdict(part) for part in tender.allocations],
            }
            for tender in draft.tenders
        ],
    }
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


class ItemState(StrEnum):
    """Where a posting stands against the central ledger; forward only."""

    RECORDED = "recorded"
    SENT = "sent"
    CONFIRMED = "confirmed"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenAllocation:
    """An allocation as recorded, with the words the receipt may need. Member's name and coverage
    are printed only when `identity_confirmed`.
    """

    billing_account_number: str
    amount_cents: int
    coverage_type: CoverageType | None
    member_name: str
    identity_confirmed: bool

    @property
    def last4(self) -> str:
        return self.billing_account_number[-4:]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenTender:
    """A tender as it stands: `line` counts from 1 within the visit, `posting_id` and `station_seq`
    name its posting. Instrument and allocations have every later correction in them; what changed
    them, and what took the item back, are the `amendments`, oldest first.
    """

    line: int
    tender_id: str
    instrument: Instrument
    allocations: tuple[TakenAllocation, ...]
    posting_id: str
    station_seq: int
    voided_at: datetime | None = None
    void_reason: str = ""
    amendments: tuple[Amendment, ...] = ()

    @property
    def undone(self) -> Amendment | None:
        """The void, reversal or return of it; None while it counts as received."""
        return undone(self.amendments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A recorded visit: final since `taken_at` (UTC). `replay` tells that this call recorded
    nothing new.
    """

    visit_id: str
    receipt_number: str
    session_id: str
    site: str
    station: str
    staff: str
    business_date: date
    taken_at: datetime
    payer_name: str
    language: str
    total_cents: int
    tenders: tuple[TakenTender, ...]
    replay: bool = False
