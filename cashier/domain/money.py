"""Money as integer cents: reading what a person typed, writing what a person reads. No float, no
locale.
"""

from __future__ import annotations

import re

from cashier.domain.errors import Refusal

CENTS_MAX = (
    99_999_999_99  # ten digits: what the amount field of an E-13B line and of a bank file can carry
)

_LENGTH_MAX = 40
"""No amount is written longer; the bound keeps a pasted page out of `int()`, which refuses to read
it.
"""

# ASCII digits: `\d` alone also takes the digits of other scripts, which no check carries
_PLAIN = re.compile(r"\$?(?P<dollars>\d{1,3}(?:,\d{3})+|\d*)\.(?P<cents>\d*)", re.ASCII)
_WHOLE = re.compile(r"\$?(?:\d{1,3}(?:,\d{3})+|\d+)", re.ASCII)


def parse_amount(text: str, *, field: str = "amount", zero_ok: bool = False) -> int:
    """Cents from an amount as typed from the paper: `206.00`, `$1,148.23`, `304.`, `.50`.

    A bare `304` is not guessed (304.00 or 3.04?). Raises Refusal `amount.missing`,
    `amount.no_point`, `amount.too_precise`, `amount.not_positive`, `amount.too_large` or
    `amount.not_a_number`, naming `field`.
    """
    shown = text.strip()
    if not shown:
        raise Refusal(f"{field}.missing", field=field)
    if len(shown) > _LENGTH_MAX:
        raise Refusal(f"{field}.not_a_number", field=field, value=shown[:_LENGTH_MAX] + "...")
    if _WHOLE.fullmatch(shown):
        digits = shown.lstrip("$").replace(",", "")
        if int(digits) == 0 and zero_ok:
            return 0
        raise Refusal(
            f"{field}.no_point",
            field=field,
            value=shown,
            as_dollars=f"{digits}.00",
            as_cents=f"{int(digits) // 100}.{int(digits) % 100:02d}",
        )
    if shown.startswith("-") or (shown.startswith("(") and shown.endswith(")")):
        raise Refusal(f"{field}.not_positive", field=field, value=shown)
    match = _PLAIN.fullmatch(shown)
    if match is None or shown.strip("$") == ".":
        raise Refusal(f"{field}.not_a_number", field=field, value=shown)
    cents_text = match["cents"]
    if len(cents_text) > 2:
        raise Refusal(f"{field}.too_precise", field=field, value=shown)
    if len(cents_text) == 1:
        raise Refusal(f"{field}.not_a_number", field=field, value=shown)
    cents = int(match["dollars"].replace(",", "") or "0") * 100 + int(cents_text or "0")
    return check_cents(cents, field=field, zero_ok=zero_ok)


def check_cents(cents: int, *, field: str = "amount", zero_ok: bool = False) -> int:
    """The same cents, if an item can be worth them. Raises Refusal `amount.not_positive` or
    `amount.too_large`.
    """
    if cents < 0 or (cents == 0 and not zero_ok):
        raise Refusal(f"{field}.not_positive", field=field, value=plain(cents))
    if cents > CENTS_MAX:
        raise Refusal(f"{field}.too_large", field=field, value=plain(cents), limit=plain(CENTS_MAX))
    return cents


def plain(cents: int) -> str:
    """`206.00`: for files, commands and JSON. A minus sign leads."""
    sign = "-" if cents < 0 else ""
    dollars, rest = divmod(abs(cents), 100)
    return f"{sign}{dollars}.{rest:02d}"


def dollars(cents: int) -> str:
    """`$1,234.56`: for screens and paper, the same in every language."""
    sign = "-" if cents < 0 else ""
    whole, rest = divmod(abs(cents), 100)
    return f"{sign}${whole:,}.{rest:02d}"
