"""Every acceptance rule with a paper item that meets it: one table, tried by script and on screen.

Severities and sentences are written here anew from the counter's rules (domain.md 5), not taken
from the program: a table that reads the program would agree with whatever it says.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cashier.domain.verdict import Severity
from resources.sample import write_feed
from tests.cashier.counter import TODAY

ROSA, ROSA_DENTAL, ENDED, BINDER = "712345678", "712345686", "713081120", "713199046"
AUTOPAY, BOUNCED, PAID_UP, OVERPAID = "714407745", "714408874", "714408406", "714405190"
IN_PART, UNKNOWN = "714404410", "799999999"
ACCOUNTS = 60

BLOCK, SUPERVISOR, WARN = Severity.BLOCK, Severity.SUPERVISOR, Severity.WARN
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A code, what it does, what the cashier reads, and an item (in a script's words) that meets
    it.

    `before` are items taken first. `evening` is tried at 5:00 PM sharp. `screen_says` is what the
    form says in other words than a script.
    """

    code: str
    severity: Severity
    says: str
    item: Item
    before: tuple[Item, ...] = ()
    evening: bool = False
    screen_says: str = ""


def check(number: int, amount: str = "206.00", on: str = ROSA, **more: Any) -> Item:
    """A personal check that nothing is wrong with."""
    parts = more.pop("parts", {on: amount})
    return {
        "kind": "personal_check",
        "amount": amount,
        "number": str(number),
        "routing": "011999993",
        "account": "4400123456",
        "dated": "2026-11-20",
        "allocations": [{"account": one, "amount": cents} for one, cents in parts.items()],
    } | more


def order(number: int | str, amount: str = "34.57", on: str = ROSA_DENTAL, **more: Any) -> Item:
    """A post office money order that nothing is wrong with; ten digits get their eleventh."""
    digits = str(number)
    if len(digits) == 10:
        digits += str(sum(map(int, digits)) % 9)
    return {
        "kind": "usps_money_order",
        "amount": amount,
        "number": digits,
        "dated": "2026-11-22",
        "allocations": [{"account": on, "amount": amount}],
    } | more


_PAYEE = "This is not made out to the Health Connector. Hand it back; the payer can bring another."
_ALTERED = "This looks changed. A supervisor must look at it."
_DIFFERS = "The amount differs from the bill. Take it as it is? Nothing is given back."
_BEFORE = "This item was taken before"
_ELEVEN = "28123456781"

RULES: tuple[Rule, ...] = (
    Rule(code="CHK-PAYEE", severity=BLOCK, says=_PAYEE, item=check(3001, payee="City of Boston")),
    Rule(code="MO-PAYEE", severity=BLOCK, says=_PAYEE, item=order(3000000001, payee="Cash")),
    Rule(
        code="CHK-STALE",
        severity=BLOCK,
        says="This check is too old for the bank. Ask for a new one.",
        item=check(3003, dated="2026-05-26"),
    ),
    Rule(
        code="CHK-POSTDATED",
        severity=BLOCK,
        says="This check is dated in the future. We cannot hold it.",
        item=check(3004, dated="2026-11-24"),
    ),
    Rule(
        code="CHK-UNDATED",
        severity=BLOCK,
        says="There is no date. The payer may write it in now.",
        item=check(3005, dated=""),
        screen_says="Item 1 is not complete.",
    ),
    Rule(
        code="CHK-UNSIGNED",
        severity=BLOCK,
        says="The check is not signed. Ask the payer to sign it.",
        item=check(3006, signed=False),
    ),
    Rule(
        code="CHK-AMOUNT-MISMATCH",
        severity=SUPERVISOR,
        says="Words and figures differ. Only a supervisor can take it, at the amount in words.",
        item=check(3007, amount_words="260.00"),
    ),
    Rule(
        code="CHK-THIRD-PARTY",
        severity=BLOCK,
        says="This check was made out to someone else. We cannot take it.",
        item=check(3008, third_party=True),
    ),
    Rule(
        code="CHK-FOREIGN",
        severity=BLOCK,
        says="We take checks in US dollars from US banks only.",
        item=check(3009, foreign=True),
    ),
    Rule(
        code="CHK-ROUTING",
        severity=BLOCK,
        says="The bank number does not add up. Scan again or type it from the check.",
        item=check(3010, routing="011000139"),
    ),
    Rule(
        code="CHK-MICR",
        severity=WARN,
        says="The bank line could not be read. Compare what you typed with the check.",
        item=check(3011, micr="T0119?9993T 4400123456O 3011", routing="011999993"),
    ),
    Rule(
        code="CHK-STARTER",
        severity=WARN,
        says="No printed name on this check. Write name, address and phone.",
        item=check(100),
    ),
    Rule(code="CHK-ALTERED", severity=SUPERVISOR, says=_ALTERED, item=check(3013, altered=True)),
    Rule(
        code="MO-ALTERED", severity=SUPERVISOR, says=_ALTERED, item=order(3000000014, altered=True)
    ),
    Rule(
        code="CHK-RESTRICTIVE",
        severity=SUPERVISOR,
        says="There is a condition written on this",
        item=check(3015, restrictive="paid in full"),
    ),
    Rule(
        code="CHK-LIMIT",
        severity=BLOCK,
        says="The amount is over the limit printed on this",
        item=check(3016, limit_printed="205.99"),
    ),
    Rule(
        code="CHK-NO-ACCOUNT",
        severity=WARN,
        says="Write the billing account number on the memo line.",
        item=check(3017, memo_has_account=False),
    ),
    Rule(
        code="CHK-DUPLICATE",
        severity=SUPERVISOR,
        says=_BEFORE,
        item=check(3018),
        before=(check(3018),),
    ),
    Rule(
        code="MO-DUPLICATE",
        severity=SUPERVISOR,
        says=_BEFORE,
        item=order(_ELEVEN),
        before=(order(_ELEVEN),),
    ),
    Rule(
        code="CHK-DUP-LIKELY",
        severity=WARN,
        says="An item like this was taken before",
        item=check(3021, "20.20", dated="2026-11-19"),
        before=(check(3020, "20.20", dated="2026-11-19"),),
    ),
    Rule(
        code="CHK-RETURNED-HISTORY",
        severity=WARN,
        says="Ask for a money order or a bank check.",
        item=check(3022, "103.00", on=BOUNCED),
    ),
    Rule(
        code="CHK-HIGH-VALUE",
        severity=WARN,
        says="This is an unusually large amount. Read it again from the paper.",
        item=check(3023, "10000.01"),
    ),
    Rule(
        code="MO-UNSIGNED",
        severity=WARN,
        says="Ask the payer to sign as purchaser.",
        item=order(3000000024, signed=False),
    ),
    Rule(
        code="MO-LIMIT",
        severity=BLOCK,
        says="Post office money orders stop at $1,000.00.",
        item=order(3000000025, "1000.01"),
    ),
    Rule(
        code="MO-LIMIT-OTHER",
        severity=WARN,
        says="Few go over $1,000.00. Check it closely.",
        item=order("12345678906", "1000.01", kind="western_union_money_order"),
    ),
    Rule(
        code="MO-SERIAL",
        severity=BLOCK,
        says="The number does not fit this kind of money order. Type it again.",
        item=order("2812345678"[:9]),
    ),
    Rule(
        code="MO-CHECKDIGIT",
        severity=WARN,
        says="The last digit does not match. Read it again.",
        item=order("28123456782"),
    ),
    Rule(
        code="MO-TRANSIT",
        severity=WARN,
        says="The bank number on it is not this issuer's. Look at it closely; call the issuer.",
        item=order(3000000045, micr="T211999997T 30000000453O"),
    ),
    Rule(
        code="MO-FEATURES",
        severity=SUPERVISOR,
        says="A security mark is missing. A supervisor must look; call the issuer.",
        item=order(3000000029, marks=["watermark", "amount_twice", "no_discolouring"]),
    ),
    Rule(
        code="MO-INTERNATIONAL",
        severity=BLOCK,
        says="International money orders cannot be taken here.",
        item=order(3000000030, international=True),
    ),
    Rule(
        code="MO-OLD",
        severity=WARN,
        says="This money order is old; the issuer may have taken fees from it.",
        item=order(3000000031, dated="2025-11-22"),
    ),
    Rule(
        code="ACC-UNKNOWN",
        severity=SUPERVISOR,
        says="is not in our copy. Check the number on the bill with a supervisor.",
        item=check(3032, on=UNKNOWN),
    ),
    Rule(
        code="ACC-TERMINATED",
        severity=WARN,
        says="Coverage here has ended; payment alone does not restore it. Payer not confirmed? Say"
        " only: please check with the member first.",
        item=check(3033, "152.00", on=ENDED),
        screen_says="please check with the member first.",
    ),
    Rule(
        code="ACC-BINDER",
        severity=WARN,
        says="Coverage starts only when the first bill is paid in full.",
        item=check(3034, "234.99", on=BINDER),
    ),
    Rule(
        code="ACC-AUTOPAY",
        severity=WARN,
        says="Ask whether this month is already being paid another way.",
        item=check(3035, "53.00", on=AUTOPAY),
    ),
    Rule(code="PAY-PARTIAL", severity=WARN, says=_DIFFERS, item=check(3036, "100.00", on=IN_PART)),
    Rule(code="PAY-OVER", severity=WARN, says=_DIFFERS, item=check(3037, "235.01", on=OVERPAID)),
    Rule(
        code="PAY-NOTHING-DUE",
        severity=WARN,
        says=_DIFFERS,
        item=check(3039, "10.00", on=PAID_UP),
        before=(check(3038, "53.00", on=PAID_UP),),
    ),
    Rule(
        code="PAY-CROSS-COVERAGE",
        severity=WARN,
        says="Medical and dental should be paid separately. Split this one item?",
        item=check(3040, "240.57", parts={ROSA: "206.00", ROSA_DENTAL: "34.57"}),
    ),
    Rule(
        code="PAY-CROSS-HOUSEHOLD",
        severity=SUPERVISOR,
        says="These accounts are not of one household. A supervisor must agree.",
        item=check(3041, "30.00", parts={ROSA: "20.00", ENDED: "10.00"}),
    ),
    Rule(
        code="PAY-SPLIT",
        severity=BLOCK,
        says="The parts do not add up to the item.",
        item=check(3042, "240.58", parts={ROSA: "206.00", ROSA_DENTAL: "34.57"}),
    ),
    Rule(
        code="PAY-AFTER-CUTOFF",
        severity=WARN,
        says="It is after 5:00 PM. The receipt shows the time; billing decides.",
        item=check(3043),
        evening=True,
    ),
)
BY_CODE: Mapping[str, Rule] = {rule.code: rule for rule in RULES}


def feed_for_rules(folder: Path, accounts: int = ACCOUNTS) -> Path:
    """The sample feed with one account on automatic payment and one whose payment came back."""
    write_feed(folder, accounts=accounts, today=TODAY)
    _rewritten(
        folder / "accounts.csv", lambda row: row["billing_account_number"] == AUTOPAY, "autopay_day"
    )
    _rewritten(
        folder / "payments.csv",
        lambda row: row["billing_account_number"] == BOUNCED,
        "status",
    )
    return folder


_NEW = {"autopay_day": "20", "status": "returned"}


def _rewritten(path: Path, wanted: Any, column: str) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows, names = list(reader), list(reader.fieldnames or ())
    next(row for row in reversed(rows) if wanted(row))[column] = _NEW[column]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names)
        writer.writeheader()
        writer.writerows(rows)
