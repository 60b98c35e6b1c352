"""Putting right what was recorded of a paper: which details, and what they must be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from cashier.domain.amendment import Amendment
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import money_order_serial, routing_number
from cashier.domain.instrument import Instrument, InstrumentKind
from cashier.domain.instrument_fields import instrument_fields_ok
from cashier.domain.slip import SlipChange

_CHECK_FIELDS = ("number", "routing", "account", "aux_number", "dated")
CORRECTABLE: Mapping[InstrumentKind, tuple[str, ...]] = {
    InstrumentKind.PERSONAL_CHECK: (*_CHECK_FIELDS, "drawer_name"),
    InstrumentKind.BUSINESS_CHECK: (*_CHECK_FIELDS, "drawer_name"),
    InstrumentKind.BANK_CHECK: (*_CHECK_FIELDS, "remitter_name"),
    InstrumentKind.USPS_MONEY_ORDER: ("number", "dated", "remitter_name"),
    InstrumentKind.WESTERN_UNION_MONEY_ORDER: ("number", "dated", "remitter_name"),
    InstrumentKind.MONEYGRAM_MONEY_ORDER: ("number", "dated", "remitter_name"),
    InstrumentKind.OTHER_MONEY_ORDER: ("number", "dated", "remitter_name", "issuer"),
}
"""Details that may be put right. Kind and amount are none of them: the count and the Z stand on
them, so that item is voided or reversed and taken again.
"""
_MASKED = frozenset({"account"})


def detail(instrument: Instrument, field: str) -> str:
    """A correctable detail as text; a date in ISO, '' for none."""
    value = getattr(instrument, field)
    if field == "dated":
        return "" if value is None else str(value.isoformat())
    return str(value)


def shown_detail(field: str, value: str) -> str:
    """The same for paper and screens: a bank account by its last four."""
    return f"...{value[-4:]}" if field in _MASKED and value else value


def with_details(instrument: Instrument, values: Mapping[str, str]) -> Instrument:
    """The instrument with these details. Raises Refusal `dated.not_a_date`."""
    typed: dict[str, object] = dict(values)
    if "dated" in values:
        try:
            typed["dated"] = date.fromisoformat(values["dated"]) if values["dated"] else None
        except ValueError as error:
            raise Refusal("dated.not_a_date", field="dated", value=values["dated"]) from error
    return replace(instrument, **typed)  # type: ignore[arg-type]


def corrected(
    instrument: Instrument, values: Mapping[str, str]
) -> tuple[Instrument, tuple[SlipChange, ...]]:
    """The instrument as the paper really reads, and what that changes.

    Raises Refusal `fields.none`, `fields.not_correctable` (with `known`), `fields.same`, a field's,
    or the rule that no supervisor lifts: `CHK-ROUTING`, `MO-SERIAL`.
    """
    may = CORRECTABLE[instrument.kind]
    if not values:
        raise Refusal("fields.none", field="fields", known=", ".join(may))
    for name in values:
        if name not in may:
            raise Refusal(
                "fields.not_correctable",
                field=name[:40],
                value=name[:40],
                kind=instrument.kind.value,
                known=", ".join(may),
            )
    tidy = {
        name: " ".join(text.split())
        if name.endswith("_name") or name == "issuer"
        else "".join(text.split()).upper()
        for name, text in values.items()
    }
    fresh = with_details(instrument, tidy)
    instrument_fields_ok(fresh)
    if "routing" in tidy and fresh.routing and not fresh.foreign:
        routing_number(fresh.routing)
    if "number" in tidy and fresh.kind.is_money_order:
        money_order_serial(fresh.kind, fresh.number)
    changes = tuple(
        SlipChange(field=name, old=detail(instrument, name), new=detail(fresh, name))
        for name in may
        if name in tidy and detail(instrument, name) != detail(fresh, name)
    )
    if not changes:
        raise Refusal("fields.same", field="fields", value=", ".join(tidy))
    return fresh, changes


def as_amended(instrument: Instrument, amendments: Iterable[Amendment]) -> Instrument:
    """The instrument with every correction applied, oldest first."""
    for amendment in amendments:
        if amendment.changes:
            instrument = with_details(
                instrument, {change.field: change.new for change in amendment.changes}
            )
    return instrument
