"""What a screen is to the shell: a Page with a title, a few acts, and its content as ordinary
layout.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.style import DressedWhenShown
from ui.wedge import Scan
from ui.widgets import Action


class Page(DressedWhenShown):
    """Base of all screens. Lay out the content on the page itself, without margins: the shell has
    them.

    Set `title`, `context` and `hint` and emit `changed` (or call `say`) when they or `acts` change.

    Signals: `changed` when title, context, chips or acts are to be read anew.
    """

    changed = Signal()

    #: Entry of the navigation that is marked while this page is shown.
    nav_key: str = ""
    #: True for sign-in and lock: no navigation, no action bar, content in the middle of the canvas.
    bare: bool = False
    #: Help text of F1, plain sentences.
    help: str = ""

    def __init__(self, title: str = "", context: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.context = context
        self.hint = ""

    def say(
        self, *, title: str | None = None, context: str | None = None, hint: str | None = None
    ) -> None:
        """Changes words of the frame."""
        self.title = self.title if title is None else title
        self.context = self.context if context is None else context
        self.hint = self.hint if hint is None else hint
        self.changed.emit()

    def toast(self, text: str) -> None:
        """A success that needs no answer, in the frame; to nobody where the page stands alone."""
        toast = getattr(self.window(), "toast", None)
        if toast is not None:
            toast(text)

    def to_primary(self) -> None:
        """The focus to the primary button: Enter after the last field only goes on to it, and the
        act is its own key or a press of it."""
        bar = getattr(self.window(), "action_bar", None)
        button = bar.primary() if bar is not None else None
        if button is not None:
            button.setFocus()

    def chips(self) -> Sequence[QWidget]:
        """Widgets at the right end of the title row. Return the same objects each time."""
        return ()

    def acts(self) -> Sequence[Action]:
        """Buttons of the action bar with their keys."""
        return ()

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Further keys without a button in the action bar, for example "Ctrl+1"; they win over the
        shell's.
        """
        return {}

    def key_names(self) -> Mapping[str, str]:
        """Words of `keys` for the palette and help; a key without words is not listed."""
        return {}

    def first_focus(self) -> QWidget | None:
        """What has the focus when the page comes; None for the primary button."""
        return None

    def on_enter(self) -> None:
        """The page is shown now."""

    def on_leave(self) -> None:
        """Another page is shown now."""

    def refresh(self) -> None:
        """Reads anew what it shows."""

    def take_over(self, before: "Page") -> None:
        """Goes on where the same page stood that was made before the language changed; called
        before it is shown."""

    def unlocked(self) -> None:
        """Shown again after a lock, neither left nor entered: what was typed stands. What only a
        confirmed identity had shown goes, for the confirmation ended with the lock.
        """

    def escape(self) -> bool:
        """Esc without a button for it; True when something was done."""
        return False

    def scanned(self, scan: Scan) -> bool:
        """What a scan does here; False where it has no use, which is then said. Never a badge, and
        never an unknown code.
        """
        return False

    def text_scanned(self, text: str) -> bool:
        """Whether the page took a scan as plain text, before anybody asks what kind of code it is:
        the number of a bag is nobody's.
        """
        return False

    def before_scan(self) -> Callable[[], None] | None:
        """How to put back what the page keeps of its fields, as it is now; None where the fields
        are all. Asked at the first key of whatever may become a scan.
        """
        return None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no control took does the act whose key is Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            found = next((a for a in self.acts() if a.key == "Enter" and a.enabled), None)
            if found is not None and not isinstance(self.focusWidget(), QAbstractButton):
                found.slot()
                return
        super().keyPressEvent(event)
