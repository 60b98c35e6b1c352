"""Every code has its own words, in the house's tone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cashier.domain.acceptance import SEVERITY
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.payment import ItemState
from cashier.domain.receipt import PrintCause, PrintEvidence, PrintState
from cashier.domain.standing import Stage
from ui import messages
from ui.error_words import CODES, REASONS
from ui.rule_words import RULES

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"[a-z_]+\.[a-z_0-9]+")
NEVER_SAID = re.compile(
    r"\bplease\b|\binvalid\b|oops|!|\bnull\b|\btender\b|\bposting\b", re.IGNORECASE
)

NAMES = set(re.findall(r"{(\w+)}", repr([*CODES.values(), *REASONS.values()]))) - {"value", "name"}


def raised(source: str) -> Iterator[str]:
    """Codes of each `Refusal(...)` and `Fault(...)`; `*.reason` where the field is filled in.

    Where the code is a variable, every text of the function that looks like a code counts.
    """
    tree = ast.parse(source)
    for function in [tree, *ast.walk(tree)]:
        if not isinstance(function, ast.Module | ast.FunctionDef):
            continue
        for node in ast.walk(function):
            match node:
                case ast.Call(func=ast.Name(id="Refusal" | "Fault"), args=[first, *_]):
                    yield from _codes(first, function)


def _codes(first: ast.expr, function: ast.AST) -> Iterator[str]:
    match first:
        case ast.Constant(value=str(code)):
            yield code
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(reason))]):
            yield f"*{reason}"
        case ast.Name() if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Constant) and CODE.fullmatch(str(node.value)):
                    yield str(node.value)


def codes() -> set[str]:
    found: set[str] = set()
    for package in ("cashier", "receipts", "ui"):
        for path in sorted((ROOT / package).rglob("*.py")):
            found.update(raised(path.read_text(encoding="utf-8")))
    return found


def test_the_scan_sees_codes() -> None:
    source = """
def f(x, code):
    raise Refusal("a.b", field="x")
def g(field):
    raise Fault(f"{field}.too_long")
def h(full):
    code = "c.d" if full else "e.f"
    return Fault(code, path="x")
"""
    assert set(raised(source)) == {"a.b", "*.too_long", "c.d", "e.f"}
    assert {"drawer.already_open", "*.too_precise", "ledger.busy", "CHK-ROUTING"} <= codes()


def test_every_code_has_its_own_words() -> None:
    without = {
        code
        for code in codes()
        if code not in CODES and code not in RULES and code.rpartition(".")[2] not in REASONS
    }
    assert without == set()


def test_every_rule_has_its_wording() -> None:
    assert set(RULES) == set(SEVERITY)
    for code in SEVERITY:
        assert messages.sentence(Refusal(code, field="number")) == messages.rule_words(code)


def test_the_tone_of_every_sentence() -> None:
    pairs = [*CODES.values(), *REASONS.values(), *messages.CAUSES.values()]
    said = [*(part for pair in pairs for part in pair)]
    said += [messages.paper_words(state, PrintCause.PAPER_OUT) for state in PrintState]
    # the one rule that says please quotes what the cashier tells the payer
    said += [text.replace("say only: please", "") for text in map(str.lower, RULES.values())]
    assert [text for text in said if NEVER_SAID.search(text)] == []
    assert [text for text in said if text.startswith((" ", "ok"))] == []


def test_every_sentence_can_be_filled() -> None:
    """A name that nothing fills shows as a question mark: with the real data there is none."""
    everything = dict.fromkeys(NAMES, "7")
    for code in [*CODES, *(f"amount.{reason}" for reason in REASONS)]:
        shown = messages.sentence(Refusal(code, field="amount", value="3", **everything))
        assert "{" not in shown.replace('{"do":"sync"}', ""), code
        assert re.search(r" \?|\?[^ ]", shown) is None, (code, shown)


@pytest.mark.parametrize(
    ("error", "shown"),
    [
        (
            Refusal("amount.too_precise", field="tenders[1].amount", value="3.001"),
            (
                "tenders[1].amount 3.001 has more than two decimals. Type it as on the paper, for "
                "example 206.00."
            ),
        ),
        (
            Refusal(
                "amount.no_point", field="amount", value="304", as_dollars="304.00", as_cents="3.04"
            ),
            "The amount 304 has no point. 304.00 or 3.04? Add the point.",
        ),
        (
            Refusal("drawer.already_open", field="drawer", value="2026-11-23"),
            (
                "Your drawer of Mon 23 Nov 2026 is still open. Count and close it before you open "
                "another."
            ),
        ),
        (
            Refusal("CHK-DUPLICATE", field="number", date="2026-11-23", site="BOS"),
            "This item was taken before, on Mon 23 Nov 2026 at BOS. Look at it again.",
        ),
        (
            Refusal(
                "CHK-DUPLICATE",
                field="number",
                date="2026-11-23",
                site="BOS",
                receipt_number="BOS-01-000017-4",
            ),
            (
                "This item was taken before, on Mon 23 Nov 2026, receipt BOS-01-000017-4. Look at "
                "it again."
            ),
        ),
        (
            Refusal("drawer.differs", field="count", kinds="usps_money_order, personal_check"),
            (
                "The count differs: money order, USPS; personal check. Count again, or give a "
                "reason and ask a supervisor to sign the difference."
            ),
        ),
        (
            Fault("ledger.unreachable", reason="no such host"),
            (
                "The ledger cannot be reached (no such host). What is recorded here is kept and "
                "will be sent. Try again later."
            ),
        ),
        (
            Refusal("ledger.url", field="ledger", value="xx", example="sqlite:///a.db"),
            "xx is not the address of a ledger. Write it like sqlite:///a.db.",
        ),
        (
            Refusal("nobody.knows", field="x"),
            "This could not be done. Call the help desk.",
        ),
    ],
)
def test_sentences_name_field_value_and_next_step(error: Refusal | Fault, shown: str) -> None:
    assert messages.sentence(error) == shown


def test_a_long_value_is_cut_and_kept_on_one_line() -> None:
    shown = messages.sentence(Refusal("drawer.not_closed", value="a\n" * 300))
    assert "\n" not in shown
    assert len(shown) < 400


def test_kinds_states_and_stages_have_names() -> None:
    assert {messages.kind_name(kind) for kind in InstrumentKind} == set(messages.KINDS.values())
    assert messages.state_word(ItemState.RECORDED) == "Recorded here"
    assert all(messages.state_word(state) for state in ItemState)
    assert messages.stage_words(None) == ""
    assert messages.stage_words(Stage.PAST_DUE) == "Past due (estimate)"
    assert messages.stage_words(Stage.PAST_DUE, estimate=False) == "Past due"
    assert messages.stage_words(Stage.PAID) == "Paid"


def test_paper_words_say_that_the_payment_stands() -> None:
    failed = messages.paper_words(PrintState.FAILED, PrintCause.PAPER_OUT)
    assert failed == (
        "The receipt did not print: out of paper. The payment is recorded. Load paper, then press "
        "Ctrl+R."
    )
    for cause in PrintCause:
        assert "The payment is recorded." in messages.paper_words(PrintState.FAILED, cause)
    assert "recorded" in messages.paper_words(PrintState.UNCERTAIN)
    written = messages.paper_words(PrintState.PRINTED, None, PrintEvidence.FILE)
    assert written == "Receipt written to its file."


def test_a_brand_keeps_its_capitals_inside_a_sentence() -> None:
    kind = InstrumentKind.WESTERN_UNION_MONEY_ORDER
    assert messages.field_name(kind.value) == "money order, Western Union"


def test_what_was_typed_takes_no_article() -> None:
    said = messages.sentence(Refusal("search.ssn_shaped", field="search"))
    assert said.startswith("What was typed looks like ")
