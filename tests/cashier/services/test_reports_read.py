"""The reports of a site and its days: figures against sums made here once more; who may read."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from cashier.clock import TrainingClock
from cashier.domain.drawer import KindCount
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report_tables import Report, ReportChoice, ReportName, Stopped
from cashier.domain.staff import Act, Staff
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import deposits, drawers, mistakes, payments
from cashier.services.desk import Desk
from cashier.services.reports_read import read_report
from cashier.sync import step
from receipts.report_document import report_document
from receipts.report_files import report_csv, report_text, report_values
from receipts.report_pdf import report_pdf
from receipts.report_xlsx import report_xlsx
from receipts.text import text
from tests.cashier.conftest import OpenDesk
from tests.cashier.counter import (
    BOYLE,
    HADDAD,
    LINDQVIST,
    MENSAH,
    NOW,
    OKAFOR,
    RIVERA,
    TODAY,
    approved,
    check,
    draft,
    item,
    money_order,
    overriding,
    scalar,
)
from tests.cashier.site import sync, windows

CHECKS, ORDERS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER


def read(desk: Desk, name: ReportName, who: Staff = BOYLE, **more: object) -> Report:
    return read_report(desk, who, ReportChoice(name=name, **more))  # type: ignore[arg-type]


def fact(report: Report, section: str, name: str) -> object:
    (value,) = report.section(section).column(name)
    return value


@pytest.fixture
def day(desk: Desk) -> dict[str, str]:
    """Two closed drawers, one of them four dollars short, with a void and an override; a
    supervisor's own, still open. Sessions by staff number.
    """
    sessions = {}
    altered = item(desk, check(7700, altered=True))
    taken = drawers.open_drawer(desk, RIVERA, TODAY)
    sessions[RIVERA.number] = taken.session_id
    visit = payments.take(
        desk,
        RIVERA,
        draft(
            desk, item(desk, check(20600)), item(desk, money_order(3457)), item(desk, check(100))
        ),
    )
    mistakes.void(
        desk, RIVERA, visit.receipt_number, 3, reason="twice", approval=approved(desk, "void")
    )
    payments.take(desk, RIVERA, draft(desk, altered, overrides=(overriding(desk, "CHK-ALTERED"),)))
    drawers.count(
        desk,
        RIVERA,
        {CHECKS: KindCount(items=2, cents=28300), ORDERS: KindCount(items=1, cents=3457)},
    )
    drawers.close(desk, RIVERA)
    sessions[OKAFOR.number] = drawers.open_drawer(desk, OKAFOR, TODAY).session_id
    payments.take(desk, OKAFOR, draft(desk, item(desk, check(5000))))
    drawers.count(desk, OKAFOR, {CHECKS: KindCount(items=1, cents=4600)})
    drawers.close(desk, OKAFOR, reason="amount misread", approval=approved(desk, "close"))
    sessions[BOYLE.number] = drawers.open_drawer(desk, BOYLE, TODAY).session_id
    payments.take(desk, BOYLE, draft(desk, item(desk, check(99_900))))
    return sessions


def undeposited(desk: Desk, *sessions: str) -> int:
    """What the entries left in the trays, read from the records' own text."""
    names = {f"undeposited/{session}" for session in sessions}
    texts = json.loads(
        scalar(desk, "SELECT json_group_array(canonical) FROM posting WHERE kind <> 'audit'")
    )
    return sum(
        entry["cents"]
        for text in texts
        for entry in json.loads(text)["entries"]
        if entry["account"] in names
    )


def test_a_site_day_adds_up_and_leaves_out_what_the_reader_is_to_count(
    desk: Desk, day: dict[str, str]
) -> None:
    report = read(desk, ReportName.SITE_DAY)
    wanted = undeposited(desk, day["1001"], day["1002"])
    assert wanted == 20600 + 3457 + 7700 + 5000
    assert fact(report, "summary", "cents") == wanted
    for section in ("drawers", "kinds", "half_hours", "items"):
        assert report.section(section).total[-1 if section != "drawers" else 6] == wanted
    assert report.section("drawers").column("cents") == (31757, 5000, None)
    assert report.section("drawers").column("stage")[-1] == "open, yours"
    assert report.section("drawers").total[8] == -400
    assert report.section("taken_back").column("state") == ("voided",)
    assert report.verdict == "Not closed yet"
    assert "99" not in str(report.section("items").column("cents"))

    other = read(desk, ReportName.SITE_DAY, HADDAD)
    assert fact(other, "summary", "cents") == wanted + 99_900
    assert read(desk, ReportName.ALL_SITES).section("sites").total[5] == wanted


def test_overrides_and_approvals_with_who_and_why(desk: Desk, day: dict[str, str]) -> None:
    report = read(desk, ReportName.OVERRIDES, MENSAH, day_from=TODAY)
    found = report.section("overrides")
    assert found.column("code") == ("CHK-ALTERED",)
    assert found.column("approver") == ("N. Boyle (2001)",)
    assert found.column("reason") == ("seen",)
    assert found.column("cents") == (7700,)
    assert report.section("approvals").column("act") == ("Void", "Closed, signed")
    rules = dict(
        zip(
            report.section("rules").column("code"),
            report.section("rules").column("overridden"),
            strict=True,
        )
    )
    assert rules["CHK-ALTERED"] == 1
    later = read(desk, ReportName.OVERRIDES, day_from=TODAY + timedelta(days=1))
    assert later.section("overrides").rows == ()


def test_what_is_not_at_the_bank_and_the_deposit_that_takes_it_there(
    desk: Desk, day: dict[str, str], own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    report = read(desk, ReportName.UNDEPOSITED)
    assert report.section("undeposited").total[-1] == 36757
    assert report.verdict == "None overdue"
    made = deposits.prepare(
        desk, HADDAD, (day["1001"], day["1002"]), ledger=own_ledger, bag="TE0048213"
    )
    lines = [line.posting_id for line in made.lines]
    listed = read(desk, ReportName.DEPOSIT, MENSAH)
    assert listed.section("deposits").total[-1] == listed.section("lines").total[-1] == 36757
    deposits.verify(
        desk,
        HADDAD,
        made.ticket,
        lines,
        ledger=own_ledger,
        approval=approved(desk, "verify_deposit", BOYLE),
    )
    one = read(desk, ReportName.DEPOSIT, ticket=made.ticket)
    assert one.title == f"Deposit {made.ticket}"
    assert one.verdict == "Complete"
    for name in ("cents", "postings_cents", "instruments_cents", "lines_cents"):
        assert fact(one, "deposit", name) == 36757
    assert fact(one, "deposit", "checks_cents") == 33300
    assert fact(one, "deposit", "hash_total") == 3 * 11999993
    assert one.section("bundles").total[-1] == 36757
    training_clock.set(NOW + timedelta(days=7))
    late = read(desk, ReportName.UNDEPOSITED)
    assert late.verdict == "2 overdue"
    assert late.section("undeposited").column("days_late") == (3, 3)
    deposits.send(desk, HADDAD, made.ticket, ledger=own_ledger)
    assert read(desk, ReportName.UNDEPOSITED).section("undeposited").rows == ()


def test_a_period_by_day_cashier_and_fiscal_year(
    desk: Desk, day: dict[str, str], training_clock: TrainingClock
) -> None:
    training_clock.set(NOW + timedelta(days=1))
    drawers.open_drawer(desk, OKAFOR, TODAY + timedelta(days=1))
    payments.take(desk, OKAFOR, draft(desk, item(desk, check(1000))))
    report = read(desk, ReportName.PERIOD, HADDAD, day_from=date(2026, 11, 1))
    everything = 36757 + 99_900 + 1000
    for section in ("days", "cashiers", "fiscal_years"):
        assert report.section(section).total[3] == everything
    assert report.section("kinds").total[2] == everything
    assert report.section("days").column("day") == (TODAY, TODAY + timedelta(days=1))
    assert report.section("fiscal_years").column("fiscal_year") == ("2027",)
    assert read(desk, ReportName.PERIOD, HADDAD).choice.day_from == date(2026, 11, 1)


def test_an_audit_extract_says_whether_the_chain_is_whole(desk: Desk, day: dict[str, str]) -> None:
    report = read(desk, ReportName.AUDIT, MENSAH, day_from=TODAY)
    assert report.verdict == "Chain whole"
    told = report.section("lines")
    assert len(told.rows) == scalar(desk, "SELECT count(*) FROM audit")
    assert told.column("event")[-1] == "report_read"
    assert "99900" in str(told.column("data"))
    own = read(desk, ReportName.AUDIT, BOYLE).section("lines")
    assert "99900" not in str(own.column("data"))
    assert "20600" not in str(own.column("data"))
    assert "24157" in str(own.column("data"))
    with desk.store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER IF EXISTS audit_no_update")
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
        ).scalars()
        for name in list(names):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("UPDATE audit SET staff = '9' WHERE n = 3")
        connection.exec_driver_sql(
            "UPDATE audit SET canonical = replace(canonical, '1001', '1009') WHERE n = 4"
        )
    assert read(desk, ReportName.AUDIT, MENSAH).verdict == "Chain broken"


def test_each_report_read_is_in_the_audit(desk: Desk) -> None:
    read(desk, ReportName.SITE_DAY)
    last = json.loads(scalar(desk, "SELECT canonical FROM audit ORDER BY n DESC LIMIT 1"))
    assert (last["event"], last["staff"]) == ("report_read", "2001")
    assert last["data"]["report"] == "site_day"
    assert last["data"]["since"] == TODAY.isoformat()


def test_cashiers_and_administrators_read_none_of_them(desk: Desk, day: dict[str, str]) -> None:
    assert read(desk, ReportName.Z, RIVERA, session_id=day["1001"]).title == "Z report 1"
    for name in ReportName:
        for who in (RIVERA, LINDQVIST):
            assert not who.may(Act.REPORTS)
            with pytest.raises(Refusal) as refused:
                read(desk, name, who, session_id=day["1002"])
            assert refused.value.code == "role.not_allowed"


def test_what_makes_no_report(desk: Desk, day: dict[str, str]) -> None:
    for code, name, more in (
        ("report.days", "period", {"day_from": TODAY, "day_to": TODAY - timedelta(days=1)}),
        ("report.days", "period", {"day_from": date(1990, 1, 1)}),
        ("report.one_day", "site_day", {"day_from": TODAY, "day_to": date(2026, 11, 24)}),
        ("report.unknown_site", "site_day", {"site": "XXX"}),
        ("deposit.unknown", "deposit", {"ticket": "TRN-20261123-09"}),
        ("session.missing", "x", {}),
        ("report.own_drawer", "x", {"session_id": day["2001"]}),
        ("drawer.closed", "x", {"session_id": day["1001"]}),
        ("drawer.not_closed", "z", {"session_id": day["2001"]}),
    ):
        with pytest.raises(Refusal) as refused:
            read(desk, ReportName(name), **more)
        assert refused.value.code == code


def test_a_person_stops_it(desk: Desk, day: dict[str, str]) -> None:
    def stop(done: int, of_all: int) -> None:
        if done:
            raise Stopped

    with pytest.raises(Stopped):
        read_report(desk, BOYLE, ReportChoice(name=ReportName.SITE_DAY), progress=stop)


def test_a_z_asked_again_is_the_same_in_every_byte(
    desk: Desk,
    desk_at: Callable[[str], Desk],
    day: dict[str, str],
    own_ledger: EmbeddedLedger,
    training_clock: TrainingClock,
) -> None:
    session = day["1002"]
    before = files(read(desk, ReportName.Z, session_id=session))
    (number,) = read(desk, ReportName.Z, session_id=session).section("items").column("receipt")
    step(desk.store, own_ledger, desk.clock, desk.identity)
    training_clock.set(NOW + timedelta(days=400))
    mistakes.reverse(
        desk, RIVERA, str(number), 1, reason="wrong payer", approval=approved(desk, "reverse")
    )
    desk.store.close()
    assert files(read(desk_at("home"), ReportName.Z, session_id=session)) == before


def test_a_z_changed_in_the_archive_is_shown_to_nobody(desk: Desk, day: dict[str, str]) -> None:
    with desk.store.write() as connection:
        connection.exec_driver_sql("DROP TRIGGER z_report_no_update")
        connection.exec_driver_sql("UPDATE z_report SET report = replace(report, '5000', '5001')")
    with pytest.raises(Fault, match=r"report\.altered"):
        read(desk, ReportName.Z, session_id=day["1002"])


def files(report: Report) -> dict[str, bytes]:
    return {
        "pdf": report_pdf(report),
        "xlsx": report_xlsx(report),
        "csv": report_csv(report).encode(),
        "json": json.dumps(report_values(report)).encode(),
        "text": report_text(report).encode(),
        "slip": text(report_document(report, items=True)).encode(),
    }


def test_as_of_is_the_news_of_the_other_stations(
    desk: Desk, day: dict[str, str], own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    before = read(desk, ReportName.SITE_DAY)
    assert before.unconfirmed > 0
    step(desk.store, own_ledger, desk.clock, desk.identity)
    training_clock.set(NOW + timedelta(hours=1))
    after = read(desk, ReportName.SITE_DAY)
    assert after.unconfirmed == 0
    assert after.as_of < after.made_at


def test_other_windows_and_other_sites(
    desk_at: OpenDesk, own_ledger: EmbeddedLedger, training_clock: TrainingClock
) -> None:
    one, two, far = windows(desk_at, own_ledger, ("TRN", "01"), ("TRN", "02"), ("WOR", "01"))
    for place, who, cents in ((one, RIVERA, 20600), (two, OKAFOR, 300), (far, RIVERA, 7)):
        drawers.open_drawer(place, who, TODAY)
        rule = overriding(place, "CHK-ALTERED")
        altered = item(place, check(cents, altered=True))
        payments.take(place, who, draft(place, altered, overrides=(rule,)))
    drawers.count(two, OKAFOR, {CHECKS: KindCount(items=1, cents=300)})
    drawers.close(two, OKAFOR)
    for place in (far, two, one):
        sync(place, own_ledger)
    heard = training_clock.now()
    training_clock.set(NOW + timedelta(hours=2))

    day = read(one, ReportName.SITE_DAY)
    assert day.section("drawers").column("cents") == (20600, 300)
    assert day.section("items").total[-1] == fact(day, "summary", "cents") == 20900
    assert day.as_of <= heard < day.made_at
    assert read(one, ReportName.OVERRIDES).section("overrides").column("cents") == (20600, 300)
    assert read(one, ReportName.PERIOD).section("kinds").total[-1] == 20900
    assert read(one, ReportName.UNDEPOSITED).section("undeposited").column("cents") == (300,)

    everywhere = read(one, ReportName.ALL_SITES)
    assert everywhere.section("sites").column("site") == ("TRN", "WOR")
    assert everywhere.section("sites").column("cents") == (20900, 7)
    assert everywhere.section("sites").column("undeposited_cents") == (300, None)
    other = read(one, ReportName.SITE_DAY, site="WOR")
    assert fact(other, "summary", "cents") == 7
    assert [section.name for section in other.sections] == ["summary", "drawers", "to_look_at"]
    for name in (
        ReportName.DEPOSIT,
        ReportName.UNDEPOSITED,
        ReportName.OVERRIDES,
        ReportName.AUDIT,
    ):
        with pytest.raises(Refusal, match=r"report\.other_site"):
            read(one, name, site="WOR")
