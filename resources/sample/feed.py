"""Write a billing feed of fictional accounts: accounts.csv, bills.csv, payments.csv."""

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from random import Random

from resources.sample.known import KNOWN_ACCOUNTS, known_numbers, known_sheets
from resources.sample.months import billing_months
from resources.sample.numbers import receipt_numbers
from resources.sample.people import People
from resources.sample.rows import AccountRow, AccountSheet, BillRow, FeedSize, PaymentRow
from resources.sample.standing import Standings

_FILES = (("accounts.csv", AccountRow), ("bills.csv", BillRow), ("payments.csv", PaymentRow))


def write_feed(folder: Path, *, accounts: int, today: date, seed: int = 1) -> FeedSize:
    """Write the three files of a feed into `folder` and return how many rows they have.

    The folder is made if need be. The same arguments give the same bytes. The newest bills are
    those of the 1st of `today`'s month. Memory does not grow with `accounts`. Files of an earlier
    feed are replaced only once all three are complete.

    Raises ValueError where `accounts` leaves no room for the known people, OSError where writing
    fails.
    """
    sheets = stream(accounts=accounts, today=today, seed=seed)
    folder.mkdir(parents=True, exist_ok=True)
    bills = payments = 0
    parts = [folder / f"{name}.part" for name, _ in _FILES]
    with ExitStack() as files:
        account_sheet, bill_sheet, payment_sheet = (
            csv.writer(
                files.enter_context(part.open("w", encoding="utf-8", newline="")),
                lineterminator="\n",
            )
            for part in parts
        )
        account_sheet.writerow(AccountRow._fields)
        bill_sheet.writerow(BillRow._fields)
        payment_sheet.writerow(PaymentRow._fields)
        for sheet in sheets:
            account_sheet.writerow(sheet.account)
            bill_sheet.writerows(sheet.bills)
            payment_sheet.writerows(sheet.payments)
            bills += len(sheet.bills)
            payments += len(sheet.payments)
    for part in parts:
        part.replace(part.with_suffix(""))
    return FeedSize(accounts=accounts, bills=bills, payments=payments)


def stream(*, accounts: int, today: date, seed: int = 1) -> Iterator[AccountSheet]:
    """Return exactly `accounts` accounts with their bills and payments, the known people first.

    Members of a household follow one another. A longer stream of the same seed and day starts with
    the shorter one. Raises ValueError at once where `accounts` leaves no room for the known people.
    """
    if accounts < KNOWN_ACCOUNTS:
        raise ValueError(f"a sample has at least {KNOWN_ACCOUNTS} accounts, not {accounts}")
    return _sheets(accounts, today, seed)


def _sheets(accounts: int, today: date, seed: int) -> Iterator[AccountSheet]:
    random = Random(seed).random
    months = billing_months(today)
    yield from known_sheets(months)
    people = People(today=today, seed=seed, random=random, reserved=known_numbers())
    standings = Standings(months, random, receipt_numbers())
    left = accounts - KNOWN_ACCOUNTS
    while left:
        for account, premium, autopay_day in people.household():
            story = standings.story(
                account.billing_account_number,
                premium=premium,
                dental=account.coverage_type == "dental",
                subsidised=account.subsidy != "none",
                autopay_day=autopay_day,
            )
            account = account._replace(
                enrollment_status=story.enrollment_status, terminated_on=story.terminated_on
            )
            yield AccountSheet(account, story.bills, story.payments)
            left -= 1
            if not left:
                return
