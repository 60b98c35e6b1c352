"""Sites, stations and the organisation's settings: data from the directory feed, never code."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A walk-in center. `hours` are weekday (0 = Monday) to (opens, closes) as `HH:MM`; `closings`
    are extra closed days.
    """

    code: str
    name: str
    address: str
    phone: str
    county: str
    opens_on: date | None = None
    closes_on: date | None = None
    hours: tuple[tuple[int, str, str], ...] = (
        (0, "08:30", "17:00"),
        (1, "08:30", "17:00"),
        (2, "08:30", "17:00"),
        (3, "08:30", "17:00"),
        (4, "08:30", "17:00"),
    )
    closings: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """What the whole organisation shares, as receipts and rules need it."""

    name: str = "Health Connector"
    help_phone: str = "1-877-623-6765"
    help_tty: str = "711"
    help_hours: str = ""
    payees: tuple[str, ...] = (
        "Health Connector",
        "MA Health Connector",
        "Massachusetts Health Connector",
        "Commonwealth Health Insurance Connector Authority",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StationIdentity:
    """Who this home is: site code and two-digit station. `training` homes print no real receipts
    and may set the clock.
    """

    site: str
    station: str
    training: bool

    @property
    def name(self) -> str:
        """`BOS-01`."""
        return f"{self.site}-{self.station}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StationKey:
    """A station's public Ed25519 key: `public_key` 64 hex digits, `key_id` the first 16 of its
    SHA-256."""

    key_id: str
    public_key: str
