"""Nobody who is to count learns what is expected: no service, act, command, screen, log or message
tells it before the count is committed. Source: ux.md 3.8; reliability.md 3.
"""

from __future__ import annotations

import importlib
import inspect
import json
import pkgutil
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from typer.testing import CliRunner

from cashier import services
from cashier.domain.drawer import DrawerSession, KindCount, expected, total
from cashier.domain.errors import Fault, Refusal
from cashier.domain.instrument import InstrumentKind
from cashier.domain.report_tables import OF_A_DRAWER, ReportChoice, ReportName
from cashier.domain.staff import Role, Staff
from cashier.services import counts, drawers, mistakes, reports, status
from cashier.services.desk import Approval, Desk
from cashier.services.reports_read import read_report
from cashier.store import drawers as stored
from cashier.vault import Keys
from receipts.report_files import report_text, report_values
from tests.ui.blind import MORE_PAPERS, PAPERS, Secret, fill, secret_of, texts_of
from tests.ui.screens.conftest import BOYLE, RIVERA, TODAY, clock, desk, home_made, keys
from tests.ui.screens.takings import HEALTH
from tests.ui.test_app import line, program, settle, sign_in
from ui import announce
from ui.app import Program
from ui.commands import person
from ui.commands.program import app
from ui.compose import Station
from ui.messages import sentence, words
from ui.pages import SCREENS
from ui.play import play
from ui.play_acts import ACTS

__all__ = ["clock", "desk", "home_made", "keys", "line", "program"]

OKAFOR = Staff(number="1002", name="J. Okafor", role=Role.CASHIER)
HADDAD = Staff(number="2002", name="M. Haddad", role=Role.SUPERVISOR)
NOT_A_LOOK = {
    "drawers.count": "after it the figures may be seen",
    "drawers.back_to_counter": "the stage is the test's",
    "drawers.begin_count": "the stage is the test's",
    "staffing.lock": "says nothing, takes a passphrase's time",
}


@dataclass(frozen=True)
class Filled:
    """A cashier's and a supervisor's own drawer, both with paper in them and nothing counted."""

    desk: Desk
    receipts: Mapping[str, tuple[str, ...]]
    sessions: Mapping[str, DrawerSession]
    secrets: Mapping[str, Secret]


@pytest.fixture
def filled(desk: Desk) -> Filled:
    sessions, receipts = {}, {}
    for start, who, shapes in ((1200, RIVERA, PAPERS), (1700, BOYLE, MORE_PAPERS)):
        sessions[who.number] = drawers.open_drawer(desk, who, TODAY)
        receipts[who.number] = fill(desk, who, start, shapes)
        approval = Approval(
            approval_id=desk.clock.new_id(),
            approver=HADDAD,
            act="void",
            granted_at=desk.clock.now(),
        )
        desk.approvals.add(approval)
        number = receipts[who.number][0]
        mistakes.void(desk, who, number, 1, reason="torn", approval=approval)
    secrets = {number: secret_of(desk, one) for number, one in sessions.items()}
    return Filled(desk=desk, receipts=receipts, sessions=sessions, secrets=secrets)


def looks() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the services that a screen or command can call at this desk."""
    for module in pkgutil.iter_modules(services.__path__):
        found = importlib.import_module(f"cashier.services.{module.name}")
        for name, function in sorted(vars(found).items()):
            if not inspect.isfunction(function) or function.__module__ != found.__name__:
                continue
            parameters = inspect.signature(function).parameters
            inside = {"connection", "passphrase", "words", "password", "home", "keys", "asked"}
            if name.startswith("_") or "desk" not in parameters or inside & set(parameters):
                continue
            if f"{module.name}.{name}" not in NOT_A_LOOK:
                yield f"{module.name}.{name}", function


def given(filled: Filled, who: Staff, of: str, name: str, parameter: inspect.Parameter) -> Any:
    """A value somebody would ask with, who knows the drawer's id and its receipts."""
    values: dict[str, Any] = {
        "desk": filled.desk,
        "who": who,
        "number": HEALTH if name.startswith("accounts.") else filled.receipts[of][1],
        "session_id": filled.sessions[of].session_id,
        "session_ids": (filled.sessions[of].session_id,),
        "line": 2,
        "reason": "looked",
        "text": filled.receipts[of][1],
        "ticket": "TRN-20261123-01",
        "language": "en",
        "business_date": TODAY,
        "body": {},
        "fields": {"number": "77"},
    }
    if parameter.name in values:
        return values[parameter.name]
    if parameter.default is not inspect.Parameter.empty:
        return parameter.default
    return "" if "str" in str(parameter.annotation) else None


def told(function: Callable[..., Any], arguments: Mapping[str, Any]) -> str:
    """What comes back, or is said instead."""
    try:
        answer = function(**arguments)
        if isinstance(answer, Iterator):
            answer = list(answer)
        return repr(answer)
    except (Refusal, Fault) as error:
        said = words(error)
        return f"{error!r} {error.data} {sentence(error)} {said.happened} {said.next_step}"
    except (TypeError, AttributeError, AssertionError, KeyError, ValueError, LookupError) as error:
        return repr(error)  # not called as it wants to be: what it says all the same


def written(desk: Desk) -> Iterator[str]:
    """What lies in logs, the audit chain, print jobs and drafts."""
    for file in (*desk.home.folder.rglob("*.log*"), *desk.home.folder.rglob("*.toml")):
        yield file.read_text(errors="replace")
    with desk.store.read() as connection:
        for query in (
            "SELECT canonical FROM audit",
            "SELECT body FROM draft",
            "SELECT value FROM meta",
            "SELECT canonical FROM posting",
        ):
            yield from connection.execute(text(query)).scalars()


@pytest.mark.parametrize(
    ("owner", "viewer"),
    [(RIVERA, RIVERA), (RIVERA, OKAFOR), (BOYLE, BOYLE), (BOYLE, RIVERA)],
    ids=["own", "another's", "a supervisor's own", "a supervisor's"],
)
def test_no_service_tells(filled: Filled, owner: Staff, viewer: Staff) -> None:
    secret = filled.secrets[owner.number]
    driven = 0
    for counting in (False, True):
        if counting:
            drawers.begin_count(filled.desk, owner)
        for name, function in looks():
            arguments = {
                key: given(filled, viewer, owner.number, name, one)
                for key, one in inspect.signature(function).parameters.items()
            }
            answer = told(function, arguments)
            assert not secret.found_in([answer]), f"{name} tells {viewer.name}"
            driven += 1
    assert driven > 120
    assert not secret.found_in(written(filled.desk))


@pytest.mark.parametrize(
    ("owner", "viewer"), [(BOYLE, BOYLE), (RIVERA, RIVERA)], ids=["a supervisor's own", "own"]
)
def test_no_report_tells(filled: Filled, owner: Staff, viewer: Staff) -> None:
    """Of any kind, in figures and as text: a supervisor's own drawer is in none of their sums."""
    made = 0
    for name in ReportName:
        session = filled.sessions[owner.number].session_id if name in OF_A_DRAWER else ""
        choice = ReportChoice(
            name=name, site="TRN", day_from=TODAY, day_to=TODAY, session_id=session
        )
        try:
            report = read_report(filled.desk, viewer, choice)
        except (Refusal, Fault) as error:
            said = [repr(error), sentence(error)]
        else:
            made += 1
            said = [repr(report), report_text(report)]
            said.append(json.dumps(report_values(report)))
        assert not filled.secrets[owner.number].found_in(said), name
    assert made >= (5 if viewer is BOYLE else 0)


def test_the_search_finds_what_is_told(filled: Filled) -> None:
    """The control: an X read by somebody else, and the review once the count is committed."""
    session = filled.sessions["1001"]
    secret = filled.secrets["1001"]
    from cashier.domain.drawer_tables import drawer_tables
    from receipts.report_files import report_head
    from receipts.report_pdf import report_pdf

    x = reports.x_report(filled.desk, BOYLE, session.session_id)
    assert secret.found_in([repr(x)])
    assert not secret.found_in([repr(report_head(drawer_tables(x)))])
    assert report_pdf(x)
    wrong = {InstrumentKind.PERSONAL_CHECK: KindCount(items=1, cents=100)}
    drawers.count(filled.desk, RIVERA, wrong)
    assert len(secret.found_in([repr(counts.review(filled.desk, RIVERA))])) >= 2
    cents = x.expected_total.cents
    for form in (f"{cents}", f"${cents // 100:,}.{cents % 100:02d}", f"{cents / 100}"):
        assert secret.found_in([f"it holds {form} now"]), form
    assert secret.found_in([f"{x.expected_total.items} items", "items=13"])


def test_the_search_finds_what_is_planted(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the walk itself: a service that tells, and a line in a log."""
    session_id = filled.sessions["1001"].session_id

    def planted(desk: Desk) -> object:
        with desk.store.read() as connection:
            return total(expected(stored.tray(connection, session_id)))

    planted.__module__ = status.__name__
    monkeypatch.setattr(status, "planted", planted, raising=False)
    (function,) = [one for name, one in looks() if name == "status.planted"]
    answer = told(function, {"desk": filled.desk})
    assert filled.secrets["1001"].found_in([answer])
    logs = filled.desk.home.folder / "logs"
    logs.mkdir(exist_ok=True)
    (logs / "planted.log").write_text(answer)
    assert filled.secrets["1001"].found_in(written(filled.desk))


def test_no_act_of_a_script_tells(filled: Filled, keys: Keys) -> None:
    station = Station(desk=filled.desk, keys=keys)
    session = filled.sessions["1001"].session_id
    sign = {"do": "sign_in", "staff": "1001", "password": "walk in center demo"}
    common = {
        "session": session,
        "receipt": filled.receipts["1001"][1],
        "text": "alves",
        "number": HEALTH,
        "kind": "x",
        "sessions": [session],
        "reason": "looked",
        "tender": 2,
    }
    script: list[dict[str, object]] = [dict(sign)]
    for act, (_, allowed) in ACTS.items():
        if act in {"sign_in", "sign_out", "lock", "count"}:
            continue
        for kind in ("x", "z", "day", "undeposited", "deposit") if act == "report" else ("x",):
            fields = {key: common[key] for key in allowed if key in common}
            script.append({"do": act, **fields, **({"kind": kind} if act == "report" else {})})
    answers: list[str] = []
    lines = [json.dumps(one).encode() for one in script]
    play(station, lines, lambda one: answers.append(json.dumps(one)), keep_going=True)
    assert len(answers) == len(script)
    assert not filled.secrets["1001"].found_in([*answers, *written(filled.desk)])


COMMANDS = (
    ("report", "x", "--session", "{session}", "--format", "text"),
    ("report", "x", "--session", "{session}", "--format", "json"),
    ("report", "z", "--session", "{session}", "--format", "json"),
    ("report", "day", "--format", "json"),
    ("report", "undeposited", "--format", "json"),
    ("journal", "export"),
    ("audit", "verify"),
    ("audit", "export"),
    ("receipt", "show", "{receipt}", "--format", "text"),
    ("printer", "status"),
)


@pytest.mark.parametrize("viewer", [RIVERA, OKAFOR], ids=["own", "another's"])
def test_no_command_tells(
    filled: Filled, keys: Keys, viewer: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands as a real home runs them, where each asks who is there."""
    monkeypatch.setattr(person, "TRAINER", viewer)
    home = filled.desk.home.folder
    filled.desk.store.close()
    monkeypatch.setenv("CASHIER_KEY_DIR", str(keys.folder))
    runner = CliRunner()
    said = []
    for command in COMMANDS:
        words_ = [
            one.format(
                session=filled.sessions["1001"].session_id, receipt=filled.receipts["1001"][1]
            )
            for one in command
        ]
        done = runner.invoke(app, [*words_, "--home", str(home)])
        said.append(done.output)
    assert any("may not" in one for one in said), "asked as the cashier"
    assert not filled.secrets["1001"].found_in(said)


def test_no_screen_tells(filled: Filled, program: Program, qtbot: QtBot) -> None:
    """Every page of the program, as its cashier and as another, before the count and during it."""
    secret = filled.secrets["1001"]
    spoken: list[str] = []
    listener: announce.Listener = lambda words, urgent: spoken.append(words)  # noqa: E731
    announce.listeners.append(listener)
    shown: list[str] = []
    try:
        program.begin_work()
        sign_in(qtbot, program, "1001")
        _walk(program, qtbot, shown)
        program.go("count")
        settle(qtbot, program, "count")
        _walk(program, qtbot, shown, AT_HAND)
        program.go("count")
        settle(qtbot, program, "count")
        shown += texts_of(program.pages["count"])
        program.go("sign_in")
        settle(qtbot, program, "sign_in")
        sign_in(qtbot, program, "1002")
        _walk(program, qtbot, shown, AT_HAND)
        assert len(shown) > 1000
        assert not secret.found_in([*shown, *spoken])
        # the control: the same walk finds it once the count is committed
        program.go("sign_in")
        settle(qtbot, program, "sign_in")
        drawers.count(filled.desk, RIVERA, {})
        sign_in(qtbot, program, "1001")
        program.go("difference")
        settle(qtbot, program, "difference")
        assert secret.found_in(texts_of(program.shell))
        settle(qtbot, program)
    finally:
        announce.listeners.remove(listener)


AT_HAND = frozenset({"find", "today", "status", "reports", "open_drawer"})
"""Pages that a cashier's own bar leads to."""


def _walk(
    program: Program, qtbot: QtBot, shown: list[str], pages: Collection[str] = tuple(SCREENS)
) -> None:
    """Goes to every one of the pages that can be gone to without something in hand."""
    needs = {"sign_in", "lock", "pay", "review", "posted", "closed", "account", "visit", "count"}
    needs |= {"difference", "deposit", "deposit_verify"}
    for name in SCREENS:
        if name in pages and name not in needs:
            program.go(name)
            settle(qtbot, program)
            while (dialog := QApplication.activeModalWidget()) is not None:
                shown += texts_of(dialog)
                dialog.close()
            page = program.pages[program.screen]
            shown += texts_of(page)
            shown += [page.title, page.context, page.hint, page.help]
    shown += texts_of(program.shell)
