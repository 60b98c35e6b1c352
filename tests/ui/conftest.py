"""What every test of the window stands on: the light look at text size 100 %, and no leftovers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from ui import announce, style
from ui.style import Theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pass over one warning: the offscreen platform says that windows have size limits."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Start light at 100 %; afterwards let what was dropped die now and not at interpreter exit."""
    if (
        style.tokens().theme is not Theme.LIGHT
        or qapp.font().pointSizeF() != style.font().pointSizeF()
        or style.tokens().scale != 1
    ):
        style.apply(qapp, Theme.LIGHT)
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def said() -> Iterator[list[tuple[str, bool]]]:
    """Hear what is announced to screen readers, as (text, urgent)."""
    heard: list[tuple[str, bool]] = []

    def listen(text: str, urgent: bool) -> None:
        heard.append((text, urgent))

    announce.listeners.append(listen)
    yield heard
    announce.listeners.remove(listen)
