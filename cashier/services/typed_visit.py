"""A visit as it was typed, brought into bounds: what the rules of acceptance do not judge."""

from __future__ import annotations

from dataclasses import replace

from cashier.domain.acceptance import instrument_fields_ok
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import billing_account
from cashier.domain.payment import (
    ALLOCATIONS_MAX,
    TENDERS_MAX,
    Allocation,
    TenderDraft,
    VisitDraft,
    free_text,
)
from cashier.domain.receipt import LANGUAGES

PAYER_LENGTH_MAX = 80


def cleaned(
    draft: VisitDraft, *, complete: bool = True, unidentified_ok: bool = False
) -> VisitDraft:
    """Fields, bounds and free text; what the rules do not judge. A draft that need not be
    `complete` may lack its payer and fields of its instruments. With `unidentified_ok` the whole of
    an item may have no account at all: it goes to suspense.

    Raises Refusal `visit.missing`, `payer.missing`, `language.unknown`, `tenders.none`,
    `tenders.too_many`, `tender.missing`, `tender.same_id`, an instrument's or an account's.
    """
    if not draft.visit_id.strip():
        raise Refusal("visit.missing", field="visit")
    if draft.language not in LANGUAGES:
        raise Refusal("language.unknown", field="language", value=draft.language)
    payer = free_text(draft.payer_name, field="payer", length_max=PAYER_LENGTH_MAX)
    if complete and not payer:
        raise Refusal("payer.missing", field="payer")
    if not draft.tenders:
        raise Refusal("tenders.none", field="tenders")
    if len(draft.tenders) > TENDERS_MAX:
        raise Refusal(
            "tenders.too_many", field="tenders", value=len(draft.tenders), limit=TENDERS_MAX
        )
    if not all(tender.tender_id.strip() for tender in draft.tenders):
        raise Refusal("tender.missing", field="tender")
    if len({tender.tender_id for tender in draft.tenders}) != len(draft.tenders):
        raise Refusal("tender.same_id", field="tender")
    if complete:
        for tender in draft.tenders:
            instrument_fields_ok(tender.instrument)
    return replace(
        draft,
        payer_name=payer,
        tenders=tuple(_cleaned_tender(tender, unidentified_ok) for tender in draft.tenders),
        overrides=tuple(
            replace(one, reason=free_text(one.reason, field="reason", length_max=200))
            for one in draft.overrides
        ),
    )


def _cleaned_tender(tender: TenderDraft, unidentified_ok: bool) -> TenderDraft:
    if not tender.allocations:
        raise Refusal("allocations.none", field="allocations")
    if len(tender.allocations) > ALLOCATIONS_MAX:
        raise Refusal(
            "allocations.too_many",
            field="allocations",
            value=len(tender.allocations),
            limit=ALLOCATIONS_MAX,
        )
    paper, whole = tender.instrument, len(tender.allocations) == 1
    return replace(
        tender,
        instrument=replace(
            paper,
            number="".join(paper.number.split()).upper(),
            routing="".join(paper.routing.split()),
            account="".join(paper.account.split()),
            aux_number="".join(paper.aux_number.split()),
            issuer=free_text(paper.issuer, field="issuer"),
            drawer_name=free_text(paper.drawer_name, field="drawer_name"),
            remitter_name=free_text(paper.remitter_name, field="remitter_name"),
            restrictive=free_text(paper.restrictive, field="restrictive"),
            payee=free_text(paper.payee, field="payee"),
        ),
        allocations=tuple(
            replace(part, billing_account_number=_account_of(part, whole and unidentified_ok))
            for part in tender.allocations
        ),
    )


def _account_of(part: Allocation, unidentified_ok: bool) -> str:
    """The account's nine digits, or '' for money nobody could place: never a part of a split, and
    the rules let a supervisor alone take it (ACC-UNKNOWN). Source: domain.md 8.
    """
    number = part.billing_account_number.strip()
    return "" if unidentified_ok and not number else billing_account(number)
