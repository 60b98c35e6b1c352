"""Walks over a page or a window: names for screen readers, cut text, targets, the way of Tab. Used
by the tests of every screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QTextEdit,
    QWidget,
)

from ui import style
from ui.style import Tone, Type
from ui.widgets import DataTable, Icon
from ui.widgets import Text as Words
from ui.widgets.folding_table import FoldingTable
from ui.widgets.frame import ActionBar, NavItem
from ui.widgets.paint import text_width
from ui.widgets.pdf_view import PdfView
from ui.widgets.table import PAD, cell_width

Text, Role = QAccessible.Text, QAccessible.Role
Path = tuple[int, ...]
TARGET_MIN = 24
STATES = frozenset({Tone.SUCCESS, Tone.WARNING, Tone.ERROR})
ROWS_LOOKED_AT = 20


def nodes(
    node: QAccessibleInterface, path: Path = ()
) -> Iterator[tuple[QAccessibleInterface, Path]]:
    """Every node a screen reader can meet; closed combo lists and hidden pages are none."""
    yield node, path
    for number in range(node.childCount()):
        child: QAccessibleInterface | None = node.child(number)  # the stubs leave None out
        if child is not None and not child.state().invisible:
            yield from nodes(child, (*path, number))


def name_of(node: QAccessibleInterface) -> str:
    """The name; on Linux a combo's "name" is its current value, so there the label's is taken."""
    if node.role() != Role.ComboBox:
        return node.text(Text.Name).strip()
    labels = [other.text(Text.Name) for other, _ in node.relations()]
    widget = node.object()
    assert isinstance(widget, QWidget)
    return (labels or [widget.accessibleName()])[0].strip()


def faults(page: QWidget) -> Iterator[tuple[Path, tuple[object, str]]]:
    """Focusable nodes without a name, and names that two of one role share. What a page calls as
    the navigation calls it does the same, and is to be called so.
    """
    QAccessible.setActive(True)
    seen: Counter[tuple[object, str]] = Counter()
    for node, path in nodes(QAccessible.queryAccessibleInterface(page)):
        if isinstance(node.object(), NavItem):
            if not name_of(node):
                yield path, (node.role(), "")
            continue
        if node.state().focusable and node.role() not in (Role.Cell, Role.ListItem):
            key = (node.role(), name_of(node))
            seen[key] += 1
            if not key[1] or seen[key] > 1:
                yield path, key


def clipped(page: QWidget) -> Iterator[str]:
    """Words of labels, buttons, combos, entries of the navigation and heads of tables that do not
    fit where they stand.
    """
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text() or label.pixmap().width() > 0:
            continue
        if label.wordWrap():
            if label.heightForWidth(label.width()) > label.height() + 1:
                yield label.text()
        elif label.sizeHint().width() > label.width() + 1:
            yield label.text()
    for button in page.findChildren(QAbstractButton):
        hint = button.minimumSizeHint()
        cut = hint.width() > button.width() + 1 or hint.height() > button.height() + 1
        if button.isVisible() and button.text() and cut:
            yield button.text()
    for combo in page.findChildren(QComboBox):
        words = QFontMetricsF(combo.font()).horizontalAdvance(combo.currentText())
        if combo.isVisible() and words > combo.width() - 12 - 20 - 16:
            yield combo.currentText()
    for item in page.findChildren(NavItem):
        if item.isVisible() and item.words_room() < item.words_width():
            yield item.text()


def small_targets(page: QWidget) -> Iterator[str]:
    """What can be pressed or typed into and is lower or narrower than 24 px."""
    for one in page.findChildren(QWidget):
        if one.isVisible() and _is_target(one) and min(one.width(), one.height()) < TARGET_MIN:
            yield one.accessibleName() or type(one).__name__


def _is_target(one: QWidget) -> bool:
    if isinstance(one, QLineEdit):
        # what is inside a combo belongs to it
        takes = one.focusPolicy() != Qt.FocusPolicy.NoFocus
        return takes and not isinstance(one.parentWidget(), QComboBox)
    return isinstance(one, QAbstractButton | QComboBox)


def stops(window: QWidget) -> list[QWidget]:
    """What Tab must reach: everything seen and enabled that takes the focus by Tab."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or not one.isEnabled() or one.window() is not window:
            continue
        if not one.focusPolicy() & Qt.FocusPolicy.TabFocus or one.focusProxy() is not None:
            continue
        if isinstance(one, QAbstractButton) and one.autoExclusive() and not one.isChecked():
            continue  # the chosen one of several; arrows go to the others
        found.append(one)
    return found


def crawl(window: QWidget, *, back: bool = False) -> list[QWidget]:
    """Where Tab goes, from what has the focus until it is there again (or Tab is swallowed)."""
    start: QWidget | None = window.focusWidget()  # the stubs leave None out
    if start is None:
        return []
    went = [start]
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    held = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    for _ in range(400):
        now: QWidget = window.focusWidget()
        QTest.keyClick(now, key, held)
        then: QWidget | None = window.focusWidget()
        if then is now or then is None:
            return went  # a trap: whoever calls misses the rest
        if then is went[0]:
            return went
        if then in went[1:]:
            return went  # a ring that leaves the start out
        went.append(then)
    return went


def missed_by_tab(window: QWidget) -> Iterator[str]:
    """What Tab, or Tab backwards, does not reach, or does not leave."""
    wanted = stops(window)
    if wanted and window.focusWidget() not in wanted:
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    for back in (False, True):
        went = crawl(window, back=back)
        for one in wanted:
            if one not in went:
                yield f"{'Shift+Tab' if back else 'Tab'} misses {described(one)}"
        end = went[-1] if went else None
        if end is not None and len(went) < len(wanted):
            yield f"{'Shift+Tab' if back else 'Tab'} ends at {described(end)}"


def described(one: QWidget) -> str:
    """A widget for a person who reads a failed test."""
    return f"{type(one).__name__} {one.accessibleName()!r}"


def cut_heads(page: QWidget) -> Iterator[str]:
    """Heads of columns that do not fit."""
    for table in page.findChildren(QTableView):
        head = table.horizontalHeader()
        if not table.isVisible() or not head.isVisible() or table.model() is None:
            continue
        rooms = {column: head.sectionSize(column) for column in range(head.count())}
        if isinstance(table, FoldingTable) and table.folded:
            rooms = {place.column: place.width for place in table.places}
        for column, room in rooms.items():
            words = str(table.model().headerData(column, Qt.Orientation.Horizontal) or "")
            if text_width(style.font(Type.CAPTION, bold=True), words) > room - 2 * PAD + 1:
                yield words


def by_colour_alone(page: QWidget) -> Iterator[str]:
    """Figures whose colour says something that no word, sign or icon beside them says."""
    for label in page.findChildren(Words):
        if label.isVisible() and label._tone in STATES and not _says(label.text()):
            parent = label.parentWidget()
            near = Qt.FindChildOption.FindDirectChildrenOnly
            beside: list[QWidget] = []
            if parent is not None:
                beside = [*parent.findChildren(Icon, options=near)]
                beside += parent.findChildren(Words, options=near)
            if not any(one is not label and one.isVisible() for one in beside):
                yield label.text()
    for table in page.findChildren(DataTable):
        if not table.isVisible():
            continue
        model = table.table_model
        for row in range(min(model.rowCount(), ROWS_LOOKED_AT)):
            for column in range(model.columnCount()):
                cell = model.cell(row, column)
                if cell.tone in STATES and not cell.icon and not _says(cell.text):
                    yield f"{cell.text} in {table.accessibleName()}"


def sideways(window: QWidget) -> Iterator[str]:
    """What is wider than the room it is shown in: pages and lists that would have to be moved from
    side to side to be read, columns of tables beyond the edge, and acts beyond it. The picture of a
    report's page may be: it is as large as somebody wants it, and has a table for a twin.
    """
    for area in window.findChildren(QAbstractScrollArea):
        if not area.isVisible() or isinstance(area, PdfView | QTextEdit | QPlainTextEdit):
            continue
        hidden = area.horizontalScrollBar().maximum()
        if isinstance(area, QTableView):
            columns = range(area.model().columnCount()) if area.model() is not None else ()
            shown = sum(area.columnWidth(n) for n in columns)
            hidden = max(0, shown - area.viewport().width() - area.verticalScrollBar().width())
        if hidden > 0:
            name = area.accessibleName() or type(area).__name__
            yield f"{name}, {hidden} px are hidden"
    edge = window.width()
    for button in window.findChildren(QAbstractButton):
        end = button.mapTo(window, button.rect().bottomRight()).x()
        if button.isVisible() and isinstance(button.parentWidget(), ActionBar) and end >= edge:
            yield f"the button {button.text()}"


def cut_cells(page: QWidget) -> Iterator[str]:
    """Words of the tables that fold which do not fit where they stand; what is longer than the
    whole line is let off.
    """
    for table in page.findChildren(FoldingTable):
        if not table.isVisible():
            continue
        model, room = table.table_model, table.viewport().width()
        for column in range(model.columnCount()):
            wide = next((p.width for p in table.places if p.column == column), 0)
            wide = (wide or table.columnWidth(column)) - 2 * PAD
            for row in range(min(model.rowCount(), ROWS_LOOKED_AT)):
                cell = model.cell(row, column)
                if wide < cell_width(cell) - 1 and wide + 2 * PAD < room:
                    yield f"{cell.words()} in {table.accessibleName()}"


def hidden_focus(window: QWidget) -> Iterator[str]:
    """What has the focus and is not in sight: all of it, or its chosen row; or, where it is higher
    than its room, a part.
    """
    focus: QWidget | None = window.focusWidget()
    if focus is None or not focus.isVisible() or not window.isAncestorOf(focus):
        return
    within: QWidget = focus
    part = focus.rect()
    if isinstance(focus, QAbstractItemView) and focus.currentIndex().isValid():
        within, part = focus.viewport(), focus.visualRect(focus.currentIndex())
    above: QWidget | None = within
    seen, room = part, part.height()
    while above is not None and above is not window:
        parent: QWidget | None = above.parentWidget()
        if parent is None:
            break
        seen = seen.translated(above.pos()) & parent.rect()
        room = min(room, parent.height())
        above = parent
    if seen.height() < room - 2 and not (room < part.height() and seen.height() > 0):
        yield f"{described(focus)} has the focus: {seen.height()} of {part.height()} px are seen"


def _says(text: str) -> bool:
    """Whether words or a sign tell what the colour does."""
    return not text.strip() or text.startswith(("-", "+")) or any(one.isalpha() for one in text)
