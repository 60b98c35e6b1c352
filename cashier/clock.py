"""The one place where "now" and new ids come from; tests, training and the tour set it."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

import uuid_utils


class Clock(Protocol):
    """What every service asks for the time and for ids."""

    def now(self) -> datetime:
        """The instant, aware, UTC."""
        ...

    def new_id(self) -> str:
        """A UUIDv7 as text, never given twice; later ids of one process sort after earlier ones."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def new_id(self) -> str:
        return str(uuid_utils.uuid7())


class TrainingClock(SystemClock):
    """Starts at a given instant and then runs on; only training homes, the tour and tests use it.

    Ids stay those of the machine: a set-back clock must not make an id that was given before.
    """

    def __init__(self, start: datetime) -> None:
        self.set(start)

    def set(self, instant: datetime) -> None:
        """Jump to `instant` (aware), as training scripts and the tour do between scenes."""
        assert instant.tzinfo is not None, "instants are aware"
        self._start = instant.astimezone(UTC)
        self._since = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._since)
