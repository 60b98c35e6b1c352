"""People of a made-up Commonwealth as feed documents, skewed as real names are: what the search
benchmark looks for.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from cashier.domain.posting import canonical_json
from resources.sample.names import read_origins

_STREETS = [
    "Main",
    "Washington",
    "Highland",
    "Centre",
    "Elm",
    "Park",
    "Maple",
    "Union",
    "Pleasant",
    "School",
    "Summer",
    "Winter",
]
_TOWNS = [
    "Boston",
    "Dorchester",
    "Worcester",
    "Springfield",
    "Lowell",
    "Brockton",
    "Lynn",
    "Quincy",
    "Fall-River",
    "Salem",
]
_MONTHS = ("2026-09", "2026-10", "2026-11", "2026-12")


@dataclass(frozen=True, slots=True)
class Person:
    first: str
    last: str
    number: str
    member: str
    bill: str
    phone: str


def documents(accounts: int, seed: int) -> Iterator[tuple[str, str, Person | None]]:
    """(number, document, person) per account; a person's dental account follows with None.
    Numbers come in no order.
    """
    rng = random.Random(seed)
    origins = read_origins()
    weights = [origin.share for origin in origins]
    made = 0
    stride = 1_111_151  # coprime to 10**7: every number once, scattered
    while made < accounts:
        origin = rng.choices(origins, weights)[0]
        female = rng.random() < 0.53
        last, first = origin.draw_last(rng.random), origin.draw_first(rng.random, female)
        middle = origin.draw_middle(rng.random, female)
        member = f"{100_000_000_000 + made * 7 + 13}"
        born = f"{rng.randint(1945, 2007)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        phone = f"+1{rng.choice(('617', '508', '781', '413'))}{rng.randint(200_0000, 999_9999)}"
        street = f"{rng.randint(1, 999)} {rng.choice(_STREETS)} St"
        town = rng.choice(_TOWNS)
        for coverage in ("medical", "dental")[: 1 + (rng.random() < 0.5)]:
            if made == accounts:
                return
            number = f"7{made * stride % 10**8:08}"
            bills = [
                [
                    f"B0{number[2:]}26{month[-2:]}1",
                    f"{month}-01",
                    f"{month}-01",
                    f"{month}-23",
                    "monthly",
                    "",
                    rng.randint(2000, 60000),
                ]
                for month in _MONTHS
            ]
            payments = [
                [f"P{made * 3 + at:011}", bill[3], "eft", bill[6], "posted"]
                for at, bill in enumerate(bills[:3])
            ]
            body = {
                "billing_account_number": number,
                "coverage_type": coverage,
                "kind": "individual",
                "member_id": member,
                "first_name": first,
                "middle_name": middle,
                "last_name": last,
                "suffix": "",
                "organization_name": "",
                "date_of_birth": born,
                "phone": phone,
                "email": f"m{member[-7:]}@example.org",
                "address_line1": street,
                "address_line2": "",
                "city": town.replace("-", " "),
                "state": "MA",
                "postal_code": f"0{rng.randint(1001, 2791)}",
                "household_id": f"H{member[-9:]}",
                "preferred_language": "en",
                "subsidy": rng.choice(("connectorcare", "aptc", "none")),
                "carrier": rng.choice(("WellSense", "Harvard Pilgrim", "Fallon Health")),
                "plan_name": "Select Plus",
                "metal_level": "silver",
                "autopay_day": None,
                "paperless": bool(made % 2),
                "enrollment_status": "terminated" if rng.random() < 0.06 else "active",
                "terminated_on": None,
                "bills": bills,
                "payments": payments,
            }
            person = Person(first, last, number, member, str(bills[0][0]), phone[2:])
            yield number, canonical_json(body), person if coverage == "medical" else None
            made += 1
