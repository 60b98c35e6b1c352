"""Which of the accounts found comes first, and which letters of its name were meant.

A candidate costs what separates it from what was typed: a slip costs 1, letters still missing from
an unfinished word a fifth each. Names that have every typed word as typed come before all others.
Ended accounts stand back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from cashier.domain.account import AccountLine, Enrollment
from cashier.store.replica import COVERAGES, STATUSES
from cashier.store.replica_names import HIDDEN
from cashier.store.search_words import PREFIX_LENGTHS, fold

_MISSING_LETTER = 0.2
_UNFINISHED_MOST = 1.0
_FINISHED = 0.3
_WORD_LEFT_OUT = 2.5
_UNSEEN = 0.3
_ENDED = 0.8
_PENDING = 0.1
_UNFOUND = 9.0
_NONE = (_UNFOUND, "", 0)

_ENDED_PLACE = STATUSES.index(Enrollment.TERMINATED)
_PENDING_PLACE = STATUSES.index(Enrollment.PENDING_BINDER)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of the replica that an index brought up."""

    number: str
    member_id: str
    display: str
    words: str
    coverage: int
    status: int


@dataclass(slots=True)
class TypedWord:
    """A word of the query and what it may have meant: known word or beginning of one, with the
    slips between.
    """

    text: str
    unfinished: bool
    near: dict[str, int] = field(default_factory=dict)
    beginnings: dict[str, int] = field(default_factory=dict)
    _prices: dict[str, tuple[float, str, int]] = field(default_factory=dict)

    def may_mean(self, words: Mapping[str, int], beginnings: Mapping[str, int]) -> None:
        """More that the word may have meant."""
        self.near.update(words)
        self.beginnings.update(beginnings)
        self._prices.clear()

    def cost(self, words: Iterable[str]) -> tuple[float, str, int]:
        """(cost, the word that fits best, how many of its letters were typed; 0 means all)."""
        prices = self._prices
        best = _NONE
        for word in words:
            price = prices.get(word)
            if price is None:
                price = prices[word] = self._price(word)
            if price[0] < best[0]:
                best = price
        return best

    def _price(self, word: str) -> tuple[float, str, int]:
        text = self.text
        if word == text:
            # one letter may be an initial, but is more often the beginning of what comes
            return (0.0 if len(text) > 1 or not self.unfinished else _MISSING_LETTER), word, 0
        if word in self.near:
            return float(self.near[word]), word, 0
        if word.startswith(text):
            return self._missing(word), word, len(text)
        if self.beginnings and (slips := self._slips_so_far(word)):
            missing = 0.5 * _MISSING_LETTER * max(0, len(word) - len(text))
            return slips + min(_UNFINISHED_MOST, missing), word, len(text)
        return _NONE

    def _missing(self, word: str) -> float:
        if len(self.text) == 1:
            return _MISSING_LETTER
        price = min(_UNFINISHED_MOST, _MISSING_LETTER * (len(word) - len(self.text)))
        return price if self.unfinished else price + _FINISHED

    def _slips_so_far(self, word: str) -> int:
        """Slips in an unfinished word, 0 where the candidate's word does not begin like it."""
        if not any(word[:length] in self.beginnings for length in PREFIX_LENGTHS):
            return 0
        length = len(self.text)
        if length < PREFIX_LENGTHS.stop:
            return 1
        return min(
            int(OSA.distance(word[: length + more], self.text, score_cutoff=3))
            for more in (-1, 0, 1)
        )


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its place in the order and the words that brought it there."""

    candidate: Candidate
    cost: float
    exact: bool
    meant: tuple[tuple[str, int], ...]
    order: tuple[object, ...]


def rank(typed: Sequence[TypedWord], candidates: Mapping[str, Candidate]) -> list[Ranked]:
    """All candidates, best first: medical before dental for the same person, open before ended."""
    query = " ".join(word.text for word in typed)
    ranked = [_ranked(query, typed, candidate) for candidate in candidates.values()]
    ranked.sort(key=lambda one: one.order)
    return ranked


def _ranked(query: str, typed: Sequence[TypedWord], candidate: Candidate) -> Ranked:
    words = candidate.words.split()
    cost, exact, meant = 0.0, True, []
    for one in typed:
        price, word, letters = one.cost(words)
        if price >= _UNFOUND:
            price = _WORD_LEFT_OUT
        exact = exact and price == 0
        cost += price
        meant.append((word, letters))
    unseen = 0
    if HIDDEN in words:
        behind = words.index(HIDDEN)
        unseen = sum(word in words and words.index(word) > behind for word, _ in meant)
    ended = candidate.status == _ENDED_PLACE
    weighed = (
        cost + _UNSEEN * unseen + _ENDED * ended + _PENDING * (candidate.status == _PENDING_PLACE)
    )
    likeness = 0 if exact else round(fuzz.token_sort_ratio(query, candidate.words))
    order = (
        not exact,
        unseen if exact else 0,
        ended if exact else round(weighed, 2),
        -likeness,
        bool(meant) and words[:1] != [meant[0][0]] and words[:1] != [meant[-1][0]],
        *candidate.display.partition(",")[::2],
        candidate.member_id,
        candidate.status == _ENDED_PLACE,
        candidate.coverage,
        candidate.number,
    )
    return Ranked(candidate, cost, exact, tuple(meant), order)


def line(ranked: Ranked) -> AccountLine:
    """The row as it is shown."""
    candidate = ranked.candidate
    return AccountLine(
        billing_account_number=candidate.number,
        name=candidate.display,
        coverage_type=COVERAGES[candidate.coverage],
        enrollment_status=STATUSES[candidate.status],
        member_last4=candidate.member_id[-4:],
        bold=bold(candidate.display, ranked.meant),
    )


_SHOWN_WORD = re.compile(r"[^\W_](?:[\w'’ʼ`-]*[^\W_])?")


def bold(display: str, meant: Sequence[tuple[str, int]]) -> tuple[tuple[int, int], ...]:
    """Half-open ranges of `display` that the matched words cover, in order, none overlapping."""
    wanted = {word: letters for word, letters in meant if word}
    ranges: list[tuple[int, int]] = []
    for found in _SHOWN_WORD.finditer(display):
        whole = "".join(fold(found.group()))
        if whole in wanted:
            ranges.append(_letters(found.start(), found.group(), wanted[whole]))
            continue
        for part in re.finditer(r"[^-]+", found.group()):
            folded = "".join(fold(part.group()))
            if folded in wanted:
                ranges.append(_letters(found.start() + part.start(), part.group(), wanted[folded]))
            elif any(
                word != folded and folded and _within(folded, word, display) for word in wanted
            ):
                ranges.append((found.start() + part.start(), found.start() + part.end()))
    return tuple(ranges)


def _within(part: str, word: str, display: str) -> bool:
    """Whether `part` is a piece of a word that was found written together (`cruz` of
    `delacruz`).
    """
    return part in word and word in "".join(fold(display)) and word not in fold(display)


def _letters(start: int, written: str, letters: int) -> tuple[int, int]:
    """The range of the first `letters` folded letters of a word as written; 0 stands for all of
    them.
    """
    if not letters:
        return start, start + len(written)
    folded = 0
    for at, _ in enumerate(written):
        folded = len("".join(fold(written[: at + 1])))
        if folded >= letters:
            return start, start + at + 1
    return start, start + len(written)
