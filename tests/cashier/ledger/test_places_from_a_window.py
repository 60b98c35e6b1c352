"""The service behind the page of centers and stations on both kinds of ledger."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from cashier.domain.errors import Refusal
from cashier.domain.site import Site
from cashier.domain.staff import Role, Staff
from cashier.ledger import directory
from cashier.ledger.books import Books
from cashier.ledger.database import Database
from cashier.ledger.enrol import read_enrolment
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.services import place_acts
from cashier.services.desk import Desk
from cashier.services.importing import central_address
from cashier.services.place_acts import LedgerLogin
from cashier.store import audit
from cashier.vault import Keys
from tests.cashier.ledger.test_import_from_a_window import ADMINISTRATOR, desk

__all__ = ["desk"]

BOSTON = Site(
    code="BOS", name="Boston", address="1 Main St", phone="617-555-0100", county="Suffolk"
)


@dataclass
class Page:
    """What the page hands on each time."""

    desk: Desk
    keys: Keys
    login: LedgerLogin
    books: Books

    def change(self, before: Site, after: Site) -> bool:
        return place_acts.change_site(
            self.desk, ADMINISTRATOR, self.keys, self.login, before=before, after=after
        )

    def let_in(self, station: str, *, active: bool) -> bool:
        return place_acts.let_in(
            self.desk,
            ADMINISTRATOR,
            self.keys,
            self.login,
            site="BOS",
            station=station,
            active=active,
        )

    def enrol(self, station: str, file: Path) -> None:
        place_acts.enrol_station(
            self.desk,
            ADMINISTRATOR,
            self.keys,
            self.login,
            site="BOS",
            station=station,
            file=file,
        )

    def lines(self) -> list[dict[str, object]]:
        with self.desk.store.read() as connection:
            return [
                {"event": line.body.event, **line.body.data}
                for line in audit.lines(connection)
                if line.body.event in {"site_changed", "station_changed", "station_enrolled"}
            ]


@pytest.fixture
def page(empty: Books, desk: Desk, keys: Keys) -> Page:
    directory.add_site(empty, BOSTON)
    directory.add_station(empty, "BOS", "01")
    if isinstance(empty, PostgresDatabase):
        address = empty.url.render_as_string(hide_password=False)
        login = LedgerLogin(
            ledger=central_address(address), role=str(empty.url.username), password="s3cret"
        )
    else:
        assert isinstance(empty, Database)
        login = LedgerLogin(ledger=f"sqlite:///{empty.name}")
    return Page(desk, keys, login, empty)


def test_a_center_a_station_and_its_file(page: Page, tmp_path: Path) -> None:
    moved = replace(
        BOSTON, name=" Boston  City Hall ", hours=((5, "09:00", "12:00"), (0, "08:30", "17:00"))
    )
    assert page.change(BOSTON, moved)
    now = directory.site(page.books, "BOS")
    assert now is not None
    assert now.name == "Boston City Hall"
    assert now.hours == ((0, "08:30", "17:00"), (5, "09:00", "12:00"))
    assert not page.change(now, now), "the same again is no change, and no line"
    with pytest.raises(Refusal) as refused:
        page.change(BOSTON, replace(BOSTON, phone="617-555-0199"))
    assert refused.value.code == "site.changed_meanwhile"
    assert directory.site(page.books, "BOS") == now

    file = tmp_path / "bos-72.json"
    page.enrol("72", file)  # a role belongs to the whole server: no other test has this one
    assert read_enrolment(file).station == "72"
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(Refusal) as refused:
        page.enrol("73", file)
    assert refused.value.code == "output.exists", "what another station needs is never lost"
    assert page.let_in("72", active=False)
    assert not page.let_in("72", active=False)
    assert page.let_in("72", active=True)
    for act in (
        lambda: page.let_in("01", active=False),
        lambda: page.enrol("01", tmp_path / "own.json"),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "station.own"
    with pytest.raises(Refusal) as refused:
        page.let_in("09", active=True)
    assert refused.value.code == "station.unknown"

    told = page.lines()
    assert [one["event"] for one in told] == [
        "site_changed",
        "station_enrolled",
        "station_changed",
        "station_changed",
    ]
    assert told[0]["before"] == {
        "name": "Boston",
        "hours": [f"{day} 08:30-17:00" for day in range(1, 6)],
    }
    assert told[0]["after"] == {
        "name": "Boston City Hall",
        "hours": ["1 08:30-17:00", "6 09:00-12:00"],
    }
    assert told[2]["after"] == {"active": False}
    assert "s3cret" not in json.dumps(told)


def test_a_new_center_once(page: Page) -> None:
    worcester = Site(code="WOR", name="Worcester", address="2 Elm St", phone="", county="Worcester")

    def add() -> None:
        place_acts.add_site(page.desk, ADMINISTRATOR, page.keys, page.login, worcester)

    add()
    assert directory.site(page.books, "WOR") == worcester
    with pytest.raises(Refusal) as refused:
        add()
    assert refused.value.code == "site.exists"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"name": "  "}, "site.name"),
        ({"address": "x" * 121}, "site.too_long"),
        ({"hours": ((0, "8:30", "17:00"),)}, "site.hours"),
        ({"hours": ((0, "17:00", "08:30"),)}, "site.hours"),
        ({"hours": ((0, "", "17:00"),)}, "site.hours"),
    ],
)
def test_what_no_center_is(wrong: dict[str, object], code: str) -> None:
    change: Callable[..., Site] = replace
    with pytest.raises(Refusal) as refused:
        place_acts.checked(change(BOSTON, **wrong))
    assert refused.value.code == code


def test_only_an_administrator_and_only_while_the_ledger_is_there(
    desk: Desk, keys: Keys, tmp_path: Path
) -> None:
    away = LedgerLogin(ledger=f"sqlite:///{tmp_path / 'away.db'}")
    boyle = Staff(number="2001", name="N. Boyle", role=Role.SUPERVISOR)
    after = replace(BOSTON, name="Elsewhere")
    with pytest.raises(Refusal) as refused:
        place_acts.change_site(desk, boyle, keys, away, before=BOSTON, after=after)
    assert refused.value.code == "role.not_allowed"
    with pytest.raises(Refusal) as gone:
        place_acts.change_site(desk, ADMINISTRATOR, keys, away, before=BOSTON, after=after)
    assert gone.value.code == "ledger.absent"
