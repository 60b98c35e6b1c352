"""What the list of staff says of a person."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from cashier.domain.calendar import local_date, paper_date, short_day
from cashier.domain.staff import Role
from cashier.domain.staff_act import StaffState
from cashier.services.staff_admin import Person
from ui.style import Tone


def _tr(text: str) -> str:
    return QCoreApplication.translate("staff_words", text)


def role(one: Role) -> str:
    """As people say it."""
    return {
        Role.CASHIER: _tr("Cashier"),
        Role.SUPERVISOR: _tr("Supervisor"),
        Role.ADMINISTRATOR: _tr("Administrator"),
        Role.AUDITOR: _tr("Auditor"),
    }[one]


def state(one: Person) -> tuple[str, str, str, Tone]:
    """Words, a quiet second line, icon and tone of where somebody stands."""
    words, icon, tone = {
        StaffState.ACTIVE: (_tr("Active"), "circle-check", Tone.SUCCESS),
        StaffState.NEW_CODE: (_tr("One-time code"), "key-round", Tone.INFO),
        StaffState.CODE_LAPSED: (_tr("Code too old"), "clock-alert", Tone.WARNING),
        StaffState.UNUSED: (_tr("Disabled"), "clock-alert", Tone.WARNING),
        StaffState.DISABLED: (_tr("Disabled"), "ban", Tone.MUTED),
    }[one.state]
    if one.pending:
        return words, _tr("being sent"), "send", Tone.INFO
    return words, _note(one), icon, tone


def _note(one: Person) -> str:
    if one.state is StaffState.UNUSED:
        return _tr("not used for long")
    if one.state in {StaffState.NEW_CODE, StaffState.CODE_LAPSED} and one.code_until is not None:
        return _tr("until {day}").format(day=short_day(local_date(one.code_until)))
    return ""


def last_used(instant: datetime | None) -> str:
    """The day somebody signed in last, or was let in."""
    return _tr("Not known") if instant is None else paper_date(local_date(instant))


def explained(one: Person) -> str:
    """What the state means for signing in, as a sentence."""
    return {
        StaffState.ACTIVE: _tr("Signs in at every station with their password."),
        StaffState.NEW_CODE: _tr("Chooses a password at the first sign-in with the code."),
        StaffState.CODE_LAPSED: _tr("Signs in again when they have a new code."),
        StaffState.UNUSED: _tr(
            "Did not sign in for so long that nobody lets them in. Enable them, and they sign in "
            "with the password they had."
        ),
        StaffState.DISABLED: _tr(
            "Cannot sign in. What they recorded stays theirs, and nobody else gets the number."
        ),
    }[one.state]
