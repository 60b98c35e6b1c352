"""What a rule refused, in a script's terms: which item, which field, and what stood there.

The counter sees the item in front of it; a script reads an answer, so the answer says both.
Source: formats.md 5 (a refusal carries `field` and `value`).
"""

from __future__ import annotations

from collections.abc import Sequence

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import masked
from cashier.domain.money import plain
from cashier.domain.payment import TenderDraft, VisitDraft
from cashier.domain.verdict import Verdict

_MASKED = frozenset({"account", "number", "micr"})
_CENTS = {"amount_words": "amount_words_cents", "limit_printed": "limit_printed_cents"}
_TEXT_SHOWN = 40


def of_item(refusal: Refusal, draft: VisitDraft, verdicts: Sequence[Sequence[Verdict]]) -> Refusal:
    """The same refusal with the item's place (`at`) and the value found there.

    `verdicts` are the rules' words to each item of the draft, in its order.
    """
    for place, (item, found) in enumerate(zip(draft.tenders, verdicts, strict=True)):
        if any(_is(one, refusal) and one.code not in item.accept for one in found):
            value = refusal.value or _value(refusal, item)
            at = f"tenders[{place}].{refusal.field}"
            said = {**refusal.data, "at": f"{at} {value}".rstrip()}
            return Refusal(refusal.code, field=refusal.field, value=value, **said)
    return refusal


def _is(verdict: Verdict, refusal: Refusal) -> bool:
    same = all(refusal.data.get(key) == value for key, value in verdict.data.items())
    return verdict.code == refusal.code and same


def _value(refusal: Refusal, item: TenderDraft) -> str:
    """What stood in the field, masked where it could name somebody."""
    paper, field = item.instrument, refusal.field
    match field:
        case "allocations" if last4 := refusal.data.get("account_last4"):
            return f"...{last4}"
        case "allocations" if refusal.code == "PAY-SPLIT":
            parts = sum(part.amount_cents for part in item.allocations)
            return f"{plain(parts)} of {plain(paper.amount_cents)}"
        case "amount":
            return plain(paper.amount_cents)
        case "marks":
            return ", ".join(paper.marks or ())
        case _:
            found = getattr(paper, _CENTS.get(field, field), None)
    if field in _CENTS and isinstance(found, int):
        return plain(found)
    if isinstance(found, bool):
        return str(found).lower()
    text = "" if found is None else str(found)
    return masked(text) if field in _MASKED else text[:_TEXT_SHOWN]
