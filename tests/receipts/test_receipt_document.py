from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from cashier.domain.instrument import InstrumentKind
from cashier.domain.receipt import LANGUAGES, CopyMark, Receipt, ReceiptTender
from receipts.document import canonical
from receipts.receipt_document import receipt_document
from receipts.text import text
from receipts.translations import ENGLISH, TRANSLATIONS, sentences
from tests.receipts import samples

GOLDEN = Path(__file__).parent / "golden"
CASES: dict[str, tuple[Receipt, CopyMark | None]] = {
    "plain": (samples.receipt(), None),
    "confirmed": (samples.confirmed(), None),
    "copy": (samples.receipt(training=True), samples.COPY),
    "void": (
        samples.receipt(samples.tender(voided=True)),
        samples.COPY,
    ),
    "part_void": (
        samples.receipt(
            samples.tender(voided=True),
            samples.tender(InstrumentKind.MONEYGRAM_MONEY_ORDER, "0042"),
        ),
        samples.COPY,
    ),
    "long_name": (
        samples.receipt(payer="Wolfeschlegelsteinhausenbergerdorff-Nguyễn Ánh Łucja 中文收據"),
        None,
    ),
    "large": (samples.large(), None),
    "es": (samples.confirmed("es"), None),
    "pt-BR": (samples.receipt(language="pt-BR"), None),
    **{lang: (samples.confirmed(lang), samples.COPY) for lang in LANGUAGES[3:]},
}


@pytest.mark.parametrize("columns", [32, 42, 48])
@pytest.mark.parametrize("case", CASES)
def test_paper_is_the_golden_file(case: str, columns: int, golden_update: bool) -> None:
    """`GOLDEN=write pytest …` writes them anew; a person reads the difference."""
    made = text(receipt_document(*CASES[case]), columns)
    file = GOLDEN / f"{case}_{columns}.txt"
    if golden_update:
        file.write_text(made, encoding="utf-8", newline="\n")
    assert made == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", sorted(TRANSLATIONS))
def test_a_payer_hears_only_what_they_handed_over(language: str) -> None:
    """Not confirmed: no member, no coverage, no standing, in the original or a copy.

    Source: domain.md 9.
    """
    told = samples.receipt(
        samples.tender(
            InstrumentKind.PERSONAL_CHECK,
            "1042",
            # a service that forgot the rule: the paper still keeps it
            replace(samples.allocation(terminated=True), member_name="Joana Prado"),
        ),
        language=language,
    )
    for copy in (None, samples.COPY):
        # what is not in the document can be in no back end
        shown = canonical(receipt_document(told, copy)).decode()
        for secret in ("Joana", "Prado", "Medical", "Médica", "Saúde", "restore", "restab"):
            assert secret not in shown


def test_confirmed_identity_shows_member_coverage_and_the_warning() -> None:
    shown = text(receipt_document(samples.confirmed()))
    assert "Health, account ending 5678" in shown
    assert "for Joana Prado" in shown
    assert "Payment does not by itself restore" in shown


@pytest.mark.parametrize("language", sorted(TRANSLATIONS))
def test_months_are_named_where_identity_was_confirmed_and_nowhere_else(language: str) -> None:
    months = (date(2026, 12, 1), date(2027, 1, 1))
    for confirmed in (True, False):
        part = replace(samples.allocation(confirmed=confirmed), coverage_months=months)
        made = samples.receipt(
            samples.tender(InstrumentKind.PERSONAL_CHECK, "1042", part), language=language
        )
        for copy in (None, samples.COPY):
            shown = canonical(receipt_document(made, copy)).decode()
            assert ("Dec 2026, Jan 2027" in shown) == confirmed


def test_money_nobody_could_place_says_so() -> None:
    made = samples.receipt(
        samples.tender(InstrumentKind.PERSONAL_CHECK, "1042", samples.allocation("----"))
    )
    shown = text(receipt_document(made))
    assert re.search(r"account not known yet +\$206\.00", shown)
    assert "----\n" not in shown.replace("-" * 42, "")


def test_no_whole_account_and_no_bank_number_can_be_said() -> None:
    shown = text(receipt_document(samples.confirmed(), samples.COPY))
    assert not re.search(r"\b7\d{8}\b", shown)


def test_marks_stand_at_both_ends() -> None:
    lines = text(receipt_document(samples.receipt(training=True), samples.COPY)).splitlines()
    for mark in ("TRAINING - NOT A RECEIPT", "COPY 1"):
        where = [number for number, line in enumerate(lines) if line.strip() == mark]
        assert len(where) == 2
        assert where[0] < 6
        assert where[1] > len(lines) - 7


def test_a_void_is_said_beside_the_total_and_never_hidden_in_it() -> None:
    shown = text(receipt_document(*CASES["part_void"]))
    assert re.search(r"TOTAL RECEIVED +\$412\.00", shown)
    assert re.search(r"Voided since +-\$206\.00", shown)
    assert re.search(r"Stands +\$206\.00", shown)


@pytest.mark.parametrize("words", TRANSLATIONS.values(), ids=TRANSLATIONS)
def test_every_language_fills_in_the_same(words: object) -> None:
    for field in fields(ENGLISH):
        if field.name in {"lang", "reviewed"}:
            continue
        marks = re.compile(r"\{\w+\}")
        said = getattr(words, field.name)
        assert sorted(marks.findall(said)) == sorted(marks.findall(getattr(ENGLISH, field.name)))


LEGAL = {"subject_to_collection", "not_proof", "after_cut_off", "terminated"}
"""What must be read as it was written, whoever reviewed the translation."""


def _said(language: str, *, reviewed: bool, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setitem(TRANSLATIONS, language, replace(TRANSLATIONS[language], reviewed=reviewed))
    made = samples.confirmed(language)
    return " ".join(text(receipt_document(made, samples.COPY), 400).split())


def _english(name: str) -> list[str]:
    """The parts of a sentence between what is filled in."""
    return [
        part.strip(" :")
        for part in re.split(r"\{\w+\}", getattr(ENGLISH, name))
        if part.strip(" .:-")
    ]


PRINTED = {
    "official_receipt", "receipt", "date", "station", "staff", "received_from", "personal_check",
    "medical_account", "dental_account", "member", "total", "no_change", "subject_to_collection",
    "not_proof", "after_cut_off", "terminated", "questions", "copy", "copy_printed",
    "copy_original", "copy_uncertain", "copy_ledger",
}  # fmt: skip
"""What stands on a copy of a confirmed receipt taken after the cut-off."""


@pytest.mark.parametrize("language", sorted(set(TRANSLATIONS) - {"en"}))
def test_unreviewed_words_have_english_beside_them(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _said(language, reviewed=False, monkeypatch=monkeypatch)
    for name in PRINTED:
        for part in _english(name):
            assert part in shown, (name, part)


@pytest.mark.parametrize("language", sorted(set(TRANSLATIONS) - {"en"}))
def test_legal_lines_keep_their_english_when_a_speaker_has_reviewed(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = _said(language, reviewed=True, monkeypatch=monkeypatch)
    for name in LEGAL:
        assert all(part in shown for part in _english(name)), name
    for name in ("official_receipt", "received_from", "no_change"):
        assert getattr(ENGLISH, name) not in shown


def test_nobody_but_a_speaker_sets_a_language_reviewed() -> None:
    """Who turns one to True names the speaker and the date here."""
    speakers = {"en": "language of record"}
    assert {lang for lang, words in TRANSLATIONS.items() if words.reviewed} == set(speakers)


@pytest.mark.parametrize("language", sorted(TRANSLATIONS))
def test_amounts_and_dates_are_written_one_way_in_every_language(language: str) -> None:
    shown = text(receipt_document(samples.confirmed(language), samples.COPY))
    for figure in ("$240.57", "$206.00", "$34.57", "Nov 23, 2026 9:14 AM EST", "1-877-623-6765"):
        assert figure in shown


def test_a_name_with_braces_is_a_name() -> None:
    made = samples.receipt(samples.tender(number="{last4}{0}"), payer="{phone} {nothing}")
    shown = text(receipt_document(made))
    assert "{phone} {nothing}" in shown
    assert "Personal check {last4}{0}" in shown


def _parts(*balances: tuple[int | None, bool]) -> ReceiptTender:
    as_of = date(2026, 11, 23)
    return samples.tender(
        InstrumentKind.PERSONAL_CHECK,
        "1042",
        *(
            replace(
                samples.allocation("5678", 10300, confirmed=confirmed),
                balance_cents=balance,
                balance_as_of=as_of,
            )
            for balance, confirmed in balances
        ),
    )


@pytest.mark.parametrize("columns", [32, 42, 48])
def test_a_balance_is_said_to_the_confirmed_alone(columns: int) -> None:
    parts = _parts((10300, True), (-600, True), (77700, False), (None, True))
    said = " ".join(text(receipt_document(samples.receipt(parts)), columns).split())
    assert "still owed, as of Nov 23, 2026: $103.00" in said
    assert "credit, as of Nov 23, 2026: $6.00" in said
    assert "777" not in said
    assert said.count("as of") == 2


def test_a_balance_of_what_was_taken_back_is_not_repeated() -> None:
    parts = replace(_parts((10300, True)), voided=True)
    assert "as of" not in text(receipt_document(samples.receipt(parts)), 42)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_date_it_counts_for_stands_where_it_is_another(language: str) -> None:
    made = samples.receipt(language=language)
    label = sentences(language).business_date
    assert label not in text(receipt_document(made), 42)
    other = text(receipt_document(replace(made, business_date=date(2026, 11, 20))), 96)
    assert label in other
    assert "Nov 20, 2026" in other
