"""Files for the bank, read by a reader that knows the table of columns and nothing else."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cashier.domain.bank_files import BankItem, Lockbox, bank_bai, bank_csv, folded
from cashier.domain.bank_readers import differences_of_bai, differences_of_csv
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from tests.cashier.domain import bai

AT = datetime(2026, 11, 23, 22, 30, tzinfo=UTC)
BOX = Lockbox(
    destination="011000015",
    origin="Connector",
    reference="",
    lockbox="12345",
    payee="Health Connector",
)
CHECK = BankItem(
    ticket="BOS-20261123-01",
    site="BOS",
    business_date=date(2026, 11, 23),
    seq=1,
    kind=InstrumentKind.PERSONAL_CHECK,
    routing="011999993",
    account="4400123456",
    number="1042",
    cents=20600,
    dated=date(2026, 11, 20),
    remitter="Rosa M. Álves-O’Neill",
    receipt_number="BOS-01-000017-4",
)
ORDER = replace(
    CHECK,
    seq=2,
    kind=InstrumentKind.USPS_MONEY_ORDER,
    routing="",
    account="",
    number="28123456781",
    cents=3457,
    dated=None,
    remitter="Nguyễn Thị Thủy",
)


def test_the_csv_of_a_deposit() -> None:
    text = bank_csv([CHECK, ORDER])
    assert text.splitlines() == [
        "ticket,site,business_date,seq,kind,routing,number,amount,receipt_number",
        "BOS-20261123-01,BOS,2026-11-23,1,personal_check,011999993,1042,206.00,BOS-01-000017-4",
        "BOS-20261123-01,BOS,2026-11-23,2,usps_money_order,,28123456781,34.57,BOS-01-000017-4",
        "TOTAL,,,2,,11999993,,240.57,",
    ]
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {9}


def test_the_lockbox_file_of_a_deposit() -> None:
    read = bai.parse(bank_bai([CHECK, ORDER], BOX, AT))
    assert (read.destination, read.origin) == ("0011000015", "CONNECTOR")
    assert read.made == "2611231730", "New York's time"
    assert read.deposit_dates == ["261123"]
    one, two = read.items
    assert (one.cents, one.routing, one.account, one.number) == (
        20600, "011999993", "4400123456", "0000001042",
    )  # fmt: skip
    assert (one.dated, one.remitter, one.payee) == (
        "112026", "ROSA M. ALVES-ONEILL", "HEALTH CONNECTOR",
    )  # fmt: skip
    assert one.memos == []
    assert (two.routing, two.number, two.dated) == ("000000000", "8123456781", "000000")
    assert (two.memos, two.remitter) == (["NO 28123456781"], "NGUYEN THI THUY")


def test_what_does_not_fit_is_told_and_stops_the_file() -> None:
    off = replace(BOX, overflow=False)
    with pytest.raises(Refusal, match=r"bank_file\.does_not_fit") as stopped:
        bank_bai([CHECK, ORDER], off, AT)
    assert stopped.value.data["receipt"] == ORDER.receipt_number
    assert bai.parse(bank_bai([CHECK, replace(CHECK, number="0000012345678")], off, AT)).items
    for odd in ({"routing": "01199999X"}, {"cents": 10**10}):
        with pytest.raises(Refusal, match=r"bank_file\.does_not_fit"):
            bank_bai([replace(CHECK, **odd)], BOX, AT)
    with pytest.raises(Refusal, match=r"bank_file\.too_much"):
        bank_bai([CHECK] * 10_000, BOX, AT)


def test_batches_end_at_999_items_and_with_their_ticket() -> None:
    other = replace(CHECK, ticket="BOS-20261123-02")
    read = bai.parse(bank_bai([CHECK] * 1000 + [other], BOX, AT))
    assert [one.batch for one in read.items] == [1] * 999 + [2, 3]
    assert len(read.deposit_dates) == 3


@pytest.mark.parametrize(
    ("text", "bank"),
    [
        ("Łukasz Øst & Søn", "LUKASZ OST AND SON"),
        ("D'Angelo", "DANGELO"),
        ("Straße #5", "STRASSE 5"),
        ("李雷", ""),
        ("Ｆｕｌｌ", "FULL"),
    ],
)
def test_names_in_the_bank_s_alphabet(text: str, bank: str) -> None:
    assert folded(text) == bank


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=40)
_NUMBERS = st.one_of(
    st.from_regex(r"[0-9]{0,20}", fullmatch=True), st.from_regex(r"[0-9A-Z-]{0,30}", fullmatch=True)
)
ITEMS = st.lists(
    st.builds(
        BankItem,
        ticket=st.sampled_from(["BOS-20261123-01", "BOS-20261123-02"]),
        site=st.just("BOS"),
        business_date=st.just(date(2026, 11, 23)),
        seq=st.integers(1, 999),
        kind=st.sampled_from(InstrumentKind),
        routing=st.from_regex(r"(|[1-9][0-9]{8})", fullmatch=True),
        account=_NUMBERS,
        number=_NUMBERS,
        cents=st.integers(1, 10**8),
        dated=st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31)),
        remitter=_WORDS,
        receipt_number=st.from_regex(r"BOS-01-[0-9]{6}-[0-9]", fullmatch=True),
    ),
    max_size=12,
)


@settings(max_examples=30)
@given(ITEMS)
def test_any_items_are_read_back_whole(items: list[BankItem]) -> None:
    text = bank_bai(items, BOX, AT)
    assert differences_of_bai(text, items) == []
    assert [one.cents for one in bai.parse(text).items] == [one.cents for one in items]
    assert differences_of_csv(bank_csv(items), items) == []


_NAMES = {"1": 33, "2": 42, "5": 40, "6": 52, "4": 41, "7": 33, "8": 34, "9": 7}
"""Where the columns that carry figures end."""
_NOT_LOOKED_AT = {*(("1", col) for col in range(23, 33)), *(("2", col) for col in range(21, 31))}
"""When it was made, and the bank's own reference."""


def test_a_file_that_was_tampered_with_is_never_offered() -> None:
    """Each of these was seen by nobody who trusts the writer."""
    items = [CHECK, ORDER, replace(CHECK, seq=3, number="1043", account="00440012345678901")]
    text, sheet = bank_bai(items, BOX, AT), bank_csv(items)
    lines, rows = text.split("\r\n"), sheet.split("\r\n")
    dropped = "\r\n".join(line for line in lines if line[:7] != "6001001")
    assert differences_of_bai(dropped, items)
    assert differences_of_bai(bank_bai(items[:2], BOX, AT), items) == ["2 items, not 3"]
    assert differences_of_bai(
        text.replace("6019NO", "6010NO").replace("6019ACCT", "6010ACCT"), items
    )
    assert differences_of_bai(bank_bai([items[1], items[0], items[2]], BOX, AT), items)
    assert differences_of_csv("\r\n".join(rows[:1] + rows[2:]), items)
    assert differences_of_csv(bank_csv(items[:2]), items)
    for n, line in enumerate(lines[:-1]):
        for col in range(len(line.rstrip())):
            if col >= _NAMES[line[0]] or (line[0], col) in _NOT_LOOKED_AT:
                continue
            changed = "7" if line[col] != "7" else "3"
            broken = [*lines]
            broken[n] = line[:col] + changed + line[col + 1 :]
            assert differences_of_bai("\r\n".join(broken), items), (n, col, line)
    for n, row in enumerate(rows[1:-1], start=1):
        for col, char in enumerate(row):
            if char.isdigit():
                broken = [*rows]
                broken[n] = row[:col] + ("7" if char != "7" else "3") + row[col + 1 :]
                assert differences_of_csv("\r\n".join(broken), items), (n, col, row)
