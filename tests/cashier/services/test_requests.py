"""A drawer of another station: asked for through the ledger, closed by the station that has it."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.errors import Refusal
from cashier.domain.posting import RecordDraft, RecordKind
from cashier.domain.report import DrawerReport
from cashier.domain.request import RequestAct, RequestAnswer
from cashier.ledger import directory as ledger_directory
from cashier.ledger.database import Database
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import drawers, payments, reports, requests
from cashier.services.desk import Desk
from cashier.services.force_close import Asked, cashier_of, force_close
from cashier.store import requests as stored
from cashier.vault import Keys
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    MENSAH,
    OKAFOR,
    RIVERA,
    TODAY,
    Broken,
    approved,
    draft,
    failing_at,
    must_hold,
    rows,
    scalar,
)
from tests.cashier.services.two_desks import TwoDesks, two_desks

WHY = "left open over night"


@pytest.fixture
def both(desk: Desk, desk_at: OpenDesk, own_ledger: EmbeddedLedger) -> TwoDesks:
    return two_desks(desk, desk_at, own_ledger)


def asked(both: TwoDesks, session: DrawerSession) -> Asked:
    """TRN-02 asks for the drawer of TRN-01, and the ledger has it."""
    payments.take(both.one, RIVERA, draft(both.one))
    both.sync(both.one, both.two)
    done = force_close(both.two, BOYLE, session.session_id, WHY)
    assert isinstance(done, Asked)
    both.sync(both.two)
    return done


def answers(desk: Desk) -> list[dict[str, object]]:
    with desk.store.read() as connection:
        found = connection.execute(text("SELECT canonical FROM posting WHERE kind = 'approval'"))
        return [json.loads(one)["body"] for one in found.scalars()]


def test_the_owner_closes_it_at_its_next_sync_and_tells(
    both: TwoDesks, drawer: DrawerSession
) -> None:
    request = asked(both, drawer)
    assert (request.site, request.station) == ("TRN", "01")
    assert cashier_of(both.two, drawer.session_id) == "1001"
    (waiting,) = requests.open_requests(both.two, MENSAH)
    assert (waiting.act, waiting.cashier, waiting.staff) == (
        RequestAct.FORCE_CLOSE,
        "1001",
        "2001",
    )
    assert drawers.current(both.one, RIVERA) is not None, "asking alone closes nothing"
    (done,) = both.sync(both.one)
    assert done.answer is RequestAnswer.DONE
    report = reports.z_report(both.one, BOYLE, drawer.session_id)
    assert done.report == report
    assert (report.staff, report.approver, report.reason) == ("1001", "2001", WHY)
    assert report.forced
    assert not both.sync(both.one), "once"
    both.sync()
    for desk in (both.one, both.two):
        assert not requests.open_requests(desk, BOYLE)
        must_hold(desk)
    with pytest.raises(Refusal, match=r"drawer\.closed"):
        force_close(both.two, BOYLE, drawer.session_id, WHY)


def test_ones_own_drawer_at_another_station_is_said_at_opening(
    both: TwoDesks, drawer: DrawerSession
) -> None:
    """It warns: a station that never comes back must not keep a person from working."""
    payments.take(both.one, RIVERA, draft(both.one))
    assert not drawers.proposal(both.two, RIVERA).open_elsewhere
    both.sync(both.one, both.two)
    (one,) = drawers.proposal(both.two, RIVERA).open_elsewhere
    assert (one.station_name, one.session_id) == ("TRN-01", drawer.session_id)
    assert (one.items, one.cents, one.hidden) == (0, 0, True)
    assert not drawers.proposal(both.two, OKAFOR).open_elsewhere
    assert not drawers.proposal(both.one, RIVERA).open_elsewhere
    drawers.open_drawer(both.two, RIVERA, TODAY)


def test_asked_twice_is_one_request(both: TwoDesks, drawer: DrawerSession) -> None:
    request = asked(both, drawer)
    before = rows(both.two)
    again = force_close(both.two, BOYLE, drawer.session_id, "another reason")
    assert again == request
    assert rows(both.two)["posting"] == before["posting"]


def test_closed_before_it_came_is_nothing_to_do(both: TwoDesks, drawer: DrawerSession) -> None:
    asked(both, drawer)
    done = force_close(both.one, HADDAD, drawer.session_id, "here, a moment earlier")
    assert isinstance(done, DrawerReport)
    (applied,) = both.sync(both.one)
    assert (applied.answer, applied.why) == (RequestAnswer.NOTHING_TO_DO, "drawer.closed")
    assert reports.z_report(both.one, BOYLE, drawer.session_id) == done
    both.sync()
    assert not requests.open_requests(both.two, BOYLE)
    (answer,) = answers(both.one)
    assert (answer["answer"], answer["act"]) == ("nothing_to_do", "force_close")


def test_who_may_ask_and_for_what(both: TwoDesks, drawer: DrawerSession) -> None:
    both.sync(both.one, both.two)
    before = rows(both.two)
    session = drawer.session_id
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        force_close(both.two, OKAFOR, session, WHY)
    with pytest.raises(Refusal, match=r"session\.unknown"):
        force_close(both.two, BOYLE, both.two.clock.new_id(), WHY)
    with pytest.raises(Refusal, match=r"drawer\.counted_elsewhere"):
        force_close(both.two, BOYLE, session, WHY, counts={})
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        requests.open_requests(both.two, OKAFOR)
    assert rows(both.two) == before
    assert isinstance(
        force_close(both.two, OKAFOR, session, WHY, approved(both.two, "force_close")), Asked
    )


def test_nobody_asks_for_their_own(both: TwoDesks) -> None:
    own = drawers.open_drawer(both.one, BOYLE, TODAY)
    both.sync(both.one, both.two)
    with pytest.raises(Refusal, match=r"approver\.same_person"):
        force_close(both.two, BOYLE, own.session_id, WHY)


def test_the_owner_looks_again_at_who_asked(
    both: TwoDesks, drawer: DrawerSession, training_keys: Keys, training_clock: TrainingClock
) -> None:
    """Who lost the right meanwhile closes nothing, and is answered."""
    asked(both, drawer)
    database = Database.open(both.one.home.ledger, training_keys, training_clock)
    ledger_directory.disable_staff(database, BOYLE.number)
    database.close()
    (applied,) = both.sync(both.one)
    assert (applied.answer, applied.why) == (RequestAnswer.REFUSED, "approver.not_allowed")
    assert drawers.current(both.one, RIVERA) is not None


def test_what_a_cashier_asks_past_the_services_is_heard_by_nobody(
    both: TwoDesks, drawer: DrawerSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cashier.store.authority.must_be_allowed", lambda *_: None)
    with both.two.store.write() as connection:
        request = {
            "act": "force_close",
            "session_id": drawer.session_id,
            "reason": WHY,
            "site": "TRN",
            "station": "01",
        }
        requests.write(
            both.two,
            connection,
            RecordDraft(
                posting_id=both.two.clock.new_id(),
                kind=RecordKind.REQUEST,
                business_date=TODAY,
                recorded_at=both.two.clock.now(),
                staff="1002",
                session_id=drawer.session_id,
                body=request,
            ),
        )
    assert not both.sync(both.two, both.one)
    assert drawers.current(both.one, RIVERA) is not None
    assert not requests.open_requests(both.one, BOYLE)


def test_an_answer_that_comes_before_its_request_ends_it_all_the_same(desk: Desk) -> None:
    """The two stand in the feeds of two sites, which are read one after the other."""
    request = {
        "kind": "request",
        "posting_id": "r",
        "business_date": "2026-11-23",
        "recorded_at": "2026-11-23T14:00:00.000000Z",
        "staff": "2001",
        "site": "BOS",
        "station": "02",
        "body": {"act": "force_close", "session_id": "s", "site": "WOR", "station": "01"},
    }
    answer = {"kind": "approval", "body": {"request": "r"}}
    with desk.store.write() as connection:
        for record in (answer, request):
            stored.note(connection, record)
        assert not stored.open_requests(connection)
        stored.note(connection, {**request, "posting_id": "q", "body": {"act": "force_close"}})
        stored.note(connection, {**request, "posting_id": "q", "body": {"act": 7}})
        assert not stored.open_requests(connection), "of no form we know"


def test_cut_anywhere_it_is_done_or_not_and_never_twice(
    both: TwoDesks, drawer: DrawerSession
) -> None:
    """Every statement of the owner's answer fails once; after it all, one close and one answer."""
    asked(both, drawer)
    assert not both.sync(both.two)
    from cashier.sync import step

    step(both.one.store, both.ledger, both.one.clock, both.one.identity)
    before = rows(both.one)
    nth = 0
    while True:
        nth += 1
        try:
            with failing_at(both.one, nth):
                done = requests.apply(both.one)
        except Broken:
            assert rows(both.one) == before
            continue
        assert len(done) == 1
        break
    assert nth > 10
    assert not requests.apply(both.one)
    assert scalar(both.one, "SELECT count(*) FROM posting WHERE kind = 'closed'") == 1
    assert len(answers(both.one)) == 1
