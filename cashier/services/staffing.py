"""Signing in, locking, and a second person's approval; works offline from the directory's copy."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from cashier.domain.errors import Fault, Refusal
from cashier.domain.secrets_chosen import is_pin, must_be_good
from cashier.domain.staff import Staff, must_approve
from cashier.domain.staff_act import StaffEntry
from cashier.services import pins
from cashier.services.admission import must_be_let_in, note_use
from cashier.services.credentials import badge_hash, code_as_typed, credential, own_passphrase
from cashier.services.desk import Approval, Desk, looking, note, on_a_full_disk
from cashier.store import directory, people_here, staff
from cashier.store.engine import Connection
from cashier.store.people_here import LastSignIn
from cashier.vault import PasswordCost, hash_password, password_matches, weaker_than

FREE_FAILURES = 2
LOCKED_AFTER = 5
LOCKED_MINUTES = 15
"""Growing delay from the third failure, fifteen minutes at the fifth; kept in the store.

Source: reliability.md 7.
"""

UNLOCK_NUMBER = "unlock_number"
"""The act a supervisor approves to end the wait of a number that was typed wrong too often."""
END_SESSION = "end_session"
"""The act a supervisor approves to end somebody else's session at a locked window."""

_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$" + "0" * 43
"""A hash nobody's passphrase fits: an unknown number costs as much time as a known one."""
_NUMBER_CHARS_MAX = 24
RESUMED = "session_resumed"
"""The event of somebody who comes back after another person was at the window."""
_BY_PIN = frozenset({"unlock", RESUMED, "approve"})
"""What a PIN is enough for. Source: ux.md 3.1."""


@on_a_full_disk
def sign_in(desk: Desk, number: str, password: str) -> Staff:
    """The person, after their passphrase was checked. Raises Refusal `sign_in.wrong` or
    `sign_in.wait` (with `seconds`), which do not tell whether the number, the passphrase or the
    person's state was the reason; and as `admission.must_be_let_in` does, once it was right. Six
    digits are a PIN, which signs nobody in: `pin.signs_nobody_in`, whoever's they are."""
    if is_pin(password):
        raise Refusal("pin.signs_nobody_in", field="password")
    return _authenticate(desk, number, password, event="sign_in")


def last_sign_in(desk: Desk, who: Staff) -> LastSignIn:
    """When the person signed in here before this time, and what failed since: theirs to judge."""
    with desk.store.read() as connection:
        return people_here.last_sign_in(connection, who.number)


def strengthen(desk: Desk, who: Staff, password: str, *, cost: PasswordCost | None = None) -> bool:
    """Keeps the passphrase, which was just right, by a hash of today's cost where it had a cheaper
    one; told to the ledger like a passphrase that was changed. False where nothing was to do.

    A training home's are cheap on purpose. Nobody is kept out because this fails.
    """
    if desk.identity.training or desk.store.halted is not None:
        return False
    with desk.store.read() as connection:
        entry = staff.entry(connection, who.number)
    if entry is None or entry.one_time_until:
        return False
    if not weaker_than(credential(desk, entry), cost):
        return False
    stayed = pins.mark(desk, entry)
    try:
        own_passphrase(desk, who.number, hash_password(password, cost))
        with desk.store.write() as connection:
            row = people_here.pin_of(connection, who.number)
            after = staff.entry(connection, who.number)
            if row is not None and after is not None and row.of_passphrase == stayed:
                people_here.pin_of_passphrase(connection, who.number, pins.mark(desk, after))
    except (Refusal, Fault):
        return False
    return True


def enrol_pin(
    desk: Desk, who: Staff, password: str, pin: str, *, cost: PasswordCost | None = None
) -> None:
    """A PIN for this station, given by the person after their passphrase. Raises Refusal as
    `sign_in` and `pins.enrol` do."""
    pins.must_be_allowed(desk)
    _authenticate(desk, who.number, password, event="pin_passphrase")
    pins.enrol(desk, who, pin, cost=cost)


@on_a_full_disk
def unlock_number(desk: Desk, number: str, approval_id: str) -> None:
    """A supervisor ends the wait of somebody whose number was typed wrong too often; an unknown
    number is answered alike.

    Raises Refusal `approval.missing` or `approver.same_person`.
    """
    with desk.store.read() as connection:
        known, counted, entry = _sought(desk, connection, number)
    with desk.approvals.claiming() as claims:
        approval = claims.claim(approval_id, act=UNLOCK_NUMBER, act_of=known, now=desk.clock.now())
        with looking(desk) as connection:
            if desk.store.halted is None:
                directory.clear_failures(connection, counted)
            note(
                desk,
                connection,
                approval.approver.number,
                "sign_in_unlocked",
                of=known if entry else "",
                approval=approval.approval_id,
            )


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


def change_passphrase(
    desk: Desk, who: Staff, password: str, chosen: str, *, cost: PasswordCost | None = None
) -> Staff:
    """Another passphrase, by somebody signed in who types the one they have. Raises Refusal as
    `replace_passphrase` does."""
    must_be_good(chosen, about=(who.number, who.name))
    if chosen == password:
        raise Refusal("password.same", field="chosen")
    found = _authenticate(desk, who.number, password, event="passphrase")
    own_passphrase(desk, found.number, hash_password(chosen, cost))
    return found


@on_a_full_disk
def sign_out(desk: Desk, who: Staff) -> None:
    """Ends a person's time at the station; nothing recorded or waiting to be sent is touched."""
    with looking(desk) as connection:
        note(desk, connection, who.number, "sign_out")


@on_a_full_disk
def step_aside(desk: Desk, who: Staff) -> None:
    """Another person comes to the window; this one's session waits for their PIN."""
    with looking(desk) as connection:
        note(desk, connection, who.number, "session_parked")


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
def unlock(
    desk: Desk, who: Staff, password: str, *, event: str = "unlock", pin_will_do: bool = True
) -> Staff:
    """The same person again, by passphrase or, while `pin_will_do`, by their PIN. `event` is
    `RESUMED` where another person was at the window meanwhile.

    Raises Refusal as `sign_in` does (with `pin_left` after a wrong PIN), `pin.not_now` and
    `pin.not_here`: six digits where only the passphrase is of use.
    """
    if is_pin(password):
        if not pin_will_do:
            raise Refusal("pin.not_now", field="password")
        if not pins.has_pin(desk, who):
            raise Refusal("pin.not_here", field="password")
    return _authenticate(desk, who.number, password, event=event)


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
    now = desk.clock.now()
    with desk.store.read() as connection:
        number, counted, found = _sought(desk, connection, number)
        anew = _clock_was_set_back(connection, counted, now)
    if anew and desk.store.halted is None:
        with desk.store.write() as connection:
            failed, _ = directory.failures(connection, counted)
            directory.note_failure(connection, counted, failed, now + _delay(failed))
        anew = False
    with desk.store.read() as connection:
        if not anew:  # a store that only reads keeps nobody out for years
            _must_not_wait(connection, counted, now)
        by_pin = event in _BY_PIN and is_pin(password) and found is not None
        row = pins.usable(desk, connection, number) if by_pin else None
    # An unknown number costs as much time as a wrong passphrase, so that the answer names nobody.
    if row is not None:
        fits = pins.opens(desk, number, row, password, what=event)
    else:
        typed = code_as_typed(password) if found and found.one_time_until else password
        fits = password_matches(credential(desk, found) if found else _NOBODY, typed)
    by = "" if row is None else "pin"
    with looking(desk) as connection:
        # Again: tries made at once must not share one count, nor slip in while one of them locks.
        if anew:
            failed, _ = directory.failures(connection, counted)
        else:
            failed = _must_not_wait(connection, counted, now)
        if row is not None and pins.usable(desk, connection, number) is None:
            fits = False  # another try at the same moment was the tenth
        if found is not None and fits and found.active:
            if desk.store.halted is None:  # who signs in then can look, and nothing else
                directory.clear_failures(connection, counted)
                people_here.pin_was_right(connection, number)
            kept_out = _kept_out(desk, connection, found, event, replacing=replacing, by=by)
        else:
            known = number if found else ""
            kept_out = _failed(desk, connection, known, counted, failed, event, by=by)
    if kept_out is not None:
        raise kept_out
    assert found is not None, "nobody else is let in"
    return found.person


def _sought(desk: Desk, connection: Connection, typed: str) -> tuple[str, str, StaffEntry | None]:
    """Whom a number or a badge means: the number, under what its failures are counted, and the
    person, None for nobody."""
    number = typed.strip().upper().removeprefix("STAFF-")[:_NUMBER_CHARS_MAX]
    found = staff.entry(connection, number)
    if found is None:
        number = staff.number_of_badge(connection, badge_hash(desk, number)) or number
        found = staff.entry(connection, number)
    # What was typed for an unknown number may be a passphrase in the wrong field: not kept.
    hidden = f"unknown-{hashlib.sha256(number.encode()).hexdigest()[:16]}"
    return number, number if found else hidden, found


def _kept_out(
    desk: Desk, connection: Connection, who: StaffEntry, event: str, *, replacing: bool, by: str
) -> Refusal | None:
    """Lets the person in, and notes it; or why not, which is noted as well."""
    try:
        must_be_let_in(desk, connection, who, event=event, replacing=replacing)
    except Refusal as refusal:
        note(desk, connection, who.person.number, f"{event}_refused", code=refusal.code)
        return refusal
    note(desk, connection, who.person.number, event, by=by)
    if event == "sign_in":
        if desk.store.halted is None:
            people_here.signs_in(connection, who.person.number, desk.clock.now())
        if not replacing:
            note_use(desk, connection, who)
    return None


def _failed(
    desk: Desk,
    connection: Connection,
    number: str,
    counted: str,
    failed: int,
    event: str,
    *,
    by: str,
) -> Refusal:
    """Counts one more failure; the answer does not tell what was wrong."""
    failed += 1
    delay = _delay(failed)
    if desk.store.halted is None:
        directory.note_failure(connection, counted, failed, desk.clock.now() + delay)
        if number:
            people_here.fails(connection, number)
        if by:
            people_here.pin_failed(connection, number)
    note(desk, connection, number, f"{event}_failed", failures=failed, by=by)
    seconds = int(delay.total_seconds())
    if by and event != "approve":
        left = pins.tries_left(connection, number)
        return Refusal("sign_in.wrong", field="password", seconds=seconds, pin_left=left)
    return Refusal("sign_in.wrong", field="password", seconds=seconds)


def _delay(failed: int) -> timedelta:
    """How long the next try waits after so many failures in a row."""
    if failed >= LOCKED_AFTER:
        return timedelta(minutes=LOCKED_MINUTES)
    if failed > FREE_FAILURES:
        return timedelta(seconds=5 * 2 ** (failed - FREE_FAILURES))
    return timedelta(0)


def _clock_was_set_back(connection: Connection, number: str, now: datetime) -> bool:
    """Whether a delay would run for longer than any we give. It then begins anew: it neither keeps
    a person out for years, nor is it over for whoever sets the clock.
    """
    failed, next_at = directory.failures(connection, number)
    return next_at is not None and next_at > now + _delay(failed)


def _must_not_wait(connection: Connection, number: str, now: datetime) -> int:
    """Failures in a row so far. Raises Refusal `sign_in.wait` while a delay runs."""
    failed, next_at = directory.failures(connection, number)
    if next_at is not None and now < next_at:
        seconds = int((next_at - now).total_seconds()) + 1
        raise Refusal("sign_in.wait", field="password", seconds=seconds)
    return failed
