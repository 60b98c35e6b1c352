"""Sounds: three, told apart, never without words, never two at once, and silent when turned off."""

from __future__ import annotations

import struct
import wave
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import resources
from cashier.services.desk import Desk
from cashier.settings import Settings
from resources.make_sounds import SOUNDS, content
from tests.ui.screens.conftest import RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.takings import check, take
from tests.ui.test_app import Line, line, program
from ui import sound
from ui.announce import announce, listeners
from ui.app import Program
from ui.sound import Cue, Sounds

__all__ = ["Line", "clock", "desk", "home_made", "keys", "line", "program"]


class Ear(Sounds):
    """Hears instead of playing."""

    def __init__(self, *, on: bool = True) -> None:
        super().__init__(on=on)
        self.heard: list[Cue] = []

    def sample(self, cue: Cue) -> None:
        self.heard.append(cue)


@pytest.fixture
def ear(qapp: QApplication) -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.stop()


def test_the_files_are_what_the_maker_makes_and_differ_in_rhythm(tmp_path: Path) -> None:
    lengths = {}
    for cue in Cue:
        kept = resources.data(f"sounds/{cue.value}.wav")
        assert kept[:44] == content(cue.value)[:44]
        # the last bit of a sine is the business of each system's mathematics
        ours, theirs = (
            struct.unpack(f"<{(len(one) - 44) // 2}h", one[44:])
            for one in (kept, content(cue.value))
        )
        assert max(abs(a - b) for a, b in zip(ours, theirs, strict=True)) <= 1
        with wave.open(str(resources.path(f"sounds/{cue.value}.wav"))) as file:
            lengths[cue] = file.getnframes() / file.getframerate()
    assert set(SOUNDS) == {cue.value for cue in Cue}
    assert lengths[Cue.SCAN] < lengths[Cue.POSTED] < lengths[Cue.ERROR] < 0.5


def test_an_error_is_heard_where_it_is_said_and_nowhere_else(ear: Ear, qapp: QApplication) -> None:
    widget = QWidget()
    announce(widget, "Signed in")
    assert ear.heard == []
    announce(widget, "Type the amount as on the check.", urgent=True)
    assert ear.heard == [Cue.ERROR]
    ear.on = False
    ear._last = None
    announce(widget, "Type the amount as on the check.", urgent=True)
    assert ear.heard == [Cue.ERROR]
    ear.stop()
    assert ear._said not in listeners


def test_one_event_makes_one_sound_and_an_error_is_not_lost_under_it(ear: Ear) -> None:
    ear.play(Cue.SCAN)
    ear.play(Cue.SCAN)
    ear.play(Cue.ERROR)
    ear.play(Cue.ERROR)
    ear.play(Cue.POSTED)
    assert ear.heard == [Cue.SCAN, Cue.ERROR]


def player(folder: Path, script: str) -> tuple[str, ...]:
    program = folder / "player"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return (str(program), "-q")


def test_a_player_gets_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    sounds = Sounds(on=True)
    sounds._player = player(tmp_path, f'echo "$@" > {tmp_path}/asked')
    sounds.play(Cue.POSTED)
    qtbot.waitUntil(lambda: (tmp_path / "asked").exists() and not sounds._limit.isActive())
    assert (tmp_path / "asked").read_text().split() == [
        "-q",
        str(resources.path("sounds/posted.wav")),
    ]
    assert sounds.beeps == 0
    sounds.stop()


@pytest.mark.parametrize("script", ["exit 1", None])
def test_where_a_player_has_no_device_the_system_beeps(
    qtbot: QtBot, tmp_path: Path, script: str | None
) -> None:
    sounds = Sounds(on=True)
    sounds._player = player(tmp_path, script) if script else (str(tmp_path / "none"),)
    sounds.play(Cue.ERROR)
    qtbot.waitUntil(lambda: sounds.beeps == 2 and sounds._player is None)
    sounds.stop()


def test_a_player_that_hangs_is_ended(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "PLAYER_MS", 50)
    sounds = Sounds(on=True)
    sounds._player = player(tmp_path, "exec sleep 60")
    sounds.play(Cue.SCAN)
    assert sounds._process is not None
    qtbot.waitUntil(lambda: sounds._process is None)
    sounds.stop()


def test_a_payment_and_a_scan_are_heard_in_the_window(
    program: Program, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cashier.services import drawers

    heard: list[Cue] = []
    monkeypatch.setattr(program.sounds, "play", heard.append)
    drawers.open_drawer(desk, RIVERA, TODAY)
    program.events.payment_taken.emit(take(desk, RIVERA, check()))
    program.scanning.taken.emit()
    assert heard == [Cue.POSTED, Cue.SCAN]
    program.events.settings_changed.emit(Settings(sound=False, theme="light"))
    assert not program.sounds.on
