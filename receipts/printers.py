"""Printers as data: where one is, how wide it prints, what it can prove.

Columns belong to the record, not to the paper: 80 mm is 576 dots and 48 columns on one make, 512
and 42 on another.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from cashier.domain.errors import Refusal

TCP_PORT = 9100


class PrinterKind(StrEnum):
    """How bytes reach the printer. Source: formats.md 4."""

    TCP = "tcp"
    FILE = "file"
    NONE = "none"


NOT_AVAILABLE = ("usb", "serial", "cups", "windows")
"""Kinds that formats.md names and that no transport serves yet."""


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
    """One printer. `dots` is the printable width, `strip_rows` the height of one picture command at
    most.

    `status` no: the printer never answers (a one-way line); then nothing is asked and nothing can
    be proven.
    """

    id: str
    address: str
    kind: PrinterKind
    host: str = ""
    port: int = 0
    path: str = ""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What makes of a printer have in common. Source: printing.md 2 and 5."""

    dots: int
    dpi: int
    columns: int
    cutter: Cutter = Cutter.PARTIAL
    code_page: CodePage | None = None
    process_id: Ability = Ability.AUTO


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
    "pos-58": Profile(
        dots=384, dpi=203, columns=32, cutter=Cutter.NONE, process_id=Ability.NO
    ),
}  # fmt: skip

_WIDTHS = {"80": "default", "58": "narrow"}


def parse_printer(address: str, *, printer_id: str = "") -> PrinterRecord:
    """The record behind an address: `tcp://host[:port]`, `file:///path`, `none`, with `?profile=`
    and `?width=58|80`.

    Raises Refusal `printer.address` (with `fix`, what to write instead) and `printer.not_available`
    for a kind that this version does not drive.
    """
    given = address.strip()
    if given == "none":
        return PrinterRecord(id=printer_id or given, address=given, kind=PrinterKind.NONE)
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError:
        raise _refused(given, "tcp://192.0.2.10:9100", "port") from None
    if parts.scheme in NOT_AVAILABLE:
        raise Refusal(
            "printer.not_available",
            field="printer",
            value=given,
            kind=parts.scheme,
            fix="tcp://192.0.2.10:9100",
        )
    base = _base(given, parts, port)
    return replace(base, id=printer_id or given)


def _base(given: str, parts: SplitResult, port: int | None) -> PrinterRecord:
    profile = _profile(given, parts.query)
    if parts.scheme == "tcp":
        if not parts.hostname or parts.path not in {"", "/"} or parts.username or parts.fragment:
            raise _refused(given, "tcp://192.0.2.10:9100", "host")
        if port == 0:
            raise _refused(given, f"tcp://{parts.hostname}:{TCP_PORT}", "port")
        kind, host, path = PrinterKind.TCP, parts.hostname, ""
    elif parts.scheme == "file":
        path = unquote(parts.path)
        # file:///C:/receipts.bin means C:/receipts.bin
        path = path[1:] if len(path) > 2 and path[2] == ":" else path
        if parts.netloc or not path.strip("/") or path.endswith("/"):
            raise _refused(given, "file:///var/spool/cashier/receipts.bin", "path")
        kind, host = PrinterKind.FILE, ""
    else:
        raise _refused(given, f"tcp://{given}" if "://" not in given and given else "none", "kind")
    return PrinterRecord(
        id=given,
        address=given,
        kind=kind,
        host=host,
        port=(port or TCP_PORT) if kind is PrinterKind.TCP else 0,
        path=path,
        dots=profile.dots,
        dpi=profile.dpi,
        columns=profile.columns,
        cutter=profile.cutter,
        code_page=profile.code_page,
        status=kind is PrinterKind.TCP,
        process_id=profile.process_id if kind is PrinterKind.TCP else Ability.NO,
    )


def _profile(given: str, query: str) -> Profile:
    bare = given.partition("?")[0]
    name = ""
    width = ""
    for key, value in parse_qsl(query, keep_blank_values=True):
        if key == "profile" and value in PROFILES:
            name = value
        elif key == "width" and value in _WIDTHS:
            width = value
        elif key == "profile":
            raise _refused(given, f"{bare}?profile=tm-t88", "profile", known=", ".join(PROFILES))
        elif key == "width":
            raise _refused(given, f"{bare}?width=80", "width", known="58, 80")
        else:
            raise _refused(given, bare, key, known="profile, width")
    if not name:
        return PROFILES[_WIDTHS[width or "80"]]
    narrow = PROFILES["narrow"]
    if width == "58" and PROFILES[name].columns != narrow.columns:
        # the same make with a narrow roll
        return replace(PROFILES[name], dots=narrow.dots, columns=narrow.columns)
    return PROFILES[name]


def _refused(given: str, fix: str, part: str, **data: str) -> Refusal:
    return Refusal("printer.address", field="printer", value=given, part=part, fix=fix, **data)
