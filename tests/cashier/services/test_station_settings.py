"""Changing a setting: who may, what policy says, what the audit keeps, and back again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from cashier import settings
from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Role, Staff
from cashier.services import start_checks, station_settings
from cashier.services.desk import Desk
from cashier.services.station_settings import change, may_change
from cashier.settings import Settings
from tests.cashier.counter import BOYLE, LINDQVIST, MENSAH, RIVERA


@pytest.fixture(autouse=True)
def no_policy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "POLICY_FILE", tmp_path / "policy.toml")
    monkeypatch.setattr(settings, "MACHINE_FILE", tmp_path / "machine.toml")


def told(desk: Desk) -> list[dict[str, object]]:
    """What the audit says of settings, each with who it was."""
    with desk.store.read() as connection:
        rows = connection.execute(
            text("SELECT canonical FROM audit WHERE event = 'setting_changed' ORDER BY n")
        ).scalars()
        found = [json.loads(one) for one in rows]
    return [{**one["data"], "staff": one["staff"]} for one in found]


def test_kept_in_force_audited_and_back_to_what_the_machine_says(desk: Desk) -> None:
    settings.MACHINE_FILE.write_text("text_scale_percent = 110\n")
    stood = settings.kept(desk.home)
    done = change(desk, RIVERA, {"text_scale_percent": 150, "sound": False})
    assert (done.now.text_scale_percent, done.now.sound) == (150, False)
    assert settings.load(desk.home) == done.now
    assert told(desk) == [
        {"setting": "sound", "before": "True", "after": "False", "staff": "1001"},
        {"setting": "text_scale_percent", "before": "110", "after": "150", "staff": "1001"},
    ]
    assert change(desk, RIVERA, done.before).now.text_scale_percent == 110
    assert settings.kept(desk.home) == stood, "nothing stays that was not there"
    assert told(desk)[-1]["after"] == "110"


def test_what_changes_nothing_is_no_event(desk: Desk) -> None:
    change(desk, RIVERA, {"theme": "system"})
    assert told(desk) == []


ALL = (RIVERA, BOYLE, LINDQVIST, MENSAH)


def test_every_setting_has_its_roles(desk: Desk) -> None:
    now = settings.load(desk.home)
    for key in Settings.model_fields:
        may = {who.role for who in ALL if may_change(who, key)}
        if key in station_settings.ANYBODYS:
            assert may == set(Role)
        elif key in station_settings.DEVICES:
            assert may == {Role.SUPERVISOR, Role.ADMINISTRATOR}
        else:
            assert may == {Role.ADMINISTRATOR}, key
        for who in ALL:
            if who.role not in may:
                _refused(desk, who, key, getattr(now, key))
    for who in ALL:
        own = {key for key in Settings.model_fields if may_change(who, key)}
        change(desk, who, {key: getattr(now, key) for key in own})


def test_whoever_sets_the_station_up_keeps_devices_and_nothing_else(desk: Desk) -> None:
    change(desk, None, {"printer": "tcp://192.0.2.10:9100"})
    assert told(desk)[-1] == {
        "setting": "printer", "before": "none", "after": "tcp://192.0.2.10:9100", "staff": ""
    }  # fmt: skip
    _refused(desk, None, "lock_minutes", 60)


def _refused(desk: Desk, who: Staff | None, key: str, value: object) -> None:
    before = settings.kept(desk.home)
    with pytest.raises(Refusal, match=r"role\.not_allowed"):
        change(desk, who, {key: value})
    assert settings.kept(desk.home) == before


def test_policy_and_wrong_values_keep_nothing(desk: Desk) -> None:
    settings.POLICY_FILE.write_text('theme = "dark"\n')
    before = settings.kept(desk.home)
    for changes, code in (
        ({"theme": "light"}, "settings.by_policy"),
        ({"text_scale_percent": 300}, "settings.bad_value"),
    ):
        with pytest.raises(Refusal) as caught:
            change(desk, RIVERA, changes)
        assert caught.value.code == code
    assert (settings.kept(desk.home), told(desk)) == (before, [])


def test_what_cannot_be_audited_is_not_in_force(desk: Desk) -> None:
    before = settings.kept(desk.home)
    with desk.store.write() as connection:
        connection.execute(
            text(
                "CREATE TRIGGER no_more BEFORE INSERT ON audit"
                " BEGIN SELECT RAISE(ABORT, 'test'); END"
            )
        )
    with pytest.raises(Exception, match="test"):
        change(desk, RIVERA, {"theme": "dark"})
    assert settings.kept(desk.home) == before


def test_a_folder_that_takes_no_file_says_so(desk: Desk) -> None:
    desk.home.settings_file.with_suffix(".new").mkdir()
    with pytest.raises(Fault, match=r"output\.not_written"):
        change(desk, RIVERA, {"theme": "dark"})
    assert told(desk) == []


def test_what_was_changed_past_the_window_is_audited_at_the_next_look(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    start_checks.run(desk, full=False)
    assert told(desk) == [], "the first look only remembers"
    settings.save(desk.home, {"theme": "dark"})
    settings.POLICY_FILE.write_text("lock_minutes = 5\n")
    monkeypatch.setenv("CASHIER_SOUND", "false")
    start_checks.run(desk, full=False)
    assert told(desk) == [
        {"setting": "lock_minutes", "before": "15", "after": "5", "by": "policy", "staff": ""},
        {"setting": "sound", "before": "True", "after": "False", "by": "environment", "staff": ""},
        {"setting": "theme", "before": "system", "after": "dark", "by": "home", "staff": ""},
    ]
    start_checks.run(desk, full=False)
    assert len(told(desk)) == 3, "once"
    settings.save(desk.home, {"theme": None})
    change(desk, RIVERA, {"text_scale_percent": 150})
    assert [(one["setting"], one["staff"]) for one in told(desk)[3:]] == [
        ("theme", ""),
        ("text_scale_percent", "1001"),
    ]


def test_an_address_is_audited_without_who_logs_in_there(desk: Desk) -> None:
    url = "postgresql+psycopg://keeper:four-words@db.example/cashier?sslmode=verify-full"
    change(desk, LINDQVIST, {"ledger": f"{url}&sslpassword=secret-one&user=other"})
    (line,) = told(desk)
    assert line["after"] == "postgresql+psycopg://db.example/cashier?sslmode=verify-full&&"
    with desk.store.read() as connection:
        kept = connection.execute(text("SELECT value FROM meta")).scalars().all()
    assert not [one for one in kept if "four-words" in one or "secret-one" in one]
