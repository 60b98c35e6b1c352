"""Two servers change places, with and without loss, and find together again."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import create_engine, text

from tests.servers.pair import Pair, base_backup, open_backup, start_pair
from tests.servers.postgres import Server


@pytest.fixture(scope="module")
def pair(postgres15: Server) -> Iterator[Pair]:
    del postgres15  # skips where there is none
    with start_pair() as made:
        made.primary.execute("CREATE TABLE t (n int)")
        yield made


def rows(server: Server) -> list[int]:
    return sorted(int(str(n)) for (n,) in server.execute("SELECT n FROM t"))


def test_what_was_acknowledged_is_on_the_standby_and_both_find_together(pair: Pair) -> None:
    pair.primary.execute("TRUNCATE t")
    for n in range(20):
        pair.primary.execute(f"INSERT INTO t VALUES ({n})")
    pair.fail_over()
    assert rows(pair.primary) == list(range(20))
    pair.primary.execute("INSERT INTO t VALUES (20)")
    pair.rejoin()
    pair.primary.execute("INSERT INTO t VALUES (21)")
    pair.fail_over()
    assert rows(pair.primary) == list(range(22))
    pair.rejoin(fresh=True)
    engine = create_engine(pair.url())
    with engine.connect() as connection:
        assert connection.execute(text("SHOW port")).scalar() == str(pair.primary.port)
    engine.dispose()


def test_without_its_standby_a_write_waits(pair: Pair) -> None:
    pair.primary.execute("TRUNCATE t")
    pair.standby.kill()
    done = threading.Event()

    def write() -> None:
        pair.primary.execute("INSERT INTO t VALUES (1)")
        done.set()

    waiting = threading.Thread(target=write)
    waiting.start()
    assert not done.wait(0.5)
    pair.standby.start()
    assert done.wait(20)
    waiting.join()


def test_what_a_stalled_standby_lacks_is_lost_with_the_primary(pair: Pair) -> None:
    pair.set_synchronous(False)
    pair.primary.execute("TRUNCATE t")
    pair.primary.execute("INSERT INTO t VALUES (1)")
    pair.caught_up()
    copy = base_backup(pair.primary)
    pair.stall()
    pair.primary.execute("INSERT INTO t VALUES (2)")
    pair.fail_over()
    assert rows(pair.primary) == [1]
    past = open_backup(copy)
    try:
        assert rows(past) == [1]
    finally:
        past.remove()
