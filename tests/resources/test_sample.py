"""The fictional feed: its shape, its keys, its stories and the people every sample holds."""

import calendar
import csv
import re
import time
import tracemalloc
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from resources.sample import KNOWN_ACCOUNTS, AccountSheet, FeedSize, stream, write_feed
from resources.sample.known import known_sheets
from resources.sample.months import billing_months
from resources.sample.names import read_origins, without_accents
from resources.sample.numbers import receipt_number, scattered

TODAY = date(2026, 11, 16)
ACCOUNTS = 3_000

# The public promise of the feed, written out here so that a renamed column fails.
COLUMNS = {
    "accounts.csv": (
        "billing_account_number,coverage_type,kind,member_id,first_name,middle_name,last_name,"
        "suffix,organization_name,date_of_birth,phone,email,address_line1,address_line2,city,"
        "state,postal_code,household_id,preferred_language,subsidy,carrier,plan_name,metal_level,"
        "autopay_day,paperless,enrollment_status,terminated_on"
    ),
    "bills.csv": (
        "bill_number,billing_account_number,coverage_month,issued_on,due_on,bill_type,"
        "supersedes_bill_number,premium"
    ),
    "payments.csv": ("payment_reference,billing_account_number,received_on,channel,amount,status"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sample") / "feed"
    write_feed(made, accounts=ACCOUNTS, today=TODAY)
    return made


@pytest.fixture(scope="module")
def sheets() -> list[AccountSheet]:
    return list(stream(accounts=ACCOUNTS, today=TODAY))


def rows(folder: Path, name: str) -> Iterator[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def cents(amount: str) -> int:
    assert re.fullmatch(r"\d+\.\d{2}", amount), amount
    return int(amount.replace(".", ""))


def owed(sheet: AccountSheet) -> int:
    superseded = {bill.supersedes_bill_number for bill in sheet.bills}
    billed = sum(cents(b.premium) for b in sheet.bills if b.bill_number not in superseded)
    return billed - sum(cents(p.amount) for p in sheet.payments if p.status == "posted")


class TestFiles:
    @pytest.mark.parametrize("name", COLUMNS)
    def test_columns(self, folder: Path, name: str) -> None:
        with (folder / name).open(encoding="utf-8", newline="") as file:
            assert file.readline() == COLUMNS[name] + "\n"
            width = COLUMNS[name].count(",") + 1
            assert {len(row) for row in csv.reader(file)} == {width}

    def test_nothing_but_the_three_files(self, folder: Path) -> None:
        assert {path.name for path in folder.iterdir()} == set(COLUMNS)

    def test_size_counts_the_rows(self, folder: Path, tmp_path: Path) -> None:
        size = write_feed(tmp_path, accounts=ACCOUNTS, today=TODAY)
        counted = [sum(1 for _ in rows(folder, name)) for name in COLUMNS]
        assert size == FeedSize(accounts=counted[0], bills=counted[1], payments=counted[2])
        assert size.accounts == ACCOUNTS

    def test_same_arguments_same_bytes(self, folder: Path, tmp_path: Path) -> None:
        write_feed(tmp_path, accounts=ACCOUNTS, today=TODAY)
        for name in COLUMNS:
            assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()

    def test_another_seed_gives_other_people(self) -> None:
        first, second = (
            {sheet.account for sheet in stream(accounts=200, today=TODAY, seed=seed)}
            for seed in (1, 2)
        )
        assert len(first & second) == KNOWN_ACCOUNTS

    def test_a_longer_sample_starts_with_the_shorter(self, sheets: list[AccountSheet]) -> None:
        assert list(stream(accounts=300, today=TODAY)) == sheets[:300]

    def test_no_room_for_the_known_people(self, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match=f"at least {KNOWN_ACCOUNTS}"):
            write_feed(tmp_path / "none", accounts=KNOWN_ACCOUNTS - 1, today=TODAY)
        assert not (tmp_path / "none").exists()

    def test_a_failed_run_leaves_the_earlier_feed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_feed(tmp_path, accounts=50, today=TODAY)
        before = (tmp_path / "accounts.csv").read_bytes()

        def breaks(**_: object) -> Iterator[AccountSheet]:
            yield from stream(accounts=30, today=TODAY)
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("resources.sample.feed.stream", breaks)
        with pytest.raises(OSError, match="No space"):
            write_feed(tmp_path, accounts=60, today=TODAY)
        assert (tmp_path / "accounts.csv").read_bytes() == before

    def test_nothing_looks_like_a_social_security_number(self, folder: Path) -> None:
        for name in COLUMNS:
            text = (folder / name).read_text(encoding="utf-8")
            assert not re.search(r"\d{3}-\d{2}-\d{4}", text)


class TestKeys:
    def test_account_numbers(self, sheets: list[AccountSheet]) -> None:
        numbers = [sheet.account.billing_account_number for sheet in sheets]
        assert len(set(numbers)) == ACCOUNTS
        assert all(re.fullmatch(r"7\d{8}", number) for number in numbers)

    def test_bill_numbers(self, sheets: list[AccountSheet]) -> None:
        numbers = [bill.bill_number for sheet in sheets for bill in sheet.bills]
        assert len(set(numbers)) == len(numbers)
        assert max(map(len, numbers)) <= 20

    def test_an_account_that_would_share_rosas_bill_numbers_is_left_out(self) -> None:
        from resources.sample.known import known_numbers

        assert "701234567" in known_numbers()
        assert "701234567" not in scattered(
            "7{:08d}".format, space=10**3, start=0, reserved=known_numbers()
        )

    def test_payment_references(self, sheets: list[AccountSheet]) -> None:
        keys = [
            (payment.payment_reference, payment.billing_account_number)
            for sheet in sheets
            for payment in sheet.payments
        ]
        assert len(set(keys)) == len(keys)
        assert len({reference for reference, _ in keys}) == len(keys)

    def test_every_row_names_its_account(self, folder: Path) -> None:
        known = {row["billing_account_number"] for row in rows(folder, "accounts.csv")}
        for name in ("bills.csv", "payments.csv"):
            assert {row["billing_account_number"] for row in rows(folder, name)} <= known

    def test_a_member_is_one_person_in_one_household(self, sheets: list[AccountSheet]) -> None:
        people = defaultdict(set)
        coverages = defaultdict(list)
        for account, _, _ in sheets:
            assert re.fullmatch(r"\d{12}", account.member_id)
            people[account.member_id].add(account[4:19])
            coverages[account.member_id].append(account.coverage_type)
        assert {len(seen) for seen in people.values()} == {1}
        pairs = sum(1 for seen in coverages.values() if sorted(seen) == ["dental", "medical"])
        assert all(len(set(seen)) == len(seen) for seen in coverages.values())
        assert 0.15 < pairs / len(people) < 0.35

    def test_a_household_shares_one_address(self, sheets: list[AccountSheet]) -> None:
        addresses = defaultdict(set)
        members = defaultdict(set)
        for account, _, _ in sheets:
            addresses[account.household_id].add(account[12:17])
            members[account.household_id].add(account.member_id)
        assert {len(seen) for seen in addresses.values()} == {1}
        assert set(Counter(map(len, members.values()))) == {1, 2, 3, 4}

    def test_scattered_gives_each_number_once(self) -> None:
        given = list(scattered("{:03d}".format, space=1000, start=7, reserved={"500"}))
        assert sorted(given) == [f"{n:03d}" for n in range(1000) if n != 500]

    @pytest.mark.parametrize(
        ("site", "station", "sequence", "number"),
        [
            ("BOS", 1, 17, "BOS-01-000017-4"),
            ("BOS", 1, 18, "BOS-01-000018-1"),
            ("WOR", 1, 1, "WOR-01-000001-3"),
        ],
    )
    def test_receipt_number(self, site: str, station: int, sequence: int, number: str) -> None:
        assert receipt_number(site, station, sequence) == number

    def test_a_walk_in_carries_its_receipt(self, sheets: list[AccountSheet]) -> None:
        for sheet in sheets:
            for payment in sheet.payments:
                receipt = re.fullmatch(r"[A-Z]{3}-\d\d-\d{6}-\d", payment.payment_reference)
                assert bool(receipt) == (payment.channel == "walkin")


class TestBills:
    @pytest.mark.parametrize(
        "today",
        [TODAY, date(2026, 11, 1), date(2026, 11, 30), date(2027, 1, 24), date(2028, 2, 29)],
    )
    def test_calendar_around_any_day(self, today: date) -> None:
        newest = ""
        for _, bills, payments in stream(accounts=400, today=today):
            for bill in bills:
                issued = date.fromisoformat(bill.issued_on)
                due = date.fromisoformat(bill.due_on)
                assert issued <= today
                assert due == issued.replace(day=23)
                assert issued.day == 1 or bill.bill_type == "revised"
                following = f"{issued.year + issued.month // 12}-{issued.month % 12 + 1:02d}"
                assert bill.coverage_month == following
                newest = max(newest, bill.issued_on[:7])
            for payment in payments:
                assert date.fromisoformat(payment.received_on) <= today
        assert newest == f"{today:%Y-%m}"

    def test_about_four_months_each(self, sheets: list[AccountSheet]) -> None:
        months = [len({bill.coverage_month for bill in sheet.bills}) for sheet in sheets]
        assert 3.6 < sum(months) / len(months) < 4.4

    def test_a_revised_bill_replaces_the_one_before_it(self, sheets: list[AccountSheet]) -> None:
        chains = 0
        for account, bills, _ in sheets:
            seen = {bill.bill_number: bill for bill in bills}
            replaced = [b.supersedes_bill_number for b in bills if b.supersedes_bill_number]
            assert len(set(replaced)) == len(replaced)
            for bill in bills:
                assert (bill.bill_type == "revised") == bool(bill.supersedes_bill_number)
                if not bill.supersedes_bill_number:
                    continue
                before = seen[bill.supersedes_bill_number]
                assert before.billing_account_number == account.billing_account_number
                assert (before.coverage_month, before.due_on) == (bill.coverage_month, bill.due_on)
                assert before.issued_on < bill.issued_on
                chains += before.bill_type == "revised"
            alive = Counter(b.coverage_month for b in bills if b.bill_number not in replaced)
            assert set(alive.values()) == {1}
        assert chains > 0

    def test_money_is_never_zero(self, sheets: list[AccountSheet]) -> None:
        for sheet in sheets:
            assert all(cents(bill.premium) > 0 for bill in sheet.bills)
            assert all(cents(payment.amount) > 0 for payment in sheet.payments)


class TestStandings:
    def test_every_standing_occurs(self, sheets: list[AccountSheet]) -> None:
        seen: Counter[str] = Counter()
        for sheet in sheets:
            account, bills, payments = sheet
            seen[account.enrollment_status] += 1
            seen["credit"] += owed(sheet) < 0
            seen["settled"] += owed(sheet) == 0
            seen["returned"] += any(payment.status == "returned" for payment in payments)
            seen["revised"] += any(bill.bill_type == "revised" for bill in bills)
            seen["autopay"] += bool(account.autopay_day)
            if account.enrollment_status == "active":
                seen[f"{owed(sheet) // cents(bills[-1].premium)} open"] += 1
            seen.update(payment.channel for payment in payments)
        assert seen["active"] > 0.9 * ACCOUNTS
        for standing in (
            "pending_binder", "terminated", "credit", "settled", "returned", "revised", "autopay",
            "1 open", "2 open", "3 open", "4 open",
            "eft", "card", "mail", "billpay", "walkin",
        ):  # fmt: skip
            assert seen[standing] >= 10, standing

    def test_terminated_accounts_say_when(self, sheets: list[AccountSheet]) -> None:
        for account, bills, _ in sheets:
            ended = account.enrollment_status == "terminated"
            assert ended == bool(account.terminated_on)
            if ended:
                day = date.fromisoformat(account.terminated_on)
                assert day < TODAY
                assert day.day == calendar.monthrange(day.year, day.month)[1]
                assert bills[-1].issued_on < "2026-11-01"

    def test_pending_accounts_owe_their_first_bill(self, sheets: list[AccountSheet]) -> None:
        for sheet in sheets:
            if sheet.account.enrollment_status == "pending_binder":
                assert sheet.bills[0].bill_type == "first"
                assert owed(sheet) > 0

    def test_grace_without_a_subsidy_is_one_due_date(self, sheets: list[AccountSheet]) -> None:
        for sheet in sheets:
            account, bills, _ = sheet
            if account.enrollment_status == "active" and account.subsidy == "none":
                # Two months open at most, the second not due yet; a revision may add a little.
                most = max(cents(bill.premium) for bill in bills)
                assert owed(sheet) <= 2 * most


class TestPeople:
    def test_kinds(self, sheets: list[AccountSheet]) -> None:
        employers = 0
        for account, _, _ in sheets:
            person = (account.first_name, account.last_name, account.date_of_birth)
            if account.kind == "employer":
                employers += 1
                assert account.organization_name
                assert not any((*person, account.middle_name, account.suffix))
                assert account.subsidy == "none"
            else:
                assert all(person)
                assert not account.organization_name
        assert 0.005 < employers / ACCOUNTS < 0.03

    def test_closed_sets(self, sheets: list[AccountSheet]) -> None:
        accounts = [sheet.account for sheet in sheets]
        assert {a.coverage_type for a in accounts} == {"medical", "dental"}
        assert {a.subsidy for a in accounts} == {"connectorcare", "aptc", "none"}
        assert {a.state for a in accounts} == {"MA"}
        assert {a.paperless for a in accounts} == {"0", "1"}
        assert {a.preferred_language for a in accounts} == {
            "en", "es", "pt-BR", "ht", "vi", "zh-Hans", "zh-Hant", "km", "ru", "ar",
        }  # fmt: skip
        assert all((a.metal_level == "") == (a.coverage_type == "dental") for a in accounts)

    def test_nobody_can_be_reached(self, sheets: list[AccountSheet]) -> None:
        for account, _, _ in sheets:
            assert re.fullmatch(r"(\+1\d{3}555\d{4})?", account.phone)
            assert account.email == "" or account.email.endswith("@example.org")

    def test_family_names_are_skewed(self, sheets: list[AccountSheet]) -> None:
        names = Counter(s.account.last_name for s in sheets if s.account.last_name)
        commonest = sum(count for _, count in names.most_common(20))
        assert len(names) > 800
        assert commonest > 0.12 * ACCOUNTS
        assert sum(1 for count in names.values() if count <= 2) > len(names) / 2

    def test_a_big_sample_has_tens_of_thousands_of_family_names(self) -> None:
        origins = read_origins()
        assert 35_000 < len({name for origin in origins for name in origin.last}) < 60_000
        first = {name for origin in origins for name in origin.female + origin.male}
        assert 1_300 < len(first) < 2_000

    def test_kinds_of_names(self, sheets: list[AccountSheet]) -> None:
        names = {sheet.account.last_name for sheet in sheets}
        for shape in (r"O'\w+", r"\w+-\w+", r"\w+ \w+", r"(?i)de la \w+", r"D[ao]s? \w+", "Nguyễn"):
            assert any(re.fullmatch(shape, name) for name in names), shape
        assert {s.account.suffix for s in sheets} >= {"", "Jr.", "Sr.", "III"}

    @pytest.mark.parametrize(
        ("name", "plain"),
        [
            ("Thủy Nguyễn", "Thuy Nguyen"),
            ("Đặng", "Dang"),
            ("Łucja", "Lucja"),
            ("O'Brien", "O'Brien"),
        ],
    )
    def test_without_accents(self, name: str, plain: str) -> None:
        assert without_accents(name) == plain


class TestKnownPeople:
    @pytest.mark.parametrize("seed", [0, 1, 99])
    def test_always_there(self, seed: int) -> None:
        made = list(stream(accounts=KNOWN_ACCOUNTS, today=TODAY, seed=seed))
        assert made == known_sheets(billing_months(TODAY))

    @pytest.mark.parametrize("today", [TODAY, date(2026, 11, 1), date(2027, 3, 23)])
    def test_rosa_misses_one_month(self, today: date) -> None:
        sheets = {s.account.billing_account_number: s for s in known_sheets(billing_months(today))}
        medical, dental = sheets["712345678"], sheets["712345686"]
        assert owed(medical) == 20600
        assert owed(dental) == 3457
        assert medical.bills[-1].due_on == f"{today:%Y-%m}-23"
        for account in (medical.account, dental.account):
            assert (account.first_name, account.middle_name, account.last_name) == (
                "Rosa", "M", "Alves",
            )  # fmt: skip
            assert account.member_id == "100200300401"
            assert account.preferred_language == "pt-BR"
            assert account.subsidy == "connectorcare"
            assert account.city == "Boston"
            assert account.phone.endswith("0142")
            assert account.autopay_day == ""

    def test_the_bill_on_the_coupon(self) -> None:
        medical = known_sheets(billing_months(TODAY))[0]
        assert medical.bills[-1].bill_number == "B0123456726121"

    def test_names_easily_mistaken(self) -> None:
        found = {
            (a.last_name, a.first_name, a.middle_name, a.coverage_type, a.enrollment_status)
            for a, _, _ in known_sheets(billing_months(TODAY))
        }
        assert found >= {
            ("Alvez", "Rosana", "", "medical", "terminated"),
            ("Alves", "Rosália", "T", "medical", "active"),
            ("Álvarez", "Rosa", "I", "medical", "active"),
            ("Álvarez", "Rosa", "I", "dental", "active"),
            ("Alves", "Rosângela", "P", "medical", "pending_binder"),
        }

    def test_harborview_is_billed_what_its_check_says(self) -> None:
        employer = next(
            sheet
            for sheet in known_sheets(billing_months(TODAY))
            if sheet.account.organization_name == "Harborview Electric LLC"
        )
        assert employer.account.kind == "employer"
        assert employer.bills[-1].premium == "1148.23"
        assert owed(employer) == 114823


class TestCost:
    """By ratio, because the machine is shared."""

    def test_time_grows_with_the_accounts(self) -> None:
        def best(accounts: int) -> float:
            times = []
            for _ in range(2):
                start = time.perf_counter()
                for _sheet in stream(accounts=accounts, today=TODAY):
                    pass
                times.append(time.perf_counter() - start)
            return min(times)

        # Eight times the accounts: linear is below 8, since reading the names is paid once.
        assert best(4_000) < 16 * best(500)

    def test_memory_does_not(self) -> None:
        sheets = stream(accounts=1_000, today=TODAY)
        for _ in range(KNOWN_ACCOUNTS + 10):
            next(sheets)  # names and numbers are read by now
        tracemalloc.start()
        try:
            for _sheet in sheets:
                pass
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < 100_000  # the accounts themselves would be some three million bytes
