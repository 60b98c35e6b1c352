"""Layouts that ask the width they have, not the text size: columns that stand below each other
where there is no room side by side, and rows that go on in the next line.

So a page reads in one direction with text at 200 % on a small display, and still has its columns
with the same text on a large one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QSpacerItem, QWidget

from ui.style import px

WIDEST = 16_777_215


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What stands in a layout: `least` px at text size 100 %, and its share of what is left."""

    item: QLayoutItem
    least: int
    stretch: int


class _Wrapping(QLayout):
    """What both have in common: items, and heights asked for at a width. Answers are kept until
    something inside changes: boxes ask the same again and again, at every depth.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int) -> None:
        super().__init__()
        self._parts: list[_Part] = []
        self._next = (0, 0)
        self._heights: dict[tuple[int, str], int] = {}
        self._leasts: dict[int, int] = {}
        self._wishes: dict[int, int] = {}
        self._smallest: QSize | None = None
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        if parent is not None:
            parent.setLayout(self)

    def add(self, what: QWidget | QLayout, least: int = 0, stretch: int = 0) -> None:
        """One more at the end."""
        self._next = (least, stretch)
        if isinstance(what, QLayout):
            self.addChildLayout(what)
            self.addItem(what)
        else:
            self.addWidget(what)
        self._next = (0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        """Qt's own way in."""
        least, stretch = self._next
        self._parts.append(_Part(item=item, least=least, stretch=stretch))

    def count(self) -> int:
        """How many there are."""
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """One of them, None past the end."""
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        """Takes one out."""
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    def shown(self) -> list[_Part]:
        """Those that are not hidden."""
        return [part for part in self._parts if not part.item.isEmpty()]

    def hasHeightForWidth(self) -> bool:
        """Always: that is what they are for."""
        return True

    def heightForWidth(self, wide: int) -> int:
        """What is wanted at a width."""
        return self._asked(wide, "wanted")

    def minimumHeightForWidth(self, wide: int) -> int:  # noqa: N802 - Qt's name
        """What is needed at a width."""
        return self._asked(wide, "least")

    def _asked(self, wide: int, ask: str) -> int:
        high = self._heights.get((wide, ask))
        if high is None:
            high = self._heights[wide, ask] = self.place(QRect(0, 0, wide, 0), ask=ask)
        return high

    def invalidate(self) -> None:
        """Something inside has another size, or is shown or hidden."""
        self._heights.clear()
        self._leasts.clear()
        self._wishes.clear()
        self._smallest = None
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        """Puts everything into its place."""
        super().setGeometry(rect)
        self.place(rect)

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as the widest of them, for each can have a line of its own; as high as side by
        side, which is the least there is.
        """
        if self._smallest is None:
            sizes = [part.item.minimumSize() for part in self.shown()]
            wide = max((size.width() for size in sizes), default=0)
            high = max((size.height() for size in sizes), default=0)
            self._smallest = QSize(wide, high)
        return self._smallest

    def _least(self, part: _Part) -> int:
        least = self._leasts.get(id(part))
        if least is None:
            least = self._leasts[id(part)] = max(px(part.least), part.item.minimumSize().width())
        return least

    def place(self, rect: QRect, *, ask: str = "") -> int:
        """Lays out in `rect`, or with `ask` ("wanted" or "least") only answers the height, px."""
        raise NotImplementedError

    @staticmethod
    def height_of(item: QLayoutItem, wide: int, ask: str) -> int:
        """The height of one at a width, in px."""
        if item.hasHeightForWidth():
            # Qt's boxes hold what they would like for the least as they lay out, and with less
            # make all of them smaller alike
            least = ask == "least" and item.layout() is None
            return item.minimumHeightForWidth(wide) if least else item.heightForWidth(wide)
        return (item.minimumSize() if ask == "least" else item.sizeHint()).height()


class Columns(_Wrapping):
    """Columns side by side while each has its least width, else one below the other, in order.

    `add(what, least, stretch)`: a column without stretch keeps its least width, which grows with
    the text; the others share what is left. Below each other each is as wide as the page, and one
    with stretch takes the height that is left. With `last_first` what stands at the right is read
    first where they stand below each other.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 16, last_first: bool = False
    ) -> None:
        super().__init__(parent, spacing=spacing)
        self._last_first = last_first

    def beside(self, wide: int) -> bool:
        """Whether there is room for all side by side at a width in px."""
        parts = self.shown()
        gaps = self.spacing() * max(0, len(parts) - 1)
        return sum(self._least(part) for part in parts) + gaps <= wide

    def sizeHint(self) -> QSize:
        """All side by side."""
        parts = self.shown()
        gaps = self.spacing() * max(0, len(parts) - 1)
        wide = sum(self._least(part) for part in parts) + gaps
        return QSize(wide, self.heightForWidth(wide))

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        """Takes what there is."""
        return Qt.Orientation.Horizontal | Qt.Orientation.Vertical

    def place(self, rect: QRect, *, ask: str = "") -> int:
        """As said of the class."""
        parts = self.shown()
        if self.beside(rect.width()):
            return self._side_by_side(parts, rect, ask)
        return self._below(parts[::-1] if self._last_first else parts, rect, ask)

    def _side_by_side(self, parts: Sequence[_Part], rect: QRect, ask: str) -> int:
        widths = self._widths(parts, rect.width())
        if ask:
            pairs = zip(parts, widths, strict=True)
            return max((self.height_of(p.item, w, ask) for p, w in pairs), default=0)
        left = rect.x()
        for part, wide in zip(parts, widths, strict=True):
            part.item.setGeometry(QRect(left, rect.y(), wide, rect.height()))
            left += wide + self.spacing()
        return rect.height()

    def _widths(self, parts: Sequence[_Part], room: int) -> list[int]:
        """By their shares, but none below its least."""
        room -= self.spacing() * max(0, len(parts) - 1)
        widths = [self._least(part) for part in parts]
        free = {n for n, part in enumerate(parts) if part.stretch}
        while free:
            left = room - sum(wide for n, wide in enumerate(widths) if n not in free)
            shares = sum(parts[n].stretch for n in free)
            too_small = {n for n in free if left * parts[n].stretch // shares < widths[n]}
            if too_small and too_small != free:
                free -= too_small
                continue
            for n in free:
                widths[n] = max(widths[n], left * parts[n].stretch // shares)
            break
        return widths

    def _below(self, parts: Sequence[_Part], rect: QRect, ask: str) -> int:
        gaps = self.spacing() * max(0, len(parts) - 1)
        if ask:
            return gaps + sum(self.height_of(part.item, rect.width(), ask) for part in parts)
        heights = [self.height_of(part.item, rect.width(), "least") for part in parts]
        spare = rect.height() - gaps - sum(heights)
        shares = sum(part.stretch for part in parts)
        top = rect.y()
        for part, high in zip(parts, heights, strict=True):
            extra = max(0, spare) * part.stretch // shares if shares else 0
            part.item.setGeometry(QRect(rect.x(), top, rect.width(), high + extra))
            top += high + extra + self.spacing()
        return rect.height()


class Flow(_Wrapping):
    """A row that goes on in the next line where it is too long.

    `add(what, least, stretch)`: what stretches takes the room that is left in its line, and a line
    never makes it narrower than `least` px at text size 100 %. What comes after `add_spring()`
    stands at the right end while all are in one line.
    """

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 8, lines: int = 8) -> None:
        super().__init__(parent, spacing=spacing)
        self._between = lines
        self.line_of: list[int] = []
        """The line of each that is shown, as laid out last."""

    def add_spring(self, stretch: int = 0) -> None:
        """Room between what stands left and right; with `stretch` beside others that take some."""
        policy = QSizePolicy.Policy
        self._next = (0, stretch)
        self.addItem(QSpacerItem(0, 0, policy.Expanding, policy.Minimum))
        self._next = (0, 0)

    def shown(self) -> list[_Part]:
        """Springs too."""
        return [part for part in self._parts if not part.item.isEmpty() or _is_spring(part)]

    def sizeHint(self) -> QSize:
        """All in one line."""
        wide = self._sum([self._wanted(part) for part in self.shown()])
        return QSize(wide, self.heightForWidth(wide))

    def _sum(self, widths: Sequence[int]) -> int:
        some = [wide for wide in widths if wide]
        return sum(some) + self.spacing() * max(0, len(some) - 1)

    def lines(self, wide: int) -> list[list[_Part]]:
        """What stands in each line at a width: one where all can shrink into it."""
        parts = self.shown()
        if self._sum([self._least(part) for part in parts]) <= wide:
            return [parts] if any(not _is_spring(part) for part in parts) else []
        found: list[list[_Part]] = [[]]
        for part in parts:
            if _is_spring(part):
                continue
            line = [*found[-1], part]
            if found[-1] and self._sum([self._wanted(one) for one in line]) > wide:
                found.append([part])
            else:
                found[-1] = line
        return [line for line in found if line]

    def place(self, rect: QRect, *, ask: str = "") -> int:
        """As said of the class."""
        # lower than its place it stands in the middle
        above = 0 if ask else max(0, rect.height() - self.place(rect, ask="wanted")) // 2
        top, placed = 0, list[int]()
        for number, line in enumerate(self.lines(rect.width())):
            top += self._between if number else 0
            widths = self._widths(line, rect.width())
            pairs = list(zip(line, widths, strict=True))
            high = max(self.height_of(part.item, wide, "wanted") for part, wide in pairs)
            if not ask:
                left = rect.x()
                for part, wide in pairs:
                    if _is_spring(part):
                        left += wide
                        continue
                    placed.append(number)
                    own = min(high, self.height_of(part.item, wide, "wanted"))
                    part.item.setGeometry(
                        QRect(left, rect.y() + above + top + (high - own) // 2, wide, own)
                    )
                    left += wide + self.spacing()
            top += high
        if not ask:
            self.line_of = placed
        return top

    def _widths(self, line: Sequence[_Part], room: int) -> list[int]:
        least = [self._least(part) for part in line]
        widths = [self._wanted(part) for part in line]
        over = self._sum(widths) - room
        if over > 0:  # each gives way by its part of what it can
            can = sum(wide - low for wide, low in zip(widths, least, strict=True)) or 1
            return [
                wide - min(wide - low, -(-over * (wide - low) // can))
                for wide, low in zip(widths, least, strict=True)
            ]
        takers = [n for n, part in enumerate(line) if part.stretch]
        takers = takers or [n for n, part in enumerate(line) if _is_spring(part)][:1]
        shares = sum(max(1, line[n].stretch) for n in takers)
        spare = -over
        for n in takers:
            most = WIDEST if _is_spring(line[n]) else line[n].item.maximumSize().width()
            extra = spare * max(1, line[n].stretch) // shares
            widths[n] = min(widths[n] + extra, max(most, widths[n]))
        return widths

    def _least(self, part: _Part) -> int:
        return 0 if _is_spring(part) else super()._least(part)

    def _wanted(self, part: _Part) -> int:
        """What it would like; one that stretches is content with its least."""
        if _is_spring(part):
            return 0
        wanted = self._wishes.get(id(part))
        if wanted is None:
            least, item = self._least(part), part.item
            most = max(least, item.maximumSize().width())
            hint = least if part.stretch and part.least else item.sizeHint().width()
            wanted = self._wishes[id(part)] = min(max(least, hint), most)
        return wanted


def _is_spring(part: _Part) -> bool:
    return part.item.spacerItem() is not None
