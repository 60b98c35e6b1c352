"""213 standings in standing_cases.csv, each checkable by hand: what was billed, what was paid, the
instant in New York, and the figures a person works out on paper. The expected columns come from
plain month arithmetic, not from the program. Amounts are cents.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from cashier.domain.account import (
    Account,
    AccountKind,
    BillType,
    Enrollment,
    PaymentChannel,
    PaymentStatus,
    Subsidy,
)
from cashier.domain.calendar import add_months
from cashier.domain.standing import WalkIn, standing
from tests.cashier.domain.builders import HEALTH, account, bill, new_york, paid

RECEIPT = "BOS-01-000017-4"

Case = Mapping[str, str]


def cases() -> list[Case]:
    with (Path(__file__).parent / "standing_cases.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def billed(case: Case) -> Account:
    month = date.fromisoformat(f"{case['first']}-01")
    last = date.fromisoformat(f"{case['last']}-01")
    bills = []
    while month <= last:
        bills.append(bill(f"{month:%Y-%m}", int(case["premium"])))
        month = add_months(month, 1)
    if case["revised"]:
        changed, cents = case["revised"].split("=")
        old = next(one for one in bills if f"{one.coverage_month:%Y-%m}" == changed)
        bills.append(
            bill(
                changed,
                int(cents),
                bill_number="R1",
                bill_type=BillType.REVISED,
                supersedes=old.bill_number,
            )
        )
    payments = [paid(int(case["paid"]))] if int(case["paid"]) else []
    if int(case["returned"]):
        payments.append(paid(int(case["returned"]), "P2", status=PaymentStatus.RETURNED))
    if case["echo"]:
        payments.append(
            paid(
                int(case["walkin"]),
                RECEIPT,
                channel=PaymentChannel.WALKIN,
                status=PaymentStatus(case["echo"]),
            )
        )
    return account(
        *bills,
        payments=tuple(payments),
        kind=AccountKind(case["kind"]),
        subsidy=Subsidy(case["subsidy"]),
        enrollment_status=Enrollment(case["status"]),
        terminated_on=date.fromisoformat(case["ended"]) if case["ended"] else None,
    )


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['why']} {case['at']}")
def test_a_case_of_the_table(case: Case) -> None:
    walkins: tuple[WalkIn, ...] = ()
    if int(case["walkin"]):
        walkins = (
            WalkIn(
                receipt_number=RECEIPT,
                billing_account_number=HEALTH,
                amount_cents=int(case["walkin"]),
            ),
        )
    now = standing(billed(case), walkins, new_york(case["at"]))
    assert {
        "past_due": str(now.past_due_cents),
        "current": str(now.current_cents),
        "good_standing": str(now.good_standing_cents),
        "by": now.good_standing_by.isoformat(),
        "plus_next_bill": str(int(now.next_bill)),
        "credit": str(now.credit_cents),
        "stage": now.stage.value if now.stage else "",
        "ends_on": now.ends_on.isoformat() if now.ends_on else "",
    } == {
        name: case[name]
        for name in (
            "past_due",
            "current",
            "good_standing",
            "by",
            "plus_next_bill",
            "credit",
            "stage",
            "ends_on",
        )
    }


def test_the_table_is_long_enough_and_says_no_case_twice() -> None:
    found = cases()
    assert len(found) >= 200
    assert len({tuple(case.values()) for case in found}) == len(found)
