"""The bank line at the foot of a check, as a reader types it: E-13B symbols as letters, one
profile.

Source: domain.md 7. On-us is the payer bank's own layout, so the split into account and number is a
proposal that the cashier confirms. The raw line identifies a bank account: it is kept encrypted,
shown as its last four, and appears in no refusal and no log.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import routing_number

PROFILES: Mapping[str, str] = MappingProxyType({"0000": "TU$-", "0001": "toad", "0002": "TOAD"})
"""Letters for transit, on-us, amount and dash of MagTek's raw formats. A station has one of
them.
"""

DEFAULT_PROFILE = "0002"

LENGTH_MAX = 80
"""65 positions and some spaces; more is not one line of one check."""

USPS_TRANSITS = frozenset({"000000204", "000008002"})
"""Banks whose on-us field is a money order's serial, not an account. Source: domain.md 6."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MicrLine:
    """What a bank line says; '' where it says nothing. Leading zeros are kept.

    `number` is the check number (on business checks the auxiliary one) or a money order's serial;
    `amount_cents` is None unless the bank has printed an amount. `unread` names the fields in which
    the reader missed a digit; they are '' here.
    """

    routing: str
    account: str
    number: str
    aux_number: str
    epc: str
    amount_cents: int | None
    raw_last4: str
    unread: tuple[str, ...] = ()


_DIGIT = "[0-9?]"
_TRANSIT = re.compile(r"(?P<left>[^T]*)T\s*(?P<transit>[0-9?D\s]+?)\s*T(?P<right>[^T]*)")
_LEFT = re.compile(rf"(?:O(?P<aux>[0-9?D\s]+)O)?\s*(?P<epc>{_DIGIT})?")
_AMOUNT = re.compile(r"A(?P<amount>[0-9?\s]*)A")
_CANADIAN = re.compile(r"[0-9]{5}D[0-9]{3}")


def parse_micr(raw: str, *, profile: str = DEFAULT_PROFILE) -> MicrLine:
    """A fully read line.

    Raises Refusal `micr.read_error` (a `?`: scan again or type), `micr.shape` (not a line of this
    profile), `CHK-FOREIGN` (a transit number that is not of this country) or `CHK-ROUTING`.
    """
    if "?" in raw:
        raise Refusal("micr.read_error", field="micr")
    line = read_micr(raw, profile=profile)
    return replace(line, routing=routing_number(line.routing))


def read_micr(raw: str, *, profile: str = DEFAULT_PROFILE) -> MicrLine:
    """What can be read of a line, for a form to fill: a field with a `?` is '' and named in
    `unread`.

    The routing number is not checked yet. Raises Refusal `micr.shape` or `CHK-FOREIGN`.
    """
    text = _symbols(raw, profile)
    match = _TRANSIT.fullmatch(text)
    left = _LEFT.fullmatch(match["left"].strip()) if match else None
    if match is None or left is None:
        raise Refusal("micr.shape", field="micr")
    transit = match["transit"].replace(" ", "")
    if _CANADIAN.fullmatch(transit):
        raise Refusal("CHK-FOREIGN", field="micr")
    if len(transit) != 9 or "D" in transit:
        raise Refusal("micr.shape", field="micr")
    amount, on_us = _without_amount(match["right"])
    account, number = _on_us(on_us)
    aux = _digits(left["aux"] or "")
    if transit in USPS_TRANSITS and not number:
        account, number = "", account
    fields = {
        "routing": transit,
        "account": account,
        "number": aux or number,
        "aux_number": aux,
        "epc": left["epc"] or "",
        "amount": amount,
    }
    unread = tuple(name for name, value in fields.items() if "?" in value)
    known = {name: "" if name in unread else value for name, value in fields.items()}
    return MicrLine(
        routing=known["routing"],
        account=known["account"],
        number=known["number"],
        aux_number=known["aux_number"],
        epc=known["epc"],
        amount_cents=int(known["amount"]) if known["amount"] else None,
        raw_last4=(known["account"] or known["number"])[-4:],
        unread=unread,
    )


def _symbols(raw: str, profile: str) -> str:
    """The line with T O A D for the four symbols. A letter of another profile is an error: guessing
    would read an amount as an account.
    """
    text = raw.strip()
    table = dict(zip(PROFILES[profile], "TOAD", strict=True))
    if len(text) > LENGTH_MAX or any(
        char not in table and char not in "0123456789? " for char in text
    ):
        raise Refusal("micr.shape", field="micr")
    return "".join(table.get(char, char) for char in text)


def _digits(text: str) -> str:
    return text.replace(" ", "").replace("D", "")


def _without_amount(right: str) -> tuple[str, str]:
    """The bank's amount (digits, usually '') and what is left of it: on-us."""
    match = _AMOUNT.search(right)
    rest = right[: match.start()] + right[match.end() :] if match else right
    if "A" in rest:
        raise Refusal("micr.shape", field="micr")
    return (match["amount"].replace(" ", "") if match else ""), rest


def _on_us(text: str) -> tuple[str, str]:
    """Account and number: the last on-us symbol ends the account; the number stands after it, or
    before an inner symbol.
    """
    parts = [_digits(part) for part in text.split("O")]
    if parts[0] == "" and len(parts) > 2:  # some banks open the field with the symbol too
        parts = parts[1:]
    match parts:
        case [account, number] if account:
            return account, number
        case [number, account, ""] if account:
            return account, number
        case [_, account, number] if account:
            # both places are taken: the one after it is the usual one, the cashier sees the check
            return account, number
        case _:
            raise Refusal("micr.shape", field="micr")
