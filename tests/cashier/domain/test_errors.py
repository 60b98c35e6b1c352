"""Refusals and faults: a code, what is at fault, and nothing in prose."""

from __future__ import annotations

from cashier.domain.errors import Fault, Refusal


def test_refusal() -> None:
    refusal = Refusal("amount.too_large", field="amount", value=7, limit="6.00")
    assert (refusal.code, refusal.field, refusal.value) == ("amount.too_large", "amount", "7")
    assert refusal.data == {"limit": "6.00"}
    assert str(refusal) == "amount.too_large (value='7', limit='6.00')"
    assert str(Refusal("CHK-STALE")) == "CHK-STALE"


def test_fault() -> None:
    fault = Fault("ledger.unreachable", retry_is_safe=False, since="10:42")
    assert (fault.code, fault.retry_is_safe) == ("ledger.unreachable", False)
    assert str(fault) == "ledger.unreachable (since='10:42')"
    assert Fault("disk.full").retry_is_safe
