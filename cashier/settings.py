"""Settings as one frozen typed object, and where the files of a home are.

Strongest first: policy, command line, environment `CASHIER_*`, the home's `settings.toml`, the
machine's, the defaults. An unknown key is refused by name.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from cashier.domain.errors import Refusal

_PROGRAM = "cashier"
POLICY_FILE = Path("/etc/cashier/policy.toml")
POLICY_KEY = r"Software\Policies\Cashier"
"""Below HKEY_LOCAL_MACHINE, on Windows."""
MACHINE_FILE = Path("/etc/cashier/settings.toml")
SCAN_PREFIX_SIGNS = "~`@#%&*!=_[]{}<>\\|"
_NOT_SETTINGS = frozenset({"HOME", "KEY_DIR", "STAFF", "CRASH_AT", "CRASH_SEEN"})


class Settings(BaseModel):
    """Everything a site may set for a station. `printer` is an address (`tcp://host:port`,
    `file:///path`, `none`);
    `ledger` an address or '' (a training home's own); `customer_screen` the name of a screen, as
    the system calls it, or '' for none; times in seconds or minutes as named."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    printer: str = "none"
    printer_seen: str = ""
    ledger: str = ""
    theme: Literal["system", "light", "dark", "contrast"] = "system"
    text_scale_percent: int = Field(default=100, ge=100, le=200)
    language: Literal["en", "es"] = "en"
    sound: bool = True
    customer_screen: str = Field(default="", max_length=120)
    lock_minutes: int = Field(default=15, ge=1, le=60)
    keep_log_days: int = Field(default=455, ge=90, le=3650)
    session_hours_max: int = Field(default=12, ge=1, le=24)
    system_use_notice: str = Field(default="", max_length=600)
    pin_allowed: bool = True
    sync_every_seconds: int = Field(default=20, ge=1, le=3600)
    offline_sign_in_hours: int = Field(default=24, ge=1, le=168)
    unused_days: int = Field(default=60, ge=14, le=3650)
    amount_twice_from_cents: int = Field(default=100_000, ge=1)
    high_value_cents: int = Field(default=1_000_000, ge=1)
    money_order_limit_cents: int = Field(default=100_000, ge=1)
    usps_phone: str = "866-459-7822"
    western_union_phone: str = ""
    moneygram_phone: str = "800-542-3590"
    several_coverages: Literal["separate", "allow", "block"] = "separate"
    scan_prefix: str = Field(default="", max_length=8)
    scan_gap_ms: int = Field(default=35, ge=20, le=100)
    scan_micr_format: Literal["0000", "0001", "0002", "0100", "0200", "3200", "5300", "6200"] = (
        "0002"
    )
    returned_item_fee: bool = False
    returned_item_fee_cents: int = Field(default=1_500, ge=1, le=100_000)
    allow_unidentified: bool = False
    returned_history: Literal["warn", "block"] = "warn"
    deposit_bundle_items: int = Field(default=300, ge=1, le=300)
    deposit_bank: str = Field(default="", max_length=60)
    deposit_account_last4: str = Field(default="", pattern=r"^(\d{4})?$")
    bai_destination: str = Field(default="", pattern=r"^[0-9A-Za-z]{0,10}$")
    bai_origin: str = Field(default="", pattern=r"^[0-9A-Za-z]{0,10}$")
    bai_reference: str = Field(default="", pattern=r"^[0-9A-Za-z]{0,10}$")
    bai_lockbox: str = Field(default="", pattern=r"^\d{0,7}$")
    bai_overflow: bool = True

    @field_validator("scan_prefix")
    @classmethod
    def _nobody_types_it(cls, prefix: str) -> str:
        """A prefix begins with a sign that no form asks for: each such key is held back a moment.
        Signs that a bank line or an amount may begin with are none.
        """
        if prefix and not prefix.isascii():
            raise ValueError("only ASCII characters")
        if prefix and (not prefix.isprintable() or prefix[0] not in SCAN_PREFIX_SIGNS):
            raise ValueError(f"begins with one of {SCAN_PREFIX_SIGNS}")
        return prefix


class Home:
    """The folder of one station: store, settings, logs, the embedded ledger where there is one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()

    @property
    def store(self) -> Path:
        return self.folder / "store.db"

    @property
    def ledger(self) -> Path:
        """The embedded ledger of a training or single-window home."""
        return self.folder / "ledger.db"

    @property
    def ledger_url(self) -> str:
        return f"sqlite:///{self.ledger.as_posix()}"

    @property
    def settings_file(self) -> Path:
        return self.folder / "settings.toml"

    @property
    def evidence(self) -> Path:
        """Restored stores of earlier stations, for reading only."""
        return self.folder / "evidence"

    def was_station(self) -> str:
        """The station this home is or was (`BOS-01`), or '' when it never was one. It stands in a
        file of its own, so that a store that was deleted is missed."""
        try:
            return (self.folder / "station.txt").read_text(encoding="utf-8").strip()
        except (OSError, ValueError):
            return ""

    def note_station(self, name: str) -> None:
        """Keeps whose home this is. A folder that cannot be written is found out elsewhere."""
        if self.was_station() != name:
            with contextlib.suppress(OSError):
                (self.folder / "station.txt").write_text(f"{name}\n", encoding="utf-8")

    @property
    def lock_file(self) -> Path:
        return self.folder / "in-use.lock"


def default_home() -> Path:
    """`CASHIER_HOME`, else the platform's data folder for this program."""
    named = os.environ.get("CASHIER_HOME")
    return Path(named) if named else platformdirs.user_data_path(_PROGRAM, appauthor=False)


def key_folder(home: Home | None = None) -> Path:
    """`CASHIER_KEY_DIR`, else the platform's config folder; a sibling where that would lie inside
    the home.

    Raises Refusal `key_dir.inside_home` when a folder inside the home was asked for.
    """
    named = os.environ.get("CASHIER_KEY_DIR")
    folder = (
        Path(named) if named else platformdirs.user_config_path(_PROGRAM, appauthor=False) / "keys"
    )
    folder = folder.expanduser().absolute()
    if home is not None and folder.is_relative_to(home.folder):
        if named:
            raise Refusal("key_dir.inside_home", field="CASHIER_KEY_DIR", value=str(folder))
        folder = home.folder.parent / f"{home.folder.name}-keys"
    return folder


def load(home: Home, command_line: Mapping[str, Any] | None = None) -> Settings:
    """The settings in force for a home.

    Raises Refusal `settings.unknown_key`, `settings.bad_value` or `settings.unreadable`.
    """
    merged: dict[str, Any] = {}
    merged |= _from_file(MACHINE_FILE)
    merged |= _from_file(home.settings_file)
    merged |= _from_environment()
    merged |= {key: value for key, value in (command_line or {}).items() if value is not None}
    merged |= _from_policy()
    return _checked(merged)


def save(home: Home, changes: Mapping[str, Any]) -> None:
    """Writes changed keys into the home's `settings.toml`, whole or not at all; None takes a key
    out, so that the machine's file or the default speaks again.

    Raises Refusal as `load` does, and `settings.by_policy` for a value that policy would pass over:
    kept, it would look as if it were in force.
    """
    fixed = _from_policy()
    for key, value in changes.items():
        if key in fixed and value is not None and fixed[key] != value:
            raise Refusal("settings.by_policy", field=key)
    merged = _from_file(home.settings_file) | dict(changes)
    values = {key: value for key, value in merged.items() if value is not None}
    _checked(values)
    text = "".join(f"{key} = {_toml(value)}\n" for key, value in sorted(values.items()))
    home.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = home.settings_file.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(home.settings_file)


def kept(home: Home) -> dict[str, Any]:
    """What the home's own file says, and nothing else. Raises Refusal `settings.unreadable`."""
    return _from_file(home.settings_file)


def sources(home: Home) -> dict[str, str]:
    """Who said each setting that is not the default: `policy`, `environment`, `home` or `machine`.
    The command line is its command's own.

    Raises Refusal `settings.unreadable`.
    """
    weakest_first = {
        "machine": _from_file(MACHINE_FILE),
        "home": _from_file(home.settings_file),
        "environment": _from_environment(),
        "policy": _from_policy(),
    }
    return {key: who for who, values in weakest_first.items() for key in values}


def policy_keys() -> frozenset[str]:
    """Keys the organisation has set; screens show them as read-only."""
    return frozenset(_from_policy())


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    # JSON's strings are TOML's, save for one character that TOML wants escaped
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")


def _from_file(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except (OSError, ValueError) as error:  # TOMLDecodeError, or bytes that are no UTF-8
        raise Refusal("settings.unreadable", field=str(path), value=str(error)) from error


def _from_policy() -> dict[str, Any]:
    """What the organisation has set: the file that only root may write, and on Windows the
    registry's branch that only administrators may; the registry is the stronger."""
    return _from_file(POLICY_FILE) | _from_registry()


def _from_registry() -> dict[str, Any]:
    """The values of the policy key: texts and numbers, which the settings turn into their kinds.

    Raises Refusal `settings.unreadable` when it is there and cannot be read: a policy that is
    passed over in silence is none.
    """
    found: dict[str, Any] = {}
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, POLICY_KEY) as key:
                for place in range(winreg.QueryInfoKey(key)[1]):
                    name, value, _kind = winreg.EnumValue(key, place)
                    found[name] = value
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise Refusal("settings.unreadable", field=POLICY_KEY, value=str(error)) from error
    return found


def _from_environment() -> dict[str, Any]:
    prefix = f"{_PROGRAM.upper()}_"
    given = {
        name.removeprefix(prefix): text
        for name, text in os.environ.items()
        if name.startswith(prefix)
    }
    return {name.lower(): text for name, text in given.items() if name not in _NOT_SETTINGS}


def _checked(values: Mapping[str, Any]) -> Settings:
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"])
        reason = (
            "settings.unknown_key" if first["type"] == "extra_forbidden" else "settings.bad_value"
        )
        raise Refusal(
            reason, field=key, value=first.get("input", ""), reason=first["msg"]
        ) from error
