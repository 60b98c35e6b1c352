"""Bank lines as readers deliver them: MagTek's raw formats, and those parsed ones that say which
part is which.

A station has one format and no guessing. Raw is best: a parsed format leaves the split to the
reader and loses the auxiliary field. Formats whose parts are told apart by columns, tabs or a
letter with two meanings (2300, 50xx, 52xx, 54xx, 6800) are not offered: read wrongly they give a
whole, wrong account. Source: printing.md 11 (parsed formats unverified on a reader).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from cashier.domain.errors import Refusal
from cashier.domain.micr import LENGTH_MAX, PROFILES, USPS_TRANSITS, MicrLine, read_micr

_PART = r"[0-9?\- ]"
_PARSED: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "0100": re.compile(rf"TR(?P<tr>{_PART}+);AC(?P<ac>{_PART}*);CK(?P<ck>{_PART}*)"),
        "0200": re.compile(
            rf"TR(?P<tr>{_PART}+);AC(?P<ac>{_PART}*);CK(?P<ck>{_PART}*)/PE(?P<pe>[A-Z]+)"
        ),
        "3200": re.compile(
            rf"\^(?P<tr>{_PART}+)\^(?P<ac>{_PART}*)\^(?P<ck>{_PART}*)\^(?P<st>[0-9]*)"
        ),
        "5300": re.compile(
            rf"/(?P<tr>{_PART}+)/(?P<ac>{_PART}*)/(?P<ck>{_PART}*)/(?P<tpc>[0-9]*)/(?P<st>[0-9]*)/"
        ),
        "6200": re.compile(rf"T(?P<tr>{_PART}+)T(?P<ac>{_PART}*)A(?P<ck>{_PART}*)S(?P<st>[0-9]*)"),
    }
)
_OPENINGS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "0100": re.compile(r"TR[0-9?][^;/]*;[0-9?\- ACK;]*"),
        "0200": re.compile(r"TR[0-9?][^;/]*;[0-9?\- ACK;]*/[A-Z]*"),
        "3200": re.compile(r"\^[0-9?][0-9?\- ]*\^[0-9?\- ^]*"),
        "5300": re.compile(r"/[0-9?][0-9?\- ]*/[0-9?\- /]*"),
        "6200": re.compile(r"T[0-9?][0-9?\- ]*T[0-9?\- AS]*A[0-9?\- AS]*"),
    }
)
_NO_ERROR = "NE"
_WRONG_PARTS = MappingProxyType({"TR": "routing", "AC": "account", "CK": "number"})

FORMATS: tuple[str, ...] = (*PROFILES, *_PARSED)
"""What a station may be set to; the first three are raw."""


def looks_like_micr(text: str, format_: str) -> bool:
    """Whether a scanned text can only be meant as a bank line of this format: it begins as one does
    and holds digits, blanks and its symbols alone. It may still be misread.
    """
    shown = text.strip()
    digits = sum(char in "0123456789?" for char in shown)
    if digits < 4 or len(shown) > LENGTH_MAX:
        return False
    if format_ in PROFILES:
        symbols = PROFILES[format_]
        transit, on_us = symbols[0], symbols[1]
        known = set(symbols) | set("0123456789? ")
        opened = shown[0] in (transit, on_us) or (
            # one digit before the transit field: the external processing code
            shown[0] in "0123456789?" and transit in shown[1:3]
        )
        return opened and set(shown) <= known and transit in shown
    return _OPENINGS[format_].fullmatch(shown) is not None


def in_other_case(text: str, format_: str) -> bool:
    """Whether the line would be one of this format with Caps Lock the other way."""
    return not looks_like_micr(text, format_) and looks_like_micr(text.swapcase(), format_)


def read_line(text: str, format_: str) -> MicrLine:
    """What can be read of a line, for a form to fill; a part with a `?` is '' and named in
    `unread`. The routing number is not checked yet.

    Raises Refusal `micr.shape` or `CHK-FOREIGN`.
    """
    if format_ in PROFILES:
        return read_micr(text, profile=format_)
    match = _PARSED[format_].fullmatch(text.strip())
    if match is None or len(text.strip()) > LENGTH_MAX:
        raise Refusal("micr.shape", field="micr")
    parts = {
        "routing": _digits(match["tr"]),
        "account": _digits(match["ac"]),
        "number": _digits(match["ck"]),
    }
    wrong = match.groupdict().get("pe") or _NO_ERROR
    if wrong != _NO_ERROR:
        if wrong not in _WRONG_PARTS:
            raise Refusal("micr.shape", field="micr")
        parts[_WRONG_PARTS[wrong]] = "?"
    if "?" not in parts["routing"] and len(parts["routing"]) != 9:
        raise Refusal("micr.shape", field="micr")
    if parts["routing"] in USPS_TRANSITS and not parts["number"]:
        parts |= {"account": "", "number": parts["account"]}
    if not parts["account"] and parts["routing"] not in USPS_TRANSITS:
        raise Refusal("micr.shape", field="micr")
    unread = tuple(name for name, value in parts.items() if "?" in value)
    known = {name: "" if name in unread else value for name, value in parts.items()}
    return MicrLine(
        routing=known["routing"],
        account=known["account"],
        number=known["number"],
        aux_number="",
        epc="",
        amount_cents=None,
        raw_last4=(known["account"] or known["number"])[-4:],
        unread=unread,
    )


def _digits(part: str) -> str:
    return part.replace(" ", "").replace("-", "")
