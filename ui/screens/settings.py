"""The settings page: what a person may set acts at once, and ten seconds undo it.

What the organization has set stands there, disabled, and says so. Printer and scanner have pages of
their own, with a test and a key that keeps. Source: ux.md 3.13.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from cashier import settings
from cashier.domain.errors import Fault, Refusal
from cashier.domain.staff import Act
from cashier.services.station_settings import Changed, change, may_change
from cashier.settings import Settings
from ui import style
from ui.announce import announce
from ui.counter import Counter
from ui.messages import sentence
from ui.page import Page
from ui.screens.settings_about import AboutSection
from ui.screens.settings_parts import Section, SectionList
from ui.screens.settings_rules import (
    AmountsSection,
    BankSection,
    NoticeSection,
    RulesSection,
)
from ui.screens.settings_sections import (
    DevicesSection,
    DisplaySection,
    LanguageSection,
    LockSection,
    SignInSection,
    SoundSection,
)
from ui.tasks import Lane
from ui.widgets import Action, Button, Combo
from ui.widgets.reflow import Columns
from ui.workers import LedgerWorker, PrintWorker

UNDO_SECONDS = 10
SECTION = 600
"""The least width of a section beside the list, in px at text size 100 %."""


class SettingsPage(Page):
    """A list of sections at left, the chosen one at right; what was changed last stands beside Undo
    in the action bar, where it is always in sight.
    """

    nav_key = "settings"
    wants_workers = True

    def __init__(self, counter: Counter, ledger: LedgerWorker, printer: PrintWorker) -> None:
        super().__init__(self.tr("Settings"))
        del ledger
        self.help = self.tr(
            "What you choose here acts at once. For ten seconds Ctrl+Z takes it back. What your"
            " organization has set cannot be changed at the counter."
        )
        self._counter = counter
        self._back_to = "status"
        self._undo: tuple[str, Mapping[str, object]] | None = None
        self._left = 0
        self._said = ""
        self.about = AboutSection(counter)
        self.sections: tuple[Section, ...] = (
            DisplaySection(),
            SoundSection(counter),
            LanguageSection(),
            LockSection(),
            SignInSection(counter),
            DevicesSection(counter, printer),
            RulesSection(),
            AmountsSection(),
            BankSection(),
            NoticeSection(),
            self.about,
        )
        self.stack = QStackedWidget()
        for section in self.sections:
            section.changed.connect(self._choose)
            self.stack.addWidget(section)
        counter.events.settings_changed.connect(self._changed_elsewhere)
        self.about.table.chosen.connect(self._row_chosen)
        self.about.table.opened.connect(self.about.show_text)
        self.list = SectionList(self.tr("Sections"), self.sections)
        self.list.chosen.connect(self._show_section)
        self.narrow = Combo(
            [(section.words, place) for place, section in enumerate(self.sections)],
            name=self.tr("Section"),
        )
        self.narrow.chosen.connect(self.list.choose)
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self.second)
        self._lay_out()

    def _lay_out(self) -> None:
        self._listed: bool | None = None
        columns = Columns(self)
        columns.add(self.list)
        columns.add(self.narrow, SECTION)
        columns.add(self.stack, SECTION, 1)
        self._fit()
        self._show_section(0)

    def _fit(self) -> None:
        """Where there is no room for a list at the side, one that drops down takes its place."""
        listed = self.list.sizeHint().width() + 16 + style.px(SECTION) <= self.width()
        if listed == self._listed:
            return
        self._listed = listed
        self.list.setVisible(listed)
        self.narrow.setVisible(not listed)
        for section in self.sections:
            section.set_head(section.words if listed else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Width changed."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_listed"):
            self._fit()

    # --- what the shell asks

    def acts(self) -> Sequence[Action]:
        """Back, Undo; and the text of a licence, where the list of them is shown."""
        back = Action(text=self.tr("Back"), slot=self._back, key="Esc")
        undo = Action(
            text=self.tr("Undo"), slot=self.undo, key="Ctrl+Z", enabled=self._undo is not None
        )
        if self.stack.currentWidget() is not self.about:
            return (back, undo)
        show = Action(
            text=self.tr("Show the license"),
            slot=self.about.show_text,
            key="F9",
            enabled=self.about.table.current() is not None,
        )
        return (back, undo, show)

    def first_focus(self) -> QWidget:
        """The chosen section of the list."""
        if self.narrow.isVisibleTo(self):
            return self.narrow
        return self.list.items[self.stack.currentIndex()]

    def show_about(self, about: object) -> None:
        """The name of the screen to go back to."""
        self._back_to = str(about)

    def take_over(self, before: Page) -> None:
        """The section that was shown, and what can still be undone, in the new language's words."""
        assert isinstance(before, SettingsPage)
        self.list.choose(before.stack.currentIndex())
        if before.undoable is not None:
            self._undo, self._left = before.undoable
            self._said = self._sentence(self._undo[0], settings.load(self._counter.desk.home))
            self._second.start()
            self._count()

    @property
    def undoable(self) -> tuple[tuple[str, Mapping[str, object]], int] | None:
        """The last change with what stood there, and for how many seconds more."""
        return None if self._undo is None else (self._undo, self._left)

    def on_enter(self) -> None:
        """The values in force."""
        self.refresh()

    def on_leave(self) -> None:
        """What was changed stays."""
        self._forget()
        self.hint = ""

    def refresh(self) -> None:
        """Reads what is in force, and who decided it."""
        home = self._counter.desk.home
        try:
            now, said = settings.load(home), settings.sources(home)
        except Refusal as refusal:
            self.say(hint=sentence(refusal))
            now, said = self._counter.desk.settings, {}
        self._show(now, said)

    def _show(self, now: Settings, said: Mapping[str, str]) -> None:
        who = self._counter.who
        fixed = {}
        for key in Settings.model_fields:
            if said.get(key) == "policy":
                fixed[key] = self.tr("Set by your organization")
            elif said.get(key) == "environment":
                fixed[key] = self.tr("Set where the program is started on this computer")
            elif who is None or not may_change(who, key):
                fixed[key] = self.tr("An administrator changes this")
        for section in self.sections:
            section.show_now(now, fixed)
        self._list_sections(who is not None and who.may(Act.ADMINISTER))

    def _list_sections(self, all_of_them: bool) -> None:
        listed = [
            (section.words, place)
            for place, section in enumerate(self.sections)
            if all_of_them or not section.administrators
        ]
        places = {place for _, place in listed}
        for place in range(len(self.sections)):
            self.list.show_item(place, place in places)
        if self.stack.currentIndex() not in places:
            self.list.choose(0)
        self.narrow.set_items(listed)
        self.narrow.set_value(self.stack.currentIndex())

    @Slot(int)
    def _show_section(self, place: int) -> None:
        for number, section in enumerate(self.sections):
            # only the section that is shown says how high the page is
            unseen = QSizePolicy.Policy.Ignored
            section.setSizePolicy(
                QSizePolicy.Policy.Preferred,
                QSizePolicy.Policy.Preferred if number == place else unseen,
            )
        self.stack.setCurrentIndex(place)
        if not self.list.items[place].isHidden():
            self.narrow.set_value(place)
        self.say(context=self.sections[place].words)

    @Slot(object)
    def _changed_elsewhere(self, now: object) -> None:
        if self.isVisible():
            self.refresh()

    @Slot(object)
    def _row_chosen(self, row: object) -> None:
        self.changed.emit()

    # --- a change

    @Slot(str, object)
    def _choose(self, key: str, value: object) -> None:
        self._keep(key, {key: value}, self._kept)

    def _keep(
        self, key: str, values: Mapping[str, object], done: Callable[[str, Changed], None]
    ) -> None:
        desk, who = self._counter.desk, self._counter.person
        self._counter.tasks.run(
            Lane.DB,
            lambda: change(desk, who, values),
            self,
            lambda changed: done(key, changed),
            self._refused,
        )

    def _kept(self, key: str, changed: Changed) -> None:
        # steps of one change, as the arrow keys make them, are undone together
        if self._undo is None or self._undo[0] != key:
            self._undo = (key, changed.before)
        self._counter.events.settings_changed.emit(changed.now)
        self._left, self._said = UNDO_SECONDS, self._sentence(key, changed.now)
        self._second.start()
        self.refresh()
        self._count()
        announce(self, self._said)

    def _refused(self, error: Refusal | Fault) -> None:
        self.refresh()
        self.say(hint=sentence(error))
        announce(self, sentence(error), urgent=True)

    def undo(self) -> None:
        """What stood there before the last change."""
        if self._undo is not None:
            key, before = self._undo
            self._keep(key, before, self._undone)

    def _undone(self, key: str, changed: Changed) -> None:
        self._counter.events.settings_changed.emit(changed.now)
        self.refresh()
        said = self._sentence(key, changed.now)
        self._forget(said)
        announce(self, said)

    @Slot()
    def second(self) -> None:
        """One second less to undo in."""
        self._left -= 1
        if self._left > 0:
            self._count()
            return
        self._forget(self._said)

    def _count(self) -> None:
        words = self.tr("{what} {n} s to undo it.")
        self.say(hint=words.format(what=self._said, n=self._left))

    def _forget(self, said: str = "") -> None:
        self._second.stop()
        if self._undo is not None:
            self._undo = None
            has_keys = self.window().focusWidget()
            if isinstance(has_keys, Button) and has_keys.key == "Ctrl+Z":
                self.first_focus().setFocus()  # a disabled button would lose the keys to nobody
        self.say(hint=said)

    def _sentence(self, key: str, now: Settings) -> str:
        match key:
            case "theme":
                return {
                    "system": self.tr("The window follows the colors of this computer."),
                    "light": self.tr("The window is light."),
                    "dark": self.tr("The window is dark."),
                    "contrast": self.tr("The window has high contrast."),
                }[now.theme]
            case "text_scale_percent":
                return self.tr("The text size is {n} %.").format(n=now.text_scale_percent)
            case "sound":
                return self.tr("Sounds are on.") if now.sound else self.tr("Sounds are off.")
            case "language":
                return {
                    "en": self.tr("The window speaks English."),
                    "es": self.tr("The window speaks Spanish."),
                }[now.language]
            case "lock_minutes" if now.lock_minutes == 1:
                return self.tr("The window locks after 1 minute.")
            case "lock_minutes":
                return self.tr("The window locks after {n} minutes.").format(n=now.lock_minutes)
            case "session_hours_max":
                words = self.tr("The password is asked again after {n} h.")
                return words.format(n=now.session_hours_max)
            case "pin_allowed":
                return (
                    self.tr("A PIN may be used at this station.")
                    if now.pin_allowed
                    else self.tr("No PIN is taken at this station.")
                )
        name = next((one.names[key] for one in self.sections if key in one.names), "")
        return self.tr("{name}: changed.").format(name=name) if name else self.tr("Changed.")

    def _back(self) -> None:
        self._counter.go(self._back_to)
