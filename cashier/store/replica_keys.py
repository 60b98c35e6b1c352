"""The numbers and places an account is found by, as words of the key index.

Each word begins with one letter that says what it is, then letters and digits only: a bill number
typed in lower case or with its dashes left out is the same word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from cashier.store.search_words import fold

MEMBER, BILL, PHONE, HOUSEHOLD, BORN, PLACE = "m", "b", "p", "h", "d", "a"

_NO_DIGITS = re.compile(r"[^0-9]+")


def key_word(kind: str, value: str) -> str:
    """The word for one value; `` where nothing of it can be searched."""
    if value.isascii() and value.isalnum():
        return kind + value.lower()
    body = "".join(char for char in value.casefold() if char.isalnum())
    return kind + body if body else ""


def phone_digits(text: str) -> str:
    """The ten digits of a North American number however it is written, or ``."""
    digits = _NO_DIGITS.sub("", text)
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    return digits if len(digits) == 10 else ""


def key_words(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Every word under which an account of the feed is found, none twice. Takes the parsed
    document.
    """
    words = [
        key_word(MEMBER, document["member_id"]),
        key_word(HOUSEHOLD, document["household_id"]),
        *[key_word(BILL, bill[0]) for bill in document["bills"]],
        *_places(document["address_line1"]),
        *_places(document["city"]),
    ]
    if digits := phone_digits(document["phone"]):
        words.append(PHONE + digits)
    if born := document["date_of_birth"]:
        words.append(key_word(BORN, born))
    return tuple(dict.fromkeys(filter(None, words)))


def place_words(*texts: str) -> tuple[str, ...]:
    """The words under which a street and its town are found."""
    return tuple(dict.fromkeys(word for text in texts for word in _places(text)))


@lru_cache(maxsize=4_096)
def _places(text: str) -> tuple[str, ...]:
    return tuple(PLACE + word for word in fold(text))
