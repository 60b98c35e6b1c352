from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cashier.domain.receipt import PrintCause
from receipts.replies import Reply, ReplyKind, ReplyReader
from receipts.status import read_status

ECHO = b"\x37\x22abcC\x00"


def _kinds(data: bytes) -> list[ReplyKind]:
    return [reply.kind for reply in ReplyReader().feed(data)]


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b"\x12\x16\x1a\x7e", [ReplyKind.REAL_TIME] * 4),
        (b"\x10\x00\x00\x0f", [ReplyKind.AUTOMATIC]),
        (b"\x00\x0c", [ReplyKind.IN_ORDER] * 2),
        (b"\x11\x13", []),
        (ECHO, [ReplyKind.PROCESS_ID]),
        (b"\x37\x25\x00", [ReplyKind.CLEARED]),
        (b"\x5fEPSON\x00", [ReplyKind.BLOCK]),
        # the trap: automatic status of an offline printer in front of the answer that says so
        (b"\x10\x00\x00\x0f\x1a", [ReplyKind.AUTOMATIC, ReplyKind.REAL_TIME]),
        (b"\xff\x81\xc3", []),
        (b"\x10\xff\x12", [ReplyKind.REAL_TIME]),
    ],
)
def test_replies_are_told_apart(data: bytes, kinds: list[ReplyKind]) -> None:
    assert _kinds(data) == kinds


@given(cuts=st.lists(st.integers(min_value=0, max_value=40)))
def test_splitting_changes_nothing(cuts: list[int]) -> None:
    data = b"\x13\x10\x00\x00\x0f\x12" + ECHO + b"\x11\x00" + b"\x37\x25\x00\x1e"
    reader = ReplyReader()
    found: list[Reply] = []
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    for index in range(len(edges) - 1):
        found += reader.feed(data[edges[index] : edges[index + 1]])
    assert found == ReplyReader().feed(data)
    assert Reply(ReplyKind.PROCESS_ID, b"abcC") in found


@given(st.binary(max_size=400))
def test_garbage_is_survived_and_an_answer_after_it_still_read(data: bytes) -> None:
    reader = ReplyReader()
    reader.feed(data)
    reader.feed(bytes(100))
    assert Reply(ReplyKind.PROCESS_ID, b"abcC") in reader.feed(ECHO)


def test_a_block_that_never_ends_does_not_swallow_the_next_answer() -> None:
    reader = ReplyReader()
    reader.feed(b"\x5f" + b"a" * 200)
    assert reader.feed(b"\x12") == [Reply(ReplyKind.REAL_TIME, b"\x12")]


@pytest.mark.parametrize(
    ("answers", "cause"),
    [
        ((0x12, 0x12, 0x12, 0x12), None),
        ((0x16, 0x12, 0x12, 0x12), None),
        ((0x12, 0x12, 0x12, 0x1E), None),
        ((0x1A, 0x32, 0x12, 0x7E), PrintCause.PAPER_OUT),
        ((0x1A, 0x16, 0x12, 0x72), PrintCause.COVER_OPEN),
        ((0x1A, 0x12, 0x1A, 0x12), PrintCause.CUTTER),
        ((0x1A, 0x52, 0x32, 0x12), PrintCause.ERROR),
        ((0x1A, 0x12, 0x12, 0x12), PrintCause.OFFLINE),
    ],
)
def test_four_answers_make_one_state(
    answers: tuple[int, int, int, int], cause: PrintCause | None
) -> None:
    made = read_status(*answers)
    assert made.cause == cause
    assert made.ready == (cause is None)
    # with the cover open the paper sensor may lie
    assert made.paper_out == (cause is PrintCause.PAPER_OUT)
    assert made.paper_low == (answers[3] == 0x1E)
