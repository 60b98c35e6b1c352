"""Every role against every act, through the services: no wrong yes, no wrong no.

The expectations are written out from design.md (Roles), not read from `domain.staff`. Whoever adds
a service that a person calls must say here who may.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

import cashier.services
from cashier.domain.bank_files import BankForm
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import IdentityMethod
from cashier.domain.report import DrawerReport
from cashier.domain.report_tables import ReportChoice, ReportName
from cashier.domain.site import Site
from cashier.domain.staff import MAY, Role, Staff, must_approve
from cashier.ledger.embedded import EmbeddedLedger
from cashier.services import (
    accounts,
    approvals,
    attention,
    audit_trail,
    bank_files,
    board,
    corrections,
    counts,
    deposit_trace,
    deposits,
    drawers,
    endorsements,
    exceptions,
    force_close,
    items,
    mistakes,
    payments,
    place_acts,
    places,
    printing,
    receipt_check,
    records,
    report_choices,
    reports,
    reports_read,
    requests,
    reviews,
    staff_admin,
    station_settings,
    suspense,
    undeposited,
)
from cashier.services.audit_trail import AuditQuery
from cashier.services.desk import Approval, Desk
from cashier.services.place_acts import LedgerLogin
from cashier.vault import Keys, PasswordCost
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
    draft,
    rows,
)

C, S, A, U = "cashier", "supervisor", "administrator", "auditor"
PEOPLE: dict[str, Staff] = {C: RIVERA, S: BOYLE, A: LINDQVIST, U: MENSAH}
CHEAP = PasswordCost(memory_kib=8, time_cost=1, parallelism=1)
RECEIPT = "TRN-01-000001-1"
Call = Callable[[Desk, Staff, Any], object]


def signed(desk: Desk, act: str) -> Any:
    return approved(desk, act, HADDAD)


COUNTER: dict[str, Call] = {
    "accounts.confirm_identity": lambda d, w, _: accounts.confirm_identity(
        d, w, "7", IdentityMethod.PHOTO_ID
    ),
    "payments.check": lambda d, w, _: payments.check(d, w, draft(d)),
    "payments.take": lambda d, w, _: payments.take(d, w, draft(d)),
    "printing.copy": lambda d, w, _: printing.copy(d, w, RECEIPT),
    "printing.slip_again": lambda d, w, _: printing.slip_again(d, w, RECEIPT, "s"),
    "printing.came_out": lambda d, w, _: printing.came_out(d, w, "job"),
    "printing.release_held": lambda d, w, _: printing.release_held(d, w),
    "records.shown_copy": lambda d, w, _: records.shown_copy(d, w, RECEIPT),
    "receipt_check.visit_of_code": lambda d, w, _: receipt_check.visit_of_code(d, w, "x"),
    "items.today": lambda d, w, _: items.today(d, w),
    "items.visit": lambda d, w, _: items.visit(d, w, RECEIPT),
    "drawers.open_drawer": lambda d, w, _: drawers.open_drawer(d, w, TODAY),
    "drawers.begin_count": lambda d, w, _: drawers.begin_count(d, w),
    "drawers.back_to_counter": lambda d, w, _: drawers.back_to_counter(d, w),
    "drawers.count": lambda d, w, _: drawers.count(d, w, {}),
    "drawers.close": lambda d, w, _: drawers.close(d, w),
    "counts.review": lambda d, w, _: counts.review(d, w),
    "counts.named": lambda d, w, _: counts.named(d, w),
    "endorsements.endorsed": lambda d, w, _: endorsements.endorsed(d, w, RECEIPT, 1),
    "mistakes.void": lambda d, w, _: mistakes.void(
        d, w, RECEIPT, 1, reason="x", approval=signed(d, "void")
    ),
    "mistakes.reverse": lambda d, w, _: mistakes.reverse(
        d, w, RECEIPT, 1, reason="x", approval=signed(d, "reverse")
    ),
    "mistakes.return_item": lambda d, w, _: mistakes.return_item(
        d, w, RECEIPT, 1, reason="x", approval=signed(d, "return_item")
    ),
    "corrections.correct": lambda d, w, _: corrections.correct(
        d, w, RECEIPT, 1, {"number": "1"}, reason="x", approval=signed(d, "correct")
    ),
    "corrections.reallocate": lambda d, w, _: corrections.reallocate(
        d, w, RECEIPT, 1, (), reason="x", approval=signed(d, "reallocate")
    ),
    "approvals.ask_void": lambda d, w, _: approvals.ask_void(d, w, RECEIPT, 1, reason="x"),
    "approvals.ask_override": lambda d, w, _: approvals.ask_override(
        d, w, visit_id="v", rule="R", cents=1, kind=InstrumentKind.PERSONAL_CHECK, reason="x"
    ),
    # a supervisor signs beside a cashier, never beside somebody who only reads
    "approvals.approve beside": lambda d, w, _: approvals.approve(
        d, w, "r", approval=signed(d, "answer")
    ),
    "approvals.refuse beside": lambda d, w, _: approvals.refuse(
        d, w, "r", approval=signed(d, "answer"), reason="x"
    ),
    "suspense.resolve beside": lambda d, w, _: suspense.resolve(
        d, w, "x", reason="x", approval=signed(d, "resolve")
    ),
}
SUPERVISOR: dict[str, Call] = {
    "suspense.open_questions": lambda d, w, _: suspense.open_questions(d, w),
    "suspense.resolve": lambda d, w, _: suspense.resolve(d, w, "x", reason="x"),
    "attention.seen_loss": lambda d, w, _: attention.seen_loss(d, w),
    "requests.refuse": lambda d, w, _: requests.refuse(d, w, "r", "x"),
    "deposits.prepare": lambda d, w, led: deposits.prepare(d, w, ["s"], ledger=led, bag="TE1"),
    "deposits.verify": lambda d, w, led: deposits.verify(d, w, "t", (), ledger=led),
    "deposits.send": lambda d, w, led: deposits.send(d, w, "t", ledger=led),
    "deposits.confirm": lambda d, w, led: deposits.confirm(d, w, "t", ledger=led),
    "deposits.give_up": lambda d, w, led: deposits.give_up(d, w, "t", reason="x", ledger=led),
    "undeposited.ready": lambda d, w, _: undeposited.ready(d, w),
}
READERS: dict[str, Call] = {
    "reports.x_report": lambda d, w, _: reports.x_report(d, w, "s"),
    "board.read": lambda d, w, _: board.read(d, w),
    "board.trends": lambda d, w, _: board.trends(d, w),
    "board.sites": lambda d, w, _: board.sites(d, w),
    "exceptions.queue": lambda d, w, _: exceptions.queue(d, w),
    "requests.open_requests": lambda d, w, _: requests.open_requests(d, w),
    "reviews.pending": lambda d, w, _: reviews.pending(d, w),
    "approvals.waiting": lambda d, w, _: approvals.waiting(d, w),
    "bank_files.of_day": lambda d, w, _: bank_files.of_day(d, w, TODAY, BankForm.CSV),
    "bank_files.of_ticket": lambda d, w, _: bank_files.of_ticket(d, w, "t", BankForm.CSV),
    "records.journal_lines": lambda d, w, _: list(records.journal_lines(d, w)),
    "deposits.deposits": lambda d, w, _: deposits.deposits(d, w),
    "deposits.deposit": lambda d, w, _: deposits.deposit(d, w, "t"),
    "deposits.of_item": lambda d, w, _: deposits.of_item(d, w, "s"),
    "undeposited.undeposited": lambda d, w, _: undeposited.undeposited(d, w),
    "deposit_trace.trace": lambda d, w, _: deposit_trace.trace(d, w, "t"),
    "audit_trail.verify": lambda d, w, _: audit_trail.verify(d, w),
    "audit_trail.search": lambda d, w, _: audit_trail.search(d, w, AuditQuery()),
    "audit_trail.export": lambda d, w, _: audit_trail.export(d, w, BytesIO()),
}
EVERYBODY_BUT_ADMINISTRATORS: dict[str, Call] = {
    "accounts.find": lambda d, w, _: accounts.find(d, w, "alves"),
    "accounts.open_account": lambda d, w, _: accounts.open_account(d, w, "712345678"),
    "printing.ways_to_pay": lambda d, w, _: printing.ways_to_pay(d, w, "en"),
}
CENTER = Site(code="WOR", name="Worcester", address="2 Elm St", phone="", county="Worcester")


def keys(desk: Desk) -> Keys:
    """Of a ledger that is not there: a role that may is told so, and nothing is changed."""
    return Keys(folder=desk.home.folder / "no-keys", use_keyring=False)


def login(desk: Desk) -> LedgerLogin:
    return LedgerLogin(ledger=f"sqlite:///{(desk.home.folder / 'no-ledger.db').as_posix()}")


ADMINISTRATOR: dict[str, Call] = {
    "place_acts.change_site": lambda d, w, _: place_acts.change_site(
        d, w, keys(d), login(d), before=CENTER, after=CENTER
    ),
    "place_acts.add_site": lambda d, w, _: place_acts.add_site(d, w, keys(d), login(d), CENTER),
    "place_acts.let_in": lambda d, w, _: place_acts.let_in(
        d, w, keys(d), login(d), site="WOR", station="09", active=False
    ),
    "place_acts.enrol_station": lambda d, w, _: place_acts.enrol_station(
        d, w, keys(d), login(d), site="WOR", station="09", file=d.home.folder / "wor-09.json"
    ),
    "staff_admin.listed": lambda d, w, _: staff_admin.listed(d, w),
    "staff_admin.add": lambda d, w, _: staff_admin.add(
        d, w, number="1003", name="N. New", role=Role.CASHIER, cost=CHEAP
    ),
    "staff_admin.change": lambda d, w, _: staff_admin.change(
        d, w, number="1002", name="N. New", role=Role.CASHIER
    ),
    "staff_admin.reset": lambda d, w, _: staff_admin.reset(d, w, "1002", cost=CHEAP),
    "staff_admin.disable": lambda d, w, _: staff_admin.disable(d, w, "1002"),
    "staff_admin.enable": lambda d, w, _: staff_admin.enable(d, w, "1002"),
    "staff_admin.enrol_badge": lambda d, w, _: staff_admin.enrol_badge(
        d, w, "1002", "BADGE12345678"
    ),
    "staff_admin.take_badge": lambda d, w, _: staff_admin.take_badge(d, w, "1002"),
    "places.listed": lambda d, w, _: places.listed(d, w),
    "station_settings.change": lambda d, w, _: station_settings.change(
        d, w, {"returned_item_fee": True}
    ),
}
SIGN_IN = frozenset(
    {
        *("staffing.last_sign_in", "staffing.strengthen", "staffing.enrol_pin"),
        *("staffing.sign_out", "staffing.step_aside", "staffing.lock", "staffing.unlock"),
        *("staffing.end_session", "admission.still_in", "pins.enrol", "pins.give_up"),
        "staffing.change_passphrase",
        "pins.has_pin",
    }
)
"""One's own session: everybody's, and about nobody else. (Ending another's takes an approval.)"""
OWN = frozenset(
    {
        *("drafts.save", "drafts.load", "drafts.forget", "drafts.keep_visit"),
        *("drafts.begun_visits", "drafts.put_aside", "drafts.forget_visit"),
        *("drawers.proposal", "drawers.current", "drawers.last_count", "drawers.leaving"),
        *("approvals.mine", "reports.archived", "station_settings.may_change"),
    }
)
"""What is the caller's own, found by their number: there is none where the role has none."""
INSIDE = frozenset(
    {
        *("desk.note", "copies.copy_mark", "corrections.move", "deposit_records.may_look"),
        *("item_acts.signed_by", "item_acts.business_day", "item_acts.keep_slip"),
        *("mistakes.may_void", "drafts.forget_visit_in", "accounts.note_search"),
        "overrides.claimed",
    }
)
"""Parts of other services, called in their transaction after the role was checked."""
APART = frozenset(
    {
        *("approvals.approve", "approvals.refuse", "force_close.force_close"),
        *("reviews.sign_review", "reports.z_report", "reports_read.read_report"),
        *("report_choices.choices", "importing.import_accounts"),
    }
)
"""Looked at below: what it is about decides, too."""
TABLE: list[tuple[str, Call, set[str]]] = [
    *((name, call, {C, S}) for name, call in COUNTER.items()),
    *((name, call, {S}) for name, call in SUPERVISOR.items()),
    *((name, call, {S, U}) for name, call in READERS.items()),
    *((name, call, {C, S, U}) for name, call in EVERYBODY_BUT_ADMINISTRATORS.items()),
    *((name, call, {A}) for name, call in ADMINISTRATOR.items()),
]


def may(desk: Desk, who: Staff, call: Call, ledger: EmbeddedLedger) -> bool:
    """Whether the role is no reason to refuse; anything else may be one."""
    try:
        call(desk, who, ledger)
    except Refusal as refusal:
        return refusal.code not in {"role.not_allowed", "approver.not_allowed"}
    except Fault:
        return True
    return True


def test_every_act_by_every_role(desk: Desk, own_ledger: EmbeddedLedger) -> None:
    wrong = []
    for name, call, roles in TABLE:
        for role, who in PEOPLE.items():
            before = rows(desk)
            did = may(desk, who, call, own_ledger)
            if did != (role in roles):
                wrong.append((name, role, "did" if did else "may not"))
            if not did:
                after = rows(desk)
                changed = [table for table in before if before[table] != after[table]]
                if set(changed) - {"audit"}:
                    wrong.append((name, role, f"refused, and wrote {changed}"))
    assert not wrong


def test_the_table_names_every_service() -> None:
    """A new service that a person calls is said to be somebody's before it is anybody's."""
    told = {name.partition(" ")[0] for name, _, _ in TABLE} | SIGN_IN | OWN | INSIDE | APART
    found = set()
    for module in pkgutil.iter_modules(cashier.services.__path__):
        made = importlib.import_module(f"cashier.services.{module.name}")
        for name, act in vars(made).items():
            ours = getattr(act, "__module__", "") == made.__name__ and not name.startswith("_")
            if ours and inspect.isfunction(act) and "who" in inspect.signature(act).parameters:
                found.add(f"{module.name}.{name}")
    assert found - told == set()
    assert told - found == set()


def test_the_role_table_is_designs() -> None:
    assert {act.value: {role.value for role in roles} for act, roles in MAY.items()} == {
        "search": {C, S, U},
        "take": {C, S},
        "reprint": {C, S},
        "list_own": {C, S},
        "open_drawer": {C, S},
        "count_own": {C, S},
        "x_report": {S, U},
        "z_own": {C, S},
        "reports": {S, U},
        "journal_export": {S, U},
        "approve": {S},
        "force_close": {S},
        "deposit": {S},
        "administer": {A},
        "verify_audit": {S, U},
    }


@pytest.fixture
def closed_short(desk: Desk) -> DrawerReport:
    """A. Rivera's drawer, closed a check short with nobody there to sign."""
    drawers.open_drawer(desk, RIVERA, TODAY)
    payments.take(desk, RIVERA, draft(desk))
    drawers.count(desk, RIVERA, {})
    return drawers.close(desk, RIVERA, reason="one not found", later=True)


def code_of(act: Callable[..., object], *args: Any, **more: Any) -> str:
    """The refusal's code, '' where it was done."""
    try:
        act(*args, **more)
    except Refusal as refusal:
        return refusal.code
    return ""


def test_who_signs_a_difference(desk: Desk, closed_short: DrawerReport) -> None:
    session = closed_short.session_id
    codes = {
        (who.role.value, by.role.value if by else ""): code_of(
            reviews.sign_review,
            desk,
            who,
            session,
            approval=approved(desk, "review", by) if by else None,
        )
        for who in (RIVERA, LINDQVIST, MENSAH, OKAFOR)
        for by in (None, OKAFOR, LINDQVIST, MENSAH)
    }
    assert set(codes.values()) <= {
        *("role.not_allowed", "approver.same_person", "approver.not_allowed")
    }
    assert (
        code_of(
            reviews.sign_review, desk, OKAFOR, session, approval=approved(desk, "review", RIVERA)
        )
        == "approver.same_person"
    )
    for who in (LINDQVIST, MENSAH):
        assert (
            code_of(
                reviews.sign_review, desk, who, session, approval=approved(desk, "review", BOYLE)
            )
            == "role.not_allowed"
        )
    assert not code_of(
        reviews.sign_review, desk, OKAFOR, session, approval=approved(desk, "review")
    )


def test_who_closes_what_another_left_open(desk: Desk) -> None:
    session = drawers.open_drawer(desk, RIVERA, TODAY).session_id

    def close(who: Staff, by: Staff | None = None) -> str:
        given = approved(desk, "force_close", by) if by else None
        return code_of(force_close.force_close, desk, who, session, "ill", given)

    assert {who.role.value: close(who) for who in (OKAFOR, LINDQVIST, MENSAH)} == dict.fromkeys(
        (C, A, U), "role.not_allowed"
    )
    assert close(RIVERA) == "role.not_allowed"
    for by in (OKAFOR, LINDQVIST, MENSAH):
        assert close(OKAFOR, by) == "role.not_allowed"
    for who in (LINDQVIST, MENSAH):
        assert close(who, BOYLE) == "role.not_allowed"
    assert close(OKAFOR, RIVERA) == "approver.same_person"
    assert drawers.current(desk, RIVERA) is not None
    assert close(BOYLE) == ""


def test_a_supervisor_never_closes_or_signs_the_own_drawer(desk: Desk) -> None:
    session = drawers.open_drawer(desk, BOYLE, TODAY).session_id

    def own() -> object:
        return force_close.force_close(desk, BOYLE, session, "ill")

    def mine() -> object:
        return drawers.close(desk, BOYLE, reason="x", approval=approved(desk, "close", BOYLE))

    assert code_of(own) == "approver.same_person"
    payments.take(desk, BOYLE, draft(desk))
    drawers.count(desk, BOYLE, {})
    assert code_of(mine) == "approver.same_person"
    drawers.close(desk, BOYLE, reason="x", later=True)
    assert code_of(reviews.sign_review, desk, BOYLE, session) == "approver.same_person"


def test_who_reads_which_report(desk: Desk, closed_short: DrawerReport) -> None:
    def z(who: Staff) -> str:
        return code_of(reports.z_report, desk, who, closed_short.session_id)

    assert {who.number: z(who) for who in (RIVERA, OKAFOR, BOYLE, LINDQVIST, MENSAH)} == {
        RIVERA.number: "",
        OKAFOR.number: "role.not_allowed",
        BOYLE.number: "",
        LINDQVIST.number: "role.not_allowed",
        MENSAH.number: "",
    }
    for name in ReportName:
        choice = ReportChoice(name=name, day_from=TODAY, session_id=closed_short.session_id)
        for role, who in PEOPLE.items():
            code = code_of(reports_read.read_report, desk, who, choice)
            own = name is ReportName.Z and role == C
            assert (code == "role.not_allowed") == (role in {C, A} and not own), (name, role, code)
    listed = {role: code_of(report_choices.choices, desk, who) for role, who in PEOPLE.items()}
    assert listed == {C: "", S: "", A: "role.not_allowed", U: ""}


@pytest.mark.parametrize("by", [RIVERA, OKAFOR, LINDQVIST, MENSAH])
def test_nobody_without_the_right_gives_an_approval(desk: Desk, by: Staff) -> None:
    """At the one place approvals are made; `tests.ui.test_play_roles` does it with passphrases."""
    with pytest.raises(Refusal, match=r"approver\."):
        must_approve(by, act_of=RIVERA.number)


def test_an_approval_that_nobody_gave_is_worth_nothing(desk: Desk) -> None:
    forged = Approval(approval_id="made up", approver=BOYLE, act="void", granted_at=NOW)
    drawers.open_drawer(desk, RIVERA, TODAY)
    visit = payments.take(desk, RIVERA, draft(desk))
    for given in (forged, approved(desk, "reverse"), None):
        code = code_of(
            mistakes.void, desk, RIVERA, visit.receipt_number, 1, reason="x", approval=given
        )
        assert code == "approval.missing"
