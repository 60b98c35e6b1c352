"""Telling a scanner's keys from a person's. Pure: no Qt, and the clock is passed in.

A scanner is a keyboard to us. A scan is the configured prefix, else six characters or more with a
median gap of at most 35 ms, ended by Enter or Tab. Nothing is known before the fourth fast key, so
the first three reach the field; then the field is put back as it was and the rest is held. What
turns out to be no scan goes into the field after all: nothing typed is lost. Source: ux.md 4.

Times are those of the events, never of their handling: nine keys bunched by a stalled loop would
read as a scan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median

from cashier.domain.micr import MicrLine

GAP_MS = 35
"""The median gap up to which keys are a scanner's; a person at 150 words a minute needs 80."""
GAP_MIN_MS, GAP_MAX_MS = 20, 100
FAST_KEYS = 4
"""From this key of a fast run on nothing reaches the field."""
CHARACTERS_MIN = 6
PREFIXED_MIN = 3
"""A prefix is a key that nobody types in a form, so what follows may be shorter."""
HOLD_MS = 100
"""So long the next key may take; then what was held is given to the field."""
CONFIRM_MS, LATE_MS = 20, 30
"""The wait is over only after a second, short one that came in time: after a loop stood still, its
timers and the keys pressed meanwhile come at one moment, in any order.
"""
SPIKE_MS = 20
"""By so much one key of a scan may be later than the gap allows: held up on its way. Later still it
is another hand: a scan may follow typing at once.
"""
ROLL_KEYS = 8
"""From so many keys on a run is no hand's, and one key of it may be as late as the hold."""
ENTER_MS = 150
"""Enter within this of a scan belongs to the scan: some scanners send two."""
LENGTH_MAX = 1024
"""More than the longest code we print; somebody pastes, or a cat sleeps on the keyboard."""
TERMINATORS = frozenset("\r\n\t")


class ScanKind(StrEnum):
    """What a scanned text is. `bill` is opaque: a bill number if billing knows it, else unknown."""

    ACCOUNT = "account"
    MEMBER = "member"
    BILL = "bill"
    COUPON = "coupon"
    RECEIPT = "receipt"
    RECEIPT_QR = "receipt_qr"
    MICR = "micr"
    BADGE = "badge"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """A scan that was recognised. `text` is what to look up, or the line as read; it is in no
    representation, because it may be a bank line. `micr` is there for kind micr unless nothing of
    the line could be read. `problem` is the code of a Refusal: a misread.
    """

    kind: ScanKind
    text: str = field(repr=False)
    micr: MicrLine | None = field(default=None, repr=False)
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The characters of a scan without prefix and terminator, and the gaps between its keys."""

    text: str = field(repr=False)
    gaps_ms: tuple[int, ...]
    prefixed: bool = False


class Fate(StrEnum):
    """What becomes of a key."""

    PASS = "pass"
    HOLD = "hold"
    SCAN = "scan"
    SWALLOW = "swallow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What to do about one key, in this order: give `release` to the field; note the field's state
    (`note`) or put it back as noted (`restore`); then the key's `fate`.
    """

    fate: Fate
    release: str = field(default="", repr=False)
    note: bool = False
    restore: bool = False
    heard: Heard | None = None


_PASS = Outcome(fate=Fate.PASS)
_SWALLOW = Outcome(fate=Fate.SWALLOW)


class WedgeDetector:
    """Fed with every character key; keys that type nothing end a run by `flush`.

    `gap_ms` is the largest median gap of a scan, `prefix` what the scanner is set to send first.
    """

    def __init__(self, *, prefix: str = "", gap_ms: int = GAP_MS) -> None:
        self.prefix, self.gap_ms = prefix, gap_ms
        self.hold_ms = max(HOLD_MS, 2 * gap_ms)
        self._run: list[str] = []
        self._gaps: list[int] = []
        self._last: int | None = None
        self._held = False
        self._slow = 0
        self._scanned_at: int | None = None

    @property
    def holding(self) -> bool:
        """Whether keys are held back that the field has not got."""
        return self._held

    def feed(self, char: str, t_ms: int, *, hold_first: bool = False) -> Outcome:
        """What to do about a key that types `char`, pressed at `t_ms`. Auto-repeats are no keys of
        anybody's: do not feed them. With `hold_first` not even the first keys of a run get through:
        for controls that show no characters, on which a letter would choose something.
        """
        if char in TERMINATORS:
            return self._end(t_ms)
        gap = self._gap(t_ms)
        self._last = t_ms
        if not self._run or gap is None or not self._goes_on(char, gap):
            return self._begin(char, self.flush(), hold_first)
        self._run.append(char)
        self._gaps.append(gap)
        if self._held:
            return Outcome(fate=Fate.HOLD)
        if len(self._run) < FAST_KEYS:
            return _PASS
        self._held = True
        return Outcome(fate=Fate.HOLD, restore=True)

    def flush(self) -> str:
        """No scan comes of what was held: the characters that belong to the field after all."""
        held = "".join(self._run) if self._held else ""
        self._run, self._gaps, self._held, self._slow = [], [], False, 0
        return held

    def _gap(self, t_ms: int) -> int | None:
        """Since the key before; None where the clock of the events went back or began anew."""
        if self._last is None or t_ms < self._last:
            return None
        return t_ms - self._last

    def _begin(self, char: str, release: str, hold_first: bool) -> Outcome:
        self._run = [char]
        if hold_first or (self.prefix and self.prefix[0] == char):
            self._held = True  # nobody types a prefix: it need not be seen before it is known
            return Outcome(fate=Fate.HOLD, release=release, note=True)
        return Outcome(fate=Fate.PASS, release=release, note=True)

    def _goes_on(self, char: str, gap: int) -> bool:
        """Whether this key belongs to the run before it."""
        if gap > self.hold_ms or len(self._run) >= LENGTH_MAX:
            return False
        if self._prefixed("".join((*self._run, char))):
            return True
        if not self._held:
            return gap <= self.gap_ms
        self._slow = self._slow + 1 if gap > self.gap_ms else 0
        return self._slow < 2 and gap <= self._latest(len(self._run))

    def _latest(self, length: int) -> int:
        """How late the next key of a run may be. Nobody rolls off eight keys at that pace."""
        return self.hold_ms if length >= ROLL_KEYS else self.gap_ms + SPIKE_MS

    def _prefixed(self, text: str) -> bool:
        return bool(self.prefix) and (text.startswith(self.prefix) or self.prefix.startswith(text))

    def _end(self, t_ms: int) -> Outcome:
        """Enter or Tab."""
        gap = self._gap(t_ms)
        text, gaps, held = "".join(self._run), tuple(self._gaps), self._held
        release = self.flush()
        self._last = None
        if held and gap is not None and gap <= self.hold_ms:
            heard = self._scan(text, gaps, gap)
            if heard is not None:
                self._scanned_at = t_ms
                return Outcome(fate=Fate.SCAN, heard=heard)
        scanned, self._scanned_at = self._scanned_at, None
        if scanned is not None and not text and 0 <= t_ms - scanned <= ENTER_MS:
            self._scanned_at = scanned
            return _SWALLOW
        return Outcome(fate=Fate.PASS, release=release)

    def _scan(self, text: str, gaps: Sequence[int], last: int) -> Heard | None:
        if self.prefix and text.startswith(self.prefix):
            code = text[len(self.prefix) :]
            if len(code) >= PREFIXED_MIN:
                kept = tuple(gaps[len(self.prefix) :])
                return Heard(text=code, gaps_ms=kept, prefixed=True)
        in_time = last <= self._latest(len(text))  # a hand needs longer to get to Enter
        if in_time and len(text) >= CHARACTERS_MIN and median(gaps) <= self.gap_ms:
            return Heard(text=text, gaps_ms=tuple(gaps))
        return None


def over(waited_ms: float, *, confirming: bool) -> bool:
    """Whether a timer that came after `waited_ms` ends the wait; else wait CONFIRM_MS (again)."""
    return confirming and waited_ms <= CONFIRM_MS + LATE_MS
