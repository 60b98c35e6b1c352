"""Reading a file for the bank back, as the bank would: from the columns up, with none of what wrote
it. A file is offered only where what is read is what the deposits say.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cashier.domain.bank_files import BankItem

_MONEY = re.compile(r"([0-9]+)\.([0-9]{2})")
_ALPHABET = re.compile(r"[ A-Z0-9;:,./()-]*")


class Unreadable(ValueError):
    """The file is not of its form; says where."""


@dataclass(slots=True)
class ReadItem:
    """One item as a file tells it; money orders have no routing. `account` and `number` without
    leading zeros, whole where an overflow record has them so; `dated` MMDDYY, `day` the deposit's
    YYMMDD.
    """

    cents: int
    routing: str
    account: str
    number: str
    dated: str
    day: str
    memo: str = ""
    memos_end: bool = True
    parts: int = 0


def differences_of_csv(text: str, items: Sequence[BankItem]) -> list[str]:
    """Where a CSV file does not say what the items are; nothing: it does."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        return _csv_apart(rows, items)
    except (csv.Error, Unreadable, IndexError) as error:
        return [f"not readable: {error}"]


def _csv_apart(rows: list[list[str]], items: Sequence[BankItem]) -> list[str]:
    head, *body = rows
    *body, trailer = body
    found = []
    if len(body) != len(items):
        found.append(f"{len(body)} items, not {len(items)}")
    cents = hashed = 0
    for row, item in zip(body, items, strict=False):
        told = dict(zip(head, row, strict=True))
        cents += _cents(told["amount"])
        hashed += int(told["routing"] or "0")
        wanted = {
            "ticket": item.ticket,
            "site": item.site,
            "business_date": str(item.business_date),
            "seq": str(item.seq),
            "kind": str(item.kind),
            "routing": item.routing,
            "number": item.number,
            "receipt_number": item.receipt_number,
        }
        wrong = [name for name, value in wanted.items() if told[name] != value]
        if _cents(told["amount"]) != item.cents:
            wrong.append("amount")
        found += [f"{item.receipt_number}: {name}" for name in wrong]
    totals = dict(zip(head, trailer, strict=True))
    if totals["ticket"] != "TOTAL":
        raise Unreadable("no trailer")
    if (totals["seq"], totals["amount"], totals["routing"]) != (
        str(len(body)), f"{cents // 100}.{cents % 100:02d}", str(hashed),
    ):  # fmt: skip
        found.append("the totals are not those of the rows")
    return found


def _cents(text: str) -> int:
    found = _MONEY.fullmatch(text)
    if found is None:
        raise Unreadable(f"no amount: {text}")
    return int(found[1]) * 100 + int(found[2])


def differences_of_bai(text: str, items: Sequence[BankItem]) -> list[str]:
    """Where a BAI lockbox file does not say what the items are; nothing: it does."""
    try:
        read = _Bai().read(text)
    except (Unreadable, ValueError) as error:
        return [f"not readable: {error}"]
    found = []
    if len(read) != len(items):
        found.append(f"{len(read)} items, not {len(items)}")
    for one, item in zip(read, items, strict=False):
        wanted = {
            "amount": (one.cents, item.cents),
            "routing": (one.routing, item.routing),
            "account": (one.account, _bare(item.account)),
            "number": (one.number, _bare(item.number)),
            "dated": (one.dated, f"{item.dated:%m%d%y}" if item.dated else "000000"),
            "business_date": (one.day, f"{item.business_date:%y%m%d}"),
        }
        found += [f"{item.receipt_number}: {name}" for name, (a, b) in wanted.items() if a != b]
    return found


def _bare(text: str) -> str:
    """As the file can tell it: its own letters and digits, without leading zeros."""
    kept = "".join(char for char in text.upper() if _ALPHABET.fullmatch(char))
    return " ".join(kept.split()).lstrip("0")


class _Bai:
    """Goes through the records once, each in its turn, and adds up what the totals claim."""

    def __init__(self) -> None:
        self.items: list[ReadItem] = []
        self.records = 0
        self.batches: Counter[str] = Counter()
        self.ends = self.box = self.batch = self.day = ""
        self.first = 0
        self.after = "1"

    def read(self, text: str) -> list[ReadItem]:
        lines = text.split("\r\n")
        if lines.pop() != "":
            raise Unreadable("the last record does not end")
        for line in lines:
            self.records += 1
            if len(line) != 104 or not _ALPHABET.fullmatch(line):
                raise Unreadable(f"record {self.records} is not 104 columns of the alphabet")
            kind = line[0]
            if kind not in self.after:
                raise Unreadable(f"record {self.records} is a {kind}, not one of {self.after}")
            self.after = _NEXT[kind]
            getattr(self, f"_of_{kind}")(line)
        if self.after:
            raise Unreadable("the file does not end")
        return [_settled(item) for item in self.items]

    def _of_1(self, line: str) -> None:
        self.ends = line[3:23]
        self._is(line[1:3] == "00" and line[23:33].isdigit(), "a file head")

    def _of_2(self, line: str) -> None:
        self._is(line[1:21] == self.ends, "between the two of the file head")
        self._is(line[31:42] == "40010400001", "a service record")

    def _of_5(self, line: str) -> None:
        self.batch, self.first = line[1:4], len(self.items)
        self.box, self.day = self.box or line[7:14], line[14:20]
        self._is(line[20:40] == self.ends, "between the two of the file head")
        self._boxed(line)
        self._is(line[4:7] == "000" and self.batch == f"{len(self.batches) + 1:03d}", "a batch")
        self.batches[self.batch] = 0

    def _of_6(self, line: str) -> None:
        self.batches[self.batch] += 1
        self._is(line[1:7] == f"{self.batch}{self.batches[self.batch]:03d}", "the next item")
        self._is(not self.items or self.items[-1].memos_end, "the last overflow before it")
        routing = line[17:26]
        self.items.append(
            ReadItem(
                cents=int(line[7:17]),
                routing="" if routing == "0" * 9 else routing,
                account=line[26:36].lstrip("0"),
                number=line[36:46].lstrip("0"),
                dated=line[46:52],
                day=self.day,
            )
        )

    def _of_4(self, line: str) -> None:
        item = self.items[-1]
        item.parts += 1
        place = f"{self.batch}{self.batches[self.batch]:03d}6{item.parts:02d}"
        self._is(line[1:10] == place and line[10] in "09", "the next overflow of its item")
        item.memos_end = line[10] == "9"
        item.memo += f"\n{line[11:41].rstrip()}" if line[11:41].startswith(_LABELS) else line[11:41]

    def _of_7(self, line: str) -> None:
        self._boxed(line)
        held = self.items[self.first :]
        self._is(
            (line[1:4], int(line[4:7]), int(line[20:23]), int(line[23:33]))
            == (self.batch, len(held), len(held), sum(item.cents for item in held)),
            "the total of its batch",
        )

    def _of_8(self, line: str) -> None:
        self.box, self.day = self.box or line[7:14], self.day or line[14:20]
        self._boxed(line)
        last = self.batches[self.batch]
        self._is(line[1:7] == f"{self.batch or '000'}{last:03d}", "after the last batch")
        self._is(
            (int(line[20:24]), int(line[24:34]))
            == (len(self.items), sum(item.cents for item in self.items)),
            "the total of the lockbox",
        )

    def _of_9(self, line: str) -> None:
        self._is(int(line[1:7]) == self.records, "the count of records")

    def _boxed(self, line: str) -> None:
        self._is(line[7:20] == self.box + self.day, "of the lockbox and the day")

    def _is(self, right: bool, what: str) -> None:
        if not right:
            raise Unreadable(f"record {self.records} is not {what}")


_NEXT = {"1": "2", "2": "58", "5": "6", "6": "467", "4": "467", "7": "58", "8": "9", "9": ""}
_LABELS = ("ACCT ", "NO ")


def _settled(item: ReadItem) -> ReadItem:
    """With what its overflow records say in place of the last ten digits, which must be its end."""
    for memo in filter(None, item.memo.splitlines()):
        label, _, whole = memo.strip().partition(" ")
        whole = whole.strip()
        if f"{label} " not in _LABELS:
            raise Unreadable(f"an overflow of {label}")
        end = item.account if label == "ACCT" else item.number
        if "".join(filter(str.isdigit, whole)).lstrip("0")[-10:].lstrip("0") != end:
            raise Unreadable(f"{memo.strip()} does not end in {end}")
        if label == "ACCT":
            item.account = whole.lstrip("0")
        else:
            item.number = whole.lstrip("0")
    return item
