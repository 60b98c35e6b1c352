from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from receipts.document import Document, DocumentKind, Para
from receipts.layout import layout
from receipts.printers import LATIN, Cutter, TextMode, parse_printer
from receipts.receipt_document import receipt_document
from receipts.text import text
from receipts.thermal import REAL_TIME, _calm, _dotted, escpos
from tests.receipts import samples
from tests.receipts.conftest import REPOSITORY
from tests.receipts.decoder import (
    AskedId,
    DecodedLine,
    EndOfSlip,
    Picture,
    Stray,
    decode,
    lines,
    paper,
    pictures,
)

RECORDS = {
    name: parse_printer(f"tcp://192.0.2.10?profile={name}")
    for name in ("default", "tm-t88", "tm-t20", "pos-58")
}
DRAWER = (b"\x1b\x70", b"\x10\x14\x01")
HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0xFF)),
    st.sampled_from(
        [
            "\x1bp\x00\x19\xfa\x1dV\x00",
            "\x10\x14\x01\x00\x01",
            "\u202eSEVLA ASOR",
            "Nguyễn Thị Ánh",
            "Żółć",
            "中文收據",
            "?",
            "e" + "\u0301" * 200,
            "\ud83d\ude00",
        ]
    ),
)


@pytest.mark.parametrize("name", RECORDS)
def test_paper_says_what_the_text_back_end_says(name: str) -> None:
    printer = RECORDS[name]
    document = receipt_document(samples.confirmed(), samples.COPY)
    decoded = decode(escpos(document, printer))
    expected = [
        line for line in text(document, printer.columns).splitlines() if "QR code" not in line
    ]
    assert lines(decoded) == expected


def test_style_of_the_paper_is_the_style_of_the_layout() -> None:
    printer = RECORDS["tm-t88"]
    document = receipt_document(samples.receipt())
    decoded = [item for item in decode(escpos(document, printer)) if isinstance(item, DecodedLine)]
    made = layout(document, printer.columns).text_lines
    assert [(item.text, item.bold, item.high) for item in decoded] == [
        (line.text, line.bold, line.high) for line in made
    ]
    assert any(item.high == 2 and "$240.57" in item.text for item in decoded)
    assert any(item.high == 2 and "BOS-01-000017-4" in item.text for item in decoded)


@pytest.mark.parametrize("name", RECORDS)
def test_a_job_begins_with_init_ends_with_the_cut_and_never_opens_a_drawer(name: str) -> None:
    made = escpos(receipt_document(samples.receipt()), RECORDS[name])
    assert made.startswith(b"\x1b\x40")
    assert isinstance(decode(made)[-1], EndOfSlip)
    assert not any(pulse in made for pulse in DRAWER)


def test_ids_are_asked_after_the_last_line_and_after_the_cut() -> None:
    made = decode(
        escpos(receipt_document(samples.receipt()), RECORDS["tm-t88"], (b"abcB", b"abcC"))
    )
    assert made[-3] == AskedId(b"abcB")
    assert isinstance(made[-2], EndOfSlip)
    assert made[-1] == AskedId(b"abcC")


@pytest.mark.parametrize(
    ("cutter", "end"),
    [
        (Cutter.FULL, b"\x1d\x56\x41\x00"),
        (Cutter.PARTIAL, b"\x1d\x56\x42\x00"),
        (Cutter.NONE, b"\x1b\x64\x06"),
    ],
)
def test_the_end_of_a_slip_is_what_the_cutter_can(cutter: Cutter, end: bytes) -> None:
    made = escpos(receipt_document(samples.receipt()), replace(RECORDS["tm-t88"], cutter=cutter))
    assert made.endswith(end)


def test_accents_are_letters_where_the_page_is_confirmed_and_a_picture_where_it_is_not() -> None:
    document = receipt_document(samples.receipt(payer="JOÃO MUÑOZ"))
    confirmed_page = decode(escpos(document, RECORDS["tm-t88"]))
    assert any("JOÃO MUÑOZ" in line for line in lines(confirmed_page))
    unknown_page = decode(escpos(document, RECORDS["default"]))
    assert not any("MUÑOZ" in line for line in lines(unknown_page))
    assert len(pictures(unknown_page)) == len(pictures(confirmed_page)) + 1


def test_what_no_page_has_is_a_whole_line_as_picture_in_its_place() -> None:
    printer = RECORDS["tm-t88"]
    document = receipt_document(samples.receipt(payer="ŻÓŁĆ"))
    decoded = decode(escpos(document, printer))
    before = lines(decode(escpos(receipt_document(samples.receipt(payer="X")), printer)))
    where = [isinstance(item, Picture) for item in decoded].index(True)
    assert lines(decoded[:where])[-1].startswith("Station 01")
    assert lines(decoded) == [line for line in before if "Received from" not in line]
    picture = decoded[where]
    assert isinstance(picture, Picture)
    assert picture.image().convert("L").getextrema() == (0, 255)


def test_raster_mode_draws_every_line() -> None:
    printer = replace(RECORDS["tm-t88"], text_mode=TextMode.RASTER)
    decoded = decode(escpos(receipt_document(samples.receipt()), printer))
    assert not any(line.strip() for line in lines(decoded))
    assert all(picture.width <= 512 for picture in pictures(decoded))


@pytest.mark.parametrize("dots", [384, 512, 576])
@pytest.mark.parametrize("module", [3, 4])
def test_the_code_is_read_back_from_paper(dots: int, module: int) -> None:
    columns = {384: 32, 512: 42, 576: 48}[dots]
    printer = replace(RECORDS["tm-t88"], dots=dots, columns=columns, qr_dots=module)
    decoded = decode(escpos(receipt_document(samples.receipt()), printer))
    (read,) = zxingcpp.read_barcodes(paper(decoded, dots))
    assert read.text == samples.QR_TEXT


def test_a_code_taller_than_a_strip_is_cut_into_strips() -> None:
    ten = samples.QR_TEXT + "/1234" * 30
    decoded = decode(escpos(receipt_document(samples.receipt(qr_text=ten)), RECORDS["tm-t88"]))
    assert len(pictures(decoded)) == 2
    (read,) = zxingcpp.read_barcodes(paper(decoded, 512))
    assert read.text == ten


@given(name=HOSTILE)
def test_no_name_gives_a_stray_command(name: str) -> None:
    document = receipt_document(samples.receipt(payer=name, qr_text=""))
    for printer in (RECORDS["tm-t88"], RECORDS["pos-58"]):
        made = escpos(document, printer)
        decoded = decode(made)
        cuts = [item for item in decoded if isinstance(item, EndOfSlip)]
        assert len(cuts) == 1
        assert not any(pulse in made for pulse in DRAWER)
        if "?" not in name:
            assert not any("?" in line for line in lines(decoded))


def test_the_same_document_gives_the_same_bytes() -> None:
    document = receipt_document(samples.receipt(payer="Nguyễn"))
    assert escpos(document, RECORDS["tm-t20"]) == escpos(document, RECORDS["tm-t20"])


@pytest.mark.parametrize("command", REAL_TIME)
def test_no_picture_holds_a_real_time_command(command: bytes) -> None:
    packed = command * 12 + bytes(24)
    strip = Image.frombytes("1", (64, 6), packed)
    assert not any(one in _calm(strip).tobytes() for one in REAL_TIME)
    dotted = _dotted(strip).tobytes()
    assert not any(one in dotted for one in REAL_TIME)
    changed = sum((one ^ other).bit_count() for one, other in zip(dotted, packed, strict=True))
    assert changed == 12


def test_every_character_of_the_page_is_printed_as_itself() -> None:
    characters = [
        bytes([byte]).decode("cp1252", "ignore")
        for byte in (*range(0x20, 0x7F), *range(0xA1, 0x100))
    ]
    shown = "".join(char for char in characters if char.strip() and char != "\xad")
    document = Document(kind=DocumentKind.TEST, lang="en", blocks=(Para(text=shown),))
    printer = replace(RECORDS["tm-t88"], code_page=LATIN)
    assert "".join(lines(decode(escpos(document, printer)))) == shown


def test_the_library_leaves_no_folder_no_handler_and_no_words(tmp_path: Path) -> None:
    """In a process of its own: here pytest has handlers already and the library is loaded."""
    script = """
import logging
from receipts.receipt_document import receipt_document
from receipts.thermal import escpos
from tests.receipts import samples
from tests.receipts.test_thermal import RECORDS
escpos(receipt_document(samples.receipt()), RECORDS["tm-t88"])
raise SystemExit(len(logging.getLogger().handlers))
"""
    ended = subprocess.run(
        [sys.executable, "-c", script],
        cwd=REPOSITORY,
        env=os.environ | {"TMPDIR": str(tmp_path)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "bytes_given",
    [
        b"\x1b\x40\x1b\x70\x00",
        b"\x1b\x40\x07\n",
        b"\x1b\x40abc",
        b"\x1b\x40\x1d\x76\x30\x00\x02\x00\x02\x00abc",
        b"\x1b\x40abc\x1d\x56\x42\x00",
        b"\x1b\x40\x1d\x76\x30\x00\x01\x00\xf1\x00" + bytes(241),
    ],
)
def test_the_oracle_is_strict(bytes_given: bytes) -> None:
    with pytest.raises(Stray):
        decode(bytes_given)


def test_strips_are_in_reading_order() -> None:
    decoded = decode(escpos(receipt_document(samples.receipt()), RECORDS["tm-t88"]))
    kinds = [type(item) for item in decoded]
    assert (Picture, EndOfSlip) not in set(pairwise(kinds))
