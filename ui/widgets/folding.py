"""How the columns of a table share several lines of a row where they are wider than the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
    """The columns in their order, as many in a line as there is room for.

    What is left of a line goes to those with stretch; where there are none, to the widest that is
    read from the left, so that figures end at the right edge.
    """
    lines: list[list[int]] = []
    taken = 0
    for number, column in enumerate(columns):
        wide = min(column.wide, room)
        if not lines or taken + wide > room:
            lines.append([])
            taken = 0
        lines[-1].append(number)
        taken += wide
    places: list[Place] = []
    for at, line in enumerate(lines):
        shares = _shares(columns, line)
        spare = room - sum(min(columns[n].wide, room) for n in line)
        left = 0
        for number in line:
            wide = min(columns[number].wide, room)
            wide += spare * shares[number] // sum(shares.values())
            places.append(Place(column=number, line=at, left=left, width=wide))
            left += wide
    return tuple(places)


def _shares(columns: Sequence[Width], line: Sequence[int]) -> dict[int, int]:
    shares = {number: columns[number].stretch for number in line}
    if any(shares.values()):
        return shares
    words = [number for number in line if not columns[number].right]
    if words:
        return {n: int(n == max(words, key=lambda n: columns[n].wide)) for n in line}
    return dict.fromkeys(line, 1)
