"""Audit lines leave the station with its records: what is due is sealed before a step is taken.

Beside `step`, not in it: sealing may fail or be left out, and no item waits for it or changes.
"""

from __future__ import annotations

from cashier.clock import Clock
from cashier.domain.errors import Fault
from cashier.domain.site import StationIdentity
from cashier.log import logger
from cashier.store import audit_records, lineage
from cashier.store.engine import Store


def seal(store: Store, clock: Clock, identity: StationIdentity, *, at_once: bool = False) -> int:
    """Seals audit lines that are due as records, and how many records that were; `at_once` all.

    Each record is a short transaction of its own. Raises nothing: what could not be sealed now
    (a full disk, a store that is busy) is sealed before a later step.
    """
    made = 0
    try:
        while True:
            with store.read() as connection:
                if (
                    (made and not at_once)
                    or lineage.diverged(connection) is not None
                    or not audit_records.due(connection, clock.now(), at_once=at_once)
                ):
                    return made
            with store.write() as connection:
                found = audit_records.seal_next(
                    connection, identity, posting_id=clock.new_id(), now=clock.now()
                )
            if found is None:
                return made
            made += 1
    except Fault as fault:
        logger("sync").warning("audit lines wait", code=fault.code)
        return made
