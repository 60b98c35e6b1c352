"""Files for the bank: made of verified deposits, read again before they are offered."""

from __future__ import annotations

import csv
import io

import pytest

from cashier.domain import bank_files as writers
from cashier.domain.bank_files import BankForm
from cashier.domain.deposit import Deposit
from cashier.domain.errors import Fault, Refusal
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import bank_files, corrections, deposits, mistakes
from cashier.services.desk import Desk
from tests.cashier.counter import BOYLE, HADDAD, MENSAH, OKAFOR, RIVERA, TODAY, approved, scalar
from tests.cashier.domain import bai
from tests.cashier.services.test_deposits import closed, ids, prepared


@pytest.fixture
def verified(desk: Desk, own_ledger: EmbeddedLedger) -> Deposit:
    """Two drawers; one item of them was reversed, one corrected."""
    one, two = closed(desk), closed(desk, OKAFOR, "28123456792")
    (first, second) = deposits.ready(desk, BOYLE).ready
    mistakes.reverse(
        desk, RIVERA, first.items[0].receipt_number, 1,
        reason="handed back", approval=approved(desk, "reverse"),
    )  # fmt: skip
    corrections.correct(
        desk, OKAFOR, second.items[0].receipt_number, 1, {"number": "77042"},
        reason="misread", approval=approved(desk, "correct"),
    )  # fmt: skip
    made = prepared(desk, own_ledger, one, two)
    with pytest.raises(Refusal, match=r"bank_file\.not_verified"):
        bank_files.of_ticket(desk, MENSAH, made.ticket, BankForm.CSV)
    with pytest.raises(Refusal, match=r"bank_file\.nothing"):
        bank_files.of_day(desk, MENSAH, TODAY, BankForm.CSV)
    return deposits.verify(desk, HADDAD, made.ticket, ids(made), ledger=own_ledger)


def test_both_files_say_what_the_deposit_says(desk: Desk, verified: Deposit) -> None:
    sheet = bank_files.of_day(desk, MENSAH, TODAY, BankForm.CSV)
    rows = list(csv.reader(io.StringIO(sheet.content.decode())))[1:]
    assert (sheet.items, sheet.cents) == (len(rows) - 1, 27714) == (5, 27714)
    assert rows[-1][:1] + rows[-1][3:8] == ["TOTAL", "5", "", "35999979", "", "277.14"]
    assert [row[6] for row in rows[:-1]].count("77042") == 1, "as corrected"
    assert "28123456781" in {row[6] for row in rows}
    box = bank_files.of_ticket(desk, BOYLE, verified.ticket, BankForm.BAI)
    read = bai.parse(box.content.decode("ascii"))
    assert [one.cents for one in read.items] == [line.cents for line in verified.lines]
    assert {one.payee for one in read.items} == {"HEALTH CONNECTOR"}
    assert [one.number for one in read.items].count("0000077042") == 1
    notes = "SELECT count(*) FROM audit WHERE event = 'bank_file_made'"
    assert scalar(desk, notes) == 2
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        bank_files.of_day(desk, RIVERA, TODAY, BankForm.CSV)


@pytest.mark.parametrize("form", list(BankForm))
def test_a_writer_that_drops_an_item_or_a_cent_is_caught(
    desk: Desk, verified: Deposit, form: BankForm, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"bank_{form.value}"
    write = getattr(writers, name)
    for wrong in (
        lambda text: text.replace("20600", "20601").replace("206.00", "206.01"),
        lambda text: text.replace("34.57", "34.56").replace("0000003457", "0000003456"),
    ):
        monkeypatch.setattr(bank_files, name, lambda *a, wrong=wrong: wrong(write(*a)))
        with pytest.raises(Fault, match=r"bank_file\.differs"):
            bank_files.of_ticket(desk, BOYLE, verified.ticket, form)
    monkeypatch.setattr(bank_files, name, lambda items, *more: write(items[1:], *more))
    with pytest.raises(Fault, match=r"bank_file\.differs"):
        bank_files.of_ticket(desk, BOYLE, verified.ticket, form)
