"""Words two fifths longer than English, as German or Spanish sentences may be, with accents on.

`with longer(app):` before the screens are made: every `tr` then answers the longer words. What is
to be filled in (`{name}`), mnemonics and line breaks stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

GROWTH = 0.4
_ACCENTS = str.maketrans("aeiouncyAEIOUNCY", "áéíóúñçýÁÉÍÓÚÑÇÝ")
_KEPT = re.compile(r"(\{[^}]*\}|&.|%n|\n)")
_MORE = "ün más lárgo "


def pseudo(text: str) -> str:
    """The longer words of `text`; digits, places to fill in and spaces at the ends are kept."""
    if not any(one.isalpha() for one in _KEPT.sub("", text)):
        return text
    parts = _KEPT.split(text)
    grown = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    plain = len(_KEPT.sub("", text).strip())
    more = max(1, round(plain * GROWTH))
    tail = (_MORE * (more // len(_MORE) + 1))[:more].rstrip() or "ü"
    end = len(grown.rstrip(" .:?"))
    return grown[:end] + ("" if more < 4 else " ") + tail + grown[end:]


class Pseudo(QTranslator):
    """Answers every text with its longer words."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return pseudo(text)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Else Qt does not ask."""
        return False


@contextmanager
def longer(app: QApplication) -> Iterator[None]:
    """Longer words for every screen made inside."""
    translator = Pseudo()
    app.installTranslator(translator)
    try:
        yield
    finally:
        app.removeTranslator(translator)
