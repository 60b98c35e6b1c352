"""A person's PIN at this station: six digits that open a key which is of use here alone.

A PIN never signs in. Enrolled after the passphrase, it unlocks, switches and approves: with it and
a secret of this station the person's key is opened, and that key signs what is asked. Ten wrong
tries in a row, and the passphrase is asked; that also outlasts a restart.
Source: reliability.md 7 (activation secret, NIST SP 800-63B-4).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

from cashier import signing
from cashier.domain.errors import Refusal
from cashier.domain.posting import instant_text
from cashier.domain.secrets_chosen import pin_must_be_good
from cashier.domain.staff import Staff
from cashier.domain.staff_act import StaffEntry
from cashier.services.credentials import credential
from cashier.services.desk import Desk, note
from cashier.store import passphrase as by_passphrase
from cashier.store import people_here, staff
from cashier.store.engine import Connection
from cashier.store.people_here import Pin
from cashier.vault import PasswordCost

TRIES = 10


def enrol(desk: Desk, who: Staff, pin: str, *, cost: PasswordCost | None = None) -> None:
    """Gives the person a PIN here instead of any before. The caller has just had their passphrase:
    `staffing.enrol_pin` asks for it.

    Raises Refusal `pin.not_allowed`, `pin.not_six`, `pin.common` or `staff.unknown`.
    """
    must_be_allowed(desk)
    pin_must_be_good(pin, about=(who.number, who.name))
    key = signing.new_key()
    public = signing.public_key(key)
    # takes long on purpose: outside the transaction
    locked = by_passphrase.lock(key, _words(desk, pin), _about(desk, who.number, public), cost)
    with desk.store.write() as connection:
        entry = staff.entry(connection, who.number)
        if entry is None:
            raise Refusal("staff.unknown", field="number", value=who.number)
        people_here.put_pin(
            connection,
            who.number,
            public_key=public,
            locked=locked,
            of_passphrase=mark(desk, entry),
            at=desk.clock.now(),
        )
        note(desk, connection, who.number, "pin_enrolled", key=signing.key_id(public))


def give_up(desk: Desk, who: Staff) -> None:
    """The person wants no PIN here any more."""
    with desk.store.write() as connection:
        if people_here.drop_pin(connection, who.number):
            note(desk, connection, who.number, "pin_given_up")


def has_pin(desk: Desk, who: Staff) -> bool:
    """Whether the person can unlock and switch by a PIN here now."""
    with desk.store.read() as connection:
        return usable(desk, connection, who.number) is not None


def must_be_allowed(desk: Desk) -> None:
    """Raises Refusal `pin.not_allowed` where the organisation wants passphrases only."""
    if not desk.settings.pin_allowed:
        raise Refusal("pin.not_allowed", field="pin")


def usable(desk: Desk, connection: Connection, number: str) -> Pin | None:
    """The PIN's row, where it is of use: allowed, tries left, and the passphrase still the one it
    was enrolled with (a reset ends it). Not where the store takes no writing: tries could not be
    counted."""
    if not desk.settings.pin_allowed or desk.store.halted is not None:
        return None
    found, entry = people_here.pin_of(connection, number), staff.entry(connection, number)
    if found is None or entry is None or found.failures >= TRIES:
        return None
    return found if found.of_passphrase == mark(desk, entry) else None


def tries_left(connection: Connection, number: str) -> int:
    """How often the PIN may still be wrong; 0 where only the passphrase is of use."""
    found = people_here.pin_of(connection, number)
    return 0 if found is None else max(0, TRIES - found.failures)


def opens(desk: Desk, number: str, row: Pin, pin: str, *, what: str) -> bool:
    """Whether the PIN opens the person's key and that key signs `what` as theirs. Takes long."""
    try:
        key = by_passphrase.unlock(
            row.locked, _words(desk, pin), _about(desk, number, row.public_key)
        )
    except Refusal:
        return False
    asked = f"{what} {number} {instant_text(desk.clock.now())} {secrets.token_hex(16)}".encode()
    return signing.signed_by(row.public_key, asked, signing.sign(key, asked))


def mark(desk: Desk, entry: StaffEntry) -> str:
    """Which passphrase somebody has, without telling it."""
    return hashlib.sha256(b"passphrase " + credential(desk, entry).encode()).hexdigest()


def _words(desk: Desk, pin: str) -> str:
    """The PIN with this station's secret, which is in the keyring and in no copy of the store:
    a million PINs are soon tried by whoever has both, and by nobody who has one."""
    station = desk.station_key or desk.hmac_key
    return f"{hmac.new(station, b'cashier pin 1', hashlib.sha256).hexdigest()} {pin}"


def _about(desk: Desk, number: str, public: str) -> dict[str, str]:
    return {"staff": number, "station": desk.identity.name, "public_key": public}
