"""Taking a payment: one visit, one transaction, final when it commits."""

from __future__ import annotations

from dataclasses import replace

from cashier.crash_points import reach
from cashier.domain.acceptance import Verdict, at_amount_in_words, decide
from cashier.domain.drawer import DrawerSession, DrawerState
from cashier.domain.errors import Refusal
from cashier.domain.payment import Visit, VisitDraft, content_hash
from cashier.domain.staff import Act, Staff
from cashier.services import drafts
from cashier.services.desk import Desk
from cashier.services.overrides import claimed
from cashier.services.taking import Taking
from cashier.services.typed_visit import cleaned
from cashier.services.visit_rules import facts_of, judged
from cashier.store import drawers, lineage, visits
from cashier.store.engine import Connection


def check(desk: Desk, who: Staff, draft: VisitDraft) -> tuple[tuple[Verdict, ...], ...]:
    """What the rules say to each tender of a draft that is still being typed; records nothing.

    What is not typed yet is no fault here: a payer and an instrument's fields are asked for by
    `take`. Raises Refusal for what cannot be judged: no open drawer, a role, a malformed draft.
    """
    who.must(Act.TAKE)
    with desk.store.read() as connection:
        session = _open_drawer(connection, who)
        unidentified_ok = desk.settings.allow_unidentified
        draft = cleaned(draft, complete=False, unidentified_ok=unidentified_ok)
        facts = facts_of(connection, draft)
        return judged(desk, connection, session, draft, facts, desk.clock.now())


def take(desk: Desk, who: Staff, draft: VisitDraft) -> Visit:
    """Records the visit: tenders, postings, outbox, audit, receipt number and print job, all or
    nothing.

    Called again with the same visit id and content it answers the same visit with `replay` set and
    records nothing. Raises Refusal `visit.conflict` (same id, other content), `drawer.none_open`,
    `drawer.counting`, a field's, or a rule's code; Fault `store.…`.
    """
    who.must(Act.TAKE)
    draft = cleaned(draft, unidentified_ok=desk.settings.allow_unidentified)
    content = content_hash(draft)
    with desk.approvals.claiming() as claims, desk.store.write() as connection:
        before = visits.content_hash_of(connection, draft.visit_id)
        if before is not None:
            drafts.forget_visit_in(connection, who, draft.visit_id)
            return _replay(connection, draft, same=before == content)
        desk.store.must_have_room()
        lineage.must_be_one(connection, desk.identity)
        session = _open_drawer(connection, who)
        now = desk.clock.now()
        facts = facts_of(connection, draft)
        found = judged(desk, connection, session, draft, facts, now)
        overrides = claimed(connection, claims, who, draft, found, now)
        for tender, verdicts in zip(draft.tenders, found, strict=True):
            decide(verdicts, tender.accept, overrides, accept_all_ok=desk.identity.training)
        if visits.tenders_taken(connection, [tender.tender_id for tender in draft.tenders]):
            raise Refusal("tender.same_id", field="tender")
        # From here on an item whose words and figures differ is worth its words (UCC 3-114): the
        # rule asked for a supervisor, and there was one.
        draft = replace(draft, tenders=tuple(at_amount_in_words(one) for one in draft.tenders))
        visit = Taking(
            desk=desk,
            who=who,
            connection=connection,
            session=session,
            draft=draft,
            facts=facts,
            verdicts=found,
            overrides=overrides,
            now=now,
        ).record(content)
        # In the same transaction: after a crash the visit is recorded or offered again, never both.
        drafts.forget_visit_in(connection, who, draft.visit_id)
        reach("take.recorded")
    reach("take.committed")
    return visit


def _replay(connection: Connection, draft: VisitDraft, *, same: bool) -> Visit:
    visit = visits.by_id(connection, draft.visit_id)
    assert visit is not None, "a content hash has its visit"
    if not same:
        raise Refusal(
            "visit.conflict", field="visit", value=draft.visit_id, receipt=visit.receipt_number
        )
    return replace(visit, replay=True)


def _open_drawer(connection: Connection, who: Staff) -> DrawerSession:
    session = drawers.open_of(connection, who.number)
    if session is None:
        raise Refusal("drawer.none_open", field="drawer", value=who.number)
    if session.state is not DrawerState.OPEN:
        raise Refusal("drawer.counting", field="drawer", value=session.business_date.isoformat())
    return session
