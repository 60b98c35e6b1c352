"""Feed documents: read again they are the same values, and order of arrival changes no text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cashier.domain.documents import (
    account_document,
    account_from_document,
    organization_document,
    organization_from_document,
    site_document,
    site_from_document,
    staff_document,
    staff_from_document,
)
from cashier.domain.site import Organization, Site, StationIdentity
from cashier.domain.staff import Role, Staff
from tests.cashier.domain.builders import account, bill, paid

ROSA = account(
    bill("2026-11"),
    bill("2026-12"),
    payments=(paid(10300), paid(5, "P2")),
    autopay_day=22,
    paperless=True,
    terminated_on=date(2026, 11, 30),
    last_name="Nguyễn",
)


def test_account() -> None:
    assert account_from_document(account_document(ROSA)) == ROSA
    bare = account(date_of_birth=None)
    assert account_from_document(account_document(bare)) == bare


def test_the_order_of_bills_and_payments_changes_no_text() -> None:
    shuffled = replace(ROSA, bills=ROSA.bills[::-1], payments=ROSA.payments[::-1])
    assert account_document(shuffled) == account_document(ROSA)


def test_directory() -> None:
    site = Site(
        code="BOS",
        name="Boston",
        address="133 Portland St",
        phone="+16175550100",
        county="Suffolk",
        opens_on=date(2020, 1, 2),
        closings=(date(2026, 11, 27),),
    )
    assert site_from_document(site_document(site)) == site
    organization = Organization(payees=("Health Connector",), help_hours="8-6")
    assert organization_from_document(organization_document(organization)) == organization
    staff = Staff(number="1001", name="A. Rivera", role=Role.CASHIER)
    text = staff_document(staff, password_hash="$argon2id$x", active=False)
    assert staff_from_document(text) == (staff, "$argon2id$x", False)
    assert StationIdentity(site="BOS", station="01", training=False).name == "BOS-01"
