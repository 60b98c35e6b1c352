"""A language with the English beside it: as long as nobody who speaks it has reviewed it, and for
legal lines always.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from receipts.document import clean

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bilingual(Generic[T]):
    """The words of a language, those of English, and whether a speaker has reviewed the first."""

    own: T
    english: T
    reviewed: bool

    def line(self, pick: Callable[[T], str], **filled: str) -> str:
        """A short text: `Recibo / Receipt`; once where both languages say the same."""
        shown = self._filled(pick(self.own), filled)
        english = self._filled(pick(self.english), filled)
        return shown if self.reviewed or shown == english else f"{shown} / {english}"

    def paragraphs(
        self, pick: Callable[[T], str], *, legal: bool = False, **filled: str
    ) -> list[str]:
        """A sentence, and where it is due the English one below it."""
        shown = self._filled(pick(self.own), filled)
        english = self._filled(pick(self.english), filled)
        if shown == english or (self.reviewed and not legal):
            return [shown]
        return [shown, english]

    @staticmethod
    def _filled(sentence: str, filled: dict[str, str]) -> str:
        return clean(sentence.format(**filled))
