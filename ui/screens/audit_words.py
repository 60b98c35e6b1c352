"""What the audit says: each event as people call it, each value by its name, the chain in one
sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication

from cashier.domain.audit_events import AuditGroup
from cashier.domain.calendar import local, local_date, paper_date
from cashier.domain.money import dollars
from cashier.services.audit_trail import AuditEntry, ChainState


def _tr(text: str) -> str:
    return QCoreApplication.translate("audit_words", text)


def group(one: AuditGroup) -> str:
    """A kind of events, to choose from."""
    return {
        AuditGroup.SIGN_IN: _tr("Signing in, lock"),
        AuditGroup.ACCOUNTS: _tr("Accounts seen"),
        AuditGroup.PAYMENTS: _tr("Payments"),
        AuditGroup.CORRECTIONS: _tr("Voids, corrections"),
        AuditGroup.PAPER: _tr("Receipts printed"),
        AuditGroup.DRAWERS: _tr("Drawers, counts"),
        AuditGroup.DEPOSITS: _tr("Deposits"),
        AuditGroup.APPROVALS: _tr("Approvals, refusals"),
        AuditGroup.REPORTS: _tr("Reports, exports"),
        AuditGroup.SETTINGS: _tr("Settings"),
        AuditGroup.STAFF: _tr("Staff"),
        AuditGroup.LEDGER: _tr("Ledger"),
        AuditGroup.STATION: _tr("Station, clock, store"),
        AuditGroup.AUDIT: _tr("Audit read"),
    }[one]


def event(name: str) -> str:
    """An event as people call it; one that has no words yet by its own name."""
    known = _events().get(name)
    return name.replace("_", " ").capitalize() if known is None else known


def _events() -> dict[str, str]:
    return {
        "sign_in": _tr("Signed in"),
        "sign_in_failed": _tr("Sign-in failed"),
        "sign_out": _tr("Signed out"),
        "lock": _tr("Locked"),
        "unlock": _tr("Unlocked"),
        "unlock_failed": _tr("Unlocking failed"),
        "sign_in_refused": _tr("Sign-in refused"),
        "unlock_refused": _tr("Unlocking refused"),
        "session_parked": _tr("Session put aside"),
        "offline_extended": _tr("Another day without the ledger"),
        "passphrase_changed": _tr("Password changed"),
        "pin_enrolled": _tr("PIN set"),
        "pin_given_up": _tr("PIN given up"),
        "pin_passphrase": _tr("Password given for a PIN"),
        "pin_passphrase_failed": _tr("Password for a PIN: wrong"),
        "session_resumed": _tr("Session taken up again"),
        "session_resumed_failed": _tr("Session not taken up: wrong password"),
        "session_resumed_refused": _tr("Session not taken up: refused"),
        "sign_in_unlocked": _tr("Sign-in allowed again"),
        "session_ended": _tr("Session ended by a supervisor"),
        "passphrase": _tr("Password typed again"),
        "passphrase_failed": _tr("Password typed again, wrong"),
        "account_opened": _tr("Account opened"),
        "accounts_searched": _tr("Searched, nothing opened"),
        "identity_confirmed": _tr("Identity confirmed"),
        "payment_taken": _tr("Payment taken"),
        "item_voided": _tr("Item voided"),
        "item_reversed": _tr("Item taken back"),
        "item_returned": _tr("Item returned by the bank"),
        "item_corrected": _tr("Item corrected"),
        "item_moved": _tr("Item moved to another account"),
        "question_answered": _tr("Question answered"),
        "print_begun": _tr("Printing begun"),
        "print_printed": _tr("Printed"),
        "print_failed": _tr("Printing failed"),
        "print_uncertain": _tr("Printing not certain"),
        "print_released": _tr("Printed again"),
        "print_seen": _tr("Receipt seen on paper"),
        "held_released": _tr("Held receipts released"),
        "copy_printed": _tr("Copy printed"),
        "slip_printed": _tr("Slip printed"),
        "receipt_shown": _tr("Receipt looked at"),
        "ways_to_pay_printed": _tr("Ways to pay printed"),
        "item_endorsed": _tr("Item endorsed"),
        "endorsement_withdrawn": _tr("Endorsement taken back"),
        "drawer_opened": _tr("Drawer opened"),
        "count_begun": _tr("Count begun"),
        "count_left": _tr("Count left"),
        "counted": _tr("Counted"),
        "drawer_closed": _tr("Drawer closed"),
        "drawer_forced": _tr("Drawer closed by a supervisor"),
        "review_signed": _tr("Difference signed"),
        "deposit_prepared": _tr("Deposit prepared"),
        "deposit_verified": _tr("Deposit verified"),
        "deposit_sent": _tr("Deposit sent"),
        "deposit_confirmed": _tr("Deposit confirmed"),
        "deposit_given_up": _tr("Deposit given up"),
        "bank_file_made": _tr("Bank file made"),
        "approve": _tr("Approval given"),
        "approve_failed": _tr("Approval: wrong password"),
        "approval_refused": _tr("Approval refused"),
        "approve_refused": _tr("Approver's sign-in refused"),
        "approval_asked": _tr("Approval asked for"),
        "approval_heard": _tr("Approval arrived"),
        "request_approved": _tr("Request approved"),
        "act_denied": _tr("Act denied"),
        "force_close_asked": _tr("Close of a drawer asked for"),
        "request_refused": _tr("Request refused"),
        "x_report": _tr("X report read"),
        "z_report": _tr("Z report read"),
        "report_read": _tr("Report read"),
        "journal_exported": _tr("Journal exported"),
        "setting_changed": _tr("Setting changed"),
        "staff_changed": _tr("Staff changed"),
        "ledger_diverged": _tr("Ledger has another history"),
        "ledger_linked_again": _tr("Ledger linked again"),
        "ledger_lost_records": _tr("Ledger lost records"),
        "ledger_loss_seen": _tr("Loss of the ledger seen"),
        "unsent_exported": _tr("Unsent records carried out"),
        "station_bound": _tr("Station set up"),
        "station_enrolled_again": _tr("Station enrolled again"),
        "station_retired": _tr("Station retired"),
        "store_checked": _tr("Store checked"),
        "store_log_torn": _tr("Store's last write was torn"),
        "backup_made": _tr("Backup made"),
        "feed_imported": _tr("Accounts imported"),
        "site_changed": _tr("Center changed"),
        "station_changed": _tr("Station shut out or let in"),
        "station_enrolled": _tr("File for a station made"),
        "logs_removed": _tr("Old logs removed"),
        "clock_set_back": _tr("Clock was set back"),
        "clock_off": _tr("Clock differs from the ledger's"),
        "audit_verified": _tr("Audit chain checked"),
        "audit_exported": _tr("Audit exported"),
        "audit_searched": _tr("Audit searched"),
    }


def _name(key: str) -> str:
    """What a value of an event is called."""
    return _names().get(key, key.removesuffix("_cents").replace("_", " ").capitalize())


def _names() -> dict[str, str]:
    return {
        "accepted": _tr("Taken in"),
        "account": _tr("Account"),
        "accounts": _tr("Accounts"),
        "act": _tr("Act"),
        "active": _tr("Active"),
        "after": _tr("After"),
        "agrees": _tr("Agrees"),
        "approval": _tr("Approval"),
        "approver": _tr("Approver"),
        "attempt": _tr("Try"),
        "audit": _tr("Audit lines"),
        "bag": _tr("Bag"),
        "before": _tr("Before"),
        "before_seconds": _tr("Was off by, s"),
        "broken_after": _tr("Whole up to"),
        "by": _tr("By"),
        "carried": _tr("Carried out"),
        "cashier": _tr("Cashier"),
        "cause": _tr("Cause"),
        "cents": _tr("Amount"),
        "changed": _tr("Changed"),
        "chosen": _tr("Asked for"),
        "code": _tr("Code"),
        "confirmed": _tr("Identity confirmed"),
        "copy_no": _tr("Copy"),
        "date": _tr("Business date"),
        "days": _tr("Days"),
        "deposit": _tr("Deposit"),
        "evidence": _tr("Evidence"),
        "exception": _tr("Exception"),
        "failures": _tr("Failures in a row"),
        "fields": _tr("Fields"),
        "files": _tr("Files"),
        "first": _tr("First"),
        "form": _tr("Form"),
        "found": _tr("Found"),
        "found_by": _tr("Found by"),
        "frame": _tr("Frame of the log"),
        "hits": _tr("Hits"),
        "hours": _tr("Hours"),
        "items": _tr("Items"),
        "job": _tr("Print job"),
        "jobs": _tr("Print jobs"),
        "key": _tr("Key"),
        "language": _tr("Language"),
        "last": _tr("Last"),
        "last_contact": _tr("Last contact"),
        "line": _tr("Item"),
        "lines": _tr("Lines"),
        "method": _tr("How"),
        "of": _tr("Of"),
        "others_listed": _tr("Others listed"),
        "outcome": _tr("Outcome"),
        "overrides": _tr("Overrides"),
        "reason": _tr("Reason"),
        "receipt": _tr("Receipt"),
        "records": _tr("Records"),
        "rejected": _tr("Left out"),
        "removed": _tr("Removed"),
        "report": _tr("Report"),
        "request": _tr("Request"),
        "role": _tr("Role"),
        "rule": _tr("Rule"),
        "seconds": _tr("Off by, s"),
        "session": _tr("Session"),
        "setting": _tr("Setting"),
        "since": _tr("Since"),
        "site": _tr("Center"),
        "station": _tr("Station"),
        "through": _tr("By way of"),
        "ticket": _tr("Ticket"),
        "tickets": _tr("Tickets"),
        "total_cents": _tr("Total"),
        "until": _tr("Until"),
        "whole": _tr("Whole"),
        "why": _tr("Why"),
        "z_number": _tr("Z number"),
    }


def person(one: AuditEntry) -> str:
    """Who; the program itself where nobody did it."""
    if one.staff == "printer":
        return _tr("Printer")
    return one.person or _tr("Program")


def when(at: datetime) -> str:
    """Day and second as clocks in New York showed it."""
    return f"{paper_date(local_date(at))} {_second(at)}"


def short_when(at: datetime, now: datetime) -> str:
    """The same for a table: without the year where it is the present one."""
    whole = when(at)
    return whole.replace(f", {local(at).year}", "") if local(at).year == local(now).year else whole


def _second(at: datetime) -> str:
    there = local(at)
    half = "AM" if there.hour < 12 else "PM"
    return f"{there.hour % 12 or 12}:{there.minute:02}:{there.second:02} {half}"


def in_utc(at: datetime) -> str:
    """The instant as the line has it."""
    return f"{at:%Y-%m-%d %H:%M:%S} UTC"


def values(one: AuditEntry) -> tuple[tuple[str, str], ...]:
    """What the line holds, name and value, most telling first."""
    first = ("receipt", "account", "accounts", "total_cents", "cents", "reason", "approver")
    names = [*(key for key in first if key in one.data), *sorted(set(one.data) - set(first))]
    return tuple((_name(key), _value(key, one.data[key])) for key in names)


def told(one: AuditEntry) -> str:
    """The same in one line of a table."""
    return ", ".join(_in_short(one.data))


def _in_short(data: Mapping[str, Any]) -> Iterator[str]:
    if "setting" not in data:  # a setting's values may be long; whose center it is, is not
        yield from (_value(key, data[key]) for key in ("site", "station") if key in data)
    for key in ("receipt", "account", "accounts", "total_cents", "cents", "setting", "act", "of"):
        if key in data:
            yield _value(key, data[key])
    for key in ("found_by", "hits", "reason", "ticket", "approver", "lines", "seconds"):
        if key in data:
            yield f"{_name(key).lower()} {_value(key, data[key])}"


def _value(key: str, value: Any) -> str:
    if value is None:
        return _tr("your own drawer, not told before it is counted") if "cents" in key else "-"
    if isinstance(value, bool):
        return _tr("Yes") if value else _tr("No")
    if "cents" in key and isinstance(value, int):
        return dollars(value)
    if key in ("account", "accounts"):
        return ", ".join(f"...{part}" for part in ([value] if isinstance(value, str) else value))
    if isinstance(value, Mapping):
        return ", ".join(f"{_name(str(k))}: {_value(str(k), v)}" for k, v in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(_value(key, part) for part in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def chain(state: ChainState) -> str:
    """The chain in one sentence. Source: ux.md 3.13."""
    if state.broken_after is not None:
        return _tr("Record {number} does not follow {before}").format(
            number=f"{state.broken_after + 1:,}", before=f"{state.broken_after:,}"
        )
    return _tr("Chain whole from 1 to {number}").format(number=f"{state.lines:,}")


def found(shown: int, total: int) -> str:
    """How many lines were found, and how many of them stand here."""
    if total == 0:
        return _tr("No lines")
    if total == 1:
        return _tr("1 line")
    if shown < total:
        return _tr("The newest {shown} of {total} lines").format(
            shown=f"{shown:,}", total=f"{total:,}"
        )
    return _tr("{total} lines").format(total=f"{total:,}")
