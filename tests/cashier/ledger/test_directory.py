"""Sites, stations, staff and the organisation: written once, told to the windows only when
something changed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cashier.domain.documents import (
    issuers_from_document,
    organization_from_document,
    site_from_document,
    staff_from_document,
)
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.issuers import ISSUERS, Issuer
from cashier.domain.site import Organization, Site
from cashier.domain.staff import Role
from cashier.ledger import changes, directory
from cashier.ledger.books import Books
from cashier.ledger.contract import DIRECTORY
from cashier.ledger.verify import verify
from cashier.vault import PasswordCost, password_matches

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
PASSPHRASE = "walk in center demo"
BOSTON = Site(code="BOS", name="Boston", address="1 Main St", phone="", county="Suffolk")


def told(database: Books) -> list[tuple[str, str]]:
    with database.read() as connection:
        found = changes.page(connection, DIRECTORY, 1, 0, 1_000)
    return [(change.key, change.document) for change in found]


def add_rivera(
    database: Books,
    *,
    name: str = "A. Rivera",
    role: Role = Role.CASHIER,
    password: str = PASSPHRASE,
    number: str = "1001",
) -> bool:
    return directory.add_staff(
        database, number=number, name=name, role=role, password=password, cost=CHEAP
    )


def test_what_was_added_is_told_once(empty: Books) -> None:
    organization = Organization(help_hours="Mon-Fri")
    acts: tuple[Callable[[], bool], ...] = (
        lambda: directory.set_organization(empty, organization),
        lambda: directory.add_site(empty, BOSTON),
        lambda: directory.add_station(empty, "BOS", "01"),
        lambda: add_rivera(empty),
    )
    assert [act() for act in acts] == [True] * 4
    assert [act() for act in acts] == [False] * 4
    documents = dict(told(empty))
    assert list(documents) == ["organization", "site/BOS", "station/BOS-01", "staff/1001"]
    assert organization_from_document(documents["organization"]) == organization
    assert site_from_document(documents["site/BOS"]) == BOSTON
    person, password_hash, active = staff_from_document(documents["staff/1001"])
    assert (person.name, person.role, active) == ("A. Rivera", Role.CASHIER, True)
    assert password_matches(password_hash, PASSPHRASE)
    assert PASSPHRASE not in str(told(empty))
    assert verify(empty).findings == ()


def test_an_issuers_row_is_told_with_the_whole_table(empty: Books) -> None:
    assert directory.issuers(empty) == ISSUERS
    row = Issuer(kind=InstrumentKind.OTHER_MONEY_ORDER, transits=("211999997",), phone="1")
    assert directory.set_issuer(empty, row)
    assert not directory.set_issuer(empty, row)
    assert not directory.set_issuer(empty, ISSUERS.of(InstrumentKind.USPS_MONEY_ORDER))
    ((key, document),) = told(empty)
    assert (key, issuers_from_document(document)) == ("issuers", directory.issuers(empty))
    assert directory.issuers(empty) == ISSUERS.with_row(row)
    assert verify(empty).findings == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "A. Rivera-Soto"},
        {"role": Role.SUPERVISOR},
        {"password": "another long passphrase"},
    ],
)
def test_a_change_of_a_person_is_told(empty: Books, changed: dict[str, str]) -> None:
    add_rivera(empty)
    assert add_rivera(empty, **changed)  # type: ignore[arg-type]
    assert not add_rivera(empty, **changed)  # type: ignore[arg-type]
    assert len(told(empty)) == 2


def test_a_disabled_person_stays_known(empty: Books) -> None:
    add_rivera(empty)
    assert directory.disable_staff(empty, "1001")
    assert not directory.disable_staff(empty, "1001")
    person, _, active = staff_from_document(told(empty)[-1][1])
    assert (person.name, active) == ("A. Rivera", False)
    assert add_rivera(empty), "and may come back"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda db: add_rivera(db, password="fourteen chars"), "password.too_short"),
        (lambda db: add_rivera(db, number="x1"), "staff.number"),
        (lambda db: add_rivera(db, name=" "), "staff.name"),
        (lambda db: directory.disable_staff(db, "9999"), "staff.unknown"),
        (lambda db: directory.add_station(db, "BOS", "1"), "station.number"),
        (lambda db: directory.add_station(db, "XYZ", "01"), "site.unknown"),
        (lambda db: directory.disable_station(db, "BOS", "07"), "station.unknown"),
        (
            lambda db: directory.set_issuer(db, Issuer(kind=InstrumentKind.BANK_CHECK)),
            "issuer.kind",
        ),
        (
            lambda db: directory.add_site(
                db, Site(code="bos", name="", address="", phone="", county="")
            ),
            "site.code",
        ),
    ],
)
def test_what_cannot_be_is_refused(empty: Books, act: Callable[[Books], bool], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        act(empty)
    assert refused.value.code == code
    assert told(empty) == []
