"""Take payment: the items of a visit, the open one as a form, the visit's sums beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cashier.domain.acceptance import at_amount_in_words
from cashier.domain.calendar import local_date
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import Override, VisitDraft
from cashier.domain.verdict import Severity, Verdict
from cashier.services import payments
from cashier.services.accounts import AccountView
from cashier.services.desk import Approval
from ui.announce import announce
from ui.counter import Counter
from ui.dialogs import ask
from ui.item import (
    Answer,
    ItemInHand,
    Reading,
    answer_key,
    needed,
    provisional,
    read,
    timely,
)
from ui.messages import kind_name, sentence
from ui.page import Page
from ui.screens.approval import ask_approval
from ui.screens.opening import open_view
from ui.screens.pay_dialogs import NameDialog, OddDialog, SplitDialog
from ui.screens.pay_item import ItemForm
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
    next_account,
    payer_of,
    people_of,
    said_of,
    waits,
)
from ui.screens.pay_side import VisitCard
from ui.screens.pay_words import (
    done_word,
    verdict_words,
)
from ui.style import Tone
from ui.tasks import Lane, Latest
from ui.visit import VisitInHand
from ui.widgets import Action, Card, Chip, DataTable, Kind, Text

CHECK_MS = 150
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
            " F8 removes the item and Ctrl+Z brings it back."
        )
        self._counter = counter
        self._index = 0
        self._removed: tuple[int, ItemInHand] | None = None
        self._refusal = ""
        self._wanted = ""
        self._latest = Latest()
        self._check_timer = QTimer(self)
        self._check_timer.setSingleShot(True)
        self._check_timer.setInterval(CHECK_MS)
        self._check_timer.timeout.connect(self.check)
        self._chip = Chip(self.tr("Identity confirmed"), icon="shield-check", tone=Tone.SUCCESS)
        self.table: DataTable[ItemRow] = DataTable(
            item_columns(self._is_open), name=self.tr("Items of this visit")
        )
        self.table.fit(ROWS_SHOWN)
        self.table.chosen.connect(self._row_chosen)
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
        row = QHBoxLayout(self.work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(items)
        left.addWidget(self.form, 1)
        row.addLayout(left, 1)
        row.addWidget(self.side)
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
        form.edited.connect(self._edited)
        form.completed.connect(self.review)
        form.add_item.connect(self.add_item)
        form.split.connect(self.split)
        form.odd.connect(self.looks_odd)
        form.undo.connect(self.bring_back)
        form.account_chosen.connect(self._account_chosen)
        form.name_asked.connect(self._ask_name)
        form.issuer_asked.connect(self._ask_issuer)
        form.verdicts.answered.connect(self._answer)
        form.verdicts.taken_back.connect(self._take_back)

    # --- what the shell reads --------------------------------------------------------------------

    @property
    def visit(self) -> VisitInHand | None:
        """The visit with an account to pay for; None else."""
        visit = self._counter.visit
        return visit if visit is not None and visit.accounts else None

    @property
    def ready(self) -> bool:
        """There is an account and a drawer to put the paper in."""
        return self.visit is not None and self._counter.drawer is not None

    @property
    def item(self) -> ItemInHand:
        """The open item."""
        visit = self.visit
        assert visit is not None
        return visit.forms[self._index]

    def chips(self) -> Sequence[QWidget]:
        """Whether identity was confirmed."""
        return (self._chip,) if self.ready else ()

    def acts(self) -> Sequence[Action]:
        """Review is shut while something blocks an item."""
        if not self.ready:
            drawer = self._counter.drawer is not None
            return (
                Action(text=self.tr("Back"), slot=self.back, key="Esc"),
                Action(
                    text=self.tr("Find an account") if drawer else self.tr("Open a drawer"),
                    slot=partial(self._counter.go, "find" if drawer else "open_drawer"),
                    key="Enter",
                    kind=Kind.PRIMARY,
                ),
            )
        return (
            Action(text=self.tr("Back"), slot=self.back, key="Esc"),
            Action(text=self.tr("Add item"), slot=self.add_item, key="F6", icon="plus"),
            Action(text=self.tr("Add account"), slot=self.add_account, key="F2", icon="user-plus"),
            Action(
                text=self.tr("Review"),
                slot=self.review,
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
            "Ctrl+S": self.split,
            "Ctrl+O": self.looks_odd,
            "F8": self.remove_item,
            "Ctrl+Z": self.bring_back,
            "Alt+A": self.answer_first,
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

    def on_enter(self) -> None:
        """The form opens: from now on the visit has its id."""
        visit = self.visit
        if visit is not None and self.ready:
            visit.open_form(self._counter.desk.clock)
            if not visit.forms:
                self._new_item(visit)
            self._index = min(self._index, len(visit.forms) - 1)
            wanted, self._wanted = self._wanted, ""
            if wanted and visit.account(wanted) is not None and not self.item.amount:
                self.item.for_account = wanted
            self._load()
            self.check()
        self._show_part()

    def on_leave(self) -> None:
        """No check is left running."""
        self._check_timer.stop()
        self._latest.forget()

    def refresh(self) -> None:
        """Asks the rules anew."""
        if self.ready:
            self.check()

    def _show_part(self) -> None:
        self.work.setVisible(self.ready)
        self.nobody.setVisible(not self.ready)
        drawer = self._counter.drawer is not None
        self.why_not.setText(
            self.tr("No account yet. Press Enter or F2 and find it first.")
            if drawer
            else self.tr("Your drawer is not open. Press Enter and open it first.")
        )
        self.changed.emit()

    # --- items -----------------------------------------------------------------------------------

    def _new_item(self, visit: VisitInHand) -> None:
        before = visit.forms[-1] if visit.forms else None
        item = ItemInHand(tender_id=self._counter.desk.clock.new_id())
        if before is not None:
            item.from_name = before.from_name
        item.for_account = next_account(visit)
        visit.forms.append(item)
        self._index = len(visit.forms) - 1
        self._ensure(item.for_account)

    @Slot()
    def add_item(self) -> None:
        """Another row, open for typing. An item that was not begun is used first."""
        visit = self.visit
        if visit is None or not self.ready:
            return
        empty = next((n for n, form in enumerate(visit.forms) if not form.typed), None)
        if empty is None:
            self._new_item(visit)
        else:
            self._index = empty
        self._load()
        self._edited()
        self.form.amount.edit.setFocus()

    def remove_item(self) -> None:
        """Takes the open item out; Ctrl+Z brings it back."""
        visit = self.visit
        if visit is None or not self.ready:
            return
        if self.item.typed:
            self._removed = (self._index, self.item)
        visit.forms.pop(self._index)
        if not visit.forms:
            self._new_item(visit)
        self._index = min(self._index, len(visit.forms) - 1)
        self._load()
        self._edited()
        self.form.first_to_fill().setFocus()
        words = self.tr("Item removed. Ctrl+Z brings it back.")
        if self._removed is not None:
            self.say(hint=words)
            announce(self, words)

    @Slot()
    def bring_back(self) -> None:
        """The item removed last."""
        visit = self.visit
        if visit is None or self._removed is None:
            return
        place, item = self._removed
        self._removed = None
        visit.forms = [form for form in visit.forms if form.typed]
        self._index = min(place, len(visit.forms))
        visit.forms.insert(self._index, item)
        self._load()
        self._edited()
        self.form.first_to_fill().setFocus()

    @Slot(object)
    def _row_chosen(self, row: ItemRow | None) -> None:
        visit = self.visit
        if row is None or visit is None or row.number - 1 == self._index:
            return
        if row.number <= len(visit.forms):
            self._index = row.number - 1
            self._load()
            self._edited()

    def _load(self) -> None:
        """The form shows the open item."""
        visit = self.visit
        assert visit is not None
        desk, drawer = self._counter.desk, self._counter.drawer
        form = self.form
        form.business_date = (
            local_date(desk.clock.now()) if drawer is None else drawer.business_date
        )
        form.twice_from = desk.settings.amount_twice_from_cents
        earlier = [f for f in visit.forms[: self._index] if f.kind.is_check and f.account]
        form.bank_line = (earlier[-1].routing, earlier[-1].account) if earlier else ("", "")
        form.show_item(self.item, self._index + 1)
        self._show_choices()

    def _show_choices(self) -> None:
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
        self._ensure(number)
        self._show_choices()
        self._edited()

    def _ensure(self, number: str) -> None:
        """An account of the household that an item is for becomes one of the visit."""
        visit = self.visit
        if visit is None or visit.account(number) is not None:
            return

        def opened(view: AccountView) -> None:
            visit.put(view)
            if self._counter.visit is visit and visit.forms:
                self._show_choices()
                self._edited()

        open_view(self, self._counter, number, opened, self._failed)

    # --- dialogs ---------------------------------------------------------------------------------

    @Slot()
    def split(self) -> None:
        """One line per account for the open item."""
        visit = self.visit
        if visit is None or not self.ready:
            return
        reading = self._read(self.item)
        if not reading.cents:
            self.say(hint=self.tr("Type the amount first, then split it."))
            self.form.amount.edit.setFocus()
            return
        choices = choices_of(self.visit)
        if len(choices) < 2:
            self.say(hint=self.tr("There is one account. F2 adds another."))
            return
        SplitDialog(
            self, self._index + 1, self.item, reading.cents, choices, self._was_split
        ).open()

    def _was_split(self) -> None:
        for number in self.item.parts:
            self._ensure(number)
        self._show_choices()
        self._edited()

    @Slot()
    def looks_odd(self) -> None:
        """What is unusual about the paper."""
        if self.ready:
            OddDialog(self, self._index + 1, self.item, self._edited).open()

    @Slot()
    def _ask_name(self) -> None:
        self._show_choices()
        NameDialog(
            self, self.tr("Who is paying?"), self.tr("Name"), "payer", self._name_given
        ).open()

    def _name_given(self, name: str) -> None:
        self.item.from_name = name
        self._show_choices()
        self._edited()

    @Slot()
    def _ask_issuer(self) -> None:
        NameDialog(
            self,
            self.tr("Who issued the money order?"),
            self.tr("Issuer"),
            "issuer",
            self._issuer_given,
        ).open()

    def _issuer_given(self, name: str) -> None:
        self.item.issuer = name
        self._edited()

    def add_account(self) -> None:
        """Find another account for this visit."""
        self._counter.go("find")

    # --- reading and judging ---------------------------------------------------------------------

    def _read(self, item: ItemInHand) -> Reading:
        visit = self.visit
        assert visit is not None
        return read(
            item,
            self.form.business_date,
            twice_from=self.form.twice_from,
            payer=payer_of(visit),
            member=visit.member_name,
        )

    @Slot()
    def _edited(self) -> None:
        """Something was typed, ticked or chosen."""
        self._refusal = ""
        if self.hint:
            self.say(hint="")
        self._check_timer.start()
        self._show()

    def _forms(self) -> list[ItemInHand]:
        """The items that are judged: begun, or the open one."""
        visit = self.visit
        return [] if visit is None else [f for f in visit.forms if f.typed or f is self.item]

    def _draft(self, visit: VisitInHand) -> VisitDraft:
        tenders = tuple(
            replace(provisional(self._read(form).tender), accept=()) for form in self._forms()
        )
        return VisitDraft(
            visit_id=visit.visit_id,
            payer_name=payer_of(visit),
            tenders=tenders,
            language=visit.language,
            confirmations=tuple(visit.confirmations),
        )

    @Slot()
    def check(self, then: Callable[[], None] | None = None) -> None:
        """Asks the rules about everything typed so far; `then` follows the answer."""
        visit = self.visit
        if visit is None or not self.ready:
            return
        self._check_timer.stop()
        desk, who, draft = self._counter.desk, self._counter.person, self._draft(visit)

        def answered(answer: tuple[tuple[Verdict, ...], ...] | Refusal | Fault) -> None:
            if isinstance(answer, (Refusal, Fault)):
                self._failed(answer)
                return
            judged = {form.tender_id: form for form in self._forms()}
            for tender, verdicts in zip(draft.tenders, answer, strict=True):
                form = judged.get(tender.tender_id)
                if form is not None:
                    self._judge(form, verdicts)
            self._show()
            if then is not None:
                then()

        callback: Callable[[tuple[tuple[Verdict, ...], ...] | Refusal | Fault], None] = (
            self._latest(answered)
        )
        self._counter.tasks.run(
            Lane.DB, lambda: payments.check(desk, who, draft), self, callback, callback
        )

    def _judge(self, form: ItemInHand, verdicts: tuple[Verdict, ...]) -> None:
        form.verdicts = timely(form, self._read(form), verdicts)
        keys = {answer_key(verdict) for verdict in form.verdicts}
        form.answers = {key: answer for key, answer in form.answers.items() if key in keys}

    def _failed(self, error: Refusal | Fault) -> None:
        self._refusal = sentence(error)
        announce(self, self._refusal, urgent=True)
        self._show()

    def _blocked(self) -> bool:
        visit = self.visit
        return visit is not None and any(blocks_of(form) for form in visit.forms)

    # --- showing ---------------------------------------------------------------------------------

    def _show(self) -> None:
        visit = self.visit
        if visit is None or not self.ready or not visit.forms:
            return
        readings = {form.tender_id: self._read(form) for form in visit.forms}
        reading = readings[self.item.tender_id]
        errors = errors_of(self.item, reading)
        self.form.set_hints(hints_of(visit, self.item, readings, self.form), errors)
        self.form.verdicts.show_said(said_of(visit, self.item, errors, self._refusal))
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
            self._chip.set(self.tr("Identity not confirmed"), icon="eye-off", tone=Tone.MUTED)
        self.context = context_of(visit)
        self.changed.emit()

    def _show_rows(self, rows: tuple[ItemRow, ...]) -> None:
        chosen = rows[self._index]
        if rows != self.table.rows() or self.table.current() != chosen:
            blocked = self.table.blockSignals(True)
            self.table.set_rows(rows, choose=chosen)
            self.table.scrollTo(self.table.currentIndex())
            self.table.blockSignals(blocked)

    def _is_open(self, row: ItemRow) -> bool:
        return row.number == self._index + 1

    # --- warnings --------------------------------------------------------------------------------

    def answer_first(self) -> None:
        """Answers the first sentence that waits."""
        waiting = self.form.verdicts.first_waiting()
        if waiting is not None:
            self._answer(waiting.key)

    @Slot(object)
    def _answer(self, key: tuple[str, str]) -> None:
        verdict = next((v for v in self.item.verdicts if answer_key(v) == key), None)
        visit = self.visit
        if verdict is None or visit is None:
            return
        text = verdict_words(verdict, visit.accounts)
        if verdict.severity is Severity.SUPERVISOR:
            self._ask_supervisor(verdict, text)
            return
        self.item.answers[key] = Answer(
            word=done_word(verdict.code),
            sentence=text,
            who=self._counter.person.name,
            at=self._counter.desk.clock.now(),
        )
        self._show()
        if not self.form.verdicts.focus_waiting():
            self._focus_next()

    def _focus_next(self) -> None:
        """After the last answer the hands go back to the form, or to Review."""
        item = self.item
        empty = [n for n in needed(item.kind) if not self.form.fields[n].edit.text()]
        if empty:
            self.form.fields[empty[0]].edit.setFocus()
        elif item.reviewed:
            self.review()
        else:
            self.form.first_to_fill().setFocus()

    def _ask_supervisor(self, verdict: Verdict, text: str) -> None:
        rule = verdict.code

        def approved(approval: Approval, reason: str) -> None:
            visit = self.visit
            if visit is None:
                return
            visit.overrides = [one for one in visit.overrides if one.rule != rule]
            visit.overrides.append(
                Override(
                    rule=rule,
                    reason=reason,
                    approver=approval.approver.number,
                    approval_id=approval.approval_id,
                )
            )
            self._show()
            if not self.form.verdicts.focus_waiting():
                self._focus_next()

        ask_approval(
            self,
            self._counter,
            act=f"override:{rule}",
            title=self.tr("Take item {number} all the same?").format(number=self._index + 1),
            text=text,
            reasons=(
                self.tr("Looked at the paper, it is good"),
                self.tr("Called the issuer or the bank"),
                self.tr("The payer explained it"),
            ),
            yes=self.tr("Approve"),
            done=approved,
        )

    @Slot(object)
    def _take_back(self, key: tuple[str, str]) -> None:
        visit = self.visit
        self.item.answers.pop(key, None)
        if visit is not None:
            visit.overrides = [one for one in visit.overrides if one.rule != key[0]]
        self._show()

    # --- leaving ---------------------------------------------------------------------------------

    @Slot()
    def review(self) -> None:
        """Everything is read once more; what is missing or waits is shown instead of Review."""
        visit = self.visit
        if visit is None or not self.ready:
            return
        if len(visit.forms) > 1 and any(form.typed for form in visit.forms):
            item = self.item
            visit.forms = [form for form in visit.forms if form.typed]
            self._index = visit.forms.index(item) if item in visit.forms else 0
        for form in visit.forms:
            form.reviewed = True
            form.left |= {*needed(form.kind)}
        self._load()
        self.check(self._reviewed)

    def _reviewed(self) -> None:
        visit = self.visit
        assert visit is not None
        for place, form in enumerate(visit.forms):
            reading = self._read(form)
            trouble = [*reading.missing, *reading.errors]
            blocked = blocks_of(form)
            if trouble or blocked:
                self._stop_at(place, (*trouble, *blocked)[0], bool(trouble))
                return
            if waits(visit, form):
                self._stop_at_warning(place)
                return
        visit.payer_name = payer_of(visit)
        visit.items = [
            at_amount_in_words(replace(self._read(form).tender, accept=form.accepted()))
            for form in visit.forms
        ]
        self._counter.go("review")

    def _open_place(self, place: int) -> None:
        if place != self._index:
            self._index = place
            self._load()
        self._show()

    def _stop_at(self, place: int, name: str, missing: bool) -> None:
        self._open_place(place)
        if name == "amount_again":
            self.form.ask_again()
            self._show()
        elif name == "issuer":
            self._ask_issuer()
        else:
            self.form.control_of(name).setFocus()
        words = (
            self.tr("Item {number} is not complete.").format(number=place + 1)
            if missing
            else self.form.verdicts.said[0].text
            if self.form.verdicts.said
            else ""
        )
        self.say(hint=words if missing else "")
        announce(self, words, urgent=True)

    def _stop_at_warning(self, place: int) -> None:
        self._open_place(place)
        self.form.verdicts.focus_waiting()
        waiting = [one for one in self.form.verdicts.said if one.waits]
        words = (
            self.tr("1 sentence to answer, Alt+A.")
            if len(waiting) == 1
            else self.tr("{count} sentences to answer, Alt+A.").format(count=len(waiting))
        )
        self.say(hint=words)
        announce(self, words)

    def back(self) -> None:
        """To the account; asks only where something typed would be lost."""
        visit = self.visit
        if visit is None:
            self._counter.go("find")
            return
        if visit.empty:
            self._discard()
            return
        count = sum(form.typed for form in visit.forms)
        title = (
            self.tr("Discard 1 item?")
            if count == 1
            else self.tr("Discard {count} items?").format(count=count)
        )
        ask(
            self,
            title,
            self.tr("Nothing is recorded yet. What was typed for this payment would be lost."),
            yes=self.tr("Discard"),
            no=self.tr("Keep typing"),
            dangerous=True,
            answer=self._back_answered,
        )

    def _back_answered(self, yes: bool) -> None:
        if yes:
            self._discard()

    def _discard(self) -> None:
        visit = self.visit
        if visit is None:
            return
        visit.forms.clear()
        visit.items.clear()
        visit.overrides.clear()
        visit.visit_id = ""
        self._removed = None
        self._index = 0
        self._counter.go("account", visit.accounts[0].line.billing_account_number)
