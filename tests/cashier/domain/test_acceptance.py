"""Acceptance: each rule of domain.md 5 at its edge, over a visit, and what is decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.acceptance import (
    SEVERITY,
    CheckContext,
    CrossCoverage,
    DuplicateHit,
    Severity,
    Verdict,
    at_amount_in_words,
    check_tender,
    check_visit,
    decide,
    normalized_name,
)
from cashier.domain.account import (
    Account,
    BillType,
    CoverageType,
    Enrollment,
    PaymentStatus,
)
from cashier.domain.errors import Refusal
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.payment import Allocation, TenderDraft, VisitDraft
from cashier.domain.standing import standing
from tests.cashier.domain.builders import (
    DENTAL,
    HEALTH,
    account,
    bill,
    check,
    money_order,
    new_york,
    paid,
)

TODAY = date(2026, 11, 23)
NOON = new_york("2026-11-23 12:00")

USPS, WESTERN, MONEYGRAM, OTHER = (kind for kind in InstrumentKind if kind.is_money_order)

MEDICAL = account(bill("2026-11"), bill("2026-12"))
TEETH = account(
    bill("2026-12", 3457, billing_account_number=DENTAL),
    billing_account_number=DENTAL,
    coverage_type=CoverageType.DENTAL,
)


def context(*accounts: Account, **more: Any) -> CheckContext:
    """Today at noon, these accounts in the copy (Rosa's two without any)."""
    at = more.get("at", NOON)
    known = {one.billing_account_number: one for one in accounts or (MEDICAL, TEETH)}
    start = CheckContext(
        business_date=TODAY,
        at=at,
        accounts=known,
        standings={number: standing(one, (), at) for number, one in known.items()},
    )
    return replace(start, **more)


def tender(paper: Instrument, *parts: tuple[str, int], **more: Any) -> TenderDraft:
    """The item, all of it for her medical (checks) or dental account (money orders) by default."""
    account_for = HEALTH if paper.kind.is_check else DENTAL
    given_parts = parts or ((account_for, paper.amount_cents),)
    return TenderDraft(
        tender_id="t",
        instrument=paper,
        allocations=tuple(
            Allocation(billing_account_number=number, amount_cents=cents)
            for number, cents in given_parts
        ),
        **more,
    )


def codes(draft: TenderDraft, ctx: CheckContext | None = None) -> list[str]:
    return [verdict.code for verdict in check_tender(draft, ctx or context())]


def paper_codes(paper: Instrument, **settings: Any) -> list[str]:
    """What the paper alone meets; what the amount meets against the bill is left out."""
    found = codes(tender(paper), context(**settings))
    return [code for code in found if not code.startswith(("PAY-", "ACC-", "CHK-HIGH"))]


def test_a_careful_cashier_meets_nothing() -> None:
    assert codes(tender(check())) == []
    assert codes(tender(money_order())) == []


class TestTable:
    def test_every_code_of_the_table_with_its_severity(self) -> None:
        blocks = (
            "CHK-PAYEE MO-PAYEE CHK-STALE CHK-POSTDATED CHK-UNDATED CHK-UNSIGNED CHK-THIRD-PARTY "
            "CHK-FOREIGN CHK-ROUTING CHK-LIMIT MO-LIMIT MO-SERIAL MO-INTERNATIONAL PAY-SPLIT"
        )
        supervisors = (
            "CHK-AMOUNT-MISMATCH CHK-ALTERED MO-ALTERED CHK-RESTRICTIVE CHK-DUPLICATE "
            "MO-DUPLICATE MO-FEATURES ACC-UNKNOWN PAY-CROSS-HOUSEHOLD"
        )
        warnings = (
            "CHK-MICR CHK-STARTER CHK-NO-ACCOUNT CHK-DUP-LIKELY CHK-RETURNED-HISTORY "
            "CHK-HIGH-VALUE MO-UNSIGNED MO-LIMIT-OTHER MO-CHECKDIGIT MO-TRANSIT MO-OLD "
            "ACC-TERMINATED ACC-BINDER ACC-AUTOPAY PAY-PARTIAL PAY-OVER PAY-NOTHING-DUE "
            "PAY-CROSS-COVERAGE PAY-AFTER-CUTOFF"
        )
        expected = {
            **dict.fromkeys(blocks.split(), Severity.BLOCK),
            **dict.fromkeys(supervisors.split(), Severity.SUPERVISOR),
            **dict.fromkeys(warnings.split(), Severity.WARN),
        }
        assert dict(SEVERITY) == expected


class TestCheck:
    @pytest.mark.parametrize(
        ("fault", "code", "field"),
        [
            ({"payee": "Cash"}, "CHK-PAYEE", "payee"),
            ({"payee": ""}, "CHK-PAYEE", "payee"),
            ({"dated": date(2026, 5, 26)}, "CHK-STALE", "dated"),
            ({"dated": date(2026, 11, 24)}, "CHK-POSTDATED", "dated"),
            ({"dated": None}, "CHK-UNDATED", "dated"),
            ({"signed": False}, "CHK-UNSIGNED", "signed"),
            (
                {"amount_cents": 26000, "amount_words_cents": 20600},
                "CHK-AMOUNT-MISMATCH",
                "amount_words",
            ),
            ({"third_party": True}, "CHK-THIRD-PARTY", "third_party"),
            ({"foreign": True, "routing": ""}, "CHK-FOREIGN", "foreign"),
            ({"routing": "011999994"}, "CHK-ROUTING", "routing"),
            ({"routing": "500000005"}, "CHK-ROUTING", "routing"),
            ({"micr_unread": True}, "CHK-MICR", "micr"),
            ({"printed_name": False}, "CHK-STARTER", "printed_name"),
            ({"number": "100"}, "CHK-STARTER", "printed_name"),
            ({"number": "00099"}, "CHK-STARTER", "printed_name"),
            ({"number": "000"}, "CHK-STARTER", "printed_name"),
            ({"altered": True}, "CHK-ALTERED", "altered"),
            ({"restrictive": "paid in full"}, "CHK-RESTRICTIVE", "restrictive"),
            ({"limit_printed_cents": 20599}, "CHK-LIMIT", "limit_printed"),
            ({"memo_has_account": False}, "CHK-NO-ACCOUNT", "memo_has_account"),
        ],
    )
    def test_one_fault_one_rule(self, fault: dict[str, Any], code: str, field: str) -> None:
        (verdict,) = check_tender(tender(check(**fault)), context())
        assert (verdict.code, verdict.field, verdict.severity) == (code, field, SEVERITY[code])

    @pytest.mark.parametrize(
        "fine",
        [
            {"dated": date(2026, 5, 27)},  # 180 days
            {"dated": TODAY},
            {"amount_words_cents": 20600},
            {"number": "101"},
            {"number": "000101"},
            {"restrictive": "  "},
            {"limit_printed_cents": 20600},
            {"void_after_days": 365},
            {"kind": InstrumentKind.BANK_CHECK},
            {"kind": InstrumentKind.BUSINESS_CHECK, "aux_number": "1042"},
            {"payee": "  the HEALTH   connector. "},
            {"payee": "Massachusetts Health Connector"},
        ],
    )
    def test_on_the_right_side_of_the_edge(self, fine: dict[str, Any]) -> None:
        assert codes(tender(check(**fine))) == []

    @pytest.mark.parametrize(
        ("days", "dated", "stale"),
        [
            (90, date(2026, 8, 25), False),
            (90, date(2026, 8, 24), True),
            (None, date(2026, 5, 27), False),
            (None, date(2026, 5, 26), True),
            (365, date(2026, 5, 26), True),  # the longer promise does not bind the bank's 180
        ],
    )
    def test_void_after(self, days: int | None, dated: date, stale: bool) -> None:
        assert ("CHK-STALE" in paper_codes(check(void_after_days=days, dated=dated))) is stale

    def test_the_business_date_counts_when_utc_has_tomorrow(self) -> None:
        late = new_york("2026-11-23 23:30")
        assert "CHK-POSTDATED" in paper_codes(check(dated=date(2026, 11, 24)), at=late)
        assert paper_codes(check(dated=TODAY), at=late) == []

    def test_words_206_figures_260(self) -> None:
        paper = check(amount_cents=26000, amount_words_cents=20600)
        found = codes(tender(paper, (HEALTH, 20600)))
        assert "CHK-AMOUNT-MISMATCH" in found
        assert "PAY-SPLIT" not in found

    def test_all_are_evaluated_in_the_order_of_the_table(self) -> None:
        bad = check(payee="Cash", signed=False, altered=True, memo_has_account=False, number="7")
        assert codes(tender(bad)) == [
            "CHK-PAYEE",
            "CHK-UNSIGNED",
            "CHK-STARTER",
            "CHK-ALTERED",
            "CHK-NO-ACCOUNT",
        ]


class TestMoneyOrder:
    @pytest.mark.parametrize(
        ("fault", "expected"),
        [
            ({"payee": "Rosa Alves"}, ["MO-PAYEE"]),
            ({"third_party": True}, ["MO-PAYEE"]),
            ({"altered": True}, ["MO-ALTERED"]),
            ({"amount_words_cents": 3475}, ["MO-ALTERED"]),
            ({"signed": False}, ["MO-UNSIGNED"]),
            ({"amount_cents": 100000}, []),
            ({"amount_cents": 100001}, ["MO-LIMIT"]),
            ({"kind": OTHER, "amount_cents": 100000}, []),
            ({"kind": OTHER, "amount_cents": 100001}, ["MO-LIMIT-OTHER"]),
            ({"number": "2812345678"}, ["MO-SERIAL"]),
            ({"number": "2812345678A"}, ["MO-SERIAL"]),
            ({"number": "28123456782"}, ["MO-CHECKDIGIT"]),
            ({"number": "281 2345 6781"}, []),
            ({"kind": MONEYGRAM, "number": "12345"}, ["MO-SERIAL"]),
            ({"kind": MONEYGRAM, "number": "28123456782"}, []),
            ({"marks": ()}, ["MO-FEATURES"]),
            ({"marks": ("watermark", "thread", "amount_twice")}, ["MO-FEATURES"]),
            ({"marks": ("watermark", "thread", "amount_twice", "no_discolouring")}, []),
            ({"kind": MONEYGRAM, "marks": ()}, ["MO-FEATURES"]),
            ({"kind": WESTERN, "marks": ()}, []),
            ({"international": True}, ["MO-INTERNATIONAL"]),
            ({"foreign": True}, ["MO-INTERNATIONAL"]),
            ({"dated": date(2025, 11, 23)}, []),
            ({"dated": date(2025, 11, 22)}, ["MO-OLD"]),
            ({"dated": None}, []),
            ({"restrictive": "paid in full"}, ["CHK-RESTRICTIVE"]),
            ({"limit_printed_cents": 3456}, ["CHK-LIMIT"]),
            ({"memo_has_account": False, "printed_name": False, "number": "28123456781"}, []),
        ],
    )
    def test_rules(self, fault: dict[str, Any], expected: list[str]) -> None:
        assert paper_codes(money_order(**fault)) == expected

    def test_a_year_before_29_february(self) -> None:
        leap = date(2028, 2, 29)
        assert paper_codes(money_order(dated=date(2027, 2, 28)), business_date=leap) == []
        assert paper_codes(money_order(dated=date(2027, 2, 27)), business_date=leap) == ["MO-OLD"]

    def test_issuers_without_a_purchaser_line(self) -> None:
        only = frozenset({WESTERN})
        assert paper_codes(money_order(signed=False), purchaser_line=only) == []


class TestHistory:
    hit = DuplicateHit(
        strong=True, on=date(2026, 11, 20), site="WOR", receipt_number="WOR-01-000001-3"
    )

    def test_duplicates_say_where_and_when(self) -> None:
        ctx = context(duplicates=(self.hit,))
        (verdict,) = check_tender(tender(check()), ctx)
        assert (verdict.code, verdict.severity) == ("CHK-DUPLICATE", Severity.SUPERVISOR)
        assert verdict.data == {
            "date": "2026-11-20",
            "site": "WOR",
            "receipt_number": "WOR-01-000001-3",
        }
        assert codes(tender(money_order()), ctx) == ["MO-DUPLICATE"]
        weak = context(duplicates=(replace(self.hit, strong=False),))
        assert codes(tender(check()), weak) == ["CHK-DUP-LIKELY"]
        both = context(duplicates=(self.hit, replace(self.hit, strong=False)))
        assert codes(tender(check()), both) == ["CHK-DUPLICATE"], "one paper is said once"
        other = replace(self.hit, strong=False, receipt_number="WOR-01-000002-1")
        assert "CHK-DUP-LIKELY" in codes(tender(check()), context(duplicates=(self.hit, other)))

    def test_the_same_paper_twice_in_one_visit(self) -> None:
        again = tender(check(number="001042"), (HEALTH, 20600))
        draft = VisitDraft(visit_id="v", payer_name="R", tenders=(tender(check()), again))
        first, second = check_visit(draft, (context(), context()))
        assert "CHK-DUPLICATE" not in [verdict.code for verdict in first]
        assert "CHK-DUPLICATE" in [verdict.code for verdict in second]

    def test_a_returned_item_asks_for_guaranteed_funds(self) -> None:
        bounced = replace(MEDICAL, payments=(paid(100, status=PaymentStatus.RETURNED),))
        assert codes(tender(check()), context(bounced)) == ["CHK-RETURNED-HISTORY"]
        bank = check(kind=InstrumentKind.BANK_CHECK)
        assert codes(tender(bank), context(bounced)) == []
        assert codes(tender(money_order()), context(returned_history=True)) == []
        (verdict,) = check_tender(
            tender(check()), context(returned_history=True, returned_history_blocks=True)
        )
        assert verdict.severity is Severity.BLOCK

    @pytest.mark.parametrize(
        ("cents", "premium", "high"),
        [
            (10_000_00, 9_000_00, False),
            (10_000_01, 9_000_00, True),
            (30900, 10300, False),
            (30901, 10300, True),
            (5000, 0, False),  # nothing asked: PAY-NOTHING-DUE says it
        ],
    )
    def test_high_value(self, cents: int, premium: int, high: bool) -> None:
        ctx = context(account(bill("2026-12", premium)))
        assert ("CHK-HIGH-VALUE" in codes(tender(check(amount_cents=cents)), ctx)) is high


class TestAccountsAndAmounts:
    @pytest.mark.parametrize(
        ("cents", "expected"),
        [
            (20600, []),
            (20599, ["PAY-PARTIAL"]),
            (10300, ["PAY-PARTIAL"]),
            (20601, ["PAY-OVER"]),
        ],
    )
    def test_against_the_total_of_the_bill(self, cents: int, expected: list[str]) -> None:
        assert codes(tender(check(amount_cents=cents))) == expected

    def test_nothing_due(self) -> None:
        for nothing in (account(), replace(MEDICAL, payments=(paid(20600),))):
            assert codes(tender(check()), context(nothing)) == ["PAY-NOTHING-DUE"]

    def test_the_bill_is_compared_with_the_amount_in_words(self) -> None:
        """What is recorded is what is judged, or the cashier would acknowledge another amount."""
        paper = check(amount_words_cents=26000)
        assert codes(tender(paper)) == ["CHK-AMOUNT-MISMATCH", "PAY-OVER"]
        high = codes(tender(check(amount_words_cents=10_000_01)))
        assert high == ["CHK-AMOUNT-MISMATCH", "CHK-HIGH-VALUE", "PAY-OVER"]

    def test_an_account_that_is_not_in_the_copy(self) -> None:
        ctx = context(accounts={HEALTH: None}, standings={})
        (verdict,) = check_tender(tender(check()), ctx)
        assert (verdict.code, verdict.severity) == ("ACC-UNKNOWN", Severity.SUPERVISOR)
        assert verdict.data == {"account_last4": "5678"}
        assert codes(tender(check()), context(accounts={}, standings={})) == ["ACC-UNKNOWN"]

    def test_terminated_and_autopay(self) -> None:
        ended = replace(MEDICAL, enrollment_status=Enrollment.TERMINATED, autopay_day=10)
        assert codes(tender(check()), context(ended)) == ["ACC-TERMINATED", "ACC-AUTOPAY"]

    @pytest.mark.parametrize(
        ("cents", "expected"),
        [
            (10300, []),
            (10299, ["ACC-BINDER", "PAY-PARTIAL"]),  # short by a cent
            (10301, ["PAY-OVER"]),
        ],
    )
    def test_binder(self, cents: int, expected: list[str]) -> None:
        first = account(
            bill("2026-12", bill_type=BillType.FIRST),
            enrollment_status=Enrollment.PENDING_BINDER,
        )
        assert codes(tender(check(amount_cents=cents)), context(first)) == expected

    @pytest.mark.parametrize(
        ("parts", "fails"),
        [
            ([(HEALTH, 20600)], False),
            ([(HEALTH, 20599)], True),
            ([(HEALTH, 20599), (DENTAL, 1)], False),
            ([(HEALTH, 20600), (DENTAL, 0)], True),
            ([(HEALTH, 20601), (DENTAL, -1)], True),
            ([], True),
        ],
    )
    def test_split(self, parts: list[tuple[str, int]], fails: bool) -> None:
        draft = replace(tender(check()), allocations=tender(check(), *parts).allocations)
        if not parts:
            draft = replace(draft, allocations=())
        assert ("PAY-SPLIT" in codes(draft)) is fails

    def test_one_item_over_medical_and_dental(self) -> None:
        both = tender(check(amount_cents=24057), (HEALTH, 20600), (DENTAL, 3457))
        (verdict,) = check_tender(both, context())
        assert (verdict.code, verdict.severity) == ("PAY-CROSS-COVERAGE", Severity.WARN)
        assert codes(both, context(cross_coverage=CrossCoverage.ALLOW)) == []
        (verdict,) = check_tender(both, context(cross_coverage=CrossCoverage.BLOCK))
        assert verdict.severity is Severity.BLOCK

    def test_one_item_over_two_households(self) -> None:
        other = account(
            bill("2026-12", 3457), billing_account_number="700000001", household_id="H2"
        )
        both = tender(check(amount_cents=24057), (HEALTH, 20600), ("700000001", 3457))
        assert codes(both, context(MEDICAL, other)) == ["PAY-CROSS-HOUSEHOLD"]
        same = replace(other, household_id="H1")
        assert codes(both, context(MEDICAL, same)) == []

    def test_without_household_ids_one_subscriber_is_one_household(self) -> None:
        one, two = (
            replace(MEDICAL, household_id="", billing_account_number=number)
            for number in ("700000001", "700000002")
        )
        both = tender(check(amount_cents=41200), ("700000001", 20600), ("700000002", 20600))
        assert codes(both, context(one, two)) == []
        stranger = replace(two, member_id="1")
        assert codes(both, context(one, stranger)) == ["PAY-CROSS-HOUSEHOLD"]

    @pytest.mark.parametrize(
        ("at", "expected"),
        [
            ("2026-11-23 16:59:59", []),
            ("2026-11-23 17:00:00", ["PAY-AFTER-CUTOFF"]),
            ("2026-10-23 17:00:00", ["PAY-AFTER-CUTOFF"]),
            ("2026-11-24 17:00:00", []),
        ],
    )
    def test_after_the_cut_off(self, at: str, expected: list[str]) -> None:
        ctx = replace(context(), at=new_york(at))
        assert codes(tender(check()), ctx) == expected

    def test_no_verdict_holds_a_figure(self) -> None:
        draft = tender(check(amount_cents=12345), (HEALTH, 12345))
        for verdict in check_tender(draft, context(replace(MEDICAL, autopay_day=1))):
            assert set(verdict.data) <= {"account_last4", "date", "site", "receipt_number"}


class TestVisit:
    def visit(self, *cents: int) -> list[list[str]]:
        drafts = tuple(
            tender(check(amount_cents=each, number=str(2000 + place)), (HEALTH, each))
            for place, each in enumerate(cents)
        )
        draft = VisitDraft(visit_id="v", payer_name="R", tenders=drafts)
        found = check_visit(draft, [context()] * len(drafts))
        return [[verdict.code for verdict in one] for one in found]

    def test_two_items_may_pay_one_bill(self) -> None:
        assert self.visit(10300, 10300) == [[], []]

    def test_the_amount_is_judged_once_at_the_last_item(self) -> None:
        assert self.visit(10300, 10299) == [[], ["PAY-PARTIAL"]]
        assert self.visit(20600, 1) == [[], ["PAY-OVER"]]

    def test_one_context_for_each_tender(self) -> None:
        draft = VisitDraft(visit_id="v", payer_name="R", tenders=(tender(check()),))
        with pytest.raises(ValueError, match="zip"):
            check_visit(draft, ())


def verdict(code: str, **data: str) -> Verdict:
    return Verdict(code=code, severity=SEVERITY[code], field="f", data=data)


class TestDecide:
    all_three = (
        verdict("CHK-NO-ACCOUNT"),
        verdict("CHK-ALTERED"),
        verdict("CHK-UNSIGNED"),
        verdict("PAY-PARTIAL"),
    )

    @pytest.mark.parametrize(
        ("verdicts", "accepted", "overridden", "all_ok", "code"),
        [
            (
                all_three,
                ["*", "CHK-UNSIGNED"],
                {"CHK-UNSIGNED", "CHK-ALTERED"},
                True,
                "CHK-UNSIGNED",
            ),
            (all_three[:2], ["CHK-NO-ACCOUNT", "CHK-ALTERED", "*"], set(), True, "CHK-ALTERED"),
            (all_three[:2], [], {"CHK-ALTERED"}, False, "CHK-NO-ACCOUNT"),
            (all_three[::3], ["CHK-NO-ACCOUNT"], set(), False, "PAY-PARTIAL"),
            (all_three[::3], ["*"], set(), False, "CHK-NO-ACCOUNT"),
            (all_three[::3], [], {"CHK-NO-ACCOUNT"}, True, "CHK-NO-ACCOUNT"),
        ],
    )
    def test_refuses(
        self,
        verdicts: tuple[Verdict, ...],
        accepted: list[str],
        overridden: set[str],
        all_ok: bool,
        code: str,
    ) -> None:
        with pytest.raises(Refusal) as caught:
            decide(verdicts, accepted, overridden, accept_all_ok=all_ok)
        assert (caught.value.code, caught.value.field) == (code, "f")
        assert caught.value.data["severity"] == SEVERITY[code].value

    @pytest.mark.parametrize(
        ("verdicts", "accepted", "overridden", "all_ok"),
        [
            ((), [], set(), False),
            (all_three[:2], ["CHK-NO-ACCOUNT"], {"CHK-ALTERED"}, False),
            (all_three[::3], ["*"], set(), True),
            (all_three[::3], ["PAY-PARTIAL", "CHK-NO-ACCOUNT", "PAY-OVER"], set(), False),
        ],
    )
    def test_lets_through(
        self,
        verdicts: tuple[Verdict, ...],
        accepted: list[str],
        overridden: set[str],
        all_ok: bool,
    ) -> None:
        decide(verdicts, accepted, overridden, accept_all_ok=all_ok)

    def test_the_refusal_carries_what_fills_the_sentence(self) -> None:
        with pytest.raises(Refusal) as caught:
            decide(
                [verdict("CHK-DUPLICATE", date="2026-11-20", site="WOR")],
                [],
                (),
                accept_all_ok=False,
            )
        assert caught.value.data["site"] == "WOR"

    @given(
        st.lists(st.sampled_from(sorted(SEVERITY)), max_size=6),
        st.lists(st.sampled_from([*sorted(SEVERITY), "*"]), max_size=8),
        st.sets(st.sampled_from(sorted(SEVERITY)), max_size=8),
        st.booleans(),
    )
    def test_nothing_lifts_a_block(
        self, met: list[str], accepted: list[str], overridden: set[str], all_ok: bool
    ) -> None:
        blocks = [code for code in met if SEVERITY[code] is Severity.BLOCK]
        waiting = [
            code for code in met if SEVERITY[code] is Severity.SUPERVISOR and code not in overridden
        ]
        try:
            decide([verdict(code) for code in met], accepted, overridden, accept_all_ok=all_ok)
            refused = ""
        except Refusal as refusal:
            refused = refusal.code
        if blocks:
            assert refused == blocks[0]
        elif waiting:
            assert refused == waiting[0]
        else:
            assert refused == "" or refused not in accepted


class TestAmountInWords:
    mismatch = check(amount_cents=26000, amount_words_cents=20600)

    def test_one_part_follows_the_words(self) -> None:
        taken = at_amount_in_words(tender(self.mismatch))
        assert taken.instrument.amount_cents == 20600
        assert [part.amount_cents for part in taken.allocations] == [20600]
        assert codes(taken) == []

    def test_parts_already_at_the_words_stay(self) -> None:
        draft = tender(self.mismatch, (HEALTH, 20000), (DENTAL, 600))
        assert at_amount_in_words(draft).allocations == draft.allocations

    def test_several_parts_are_split_again_by_hand(self) -> None:
        with pytest.raises(Refusal, match="PAY-SPLIT"):
            at_amount_in_words(tender(self.mismatch, (HEALTH, 25000), (DENTAL, 1000)))

    def test_anything_else_is_left_alone(self) -> None:
        for paper in (check(), check(amount_words_cents=20600)):
            assert at_amount_in_words(tender(paper)) == tender(paper)


@pytest.mark.parametrize(
    ("name", "normal"),
    [
        ("The Health  Connector", "health connector"),
        ("Health-Connector.", "health connector"),
        ("HÉALTH CONNECTOR", "health connector"),
        ("The", ""),
        ("", ""),
    ],
)
def test_normalized_name(name: str, normal: str) -> None:
    assert normalized_name(name) == normal
