"""Passphrases and PINs that may be chosen, and those that are guessed first."""

from __future__ import annotations

import random

import pytest

from cashier.domain.errors import Refusal
from cashier.domain.secrets_chosen import is_pin, must_be_good, pin_must_be_good
from cashier.services.training import PASSPHRASE

ME = ("1001", "A. Rivera-Montgomery")


def code(text: str) -> str:
    try:
        must_be_good(text, about=ME)
    except Refusal as refusal:
        return refusal.code
    return ""


@pytest.mark.parametrize(
    "text",
    [
        "a long enough passphrase",
        "my dog eats blue chalk",
        "vier Hunde bellen laut",
        "perro azul come tiza",
        "голубая собака ест мел",
        "purple-cactus-42-lamp",
        "x" + "kT9#mQ2!vB7&nL4^" * 1,
        "summer rain on the tin roof of ours",
        "w0rds nobody wou1d connect " * 9,
    ],
)
def test_good(text: str) -> None:
    assert code(text) == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("fourteen chars", "password.too_short"),
        ("x" * 257, "password.too_long"),
        ("aaaaaaaaaaaaaaaaa", "password.common"),
        ("abcabcabcabcabcabc", "password.common"),
        ("123456789012345", "password.common"),
        ("qwertyuiopasdfgh", "password.common"),
        ("poiuytrewqlkjhgfdsa", "password.common"),
        ("passwordpassword", "password.common"),
        ("P@ssw0rdP@ssw0rd!", "password.common"),
        ("Password1234567!", "password.common"),
        ("HealthConnector2026", "password.common"),
        ("Massachusetts-2026", "password.common"),
        ("cashier at station 1", "password.common"),
        ("Summer2026!Boston", "password.common"),
        ("correct horse battery staple", "password.common"),
        ("Correct Horse Battery Staple1!", "password.common"),
        ("rivera montgomery 1", "password.common"),
        ("1001 1001 1001 1001", "password.common"),
        (PASSPHRASE, "password.common"),
    ],
)
def test_refused(text: str, why: str) -> None:
    assert code(text) == why


def test_only_where_it_is_ones_own_name() -> None:
    must_be_good("rivera montgomery 1", about=("1002", "J. Okafor"))


@pytest.mark.parametrize(
    "pin",
    [
        *("000000", "111111", "123456", "654321", "121212", "123123", "112233", "567890"),
        *("101010", "159753", "147258", "246810", "710017", "100188", "001001"),
    ],
)
def test_pins_that_are_tried_first(pin: str) -> None:
    with pytest.raises(Refusal, match=r"pin\.common"):
        pin_must_be_good(pin, about=("1001", "A. Rivera") if "1001" in pin else ("7100", "A. B"))


@pytest.mark.parametrize("text", ["", "12345", "1234567", "48291x", "４８２９１７", " 482917"])
def test_six_digits(text: str) -> None:
    assert not is_pin(text)
    with pytest.raises(Refusal, match=r"pin\.not_six"):
        pin_must_be_good(text)


def test_most_pins_are_free() -> None:
    pick = random.Random(7)
    refused = 0
    for _ in range(2000):
        try:
            pin_must_be_good(f"{pick.randrange(10**6):06}", about=ME)
        except Refusal:
            refused += 1
    assert refused < 60, "the list takes a few per cent, no more"
