"""Pictures of pieces of pages: as many as fit a bound, the least lately seen dropped first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QImage

PIECE_PIXELS = 1_500_000
"""A page with more is drawn in pieces of this many: letter at 150 dpi has 2.1 million."""
ROWS_MIN = 64
KEPT_BYTES = 48 * 2**20


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows `top` to `top + rows` of a page that is `wide` x `high` pixels."""

    page: int
    wide: int
    high: int
    top: int
    rows: int


def pieces(page: int, wide: int, high: int, first: float, last: float) -> list[Piece]:
    """The pieces of a page of which something lies between two rows."""
    rows = high if wide * high <= PIECE_PIXELS else max(ROWS_MIN, PIECE_PIXELS // wide)
    begin, end = max(0, int(first // rows)), int(min(high - 1, last) // rows)
    return [
        Piece(page, wide, high, n * rows, min(rows, high - n * rows)) for n in range(begin, end + 1)
    ]


class Pictures:
    """What was drawn. Those of now are never dropped, so nothing is drawn twice in a row."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Piece, QImage] = OrderedDict()

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(image.sizeInBytes() for image in self._kept.values())

    def __contains__(self, piece: Piece) -> bool:
        return piece in self._kept

    def clear(self) -> None:
        """Forgets all: another document."""
        self._kept.clear()

    def put(self, piece: Piece, image: QImage, now: Collection[Piece]) -> None:
        """Keeps one; drops the oldest that are not of `now` while there are too many."""
        self._kept[piece] = image
        for one in now:
            if one in self._kept:
                self._kept.move_to_end(one)
        over = self.size - KEPT_BYTES
        for old in [one for one in self._kept if one not in now]:
            if over <= 0:
                break
            over -= self._kept.pop(old).sizeInBytes()

    def of(self, page: int, wide: int) -> Iterator[tuple[Piece, QImage]]:
        """What there is of a page, pictures of another size first: they stand in, scaled, until
        those of `wide` are drawn over them.
        """
        mine = [(piece, image) for piece, image in self._kept.items() if piece.page == page]
        yield from sorted(mine, key=lambda one: one[0].wide == wide)
