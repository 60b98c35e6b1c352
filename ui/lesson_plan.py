"""The lessons of a new cashier's first hour, as values: what to do, and how it is seen that it was
done. Nothing here asks: a lesson watches, and the person works with the program as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from cashier.services.training import PASSPHRASE


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a lesson can see of the window at one moment. `health`: an account of the visit is for
    health. Of the items in hand: how many have an amount that is taken, a number, a date, a bank
    line. The last five count since the window opened.
    """

    screen: str = ""
    signed_in: bool = False
    drawer_open: bool = False
    accounts: int = 0
    health: bool = False
    confirmed: bool = False
    amounts: int = 0
    numbers: int = 0
    dates: int = 0
    lines: int = 0
    palette: bool = False
    help: bool = False
    posted: int = 0
    posted_items: int = 0
    voided: int = 0
    copies: int = 0
    closed: int = 0


Done = Callable[[Seen, Seen], bool]
"""Whether a step is done, from what is seen now and what was seen when the step began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonStep:
    """One thing to do, in one sentence of at most a line, and how it is seen. A step of the payment
    form (`on_form`) means nothing once the form was left with nothing typed.
    """

    text: str
    done: Done
    on_form: bool = False

    def lost(self, now: Seen) -> bool:
        """Whether the person went away from where it can be done: the lesson begins anew."""
        return self.on_form and now.screen in {"find", "account", "open_drawer"} and not now.amounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A few minutes: why it matters, then what to do."""

    title: str
    why: str
    steps: tuple[LessonStep, ...]


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("lessons", text)


def _on(*screens: str) -> Done:
    return lambda now, before: now.screen in screens


def lessons() -> tuple[Lesson, ...]:
    """All of them, in their order, in the language of the screens."""
    return (_around(), _drawer(), _find(), _check(), _receipt(), _two(), _mistake(), _end())


def _around() -> Lesson:
    return Lesson(
        title=tr("Sign in and look around"),
        why=tr("Everything here is made up. Try anything: nothing can be broken."),
        steps=(
            LessonStep(
                text=tr("Type 1001, press Enter, type {password} and press Enter.").format(
                    password=PASSPHRASE
                ),
                done=lambda now, before: now.signed_in,
            ),
            LessonStep(
                text=tr("Press Ctrl+K: every action and its key. Esc closes the list."),
                done=lambda now, before: now.palette,
            ),
            LessonStep(
                text=tr("Press F1: help for the page you are on. Esc closes it."),
                done=lambda now, before: now.help,
            ),
        ),
    )


def _drawer() -> Lesson:
    return Lesson(
        title=tr("Open a drawer"),
        why=tr("The drawer is your tray of paper. It is yours alone until you close it."),
        steps=(
            LessonStep(
                text=tr("Look into the tray, tick with Space that it is empty, and press F12."),
                done=lambda now, before: now.drawer_open,
            ),
        ),
    )


def _find() -> Lesson:
    return Lesson(
        title=tr("Find an account"),
        why=tr("Until identity is confirmed you see no figures, and none are said aloud."),
        steps=(
            LessonStep(text=tr("Press F2 to find an account."), done=_on("find", "account")),
            LessonStep(
                text=tr("Type alves rosa, choose Health with the arrows and press Enter."),
                done=lambda now, before: now.screen in {"account", "pay"} and now.health,
            ),
            LessonStep(
                text=tr("Press Ctrl+I and choose how you confirmed who is here."),
                done=lambda now, before: now.confirmed,
            ),
        ),
    )


def _check() -> Lesson:
    return Lesson(
        title=tr("Take a check"),
        why=tr("Type what stands on the paper, not what you expect. Nothing is recorded till F12."),
        steps=(
            LessonStep(text=tr("Press F5 to take a payment."), done=_on("pay", "review")),
            LessonStep(
                text=tr("Type the amount from the check, 206.00, and press Enter."),
                done=lambda now, before: now.amounts > 0,
                on_form=True,
            ),
            LessonStep(
                text=tr("Type its number, 1042, and press Enter; Enter again takes today's date."),
                done=lambda now, before: now.numbers > 0 and now.dates > 0,
                on_form=True,
            ),
            LessonStep(
                text=tr("Type routing 011999993 and account 4400123456, each with Enter."),
                done=lambda now, before: now.lines > 0,
                on_form=True,
            ),
            LessonStep(
                text=tr(
                    "Space ticks what you see on the check. Enter on the last tick leads to Review."
                ),
                done=lambda now, before: now.screen == "review" or now.posted > before.posted,
                on_form=True,
            ),
            LessonStep(
                text=tr("Read it aloud. Is it right? F12 records it and prints the receipt."),
                done=lambda now, before: now.posted > before.posted,
                on_form=True,
            ),
        ),
    )


def _receipt() -> Lesson:
    return Lesson(
        title=tr("The receipt"),
        why=tr("Recorded is recorded, whatever happens to paper or network."),
        steps=(
            LessonStep(
                text=tr(
                    "Stamp the check FOR DEPOSIT ONLY. Press Ctrl+R for a copy of the receipt."
                ),
                done=lambda now, before: now.copies > before.copies,
            ),
            LessonStep(text=tr("Press Enter for the next customer."), done=_on("find")),
        ),
    )


def _two() -> Lesson:
    return Lesson(
        title=tr("Two items, two accounts"),
        why=tr("Health and dental are paid with separate paper, and one receipt."),
        steps=(
            LessonStep(
                text=tr("Find 712345678, confirm identity with Ctrl+I, then press F5."),
                done=lambda now, before: now.screen in {"pay", "review"} and now.confirmed,
            ),
            LessonStep(
                text=tr("A check of 103.00, number 1043: fill it in and tick it as before."),
                done=lambda now, before: now.amounts > 0 and now.lines > 0,
                on_form=True,
            ),
            LessonStep(
                text=tr("F6 adds an item, Alt+4 a money order: 34.57, serial 28123456781."),
                done=lambda now, before: now.amounts > 1 and now.numbers > 1 and now.dates > 1,
                on_form=True,
            ),
            LessonStep(
                text=tr("Tick each mark you see. Enter leads to Review, Alt+A answers a warning."),
                done=lambda now, before: now.screen == "review" or now.posted > before.posted,
                on_form=True,
            ),
            LessonStep(
                text=tr("F12 records both: two items, one receipt. Enter for the next customer."),
                done=lambda now, before: now.posted > before.posted and now.posted_items > 1,
                on_form=True,
            ),
        ),
    )


def _mistake() -> Lesson:
    return Lesson(
        title=tr("Put a mistake right"),
        why=tr("Nothing is erased. A void is a record of its own, and a second person signs it."),
        steps=(
            LessonStep(text=tr("Press F3 for today's items."), done=_on("today")),
            LessonStep(
                text=tr(
                    "Choose an item, press F8, say why; 2001 signs with the same password, F12."
                ),
                done=lambda now, before: now.voided > before.voided,
            ),
        ),
    )


def _end() -> Lesson:
    return Lesson(
        title=tr("Lock, come back, close"),
        why=tr("You count without being told what to expect: that is what makes it a count."),
        steps=(
            LessonStep(text=tr("Press Ctrl+L: everything is hidden and kept."), done=_on("lock")),
            LessonStep(
                text=tr("Type your password and press Enter to come back."),
                done=lambda now, before: now.signed_in and now.screen != "lock",
            ),
            LessonStep(
                text=tr("Press F7, count the paper in the tray, and press Enter to compare."),
                done=_on("difference", "closed"),
            ),
            LessonStep(
                text=tr("Close the drawer with F12. That was your first day."),
                done=lambda now, before: now.closed > before.closed or now.screen == "closed",
            ),
        ),
    )
