"""Take payment: the items of a visit, the open one as a form, the visit's sums beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cashier.domain.calendar import local_date
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.issuers import ISSUERS, Issuers
from cashier.services.accounts import AccountView
from cashier.services.issuers import issuers_of
from ui.announce import announce
from ui.counter import Counter
from ui.item import ItemInHand
from ui.messages import kind_name, sentence
from ui.page import Page
from ui.screens.opening import open_view
from ui.screens.pay_answers import Answers
from ui.screens.pay_checks import Checks
from ui.screens.pay_item import ItemForm
from ui.screens.pay_items import Items
from ui.screens.pay_keeping import Keeping
from ui.screens.pay_leaving import Leaving
from ui.screens.pay_questions import Questions
from ui.screens.pay_scan import fill_item, remember
from ui.screens.pay_showing import (
    ItemRow,
    account_sums,
    blocks_of,
    choices_of,
    context_of,
    errors_of,
    hints_of,
    item_columns,
    item_rows,
    people_of,
    said_of,
)
from ui.screens.pay_side import VisitCard
from ui.screens.pay_words import verify_at
from ui.style import Tone
from ui.tasks import Lane
from ui.visit import VisitInHand
from ui.wedge import Scan
from ui.widgets import Action, Card, Chip, Kind, Text
from ui.widgets.folding_table import FoldingTable
from ui.widgets.reflow import Columns

ROWS_SHOWN = 2
KIND_KEYS = (
    ("Alt+1", InstrumentKind.PERSONAL_CHECK),
    ("Alt+2", InstrumentKind.BUSINESS_CHECK),
    ("Alt+3", InstrumentKind.BANK_CHECK),
    ("Alt+4", InstrumentKind.USPS_MONEY_ORDER),
)


class PayPage(Page):
    """The heart of the counter. All that was typed lives in `counter.visit`, so that leaving,
    locking and coming back lose nothing.
    """

    nav_key = "pay"

    def __init__(self, counter: Counter) -> None:
        super().__init__(self.tr("Take payment"))
        self.help = self.tr(
            "Type the amount from the paper. Enter goes to the next field, Space ticks and moves"
            " on. F6 adds an item, F2 an account, Ctrl+1 to Ctrl+9 say what the item is for,"
            " F8 removes the item and Ctrl+Z brings it back. Cash or a card offered: Ctrl+W."
        )
        self.counter = counter
        self.index = 0
        self.issuers = ISSUERS
        self._refusal = ""
        self._wanted = ""
        self.checks, self.items = Checks(self), Items(self)
        self.questions, self.answers = Questions(self), Answers(self)
        self.leaving, self.keeping = Leaving(self), Keeping(self)
        self._chip = Chip(self.tr("Identity confirmed"), icon="shield-check", tone=Tone.SUCCESS)
        self.table: FoldingTable[ItemRow] = FoldingTable(
            item_columns(self._is_open), name=self.tr("Items of this visit")
        )
        self.table.fit(ROWS_SHOWN)
        self.table.chosen.connect(self.items.row_chosen)
        self.form = ItemForm()
        self.side = VisitCard()
        self.nobody = self._nobody()
        self._lay_out()
        self._connect()
        self._show_part()

    def _lay_out(self) -> None:
        items = Card(flush=True)
        items.add(self.table)
        self.work = QWidget()
        columns = Columns(self.work)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(items)
        left.addWidget(self.form, 1)
        columns.add(left, 520, stretch=1)
        columns.add(self.side, 296)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.nobody, 1)
        column.addWidget(self.work, 1)

    def _nobody(self) -> Card:
        card = Card(padding=24)
        self.why_not = Text("", wrap=True)
        card.add(self.why_not)
        card.body.addStretch(1)
        return card

    def _connect(self) -> None:
        form = self.form
        form.edited.connect(self.edited)
        form.completed.connect(self.leaving.review)
        form.add_item.connect(self.items.add)
        form.split.connect(self.questions.split)
        form.odd.connect(self.questions.looks_odd)
        form.undo.connect(self.items.bring_back)
        form.account_chosen.connect(self._account_chosen)
        form.name_asked.connect(self.questions.ask_name)
        form.issuer_asked.connect(self.questions.ask_issuer)
        form.verdicts.answered.connect(self.answers.answer)
        form.verdicts.taken_back.connect(self.answers.take_back)

    # --- what the shell reads --------------------------------------------------------------------

    @property
    def visit(self) -> VisitInHand | None:
        """The visit with something to pay for; None else."""
        visit = self.counter.visit
        return visit if visit is not None and visit.payable else None

    @property
    def ready(self) -> bool:
        """There is an account and a drawer to put the paper in."""
        return self.visit is not None and self.counter.drawer is not None

    @property
    def item(self) -> ItemInHand:
        """The open item."""
        visit = self.visit
        assert visit is not None
        return visit.forms[self.index]

    def chips(self) -> Sequence[QWidget]:
        """Whether identity was confirmed."""
        return (self._chip,) if self.ready else ()

    def acts(self) -> Sequence[Action]:
        """Review is shut while something blocks an item."""
        if not self.ready:
            drawer = self.counter.drawer is not None
            return (
                Action(text=self.tr("Back"), slot=self.leaving.back, key="Esc"),
                Action(
                    text=self.tr("Find an account") if drawer else self.tr("Open a drawer"),
                    slot=partial(self.counter.go, "find" if drawer else "open_drawer"),
                    key="Enter",
                    kind=Kind.PRIMARY,
                ),
            )
        return (
            Action(text=self.tr("Back"), slot=self.leaving.back, key="Esc"),
            Action(text=self.tr("Add item"), slot=self.items.add, key="F6", icon="plus"),
            Action(text=self.tr("Add account"), slot=self.add_account, key="F2", icon="user-plus"),
            Action(
                text=self.tr("Review"),
                slot=self.leaving.review,
                key="Enter",
                kind=Kind.PRIMARY,
                enabled=not self._blocked(),
            ),
        )

    def keys(self) -> Mapping[str, Callable[[], None]]:
        """Everything the form does, by key."""
        visit = self.visit
        if visit is None or not self.ready:
            return {}
        found: dict[str, Callable[[], None]] = {
            "Ctrl+S": self.questions.split,
            "Ctrl+O": self.questions.looks_odd,
            "Ctrl+I": self.questions.confirm,
            "F8": self.items.remove,
            "Ctrl+Z": self.items.bring_back,
            "Alt+A": self.answers.first,
        }
        for key, kind in KIND_KEYS:
            found[key] = partial(self.form.choose_kind, kind)
        for place in range(min(9, len(choices_of(self.visit)))):
            found[f"Ctrl+{place + 1}"] = partial(self._choose_account, place)
        return found

    def key_names(self) -> Mapping[str, str]:
        """For the palette."""
        names = {
            "Ctrl+S": self.tr("Split this item over accounts"),
            "Ctrl+O": self.tr("Something looks odd"),
            "Ctrl+I": self.tr("Confirm identity"),
            "F8": self.tr("Remove this item"),
            "Ctrl+Z": self.tr("Bring the removed item back"),
            "Alt+A": self.tr("Answer the first warning"),
        }
        for key, kind in KIND_KEYS:
            words = self.tr("Money order") if kind.is_money_order else kind_name(kind)
            names[key] = words
        for place, (words, _) in enumerate(choices_of(self.visit)[:9]):
            names[f"Ctrl+{place + 1}"] = self.tr("For {account}").format(account=words)
        return names

    def first_focus(self) -> QWidget | None:
        """Where typing goes on."""
        return self.form.first_to_fill() if self.ready else None

    def show_about(self, about: object) -> None:
        """The billing account number that was added, or the sentence of a refusal."""
        if isinstance(about, (Refusal, Fault)):
            self._refusal = sentence(about)
        elif isinstance(about, str):
            self._wanted = about

    def scanned(self, scan: Scan) -> bool:
        """A bank line fills the open item, a coupon adds its account."""
        return fill_item(self, scan)

    def before_scan(self) -> Callable[[], None] | None:
        """The open item as it is now."""
        return remember(self)

    def unlocked(self) -> None:
        """The same form, with the accounts as somebody unconfirmed sees them."""
        self.on_enter()

    def on_enter(self) -> None:
        """The form opens: from now on the visit has its id."""
        visit = self.visit
        if visit is not None and self.ready:
            visit.open_form(self.counter.desk.clock)
            if not visit.forms:
                self.items.new(visit)
            self.index = min(self.index, len(visit.forms) - 1)
            wanted, self._wanted = self._wanted, ""
            known = visit.account(wanted) is not None or wanted == visit.unknown
            if wanted and known and not self.item.amount:
                self.item.for_account = wanted
            self.load()
            self.checks.check()
            desk = self.counter.desk
            self.counter.tasks.run(Lane.DB, lambda: issuers_of(desk), self, self._issuers_known)
        self._show_part()

    def _issuers_known(self, issuers: Issuers) -> None:
        """The administrator's table of money-order issuers: marks to tick, phones."""
        self.issuers = issuers
        if self.visit is None or not self.visit.forms:
            return
        other = any(form.issuers != issuers for form in self.visit.forms)
        for form in self.visit.forms:
            form.issuers = issuers
        if other:
            self.form.issuers_changed()
            self.show_typed()

    def on_leave(self) -> None:
        """No check is left running, and what was typed is kept."""
        self.checks.stop()
        self.keeping.now()

    def refresh(self) -> None:
        """Asks the rules anew."""
        if self.ready:
            self.checks.check()

    def _show_part(self) -> None:
        self.work.setVisible(self.ready)
        self.nobody.setVisible(not self.ready)
        drawer = self.counter.drawer is not None
        self.why_not.setText(
            self.tr("No account yet. Press Enter or F2 and find it first.")
            if drawer
            else self.tr("Your drawer is not open. Press Enter and open it first.")
        )
        self.changed.emit()

    # --- items -----------------------------------------------------------------------------------

    def load(self) -> None:
        """The form shows the open item."""
        visit = self.visit
        assert visit is not None
        desk, drawer = self.counter.desk, self.counter.drawer
        form = self.form
        form.business_date = (
            local_date(desk.clock.now()) if drawer is None else drawer.business_date
        )
        form.twice_from = desk.settings.amount_twice_from_cents
        earlier = [f for f in visit.forms[: self.index] if f.kind.is_check and f.account]
        form.bank_line = (earlier[-1].routing, earlier[-1].account) if earlier else ("", "")
        form.show_item(self.item, self.index + 1)
        self.show_choices()

    def show_choices(self) -> None:
        """Whom the open item may be from, and what it may be for."""
        visit = self.visit
        assert visit is not None
        accounts: list[tuple[str, object]] = [(words, n) for words, n in choices_of(self.visit)]
        if self.item.parts:
            words = self.tr("{count} accounts").format(count=len(self.item.parts))
            accounts.insert(0, (words, None))
        self.form.set_choices(people_of(visit), accounts)
        if self.item.parts:
            self.form.for_box.set_value(None)

    def _choose_account(self, place: int) -> None:
        choices = choices_of(self.visit)
        if place < len(choices):
            self._account_chosen(choices[place][1])

    @Slot(object)
    def _account_chosen(self, number: object) -> None:
        if not isinstance(number, str):
            return
        self.item.for_account = number
        self.item.parts = {}
        self.ensure(number)
        self.show_choices()
        self.edited()

    def ensure(self, number: str) -> None:
        """An account of the household that an item is for becomes one of the visit."""
        visit = self.visit
        if visit is None or number in ("", visit.unknown) or visit.account(number) is not None:
            return

        def opened(view: AccountView) -> None:
            visit.put(view)
            if self.counter.visit is visit and visit.forms:
                self.show_choices()
                self.edited()

        open_view(self, self.counter, number, opened, self.failed)

    def add_account(self) -> None:
        """Find another account for this visit."""
        self.counter.go("find")

    # --- reading and judging ---------------------------------------------------------------------

    @Slot()
    def edited(self) -> None:
        """Something was typed, ticked or chosen."""
        self._refusal = ""
        if self.hint:
            self.say(hint="")
        self.checks.soon()
        self.show_typed()

    def failed(self, error: Refusal | Fault) -> None:
        """Something asked for in the background was refused or went wrong: said under the form."""
        self._refusal = sentence(error)
        announce(self, self._refusal, urgent=True)
        self.show_typed()

    def _blocked(self) -> bool:
        visit = self.visit
        return visit is not None and any(blocks_of(form) for form in visit.forms)

    # --- showing ---------------------------------------------------------------------------------

    def show_typed(self) -> None:
        """Hints, errors, sentences, rows and sums follow what is typed."""
        visit = self.visit
        if visit is None or not self.ready or not visit.forms:
            return
        self.keeping.soon()
        readings = {form.tender_id: self.checks.read(form) for form in visit.forms}
        reading = readings[self.item.tender_id]
        errors = errors_of(self.item, reading)
        self.form.set_hints(hints_of(visit, self.item, readings, self.form), errors)
        self.form.issuer.set_hint(verify_at(self.item, self.counter.desk.settings), Tone.MUTED)
        self.form.verdicts.show_said(
            said_of(visit, self.item, errors, self._refusal, self.form.asks())
        )
        self._show_rows(item_rows(visit, readings))
        self.side.show_visit(
            items=sum(form.typed for form in visit.forms),
            received=sum(one.cents for one in readings.values()),
            sums=account_sums(visit, readings),
            language=visit.language,
        )
        confirmed = any(view.confirmation is not None for view in visit.accounts)
        if confirmed:
            self._chip.set(self.tr("Identity confirmed"), icon="shield-check", tone=Tone.SUCCESS)
        else:
            words = self.tr("Identity not confirmed, Ctrl+I")
            self._chip.set(words, icon="eye-off", tone=Tone.MUTED)
        self.context = context_of(visit)
        self.changed.emit()

    def _show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        chosen = rows[self.index]
        if rows != self.table.rows() or self.table.current() != chosen:
            blocked = self.table.blockSignals(True)
            self.table.set_rows(rows, choose=chosen)
            self.table.scrollTo(self.table.currentIndex())
            self.table.blockSignals(blocked)

    def _is_open(self, row: ItemRow) -> bool:
        return row.number == self.index + 1
