"""Exceptions: everything of this station's records that a supervisor has to look at, as one queue,
and what was answered lately, by whom and when.

Nothing is decided here: a case is answered by `services.suspense`, a difference is signed by
`services.reviews`, an item taken back by `services.mistakes`. Source: ux.md 3.9, 3.12.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from cashier.domain.calendar import local_date
from cashier.domain.payment import TakenTender
from cashier.domain.request import RequestAct
from cashier.domain.staff import Act, Staff
from cashier.services import reviews
from cashier.services.desk import Desk
from cashier.services.reviews import PendingReview
from cashier.services.suspense import Asked, asked_of
from cashier.store import answers, directory, lineage, questions, requests
from cashier.store.answers import Answer, Untaken
from cashier.store.engine import Connection
from cashier.store.journal import CONFLICT
from cashier.store.questions import Question

ANSWERED_DAYS = 30
"""How long an answered case stays in the list; the records stay for ever."""


class Sort(StrEnum):
    """What kind of trouble, and so who can end it and how.

    SUSPENSE: money without an account. DUPLICATE: the same paper stands elsewhere. DOUBT: the
    ledger took the record and asks about it. REFUSED: it did not take it, and nothing sent after it
    arrives. REVIEW: a difference nobody signed. LOST: the ledger had lost records and got them
    again. APART: the ledger holds another history under this station's name.
    """

    SUSPENSE = "suspense"
    DUPLICATE = "duplicate"
    DOUBT = "doubt"
    REFUSED = "refused"
    REVIEW = "review"
    LOST = "lost"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Who ended it and when: names as screens show them, '' where nobody signed beside. `sent` is
    False while the ledger has not heard of it.
    """

    at: datetime
    by: str
    by_name: str
    approver: str
    approver_name: str
    reason: str
    station: str
    sent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One exception. `key` is its id for good. Cents: `cents` of the record, of which `cents_left`
    stand in suspense; of a review the difference (counted less expected). `others` are receipts
    that hold the same paper ('' for one not known here). `records` counts those concerned.
    """

    key: str
    sort: Sort
    code: str
    at: datetime
    receipt_number: str = ""
    line: int = 0
    tender: TakenTender | None = None
    payer_name: str = ""
    staff: str = ""
    staff_name: str = ""
    cents: int = 0
    cents_left: int = 0
    accounts: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    records: int = 1
    asked: Asked | None = None
    review: PendingReview | None = None
    answered: Answered | None = None

    @property
    def open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.answered is None

    @property
    def answerable(self) -> bool:
        """Whether it can be ended at this window."""
        return self.open and (
            self.review is not None
            or self.sort is Sort.LOST
            or (self.asked is not None and self.asked.answerable)
        )


def queue(desk: Desk, who: Staff) -> tuple[Case, ...]:
    """What is open, oldest first, then what was answered in the last 30 days, newest first.

    Raises Refusal `role.not_allowed`: supervisors, and auditors to read.
    """
    who.must(Act.REPORTS)
    pending = reviews.pending(desk, who)
    since = desk.clock.now() - timedelta(days=ANSWERED_DAYS)
    with desk.store.read() as connection:
        waiting = [
            *_of_the_chain(connection),
            *(_of_question(connection, one) for one in questions.open_ones(connection)),
            *(_of_untaken(one) for one in answers.without_question(connection)),
            *(_of_review(one) for one in pending),
        ]
        done = [
            *(
                _of_question(connection, question, answer)
                for question, answer in answers.answered_questions(connection, since)
            ),
            *_signed(connection, since),
        ]
    return (
        *sorted(waiting, key=_opened),
        *sorted(done, key=_answered, reverse=True),
    )


def waiting(connection: Connection) -> int:
    """How many are open; cheap enough for the navigation."""
    lost, apart = lineage.lost(connection), lineage.diverged(connection)
    return (
        len(questions.open_ones(connection))
        + len(answers.without_question(connection))
        + sum(one.act is RequestAct.REVIEW for one in requests.open_requests(connection))
        + (lost is not None)
        + (apart is not None)
    )


def _opened(case: Case) -> tuple[datetime, str]:
    return case.at, case.key


def _answered(case: Case) -> tuple[datetime, str]:
    assert case.answered is not None
    return case.answered.at, case.key


def _of_the_chain(connection: Connection) -> Iterator[Case]:
    apart = lineage.diverged(connection)
    if apart is not None:
        yield Case(key="apart", sort=Sort.APART, code="station.diverged", at=apart.at)
    lost = lineage.lost(connection)
    if lost is not None:
        yield Case(key="lost", sort=Sort.LOST, code="ledger.lost", at=lost.at, records=lost.records)


def sort_of(question: Question) -> Sort:
    """What kind of trouble a question of the ledger is."""
    if question.code.startswith("record."):
        return Sort.REFUSED
    if question.code == questions.DUPLICATE:
        return Sort.DUPLICATE
    if question.cents:
        return Sort.SUSPENSE
    return Sort.DOUBT


def _of_question(connection: Connection, question: Question, answer: Answer | None = None) -> Case:
    asked = asked_of(connection, question)
    return Case(
        key=question.exception_id,
        sort=sort_of(question),
        code=question.code,
        at=question.opened_at,
        receipt_number=question.receipt_number,
        line=question.line,
        tender=asked.tender,
        payer_name=asked.payer_name,
        staff=asked.taken_by,
        staff_name=directory.staff_name(connection, asked.taken_by) if asked.taken_by else "",
        cents=question.cents if asked.tender is None else asked.tender.instrument.amount_cents,
        cents_left=question.cents_left,
        accounts=question.accounts,
        others=tuple(answers.receipts_of(connection, question.others)),
        asked=asked,
        answered=None if answer is None else _said(connection, answer),
    )


def _said(connection: Connection, answer: Answer) -> Answered:
    return Answered(
        at=answer.at,
        by=answer.by,
        by_name=directory.staff_name(connection, answer.by) if answer.by else "",
        approver=answer.approver,
        approver_name=directory.staff_name(connection, answer.approver) if answer.approver else "",
        reason=answer.reason,
        station=answer.station,
        sent=answer.sent,
    )


def _of_untaken(one: Untaken) -> Case:
    return Case(
        key=f"record/{one.station_seq}",
        sort=Sort.REFUSED if one.answer == CONFLICT else Sort.DOUBT,
        code=one.answer,
        at=one.at,
        receipt_number=one.receipt_number,
        line=one.line,
        cents=one.amount_cents,
    )


def _of_review(one: PendingReview) -> Case:
    return Case(
        key=f"review/{one.session_id}",
        sort=Sort.REVIEW,
        code="review.pending",
        at=one.closed_at,
        staff=one.cashier,
        staff_name=one.cashier_name,
        cents=one.cents,
        review=one,
    )


def _signed(connection: Connection, since: datetime) -> Iterator[Case]:
    for one in answers.signed(connection, local_date(since)):
        yield Case(
            key=f"review/{one.session_id}",
            sort=Sort.REVIEW,
            code="review.pending",
            at=one.answer.at,
            staff=one.cashier,
            staff_name=directory.staff_name(connection, one.cashier) if one.cashier else "",
            answered=_said(connection, one.answer),
        )
