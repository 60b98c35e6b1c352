"""What a person may choose as passphrase or PIN: long enough, and nothing that is guessed first.

No rule about kinds of characters and no expiry. Source: reliability.md 7 (NIST SP 800-63B-4: 15
characters as the sole factor, a block list with words of the product, long ones and paste allowed).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from cashier.domain.errors import Refusal
from cashier.domain.staff import PASSPHRASE_CHARS_MIN

PASSPHRASE_CHARS_MAX = 256
LEFT_MIN = 8
"""So many letters and digits must be left once everything that is guessed first is taken out."""
PIN_DIGITS = 6
_RUN_MIN = 4

_KNOWN = frozenset(
    {
        "correcthorsebatterystaple",
        "itwasthebestoftimes",
        "iloveyouwithallmyheart",
        "maytheforcebewithyou",
        "onceuponatimeinaland",
        "thequickbrownfox",
        "thequickbrownfoxjumpsoverthelazydog",
        "tobeornottobethatisthequestion",
        "walkincenterdemo",
        "wethepeopleoftheunitedstates",
    }
)
"""Whole phrases, letters and digits only; the demo's is printed in our own pages."""

_WORDS = (
    # this program, its place and its trade
    *("massachusetts", "healthconnector", "healthinsurance", "walkincenter", "connector"),
    *("moneyorder", "insurance", "marketplace", "supervisor", "administrator", "auditor"),
    *("cashiering", "cashier", "payments", "payment", "receipt", "ledger", "counter", "drawer"),
    *("deposit", "station", "health", "dental", "premium", "checks", "check", "boston"),
    *("worcester", "springfield", "brockton", "lowell", "winchester", "training", "demo"),
    # what is tried first everywhere
    *("passphrase", "password", "passwort", "contrasena", "secret", "welcome", "letmein"),
    *("changeme", "qwerty", "login", "admin", "master", "default", "access", "computer"),
    *("iloveyou", "sunshine", "princess", "football", "baseball", "monkey", "dragon", "shadow"),
    *("redsox", "patriots", "celtics", "bruins", "america", "hello", "love", "please"),
    *("spring", "summer", "autumn", "winter", "january", "february", "march", "april", "june"),
    *("july", "august", "september", "october", "november", "december"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)
_LOOKS = str.maketrans("013457@$!|", "oieastasii")
"""Digits and signs that stand for letters: P@ssw0rd."""
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "01234567890",
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_SAME = re.compile(r"(.)\1{2,}")
_REPEATED = re.compile(r"(.+?)\1+")

_PINS = frozenset(
    {
        *("142536", "147258", "147852", "159357", "159753", "258456", "321654", "357159"),
        *("456123", "456789", "741852", "789456", "852456", "963852", "987456", "112358"),
        *("314159", "271828", "246810", "135790", "102030", "010203", "147369", "225588"),
    }
)
"""Known for their place on the keypad or their fame; rows and repeats are found by rule."""


def must_be_good(text: str, *, about: Sequence[str] = ()) -> None:
    """Whether a passphrase may be chosen by somebody of whom `about` is known: number, name.

    Raises Refusal `password.too_short` (with `least`), `password.too_long` (with `most`) or
    `password.common`.
    """
    folded = unicodedata.normalize("NFKC", text)
    if len(folded) < PASSPHRASE_CHARS_MIN:
        raise Refusal("password.too_short", field="password", least=PASSPHRASE_CHARS_MIN)
    if len(text) > PASSPHRASE_CHARS_MAX:
        raise Refusal("password.too_long", field="password", most=PASSPHRASE_CHARS_MAX)
    if _left_to_guess(folded, about) < LEFT_MIN:
        raise Refusal("password.common", field="password")


def pin_must_be_good(pin: str, *, about: Sequence[str] = ()) -> None:
    """Whether a PIN may be chosen. Raises Refusal `pin.not_six` or `pin.common`."""
    if not is_pin(pin):
        raise Refusal("pin.not_six", field="pin", digits=PIN_DIGITS)
    numbers = [digits for one in about if len(digits := re.sub(r"\D", "", one)) >= _RUN_MIN]
    if (
        pin in _PINS
        or pin[::-1] in _PINS
        or len(set(pin)) < 3
        or _REPEATED.fullmatch(pin)
        or len(_without_runs(pin)) < 4
        or pin[0::2] == pin[1::2]  # 112233
        or any(number in pin or pin in number for number in numbers)
    ):
        raise Refusal("pin.common", field="pin")


def is_pin(text: str) -> bool:
    """Six digits: what no passphrase ever is, so one field can take either."""
    return len(text) == PIN_DIGITS and text.isascii() and text.isdigit()


def _left_to_guess(text: str, about: Sequence[str]) -> int:
    plain = "".join(char for char in text.casefold() if char.isalnum() or char in "@$!|")
    looks = plain.translate(_LOOKS)
    if any(known in looks and len(looks) - len(known) < LEFT_MIN for known in _KNOWN):
        return 0
    whole = _REPEATED.fullmatch(plain)
    if whole is not None:
        plain = whole.group(1)
    plain = _SAME.sub(r"\1", _YEAR.sub("", _without_runs(plain))).translate(_LOOKS)
    for word in sorted({*_WORDS, *_parts(about)}, key=len, reverse=True):
        plain = plain.replace(word, "")
    whole = _REPEATED.fullmatch(plain)
    return len(whole.group(1) if whole is not None else plain)


def _parts(about: Sequence[str]) -> set[str]:
    words = re.findall(r"\w{4,}", " ".join(about).casefold())
    return {word.translate(_LOOKS) for word in words}


def _without_runs(text: str) -> str:
    """Keys in a row, either way, are worth one character."""
    left: list[str] = []
    place = 0
    while place < len(text):
        length = max((_run_at(text, place, row) for row in (*_ROWS, *_BACK)), default=1)
        left.append(text[place])
        place += length if length >= _RUN_MIN else 1
    return "".join(left)


_BACK = tuple(row[::-1] for row in _ROWS)


def _run_at(text: str, place: int, row: str) -> int:
    length = 1
    while place + length < len(text) and text[place : place + length + 1] in row:
        length += 1
    return length
