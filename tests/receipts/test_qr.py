"""The signed code of ten accounts, read back from every paper it is drawn on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
import segno
import zxingcpp
from PIL import Image

from cashier import signing
from cashier.domain.receipt_code import code_head, code_text, parse_code
from receipts.document import Document
from receipts.pdf import receipt_pdf
from receipts.receipt_document import receipt_document
from receipts.screen import png
from receipts.thermal import escpos
from tests.receipts import samples
from tests.receipts.decoder import decode, paper
from tests.receipts.test_thermal import RECORDS

PRIVATE = bytes(range(32))
PUBLIC = signing.public_key(PRIVATE)


def signed(accounts: int) -> str:
    last = [f"{5678 + n}" for n in range(accounts)]
    head = code_head("BOS-01-000017-4", date(2026, 11, 23), 24057, last, signing.key_id(PUBLIC))
    return code_text(head, bytes.fromhex(signing.sign(PRIVATE, head.encode())))


TEN = signed(10)


@pytest.fixture
def document() -> Document:
    return receipt_document(samples.receipt(qr_text=TEN))


def read(picture: Image.Image) -> str:
    (found,) = zxingcpp.read_barcodes(picture)
    text = found.text
    _, head, signature = parse_code(text)
    assert signing.signed_by(PUBLIC, head.encode(), signature.hex())
    return text


@pytest.mark.parametrize("dots", [384, 512, 576])
@pytest.mark.parametrize("module", [3, 4])
def test_from_receipt_paper(document: Document, dots: int, module: int) -> None:
    columns = {384: 32, 512: 42, 576: 48}[dots]
    printer = replace(RECORDS["tm-t88"], dots=dots, columns=columns, qr_dots=module)
    assert read(paper(decode(escpos(document, printer)), dots)) == TEN


def test_from_the_picture(document: Document) -> None:
    assert read(Image.open(BytesIO(png(document)))) == TEN


@pytest.mark.parametrize("large", [False, True])
def test_from_office_paper(document: Document, large: bool) -> None:
    file = pypdfium2.PdfDocument(receipt_pdf(document, large=large))
    try:
        pictures = [page.render(scale=2).to_pil() for page in file]
    finally:
        file.close()
    (picture,) = [one for one in pictures if zxingcpp.read_barcodes(one)]
    assert read(picture) == TEN


def test_ten_accounts_need_no_more_than_version_10() -> None:
    assert int(segno.make_qr(TEN, error="m", boost_error=False).version) <= 10
