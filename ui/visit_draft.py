"""A visit in hand as text and back: what its draft in the sealed store holds. Without Qt.

What was typed, ticked and answered is kept; confirmations of identity and approvals are not: they
end with the lock, the sign-out or the program, and are asked for afresh.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from cashier.domain.identifiers import ssn_shaped
from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import instant_text, parse_instant
from ui.item import Answer, BankLine, ItemInHand, Oddities
from ui.visit import VisitInHand

FORMAT = 2
_TEXTS = (
    "tender_id",
    "amount",
    "amount_again",
    "number",
    "routing",
    "account",
    "date",
    "issuer",
    "from_name",
    "for_account",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptVisit:
    """What a draft says: whose account it began with, which accounts to open, the items typed."""

    member_name: str
    language: str
    accounts: tuple[str, ...]
    forms: tuple[ItemInHand, ...]
    unidentified: bool = False
    unknown: str = ""

    @property
    def payable(self) -> bool:
        """There is something to go on with."""
        return bool(self.accounts or self.unidentified or self.unknown)

    @property
    def items(self) -> int:
        """How many items were begun."""
        return sum(form.typed for form in self.forms)


def draft_text(visit: VisitInHand) -> str:
    """The draft of a visit, as JSON."""
    return json.dumps(
        {
            "format": FORMAT,
            "member_name": visit.member_name,
            "language": visit.language,
            "unidentified": visit.unidentified,
            "unknown": visit.unknown,
            "accounts": [view.line.billing_account_number for view in visit.accounts],
            "forms": [_item(form) for form in visit.forms if form.typed],
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def kept_visit(text: str) -> KeptVisit | None:
    """The visit a draft holds; None for one that another release wrote in another form."""
    body = json.loads(text)
    if body.get("format") != FORMAT:
        return None
    return KeptVisit(
        member_name=body["member_name"],
        language=body["language"],
        accounts=tuple(body["accounts"]),
        forms=tuple(_form(one) for one in body["forms"]),
        unidentified=body["unidentified"],
        unknown=body.get("unknown", ""),
    )


def _item(form: ItemInHand) -> dict[str, Any]:
    texts = {name: _kept(getattr(form, name)) for name in _TEXTS}
    odd = {
        key: _kept(val) if isinstance(val, str) else val for key, val in asdict(form.odd).items()
    }
    return texts | {
        "kind": form.kind.value,
        "parts": dict(form.parts),
        "ticks": sorted(form.ticks),
        "odd": odd,
        "left": sorted(form.left),
        "answers": [
            {
                "key": list(key),
                "word": one.word,
                "sentence": one.sentence,
                "who": one.who,
                "at": instant_text(one.at),
            }
            for key, one in form.answers.items()
        ],
        "bank_line": None if form.bank_line is None else asdict(form.bank_line),
    }


def _kept(text: str) -> str:
    """No text shaped like a Social Security number is kept anywhere. Source: domain.md 1."""
    return "" if ssn_shaped(text) else text


def _form(body: dict[str, Any]) -> ItemInHand:
    line = body["bank_line"]
    return ItemInHand(
        **{name: body[name] for name in _TEXTS},
        kind=InstrumentKind(body["kind"]),
        parts=dict(body["parts"]),
        ticks=set(body["ticks"]),
        odd=Oddities(**body["odd"]),
        left=set(body["left"]),
        answers={
            (one["key"][0], one["key"][1]): Answer(
                word=one["word"],
                sentence=one["sentence"],
                who=one["who"],
                at=parse_instant(one["at"]),
            )
            for one in body["answers"]
        },
        bank_line=None if line is None else _bank_line(line),
    )


def _bank_line(body: dict[str, Any]) -> BankLine:
    known = {one.name for one in fields(BankLine)}
    read = {name: val for name, val in body.items() if name in known}
    return BankLine(**read | {"unread": tuple(read["unread"])})


def begun(visit_id: str, begun_at: datetime, kept: KeptVisit) -> VisitInHand:
    """The visit in hand again, its accounts still to be opened. It keeps its id: a post that was
    recorded before the crash answers as a replay.
    """
    return VisitInHand(
        visit_id=visit_id,
        begun_at=begun_at,
        language=kept.language,
        forms=list(kept.forms),
        unidentified=kept.unidentified,
        unknown=kept.unknown,
    )
