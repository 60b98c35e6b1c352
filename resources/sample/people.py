"""Fictional households of Massachusetts and the accounts they hold.

Nobody here exists: phone numbers are of the 555 exchange, e-mail is at example.org, and nothing has
the shape of a social security number.
"""

from bisect import bisect
from collections.abc import Callable, Collection, Iterator
from datetime import date
from itertools import accumulate, product
from typing import NamedTuple

from resources.sample.names import Origin, listed, read_origins, read_toml, without_accents
from resources.sample.numbers import scattered
from resources.sample.rows import AccountRow
from resources.sample.standing import drawn

_AREAS = ("617", "857", "781", "339", "508", "774", "978", "351", "413")
_UNITS = ("Unit A", "Unit B", "Unit C", "Unit D", "Unit E", "Unit F")
_AUTOPAY_DAYS = (10, 15, 20, 21, 22, 23)

# Upper bounds of one draw in 0..1.
_EMPLOYER = 0.025
_MEMBERS = ((0.52, 1), (0.82, 2), (0.95, 3), (1.0, 4))
_COVERAGE = (
    (0.73, ("medical",)),
    (0.96, ("medical", "dental")),
    (1.0, ("dental",)),
)
_SUBSIDY = ((0.59, "connectorcare"), (0.82, "aptc"), (1.0, "none"))
# Base contributions of ConnectorCare per person and month, and what a dearer plan adds; in cents.
_CONNECTORCARE = ((0.42, 5300), (0.61, 10300), (0.82, 15200), (1.0, 23500))
_DEARER_PLAN = ((0.88, 0), (0.92, 700), (0.96, 2200), (1.0, 4800))
_SUFFIX = ((0.4, "Jr."), (0.7, "Sr."), (0.85, "II"), (0.97, "III"), (1.0, "IV"))


class Candidate(NamedTuple):
    """An account without its story: status and end are still empty. Premium in cents."""

    account: AccountRow
    premium: int
    autopay_day: int


class _Home(NamedTuple):
    """Where a household or an employer is, as the columns address_line1 to household_id."""

    line1: str
    line2: str
    city: str
    postal_code: str
    household_id: str


class _Member(NamedTuple):
    """One person, as the columns first_name to suffix, and the age."""

    first: str
    middle: str
    last: str
    suffix: str
    age: int


class People:
    """Invents households, one after the other."""

    def __init__(
        self,
        *,
        today: date,
        seed: int,
        random: Callable[[], float],
        reserved: Collection[str] = (),
    ) -> None:
        """Prepare names, places and numbers; numbers in `reserved` are never given out."""
        self._today = today.toordinal()
        self._random = random
        self._origins = read_origins()
        self._origin_bounds = tuple(accumulate(origin.share for origin in self._origins))
        self._accounts = scattered("7{:08d}".format, space=10**8, start=seed, reserved=reserved)
        self._members = scattered("1{:011d}".format, space=10**11, start=seed, reserved=reserved)
        self._homes = scattered("H{:09d}".format, space=10**9, start=seed, reserved=reserved)
        places = read_toml("places.toml")
        self._streets = tuple(
            f"{street} {kind}" if street != "Broadway" else street
            for street, kind in product(listed(places["streets"]), listed(places["street_kinds"]))
        )
        self._towns = tuple(
            (town, tuple(codes))
            for town, (share, *codes) in places["towns"].items()
            for _ in range(share)
        )
        plans = places["plans"]
        self._carriers = {kind: listed(plans[kind]) for kind in ("medical", "dental")}
        self._plans = tuple(map(" ".join, product(listed(plans["names"]), listed(plans["forms"]))))
        self._metals = listed(plans["metals"])
        employers = places["employers"]
        self._employers = tuple(listed(employers[part]) for part in ("first", "second", "third"))

    def household(self) -> Iterator[Candidate]:
        """Yield the accounts of the next household, or of the next employer."""
        random = self._random
        home = self._home()
        if random() < _EMPLOYER:
            yield self._employer(home)
            return
        origin = self._origin()
        plain = random() < origin.plain
        surname = origin.draw_last(random)
        language = origin.draw_language(random)
        subsidy = drawn(_SUBSIDY, random())
        elder: _Member | None = None
        for _ in range(drawn(_MEMBERS, random())):
            member = self._person(origin, surname, elder)
            if plain:
                member = member._replace(
                    first=without_accents(member.first), last=without_accents(member.last)
                )
            elder = elder or member
            yield from self._accounts_of(member, home, language, subsidy)

    def _origin(self) -> Origin:
        bounds = self._origin_bounds
        return self._origins[bisect(bounds, self._random() * bounds[-1], hi=len(bounds) - 1)]

    def _home(self) -> _Home:
        random = self._random
        city, codes = self._towns[int(random() * len(self._towns))]
        street = self._streets[int(random() * len(self._streets))]
        unit = random()
        if unit < 0.6:
            line2 = ""
        elif unit < 0.8:
            line2 = f"Apt {1 + int(random() * 60)}"
        else:
            line2 = _UNITS[int(random() * len(_UNITS))]
        return _Home(
            f"{1 + int(1000 * random() ** 2)} {street}",
            line2,
            city,
            codes[int(random() * len(codes))],
            next(self._homes),
        )

    def _person(self, origin: Origin, surname: str, elder: _Member | None) -> _Member:
        random = self._random
        if elder and random() < 0.16:  # kept or brought another name
            origin = self._origin()
            surname = origin.draw_last(random)
        female = random() < 0.52
        age = 19 + int(46 * random())
        if elder and elder.age > 42 and not female and random() < 0.06:
            # A son named after the first of the household: two people to tell apart at the counter.
            return _Member(elder.first, elder.middle, elder.last, "Jr.", elder.age - 23)
        return _Member(
            origin.draw_first(random, female),
            origin.draw_middle(random, female),
            origin.for_woman(surname) if female else surname,
            drawn(_SUFFIX, random()) if not female and random() < 0.05 else "",
            age,
        )

    def _accounts_of(
        self, member: _Member, home: _Home, language: str, subsidy: str
    ) -> Iterator[Candidate]:
        random = self._random
        number = next(self._members)
        born = date.fromordinal(self._today - member.age * 365 - int(random() * 365)).isoformat()
        phone = self._phone() if random() < 0.9 else ""
        email = f"m{number[4:]}@example.org" if random() < 0.64 else ""
        paperless = "1" if email and random() < 0.55 else "0"
        for coverage in drawn(_COVERAGE, random()):
            dental = coverage == "dental"
            autopay_day = self._autopay_day()
            yield Candidate(
                AccountRow(
                    next(self._accounts), coverage, "individual", number,
                    member.first, member.middle, member.last, member.suffix, "", born,
                    phone, email, home.line1, home.line2, home.city, "MA", home.postal_code,
                    home.household_id, language, subsidy, self._carrier(coverage), self._plan(),
                    "" if dental else self._metal(), str(autopay_day or ""), paperless, "", "",
                ),
                self._premium(dental, subsidy),
                autopay_day,
            )  # fmt: skip

    def _employer(self, home: _Home) -> Candidate:
        random = self._random
        name = " ".join(words[int(random() * len(words))] for words in self._employers)
        number = next(self._members)
        coverage = "medical" if random() < 0.78 else "dental"
        autopay_day = self._autopay_day()
        premium = 60_000 + int(840_000 * random() ** 2)
        return Candidate(
            AccountRow(
                next(self._accounts), coverage, "employer", number, "", "", "", "", name, "",
                self._phone(), f"m{number[4:]}@example.org", home.line1, home.line2, home.city,
                "MA", home.postal_code, home.household_id, "en", "none", self._carrier(coverage),
                self._plan(), "" if coverage == "dental" else self._metal(),
                str(autopay_day or ""), "0", "", "",
            ),
            premium // 5 if coverage == "dental" else premium,
            autopay_day,
        )  # fmt: skip

    def _premium(self, dental: bool, subsidy: str) -> int:
        random = self._random
        if dental:
            return 1_800 + int(4_200 * random())
        if subsidy == "connectorcare":
            return drawn(_CONNECTORCARE, random()) + drawn(_DEARER_PLAN, random())
        if subsidy == "aptc":
            return 2_000 + int(40_000 * random() ** 2)
        return 31_000 + int(58_000 * random())

    def _phone(self) -> str:
        random = self._random
        return f"+1{_AREAS[int(random() * len(_AREAS))]}555{int(random() * 10_000):04d}"

    def _autopay_day(self) -> int:
        random = self._random
        return _AUTOPAY_DAYS[int(random() * len(_AUTOPAY_DAYS))] if random() < 0.17 else 0

    def _carrier(self, coverage: str) -> str:
        carriers = self._carriers[coverage]
        return carriers[int(self._random() * len(carriers))]

    def _plan(self) -> str:
        return self._plans[int(self._random() * len(self._plans))]

    def _metal(self) -> str:
        return self._metals[int(self._random() * len(self._metals))]
