"""The document: what stands on a paper, as typed and clean data, before anybody knows how wide the
paper is.

A document holds no printer byte and no library's type. Text is NFC and free of control characters
from the moment a block exists, so that no back end can be made to act on a payer's name. Source:
printing.md 2 and 7.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

SCHEMA = 1
JOINERS = frozenset("\u200c\u200d")
"""ZWNJ and ZWJ: format characters that scripts need and that move nothing."""
BREAK = "\u200b"
"""Where a script without spaces (Khmer) may go to the next line; no back end prints it."""


class Align(StrEnum):
    """Where a text stands in its room."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class DocumentKind(StrEnum):
    """What a paper is."""

    RECEIPT = "receipt"
    REPORT = "report"
    SLIP = "slip"
    TEST = "test"


def _stray(char: str) -> bool:
    """Whether a character may not stand in a document.

    Controls, line separators, surrogates, bidi and other format.
    """
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and (
        char not in JOINERS and char != BREAK
    )


def clean(text: str) -> str:
    """Text from outside made fit for paper: stray characters become a space or vanish, spaces
    collapse, NFC.

    A payer's name that holds a cut command still gets its receipt: the payment stands, so it must
    print. Lone surrogates become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept: list[str] = []
    for char in text:
        category = unicodedata.category(char)
        if category in {"Cc", "Zl", "Zp"}:
            kept.append(" ")
        elif category == "Cs":
            kept.append("\ufffd")
        elif not _stray(char):
            kept.append(char)
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def checked(text: str) -> str:
    """The same text in NFC.

    Raises ValueError when a stray character is left: the caller forgot `clean`, a bug.
    """
    shown = unicodedata.normalize("NFC", text)
    for char in shown:
        if _stray(char):
            raise ValueError(f"a document may not hold U+{ord(char):04X}")
    return shown


class _Clean:
    """Checks every text field of a block at construction."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            if type(value) is str:
                object.__setattr__(self, field.name, checked(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(_Clean):
    """Centred and bold; `high` doubles the height."""

    text: str
    high: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Para(_Clean):
    """Running text, wrapped at words."""

    text: str
    align: Align = Align.LEFT
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(_Clean):
    """A label and what it says. `wrap` marks a value that may be longer than the paper (a name)."""

    label: str
    value: str
    high: bool = False
    wrap: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Labels and values that are laid out together.

    One column of labels where the paper is wide enough.
    """

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in integer cents. It never wraps; `signed` writes a plus too, for differences."""

    cents: int
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(_Clean):
    """One cell of a row. Text with `nowrap=False` takes the room that is left; everything else its
    own width.

    `least` (cells) lines up the numbers of neighbouring rows.
    """

    content: str | Money
    align: Align = Align.LEFT
    nowrap: bool = False
    least: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells on one line; where they do not fit, the label moves up and the amounts stay whole."""

    cells: tuple[Cell, ...]
    indent: int = 0
    bold: bool = False
    high: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line across the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacer:
    """Empty lines."""

    lines: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner(_Clean):
    """A mark nobody may overlook: COPY 1, VOID, TRAINING."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(_Clean):
    """A QR code; `data` is in the QR alphanumeric set."""

    data: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(_Clean):
    """A line to sign on, with who signs below it."""

    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The end of one slip."""


Block = Heading | Para | Pairs | Row | Rule | Spacer | Banner | Code | Signature | Cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Blocks in reading order.

    `lang` is the language printed; `meta` says what was asked and of what this is a paper.
    """

    kind: DocumentKind
    lang: str
    blocks: tuple[Block, ...]
    title: str = ""
    meta: tuple[tuple[str, str], ...] = ()
    rtl: bool = False
    schema: int = SCHEMA


def canonical(document: Document) -> bytes:
    """The document as canonical JSON (sorted keys, no spaces, UTF-8).

    Equal documents give equal bytes.
    """
    return json.dumps(
        _plain(document), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode("utf-8")


def digest(document: Document) -> str:
    """SHA-256 (hex) of the canonical bytes."""
    return hashlib.sha256(canonical(document)).hexdigest()


def _plain(value: object) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, (str, int, bool)):
        return value
    shown = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]
    return {"block": type(value).__name__.lower(), **shown}
