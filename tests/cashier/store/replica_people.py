"""A store with a replica in it, and accounts to fill it with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, QueuePool, create_engine

from cashier.domain.account import (
    Account,
    AccountKind,
    Bill,
    BillType,
    CoverageType,
    Enrollment,
    Subsidy,
)
from cashier.domain.documents import account_document
from cashier.store import replica, replica_tables
from cashier.vault import Keys, Sealed


def open_replica(folder: Path) -> Engine:
    sealed = Sealed.create(folder / "store", Keys(folder=folder / "keys", use_keyring=False))
    engine = create_engine(
        "sqlite://", module=sqlcipher3.dbapi2, creator=sealed.connect, poolclass=QueuePool
    )
    with writing(engine) as connection:
        replica_tables.create(connection)
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise
        connection.exec_driver_sql("COMMIT")


def apply(engine: Engine, *changes: Account | str, epoch: int = 1) -> int:
    """Accounts come in; a number alone goes."""
    with writing(engine) as connection:
        return replica.apply_changes(
            connection,
            [
                replica.ReplicaChange(key=one, document=None)
                if isinstance(one, str)
                else replica.ReplicaChange(
                    key=one.billing_account_number, document=account_document(one)
                )
                for one in changes
            ],
            epoch,
        )


def someone(
    name: str = "Rosa Alves",
    number: int | str = 712345678,
    *,
    middle: str = "",
    suffix: str = "",
    organization: str = "",
    coverage: CoverageType = CoverageType.MEDICAL,
    status: Enrollment = Enrollment.ACTIVE,
    member: str = "100000000401",
    bills: tuple[str, ...] = (),
    phone: str = "",
    born: date | None = None,
    street: str = "",
    city: str = "",
    household: str = "",
) -> Account:
    """`name` is `First Last`, or `First|Last` where a part has a space."""
    first, _, last = name.partition("|" if "|" in name else " ")
    number = str(number)
    return Account(
        billing_account_number=number,
        coverage_type=coverage,
        kind=AccountKind.EMPLOYER if organization else AccountKind.INDIVIDUAL,
        member_id=member,
        first_name="" if organization else first,
        middle_name=middle,
        last_name="" if organization else last,
        suffix=suffix,
        organization_name=organization,
        date_of_birth=born,
        phone=phone,
        email="",
        address_line1=street,
        address_line2="",
        city=city,
        state="MA",
        postal_code="02118",
        household_id=household,
        preferred_language="en",
        subsidy=Subsidy.NONE,
        carrier="WellSense",
        plan_name="Silver",
        metal_level="silver",
        autopay_day=None,
        paperless=False,
        enrollment_status=status,
        terminated_on=None,
        bills=tuple(
            Bill(
                bill_number=bill,
                billing_account_number=number,
                coverage_month=date(2026, 11, 1),
                issued_on=date(2026, 10, 1),
                due_on=date(2026, 10, 23),
                bill_type=BillType.MONTHLY,
                supersedes="",
                premium_cents=20_600,
            )
            for bill in bills
        ),
    )
