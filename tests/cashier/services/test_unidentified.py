"""Money without an account: refused, or taken to suspense by a supervisor where the site allows."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.verdict import Severity
from cashier.services import items, payments
from cashier.services.desk import Desk
from cashier.settings import Settings
from tests.cashier.counter import (
    RIVERA,
    ROSA,
    check,
    draft,
    item,
    must_hold,
    overriding,
    rows,
    scalar,
)


@pytest.fixture
def lenient(desk: Desk) -> Desk:
    """The same station where the site allows it."""
    return replace(desk, settings=Settings(allow_unidentified=True))


def code_of(desk: Desk, *parts: tuple[str, int], approved: bool = True) -> str:
    """The refusal of a check that has these parts; nothing is left behind."""
    before = rows(desk)
    overrides = (overriding(desk, "ACC-UNKNOWN"),) if approved else ()
    before = rows(desk)
    one = draft(
        desk, item(desk, check(sum(cents for _, cents in parts)), *parts), overrides=overrides
    )
    with pytest.raises(Refusal) as caught:
        payments.take(desk, RIVERA, one)
    assert rows(desk) == before
    return caught.value.code


def test_it_is_refused_unless_the_site_allows_it(desk: Desk, drawer: DrawerSession) -> None:
    assert code_of(desk, ("", 5000)) == "account.missing"


def test_a_supervisor_alone_takes_it_and_never_as_part_of_a_split(
    lenient: Desk, drawer: DrawerSession
) -> None:
    assert code_of(lenient, ("", 5000), approved=False) == "ACC-UNKNOWN"
    assert code_of(lenient, ("", 5000), (ROSA, 5000)) == "account.missing"
    ((verdict,),) = (
        [one for one in found if one.severity is Severity.SUPERVISOR]
        for found in payments.check(
            lenient, RIVERA, draft(lenient, item(lenient, check(5000), ("", 5000)))
        )
    )
    assert verdict.code == "ACC-UNKNOWN"


def test_it_stands_in_suspense_and_the_receipt_names_no_account(
    lenient: Desk, drawer: DrawerSession
) -> None:
    one = draft(
        lenient,
        item(lenient, check(5000), ("", 5000)),
        overrides=(overriding(lenient, "ACC-UNKNOWN"),),
    )
    visit = payments.take(lenient, RIVERA, one)
    text = scalar(lenient, "SELECT canonical FROM posting WHERE kind = 'payment'")
    entries = {line["account"]: line["cents"] for line in json.loads(text)["entries"]}
    assert entries.pop("suspense/unidentified") == -5000
    assert list(entries.values()) == [5000]
    receipt = items.receipt(lenient, visit.receipt_number)
    assert receipt.tenders[0].allocations[0].account_last4 == "----"
    must_hold(lenient)
