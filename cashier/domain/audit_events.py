"""What can stand in an audit line's `event`, by the requirement it answers, and what must never
stand in one. Source: reliability.md 7, audit events.
"""

from __future__ import annotations

from enum import StrEnum


class AuditGroup(StrEnum):
    """What kinds of events there are, as whoever searches thinks of them."""

    SIGN_IN = "sign_in"
    ACCOUNTS = "accounts"
    PAYMENTS = "payments"
    CORRECTIONS = "corrections"
    PAPER = "paper"
    DRAWERS = "drawers"
    DEPOSITS = "deposits"
    APPROVALS = "approvals"
    REPORTS = "reports"
    SETTINGS = "settings"
    STAFF = "staff"
    LEDGER = "ledger"
    STATION = "station"
    AUDIT = "audit"


GROUPS: dict[AuditGroup, frozenset[str]] = {
    AuditGroup.SIGN_IN: frozenset(
        {
            "sign_in",
            "sign_in_failed",
            "sign_out",
            "lock",
            "unlock",
            "unlock_failed",
            "sign_in_refused",
            "unlock_refused",
            "session_ended",
            "passphrase",
            "passphrase_failed",
            "session_parked",
            "offline_extended",
            "passphrase_changed",
            "pin_enrolled",
            "pin_given_up",
            "pin_passphrase",
            "pin_passphrase_failed",
            "session_resumed",
            "session_resumed_failed",
            "session_resumed_refused",
            "sign_in_unlocked",
        }
    ),
    AuditGroup.ACCOUNTS: frozenset({"account_opened", "accounts_searched", "identity_confirmed"}),
    AuditGroup.PAYMENTS: frozenset({"payment_taken"}),
    AuditGroup.CORRECTIONS: frozenset(
        {
            "item_voided",
            "item_reversed",
            "item_returned",
            "item_corrected",
            "item_moved",
            "question_answered",
        }
    ),
    AuditGroup.PAPER: frozenset(
        {
            "print_begun",
            "print_printed",
            "print_failed",
            "print_uncertain",
            "print_released",
            "print_seen",
            "held_released",
            "copy_printed",
            "slip_printed",
            "receipt_shown",
            "ways_to_pay_printed",
            "item_endorsed",
            "endorsement_withdrawn",
        }
    ),
    AuditGroup.DRAWERS: frozenset(
        {
            "drawer_opened",
            "count_begun",
            "count_left",
            "counted",
            "drawer_closed",
            "drawer_forced",
            "review_signed",
        }
    ),
    AuditGroup.DEPOSITS: frozenset(
        {
            "deposit_prepared",
            "deposit_verified",
            "deposit_sent",
            "deposit_confirmed",
            "deposit_given_up",
            "bank_file_made",
        }
    ),
    AuditGroup.APPROVALS: frozenset(
        {
            "approve",
            "approve_failed",
            "approval_refused",
            "approve_refused",
            "approval_asked",
            "approval_heard",
            "request_approved",
            "act_denied",
            "force_close_asked",
            "request_refused",
        }
    ),
    AuditGroup.REPORTS: frozenset({"x_report", "z_report", "report_read", "journal_exported"}),
    AuditGroup.SETTINGS: frozenset({"setting_changed"}),
    AuditGroup.STAFF: frozenset({"staff_changed"}),
    AuditGroup.LEDGER: frozenset(
        {
            "ledger_diverged",
            "ledger_linked_again",
            "ledger_lost_records",
            "ledger_loss_seen",
            "unsent_exported",
        }
    ),
    AuditGroup.STATION: frozenset(
        {
            "station_bound",
            "station_enrolled_again",
            "station_retired",
            "store_checked",
            "store_log_torn",
            "backup_made",
            "feed_imported",
            "site_changed",
            "station_changed",
            "station_enrolled",
            "logs_removed",
            "clock_set_back",
            "clock_off",
        }
    ),
    AuditGroup.AUDIT: frozenset({"audit_verified", "audit_exported", "audit_searched"}),
}

_OF = {event: group for group, events in GROUPS.items() for event in events}
_BY_BEGINNING = (
    ("staff_", AuditGroup.STAFF),
    ("pin_", AuditGroup.SIGN_IN),
    ("badge_", AuditGroup.SIGN_IN),
    ("sign_in_", AuditGroup.SIGN_IN),
    ("session_", AuditGroup.SIGN_IN),
    ("setting", AuditGroup.SETTINGS),
    ("approv", AuditGroup.APPROVALS),
    ("request_", AuditGroup.APPROVALS),
    ("print", AuditGroup.PAPER),
    ("deposit_", AuditGroup.DEPOSITS),
    ("ledger_", AuditGroup.LEDGER),
)
"""Of events that are not listed above: what they begin with tells."""


def group_of(event: str) -> AuditGroup:
    """The group of an event; what is in none belongs to the station."""
    if event in _OF:
        return _OF[event]
    return next(
        (group for start, group in _BY_BEGINNING if event.startswith(start)), AuditGroup.STATION
    )
