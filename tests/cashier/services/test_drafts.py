"""Payments begun and not recorded: per person, gone once posted, never both."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cashier.clock import TrainingClock
from cashier.services import drafts, drawers, payments
from cashier.services.desk import Desk
from cashier.services.drafts import BegunVisit
from tests.ui.screens.conftest import BOYLE, NOW, RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.takings import check, visit_draft

__all__ = ["clock", "desk", "home_made", "keys"]


def one(visit_id: str = "v-1", body: str = "{}") -> BegunVisit:
    return BegunVisit(visit_id=visit_id, begun_at=NOW, body=body)


def test_the_newest_state_is_kept_per_person(desk: Desk) -> None:
    assert drafts.keep_visit(desk, RIVERA, one(body="first"))
    assert drafts.keep_visit(desk, RIVERA, one(body="second"))
    drafts.save(desk, RIVERA, drafts.COUNT, {"personal_check": "2"})
    assert drafts.begun_visits(desk, RIVERA) == (one(body="second"),)
    assert drafts.begun_visits(desk, BOYLE) == ()


def test_put_aside_it_stays_for_the_day_and_given_up_it_goes(
    desk: Desk, clock: TrainingClock
) -> None:
    drafts.keep_visit(desk, RIVERA, one("v-1"))
    drafts.put_aside(desk, RIVERA, "v-1")
    assert drafts.begun_visits(desk, RIVERA) == (replace(one("v-1"), aside=True),)
    later = replace(one("v-2"), begun_at=NOW + timedelta(days=1))
    clock.set(later.begun_at)
    drafts.keep_visit(desk, RIVERA, later)
    drafts.put_aside(desk, RIVERA, "v-2")
    assert [kept.visit_id for kept in drafts.begun_visits(desk, RIVERA)] == ["v-2"]
    drafts.forget_visit(desk, RIVERA, "v-2")
    assert drafts.begun_visits(desk, RIVERA) == ()


def test_a_recorded_visit_has_no_draft_and_a_late_save_makes_none(desk: Desk) -> None:
    drawers.open_drawer(desk, RIVERA, TODAY)
    draft = visit_draft(desk, check())
    begun = one(draft.visit_id)
    drafts.keep_visit(desk, RIVERA, begun)
    payments.take(desk, RIVERA, draft)
    assert drafts.load(desk, RIVERA, f"visit {draft.visit_id}") == {}, "in the same transaction"
    assert drafts.begun_visits(desk, RIVERA) == ()
    assert not drafts.keep_visit(desk, RIVERA, begun)
    assert drafts.load(desk, RIVERA, f"visit {draft.visit_id}") == {}
