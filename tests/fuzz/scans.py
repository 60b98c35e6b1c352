"""Damaged codes and bank lines, read by the program and by `slow_reader`; keys at any pace.

    python -m tests.fuzz.scans --minutes 10

A crash, a line or code that is accepted and should not be, one that is read as another, and one
that is refused though it is whole: each ends the run with its input.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random

from cashier.domain.micr_formats import FORMATS
from tests.fuzz import slow_reader
from tests.ui.scans import code
from ui.scan_reading import OTHER_CASE, read_scan
from ui.wedge import Fate, Scan, ScanKind, WedgeDetector

ALPHABET = "0123456789?TOADtoadU$- |;^/ACKRSPENHCBO\r\t\x00é٣０⑆⑈’"
RAW = tuple(slow_reader.RAW)


class WrongError(AssertionError):
    """The program and the slow reader do not agree, or nothing typed was lost but something was."""


def routing(random: Random) -> str:
    """Mostly a number whose check digit fits."""
    if random.random() < 0.1:
        return random.choice(("000000204", "000008002"))
    first = f"{random.choice((*range(1, 13), *range(21, 33), *range(61, 73), 80)):02d}"
    body = first + f"{random.randrange(10**6):06d}"
    fits = next(d for d in "0123456789" if slow_reader.routing_fits(body + d))
    return body + (fits if random.random() < 0.9 else random.choice("0123456789"))


def line(random: Random, format_: str) -> str:
    """A bank line of a raw format as banks print them."""
    t, o, a, d = tuple(slow_reader.RAW[format_])
    blank = random.choice(("", " ", "  "))
    account = f"{random.randrange(10 ** random.randint(3, 12))}"
    if random.random() < 0.2:
        account = f"{account[:2]}{d}{account[2:]}"
    number = f"{random.randrange(10**6)}"
    left = random.choice(
        ("", "", f"{o}{number}{o}{blank}", f"{random.randrange(10)}", f"{o}{number}{o} 4 ")
    )
    on_us = random.choice(
        (
            f"{account}{o}{blank}{number}",
            f"{number}{o}{blank}{account}{o}",
            f"{account}{o}",
            f"{o}{account}{o}{number}",
            f"{account} {number}{o}",
        )
    )
    amount = random.choice(("", "", f" {a}{random.randrange(10**10):010d}{a}"))
    return f"{left}{t}{routing(random)}{t}{blank}{on_us}{amount}"


def parsed(random: Random, format_: str) -> tuple[str, tuple[str, str, str]]:
    """A line of a parsed format, and its parts."""
    tr, ac, ck = routing(random), f"{random.randrange(10**10)}", f"{random.randrange(10**5)}"
    text = {
        "0100": f"TR{tr};AC{ac};CK{ck}",
        "0200": f"TR{tr};AC{ac};CK{ck}/PENE",
        "3200": f"^{tr}^{ac}^{ck}^0",
        "5300": f"/{tr}/{ac}/{ck}//0/",
        "6200": f"T{tr}T{ac}A{ck}S0",
    }[format_]
    return text, (tr, ac, ck)


def damaged(random: Random, text: str) -> str:
    """None to four accidents: a character lost, doubled, swapped, unread, another, another case."""
    chars = list(text)
    for _ in range(random.choice((0, 1, 1, 2, 4))):
        if not chars:
            break
        at = random.randrange(len(chars))
        match random.randrange(8):
            case 0:
                del chars[at]
            case 1:
                chars.insert(at, chars[at])
            case 2 if at:
                chars[at - 1], chars[at] = chars[at], chars[at - 1]
            case 3:
                chars[at] = "?"
            case 4:
                chars[at] = random.choice(ALPHABET)
            case 5:
                chars = [char.swapcase() for char in chars]
            case 6:
                chars = chars[:at]
            case _:
                chars.insert(at, random.choice(ALPHABET))
    return "".join(chars)


def check_raw(text: str, format_: str) -> str:
    """One raw line against the slow reader; how it came out."""
    scan = read_scan(text, micr_format=format_)
    slow = slow_reader.raw_line(text, format_)
    if scan.kind is not ScanKind.MICR:
        whole = slow is not None and "?" not in "".join(_parts(slow))
        if whole and not _ambiguous(text, format_):
            raise WrongError(f"refused {text!r} {format_}: {scan.kind}")
        return f"not a line: {scan.kind}"
    if scan.micr is None:
        if slow is not None and scan.problem != OTHER_CASE:
            raise WrongError(f"refused {text!r} {format_}: {scan.problem}")
        return scan.problem
    if slow is None:
        raise WrongError(f"accepted {text!r} {format_}")
    found = scan.micr
    amount = "" if found.amount_cents is None else str(found.amount_cents)
    slow_amount = str(int(slow.amount)) if slow.amount and "?" not in slow.amount else ""
    said = (
        found.routing,
        found.account,
        found.number,
        found.aux_number,
        found.epc,
        amount,
    )
    should = tuple(
        "" if "?" in part else part
        for part in (slow.routing, slow.account, slow.number, slow.aux, slow.epc, slow_amount)
    )
    if not slow_reader.routing_fits(slow.routing):
        should = ("", *should[1:])
    if said != should:
        raise WrongError(f"read {text!r} {format_} as {said}, not {should}")
    unread = any("?" in part for part in _parts(slow)) or not should[0]
    if unread == (not scan.problem):
        raise WrongError(f"misread and not said, or said and not misread: {text!r} {format_}")
    return "misread" if unread else "whole"


def _parts(line: slow_reader.Line) -> tuple[str, ...]:
    return (line.routing, line.account, line.number, line.aux, line.epc, line.amount)


def _ambiguous(text: str, format_: str) -> bool:
    """Lines that begin with none of the two symbols, nor with one digit and the transit symbol, are
    no scan of a check: nothing else tells them from another code.
    """
    shown = text.strip()
    t, o = tuple(slow_reader.RAW[format_][:2])
    return not (shown[0] in (t, o) or t in shown[1:3])


def check_parsed(random: Random, format_: str) -> str:
    text, parts = parsed(random, format_)
    scan = read_scan(text, micr_format=format_)
    if scan.kind is not ScanKind.MICR or scan.micr is None:
        raise WrongError(f"refused {text!r} {format_}: {scan.kind} {scan.problem}")
    found = (scan.micr.routing, scan.micr.account, scan.micr.number)
    if found != parts and not (scan.problem and found == ("", *parts[1:])):
        raise WrongError(f"read {text!r} {format_} as {found}")
    worse = damaged(random, text)
    hurt = read_scan(worse, micr_format=format_)
    if hurt.micr is not None and "?" in worse and not hurt.problem:
        raise WrongError(f"an unread place was accepted: {worse!r} {format_}")
    if hurt.micr is not None and not hurt.problem and not _all_there(hurt, worse):
        raise WrongError(f"digits that are not on the line: {worse!r} {format_}")
    return "parsed, misread" if hurt.problem else f"parsed, {hurt.kind}"


def _all_there(scan: Scan, text: str) -> bool:
    assert scan.micr is not None
    digits = "".join(char for char in text if char in slow_reader.DIGITS)
    return scan.micr.routing + scan.micr.account + scan.micr.number in digits and bool(
        slow_reader.routing_fits(scan.micr.routing)
    )


def check_code(random: Random) -> str:
    """One of our own codes, damaged."""
    kind, text = code(random)
    text = damaged(random, text)
    format_ = random.choice(FORMATS)
    scan = read_scan(text, micr_format=format_)
    whole = not scan.problem
    shown = text.strip()
    if scan.kind is ScanKind.COUPON and whole and not slow_reader.coupon_account(scan.text):
        raise WrongError(f"accepted coupon {text!r}")
    if scan.kind is ScanKind.RECEIPT and whole and not slow_reader.receipt_fits(scan.text):
        raise WrongError(f"accepted receipt {text!r}")
    if not shown.isascii():
        return "code with signs of another script"  # tidied first: refused or read, never misread
    if slow_reader.coupon_account(shown) and (scan.kind is not ScanKind.COUPON or not whole):
        raise WrongError(f"refused coupon {text!r}: {scan.kind} {scan.problem}")
    if slow_reader.receipt_fits(shown) and (scan.kind is not ScanKind.RECEIPT or not whole):
        raise WrongError(f"refused receipt {text!r}: {scan.kind} {scan.problem}")
    lengths = {ScanKind.ACCOUNT: 9, ScanKind.MEMBER: 12}
    if scan.kind in lengths:
        length = lengths[scan.kind]
        if len(scan.text) != length or any(c not in slow_reader.DIGITS for c in scan.text):
            raise WrongError(f"accepted {scan.kind} {text!r}")
        if scan.kind is ScanKind.ACCOUNT and scan.text[0] != "7":
            raise WrongError(f"accepted account {text!r}")
    return f"code {kind} -> {scan.kind}{'' if whole else ' misread'}"


def check_keys(random: Random) -> str:
    """Keys at any pace: each character is typed or scanned, once, and in its order."""
    prefix = random.choice(("", "", "~", "]C1"))
    detector = WedgeDetector(prefix=prefix, gap_ms=random.choice((20, 35, 100)))
    text = "".join(
        random.choice((line(random, "0002"), code(random)[1], "rosa", "2", "\r", "\t", prefix))
        for _ in range(random.randint(1, 6))
    )
    now, field, noted, pressed, scans = random.randrange(2**33), "", "", "", 0
    paces = random.choice(((1, 5, 10, 34), (1, 5, 10, 34, 36, 90, 101, 250, -40)))
    for char in text:
        now += random.choice(paces)
        outcome = detector.feed(char, max(0, now))
        field += outcome.release
        noted = field if outcome.note else noted
        field = noted if outcome.restore else field
        if outcome.fate is Fate.PASS:
            field, pressed = field + char, pressed + char
        elif outcome.fate is Fate.HOLD:
            pressed += char
        elif outcome.heard is not None:
            scanned = (prefix if outcome.heard.prefixed else "") + outcome.heard.text
            if not pressed.endswith(scanned):
                raise WrongError(f"scanned what was not pressed: {text!r}")
            pressed = pressed[: -len(scanned)]
            scans += 1
    if field + detector.flush() != pressed:
        raise WrongError(f"typed {pressed!r}, the field has {field!r}")
    return "keys, scans" if scans else "keys"


def once(random: Random) -> str:
    """One input of any sort; what came of it, for the tally."""
    checks: tuple[Callable[[], str], ...] = (
        lambda: _raw(random),
        lambda: _raw(random),
        lambda: check_parsed(random, random.choice([f for f in FORMATS if f not in RAW])),
        lambda: check_code(random),
        lambda: check_keys(random),
        lambda: _noise(random),
    )
    return random.choice(checks)()


def _raw(random: Random) -> str:
    format_ = random.choice(RAW)
    return check_raw(damaged(random, line(random, format_)), format_)


def _noise(random: Random) -> str:
    text = "".join(random.choice(ALPHABET) for _ in range(random.randrange(90)))
    format_ = random.choice(RAW)
    if not text.strip():
        read_scan(text, micr_format=format_)
        return "blank"
    return f"noise, {check_raw(text, format_)}"


def many(check: Callable[[Random], str], random: Random, count: int) -> Counter[str]:
    """So many inputs; how they came out. Raises WrongError at the first that is wrong."""
    return Counter(check(random) for _ in range(count))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Damaged codes and bank lines.")
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=20261123)
    given = parser.parse_args(arguments)
    end = time.monotonic() + given.minutes * 60
    tally: Counter[str] = Counter()
    random = Random(given.seed)
    while time.monotonic() < end:
        tally += many(once, random, 500)
    print(f"{tally.total():,} inputs in {given.minutes:g} minutes, none wrong")  # noqa: T201
    for what, number in tally.most_common():
        print(f"{number:>12,}  {what}")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
