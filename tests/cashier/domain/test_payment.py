"""A visit: free text, and what makes two drafts the same money."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cashier.domain.errors import Refusal
from cashier.domain.payment import Allocation, TenderDraft, VisitDraft, content_hash, free_text
from tests.cashier.domain.builders import DENTAL, HEALTH, check, money_order


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Rosa  M   Alves ", "Rosa M Alves"),
        ("two\nlines\tone", "two lines one"),
        ("Nguyễn Thị Thúy", "Nguyễn Thị Thúy"),
        ("O'Brien", "O'Brien"),
        ("call 617-555-1234", "call 617-555-1234"),
        ("", ""),
    ],
)
def test_free_text(text: str, kept: str) -> None:
    assert free_text(text, field="reason") == kept


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("it is 123-45-6789", "reason.ssn_shaped"),
        ("123\u201145\u20116789", "reason.ssn_shaped"),
        ("x" * 121, "reason.too_long"),
        ("bell\x07", "reason.control_character"),
    ],
)
def test_free_text_refuses(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        free_text(text, field="reason")
    assert caught.value.code == code
    assert caught.value.field == "reason"
    assert (caught.value.value, caught.value.data) == {
        "reason.ssn_shaped": ("***-**-****", {}),
        "reason.too_long": ("x" * 20 + "...", {"limit": 120}),
        "reason.control_character": ("", {}),
    }[code]
    assert "6789" not in str(caught.value)


def test_free_text_of_the_longest_length() -> None:
    assert free_text("x" * 120, field="reason") == "x" * 120


def draft() -> VisitDraft:
    return VisitDraft(
        visit_id="v",
        payer_name="Rosa M Alves",
        tenders=(
            TenderDraft(
                tender_id="t1",
                instrument=check(),
                allocations=(Allocation(billing_account_number=HEALTH, amount_cents=20600),),
            ),
            TenderDraft(
                tender_id="t2",
                instrument=money_order(),
                allocations=(Allocation(billing_account_number=DENTAL, amount_cents=3457),),
            ),
        ),
    )


def test_the_content_hash_stays_what_it_was() -> None:
    """A retry may come from the next version of the program: same money, same hash."""
    assert content_hash(draft()) == (
        "68cc74c2a147cafa4079cd814ef4e5b263a0ac00bc15c3d5abc73bb996f7559f"
    )
    named = replace(draft(), payer_name="Thủy Nguyễn")
    assert content_hash(named) == (
        "d892866600d7fc783edcd747568d4ff74ea2c8e9e9af7f27eef4436ef9e9f6c9"
    )


def test_total() -> None:
    assert draft().total_cents == 24057


def test_a_retry_may_carry_other_words_but_not_other_money() -> None:
    first = draft()
    same = replace(
        first,
        language="pt-BR",
        tenders=tuple(
            replace(tender, accept=("*",), tender_id=f"again {tender.tender_id}")
            for tender in first.tenders
        ),
    )
    assert content_hash(same) == content_hash(first)
    check_draft, order_draft = first.tenders
    others = [
        replace(first, payer_name="Rosa Alves"),
        replace(first, tenders=(check_draft,)),
        replace(first, tenders=(order_draft, check_draft)),
        replace(
            first, tenders=(replace(check_draft, instrument=check(number="1043")), order_draft)
        ),
        replace(
            first,
            tenders=(replace(check_draft, instrument=check(dated=date(2026, 11, 21))), order_draft),
        ),
        replace(
            first,
            tenders=(replace(check_draft, allocations=order_draft.allocations), order_draft),
        ),
    ]
    hashes = {content_hash(other) for other in [first, *others]}
    assert len(hashes) == 1 + len(others)
