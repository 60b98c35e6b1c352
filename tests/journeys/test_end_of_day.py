"""An end of day at three stations of two centers on one PostgreSQL, played by one driver that keeps
its own list of what it did: drawers closed, deposits made, one check returned; every report adds up
to that list."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import openpyxl
import pytest

from cashier.clock import TrainingClock
from cashier.domain.site import Organization, Site
from cashier.domain.staff import Role
from cashier.ledger import directory
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.feed import import_feed
from cashier.ledger.open import init_ledger
from cashier.services.enrolment import enroll
from cashier.settings import Home, save
from cashier.vault import Keys, PasswordCost
from tests.servers.postgres import Server
from tests.ui.prepared import MORNING, OPEN, PASSWORD, ROSA, SYNC, check, feed, money_order, signed
from ui.cli import main
from ui.compose import open_station
from ui.play import play

CHEAP = PasswordCost(memory_kib=64, time_cost=1, parallelism=1)
# no sites of other tests: a station's role belongs to the whole server
SITES = tuple(
    Site(
        code=code, name=f"{town} Walk-in Center", address=town, phone="617-555-0100", county=county
    )
    for code, town, county in (("SPR", "Springfield", "Hampden"), ("WRC", "Worcester", "Worcester"))
)
STATIONS = (("SPR", "01", "1001"), ("SPR", "02", "1002"), ("WRC", "01", "1003"))
STAFF = (
    ("1001", "A. Rivera", Role.CASHIER),
    ("1002", "J. Okafor", Role.CASHIER),
    ("1003", "L. Tran", Role.CASHIER),
    ("2001", "N. Boyle", Role.SUPERVISOR),
    ("2002", "M. Haddad", Role.SUPERVISOR),
    ("2003", "K. Osei", Role.SUPERVISOR),
)
WARNINGS = ("PAY-NOTHING-DUE", "PAY-OVER", "PAY-PARTIAL", "PAY-SPLIT")
WITH_US_OR_THE_BANK = ("held", "returned")


@dataclass
class Item:
    """One paper as the driver handed it over."""

    site: str
    station: str
    session: str
    receipt: str
    line: int
    kind: str
    number: str
    cents: int
    state: str = "held"


@dataclass
class Window:
    """One station: its home, and what the driver did there."""

    site: str
    station: str
    cashier: str
    home: Home
    keys: Path
    session: str = ""
    answers: list[dict[str, Any]] = field(default_factory=list)

    @property
    def env(self) -> dict[str, str]:
        return {
            "CASHIER_HOME": str(self.home.folder),
            "CASHIER_KEY_DIR": str(self.keys),
            "CASHIER_STAFF": "2001",
        }

    def play(self, staff: str, *acts: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Signs in, does the acts, all of which must be done, and signs out."""
        lines = [{"do": "sign_in", "staff": staff, "password": PASSWORD}, *acts]
        answers: list[dict[str, Any]] = []
        with patch.dict(os.environ, self.env), open_station(self.home, alone=True) as station:
            play(station, [json.dumps(one).encode() for one in lines], answers.append)
        assert all(one["ok"] for one in answers), answers[-1]
        return answers[1:]

    def refused(self, staff: str, act: Mapping[str, Any]) -> str:
        """The code of an act that is not done."""
        lines = [{"do": "sign_in", "staff": staff, "password": PASSWORD}, act]
        answers: list[dict[str, Any]] = []
        with patch.dict(os.environ, self.env), open_station(self.home, alone=True) as station:
            play(station, [json.dumps(one).encode() for one in lines], answers.append)
        assert not answers[-1]["ok"]
        return str(answers[-1]["code"])


@dataclass
class Day:
    """Everything the driver did, as plain lists: the second opinion."""

    url: str
    windows: list[Window]
    items: list[Item] = field(default_factory=list)
    tickets: dict[str, list[str]] = field(default_factory=dict)

    def of(self, site: str = "", session: str = "") -> list[Item]:
        return [
            one for one in self.items if site in ("", one.site) and session in ("", one.session)
        ]

    def take(self, window: Window, *tenders: dict[str, Any]) -> str:
        visit = {
            "do": "take",
            "payer": "Rosa M Alves",
            # by name: at a real counter nothing is waved through with a star
            "tenders": [{**one, "accept": list(WARNINGS)} for one in tenders],
        }
        (took,) = window.play(window.cashier, visit)
        receipt = str(took["receipt_number"])
        for line, tender in enumerate(tenders, start=1):
            self.items.append(
                Item(
                    window.site,
                    window.station,
                    window.session,
                    receipt,
                    line,
                    tender["kind"],
                    tender["number"],
                    cents_of(tender["amount"]),
                )
            )
        return receipt

    def item(self, receipt: str, line: int) -> Item:
        return next(one for one in self.items if (one.receipt, one.line) == (receipt, line))


def cents_of(text: str) -> int:
    whole, _, rest = text.replace(",", "").replace("$", "").partition(".")
    return int(whole) * 100 + int((rest + "00")[:2])


def total(items: Iterable[Item], *states: str) -> tuple[int, int]:
    """Items and cents of those in one of the states."""
    found = [one.cents for one in items if one.state in (states or WITH_US_OR_THE_BANK)]
    return len(found), sum(found)


def made_windows(url: str, folder: Path) -> list[Window]:
    """The ledger with both centers, and a home of its own for each station, all feeds read."""
    keys, clock = Keys(folder=folder / "admin", use_keyring=False), TrainingClock(MORNING)
    given: list[Enrolment] = []
    database = init_ledger(url, keys, clock)
    try:
        directory.set_organization(database, Organization())
        for site in SITES:
            directory.add_site(database, site)
        for number, name, role in STAFF:
            directory.add_staff(
                database, number=number, name=name, role=role, password=PASSWORD, cost=CHEAP
            )
        import_feed(database, feed())
        for code, number, _ in STATIONS:
            enroll_station(database, url, code, number, deliver=given.append)
    finally:
        database.close()
    windows = []
    for (code, number, cashier), enrolment in zip(STATIONS, given, strict=True):
        place = folder / f"{code}-{number}"
        home, own = Home(place / "home"), Keys(folder=place / "keys", use_keyring=False)
        home.folder.mkdir(parents=True, mode=0o700)
        enroll(home, own, clock, enrolment)
        save(home, {"printer": f"file:///{str(place / 'paper.bin').lstrip('/')}"})
        window = Window(code, number, cashier, home, own.folder)
        windows.append(window)
        with patch.dict(os.environ, window.env):
            assert main(["sync", "--drain"]) == 0
    return windows


@pytest.fixture(scope="module")
def day(postgres15: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """The whole day, once: what each test reads afterwards."""
    with pytest.MonkeyPatch.context() as patched:
        # a counter day of the sample feed, whatever day it is
        patched.setattr("ui.compose.SystemClock", lambda: TrainingClock(MORNING))
        url = postgres15.create()
        made = Day(url, made_windows(url, tmp_path_factory.mktemp("day")))
        whole_day(made)
        yield made


def whole_day(day: Day) -> None:
    first, second, third = day.windows
    for window in day.windows:
        (opened,) = window.play(window.cashier, OPEN)
        window.session = opened["session"]
    kept = day.take(first, check("206.00", "1042"), money_order(2812345678, "34.57"))
    back = day.take(first, check("103.00", "1043", on=ROSA))
    undone = day.take(second, check("88.10", "1177"), money_order(2812345700, "53.00"))
    day.take(second, money_order(2812345711, "41.20"))
    day.take(third, check("412.00", "9001"), check("10.05", "9002"))
    lost = day.take(third, money_order(2812345722, "12.34"))

    first.play("1001", signed("void", receipt=kept, tender=2, reason="keyed twice"))
    day.item(kept, 2).state = "voided"
    for window in (first, second):
        close(day, window)
    # one order was handed back by mistake: it is missing from the tray and the drawer says so
    close(day, third, missing=day.item(lost, 1))
    second.play("2003", signed("reverse", receipt=undone, tender=2, reason="wrong account"))
    day.item(undone, 2).state = "reversed"
    sync(day)
    deposits(day)
    first.play("2003", signed("return_item", receipt=back, tender=1, reason="NSF", fee="0.00"))
    day.item(back, 1).state = "returned"
    sync(day)


def close(day: Day, window: Window, missing: Item | None = None) -> None:
    counts: dict[str, dict[str, Any]] = {}
    for one in day.of(session=window.session):
        if one.state == "held" and one is not missing:
            kind = counts.setdefault(one.kind, {"items": 0, "amount": 0})
            kind["items"] += 1
            kind["amount"] += one.cents
    for kind in counts.values():
        kind["amount"] = f"{kind['amount'] // 100}.{kind['amount'] % 100:02}"
    acts: list[dict[str, Any]] = [{"do": "count", "counts": counts}]
    acts.append(signed("close", reason="handed back by mistake") if missing else {"do": "close"})
    *_, closed = window.play(window.cashier, *acts)
    assert closed["balanced"] == (missing is None)


def sync(day: Day) -> None:
    for window in (*day.windows, *day.windows):  # twice: what the last one sent is read as well
        window.play("2001", SYNC)


def deposits(day: Day) -> None:
    first, second, third = day.windows
    sessions = [first.session, second.session]
    (made,) = first.play(
        "2001", {"do": "prepare_deposit", "sessions": sessions, "bag": "TE0048213"}
    )
    ticket = made["ticket"]
    assert ticket == "SPR-20261123-01"
    act = {"do": "verify_deposit", "ticket": ticket}
    assert first.refused("2001", act) == "deposit.same_person"
    sync(day)
    second.play("2002", act, {"do": "send_deposit", "ticket": ticket})
    sync(day)
    first.play("2001", {"do": "confirm_deposit", "ticket": ticket})
    day.tickets[ticket] = sessions
    (made,) = third.play(
        "2001", {"do": "prepare_deposit", "sessions": [third.session], "bag": "TE0048214"}
    )
    day.tickets[made["ticket"]] = [third.session]


def reported(window: Window, out: Path, *asked: str) -> dict[str, Any]:
    """A report as JSON; the spreadsheet and the CSV of it must hold the same rows."""
    for kind in ("json", "xlsx", "csv"):
        with (
            patch.dict(os.environ, window.env),
            patch("sys.stdin", io.StringIO(f"{PASSWORD}\n")),
        ):
            assert main(["report", *asked, "--format", kind, "-o", str(out / f"r.{kind}")]) == 0
    found: dict[str, Any] = json.loads((out / "r.json").read_text())
    book = openpyxl.load_workbook(out / "r.xlsx", read_only=True)
    in_sheets = {
        cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    }
    in_csv = (out / "r.csv").read_text()
    for section in found["sections"].values():
        for row in section["rows"]:
            for column in section["columns"]:
                value = row[column["name"]]
                if column["type"] == "money" and value:
                    assert round(value / 100, 2) in in_sheets, (asked, column["name"], value)
                    assert dollars(value) in in_csv, (asked, column["name"], value)
    for kind in ("json", "xlsx", "csv"):
        (out / f"r.{kind}").unlink()
    return found


def dollars(cents: int) -> str:
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02}"


def rows(report: Mapping[str, Any], section: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = report["sections"][section]["rows"]
    return found


def summed(found: Iterable[Mapping[str, Any]]) -> tuple[int, int]:
    listed = list(found)
    return sum(row["items"] for row in listed), sum(row["cents"] for row in listed)


def test_each_z_is_what_was_handed_over(day: Day, tmp_path: Path) -> None:
    for window in day.windows:
        z = reported(window, tmp_path, "z", "--session", window.session)
        mine = day.of(session=window.session)
        # a reversal and a return come after the close: the Z stays as it was
        at_close = total(mine, "held", "reversed", "returned")
        assert (z["expected_total"]["items"], z["expected_total"]["cents"]) == at_close
        assert z["balanced"] == (window.site == "SPR")
        assert [row["receipt"] for row in rows(z, "voids")] == [
            one.receipt for one in mine if one.state == "voided"
        ]
        assert len(rows(z, "items")) == len(mine)


def test_the_day_of_a_site_and_of_all_sites(day: Day, tmp_path: Path) -> None:
    for window in day.windows:  # each from its own copy of the site
        site = reported(window, tmp_path, "day")
        mine = day.of(window.site)
        assert summed(rows(site, "summary")) == total(mine)
        assert summed(rows(site, "drawers")) == total(mine)
        assert summed(rows(site, "kinds")) == total(mine)
        assert summed(rows(site, "half_hours")) == total(mine)
        assert {
            (row["receipt"], row["line"], row["state"]) for row in rows(site, "taken_back")
        } == {(one.receipt, one.line, one.state) for one in mine if one.state != "held"}
        everywhere = reported(window, tmp_path, "sites")
        assert summed(rows(everywhere, "sites")) == total(day.items)
        period = reported(window, tmp_path, "period")
        assert summed(rows(period, "days")) == total(mine)


def test_the_deposits_are_the_paper(day: Day, tmp_path: Path) -> None:
    for ticket, sessions in day.tickets.items():
        window = next(one for one in day.windows if one.session == sessions[0])
        lying = [one for one in day.of(window.site) if one.state in WITH_US_OR_THE_BANK]
        report = reported(window, tmp_path, "deposit")
        assert [row["ticket"] for row in rows(report, "deposits")] == [ticket]
        assert summed(rows(report, "deposits")) == total(lying)
        assert sorted(
            (row["receipt"], row["line"], row["number"], row["cents"])
            for row in rows(report, "lines")
        ) == sorted((one.receipt, one.line, one.number, one.cents) for one in lying)
    first, _, third = day.windows
    assert rows(reported(first, tmp_path, "undeposited"), "undeposited") == []
    (waiting,) = rows(reported(third, tmp_path, "undeposited"), "undeposited")
    assert (waiting["items"], waiting["cents"]) == total(day.of("WRC"))


def test_the_banks_file_is_the_paper(day: Day, tmp_path: Path) -> None:
    first = day.windows[0]
    out = tmp_path / "bank.csv"
    asked = ["export", "bank", "--date", "2026-11-23", "--format", "csv", "-o", str(out)]
    with patch.dict(os.environ, first.env), patch("sys.stdin", io.StringIO(f"{PASSWORD}\n")):
        assert main(asked) == 0
    *lines, trailer = list(csv.reader(out.read_text().splitlines()))[1:]
    lying = day.of("SPR")
    assert sorted((line[8], line[6], cents_of(line[7])) for line in lines) == sorted(
        (one.receipt, one.number, one.cents) for one in lying if one.state in WITH_US_OR_THE_BANK
    )
    assert trailer[0] == "TOTAL"
    assert str(total(lying)[0]) in trailer
    assert dollars(total(lying)[1]) in trailer


def test_the_ledger_holds_every_cent_once(day: Day, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "verify", day.url]) == 0
    capfd.readouterr()
    assert main(["ledger", "export", day.url]) == 0
    standing: dict[str, int] = {}
    for line in capfd.readouterr().out.splitlines():
        for entry in json.loads(line)["entries"]:
            standing[entry["account"]] = standing.get(entry["account"], 0) + entry["cents"]
    first, second, third = day.windows
    at_bank = total(one for one in day.of("SPR") if one.state in WITH_US_OR_THE_BANK)[1]
    back = total(day.items, "returned")[1]
    assert standing["bank"] == at_bank
    assert standing["in-transit/SPR-20261123-01"] == 0
    assert standing["returned-items"] == -back
    for window in (first, second):
        assert standing[f"undeposited/{window.session}"] == 0
    assert standing[f"undeposited/{third.session}"] == total(day.of("WRC"))[1]
    owed = sum(cents for name, cents in standing.items() if name.startswith("receivable/"))
    assert owed == -total(day.items, "held")[1]
