"""What a person may ask a report of: never more than the report itself would show them."""

from __future__ import annotations

import pytest

from cashier.domain.drawer import DrawerSession, KindCount
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report_tables import ReportName
from cashier.domain.staff import Role, Staff
from cashier.services import drawers, payments
from cashier.services.desk import Desk
from cashier.services.report_choices import choices
from tests.cashier.counter import BOYLE, MENSAH, OKAFOR, RIVERA, TODAY, draft

ADMINISTRATOR = Staff(number="3001", name="L. Chen", role=Role.ADMINISTRATOR)


@pytest.fixture
def closed(desk: Desk, drawer: DrawerSession) -> Desk:
    """Rivera's drawer closed, Okafor's open."""
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, {InstrumentKind.PERSONAL_CHECK: KindCount(items=1, cents=20600)})
    drawers.close(desk, RIVERA)
    drawers.open_drawer(desk, OKAFOR, TODAY)
    return desk


def test_a_supervisor_is_offered_every_kind_and_drawer(closed: Desk) -> None:
    found = choices(closed, BOYLE)
    assert set(found.names) == set(ReportName)
    assert [(one.z_number, one.staff_name) for one in found.closed] == [(1, "A. Rivera")]
    assert [one.staff for one in found.open] == [OKAFOR.number]
    assert found.sites[0][0] == closed.identity.site
    assert (found.today, found.tickets) == (TODAY, ())


def test_ones_own_open_drawer_is_not_offered(closed: Desk) -> None:
    drawers.open_drawer(closed, BOYLE, TODAY)
    assert [one.staff for one in choices(closed, BOYLE).open] == [OKAFOR.number]
    assert len(choices(closed, MENSAH).open) == 2, "an auditor has none of their own"


def test_a_cashier_has_the_own_z_reports(closed: Desk) -> None:
    for who, number in ((RIVERA, 1), (OKAFOR, 0)):
        found = choices(closed, who)
        assert found.names == (ReportName.Z,)
        assert len(found.closed) == number
        assert found.open == ()


def test_who_reads_no_report_is_refused(closed: Desk) -> None:
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        choices(closed, ADMINISTRATOR)
