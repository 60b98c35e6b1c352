"""A report that somebody asked for, while it is being read: who asks, of what site and days, and
what all such reports share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from cashier.domain.calendar import long_day
from cashier.domain.errors import Refusal
from cashier.domain.payment import ItemState
from cashier.domain.report_tables import Progress, Report, ReportChoice, ReportName, Section
from cashier.domain.site import Site
from cashier.domain.site_day import PaperState, SiteDrawer, SiteItem
from cashier.domain.staff import Staff
from cashier.ledger.contract import site_feed
from cashier.services.desk import Desk
from cashier.store import directory, journal, site_day, station
from cashier.store.engine import Connection

T = TypeVar("T")

CHUNK = 500
"""Rows between two reports of progress."""
STANDING = frozenset({PaperState.HELD, PaperState.RETURNED})
"""What counts as taken: a returned item went to the bank with the others."""

TITLES = {
    ReportName.SITE_DAY: "Site day",
    ReportName.ALL_SITES: "All sites",
    ReportName.DEPOSIT: "Deposits",
    ReportName.UNDEPOSITED: "Undeposited",
    ReportName.OVERRIDES: "Overrides and approvals",
    ReportName.AUDIT: "Audit extract",
    ReportName.PERIOD: "Period summary",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`site` is never ''; `since` and `until` are the business dates, both included. `connection`
    reads one moment of the store from first to last.
    """

    desk: Desk
    connection: Connection
    who: Staff
    choice: ReportChoice
    site: str
    since: date
    until: date
    now: datetime
    progress: Progress

    @property
    def own_site(self) -> bool:
        return self.site == self.desk.identity.site

    def drawers(self, site: str | None = None) -> tuple[SiteDrawer, ...]:
        """The drawers of the site and days ('' for all sites) as the person may see them: never the
        figures of one they are still to count.
        """
        found = site_day.drawers(
            self.connection,
            self.desk.identity,
            site=self.site if site is None else site,
            since=self.since,
        )
        return tuple(
            one.seen_by(self.who.number) for one in found if one.business_date <= self.until
        )

    def items(self, drawers: Iterable[SiteDrawer]) -> tuple[SiteItem, ...]:
        """The paper of this site's drawers whose figures the person may see."""
        shown = [
            one.session_id
            for one in drawers
            if not one.hidden and one.site == self.desk.identity.site
        ]
        return site_day.items(self.connection, self.desk.identity, shown)

    def chunks(self, rows: Sequence[T]) -> Iterator[T]:
        """The rows, telling how far it is. Raises Stopped when the person cancelled."""
        of_all = len(rows)
        for done, row in enumerate(rows):
            if done % CHUNK == 0:
                self.progress(done, of_all)
            yield row
        self.progress(of_all, of_all)

    def as_of(self, *sites: str) -> datetime:
        """Up to when the news of other stations go, the oldest of several sites; now where there
        never were any.
        """
        read = [station.cursor(self.connection, site_feed(code)).as_of for code in sites]
        return min((at for at in read if at is not None), default=self.now)

    def name_of(self, number: str) -> str:
        """`A. Rivera (1001)`."""
        name = directory.staff_name(self.connection, number) if number else ""
        return f"{name} ({number})" if name and name != number else number

    def report(self, *sections: Section, title: str = "", verdict: str = "") -> Report:
        """The finished report."""
        name = self.choice.name
        organization = directory.organization(self.connection)
        everywhere = name is ReportName.ALL_SITES
        place = "all sites" if everywhere else site_named(self.connection, self.site).name
        days, place = self.since.isoformat(), f"{place}, {long_day(self.since)}"
        if self.until != self.since:
            days += f"-to-{self.until.isoformat()}"
            place += f" to {long_day(self.until)}"
        sites = directory.sites(self.connection) if everywhere else [self.site]
        states = journal.counts(self.connection)
        where = "all" if everywhere else self.site
        return Report(
            choice=self.choice,
            title=title or TITLES[name],
            organization=organization.name,
            place=f"{place}, asked for by {self.name_of(self.who.number)}",
            day=self.until,
            made_at=self.now,
            as_of=min(self.as_of(*sites), self.now),
            unconfirmed=states[ItemState.RECORDED] + states[ItemState.SENT],
            training=self.desk.identity.training,
            sections=sections,
            file_name=f"{where}-{name.value.replace('_', '-')}-{days}",
            verdict=verdict,
        )


def site_named(connection: Connection, code: str) -> Site:
    """Raises Refusal `report.unknown_site`."""
    found = directory.site(connection, code)
    if found is None:
        known = ", ".join(directory.sites(connection))
        raise Refusal("report.unknown_site", field="site", value=code, known=known)
    return found
