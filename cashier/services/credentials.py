"""One-time codes, badges and passphrases as they are kept: sealed for this organisation's stations.

Sign-in needs this before anything else of the counter is loaded, so what writes records comes late.
"""

from __future__ import annotations

import secrets
from dataclasses import replace

from cashier.domain.errors import Refusal
from cashier.domain.posting import instant_text
from cashier.domain.staff_act import StaffAct, StaffEntry
from cashier.services.desk import Desk, note
from cashier.store import staff
from cashier.vault import opened_text, sealed_text

_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No letter or digit that looks like another; 16 of 30 are 78 bits."""
_GROUPS, _GROUP = 4, 4


def new_code() -> str:
    """`K7QM-2XRV-9DHT-W4NB`."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def code_as_typed(text: str) -> str:
    """A one-time code as it is hashed: capitals, without dashes and spaces."""
    return "".join(text.split()).replace("-", "").upper()


def credential(desk: Desk, entry: StaffEntry) -> str:
    """The hash of a person's passphrase, opened where a station sealed it."""
    return opened_text(desk.hmac_key, entry.password_hash, bound_to=entry.person.number)


def sealed(desk: Desk, number: str, hashed: str) -> str:
    """A credential as records carry it: for this organisation's stations, and for that person."""
    return sealed_text(desk.hmac_key, hashed, bound_to=number)


def badge_hash(desk: Desk, code: str) -> str:
    """What the directory keeps of a badge's code: nothing a badge could be copied from."""
    return desk.duplicate_key(f"badge:{code}")


def own_passphrase(desk: Desk, number: str, hashed: str) -> None:
    """The person's new passphrase, already checked and hashed: it counts here at once, and
    everywhere when the ledger has the record. Works offline.

    Raises Refusal `staff.unknown` or `station.diverged`.
    """
    from cashier.services.staff_records import record_act  # not before it is needed: see above
    from cashier.store import lineage

    hidden = sealed(desk, number, hashed)
    with desk.store.write() as connection:
        lineage.must_be_one(connection, desk.identity)
        found = staff.entry(connection, number)
        if found is None:
            raise Refusal("staff.unknown", field="number", value=number)
        note(desk, connection, number, "passphrase_changed")
        record_act(
            desk,
            connection,
            number,
            {"act": StaffAct.PASSPHRASE.value, "number": number, "password_hash": hidden},
        )
        staff.put_own(
            connection,
            replace(
                found,
                password_hash=hidden,
                one_time_until="",
                used_at=max(found.used_at, instant_text(desk.clock.now())),
            ),
        )
