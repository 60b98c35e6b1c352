"""What a paper can say: whole sentences by key, so that a language that lacks one does not
type-check.

`{name}` marks what is filled in; every language has the same marks (a test compares them).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """One language.

    `reviewed` is set by a speaker; until then, and for legal lines always, English stands beside.
    """

    lang: str
    reviewed: bool
    official_receipt: str
    receipt: str
    date: str
    station: str
    staff: str
    received_from: str
    personal_check: str
    business_check: str
    bank_check: str
    usps_money_order: str
    western_union_money_order: str
    moneygram_money_order: str
    other_money_order: str
    account: str
    medical_account: str
    dental_account: str
    member: str
    account_unknown: str
    months: str
    voided_mark: str
    total: str
    voided_since: str
    stands: str
    no_change: str
    subject_to_collection: str
    not_proof: str
    after_cut_off: str
    terminated: str
    questions: str
    void: str
    training: str
    copy: str
    copy_printed: str
    copy_original: str
    copy_uncertain: str
    copy_ledger: str
    reversed_mark: str
    returned_mark: str
    back_since: str
    nothing_stands: str
    item_voided: str
    item_reversed: str
    item_returned: str
    item_corrected: str
    item_moved: str
    business_date: str
    balance: str
    credit: str
