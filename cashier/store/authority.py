"""Nothing is recorded of, or signed by, somebody without the right: asked of the directory's copy
once more when a record is sealed, for a sync may have taken the right away since they signed in.

Triggers on `posting` say the same of who signs, whatever wrote the row. Source: reliability.md I17.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from cashier.domain.authority import NOBODY, needs
from cashier.domain.errors import Refusal
from cashier.domain.posting import RecordDraft, RecordKind
from cashier.store import directory
from cashier.store.tables import directory as directory_table

_ANYBODY = (
    select(directory_table.c.key)
    .where(directory_table.c.key >= "staff/", directory_table.c.key < "staff0")
    .limit(1)
)


def must_be_allowed(connection: Connection, draft: RecordDraft) -> None:
    """Raises Refusal `staff.right_lost` (who acts), `approver.not_allowed` (who signs) or
    `approver.same_person`. Before the directory brought a person nobody is judged. What answers
    another station's request names who asked: whoever answers looked at that.
    """
    if draft.kind is RecordKind.APPROVAL:
        return
    for need in needs(draft.kind, draft.staff, draft.approver, draft.body or {}):
        found = directory.staff(connection, need.number)
        if found is not None and found[2] and found[0].role in need.roles:
            continue
        if connection.execute(_ANYBODY).first() is None:
            return
        if need.number == NOBODY:
            raise Refusal("approver.same_person", field="approver", value=draft.staff)
        role = "unknown" if found is None else found[0].role.value
        if need.number == draft.staff:
            raise Refusal("staff.right_lost", field="staff", value=need.number, role=role)
        raise Refusal("approver.not_allowed", field="approver", value=need.number, role=role)
