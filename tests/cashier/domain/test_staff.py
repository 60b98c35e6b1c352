"""Roles: the table of design.md, and that nobody approves their own act."""

from __future__ import annotations

import pytest

from cashier.domain.errors import Refusal
from cashier.domain.staff import MAY, Act, Role, Staff, must_approve

CASHIER, SUPERVISOR, ADMINISTRATOR, AUDITOR = (
    Staff(number=number, name=role.value, role=role)
    for number, role in zip(("1001", "2001", "3001", "4001"), Role, strict=True)
)


@pytest.mark.parametrize(
    ("act", "allowed"),
    [
        (Act.SEARCH, "csu"),
        (Act.TAKE, "cs"),
        (Act.REPRINT, "cs"),
        (Act.LIST_OWN, "cs"),
        (Act.OPEN_DRAWER, "cs"),
        (Act.COUNT_OWN, "cs"),
        (Act.X_REPORT, "su"),
        (Act.Z_OWN, "cs"),
        (Act.REPORTS, "su"),
        (Act.JOURNAL_EXPORT, "su"),
        (Act.APPROVE, "s"),
        (Act.FORCE_CLOSE, "s"),
        (Act.DEPOSIT, "s"),
        (Act.ADMINISTER, "a"),
        (Act.VERIFY_AUDIT, "su"),
    ],
)
def test_role_table(act: Act, allowed: str) -> None:
    people = {"c": CASHIER, "s": SUPERVISOR, "a": ADMINISTRATOR, "u": AUDITOR}
    for letter, person in people.items():
        assert person.may(act) is (letter in allowed)
        if letter in allowed:
            person.must(act)
        else:
            with pytest.raises(Refusal) as caught:
                person.must(act)
            assert caught.value.code == "role.not_allowed"
            assert caught.value.data["act"] == act.value


def test_every_act_has_its_line() -> None:
    assert set(MAY) == set(Act)


def test_approval_needs_another_person_with_the_right() -> None:
    must_approve(SUPERVISOR, act_of="1001")
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        must_approve(SUPERVISOR, act_of="2001")
    for person in (CASHIER, ADMINISTRATOR, AUDITOR):
        with pytest.raises(Refusal, match=r"approver\.not_allowed"):
            must_approve(person, act_of="9")
