"""The frame around every page: header, training band, navigation, title row, action bar, status
bar, keys.

The shell knows pages only as `Page` and asks them for words, acts and keys; it reads no store and
calls no service. Its keys are `ui.shell_keys`.
"""

from collections.abc import Sequence

import shiboken6
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import style
from ui.announce import announce
from ui.curtain import Curtain, forget_secrets
from ui.page import Page
from ui.palette import Command, Palette
from ui.shell_keys import ShellKeys
from ui.style import Tone, px
from ui.widgets import (
    ActionBar,
    Banner,
    Button,
    FocusRing,
    NavItem,
    PageTitle,
    Text,
    ThinBar,
    Tinted,
    Toast,
    assign_mnemonics,
)
from ui.widgets.frame import EDGE, PageBox
from ui.widgets.header import Header
from ui.widgets.nav_column import NavColumn, NavEntry
from ui.widgets.paint import Mnemonics
from ui.widgets.ring import Ring, set_ring
from ui.widgets.room import PageRoom
from ui.widgets.status_row import StatusRow

WIDTH, HEIGHT = 1366, 768
"""What the screens are drawn for."""
WIDTH_MIN, HEIGHT_MIN = 1024, 600
"""Down to here the frame is whole and pages scroll in it: a display of 768 lines has fewer for a
window, less its title and the system's bar."""
WIDEST = 1720
"""No page is wider than this, in px at text size 100 %: the whole of a display of 1920."""
LARGE_TEXT = 1.6
"""From this text scale on the frame around a page is as low as it can be."""
PAGE_LETTERS = "au"
"""Alt+A answers a warning and Alt+U takes a suggestion; one letter with two meanings does neither.
"""


class Shell(QWidget):
    """The main window.

    Signals: `nav_requested(str)` with a NavEntry key or "help"; `status_requested(str)` with
    "printer", "ledger" or "drawer"; `switch_requested`, `lock_requested`, `settings_requested`;
    `closing` when the person
    closes the window. Without a `session` there is neither person nor navigation: the first run.
    """

    nav_requested = Signal(str)
    status_requested = Signal(str)
    switch_requested = Signal()
    lock_requested = Signal()
    settings_requested = Signal()
    closing = Signal()

    def __init__(
        self,
        product: str,
        *,
        training: bool = False,
        session: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.training = training
        self.session = session
        self.setWindowTitle(self.tr("TRAINING") if training else product)
        self.setMinimumSize(WIDTH_MIN, HEIGHT_MIN)
        self.resize(WIDTH, HEIGHT)
        self._page: Page | None = None
        self._aid: tuple[QWidget, QWidget] | None = None
        self._aid_shown = False
        self.header = Header(product)
        self.header.switch.clicked.connect(self.switch_requested)
        self.header.lock.clicked.connect(self.lock_requested)
        self.header.settings.clicked.connect(self.settings_requested)
        self.band = Text(self.tr("TRAINING - nothing here is real"), bold=True, tone=Tone.TRAINING)
        self.stack = QStackedWidget()
        self.title_row = PageTitle()
        self.action_bar = ActionBar()
        self.bar = ThinBar()
        self.nav = NavColumn()
        self.nav.chosen.connect(self.nav_requested)
        self.status_row = StatusRow()
        self.status_row.chosen.connect(self.status_requested)
        self.cells = self.status_row.cells
        self.all_actions = self.status_row.all_actions
        self.keys = ShellKeys(self)
        self.all_actions.clicked.connect(self.keys.open_palette)
        self._lay_out()
        self.toast_box = Toast(self)
        self.soon_box = Toast(self, icon="lock", tone=Tone.WARNING, stays=True)
        self.curtain = Curtain(self)
        self._covered: Page | None = None
        self._focus_under: QWidget | None = None
        self._toast_waiting: tuple[str, Tone] | None = None
        self.ring = FocusRing(self)
        if not session:
            for cell in self.cells.values():
                cell.hide()  # nobody works here yet: there is no state to tell
        self._restyle()

    # --- frame -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._band_box = Tinted("training_tint")
        band = self._band_row = QHBoxLayout(self._band_box)
        band.setContentsMargins(16, 0, 16, 0)
        band.setSpacing(24)
        band.addWidget(self.band, 0, Qt.AlignmentFlag.AlignCenter)
        self._pad = QWidget()
        self._pad_ends, self._edge = (0, 0), EDGE
        self._pad_box = QVBoxLayout(self._pad)
        self.room = PageRoom(self.stack)
        self._pad_box.addWidget(self.room)
        self._action_box = Tinted("bg", edge="top")
        actions = QVBoxLayout(self._action_box)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(0)
        actions.addWidget(self.action_bar, 1)
        page = PageBox("canvas")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar.setParent(page)
        self.alarm = Banner(Tone.ERROR, "")
        self.alarm.hide()
        column.addWidget(self.alarm)
        column.addWidget(self.title_row)
        column.addWidget(self._pad, 1)
        column.addWidget(self._action_box)
        self._page_box = page
        page.resized.connect(self._center)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.header, 0, 0, 1, 3)
        grid.addWidget(self._band_box, 1, 0, 1, 3)
        self._band_box.setVisible(self.training)
        grid.addWidget(self.nav, 2, 0)
        grid.addWidget(page, 2, 1)
        grid.addWidget(self.status_row, 3, 0, 1, 3)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)

    def say_anew(self) -> None:
        """The frame's own words after the language changed; the program makes the pages anew and
        sets the navigation, the status and the person again."""
        if self.training:
            self.setWindowTitle(self.tr("TRAINING"))
        self.band.setText(self.tr("TRAINING - nothing here is real"))
        self.status_row.say_anew()
        self.header.say_anew()

    @Slot()
    def _restyle(self) -> None:
        # with large text the frame keeps to what its words need: the page has the rest
        large = style.tokens().scale >= LARGE_TEXT
        self.header.setFixedHeight(px(38 if large else 48))
        self._band_box.setFixedHeight(px(24 if large else 32))
        self.nav.setFixedWidth(px(168))
        # the band's 32 px come out of the frame (12 + 12 + 8), so that every page keeps its 532
        self.title_row.set_height(px(44 if self.training else 56))
        self._action_box.setMinimumHeight(px(52 if large else 64 if self.training else 76))
        self.status_row.setFixedHeight(px(40))
        QTimer.singleShot(0, self, self._place_toast)  # its words have the new size by then

    # --- what the program tells the shell
    # ----------------------------------------------------------

    @property
    def nav_items(self) -> dict[str, NavItem]:
        """The entries of the navigation that are shown, by key."""
        return self.nav.items

    def set_nav(self, entries: Sequence[NavEntry]) -> None:
        """Replaces the navigation; Help stands at its foot."""
        self.nav.set_entries(entries)
        self._show_frame()

    def set_badge(self, key: str, number: int) -> None:
        """How many things wait at an entry of the navigation."""
        self.nav.set_badge(key, number)

    def set_commands(self, commands: Sequence[Command]) -> None:
        """Acts of the program that every page but sign-in and lock has; a page's own keys win."""
        self.keys.set_further(commands)

    def add_aid(self, line: QWidget, card: QWidget) -> None:
        """What helps somebody who learns: a card beside the page where the window is wide enough
        for both, else a line in the training band. `show_aid` shows them.
        """
        self._aid = (line, card)
        self._band_row.addWidget(line, 1)
        self._grid.addWidget(card, 2, 2)
        self.show_aid(False)

    def show_aid(self, shown: bool) -> None:
        """Shows the aid where there is room for it, or neither of its forms."""
        self._aid_shown = shown
        if self._aid is not None:
            line, card = self._aid
            wide = self.width() >= WIDTH + card.width()
            card.setVisible(shown and wide)
            line.setVisible(shown and not wide)

    def set_status(self, cell: str, text: str, icon: str, tone: Tone) -> None:
        """One of "printer", "ledger", "drawer". A cell without text is hidden."""
        self.status_row.set_cell(cell, text, icon, tone)

    def choose_status(self, cell: str) -> None:
        """Marks a status cell as the one whose page is shown; "" for none."""
        self.status_row.mark(cell)

    def show_alarm(self, lead: str, text: str) -> None:
        """A sentence above every page that stays: something about the station itself is wrong. ''
        takes it away."""
        if self.alarm.accessibleName() == f"{lead} {text}".strip():
            return
        self.alarm.set_text(text, lead=lead)
        self.alarm.setVisible(bool(lead or text))
        if lead or text:
            announce(self.alarm, f"{lead} {text}", urgent=True)

    def toast(self, text: str, tone: Tone = Tone.SUCCESS) -> None:
        """A success (or news: INFO) that needs no answer, for 6 s, over the status bar: it covers
        nothing that is being worked on. Also said. What comes during a lock is shown after it.
        """
        if self._covered is not None:
            self._toast_waiting = text, tone
            return
        self.toast_box.show_text(text, tone)
        self._place_toast()
        announce(self, text)

    def say_soon(self, text: str) -> None:
        """What is about to happen by itself, until "" takes it away. Said once, not each second."""
        if not text:
            self.soon_box.hide()
            return
        first = not self.soon_box.isVisible()
        self.soon_box.show_text(text)
        self._place_toast()
        if first:
            announce(self, text, urgent=True)

    # --- pages
    # --------------------------------------------------------------------------------------

    @property
    def page(self) -> Page | None:
        """The page shown now."""
        return self._page

    def show_page(self, page: Page) -> None:
        """Shows a page; it stays in the stack and may be shown again. The frame keeps still."""
        before = self._page
        if before is not None and before is not page and shiboken6.isValid(before):
            before.changed.disconnect(self._read_page)
            before.on_leave()
        covered, self._covered = self._covered, None
        if covered is not None:  # the session was ended behind the lock
            covered.on_leave()
            self.curtain.drop()
            self._toast_waiting = None
        if before is not page:
            page.changed.connect(self._read_page)
        self._put(page)

    def _put(self, page: Page) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._page = page
        self.stack.setCurrentWidget(page)
        page.on_enter()
        self._read_page()
        self._focus_first(page)
        announce(self, ". ".join(part for part in (page.title, page.context) if part))

    def cover(self, page: Page) -> None:
        """Shows `page`, the lock, in front of the one shown, which is neither left nor entered
        again: what was typed in it and in its dialogs stays, but for secrets.
        """
        under = self._page
        if under is None or self._covered is not None:
            return
        under.changed.disconnect(self._read_page)
        forget_secrets(under)
        self._focus_under = self.focusWidget()
        self.toast_box.hide()
        self.say_soon("")
        self.curtain.draw(page)
        self._covered = under
        page.changed.connect(self._read_page)
        self._put(page)

    def uncover(self) -> None:
        """The page that was covered, as it was, with the focus where it was."""
        lock, page = self._page, self._covered
        if lock is None or page is None:
            return
        lock.changed.disconnect(self._read_page)
        lock.on_leave()
        self._covered = None
        page.changed.connect(self._read_page)
        self._page = page
        self.stack.setCurrentWidget(page)
        page.unlocked()
        self._read_page()
        focus, self._focus_under = self._focus_under, None
        if focus is not None and shiboken6.isValid(focus) and page.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus_first(page)
        announce(self, ". ".join(part for part in (page.title, page.context) if part))
        self.curtain.lift()
        if self._toast_waiting is not None:
            self.toast(*self._toast_waiting)
            self._toast_waiting = None

    def drop_page(self, page: Page) -> None:
        """Forgets a page that is not shown, and its half-typed words with it."""
        assert page is not self._page
        self.stack.removeWidget(page)
        page.deleteLater()

    def _focus_first(self, page: Page) -> None:
        target = page.first_focus() or self.action_bar.primary()
        if target is not None and target.isEnabled():
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            self.room.ensureWidgetVisible(target)
        else:
            # nothing to act on yet: the page holds the focus, unmarked, until there is
            set_ring(page, Ring.NONE)
            page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _read_page(self) -> None:
        page = self._page
        if page is None:
            return
        waiting = page.hasFocus()
        pressed_next = self._focused_act()
        self.title_row.set(page.title, page.context, page.chips())
        self.action_bar.set(page.acts(), page.hint)
        self._show_frame()
        self.keys.make()
        frame: list[QAbstractButton] = [
            *self.action_bar.buttons,
            self.header.switch,
            self.header.lock,
        ]
        assign_mnemonics(
            [*frame, *page.findChildren(Button), *self.nav_items.values(), self.all_actions],
            reserved=PAGE_LETTERS,
        )
        if waiting:
            self._focus_first(page)
        elif pressed_next and self._focused_act() != pressed_next:
            # other acts have other buttons: without this the keys would go to the frame's next
            acts = self.action_bar.buttons
            same = next((one for one in acts if one.plain_text() == pressed_next), None)
            if same is not None and same.isEnabled():
                same.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._focus_first(page)

    def _focused_act(self) -> str:
        """The words of the act whose button has the keys; '' where another control has them."""
        focus: QWidget | None = self.focusWidget()
        return next((one.plain_text() for one in self.action_bar.buttons if one is focus), "")

    def _show_frame(self) -> None:
        bare = self._page is None or self._page.bare
        self._action_box.setVisible(not bare)
        for widget in (self.nav, self.all_actions):
            widget.setVisible(self.session and not bare)
        titled = not bare and self._page is not None and bool(self._page.title)
        self.title_row.setVisible(titled)
        self.header.set_session_shown(self.session and not bare)
        top, foot = (12, 8) if self.training else (24, 16)
        self._pad_ends = (0 if titled or bare else top, 0 if bare else foot)
        self._center()
        self.nav.mark("" if self._page is None else self._page.nav_key)

    # --- keys
    # ---------------------------------------------------------------------------------------

    @property
    def palette_box(self) -> Palette | None:
        """The list of all actions that was opened last."""
        return self.keys.palette_box

    def commands(self) -> tuple[Command, ...]:
        """Every act that a key or button can do now, the page's first. One per key."""
        return self.keys.commands()

    def press(self, key: str) -> bool:
        """Does what `key` means now; False when nothing has it or it may not be done now."""
        return self.keys.press(key)

    # --- events
    # -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt letters are underlined while Alt is held: no control takes that key itself."""
        if event.key() == Qt.Key.Key_Alt:
            self._underline(True)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            # the focus may be in the frame: what a page has below is reached all the same
            self.room.page_by(1 if event.key() == Qt.Key.Key_PageDown else -1)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """And no longer."""
        if event.key() == Qt.Key.Key_Alt:
            self._underline(False)
        super().keyReleaseEvent(event)

    def _underline(self, shown: bool) -> None:
        if shown != Mnemonics.shown:
            Mnemonics.shown = shown
            for button in self.findChildren(QAbstractButton):
                button.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps what lies above the page in place."""
        super().resizeEvent(event)
        self.bar.setGeometry(0, 0, self._page_box.width(), 3)
        self.show_aid(self._aid_shown)
        self._place_toast()

    @Slot()
    def _center(self) -> None:
        """On a very large display a page stands in the middle: a line across all of it would not be
        read to its end.
        """
        edge = EDGE + max(0, (self._page_box.width() - 2 * EDGE - px(WIDEST)) // 2)
        top, foot = self._pad_ends
        self._pad_box.setContentsMargins(edge, top, edge, foot)
        if edge != self._edge:
            self._edge = edge
            self.title_row.set_edge(edge)
            self.action_bar.set_edge(edge)

    def _place_toast(self) -> None:
        corner = self._action_box.mapTo(self, QPoint(self._action_box.width(), 0))
        self.toast_box.fit(self.width() - 16, self.status_row.height() - 4)
        self.soon_box.fit(px(400), px(56))
        foot = corner.y() - 16
        for box, above in ((self.toast_box, self._works_in_status_bar()), (self.soon_box, True)):
            if above:  # what comes by itself is to be seen; and no focus is covered
                box.move(corner.x() - box.width() - 24, foot - box.height())
                foot -= box.height() + 8
            else:
                box.move(self.width() - box.width() - 8, self.height() - box.height() - 2)

    def _works_in_status_bar(self) -> bool:
        focus: QWidget | None = self.focusWidget()
        return focus is not None and self.status_row.isAncestorOf(focus)

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "ring"):
            self._restyle()
            self._center()
        elif event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._underline(False)  # Alt+Tab: its release goes to another window

    def closeEvent(self, event: QCloseEvent) -> None:
        """The program decides what closing means; the shell only says that it was asked."""
        self.closing.emit()
        super().closeEvent(event)
