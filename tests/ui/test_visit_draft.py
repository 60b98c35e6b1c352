"""A visit in hand goes into its draft and comes back as it was, less what must not be kept."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from cashier.domain.instrument import InstrumentKind
from ui.item import Answer, BankLine, ItemInHand, Oddities
from ui.visit import VisitInHand
from ui.visit_draft import begun, draft_text, kept_visit

AT = datetime(2026, 11, 23, 15, 41, tzinfo=UTC)


def whole() -> ItemInHand:
    """An item of which everything was used."""
    return ItemInHand(
        tender_id="t-1",
        kind=InstrumentKind.BUSINESS_CHECK,
        amount="1148.23",
        amount_again="1148.23",
        number="900317",
        routing="211999997",
        account="00700400500",
        date="11/20/2026",
        issuer="",
        from_name="José Núñez",
        for_account="712345678",
        parts={"712345678": "1000.00", "712345686": "148.23"},
        ticks={"payable", "signed"},
        odd=Oddities(altered=True, condition="paid in full"),
        left={"amount", "number"},
        answers={
            ("PAY-PARTIAL", "5678"): Answer(word="Seen", sentence="It differs.", who="A", at=AT)
        },
        bank_line=BankLine(raw="O900317O T211999997T", filled={"number": "900317"}, unread=("x",)),
    )


def test_everything_typed_comes_back() -> None:
    form = whole()
    visit = VisitInHand(visit_id="v-1", begun_at=AT, language="pt-BR", forms=[form])
    kept = kept_visit(draft_text(visit))
    assert kept is not None
    again = begun("v-1", AT, kept)
    assert again.forms == [form]
    assert (again.visit_id, again.begun_at, again.language) == ("v-1", AT, "pt-BR")
    assert kept.items == 1


def test_rows_not_begun_are_not_kept_and_no_confirmation_or_approval_is() -> None:
    visit = VisitInHand(visit_id="v-1", begun_at=AT, forms=[whole(), ItemInHand(tender_id="t-2")])
    body = json.loads(draft_text(visit))
    assert len(body["forms"]) == 1
    kept = {"format", "member_name", "language", "unidentified", "unknown", "accounts", "forms"}
    assert set(body) == kept


def test_a_social_security_number_is_not_kept() -> None:
    form = whole()
    form.number, form.odd.condition = "123-45-6789", "for 123-45-6789"
    text = draft_text(VisitInHand(visit_id="v-1", begun_at=AT, forms=[form]))
    assert "6789" not in text


def test_another_releases_draft_is_left_alone() -> None:
    assert kept_visit('{"format": 99}') is None
