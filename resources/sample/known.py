"""People every sample holds, whatever its seed: the example that pictures and tests speak of.

Rosa M Alves pays two accounts at the counter; around her are names that are easily mistaken for
hers, and the others who come in on the same day.
"""

from dataclasses import dataclass

from resources.sample.months import BillingMonth
from resources.sample.numbers import receipt_number
from resources.sample.rows import AccountRow, AccountSheet, BillRow, PaymentRow, dollars


@dataclass(frozen=True, slots=True, kw_only=True)
class _Account:
    """One account; `paid` maps months back to the day of that month on which the bill was paid."""

    number: str
    member_id: str
    name: tuple[str, str, str] = ("", "", "")
    organization: str = ""
    born: str = ""
    phone: str
    email: str = ""
    address: tuple[str, str, str, str]
    household: str
    language: str = "en"
    subsidy: str = "connectorcare"
    dental: bool = False
    carrier: str = "WellSense"
    cents: int
    status: str = "active"
    oldest_bill: int = 3
    newest_bill: int = 0
    paid: dict[int, int]
    channel: str = "mail"


_ALL_PAID = {3: 18, 2: 16, 1: 19}
_ROSA_HOME = ("40 Example St", "Apt 3", "Boston", "02118")
_IVONE_HOME = ("215 Cabot St", "", "Lowell", "01854")

_KNOWN = (
    _Account(  # last month missed, this month open: 206.00 brings her into good standing
        number="712345678", member_id="100200300401", name=("Rosa", "M", "Alves"),
        born="1979-03-14",
        phone="+16175550142", address=_ROSA_HOME, household="H700000001", language="pt-BR",
        cents=10300, paid={3: 21, 2: 23}, channel="walkin",
    ),
    _Account(
        number="712345686", member_id="100200300401", name=("Rosa", "M", "Alves"),
        born="1979-03-14",
        phone="+16175550142", address=_ROSA_HOME, household="H700000001", language="pt-BR",
        dental=True, carrier="Altus Dental", cents=3457, paid=_ALL_PAID,
    ),
    _Account(
        number="713081120", member_id="100200300913", name=("Rosana", "", "Alvez"),
        born="1984-07-02",
        phone="+15085550113", address=("18 Acushnet Ave", "", "New Bedford", "02740"),
        household="H700000002", language="es", cents=15200, status="terminated",
        oldest_bill=6, newest_bill=1, paid={6: 20, 5: 12},
    ),
    _Account(
        number="713107730", member_id="100200302285", name=("Rosália", "T", "Alves"),
        born="1968-11-29", phone="+17745550187", address=("9 Rivet St", "Apt 12", "Fall River",
        "02721"),
        household="H700000003", language="pt-BR", cents=5300, paid=_ALL_PAID,
    ),
    _Account(
        number="713152204", member_id="100200305519", name=("Rosa", "I", "Álvarez"),
        born="1991-01-08",
        phone="+19785550154", address=_IVONE_HOME, household="H700000004", language="es",
        subsidy="aptc", carrier="Tufts Health Direct", cents=18842, paid=_ALL_PAID, channel="eft",
    ),
    _Account(
        number="713152212", member_id="100200305519", name=("Rosa", "I", "Álvarez"),
        born="1991-01-08",
        phone="+19785550154", address=_IVONE_HOME, household="H700000004", language="es",
        subsidy="aptc", dental=True, carrier="Delta Dental of MA", cents=2790, paid=_ALL_PAID,
    ),
    _Account(
        number="713199046", member_id="100200306630", name=("Rosângela", "P", "Alves"),
        born="1995-05-17", phone="+15085550126", address=("77 Central St", "Unit B", "Framingham",
        "01702"),
        household="H700000005", language="pt-BR", cents=23500, status="pending_binder",
        oldest_bill=0, paid={},
    ),
    _Account(
        number="714400412", member_id="100200400412", organization="Harborview Electric LLC",
        phone="+16175550160", email="office@example.org",
        address=("374 Harbor Ave", "", "Boston", "02127"), household="H700000006", subsidy="none",
        carrier="Health New England", cents=114823, paid=_ALL_PAID,
    ),
    _Account(
        number="714402217", member_id="100200402217", name=("Thủy", "Thị", "Nguyễn"),
        born="1973-09-21", phone="+18575550135", address=("712 Dorset Ave", "", "Dorchester",
        "02122"),
        household="H700000007", language="vi", cents=15200, paid=_ALL_PAID, channel="billpay",
    ),
    _Account(
        number="714404410", member_id="100200404410", name=("Patrick", "J", "O'Brien"),
        born="1961-03-17", phone="+17815550171", address=("55 Hancock St", "", "Quincy", "02169"),
        household="H700000008", subsidy="none", carrier="Harvard Pilgrim", cents=61274,
        paid={3: 11, 2: 9},
    ),
    _Account(
        number="714405508", member_id="100200405508", name=("María", "Elena", "González"),
        born="1988-12-12", phone="+14135550118", address=("28 Maple St", "Apt 2", "Holyoke",
        "01040"),
        household="H700000009", language="es", cents=10300, paid={3: 22}, channel="walkin",
    ),
    _Account(
        number="714407745", member_id="100200407745", name=("Minh", "Quốc", "Lê"),
        born="1990-02-10",
        phone="+16175550103", address=("301 Adams St", "Apt 5", "Dorchester", "02122"),
        household="H700000010", language="vi", cents=5300, paid=_ALL_PAID, channel="walkin",
    ),
    _Account(
        number="714403158", member_id="100200403158", name=("Paulo", "", "Costa"),
        born="1971-06-30",
        phone="+15085550149", address=("64 County St", "", "New Bedford", "02744"),
        household="H700000011", language="pt-BR", cents=10300, paid=_ALL_PAID,
    ),
    _Account(
        number="714408874", member_id="100200408874", name=("Sophea", "", "Chea"),
        born="1982-04-14",
        phone="+19785550166", address=("140 Middlesex St", "Apt 8", "Lowell", "01851"),
        household="H700000012", language="km", cents=10300, paid=_ALL_PAID,
    ),
    _Account(
        number="714404483", member_id="100200404483", name=("Sergei", "", "Volkov"),
        born="1966-08-05", phone="+17815550192", address=("22 Ocean Ave", "Apt 41", "Lynn",
        "01902"),
        household="H700000013", language="ru", cents=15200, paid=_ALL_PAID,
    ),
    _Account(
        number="714409921", member_id="100200409921", name=("Ángel", "L", "Reyes"),
        born="1993-10-03",
        phone="+19785550128", address=("517 Essex St", "", "Lawrence", "01840"),
        household="H700000014", language="es", dental=True, carrier="Blue Cross Dental", cents=2790,
        paid=_ALL_PAID,
    ),
    _Account(
        number="714407018", member_id="100200407018", name=("Guerline", "", "Joseph"),
        born="1977-01-01", phone="+16175550175", address=("88 Cummins Hwy", "", "Mattapan",
        "02126"),
        household="H700000015", language="ht", cents=5300, paid=_ALL_PAID, channel="walkin",
    ),
    _Account(
        number="714405190", member_id="100200405190", name=("Tuấn", "Văn", "Trần"),
        born="1959-11-11",
        phone="+15085550139", address=("9 Shore Rd", "", "Worcester", "01604"),
        household="H700000016", language="vi", cents=23500, paid=_ALL_PAID,
    ),
    _Account(
        number="714406642", member_id="100200406642", name=("João", "Carlos", "Silva"),
        born="1986-02-27", phone="+17745550109", address=("233 Union Ave", "Unit C", "Framingham",
        "01702"),
        household="H700000017", language="pt-BR", cents=5300, paid={3: 20, 2: 22},
    ),
    _Account(
        number="714403304", member_id="100200403304", name=("Réginald", "", "Baptiste"),
        born="1980-05-18", phone="+18575550157", address=("5 Warren Ave", "", "Brockton", "02301"),
        household="H700000018", language="ht", cents=10300, paid=_ALL_PAID,
    ),
    _Account(
        number="714408406", member_id="100200408406", name=("Mei-Ling", "", "Wong"),
        born="1964-07-07",
        phone="+16175550184", address=("12 Beach St", "Apt 6", "Boston", "02111"),
        household="H700000019", language="zh-Hant", cents=5300, paid=_ALL_PAID, channel="walkin",
    ),
    _Account(
        number="714408711", member_id="100200408711", name=("Layla", "", "Al-Khoury"),
        born="1997-03-03", phone="+15085550121", address=("41 Grove St", "", "Worcester", "01605"),
        household="H700000020", language="ar", subsidy="aptc", carrier="Fallon Health", cents=9718,
        paid=_ALL_PAID, channel="card",
    ),
)  # fmt: skip

KNOWN_ACCOUNTS = len(_KNOWN)
"""How many accounts every sample holds at least."""


def known_numbers() -> frozenset[str]:
    """Return account, member and household numbers that invented people must not get."""
    taken = {row.number for row in _KNOWN} | {row.member_id for row in _KNOWN}
    taken |= {row.household for row in _KNOWN}
    # Bill numbers of the known hold seven digits of the account after a zero; an account with those
    # digits at its end would be billed under the same numbers.
    return frozenset(taken | {f"70{row.number[1:8]}"[:9] for row in _KNOWN})


def known_sheets(months: tuple[BillingMonth, ...]) -> list[AccountSheet]:
    """Return the known accounts as they stand today; `months` are newest first."""
    return [_sheet(row, months, place) for place, row in enumerate(_KNOWN)]


def _sheet(row: _Account, months: tuple[BillingMonth, ...], place: int) -> AccountSheet:
    bills = []
    payments = []
    for back in range(row.oldest_bill, row.newest_bill - 1, -1):
        month = months[back]
        bills.append(
            BillRow(
                f"B0{row.number[1:8]}{month.code}1", row.number, month.coverage, month.issued,
                month.due, "first" if row.status == "pending_binder" else "monthly", "",
                dollars(row.cents),
            )
        )  # fmt: skip
        if back in row.paid:
            reference = f"P9{place:05d}{back:05d}"
            if row.channel == "walkin":
                reference = receipt_number("BOS", 1 + back % 2, 800_000 + place * 100 + back)
            payments.append(
                PaymentRow(
                    reference, row.number, month.days[row.paid[back]], row.channel,
                    dollars(row.cents), "posted",
                )
            )  # fmt: skip
    # With a subsidy the first month missed is the last one covered; see `standing`.
    ended = months[3].last_day if row.status == "terminated" else ""
    first, middle, last = row.name
    line1, line2, city, postal_code = row.address
    account = AccountRow(
        row.number, "dental" if row.dental else "medical",
        "employer" if row.organization else "individual", row.member_id, first, middle, last, "",
        row.organization, row.born, row.phone, row.email, line1, line2, city, "MA", postal_code,
        row.household, row.language, row.subsidy, row.carrier, "Select HMO",
        "" if row.dental else "silver", "", "0", row.status, ended,
    )  # fmt: skip
    return AccountSheet(account, bills, payments)
