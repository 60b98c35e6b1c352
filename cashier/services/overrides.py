"""What a supervisor allowed of a visit: by the approvals given at this window or elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from cashier.domain.acceptance import Verdict
from cashier.domain.errors import Refusal
from cashier.domain.payment import Override, VisitDraft
from cashier.domain.request import RequestAnswer
from cashier.domain.staff import Staff
from cashier.services.desk import Approval, Claims
from cashier.services.visit_rules import needs_supervisor
from cashier.store import requests
from cashier.store.engine import Connection


def claimed(
    connection: Connection,
    claims: Claims,
    who: Staff,
    draft: VisitDraft,
    found: Sequence[Sequence[Verdict]],
    now: datetime,
) -> Mapping[str, Override]:
    """The overrides that some item needs, by rule, each with the name of who really approved it.

    One that no item needs is left out: it neither appears in the record nor uses its approval up.
    """
    needed = {one.code for verdicts in found for one in needs_supervisor(verdicts)}
    overrides: dict[str, Override] = {}
    for override in draft.overrides:
        if override.rule not in needed or override.rule in overrides:
            continue
        if not override.reason:
            raise Refusal("reason.missing", field="reason", value=override.rule)
        approval = claims.claim(
            override.approval_id, act=f"override:{override.rule}", act_of=who.number, now=now
        )
        if approval.request:
            _as_asked(connection, approval, draft, found, override.rule)
        overrides[override.rule] = replace(override, approver=approval.approver.number)
    return overrides


def _as_asked(
    connection: Connection,
    approval: Approval,
    draft: VisitDraft,
    found: Sequence[Sequence[Verdict]],
    rule: str,
) -> None:
    """An approval given elsewhere is for the item that was told of, and is used up for good.

    Raises Refusal `approval.missing`: another visit or amount.
    """
    for tender, verdicts in zip(draft.tenders, found, strict=True):
        if any(one.code == rule for one in needs_supervisor(verdicts)) and (
            draft.visit_id,
            tender.instrument.amount_cents,
        ) != (approval.visit_id, approval.cents):
            raise Refusal("approval.missing", field="approver", act=approval.act)
    requests.settle(connection, approval.request, RequestAnswer.DONE.value)
