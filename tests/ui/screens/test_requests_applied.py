"""What another station asked for is done beside the person, and said."""

from __future__ import annotations

from cashier.domain.posting import RecordDraft, RecordKind
from cashier.services import drawers, reports, requests
from tests.ui.screens.conftest import BOYLE, RIVERA, TODAY
from ui.counter import Counter
from ui.workers import LedgerWorker


def test_a_drawer_asked_for_from_afar_is_closed_at_the_next_try(
    counter: Counter, ledger_worker: LedgerWorker
) -> None:
    desk = counter.desk
    session = drawers.open_drawer(desk, RIVERA, TODAY)
    with desk.store.write() as connection:
        requests.write(
            desk,
            connection,
            RecordDraft(
                posting_id=desk.clock.new_id(),
                kind=RecordKind.REQUEST,
                business_date=TODAY,
                recorded_at=desk.clock.now(),
                staff="2001",
                session_id=session.session_id,
                body={
                    "act": "force_close",
                    "session_id": session.session_id,
                    "reason": "gone home",
                    "site": desk.identity.site,
                    "station": desk.identity.station,
                },
            ),
        )
    changed: list[object] = []
    counter.events.drawer_changed.connect(changed.append)
    ledger_worker.now()
    assert drawers.current(desk, RIVERA) is None
    assert changed == [None]
    assert reports.z_report(desk, BOYLE, session.session_id).forced
    ledger_worker.now()
    assert changed == [None], "once"
    assert not requests.open_requests(desk, BOYLE)
