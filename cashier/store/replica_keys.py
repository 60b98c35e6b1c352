"""The numbers and places an account is found by, as words of the key index.

Each word begins with one letter that says what it is, then letters and digits only: a bill number
typed in lower case or with its dashes left out is the same word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cashier.store.search_words import fold

MEMBER, BILL, PHONE, HOUSEHOLD, BORN, PLACE = "m", "b", "p", "h", "d", "a"


def key_word(kind: str, value: str) -> str:
    """The word for one value; `` where nothing of it can be searched."""
    if value.isascii() and value.isalnum():
        return kind + value.lower()
    body = "".join(char for char in value.casefold() if char.isalnum())
    return kind + body if body else ""


def phone_digits(text: str) -> str:
    """The ten digits of a North American number however it is written, or ``."""
    digits = "".join(char for char in text if char in "0123456789")
    if len(digits) == 11 and digits.startswith("1"):
        digits = digits[1:]
    return digits if len(digits) == 10 else ""


def key_words(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Every word under which an account of the feed is found, none twice. Takes the parsed
    document.
    """
    return tuple(dict.fromkeys(word for word in _words(document) if word))


def _words(document: Mapping[str, Any]) -> Iterator[str]:
    yield key_word(MEMBER, document["member_id"])
    yield key_word(HOUSEHOLD, document["household_id"])
    if digits := phone_digits(document["phone"]):
        yield PHONE + digits
    if born := document["date_of_birth"]:
        yield key_word(BORN, born)
    for bill in document["bills"]:
        yield key_word(BILL, bill[0])
    for word in (*fold(document["address_line1"]), *fold(document["city"])):
        yield PLACE + word
