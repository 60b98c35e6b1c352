"""Settings: who says so is stronger, and a key nobody knows is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cashier import settings
from cashier.domain.errors import Refusal
from cashier.settings import Home, Settings, key_folder, load, policy_keys, save


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    monkeypatch.setattr(settings, "POLICY_FILE", tmp_path / "policy.toml")
    monkeypatch.setattr(settings, "MACHINE_FILE", tmp_path / "machine.toml")
    monkeypatch.delenv("CASHIER_HOME")
    monkeypatch.delenv("CASHIER_KEY_DIR")
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    return home


def test_the_stronger_wins(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    assert load(home) == Settings()
    settings.MACHINE_FILE.write_text('printer = "file:///machine"\n')
    assert load(home).printer == "file:///machine"
    save(home, {"printer": "file:///home"})
    assert load(home).printer == "file:///home"
    monkeypatch.setenv("CASHIER_PRINTER", "file:///environment")
    assert load(home).printer == "file:///environment"
    assert load(home, {"printer": "file:///line", "theme": None}).printer == "file:///line"
    settings.POLICY_FILE.write_text('printer = "none"\n')
    assert load(home, {"printer": "file:///line"}).printer == "none"
    assert policy_keys() == {"printer"}


def test_an_unknown_key_is_named(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    home.settings_file.write_text("prnter = 'none'\n")
    with pytest.raises(Refusal) as caught:
        load(home)
    assert (caught.value.code, caught.value.field) == ("settings.unknown_key", "prnter")
    home.settings_file.unlink()
    monkeypatch.setenv("CASHIER_THEMES", "dark")
    with pytest.raises(Refusal) as caught:
        load(home)
    assert (caught.value.code, caught.value.field) == ("settings.unknown_key", "themes")


@pytest.mark.parametrize(
    ("key", "value"), [("theme", "pink"), ("text_scale_percent", "99"), ("sound", "perhaps")]
)
def test_a_bad_value_is_named(
    home: Home, monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    monkeypatch.setenv(f"CASHIER_{key.upper()}", value)
    with pytest.raises(Refusal) as caught:
        load(home)
    assert (caught.value.code, caught.value.field, caught.value.value) == (
        "settings.bad_value",
        key,
        value,
    )


@pytest.mark.parametrize("content", [b"= nonsense", b"printer = \xff", b"\x00"])
def test_a_file_that_cannot_be_read(home: Home, content: bytes) -> None:
    home.settings_file.write_bytes(content)
    with pytest.raises(Refusal, match=r"settings\.unreadable"):
        load(home)


@pytest.mark.parametrize("text", ['a"b', "a\\b", "line\nbreak", "tab\t", "\x7f\x01", "Nguyễn 🖨"])
def test_what_was_saved_is_read(home: Home, text: str) -> None:
    save(home, {"printer": text, "sound": False, "text_scale_percent": 150})
    found = load(home)
    assert (found.printer, found.sound, found.text_scale_percent) == (text, False, 150)
    assert [one.name for one in home.folder.iterdir()] == ["settings.toml"]


def test_a_bad_change_saves_nothing(home: Home) -> None:
    save(home, {"theme": "dark"})
    with pytest.raises(Refusal):
        save(home, {"theme": "pink"})
    assert load(home).theme == "dark"


def test_keys_never_lie_inside_a_home(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    for inside in (home.folder, home.folder / "keys"):
        monkeypatch.setenv("CASHIER_KEY_DIR", str(inside))
        with pytest.raises(Refusal, match=r"key_dir\.inside_home"):
            key_folder(home)
    monkeypatch.setenv("CASHIER_KEY_DIR", str(home.folder.parent / "keys"))
    assert key_folder(home) == home.folder.parent / "keys"
    monkeypatch.delenv("CASHIER_KEY_DIR")
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: home.folder)
    assert key_folder(home) == home.folder.parent / "home-keys"


def test_the_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CASHIER_HOME", str(tmp_path))
    assert settings.default_home() == tmp_path
    home = Home(tmp_path)
    assert home.ledger_url == f"sqlite:///{tmp_path.as_posix()}/ledger.db"
    assert {one.parent for one in (home.store, home.ledger, home.lock_file)} == {tmp_path}


def test_who_said_it(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MACHINE_FILE.write_text('printer = "file:///machine"\ntheme = "dark"\nsound = false\n')
    save(home, {"theme": "light", "language": "es"})
    monkeypatch.setenv("CASHIER_LANGUAGE", "en")
    settings.POLICY_FILE.write_text('sync_every_seconds = 60\nlanguage = "es"\n')
    assert settings.sources(home) == {
        "printer": "machine",
        "theme": "home",
        "sound": "machine",
        "language": "policy",
        "sync_every_seconds": "policy",
    }


@pytest.mark.parametrize("key", sorted(Settings.model_fields))
def test_policy_is_stronger_than_all_others_for_every_key(
    home: Home, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    """Whatever the machine, the home, the environment and the command line say."""
    fixed, other = _two_values(key)
    for file in (settings.MACHINE_FILE, home.settings_file):
        file.write_text(f"{key} = {other}\n")
    monkeypatch.setenv(f"CASHIER_{key.upper()}", other.strip('"'))
    assert getattr(load(home), key) == json.loads(other)
    settings.POLICY_FILE.write_text(f"{key} = {fixed}\n")
    assert getattr(load(home, {key: json.loads(other)}), key) == json.loads(fixed)
    assert policy_keys() == {key}


def _two_values(key: str) -> tuple[str, str]:
    """Two allowed values of a setting that differ, in the words of TOML."""
    odd = {
        "theme": ('"dark"', '"light"'),
        "language": ('"es"', '"en"'),
        "several_coverages": ('"allow"', '"block"'),
        "returned_history": ('"block"', '"warn"'),
        "scan_prefix": ('"~"', '"#"'),
        "scan_micr_format": ('"0002"', '"0000"'),
        "deposit_account_last4": ('"1234"', '"4321"'),
        "text_scale_percent": ("150", "200"),
        "scan_gap_ms": ("40", "60"),
        "bai_lockbox": ('"12"', '"21"'),
        "keep_log_days": ("400", "500"),
        "unused_days": ("30", "90"),
    }
    match Settings.model_fields[key].default:
        case _ if key in odd:
            return odd[key]
        case bool():
            return "true", "false"
        case int():
            return "5", "7"
        case _:
            return '"one"', '"two"'


@pytest.mark.parametrize("content", ["= nonsense", 'prnter = "none"', 'theme = "pink"'])
def test_a_policy_that_is_not_understood_is_never_passed_over(home: Home, content: str) -> None:
    settings.POLICY_FILE.write_text(content)
    with pytest.raises(Refusal, match=r"settings\."):
        load(home)


def test_the_registry_is_stronger_than_the_file(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only its reading is Windows': what it says is a policy like any other. Its numbers stand for
    yes and no, as an ADMX writes them."""
    settings.POLICY_FILE.write_text('theme = "dark"\nlanguage = "es"\n')
    monkeypatch.setattr(settings, "_from_registry", lambda: {"theme": "light", "sound": 0})
    found = load(home, {"theme": "contrast", "sound": True})
    assert (found.theme, found.language, found.sound) == ("light", "es", False)
    assert policy_keys() == {"theme", "language", "sound"}


def test_what_policy_sets_is_not_saved_beside_it(home: Home) -> None:
    """Kept in the home it would look as if it were in force."""
    save(home, {"theme": "dark"})
    settings.POLICY_FILE.write_text('theme = "light"\n')
    with pytest.raises(Refusal) as caught:
        save(home, {"theme": "contrast", "sound": False})
    assert (caught.value.code, caught.value.field) == ("settings.by_policy", "theme")
    assert load(home).sound is True
    save(home, {"theme": "light", "sound": False})
    assert load(home).sound is False
