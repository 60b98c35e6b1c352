"""Signing in, locking, and a second person's approval; works offline from the directory's copy."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from cashier.domain.errors import Refusal
from cashier.domain.secrets_chosen import must_be_good
from cashier.domain.staff import Staff, must_approve
from cashier.domain.staff_act import StaffEntry
from cashier.services.admission import must_be_let_in, note_use
from cashier.services.credentials import badge_hash, code_as_typed, credential, own_passphrase
from cashier.services.desk import Approval, Desk, looking, note, on_a_full_disk
from cashier.store import directory, staff
from cashier.store.engine import Connection
from cashier.vault import PasswordCost, hash_password, password_matches

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
_NUMBER_CHARS_MAX = 24


@on_a_full_disk
def sign_in(desk: Desk, number: str, password: str) -> Staff:
    """The person, after their passphrase was checked. Raises Refusal `sign_in.wrong` or
    `sign_in.wait` (with `seconds`), which do not tell whether the number, the passphrase or the
    person's state was the reason; and as `admission.must_be_let_in` does, once it was right."""
    return _authenticate(desk, number, password, event="sign_in")


def replace_passphrase(
    desk: Desk, number: str, password: str, chosen: str, *, cost: PasswordCost | None = None
) -> Staff:
    """Signs somebody in with a one-time code (or the passphrase they have) and makes `chosen` their
    passphrase, here at once and everywhere after the next exchange with the ledger.

    Raises Refusal as `sign_in` and `must_be_good` do, `password.same`, `station.diverged`.
    """
    must_be_good(chosen, about=(number,))
    if code_as_typed(chosen) == code_as_typed(password):
        raise Refusal("password.same", field="chosen")
    who = _authenticate(desk, number, password, event="sign_in", replacing=True)
    must_be_good(chosen, about=(who.number, who.name))  # whose name it is, only they are told
    own_passphrase(desk, who.number, hash_password(chosen, cost))
    return who


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


def _authenticate(
    desk: Desk, number: str, password: str, *, event: str, replacing: bool = False
) -> Staff:
    number = number.strip().upper().removeprefix("STAFF-")[:_NUMBER_CHARS_MAX]
    now = desk.clock.now()
    with desk.store.read() as connection:
        found = staff.entry(connection, number)
        if found is None:
            number = staff.number_of_badge(connection, badge_hash(desk, number)) or number
            found = staff.entry(connection, number)
        # What was typed for an unknown number may be a passphrase in the wrong field: not kept.
        counted = number if found else f"unknown-{hashlib.sha256(number.encode()).hexdigest()[:16]}"
        _must_not_wait(connection, counted, now)
    # An unknown number costs as much time as a wrong passphrase, so that the answer names nobody.
    typed = code_as_typed(password) if found and found.one_time_until else password
    fits = password_matches(credential(desk, found) if found else _NOBODY, typed)
    with looking(desk) as connection:
        # Again: tries made at once must not share one count, nor slip in while one of them locks.
        failed = _must_not_wait(connection, counted, now)
        read_only = desk.store.halted is not None  # who signs in then can look, and nothing else
        if found is not None and fits and found.active:
            if not read_only:
                directory.clear_failures(connection, counted)
            kept_out = _kept_out(desk, connection, found, event, replacing=replacing)
        else:
            kept_out = _failed(desk, connection, number if found else "", counted, failed, event)
    if kept_out is not None:
        raise kept_out
    assert found is not None, "nobody else is let in"
    return found.person


def _kept_out(
    desk: Desk, connection: Connection, who: StaffEntry, event: str, *, replacing: bool
) -> Refusal | None:
    """Lets the person in, and notes it; or why not, which is noted as well."""
    try:
        must_be_let_in(desk, connection, who, event=event, replacing=replacing)
    except Refusal as refusal:
        note(desk, connection, who.person.number, f"{event}_refused", code=refusal.code)
        return refusal
    note(desk, connection, who.person.number, event)
    if event == "sign_in" and not replacing:
        note_use(desk, connection, who)
    return None


def _failed(
    desk: Desk, connection: Connection, number: str, counted: str, failed: int, event: str
) -> Refusal:
    """Counts one more failure; the answer does not tell what was wrong."""
    failed += 1
    delay = timedelta(0)
    if failed >= LOCKED_AFTER:
        delay = timedelta(minutes=LOCKED_MINUTES)
    elif failed > FREE_FAILURES:
        delay = timedelta(seconds=5 * 2 ** (failed - FREE_FAILURES))
    if desk.store.halted is None:
        directory.note_failure(connection, counted, failed, desk.clock.now() + delay)
    note(desk, connection, number, f"{event}_failed", failures=failed)
    return Refusal("sign_in.wrong", field="password", seconds=int(delay.total_seconds()))


def _must_not_wait(connection: Connection, number: str, now: datetime) -> int:
    """Failures in a row so far. Raises Refusal `sign_in.wait` while a delay runs.

    A delay longer than any we give comes from a clock that was set back since: it is over.
    """
    failed, next_at = directory.failures(connection, number)
    if next_at is not None and now < next_at <= now + timedelta(minutes=LOCKED_MINUTES):
        seconds = int((next_at - now).total_seconds()) + 1
        raise Refusal("sign_in.wait", field="password", seconds=seconds)
    return failed
