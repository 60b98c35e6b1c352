"""Whatever the ledger says of a bad row of a feed has words of the window's language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

import cashier.ledger.feed
import cashier.ledger.feed_rows
import cashier.ledger.feed_sheets
from cashier.ledger.feed_rows import SHEETS, Bad, Shape
from ui.language import speak
from ui.screens.import_reasons import _reasons, _warnings, reason_words, warning_words

BAD = ("", "?", "x" * 999, "999999999.00", "12.345")


@pytest.fixture
def spanish(qapp: QApplication) -> Iterator[None]:
    assert speak("es")
    yield
    speak("en")


def reasons() -> set[str]:
    """What the checks of all columns say of values that are none."""
    found = set()
    for sheet in SHEETS:
        for check in sheet.columns.values():
            for value in BAD:
                try:
                    check(value)
                except Bad as bad:
                    found.add(bad.reason)
            if isinstance(check, Shape):
                found.add(check.why("?"))
    return found


@pytest.mark.usefixtures("spanish")
def test_every_reason_is_said_in_spanish() -> None:
    told = reasons()
    assert len(told) > 15
    assert [one for one in sorted(told) if reason_words(one) == one] == []
    assert reason_words("the row has 7 fields, the header 25") == (
        "la fila tiene 7 campos, el encabezado 25"
    )
    assert reason_words("something new") == "something new"
    assert warning_words("bills.csv: 3 rows repeat another one, word for word") == (
        "bills.csv: 3 filas repiten otra, palabra por palabra"
    )


def test_every_sentence_here_is_one_of_the_ledgers() -> None:
    """The ledger's words changed? Then here, too."""
    modules = (cashier.ledger.feed, cashier.ledger.feed_rows, cashier.ledger.feed_sheets)
    source = "".join(Path(str(one.__file__)).read_text(encoding="utf-8") for one in modules)
    source = re.sub(r'"\s*\n\s*f?"', "", source)
    for form in (*_reasons(), *_warnings()):
        longest = max(re.split(r"\{\w+\}", form), key=len)
        assert longest.strip() in source, form


def test_in_english_it_is_the_ledgers_own(qapp: QApplication) -> None:
    for one in sorted(reasons()):
        assert reason_words(one) == one
