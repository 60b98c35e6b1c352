"""What reports call things, in English: the same words on paper, in files and in the window."""

from __future__ import annotations

from cashier.domain.instrument import InstrumentKind
from cashier.domain.posting import RecordKind
from cashier.domain.site_day import DrawerStage

KINDS = {
    InstrumentKind.PERSONAL_CHECK: "Personal checks",
    InstrumentKind.BUSINESS_CHECK: "Business checks",
    InstrumentKind.BANK_CHECK: "Bank checks",
    InstrumentKind.USPS_MONEY_ORDER: "Money orders, USPS",
    InstrumentKind.WESTERN_UNION_MONEY_ORDER: "Money orders, Western Union",
    InstrumentKind.MONEYGRAM_MONEY_ORDER: "Money orders, MoneyGram",
    InstrumentKind.OTHER_MONEY_ORDER: "Money orders, other",
}
"""As counted, in the order of the count."""
KIND = {
    InstrumentKind.PERSONAL_CHECK: "Personal check",
    InstrumentKind.BUSINESS_CHECK: "Business check",
    InstrumentKind.BANK_CHECK: "Bank check",
    InstrumentKind.USPS_MONEY_ORDER: "USPS money order",
    InstrumentKind.WESTERN_UNION_MONEY_ORDER: "Western Union m.o.",
    InstrumentKind.MONEYGRAM_MONEY_ORDER: "MoneyGram m.o.",
    InstrumentKind.OTHER_MONEY_ORDER: "Other money order",
}
ACTS = {
    RecordKind.VOID: "Voided",
    RecordKind.REVERSAL: "Reversed",
    RecordKind.RETURNED_ITEM: "Returned by the bank",
    RecordKind.CORRECTION: "Corrected",
    RecordKind.REALLOCATION: "Moved",
    RecordKind.RESOLUTION: "Answered",
}
STAGES = {
    DrawerStage.OPEN: "open",
    DrawerStage.COUNTING: "being counted",
    DrawerStage.CLOSED: "closed",
    DrawerStage.IN_DEPOSIT: "in a deposit",
    DrawerStage.VERIFIED: "verified",
    DrawerStage.SENT: "sent to the bank",
    DrawerStage.CONFIRMED: "confirmed by the bank",
}
TRAINING = "TRAINING – NOT A REPORT OF RECORD"


def person(name: str, number: str) -> str:
    """`A. Rivera (1001)`; the number alone where nobody knows the name; '' for nobody."""
    return f"{name} ({number})" if name and name != number else number
