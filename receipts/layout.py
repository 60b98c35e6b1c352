"""One layout for every back end: a document in lines of cells, so that the preview is the paper.

Counts cells, not code points: a Chinese character takes two, a combining mark none. Amounts never
wrap.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from cashier.domain.money import dollars
from receipts.document import (
    Align,
    Banner,
    Cell,
    Code,
    Cut,
    Document,
    Heading,
    Money,
    Pair,
    Pairs,
    Para,
    Row,
    Rule,
    Signature,
    Spacer,
)

COLUMNS_MIN = 24
LABEL_CELLS_MIN = 12
"""A label squeezed below this moves to a line of its own."""

_FOLDED = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2026": "...", "\u2022": "*",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Characters of one style on a line."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line, padded on its left to where it starts.

    `high` is 1 or 2 (double height, same columns).
    """

    segments: tuple[Segment, ...] = ()
    high: int = 1

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)

    @property
    def bold(self) -> bool:
        return any(segment.bold for segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeLine:
    """A QR code, centred."""

    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CutLine:
    """Here the slip ends."""


Line = TextLine | CodeLine | CutLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The document at a width of `columns` cells."""

    columns: int
    lines: tuple[Line, ...]

    @property
    def text_lines(self) -> tuple[TextLine, ...]:
        return tuple(line for line in self.lines if isinstance(line, TextLine))


def layout(document: Document, columns: int) -> Layout:
    """Lines of at most `columns` cells.

    Raises ValueError below 24 columns: no paper is that narrow.
    """
    if columns < COLUMNS_MIN:
        raise ValueError(f"{columns} columns")
    return Layout(columns=columns, lines=tuple(_lines(document, columns)))


def folded(text: str) -> str:
    """Typographic punctuation and exotic spaces as ASCII: a receipt printer has neither."""
    return "".join(
        _FOLDED.get(char, " " if unicodedata.category(char) == "Zs" else char) for char in text
    )


def clusters(text: str) -> list[tuple[str, int]]:
    """What is drawn together, with its cells: a base character and the marks on it."""
    found: list[tuple[str, int]] = []
    for char in text:
        width = _char_cells(char)
        if width == 0 and found:
            base, cells = found[-1]
            found[-1] = (base + char, cells)
        else:
            # a mark with nothing to stand on still takes a cell: it must not vanish
            found.append((char, max(width, 1)))
    return found


def cells_of(text: str) -> int:
    """Width of a text in cells."""
    if text.isascii():
        return len(text)
    return sum(cells for _, cells in clusters(text))


def wrap(text: str, width: int, *, hanging: int = 0) -> list[str]:
    """Lines of at most `width` cells, broken at spaces, inside a word only where it is wider than
    the line.

    Lines after the first are indented by `hanging` cells.
    """
    lines: list[str] = []
    indent = ""
    current = ""
    for word in folded(text).split():
        joined = f"{current} {word}" if current else word
        if cells_of(joined) <= width - len(indent):
            current = joined
            continue
        if current:
            lines.append(indent + current)
            indent = " " * hanging
        current = ""
        for cluster, cells in clusters(word):
            if current and cells_of(current) + cells > width - len(indent):
                lines.append(indent + current)
                indent = " " * hanging
                current = ""
            current += cluster
    if current or not lines:
        lines.append(indent + current)
    return lines


def _char_cells(char: str) -> int:
    category = unicodedata.category(char)
    if category in {"Mn", "Me"} or char in "\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _padded(text: str, width: int, align: Align) -> str:
    room = max(width - cells_of(text), 0)
    match align:
        case Align.LEFT:
            return text + " " * room
        case Align.RIGHT:
            return " " * room + text
        case Align.CENTER:
            return " " * (room // 2) + text + " " * (room - room // 2)


def _line(text: str, *, bold: bool = False, high: bool = False) -> TextLine:
    shown = text.rstrip(" ")
    segments = (Segment(text=shown, bold=bold),) if shown else ()
    return TextLine(segments=segments, high=2 if high and shown else 1)


def _lines(document: Document, columns: int) -> Iterator[Line]:
    for block in document.blocks:
        match block:
            case Code():
                yield CodeLine(data=block.data)
            case Cut():
                yield CutLine()
            case Pairs():
                yield from _pairs(block.pairs, columns)
            case Row():
                yield from _row(block, columns)
            case _:
                yield from _plain(block, columns)


def _plain(
    block: Heading | Para | Banner | Rule | Spacer | Signature, columns: int
) -> Iterator[TextLine]:
    match block:
        case Heading():
            for text in wrap(block.text, columns):
                yield _line(_padded(text, columns, Align.CENTER), bold=True, high=block.high)
        case Para():
            for text in wrap(block.text, columns):
                yield _line(_padded(text, columns, block.align), bold=block.bold)
        case Rule():
            yield _line("-" * columns)
        case Spacer():
            yield from (_line("") for _ in range(block.lines))
        case Banner():
            yield _line("*" * columns, bold=True)
            for text in wrap(block.text, columns):
                yield _line(_padded(text, columns, Align.CENTER), bold=True, high=True)
            yield _line("*" * columns, bold=True)
        case Signature():
            yield from (_line(""), _line(""), _line("x" + "_" * (columns - 1)))
            for text in wrap(block.label, columns):
                yield _line(text)


def _pairs(pairs: tuple[Pair, ...], columns: int) -> Iterator[TextLine]:
    """Values in one column after the widest label.

    At the right edge where that column would be too narrow.
    """
    shown = [(folded(pair.label), folded(pair.value), pair) for pair in pairs]
    start = max(cells_of(label) for label, _, _ in shown) + 2
    fixed = [cells_of(value) for _, value, pair in shown if not pair.wrap]
    aligned = columns - start >= max([LABEL_CELLS_MIN, *fixed])
    for label, value, pair in shown:
        bold = pair.high
        if aligned:
            for index, text in enumerate(wrap(value, columns - start)):
                head = _padded(label if index == 0 else "", start, Align.LEFT)
                yield _line(head + text, bold=bold, high=pair.high)
        elif cells_of(label) + 1 + cells_of(value) <= columns:
            room = columns - cells_of(label)
            yield _line(label + _padded(value, room, Align.RIGHT), bold=bold, high=pair.high)
        else:
            for text in wrap(label, columns):
                yield _line(text, bold=bold, high=pair.high)
            for text in wrap(value, columns - 2):
                yield _line("  " + text, bold=bold, high=pair.high)


def cell_text(content: str | Money) -> str:
    """What a cell shows: text folded to what paper has, cents as `$1,234.56`."""
    if isinstance(content, Money):
        plus = "+" if content.signed and content.cents > 0 else ""
        return plus + dollars(content.cents)
    return folded(content)


def _is_fixed(cell: Cell) -> bool:
    return cell.nowrap or isinstance(cell.content, Money)


def _row(row: Row, columns: int) -> Iterator[TextLine]:
    texts = [cell_text(cell.content) for cell in row.cells]
    fixed = [
        max(cells_of(text), cell.least) if _is_fixed(cell) else 0
        for cell, text in zip(row.cells, texts, strict=True)
    ]
    flowing = [index for index, cell in enumerate(row.cells) if not _is_fixed(cell)]
    room = columns - row.indent - sum(fixed) - (len(row.cells) - 1)
    share = room // len(flowing) if flowing else 0
    wanted = max((cells_of(texts[index]) for index in flowing), default=0)
    if room < 0 or (flowing and share < min(wanted, LABEL_CELLS_MIN)):
        yield from _stacked(row, texts, columns)
        return
    widths = list(fixed)
    for index in flowing:
        widths[index] = share
    if flowing:
        widths[flowing[0]] += room - share * len(flowing)
    columns_of_text = [
        wrap(text, width, hanging=2) if index in flowing else [text]
        for index, (text, width) in enumerate(zip(texts, widths, strict=True))
    ]
    for number in range(max(len(lines) for lines in columns_of_text)):
        parts = [
            _padded(lines[number] if number < len(lines) else "", width, cell.align)
            for cell, lines, width in zip(row.cells, columns_of_text, widths, strict=True)
        ]
        yield _line(" " * row.indent + " ".join(parts), bold=row.bold, high=row.high)


def _stacked(row: Row, texts: list[str], columns: int) -> Iterator[TextLine]:
    """Labels on lines of their own, the amounts below at the right edge, one per line at need."""
    numbers: list[str] = []
    for cell, text in zip(row.cells, texts, strict=True):
        if _is_fixed(cell):
            numbers.append(text)
            continue
        for part in wrap(text, columns - row.indent, hanging=2):
            yield _line(" " * row.indent + part, bold=row.bold, high=row.high)
    together = "  ".join(number for number in numbers if number)
    shown = [together] if cells_of(together) <= columns else numbers
    for text in shown:
        yield _line(_padded(text, columns, Align.RIGHT), bold=row.bold, high=row.high)
