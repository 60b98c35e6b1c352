"""Boards made of values, for what a small home cannot have: three sites on a busy day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from cashier.domain.board import Board, DayTrend, HalfHour, KindTotal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.request import RequestAct
from cashier.domain.site_day import DrawerStage, SiteDrawer
from cashier.services.approvals import Waiting
from cashier.services.reviews import PendingReview

DAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 23, 16, 16, tzinfo=UTC)
"""11:16 AM at the counter."""
OPENED = datetime(2026, 11, 23, 13, 32, tzinfo=UTC)
SITES = (("TRN", "Training"), ("SPR", "Springfield"), ("WOR", "Worcester"))


def drawer(station: str, person: tuple[str, str], **more: object) -> SiteDrawer:
    site, number = station.split("-")
    values: dict[str, object] = {
        "session_id": f"session {station}",
        "site": site,
        "station": number,
        "staff": person[0],
        "staff_name": person[1],
        "business_date": DAY,
        "stage": DrawerStage.OPEN,
        "opened_at": OPENED,
        "as_of": NOW - timedelta(minutes=1),
        **more,
    }
    return SiteDrawer(**values)  # type: ignore[arg-type]


DRAWERS = (
    drawer(
        "TRN-01",
        ("1001", "A. Rivera"),
        here=True,
        as_of=None,
        items=14,
        cents=412_310,
        unconfirmed=2,
        oldest_unconfirmed_at=NOW - timedelta(minutes=12),
    ),
    drawer(
        "TRN-02",
        ("1002", "M. Okafor"),
        business_date=FRIDAY,
        opened_at=OPENED - timedelta(days=3),
        items=22,
        cents=680_044,
        unprinted=2,
    ),
    drawer(
        "SPR-01",
        ("1101", "J. Kowalski"),
        stage=DrawerStage.CLOSED,
        closed_at=NOW - timedelta(minutes=30),
        items=25,
        cents=731_500,
        difference_items=-1,
        difference_cents=-3_457,
        review_pending=True,
    ),
    drawer("WOR-01", ("1201", "T. Pham"), items=19, cents=577_656),
    drawer("WOR-02", ("2001", "N. Boyle"), stage=DrawerStage.COUNTING, hidden=True),
)
PENDING = PendingReview(
    session_id="session SPR-01",
    request_id="request 1",
    station_name="SPR-01",
    site="SPR",
    cashier="1101",
    cashier_name="J. Kowalski",
    business_date=DAY,
    closed_at=NOW - timedelta(minutes=30),
    reason="Handed back by mistake",
    kinds=((InstrumentKind.USPS_MONEY_ORDER, -1, -3_457),),
    here=False,
)
ASKED = Waiting(
    request_id="request 2",
    act=RequestAct.OVERRIDE,
    station_name="SPR-01",
    site="SPR",
    session_id="session SPR-01",
    cashier="1101",
    cashier_name="J. Kowalski",
    reason="Called the issuer or the bank",
    asked_at=NOW - timedelta(minutes=3),
    cents=20_600,
    kind=InstrumentKind.PERSONAL_CHECK,
    rule="CHK-ALTERED",
)
HALVES = tuple(
    HalfHour(start=OPENED - timedelta(minutes=2) + n * timedelta(minutes=30), items=i, cents=c)
    for n, (i, c) in enumerate(
        ((9, 266_315), (14, 414_270), (18, 532_620), (21, 621_390), (19, 562_210), (15, 444_205))
    )
)
KINDS = tuple(
    KindTotal(kind=kind, items=items, cents=cents)
    for kind, items, cents in zip(
        InstrumentKind,
        (51, 7, 6, 19, 4, 6, 3),
        (1_509_111, 207_134, 177_543, 562_212, 118_360, 177_540, 89_110),
        strict=True,
    )
)


def board(**more: object) -> Board:
    """All sites at 11:16, a supervisor's own drawer left out."""
    values: dict[str, object] = {
        "site": "",
        "day": DAY,
        "read_at": NOW,
        "as_of": NOW - timedelta(minutes=1),
        "sites": SITES,
        "drawers": DRAWERS,
        "items": 96,
        "cents": 2_841_010,
        "voids": 3,
        "unconfirmed": 2,
        "oldest_unconfirmed_at": NOW - timedelta(minutes=12),
        "unprinted": 2,
        "unsure": 1,
        "half_hours": HALVES,
        "kinds": KINDS,
        "questions": 1,
        "suspense_cents": 8_800,
        "hidden": True,
        **more,
    }
    return Board(**values)  # type: ignore[arg-type]


def trends(days: int = 20) -> tuple[DayTrend, ...]:
    """So many weekdays up to today, of three sites, the last day still under way."""
    found: list[DayTrend] = []
    day, back = DAY, 0
    while back < days:
        if day.weekday() < 5:
            for place, (site, _name) in enumerate(SITES):
                items = 60 + (back * 37 + place * 53) % 90
                differs = (back + place) % 7 == 0
                found.append(
                    DayTrend(
                        day=day,
                        site=site,
                        items=items,
                        cents=items * 29_590,
                        visits=items * 2 // 3,
                        timed=items * 2 // 3,
                        median_seconds=95 + (back * 11) % 40,
                        visit_seconds=(items * 2 // 3) * (95 + (back * 11) % 40),
                        drawers=3,
                        differences=int(differs),
                        difference_cents=-3_457 if differs else 0,
                    )
                )
            back += 1
        day -= timedelta(days=1)
    return tuple(sorted(found, key=lambda one: (one.day, one.site)))
