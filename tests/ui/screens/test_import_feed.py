"""The import page: checked first, then imported, stopped in between, refused to whoever may not."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cashier.domain.errors import Refusal
from cashier.domain.staff import Role, Staff
from cashier.ledger.open import as_role, asked_address
from cashier.services.importing import ImportWanted, import_accounts
from cashier.store import audit
from cashier.vault import Keys
from resources.sample import write_feed
from tests.ui.screens.conftest import BOYLE, TODAY, Show
from tests.ui.walk import clipped, faults
from ui.counter import Counter
from ui.screens.import_feed import ImportPage
from ui.tasks import Failure, InlineTasks, Lane, Tasks
from ui.workers import LedgerWorker, PrintWorker

LINDQVIST = Staff(number="3001", name="S. Lindqvist", role=Role.ADMINISTRATOR)
Opened = Callable[[], ImportPage]


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    folder = tmp_path / "a feed"
    folder.mkdir()
    write_feed(folder, accounts=520, today=TODAY)
    return folder


def spoil(feed: Path, *, rows: int = 1) -> None:
    """Gives the first accounts a member ID that is too short."""
    file = feed / "accounts.csv"
    with file.open(newline="", encoding="utf-8") as opened:
        table = list(csv.reader(opened))
    key = table[0].index("member_id")
    for row in table[1 : rows + 1]:
        row[key] = row[key][:-1]
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows(table)


@pytest.fixture
def opened(
    counter: Counter,
    keys: Keys,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    show: Show,
    monkeypatch: pytest.MonkeyPatch,
) -> Opened:
    monkeypatch.setenv("CASHIER_KEY_DIR", str(keys.folder))
    counter.who = LINDQVIST

    def make() -> ImportPage:
        page = ImportPage(counter, ledger_worker, print_worker)
        show(page)
        return page

    return make


def events(counter: Counter) -> list[str]:
    with counter.desk.store.read() as connection:
        return [line.body.event for line in audit.lines(connection)]


def test_check_changes_nothing_and_import_does_what_was_checked(
    opened: Opened, feed: Path, counter: Counter
) -> None:
    page = opened()
    assert not page.address.isVisible(), "an embedded ledger asks for nothing"
    page.folder.edit.setText(str(feed))
    page.check()
    assert page.ready
    assert page.result is not None
    wanted = page.result.changed
    assert wanted >= 20
    assert "would change. Nothing has been changed yet." in page.said.text()
    assert "feed_imported" not in events(counter)
    assert list(faults(page)) == []
    page.apply()
    assert page.result.applied
    assert page.result.changed == wanted
    assert events(counter)[-1] == "feed_imported"
    page.check()
    assert page.said.text().startswith("The ledger says the same already.")
    assert not page.acts()[-1].enabled
    assert not page.acts()[-1].enabled


def test_problem_rows_are_shown_saved_and_may_be_left_out(
    opened: Opened, feed: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    spoil(feed, rows=3)
    page = opened()
    page.folder.edit.setText(str(feed))
    page.check()
    assert not page.acts()[-1].enabled
    named = [bad for bad in page.table.rows() if bad.column == "member_id"]
    assert len(named) == 3
    first = page.table.rows()[0]
    assert (first.file, first.line, first.column) == ("accounts.csv", 2, "member_id")
    saved = tmp_path / "saved.csv"
    page.save_problems_as(saved)
    with saved.open(newline="", encoding="utf-8") as opened_file:
        assert len(list(csv.reader(opened_file))) >= 4
    qtbot.waitUntil(lambda: not list(clipped(page)))
    page.skip.setChecked(True)
    assert page.ready
    page.apply()
    assert page.result is not None
    assert page.result.applied
    scratch = page._scratch
    page.on_leave()
    assert scratch is not None
    assert not scratch.exists(), "no row of a member stays behind"


def test_other_feeds_are_checked_anew(opened: Opened, feed: Path) -> None:
    page = opened()
    page.folder.edit.setText(str(feed))
    page.check()
    assert page.ready
    page.folder.edit.setText(str(feed.parent))
    assert not page.acts()[-1].enabled
    page.check()
    assert page.trouble.isVisible()
    assert "accounts.csv" in page.trouble.accessibleName()


def test_a_feed_that_loses_many_accounts_is_asked_about(opened: Opened, tmp_path: Path) -> None:
    few = tmp_path / "few"
    few.mkdir()
    write_feed(few, accounts=100, today=TODAY)
    page = opened()
    page.folder.edit.setText(str(few))
    page.check()
    assert page.trouble.isVisible()
    assert page.shrink.isVisible()
    assert page.shrink.hasFocus(), "what helps has the keys"
    assert "--" not in page.trouble.accessibleName(), "a window has no options of a command"
    assert page.said.text() == "Nothing was changed."
    page.folder.edit.setText(str(few.parent))
    assert not page.trouble.isVisible(), "another folder, another question"
    assert page.shrink.isHidden()
    page.folder.edit.setText(str(few))
    page.check()
    page.shrink.setChecked(True)
    page.check()
    assert page.ready


class StoppedAt(InlineTasks):
    """Presses Stop in the middle: the person is quicker than the work."""

    def __init__(self, page: ImportPage, stage: str) -> None:
        self._page, self._stage = page, stage

    def run(self, lane: Lane, work, owner, done, failed=None) -> None:  # type: ignore[no-untyped-def]
        telling = self._page.work._telling
        assert telling is not None
        shares = telling._shares
        stop_at, page = self._stage, self._page

        class Noticing(dict[str, float]):
            def __contains__(self, stage: object) -> bool:
                if stage == stop_at:
                    page.progress.stop()
                return super().__contains__(stage)

        telling._shares = Noticing(shares)
        super().run(lane, work, owner, done, failed)


@pytest.mark.parametrize("stage", ["accounts", "compare", "write"])
def test_stopped_anywhere_it_leaves_nothing_behind(
    opened: Opened, feed: Path, counter: Counter, stage: str
) -> None:
    page = opened()
    page.folder.edit.setText(str(feed))
    page.check()
    wanted = page.result.changed if page.result else 0
    page.work._tasks = StoppedAt(page, stage)
    page.apply()
    assert page.said.text() == "Stopped. Nothing was changed."
    assert "feed_imported" not in events(counter)
    page.work._tasks = InlineTasks()
    page.check()
    assert page.result is not None
    assert page.result.changed == wanted


def test_only_administrators_and_only_the_practice_ledger_in_training(
    counter: Counter, keys: Keys, feed: Path
) -> None:
    mine = ImportWanted(feed=feed, ledger=counter.desk.home.ledger_url)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        import_accounts(counter.desk, BOYLE, keys, mine)
    other = ImportWanted(feed=feed, ledger="postgresql+psycopg://ledger.example/cashier")
    with pytest.raises(Refusal, match=r"training\.real_ledger"):
        import_accounts(counter.desk, LINDQVIST, keys, other)


def test_the_address_is_the_servers_and_nobodys_login() -> None:
    station = (
        "postgresql+psycopg://cashier_bos_01@ledger.example:5432/cashier?sslmode=verify-full"
        "&sslrootcert=/k/root.crt&sslcert=/k/client.crt&sslkey=/k/client.key"
    )
    asked = asked_address(station)
    assert "bos_01" not in asked
    assert "client" not in asked
    assert "sslmode=verify-full" in asked
    assert as_role(asked, "importer").startswith("postgresql+psycopg://importer@ledger.example")


def test_a_central_ledger_asks_for_a_login_and_keeps_neither(
    opened: Opened, counter: Counter, feed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.compose import Station

    address = "postgresql+psycopg://cashier_bos_01@127.0.0.1:9/cashier"
    monkeypatch.setattr(Station, "ledger_url", property(lambda self: address))
    page = opened()
    assert page.address.isVisible()
    assert page.address.text() == "postgresql+psycopg://127.0.0.1:9/cashier"
    page.folder.edit.setText(str(feed))
    page.check()
    assert page.role.error()
    page.role.edit.setText("importer")
    page.password.edit.setText("never kept")
    page.check()
    assert page.trouble.isVisible(), "training refuses any real ledger"
    page.on_leave()
    assert page.password.edit.text() == ""
    home = counter.desk.home.folder
    kept = [path.read_bytes() for path in home.rglob("*") if path.is_file()]
    assert not any(b"never kept" in content for content in kept)


def test_progress_is_seen_and_ends_within_a_second(
    opened: Opened, feed: Path, qtbot: QtBot
) -> None:
    page = opened()
    tasks = Tasks()
    page.work._tasks = tasks
    page.folder.edit.setText(str(feed))
    page.check()
    assert page.progress.isVisible()
    assert not page.acts()[1].enabled
    failures: list[Failure] = []
    page.work.failed.connect(failures.append)
    page.progress.stop()
    qtbot.waitUntil(lambda: not page.work.busy, timeout=1000)
    assert failures == []
    tasks.shutdown()
