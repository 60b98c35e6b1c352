"""Every page and dialog there is, found by looking: names, the way of Tab, targets, large text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.screens.stages import (
    NOT_IMPORTED,
    STAGES,
    Theatre,
    busy_home,
    page_names,
    screens,
    stage_of,
)
from tests.ui.walk import clipped, cut_heads, faults, missed_by_tab, small_targets
from ui import style
from ui.style import Theme

SCREENS = screens()


@pytest.fixture(scope="module")
def theatre(
    home_made: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[Theatre]:
    style.apply(qapp, Theme.LIGHT)
    folder = tmp_path_factory.mktemp("busy")
    busy_home(home_made, folder)
    theatre = Theatre(folder, qapp)
    yield theatre
    theatre.end()


def test_nothing_is_without_a_stage() -> None:
    """A new dialog needs a line in stages.py; a new page is found in the program's own list."""
    assert NOT_IMPORTED == []
    assert sorted(SCREENS.keys() - STAGES.keys() - page_names().keys()) == []
    assert sorted(STAGES.keys() - SCREENS.keys()) == []


def shown(theatre: Theatre, name: str) -> QWidget:
    found = stage_of(name)(theatre)
    for _ in range(3):  # a layout that asks for another width asks again
        QApplication.processEvents()
    root = found or theatre.shell
    page = theatre.shell.page
    assert type(found or page) is SCREENS[name]
    return root


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_names_targets_and_the_way_of_tab(theatre: Theatre, name: str) -> None:
    root = shown(theatre, name)
    assert root.focusWidget() is not None
    found = [*(f"no or second name: {what}" for _, what in faults(root))]
    found += [f"small: {what}" for what in small_targets(root)]
    found += [f"cut: {what}" for what in clipped(root)]
    found += [f"cut head: {what}" for what in cut_heads(root)]
    found += missed_by_tab(root)
    assert found == [], "\n" + "\n".join(found)
