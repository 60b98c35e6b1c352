"""Signing in, and the same card while the station is locked: the day at left, the person at right.

Nothing here shows member data. The pages behind a lock keep what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.calendar import clock_time, local_date, long_day
from cashier.domain.errors import Fault, Refusal
from cashier.domain.secrets_chosen import is_pin
from cashier.domain.staff import Staff
from cashier.services import counter_day, staffing
from cashier.services.counter_day import CounterDay
from cashier.services.desk import Approval
from ui import style
from ui.announce import announce
from ui.counter import Counter
from ui.idle import seconds_now
from ui.language import LANGUAGES, spoken
from ui.page import Page
from ui.screens.credentials import Credentials, wait_of
from ui.screens.day_words import counter_words, due_words
from ui.screens.sign_in_aside import AsideRow, ask_end_of_wait
from ui.style import Tone, Type, px
from ui.tasks import Lane
from ui.widgets import Button, Card, Combo, Icon, IconText, Kind, Line, Text, Tinted, WrappingText
from ui.widgets.paint import text_width

CARD_WIDTH, CARD_HEIGHT, DAY_WIDTH = 960, 496, 376
CARD_WIDTH_MAX = 1300
FORM_MARGIN = 56
HELP_FROM_SECONDS = 60
"""So long a wait may be ended by a supervisor; a shorter one is over before they come."""


class _Fact(QWidget):
    """An icon, a line, and a quiet line below it where there is one; long words wrap."""

    def __init__(self, icon: str, title: str, note: str = "", *, quiet: bool = False) -> None:
        super().__init__()
        self.icon = Icon(icon, Tone.MUTED if quiet else Tone.INFO)
        tone = Tone.MUTED if quiet else Tone.TEXT
        self.title = Text(title, tone=tone, bold=not quiet, wrap=True)
        self.note = Text(note, tone=Tone.MUTED, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8 if quiet else 12)
        aside = QVBoxLayout()
        aside.addSpacing(2)  # to the middle of the first line
        aside.addWidget(self.icon)
        aside.addStretch(1)
        row.addLayout(aside)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.title)
        column.addWidget(self.note)
        row.addLayout(column, 1)
        self.note.setVisible(not quiet)

    def set(self, title: str, note: str = "") -> None:
        """Other words."""
        self.title.setText(title)
        self.note.setText(note)


class DayCard(Tinted):
    """The left half: the hour, the date, three facts of the day.

    Signals: `known(object)` with the CounterDay once it was read.
    """

    known = Signal(object)

    def __init__(self, counter: Counter) -> None:
        super().__init__("info_tint")
        self._counter = counter
        self._day: object = None
        self.clock = Text("", Type.TOTAL, bold=True)
        self.date = Text("", Type.H3)
        self.due = _Fact("calendar-days", "", "")
        self.paper = _Fact(
            "receipt-text", self.tr("Checks and money orders only"), self.tr("No cash, no cards")
        )
        self.hours = _Fact("store", "", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 36, 24, 42)
        column.setSpacing(18)
        top = QVBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.clock)
        top.addWidget(self.date)
        column.addLayout(top)
        column.addStretch(1)
        for fact in (self.due, self.paper, self.hours):
            column.addWidget(fact)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.show_now)
        self.show_now()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs only while it is seen."""
        super().showEvent(event)
        self.show_now()
        self._tick.start()

    @Slot()
    def show_now(self) -> None:
        """The hour; the facts anew when the day, or the cut-off, has passed."""
        if not self.isVisible():
            self._tick.stop()
        now = self._counter.desk.clock.now()
        words = clock_time(now)
        if words != self.clock.text():
            self.clock.setText(words)
            self.date.setText(long_day(local_date(now)))
            if self._day is not None:
                self.read()

    def read(self) -> None:
        """Reads the facts of the day."""
        desk = self._counter.desk
        self._counter.tasks.run(
            Lane.DB, lambda: counter_day.counter_day(desk), self, self._show, self._not_known
        )

    def _show(self, day: CounterDay) -> None:
        self._day = day
        self.due.set(*due_words(day))
        self.hours.set(*counter_words(day))
        self.known.emit(day)

    def _not_known(self, error: Refusal | Fault) -> None:
        """Before the directory was read once: the day says nothing that is not known."""
        self.due.hide()
        self.hours.hide()


class _SignCard(Page):
    """What sign-in and lock share: the card, the wait, the sentence about a refused try."""

    bare = True
    facts_after_ms = 0
    """The facts of the day may wait until the card can be seen: closed days take long to load."""

    def __init__(self, counter: Counter, title: str) -> None:
        super().__init__(title)
        self.counter = counter
        self._busy = False
        self.heading = WrappingText(title, Type.H1, bold=True)
        self.guide = IconText("", "id-card", Tone.MUTED, word_tone=Tone.MUTED, size=20)
        self.credentials = Credentials(self.tr("Staff number"), self.tr("Password"))
        self.go_button = Button("", key="Enter", kind=Kind.PRIMARY)
        self.note = _Fact("info", "", quiet=True)
        self.aside = AsideRow()
        self.aside.wait_over.connect(self._end_wait)
        self.day = DayCard(counter)
        self.credentials.submitted.connect(self._try)
        self.go_button.clicked.connect(self.credentials.submit)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(FORM_MARGIN, 40, FORM_MARGIN, 36)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addSpacing(4)
        column.addWidget(self.guide)
        column.addSpacing(23)
        column.addWidget(self.credentials)
        column.addSpacing(8)
        column.addWidget(self.go_button)
        column.addSpacing(4)
        column.addWidget(self.aside)
        column.addSpacing(5)
        column.addStretch(1)
        column.addWidget(Line())
        column.addSpacing(16)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(16)
        self.foot.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self.foot)
        self.choices = QHBoxLayout()
        self.choices.setSpacing(12)
        column.addLayout(self.choices)
        self.go_button.setSizePolicy(
            self.credentials.number_field.sizePolicy().horizontalPolicy(),
            self.go_button.sizePolicy().verticalPolicy(),
        )
        self.card = Card(flush=True)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.day, DAY_WIDTH)
        row.addWidget(form, CARD_WIDTH - DAY_WIDTH)
        self.card.body.addLayout(row)
        self.card.installEventFilter(self)
        self._restyle()
        self.outer = QVBoxLayout(self)
        self.outer.setContentsMargins(0, 0, 0, 0)
        self.outer.setSpacing(12)
        self.outer.addStretch(1)
        self.outer.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        self.outer.addStretch(1)

    def _restyle(self) -> None:
        wide = min(px(CARD_WIDTH), CARD_WIDTH_MAX)
        self.card.setFixedWidth(wide)
        if hasattr(self, "notice"):
            self.notice.setFixedWidth(wide)
            self.notice.setMinimumHeight(max(0, self.notice.heightForWidth(wide)))
        # Two lines, if it must be, break where the title has its comma.
        room = wide * (CARD_WIDTH - DAY_WIDTH) // CARD_WIDTH - 2 * FORM_MARGIN
        fits = text_width(style.font(Type.H1, bold=True), self.title) <= room
        self.heading.setText(self.title if fits else self.title.replace(", ", ",\n", 1))
        self._keep_height()

    @Slot()
    def _keep_height(self) -> None:
        """A card in the middle is as high as its layout hints, and a hint knows no wrapped lines:
        without this the fields give way to them.
        """
        layout = self.card.layout()
        if layout is not None:
            needed = layout.totalHeightForWidth(self.card.width())
            self.card.setMinimumHeight(max(px(CARD_HEIGHT), needed))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Words of the card changed."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self.card:
            QTimer.singleShot(0, self, self._keep_height)
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "card"):
            self._restyle()

    def first_focus(self) -> QWidget:
        """The first field to fill."""
        return self.credentials.first_focus()

    def on_enter(self) -> None:
        """The password of who was here before is nobody's business."""
        self.credentials.clear()
        self.aside.offer_help(False)
        self._set_busy(False)
        if self.facts_after_ms:
            QTimer.singleShot(self.facts_after_ms, self.day, self.day.read)
        else:
            self.day.read()

    def _say_go(self) -> str:
        raise NotImplementedError

    def _busy_words(self) -> str:
        raise NotImplementedError

    def _check(self, number: str, password: str) -> Staff:
        raise NotImplementedError

    def _passed(self, who: Staff) -> None:
        raise NotImplementedError

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.credentials.set_busy(busy)
        self.go_button.setText(self._busy_words() if busy else self._say_go())
        if busy:
            announce(self, self._busy_words())

    @Slot()
    def _try(self) -> None:
        if self._busy:
            return
        number, password = self.credentials.number, self.credentials.take_password()
        self._set_busy(True)
        self.counter.tasks.run(
            Lane.DB,
            lambda: self._check(number, password),
            self,
            self._done,
            lambda error: self._refused_with(error, number, password),
        )

    def _refused_with(self, error: Refusal | Fault, number: str, password: str) -> None:
        """What was typed is at hand for one moment more, where it opens another question."""
        self._refused(error)

    def _done(self, who: Staff) -> None:
        self._set_busy(False)
        self.credentials.ask(None)
        self._passed(who)

    def _refused(self, error: Refusal | Fault) -> None:
        self._set_busy(False)
        self.credentials.show_failure(error)
        self.aside.offer_help(wait_of(error) >= HELP_FROM_SECONDS)

    @Slot()
    def _end_wait(self) -> None:
        """The number was typed wrong too often, and its owner stands here with a supervisor."""
        ask_end_of_wait(
            self, self.counter, self.credentials.number, self._wait_ended, self._refused
        )

    def _wait_ended(self) -> None:
        self.aside.offer_help(False)
        self.credentials.clear()
        self.credentials.say(self.tr("You can try again now."))
        self.credentials.password_field.edit.setFocus()


class SignInPage(_SignCard):
    """The first page. Emits `session_changed` with the person; the program decides what follows.

    Signals: `language_chosen(str)`, for who signs in now: the station's setting stays as it is.
    """

    language_chosen = Signal(str)

    help = (
        "Type your staff number and password, or scan your badge and type the password. Your first "
        "time: type the code an administrator told you in place of the password. Forgotten "
        "password: an administrator gives you another code."
    )

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "")
        self.guide.label.setText(self.tr("Scan your badge, or type your number"))
        identity = counter.desk.identity
        self._name_station(identity.site, identity.station)
        self.set_offline(False)
        self.day.known.connect(self._day_known)
        self.language = Combo(LANGUAGES, icon="languages", name=self.tr("Language of the screens"))
        self.language.set_value(spoken())
        self.language.chosen.connect(self._language_chosen)
        self.choices.setContentsMargins(0, 12, 0, 0)
        self.choices.addWidget(self.language)
        self.choices.addStretch(1)
        self.training_button = Button(
            self.tr("Training"), key="Ctrl+Shift+T", icon="graduation-cap"
        )
        self.training_button.clicked.connect(self._training)
        self.choices.addWidget(self.training_button)
        self.aside.chosen.connect(self._come_back)
        self.aside.leaving.connect(self._sign_out)
        # Read before anybody signs in, whose sign-in is the word that they did.
        self.notice = Text("", Type.CAPTION, tone=Tone.MUTED, wrap=True)
        self.notice.hide()
        self._show_notice()
        self._typed = ""

    def _show_notice(self) -> None:
        """As it is now: an administrator may have changed it since the page was made."""
        notice = self.counter.desk.settings.system_use_notice
        if notice == self.notice.text():
            return
        self.notice.setText(notice)
        self.outer.removeWidget(self.notice)
        if notice:
            self.outer.insertWidget(2, self.notice, 0, Qt.AlignmentFlag.AlignHCenter)
        self.notice.setVisible(bool(notice))
        self._restyle()

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Training is entered from here only. There is no navigation here that had Help."""
        return {"Ctrl+Shift+T": self._training, "F1": self._show_help}

    def key_names(self) -> Mapping[str, str]:
        """Words for the list of F1."""
        return {"Ctrl+Shift+T": self.tr("Training"), "F1": self.tr("Help")}

    @Slot()
    def _show_help(self) -> None:
        from ui.help import show_help
        from ui.shell import Shell

        shell = self.window()
        assert isinstance(shell, Shell)
        show_help(shell)

    @Slot()
    def _training(self) -> None:
        self.counter.go("training")

    @Slot(object)
    def _language_chosen(self, language: object) -> None:
        self.language_chosen.emit(str(language))

    def take_over(self, before: Page) -> None:
        """The number that was typed stays; a password is typed anew."""
        assert isinstance(before, SignInPage)
        self.facts_after_ms = before.facts_after_ms
        self._typed = before.credentials.number_field.text()

    @Slot(object)
    def _day_known(self, day: CounterDay) -> None:
        self._name_station(day.site_name, day.station)

    def _name_station(self, site: str, station: str) -> None:
        words = self.tr("Sign in to station {number}, {site}")
        self.title = words.format(number=int(station), site=site)
        self._restyle()

    def set_offline(self, offline: bool) -> None:
        """Says that signing in works all the same."""
        if offline:
            words = self.tr("The ledger cannot be reached. Work is kept here and sent later.")
            self.note.icon.set("cloud-off", Tone.WARNING)
            self.note.set(words)
        else:
            words = self.tr("Station {name}. Work is kept here and sent to the ledger.")
            name = self.counter.desk.identity.name
            self.note.icon.set("hard-drive", Tone.MUTED)
            self.note.set(words.format(name=name))

    def on_enter(self) -> None:
        """Nobody's number stands here any more, but one typed before the language was chosen."""
        self.credentials.ask(None)
        self.credentials.number_field.edit.setText(self._typed)
        self._typed = ""
        self.credentials.password_field.set_hint("")
        self._show_people()
        self._show_notice()
        super().on_enter()

    @property
    def _session_seconds(self) -> float:
        return self.counter.desk.settings.session_hours_max * 3600

    def _show_people(self) -> None:
        people = self.counter.people.aside(seconds_now(), self._session_seconds)
        self.aside.show_people([one.who for one in people])

    @Slot(str)
    def _come_back(self, number: str) -> None:
        self.credentials.badge(number)
        self.credentials.password_field.set_hint(self.tr("or your PIN"))

    @Slot(str)
    def _sign_out(self, number: str) -> None:
        desk, who = self.counter.desk, self.counter.people.leave(number)
        self._show_people()
        self.credentials.first_focus().setFocus()
        if who is not None:
            self.counter.tasks.run(
                Lane.DB, lambda: staffing.sign_out(desk, who), self, lambda done: None
            )

    def _say_go(self) -> str:
        return self.tr("Sign in")

    def _busy_words(self) -> str:
        return self.tr("Signing in")

    def _check(self, number: str, password: str) -> Staff:
        desk = self.counter.desk
        back = self.counter.people.get(number, seconds_now(), self._session_seconds)
        if back is not None and is_pin(password):
            who = staffing.unlock(desk, back.who, password, event=staffing.RESUMED)
            self.counter.people.resume(number)
            return who
        who = staffing.sign_in(desk, number, password)
        staffing.strengthen(desk, who, password)
        return who

    def _passed(self, who: Staff) -> None:
        self.credentials.password_field.set_hint("")
        self.counter.events.session_changed.emit(who)

    def _refused_with(self, error: Refusal | Fault, number: str, password: str) -> None:
        """A one-time code was right: a passphrase of one's own takes its place."""
        if error.code != "sign_in.one_time":
            super()._refused_with(error, number, password)
            return
        from ui.screens.new_passphrase import NewPassphraseDialog

        self._set_busy(False)
        NewPassphraseDialog(self, self.counter, number, password, self._done).open()


class LockPage(_SignCard):
    """The person stays signed in; only they, or a supervisor who ends their session, go on."""

    help = "Type your password to go on where you were."

    def __init__(self, counter: Counter) -> None:
        super().__init__(counter, "")
        self.guide.icon.set("lock", Tone.MUTED)
        self.title = self.tr("Locked")
        self._restyle()
        self.note.icon.set("shield-check", Tone.SUCCESS)
        self.end_button = Button(self.tr("End session"), key="F11", icon="log-out")
        self.end_button.clicked.connect(self.another)
        self.foot.addWidget(self.end_button)
        self.pin_will_do = True
        self.show_why("key")

    def show_why(self, why: str) -> None:
        """What locked it: `key`, `idle`, `slept` or `over` (the hours a session may last)."""
        settings = self.counter.desk.settings
        self.pin_will_do = why != "over"
        if not self.pin_will_do:
            self.credentials.password_field.set_hint("")
        self.note.set(
            {
                "idle": self.tr("Locked because nobody touched it. What you typed is kept."),
                "slept": self.tr("Locked because the computer slept. What you typed is kept."),
                "over": self.tr(
                    "Signed in for {n} hours: your password is asked again. What you typed is kept."
                ).format(n=settings.session_hours_max),
            }.get(why, self.tr("What you typed is kept."))
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """F11 as everywhere: another person."""
        return {"F11": self.another}

    def on_enter(self) -> None:
        """Asks for the password of who is signed in."""
        who = self.counter.person
        self.guide.label.setText(f"{who.name}, {who.number}")
        self.credentials.ask(who)
        has_pin = self.counter.people.by_pin
        self.end_button.setText(self.tr("Switch person") if has_pin else self.tr("End session"))
        self.end_button.set_icon("users" if has_pin else "log-out")
        by_pin = has_pin and self.pin_will_do
        self.credentials.password_field.set_hint(self.tr("or your PIN") if by_pin else "")
        super().on_enter()

    @Slot()
    def another(self) -> None:
        """Another person wants the window. Who comes back by PIN steps aside; the session of who
        would have to sign in again is ended by a supervisor.
        """
        if self.counter.people.by_pin:
            self.counter.go("switch")
        else:
            self.end_session()

    @Slot()
    def end_session(self) -> None:
        """A supervisor may end the session of somebody who left; nobody goes on in their name."""
        from ui.screens.approval import ask_approval

        who = self.counter.person
        ask_approval(
            self,
            self.counter,
            act=staffing.END_SESSION,
            title=self.tr("End the session of {name}?").format(name=who.name),
            text=self.tr(
                "A supervisor signs. A visit that {name} began, and a count, are kept for them; "
                "the drawer stays theirs. Then somebody else can sign in."
            ).format(name=who.name),
            yes=self.tr("End session"),
            done=self._approved,
        )

    def _approved(self, approval: Approval, reason: str) -> None:
        desk, who = self.counter.desk, self.counter.person
        self.counter.tasks.run(
            Lane.DB,
            lambda: staffing.end_session(desk, who, approval.approval_id),
            self,
            self._ended,
            self.credentials.show_failure,
        )

    def _ended(self, done: None) -> None:
        self.counter.go("sign_in")

    def _say_go(self) -> str:
        return self.tr("Unlock")

    def _busy_words(self) -> str:
        return self.tr("Unlocking")

    def _check(self, number: str, password: str) -> Staff:
        desk, who = self.counter.desk, self.counter.person
        return staffing.unlock(desk, who, password, pin_will_do=self.pin_will_do)

    def _done(self, who: Staff) -> None:
        self._set_busy(False)
        self.credentials.clear()
        self._passed(who)

    def _passed(self, who: Staff) -> None:
        self.counter.go("unlocked")
