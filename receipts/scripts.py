"""Which way letters run, and which of them must be joined by a shaper, in the order they are seen.

Latin, Cyrillic and Chinese letters sit in cells of their own. Khmer and Arabic ones do not: their
runs are shaped whole. Digits count as left to right, which plain UAX #9 does not do after Arabic
letters: an amount, a date and a phone number read the same in every language.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import groupby

COENG = "\u17d2"
"""Khmer: what follows is written below what stands before."""
_LEADS_A_NUMBER = frozenset("$+-.#")
_CLOSES = frozenset(".,:!")
"""Signs both fonts have, which stand close to the word they end."""
_MIRRORED = str.maketrans("()[]{}<>", ")(][}{><")


class Script(StrEnum):
    """How a run is drawn."""

    CELLS = "cells"
    KHMER = "khmer"
    ARABIC = "arabic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters of one script and direction, in the order they are read."""

    text: str
    script: Script
    rtl: bool = False


def is_rtl(text: str) -> bool:
    """Whether a letter of the text runs from right to left."""
    return not text.isascii() and any(
        unicodedata.bidirectional(char) in {"R", "AL"} for char in text
    )


def is_joined(text: str) -> bool:
    """Whether part of the text has to be shaped."""
    return not text.isascii() and any(_script(char) is not Script.CELLS for char in text)


@lru_cache(maxsize=4096)
def visual_runs(text: str, *, rtl: bool = False) -> tuple[Run, ...]:
    """The runs from left to right as they are seen; `rtl` is the direction of the line."""
    if text.isascii():
        return (Run(text=text, script=Script.CELLS),) if text else ()
    found = [
        (is_backward, list(_by_script(part, is_backward)))
        for is_backward, part in _by_direction(text, rtl)
    ]
    if rtl:
        found.reverse()
    return tuple(
        run for is_backward, runs in found for run in (runs[::-1] if is_backward else runs)
    )


def units(word: str) -> list[str]:
    """What may not be torn when a word is wider than the line: a letter with its marks, a Khmer
    syllable with its vowels and what hangs below it.
    """
    found: list[str] = []
    for char in word:
        hangs = unicodedata.category(char) in {"Mn", "Me", "Mc"} or char in "\u200c\u200d"
        if found and (hangs or found[-1].endswith(COENG)):
            found[-1] += char
        else:
            found.append(char)
    return found


def _script(char: str) -> Script:
    point = ord(char)
    if point < 0x600:
        return Script.CELLS
    if 0x1780 <= point <= 0x17FF or 0x19E0 <= point <= 0x19FF:
        return Script.KHMER
    if (
        0x600 <= point <= 0x6FF
        or 0x750 <= point <= 0x77F
        or 0x8A0 <= point <= 0x8FF
        or 0xFB50 <= point <= 0xFDFF
        or 0xFE70 <= point <= 0xFEFC
    ):
        return Script.ARABIC
    return Script.CELLS


def _by_direction(text: str, rtl: bool) -> list[tuple[bool, str]]:
    """Parts that run one way, in reading order; what has no direction of its own follows its
    neighbours where they agree, else the line.
    """
    ways = [_way(text, index, rtl) for index in range(len(text))]
    resolved: list[bool] = []
    for index, way in enumerate(ways):
        if way is not None:
            resolved.append(way)
            continue
        before = next((one for one in reversed(ways[:index]) if one is not None), rtl)
        after = next((one for one in ways[index + 1 :] if one is not None), rtl)
        resolved.append(before if before == after else rtl)
    return [
        (way, "".join(char for _, char in group))
        for way, group in groupby(
            zip(resolved, text, strict=True), key=lambda resolved_char: resolved_char[0]
        )
    ]


def _way(text: str, index: int, rtl: bool) -> bool | None:
    """True: right to left. False: left to right. None: no direction of its own."""
    if text[max(index - 1, 0) : index + 2] == " / ":
        # between a text and its English: each keeps its own numbers
        return rtl
    kind = unicodedata.bidirectional(text[index])
    if kind in {"R", "AL"}:
        return True
    if kind in {"L", "EN", "AN"}:
        return False
    rest = text[index:].lstrip("".join(_LEADS_A_NUMBER))
    if text[index] in _LEADS_A_NUMBER and rest[:1].isdigit():
        return False
    return None


def _by_script(part: str, rtl: bool) -> Iterator[Run]:
    scripts: list[Script] = []
    for char in part:
        follows = bool(scripts) and (
            unicodedata.category(char) in {"Mn", "Me"}
            or char in "\u200c\u200d"
            or (char in _CLOSES and scripts[-1] is not Script.CELLS)
        )
        scripts.append(scripts[-1] if follows else _script(char))
    # one space between two joined words is the shaper's own, as wide as the font says
    for index in range(1, len(part) - 1):
        if part[index] == " " and scripts[index - 1] is not Script.CELLS:
            both = scripts[index - 1] is scripts[index + 1]
            scripts[index] = scripts[index - 1] if both else scripts[index]
    for script, group in groupby(zip(scripts, part, strict=True), key=lambda pair: pair[0]):
        text = "".join(char for _, char in group)
        if rtl and script is Script.CELLS:
            # letters in cells are put down one after the other, as they are seen
            text = "".join(reversed(units(text))).translate(_MIRRORED)
        yield Run(text=text, script=script, rtl=rtl)
