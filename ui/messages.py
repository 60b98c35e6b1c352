"""Words of the program for codes and states: what happened, what to do. English, and without Qt.

Every code that is raised anywhere has its own words (a test looks). Tone: ux.md 2.
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
    {kind: f"{name[0].lower()}{name[1:]}" for kind, name in KINDS.items()}
)
"""Inside a sentence: a brand keeps its capitals."""
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
        happened = "This could not be done."
        return Words(happened=happened, next_step="Call the help desk.", code=error.code)
    known = _filled(error)
    happened, next_step = (_spoken(part, known) for part in pair)
    return Words(happened=happened, next_step=next_step, code=error.code)


def sentence(error: Refusal | Fault) -> str:
    """What happened and what to do, in one line; the code is not in it."""
    return words(error).text


def rule_words(code: str, data: Mapping[str, Any] | None = None) -> str:
    """The wording of an acceptance rule, filled from a verdict's or refusal's data."""
    given = data or {}
    known = {"when": "", "where": "", "account": ""}
    if on := str(given.get("date", "")):
        known["when"] = f", on {long_day(date.fromisoformat(on))}"
    if site := str(given.get("site", "")):
        known["where"] = f" at {site}"
    if last4 := str(given.get("account_last4", "")):
        known["account"] = f" (...{last4})"
    return RULES[code].format_map(known)


def kind_name(kind: InstrumentKind) -> str:
    """`Personal check`, `Money order, USPS`."""
    return KINDS[kind]


def state_word(state: ItemState) -> str:
    """Where an item stands against the ledger: `Recorded here`, `Confirmed`."""
    return STATES[state]


def stage_words(stage: Stage | None, *, estimate: bool = True) -> str:
    """How far the months of grace have run; '' for an employer. An estimate says so."""
    if stage is None:
        return ""
    sure = not estimate or stage in (Stage.PAID, Stage.PENDING_BINDER, Stage.TERMINATED)
    return STAGES[stage] if sure else f"{STAGES[stage]} (estimate)"


def cause_words(cause: PrintCause | None) -> str:
    """Why nothing was printed, as part of a sentence: `out of paper`."""
    return CAUSES[cause][0] if cause is not None else "the printer did not say why"


def paper_words(
    state: PrintState, cause: PrintCause | None = None, evidence: PrintEvidence | None = None
) -> str:
    """What became of a receipt's paper, and what to do. The payment stands whatever it says."""
    match state:
        case PrintState.QUEUED:
            return "Receipt: waiting for the printer."
        case PrintState.PRINTING:
            return "Receipt: printing..."
        case PrintState.PRINTED if evidence is PrintEvidence.FILE:
            return "Receipt written to its file."
        case PrintState.PRINTED if evidence is PrintEvidence.OPERATOR:
            return "Receipt printed; you saw it."
        case PrintState.PRINTED:
            return "Receipt printed."
        case PrintState.UNCERTAIN:
            return "Did the receipt come out? The payment is recorded."
        case PrintState.SUPERSEDED:
            return "Replaced by a copy."
        case PrintState.FAILED:
            step = CAUSES[cause][1] if cause is not None else "Press Ctrl+R to try again."
            return (
                f"The receipt did not print: {cause_words(cause)}. The payment is recorded. {step}"
            )


def field_name(field: str) -> str:
    """A field in words; the path of a script's field stays as it is written there."""
    if _SCRIPT_FIELD.search(field):
        return field
    if field in set(InstrumentKind):
        return _LOWER[InstrumentKind(field)]
    return _FIELDS.get(field, field.replace("_", " ")) if field else "what was given"


def _filled(error: Refusal | Fault) -> _Known:
    known = _Known()
    known.update({key: _shown(value) for key, value in error.data.items()})
    value = error.value if isinstance(error, Refusal) else ""
    name = field_name(error.field) if isinstance(error, Refusal) else ""
    if error.data.get("kinds"):
        known["kinds"] = "; ".join(map(field_name, str(error.data["kinds"]).split(", ")))
    if error.data.get("known"):  # ours, not somebody's: whole
        known["known"] = _one_line(str(error.data["known"]))
    known |= {"value": _shown(value), "name": name}
    bare = name.startswith("what ") or _SCRIPT_FIELD.search(name)
    known["Name"] = name if bare else f"the {name}"
    known["given"] = f" ({value})" if value else ""
    known["on_date"] = f" of {value}" if value else ""
    known["because"] = f" ({known['reason']})" if error.data.get("reason") else ""
    seconds = int(error.data.get("seconds") or 0)
    known["wait"] = f"; wait {seconds} seconds before the next try" if seconds else ""
    days = [f"{word} {error.data[key]}" for key, word in _OPEN_DAYS if error.data.get(key)]
    known["open_days"] = f" ({', '.join(days)})" if days else ""
    known["holder"] = f" (process {error.data['pid']})" if error.data.get("pid") else ""
    known["part_words"] = f" ({error.data['part']})" if error.data.get("part") else ""
    known["known_words"] = f" ({error.data['known']})" if error.data.get("known") else ""
    near = error.data.get("suggestion")
    known["suggestion"] = f"Did you mean {near}? " if near else ""
    known["log"] = f" (details are in {error.data['log']})" if error.data.get("log") else ""
    return known


_OPEN_DAYS = (("opens_on", "from"), ("closes_on", "to"))


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
