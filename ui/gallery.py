"""Every component of the kit and three whole pages with fixed values, to judge looks by eye:
`python -m ui.gallery`.

A developer's page; the program never opens it. People and data are fictional. With `--grab FOLDER`
it writes each page as a picture, at the scale that QT_SCALE_FACTOR says, and ends.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.gallery_board import BoardPicture
from ui.page import Page
from ui.shell import Shell
from ui.style import Theme, Tone, Type
from ui.tables import Cell, Column
from ui.widgets import (
    Action,
    AmountField,
    Banner,
    Button,
    Card,
    Chip,
    Combo,
    DataTable,
    Field,
    Figure,
    IconRow,
    IconText,
    KeyCap,
    KeyValue,
    Kind,
    Line,
    Number,
    PasswordField,
    ReceiptPreview,
    SearchField,
    Segments,
    Text,
    Tick,
    TickTile,
    Tinted,
)
from ui.widgets.nav_column import NavEntry
from ui.widgets.scroll import ClearArea

NAV = (
    NavEntry(key="find", text="Find", icon="search", shortcut="F2"),
    NavEntry(key="pay", text="Pay", icon="receipt", shortcut="F5"),
    NavEntry(key="today", text="Today", icon="list", shortcut="F3"),
    NavEntry(key="close", text="Close", icon="calculator", shortcut="F7"),
)
Row = tuple[str, ...]


def nothing() -> None:
    """An act of a picture."""


def text_column(
    title: str, number: int, width: int, *, stretch: int = 0, right: bool = False
) -> Column[Row]:
    """A column that shows one field of a tuple."""
    return Column(
        title=title, cell=lambda row: row[number], width=width, stretch=stretch, right=right
    )


class PayPicture(Page):
    """Take payment with two items, the second one open."""

    nav_key = "pay"

    def __init__(self) -> None:
        super().__init__("Take payment", "Rosa M Alves, paid by the member")
        self._chip = Chip("Identity confirmed", icon="shield-check", tone=Tone.SUCCESS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._items())
        left.addWidget(self._item(), 1)
        row.addLayout(left, 1)
        side = self._visit()
        side.setFixedWidth(312)
        row.addWidget(side)

    def chips(self) -> Sequence[QWidget]:
        """What is known of the person in front of the counter."""
        return (self._chip,)

    def acts(self) -> Sequence[Action]:
        """As in the picture."""
        return (
            Action(text="Back", slot=nothing, key="Esc"),
            Action(text="Add item", slot=nothing, key="F6", icon="plus"),
            Action(text="Add account", slot=nothing, key="F2", icon="user-plus"),
            Action(text="Review", slot=nothing, key="Enter", kind=Kind.PRIMARY),
        )

    def first_focus(self) -> QWidget:
        """The last tick."""
        return self.ticks[-1]

    def _items(self) -> Card:
        columns = (
            text_column("#", 0, 40),
            Column[Row](title="Kind", cell=lambda r: Cell(text=r[1], bold=r[0] == "2"), width=215),
            text_column("No.", 2, 156),
            text_column("On paper", 3, 135),
            Column[Row](
                title="Amount",
                cell=lambda r: Cell(text=r[4], bold=r[0] == "2"),
                width=115,
                right=True,
            ),
            text_column("For", 5, 120, stretch=1),
        )
        rows = (
            ("1", "Personal check", "1042", "11/20/2026", "$206.00", "Health ...5678"),
            ("2", "Money order, USPS", "28123456781", "11/22/2026", "$34.57", "Dental ...5686"),
        )
        self.table: DataTable[Row] = DataTable(columns, name="Items of this visit")
        self.table.set_rows(rows, choose=rows[1])
        card = Card(flush=True)
        self.table.fit(2)
        card.add(self.table)
        return card

    def _item(self) -> Card:
        card = Card("Item 2", head_height=47)
        kinds = ("Personal check", "Business check", "Bank check", "Money order")
        segments = Segments([(k, k) for k in kinds], name="Kind of item")
        segments.set_value("Money order")
        card.add_action(segments)
        amount = AmountField("Amount in figures")
        amount.edit.setText("34.57")
        amount.set_hint("same as the bill", Tone.SUCCESS)
        serial = Field("Serial", text="28123456781")
        serial.set_hint("USPS, check digit fits", Tone.SUCCESS)
        date = Field("Date on it", text="11/22/2026", hint="1 day ago")
        issuer = Field("Issuer", control=Combo([("USPS", 1)]))
        payer = Field("From", control=Combo([("the member", 1)]))
        account = Field(
            "For",
            control=Combo([("Dental ...5686", 1)]),
            beside=Button("Split", key="Ctrl+S", tight=True, clicked=nothing),
        )
        words = (
            "Payable to Health Connector",
            "Signed by purchaser",
            "Franklin watermark",
            "“USPS” thread",
            "Amount printed twice",
            "No discoloring",
        )
        self.ticks = [TickTile(w, checked=True) for w in words]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for column, width in enumerate((248, 225, 285)):
            grid.setColumnMinimumWidth(column, width)
            grid.setColumnStretch(column, width)
        for column, field in enumerate((amount, serial, date, issuer, payer, account)):
            grid.addWidget(field, column // 3, column % 3)
        ticks = QGridLayout()
        ticks.setHorizontalSpacing(16)
        ticks.setVerticalSpacing(8)
        for column, width in enumerate((248, 225, 285)):
            ticks.setColumnMinimumWidth(column, width)
            ticks.setColumnStretch(column, width)
        for number, tick in enumerate(self.ticks):
            ticks.addWidget(tick, number // 3, number % 3)
        card.body.setContentsMargins(15, 12, 15, 15)
        card.body.setSpacing(12)
        card.body.addLayout(grid)
        card.body.addLayout(ticks)
        card.body.addStretch(1)
        banner = Banner(Tone.WARNING, "Ask whether this month is already being paid another way.")
        banner.acknowledge("Asked", "A. Rivera 10:50")
        card.add(banner)
        return card

    @staticmethod
    def _visit() -> Card:
        card = Card("This visit", "2 items", flush=True)

        def part(*widgets: QWidget, top: int = 16, bottom: int = 12) -> None:
            box = QVBoxLayout()
            box.setContentsMargins(15, top, 15, bottom)
            box.setSpacing(4)
            for widget in widgets:
                box.addWidget(widget)
            card.body.addLayout(box)
            card.add(Line())

        part(Figure("Received", "$240.57", size=Type.MONEY))
        for number, words, amount in (
            ("1", "Health ...5678", "$206.00"),
            ("2", "Dental ...5686", "$34.57"),
        ):
            line = QWidget()
            grid = QGridLayout(line)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(12)
            grid.setVerticalSpacing(2)
            grid.addWidget(Number(number), 0, 0)
            grid.addWidget(Text(words, bold=True), 0, 1)
            grid.addWidget(Text(amount, bold=True, right=True), 0, 2)
            same = IconText(
                "same as the bill", "circle-check", Tone.SUCCESS, type_=Type.CAPTION, size=16
            )
            grid.addWidget(same, 1, 1, 1, 2)
            grid.setColumnStretch(1, 1)
            part(line, top=12)
        sums = QWidget()
        grid = QGridLayout(sums)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.addWidget(Text("For accounts", tone=Tone.MUTED), 0, 0)
        grid.addWidget(Text("$240.57", right=True), 0, 1)
        grid.addWidget(Text("Left", bold=True), 1, 0)
        grid.addWidget(Text("$0.00", bold=True, right=True), 1, 1)
        part(sums, top=12)
        card.body.addStretch(1)
        card.add(Line())
        box = QVBoxLayout()
        box.setContentsMargins(15, 16, 15, 16)
        box.setSpacing(8)
        language = QHBoxLayout()
        language.addWidget(Text("Receipt in", Type.CAPTION, tone=Tone.MUTED))
        language.addStretch(1)
        language.addWidget(Text("Português", Type.CAPTION))
        box.addLayout(language)
        words = "One receipt for the visit. Each item can be voided alone."
        box.addWidget(Text(words, Type.CAPTION, tone=Tone.MUTED, wrap=True))
        card.body.addLayout(box)
        return card


class AccountPicture(Page):
    """An account with confirmed identity."""

    nav_key = "find"

    def __init__(self) -> None:
        super().__init__("Rosa M Alves", "Health ...5678, member ...0401")
        words = "Identity confirmed: photo ID, 10:44, until this visit ends"
        self._chip = Chip(words, icon="shield-check", tone=Tone.SUCCESS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._figures())
        sentence = "Health and dental are paid with separate checks or money orders."
        column.addWidget(Banner(Tone.WARNING, sentence, lead="Due today."))
        row = QHBoxLayout()
        row.setSpacing(12)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self._household())
        left.addWidget(self._recent(), 1)
        row.addLayout(left, 1)
        side = Card("Subscriber")
        side.add_action(Chip("ConnectorCare"))
        pairs = (
            ("Address", "40 Example St, Apt 3\nBoston, MA 02118"),
            ("Phone on file", "ends in 0142"),
            ("Receipt language", "Português"),
            ("Automatic payment", "none"),
            ("Oldest month open", "November 2026"),
            ("If missed today", "First warning (estimate), still covered"),
        )
        side.add(KeyValue(pairs))
        side.body.addStretch(1)
        side.setFixedWidth(344)
        row.addWidget(side)
        column.addLayout(row, 1)

    def chips(self) -> Sequence[QWidget]:
        """Identity."""
        return (self._chip,)

    def acts(self) -> Sequence[Action]:
        """As in the picture."""
        return (
            Action(text="Back", slot=nothing, key="Esc"),
            Action(text="Receipts", slot=nothing, key="F9"),
            Action(text="Take payment", slot=nothing, key="F5", kind=Kind.PRIMARY),
        )

    @staticmethod
    def _figures() -> Card:
        card = Card(flush=True)
        row = QHBoxLayout()
        row.setSpacing(0)
        figures = (
            Figure("Past due", "$103.00", "November coverage, was due Fri 23 Oct", strip=True),
            Figure(
                "Current bill", "$103.00", "December coverage, due today by 5:00 PM", strip=True
            ),
            Figure(
                "In good standing with",
                "$206.00",
                "by Mon 23 Nov, as of 10:42",
                size=Type.MONEY,
                chosen=True,
                strip=True,
            ),
        )
        for number, figure in enumerate(figures):
            cell = Tinted("info_tint" if number == 2 else "raised")
            box = QVBoxLayout(cell)
            box.setContentsMargins(20, 8, 20, 8)
            box.addWidget(figure)
            row.addWidget(cell, (346, 346, 456)[number])
            if number < 2:
                row.addWidget(Line(vertical=True))
        card.body.addLayout(row)
        card.setMinimumHeight(style.px(114))
        return card

    @staticmethod
    def _household() -> Card:
        rows = (
            ("Health", "heart-pulse", "...5678", "clock-alert", "Past due (estimate)", "$206.00"),
            ("Dental", "smile", "...5686", "circle-check", "Open, due today", "$34.57"),
        )
        columns = (
            Column[Row](
                title="Coverage",
                cell=lambda r: Cell(text=r[0], icon=r[1], bold=r[0] == "Health"),
                width=145,
            ),
            text_column("Account", 2, 120),
            Column[Row](
                title="State",
                cell=lambda r: Cell(
                    text=r[4],
                    icon=r[3],
                    icon_tone=Tone.WARNING if r[0] == "Health" else Tone.SUCCESS,
                ),
                width=240,
                stretch=1,
            ),
            Column[Row](
                title="In good standing with",
                cell=lambda r: Cell(text=r[5], bold=True),
                width=200,
                right=True,
            ),
        )
        table: DataTable[Row] = DataTable(columns, name="Household")
        table.set_rows(rows)
        table.fit(2)
        card = Card("Household", "as of 10:42", flush=True)
        card.add(table)
        return card

    @staticmethod
    def _recent() -> Card:
        columns = (
            text_column("Date", 0, 212),
            text_column("Item", 1, 246),
            Column[Row](
                title="Where", cell=lambda r: Cell(text=r[2], tone=Tone.MUTED), width=180, stretch=1
            ),
            text_column("Amount", 3, 120, right=True),
        )
        table: DataTable[Row] = DataTable(columns, name="Recent payments")
        table.set_rows(
            (
                ("Wed 23 Sep 2026", "Personal check 1022", "Boston, station 2", "$103.00"),
                ("Fri 21 Aug 2026", "Personal check 1009", "Boston, station 1", "$103.00"),
            )
        )
        table.clearSelection()
        card = Card("Recent payments", "Health ...5678", flush=True)
        card.add(table, 1)
        return card


class TodayPicture(Page):
    """Fourteen items with every state."""

    nav_key = "today"

    def __init__(self) -> None:
        super().__init__("Today", "Mon 23 Nov, your drawer, 14 items")
        self._filter = SearchField(
            name="Filter", placeholder="Filter by number or name", compact=True
        )
        self._filter.setFixedWidth(264)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(8)
        words = ("All 14", "Checks", "Money orders", "Voided 1", "Not printed 2", "Not confirmed 2")
        top.addWidget(Segments([(w, w) for w in words], name="Show"))
        top.addStretch(1)
        top.addWidget(Chip("1 needs attention", icon="triangle-alert", tone=Tone.ERROR))
        top.addWidget(Chip("1 receipt unsure", icon="circle-question-mark", tone=Tone.WARNING))
        column.addLayout(top)
        columns = (
            text_column("Time", 0, 63),
            text_column("Receipt", 1, 145),
            Column[Row](title="Account", cell=lambda r: Cell(text=r[2], tail=r[3]), width=209),
            text_column("Kind", 4, 168),
            text_column("No.", 5, 80),
            Column[Row](title="Amount", cell=_amount, width=88, right=True),
            Column[Row](title="State", cell=_state, width=171),
            Column[Row](title="Paper", cell=_paper, stretch=1),
        )
        self.table: DataTable[Row] = DataTable(columns, name="Items of today", row=32)
        self.table.set_rows(_TODAY, choose=_TODAY[3])
        card = Card(flush=True)
        card.add(self.table)
        column.addWidget(card, 1)

    def chips(self) -> Sequence[QWidget]:
        """The filter."""
        return (self._filter,)

    def acts(self) -> Sequence[Action]:
        """As in the picture."""
        return (
            Action(text="View", slot=nothing, key="F9"),
            Action(text="Copy", slot=nothing, key="Ctrl+R"),
            Action(text="Print held, 2", slot=nothing),
            Action(text="X report", slot=nothing),
            Action(text="Void item", slot=nothing, key="F8", icon="ban", kind=Kind.DANGEROUS),
        )

    def first_focus(self) -> QWidget:
        """The table."""
        return self.table


def _amount(row: Row) -> Cell:
    void = row[7].startswith("Voided")
    return Cell(text=row[6], strike=void, tone=Tone.MUTED if void else Tone.TEXT)


def _state(row: Row) -> Cell:
    word = row[7]
    if word.startswith("Confirmed"):
        return Cell(text=word, icon="circle-check", icon_tone=Tone.SUCCESS)
    if word.startswith("Voided"):
        return Cell(text=word, icon="ban", tone=Tone.MUTED)
    if word == "Needs attention":
        return Cell(
            text=word, icon="triangle-alert", icon_tone=Tone.ERROR, tone=Tone.ERROR, bold=True
        )
    return Cell(text=word, icon="send" if word == "Sent" else "hard-drive", icon_tone=Tone.INFO)


def _paper(row: Row) -> Cell:
    word = row[8]
    if word == "Unsure":
        return Cell(
            text=word, icon="circle-question-mark", icon_tone=Tone.WARNING, tone=Tone.WARNING
        )
    if word.startswith("Not printed"):
        return Cell(text=word, icon="printer-x", icon_tone=Tone.WARNING, tone=Tone.WARNING)
    icon = {"Waiting": "hourglass", "Sent to printer": "printer"}.get(word, "printer-check")
    return Cell(text=word, icon=icon, icon_tone=Tone.TEXT)


def _today() -> tuple[Row, ...]:
    table = """\
11:12|000020-8|Le|...7745|M.O., MoneyGram|...0155|$53.00|Recorded here|Waiting
11:04|000019-0|Costa|...3158|Personal check|582|$103.00|Sent|Not printed: out of paper
10:58|000018-1|Harborview Electric|...0412|Business check|900317|$1,148.23|Confirmed 10:58|Printed
10:51|000017-4|Alves|...5686|M.O., USPS|...6781|$34.57|Confirmed 10:52|Printed
10:51|000017-4|Alves|...5678|Personal check|1042|$206.00|Confirmed 10:51|Printed
10:36|000016-6|Chea|...8874|Personal check|1450|$103.00|Confirmed 10:43|Printed
10:20|000015-8|Volkov|...4483|Bank check|558201|$152.00|Confirmed 10:43|Printed
10:08|000014-1|Reyes|...9921|Personal check|2016|$27.90|Confirmed 10:08|Unsure
9:52|000013-3|Joseph|...7018|M.O., USPS|...8230|$53.00|Confirmed 9:52|Printed
9:33|000012-5|Tran|...5190|Personal check|764|$235.00|Confirmed 9:33|Sent to printer
9:15|000011-7|Silva|...6642|M.O., MoneyGram|...7716|$53.00|Confirmed 9:15|Printed
9:07|000010-9|Baptiste|...3304|Personal check|1187|$103.00|Voided 9:12|Printed, copy 1
8:58|000009-1|Not known|...4471|M.O., Western Union|...9481|$88.00|Needs attention|Printed
8:41|000008-3|Nguyen|...2217|Personal check|311|$152.00|Confirmed 8:41|Printed"""
    cut = (tuple(part.strip() for part in line.split("|")) for line in table.splitlines())
    return tuple((row[0], f"BOS-01-{row[1]}", *row[2:]) for row in cut)


_TODAY = _today()


class Components(Page):
    """Each component once."""

    nav_key = "close"

    def __init__(self) -> None:
        super().__init__("Components", "every part of the kit")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = ClearArea()
        area.setWidgetResizable(True)
        area.setAccessibleName("All components")
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(16)
        for make in (self._buttons, self._fields, self._words):
            column = QVBoxLayout()
            column.setSpacing(12)
            make(column)
            column.addStretch(1)
            row.addLayout(column, 1)
        area.setWidget(inner)
        outer.addWidget(area)

    def acts(self) -> Sequence[Action]:
        """One of each kind."""
        return (
            Action(text="Go back", slot=nothing, key="Esc"),
            Action(text="Not now", slot=nothing, enabled=False),
            Action(text="Post and print", slot=nothing, key="F12", kind=Kind.PRIMARY),
        )

    def _buttons(self, column: QVBoxLayout) -> None:
        column.addWidget(Button("Primary", key="Enter", kind=Kind.PRIMARY, clicked=nothing))
        column.addWidget(Button("Add thing", key="F6", icon="plus", clicked=nothing))
        column.addWidget(
            Button("Void thing", key="F8", icon="ban", kind=Kind.DANGEROUS, clicked=nothing)
        )
        column.addWidget(
            Button("Compact", key="Ctrl+T", icon="table", compact=True, clicked=nothing)
        )
        column.addWidget(
            Button("", icon="chevron-left", compact=True, name="Previous page", clicked=nothing)
        )
        disabled = Button("Not yet", key="F12", kind=Kind.PRIMARY)
        disabled.setEnabled(False)
        column.addWidget(disabled)
        column.addWidget(Tick("Stamped", checked=True))
        column.addWidget(Tick("Not stamped"))
        column.addWidget(TickTile("Signed", checked=True))
        column.addWidget(
            TickTile(
                "The tray is empty of earlier items", note="Look in it and under it. Space ticks."
            )
        )
        column.addWidget(Segments([("One", 1), ("Two", 2), ("Three", 3)], name="Numbers"))
        card = Card("This station", "ready", flush=True)
        for title, note, icon, tone in (
            ("Printer ready", "Epson TM-T88, 80 mm, paper enough", "printer", Tone.SUCCESS),
            ("Account copy", "As of 8:30 AM today", "database", Tone.INFO),
        ):
            line = IconRow(title, note, icon, tone)
            line.setFixedHeight(76)
            card.add(line)
            card.add(Line())
        column.addWidget(card)

    def _fields(self, column: QVBoxLayout) -> None:
        column.addWidget(
            Field("Staff number", text="1001", help_="Scan your badge, or type your number")
        )
        column.addWidget(PasswordField("Password"))
        wrong = AmountField("Amount", line=True)
        wrong.edit.setText("304")
        wrong.set_error("304.00 or 3.04? Add the point.")
        column.addWidget(wrong)
        locked = Field("Copies of each receipt", text="1", help_="Set by your organization")
        locked.edit.set_locked(True)
        column.addWidget(locked)
        column.addWidget(
            Field(
                "Language", control=Combo([("English", "en"), ("Español", "es")], icon="languages")
            )
        )
        search = SearchField(name="Find an account", trailing="number, name, bill")
        search.setText("alvez rosa")
        column.addWidget(search)
        column.addWidget(Banner(Tone.INFO, "This payment is recorded.", icon="shield-check"))
        column.addWidget(Banner(Tone.WARNING, "The date is old.", lead="Stale."))
        column.addWidget(
            Banner(Tone.ERROR, "The ledger holds $88.00 in suspense.", note="Code L-204")
        )
        column.addWidget(Banner(Tone.SUCCESS, "In balance."))

    def _words(self, column: QVBoxLayout) -> None:
        preview = ReceiptPreview(name="Receipt", columns=42)
        preview.set_lines(
            [
                "          OFFICIAL RECEIPT",
                "Check 1042" + " " * 25 + "$206.00",
                ("TOTAL" + " " * 30 + "$206.00", True),
            ],
            _checks(),
        )
        preview.setFixedHeight(230)
        preview.setMinimumWidth(430)
        column.addWidget(preview)
        column.addWidget(Figure("Received", "$240.57", "2 items", size=Type.MONEY))
        column.addWidget(
            KeyValue([("Person", "A. Rivera, 1001"), ("Station", "Boston, station 1")], bold=True)
        )
        column.addWidget(IconText("Confirmed 10:52", "circle-check", Tone.SUCCESS))
        chips = QHBoxLayout()
        for words, icon, tone in (
            ("Health ...5678", "heart-pulse", Tone.TEXT),
            ("Open", "circle-check", Tone.SUCCESS),
            ("Unsure", "circle-question-mark", Tone.WARNING),
            ("Attention", "triangle-alert", Tone.ERROR),
        ):
            chips.addWidget(Chip(words, icon=icon, tone=tone))
        chips.addStretch(1)
        column.addLayout(chips)
        column.addWidget(KeyCap("Ctrl+Shift+T"))
        matches: tuple[Column[Row], ...] = (
            Column(
                title="Name", cell=lambda r: Cell(text=r[0], matches=((0, 5), (7, 4))), stretch=1
            ),
            Column(title="Held", cell=lambda r: Cell(text=r[1], tick=True), width=120),
        )
        table: DataTable[Row] = DataTable(matches, name="Found", row=48)
        table.set_rows((("Alves, Rosa M", "Yes"), ("Alvez, Rosana", "Yes")))
        table.fit(2)
        card = Card(flush=True)
        card.add(table)
        column.addWidget(card)


def _checks() -> QImage:
    image = QImage(21, 21, QImage.Format.Format_Mono)
    for x in range(21):
        for y in range(21):
            image.setPixel(x, y, (x * y + x) % 2)
    return image


PICTURES: dict[str, Callable[[], Page]] = {
    "04-account": AccountPicture,
    "05-take-payment": PayPicture,
    "08-today": TodayPicture,
    "11-board": BoardPicture,
    "components": Components,
}


def make_shell(*, training: bool = False) -> Shell:
    """A shell with the words of the pictures."""
    shell = Shell("Health Connector Payments", training=training)
    shell.header.set_station("Boston, station 1")
    shell.header.set_time("Mon 23 Nov 2026, 10:50 AM")
    shell.header.set_person("A. Rivera", "cashier")
    shell.set_nav(NAV)
    shell.set_status("printer", "Printer ready, 0 held", "printer", Tone.SUCCESS)
    shell.set_status("ledger", "Ledger online, 0 not confirmed, last 10:42", "cloud", Tone.SUCCESS)
    shell.set_status("drawer", "Drawer open since 8:32 AM", "inbox", Tone.SUCCESS)
    return shell


def main(arguments: Sequence[str] | None = None) -> int:
    """Shows one page, or grabs all."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description=__doc__)
    parser.add_argument("page", nargs="?", choices=list(PICTURES), default="components")
    parser.add_argument("--theme", choices=[t.value for t in Theme], default="light")
    parser.add_argument("--scale", type=float, default=1.0, help="text size, 1.0 to 2.0")
    parser.add_argument("--training", action="store_true")
    parser.add_argument("--grab", type=Path, metavar="FOLDER")
    chosen = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    style.apply(app, Theme(chosen.theme), chosen.scale)
    shell = make_shell(training=chosen.training)
    shell.resize(1366, 768)
    if chosen.grab is None:
        shell.show_page(PICTURES[chosen.page]())
        shell.show()
        return app.exec()
    shell.show()
    shell.activateWindow()
    app.processEvents()
    for name, make in PICTURES.items():
        shell.show_page(make())
        for _ in range(3):
            app.processEvents()
        shell.grab().save(str(chosen.grab / f"{name}-{chosen.theme}.png"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
