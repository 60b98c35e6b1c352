"""A payer whose identity nobody confirmed pays less than is due: no figure of the account anywhere.

Not on a page, not on the receipt, not on its copy, not in the PDF. Source: domain.md 9 and 15.
"""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cashier.services import printing
from receipts.pdf import receipt_pdf
from receipts.receipt_document import receipt_document
from receipts.text import text
from tests.ui.screens.at_work import AtWork, Key
from ui.counter import Counter
from ui.screens.pay_dialogs import NameDialog

PAID = "100.00"
FIGURES = ("206.00", "103.00", "106.00", "34.57", "240.57")
"""What Rosa owes, past due, for this month, after this payment, on her dental account, together."""
HERS = ("Rosa", "Alves", "712345678", "100200300401", "Apt 3", "5550142")


@pytest.fixture
def work(at_counter: Counter, qtbot: QtBot) -> AtWork:
    return AtWork(at_counter, qtbot)


def words_on(page: QWidget) -> str:
    """All that can be read on the page now, names for screen readers included."""
    QApplication.processEvents()
    found = [page.accessibleName()]
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QComboBox):
            found += [widget.itemText(n) for n in range(widget.count())]
    return "\n".join(found)


def no_figure(shown: str) -> list[str]:
    return [figure for figure in FIGURES if figure in shown]


def pay_in_part(work: AtWork) -> None:
    """A neighbour's check of 100.00 for Rosa, who owes 206.00."""
    work.open_form()
    assert no_figure(words_on(work.shell)) == []
    work.pay.form._from_chosen(None)
    assert work.shell.findChild(NameDialog) is not None
    work.type("Maria Silva")
    work.check_typed(PAID)
    assert no_figure(words_on(work.shell)) == []
    said = work.said()
    assert said == ["The amount differs from the bill. Take it as it is? Nothing is given back."]
    work.answer_all()
    assert work.gone[-1] == "review"
    assert no_figure(words_on(work.shell)) == []
    work.press(Key.Key_F12)
    assert work.gone[-1] == "posted"
    assert no_figure(words_on(work.shell)) == []


def test_no_figure_of_the_account_on_any_page(work: AtWork) -> None:
    pay_in_part(work)


def test_nor_on_the_receipt_its_copy_and_the_pdf(work: AtWork, at_counter: Counter) -> None:
    pay_in_part(work)
    desk, who = at_counter.desk, at_counter.person
    assert at_counter.last_visit is not None
    number = at_counter.last_visit.receipt_number
    job = printing.newest(desk, number)
    assert job is not None
    with desk.store.write() as connection:
        connection.exec_driver_sql(
            "UPDATE print_job SET state = 'printed', evidence = '' WHERE job_id = ?",
            (job.job_id,),
        )
    copy = printing.copy(desk, who, number)
    assert copy.copy is not None
    for one in (job, copy):
        assert one.receipt is not None
        document = receipt_document(one.receipt, one.copy)
        file = pypdfium2.PdfDocument(receipt_pdf(document))
        pages = "".join(page.get_textpage().get_text_range() for page in file)
        for shown in (text(document), pages):
            assert no_figure(shown) == []
            assert [word for word in HERS if word in shown] == []
            assert "$100.00" in shown
            assert "Maria Silva" in shown
            assert "paid in full" not in shown.casefold()


def test_the_walk_itself_would_see_a_figure(work: AtWork) -> None:
    """A control: once identity is confirmed the figures stand there, and are found."""
    work.open_form(confirmed=True)
    work.press(Key.Key_Escape)
    assert "206.00" in no_figure(words_on(work.shell))
