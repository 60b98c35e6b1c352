"""The header: mark, product, station; at the right time, person, settings, Switch, Lock."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import style
from ui.style import Tone, Type, px
from ui.widgets.button import Button
from ui.widgets.card import Tinted
from ui.widgets.paint import RADIUS, RESTYLE, box, draw_icon
from ui.widgets.text import ElidedText, Icon, Line, Text


class _Mark(QWidget):
    """Our mark: a receipt on primary. No state seal, which is not ours to use."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """28 square."""
        return QSize(px(28), px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Square and icon."""
        t = style.tokens()
        painter = QPainter(self)
        box(painter, QRectF(self.rect()), t.primary, None, RADIUS)
        size = px(18)
        inset = (self.width() - size) / 2
        draw_icon(painter, "receipt-text", QPointF(inset, inset), size, t.on_primary)

    def changeEvent(self, event: QEvent) -> None:
        """Text size or colours changed."""
        if event.type() in RESTYLE:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)


class Header(Tinted):
    """Words are set by the program: `set_station`, `set_time`, `set_person`."""

    def __init__(self, product: str) -> None:
        super().__init__("bg", edge="bottom")
        self.product = Text(product, bold=True)
        self.station = ElidedText("", Type.CAPTION)
        self.time = Text("", Type.CAPTION, tone=Tone.MUTED)
        self.person = Text("", Type.CAPTION, bold=True)
        self.role = Text("", Type.CAPTION, tone=Tone.MUTED)
        self.settings = Button("", icon="settings", compact=True, name=self.tr("Open the settings"))
        self.settings.setToolTip(self.tr("Settings, Ctrl+,"))
        self.switch = Button(self.tr("Switch"), key="F11", compact=True)
        self.lock = Button(self.tr("Lock"), key="Ctrl+L", compact=True)
        self._in_session = True
        self._station_parts = (
            Line(vertical=True, length=24),
            Icon("map-pin", Tone.MUTED, 18),
            self.station,
        )
        person_icon = Icon("user", Tone.MUTED, 18)
        self._session = (
            self.time,
            Line(vertical=True, length=24),
            person_icon,
            self.person,
            self.role,
            self.settings,
            self.switch,
            self.lock,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(12)
        row.addWidget(_Mark())
        row.addWidget(self.product)
        line, pin, station = self._station_parts
        row.addWidget(line)
        group = QHBoxLayout()
        group.setSpacing(8)
        group.addWidget(pin)
        group.addWidget(station)
        row.addLayout(group)
        row.addStretch(1)
        row.addWidget(self._session[0])
        row.addWidget(self._session[1])
        who = QHBoxLayout()
        who.setSpacing(8)
        who.addWidget(person_icon)
        who.addWidget(self.person)
        who.addWidget(self.role)
        row.addLayout(who)
        row.addWidget(self.settings)
        row.addWidget(self.switch)
        row.addWidget(self.lock)

    def say_anew(self) -> None:
        """Its own words after the language changed."""
        self.settings.setAccessibleName(self.tr("Open the settings"))
        self.settings.setToolTip(self.tr("Settings, Ctrl+,"))
        self.switch.setText(self.tr("Switch"))
        self.lock.setText(self.tr("Lock"))
        self._fit()

    def _fit(self) -> None:
        """With large text give way, in this order: product (the title bar has it), time, role."""
        for widget in (self.product, *((self.time, self.role) if self._in_session else ())):
            widget.setVisible(True)
        layout = self.layout()
        assert layout is not None
        for widget in (self.product, self.time, self.role):
            layout.activate()
            if layout.sizeHint().width() <= self.width():
                return
            widget.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width changed."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_in_session"):
            self._fit()

    def set_station(self, text: str) -> None:
        """ "Boston, station 1"."""
        self.station.setText(text)

    def set_time(self, text: str) -> None:
        """ "Mon 23 Nov 2026, 10:44 AM"."""
        self.time.setText(text)

    def set_person(self, name: str, role: str) -> None:
        """ "A. Rivera", "cashier"."""
        self.person.setText(name)
        self.role.setText(role)

    def set_session_shown(self, shown: bool) -> None:
        """Person, settings, Switch and Lock belong to a session; sign-in has none."""
        for widget in self._session:
            widget.setVisible(shown)
        self._in_session = shown
        self._fit()
