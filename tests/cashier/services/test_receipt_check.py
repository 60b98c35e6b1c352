"""Receipts are signed as they are made; a code that differs in one character is not genuine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cashier import signing
from cashier.domain.documents import station_document
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.receipt_code import code_head, code_text
from cashier.domain.site import StationKey
from cashier.services import items, payments
from cashier.services.desk import Desk
from cashier.services.receipt_check import CodeVerdict, ReceiptCheck, check, visit_of_code
from cashier.store import directory
from tests.cashier.counter import RIVERA, ROSA, ROSA_DENTAL, draft, item
from tests.cashier.counter import check as paper_check

SWAPS = "0Z:% /"


@pytest.fixture
def code(desk: Desk, drawer: DrawerSession) -> str:
    split = ((ROSA, 20000), (ROSA_DENTAL, 600))
    visit = payments.take(desk, RIVERA, draft(desk, item(desk, paper_check(), *split)))
    return items.receipt(desk, visit.receipt_number).qr_text


def boston(desk: Desk, private: bytes, number: str = "BOS-01-000017-4") -> str:
    """A receipt's code of another station."""
    key_id = signing.key_id(signing.public_key(private))
    head = code_head(number, date(2026, 11, 23), 24057, ["5678"], key_id)
    return code_text(head, bytes.fromhex(signing.sign(private, head.encode())))


def know(desk: Desk, site: str, station: str, *privates: bytes, active: bool = True) -> None:
    """The directory brought that station's keys."""
    publics = [signing.public_key(one) for one in privates]
    keys = [StationKey(key_id=signing.key_id(one), public_key=one) for one in publics]
    told = station_document(site, station, active=active, keys=keys)
    with desk.store.write() as connection:
        directory.put(connection, f"station/{site}-{station}", told, 1)


def test_a_receipt_carries_its_signed_code(desk: Desk, code: str) -> None:
    found = check(desk, code)
    assert (found.verdict, found.recorded_here) == (CodeVerdict.GENUINE, True)
    assert (found.receipt_number, found.training) == ("TRN-01-000001-1", True)
    assert found.code is not None
    assert (found.code.total_cents, found.code.accounts) == (20600, ("5678", "5686"))
    assert "Alves" not in code
    assert ROSA not in code


def test_the_key_came_with_the_directory(desk: Desk, code: str) -> None:
    """A training home's key is known from its ledger, as any station's is."""
    with desk.store.read() as connection:
        known = directory.station_keys(connection)
    assert desk.station_key is not None
    public = signing.public_key(desk.station_key)
    assert known == {signing.key_id(public): (("TRN", "01"), public)}
    assert check(replace(desk, station_key=None), code).verdict is CodeVerdict.GENUINE


def test_one_changed_character_fails_at_every_place(desk: Desk, code: str) -> None:
    for place, char in enumerate(code):
        for other in SWAPS:
            if other == char:
                continue
            changed = code[:place] + other + code[place + 1 :]
            try:
                found: ReceiptCheck | Refusal = check(desk, changed)
            except Refusal as refusal:
                found = refusal
            if isinstance(found, Refusal):
                assert (found.code, place < 4) == ("code.not_ours", True)
            else:
                assert found.verdict is not CodeVerdict.GENUINE, (place, other)


def test_a_character_too_few_or_too_many_fails(desk: Desk, code: str) -> None:
    changed = [code[:at] + code[at + 1 :] for at in range(4, len(code))]
    changed += [f"{code}0", f"{code}000", code.lower().replace("cr1", "CR1"), f"{code[:-1]} "]
    assert {check(desk, one).verdict for one in changed} <= {
        CodeVerdict.ALTERED,
        CodeVerdict.UNKNOWN_KEY,
    }


def test_what_a_scanner_adds_is_no_change(desk: Desk, code: str) -> None:
    assert check(desk, f"{code}\r\n").verdict is CodeVerdict.GENUINE


def test_keys_of_other_stations_and_of_before_hold(desk: Desk) -> None:
    old, new, unknown = (signing.new_key() for _ in range(3))
    know(desk, "BOS", "01", old, new, active=False)
    for private in (old, new):
        found = check(desk, boston(desk, private))
        assert (found.verdict, found.recorded_here) == (CodeVerdict.GENUINE, False)
        assert not found.training
    assert check(desk, boston(desk, unknown)).verdict is CodeVerdict.UNKNOWN_KEY


def test_a_station_signs_no_receipt_of_another(desk: Desk) -> None:
    """A key that got away is worth nothing for the numbers of other stations."""
    private = signing.new_key()
    know(desk, "WOR", "01", private)
    assert check(desk, boston(desk, private, "WOR-01-000001-3")).verdict is CodeVerdict.GENUINE
    assert check(desk, boston(desk, private)).verdict is CodeVerdict.ALTERED


def test_without_a_key_the_receipt_has_no_code(desk: Desk, drawer: DrawerSession) -> None:
    visit = payments.take(replace(desk, station_key=None), RIVERA, draft(desk))
    assert items.receipt(desk, visit.receipt_number).qr_text == ""


def test_a_scanned_code_opens_its_visit_or_says_what_it_is(desk: Desk, code: str) -> None:
    assert visit_of_code(desk, RIVERA, code).receipt_number == "TRN-01-000001-1"
    private = signing.new_key()
    elsewhere = boston(desk, private)

    def refused(text: str) -> str:
        with pytest.raises(Refusal) as caught:
            visit_of_code(desk, RIVERA, text)
        return caught.value.code

    assert refused(elsewhere) == "code.unknown_key"
    know(desk, "BOS", "01", private)
    assert refused(elsewhere) == "code.elsewhere"
    assert refused(code.replace(":20600:", ":20601:")) == "code.altered"


def test_what_is_no_code_of_ours_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal) as refused:
        check(desk, "https://example.org")
    assert refused.value.code == "code.not_ours"
