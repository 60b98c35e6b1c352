"""Every page and dialog there is, found by looking: names, the way of Tab, targets, large text."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import pseudo
from tests.ui.screens.stages import (
    NOT_IMPORTED,
    STAGES,
    Theatre,
    busy_home,
    copy_of,
    page_names,
    screens,
    stage_of,
)
from tests.ui.walk import (
    by_colour_alone,
    clipped,
    cut_cells,
    cut_heads,
    faults,
    hidden_focus,
    missed_by_tab,
    sideways,
    small_targets,
)
from ui import style
from ui.dialogs import Dialog
from ui.style import Theme

SCREENS = screens()
USUAL, LARGE, LONGER = "usual", "large", "longer"
SIDEWAYS: frozenset[str] = frozenset()
"""Screens that may scroll sideways with text at 200 % at 1366 x 768, each with its reason: none."""


@pytest.fixture(autouse=True)
def look() -> None:
    """Each theatre has its own, from beginning to end: changing it live costs a second."""


@pytest.fixture(scope="module")
def busy(home_made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("busy")
    busy_home(home_made, folder)
    return folder


@pytest.fixture(scope="module")
def theatre(
    request: pytest.FixtureRequest,
    busy: Path,
    tmp_path_factory: pytest.TempPathFactory,
    qapp: QApplication,
) -> Iterator[Theatre]:
    """One look after the other: two programs at a time would both be laid out anew by each."""
    words = pseudo.longer(qapp) if request.param == LONGER else contextlib.nullcontext()
    with words:
        style.apply(qapp, Theme.LIGHT, 2.0 if request.param == LARGE else 1.0)
        theatre = Theatre(copy_of(busy, tmp_path_factory.mktemp(request.param)), qapp)
        yield theatre
        theatre.end()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    style.apply(qapp, Theme.LIGHT)


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


@pytest.mark.parametrize("theatre", [USUAL], indirect=True)
@pytest.mark.parametrize("name", sorted(SCREENS))
def test_names_targets_and_the_way_of_tab(theatre: Theatre, name: str) -> None:
    root = shown(theatre, name)
    assert root.focusWidget() is not None
    found = [*(f"no or second name: {what}" for _, what in faults(root))]
    found += [f"small: {what}" for what in small_targets(root)]
    found += [f"cut: {what}" for what in clipped(root)]
    found += [f"cut head: {what}" for what in cut_heads(root)]
    found += [f"scrolls sideways: {what}" for what in sideways(root)]
    found += [f"by colour alone: {what}" for what in by_colour_alone(root)]
    found += missed_by_tab(root)
    assert found == [], "\n" + "\n".join(found)


def cut(theatre: Theatre, root: QWidget) -> list[str]:
    found: list[str] = []
    for _ in range(20):
        found = [f"cut: {what}" for what in clipped(root)]
        found += hidden_focus(root)
        if not found:
            break
        QTest.qWait(5)  # what asks for another width asks again, once it has it
    if isinstance(root, Dialog) and (root.width() > 1366 or root.height() > 768):
        found.append(f"larger than the screen: {root.width()} x {root.height()}")
    window = theatre.shell.size().toTuple()
    return found if window == (1366, 768) else [*found, f"the window grew: {window}"]


@pytest.mark.parametrize("theatre", [LARGE], indirect=True)
@pytest.mark.parametrize("name", sorted(SCREENS))
def test_text_twice_as_large_is_not_cut(theatre: Theatre, name: str) -> None:
    root = shown(theatre, name)
    found = cut(theatre, root)
    found += [f"cut cell: {what}" for what in cut_cells(root)]
    if name not in SIDEWAYS:
        found += [f"scrolls sideways: {what}" for what in sideways(root)]
    assert found == [], "\n" + "\n".join(found)


@pytest.mark.parametrize("theatre", [LONGER], indirect=True)
@pytest.mark.parametrize("name", sorted(name for name in SCREENS if name.endswith("Page")))
def test_words_two_fifths_longer_are_not_cut(theatre: Theatre, name: str) -> None:
    root = shown(theatre, name)
    found = cut(theatre, root)
    found += [f"cut head: {what}" for what in cut_heads(root)]
    found += [f"scrolls sideways: {what}" for what in sideways(root)]
    assert found == [], "\n" + "\n".join(found)
