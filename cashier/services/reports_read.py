"""The one way to any report: who may read it, of what, and the audit line that it was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from cashier.domain.calendar import local_date
from cashier.domain.drawer_tables import drawer_tables
from cashier.domain.errors import Refusal
from cashier.domain.report_tables import (
    OF_DAYS,
    Progress,
    Report,
    ReportChoice,
    ReportName,
    no_progress,
)
from cashier.domain.staff import Act, Staff
from cashier.services import (
    reports,
    reports_deposit,
    reports_period,
    reports_rules,
    reports_site,
)
from cashier.services.desk import Desk, looking, note
from cashier.services.reports_asked import Asked, site_named

DAYS_MAX = 3660
"""Ten years: as long as records are kept. Source: domain.md 11, Retention."""

OWN_SITE = frozenset(
    {ReportName.DEPOSIT, ReportName.UNDEPOSITED, ReportName.OVERRIDES, ReportName.AUDIT}
)
"""Paper, tickets and who signed are known of the own site alone."""

_BUILT: Mapping[ReportName, Callable[[Asked], Report]] = {
    ReportName.SITE_DAY: reports_site.site_day,
    ReportName.ALL_SITES: reports_site.all_sites,
    ReportName.DEPOSIT: reports_deposit.deposit,
    ReportName.UNDEPOSITED: reports_deposit.not_deposited,
    ReportName.OVERRIDES: reports_rules.overrides,
    ReportName.AUDIT: reports_rules.audit_extract,
    ReportName.PERIOD: reports_period.period,
}


def read_report(
    desk: Desk, who: Staff, choice: ReportChoice, *, progress: Progress = no_progress
) -> Report:
    """Any report, audited. A Z is the archived one, always the same; an X is of another person's
    open drawer; the others are as things stand.

    Long, for its chunks: not for the thread that paints. Raises Stopped when `progress` does;
    Refusal of `reports.x_report` and `z_report`, `session.missing`, `report.days`,
    `report.unknown_site`, `report.other_site`, `deposit.unknown`, or a role's.
    """
    match choice.name:
        case ReportName.X:
            if not choice.session_id:
                raise Refusal("session.missing", field="session")
            return drawer_tables(reports.x_report(desk, who, choice.session_id))
        case ReportName.Z:
            found = reports.z_report(desk, who, choice.session_id or None, choice.day_from)
            return drawer_tables(found)
    who.must(Act.VERIFY_AUDIT if choice.name is ReportName.AUDIT else Act.REPORTS)
    asked_at = desk.clock.now()
    since, until = _days(choice, local_date(asked_at))
    site = choice.site or desk.identity.site
    with looking(desk) as connection:
        site_named(connection, site)
        if site != desk.identity.site and choice.name in OWN_SITE:
            raise Refusal("report.other_site", field="site", value=site)
        note(
            desk,
            connection,
            who.number,
            "report_read",
            report=choice.name.value,
            site=site,
            since=since.isoformat(),
            until=until.isoformat(),
            ticket=choice.ticket,
        )
    with desk.store.read() as connection:
        asked = Asked(
            desk=desk,
            connection=connection,
            who=who,
            choice=replace(choice, site=site, day_from=since, day_to=until),
            site=site,
            since=since,
            until=until,
            now=asked_at,
            progress=progress,
        )
        progress(0, 1)
        return _BUILT[choice.name](asked)


def _days(choice: ReportChoice, today: date) -> tuple[date, date]:
    """First and last business date. A period nobody gave begins with the month.

    Raises Refusal `report.days`.
    """
    since = choice.day_from
    if since is None:
        since = choice.day_to or today
        if choice.name is ReportName.PERIOD:
            since = since.replace(day=1)
    until = choice.day_to
    if until is None:
        until = max(since, today) if choice.name is ReportName.PERIOD else since
    if until < since or (until - since).days >= DAYS_MAX:
        raise Refusal("report.days", field="to", value=until.isoformat(), since=since.isoformat())
    if until != since and choice.name not in OF_DAYS:
        raise Refusal("report.one_day", field="to", value=until.isoformat())
    return since, until
