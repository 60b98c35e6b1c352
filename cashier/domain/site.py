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
    """What the whole organisation shares. `hmac_key` (bytes) makes duplicate keys comparable across
    stations.
    """

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
