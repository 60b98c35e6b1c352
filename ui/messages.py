"""Words of the program for codes and states: what happened, what to do. Without Qt.

The tables are English; what is answered went through `said`, so that the window says it in its
language. Every code that is raised anywhere has its own words (a test looks). Tone: ux.md 2.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from cashier.domain.calendar import long_day
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import ItemState
from cashier.domain.receipt import PrintCause, PrintEvidence, PrintState
from cashier.domain.standing import Stage
from ui.error_words import CODES, REASONS
from ui.rule_words import RULES
from ui.spoken import said

KINDS: Mapping[InstrumentKind, str] = MappingProxyType(
    {
        InstrumentKind.PERSONAL_CHECK: "Personal check",
        InstrumentKind.BUSINESS_CHECK: "Business check",
        InstrumentKind.BANK_CHECK: "Bank check",
        InstrumentKind.USPS_MONEY_ORDER: "Money order, USPS",
        InstrumentKind.WESTERN_UNION_MONEY_ORDER: "Money order, Western Union",
        InstrumentKind.MONEYGRAM_MONEY_ORDER: "Money order, MoneyGram",
        InstrumentKind.OTHER_MONEY_ORDER: "Money order, other",
    }
)
STATES: Mapping[ItemState, str] = MappingProxyType(
    {
        ItemState.RECORDED: "Recorded here",
        ItemState.SENT: "Sent",
        ItemState.CONFIRMED: "Confirmed",
        ItemState.ATTENTION: "Needs attention",
    }
)
STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.PENDING_BINDER: "First payment not complete",
        Stage.PAID: "Paid",
        Stage.PAST_DUE: "Past due",
        Stage.WARNING_1: "Past due, first warning",
        Stage.WARNING_2: "Past due, second warning",
        Stage.ENDING: "Past the last date",
        Stage.TERMINATED: "Coverage ended",
    }
)
CAUSES: Mapping[PrintCause, tuple[str, str]] = MappingProxyType(
    {
        PrintCause.PAPER_OUT: ("out of paper", "Load paper, then press Ctrl+R."),
        PrintCause.COVER_OPEN: ("the cover is open", "Close the cover, then press Ctrl+R."),
        PrintCause.OFFLINE: ("the printer is offline", "Press its feed button, then Ctrl+R."),
        PrintCause.CUTTER: ("the cutter is stuck", "Free the cutter, then press Ctrl+R."),
        PrintCause.ERROR: ("the printer reports an error", "Switch it off and on, then Ctrl+R."),
        PrintCause.REFUSED: (
            "the printer refused",
            "Check that it is on and not another station's, then press Ctrl+R.",
        ),
        PrintCause.NO_ANSWER: (
            "the printer does not answer",
            "Check power and cable, then press Ctrl+R.",
        ),
        PrintCause.LOST_CONNECTION: (
            "the connection to the printer was lost",
            "Check power and cable, then press Ctrl+R.",
        ),
        PrintCause.NO_PRINTER: (
            "no printer is set up",
            "Set up a printer, then press Ctrl+R.",
        ),
        PrintCause.LACKING: (
            "this computer lacks what that printer needs",
            "Set up the printer, then press Ctrl+R.",
        ),
        PrintCause.STOPPED: ("the program was closed", "Press Ctrl+R to print it now."),
    }
)
_FIELDS = {
    "account": "billing account",
    "account_number": "bank account",
    "allocations": "accounts of the item",
    "aux_number": "auxiliary number",
    "business_date": "business date",
    "coupon": "coupon",
    "dated": "date on the item",
    "drawer_name": "name on the check",
    "fraction": "bank fraction",
    "home": "home folder",
    "micr": "bank line",
    "member": "member ID",
    "number": "number of the item",
    "payer": "name of the payer",
    "amount_words": "amount in words",
    "limit_printed": "printed limit",
    "receipt": "receipt number",
    "remitter_name": "name of the purchaser",
    "restrictive": "written condition",
    "routing": "routing number",
    "search": "what was typed",
}
_LOWER: Mapping[InstrumentKind, str] = MappingProxyType(
    {
        InstrumentKind.PERSONAL_CHECK: "personal check",
        InstrumentKind.BUSINESS_CHECK: "business check",
        InstrumentKind.BANK_CHECK: "bank check",
        InstrumentKind.USPS_MONEY_ORDER: "money order, USPS",
        InstrumentKind.WESTERN_UNION_MONEY_ORDER: "money order, Western Union",
        InstrumentKind.MONEYGRAM_MONEY_ORDER: "money order, MoneyGram",
        InstrumentKind.OTHER_MONEY_ORDER: "money order, other",
    }
)
"""Inside a sentence: a brand keeps its capitals."""
_ROLES = {
    "cashier": "cashier",
    "supervisor": "supervisor",
    "administrator": "administrator",
    "auditor": "auditor",
    "unknown": "unknown",
}
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SCRIPT_FIELD = re.compile(r"[\[\]./\\]|^--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What happened, what to do, and the code that names it for the help desk."""

    happened: str
    next_step: str
    code: str

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.happened, self.next_step) if part)


class _Known(dict[str, str]):
    """What a sentence may name; what is not known leaves a gap that reads well."""

    def __missing__(self, key: str) -> str:
        return "?"


def words(error: Refusal | Fault) -> Words:
    """Title and next step of an error, each one sentence or two."""
    if error.code in RULES:
        return Words(happened=rule_words(error.code, error.data), next_step="", code=error.code)
    pair = CODES.get(error.code) or REASONS.get(error.code.rpartition(".")[2])
    if pair is None:
        happened = said("messages", "This could not be done.")
        step = said("messages", "Call the help desk.")
        return Words(happened=happened, next_step=step, code=error.code)
    known = _filled(error)
    happened, next_step = (_spoken(said("errors", part), known) for part in pair)
    return Words(happened=happened, next_step=next_step, code=error.code)


def sentence(error: Refusal | Fault) -> str:
    """What happened and what to do, in one line; the code is not in it."""
    return words(error).text


def rule_words(code: str, data: Mapping[str, Any] | None = None) -> str:
    """The wording of an acceptance rule, filled from a verdict's or refusal's data."""
    given = data or {}
    known = {"when": "", "where": "", "account": ""}
    if on := str(given.get("date", "")):
        day = long_day(date.fromisoformat(on))
        known["when"] = said("messages", ", on {day}").format(day=day)
    if receipt := str(given.get("receipt_number", "")):
        known["where"] = said("messages", ", receipt {number}").format(number=receipt)
    elif site := str(given.get("site", "")):
        known["where"] = said("messages", " at {site}").format(site=site)
    if last4 := str(given.get("account_last4", "")):
        known["account"] = f" (...{last4})"
    return said("rules", RULES[code]).format_map(known)


def kind_name(kind: InstrumentKind) -> str:
    """`Personal check`, `Money order, USPS`."""
    return said("kinds", KINDS[kind])


def state_word(state: ItemState) -> str:
    """Where an item stands against the ledger: `Recorded here`, `Confirmed`."""
    return said("states", STATES[state])


def stage_words(stage: Stage | None, *, estimate: bool = True) -> str:
    """How far the months of grace have run; '' for an employer. An estimate says so."""
    if stage is None:
        return ""
    sure = not estimate or stage in (Stage.PAID, Stage.PENDING_BINDER, Stage.TERMINATED)
    words = said("stages", STAGES[stage])
    return words if sure else said("messages", "{stage} (estimate)").format(stage=words)


def cause_words(cause: PrintCause | None) -> str:
    """Why nothing was printed, as part of a sentence: `out of paper`."""
    if cause is None:
        return said("messages", "the printer did not say why")
    return said("causes", CAUSES[cause][0])


def paper_words(
    state: PrintState, cause: PrintCause | None = None, evidence: PrintEvidence | None = None
) -> str:
    """What became of a receipt's paper, and what to do. The payment stands whatever it says."""
    match state:
        case PrintState.QUEUED:
            return said("messages", "Receipt: waiting for the printer.")
        case PrintState.PRINTING:
            return said("messages", "Receipt: printing...")
        case PrintState.PRINTED if evidence is PrintEvidence.FILE:
            return said("messages", "Receipt written to its file.")
        case PrintState.PRINTED if evidence is PrintEvidence.OPERATOR:
            return said("messages", "Receipt printed; you saw it.")
        case PrintState.PRINTED:
            return said("messages", "Receipt printed.")
        case PrintState.UNCERTAIN:
            return said("messages", "Did the receipt come out? The payment is recorded.")
        case PrintState.SUPERSEDED:
            return said("messages", "Replaced by a copy.")
        case PrintState.FAILED:
            step = (
                said("causes", CAUSES[cause][1])
                if cause is not None
                else said("messages", "Press Ctrl+R to try again.")
            )
            return said(
                "messages", "The receipt did not print: {cause}. The payment is recorded. {step}"
            ).format(cause=cause_words(cause), step=step)


def field_name(field: str) -> str:
    """A field in words; the path of a script's field stays as it is written there."""
    if _SCRIPT_FIELD.search(field):
        return field
    if field in set(InstrumentKind):
        return said("kinds, inside a sentence", _LOWER[InstrumentKind(field)])
    if not field:
        return said("messages", "what was given")
    return said("fields", _FIELDS[field]) if field in _FIELDS else field.replace("_", " ")


def _filled(error: Refusal | Fault) -> _Known:
    known = _Known()
    known.update({key: _shown(value) for key, value in error.data.items()})
    value = error.value if isinstance(error, Refusal) else ""
    name = field_name(error.field) if isinstance(error, Refusal) else ""
    for key in ("role", "allowed"):
        if error.data.get(key):
            roles = str(error.data[key]).split(", ")
            known[key] = ", ".join(said("roles", _ROLES.get(one, one)) for one in roles)
    if error.data.get("kinds"):
        known["kinds"] = "; ".join(map(field_name, str(error.data["kinds"]).split(", ")))
    if error.data.get("known"):  # ours, not somebody's: whole
        known["known"] = _one_line(str(error.data["known"]))
    known |= {"value": _shown(value), "name": name}
    bare = name.startswith(said("messages", "what ")) or _SCRIPT_FIELD.search(name)
    known["Name"] = name if bare else said("messages", "the {name}").format(name=name)
    known["given"] = f" ({value})" if value else ""
    known["on_date"] = said("messages", " of {value}").format(value=value) if value else ""
    known["because"] = f" ({known['reason']})" if error.data.get("reason") else ""
    seconds = int(error.data.get("seconds") or 0)
    wait = said("messages", "; wait {seconds} seconds before the next try")
    known["wait"] = wait.format(seconds=seconds) if seconds else ""
    known["open_days"] = _open_days(error.data)
    pid = error.data.get("pid")
    known["holder"] = said("messages", " (process {pid})").format(pid=pid) if pid else ""
    known["part_words"] = f" ({error.data['part']})" if error.data.get("part") else ""
    known["known_words"] = f" ({error.data['known']})" if error.data.get("known") else ""
    near = error.data.get("suggestion")
    known["suggestion"] = (
        said("messages", "Did you mean {near}? ").format(near=near) if near else ""
    )
    log = error.data.get("log")
    known["log"] = said("messages", " (details are in {log})").format(log=log) if log else ""
    return known


def _open_days(data: Mapping[str, Any]) -> str:
    """` (from 2026-01-02, to 2026-12-30)`, as far as either is known."""
    opens, closes = data.get("opens_on"), data.get("closes_on")
    if opens and closes:
        words = said("messages", " (from {opens}, to {closes})")
    elif opens:
        words = said("messages", " (from {opens})")
    else:
        words = said("messages", " (to {closes})") if closes else ""
    return words.format(opens=opens, closes=closes)


def _shown(value: object) -> str:
    """A value as a sentence shows it: an ISO date as a day, the rest as given, one line."""
    text = _one_line(str(value))
    if _ISO_DATE.fullmatch(text):
        with contextlib.suppress(ValueError):
            return long_day(date.fromisoformat(text))
    return text if len(text) <= 200 else f"{text[:200]}..."


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _spoken(sentence: str, known: _Known) -> str:
    """A sentence begins with a capital, unless it begins with what somebody wrote."""
    text = _one_line(sentence.format_map(known))
    written = sentence.startswith(("{value}", "{path}")) or _SCRIPT_FIELD.search(
        text.split(" ", 1)[0].rstrip(":")
    )
    return text if written or not text else text[0].upper() + text[1:]
