"""What one scan tells about a scanner: its pace, its prefix, the format of its bank lines. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from cashier.domain.errors import Refusal
from cashier.domain.micr import MicrLine
from cashier.domain.micr_formats import FORMATS, looks_like_micr, read_line
from cashier.settings import SCAN_PREFIX_SIGNS
from ui.scan_reading import read_scan
from ui.wedge import GAP_MAX_MS, GAP_MS, Heard, ScanKind

PREFIX_LENGTH_MAX = 3
RISKY_GAP_MS = 50
"""From here on a fast typist may be taken for a scanner; a prefix is better."""
_CERTAIN = frozenset(ScanKind) - {ScanKind.BILL, ScanKind.UNKNOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """`gap_ms` is what the limit should be; `prefix` what came before the code, or ''. `formats`
    are those that a bank line fits, `line` how the first of them reads it.
    """

    keys: int
    typical_ms: int
    longest_ms: int
    gap_ms: int
    prefix: str
    kind: ScanKind
    formats: tuple[str, ...] = ()
    line: MicrLine | None = field(default=None, repr=False)

    @property
    def risky(self) -> bool:
        """So slow that only a prefix tells it from a person."""
        return self.gap_ms > RISKY_GAP_MS


def measure(heard: Heard, *, micr_format: str) -> Measured:
    """Of a scan heard without any prefix set, so that one shows in the text."""
    prefix = _prefix(heard.text, micr_format)
    text = heard.text[len(prefix) :]
    formats = tuple(f for f in (micr_format, *FORMATS) if looks_like_micr(text, f))
    formats = tuple(dict.fromkeys(formats))
    kind = ScanKind.MICR if formats else read_scan(text, micr_format=micr_format).kind
    typical = round(median(heard.gaps_ms)) if heard.gaps_ms else 0
    return Measured(
        keys=len(heard.text),
        typical_ms=typical,
        longest_ms=max(heard.gaps_ms, default=0),
        gap_ms=_limit(typical),
        prefix=prefix,
        kind=kind,
        formats=formats,
        line=_line(text, formats),
    )


def _limit(typical_ms: int) -> int:
    """Half as much again as the usual gap, in steps of 5; the usual 35 where that is enough."""
    return max(GAP_MS, min(GAP_MAX_MS, -(-typical_ms * 3 // 10) * 5))


def _prefix(text: str, micr_format: str) -> str:
    """The signs in front without which the rest is a code of ours, or a bank line."""
    if not text or text[0] not in SCAN_PREFIX_SIGNS or _certain(text, micr_format):
        return ""
    for length in range(1, PREFIX_LENGTH_MAX + 1):
        if _certain(text[length:], micr_format):
            return text[:length]
    return ""


def _certain(text: str, micr_format: str) -> bool:
    return read_scan(text, micr_format=micr_format).kind in _CERTAIN or any(
        looks_like_micr(text, f) for f in FORMATS
    )


def _line(text: str, formats: tuple[str, ...]) -> MicrLine | None:
    if not formats:
        return None
    try:
        return read_line(text, formats[0])
    except Refusal:
        return None
