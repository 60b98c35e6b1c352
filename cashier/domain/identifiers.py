"""Numbers that name things: accounts, members, banks, receipts, money orders, coupons, and what a
search text is.

Source of the shapes and check digits: domain.md 4 and 6, formats.md 2. The functions either return
the number as it is stored (no spaces, no dashes) or raise a Refusal whose `value` never shows what
could be somebody's Social Security number.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from stdnum import luhn
from stdnum.us import rtn

from cashier.domain.errors import Refusal
from cashier.domain.instrument import InstrumentKind

# ---------------------------------------------------------------- patterns (settings may replace)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patterns:
    """What a whole text must match, after tidying, to be read as one kind of number.

    Digits are ASCII on purpose: `\\d` would also take the digits of other scripts.
    """

    account: re.Pattern[str] = re.compile(r"7[0-9]{8}")
    member: re.Pattern[str] = re.compile(r"[0-9]{12}")
    enrollment: re.Pattern[str] = re.compile(r"(?i)RefID\S+")
    bill: re.Pattern[str] = re.compile(r"(?=\S*[0-9])\S{1,20}")
    receipt: re.Pattern[str] = re.compile(
        r"(?P<site>[A-Z][A-Z0-9]{1,5})-(?P<station>[0-9]{2})-(?P<n>[0-9]{6})-(?P<check>[0-9])"
    )
    receipt_qr: re.Pattern[str] = re.compile(r"CR1:(?P<receipt>[^:]+):.*", re.DOTALL)
    coupon: re.Pattern[str] = re.compile(
        r"HC1\|(?P<account>[0-9]{9})\|(?P<bill>[^|\s]{1,20})\|(?P<due>[0-9]{4}-[0-9]{2}-[0-9]{2})"
        r"\|(?P<cents>[0-9]{1,10})\|(?P<check>[0-9])"
    )
    usps_serial: re.Pattern[str] = re.compile(r"[0-9]{11}")
    other_serial: re.Pattern[str] = re.compile(r"[A-Z0-9]{6,14}")


PATTERNS: Final = Patterns()

TRAINING_SITE: Final = "TRN"
"""The site of training homes: its receipts carry a number series of their own that no counter
uses.
"""

RECEIPTS_MAX: Final = 999_999
"""Six digits on paper; a station that has given them all needs a new station number."""

_SSN_SHAPE = re.compile(
    r"[0-9]{3}-[0-9]{2}-[0-9]{4}|(?<![0-9])[0-689][0-9]{2} [0-9]{2} [0-9]{4}(?![0-9])"
)
_NINE_DIGITS = re.compile(r"[0-9]{9}")
_DASHES = dict.fromkeys(
    map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"), "-"
)


def _tidied(text: str) -> str:
    """Full-width digits made plain, every kind of dash a hyphen, outer spaces gone."""
    return unicodedata.normalize("NFKC", text.translate(_DASHES)).strip()


def _compact(text: str) -> str:
    """Without the spaces and dashes people put between groups of digits."""
    return re.sub(r"[\s-]", "", _tidied(text))


def ssn_shaped(text: str) -> bool:
    """Whether the text holds `ddd-dd-dddd` (any dash; spaces too, unless it could be a billing
    account).
    """
    return _SSN_SHAPE.search(_tidied(text)) is not None


def masked(text: str) -> str:
    """The text as an error may show it: nothing of what could be a Social Security number, else the
    last four.
    """
    shown = _tidied(text)
    if ssn_shaped(shown):
        return "***-**-****"
    compact = _compact(shown)
    if _NINE_DIGITS.fullmatch(compact):
        return "*" * 9
    return "*" * max(0, len(compact) - 4) + compact[-4:]


def _refuse_ssn(text: str, field: str) -> None:
    if ssn_shaped(text):
        raise Refusal(f"{field}.ssn_shaped", field=field, value="***-**-****")


# ---------------------------------------------------------------- billing's numbers


def billing_account(text: str, *, field: str = "account") -> str:
    """The 9 digits of a billing account. There is no public check digit.

    Raises Refusal `account.missing`, `account.ssn_shaped`, `account.not_9_digits` or
    `account.not_7` (first digit).
    """
    digits = _digits(text, 9, field)
    if PATTERNS.account.fullmatch(digits) is None:
        raise Refusal(f"{field}.not_7", field=field, value=masked(digits))
    return digits


def member_id(text: str, *, field: str = "member") -> str:
    """The 12 digits of the primary subscriber's member ID. Raises Refusal `member.not_12_digits`,
    `.missing`, `.ssn_shaped`.
    """
    return _digits(text, 12, field)


def _digits(text: str, length: int, field: str) -> str:
    compact = _compact(text)
    if not compact:
        raise Refusal(f"{field}.missing", field=field)
    _refuse_ssn(text, field)
    if len(compact) != length or not (compact.isascii() and compact.isdigit()):
        raise Refusal(f"{field}.not_{length}_digits", field=field, value=masked(text))
    return compact


# ---------------------------------------------------------------- the bank's numbers


def routing_ok(digits: str) -> bool:
    """Whether nine digits can be a US routing number: the 3-7-1 sum and a first pair the Federal
    Reserve gives out.

    The sum alone also passes 000000000 and 500000005. It never proves that the bank exists.
    """
    if not (len(digits) == 9 and digits.isascii() and digits.isdigit()) or int(digits) == 0:
        return False
    first = int(digits[:2])
    return bool(rtn.is_valid(digits)) and (
        first <= 12 or 21 <= first <= 32 or 61 <= first <= 72 or first == 80
    )


def routing_number(text: str, *, field: str = "routing") -> str:
    """The 9 digits of a bank's routing number. Raises Refusal `routing.missing`,
    `routing.not_9_digits` or `CHK-ROUTING`.
    """
    compact = _compact(text)
    if not compact:
        raise Refusal(f"{field}.missing", field=field)
    if len(compact) != 9 or not (compact.isascii() and compact.isdigit()):
        raise Refusal(f"{field}.not_9_digits", field=field, value=masked(text))
    if not routing_ok(compact):
        raise Refusal("CHK-ROUTING", field=field, value=compact)
    return compact


_FRACTION = re.compile(r"[0-9]{1,3}\s*-\s*(?P<bank>[0-9]{1,4})\s*/\s*(?P<area>[0-9]{3,4})")


def fraction_to_routing(text: str, *, field: str = "fraction") -> str:
    """The routing number behind a check's printed fraction: `50-7044/2219` is 221970443.

    Area (SSSS), bank (IIII), computed digit. Raises Refusal `fraction.shape` or `CHK-ROUTING`.
    """
    match = _FRACTION.fullmatch(_tidied(text))
    if match is None:
        raise Refusal(f"{field}.shape", field=field, value=masked(text))
    eight = match["area"].zfill(4) + match["bank"].zfill(4)
    return routing_number(eight + rtn.calc_check_digit(eight), field=field)


# ---------------------------------------------------------------- receipts


def _gs1_digit(body: str) -> str:
    """GS1 modulo 10 over digits and letters (A = 10 ... Z = 35), weights 3, 1, 3 ... from the
    right.
    """
    total = sum(
        int(char, 36) * (3 if place % 2 == 0 else 1) for place, char in enumerate(reversed(body))
    )
    return str(-total % 10)


def receipt_number(site: str, station: str, n: int) -> str:
    """`BOS-01-000017-4`: the n-th receipt (from 1) of a station, with its check digit.

    Raises Refusal `receipt.used_up` past 999,999; a site or station of the wrong shape is a bug
    (AssertionError).
    """
    if n > RECEIPTS_MAX:
        raise Refusal("receipt.used_up", field="receipt", value=n)
    number = f"{n:06d}"
    text = f"{site}-{station}-{number}-{_gs1_digit(site + station + number)}"
    assert n >= 1, "receipts are counted from 1"
    assert PATTERNS.receipt.fullmatch(text), f"no receipt number: {text}"
    return text


def parse_receipt_number(text: str, *, field: str = "receipt") -> tuple[str, str, int]:
    """Site, station and n of a receipt number as typed or scanned. Raises Refusal `receipt.shape`
    or `receipt.check_digit`.
    """
    match = PATTERNS.receipt.fullmatch(_tidied(text).upper())
    if match is None or int(match["n"]) == 0:
        raise Refusal(f"{field}.shape", field=field, value=masked(text))
    if _gs1_digit(match["site"] + match["station"] + match["n"]) != match["check"]:
        raise Refusal(f"{field}.check_digit", field=field, value=match[0])
    return match["site"], match["station"], int(match["n"])


def is_training_receipt(text: str) -> bool:
    """Whether a well-formed receipt number belongs to a training series."""
    return parse_receipt_number(text)[0] == TRAINING_SITE


# ---------------------------------------------------------------- money orders


def usps_check_digit_ok(serial: str) -> bool:
    """Whether the 11th digit is the sum of the first ten modulo 9: `28123456781`. Source: domain.md
    6 (unverified).
    """
    return PATTERNS.usps_serial.fullmatch(serial) is not None and sum(
        map(int, serial[:10])
    ) % 9 == int(serial[10])


def money_order_serial(kind: InstrumentKind, text: str, *, field: str = "number") -> str:
    """The serial as it is compared and stored. Raises Refusal `number.missing` or `MO-SERIAL`
    (shape, per issuer).

    A wrong USPS check digit is a warning (MO-CHECKDIGIT), so it is not judged here.
    """
    compact = _compact(text).upper()
    if not compact:
        raise Refusal(f"{field}.missing", field=field)
    usps = kind is InstrumentKind.USPS_MONEY_ORDER
    if (PATTERNS.usps_serial if usps else PATTERNS.other_serial).fullmatch(compact) is None:
        raise Refusal("MO-SERIAL", field=field, value=masked(compact))
    return compact


# ---------------------------------------------------------------- coupons


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupon:
    """What the bill's foot says when it is scanned. `amount_cents` is the total asked then, never a
    prefilled amount.
    """

    billing_account_number: str
    bill_number: str
    due_on: date
    amount_cents: int


def _coupon_digit(account: str, bill: str, due: str, cents: str) -> str:
    """Luhn over the digits of the four fields, the prefix left out."""
    return luhn.calc_check_digit("".join(re.findall("[0-9]", account + bill + due + cents)))


def coupon_text(coupon: Coupon) -> str:
    """`HC1|712345678|B0123456726121|2026-11-23|20600|9`."""
    fields = (
        coupon.billing_account_number,
        coupon.bill_number,
        coupon.due_on.isoformat(),
        str(coupon.amount_cents),
    )
    return "|".join(("HC1", *fields, _coupon_digit(*fields)))


def parse_coupon(text: str, *, field: str = "coupon") -> Coupon:
    """A scanned coupon. Raises Refusal `coupon.shape`, `coupon.check_digit`, `coupon.due_date` or
    `coupon.not_7`.
    """
    match = PATTERNS.coupon.fullmatch(text.strip())
    if match is None:
        raise Refusal(f"{field}.shape", field=field, value=masked(text))
    if (
        _coupon_digit(match["account"], match["bill"], match["due"], match["cents"])
        != match["check"]
    ):
        raise Refusal(f"{field}.check_digit", field=field, value=masked(text))
    try:
        due_on = date.fromisoformat(match["due"])
    except ValueError as error:
        raise Refusal(f"{field}.due_date", field=field, value=match["due"]) from error
    return Coupon(
        billing_account_number=billing_account(match["account"], field=field),
        bill_number=match["bill"],
        due_on=due_on,
        amount_cents=int(match["cents"]),
    )


# ---------------------------------------------------------------- the one search box


class Kind(StrEnum):
    """What a text in the search box is. `bill_or_name` is opaque: a bill number if billing knows
    it, else a name.
    """

    EMPTY = "empty"
    ACCOUNT = "account"
    MEMBER = "member"
    RECEIPT = "receipt"
    COUPON = "coupon"
    BILL_OR_NAME = "bill_or_name"
    PHONE = "phone"
    DATE_AND_NAME = "date_and_name"
    SSN_SHAPED = "ssn_shaped"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A search text, read. `value` is what to look up (a phone in E.164, a coupon as scanned, the
    name beside a date).

    `on` is the date of birth of `date_and_name`. `problem` is the code of a Refusal where the shape
    is certain and the content is not: a receipt or coupon whose check digit fails, an SSN. Then
    nothing is looked up, and the value is masked.
    """

    kind: Kind
    value: str
    on: date | None = None
    problem: str = ""


_PHONE_SIGNS = re.compile(r"[\s().\-]")
_US_PHONE = re.compile(r"(?:\+?1)?(?P<ten>[2-9][0-9]{2}[2-9][0-9]{6})")
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")
_DATE = re.compile(
    r"(?<!\S)(?:(?P<y>[0-9]{4})-(?P<m>[0-9]{1,2})-(?P<d>[0-9]{1,2})"
    r"|(?P<us_m>[0-9]{1,2})(?P<sign>[/.\-])(?P<us_d>[0-9]{1,2})(?P=sign)(?P<us_y>[0-9]{4}))(?=[\s,]|$)"
)


def recognise(text: str) -> Recognised:
    """What somebody typed or scanned into the one search box. Never raises; source: formats.md 2.

    Certain shapes come first; the SSN shape goes before everything that tolerates dashes, so
    `712-34-5678` is refused.
    """
    shown = _tidied(text)
    if not shown:
        return Recognised(kind=Kind.EMPTY, value="")
    scanned = _scanned(shown)
    if scanned is not None:
        return scanned
    if ssn_shaped(shown):
        return Recognised(kind=Kind.SSN_SHAPED, value=masked(shown), problem="search.ssn_shaped")
    compact = _compact(shown)
    if PATTERNS.account.fullmatch(compact):
        return Recognised(kind=Kind.ACCOUNT, value=compact)
    if PATTERNS.member.fullmatch(compact):
        return Recognised(kind=Kind.MEMBER, value=compact)
    phone = _phone(shown)
    if phone:
        return Recognised(kind=Kind.PHONE, value=phone)
    dated = _date_and_name(shown)
    if dated is not None:
        return dated
    if PATTERNS.bill.fullmatch(shown) or PATTERNS.enrollment.fullmatch(shown):
        return Recognised(kind=Kind.BILL_OR_NAME, value=shown)
    return Recognised(kind=Kind.NAME, value=" ".join(shown.split()))


def _scanned(shown: str) -> Recognised | None:
    """A coupon, a receipt number or a receipt's QR code; None for everything else."""
    try:
        if shown.startswith("HC1|"):
            parse_coupon(shown)
            return Recognised(kind=Kind.COUPON, value=shown)
        qr = PATTERNS.receipt_qr.fullmatch(shown)
        number = (qr["receipt"] if qr else shown).upper()
        if qr or PATTERNS.receipt.fullmatch(number):
            parse_receipt_number(number)
            return Recognised(kind=Kind.RECEIPT, value=number)
    except Refusal as refusal:
        kind = Kind.COUPON if refusal.field == "coupon" else Kind.RECEIPT
        return Recognised(kind=kind, value=masked(shown), problem=refusal.code)
    return None


def _phone(shown: str) -> str:
    """E.164 of ten US digits, eleven with the 1, or anything with a plus; '' otherwise."""
    compact = _PHONE_SIGNS.sub("", shown)
    match = _US_PHONE.fullmatch(compact)
    if match:
        return f"+1{match['ten']}"
    return compact if _E164.fullmatch(compact) else ""


def _date_and_name(shown: str) -> Recognised | None:
    """A date of birth (ISO, or month first as people here write it, four-digit year) beside a name;
    None without a date.
    """
    match = _DATE.search(shown)
    if match is None:
        return None
    try:
        on = date(
            int(match["y"] or match["us_y"]),
            int(match["m"] or match["us_m"]),
            int(match["d"] or match["us_d"]),
        )
    except ValueError:
        return None
    rest = f"{shown[: match.start()]} {shown[match.end() :]}"
    name = " ".join(re.sub(r"^[\s,]+|[\s,]+$", "", rest).split())
    return Recognised(kind=Kind.DATE_AND_NAME, value=name, on=on)
