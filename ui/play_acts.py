"""What each act of a script does, through the services, and what it answers.

Source: formats.md 5. Each function takes the running script and the act's fields.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from cashier.domain.calendar import local_date
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import parse_receipt_number
from cashier.domain.money import plain
from cashier.domain.payment import IdentityMethod, Override, VisitDraft
from cashier.domain.verdict import SEVERITY
from cashier.services import (
    accounts,
    approvals,
    drawers,
    mistakes,
    payments,
    printing,
    requests,
    staffing,
)
from ui import (
    play_approval,
    play_deposits,
    play_mistakes,
    play_reports,
    play_sessions,
    play_staff,
)
from ui.play_approval import SIGNED, Answer, approval
from ui.script_fields import Fields
from ui.script_rules import of_item
from ui.script_visit import TENDER_KEYS, VISIT_KEYS, payer, tender

if TYPE_CHECKING:
    from ui.play import Play


def sign_in(play: Play, fields: Fields) -> Answer:
    """The person of a number and passphrase; after a lock, the same one again."""
    number, password = fields.text("staff"), fields.text("password")
    if play.locked is not None and play.locked.number == number.strip():
        who = staffing.unlock(play.desk, play.locked, password)
    else:
        who = staffing.sign_in(play.desk, number, password)
        play.leave()
    play.who, play.locked = who, None
    return {"staff": who.number, "name": who.name, "role": who.role.value}


def sign_out(play: Play, _: Fields) -> Answer:
    """Ends the person's time; the drawer stays as it is."""
    if play.locked is None:
        play.person  # noqa: B018 - raises where nobody is here
    play.leave()
    return {}


def lock(play: Play, _: Fields) -> Answer:
    """Nobody acts until somebody signs in again."""
    staffing.lock(play.desk, play.person)
    play.locked, play.who = play.person, None
    return {}


def open_drawer(play: Play, fields: Fields) -> Answer:
    """A drawer for a business date, today's where none is given."""
    day = fields.day("business_date") or local_date(play.desk.clock.now())
    session = drawers.open_drawer(
        play.desk, play.person, day, approval=approval(play, fields, act="open_drawer")
    )
    return {"session": session.session_id, "business_date": session.business_date.isoformat()}


def find(play: Play, fields: Fields) -> Answer:
    """Accounts for what was typed or scanned, best first."""
    limit = fields.whole("limit", accounts.MATCHES_MAX)
    if not 1 <= limit <= accounts.MATCHES_MAX:
        known = f"1 to {accounts.MATCHES_MAX}"
        raise Refusal("limit.unknown_value", field="limit", value=limit, known=known)
    found = accounts.find(play.desk, play.person, fields.text("text"), limit=limit)
    by = accounts.FoundBy(kind=found.kind, hits=max(found.total, len(found.lines)))
    play.found = {line.billing_account_number: by for line in found.lines}
    if found.lines:
        accounts.note_search(play.desk, play.person, by)
    return {
        "matches": [
            {
                "number": line.billing_account_number,
                "name": line.name,
                "coverage_type": line.coverage_type.value,
            }
            for line in found.lines
        ],
        "total": found.total,
        "kind": found.kind,
        "did_you_mean": found.did_you_mean,
        "receipt_number": found.receipt_number,
    }


def account(play: Play, fields: Fields) -> Answer:
    """One account with its bills and what it takes to be in good standing."""
    number = fields.text("number")
    view = accounts.open_account(
        play.desk,
        play.person,
        number,
        play.confirmations,
        payer_safe=False,
        found_by=play.found.get(number.strip()),
    )
    assert view.account is not None, "scripts see the figures"
    assert view.standing is not None, "scripts see the figures"
    shown, standing = view.account, view.standing
    superseded = {bill.supersedes for bill in shown.bills if bill.supersedes}
    return {
        "number": shown.billing_account_number,
        "name": view.display_name,
        "coverage_type": shown.coverage_type.value,
        "enrollment_status": shown.enrollment_status.value,
        "owed": plain(standing.owed_cents),
        "past_due": plain(standing.past_due_cents),
        "current": plain(standing.current_cents),
        "credit": plain(standing.credit_cents),
        "good_standing": {
            "amount": plain(standing.good_standing_cents),
            "by": standing.good_standing_by.isoformat(),
        },
        "stage": None if standing.stage is None else standing.stage.value,
        "walk_ins": [
            {"receipt_number": one.receipt_number, "amount": plain(one.amount_cents)}
            for one in accounts.walk_ins_of(play.desk, shown.billing_account_number)
        ],
        "bills": [
            {
                "bill_number": bill.bill_number,
                "coverage_month": bill.coverage_month.strftime("%Y-%m"),
                "issued_on": bill.issued_on.isoformat(),
                "due_on": bill.due_on.isoformat(),
                "bill_type": bill.bill_type.value,
                "premium": plain(bill.premium_cents),
                "superseded": bill.bill_number in superseded,
            }
            for bill in sorted(shown.bills, key=lambda one: (one.coverage_month, one.issued_on))
        ],
    }


def confirm_identity(play: Play, fields: Fields) -> Answer:
    """Identity seen for the subscriber of an account, until the visit is taken."""
    confirmation = accounts.confirm_identity(
        play.desk,
        play.person,
        fields.text("account"),
        fields.choice("method", IdentityMethod),
    )
    play.confirmations.append(confirmation)
    return {
        "account": confirmation.billing_account_number,
        "method": confirmation.method.value,
    }


def override(play: Play, fields: Fields) -> Answer:
    """A supervisor's word for one rule, for the next take."""
    rule, reason = fields.text("rule"), fields.text("reason")
    if rule not in SEVERITY:
        raise Refusal("rule.unknown_value", field="rule", value=rule, known=", ".join(SEVERITY))
    if fields.has("request"):  # approved at another station
        request = fields.id("request")
        play.overrides.append(Override(rule=rule, reason=reason, approver="", approval_id=request))
        return {"rule": rule, "request": request}
    signed = approval(play, fields, act=f"override:{rule}", needed=True)
    assert signed is not None, "it was needed"
    play.overrides.append(
        Override(
            rule=rule,
            reason=reason,
            approver=signed.approver.number,
            approval_id=signed.approval_id,
        )
    )
    return {"rule": rule, "approver": signed.approver.number}


def take(play: Play, fields: Fields) -> Answer:
    """One visit, recorded and then printed; the same visit again records nothing new."""
    # an override is for the next take and no other, whatever becomes of it
    overrides, play.overrides = tuple(play.overrides), []
    draft = VisitDraft(
        visit_id=fields.id("visit") or play.desk.clock.new_id(),
        payer_name=payer(fields),
        language=fields.text("language", "en"),
        tenders=tuple(
            tender(one, play.desk.clock) for one in fields.objects("tenders", TENDER_KEYS)
        ),
        confirmations=tuple(play.confirmations),
        overrides=overrides,
    )
    try:
        visit = payments.take(play.desk, play.person, draft)
    except Refusal as refusal:
        if refusal.code not in SEVERITY:
            raise
        raise of_item(refusal, draft, payments.check(play.desk, play.person, draft)) from refusal
    play.confirmations.clear()
    if not visit.replay:
        play.print_waiting()
    return {
        "receipt_number": visit.receipt_number,
        "visit": visit.visit_id,
        "total": plain(visit.total_cents),
        "postings": [
            {"posting_id": one.posting_id, "station_seq": one.station_seq} for one in visit.tenders
        ],
        "replay": visit.replay,
    }


def void(play: Play, fields: Fields) -> Answer:
    """Takes one item of a receipt back, with a second person."""
    # a misread number is said before the supervisor's passphrase is looked at
    number, line = fields.text("receipt"), fields.whole("tender")
    parse_receipt_number(number)
    record = mistakes.void(
        play.desk,
        play.person,
        number,
        line,
        reason=fields.text("reason"),
        approval=approval(play, fields, act="void", needed=True),
        handed_back=fields.yes("handed_back", default=True),
    )
    play.print_waiting()
    return {
        "receipt_number": record.receipt_number,
        "tender": line,
        "amount": plain(record.amount_cents),
        "posting_id": record.posting_id,
        "station_seq": record.station_seq,
    }


def reprint(play: Play, fields: Fields) -> Answer:
    """A copy of a receipt, or its original where that never came out."""
    job = printing.copy(play.desk, play.person, fields.text("receipt"))
    play.print_waiting(again=True)
    printed = printing.newest(play.desk, job.receipt_number) or job
    return {
        "receipt_number": job.receipt_number,
        "copy": job.copy_no,
        "paper": printed.state.value,
        "cause": printed.cause.value if printed.cause else "",
    }


def count(play: Play, fields: Fields) -> Answer:
    """Answers nothing of what the drawer should hold, not even whether the count agrees."""
    result = drawers.count(
        play.desk,
        play.person,
        play_sessions.counted(fields),
        approval=approval(play, fields, act="count"),
    )
    return {"attempt": result.attempt, "recounts_left": result.recounts_left}


def close(play: Play, fields: Fields) -> Answer:
    """Closes the drawer; its Z is made."""
    report = drawers.close(
        play.desk,
        play.person,
        reason=fields.text("reason", ""),
        approval=approval(play, fields, act="close"),
        later=fields.yes("later", default=False),
    )
    return play_sessions.told(report)


def sync(play: Play, _: Fields) -> Answer:
    """Sends and fetches until nothing waits."""
    from cashier.sync import audit_lines, step

    desk = play.desk
    audit_lines.seal(desk.store, desk.clock, desk.identity)
    done = step(desk.store, play.ledger(), desk.clock, desk.identity)
    applied = requests.apply(desk)
    heard = approvals.apply(desk)
    if applied or heard:  # whoever asked is told now, not at the next sync
        told = step(desk.store, play.ledger(), desk.clock, desk.identity)
        done = replace(
            told,
            sent=done.sent + told.sent,
            confirmed=done.confirmed + told.confirmed,
            pulled=done.pulled + told.pulled,
        )
    return {
        "sent": done.sent,
        "confirmed": done.confirmed,
        "waiting": done.waiting,
        "attention": done.attention,
        "pulled": done.pulled,
        "questions": play_mistakes.questions(play),
        "applied": [play_sessions.applied(one) for one in applied],
        **({"heard": [play_approval.asked(one) for one in heard]} if heard else {}),
    }


Act = Callable[["Play", Fields], Answer]

ACTS: Mapping[str, tuple[Act, tuple[str, ...]]] = {
    "sign_in": (sign_in, ("staff", "password")),
    "open_drawer": (open_drawer, ("business_date", *SIGNED)),
    "find": (find, ("text", "limit")),
    "account": (account, ("number",)),
    "confirm_identity": (confirm_identity, ("account", "method")),
    "take": (take, VISIT_KEYS),
    "override": (override, ("rule", "reason", "request", *SIGNED)),
    "void": (void, ("receipt", "tender", "reason", "handed_back", *SIGNED)),
    "ask_void": (play_approval.ask_void, play_approval.ASK_VOID_KEYS),
    "ask_override": (play_approval.ask_override, play_approval.ASK_OVERRIDE_KEYS),
    "asked": (play_approval.mine, ()),
    "reverse": (play_mistakes.reverse, play_mistakes.REVERSE_KEYS),
    "return_item": (play_mistakes.return_item, play_mistakes.RETURN_KEYS),
    "correct": (play_mistakes.correct, play_mistakes.CORRECT_KEYS),
    "reallocate": (play_mistakes.reallocate, play_mistakes.REALLOCATE_KEYS),
    "resolve": (play_mistakes.resolve, play_mistakes.RESOLVE_KEYS),
    "reprint": (reprint, ("receipt",)),
    "count": (count, ("counts", *SIGNED)),
    "close": (close, ("reason", "later", *SIGNED)),
    "force_close": (play_sessions.force_close, play_sessions.FORCE_CLOSE_KEYS),
    "review": (play_sessions.review, play_sessions.REVIEW_KEYS),
    "requests": (play_sessions.open_requests, ()),
    "approve": (play_sessions.approve, play_sessions.APPROVE_KEYS),
    "refuse": (play_sessions.refuse, ("request", "reason", *SIGNED)),
    "prepare_deposit": (play_deposits.prepare, play_deposits.PREPARE_KEYS),
    "verify_deposit": (play_deposits.verify, play_deposits.VERIFY_KEYS),
    "send_deposit": (play_deposits.send, play_deposits.STEP_KEYS),
    "confirm_deposit": (play_deposits.confirm, play_deposits.STEP_KEYS),
    "give_up_deposit": (play_deposits.give_up, play_deposits.GIVE_UP_KEYS),
    "staff": (play_staff.staff, ()),
    "add_staff": (play_staff.add_staff, play_staff.ADD_KEYS),
    "change_staff": (play_staff.change_staff, play_staff.ADD_KEYS),
    "disable_staff": (play_staff.disable_staff, play_staff.ONE_KEYS),
    "enable_staff": (play_staff.enable_staff, play_staff.ONE_KEYS),
    "reset_staff": (play_staff.reset_staff, play_staff.ONE_KEYS),
    "enrol_badge": (play_staff.enrol_badge, play_staff.BADGE_KEYS),
    "new_passphrase": (play_staff.new_passphrase, play_staff.PASSPHRASE_KEYS),
    "sync": (sync, ()),
    "report": (play_reports.report, play_reports.REPORT_KEYS),
    "lock": (lock, ()),
    "sign_out": (sign_out, ()),
}
"""Each act with the keys it may carry beside `do`."""
