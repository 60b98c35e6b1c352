"""The `report` act of a script: any report, with all its tables. Source: formats.md 5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cashier.domain.codec import to_plain
from cashier.domain.errors import Refusal
from cashier.domain.report_tables import ReportChoice, ReportName
from cashier.services.reports_read import read_report
from ui.play_approval import Answer
from ui.script_fields import Fields

if TYPE_CHECKING:
    from ui.play import Play

REPORT_KEYS = ("kind", "session", "date", "from", "to", "site", "ticket")
_NAMES = {
    "x": ReportName.X,
    "z": ReportName.Z,
    "day": ReportName.SITE_DAY,
    "sites": ReportName.ALL_SITES,
    **{name.value: name for name in ReportName},
}


def report(play: Play, fields: Fields) -> Answer:
    """A report's values as `report --format json` gives them; without a kind the newest Z."""
    kind = fields.text("kind", "z")
    name = _NAMES.get(kind)
    if name is None:
        raise Refusal("kind.unknown_value", field="kind", value=kind, known=", ".join(_NAMES))
    made = read_report(
        play.desk,
        play.person,
        ReportChoice(
            name=name,
            site=fields.text("site", "").upper(),
            day_from=fields.day("date") or fields.day("from"),
            day_to=fields.day("to"),
            session_id=fields.id("session"),
            ticket=fields.text("ticket", "").upper(),
        ),
    )
    from receipts.report_files import report_values

    return {"kind": kind, "report": to_plain(report_values(made))}
