"""The sections of the settings page, but for what is said about the program itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from cashier.domain.staff import Staff
from cashier.settings import Settings
from ui import style
from ui.counter import Counter
from ui.screens.settings_parts import LookTile, Row, Section
from ui.screens.station_rows import printer_row
from ui.shell import Shell
from ui.sound import Cue
from ui.style import Theme, Tone, px
from ui.widgets import Button, Combo, IconRow, Line, Segments, Tick
from ui.workers import PrintWorker

SIZES = (100, 110, 125, 150, 175, 200)
STACKED_FROM = 1.2
"""Text scale from which four looks stand in two rows."""
MINUTES = (1, 2, 5, 10, 15)
"""What is offered; the longest is the longest that ARC-AMPE AC-11 lets a window stay open."""
HOURS = (4, 8, 10, 12)
ROW_HEIGHT = 64


class DisplaySection(Section):
    """Look and text size: both act on the whole window at once, which is its own sample."""

    icon = "monitor"

    def __init__(self) -> None:
        super().__init__(self.tr("Display"))
        looks = QWidget()
        self._grid = QGridLayout(looks)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.tiles = [
            LookTile(words, theme)
            for words, theme in (
                (self.tr("As this computer"), Theme.SYSTEM),
                (self.tr("Light"), Theme.LIGHT),
                (self.tr("Dark"), Theme.DARK),
                (self.tr("High contrast"), Theme.CONTRAST),
            )
        ]
        for tile in self.tiles:
            tile.toggled.connect(self._look_chosen)
        self.look = Row(
            self.tr("Look"),
            self.tr("The first takes the colors, and the high contrast, set on this computer."),
            looks,
        )
        self.sizes = Segments([(self.tr("{n} %").format(n=size), size) for size in SIZES])
        self.sizes.chosen.connect(self._size_chosen)
        self.size_row = Row(
            self.tr("Text size"), self.tr("Everything grows with it. Nothing is lost."), self.sizes
        )
        self._now: Settings | None = None
        self.add(self.look)
        self.add(self.size_row)
        self.body.addStretch(1)
        self._place()

    def _place(self) -> None:
        wide = max(tile.sizeHint().width() for tile in self.tiles)
        columns = 2 if style.tokens().scale >= STACKED_FROM else len(self.tiles)
        for number, tile in enumerate(self.tiles):
            tile.setFixedWidth(wide)
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(len(self.tiles) + 1):
            self._grid.setColumnStretch(column, int(column == columns))

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_now"):
            self._place()

    def show_now(self, now: Settings, fixed: Mapping[str, str]) -> None:
        """The look and the size in force."""
        self._now = now
        for tile in self.tiles:
            if tile.theme.value == now.theme:
                tile.setChecked(True)
        # a size between two, from a file: the one below it stands for it
        self.sizes.set_value(max(size for size in SIZES if size <= now.text_scale_percent))
        self.look.set_decided(fixed.get("theme", ""))
        self.size_row.set_decided(fixed.get("text_scale_percent", ""))

    @Slot(bool)
    def _look_chosen(self, on: bool) -> None:
        chosen = next((tile.theme.value for tile in self.tiles if tile.isChecked()), None)
        if on and self._now is not None and chosen != self._now.theme:
            self.changed.emit("theme", chosen)

    @Slot(object)
    def _size_chosen(self, size: object) -> None:
        shown = self._now
        if shown is None or not isinstance(size, int):
            return
        if size != max(one for one in SIZES if one <= shown.text_scale_percent):
            self.changed.emit("text_scale_percent", size)


class SoundSection(Section):
    """On or off, and what each sounds like."""

    icon = "volume-2"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Sound"))
        self._counter = counter
        self.tick = Tick(self.tr("Play sounds"))
        self.tick.toggled.connect(self._ticked)
        self.row = Row(
            self.tr("Sounds at this window"),
            self.tr("What a sound says always stands on the screen as well."),
            self.tick,
        )
        self.tick.setAccessibleName(self.tr("Play sounds"))
        self._now: Settings | None = None
        self.add(self.row)
        list_ = QVBoxLayout()
        list_.setSpacing(0)
        self.rows: list[IconRow] = []
        self.listen: list[Button] = []
        for cue, title, note, icon, tone in (
            (
                Cue.SCAN,
                self.tr("A scan was taken"),
                self.tr("One short, high"),
                "scan-line",
                Tone.INFO,
            ),
            (
                Cue.POSTED,
                self.tr("A payment was recorded"),
                self.tr("Two, rising"),
                "circle-check",
                Tone.SUCCESS,
            ),
            (
                Cue.ERROR,
                self.tr("Something is wrong"),
                self.tr("Two, low and rough"),
                "triangle-alert",
                Tone.ERROR,
            ),
        ):
            listen = Button(
                self.tr("Listen"), compact=True, name=self.tr("Listen: {what}").format(what=title)
            )
            listen.setProperty("cue", cue.value)
            listen.clicked.connect(self._listen)
            self.listen.append(listen)
            row = IconRow(title, note, icon, tone, trailing=listen, plain=True)
            row.setMinimumHeight(px(ROW_HEIGHT))
            self.rows.append(row)
            list_.addWidget(Line())
            list_.addWidget(row)
        self.body.addLayout(list_)
        self.body.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            for row in self.rows:
                row.setMinimumHeight(px(ROW_HEIGHT))

    def show_now(self, now: Settings, fixed: Mapping[str, str]) -> None:
        """Whether sounds are on."""
        self._now = now
        self.tick.setChecked(now.sound)
        self.row.set_decided(fixed.get("sound", ""))

    @Slot(bool)
    def _ticked(self, on: bool) -> None:
        if self._now is not None and on != self._now.sound:
            self.changed.emit("sound", on)

    @Slot()
    def _listen(self) -> None:
        sounds = self._counter.sounds
        if sounds is not None:
            sounds.sample(Cue(str(self.sender().property("cue"))))


class LanguageSection(Section):
    """The language of the window; each stands there in its own words."""

    icon = "languages"

    def __init__(self) -> None:
        super().__init__(self.tr("Language"))
        self.languages = Segments([("English", "en"), ("Español", "es")])
        self.languages.chosen.connect(self._chosen)
        self.row = Row(
            self.tr("Language of this window"),
            self.tr("Receipts are not changed by it: they follow the member's own language."),
            self.languages,
        )
        self._now: Settings | None = None
        self.add(self.row)
        self.body.addStretch(1)

    def show_now(self, now: Settings, fixed: Mapping[str, str]) -> None:
        """The language in force."""
        self._now = now
        self.languages.set_value(now.language)
        self.row.set_decided(fixed.get("language", ""))

    @Slot(object)
    def _chosen(self, language: object) -> None:
        if self._now is not None and language != self._now.language:
            self.changed.emit("language", language)


class LockSection(Section):
    """When the window locks, when it asks for the password whatever happens, and whether a PIN
    will do in between. An administrator's.
    """

    icon = "lock"

    def __init__(self) -> None:
        super().__init__(self.tr("Automatic lock"))
        self.minutes = Combo()
        self.minutes.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.minutes.chosen.connect(self._chosen)
        self.row = Row(
            self.tr("Lock after"),
            self.tr(
                "Without a key or a scan for so long, the window locks. What was typed is kept;"
                " sending and printing go on. Ctrl+L locks at once."
            ),
            self.minutes,
        )
        self.hours = Combo()
        self.hours.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hours.chosen.connect(self._hours_chosen)
        self.hours_row = Row(
            self.tr("Ask for the password after"),
            self.tr("So long after signing in the password is asked again, whatever happens."),
            self.hours,
        )
        self.pin = Tick(self.tr("A PIN may be used at this station"))
        self.pin.toggled.connect(self._pin_ticked)
        self.pin_row = Row(self.tr("PIN"), "", self.pin)
        self.pin.setAccessibleName(self.tr("A PIN may be used at this station"))
        self._now: Settings | None = None
        for row in (self.row, self.hours_row, self.pin_row):
            self.add(row)
        self.body.addStretch(1)

    def show_now(self, now: Settings, fixed: Mapping[str, str]) -> None:
        """What is in force, also where it is nothing that is offered."""
        self._now = now
        offered = sorted({*MINUTES, now.lock_minutes})
        self.minutes.set_items([(self._words(n), n) for n in offered])
        self.minutes.set_value(now.lock_minutes)
        self.row.set_decided(fixed.get("lock_minutes", ""))
        hours = sorted({*HOURS, now.session_hours_max})
        self.hours.set_items([(self._hour_words(n), n) for n in hours])
        self.hours.set_value(now.session_hours_max)
        self.hours_row.set_decided(fixed.get("session_hours_max", ""))
        self.pin.setChecked(now.pin_allowed)
        self.pin_row.set_decided(fixed.get("pin_allowed", ""))

    def _hour_words(self, hours: int) -> str:
        if hours == 1:
            return self.tr("1 hour")
        return self.tr("{n} hours").format(n=hours)

    def _words(self, minutes: int) -> str:
        if minutes == 1:
            return self.tr("1 minute")
        return self.tr("{n} minutes").format(n=minutes)

    @Slot(object)
    def _chosen(self, minutes: object) -> None:
        self.changed.emit("lock_minutes", minutes)

    @Slot(object)
    def _hours_chosen(self, hours: object) -> None:
        self.changed.emit("session_hours_max", hours)

    @Slot(bool)
    def _pin_ticked(self, on: bool) -> None:
        if self._now is not None and on != self._now.pin_allowed:
            self.changed.emit("pin_allowed", on)


class SignInSection(Section):
    """One's own password and PIN. Nobody has to change either by the calendar."""

    icon = "key-round"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Your sign-in"))
        self._counter = counter
        self._now: Settings | None = None
        self.password_button = Button(
            self.tr("Change"), compact=True, name=self.tr("Change your password")
        )
        self.pin_button = Button(self.tr("Choose"), compact=True, name=self.tr("Choose a PIN"))
        self.password_button.clicked.connect(self.ask_password)
        self.pin_button.clicked.connect(self.ask_pin)
        self.rows = (
            IconRow(
                self.tr("Password"),
                self.tr("It never runs out: change it when somebody may know it"),
                "key-round",
                Tone.INFO,
                trailing=self.password_button,
                plain=True,
            ),
            IconRow("", "", "hash", Tone.INFO, trailing=self.pin_button, plain=True),
        )
        self.body.setSpacing(0)
        for number, row in enumerate(self.rows):
            row.setMinimumHeight(px(ROW_HEIGHT))
            if number:
                self.add(Line())
            self.add(row)
        self.body.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            for row in self.rows:
                row.setMinimumHeight(px(ROW_HEIGHT))

    def show_now(self, now: Settings, fixed: Mapping[str, str]) -> None:
        """Whether this person has a PIN here, and may have one."""
        self._now = now
        has, may = self._counter.people.by_pin, now.pin_allowed
        note = (
            self.tr("You have one: it unlocks and switches at this station alone")
            if has
            else self.tr("Six digits unlock and switch at this station alone")
        )
        self.rows[1].set(
            self.tr("PIN"),
            note if may else self.tr("Not allowed at this station"),
            "hash",
            Tone.INFO,
        )
        self.pin_button.setText(self.tr("Change") if has else self.tr("Choose"))
        self.pin_button.setAccessibleName(
            self.tr("Change your PIN") if has else self.tr("Choose a PIN")
        )
        self.pin_button.setEnabled(may or has)

    @Slot()
    def ask_password(self) -> None:
        """The password of now, and another."""
        from ui.screens.new_passphrase import ChangePassphraseDialog

        ChangePassphraseDialog(self, self._counter, self._password_changed).open()

    def _password_changed(self, who: Staff) -> None:
        self._pin_is(False)  # it opened a key that was kept under the password of before
        self._say(self.tr("Your password is changed."))

    @Slot()
    def ask_pin(self) -> None:
        """Chosen, changed or given up, after the password."""
        from ui.screens.pin import PinDialog

        dialog = PinDialog(self, self._counter, has_pin=self._counter.people.by_pin)
        dialog.changed.connect(self._pin_changed)
        dialog.open()

    @Slot(bool)
    def _pin_changed(self, has: bool) -> None:
        self._pin_is(has)
        self._say(
            self.tr("Your PIN unlocks this window and brings you back after another person.")
            if has
            else self.tr("You have no PIN at this station now.")
        )

    def _pin_is(self, has: bool) -> None:
        self._counter.people.by_pin = has
        if self._now is not None:
            self.show_now(self._now, {})

    def _say(self, words: str) -> None:
        window = self.window()
        if isinstance(window, Shell):
            window.toast(words)


class DevicesSection(Section):
    """What stands on the counter as it is set; printer and scanner have a page to be tried on."""

    icon = "printer"

    def __init__(self, counter: Counter, printer: PrintWorker) -> None:
        super().__init__(self.tr("Devices"))
        self._counter, self._printer = counter, printer
        self.printer_button = Button(
            self.tr("Set up"), compact=True, name=self.tr("Set up the printer")
        )
        self.scanner_button = Button(
            self.tr("Set up"), compact=True, name=self.tr("Set up the scanner")
        )
        self.printer_button.clicked.connect(self._to_printer)
        self.scanner_button.clicked.connect(self._to_scanner)
        self.screen_button = Button(
            self.tr("Choose"), compact=True, name=self.tr("Choose the customer's screen")
        )
        self.screen_button.clicked.connect(self._choose_screen)
        self.rows = (
            IconRow("", "", "printer", Tone.INFO, trailing=self.printer_button, plain=True),
            IconRow("", "", "scan-barcode", Tone.INFO, trailing=self.scanner_button, plain=True),
            IconRow("", "", "panel-top", Tone.INFO, trailing=self.screen_button, plain=True),
        )
        for number, row in enumerate(self.rows):
            row.setMinimumHeight(px(ROW_HEIGHT))
            if number:
                self.add(Line())
            self.add(row)
        self.body.setSpacing(0)
        self.body.addStretch(1)
        printer.printer_changed.connect(self.show_printer)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "rows"):
            for row in self.rows:
                row.setMinimumHeight(px(ROW_HEIGHT))

    def show_now(self, now: Settings, fixed: Mapping[str, str]) -> None:
        """What is set; who may change it is said on the pages themselves."""
        self.show_printer()
        prefix = now.scan_prefix or self.tr("none")
        words = self.tr("Prefix {prefix}, gap {gap} ms, check reader {format}")
        self.rows[1].set(
            self.tr("Scanner"),
            words.format(prefix=prefix, gap=now.scan_gap_ms, format=now.scan_micr_format),
            "scan-barcode",
            Tone.INFO,
        )
        decided = fixed.get("customer_screen", "")
        self.rows[2].set(
            self.tr("Customer's screen"),
            decided or now.customer_screen or self.tr("None"),
            "panel-top",
            Tone.INFO,
        )

    @Slot()
    def show_printer(self) -> None:
        """How the printer is now."""
        self.rows[0].set(*printer_row(self._printer))

    @Slot()
    def _to_printer(self) -> None:
        self._counter.go("printer", "settings")

    @Slot()
    def _to_scanner(self) -> None:
        self._counter.go("scanner", "settings")

    @Slot()
    def _choose_screen(self) -> None:
        from ui.screens.customer_choice import CustomerScreenDialog

        CustomerScreenDialog(self, self._counter).open()
