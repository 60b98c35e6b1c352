"""A visit as a script writes it. Source of the fields and their defaults: formats.md 5."""

from __future__ import annotations

from cashier.clock import Clock
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import billing_account
from cashier.domain.instrument import Instrument, InstrumentKind, MicrSource
from cashier.domain.instrument_fields import instrument_fields_ok
from cashier.domain.micr import MicrLine, parse_micr, read_micr
from cashier.domain.payment import Allocation, TenderDraft, free_text
from ui.script_fields import Fields

VISIT_KEYS = ("do", "visit", "payer", "language", "tenders")
TENDER_KEYS = (
    "kind", "amount", "number", "routing", "account", "dated", "allocations", "accept", "payee",
    "signed", "printed_name", "memo_has_account", "altered", "third_party", "foreign",
    "international", "restrictive", "amount_words", "void_after_days", "limit_printed",
    "drawer_name", "remitter_name", "aux_number", "marks", "micr", "issuer",
)  # fmt: skip
_ALLOCATION_KEYS = ("account", "amount")
UNIDENTIFIED = "unidentified"
"""In place of an account nobody knows: the money goes to suspense, where the site allows it."""
_BANK_LINE = ("routing", "account", "number")


def tender(fields: Fields, clock: Clock) -> TenderDraft:
    """One paper item; what is left out is what a careful cashier sees when nothing is wrong.

    Raises Refusal of a field by its path, `micr.…`, `CHK-FOREIGN` or `CHK-ROUTING`.
    """
    paper = _instrument(fields)
    with fields.naming(*TENDER_KEYS):
        instrument_fields_ok(paper)
    return TenderDraft(
        tender_id=clock.new_id(),
        instrument=paper,
        allocations=tuple(
            _allocation(part) for part in fields.objects("allocations", _ALLOCATION_KEYS)
        ),
        accept=fields.texts("accept"),
    )


def payer(fields: Fields) -> str:
    """Who hands the items over. Raises Refusal `payer.missing`, `.too_long`, `.ssn_shaped`."""
    return free_text(fields.text("payer"), field="payer", length_max=80)


def _allocation(fields: Fields) -> Allocation:
    with fields.naming("account"):
        text = fields.text("account")
        number = "" if text == UNIDENTIFIED else billing_account(text)
    return Allocation(billing_account_number=number, amount_cents=fields.cents("amount"))


def _instrument(fields: Fields) -> Instrument:
    kind = fields.choice("kind", InstrumentKind)
    line = _bank_line(fields)
    typed = {key: fields.text(key, "").strip() for key in _BANK_LINE}
    read = {key: typed[key] or getattr(line, key, "") for key in _BANK_LINE}
    if kind.is_money_order:
        # what stands on the paper is one number: no account of a bank is kept of it
        read |= {"number": read["number"] or read["account"], "account": typed["account"]}
    return Instrument(
        kind=kind,
        amount_cents=fields.cents("amount"),
        number=read["number"],
        dated=fields.day("dated"),
        routing=read["routing"],
        account=read["account"],
        aux_number=fields.text("aux_number", line.aux_number if line else ""),
        payee=fields.text("payee", "Health Connector"),
        signed=fields.yes("signed", default=True),
        printed_name=fields.yes("printed_name", default=True),
        memo_has_account=fields.yes("memo_has_account", default=True),
        altered=fields.yes("altered", default=False),
        third_party=fields.yes("third_party", default=False),
        foreign=fields.yes("foreign", default=False),
        international=fields.yes("international", default=False),
        restrictive=fields.text("restrictive", ""),
        amount_words_cents=fields.cents("amount_words") if fields.has("amount_words") else None,
        void_after_days=fields.whole("void_after_days") if fields.has("void_after_days") else None,
        limit_printed_cents=fields.cents("limit_printed") if fields.has("limit_printed") else None,
        drawer_name=fields.text("drawer_name", ""),
        remitter_name=fields.text("remitter_name", ""),
        marks=fields.texts("marks") if fields.has("marks") else None,
        micr_source=_source(line, typed),
        micr_unread=line is not None and bool(line.unread),
        micr_raw=fields.text("micr", "").strip(),
        issuer=fields.text("issuer", ""),
    )


def _bank_line(fields: Fields) -> MicrLine | None:
    """The raw line, if there is one. What the reader missed may be given beside it, as typed."""
    raw = fields.text("micr", "")
    if not raw.strip():
        return None
    with fields.naming("micr", "routing"):
        if not any(fields.has(key) for key in _BANK_LINE):
            return parse_micr(raw)
        line = read_micr(raw)
        if any(key in _BANK_LINE and not fields.has(key) for key in line.unread):
            raise Refusal("micr.read_error", field="micr")
        return line


def _source(line: MicrLine | None, typed: dict[str, str]) -> MicrSource:
    if line is None:
        return MicrSource.KEYED
    return MicrSource.REPAIRED if any(typed.values()) else MicrSource.SCANNED
