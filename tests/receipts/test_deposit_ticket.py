"""The deposit ticket: its pages read back by another library, every figure computed anew."""

from __future__ import annotations

import re
from dataclasses import replace
from time import process_time

import pypdfium2
import pytest

from receipts.deposit_ticket import DepositTicket
from receipts.deposit_ticket_pdf import ticket_pdf
from receipts.deposit_ticket_text import COLUMNS, ticket_document, ticket_text
from receipts.text import text
from tests.receipts.ticket_samples import ticket

SHOWN = re.compile(r"(BOS-01-\d{6}-\d) \$([\d,]+\.\d\d)")


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def cents(words: str) -> int:
    return int(words.replace(",", "").replace(".", ""))


def lines_read(found: str) -> list[tuple[str, int]]:
    """Receipt number and cents of every line of the list, in order."""
    return [(number, cents(amount)) for number, amount in SHOWN.findall(found)]


def test_the_page_adds_up_when_read_by_another_library() -> None:
    made = ticket(16)
    found = "\n".join(pages(ticket_pdf(made)))
    read = lines_read(found)
    assert read == [(line.receipt_number, line.cents) for line in made.lines]
    total = re.search(r"Total 16 \$([\d,.]+)", found)
    assert total is not None
    assert cents(total[1]) == sum(amount for _, amount in read)
    parts = [re.search(rf"{name} (\d+) \$([\d,.]+)", found) for name in ("Checks", "Money orders")]
    assert sum(int(part[1]) for part in parts if part) == len(read)
    assert sum(cents(part[2]) for part in parts if part) == cents(total[1])
    routings = re.findall(r"(?<= )\d{9}(?= \d{6} BOS)", found)
    assert f"routing numbers {sum(map(int, routings))}" in found
    for said in ("BOS-20261123-01", "TE0048209", "First Fictional Bank", "...4471"):
        assert said in found
    assert "Prepared by N. Boyle (2001), 5:04 PM" in found
    assert "Verified by T. Haddad (2002), Tue 24 Nov 8:40 AM" in found
    assert "cash" not in found.lower()


def test_every_page_has_its_number_the_ticket_and_the_head_of_the_list() -> None:
    made = ticket(640)
    found = pages(ticket_pdf(made))
    assert lines_read("\n".join(found)) == [(one.receipt_number, one.cents) for one in made.lines]
    for number, page in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in page
        assert "BOS-20261123-01" in page
        assert "No. Kind Routing Number Receipt Amount" in page
    whole = "\n".join(found)
    for number, (first, last, amount) in enumerate(made.stacks(), 1):
        assert amount == sum(one.cents for one in made.lines[first - 1 : last])
        assert f"Bundle {number}, items {first} to {last} ${amount / 100:,.2f}" in whole
        assert f"Bundle {number}: {last - first + 1} items ${amount / 100:,.2f}" in whole


def test_a_ticket_that_nobody_verified_says_so_everywhere() -> None:
    made = ticket(3, verified=False)
    for found in ("\n".join(pages(ticket_pdf(made))), ticket_text(made)):
        assert "NOT VERIFIED" in found
        assert "by nobody yet" in " ".join(found.split())
    assert "GIVEN UP" in ticket_text(replace(made, given_up=True))
    assert "TRAINING" in ticket_text(replace(made, training=True))
    assert "NOT VERIFIED" not in ticket_text(ticket(3))


def test_the_text_stands_in_columns_and_adds_up() -> None:
    made = ticket(16)
    found = ticket_text(made).splitlines()
    rows = [line for line in found if re.match(r" +\d+ .*BOS-01-", line)]
    assert {len(line) for line in rows} == {COLUMNS}
    assert sum(cents(line.split("$")[1]) for line in rows) == made.cents
    assert max(map(len, found)) <= COLUMNS


@pytest.mark.parametrize("columns", [32, 42, 48])
def test_the_slip_has_every_item_and_amount(columns: int) -> None:
    made = ticket(5)
    found = text(ticket_document(made), columns)
    for line in made.lines:
        assert line.receipt_number in found
        assert f"${line.cents / 100:,.2f}" in found
    assert max(map(len, found.splitlines())) <= columns


def test_the_same_ticket_gives_the_same_bytes() -> None:
    assert ticket_pdf(ticket(40)) == ticket_pdf(ticket(40))


def test_a_ticket_whose_bundles_lie_is_not_printed() -> None:
    wrong = replace(ticket(10), bundles=(4, 5))
    with pytest.raises(ValueError, match="9 for 10"):
        ticket_pdf(wrong)
    with pytest.raises(ValueError, match="9 for 10"):
        ticket_text(wrong)


def test_ten_times_the_items_cost_ten_times_as_much() -> None:
    ticket_pdf(ticket(10))  # fonts
    took = [_seconds(ticket(items)) for items in (60, 600)]
    assert took[1] < took[0] * 30


def _seconds(made: DepositTicket) -> float:
    before = process_time()
    ticket_pdf(made)
    return process_time() - before
