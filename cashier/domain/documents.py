"""The documents of the feeds as text: what the ledger keeps and stations copy. JSON, canonical
form, dates ISO.

`accounts` holds one document per billing account with its bills and payments; `directory` holds
`organization`, `issuers`, `site/<code>`, `station/<site>-<station>` and `staff/<number>`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date
from enum import Enum
from typing import Any

from cashier.domain.account import (
    Account,
    AccountKind,
    Bill,
    BillType,
    CoverageType,
    Enrollment,
    PaymentChannel,
    PaymentStatus,
    ReceivedPayment,
    Subsidy,
)
from cashier.domain.instrument import InstrumentKind
from cashier.domain.issuers import Issuer, Issuers
from cashier.domain.posting import canonical_json
from cashier.domain.site import Organization, Site, StationKey
from cashier.domain.staff import Role, Staff
from cashier.domain.staff_act import StaffEntry

_ACCOUNT_TEXT = tuple(
    field.name
    for field in fields(Account)
    if field.name
    not in {
        "coverage_type",
        "kind",
        "date_of_birth",
        "subsidy",
        "autopay_day",
        "paperless",
        "enrollment_status",
        "terminated_on",
        "bills",
        "payments",
    }
)


def account_document(account: Account) -> str:
    """Canonical text of an account: bills by coverage month and number, payments by day and
    reference, whatever order they came in.
    """
    body: dict[str, Any] = {name: getattr(account, name) for name in _ACCOUNT_TEXT}
    body |= {
        "coverage_type": account.coverage_type.value,
        "kind": account.kind.value,
        "date_of_birth": _day(account.date_of_birth),
        "subsidy": account.subsidy.value,
        "autopay_day": account.autopay_day,
        "paperless": account.paperless,
        "enrollment_status": account.enrollment_status.value,
        "terminated_on": _day(account.terminated_on),
        "bills": [
            [
                bill.bill_number,
                bill.coverage_month.isoformat(),
                bill.issued_on.isoformat(),
                bill.due_on.isoformat(),
                bill.bill_type.value,
                bill.supersedes,
                bill.premium_cents,
            ]
            for bill in sorted(
                account.bills, key=lambda bill: (bill.coverage_month, bill.bill_number)
            )
        ],
        "payments": [
            [
                payment.payment_reference,
                payment.received_on.isoformat(),
                payment.channel.value,
                payment.amount_cents,
                payment.status.value,
            ]
            for payment in sorted(
                account.payments, key=lambda paid: (paid.received_on, paid.payment_reference)
            )
        ],
    }
    return canonical_json(body)


def account_from_document(text: str) -> Account:
    """The inverse of `account_document`. Raises KeyError or ValueError on a document of another
    form.
    """
    body = json.loads(text)
    number = body["billing_account_number"]
    return Account(
        **{name: body[name] for name in _ACCOUNT_TEXT},
        coverage_type=CoverageType(body["coverage_type"]),
        kind=AccountKind(body["kind"]),
        date_of_birth=_date(body["date_of_birth"]),
        subsidy=Subsidy(body["subsidy"]),
        autopay_day=body["autopay_day"],
        paperless=body["paperless"],
        enrollment_status=Enrollment(body["enrollment_status"]),
        terminated_on=_date(body["terminated_on"]),
        bills=tuple(
            Bill(
                bill_number=row[0],
                billing_account_number=number,
                coverage_month=date.fromisoformat(row[1]),
                issued_on=date.fromisoformat(row[2]),
                due_on=date.fromisoformat(row[3]),
                bill_type=BillType(row[4]),
                supersedes=row[5],
                premium_cents=row[6],
            )
            for row in body["bills"]
        ),
        payments=tuple(
            ReceivedPayment(
                payment_reference=row[0],
                billing_account_number=number,
                received_on=date.fromisoformat(row[1]),
                channel=PaymentChannel(row[2]),
                amount_cents=row[3],
                status=PaymentStatus(row[4]),
            )
            for row in body["payments"]
        ),
    )


def staff_document(staff: Staff, *, password_hash: str, active: bool) -> str:
    """One person with the hash of their passphrase: reaches the windows so that sign-in works
    without a network.
    """
    return staff_entry_document(
        StaffEntry(person=staff, password_hash=password_hash, active=active)
    )


def staff_entry_document(entry: StaffEntry) -> str:
    """One person with all the directory knows; what is empty is left out, as in documents of before
    there were badges and one-time codes."""
    body: dict[str, Any] = {
        "number": entry.person.number,
        "name": entry.person.name,
        "role": entry.person.role.value,
        "password_hash": entry.password_hash,
        "active": entry.active,
    }
    more = {name: getattr(entry, name) for name in ("badge", "one_time_until", "used_at")}
    return canonical_json(body | {name: value for name, value in more.items() if value})


def staff_from_document(text: str) -> tuple[Staff, str, bool]:
    """The person, their password hash, and whether they may sign in."""
    entry = staff_entry_from_document(text)
    return entry.person, entry.password_hash, entry.active


def staff_entry_from_document(text: str) -> StaffEntry:
    """The inverse of `staff_entry_document`."""
    body = json.loads(text)
    return StaffEntry(
        person=Staff(number=body["number"], name=body["name"], role=Role(body["role"])),
        password_hash=body["password_hash"],
        active=body["active"],
        badge=body.get("badge", ""),
        one_time_until=body.get("one_time_until", ""),
        used_at=body.get("used_at", ""),
    )


def site_document(site: Site) -> str:
    """The document of one site."""
    return canonical_json(_jsonable(asdict(site)))


def site_from_document(text: str) -> Site:
    """The inverse of `site_document`."""
    body = json.loads(text)
    return Site(
        **{key: body[key] for key in ("code", "name", "address", "phone", "county")},
        opens_on=_date(body["opens_on"]),
        closes_on=_date(body["closes_on"]),
        hours=tuple((day, opens, closes) for day, opens, closes in body["hours"]),
        closings=tuple(date.fromisoformat(day) for day in body["closings"]),
    )


def organization_document(organization: Organization) -> str:
    """The document of the organisation."""
    return canonical_json(_jsonable(asdict(organization)))


def organization_from_document(text: str) -> Organization:
    """The inverse of `organization_document`."""
    body = json.loads(text)
    return Organization(**{**body, "payees": tuple(body["payees"])})


def issuers_document(issuers: Issuers) -> str:
    """The document of the table of money-order issuers."""
    return canonical_json({"issuers": [_jsonable(asdict(row)) for row in issuers.rows]})


def issuers_from_document(text: str) -> Issuers:
    """The inverse of `issuers_document`. A kind that only a later release knows is left out."""
    known = {kind.value for kind in InstrumentKind}
    return Issuers(
        tuple(
            Issuer(
                kind=InstrumentKind(row["kind"]),
                transits=tuple(row["transits"]),
                marks=tuple(row["marks"]),
                phone=row["phone"],
                purchaser_line=row["purchaser_line"],
            )
            for row in json.loads(text)["issuers"]
            if row["kind"] in known
        )
    )


def station_document(
    site: str, station: str, *, active: bool, keys: Sequence[StationKey] = ()
) -> str:
    """The document of one station; `active` is false once it is retired or lost.

    `keys`: every key it was ever enrolled with, the present one last; what an earlier one signed
    stays verifiable.
    """
    told = [{"key_id": key.key_id, "public_key": key.public_key} for key in keys]
    return canonical_json({"site": site, "station": station, "active": active, "keys": told})


def station_keys_from_document(text: str) -> tuple[StationKey, ...]:
    """A station's public keys, the present one last; none in a document of before keys."""
    return tuple(
        StationKey(key_id=key["key_id"], public_key=key["public_key"])
        for key in json.loads(text).get("keys", ())
    )


def _jsonable(body: Mapping[str, Any]) -> dict[str, Any]:
    return {key: _plain(value) for key, value in body.items()}


def _plain(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case Enum():
            return value.value
        case tuple() | list():
            return [_plain(part) for part in value]
        case _:
            return value


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
