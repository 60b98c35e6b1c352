from __future__ import annotations

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from cashier.domain.receipt import LANGUAGES, PrintJob, PrintState
from cashier.domain.slip import WaysToPaySlip
from receipts.document import canonical
from receipts.layout import cells_of, layout
from receipts.paper import paper_document
from receipts.raster import has_glyph
from receipts.text import text
from receipts.thermal import escpos
from receipts.translations import TRANSLATIONS
from receipts.translations.ways import ENGLISH, WAYS, Ways
from receipts.ways_to_pay import ways_to_pay_document
from tests.receipts import samples
from tests.receipts.decoder import EndOfSlip, decode
from tests.receipts.test_thermal import RECORDS

GOLDEN = Path(__file__).parent / "golden"
MARKS = re.compile(r"\{\w+\}")


def slip(language: str) -> WaysToPaySlip:
    return WaysToPaySlip(site=samples.BOSTON, language=language, made_at=samples.TAKEN)


def test_every_language_paper_speaks_has_the_ways() -> None:
    assert set(WAYS) == set(LANGUAGES)


@pytest.mark.parametrize("columns", [32, 42, 48])
@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_is_the_golden_file(language: str, columns: int, golden_update: bool) -> None:
    document = ways_to_pay_document(slip(language))
    made = text(document, columns)
    file = GOLDEN / f"ways_{language}_{columns}.txt"
    if golden_update:
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")
    assert all(cells_of(line.text) <= columns for line in layout(document, columns).text_lines)


@pytest.mark.parametrize("words", WAYS.values(), ids=WAYS)
def test_every_language_fills_in_the_same_and_has_its_glyphs(words: Ways) -> None:
    for field in fields(ENGLISH):
        if field.name == "lang":
            continue
        said = getattr(words, field.name)
        assert sorted(MARKS.findall(said)) == sorted(MARKS.findall(getattr(ENGLISH, field.name)))
        lacking = {char for char in said if not (char in " \u200b" or has_glyph(char))}
        assert not lacking


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {"en"}))
def test_english_stands_beside_until_a_speaker_has_reviewed(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shown() -> str:
        return " ".join(text(ways_to_pay_document(slip(language)), 400).split())

    for field in fields(ENGLISH):
        if field.name != "lang":
            for part in MARKS.split(getattr(ENGLISH, field.name)):
                assert part.strip(" :.") in shown(), field.name
    monkeypatch.setitem(TRANSLATIONS, language, replace(TRANSLATIONS[language], reviewed=True))
    assert ENGLISH.title not in shown()
    assert ENGLISH.here not in shown()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_whom_to_call_and_when(language: str) -> None:
    shown = text(ways_to_pay_document(slip(language)), 48)
    for said in (samples.BOSTON.help_phone, "711", "8:00 AM to 6:00 PM", "AutoPay"):
        assert said in shown


def test_a_job_prints_it_and_the_printer_understands() -> None:
    job = PrintJob(
        job_id="job-1", receipt_number="", copy_no=0, state=PrintState.QUEUED, slip=slip("km")
    )
    decoded = decode(escpos(paper_document(job), RECORDS["tm-t20"]))
    assert sum(isinstance(item, EndOfSlip) for item in decoded) == 1


def test_training_is_marked_at_both_ends_and_the_same_slip_is_the_same_paper() -> None:
    made = ways_to_pay_document(replace(slip("es"), training=True))
    lines = text(made).splitlines()
    where = [number for number, line in enumerate(lines) if "NO ES UN RECIBO" in line]
    assert where[0] < 4
    assert where[-1] > len(lines) - 5
    assert canonical(ways_to_pay_document(slip("ar"))) == canonical(
        ways_to_pay_document(slip("ar"))
    )


def test_a_language_nobody_speaks_here_is_english() -> None:
    made = ways_to_pay_document(slip("tlh"))
    assert made.lang == "en"
    assert dict(made.meta)["language"] == "tlh"
