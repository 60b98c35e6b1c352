"""Codes and bank lines read slowly and obviously, one character after the other: no pattern, no
library, nothing of the program. What the program reads must agree with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DIGITS = "0123456789"
RAW = {"0000": "TU$-", "0001": "toad", "0002": "TOAD"}
USPS = ("000000204", "000008002")


@dataclass(frozen=True, slots=True)
class Line:
    """Parts of a bank line; a part with a `?` in it was not read."""

    routing: str
    account: str
    number: str
    aux: str
    epc: str
    amount: str


def routing_fits(routing: str) -> bool:
    if len(routing) != 9 or any(char not in DIGITS for char in routing):
        return False
    weights, total = (3, 7, 1) * 3, 0
    for char, weight in zip(routing, weights, strict=True):
        total += DIGITS.index(char) * weight
    first = int(routing[:2])
    used = (*range(13), *range(21, 33), *range(61, 73), 80)
    return total > 0 and total % 10 == 0 and first in used


def raw_line(text: str, format_: str) -> Line | None:
    """A line of MagTek's raw formats; None when it is none."""
    letters = RAW[format_]
    symbols = []
    shown = text.strip()
    if len(shown) > 80:
        return None
    for char in shown:
        if char in letters:
            symbols.append("TOAD"[letters.index(char)])
        elif char in DIGITS or char in "? ":
            symbols.append(char)
        else:
            return None
    if symbols.count("T") != 2:
        return None
    first = symbols.index("T")
    second = symbols.index("T", first + 1)
    transit = [char for char in symbols[first + 1 : second] if char != " "]
    if len(transit) != 9 or any(char not in DIGITS + "?" for char in transit):
        return None
    left = _left("".join(symbols[:first]).strip())
    right = _right(symbols[second + 1 :])
    if left is None or right is None:
        return None
    (aux, epc), (account, number, amount) = left, right
    routing = "".join(transit)
    if routing in USPS and not number:
        account, number = "", account
    return Line(routing, account, aux or number, aux, epc, amount)


def _left(text: str) -> tuple[str, str] | None:
    """Auxiliary number between two on-us symbols, then perhaps one digit."""
    aux = ""
    if text.startswith("O"):
        end = text.find("O", 1)
        if end < 0 or end == 1:
            return None
        for char in text[1:end]:
            if char in DIGITS + "?":
                aux += char
            elif char not in "D ":
                return None
        text = text[end + 1 :].strip()
    if len(text) > 1 or (text and text not in DIGITS + "?"):
        return None
    return aux, text


def _right(symbols: list[str]) -> tuple[str, str, str] | None:
    """Account, number and the amount, if the bank has printed one."""
    amount = ""
    if "A" in symbols:
        if symbols.count("A") != 2:
            return None
        start = symbols.index("A")
        end = symbols.index("A", start + 1)
        for char in symbols[start + 1 : end]:
            if char in "OTD":
                return None
            amount += char.strip()
        symbols = symbols[:start] + symbols[end + 1 :]
    groups = [""]
    for char in symbols:
        if char == "O":
            groups.append("")
        elif char not in "D ":
            groups[-1] += char
    if len(groups) > 2 and groups[0] == "":
        del groups[0]
    if len(groups) == 2:
        account, number = groups
    elif len(groups) == 3 and groups[2]:
        account, number = groups[1], groups[2]
    elif len(groups) == 3:
        number, account = groups[0], groups[1]
    else:
        return None
    return (account, number, amount) if account else None


def coupon_account(text: str) -> str:
    """The account of a coupon whose check digit fits, else ''."""
    parts = text.split("|")
    if len(parts) != 6 or parts[0] != "HC1":
        return ""
    _, account, bill, due, cents, check = parts
    if not 1 <= len(bill) <= 20 or any(char.isspace() for char in bill):
        return ""
    if len(account) != 9 or account[0] != "7" or any(c not in DIGITS for c in account + cents):
        return ""
    if not 1 <= len(cents) <= 10 or len(check) != 1 or check not in DIGITS:
        return ""
    try:
        if len(due) != 10 or date.fromisoformat(due).isoformat() != due:
            return ""
    except ValueError:
        return ""
    total = 0
    digits = [DIGITS.index(char) for char in account + bill + due + cents if char in DIGITS]
    for place, digit in enumerate(reversed(digits)):
        doubled = digit * 2 if place % 2 == 0 else digit
        total += doubled - 9 if doubled > 9 else doubled
    return account if (total + DIGITS.index(check)) % 10 == 0 else ""


def receipt_fits(text: str) -> bool:
    """Whether site, station, number and check digit of a receipt number go together."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    parts = text.split("-")
    if len(parts) != 4 or [len(part) for part in parts[1:]] != [2, 6, 1]:
        return False
    site, station, number, check = parts
    if not 2 <= len(site) <= 6 or site[0] not in letters:
        return False
    if any(c not in letters + DIGITS for c in site):
        return False
    if any(c not in DIGITS for c in station + number + check) or int(number) == 0:
        return False
    total = 0
    for place, char in enumerate(reversed(site + station + number)):
        value = (DIGITS + letters).index(char)
        total += value * (3 if place % 2 == 0 else 1)
    return (total + int(check)) % 10 == 0
