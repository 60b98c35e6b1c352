"""What `./dev cover` makes of coverage's own figures."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cover.__main__ import GOALS, ROOT, room, tell
from tests.cover.plpgsql import marked


def found(known: tuple[int, int], ran: tuple[int, int], **lacking: Any) -> dict[str, Any]:
    """A file of so many lines and branches, of which so many ran."""
    return {
        "summary": {
            "num_statements": known[0],
            "num_branches": known[1],
            "covered_lines": ran[0],
            "covered_branches": ran[1],
        },
        "missing_lines": lacking.get("lines", []),
        "missing_branches": lacking.get("branches", []),
    }


FILES = {
    "cashier/store/visits.py": found((10, 4), (10, 4)),
    "cashier/store/wal.py": found(
        (10, 6), (8, 3), lines=[7, 8], branches=[[3, -1], [4, 9], [7, 8]]
    ),
    "cashier/sync/step.py": found((5, 0), (5, 0)),
}


def test_a_room_is_the_sum_of_its_files_lines_and_branches() -> None:
    store = room("store", FILES, ("cashier/store/",))
    assert (store.known, store.ran) == (30, 25)


def test_what_did_not_run_is_told_once_and_by_its_line() -> None:
    """A branch out of a line that did not run itself is no second lack."""
    store = room("store", FILES, ("cashier/store/",))
    assert store.lacking == {"cashier/store/wal.py": "7, 8, 3->end, 4->9"}


@pytest.mark.parametrize(
    ("paths", "overall", "status"),
    [
        ("cashier/sync/", (10, 9), 0),
        ("cashier/store/", (10, 9), 1),
        ("cashier/sync/", (1_000, 899), 1),
    ],
)
def test_one_goal_that_is_not_met_is_the_exit_status(
    paths: str, overall: tuple[int, int], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    one = room("room", FILES, (paths,))
    whole = room("cashier", {"cashier/x.py": found((overall[0], 0), (overall[1], 0))}, ("cashier",))
    assert tell([one], whole) == status
    assert capsys.readouterr().out.count("SHORT") == status


def test_every_goal_names_files_that_are_there() -> None:
    paths = [path for room_paths in GOALS.values() for path in room_paths]
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_each_side_of_a_branch_is_marked_on_its_line() -> None:
    """And an expression that looks like one is left alone."""
    script = (
        "    IF a\n"
        "        OR b THEN\n"
        "        FOR i IN 1 .. 2 LOOP\n"
        "            IF c THEN\n"
        "                x := CASE WHEN y THEN 1 ELSE 2 END;\n"
        "            END IF;\n"
        "        END LOOP;\n"
        "    ELSE\n"
        "        RETURN;\n"
        "    END IF;\n"
    )
    text, branches = marked("f", script)
    assert branches == ["f:2 then", "f:3 loop", "f:4 then", "f:6 otherwise", "f:8 else"]
    assert text.count("RAISE LOG") == 5
    assert "            ELSE RAISE LOG 'branch f:6 otherwise'; END IF;\n" in text
    assert len(text.splitlines()) == len(script.splitlines())
