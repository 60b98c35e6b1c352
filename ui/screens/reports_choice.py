"""Which report: kind, drawer or days, site. Only what the kind asks for is shown."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QWidget

from cashier.domain.calendar import short_day
from cashier.domain.errors import Refusal
from cashier.domain.report_tables import OF_A_DRAWER, OF_DAYS, ReportChoice, ReportName
from cashier.services.report_choices import Choices, DrawerChoice
from ui import style
from ui.item import read_date, written
from ui.messages import sentence
from ui.widgets import Combo, EnterFlow, Field, LineEdit
from ui.widgets.reflow import Flow

HEIGHT, DAY = 40, 124
_OF_SITE = frozenset(ReportName) - OF_A_DRAWER - {ReportName.ALL_SITES}


def _tr(text: str) -> str:
    return QCoreApplication.translate("reports_choice", text)


def name_words(name: ReportName) -> str:
    """A kind of report, as people call it."""
    return {
        ReportName.X: _tr("X, an open drawer"),
        ReportName.Z: _tr("Z, a closed drawer"),
        ReportName.SITE_DAY: _tr("Day of a site"),
        ReportName.ALL_SITES: _tr("Day of all sites"),
        ReportName.DEPOSIT: _tr("Deposits"),
        ReportName.UNDEPOSITED: _tr("Undeposited"),
        ReportName.OVERRIDES: _tr("Overrides, approvals"),
        ReportName.AUDIT: _tr("Audit extract"),
        ReportName.PERIOD: _tr("Period summary"),
    }[name]


def drawer_words(one: DrawerChoice) -> str:
    """`Z 214, Mon 23 Nov, A. Rivera`."""
    number = _tr("Z {number}").format(number=one.z_number) if one.z_number else _tr("open")
    return f"{number}, {short_day(one.business_date)}, {one.staff_name}"


class ChoiceBar(QWidget):
    """One row of fields; Enter goes from one to the next and on the last one asks.

    Signals: `asked()` when Enter was pressed on the last field, `changed()` when another report is
    named than before.
    """

    asked = Signal()
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices: Choices | None = None
        self.kind = Combo(height=HEIGHT)
        self.drawer = Combo(height=HEIGHT)
        self.ticket = Combo(height=HEIGHT)
        self.site = Combo(height=HEIGHT)
        self._kind = Field(_tr("Report"), control=self.kind)
        self._drawer = Field(_tr("Drawer"), control=self.drawer)
        self.first = Field(_tr("Day"), edit=LineEdit(height=HEIGHT))
        self.last = Field(_tr("To"), edit=LineEdit(height=HEIGHT))
        self._site = Field(_tr("Site"), control=self.site)
        self._ticket = Field(_tr("Deposit"), control=self.ticket)
        row = Flow(self, spacing=12)
        for field, least, share in (
            (self._kind, 190, 3), (self._drawer, 260, 5), (self.first, 120, 2),
            (self.last, 120, 2), (self._site, 230, 4), (self._ticket, 170, 3),
        ):  # fmt: skip
            row.add(field, least, share)
        row.add_spring(2)
        for combo in (self.kind, self.drawer, self.ticket, self.site):
            combo.chosen.connect(self._chosen)
        self._restyle()
        for edit in (self.first.edit, self.last.edit):
            edit.textEdited.connect(self._edited)
        self._flow = EnterFlow(
            (self.kind, self.drawer, self.first.edit, self.last.edit, self.site, self.ticket),
            self.asked.emit,
            filled=self._hidden,
            parent=self,
        )
        self._arrange()

    def _restyle(self) -> None:
        for edit in (self.first.edit, self.last.edit):
            edit.setMinimumWidth(style.px(DAY))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "last"):
            self._restyle()

    @staticmethod
    def _hidden(control: QWidget) -> bool:
        return not control.isVisible()

    # --- what there is to choose

    def set_choices(self, found: Choices) -> None:
        """What may be asked for now; what was chosen stays where it still is."""
        fresh = self._choices is None
        self._choices = found
        self.kind.set_items([(name_words(name), name) for name in found.names])
        self.site.set_items([(f"{name} ({code})", code) for code, name in found.sites])
        self.ticket.set_items([(_tr("All of the day"), ""), *((one, one) for one in found.tickets)])
        if fresh:
            if ReportName.Z in found.names:
                self.kind.set_value(ReportName.Z)
            self.first.edit.setText(written(found.today))
        self._drawers()
        self._arrange()

    def _drawers(self) -> None:
        if self._choices is not None:
            shown = self._choices.open if self.name is ReportName.X else self._choices.closed
            self.drawer.set_items([(drawer_words(one), one.session_id) for one in shown])

    @property
    def name(self) -> ReportName:
        """The kind chosen."""
        value = self.kind.value()
        return value if isinstance(value, ReportName) else ReportName.Z

    @property
    def possible(self) -> bool:
        """Whether there is anything of the kind: no drawer is open, say."""
        return self._choices is not None and not (
            self.name in OF_A_DRAWER and self.drawer.value() is None
        )

    def choose_drawer(self, session_id: str) -> bool:
        """Names the Z of a drawer; False where there is none."""
        if self._choices is None or session_id not in {
            one.session_id for one in self._choices.closed
        }:
            return False
        self.kind.set_value(ReportName.Z)
        self._drawers()
        self.drawer.set_value(session_id)
        self._arrange()
        return True

    def _chosen(self, value: object) -> None:
        if value is self.name:
            self._drawers()
            self._arrange()
            if self.name is ReportName.PERIOD and self._choices is not None:
                self.first.edit.setText(written(self._choices.today.replace(day=1)))
                self.last.edit.setText(written(self._choices.today))
        self.changed.emit()

    def _edited(self, text: str) -> None:
        self.first.set_error("")
        self.last.set_error("")
        self.changed.emit()

    def _arrange(self) -> None:
        name = self.name
        drawer, days = name in OF_A_DRAWER, name in OF_DAYS
        self._drawer.setVisible(drawer)
        self.first.setVisible(not drawer)
        self.first.label.setText(_tr("From") if days else _tr("Day"))
        self.first.edit.setAccessibleName(self.first.label.text())
        self.last.setVisible(days)
        self._site.setVisible(name in _OF_SITE)
        self._ticket.setVisible(name is ReportName.DEPOSIT)

    # --- what was chosen

    def choice(self) -> ReportChoice | None:
        """The report named; None, and the field marked, where a day cannot be read."""
        name = self.name
        if name in OF_A_DRAWER:
            return ReportChoice(name=name, session_id=str(self.drawer.value() or ""))
        first = self._day(self.first)
        last = self._day(self.last) if name in OF_DAYS else None
        if self.first.error() or (name in OF_DAYS and self.last.error()):
            return None
        return ReportChoice(
            name=name,
            site=str(self.site.value() or "") if name in _OF_SITE else "",
            day_from=first,
            day_to=last,
            ticket=str(self.ticket.value() or "") if name is ReportName.DEPOSIT else "",
        )

    def _day(self, field: Field) -> date | None:
        field.set_error("")
        today = date.max if self._choices is None else self._choices.today
        try:
            return read_date(field.text(), today)
        except Refusal as refusal:
            field.set_error(sentence(refusal))
            field.edit.setFocus()
            return None
