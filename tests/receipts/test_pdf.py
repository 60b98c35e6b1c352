from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cashier.domain import report_words as words
from cashier.domain.calendar import clock_time
from cashier.domain.instrument import InstrumentKind
from cashier.domain.money import dollars
from cashier.domain.report import DrawerReport, ReportKind
from receipts.pdf import receipt_pdf
from receipts.pdf_sheet import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from receipts.receipt_document import receipt_document
from receipts.report_pdf import report_pdf
from receipts.text import text
from tests.receipts import report_samples, samples


def _pages(file: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def _words(text_of_page: str) -> str:
    return " ".join(text_of_page.split())


def test_a_receipt_says_in_pdf_what_it_says_on_paper() -> None:
    document = receipt_document(samples.confirmed(), samples.COPY)
    shown = _words(" ".join(_pages(receipt_pdf(document))))
    for line in text(document).splitlines():
        if "QR code" not in line:
            assert _words(line) in shown


@pytest.mark.parametrize("language", ["en", "ru", "km", "ar"])
def test_large_print_says_the_same_inside_the_margins(language: str) -> None:
    document = receipt_document(samples.confirmed(language), samples.COPY)
    large = receipt_pdf(document, large=True)
    assert large == receipt_pdf(document, large=True)
    pages = _pages(large)
    assert len(pages) >= len(_pages(receipt_pdf(document)))
    shown = _words(" ".join(pages))
    assert "Receipt BOS-01-000017-4" in shown
    for line in ("$240.57", "Not proof of coverage.", "COPY 1"):
        assert line in shown or language in ("km", "ar")  # whole lines are pictures there
    file = pypdfium2.PdfDocument(large)
    try:
        page = file[0]
        texts = [one for one in page.get_objects() if one.type == 1]
        assert texts
        for one in texts:
            left, bottom, right, top = one.get_bounds()
            assert MARGIN / 2 <= left <= right <= PAGE_WIDTH - MARGIN / 2
            assert 0 < bottom <= top < PAGE_HEIGHT
    finally:
        file.close()
    codes = [zxingcpp.read_barcodes(_picture(large, number)) for number in range(len(pages))]
    assert [found.text for page_codes in codes for found in page_codes] == [samples.QR_TEXT]


def _picture(file: bytes, number: int) -> Any:
    document = pypdfium2.PdfDocument(file)
    try:
        return document[number].render(scale=2).to_pil()
    finally:
        document.close()


def test_letters_of_many_languages_are_text_in_the_file() -> None:
    document = receipt_document(samples.receipt(payer="Łucja Żółć Nguyễn Ánh Щука"))
    assert "Łucja Żółć Nguyễn Ánh Щука" in _words(" ".join(_pages(receipt_pdf(document))))


def test_the_code_is_read_from_the_page() -> None:
    document = pypdfium2.PdfDocument(receipt_pdf(receipt_document(samples.receipt())))
    picture = document[0].render(scale=2).to_pil()
    document.close()
    (read,) = zxingcpp.read_barcodes(picture)
    assert read.text == samples.QR_TEXT


def test_an_ordinary_receipt_is_one_page_and_a_long_one_numbers_its_pages() -> None:
    assert len(_pages(receipt_pdf(receipt_document(samples.receipt())))) == 1
    pages = _pages(receipt_pdf(receipt_document(samples.large())))
    assert len(pages) > 4
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert number == 1 or "Receipt BOS-01-000017-4" in page


def test_the_same_receipt_gives_the_same_file() -> None:
    document = receipt_document(samples.receipt(payer="Nguyễn 中文"))
    assert receipt_pdf(document) == receipt_pdf(document)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text())
def test_no_name_breaks_the_file(name: str) -> None:
    made = receipt_pdf(receipt_document(samples.receipt(payer=name)))
    assert "$240.57" in _pages(made)[0]


def test_not_confirmed_says_nothing_of_the_member() -> None:
    told = samples.receipt(
        samples.tender(
            InstrumentKind.PERSONAL_CHECK,
            "1042",
            replace(samples.allocation(), member_name="Joana Prado", terminated=True),
        )
    )
    shown = " ".join(_pages(receipt_pdf(receipt_document(told))))
    assert "Joana" not in shown
    assert "Medical" not in shown


def _figures(report: DrawerReport) -> list[str]:
    figures = [dollars(report.expected_total.cents), dollars(report.counted_total.cents)]
    for row in report.kinds:
        figures += [words.KINDS[row.kind], dollars(row.expected.cents), dollars(row.counted.cents)]
    for item in report.items:
        figures += [item.receipt_number, item.number, dollars(item.amount_cents)]
        figures.append(clock_time(item.taken_at))
    return figures


def test_a_z_report_has_every_figure() -> None:
    report = report_samples.report(
        60, off_by_cents=-3457, reason="handed back by mistake to Żółć & <Nguyễn>"
    )
    shown = _words(" ".join(_pages(report_pdf(report))))
    for figure in _figures(report):
        assert figure in shown
    for said in (
        "Z report 214",
        "drawer of A. Rivera (1001)",
        "Mon 23 Nov 2026",
        "First receipt BOS-01-000008-4",
        "Last receipt BOS-01-000067-4",
        "Z report 214 Difference",
        "-$34.57",
        "Reason handed back by mistake to Żółć & <Nguyễn>",
        "Supervisor N. Boyle (2001)",
        "Nguyễn",
        "Nothing was reversed, returned, corrected, moved or answered.",
        "As of Mon 23 Nov 2026, 4:58 PM. 4 records were not confirmed by the ledger.",
        "PAY-AFTER-CUTOFF",
        "not printed",
        "print uncertain",
        "ab" * 32,
        "ef" * 32,
    ):
        assert said in shown


def test_a_z_in_balance_says_so_and_an_x_claims_no_count() -> None:
    assert "In balance" in _pages(report_pdf(report_samples.report()))[0]
    x_report = _words(" ".join(_pages(report_pdf(report_samples.report(kind=ReportKind.X)))))
    assert "X report" in x_report
    for claim in ("Counted", "In balance", "Difference", "Cashier A. Rivera", "Signed by"):
        assert claim not in x_report
    assert "still open" in x_report


def test_training_is_marked() -> None:
    assert "TRAINING" in _pages(report_pdf(report_samples.report(training=True)))[0]


def test_pages_are_numbered_headed_and_deterministic() -> None:
    report = report_samples.report(300)
    made = report_pdf(report)
    pages = _pages(made)
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Z report 214" in page
    assert "Time" in pages[1]
    assert made == report_pdf(report)


def test_an_empty_drawer_makes_a_report() -> None:
    shown = _words(" ".join(_pages(report_pdf(report_samples.report(0)))))
    assert "First receipt none" in shown
    assert "No item was taken." in shown


@pytest.mark.parametrize("items", [1, 40, 300])
def test_nothing_stands_outside_the_margins_or_on_top_of_each_other(items: int) -> None:
    report = report_samples.report(items, off_by_cents=4120, reason="surplus " * 60)
    document = pypdfium2.PdfDocument(report_pdf(report))
    for page in document:
        shown = page.get_textpage()
        boxes = [shown.get_rect(number) for number in range(shown.count_rects())]
        for left, bottom, right, top in boxes:
            assert left >= MARGIN - 1
            assert right <= PAGE_WIDTH - MARGIN + 1
            assert bottom >= MARGIN - 4
            assert top <= PAGE_HEIGHT - MARGIN + 16
        for index, one in enumerate(boxes):
            assert not any(_overlap(one, other) for other in boxes[index + 1 :])
    document.close()


def _overlap(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    slack = 1.5
    return (
        one[0] + slack < other[2]
        and other[0] + slack < one[2]
        and one[1] + slack < other[3]
        and other[1] + slack < one[3]
    )


def test_thousands_of_items_take_no_minutes() -> None:
    """A table with automatic heights takes quadratic time; the bound is for a busy machine."""
    report = report_samples.report(3000)
    started = time.perf_counter()
    report_pdf(report)
    assert time.perf_counter() - started < 15
