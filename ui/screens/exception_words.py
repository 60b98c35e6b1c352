"""Words of the queue of exceptions: what happened, what to do, how it ended."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from cashier.domain.calendar import clock_time, local_date, short_day
from cashier.domain.money import dollars
from cashier.services.exceptions import Answered, Case, Sort
from ui.screens.difference_parts import signed, signed_items
from ui.screens.item_words import item_named
from ui.style import Tone


def _tr(text: str) -> str:
    return QCoreApplication.translate("exception_words", text)


def short(case: Case) -> str:
    """A line of the list."""
    match case.sort:
        case Sort.SUSPENSE if case.code == "unidentified":
            return _tr("Taken without an account")
        case Sort.SUSPENSE if case.code == "suspense.unmatched":
            return _tr("More left suspense than was there")
        case Sort.SUSPENSE:
            return _tr("Account not known")
        case Sort.DUPLICATE:
            return _tr("The same paper was taken twice")
        case Sort.REFUSED:
            return _tr("Not taken by the ledger")
        case Sort.REVIEW:
            return _tr("Difference not signed")
        case Sort.LOST:
            return _tr("The ledger had lost records")
        case Sort.APART:
            return _tr("The ledger holds another history")
        case Sort.DOUBT:
            return _doubt(case.code)


def _doubt(code: str) -> str:
    known = {
        "corrected_twice": _tr("Taken back twice"),
        "amount.differs": _tr("Amount and entries differ"),
        "chart.unknown": _tr("Account outside the chart"),
        "resolution.unknown": _tr("Answer without a question"),
        "deposit.out_of_order": _tr("A deposit's step came too late"),
        "deposit.item_reversed": _tr("Reversed, and in a deposit"),
        "staff.not_allowed": _tr("Done without the right"),
        "staff.left": _tr("Right lost before"),
        "staff_act.no_effect": _tr("A change of the staff had no effect"),
    }
    return known.get(code, _tr("The ledger asks about a record"))


def icon(case: Case) -> tuple[str, Tone]:
    """Open is red, answered green, whatever the kind."""
    return ("triangle-alert", Tone.ERROR) if case.open else ("circle-check", Tone.SUCCESS)


def about(case: Case) -> str:
    """Which paper or drawer: `check 1042, Rosa M Alves`."""
    if case.review is not None:
        return _tr("{name}, drawer of {day}").format(
            name=case.staff_name, day=short_day(case.review.business_date)
        )
    if case.sort is Sort.REVIEW:
        return _tr("{name}, a drawer").format(name=case.staff_name)
    parts = [] if case.tender is None else [item(case)]
    return ", ".join([*parts, *([case.payer_name] if case.payer_name else [])])


def item(case: Case) -> str:
    """`check 1042`; '' for a record of the drawer."""
    if case.tender is None:
        return ""
    return item_named(case.tender.instrument.kind, case.tender.instrument.number)


def happened(case: Case) -> str:
    """What happened, as sentences."""
    amount, held = dollars(case.cents), dollars(case.cents_left)
    last4 = ", ".join(f"...{one[-4:]}" for one in case.accounts)
    others = ", ".join(one for one in case.others if one)
    text = ""
    match case.sort:
        case Sort.SUSPENSE if case.code == "unidentified":
            text = _tr("{amount} was taken without an account, with a supervisor's signature.")
        case Sort.SUSPENSE if case.code == "suspense.unmatched":
            text = _tr(
                "A record took money out of suspense that was not there: two windows may have "
                "placed the same money."
            )
        case Sort.SUSPENSE:
            text = _tr("{amount} was taken for account {last4}, which the ledger does not know.")
        case Sort.DUPLICATE if others:
            text = _tr(
                "A check or money order with the same number and bank line stands on receipt "
                "{others} too. When this one was taken, this station had not heard of it."
            )
        case Sort.DUPLICATE:
            text = _tr(
                "A check or money order with the same number and bank line was taken at another "
                "window, before this station could hear of it."
            )
        case Sort.REFUSED if case.code == "conflict":
            text = _tr(
                "The ledger holds another record in the place of this one. Nothing this station "
                "sends after it arrives; payments go on, and everything is kept here."
            )
        case Sort.REFUSED:
            text = _tr("The ledger did not take a record as it was sent. It is kept here.")
        case Sort.REVIEW:
            text = _review_happened(case)
        case Sort.LOST:
            text = _tr(
                "The ledger had been put back to an older state. It got {records} records again "
                "from this station and is whole."
            )
        case Sort.APART:
            text = _tr(
                "The ledger holds other records under this station's name: this computer was "
                "copied, or an old copy of it was put back. Nothing more is taken here."
            )
        case Sort.DOUBT:
            text = _doubt_happened(case)
    if case.open and case.cents_left > 0:
        text = f"{text} " + _tr("{held} stands in suspense; no account is credited with it.")
    return text.format(amount=amount, held=held, last4=last4, others=others, records=case.records)


def _review_happened(case: Case) -> str:
    if case.review is None:
        return _tr("A drawer was closed with a difference that nobody was there to sign.")
    if case.review.cents > 0:
        text = _tr("More was counted than recorded: {difference}. Nobody was there to sign.")
    elif case.review.cents < 0:
        text = _tr("Less was counted than recorded: {difference}. Nobody was there to sign.")
    else:
        text = _tr("Counted and recorded differ: {difference}. Nobody was there to sign.")
    difference = signed(case.review.cents)
    if case.review.items:
        items = signed_items(case.review.items)
        difference = _tr("{difference}, items {items}").format(difference=difference, items=items)
    reason = case.review.reason
    said = _tr("{name} says: {reason}.").format(name=case.staff_name, reason=reason.rstrip("."))
    return f"{text.format(difference=difference)} {said if reason else ''}".strip()


def _doubt_happened(case: Case) -> str:
    known = {
        "corrected_twice": _tr(
            "Two windows took the same item back. The first counts; the second stands in suspense, "
            "where it sums to nothing."
        ),
        "amount.differs": _tr(
            "The record says {amount}, its entries move another sum. The ledger took it as it is."
        ),
        "chart.unknown": _tr("The record names an account outside the ledger's chart."),
        "resolution.unknown": _tr("An answer from here names a question the ledger does not have."),
        "deposit.out_of_order": _tr(
            "Two people took a step of one deposit at the same moment. The first counts; the "
            "second is kept and moves nothing."
        ),
        "deposit.item_reversed": _tr(
            "This item was reversed here while another window had its drawer in a deposit: the "
            "money is given back in the books, and the paper may be on its way to the bank."
        ),
        "staff.not_allowed": _tr(
            "It was done or signed by somebody whom the list of staff does not give the right to. "
            "What lies in the tray counts; anything else is kept and has no effect."
        ),
        "staff.left": _tr(
            "It was done or signed by somebody who had lost the right shortly before: this station "
            "may not have heard of it yet. It counts."
        ),
        "staff_act.no_effect": _tr(
            "Somebody changed the list of staff without the right to, or after another change had "
            "come first. It is kept and changes nothing."
        ),
    }
    return known.get(case.code, _tr("The ledger took the record and asks about it."))


def to_do(case: Case) -> str:
    """What to do, as sentences; '' where it is done."""
    if not case.open:
        return ""
    match case.sort:
        case Sort.SUSPENSE if case.code == "suspense.unmatched":
            return _tr(
                "Look at what was put right of the item, F9. Press F12 and name the account whose "
                "money it is."
            )
        case Sort.SUSPENSE:
            return _tr(
                "Look at the coupon or call the payer. Press F12 and type the account it was meant "
                "for; the same one, if it is new and known by now."
            )
        case Sort.DUPLICATE:
            return _tr(
                "Take both papers in your hand. Two papers: press F12 and say so. One paper "
                "recorded twice: press F8 and take this one back, then F12."
            )
        case Sort.REVIEW:
            return _tr(
                "Look at the Z and at the tray. Press F12 to sign; nothing of the drawer is "
                "deposited before."
            )
        case Sort.LOST:
            return _tr("Tell the administrator, then press F12.")
        case Sort.REFUSED | Sort.APART:
            return _tr("Call the help desk with this code. Nothing has to be typed again.")
        case Sort.DOUBT if case.code == "deposit.item_reversed":
            return _tr(
                "Find the paper. In the tray still: give the deposit up, if nobody verified it. "
                "With the bank: have it sent back. Then press F12 and say what was done."
            )
        case Sort.DOUBT if case.code in ("staff.not_allowed", "staff.left"):
            return _tr(
                "Ask the people named what happened, and tell an administrator. What is right and "
                "has no effect is done again by somebody who may. Then press F12."
            )
        case Sort.DOUBT if case.code == "deposit.out_of_order":
            return _tr("Look at the deposit; what it says counts. Then press F12.")
        case Sort.DOUBT if case.code == "staff_act.no_effect":
            return _tr("Ask the administrator what it was for. Press F12 and say what came of it.")
        case Sort.DOUBT if case.answerable:
            return _tr("Look at the receipt, F9. Press F12 and say why it is right as it is.")
        case Sort.DOUBT:
            return _tr("Wait for the next exchange with the ledger: its question is on the way.")


def ended(answered: Answered) -> str:
    """Who, when, with whom and where."""
    parts = [
        _tr("Answered by {name}").format(name=answered.by_name or answered.by),
        f"{short_day(local_date(answered.at))}, {clock_time(answered.at)}",
    ]
    if answered.approver:
        parts.append(
            _tr("signed by {name}").format(name=answered.approver_name or answered.approver)
        )
    parts.append(answered.station)
    return ", ".join(parts)


def since(case: Case) -> tuple[str, str]:
    """Day and time it began; of an answered case the day it ended, and who did."""
    if case.answered is not None:
        return short_day(local_date(case.answered.at)), case.answered.by_name
    return short_day(local_date(case.at)), clock_time(case.at)
