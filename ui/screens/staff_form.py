"""The side form of the list of staff: who is chosen, what can be changed about them, and what is
known. The same form takes a new person.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QWidget

from cashier.domain.staff import Role
from cashier.domain.staff_act import NAME_CHARS_MAX
from cashier.services.staff_admin import Person
from ui import style
from ui.screens import staff_words as said
from ui.style import Tone, Type
from ui.widgets import Card, Combo, EnterFlow, Field, KeyValue, Text

WIDE = 340
NUMBER_CHARS_MAX = 10


class StaffForm(Card):
    """Fields and facts of one person, or the fields of a new one.

    Signals: `edited` when what is typed differs from what stands, or does so no more; `filled` when
    Enter was pressed on the last field.
    """

    edited = Signal()
    filled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(style.px(WIDE))
        self.person: Person | None = None
        self.adding = False
        self._locked = False
        self.name_said = Text("", Type.H3, bold=True, wrap=True)
        self.number = Field(self.tr("Staff number"), hint=self.tr("three to ten digits"))
        self.number.edit.setMaxLength(NUMBER_CHARS_MAX)
        self.name = Field(self.tr("Name, as screens show it"))
        self.name.edit.setMaxLength(NAME_CHARS_MAX)
        self.role = Combo([(said.role(one), one) for one in Role])
        self.role_field = Field(self.tr("Role"), control=self.role)
        self.explained = Text("", tone=Tone.MUTED, wrap=True)
        self.facts = KeyValue(label_width=120, spacing=8)
        self.body.setSpacing(10)
        for widget in (
            self.name_said, self.number, self.name, self.role_field, self.explained, self.facts,
        ):  # fmt: skip
            self.add(widget)
        self.body.addStretch(1)
        self.setMinimumWidth(style.px(WIDE))
        self.number.edit.textEdited.connect(self._typed)
        self.name.edit.textEdited.connect(self._typed)
        self.role.chosen.connect(self._typed)
        self._flow = EnterFlow(
            (self.number.edit, self.name.edit, self.role), self.filled.emit, parent=self
        )

    def changeEvent(self, event: QEvent) -> None:
        """Text size changed."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumWidth(style.px(WIDE))

    @Slot()
    @Slot(str)
    @Slot(object)
    def _typed(self, what: object = None) -> None:
        for field in (self.number, self.name, self.role_field):
            field.set_error("")
        self.edited.emit()

    # --- what stands in it -----------------------------------------------------------------------

    def show_person(self, person: Person | None) -> None:
        """Somebody chosen in the list; what was typed before is gone."""
        self.person, self.adding = person, False
        self._fill()

    def show_new(self) -> None:
        """Empty, for somebody new."""
        self.person, self.adding = None, True
        self._fill()

    def lock(self, locked: bool) -> None:
        """Only to be read, while the ledger is away."""
        self._locked = locked
        self._apply_lock()

    def _fill(self) -> None:
        one = self.person
        there = one is not None or self.adding
        for widget in (self.name_said, self.name, self.role_field, self.explained):
            widget.setVisible(there)
        self.number.setVisible(self.adding)
        self.facts.setVisible(one is not None)
        for field in (self.number, self.name, self.role_field):
            field.set_error("")
        self.number.edit.setText("")
        self.name.edit.setText(one.person.name if one is not None else "")
        self.role.set_value(one.person.role if one is not None else Role.CASHIER)
        if one is None:
            self.name_said.setText(self.tr("A new person"))
            self.explained.setText(
                self.tr(
                    "You get a one-time code to tell them. They choose a password at their first "
                    "sign-in."
                )
            )
        else:
            self.name_said.setText(f"{one.person.name}, {one.person.number}")
            self.explained.setText(said.explained(one))
            self.facts.set_pairs(self._facts(one))
        self._apply_lock()
        self.edited.emit()

    def _facts(self, one: Person) -> list[tuple[str, str]]:
        words, note, _, _ = said.state(one)
        return [
            (self.tr("State"), ", ".join(part for part in (words, note) if part)),
            (self.tr("Last here"), said.last_used(one.last_used)),
            (self.tr("Badge"), self.tr("Enrolled") if one.has_badge else self.tr("Printed number")),
        ]

    def _apply_lock(self) -> None:
        self.name.edit.set_locked(self._locked)
        self.role.setEnabled(not self._locked)

    # --- what was typed --------------------------------------------------------------------------

    @property
    def typed(self) -> tuple[str, str, Role]:
        """Number, name and role as they stand in the fields."""
        role = self.role.value()
        assert isinstance(role, Role), "one is always chosen"
        return self.number.text(), " ".join(self.name.text().split()), role

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not kept yet."""
        number, name, role = self.typed
        if self.adding:
            return bool(number or name)
        if self.person is None:
            return False
        return (name, role) != (self.person.person.name, self.person.person.role)

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self.number.edit if self.adding else self.name.edit

    def show_refusal(self, field: str, words: str) -> bool:
        """A sentence at the field it is about; False where it is about none of them."""
        found = {"number": self.number, "name": self.name, "role": self.role_field}.get(field)
        if found is None or not found.isVisibleTo(self):
            return False
        found.set_error(words)
        found.control.setFocus()
        return True
