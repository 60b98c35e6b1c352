"""Every rule of acceptance by script on a real home: refused, answered, and what the record says.

The same table goes through the payment form in tests/ui/screens/test_rule_table.py.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text

from cashier.clock import TrainingClock
from cashier.domain.verdict import SEVERITY, Severity
from cashier.services import training
from cashier.settings import Home
from cashier.vault import Keys
from tests.journeys.rule_table import BY_CODE, RULES, Item, Rule, feed_for_rules
from ui.compose import open_station
from ui.play import play
from ui.rule_words import RULES as WORDS

MORNING = datetime(2026, 11, 23, 14, 0, tzinfo=UTC)
FIVE = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
"""5:00:00 PM in New York on a due date: the first instant after the cut-off."""
PASSWORD = training.PASSPHRASE
REASON = "seen with the paper in hand"
WARNINGS = [code for code, severity in SEVERITY.items() if severity is Severity.WARN]

Answer = dict[str, Any]


class Counter:
    """One script session; `do` plays an act and answers."""

    def __init__(self, home: Home, start: datetime) -> None:
        self._home, self._start = home, start

    def do(self, acts: list[Answer]) -> list[Answer]:
        answers: list[Answer] = []
        first = [_sign_in(), {"do": "open_drawer", "business_date": "2026-11-23"}]
        lines = [json.dumps(act).encode() for act in [*first, *acts]]
        with open_station(self._home, start=self._start, alone=True) as station:
            play(station, lines, answers.append, keep_going=True)
        return answers[2:]

    def bodies(self) -> dict[str, Mapping[str, Any]]:
        """The sealed bodies by posting id."""
        with open_station(self._home) as station, station.desk.store.read() as connection:
            rows = connection.execute(
                text("SELECT posting_id, canonical FROM posting ORDER BY station_seq")
            ).all()
        return {row.posting_id: json.loads(row.canonical)["body"] for row in rows}


def _sign_in() -> Answer:
    return {"do": "sign_in", "staff": "1001", "password": PASSWORD}


def _take(item: Item, accept: list[str]) -> Answer:
    return {"do": "take", "payer": "A Neighbour", "tenders": [{**item, "accept": accept}]}


def _override(code: str, approver: str) -> Answer:
    return {
        "do": "override",
        "rule": code,
        "reason": REASON,
        "approver": approver,
        "password": PASSWORD,
    }


def _acts(rule: Rule) -> list[Answer]:
    """What is played for one rule, five acts and those before."""
    before = [_take(item, ["*"]) for item in rule.before]
    others = [code for code in WARNINGS if code != rule.code]
    match rule.severity:
        case Severity.BLOCK:
            # the longest list of answers there is, and a supervisor, lift no block
            tries = [_take(rule.item, ["*", rule.code]), _override(rule.code, "2001")]
            return [*before, *tries, _take(rule.item, ["*", rule.code])]
        case Severity.SUPERVISOR:
            refused = _take(rule.item, ["*", rule.code])
            signed = [_override(rule.code, "1001"), _override(rule.code, "2001")]
            return [*before, refused, *signed, _take(rule.item, ["*"])]
        case Severity.WARN:
            return [*before, _take(rule.item, others), _take(rule.item, [*others, rule.code])]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Answer]]:
    """The whole table played at one counter, the evening's rules last."""
    folder = tmp_path_factory.mktemp("rules")
    feed_for_rules(folder / "feed")
    keys = Keys(folder=folder / "keys", use_keyring=False)
    home = Home(folder / "home")
    training.make_home(home, keys, TrainingClock(MORNING), folder / "feed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASHIER_HOME", str(home.folder))
        patch.setenv("CASHIER_KEY_DIR", str(folder / "keys"))
        found: dict[str, list[Answer]] = {}
        for start, evening in ((MORNING, False), (FIVE, True)):
            counter = Counter(home, start)
            rules = [rule for rule in RULES if rule.evening is evening]
            said = iter(counter.do([act for rule in rules for act in _acts(rule)]))
            found |= {rule.code: [next(said) for _ in _acts(rule)] for rule in rules}
        bodies = Counter(home, FIVE).bodies()
        for several in found.values():
            for one in several:
                one["bodies"] = [bodies[p["posting_id"]] for p in one.get("postings", ())]
    return found


def test_the_table_has_every_rule_of_the_domain_and_no_other() -> None:
    assert set(BY_CODE) == set(SEVERITY) == set(WORDS)
    assert len(RULES) == len(BY_CODE)


@pytest.mark.parametrize("code", BY_CODE)
def test_severity_is_the_counters(code: str) -> None:
    assert SEVERITY[code] is BY_CODE[code].severity


@pytest.mark.parametrize("code", BY_CODE)
def test_by_script(code: str, answers: Mapping[str, list[Answer]]) -> None:
    rule = BY_CODE[code]
    said = answers[code][len(rule.before) :]
    assert all(one["ok"] for one in answers[code][: len(rule.before)])
    assert (said[0]["ok"], said[0]["code"]) == (False, code)
    assert rule.says in said[0]["message"]
    assert "postings" not in said[0]
    match rule.severity:
        case Severity.BLOCK:
            assert (said[-1]["ok"], said[-1]["code"]) == (False, code)
        case Severity.SUPERVISOR:
            assert (said[1]["ok"], said[2]["ok"]) == (False, True)
            (body,) = said[3]["bodies"]
            assert {"rule": code, "reason": REASON, "approver": "2001"} in body["overrides"]
        case Severity.WARN:
            (body,) = said[1]["bodies"]
            assert code in body["accepted"]


@pytest.mark.parametrize("code", BY_CODE)
def test_no_sentence_holds_a_figure_of_an_account(
    code: str, answers: Mapping[str, list[Answer]]
) -> None:
    """Issuers' limits are on paper for everybody; what somebody owes is not."""
    for one in answers[code]:
        words = str(one.get("message", "")).partition(": ")[2].replace("$1,000.00", "")
        assert "$" not in words
