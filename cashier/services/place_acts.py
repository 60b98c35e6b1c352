"""Centers as the ledger tells of them, stations shut out and let in, and new ones, from a window.

They are acts upon the ledger itself, done through a login that may: an embedded ledger is opened as
it is; of one on a server the login's name and password are asked each time and kept nowhere. Each
is a line of this station's audit, with what stood there before. Administrators only. Source: ux.md
3.13.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from cashier.domain.errors import Fault, Refusal
from cashier.domain.site import Site
from cashier.domain.staff import Act, Staff
from cashier.ledger import directory
from cashier.ledger.books import Books
from cashier.ledger.certificates import Authority
from cashier.ledger.enrol import Enrolment, enroll_station
from cashier.ledger.open import as_role, open_database
from cashier.services.desk import Desk, note
from cashier.vault import Keys

NAME_MAX, ADDRESS_MAX, PHONE_MAX, COUNTY_MAX = 60, 120, 30, 40
"""Characters: what fits a receipt's head on 42 columns in three lines."""
WEEKDAYS = range(7)
_TIME = re.compile(r"^([01]\d|2[0-3]):[0-5]\d$")


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLogin:
    """Which ledger, and whose login changes it: `role` and `password` only where it is on a server;
    used once and kept nowhere.
    """

    ledger: str
    role: str = ""
    password: str = field(default="", repr=False)


def checked(site: Site) -> Site:
    """A center as it is kept: blanks taken off, days in order. Raises Refusal `site.name` (needed,
    60 characters at most), `site.too_long`, `site.hours` (`HH:MM`, opens before it closes).
    """
    kept = replace(
        site,
        name=" ".join(site.name.split()),
        address=" ".join(site.address.split()),
        phone=" ".join(site.phone.split()),
        county=" ".join(site.county.split()),
        hours=tuple(sorted(site.hours)),
        closings=tuple(sorted(set(site.closings))),
    )
    if not kept.name:
        raise Refusal("site.name", field="name")
    for part, most in _WORDS.items():
        if len(getattr(kept, part)) > most:
            raise Refusal("site.too_long", field=part, most=most)
    for day, opens, closes in kept.hours:
        if not (_TIME.match(opens) and _TIME.match(closes) and opens < closes):
            raise Refusal("site.hours", field=f"hours.{day}", value=f"{opens}-{closes}")
    return kept


_WORDS = {"name": NAME_MAX, "address": ADDRESS_MAX, "phone": PHONE_MAX, "county": COUNTY_MAX}


def change_site(
    desk: Desk, who: Staff, keys: Keys, login: LedgerLogin, *, before: Site, after: Site
) -> bool:
    """Tells all windows what a center is called, where it is and when it is open; receipts say so
    from their next news on. False where nothing is different.

    Raises Refusal `site.changed_meanwhile` where the ledger no longer says `before`, as `checked`
    does, `role.not_allowed`, `training.real_ledger`, `ledger.…`; Fault `ledger.…`, `key.missing`.
    """
    after = checked(replace(after, code=before.code))
    with _opened(desk, who, keys, login) as books:
        if not directory.change_site(books, before, after):
            return False
    changed = {key: value for key, value in _told(before).items() if value != _told(after)[key]}
    _noted(
        desk,
        who,
        "site_changed",
        site=before.code,
        before=changed,
        after={key: _told(after)[key] for key in changed},
    )
    return True


def add_site(desk: Desk, who: Staff, keys: Keys, login: LedgerLogin, site: Site) -> None:
    """A new center; its stations come after it. Raises Refusal `site.exists`, `site.code`, and as
    `change_site` does.
    """
    site = checked(site)
    with _opened(desk, who, keys, login) as books:
        if directory.site(books, site.code) is not None:
            raise Refusal("site.exists", field="code", value=site.code)
        directory.add_site(books, site)
    _noted(desk, who, "site_changed", site=site.code, after=_told(site))


def let_in(
    desk: Desk,
    who: Staff,
    keys: Keys,
    login: LedgerLogin,
    *,
    site: str,
    station: str,
    active: bool,
) -> bool:
    """Shuts a station out, or lets it in again with the credentials it has. False where it is so.

    Raises Refusal `station.own` (nobody shuts out the window they stand at), `station.unknown` and
    as `change_site` does.
    """
    _not_ours(desk, site, station)
    with _opened(desk, who, keys, login) as books:
        if active:
            changed = directory.admit_station(books, site, station)
        else:
            changed = directory.disable_station(books, site, station)
    if changed:
        _noted(
            desk,
            who,
            "station_changed",
            station=f"{site}-{station}",
            before={"active": not active},
            after={"active": active},
        )
    return changed


def enrol_station(
    desk: Desk,
    who: Staff,
    keys: Keys,
    login: LedgerLogin,
    *,
    site: str,
    station: str,
    file: Path,
    authority: tuple[Path, Path] | None = None,
) -> None:
    """A station's credentials in a new file, for it alone; those it had before no longer work.
    `authority` is the certificate and the key that sign stations, where there is one.

    Raises Refusal `station.own`, `station.number`, `training.one_station`, `output.exists`, `ca.…`,
    and as `change_site` does; Fault `output.not_written`.
    """
    who.must(Act.ADMINISTER)
    _not_ours(desk, site, station)
    if desk.identity.training:
        raise Refusal("training.one_station", field="station")
    signing = None if authority is None else Authority.read(*authority)
    with _opened(desk, who, keys, login) as books, new_file(file) as deliver:
        url = as_role(login.ledger, login.role) if login.role else login.ledger
        enroll_station(books, url, site, station, deliver=deliver, authority=signing)
    _noted(
        desk, who, "station_enrolled", station=f"{site}-{station}", certificate=signing is not None
    )


@contextlib.contextmanager
def new_file(out: Path) -> Iterator[Callable[[Enrolment], None]]:
    """A new file that only its owner reads, on the disk before the ledger commits; gone if anything
    goes wrong. Raises Refusal `output.exists`, Fault `output.not_written`.
    """
    try:
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise Refusal("output.exists", field="--out", value=str(out)) from error
    except OSError as error:
        raise Fault("output.not_written", path=str(out), reason=error.strerror or "") from error

    def deliver(enrolment: Enrolment) -> None:
        try:
            kept.write(enrolment.text())
            kept.flush()
            os.fsync(kept.fileno())
        except OSError as error:
            raise Fault("output.not_written", path=str(out), reason=error.strerror or "") from error

    try:
        with os.fdopen(handle, "w", encoding="utf-8") as kept:
            yield deliver
    except BaseException:
        with contextlib.suppress(OSError):
            out.unlink()
        raise


@contextlib.contextmanager
def _opened(desk: Desk, who: Staff, keys: Keys, login: LedgerLogin) -> Iterator[Books]:
    who.must(Act.ADMINISTER)
    if desk.identity.training and login.ledger != desk.home.ledger_url:
        raise Refusal("training.real_ledger", field="ledger", value=login.ledger)
    url = as_role(login.ledger, login.role) if login.role else login.ledger
    books = open_database(url, keys, desk.clock, password=login.password)
    try:
        yield books
    finally:
        books.close()


def _not_ours(desk: Desk, site: str, station: str) -> None:
    if (site, station) == (desk.identity.site, desk.identity.station):
        raise Refusal("station.own", field="station", value=f"{site}-{station}")


def _told(site: Site) -> dict[str, Any]:
    """A center as an audit line says it."""
    body = asdict(site)
    body.pop("code")
    body["hours"] = [f"{day + 1} {opens}-{closes}" for day, opens, closes in site.hours]
    body["closings"] = [day.isoformat() for day in site.closings]
    for part in ("opens_on", "closes_on"):
        found: date | None = getattr(site, part)
        body[part] = "" if found is None else found.isoformat()
    return body


def _noted(desk: Desk, who: Staff, event: str, **data: Any) -> None:
    with desk.store.write() as connection:
        note(desk, connection, who.number, event, **data)
