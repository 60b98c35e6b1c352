"""Required fields and limits of a paper item, before any rule judges it."""

from __future__ import annotations

from cashier.domain.errors import Refusal
from cashier.domain.identifiers import routing_number
from cashier.domain.instrument import Instrument
from cashier.domain.money import check_cents
from cashier.domain.payment import free_text

CHECK_NUMBER_DIGITS = 15
BANK_ACCOUNT_DIGITS = 19
"""Positions 14-32 of the bank line. Source: domain.md 7."""


def instrument_fields_ok(instrument: Instrument) -> None:
    """Whether the fields can be judged at all: present, of the right shape, within limits.

    Raises Refusal `<field>.missing`, `.not_digits`, `.too_long`, `.not_9_digits`, `.not_positive`,
    `.too_large` or `.ssn_shaped`. What a rule judges (a missing date, a wrong serial) is no matter
    of this function. A foreign check may lack a routing number, a counter check without a printed
    name may lack a check number.
    """
    check_cents(instrument.amount_cents)
    if instrument.amount_words_cents is not None:
        check_cents(instrument.amount_words_cents, field="amount_words")
    if instrument.limit_printed_cents is not None:
        check_cents(instrument.limit_printed_cents, field="limit_printed")
    if instrument.void_after_days is not None and instrument.void_after_days < 1:
        raise Refusal(
            "void_after_days.not_positive",
            field="void_after_days",
            value=instrument.void_after_days,
        )
    for name in ("payee", "restrictive", "drawer_name", "remitter_name", "issuer"):
        free_text(getattr(instrument, name), field=name)
    if instrument.kind.is_check:
        _check_fields_ok(instrument)
    elif not instrument.number.strip():
        raise Refusal("number.missing", field="number")


def _check_fields_ok(check: Instrument) -> None:
    if not check.foreign:
        if not check.routing.strip():
            raise Refusal("routing.missing", field="routing")
        try:
            routing_number(check.routing)
        except Refusal as refusal:
            if refusal.code != "CHK-ROUTING":  # a rule, and judged with the others
                raise
        _digits_ok(check.account, "account", BANK_ACCOUNT_DIGITS, required=True)
    _digits_ok(check.number, "number", CHECK_NUMBER_DIGITS, required=check.printed_name)
    _digits_ok(check.aux_number, "aux_number", CHECK_NUMBER_DIGITS, required=False)


def _digits_ok(text: str, name: str, length_max: int, *, required: bool) -> None:
    """Refusals here show no value: a bank account belongs in no message."""
    digits = text.replace(" ", "").replace("-", "")
    if not digits:
        if required:
            raise Refusal(f"{name}.missing", field=name)
        return
    if not (digits.isascii() and digits.isdigit()):
        raise Refusal(f"{name}.not_digits", field=name)
    if len(digits) > length_max:
        raise Refusal(f"{name}.too_long", field=name, limit=length_max)
