"""What a scan does on the payment form: a bank line fills the open item, a coupon adds its account.

Nothing is overwritten that was typed; what the reader missed stays empty and marked. The amount is
never filled, not even from a bank line that has one. Source: ux.md 3.5 and 4.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind, significant
from cashier.domain.issuers import Issuers
from cashier.domain.micr import MicrLine
from ui.announce import announce
from ui.item import BankLine, ItemInHand
from ui.messages import sentence
from ui.scan_reading import OTHER_CASE
from ui.screens.scan_opening import NAMES_ACCOUNT, open_account, tell
from ui.wedge import Scan, ScanKind

if TYPE_CHECKING:
    from ui.screens.pay import PayPage

FILLED = ("routing", "account", "number")
"""Fields of the form that a bank line fills."""
USPS_SERIAL_DIGITS = 11


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("pay_scan", text)


def fill_item(page: PayPage, scan: Scan) -> bool:
    """A scan on the payment form; False where it has no use here."""
    if not page.ready:
        return False
    if scan.kind in NAMES_ACCOUNT:
        open_account(page, page.counter, scan)
        return True
    if scan.kind is ScanKind.MICR:
        _bank_line(page, scan)
        return True
    return False


def _bank_line(page: PayPage, scan: Scan) -> None:
    line = scan.micr
    if line is None:
        tell(page, _unreadable(scan))
        return
    item = page.item
    order = page.issuers.whose(line.routing)
    if item.kind is InstrumentKind.USPS_MONEY_ORDER and order is None and not _serial_only(line):
        tell(page, tr("That is the bank line of a check. Alt+1 makes this item a check."))
        return
    read = _read(line, item.kind, page.issuers)
    twin = _twin(page, read)
    if twin:
        tell(page, tr("That is item {number} of this visit.").format(number=twin))
        return
    if not _free(item, read):
        tell(page, tr("This item is filled. Press F6 to add another item."))
        return
    if order is not None and item.kind.is_check:
        page.form.choose_kind(order)
    elif line.aux_number and item.kind is InstrumentKind.PERSONAL_CHECK:
        page.form.choose_kind(InstrumentKind.BUSINESS_CHECK)  # only theirs have the field
    _fill(item, scan, line, read)
    page.load()
    page.edited()
    page.form.first_to_fill().setFocus()
    if line.unread:
        missed = [name for name in FILLED if not read.get(name) and name in _unread(line)]
        tell(page, _missed_words(missed))
    else:
        announce(page, tr("Bank line read, ...{last4}").format(last4=line.raw_last4))


def _serial_only(line: MicrLine) -> bool:
    """Whether the line can be a post office money order's with a transit that is none of theirs:
    one number of eleven digits, where a check has an account and a number.
    """
    return not line.number and not line.aux_number and len(line.account) == USPS_SERIAL_DIGITS


def _read(line: MicrLine, kind: InstrumentKind, issuers: Issuers) -> dict[str, str]:
    """What the line says of the form's fields; a money order has a serial and no bank."""
    if issuers.whose(line.routing) is not None or kind.is_money_order:
        serial = line.number or line.account
        return {"number": serial} if serial else {}
    read = {"routing": line.routing, "account": line.account, "number": line.number}
    return {name: text for name, text in read.items() if text}


def _unread(line: MicrLine) -> set[str]:
    return {"number" if name == "aux_number" else name for name in line.unread}


def _free(item: ItemInHand, read: dict[str, str]) -> bool:
    """Whether the line may fill the item: nothing of it was read before, or not all, and nothing
    typed says otherwise.
    """
    before = item.bank_line
    if before is not None:
        return bool(before.unread)
    typed = {name: getattr(item, name) for name in FILLED}
    return all(not text or text == read.get(name, text) for name, text in typed.items()) and not (
        all(typed.values())
    )


def _twin(page: PayPage, read: dict[str, str]) -> int:
    """The place of another item of the visit with the same line, from 1; else 0."""
    visit = page.visit
    assert visit is not None
    for place, form in enumerate(visit.forms, start=1):
        same = all(significant(getattr(form, n)) == significant(t) for n, t in read.items())
        if form is not page.item and "number" in read and same:
            return place
    return 0


def _fill(item: ItemInHand, scan: Scan, line: MicrLine, read: dict[str, str]) -> None:
    for name, text in read.items():
        setattr(item, name, text)
        item.left.add(name)
    item.bank_line = BankLine(
        raw=scan.text,
        filled=read,
        unread=tuple(name for name in FILLED if name in _unread(line)),
        aux_number=line.aux_number,
        transit="" if "routing" in read else line.routing,
    )


def _missed_words(missed: list[str]) -> str:
    names = {
        "routing": tr("routing number"),
        "account": tr("bank account"),
        "number": tr("check number"),
    }
    if not missed:
        return tr("The bank line was not read whole. Compare it with the check.")
    words = tr("Not read: {fields}. Scan the check again, or type what is marked.")
    return words.format(fields=", ".join(names[name] for name in missed))


def _unreadable(scan: Scan) -> str:
    if scan.problem == OTHER_CASE:
        return tr("The bank line came in the other case. Look at Caps Lock, then scan again.")
    if scan.problem == "CHK-FOREIGN":
        return sentence(Refusal("CHK-FOREIGN", field="micr"))
    return tr("The bank line could not be read. Scan the check again, or type it.")


def remember(page: PayPage) -> Callable[[], None] | None:
    """How to put the open item back as it is now: three keys of a scan reach a field before it is
    known to be one.
    """
    if not page.ready:
        return None
    item = page.item
    kept = {one.name: copy.copy(getattr(item, one.name)) for one in fields(item)}

    def restore() -> None:
        for name, value in kept.items():
            setattr(item, name, value)
        page.form.show_texts()
        page.edited()

    return restore
