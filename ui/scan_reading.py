"""What a scanned text is: a code of ours, a bank line, a badge, or unknown. Pure; formats.md 2."""

from __future__ import annotations

from dataclasses import replace

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import PATTERNS, Kind, masked, recognise, routing_ok
from cashier.domain.micr_formats import in_other_case, looks_like_micr, read_line
from ui.wedge import Scan, ScanKind

BADGE = "STAFF-"
"""What a badge's code begins with. Source: formats.md 2."""
BADGE_LENGTH_MAX = 24
OTHER_CASE = "micr.other_case"
READ_ERROR = "micr.read_error"

_KINDS = {
    Kind.ACCOUNT: ScanKind.ACCOUNT,
    Kind.MEMBER: ScanKind.MEMBER,
    Kind.COUPON: ScanKind.COUPON,
    Kind.RECEIPT: ScanKind.RECEIPT,
}


def read_scan(text: str, *, micr_format: str) -> Scan:
    """What was scanned. Never raises; nothing is looked up yet."""
    shown = text.strip()
    if _is_badge(shown):
        return Scan(kind=ScanKind.BADGE, text=shown[len(BADGE) :].upper())
    if looks_like_micr(shown, micr_format):
        return _micr(shown, micr_format)
    if in_other_case(shown, micr_format):
        return Scan(kind=ScanKind.MICR, text=shown, problem=OTHER_CASE)
    found = recognise(shown)
    kind = _KINDS.get(found.kind)
    if kind is ScanKind.RECEIPT and PATTERNS.receipt_qr.fullmatch(shown):
        kind = ScanKind.RECEIPT_QR
    if kind is None:
        whole = PATTERNS.bill.fullmatch(shown) or PATTERNS.enrollment.fullmatch(shown)
        known = whole and found.kind is not Kind.SSN_SHAPED
        kind = ScanKind.BILL if known else ScanKind.UNKNOWN
    kept = shown if kind in (ScanKind.BILL, ScanKind.UNKNOWN) else found.value
    if kind is ScanKind.RECEIPT_QR and not found.problem:
        kept = shown  # its signature is checked by whoever opens it
    return Scan(kind=kind, text=kept, problem=found.problem)


def _is_badge(text: str) -> bool:
    number = text[len(BADGE) :]
    return (
        text[: len(BADGE)].upper() == BADGE
        and 0 < len(number) <= BADGE_LENGTH_MAX
        and number.isascii()
        and number.isalnum()
    )


def _micr(text: str, format_: str) -> Scan:
    """The line as far as it could be read. A routing number whose check digit does not fit is a
    misread too: the field stays empty.
    """
    try:
        line = read_line(text, format_)
    except Refusal as refusal:
        return Scan(kind=ScanKind.MICR, text=text, problem=refusal.code)
    if line.routing and not routing_ok(line.routing):
        line = replace(line, routing="", unread=("routing", *line.unread))
    problem = READ_ERROR if line.unread else ""
    return Scan(kind=ScanKind.MICR, text=text, micr=line, problem=problem)


def last4(text: str) -> str:
    """`...4471`: as much of an unknown code as a screen may show; '' of what could be somebody's
    Social Security number.
    """
    shown = masked(text)[-4:]
    return f"...{shown}" if shown and "*" not in shown else ""
