"""Synthetic scans among synthetic typing, and a plain model of one field at a time.

    python -m tests.ui.scans --count 10000

Typists of 30-150 words a minute with bursts of rolled keys, held keys, loops that stand still and
deliver late; scanners at 1-35 ms a key. Counted: scans missed, scans that nobody made, and every
field that does not hold exactly what was typed into it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from cashier.domain.identifiers import Coupon, coupon_text, receipt_number
from ui.scan_reading import read_scan
from ui.wedge import CONFIRM_MS, Fate, ScanKind, WedgeDetector, over

ENTER, TAB, BACKSPACE = "\r", "\t", "\b"
WORDS = (
    *("alves", "rosa", "nguyen", "o'brien", "206.00", "34.57", "1042", "11/20/2026", "gonzales"),
    *("maria", "617", "street", "28123456781", "smith", "no", "such", "account", "handed"),
    *("back", "by", "mistake", "4400123456", "011000015", "kept", "counted"),
)


@dataclass(frozen=True, slots=True)
class Key:
    """One press, and when the system saw it."""

    char: str
    at: int
    repeat: bool = False


@dataclass(slots=True)
class Story:
    """Keys in order, when the loop stands still, what the fields must hold in the end, and which
    scans were made.
    """

    stalls: list[tuple[int, int]] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    fields: list[str] = field(default_factory=lambda: [""])
    scans: list[tuple[ScanKind, str]] = field(default_factory=list)


def code(random: Random) -> tuple[ScanKind, str]:
    """Something a scanner at a counter reads."""
    digits = "".join(random.choice("0123456789") for _ in range(20))
    account = f"7{digits[:8]}"
    match random.randrange(7):
        case 0:
            return ScanKind.ACCOUNT, account
        case 1:
            return ScanKind.MEMBER, digits[:12]
        case 2:
            due = date(2026, random.randint(1, 12), 23)
            made = Coupon(
                billing_account_number=account,
                bill_number=f"B{digits[8:18]}",
                due_on=due,
                amount_cents=random.randint(1, 99999),
            )
            return ScanKind.COUPON, coupon_text(made)
        case 3:
            return ScanKind.RECEIPT, receipt_number("BOS", "01", random.randint(1, 999_999))
        case 4:
            return ScanKind.BADGE, f"STAFF-{random.randint(1000, 9999)}"
        case 5:
            return ScanKind.MICR, f"T011999993T {digits[:10]}O {digits[10:14]}"
        case _:
            return ScanKind.BILL, f"B{digits[:13]}"


class Writer:
    """Writes one story. `prefix` is what the scanner is set to send first, if anything."""

    def __init__(self, random: Random, *, prefix: str = "") -> None:
        self.random, self.prefix = random, prefix
        self.story = Story()
        self._now = random.randint(1, 2**31)
        self._roll = 0
        self.mean_ms = 12_000 / random.uniform(30, 150)

    def _press(self, char: str, gap: int, *, repeat: bool = False) -> None:
        self._now += gap
        stalls = self.story.stalls
        if self.random.random() < 0.004 and (not stalls or stalls[-1][1] < self._now):
            stalls.append((self._now, self._now + self.random.randint(50, 900)))
        self.story.keys.append(Key(char, self._now, repeat))

    def typed(self) -> None:
        """A word or two, perhaps with a burst, a held key, a correction."""
        random, story = self.random, self.story
        for char in " ".join(random.choices(WORDS, k=random.randint(1, 3))):
            # up to four keys rolled off in one movement, and never two rolls in a row
            if self._roll == 0:
                self._roll = random.randint(1, 4) if random.random() < 0.03 else 0
            elif self._roll > 0:
                self._roll = self._roll - 1 or -2
            else:
                self._roll += 1
            if self._roll > 0:
                gap = random.randint(8, 34)
            else:
                gap = round(min(3 * self.mean_ms, max(60, random.gauss(self.mean_ms, 40))))
            self._press(char, gap)
            story.fields[-1] += char
            if random.random() < 0.01:
                for n in range(random.randint(3, 20)):
                    self._press(char, 500 if n == 0 else 33, repeat=True)
                    story.fields[-1] += char
            if random.random() < 0.03:
                self._press(BACKSPACE, round(self.mean_ms))
                story.fields[-1] = story.fields[-1][:-1]
        if random.random() < 0.5:
            self._press(random.choice((ENTER, TAB)), max(60, round(self.mean_ms)))
            story.fields.append("")

    def scan(self) -> None:
        """A scan, begun and followed no sooner than a hand can go from scanner to key."""
        random = self.random
        kind, text = code(random)
        base, spread = random.randint(1, 35), random.randint(0, 12)
        self._now += random.randint(60, 400)
        for char in self.prefix + text + random.choice((ENTER, ENTER, TAB)):
            self._press(char, min(35, max(1, base + random.randint(-spread, spread))))
        if random.random() < 0.2:
            self._press(ENTER, random.randint(1, 120))
        self._now += random.randint(160, 500)
        shown = text.removeprefix("STAFF-") if kind is ScanKind.BADGE else text
        self.story.scans.append((kind, shown))


def story(random: Random, scans: int, *, prefix: str = "") -> Story:
    """So many scans with typing before, between and after them."""
    writer = Writer(random, prefix=prefix)
    for _ in range(scans):
        for _ in range(random.randrange(3)):
            writer.typed()
        writer.scan()
    writer.typed()
    return writer.story


class Fields:
    """What the event filter does with each outcome, on strings instead of widgets."""

    def __init__(self, detector: WedgeDetector, stalls: Sequence[tuple[int, int]] = ()) -> None:
        self.detector, self._stalls = detector, stalls
        self.texts = [""]
        self.scans: list[tuple[ScanKind, str]] = []
        self._noted: tuple[int, str] = (0, "")
        self._timer: tuple[int, bool] | None = None  # started, and whether it confirms

    def run(self, keys: Sequence[Key]) -> None:
        for key in keys:
            self._wait(self._delayed(key.at))
            self._press(key)
        self._wait(sys.maxsize)

    def _wait(self, now: int) -> None:
        """Timers that come before the next key is handled: in the worst order, so at the end of a
        stall the timer runs before the keys that wait there.
        """
        while self._timer is not None:
            started, confirming = self._timer
            due = CONFIRM_MS if confirming else self.detector.hold_ms
            fires = self._delayed(started + due)
            if fires > now:
                return
            if not over(fires - started, confirming=confirming):
                self._timer = (fires, True)
                continue
            self._timer = None
            self._type(self.detector.flush())

    def _delayed(self, at: int) -> int:
        return next((end for start, end in self._stalls if start <= at < end), at)

    def _press(self, key: Key) -> None:
        if key.repeat or key.char == BACKSPACE:
            self._type(self.detector.flush())
            self._timer = None
            self._type(key.char)
            return
        outcome = self.detector.feed(key.char, key.at)
        self._type(outcome.release)
        if outcome.note:
            self._noted = (len(self.texts), self.texts[-1])
        if outcome.restore:
            count, text = self._noted
            assert count == len(self.texts), "the field was left in the middle of a run"
            self.texts[-1] = text
        self._timer = (self._delayed(key.at), False) if self.detector.holding else None
        if outcome.fate is Fate.PASS:
            self._type(key.char)
        elif outcome.heard is not None:
            scan = read_scan(outcome.heard.text, micr_format="0002")
            self.scans.append((scan.kind, scan.text))

    def _type(self, text: str) -> None:
        for char in text:
            if char in (ENTER, TAB):
                self.texts.append("")
            elif char == BACKSPACE:
                self.texts[-1] = self.texts[-1][:-1]
            else:
                self.texts[-1] += char


@dataclass(slots=True)
class Tally:
    """What a run found."""

    scans: int = 0
    keys: int = 0
    missed: int = 0
    false: int = 0
    wrong_fields: int = 0

    @property
    def clean(self) -> bool:
        return not (self.missed or self.false or self.wrong_fields)


PREFIXES = ("", "", "~", "`", "]C1")


def run(seed: int, count: int) -> Tally:
    """So many scans, in stories of at most 20, each with its own typist, scanner and prefix."""
    tally, random = Tally(), Random(seed)
    while tally.scans < count:
        prefix = random.choice(PREFIXES)
        told = story(random, min(20, count - tally.scans), prefix=prefix)
        detector = WedgeDetector(prefix=prefix, gap_ms=35)
        fields = Fields(detector, told.stalls)
        fields.run(told.keys)
        made, heard = told.scans, fields.scans
        tally.scans += len(made)
        tally.keys += len(told.keys)
        tally.missed += len(_without(made, heard))
        tally.false += len(_without(heard, made))
        wrong = sum(a != b for a, b in zip(told.fields, fields.texts, strict=False))
        tally.wrong_fields += wrong + abs(len(told.fields) - len(fields.texts))
    return tally


def _without(
    these: Sequence[tuple[ScanKind, str]], those: Sequence[tuple[ScanKind, str]]
) -> list[tuple[ScanKind, str]]:
    left = list(those)
    found = []
    for one in these:
        if one in left:
            left.remove(one)
        else:
            found.append(one)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Synthetic scans among synthetic typing.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=20261123)
    given = parser.parse_args(arguments)
    tally = run(given.seed, given.count)
    print(  # noqa: T201
        f"scans {tally.scans:,}  keys {tally.keys:,}  missed {tally.missed}"
        f"  false {tally.false}  wrong fields {tally.wrong_fields}"
    )
    return 0 if tally.clean else 1


if __name__ == "__main__":
    raise SystemExit(main())
