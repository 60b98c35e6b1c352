"""Looking at accounts: no figure before identity is confirmed, and every look is noted."""

from __future__ import annotations

import json

import pytest

from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.payment import IdentityMethod
from cashier.services import accounts, payments
from cashier.services.desk import Desk
from tests.cashier.counter import (
    LINDQVIST,
    MENSAH,
    RIVERA,
    ROSA,
    ROSA_DENTAL,
    SERGEI,
    UNKNOWN,
    VALENTINA,
    draft,
    scalar,
)


def last_audit(desk: Desk) -> dict[str, object]:
    line: dict[str, object] = json.loads(
        scalar(desk, "SELECT canonical FROM audit ORDER BY n DESC LIMIT 1")
    )
    return line


def test_no_figure_before_identity_is_confirmed(desk: Desk) -> None:
    view = accounts.open_account(desk, RIVERA, ROSA)
    assert (view.account, view.standing, view.household, view.confirmation) == (
        None,
        None,
        (),
        None,
    )
    assert view.display_name == "Rosa M Alves"
    assert view.line.member_last4 == "0401"
    assert last_audit(desk)["data"] == {"account": "5678", "confirmed": False}


def test_a_confirmation_covers_the_members_other_account(desk: Desk) -> None:
    confirmation = accounts.confirm_identity(desk, RIVERA, ROSA, IdentityMethod.DATE_OF_BIRTH)
    assert last_audit(desk)["data"] == {"account": "5678", "method": "date_of_birth"}
    for number in (ROSA, ROSA_DENTAL):
        view = accounts.open_account(desk, RIVERA, number, (confirmation,))
        assert view.standing is not None
        assert view.confirmation == confirmation
        assert {one.account.billing_account_number for one in view.household} == {
            ROSA,
            ROSA_DENTAL,
        }


def test_and_not_somebody_elses(desk: Desk) -> None:
    """Not even in the same household: neither opened nor listed."""
    confirmation = accounts.confirm_identity(desk, RIVERA, VALENTINA, IdentityMethod.PHOTO_ID)
    other = accounts.open_account(desk, RIVERA, SERGEI, (confirmation,))
    assert (other.account, other.standing, other.household) == (None, None, ())
    own = accounts.open_account(desk, RIVERA, VALENTINA, (confirmation,))
    assert [one.account.billing_account_number for one in own.household] == [VALENTINA]
    both = (confirmation, accounts.confirm_identity(desk, RIVERA, SERGEI, IdentityMethod.PHOTO_ID))
    own = accounts.open_account(desk, RIVERA, VALENTINA, both)
    assert len(own.household) == 2


def test_scripts_see_figures(desk: Desk) -> None:
    view = accounts.open_account(desk, MENSAH, VALENTINA, payer_safe=False)
    assert view.standing is not None
    assert len(view.household) == 2


def test_unknown_and_unreadable_numbers(desk: Desk) -> None:
    before = scalar(desk, "SELECT count(*) FROM audit")
    with pytest.raises(Refusal) as caught:
        accounts.open_account(desk, RIVERA, UNKNOWN)
    assert (caught.value.code, caught.value.value) == ("ACC-UNKNOWN", "...9999")
    for number in ("", "12", "612345678"):
        with pytest.raises(Refusal, match=r"^account\."):
            accounts.open_account(desk, RIVERA, number)
        with pytest.raises(Refusal, match=r"^account\."):
            accounts.confirm_identity(desk, RIVERA, number, IdentityMethod.PHONE)
    with pytest.raises(Refusal, match="ACC-UNKNOWN"):
        accounts.confirm_identity(desk, RIVERA, UNKNOWN, IdentityMethod.PHONE)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        accounts.open_account(desk, LINDQVIST, ROSA)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        accounts.confirm_identity(desk, MENSAH, ROSA, IdentityMethod.PHONE)
    assert scalar(desk, "SELECT count(*) FROM audit") == before


def test_find(desk: Desk, drawer: DrawerSession) -> None:
    found = accounts.find(desk, RIVERA, "alves rosa")
    assert found.lines[0].name == "Alves, Rosa M"
    assert found.as_of is not None
    visit = payments.take(desk, RIVERA, draft(desk))
    by_receipt = accounts.find(desk, RIVERA, visit.receipt_number)
    assert by_receipt.receipt_number == visit.receipt_number
    assert [one.billing_account_number for one in by_receipt.lines] == [ROSA]
    assert accounts.find(desk, RIVERA, "zzzzqqqq").lines == ()
    with pytest.raises(Refusal, match=r"search\.ssn_shaped"):
        accounts.find(desk, RIVERA, "123-45-6789")
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        accounts.find(desk, LINDQVIST, "alves")


def test_a_payment_shows_at_once(desk: Desk, drawer: DrawerSession) -> None:
    before = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    payments.take(desk, RIVERA, draft(desk))
    after = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    assert before is not None
    assert after is not None
    assert (before.good_standing_cents, after.good_standing_cents) == (20600, 0)
