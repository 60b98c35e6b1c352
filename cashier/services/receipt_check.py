"""The receipt's code: signed when the receipt is made, told genuine or not without a network.

"Genuine" says that a station of ours printed it, not that it still stands: what was voided or
returned since is known to the station's store and the ledger only. Source: printing.md 9.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cashier import signing
from cashier.domain.calendar import paper_date
from cashier.domain.errors import Refusal
from cashier.domain.identifiers import TRAINING_SITE, parse_receipt_number, receipt_number
from cashier.domain.money import dollars
from cashier.domain.payment import Visit
from cashier.domain.receipt import Receipt
from cashier.domain.receipt_code import SCHEME, ReceiptCode, code_head, code_text, parse_code
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk
from cashier.store import directory, visits
from cashier.store.engine import Connection


class CodeVerdict(StrEnum):
    """`unknown_key`: signed with a key that this station's copy of the directory does not have."""

    GENUINE = "genuine"
    ALTERED = "altered"
    UNKNOWN_KEY = "unknown_key"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptCheck:
    """What came of checking a code. `code` is what it claims, None where it cannot be read.

    `receipt_number` is set when the number in it is well-formed, whatever the signature says;
    `recorded_here` when that receipt is in this station's store.
    """

    verdict: CodeVerdict
    code: ReceiptCode | None = None
    receipt_number: str = ""
    recorded_here: bool = False

    @property
    def training(self) -> bool:
        """Whether it is of a training home: genuine, and still no receipt."""
        return self.receipt_number.startswith(f"{TRAINING_SITE}-")


def signed_code(desk: Desk, receipt: Receipt) -> str:
    """The code of a receipt, or '' where the station has no key."""
    if desk.station_key is None:
        return ""
    head = code_head(
        receipt.receipt_number,
        receipt.business_date,
        receipt.total_cents,
        (part.account_last4 for tender in receipt.tenders for part in tender.allocations),
        signing.key_id(signing.public_key(desk.station_key)),
    )
    return code_text(head, bytes.fromhex(signing.sign(desk.station_key, head.encode())))


def check(desk: Desk, text: str) -> ReceiptCheck:
    """Whether a code was made by one of our stations as it stands, without a network.

    Altered is what cannot be read, what the signature does not fit, and what the key of another
    station signed. Raises Refusal `code.not_ours` for what does not begin like a code of ours.
    """
    text = text.strip("\r\n\t ")  # a scanner's ends; the code itself has none of them there
    if not text.startswith(f"{SCHEME}:"):
        raise Refusal("code.not_ours", field="code")
    number = _number(text)
    with desk.store.read() as connection:
        here = bool(number) and visits.by_receipt(connection, number) is not None
        keys = _known_keys(desk, connection)
    try:
        code, head, signature = parse_code(text)
    except Refusal:
        return ReceiptCheck(verdict=CodeVerdict.ALTERED, receipt_number=number, recorded_here=here)
    known = keys.get(code.key_id.lower())
    if known is None:
        verdict = CodeVerdict.UNKNOWN_KEY
    else:
        station, public = known
        fits = station == code.station
        fits = fits and signing.signed_by(public, head.encode(), signature.hex())
        verdict = CodeVerdict.GENUINE if fits else CodeVerdict.ALTERED
    return ReceiptCheck(verdict=verdict, code=code, receipt_number=number, recorded_here=here)


def refusal_of(found: ReceiptCheck) -> Refusal | None:
    """What a code that is not genuine is refused with: `code.altered` or `code.unknown_key`."""
    if found.verdict is CodeVerdict.GENUINE:
        return None
    return Refusal(f"code.{found.verdict.value}", field="code", value=found.receipt_number)


def visit_of_code(desk: Desk, who: Staff, text: str) -> Visit:
    """The visit of a scanned code, if the code is genuine and the visit of this station.

    Raises Refusal `code.not_ours`, `code.altered`, `code.unknown_key`, `code.elsewhere` (genuine,
    from another station: what it says is told) or a role's.
    """
    who.must(Act.REPRINT)
    found = check(desk, text)
    refusal = refusal_of(found)
    if refusal is not None:
        raise refusal
    assert found.code is not None, "genuine"
    with desk.store.read() as connection:
        visit = visits.by_receipt(connection, found.receipt_number)
    if visit is None:
        code = found.code
        raise Refusal(
            "code.elsewhere",
            field="code",
            value=found.receipt_number,
            amount=dollars(code.total_cents),
            day=paper_date(code.business_date),
            training=" It is from training: not a receipt." if found.training else "",
        )
    return visit


def _number(text: str) -> str:
    """The receipt number a code claims, or ''."""
    try:
        return receipt_number(*parse_receipt_number(text.split(":", 2)[1]))
    except Refusal:
        return ""


def _known_keys(desk: Desk, connection: Connection) -> dict[str, tuple[tuple[str, str], str]]:
    """Key id to whose it is and the public key: all the directory names, and this station's own,
    which a new station's copy of the directory may not have yet."""
    found = directory.station_keys(connection)
    if desk.station_key is not None:
        public = signing.public_key(desk.station_key)
        own = (desk.identity.site, desk.identity.station)
        found.setdefault(signing.key_id(public), (own, public))
    return found
