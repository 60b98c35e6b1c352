"""The servers of the tests do what the tests of faults rely on."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.house.rules import ROOT
from tests.servers.postgres import Server, start_server


@pytest.fixture
def own(tmp_path: Path, postgres15: Server) -> Iterator[Server]:
    del postgres15  # skips where there is none
    server = start_server(tmp_path / "pg")
    yield server
    server.remove()


def test_both_versions_answer(postgres15: Server, postgres18: Server) -> None:
    for server in (postgres15, postgres18):
        (told,) = server.execute("SHOW server_version_num")
        assert str(told[0]).startswith(str(server.version))


def test_a_database_is_a_copy_of_its_template(postgres: Server) -> None:
    def fill(url: str) -> None:
        database = url.rpartition("/")[2]
        postgres.execute("CREATE TABLE t AS SELECT 7 AS n", database)

    like = postgres.template("seven", fill)
    first, second = (postgres.create(like).rpartition("/")[2] for _ in range(2))
    postgres.execute("DELETE FROM t", first)
    assert postgres.execute("SELECT n FROM t", first) == []
    assert postgres.execute("SELECT n FROM t", second) == [(7,)]


def test_only_the_superuser_enters_without_a_password(postgres: Server) -> None:
    postgres.execute("DROP ROLE IF EXISTS lodger")
    postgres.execute("CREATE ROLE lodger LOGIN PASSWORD 'right'")
    address = f"host={postgres.host} port={postgres.port} dbname=postgres user=lodger"
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(f"{address} password=wrong").close()
    psycopg.connect(f"{address} password=right").close()
    postgres.execute("DROP ROLE lodger")


def test_a_frozen_server_answers_nothing_until_it_goes_on(own: Server) -> None:
    answers: list[object] = []
    with psycopg.connect(own.url().replace("+psycopg", "")) as connection:
        own.pause()
        asking = threading.Thread(
            target=lambda: answers.extend(connection.execute("SELECT 1").fetchall())
        )
        asking.start()
        asking.join(0.3)
        assert asking.is_alive()
        own.resume()
        asking.join(10)
    assert answers == [(1,)]


def test_what_was_committed_survives_a_kill(own: Server) -> None:
    own.execute("CREATE TABLE t (n int)")
    own.execute("INSERT INTO t VALUES (1)")
    own.kill()
    assert not own.running()
    own.start()
    assert own.execute("SELECT n FROM t") == [(1,)]


def test_a_paused_server_can_be_stopped(own: Server) -> None:
    own.pause()
    own.stop("immediate")
    assert not own.running()


def test_the_servers_of_a_killed_process_are_swept_up(postgres15: Server) -> None:
    del postgres15
    code = (
        "import os, signal\n"
        "from tests.servers.postgres import start_server\n"
        "server = start_server()\n"
        "print(server.folder, server.postmaster(), flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    died = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    folder, pid = died.stdout.split()
    from tests.servers.postgres import _alive, sweep

    assert _alive(int(pid))
    sweep()
    assert not _alive(int(pid))
    assert not Path(folder).exists()
