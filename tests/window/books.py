"""What a journey left behind, judged from the exports and the slips by code that the program does
not use: sequence, chain and balance by `tests.simulation.history`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.simulation.history import Posting, check_book, compare, read_book
from tests.torture.books import drawers, receipts
from tests.window.station import Station

NUMBER = re.compile(rb"[A-Z]{3}-\d\d-\d{6}-\w")
SLIP = b"Not a receipt."
"""On each slip of an act that puts a mistake right: it names a receipt and is none."""
Z_REPORT = b"Z report"
CUT = b"\x1dV"


@dataclass(slots=True)
class Memory:
    """What the person did, as they remember it: items of each visit in cents, and what was voided,
    closed and deposited.
    """

    visits: list[tuple[int, ...]] = field(default_factory=list)
    voided: list[int] = field(default_factory=list)
    copies: Counter[int] = field(default_factory=Counter)
    """How many copies were asked for, by the visit's place from 1."""
    closes: int = 0
    deposits: int = 0

    def took(self, *cents: int) -> None:
        """A visit was recorded with these items."""
        self.visits.append(cents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """How much was there to judge, and what was wrong."""

    postings: int
    receipts: int
    wrong: tuple[str, ...]


def judge(station: Station, ledger: str, memory: Memory, slips: Sequence[bytes]) -> Judged:
    """Both books and the paper against what the person remembers. Nothing is sent for it: the
    window has to have done that.
    """
    here = read_book(station.tell("journal", "export").splitlines())
    there = read_book(station.tell("ledger", "export", ledger).splitlines())
    station.tell("audit", "verify")
    station.tell("ledger", "verify", ledger)
    wrong = [str(one) for one in (*check_book(here), *check_book(there), *compare(here, there))]
    wrong += receipts(here)
    wrong += drawers(here)
    wrong += remembered(here, memory)
    wrong += paper(here, memory, slips)
    wrong += [f"{one.kind} {one.station_seq}: {one.state}" for one in _unsent(here)]
    numbers = {one.receipt_number for one in here if one.kind == "payment"}
    return Judged(postings=len(here), receipts=len(numbers), wrong=tuple(wrong))


def _unsent(book: Sequence[Posting]) -> Iterator[Posting]:
    return (one for one in book if one.state != "confirmed")


def remembered(book: Sequence[Posting], memory: Memory) -> Iterator[str]:
    """Every visit once, in its order, with its items; the voids; each drawer closed in balance."""
    taken: dict[str, list[int]] = defaultdict(list)
    for one in book:
        if one.kind == "payment":
            taken[one.receipt_number].append(one.amount_cents)
    if [tuple(cents) for cents in taken.values()] != memory.visits:
        yield f"taken {list(taken.values())}, remembered {memory.visits}"
    voids = [abs(one.amount_cents) for one in book if one.kind == "void"]
    if voids != memory.voided:
        yield f"voided {voids}, remembered {memory.voided}"
    closed = [one.text()["body"] for one in book if one.kind == "closed"]
    if len(closed) != memory.closes:
        yield f"{len(closed)} drawers closed, remembered {memory.closes}"
    for body in closed:
        for kind, figures in body["kinds"].items():
            # two figures: nobody counted, a supervisor closed it by force
            if len(figures) == 4 and figures[:2] != figures[2:]:
                yield f"a drawer was closed with a difference in {kind}: {figures}"
    deposits = sum(one.kind == "deposit_verified" for one in book)
    if deposits != memory.deposits:
        yield f"{deposits} deposits, remembered {memory.deposits}"


def paper(book: Sequence[Posting], memory: Memory, slips: Sequence[bytes]) -> Iterator[str]:
    """Every receipt came out whole, once and as often more as a copy was asked for; nothing came
    out that is not in the book.

    In scripts that printers do not have, a receipt is one picture: then it is counted, not read.
    """
    numbers = dict.fromkeys(one.receipt_number for one in book if one.kind == "payment")
    wanted = {number: 1 + memory.copies[place] for place, number in enumerate(numbers, start=1)}
    came: Counter[str] = Counter()
    pictures = 0
    for slip in slips:
        if CUT not in slip or SLIP in slip or Z_REPORT in slip:
            continue
        read = {one.decode() for one in NUMBER.findall(slip)}
        came.update(read)
        pictures += not read
        yield from (f"{one} is on paper and not in the book" for one in read - set(numbers))
    for number, times in wanted.items():
        if came[number] > times:
            yield f"{number} came out {came[number]} times instead of {times}"
    missing = {number for number, times in wanted.items() if came[number] < times}
    if len(missing) > pictures:
        yield f"not whole on paper: {sorted(missing)}, but for {pictures} that are pictures"
