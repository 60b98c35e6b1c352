"""Signing in, locking, and a second person's approval; works offline from the directory's copy."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from cashier.domain.errors import Refusal
from cashier.domain.staff import Staff, must_approve
from cashier.services.desk import Approval, Desk, looking, note, on_a_full_disk
from cashier.store import directory
from cashier.store.engine import Connection
from cashier.vault import password_matches

FREE_FAILURES = 2
LOCKED_AFTER = 5
LOCKED_MINUTES = 15
"""Growing delay from the third failure, fifteen minutes at the fifth; kept in the store.

Source: reliability.md 7.
"""

END_SESSION = "end_session"
"""The act a supervisor approves to end somebody else's session at a locked window."""

_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$" + "0" * 43
"""A hash nobody's passphrase fits: an unknown number costs as much time as a known one."""
_NUMBER_CHARS_MAX = 16


@on_a_full_disk
def sign_in(desk: Desk, number: str, password: str) -> Staff:
    """The person, after their passphrase was checked. Raises Refusal `sign_in.wrong` or
    `sign_in.wait` (with `seconds`),
    which do not tell whether the number, the passphrase or the person's state was the reason."""
    return _authenticate(desk, number, password, event="sign_in")


@on_a_full_disk
def sign_out(desk: Desk, who: Staff) -> None:
    """Ends a person's time at the station; nothing recorded or waiting to be sent is touched."""
    with looking(desk) as connection:
        note(desk, connection, who.number, "sign_out")


@on_a_full_disk
def lock(desk: Desk, who: Staff, why: str = "key") -> None:
    """Notes that the person left the window locked; unlocking asks for the passphrase. `why` is
    `key`, `idle`, `slept` or `over`.
    """
    with looking(desk) as connection:
        note(desk, connection, who.number, "lock", why=why)


@on_a_full_disk
def end_session(desk: Desk, who: Staff, approval_id: str) -> None:
    """A supervisor ends the session of somebody who left the window locked. Nobody goes on in that
    name: what follows is sign-in.

    Raises Refusal `approval.missing` or `approver.same_person`.
    """
    with desk.approvals.claiming() as claims:
        approval = claims.claim(
            approval_id, act=END_SESSION, act_of=who.number, now=desk.clock.now()
        )
        with looking(desk) as connection:
            note(
                desk,
                connection,
                approval.approver.number,
                "session_ended",
                of=who.number,
                approval=approval.approval_id,
            )


@on_a_full_disk
def unlock(desk: Desk, who: Staff, password: str) -> Staff:
    """The same person again. Raises Refusal as `sign_in` does."""
    return _authenticate(desk, who.number, password, event="unlock")


@on_a_full_disk
def approve(desk: Desk, number: str, password: str, *, act: str, act_of: str) -> Approval:
    """A second person's fresh authentication for one act (`void`, `override:CHK-STALE`, ...) of
    `act_of`.

    Raises Refusal `sign_in.wrong`, `sign_in.wait`, `approver.same_person` or
    `approver.not_allowed`.
    """
    approver = _authenticate(desk, number, password, event="approve")
    try:
        must_approve(approver, act_of=act_of)
    except Refusal as refusal:
        with looking(desk) as connection:
            note(
                desk,
                connection,
                approver.number,
                "approval_refused",
                act=act,
                of=act_of,
                code=refusal.code,
            )
        raise
    approval = Approval(
        approval_id=desk.clock.new_id(), approver=approver, act=act, granted_at=desk.clock.now()
    )
    desk.approvals.add(approval)
    return approval


def _authenticate(desk: Desk, number: str, password: str, *, event: str) -> Staff:
    number = number.strip().upper().removeprefix("STAFF-")[:_NUMBER_CHARS_MAX]
    now = desk.clock.now()
    with desk.store.read() as connection:
        found = directory.staff(connection, number)
        # What was typed for an unknown number may be a passphrase in the wrong field: not kept.
        counted = number if found else f"unknown-{hashlib.sha256(number.encode()).hexdigest()[:16]}"
        _must_not_wait(connection, counted, now)
    # An unknown number costs as much time as a wrong passphrase, so that the answer names nobody.
    fits = password_matches(found[1] if found else _NOBODY, password)
    with looking(desk) as connection:
        # Again: tries made at once must not share one count, nor slip in while one of them locks.
        failed = _must_not_wait(connection, counted, now)
        read_only = desk.store.halted is not None  # who signs in then can look, and nothing else
        if found is not None and fits and found[2]:
            if not read_only:
                directory.clear_failures(connection, counted)
            note(desk, connection, number, event)
            return found[0]
        failed += 1
        delay = timedelta(0)
        if failed >= LOCKED_AFTER:
            delay = timedelta(minutes=LOCKED_MINUTES)
        elif failed > FREE_FAILURES:
            delay = timedelta(seconds=5 * 2 ** (failed - FREE_FAILURES))
        if not read_only:
            directory.note_failure(connection, counted, failed, now + delay)
        note(desk, connection, number if found else "", f"{event}_failed", failures=failed)
    raise Refusal("sign_in.wrong", field="password", seconds=int(delay.total_seconds()))


def _must_not_wait(connection: Connection, number: str, now: datetime) -> int:
    """Failures in a row so far. Raises Refusal `sign_in.wait` while a delay runs.

    A delay longer than any we give comes from a clock that was set back since: it is over.
    """
    failed, next_at = directory.failures(connection, number)
    if next_at is not None and now < next_at <= now + timedelta(minutes=LOCKED_MINUTES):
        seconds = int((next_at - now).total_seconds()) + 1
        raise Refusal("sign_in.wait", field="password", seconds=seconds)
    return failed
