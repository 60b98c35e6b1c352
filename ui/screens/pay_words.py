"""Words of the payment form: short ones at fields, what the buttons of warnings say."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from cashier.domain.allocation import left_cents, preview
from cashier.domain.calendar import month_name
from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.domain.payment import Allocation
from cashier.domain.verdict import Verdict
from cashier.services.accounts import AccountView
from cashier.settings import Settings
from ui.item import ItemInHand, days_ago
from ui.messages import rule_words, sentence
from ui.style import Tone

MONTHS_SHOWN = 3
Hint = tuple[str, Tone]
NONE: Hint = ("", Tone.MUTED)


def tr(text: str) -> str:
    """A text of this module in the language of the screens."""
    return QCoreApplication.translate("pay_words", text)


def issuers() -> list[tuple[str, object]]:
    """Who issues money orders, the most usual first."""
    return [
        ("USPS", InstrumentKind.USPS_MONEY_ORDER),
        ("Western Union", InstrumentKind.WESTERN_UNION_MONEY_ORDER),
        ("MoneyGram", InstrumentKind.MONEYGRAM_MONEY_ORDER),
        (tr("another issuer"), InstrumentKind.OTHER_MONEY_ORDER),
    ]


def verify_at(item: ItemInHand, settings: Settings) -> str:
    """`verify 866-459-7822`: where the issuer of a money order answers, as the table of issuers
    says, else the station's settings; '' where none is known. Source: domain.md 6.
    """
    phone = item.issuers.of(item.kind).phone or {
        InstrumentKind.USPS_MONEY_ORDER: settings.usps_phone,
        InstrumentKind.WESTERN_UNION_MONEY_ORDER: settings.western_union_phone,
        InstrumentKind.MONEYGRAM_MONEY_ORDER: settings.moneygram_phone,
    }.get(item.kind, "")
    return tr("verify {phone}").format(phone=phone) if phone else ""


def kinds() -> list[tuple[str, object]]:
    """The four forms; which money order it is says the issuer."""
    return [
        (tr("Personal check"), InstrumentKind.PERSONAL_CHECK),
        (tr("Business check"), InstrumentKind.BUSINESS_CHECK),
        (tr("Bank check"), InstrumentKind.BANK_CHECK),
        (tr("Money order"), InstrumentKind.USPS_MONEY_ORDER),
    ]


def tick_words() -> dict[str, str]:
    """What is seen on the paper, by the name of its mark."""
    return {
        "payable": tr("Payable to Health Connector"),
        "signed": tr("Signed"),
        "memo": tr("Account number on memo"),
        "watermark": tr("Franklin watermark"),
        "thread": tr("“USPS” thread"),
        "amount_twice": tr("Amount printed twice"),
        "no_discolouring": tr("No discoloring"),
        "heat_sensitive": tr("Heat-sensitive mark"),
    }


def done_word(code: str) -> str:
    """What the cashier did about a warning, as the button says it before and the form after."""
    match code:
        case "ACC-AUTOPAY" | "MO-UNSIGNED" | "CHK-RETURNED-HISTORY" | "PAY-CROSS-COVERAGE":
            return tr("Asked")
        case "CHK-NO-ACCOUNT" | "CHK-STARTER":
            return tr("Written in")
        case "CHK-HIGH-VALUE" | "MO-CHECKDIGIT":
            return tr("Read again")
        case "CHK-MICR" | "CHK-DUP-LIKELY" | "MO-LIMIT-OTHER" | "MO-TRANSIT":
            return tr("Compared")
        case "ACC-TERMINATED" | "ACC-BINDER" | "MO-OLD" | "PAY-AFTER-CUTOFF":
            return tr("Told")
        case "PAY-PARTIAL" | "PAY-OVER" | "PAY-NOTHING-DUE":
            return tr("Take as it is")
    return tr("Seen")


def verdict_words(verdict: Verdict, views: list[AccountView]) -> str:
    """The rule's sentence. What may be said of an account depends on its confirmation: a figure
    stands only where identity is confirmed. Source: domain.md 9.
    """
    last4 = str(verdict.data.get("account_last4", ""))
    view = next((v for v in views if v.line.billing_account_number[-4:] == last4), None)
    if verdict.code == "ACC-UNKNOWN" and not last4:
        return tr("Nobody knows the account of this item. A supervisor may take it to suspense.")
    if verdict.code == "ACC-TERMINATED":
        if view is not None and view.confirmation is not None:
            return tr("Coverage here has ended; payment alone does not restore it.")
        return tr("About ...{last4}: please check with the member first.").format(last4=last4)
    words = rule_words(verdict.code, verdict.data)
    return f"...{last4}: {words}" if last4 and len(views) > 1 else words


def short_error(error: Refusal) -> str:
    """A word or two beside the label; the whole sentence stands in a banner."""
    reason = error.code.rpartition(".")[2]
    return {
        "missing": tr("missing"),
        "no_point": tr("add the point"),
        "too_precise": tr("two decimals"),
        "not_positive": tr("more than 0"),
        "too_large": tr("too large"),
        "not_a_number": tr("not an amount"),
        "not_digits": tr("digits only"),
        "not_9_digits": tr("9 digits"),
        "too_long": tr("too long"),
        "not_a_date": tr("month/day/year"),
        "CHK-ROUTING": tr("read again"),
        "CHK-STALE": tr("too old"),
        "CHK-POSTDATED": tr("in the future"),
        "MO-SERIAL": tr("does not fit"),
        "MO-LIMIT": tr("over the limit"),
    }.get(reason, tr("look again"))


def error_sentence(error: Refusal) -> str:
    """What is wrong and what to do."""
    if error.code == "amount.no_point":
        return tr("{as_dollars} or {as_cents}? Add the point.").format(
            as_dollars=error.data["as_dollars"], as_cents=error.data["as_cents"]
        )
    if error.code == "dated.not_a_date":
        return tr("Type the date as on the paper, for example 11/20/2026.")
    return sentence(error)


def age_hint(dated: date | None, business_date: date) -> Hint:
    """`1 day ago`, `today`."""
    if dated is None:
        return NONE
    days = days_ago(dated, business_date)
    if days == 0:
        return tr("today"), Tone.MUTED
    if days < 0:
        return tr("in the future"), Tone.ERROR
    if days == 1:
        return tr("1 day ago"), Tone.MUTED
    return tr("{days} days ago").format(days=days), Tone.MUTED


def bill_hint(view: AccountView | None, cents: int) -> Hint:
    """How an amount compares with what is asked: only where identity is confirmed, else nothing is
    told, not even that it is the same.
    """
    if view is None or view.standing is None or view.confirmation is None or not cents:
        return NONE
    asked = view.standing.good_standing_cents
    if asked == 0:
        return tr("nothing is due"), Tone.WARNING
    if cents == asked:
        return tr("same as the bill"), Tone.SUCCESS
    if cents < asked:
        return tr("{amount} less").format(amount=dollars(asked - cents)), Tone.WARNING
    return tr("{amount} more").format(amount=dollars(cents - asked)), Tone.WARNING


def preview_words(view: AccountView | None, cents: int) -> str:
    """Which months an amount pays, oldest first, and what is left: `Nov 2026 $103.00, Dec 2026
    $97.00. $6.00 stays open.` A preview, billing applies the money; only where identity is
    confirmed. Source: domain.md 8.
    """
    if view is None or view.standing is None or view.confirmation is None or not cents:
        return ""
    split = preview(view.standing, cents)
    shown = [
        f"{month_name(part.coverage_month)[:3]} {part.coverage_month.year} {dollars(part.cents)}"
        for part in split.months
    ]
    if len(shown) > MONTHS_SHOWN:
        more = sum(part.cents for part in split.months[MONTHS_SHOWN - 1 :])
        rest = tr("{count} more months {amount}").format(
            count=len(shown) - MONTHS_SHOWN + 1, amount=dollars(more)
        )
        shown = [*shown[: MONTHS_SHOWN - 1], rest]
    words = [", ".join(shown) + "."] if shown else []
    still_open = sum(month.owed_cents for month in view.standing.months) - cents
    if split.credit_cents:
        words.append(
            tr("{amount} stays as credit on this account; nothing is given back.").format(
                amount=dollars(split.credit_cents)
            )
        )
    elif still_open > 0:
        words.append(tr("{amount} stays open.").format(amount=dollars(still_open)))
    return " ".join(words)


def left_words(cents: int, parts: tuple[Allocation, ...]) -> str:
    """What a split has still to give."""
    return dollars(left_cents(cents, parts))
