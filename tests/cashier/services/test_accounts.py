"""Looking at accounts: no figure before identity is confirmed, and every look is noted."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from cashier.domain.documents import account_document
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.payment import IdentityMethod
from cashier.services import accounts, payments
from cashier.services.desk import Desk
from cashier.store import elsewhere, replica
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


def last_audit(desk: Desk) -> dict[str, Any]:
    line: dict[str, Any] = json.loads(
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
    """Not even in the same household: not opened, and listed without a figure."""
    confirmation = accounts.confirm_identity(desk, RIVERA, VALENTINA, IdentityMethod.PHOTO_ID)
    other = accounts.open_account(desk, RIVERA, SERGEI, (confirmation,))
    assert (other.account, other.standing, other.household) == (None, None, ())
    own = accounts.open_account(desk, RIVERA, VALENTINA, (confirmation,))
    assert [one.account.billing_account_number for one in own.household] == [VALENTINA]
    assert [one.billing_account_number for one in own.others] == [SERGEI]
    assert last_audit(desk)["data"]["others_listed"] == 1
    both = (confirmation, accounts.confirm_identity(desk, RIVERA, SERGEI, IdentityMethod.PHOTO_ID))
    own = accounts.open_account(desk, RIVERA, VALENTINA, both)
    assert len(own.household) == 2
    assert own.others == ()


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


def test_the_search_that_opened_an_account_is_in_the_audit_without_its_text(desk: Desk) -> None:
    found = accounts.find(desk, RIVERA, "alvez rosa")
    by = accounts.FoundBy(kind=found.kind, hits=found.total)
    accounts.open_account(desk, RIVERA, ROSA, found_by=by)
    told = last_audit(desk)
    assert (told["event"], told["staff"]) == ("account_opened", "1001")
    assert told["data"] == {
        "account": "5678",
        "confirmed": False,
        "found_by": "name",
        "hits": found.total,
    }
    assert "alvez" not in scalar(desk, "SELECT group_concat(canonical) FROM audit").casefold()


def test_who_is_billed_at_the_address_is_listed_without_a_figure(desk: Desk) -> None:
    """A lodger: the same address, another household. A flat of the house is another address."""
    with desk.store.write() as connection:
        rosa, lodger, flat = (replica.account(connection, n) for n in (ROSA, VALENTINA, SERGEI))
        assert rosa is not None
        assert lodger is not None
        assert flat is not None
        home = {
            name: getattr(rosa, name)
            for name in ("address_line1", "address_line2", "city", "state", "postal_code")
        }
        there = replace(lodger, **(home | {"city": home["city"].upper()}))
        above = replace(flat, **(home | {"address_line2": "Apt 99"}))
        changes = [
            replica.ReplicaChange(key=one.billing_account_number, document=account_document(one))
            for one in (there, above)
        ]
        epoch = connection.exec_driver_sql("SELECT max(epoch) FROM account").scalar_one()
        replica.apply_changes(connection, changes, epoch)
    confirmation = accounts.confirm_identity(desk, RIVERA, ROSA, IdentityMethod.PHOTO_ID)
    view = accounts.open_account(desk, RIVERA, ROSA, (confirmation,))
    assert [one.account.billing_account_number for one in view.household] == [ROSA, ROSA_DENTAL]
    assert [one.billing_account_number for one in view.others] == [VALENTINA]
    assert accounts.open_account(desk, RIVERA, ROSA).others == ()


def test_a_receipt_of_another_station_finds_the_accounts_it_paid(desk: Desk) -> None:
    thin = {
        "site": "WOR",
        "station": "01",
        "kind": "payment",
        "receipt_number": "WOR-01-000001-3",
        "business_date": "2026-11-20",
        "accounts": [[ROSA, -20600], [ROSA_DENTAL, -3457]],
        "session_id": "",
        "station_seq": 2,
        "hash": "",
        "recorded_at": "2026-11-20T15:00:00Z",
        "amount_cents": 24057,
    }
    with desk.store.write() as connection:
        elsewhere.put(connection, "there-1", thin, "{}")
    found = accounts.find(desk, RIVERA, "wor-01-000001-3")
    assert [line.billing_account_number for line in found.lines] == [ROSA, ROSA_DENTAL]
    assert (found.kind, found.exact, found.receipt_number) == ("receipt", False, "")
    assert accounts.find(desk, RIVERA, "BOS-01-000017-4").lines == ()


def test_a_payment_shows_at_once(desk: Desk, drawer: DrawerSession) -> None:
    before = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    payments.take(desk, RIVERA, draft(desk))
    after = accounts.open_account(desk, RIVERA, ROSA, payer_safe=False).standing
    assert before is not None
    assert after is not None
    assert (before.good_standing_cents, after.good_standing_cents) == (20600, 0)
