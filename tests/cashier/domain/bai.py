"""A BAI lockbox file as a bank would read it: written from the table of columns alone.

Source: the bank's table (1-based columns, numbers zero-filled). Knows nothing of the program.
"""

from __future__ import annotations

from dataclasses import dataclass, field


def at(line: str, first: int, last: int) -> str:
    """Columns as the table counts them."""
    return line[first - 1 : last]


@dataclass
class Item:
    batch: int
    item: int
    cents: int
    routing: str
    account: str
    number: str
    dated: str
    remitter: str
    payee: str
    memos: list[str] = field(default_factory=list)


@dataclass
class File:
    destination: str
    origin: str
    made: str
    items: list[Item]
    deposit_dates: list[str]


def parse(text: str) -> File:
    """Raises AssertionError where a record or a total is not as the table says."""
    assert text.isascii()
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    assert {len(line) for line in lines} == {104}
    head, service, *middle, box, end = lines
    assert [line[0] for line in (head, service, box, end)] == ["1", "2", "8", "9"]
    assert int(at(end, 2, 7)) == len(lines)
    assert at(service, 32, 37) == "400104"
    assert at(service, 2, 21) == at(head, 4, 23)
    items: list[Item] = []
    dates = []
    batch: list[Item] = []
    number, lockbox = 0, at(box, 8, 14)
    for line in middle:
        match line[0]:
            case "5":
                number += 1
                assert (int(at(line, 2, 4)), at(line, 5, 7)) == (number, "000")
                assert at(line, 8, 14) == lockbox
                assert at(line, 21, 40) == at(head, 4, 23)
                dates.append(at(line, 15, 20))
                batch = []
            case "6":
                batch.append(
                    Item(
                        batch=int(at(line, 2, 4)),
                        item=int(at(line, 5, 7)),
                        cents=int(at(line, 8, 17)),
                        routing=at(line, 18, 26),
                        account=at(line, 27, 36),
                        number=at(line, 37, 46),
                        dated=at(line, 47, 52),
                        remitter=at(line, 53, 82).rstrip(),
                        payee=at(line, 83, 102).rstrip(),
                    )
                )
                assert (batch[-1].batch, batch[-1].item) == (number, len(batch))
            case "4":
                assert (int(at(line, 2, 4)), int(at(line, 5, 7))) == (number, len(batch))
                memos = batch[-1].memos
                memos.append(at(line, 12, 41).rstrip())
                assert (at(line, 8, 8), int(at(line, 9, 10))) == ("6", len(memos))
                assert at(line, 11, 11) in "09"
            case "7":
                assert (int(at(line, 2, 4)), int(at(line, 5, 7))) == (number, len(batch))
                assert int(at(line, 21, 23)) == len(batch)
                assert int(at(line, 24, 33)) == sum(one.cents for one in batch)
                items += batch
            case other:
                raise AssertionError(f"a record {other}")
    assert int(at(box, 21, 24)) == len(items)
    assert int(at(box, 25, 34)) == sum(one.cents for one in items)
    return File(
        destination=at(head, 4, 13).rstrip(),
        origin=at(head, 14, 23).rstrip(),
        made=at(head, 24, 33),
        items=items,
        deposit_dates=dates,
    )
