"""After signing in: when the person was here last, and what was tried with their number since.

So that somebody else's tries are noticed by the one who knows. Source: reliability.md 7 (AC-9).
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cashier.domain.calendar import clock_time, local_date, long_day
from cashier.store.people_here import LastSignIn
from ui.dialogs import Dialog
from ui.shell import Shell
from ui.style import Tone
from ui.widgets import Kind

FAILED_MIN = 3
"""Fewer failed tries are the slips of one's own fingers: said in passing."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("last_sign_in", text)


def words(last: LastSignIn) -> str:
    """`Last signed in here Fri 20 Nov 2026, 4:41 PM.`, with the failed tries since; "" for the
    first time."""
    if last.at is None:
        return ""
    day, hour = long_day(local_date(last.at)), clock_time(last.at)
    if last.failed == 0:
        text = _tr("You last signed in here {day}, {time}.")
    elif last.failed == 1:
        text = _tr("You last signed in here {day}, {time}. One try failed since.")
    else:
        text = _tr("You last signed in here {day}, {time}. {n} tries failed since.")
    return text.format(day=day, time=hour, n=last.failed)


def tell(shell: Shell, last: LastSignIn, *, offline: bool) -> None:
    """In passing, or in front of everything where the failed tries are many."""
    if last.failed >= FAILED_MIN:
        title = _tr("{n} tries with your number failed").format(n=last.failed)
        dialog = Dialog(title, shell)
        dialog.add_text(words(last) or _tr("That was before you ever signed in here."))
        dialog.add_text(_tr("If that was not you, tell a supervisor and change your password."))
        dialog.add_button(_tr("Go on"), key="Esc", kind=Kind.PRIMARY)
        dialog.open()
    said = words(last) if last.failed < FAILED_MIN else ""
    if offline:
        said = f"{_tr('Signed in offline. Work will be sent later.')} {said}".strip()
    if said:
        shell.toast(said, Tone.INFO)
