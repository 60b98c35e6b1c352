"""What was put right stands in exactly one Z: the first one made after it."""

from __future__ import annotations

from datetime import date, timedelta

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerSession
from cashier.domain.payment import Visit
from cashier.domain.posting import RecordKind
from cashier.services import corrections, drawers, mistakes, payments, reports
from cashier.services.desk import Desk
from receipts.report_document import report_document
from receipts.report_files import report_values
from receipts.report_pdf import report_pdf
from receipts.text import text
from tests.cashier.counter import BOYLE, NOW, OKAFOR, RIVERA, approved, check, draft, item
from tests.cashier.services.test_mistakes import close, visit

__all__ = ["visit"]


def reverse(desk: Desk, visit: Visit, line: int) -> None:
    mistakes.reverse(
        desk,
        RIVERA,
        visit.receipt_number,
        line,
        reason="recorded twice",
        approval=approved(desk, "reverse"),
    )


def test_each_act_stands_in_one_z(
    desk: Desk, drawer: DrawerSession, visit: Visit, training_clock: TrainingClock
) -> None:
    corrections.correct(
        desk,
        RIVERA,
        visit.receipt_number,
        1,
        {"number": "1043", "account": "4400999999"},
        reason="misread",
        approval=approved(desk, "correct"),
    )
    close(desk)
    first = reports.z_report(desk, BOYLE)
    assert [one.kind for one in first.acts] == [RecordKind.CORRECTION]
    assert first.acts[0].changed == "number 1042 to 1043; account ...3456 to ...9999"
    reverse(desk, visit, 1)
    training_clock.set(NOW + timedelta(days=1))
    second = drawers.open_drawer(desk, OKAFOR, date(2026, 11, 24))
    payments.take(desk, OKAFOR, draft(desk, item(desk, check(500))))
    reverse(desk, visit, 2)
    x = reports.x_report(desk, BOYLE, second.session_id)
    assert [(one.kind, one.line) for one in x.acts] == [
        (RecordKind.REVERSAL, 1),
        (RecordKind.REVERSAL, 2),
    ]
    again = reports.z_report(desk, BOYLE, first.session_id)
    assert again == first
    for shown in (text(report_document(x)), str(report_values(x)), str(len(report_pdf(x)))):
        assert shown
    paper = text(report_document(x))
    assert "Put right since the last Z" in paper
    assert f"Reversed {visit.receipt_number} item 1" in paper
    assert "-$206.00" in paper
    assert "recorded twice, 1001, 2001" in " ".join(paper.split())


def test_a_z_without_acts_keeps_the_hash_it_had(desk: Desk, visit: Visit) -> None:
    import hashlib
    from dataclasses import replace

    from cashier.domain.codec import to_plain
    from cashier.domain.posting import canonical_json

    close(desk)
    z = reports.z_report(desk, BOYLE)
    body = to_plain(replace(z, report_hash=""))
    assert body.pop("acts") == []
    assert not body.pop("forced")
    assert not body.pop("review_pending")
    assert body.pop("named") == []
    assert body.pop("gaps") == []
    assert z.report_hash == hashlib.sha256(canonical_json(body).encode()).hexdigest()
