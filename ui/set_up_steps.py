"""The steps of setting a station up and how far each is, as values."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QCoreApplication

from cashier.settings import Settings

SCANNER_KEYS = ("scan_prefix", "scan_gap_ms", "scan_micr_format")


class Step(StrEnum):
    """In the order in which they are offered."""

    STATION = "station"
    PRINTER = "printer"
    SCANNER = "scanner"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """One step: done or skipped, and what was chosen, in words ('' where nothing was)."""

    step: Step
    done: bool
    skipped: bool = False
    note: str = ""


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("set_up_steps", text)


def steps_of(
    station: str, now: Settings, kept: Mapping[str, Any], *, skipped: Collection[Step] = ()
) -> tuple[StepState, ...]:
    """How far every step is, from the station's name ('' for none), the settings in force and what
    the home's own file keeps.
    """
    seen = now.printer != "none" and now.printer_seen == now.printer
    printer = ""
    if seen:
        printer = tr("The test page was seen")
    elif now.printer != "none":
        printer = tr("Chosen, no test page seen yet")
    scanner = any(key in kept for key in SCANNER_KEYS)
    notes = {
        Step.STATION: (bool(station), tr("Station {name}").format(name=station) if station else ""),
        Step.PRINTER: (seen, printer),
        Step.SCANNER: (scanner, tr("Measured and kept") if scanner else ""),
        Step.CUSTOMER: (bool(now.customer_screen), now.customer_screen),
    }
    return tuple(
        StepState(step=step, done=done, skipped=step in skipped, note=note)
        for step, (done, note) in notes.items()
    )


def first_open(states: Sequence[StepState]) -> Step:
    """The first step that is neither done nor skipped; the last one where there is none."""
    return next((one.step for one in states if not (one.done or one.skipped)), states[-1].step)
