"""The copy of the accounts: what comes in can be read and found, what goes leaves nothing
behind.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from cashier.domain.account import Account, CoverageType, Enrollment
from cashier.domain.documents import account_document
from cashier.store import replica
from cashier.store.replica_documents import pack, unpack
from cashier.store.search import search
from tests.cashier.store.replica_people import apply, open_replica, someone, writing


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_replica(tmp_path)


def left_behind(engine: Engine) -> dict[str, int]:
    """Rows of every table and terms of both indexes."""
    with engine.connect() as connection:
        for index in ("account_name", "account_key"):
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{index}_v"
                f" USING fts5vocab(main, {index}, 'row')"
            )
        return {
            table: int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one())
            for table in (
                "account",
                "account_document",
                "name_word",
                "name_deletion",
                "temp.account_name_v",
                "temp.account_key_v",
            )
        }


def test_an_account_comes_back_as_it_was(engine: Engine) -> None:
    rosa = someone("Rosa Alves", bills=("B01", "B02"), middle="Maria", phone="+16175559790")
    assert apply(engine, rosa) == 1
    with engine.connect() as connection:
        assert replica.account(connection, "712345678") == rosa
        assert replica.account(connection, "799999999") is None
        assert replica.count(connection) == 1


def test_the_same_change_again_changes_nothing(engine: Engine) -> None:
    rosa = someone(bills=("B01",))
    assert apply(engine, rosa, rosa) == 1
    before = left_behind(engine)
    assert apply(engine, rosa) == 0
    assert left_behind(engine) == before


def test_of_two_changes_in_a_slice_the_last_counts(engine: Engine) -> None:
    apply(engine, someone("Rosa Alves"), someone("Rosa Silva"))
    with engine.connect() as connection:
        assert search(connection, "alves").total == 0
        assert search(connection, "silva").total == 1
    assert apply(engine, someone("Rosa Silva"), "712345678") == 1


def test_a_new_name_replaces_the_old_one_everywhere(engine: Engine) -> None:
    apply(engine, someone("Rosa Alves", bills=("B01",), phone="+16175559790"))
    apply(engine, someone("Rosa Quintero", bills=("B02",), phone="+17815550000"))
    with engine.connect() as connection:
        assert search(connection, "alves").total == 0
        assert search(connection, "quintero").lines[0].name == "Quintero, Rosa"
        assert replica.account_of_bill(connection, "B01") == ""
        assert replica.account_of_bill(connection, "b02") == "712345678"
        assert search(connection, "617 555 9790").total == 0
        assert search(connection, "781-555-0000").exact


def test_a_tombstone_leaves_nothing_behind(engine: Engine) -> None:
    empty = left_behind(engine)
    people = [
        someone(f"Zoë O'Brien-Nowak{letter}", 700000000 + place, bills=(f"B{place}",))
        for place, letter in enumerate("abcde")
    ]
    apply(engine, *people)
    assert apply(engine, *(one.billing_account_number for one in people), "799999999") == 5
    assert left_behind(engine) == empty


def test_the_accounts_of_a_member(engine: Engine) -> None:
    apply(
        engine,
        someone(number=700000003, status=Enrollment.TERMINATED),
        someone(number=700000002, coverage=CoverageType.DENTAL),
        someone(number=700000009),
        someone(number=700000001, member="100000000402"),
    )
    with engine.connect() as connection:
        assert replica.numbers_of_member(connection, "100000000401") == (
            "700000009",
            "700000002",
            "700000003",
        )
        assert replica.numbers_of_member(connection, '"*') == ()


def test_a_household_is_its_accounts(engine: Engine) -> None:
    rosa = someone("Rosa Alves", 700000001, household="H-77")
    dental = someone("Rosa Alves", 700000002, household="H-77", coverage=CoverageType.DENTAL)
    joao = someone("João Alves", 700000003, household="H-77", member="100000000402")
    other = someone("Ana Alves", 700000004, household="H77", member="100000000403")
    apply(engine, dental, rosa, joao, other)
    with engine.connect() as connection:
        assert replica.household(connection, "H-77") == (joao, rosa, dental)
        assert replica.household(connection, "") == ()


def test_a_new_epoch_drops_what_it_did_not_bring(engine: Engine) -> None:
    people = [someone(f"Ann Smith{place}", 700000000 + place) for place in range(10)]
    apply(engine, *people, epoch=1)
    apply(engine, *people[:4], epoch=2)
    dropped = []
    while True:
        with writing(engine) as connection:
            gone = replica.drop_other_epochs(connection, 2, 4)
        if not gone:
            break
        dropped.append(gone)
    with engine.connect() as connection:
        assert dropped == [4, 2]
        assert replica.count(connection) == 4
        assert search(connection, "ann").total == 4


def test_a_document_of_another_account_is_refused_and_nothing_is_kept(engine: Engine) -> None:
    change = replica.ReplicaChange(key="700000001", document=account_document(someone()))
    with pytest.raises(ValueError, match="another"), writing(engine) as connection:
        replica.apply_changes(connection, [change], 1)
    with engine.connect() as connection:
        assert replica.count(connection) == 0


def test_documents_survive_packing() -> None:
    text = account_document(someone("Thủy Nguyễn", bills=("B01",)))
    assert unpack(pack(text)) == text
    assert len(pack(text)) < len(text.encode()) // 3
    with pytest.raises(ValueError, match="form"):
        unpack(b"\x07rubbish")


def test_the_words_of_a_first_copy_are_counted_together_and_in_the_end_all(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replica, "WORDS_WAIT_AFTER", 0)
    monkeypatch.setattr(replica, "WORDS_WAIT_FROM", 2)
    monkeypatch.setattr(replica, "WORDS_WAIT_MAX", 4)
    people = [someone("Ana Sousa", f"70000000{n}") for n in range(7)]

    def counted() -> dict[str, int]:
        with engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT word, n FROM name_word").all()
            assert search(connection, "ana sousa").lines, "found by what is right at any time"
        return {word: n for word, n in rows if not word.endswith("*")}

    apply(engine, *people[:3])
    assert counted() == {"#": 0}
    apply(engine, *people[3:6])
    assert counted() == {"ana": 6, "sousa": 6}
    apply(engine, people[6], someone("Bo Li", "700000009"))
    assert counted() == {"ana": 6, "sousa": 6, "#": 6}
    with writing(engine) as connection:
        replica.drop_other_epochs(connection, 1)
    assert counted() == {"ana": 7, "sousa": 7, "bo": 1, "li": 1}


NAMES = st.sampled_from(
    ["Ana Sousa", "Ana Souza", "Seán O'Brien", "Li|Nguyễn Thị", "Jean-Paul Roy", "Bo Li"]
)
CHANGES = st.lists(
    st.tuples(st.integers(0, 5), st.none() | st.tuples(NAMES, st.integers(0, 3))), max_size=12
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(CHANGES, max_size=4), st.sampled_from([1, 4, 1_000]), st.integers(1, 7))
def test_any_history_ends_like_a_fresh_copy(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    history: list[list[tuple[int, tuple[str, int] | None]]],
    wait_from: int,
    wait_most: int,
) -> None:
    """Against the slow model: an empty replica given only what is left. Whether the words of new
    accounts wait, and however long, in the end they are counted."""
    engine = open_replica(tmp_path_factory.mktemp("history"))
    monkeypatch.setattr(replica, "WORDS_WAIT_AFTER", wait_from % 3)
    monkeypatch.setattr(replica, "WORDS_WAIT_FROM", wait_from)
    monkeypatch.setattr(replica, "WORDS_WAIT_MAX", wait_most)
    left: dict[str, Account] = {}
    for slice_ in history:
        changes: list[Account | str] = []
        for place, now in slice_:
            number = f"70000000{place}"
            if now is None:
                changes.append(number)
                left.pop(number, None)
            else:
                left[number] = someone(now[0], number, bills=(f"B{now[1]}",))
                changes.append(left[number])
        apply(engine, *changes)
    with writing(engine) as connection:
        replica.drop_other_epochs(connection, 1)
    monkeypatch.setattr(replica, "WORDS_WAIT_FROM", 1_000)
    fresh = open_replica(tmp_path_factory.mktemp("fresh"))
    apply(fresh, *left.values())
    assert left_behind(engine) == left_behind(fresh)
    with engine.connect() as one, fresh.connect() as other:
        for query in (
            "ana sousa",
            "obrien",
            "o'brien sean",
            "nguyen",
            "roy jean",
            "li",
            "b1",
            "B2",
        ):
            assert search(one, query) == search(other, query)
        assert one.exec_driver_sql("SELECT * FROM name_word ORDER BY 1").all() == (
            other.exec_driver_sql("SELECT * FROM name_word ORDER BY 1").all()
        )
    engine.dispose()
    fresh.dispose()
