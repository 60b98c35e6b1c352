"""Every page and dialog of the program, each brought onto the real window with something to show.

A page that `ui.pages.SCREENS` names is brought by its name alone, for whoever may see it. A page
that shows something only after another act, and every dialog, has a stage here: a function that
takes the theatre and answers the widget to look at, or None where that is the window itself.
"""

from __future__ import annotations

import importlib
import pkgutil
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

import ui
from cashier.clock import TrainingClock
from cashier.domain.deposit import Deposit
from cashier.domain.drawer import KindCount
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import IdentityMethod, Visit
from cashier.domain.site import Site
from cashier.domain.staff import Staff
from cashier.ledger.open import open_ledger
from cashier.services import accounts, deposits, drafts, drawers, exceptions, items, payments
from cashier.services.desk import open_desk
from cashier.services.places import Station
from cashier.services.reports import archived
from cashier.services.staff_admin import OneTimeCode
from cashier.settings import Home, load, save
from cashier.sync import step
from cashier.vault import Keys
from receipts.printers import parse_printer
from tests.cashier.counter import LINDQVIST, draft, item, overriding
from tests.cashier.counter import check as paper_check
from tests.ui.screens import boards
from tests.ui.screens.conftest import BOYLE, RIVERA
from tests.ui.screens.takings import DENTAL, HEALTH, check, money_order, take, visit_draft
from tests.ui.screens.trays import HADDAD, OKAFOR, closed, home_with_trays
from ui.app import Program
from ui.dialogs import Dialog, ask, show_error
from ui.item import ItemInHand
from ui.page import Page
from ui.pages import SCREENS
from ui.screens.board_acts import LeftOpen
from ui.tasks import InlineTasks
from ui.visit import VisitInHand

MONDAY = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 13, 40, tzinfo=UTC)
UNKNOWN = "799999999"
PERSONAL, USPS = InstrumentKind.PERSONAL_CHECK, InstrumentKind.USPS_MONEY_ORDER


def busy_home(made: Path, folder: Path) -> None:
    """Three days into a week: a deposit prepared, a tray overdue for the bank, a difference nobody
    signed, an account the ledger does not know, and two drawers open with two items each.
    """
    with home_with_trays(made, folder, MONDAY) as (desk, clock, ledger):
        closed(desk, clock, OKAFOR, MONDAY, checks=("500", "501"), orders=1)
        sessions = [one.drawer.session_id for one in deposits.ready(desk, BOYLE).ready]
        deposits.prepare(desk, BOYLE, sessions, ledger=ledger, bag="TE0048209")
        closed(desk, clock, RIVERA, MONDAY, checks=("900", "901"))
        clock.set(WEDNESDAY)
        drawers.open_drawer(desk, HADDAD, WEDNESDAY.date())
        tender = item(desk, paper_check(20600, "1041"), (UNKNOWN, 20600))
        unknown = (overriding(desk, "ACC-UNKNOWN"),)
        payments.take(desk, HADDAD, draft(desk, tender, overrides=unknown))
        drawers.begin_count(desk, HADDAD)
        drawers.count(desk, HADDAD, {USPS: KindCount(items=1, cents=500)})
        drawers.close(desk, HADDAD, reason="one not found", later=True)
        drawers.open_drawer(desk, OKAFOR, WEDNESDAY.date())
        take(desk, OKAFOR, check("777"), money_order("28123456809"))
        drawers.open_drawer(desk, RIVERA, WEDNESDAY.date())
        take(desk, RIVERA, check(), money_order())
        step(desk.store, ledger, clock, desk.identity)


class Theatre:
    """The program over such a home, with work done at once and nothing running by itself."""

    def __init__(self, folder: Path, app: QApplication, *, language: str = "en") -> None:
        keys, clock = Keys(folder=folder / "keys", use_keyring=False), TrainingClock(WEDNESDAY)
        home = Home(folder / "home")
        if language != "en":
            save(home, {"language": language})
        self.desk = open_desk(home, keys, clock, load(home))
        self.clock, self.app = clock, app
        self.program = Program(
            self.desk,
            lambda: open_ledger(self.desk.home.ledger_url, keys, clock),
            parse_printer((folder / "receipts.bin").as_uri()),
            app,
            tasks=InlineTasks(),
            timers=False,
        )
        self.shell, self.counter = self.program.shell, self.program.counter
        self.shell.resize(1366, 768)
        self.program.start()
        self.shell.activateWindow()
        self.program.begin_work()

    def enter(self, who: Staff) -> None:
        """That person is at the window; where it was another, every page is made anew."""
        self.clear()
        before = self.counter.who
        if before is not None and (before.number != who.number or self.program.screen == "lock"):
            self.program.go("sign_in")
        self.counter.who = who
        self.counter.drawer = drawers.current(self.desk, who)
        self.program.session.show_person(who)

    def clear(self) -> None:
        """No dialog stands before the page, and no visit is in hand."""
        for dialog in self.shell.findChildren(QDialog):
            if dialog.isVisible():
                dialog.done(0)
        self.counter.visit = None
        QApplication.processEvents()

    def go(self, name: str, about: object = None) -> Page:
        """The page, shown."""
        self.program.go(name, about)
        assert self.program.screen == name, f"{self.program.screen} came instead of {name}"
        page = self.shell.page
        assert page is not None
        return page

    def visit(self, *, typed: bool = True) -> VisitInHand:
        """Rosa with two accounts, identity confirmed, and two items typed."""
        confirmed = accounts.confirm_identity(self.desk, RIVERA, HEALTH, IdentityMethod.PHOTO_ID)
        views = [
            accounts.open_account(self.desk, RIVERA, number, (confirmed,))
            for number in (HEALTH, DENTAL)
        ]
        visit = VisitInHand(
            accounts=views, confirmations=[confirmed], payer_name=views[0].display_name
        )
        visit.open_form(self.clock)
        if typed:
            made = visit_draft(self.desk, check("1043"), money_order("28123456792"))
            visit.items = list(made.tenders)
            visit.forms = [self.form(kind) for kind in (PERSONAL, USPS)]
        self.counter.visit = visit
        return visit

    def form(self, kind: InstrumentKind = PERSONAL) -> ItemInHand:
        """What was typed of one item."""
        return ItemInHand(
            tender_id=self.clock.new_id(),
            kind=kind,
            amount="206.00",
            number="1043" if kind is PERSONAL else "28123456792",
            for_account=HEALTH,
        )

    def taken(self) -> Visit:
        """The visit taken this morning."""
        number = items.today(self.desk, RIVERA)[0].receipt_number
        return items.visit(self.desk, RIVERA, number)

    def deposit(self) -> Deposit:
        """Monday's, prepared."""
        (one,) = deposits.deposits(self.desk, BOYLE)
        return deposits.deposit(self.desk, BOYLE, one.deposit_id)

    def end(self) -> None:
        """Lets go of everything."""
        self.clear()
        self.program.close()
        self.desk.store.close()
        self.shell.deleteLater()


def copy_of(made: Path, folder: Path) -> Path:
    """A busy home of its own."""
    for name in ("home", "keys"):
        shutil.copytree(made / name, folder / name)
    return folder


Stage = Callable[[Theatre], QWidget | None]
STAGES: dict[str, Stage] = {}


def stage(name: str, who: Staff = RIVERA) -> Callable[[Stage], Stage]:
    """Makes a function the stage of the class of that name (`module.Class`, under `ui.screens`
    where it has no dot).
    """

    def keep(show: Stage) -> Stage:
        def entered(on: Theatre) -> QWidget | None:
            on.enter(who)
            return show(on)

        STAGES[name] = entered
        return entered

    return keep


def dialog(name: str, make: Callable[[Theatre], Dialog], who: Staff = RIVERA) -> None:
    """The stage of a dialog that `make` makes on the window; opened here unless it is open."""

    def show(on: Theatre) -> QWidget:
        made = make(on)
        if not made.isVisible():
            made.open()
        return made

    stage(name, who)(show)


NOT_IMPORTED: list[str] = []
"""Modules that could not be looked at: a test says so, and the others are walked all the same."""


def screens() -> dict[str, type[QWidget]]:
    """Every page and dialog of the program, by the name its stage has."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if module.name != "ui.__main__":
            try:
                importlib.import_module(module.name)
            except ImportError:
                NOT_IMPORTED.append(module.name)
    found: dict[str, type[QWidget]] = {}
    todo: list[type[QWidget]] = [Page, Dialog]
    while todo:
        base = todo.pop()
        below = [one for one in base.__subclasses__() if one.__module__.startswith("ui.")]
        todo += below
        abstract = base in (Page, Dialog) or (below and "_" + base.__name__ in _BASES)
        if not abstract and not base.__module__.startswith("ui.gallery"):
            found[name_of(base)] = base
    return found


_BASES = frozenset(
    {
        *("_ChoosePassphraseDialog", "_HoldingPage", "_LedgerActDialog", "_MistakeDialog"),
        *("__SignCard", "_SetUpPage"),
    }
)
"""Bases that are never shown themselves."""


def name_of(one: type[QWidget]) -> str:
    """`void.VoidDialog` of `ui.screens.void`; `ui.palette.Palette` elsewhere."""
    return f"{one.__module__.removeprefix('ui.screens.')}.{one.__name__}"


def page_names() -> dict[str, str]:
    """Name in `SCREENS` by the name its stage has."""
    return {
        f"{module.removeprefix('ui.screens.')}.{made}": n for n, (module, made) in SCREENS.items()
    }


OFFICE = frozenset(
    {"exceptions", "deposit", "deposits", "deposit_verify", "reports", "board", "trends", "audit"}
)


def stage_of(name: str) -> Stage:
    """The stage of a class; of a page without one, its name asked for by whoever may see it.

    Raises KeyError for a dialog that nobody staged.
    """
    found = STAGES.get(name)
    if found is not None:
        return found
    screen = page_names()[name]

    def show(on: Theatre) -> None:
        on.enter(BOYLE if screen in OFFICE else RIVERA)
        on.go(screen)

    return show


# --- pages ---------------------------------------------------------------------------------------


@stage("sign_in.SignInPage")
def _sign_in(on: Theatre) -> None:
    on.program.go("sign_in")


@stage("sign_in.LockPage")
def _lock(on: Theatre) -> None:
    on.go("today")
    on.program.lock()


@stage("account.AccountPage")
def _account(on: Theatre) -> None:
    on.visit(typed=False)
    on.go("account", HEALTH)


@stage("find.FindPage")
def _find(on: Theatre) -> None:
    page = on.go("find")
    page.search.setText("alves")  # type: ignore[attr-defined]
    page._search()  # type: ignore[attr-defined]


@stage("pay.PayPage")
def _pay(on: Theatre) -> None:
    on.visit()
    on.go("pay")


@stage("review.ReviewPage")
def _review(on: Theatre) -> None:
    on.visit()
    on.go("review")


@stage("posted.PostedPage")
def _posted(on: Theatre) -> None:
    on.program.pages.shown = "review"
    on.go("posted", on.taken())


@stage("visit_page.VisitPage")
def _visit(on: Theatre) -> None:
    on.go("visit", on.taken())


@stage("open_drawer.OpenDrawerPage", BOYLE)
def _open_drawer(on: Theatre) -> None:
    on.go("open_drawer")


@stage("count.CountPage", OKAFOR)
def _count(on: Theatre) -> None:
    on.go("count")


@stage("closed.ClosedPage")
def _closed(on: Theatre) -> None:
    on.go("closed", archived(on.desk, BOYLE)[0])


@stage("deposit_verify.DepositVerifyPage", HADDAD)
def _verify(on: Theatre) -> None:
    on.go("deposit_verify", on.deposit().deposit_id)


@stage("deposits.DepositsPage", BOYLE)
def _deposits(on: Theatre) -> None:
    on.go("deposits", on.deposit().deposit_id)


# --- dialogs -------------------------------------------------------------------------------------


def _nothing(*given: object) -> None:
    pass


def _of(module: str, name: str) -> Callable[..., Dialog]:
    def make(*given: object, **named: object) -> Dialog:
        made = getattr(importlib.import_module(f"ui.screens.{module}"), name)(*given, **named)
        assert isinstance(made, Dialog)
        return made

    return make


dialog(
    "ui.dialogs.Question",
    lambda on: ask(
        on.shell, "Void check 1042 for $206.00?", "It stands.", yes="Void item", no="Keep item",
        answer=_nothing, dangerous=True,
    ),
)  # fmt: skip
dialog(
    "ui.dialogs.ErrorBox",
    lambda on: show_error(on.shell, "Not saved", "The disk is full. Free some.", code="F-101"),
)


@stage("ui.palette.Palette")
def _palette(on: Theatre) -> QWidget:
    on.go("today")
    on.shell.keys.open_palette()
    assert on.shell.palette_box is not None
    return on.shell.palette_box


dialog(
    "approval.ApprovalDialog",
    lambda on: _of("approval", "ApprovalDialog")(
        on.shell, on.counter, act="void", title="Void check 1042 for $206.00?",
        text="A supervisor signs for it.", reasons=("Wrong account", "Wrong amount"),
        yes="Void item", act_of="1001", done=_nothing,
    ),
)  # fmt: skip


def _begun(on: Theatre) -> Dialog:
    from ui.visit_draft import kept_visit

    on.visit()
    on.go("pay")
    on.program.page("pay").on_leave()
    one = drafts.begun_visits(on.desk, RIVERA)[0]
    kept = kept_visit(one.body)
    assert kept is not None
    earlier = replace(one, begun_at=one.begun_at - timedelta(minutes=20))
    return _of("begun", "BegunDialog")(
        on.shell, on.clock.now(), ((one, kept), (earlier, kept)), _nothing, _nothing
    )


dialog("begun.BegunDialog", _begun)
dialog(
    "board_acts.ForceCloseDialog",
    lambda on: _of("board_acts", "ForceCloseDialog")(
        on.shell, on.counter, LeftOpen.of(boards.DRAWERS[1]), _nothing
    ),
    BOYLE,
)
dialog(
    "answer_asked.AnswerAskedDialog",
    lambda on: _of("answer_asked", "AnswerAskedDialog")(
        on.shell, on.counter, boards.ASKED, _nothing
    ),
    BOYLE,
)
_CENTER = Site(
    code="TRN",
    name="Training Walk-in Center",
    address="100 Example Street, Boston, MA 02118",
    phone="617-555-0100",
    county="Suffolk",
)
_OTHER = Station(
    site="TRN", number="02", active=True, here=False, last_record=None, key_id="c1a227bc926b9151"
)
dialog(
    "center_dialog.CenterDialog",
    lambda on: _of("center_dialog", "CenterDialog")(on.shell, on.counter, _CENTER, _nothing),
    LINDQVIST,
)
dialog(
    "station_dialogs.LetInDialog",
    lambda on: _of("station_dialogs", "LetInDialog")(on.shell, on.counter, _OTHER, _nothing),
    LINDQVIST,
)
dialog(
    "station_dialogs.StationFileDialog",
    lambda on: _of("station_dialogs", "StationFileDialog")(
        on.shell,
        on.counter,
        (_CENTER,),
        (_OTHER,),
        None,
        _nothing,
    ),
    LINDQVIST,
)
dialog(
    "sign_difference.SignDialog",
    lambda on: _of("sign_difference", "SignDialog")(
        on.shell, on.counter, boards.PENDING, "Money orders, USPS: -1 item, -$34.57", _nothing
    ),
    BOYLE,
)
dialog(
    "cash_offered.CashDialog",
    lambda on: _of("cash_offered", "CashDialog")(on.shell, on.counter, _nothing),
)


def _count_items(on: Theatre) -> Dialog:
    from ui.screens.count_items import Held

    held = [Held(kind=PERSONAL, number=str(1042 + n), cents=20600 + n) for n in range(3)]
    return _of("count_items", "CountItemsDialog")(on.shell, held, _nothing)


dialog("count_items.CountItemsDialog", _count_items)
dialog(
    "deposit_dialogs.GiveUpDialog",
    lambda on: _of("deposit_dialogs", "GiveUpDialog")(on.shell, "TRN-20261123-01", _nothing),
    BOYLE,
)
dialog(
    "deposit_files.BankFilesDialog",
    lambda on: _of("deposit_files", "BankFilesDialog")(on.shell, on.counter, on.deposit()),
    BOYLE,
)
dialog(
    "deposit_paper.TicketDialog",
    lambda on: _of("deposit_paper", "TicketDialog")(on.shell, on.counter, on.deposit()),
    BOYLE,
)


def _case(on: Theatre, sort: str) -> exceptions.Case:
    return next(one for one in exceptions.queue(on.desk, BOYLE) if getattr(one, sort) is not None)


dialog(
    "answer_question.AnswerDialog",
    lambda on: _of("answer_question", "AnswerDialog")(
        on.shell, on.counter, _case(on, "asked").asked, "Account not known", "It stands.", _nothing
    ),
    BOYLE,
)
for _place, _name in (
    ("reversal", "ReverseDialog"),
    ("reversal", "ReturnDialog"),
    ("correcting", "CorrectDialog"),
    ("correcting", "MoveDialog"),
):

    def _put_right(on: Theatre, place: str = _place, name: str = _name) -> Dialog:
        visit = on.taken()
        return _of(place, name)(on.shell, on.counter, visit, visit.tenders[0], _nothing)

    dialog(f"{_place}.{_name}", _put_right)
dialog(
    "identity.IdentityDialog",
    lambda on: _of("identity", "IdentityDialog")(on.shell, "Rosa M Alves", _nothing),
)
dialog(
    "office_paper.OfficePaperDialog",
    lambda on: _of("office_paper", "OfficePaperDialog")(
        on.shell, on.counter, on.taken().receipt_number
    ),
)
dialog(
    "pay_dialogs.NameDialog",
    lambda on: _of("pay_dialogs", "NameDialog")(
        on.shell, "Who is paying?", "Name", "payer_name", _nothing
    ),
)
dialog(
    "pay_dialogs.SplitDialog",
    lambda on: _of("pay_dialogs", "SplitDialog")(
        on.shell, 1, on.form(), 20600,
        (("Health ...5678", HEALTH), ("Dental ...5686", DENTAL)), _nothing,
    ),
)  # fmt: skip
dialog(
    "pay_dialogs.OddDialog",
    lambda on: _of("pay_dialogs", "OddDialog")(on.shell, 1, on.form(), _nothing),
)
dialog(
    "status.UnsureDialog",
    lambda on: _of("status", "UnsureDialog")(
        on.shell, "TRN-01-000001-1", seen=_nothing, again=_nothing
    ),
)
dialog(
    "leave_visit.LeaveDialog",
    lambda on: _of("leave_visit", "LeaveDialog")(on.shell, 2, put_aside=_nothing, discard=_nothing),
)
dialog(
    "void.VoidDialog",
    lambda on: _of("void", "VoidDialog")(
        on.shell, on.counter, items.today(on.desk, RIVERA)[0], _nothing
    ),
)


@stage("remaking.RemakingPage")
def _remaking(on: Theatre) -> None:
    from ui.screens.remaking import RemakingPage
    from ui.under_way import UnderWay

    on.shell.show_page(RemakingPage(UnderWay(on.counter.tasks, on.counter)))


def _licence(on: Theatre) -> Dialog:
    from ui.licences import parts

    return _of("settings_about", "LicenceDialog")(on.shell, parts()[0])


dialog("settings_about.LicenceDialog", _licence)


@stage("difference.DifferencePage", OKAFOR)
def _difference(on: Theatre) -> None:
    """One item short."""
    if drawers.last_count(on.desk, OKAFOR) is None:
        drawers.begin_count(on.desk, OKAFOR)
        drawers.count(on.desk, OKAFOR, {PERSONAL: KindCount(items=1, cents=20600)})
        on.enter(OKAFOR)
    on.go("difference")


dialog(
    "customer_choice.CustomerScreenDialog",
    lambda on: _of("customer_choice", "CustomerScreenDialog")(on.shell, on.counter),
)


dialog(
    "pin.PinDialog",
    lambda on: _of("pin", "PinDialog")(on.shell, on.counter, has_pin=False),
)


# --- training ------------------------------------------------------------------------------------


def _lessons(on: Theatre) -> Dialog:
    from ui.lesson_card import LessonsDialog

    watch = on.program.training.lessons
    assert watch is not None, "a training home has lessons"
    return LessonsDialog(on.shell, watch)


def _training(on: Theatre) -> Dialog:
    from ui.training_door import TrainingDialog

    return TrainingDialog(on.shell, on.counter, lambda home: True)


def _leave_training(on: Theatre) -> Dialog:
    from ui.training_door import LeaveTrainingDialog

    return LeaveTrainingDialog(on.shell, _nothing)


dialog("ui.lesson_card.LessonsDialog", _lessons)
dialog("ui.training_door.TrainingDialog", _training)
dialog("ui.training_door.LeaveTrainingDialog", _leave_training)


# --- staff ---------------------------------------------------------------------------------------


@stage("staff_page.StaffPage", LINDQVIST)
def _staff(on: Theatre) -> None:
    on.go("staff")


@stage("stations.StationsPage", LINDQVIST)
def _stations(on: Theatre) -> None:
    on.go("stations")


dialog(
    "staff_dialogs.CodeDialog",
    lambda on: _of("staff_dialogs", "CodeDialog")(
        on.shell, "K. Ng", OneTimeCode(number="1003", code="WMQW-MWQM-WMQW-MWQM", until=WEDNESDAY)
    ),
    LINDQVIST,
)
dialog(
    "staff_dialogs.BadgeDialog",
    lambda on: _of("staff_dialogs", "BadgeDialog")(
        on.shell, on.counter, RIVERA, enrolled=True, done=_nothing
    ),
    LINDQVIST,
)
dialog(
    "new_passphrase.NewPassphraseDialog",
    lambda on: _of("new_passphrase", "NewPassphraseDialog")(
        on.shell, on.counter, "1003", "code", _nothing
    ),
)
dialog(
    "new_passphrase.ChangePassphraseDialog",
    lambda on: _of("new_passphrase", "ChangePassphraseDialog")(on.shell, on.counter, _nothing),
)
