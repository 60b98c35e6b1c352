"""The ways to pay in English."""

from __future__ import annotations

from receipts.translations.ways.sentences import Ways

ENGLISH = Ways(
    lang="en",
    title="WAYS TO PAY YOUR BILL",
    here="Here we take checks and money orders. We cannot take cash or cards.",
    online_title="Online",
    online="Sign in to your account and pay from a bank account.",
    autopay_title="AutoPay",
    autopay="Set it up once. Each month's bill is then paid from your bank account.",
    mail_title="By mail",
    mail="Send a check or money order with the coupon from your bill to the "
    "address on the coupon. Never mail cash.",
    bank_title="Bank bill-pay",
    bank="Your bank sends the payment. Give it the account number on your bill.",
    phone_title="By phone",
    phone="Call customer service: {phone}, TTY {tty}.",
    money_order_title="Where to buy a money order",
    money_order="Post offices and many stores sell them for cash. Make it out to "
    "{organization} and write your account number on it.",
    hours="Hours: {hours}",
)
