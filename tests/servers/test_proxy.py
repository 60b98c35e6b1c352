"""The proxy does what its plans say, and nothing else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.servers.postgres import Server
from tests.servers.proxy import End, Plan, Proxy, Way, seeded, straight
from tests.servers.wire import Said


@pytest.fixture(scope="module")
def table(postgres15: Server) -> str:
    database = postgres15.create().rpartition("/")[2]
    postgres15.execute("CREATE TABLE t (n int)", database)
    return database


@pytest.fixture
def proxy(postgres15: Server) -> Iterator[Proxy]:
    with Proxy(postgres15.port) as made:
        yield made


@pytest.fixture
def open_(proxy: Proxy, table: str, postgres15: Server) -> Any:
    address = proxy.url(postgres15.url(table)).replace("+psycopg", "")

    def connect() -> psycopg.Connection[Any]:
        return psycopg.connect(address, autocommit=True, connect_timeout=2)

    postgres15.execute("TRUNCATE t", table)
    return connect


def insert(open_: Any) -> None:
    with open_() as connection:
        connection.execute("INSERT INTO t VALUES (1)")
        connection.execute("SELECT 1")


def rows(server: Server, table: str) -> int:
    ((count,),) = server.execute("SELECT count(*) FROM t", table)
    assert isinstance(count, int)
    return count


def test_a_straight_connection_works_and_is_counted(proxy: Proxy, open_: Any) -> None:
    with open_() as connection:
        assert connection.execute("SELECT repeat('x', 300000)").fetchone()[0] == "x" * 300_000
    assert proxy.ended().passed[Way.DOWN] > 300_000
    assert proxy.last.ended == ""


def test_every_byte_can_be_the_last(
    proxy: Proxy, open_: Any, postgres15: Server, table: str
) -> None:
    """Whatever byte is the last, either way: nothing or the whole statement, and no hanging."""
    with open_() as connection:
        connection.execute("INSERT INTO t VALUES (1)")
    whole = dict(proxy.ended().passed)
    for way in Way:
        for cut in range(0, whole[way], 17):
            before = rows(postgres15, table)
            proxy.next(Plan(way=way, cut_at=cut))
            with pytest.raises(psycopg.OperationalError):
                insert(open_)
            assert proxy.ended().passed[way] == cut
            assert rows(postgres15, table) - before in (0, 1)


def test_cut_after_commit_the_row_is_there_and_the_answer_is_not(
    proxy: Proxy, open_: Any, postgres15: Server, table: str
) -> None:
    # the first one said is the server's greeting
    proxy.next(Plan(cut_said=Said.READY_FOR_QUERY, nth=2))
    connection = open_()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("INSERT INTO t VALUES (1)")
    connection.close()
    assert proxy.last.ended
    assert rows(postgres15, table) == 1


def test_only_the_message_itself_may_be_withheld(
    proxy: Proxy, open_: Any, postgres15: Server, table: str
) -> None:
    plan = Plan(cut_said=Said.READY_FOR_QUERY, nth=2, withhold_answer=False, end=End.CLOSE)
    proxy.next(plan)
    connection = open_()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("INSERT INTO t VALUES (1)")
    assert proxy.last.said["C"] == 1
    assert rows(postgres15, table) == 1


def test_nobody_listens_until_it_listens_again(proxy: Proxy, open_: Any) -> None:
    with open_() as held:
        proxy.refuse()
        with pytest.raises(psycopg.OperationalError, match="refused"):
            open_()
        held.execute("SELECT 1")
        proxy.accept()
        open_().close()
        proxy.reset()
        with pytest.raises(psycopg.OperationalError):
            held.execute("SELECT 1")


def test_frozen_nothing_comes_through_and_thawed_it_does(proxy: Proxy, open_: Any) -> None:
    with open_() as connection:
        proxy.freeze()
        with pytest.raises(psycopg.OperationalError, match="timeout"):
            open_()
        proxy.thaw()
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_slow_is_late_and_narrow(proxy: Proxy, open_: Any) -> None:
    proxy.next(Plan(latency_s=0.1, bytes_per_s=100_000))
    with open_() as connection:
        begun = time.perf_counter()
        connection.execute("SELECT 1")
        assert 0.2 <= time.perf_counter() - begun < 1.5
        begun = time.perf_counter()
        connection.execute("SELECT repeat('x', 50000)")
        assert time.perf_counter() - begun >= 0.6


def test_half_closed_the_other_way_still_flows(
    proxy: Proxy, open_: Any, postgres15: Server, table: str
) -> None:
    with open_() as connection:
        connection.execute("INSERT INTO t VALUES (1)")
    up = proxy.ended().passed[Way.UP]
    # the goodbye is 5 bytes: all before it comes through, then the server sees the end
    proxy.next(Plan(way=Way.UP, cut_at=up - 5, end=End.HALF_CLOSE))
    with open_() as connection:
        assert connection.execute("INSERT INTO t VALUES (1)").rowcount == 1
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT 1")
    assert rows(postgres15, table) == 2


def test_a_shadow_does_it_twice(proxy: Proxy, open_: Any, postgres15: Server, table: str) -> None:
    proxy.next(Plan(shadow=True))
    with open_() as connection:
        connection.execute("INSERT INTO t VALUES (1)")
    deadline = time.monotonic() + 5
    while rows(postgres15, table) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    assert rows(postgres15, table) == 2


def test_a_refused_one_is_reset(proxy: Proxy, open_: Any) -> None:
    proxy.next(Plan(refuse=True))
    with pytest.raises(psycopg.OperationalError):
        open_()
    assert proxy.last.ended == "refused"
    open_().close()


def test_the_same_seed_plans_the_same() -> None:
    first, second, other = seeded(7), seeded(7), seeded(8)
    plans = [first(n) for n in range(200)]
    assert plans == [second(n) for n in range(200)] != [other(n) for n in range(200)]
    assert {plan.end for plan in plans} == set(End)
    assert straight(3) in plans
