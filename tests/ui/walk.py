"""Walks over a page: names for screen readers, cut text, targets. Used by the tests of every
screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

Text, Role = QAccessible.Text, QAccessible.Role
Path = tuple[int, ...]
TARGET_MIN = 24


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
    """Focusable nodes without a name, and names that two of one role share."""
    QAccessible.setActive(True)
    seen: Counter[tuple[object, str]] = Counter()
    for node, path in nodes(QAccessible.queryAccessibleInterface(page)):
        if node.state().focusable and node.role() not in (Role.Cell, Role.ListItem):
            key = (node.role(), name_of(node))
            seen[key] += 1
            if not key[1] or seen[key] > 1:
                yield path, key


def clipped(page: QWidget) -> Iterator[str]:
    """Words of labels, buttons and combos that do not fit where they stand."""
    for label in page.findChildren(QLabel):
        if not label.isVisible() or not label.text() or label.pixmap().width() > 0:
            continue
        room = label.contentsRect()
        if label.wordWrap():
            if label.heightForWidth(room.width()) > room.height() + 1:
                yield label.text()
        elif label.sizeHint().width() > label.width() + 1:
            yield label.text()
    for button in page.findChildren(QAbstractButton):
        hint = button.sizeHint()
        cut = hint.width() > button.width() + 1 or hint.height() > button.height() + 1
        if button.isVisible() and button.text() and cut:
            yield button.text()
    for combo in page.findChildren(QComboBox):
        words = QFontMetricsF(combo.font()).horizontalAdvance(combo.currentText())
        if combo.isVisible() and words > combo.width() - 12 - 20 - 16:
            yield combo.currentText()


def small_targets(page: QWidget) -> Iterator[str]:
    """Buttons lower or narrower than 24 px."""
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and min(button.width(), button.height()) < TARGET_MIN:
            yield button.accessibleName()
