"""One box, every key: each account of the sample is found by all that can be known of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cashier.domain.account import Account
from cashier.domain.identifiers import Coupon, coupon_text
from cashier.services import accounts
from cashier.services.desk import Desk
from cashier.store import replica
from cashier.store.search_words import fold
from tests.cashier.counter import RIVERA, scalar

Key = Callable[[Account], str]


def _name(account: Account, *, plain: bool, turned: bool) -> str:
    if account.organization_name:
        words = account.organization_name
        return " ".join(fold(words)) if plain else words
    parts = [account.first_name, account.last_name]
    written = " ".join(reversed(parts) if turned else parts)
    return " ".join(fold(written)) if plain else written


def _coupon(account: Account) -> str:
    bill = account.bills[-1]
    return coupon_text(
        Coupon(
            billing_account_number=account.billing_account_number,
            bill_number=bill.bill_number,
            due_on=bill.due_on,
            amount_cents=bill.premium_cents,
        )
    )


def _born(account: Account) -> str:
    born = account.date_of_birth
    return "" if born is None else f"{account.last_name} {born.month}/{born.day}/{born.year}"


def _phone(account: Account) -> str:
    ten = account.phone[-10:]
    return f"({ten[:3]}) {ten[3:6]}-{ten[6:]}" if len(ten) == 10 else ""


KEYS: dict[str, Key] = {
    "billing account number": lambda one: one.billing_account_number,
    "number with spaces": lambda one: " ".join(
        (one.billing_account_number[:3], one.billing_account_number[3:])
    ),
    "member ID": lambda one: one.member_id,
    "bill number": lambda one: one.bills[0].bill_number.lower(),
    "coupon code": _coupon,
    "phone": _phone,
    "first last": lambda one: _name(one, plain=False, turned=False),
    "last first": lambda one: _name(one, plain=False, turned=True),
    "first last, no accents": lambda one: _name(one, plain=True, turned=False),
    "last first, no accents": lambda one: _name(one, plain=True, turned=True),
    "in capitals": lambda one: _name(one, plain=False, turned=True).upper(),
    "date of birth with a name": _born,
    "street with town": lambda one: f"{one.address_line1} {one.city}",
}


@pytest.mark.parametrize("key", KEYS)
def test_each_account_is_found(desk: Desk, key: str) -> None:
    with desk.store.read() as connection:
        numbers = connection.exec_driver_sql("SELECT number FROM account ORDER BY 1").scalars()
        everybody = [replica.account(connection, number) for number in numbers.all()]
    asked = 0
    missed = []
    for account in everybody:
        assert account is not None
        typed = KEYS[key](account) if account.bills else ""
        if not typed.strip():
            continue
        asked += 1
        found = accounts.find(desk, RIVERA, typed)
        if account.billing_account_number not in [n.billing_account_number for n in found.lines]:
            missed.append((typed, found.kind, found.total))
    assert missed == []
    assert asked > 20
    assert scalar(desk, "SELECT count(*) FROM audit WHERE canonical LIKE '%typed%'") == 0


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Nguyen Thuy", "Nguyễn, Thủy T"),
        ("thuy nguyen", "Nguyễn, Thủy T"),
        ("nguyen thi thuy", "Nguyễn, Thủy T"),
        ("obrien", "O'Brien, Patrick J"),
        ("O'Brien", "O'Brien, Patrick J"),
        ("o brien pat", "O'Brien, Patrick J"),
        ("gonzales", "González, María E"),
        ("gonzalez maria elena", "González, María E"),
        ("alkhoury", "Al-Khoury, Layla"),
        ("al khoury layla", "Al-Khoury, Layla"),
        ("khoury", "Al-Khoury, Layla"),
        ("meiling wong", "Wong, Mei-Ling"),
        ("wong mei ling", "Wong, Mei-Ling"),
        ("baptiste reginald", "Baptiste, Réginald"),
        ("joao silva", "Silva, João C"),
        ("slva joao", "Silva, João C"),
        ("harborview", "Harborview Electric LLC"),
        ("electric harborview", "Harborview Electric LLC"),
    ],
)
def test_names_of_the_sample(desk: Desk, typed: str, shown: str) -> None:
    assert shown in [line.name for line in accounts.find(desk, RIVERA, typed).lines]
