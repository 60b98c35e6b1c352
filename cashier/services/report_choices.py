"""What a person may ask a report of: kinds, sites, drawers, deposits. Nothing is read in here that
the report itself would keep from them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cashier.domain.calendar import local_date
from cashier.domain.posting import RecordKind
from cashier.domain.report_tables import ReportName
from cashier.domain.site_day import DrawerStage
from cashier.domain.staff import Act, Staff
from cashier.services.desk import Desk
from cashier.store import directory, drawers, site_day

DAYS = 60
"""How far back deposits are offered by number; older ones are asked for by their day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawerChoice:
    """A drawer of this station: `z_number` is None while it is open."""

    session_id: str
    z_number: int | None
    business_date: date
    staff: str
    staff_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """`names` in the order to offer them; `sites` are (code, name), the own one first; `closed`
    drawers newest first, `open` ones are other people's; `tickets` newest first. `today` is the
    counter's date.
    """

    today: date
    names: tuple[ReportName, ...]
    sites: tuple[tuple[str, str], ...]
    closed: tuple[DrawerChoice, ...]
    open: tuple[DrawerChoice, ...]
    tickets: tuple[str, ...]


def choices(desk: Desk, who: Staff) -> Choices:
    """What may be asked for now. Of their own drawers a cashier has the Z reports, nothing else.

    Raises Refusal of a role that reads none.
    """
    every = who.may(Act.REPORTS)
    if not every:
        who.must(Act.Z_OWN)
    own, today = desk.identity.site, local_date(desk.clock.now())
    with desk.store.read() as connection:
        named = {code: directory.site(connection, code) for code in directory.sites(connection)}
        closed = []
        for session_id, z_number, day in drawers.archived(connection):
            session = drawers.get(connection, session_id)
            if session is not None and (every or session.staff == who.number):
                closed.append(
                    DrawerChoice(
                        session_id=session_id,
                        z_number=z_number,
                        business_date=day,
                        staff=session.staff,
                        staff_name=directory.staff_name(connection, session.staff),
                    )
                )
        opened = [
            DrawerChoice(
                session_id=one.session_id,
                z_number=None,
                business_date=one.business_date,
                staff=one.staff,
                staff_name=one.staff_name,
            )
            for one in site_day.drawers(
                connection,
                desk.identity,
                site=own,
                stages=(DrawerStage.OPEN, DrawerStage.COUNTING),
            )
            if one.here and one.staff != who.number and who.may(Act.X_REPORT)
        ]
        since = today - timedelta(days=DAYS)
        tickets = {
            one.ticket
            for one in site_day.deposits(connection, desk.identity, own)
            if one.kind is RecordKind.DEPOSIT_PREPARED and one.ticket and one.business_date >= since
        }
    codes = sorted(named, key=lambda code: (code != own, code))
    names = tuple(ReportName) if every else (ReportName.Z,)
    return Choices(
        today=today,
        names=tuple(one for one in names if _may(who, one)),
        sites=tuple((code, code if (site := named[code]) is None else site.name) for code in codes),
        closed=tuple(closed),
        open=tuple(opened),
        tickets=tuple(sorted(tickets, reverse=True)),
    )


def _may(who: Staff, name: ReportName) -> bool:
    if name is ReportName.X:
        return who.may(Act.X_REPORT)
    return name is not ReportName.AUDIT or who.may(Act.VERIFY_AUDIT)
