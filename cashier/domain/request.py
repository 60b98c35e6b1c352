"""What one station asks of another through the ledger, and what came of it.

A `request` record names the act and the drawer; whoever answers writes one record that names the
request: an `approval` with the answer, or a `review`, which is the signature asked for.
Source: design.md "What binds the parts together".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from cashier.domain.posting import RecordKind, parse_instant

ANSWERS = frozenset({RecordKind.APPROVAL, RecordKind.REVIEW})
"""The kinds of record that answer a request, by naming it as `request` in their body."""


class RequestAct(StrEnum):
    """`force_close` is for the station that has the drawer; the others for any supervisor but the
    drawer's cashier: `review` is a difference that nobody was there to sign; `void` and `override`
    are acts of the cashier that wait for an approval, and the cashier's station does them.
    """

    FORCE_CLOSE = "force_close"
    REVIEW = "review"
    VOID = "void"
    OVERRIDE = "override"


APPROVALS = frozenset({RequestAct.VOID, RequestAct.OVERRIDE})
"""What a cashier asks for and a supervisor elsewhere approves."""


class RequestAnswer(StrEnum):
    """`nothing_to_do`: what was asked for had been done before; `approved`: the station that asked
    may do it.
    """

    DONE = "done"
    APPROVED = "approved"
    NOTHING_TO_DO = "nothing_to_do"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request nobody has answered, as far as this station knows. Instants in UTC.

    `site` and `station` have the drawer of `session_id`, whose cashier is `cashier`; `staff` asked,
    at `from_station` (`BOS-01`). `body` is the record's own.
    """

    request_id: str
    act: RequestAct
    session_id: str
    site: str
    station: str
    cashier: str
    business_date: date
    reason: str
    staff: str
    asked_at: datetime
    from_station: str
    body: Mapping[str, Any] = field(default_factory=dict)

    @property
    def station_name(self) -> str:
        """`BOS-01`: the station that has the drawer."""
        return f"{self.site}-{self.station}"


def request_of(record: Mapping[str, Any]) -> Request | None:
    """The request a record holds, thin or whole; None where it is none we know: the ledger refuses
    no record for its body.
    """
    body = record.get("body")
    if record.get("kind") != RecordKind.REQUEST.value or not isinstance(body, Mapping):
        return None
    texts = {name: body.get(name, "") for name in ("act", "session_id", "site", "station")}
    more = {name: body.get(name, "") for name in ("cashier", "reason")}
    if not all(isinstance(one, str) for one in (*texts.values(), *more.values())):
        return None
    if not all(texts.values()) or texts["act"] not in set(RequestAct):
        return None
    return Request(
        request_id=record["posting_id"],
        act=RequestAct(texts["act"]),
        session_id=texts["session_id"],
        site=texts["site"],
        station=texts["station"],
        cashier=more["cashier"],
        business_date=date.fromisoformat(record["business_date"]),
        reason=more["reason"],
        staff=record["staff"],
        asked_at=parse_instant(record["recorded_at"]),
        from_station=f"{record['site']}-{record['station']}",
        body=body,
    )


def answered(record: Mapping[str, Any]) -> str:
    """The id of the request a record answers, or ''. A review that one supervisor would not sign
    still waits for another: only a signature ends it.
    """
    body = record.get("body")
    if record.get("kind") not in ANSWERS or not isinstance(body, Mapping):
        return ""
    if record["kind"] == RecordKind.APPROVAL and body.get("act") == RequestAct.REVIEW:
        return ""
    found = body.get("request", "")
    return found if isinstance(found, str) else ""
