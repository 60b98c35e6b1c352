"""The strict decoder: the oracle of the bytes.

Shares no code with what makes them; an unknown byte is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PIL import Image

PAGES = {0: "cp437", 16: "cp1252"}


class Stray(ValueError):
    """A byte or command that may not be in a job, or a job that ends in the middle of one."""


@dataclass(frozen=True, slots=True)
class DecodedLine:
    text: str
    bold: bool = False
    high: int = 1


@dataclass(frozen=True, slots=True)
class Picture:
    width: int
    height: int
    data: bytes

    def image(self) -> Image.Image:
        """Black on white."""
        packed = bytes(byte ^ 0xFF for byte in self.data)
        return Image.frombytes("1", (self.width, self.height), packed)


@dataclass(frozen=True, slots=True)
class EndOfSlip:
    data: bytes


@dataclass(frozen=True, slots=True)
class AskedId:
    id: bytes


Item = DecodedLine | Picture | EndOfSlip | AskedId


@dataclass(slots=True)
class _State:
    data: bytes
    at: int = 0
    page: str = "cp437"
    bold: bool = False
    high: int = 1
    text: str = ""
    line_bold: bool = False
    line_high: int = 1
    items: list[Item] = field(default_factory=list)

    def take(self, count: int) -> bytes:
        taken = self.data[self.at : self.at + count]
        if len(taken) < count:
            raise Stray(f"cut off at {self.at}")
        self.at += count
        return taken

    def at_line_start(self, what: str) -> None:
        if self.text:
            raise Stray(f"{what} in the middle of a line at {self.at}")


def _init(state: _State) -> None:
    state.at_line_start("init")
    state.page, state.bold, state.high = "cp437", False, 1


def _align(state: _State) -> None:
    if state.take(1) != b"\x00":
        raise Stray("the layout aligns, not the printer")


def _bold(state: _State) -> None:
    state.bold = _flag(state.take(1)[0])


def _font(state: _State) -> None:
    if state.take(1) != b"\x00":
        raise Stray("font B")


def _page(state: _State) -> None:
    number = state.take(1)[0]
    if number not in PAGES:
        raise Stray(f"code page {number}")
    state.page = PAGES[number]


def _feed(state: _State) -> None:
    state.at_line_start("feed")
    state.items.append(EndOfSlip(b"\x1b\x64" + state.take(1)))


def _size(state: _State) -> None:
    size = state.take(1)[0]
    if size not in {0x00, 0x01}:
        raise Stray(f"size {size:02X}")
    state.high = size + 1


def _cut(state: _State) -> None:
    state.at_line_start("cut")
    how = state.take(2)
    if how[0] not in {0x41, 0x42}:
        raise Stray(f"cut {how!r}")
    state.items.append(EndOfSlip(b"\x1d\x56" + how))


def _raster(state: _State) -> None:
    state.at_line_start("a picture")
    if state.take(2) != b"0\x00":
        raise Stray("another picture mode")
    low, high, rows_low, rows_high = state.take(4)
    across, rows = low + high * 256, rows_low + rows_high * 256
    if not across or not 0 < rows <= 240:
        raise Stray(f"picture of {across} x {rows}")
    data = state.take(across * rows)
    if any(command in data for command in (b"\x10\x04", b"\x10\x05", b"\x10\x14")):
        raise Stray("a real-time command in a picture")
    state.items.append(Picture(across * 8, rows, data))


def _process_id(state: _State) -> None:
    state.at_line_start("an id")
    if state.take(5) != b"H\x06\x00\x30\x30":
        raise Stray("GS ( of another kind")
    asked = state.take(4)
    if not all(0x20 <= byte <= 0x7E for byte in asked):
        raise Stray(f"id {asked!r}")
    state.items.append(AskedId(asked))


COMMANDS: dict[bytes, Callable[[_State], None]] = {
    b"\x1b\x40": _init,
    b"\x1b\x61": _align,
    b"\x1b\x45": _bold,
    b"\x1b\x4d": _font,
    b"\x1b\x74": _page,
    b"\x1b\x64": _feed,
    b"\x1d\x21": _size,
    b"\x1d\x56": _cut,
    b"\x1d\x76": _raster,
    b"\x1d\x28": _process_id,
}


def decode(data: bytes) -> list[Item]:
    """Lines, pictures, cuts and ids of a job. Raises Stray."""
    state = _State(data)
    while state.at < len(data):
        byte = state.take(1)[0]
        if byte in {0x1B, 0x1D}:
            command = bytes([byte]) + state.take(1)
            if command not in COMMANDS:
                raise Stray(f"{command.hex(' ')} at {state.at - 2}")
            COMMANDS[command](state)
        elif byte == 0x0A:
            state.items.append(DecodedLine(state.text, state.line_bold, state.line_high))
            state.text, state.line_bold, state.line_high = "", False, 1
        elif 0x20 <= byte < 0x7F or byte >= 0x80:
            if byte >= 0x80 and state.page == "cp437":
                raise Stray(f"{byte:02X} on the page nobody confirmed")
            state.text += bytes([byte]).decode(state.page)
            state.line_bold |= state.bold
            state.line_high = max(state.line_high, state.high)
        else:
            raise Stray(f"{byte:02X} at {state.at - 1}")
    state.at_line_start("the end")
    return state.items


def lines(items: list[Item]) -> list[str]:
    """The text lines."""
    return [item.text for item in items if isinstance(item, DecodedLine)]


def pictures(items: list[Item]) -> list[Picture]:
    """The pictures, strips of one picture joined where they follow each other."""
    return [item for item in items if isinstance(item, Picture)]


def paper(items: list[Item], width: int) -> Image.Image:
    """What the slip looks like: pictures as they are, a grey bar for each character."""
    height = sum(_rows(item) for item in items)
    sheet = Image.new("L", (width, max(height, 1)), 255)
    top = 0
    for item in items:
        if isinstance(item, Picture):
            sheet.paste(item.image().convert("L"), (0, top))
        elif isinstance(item, DecodedLine):
            for column, char in enumerate(item.text):
                if not char.isspace():
                    left, bottom = column * 12, top + _rows(item) - 6
                    sheet.paste(96, (left, top + 6, left + 10, bottom))
        top += _rows(item)
    return sheet


def _rows(item: Item) -> int:
    match item:
        case Picture():
            return item.height
        case DecodedLine():
            return 30 * item.high
        case EndOfSlip():
            return 60
        case AskedId():
            return 0


def _flag(byte: int) -> bool:
    if byte not in {0, 1}:
        raise Stray(f"flag {byte}")
    return bool(byte)
