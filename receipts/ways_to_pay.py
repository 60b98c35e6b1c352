"""The slip with the ways to pay a bill, for whoever offered cash or a card.

It says nothing about anybody: no name, no account, no amount. Source: domain.md 1 (checks and money
orders only at the counter).
"""

from __future__ import annotations

from collections.abc import Iterator

from cashier.domain.slip import WaysToPaySlip
from receipts.document import (
    Align,
    Banner,
    Block,
    Cut,
    Document,
    DocumentKind,
    Heading,
    Para,
    Rule,
    Spacer,
    clean,
)

TITLE = "WAYS TO PAY YOUR BILL"
HERE = "Here we take checks and money orders. We cannot take cash or cards."
WAYS = (
    ("Online", "Sign in to your account and pay from a bank account."),
    ("AutoPay", "Set it up once; each month's bill is drafted from your bank account."),
    ("By mail", "Send a check or money order with the coupon at the foot of your bill."),
    ("Bank bill-pay", "Your bank sends the payment. Give it the account number on your bill."),
    ("By phone", "Call customer service at the number below."),
    (
        "Money order",
        (
            "Post offices and many stores sell them for cash. Make it out to the Health Connector"
            " and write your account number on it."
        ),
    ),
)


def ways_to_pay_document(slip: WaysToPaySlip) -> Document:
    """The slip as a printable document."""
    return Document(
        kind=DocumentKind.SLIP,
        lang="en",
        title=TITLE.capitalize(),
        meta=(("language", slip.language),),
        blocks=tuple(_blocks(slip)),
    )


def _blocks(slip: WaysToPaySlip) -> Iterator[Block]:
    site = slip.site
    if slip.training:
        yield Banner(text="TRAINING")
    yield Heading(text=clean(site.organization), high=True)
    yield Para(text=clean(site.name), align=Align.CENTER)
    yield Rule()
    yield Heading(text=TITLE)
    yield Para(text=HERE)
    yield Spacer()
    for title, words in WAYS:
        yield Para(text=title, bold=True)
        yield Para(text=words)
    yield Rule()
    yield Para(text=clean(f"Questions? {site.help_phone}, TTY {site.help_tty}"), bold=True)
    if site.help_hours:
        yield Para(text=clean(site.help_hours))
    yield Cut()
