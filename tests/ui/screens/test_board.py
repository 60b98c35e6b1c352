"""The board: what it says, that it never jumps, and what a supervisor does from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cashier.clock import TrainingClock
from cashier.domain.drawer import DrawerState
from cashier.domain.errors import Fault
from cashier.domain.instrument import InstrumentKind
from cashier.domain.request import Request, RequestAct
from cashier.domain.site_day import DrawerStage
from cashier.domain.staff import Role, Staff
from cashier.services import approvals, drawers, reports
from cashier.services.approvals import AskState
from tests.ui.screens import boards
from tests.ui.screens.conftest import BOYLE, NOW, PASSPHRASE, RIVERA, TODAY, Show
from tests.ui.screens.keys import press, type_in
from tests.ui.screens.takings import check, money_order, take
from tests.ui.walk import clipped, faults, small_targets
from ui import style
from ui.charts import Pattern
from ui.counter import Counter
from ui.screens.answer_asked import AnswerAskedDialog
from ui.screens.board import BoardPage, Shown
from ui.screens.board_acts import ForceCloseDialog
from ui.screens.board_matters import Do
from ui.screens.board_words import age, difference_words, drawer_cell
from ui.screens.sign_difference import SignDialog
from ui.style import Theme
from ui.workers import Contact, LedgerWorker, PrintWorker

AUDITOR = Staff(number="4001", name="P. Quinn", role=Role.AUDITOR)
FULL = Shown(board=boards.board(), reviews=(boards.PENDING,))


@pytest.fixture
def page(
    counter: Counter,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    show: Show,
) -> Iterator[BoardPage]:
    """The board of a supervisor over the real home: nothing happened yet."""
    counter.who = BOYLE
    made = BoardPage(counter, ledger_worker, print_worker)
    show(made)
    yield made
    made.hide()


@pytest.fixture
def full(page: BoardPage, clock: TrainingClock) -> BoardPage:
    """The same page with three sites on a busy day, at 11:16."""
    clock.set(boards.NOW)
    page.show_board(FULL)
    page.matters.setFocus()
    QTest.qWait(0)  # the layout answers to the new words
    return page


def figures(page: BoardPage) -> list[str]:
    return [one.accessibleName() for one in page.strip.figures]


def texts(page: BoardPage, row: int) -> list[str]:
    model = page.drawers.table_model
    return [model.cell(row, column).words() for column in range(len(model.columns))]


def acts(page: BoardPage) -> list[str]:
    return [act.text for act in page.acts() if act.enabled]


# --- nothing yet, then the real day


def test_an_empty_day_says_how_it_fills(page: BoardPage) -> None:
    assert page.title == "Today, Training Walk-in Center", "there is one only, so none to choose"
    assert page.center not in page.chips()
    assert figures(page)[:2] == ["Items: 0", "Received: $0.00"]
    assert "as soon as it is opened" in page.empty.text()
    assert page.course.chart.accessibleName() == "Items per half hour: No items yet."
    assert page.waiting.nothing.isVisible()
    assert acts(page) == ["Reports", "Trends"]
    assert not list(faults(page))
    assert not list(clipped(page))


def test_what_is_taken_here_comes_by_itself(
    page: BoardPage, counter: Counter, qtbot: QtBot
) -> None:
    counter.drawer = drawers.open_drawer(counter.desk, RIVERA, TODAY)
    take(counter.desk, RIVERA, check(), money_order())
    counter.events.payment_taken.emit(None)
    qtbot.waitUntil(lambda: figures(page)[0] == "Items: 2", timeout=3000)
    assert figures(page)[1] == "Received: $240.57"
    assert figures(page)[4].startswith("Not confirmed: ")
    assert texts(page, 0)[:5] == ["TRN-01", "A. Rivera", "Open 8:31 AM", "2", "$240.57"]
    by_kind = {bar.label: (bar.words, bar.note) for bar in page.kinds.chart.bars}
    assert by_kind["Personal checks"] == ("1", "$206.00")
    assert [bar.pattern for bar in page.course.chart.bars] == [Pattern.RUNNING]
    assert sum(int(bar.words) for bar in page.kinds.chart.bars) == 2


def test_nobody_sees_their_own_uncounted_drawer(page: BoardPage, counter: Counter) -> None:
    counter.drawer = drawers.open_drawer(counter.desk, BOYLE, TODAY)
    take(counter.desk, BOYLE, check())
    page.refresh()
    shown = " ".join(
        (
            *figures(page),
            *texts(page, 0),
            page.course.chart.accessibleName(),
            page.kinds.chart.accessibleName(),
            page.waiting.detail.text(),
        )
    )
    assert "206" not in shown
    assert figures(page)[0] == "Items: 0 without yours"
    assert "Yours, not shown until you counted" in shown
    assert page.course.table.rows() == ()
    assert not any(row.items or row.cents for row in page.kinds.table.rows())
    page.drawers.setFocus()
    page.drawers.choose(0)
    assert not [words for words in acts(page) if words.startswith("Close")]


def test_the_focus_waits_for_what_can_be_chosen(
    counter: Counter,
    ledger_worker: LedgerWorker,
    print_worker: PrintWorker,
    show: Show,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counter.who = BOYLE
    page = BoardPage(counter, ledger_worker, print_worker)
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()], "no windows"
    monkeypatch.setattr(page, "refresh", lambda: None)
    show(page)
    assert page.hasFocus()
    quiet = replace(FULL.board, questions=0, unprinted=0, unsure=0, drawers=boards.DRAWERS[:1])
    page.show_board(Shown(board=quiet, reviews=()))
    assert page.drawers.hasFocus()
    press("F4")  # nothing of the page's: it stays
    page.show_board(FULL)
    assert page.drawers.hasFocus(), "what comes later takes no focus"
    page.hide()


# --- what it says of a busy day


def test_headline_figures_and_age(full: BoardPage) -> None:
    assert figures(full) == [
        "Items: 96 without yours",
        "Received: $28,410.10",
        "Voids: 3",
        "Differences: 1 -$34.57",
        "Not confirmed: 2 oldest 12 min",
        "Not printed: 2 1 unsure",
    ]
    assert full.context == "Mon 23 Nov, as of 11:15"
    assert full.waiting.note.text() == "4"


def test_each_drawer_warns_in_words_and_icon(full: BoardPage) -> None:
    cells = [drawer_cell(one, boards.DAY) for one in boards.DRAWERS]
    assert [(cell.text, cell.icon) for cell in cells] == [
        ("Open 8:32 AM", ""),
        ("Open since Fri 20 Nov", "triangle-alert"),
        ("To be signed, -$34.57", "pencil"),
        ("Open 8:32 AM", ""),
        ("Being counted", "calculator"),
    ]
    assert texts(full, 0)[5:] == ["2, 12 min", "Ready"]
    assert texts(full, 1)[5:] == ["as of 11:15", "2 not printed"]
    assert texts(full, 3)[6] == "Seen at its own station only"


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        (DrawerStage.CLOSED, "In balance 10:46 AM"),
        (DrawerStage.IN_DEPOSIT, "In a deposit"),
        (DrawerStage.VERIFIED, "Deposit verified"),
        (DrawerStage.SENT, "On the way to the bank"),
        (DrawerStage.CONFIRMED, "Confirmed by the bank"),
    ],
)
def test_every_stage_has_words(stage: DrawerStage, words: str) -> None:
    one = replace(
        boards.DRAWERS[2],
        stage=stage,
        review_pending=False,
        difference_cents=0,
        difference_items=0,
    )
    assert drawer_cell(one, boards.DAY).text == words
    differs = replace(one, difference_items=1)
    assert "+1 items" in drawer_cell(differs, boards.DAY).text
    assert difference_words(differs) == "+1 items"


def test_ages_in_words() -> None:
    now = boards.NOW
    spans = (30, 60, 59 * 60, 3600, 2 * 3600 + 300, 24 * 3600, 80 * 3600)
    said = [age(now - timedelta(seconds=seconds), now) for seconds in spans]
    assert said == ["under a minute", "1 min", "59 min", "1 h", "2 h 5 min", "1 day", "3 days"]
    assert age(now + timedelta(hours=1), now) == "under a minute"


def test_charts_say_themselves_and_the_running_half_hour_is_hatched(full: BoardPage) -> None:
    assert full.course.chart.accessibleName() == (
        "Items per half hour: 96 from 8:30 to 11:30, most from 10:00 with 21."
    )
    assert full.course.note.text() == "11:00 still running"
    patterns = [bar.pattern for bar in full.course.chart.bars]
    assert patterns == [Pattern.SOLID] * 5 + [Pattern.RUNNING]
    kinds = full.kinds.chart.bars
    assert [bar.label for bar in kinds][-1] == "Other money orders"
    assert (kinds[-1].words, kinds[-1].note) == ("13", "$3,850.10")
    assert len({bar.pattern for bar in kinds}) == 5


def test_the_same_figures_as_a_table(full: BoardPage) -> None:
    full.course.chart.setFocus()
    press("Ctrl+T")
    assert full.course.table.isVisible()
    assert full.course.table.hasFocus()
    assert [row.items for row in full.course.table.rows()] == [9, 14, 18, 21, 19, 15]
    assert [row.kind for row in full.kinds.table.rows()] == list(InstrumentKind)
    assert not list(faults(full))
    assert not list(clipped(full))
    press("Ctrl+T")
    assert full.course.chart.hasFocus()
    assert full.table_button.plain_text() == "Show as table"


def test_names_words_and_targets_in_every_state(full: BoardPage) -> None:
    assert not list(faults(full))
    assert not list(clipped(full))
    assert not list(small_targets(full))


@pytest.mark.parametrize(
    ("theme", "scale"), [(Theme.DARK, 1.0), (Theme.LIGHT, 1.2), (Theme.CONTRAST, 2.0)]
)
def test_large_text_and_other_themes_lose_nothing(
    full: BoardPage, qapp: QApplication, theme: Theme, scale: float
) -> None:
    style.apply(qapp, theme, scale)
    QTest.qWait(30)
    full.window().grab()
    assert not list(faults(full))
    assert not list(clipped(full))
    room = full.window().room.horizontalScrollBar()  # type: ignore[attr-defined]
    assert room.maximum() == 0, "read downwards, never sideways"
    assert full.strip.height() >= sum(style.px(76) for _ in range(3 if scale == 2 else 1))


# --- live, without jumping


def test_new_figures_keep_choice_scroll_and_focus(full: BoardPage) -> None:
    many = tuple(
        replace(boards.DRAWERS[3], session_id=f"s{n:02d}", station=f"{n:02d}") for n in range(30)
    )
    full.show_board(replace(FULL, board=boards.board(drawers=many)))
    full.drawers.setFocus()
    full.drawers.choose(17)
    scrolled = full.drawers.verticalScrollBar().value()
    assert scrolled > 0
    more = (replace(many[0], items=99), *many[1:])
    full.show_board(replace(FULL, board=boards.board(drawers=more)))
    current = full.drawers.current()
    assert current is not None
    assert current.session_id == "s17"
    assert full.drawers.verticalScrollBar().value() == scrolled
    assert full.drawers.hasFocus()
    assert texts(full, 0)[3] == "99"
    bar = full.drawers.verticalScrollBar()
    bar.setValue(0)  # looking elsewhere than at the chosen row
    full.show_board(replace(FULL, board=boards.board(drawers=many)))
    assert bar.value() == 0
    full.show_board(replace(FULL, board=boards.board(drawers=more[:10])))
    current = full.drawers.current()
    assert current is not None
    assert current.session_id == "s09", "the place, when the row is gone"


def test_the_focus_never_stays_on_a_list_that_is_gone(full: BoardPage) -> None:
    assert full.matters.hasFocus()
    done = boards.board(questions=0, unprinted=0, unsure=0, drawers=boards.DRAWERS[:1])
    full.show_board(Shown(board=done, reviews=()))
    assert full.drawers.hasFocus()
    full.show_board(Shown(board=replace(done, drawers=()), reviews=()))
    assert full.hasFocus()


def test_a_bar_that_is_read_stays_while_figures_come(full: BoardPage) -> None:
    chart = full.course.chart
    chart.setFocus()
    chart.choose(1)
    later = (*boards.HALVES, replace(boards.HALVES[-1], start=boards.NOW + timedelta(minutes=14)))
    full.show_board(replace(FULL, board=boards.board(half_hours=later)))
    assert chart.bars[chart.at].label == "9:00"
    assert chart.hasFocus()


def test_offline_is_said_with_the_age_of_the_others(full: BoardPage) -> None:
    def nobody() -> None:
        raise Fault("ledger.unreachable", reason="no route")

    full._ledger._open = nobody  # type: ignore[assignment]
    full._ledger.now()
    assert full._ledger.contact is Contact.UNREACHABLE
    old = boards.board(as_of=boards.NOW - timedelta(minutes=34))
    full.show_board(replace(FULL, board=old))
    assert full.context == "Mon 23 Nov, others as of 10:42"
    assert full.offline in full.chips()
    assert full.offline.text() == "Ledger away since 11:16"
    yesterday = boards.board(as_of=boards.NOW - timedelta(days=3))
    full.show_board(replace(FULL, board=yesterday))
    assert full.context == "Mon 23 Nov, others as of Fri 20 Nov 11:16"
    full.show_board(replace(FULL, board=boards.board(as_of=None)))
    assert "never reached" in full.context


def test_what_went_wrong_stands_above_what_was_read_before(full: BoardPage) -> None:
    full._could_not(Fault("store.busy"))
    QTest.qWait(0)
    assert full.trouble.isVisible()
    assert "store.busy" in full.trouble.note.text()
    assert len(full.drawers.rows()) == 5
    assert not list(clipped(full))
    full.refresh()
    assert not full.trouble.isVisible()


def test_one_center_is_chosen_from_the_list(page: BoardPage, counter: Counter) -> None:
    own, name = counter.desk.identity.site, page.center.itemText(1)
    page.center.set_value(own)
    page.center.chosen.emit(own)
    assert (page.site, page.title) == (own, f"Today, {name}")
    assert page.context == "Mon 23 Nov, as of 8:31"
    page.site = "GONE"
    page._shown = None
    page.refresh()
    assert (page.site, page.center.value()) == ("", ""), "the directory names it no longer"


# --- what waits


def test_what_waits_and_what_f12_does_about_it(full: BoardPage) -> None:
    assert [(one.title, one.do) for one in full.matters.rows()] == [
        ("Difference to sign", Do.SIGN),
        ("Drawer left open", Do.CLOSE),
        ("1 question of the ledger", Do.QUESTIONS),
        ("Receipts of this station", Do.PAPER),
    ]
    assert "Handed back by mistake" in full.waiting.detail.text()
    assert acts(full)[-1] == "Sign difference"
    full.matters.choose(1)
    assert "22 items, to be counted and closed" in full.waiting.detail.text()
    assert acts(full)[-1] == "Close Okafor's drawer"
    full.drawers.choose(next(n for n, d in enumerate(full.drawers.rows()) if d.staff == "1002"))
    assert len([words for words in acts(full) if words.startswith("Close")]) == 1, "one key each"
    went: list[tuple[str, object]] = []
    full._counter.go_requested.connect(lambda name, about: went.append((name, about)))
    full.matters.choose(2)
    press("F12")
    full.matters.choose(3)
    QTest.keyClick(full.matters, Qt.Key.Key_Return)
    press("F9")
    press("F6")
    assert [name for name, _ in went] == ["exceptions", "status", "reports", "trends"]


def test_what_was_asked_of_another_station_waits_for_it(
    full: BoardPage, said: list[tuple[str, bool]]
) -> None:
    asked = Request(
        request_id="request 9",
        act=RequestAct.FORCE_CLOSE,
        session_id="session TRN-02",
        site="TRN",
        station="02",
        cashier="1002",
        business_date=boards.FRIDAY,
        reason="The cashier is ill or away",
        staff=BOYLE.number,
        asked_at=boards.NOW,
        from_station="TRN-01",
    )
    said.clear()
    full.show_board(replace(FULL, board=boards.board(requests=(asked,))))
    titles = [one.title for one in full.matters.rows()]
    assert "Drawer left open" not in titles, "it is on its way"
    full.matters.choose(titles.index("Close asked for"))
    assert "when TRN-02 reaches the ledger next" in full.waiting.detail.text()
    assert acts(full)[:2] == ["Reports", "Trends"]
    assert [words for words, _ in said] == ["Waiting: Close asked for, TRN-02, Mon 23 Nov 11:16 AM"]


def test_an_auditor_reads_and_acts_on_nothing(full: BoardPage, counter: Counter) -> None:
    counter.who = AUDITOR
    full.show_board(FULL)
    assert acts(full) == ["Reports", "Trends"]
    assert {one.do for one in full.matters.rows()} <= {Do.NOTHING, Do.PAPER}


def test_nobody_signs_or_closes_their_own(full: BoardPage, counter: Counter) -> None:
    mine = replace(boards.PENDING, cashier=BOYLE.number, cashier_name=BOYLE.name)
    forgotten = replace(boards.DRAWERS[1], staff=BOYLE.number, hidden=True, items=0)
    full.show_board(Shown(board=boards.board(drawers=(forgotten,), questions=0), reviews=(mine,)))
    assert [one.do for one in full.matters.rows()] == [Do.NOTHING, Do.NOTHING, Do.PAPER]
    assert "another supervisor does" in full.waiting.detail.text()
    full.matters.choose(1)
    assert "count and close it" in full.waiting.detail.text()


def test_a_forgotten_drawer_is_closed_with_a_reason(
    page: BoardPage, counter: Counter, clock: TrainingClock, qtbot: QtBot
) -> None:
    counter.drawer = drawers.open_drawer(counter.desk, RIVERA, TODAY)
    take(counter.desk, RIVERA, check())
    counter.drawer = None
    clock.set(NOW + timedelta(days=1))
    page.refresh()
    assert texts(page, 0)[2] == "Open since Mon 23 Nov"
    assert page.matters.rows()[0].title == "Drawer left open"
    press("F12")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ForceCloseDialog)
    assert "A. Rivera" in dialog.title.text()
    qtbot.waitUntil(dialog.reason.hasFocus)
    dialog.yes_button.click()
    assert dialog.reason_field.error()
    press("Down", "Return", "Return")
    assert dialog.signer.password.edit.hasFocus(), "one's own number is there"
    type_in(PASSPHRASE)
    press("Return")
    assert dialog.yes_button.hasFocus(), "Enter goes to the button and does nothing yet"
    press("F12")
    QTest.qWait(0)
    assert drawers.current(counter.desk, RIVERA) is None
    assert not [one for one in page.matters.rows() if one.title == "Drawer left open"]


def test_a_supervisor_counts_the_tray_that_was_left(
    page: BoardPage, counter: Counter, qtbot: QtBot
) -> None:
    drawers.open_drawer(counter.desk, RIVERA, TODAY)
    take(counter.desk, RIVERA, check(), money_order())
    page.refresh()
    page.drawers.setFocus()
    press("F8")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ForceCloseDialog)
    qtbot.waitUntil(dialog.reason.hasFocus)
    press("Down", "Return")
    assert dialog.tray.tick.hasFocus()
    press("Space")
    assert dialog.tray.rows[0].items.hasFocus()
    type_in("1")
    press("Return")
    type_in("200.00")
    press("Return")
    assert not list(faults(dialog))
    assert not list(clipped(dialog))
    assert dialog.height() < 740
    press("Tab")
    type_in("7")
    press("F12")
    assert dialog.tray.rows[1].error.text(), "half a row is no row"
    dialog.tray.rows[1].total.setFocus()
    press("Ctrl+A", "Delete")
    assert not dialog.tray.rows[1].error.text(), "what was said goes with what was typed"
    assert dialog.tray._area.verticalScrollBar().maximum() == 0, "every kind is in sight"
    assert dialog._room.verticalScrollBar().maximum() == 0, "and the signature"
    press("F12")
    assert dialog.signer.password.error()
    type_in(PASSPHRASE)
    dialog.yes_button.click()
    QTest.qWait(0)
    z = reports.archived(counter.desk, BOYLE)[0]
    assert z.forced
    kinds = {line.kind: line for line in z.kinds}
    assert kinds[InstrumentKind.PERSONAL_CHECK].counted.cents == 20_000
    assert kinds[InstrumentKind.USPS_MONEY_ORDER].counted.items == 0
    assert texts(page, 0)[2] == "Closed, -$40.57"


def test_a_drawer_is_left_alone_when_one_goes_back(page: BoardPage, counter: Counter) -> None:
    drawers.open_drawer(counter.desk, RIVERA, TODAY)
    page.refresh()
    page.drawers.setFocus()
    press("F8")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ForceCloseDialog)
    dialog.reject()
    found = drawers.current(counter.desk, RIVERA)
    assert found is not None
    assert found.state is DrawerState.OPEN
    assert page.drawers.hasFocus()


def asked_by_rivera(counter: Counter) -> str:
    """A. Rivera's check waits to be voided; the request's id."""
    drawers.open_drawer(counter.desk, RIVERA, TODAY)
    taken = take(counter.desk, RIVERA, check())
    return approvals.ask_void(counter.desk, RIVERA, taken.receipt_number, 1, reason="wrong account")


def test_what_a_cashier_asks_for_is_approved_with_ones_own_password(
    page: BoardPage, counter: Counter, qtbot: QtBot
) -> None:
    asked_by_rivera(counter)
    page.refresh()
    page.matters.setFocus()
    matter = page.matters.rows()[0]
    assert (matter.title, matter.note) == ("Void to approve", "TRN-01, Rivera, 8:31 AM")
    assert "A. Rivera asks to void item 1 of receipt TRN-01-000001-1" in matter.detail
    assert "Reason: wrong account." in matter.detail
    assert "Approve or refuse" in acts(page)
    press("F12")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AnswerAskedDialog)
    qtbot.waitUntil(dialog.signer.password.edit.hasFocus)
    assert not list(faults(dialog))
    assert not list(clipped(dialog))
    press("F12")
    assert dialog.signer.password.error(), "being signed in is not enough"
    press("F8")
    assert dialog.words.error(), "a refusal says why"
    dialog.signer.password.edit.setFocus()
    type_in("not the right one")
    press("F12")
    assert dialog.isVisible()
    assert dialog.trouble.isVisible()
    type_in(PASSPHRASE)
    press("F12")
    QTest.qWait(0)
    assert matter not in page.matters.rows()
    (heard,) = approvals.apply(counter.desk)
    assert (heard.state, heard.by) == (AskState.DONE, BOYLE.number)


def test_a_refusal_reaches_the_cashier_with_its_words(
    page: BoardPage, counter: Counter, qtbot: QtBot
) -> None:
    asked_by_rivera(counter)
    page.refresh()
    page.matters.setFocus()
    press("F12")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, AnswerAskedDialog)
    qtbot.waitUntil(dialog.signer.password.edit.hasFocus)
    dialog.words.edit.setFocus()
    type_in("take it to the window")
    dialog.signer.password.edit.setText(PASSPHRASE)
    press("F8")
    QTest.qWait(0)
    (heard,) = approvals.apply(counter.desk)
    assert (heard.state, heard.why) == (AskState.REFUSED, "take it to the window")


def test_nobody_answers_their_own_question(page: BoardPage, counter: Counter) -> None:
    drawers.open_drawer(counter.desk, BOYLE, TODAY)
    taken = take(counter.desk, BOYLE, check())
    approvals.ask_void(counter.desk, BOYLE, taken.receipt_number, 1, reason="mine")
    page.refresh()
    (matter,) = [one for one in page.matters.rows() if one.title == "Void to approve"]
    assert matter.do is Do.NOTHING
    assert "another supervisor does" in matter.detail


def test_a_difference_is_signed_in_a_dialog_that_names_it(full: BoardPage) -> None:
    full.matters.choose(0)
    press("F12")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SignDialog)
    assert "-$34.57" in dialog.title.text()
    assert not list(faults(dialog))
    assert not list(clipped(dialog))
    dialog.reason.setCurrentIndex(1)
    dialog.commit()
    assert dialog.signer.password.error(), "being signed in is not enough"
    type_in(PASSPHRASE)
    dialog.commit()
    QTest.qWait(0)
    assert dialog.isVisible(), "the ledger of this home knows no such difference: it is said"
    dialog.reject()
