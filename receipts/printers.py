"""Printers as data: where one is, how wide it prints, what it can prove.

Columns belong to the record, not to the paper: 80 mm is 576 dots and 48 columns on one make, 512
and 42 on another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from cashier.domain.errors import Refusal

TCP_PORT = 9100


class PrinterKind(StrEnum):
    """How bytes reach the printer. Source: formats.md 4."""

    TCP = "tcp"
    USB = "usb"
    SERIAL = "serial"
    CUPS = "cups"
    WINDOWS = "windows"
    FILE = "file"
    NONE = "none"


SPEAKS_BACK = frozenset({PrinterKind.TCP, PrinterKind.USB, PrinterKind.SERIAL})
"""Kinds with a line that answers. The others are one-way."""
BAUD = 19_200
"""Where an address names none: what most receipt printers are delivered with."""
_BAUDS = frozenset({1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400})


class Cutter(StrEnum):
    """What ends a slip."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"


class Ability(StrEnum):
    """Whether a printer can do something. `auto` is tried once."""

    YES = "yes"
    NO = "no"
    AUTO = "auto"


class TextMode(StrEnum):
    """`auto`: text where every character is safe, else the whole line as a picture."""

    AUTO = "auto"
    RASTER = "raster"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodePage:
    """A page the test print confirmed.

    Python's codec and the `n` of `ESC t n`, which differs by maker.
    """

    codec: str
    number: int


LATIN = CodePage(codec="cp1252", number=16)
"""WPC1252 where Epson puts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterRecord:
    """One printer. `path` is a file, a serial line or the name of a queue; `dots` the printable
    width, `strip_rows` the height of one picture command at most.

    `endorses`: it has a slip station that prints the backs of items.

    `status` no: the printer never answers (a one-way line); then nothing is asked and nothing can
    be proven.
    """

    id: str
    address: str
    kind: PrinterKind
    host: str = ""
    port: int = 0
    path: str = ""
    usb: tuple[int, int] = (0, 0)
    baud: int = BAUD
    dots: int = 512
    dpi: int = 180
    columns: int = 42
    cutter: Cutter = Cutter.PARTIAL
    code_page: CodePage | None = None
    text_mode: TextMode = TextMode.AUTO
    strip_rows: int = 240
    qr_dots: int = 4
    status: bool = True
    process_id: Ability = Ability.AUTO
    endorses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What makes of a printer have in common. Source: printing.md 2 and 5."""

    dots: int
    dpi: int
    columns: int
    cutter: Cutter = Cutter.PARTIAL
    code_page: CodePage | None = None
    process_id: Ability = Ability.AUTO
    endorses: bool = False


PROFILES = {
    "default": Profile(dots=512, dpi=180, columns=42),
    "narrow": Profile(dots=384, dpi=203, columns=32),
    "tm-t88": Profile(
        dots=512, dpi=180, columns=42, code_page=LATIN, process_id=Ability.YES
    ),
    "tm-t88iii": Profile(
        dots=512, dpi=180, columns=42, code_page=LATIN, process_id=Ability.NO
    ),
    "tm-t20": Profile(
        dots=576, dpi=203, columns=48, code_page=LATIN, process_id=Ability.YES
    ),
    "tm-m30": Profile(
        dots=576, dpi=203, columns=48, code_page=LATIN, process_id=Ability.YES
    ),
    "tm-h6000": Profile(
        dots=512, dpi=180, columns=42, code_page=LATIN, endorses=True
    ),
    "pos-58": Profile(
        dots=384, dpi=203, columns=32, cutter=Cutter.NONE, process_id=Ability.NO
    ),
}  # fmt: skip

_WIDTHS = {"80": "default", "58": "narrow"}


def parse_printer(address: str, *, printer_id: str = "") -> PrinterRecord:
    """The record behind an address: `tcp://host[:port]`, `usb://vendor:product`,
    `serial:///dev/tty...?baud=`, `cups://queue`, `windows://name`, `file:///path`, `none`, with
    `?profile=`, `?width=58|80` and what the set-up page learned: `cutter=none|partial|full`,
    `page=codec:number`, `status=no`; `slip=yes` for one that prints the backs of items.

    Raises Refusal `printer.address` (with `fix`, what to write instead). Whether this computer has
    what the printer needs is found when it is opened.
    """
    given = address.strip()
    if given == "none":
        return PrinterRecord(id=printer_id or given, address=given, kind=PrinterKind.NONE)
    try:
        parts = urlsplit(given)
        # a vendor and a product look like a host and a port, and are hexadecimal
        port = None if parts.scheme in {"usb", "windows"} else parts.port
    except ValueError:
        raise _refused(given, "tcp://192.0.2.10:9100", "port") from None
    base = _base(given, parts, port)
    return replace(base, id=printer_id or given)


def _base(given: str, parts: SplitResult, port: int | None) -> PrinterRecord:
    profile, learned = _profile(given, parts.query)
    place = _place(given, parts, port)
    speaks = place.kind in SPEAKS_BACK and learned.get("status") != "no"
    record = replace(
        place,
        dots=profile.dots,
        dpi=profile.dpi,
        columns=profile.columns,
        cutter=Cutter(learned.get("cutter", profile.cutter)),
        code_page=profile.code_page,
        endorses=profile.endorses if "slip" not in learned else learned["slip"] == "yes",
        status=speaks,
        process_id=profile.process_id if speaks else Ability.NO,
    )
    if "page" in learned:
        record = replace(record, code_page=_page(given, learned["page"]))
    if "baud" in learned:
        if place.kind is not PrinterKind.SERIAL:
            raise _refused(given, given.partition("?")[0], "baud", known="profile, width")
        record = replace(record, baud=int(learned["baud"]))
    return record


def _place(given: str, parts: SplitResult, port: int | None) -> PrinterRecord:
    """Where it is; how it prints comes from the profile."""
    host, path, usb = "", "", (0, 0)
    if parts.scheme == "tcp":
        if not parts.hostname or parts.path not in {"", "/"} or parts.username or parts.fragment:
            raise _refused(given, "tcp://192.0.2.10:9100", "host")
        if port == 0:
            raise _refused(given, f"tcp://{parts.hostname}:{TCP_PORT}", "port")
        host = parts.hostname
    elif parts.scheme == "file":
        path = _drive(unquote(parts.path))
        if parts.netloc or not path.strip("/") or path.endswith("/"):
            raise _refused(given, "file:///var/spool/cashier/receipts.bin", "path")
    elif parts.scheme == "serial":
        path = unquote(parts.path)
        # serial:///COM3 means COM3
        path = path[1:] if path[1:4].upper() == "COM" else path
        if parts.netloc or not path.strip("/") or path.endswith("/"):
            raise _refused(given, f"serial:///dev/ttyS0?baud={BAUD}", "path")
    elif parts.scheme == "usb":
        found = _USB.fullmatch(parts.netloc)
        if found is None or parts.path not in {"", "/"}:
            raise _refused(given, "usb://04b8:0202", "vendor and product")
        usb = (int(found[1], 16), int(found[2], 16))
    elif parts.scheme in {"cups", "windows"}:
        # Windows names may hold backslashes of a share and spaces
        path = unquote(parts.netloc + parts.path)
        if not path or path.startswith("-") or any(ord(char) < 0x20 for char in path):
            raise _refused(given, f"{parts.scheme}://receipts", "queue")
    else:
        raise _refused(given, f"tcp://{given}" if "://" not in given and given else "none", "kind")
    kind = PrinterKind(parts.scheme)
    return PrinterRecord(
        id=given,
        address=given,
        kind=kind,
        host=host,
        port=(port or TCP_PORT) if kind is PrinterKind.TCP else 0,
        path=path,
        usb=usb,
    )


_USB = re.compile(r"([0-9a-fA-F]{4}):([0-9a-fA-F]{4})")


def _drive(path: str) -> str:
    """file:///C:/receipts.bin means C:/receipts.bin."""
    return path[1:] if len(path) > 2 and path[2] == ":" else path


def _page(given: str, text: str) -> CodePage:
    codec, _, number = text.partition(":")
    try:
        "a".encode(codec)
        return CodePage(codec=codec, number=int(number) if 0 <= int(number) <= 255 else -1)
    except (LookupError, ValueError):
        raise _refused(given, "page=cp1252:16", "page", known="cp1252:16, cp858:19") from None


_LEARNED = {
    "cutter": tuple(Cutter),
    "status": ("yes", "no"),
    "slip": ("yes", "no"),
    "baud": tuple(str(baud) for baud in sorted(_BAUDS)),
}
"""What an address may say beside profile and width, and the values of each."""


def _profile(given: str, query: str) -> tuple[Profile, dict[str, str]]:
    bare = given.partition("?")[0]
    name = ""
    width = ""
    learned: dict[str, str] = {}
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key == "profile" and value in PROFILES:
            name = value
        elif key == "width" and value in _WIDTHS:
            width = value
        elif key == "page" or value in _LEARNED.get(key, ()):
            learned[key] = value
        elif key == "profile":
            raise _refused(given, f"{bare}?profile=tm-t88", "profile", known=", ".join(PROFILES))
        elif key == "width":
            raise _refused(given, f"{bare}?width=80", "width", known="58, 80")
        elif key in _LEARNED:
            known = _LEARNED[key]
            raise _refused(given, f"{bare}?{key}={known[-1]}", key, known=", ".join(known))
        else:
            raise _refused(given, bare, key, known="profile, width")
    if not name:
        return PROFILES[_WIDTHS[width or "80"]], learned
    narrow = PROFILES["narrow"]
    if width == "58" and PROFILES[name].columns != narrow.columns:
        # the same make with a narrow roll
        return replace(PROFILES[name], dots=narrow.dots, columns=narrow.columns), learned
    return PROFILES[name], learned


def _refused(given: str, fix: str, part: str, **data: str) -> Refusal:
    return Refusal("printer.address", field="printer", value=given, part=part, fix=fix, **data)
