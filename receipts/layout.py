"""One layout for every back end: a document in lines of cells, so that the preview is the paper.

Counts cells, not code points: a Chinese character takes two, a combining mark none, a Khmer or
Arabic run what its font says. Amounts never wrap. A document from right to left has its columns the
other way round.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from cashier.domain.money import dollars
from receipts.document import (
    BREAK,
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
from receipts.scripts import Run, Script, is_joined, is_rtl, units, visual_runs

COLUMNS_MIN = 24
LABEL_CELLS_MIN = 12
"""A label squeezed below this moves to a line of its own."""
JOINED_EM = 2.0
"""Size of Khmer and Arabic letters in cells: 24 dots where a cell has 12."""
NAME_CHARACTERS = 6
"""More Chinese characters than this without a space are a sentence."""
_NOT_FIRST = frozenset(
    ",.;:!?)]}%\u3001\u3002\uff0c\uff1b\uff1a\uff01\uff1f\uff09\u300d\u300f\u300b"
)
"""What may not begin a line."""

_FOLDED = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201c": '"', "\u201d": '"', "\u201e": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u2026": "...", "\u2022": "*", BREAK: "",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Characters of one style on a line."""

    text: str
    bold: bool = False
    rtl: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """One line, padded on its left to where it starts.

    `high` is 1 or 2 (double height, same columns); `lang` decides between Chinese forms. Segments
    stand from left to right, the text of each in reading order.
    """

    segments: tuple[Segment, ...] = ()
    high: int = 1
    lang: str = "en"

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)

    @property
    def bold(self) -> bool:
        return any(segment.bold for segment in self.segments)

    @property
    def joined(self) -> bool:
        """Whether part of it must be shaped; such letters need a taller line."""
        return any(is_joined(segment.text) for segment in self.segments)


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
    paper = _Paper(columns=columns, rtl=document.rtl, lang=document.lang)
    return Layout(columns=columns, lines=tuple(paper.lines(document)))


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
    if is_joined(text):
        return sum(run_cells(run) for run in visual_runs(text, rtl=is_rtl(text)))
    return sum(cells for _, cells in clusters(text))


def run_cells(run: Run) -> int:
    """Cells that a run takes; a shaped one ends where its last cell does."""
    if run.script is Script.CELLS:
        return sum(cells for _, cells in clusters(run.text))
    from receipts.shaping import width_in_ems

    return max(ceil(width_in_ems(run) * JOINED_EM - 0.05), 1)


def wrap(text: str, width: int, *, hanging: int = 0) -> list[str]:
    """Lines of at most `width` cells, broken at spaces, inside a word only where it is wider than
    the line.

    Lines after the first are indented by `hanging` cells.
    """
    lines: list[str] = []
    indent = ""
    current = ""
    for word, gap in _words(text):
        joined = f"{current}{gap}{word}" if current else word
        if cells_of(joined) <= width - len(indent):
            current = joined
            continue
        # a Chinese sentence is one word: it goes on in the line where it begins
        torn = bool(current) and _is_sentence(word)
        if current and not torn:
            lines.append(indent + current)
            indent = " " * hanging
            current = ""
        for number, piece in enumerate(_pieces(word, width - hanging)):
            added = current + (gap if torn and number == 0 else "") + piece
            if current and cells_of(added) > width - len(indent):
                kept, over = _split_before(current, piece)
                lines.append(indent + kept)
                indent = " " * hanging
                added = over + piece
            current = added
    if current or not lines:
        lines.append(indent + current)
    return lines


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Words with what stands before each: a space, or nothing where a script without spaces marks
    its words.
    """
    for part in text.split():
        for number, word in enumerate(part.split(BREAK)):
            if shown := folded(word).strip():
                yield shown, "" if number else " "


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF"


def _is_sentence(word: str) -> bool:
    """Whether a word is rather a sentence of a script that writes no spaces; a name is not."""
    return sum(map(_is_wide, word)) > NAME_CHARACTERS


def _pieces(word: str, width: int) -> Iterator[str]:
    """Where a word may be torn: beside each Chinese character, elsewhere only where it must be."""
    for wide, group in groupby(units(word), key=lambda unit: _is_wide(unit[0])):
        found = list(group)
        whole = "".join(found)
        if wide or cells_of(whole) > width or not _is_sentence(word):
            yield from found
        else:
            yield whole


def _split_before(current: str, unit: str) -> tuple[str, str]:
    """The line and what moves down with the unit, so that no line begins with a comma."""
    found = units(current)
    if unit[0] not in _NOT_FIRST or len(found) < 2 or found[-1].isspace():
        return current.rstrip(" "), ""
    return "".join(found[:-1]).rstrip(" "), found[-1]


def _char_cells(char: str) -> int:
    category = unicodedata.category(char)
    if category in {"Mn", "Me"} or char in "\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cell_text(content: str | Money) -> str:
    """What a cell shows: text folded to what paper has, cents as `$1,234.56`."""
    if isinstance(content, Money):
        plus = "+" if content.signed and content.cents > 0 else ""
        return plus + dollars(content.cents)
    return folded(content)


def _is_fixed(cell: Cell) -> bool:
    return cell.nowrap or isinstance(cell.content, Money)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A padded text and the direction of the whole it is a line of."""

    text: str
    rtl: bool = False


_GAP = _Part(text=" ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """The width, the direction and the language that lines are made for."""

    columns: int
    rtl: bool
    lang: str

    def lines(self, document: Document) -> Iterator[Line]:
        for block in document.blocks:
            match block:
                case Code():
                    yield CodeLine(data=block.data)
                case Cut():
                    yield CutLine()
                case Pairs():
                    yield from self._pairs(block.pairs)
                case Row():
                    yield from self._row(block)
                case _:
                    yield from self._plain(block)

    def _padded(self, text: str, width: int, align: Align) -> str:
        """The text in its room. From right to left what is said to stand left stands right, and an
        indent is at that end.
        """
        if self.rtl and align is not Align.CENTER:
            indent = len(text) - len(text.lstrip(" "))
            text = text.lstrip(" ")
            if align is Align.LEFT:
                align = Align.RIGHT
                text += " " * indent
            else:
                align = Align.LEFT
        room = max(width - cells_of(text), 0)
        match align:
            case Align.LEFT:
                return text + " " * room
            case Align.RIGHT:
                return " " * room + text
            case Align.CENTER:
                return " " * (room // 2) + text + " " * (room - room // 2)

    def _line(self, *parts: _Part, bold: bool = False, high: bool = False) -> TextLine:
        """A line of padded parts, given in the order they are read."""
        seen = [part for part in (reversed(parts) if self.rtl else parts) if part.text]
        joined = "".join(part.text for part in seen).rstrip(" ")
        if not joined:
            return TextLine()
        if self.rtl:
            while not seen[-1].text.strip(" "):
                seen.pop()
            seen[-1] = _Part(text=seen[-1].text.rstrip(" "), rtl=seen[-1].rtl)
            found = tuple(Segment(text=part.text, bold=bold, rtl=part.rtl) for part in seen)
        else:
            # nothing has to be turned: one segment, which a text printer gets in one go
            found = (Segment(text=joined, bold=bold),)
        return TextLine(segments=found, high=2 if high else 1, lang=self.lang)

    def _full(
        self,
        text: str,
        of: str,
        align: Align = Align.LEFT,
        *,
        bold: bool = False,
        high: bool = False,
    ) -> TextLine:
        """A line of the running text `of`, which says the direction of all its lines."""
        rtl = is_rtl(of)
        # English words in a paper from right to left begin where English does
        if self.rtl and align is Align.LEFT and not rtl:
            align = Align.RIGHT
        return self._line(
            _Part(text=self._padded(text, self.columns, align), rtl=rtl), bold=bold, high=high
        )

    def _plain(
        self, block: Heading | Para | Banner | Rule | Spacer | Signature
    ) -> Iterator[TextLine]:
        columns = self.columns
        match block:
            case Heading():
                for text in wrap(block.text, columns):
                    yield self._full(text, block.text, Align.CENTER, bold=True, high=block.high)
            case Para():
                for text in wrap(block.text, columns):
                    yield self._full(text, block.text, block.align, bold=block.bold)
            case Rule():
                yield self._line(_Part(text="-" * columns))
            case Spacer():
                yield from (self._line() for _ in range(block.lines))
            case Banner():
                yield self._line(_Part(text="*" * columns), bold=True)
                for text in wrap(block.text, columns):
                    yield self._full(text, block.text, Align.CENTER, bold=True, high=True)
                yield self._line(_Part(text="*" * columns), bold=True)
            case Signature():
                yield from (self._line(), self._line())
                yield self._line(_Part(text="x" + "_" * (columns - 1)))
                for text in wrap(block.label, columns):
                    yield self._full(text, block.label)

    def _pairs(self, pairs: tuple[Pair, ...]) -> Iterator[TextLine]:
        """Values in one column after the widest label.

        At the far edge where that column would be too narrow.
        """
        columns = self.columns
        shown = [(pair.label, pair.value, pair) for pair in pairs]
        start = max(cells_of(folded(label)) for label, _, _ in shown) + 2
        fixed = [cells_of(folded(value)) for _, value, pair in shown if not pair.wrap]
        aligned = columns - start >= max([LABEL_CELLS_MIN, *fixed])
        for label, value, pair in shown:
            bold = pair.high
            plain = folded(label)
            if aligned:
                for index, text in enumerate(wrap(value, columns - start)):
                    head = self._padded(plain if index == 0 else "", start, Align.LEFT)
                    tail = self._padded(text, columns - start, Align.LEFT)
                    yield self._line(
                        _Part(text=head, rtl=is_rtl(label)),
                        _Part(text=tail, rtl=is_rtl(value)),
                        bold=bold,
                        high=pair.high,
                    )
            elif cells_of(plain) + 1 + cells_of(folded(value)) <= columns:
                room = columns - cells_of(plain)
                tail = self._padded(folded(value), room, Align.RIGHT)
                yield self._line(
                    _Part(text=plain, rtl=is_rtl(label)),
                    _Part(text=tail, rtl=is_rtl(value)),
                    bold=bold,
                    high=pair.high,
                )
            else:
                for text in wrap(label, columns):
                    yield self._whole(text, label, bold=bold, high=pair.high)
                for text in wrap(value, columns - 2):
                    yield self._whole("  " + text, value, bold=bold, high=pair.high)

    def _whole(self, text: str, of: str, *, bold: bool, high: bool) -> TextLine:
        """A label or value with the line to itself, at the edge where its column begins."""
        padded = self._padded(text, self.columns, Align.LEFT)
        return self._line(_Part(text=padded, rtl=is_rtl(of)), bold=bold, high=high)

    def _row(self, row: Row) -> Iterator[TextLine]:
        columns = self.columns
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
            yield from self._stacked(row, texts)
            return
        widths = list(fixed)
        for index in flowing:
            widths[index] = share
        if flowing:
            widths[flowing[0]] += room - share * len(flowing)
        columns_of_text = [
            wrap(str(row.cells[index].content), width, hanging=2) if index in flowing else [text]
            for index, (text, width) in enumerate(zip(texts, widths, strict=True))
        ]
        for number in range(max(len(lines) for lines in columns_of_text)):
            parts = [_Part(text=" " * row.indent)]
            for cell, lines, width in zip(row.cells, columns_of_text, widths, strict=True):
                text = lines[number] if number < len(lines) else ""
                padded = self._padded(text, width, cell.align)
                parts += [_Part(text=padded, rtl=is_rtl(cell_text(cell.content))), _GAP]
            yield self._line(*parts[:-1], bold=row.bold, high=row.high)

    def _stacked(self, row: Row, texts: list[str]) -> Iterator[TextLine]:
        """Labels on lines of their own, the amounts below at the far edge, one per line at need."""
        numbers: list[str] = []
        for cell, text in zip(row.cells, texts, strict=True):
            if _is_fixed(cell):
                numbers.append(text)
                continue
            for part in wrap(str(cell.content), self.columns - row.indent, hanging=2):
                shown = " " * row.indent + part
                yield self._whole(shown, text, bold=row.bold, high=row.high)
        together = "  ".join(number for number in numbers if number)
        for text in [together] if cells_of(together) <= self.columns else numbers:
            padded = self._padded(text, self.columns, Align.RIGHT)
            yield self._line(_Part(text=padded), bold=row.bold, high=row.high)
