"""How the columns of a table share several lines of a row where they are wider than the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one column stands in a folded row: its line from 0, its left edge and width in px."""

    column: int
    line: int
    left: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """What a column asks for: its width in px, its share of what is left, whether it is read from
    the right."""

    wide: int
    stretch: int = 0
    right: bool = False


def fold(columns: Sequence[Width], room: int) -> tuple[Place, ...]:
    """The columns in their order, on as few lines as there is room for, about as much on each;
    figures side by side stay together where they fit on a line.

    What is left of a line goes to those with stretch; where there are none, to the widest that is
    read from the left, so that figures end at the right edge.
    """
    widths = [min(column.wide, room) for column in columns]
    places: list[Place] = []
    for at, line in enumerate(_lines(columns, widths, room)):
        shares = _shares(columns, line)
        spare = room - sum(widths[n] for n in line)
        left = 0
        for number in line:
            wide = widths[number] + spare * shares[number] // sum(shares.values())
            places.append(Place(column=number, line=at, left=left, width=wide))
            left += wide
    return tuple(places)


def _lines(columns: Sequence[Width], widths: Sequence[int], room: int) -> list[range]:
    """Which columns stand on each line. A line more than needed is better than figures torn apart;
    if they are too many for one line, they are torn.
    """
    fewest = len(_greedy(widths, room))

    def evenest(count: int, *, whole: bool) -> list[range]:
        many, found = len(columns), list[tuple[int, list[range]]]()
        for cuts in combinations(range(1, many), count - 1):
            if whole and any(columns[n].right and columns[n - 1].right for n in cuts):
                continue
            lines = [range(a, b) for a, b in pairwise((0, *cuts, many))]
            left = [room - sum(widths[n] for n in line) for line in lines]
            if min(left) >= 0:
                found.append((sum(one * one for one in left), lines))
        return min(found, key=lambda one: one[0])[1] if found else []

    return (
        evenest(fewest, whole=True)
        or evenest(fewest + 1, whole=True)
        or evenest(fewest, whole=False)
    )


def _greedy(widths: Sequence[int], room: int) -> list[range]:
    lines, begin, taken = list[range](), 0, 0
    for number, wide in enumerate(widths):
        if number and taken + wide > room:
            lines.append(range(begin, number))
            begin, taken = number, 0
        taken += wide
    return [*lines, range(begin, len(widths))]


def _shares(columns: Sequence[Width], line: Sequence[int]) -> dict[int, int]:
    shares = {number: columns[number].stretch for number in line}
    if any(shares.values()):
        return shares
    words = [number for number in line if not columns[number].right]
    if words:
        return {n: int(n == max(words, key=lambda n: columns[n].wide)) for n in line}
    return dict.fromkeys(line, 1)
