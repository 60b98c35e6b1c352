"""Who is at the counter and what each role may do. Nobody approves their own act."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cashier.domain.errors import Refusal

PASSPHRASE_CHARS_MIN = 15
"""As the sole factor. Source: reliability.md 7, NIST SP 800-63B-4."""


class Role(StrEnum):
    """One role per person. Source: design.md, Roles."""

    CASHIER = "cashier"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class Act(StrEnum):
    """One line of the role table; services name the act before they do it."""

    SEARCH = "search"
    TAKE = "take"
    REPRINT = "reprint"
    LIST_OWN = "list_own"
    OPEN_DRAWER = "open_drawer"
    COUNT_OWN = "count_own"
    X_REPORT = "x_report"
    Z_OWN = "z_own"
    REPORTS = "reports"
    JOURNAL_EXPORT = "journal_export"
    APPROVE = "approve"
    FORCE_CLOSE = "force_close"
    DEPOSIT = "deposit"
    ADMINISTER = "administer"
    VERIFY_AUDIT = "verify_audit"


_C, _S, _A, _U = Role.CASHIER, Role.SUPERVISOR, Role.ADMINISTRATOR, Role.AUDITOR

MAY: dict[Act, frozenset[Role]] = {
    Act.SEARCH: frozenset({_C, _S, _U}),
    Act.TAKE: frozenset({_C, _S}),
    Act.REPRINT: frozenset({_C, _S}),
    Act.LIST_OWN: frozenset({_C, _S}),
    Act.OPEN_DRAWER: frozenset({_C, _S}),
    Act.COUNT_OWN: frozenset({_C, _S}),
    Act.X_REPORT: frozenset({_S, _U}),
    Act.Z_OWN: frozenset({_C, _S}),
    Act.REPORTS: frozenset({_S, _U}),
    Act.JOURNAL_EXPORT: frozenset({_S, _U}),
    Act.APPROVE: frozenset({_S}),
    Act.FORCE_CLOSE: frozenset({_S}),
    Act.DEPOSIT: frozenset({_S}),
    Act.ADMINISTER: frozenset({_A}),
    Act.VERIFY_AUDIT: frozenset({_S, _U}),
}
"""Source: design.md, Roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """One person. `name` is as screens show it (`A. Rivera`); the number is never reused."""

    number: str
    name: str
    role: Role

    def may(self, act: Act) -> bool:
        return self.role in MAY[act]

    def must(self, act: Act) -> None:
        """Raises Refusal `role.not_allowed`, which names who may."""
        if not self.may(act):
            raise Refusal(
                "role.not_allowed",
                field="staff",
                value=self.number,
                act=act.value,
                role=self.role.value,
                allowed=", ".join(sorted(role.value for role in MAY[act])),
            )


def must_approve(approver: Staff, *, act_of: str) -> None:
    """A second, different person with the right. Raises Refusal `approver.same_person` or
    `approver.not_allowed`.
    """
    if approver.number == act_of:
        raise Refusal("approver.same_person", field="approver", value=approver.number)
    if not approver.may(Act.APPROVE):
        raise Refusal(
            "approver.not_allowed",
            field="approver",
            value=approver.number,
            role=approver.role.value,
        )
