"""Nothing is kept of a visit but what the store keeps: a window that lives for months may not hold
one more object for every person who came. The figures of a whole day: `./dev bench memory`.
"""

from __future__ import annotations

import linecache

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.living import GONE, living
from tests.ui.screens.conftest import clock, desk, home_made, keys
from tests.ui.test_keystrokes import COUPON, Person, focus, person
from ui.garbage import MainThreadGarbage
from ui.screens.find import DEBOUNCE_MS

__all__ = ["clock", "desk", "home_made", "keys", "person"]

Key = Qt.Key
FIRST, MORE = 2, 3
"""Visits until every page was made, and those that may leave nothing."""
MAY_GROW = ("builtins.", "weakref.", "functools.", "logging.LogRecord")
"""Python's own containers and functions: caches hold some more; the product's and Qt's types tell
(a kept closure keeps something of theirs). Lines of the log are kept by pytest, for its report."""
TODAY_GROWS = frozenset({"ui.tables.Cell", "cashier.store.drawer_items.ItemLine"})
"""The list of today's items is longer by what was taken."""


def visit(person: Person, n: int) -> None:
    """Searched for, paid, printed and sent; then looked at among today's."""
    person.press(Key.Key_F2)
    QTest.keyClicks(focus(), "alves")
    QTest.qWait(DEBOUNCE_MS + 20)
    person.press(Key.Key_F2)
    person.scan(COUPON)
    person.at("account")
    person.press(Key.Key_F5)
    person.scan(f"T011999993T 44{n:08d}O {1000 + n}")
    person.type("12.00")
    person.press(Key.Key_Return)
    person.press(Key.Key_Space, Key.Key_Space, Key.Key_Return)
    if person.program.screen == "pay":
        QTest.keyClick(focus(), Key.Key_A, Qt.KeyboardModifier.AltModifier)
        person.press(Key.Key_Return)
    person.at("review")
    person.press(Key.Key_F12)
    person.at("posted")
    person.program.ledger.now()
    person.press(Key.Key_Return)
    person.at("find")
    person.press(Key.Key_F3, Key.Key_Return, Key.Key_Escape, Key.Key_F2)
    person.at("find")


def test_visits_leave_no_object_behind(person: Person) -> None:
    for n in range(FIRST):
        visit(person, n)
    before = living()
    for n in range(FIRST, FIRST + MORE):
        visit(person, n)
    after = living()
    grown = {
        name: (was, now)
        for name, was, now in after.grown(before, MORE)
        if not name.startswith(MAY_GROW) and name not in TODAY_GROWS
    }
    assert not grown, grown
    assert not [name for name in after.objects if name.endswith(GONE)]


def test_sources_that_were_looked_into_are_not_kept() -> None:
    """PySide reads the source of every imported module by way of Python's cache of lines."""
    assert linecache.getlines(__file__)
    garbage = MainThreadGarbage()
    while linecache.cache:
        kept = [[one] for one in range(1_000)]
        garbage.collect()
        del kept
