"""The station's connection against a real server: frozen, killed, refusing, slow."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from cashier.domain.errors import Fault, Refusal
from cashier.ledger import reaching
from cashier.ledger.connection import LedgerSaid, StationConnection
from tests.servers.postgres import FAST, Server, start_server

WAIT_S = 0.8
"""Silence allowed here; production allows ten times as much."""
SLACK_S = 3.0
"""What a busy machine may add; without a deadline of our own each of these waits for ever."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server to freeze and kill: never the shared one."""
    server = start_server(tmp_path_factory.mktemp("pg"), settings=FAST)
    try:
        server.execute(
            "CREATE FUNCTION say(state text, message text, detail text) RETURNS int"
            " LANGUAGE plpgsql AS $$ BEGIN"
            " RAISE EXCEPTION USING ERRCODE = state, MESSAGE = message, DETAIL = detail;"
            " END $$"
        )
        server.execute("CREATE SEQUENCE tries")
        server.execute(
            "CREATE FUNCTION fails_first(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN"
            " IF nextval('tries') <= n THEN RAISE EXCEPTION USING ERRCODE = '40001'; END IF;"
            " RETURN currval('tries'); END $$"
        )
        server.execute("CREATE ROLE st_bos_01 LOGIN PASSWORD 'correct horse'")
        server.execute("CREATE ROLE gone NOLOGIN PASSWORD 'correct horse'")
        yield server
    finally:
        server.remove()


@pytest.fixture
def connection(own: Server) -> Iterator[StationConnection]:
    one = StationConnection(own.url(), deadline_s=WAIT_S, connect_s=WAIT_S)
    try:
        yield one
    finally:
        own.resume()
        one.close()


def fault_of(act: Callable[[], object]) -> tuple[Fault, float]:
    begun = time.monotonic()
    with pytest.raises(Fault) as caught:
        act()
    return caught.value, time.monotonic() - begun


def test_one_value_comes_back_with_json_parsed(connection: StationConnection) -> None:
    found = connection.call(
        "SELECT jsonb_build_object('a', %(a)s::text, 'n', %(n)s::int)", {"a": "é ✓", "n": 3}
    )
    assert found == {"a": "é ✓", "n": 3}
    assert connection.call("SELECT 1 WHERE false") is None


def test_a_call_commits_by_itself(own: Server, connection: StationConnection) -> None:
    connection.call("CREATE TABLE kept (n int)")
    assert own.execute("SELECT count(*) FROM kept") == [(0,)]


def test_the_server_sees_the_program_name(own: Server, connection: StationConnection) -> None:
    name = connection.call("SELECT current_setting('application_name')")
    assert name.startswith("cashier ")


def test_a_frozen_server_ends_by_our_deadline(own: Server, connection: StationConnection) -> None:
    assert connection.call("SELECT 1") == 1
    own.pause()
    fault, seconds = fault_of(lambda: connection.call("SELECT 2"))
    assert fault.code == "ledger.unreachable"
    assert fault.retry_is_safe
    assert WAIT_S <= seconds < WAIT_S + SLACK_S
    assert not connection.connected
    own.resume()
    assert connection.call("SELECT 3") == 3


def test_a_frozen_postmaster_takes_no_longer(own: Server, connection: StationConnection) -> None:
    own.pause()
    fault, seconds = fault_of(lambda: connection.call("SELECT 1"))
    assert fault.code == "ledger.unreachable"
    assert seconds < WAIT_S + SLACK_S


def test_a_call_may_have_a_deadline_of_its_own(own: Server, connection: StationConnection) -> None:
    connection.call("SELECT 1")
    own.pause()
    connection._deadline_s = 30.0
    _, seconds = fault_of(lambda: connection.call("SELECT 1", deadline_s=0.2))
    assert seconds < 0.2 + SLACK_S


def test_a_killed_server_is_unreachable_and_comes_back(
    own: Server, connection: StationConnection
) -> None:
    connection.call("SELECT 1")
    own.kill()
    try:
        for _ in range(2):
            fault, seconds = fault_of(lambda: connection.call("SELECT 1"))
            assert fault.code == "ledger.unreachable"
            assert seconds < SLACK_S
    finally:
        own.start()
    assert connection.call("SELECT 1") == 1


def test_an_idle_connection_the_server_ended_is_replaced_without_a_word(
    own: Server, connection: StationConnection
) -> None:
    connection.call("SET idle_session_timeout = '100ms'")
    first = connection.call("SELECT pg_backend_pid()")
    time.sleep(0.5)
    assert connection.call("SELECT pg_backend_pid()") != first
    own.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name"
        " LIKE 'cashier %%'"
    )
    time.sleep(0.3)
    assert connection.call("SELECT 1") == 1


def test_a_dead_name_service_ends_by_our_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answer = threading.Event()

    def never(host: str, *_: object, **__: object) -> list[object]:
        asked.append(host)
        answer.wait(20)
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", never)
    one = StationConnection("postgresql+psycopg://u@ledger.example/db", connect_s=0.3)
    try:
        for _ in range(3):
            fault, seconds = fault_of(lambda: one.call("SELECT 1"))
            assert fault.code == "ledger.unreachable"
            assert seconds < 0.3 + SLACK_S
        assert asked == ["ledger.example"], "each try asked anew and left a thread behind"
    finally:
        answer.set()


def test_an_unknown_name_is_unreachable() -> None:
    one = StationConnection("postgresql+psycopg://u@ledger.invalid/db", connect_s=2)
    fault, _ = fault_of(lambda: one.call("SELECT 1"))
    assert fault.code == "ledger.unreachable"


def test_closing_ends_a_call_that_waits(own: Server) -> None:
    one = StationConnection(own.url(), deadline_s=20)
    one.call("SELECT 1")
    found: list[Fault] = []
    waiting = threading.Thread(
        target=lambda: found.append(fault_of(lambda: one.call("SELECT pg_sleep(15)"))[0])
    )
    waiting.start()
    time.sleep(0.2)
    begun = time.monotonic()
    one.close()
    waiting.join()
    assert time.monotonic() - begun < 8, "the statement sleeps for 15"
    assert found[0].code == "ledger.unreachable"
    assert one.call("SELECT 1") == 1, "a closed connection is opened again when needed"
    one.close()


def test_the_ledgers_own_refusal_comes_with_its_detail(connection: StationConnection) -> None:
    with pytest.raises(LedgerSaid) as caught:
        connection.call("SELECT say('CA001', 'ledger.version', '{\"spoken\": \"1, 2\"}')")
    assert caught.value.code == "ledger.version"
    assert caught.value.detail == {"spoken": "1, 2"}
    assert connection.connected, "a refusal is an answer"


@pytest.mark.parametrize("detail", ["", "not json", "[1]"])
def test_a_detail_that_is_none_is_empty(connection: StationConnection, detail: str) -> None:
    with pytest.raises(LedgerSaid) as caught:
        connection.call("SELECT say('CA001', 'ledger.x', %(d)s)", {"d": detail})
    assert caught.value.detail == {}


@pytest.mark.parametrize(
    ("state", "code", "kept"),
    [
        ("40001", "ledger.busy", True),
        ("40P01", "ledger.busy", True),
        ("55P03", "ledger.busy", True),
        ("57014", "ledger.busy", True),
        ("53100", "ledger.busy", True),
        ("25006", "ledger.unreachable", False),
        ("57P01", "ledger.unreachable", False),
        ("08006", "ledger.unreachable", False),
        ("42501", "ledger.refused_station", False),
        ("23505", "ledger.failed", True),
        ("XX000", "ledger.failed", True),
    ],
)
def test_what_a_state_means(
    connection: StationConnection, state: str, code: str, kept: bool
) -> None:
    fault, _ = fault_of(lambda: connection.call("SELECT say(%(s)s, 'm', '')", {"s": state}))
    assert fault.code == code
    assert connection.connected is kept


def test_a_ledger_without_the_function_is_of_another_version(
    connection: StationConnection,
) -> None:
    with pytest.raises(LedgerSaid) as caught:
        connection.call("SELECT api.hello(1)")
    assert caught.value.code == "ledger.version"


def test_what_cannot_be_sent_is_not_taken_for_a_dead_network(
    connection: StationConnection,
) -> None:
    fault, _ = fault_of(lambda: connection.call("SELECT %(a)s::text", {"a": "nul \0"}))
    assert fault.code == "ledger.failed"


def test_a_serialization_failure_is_tried_again_at_once(
    own: Server, connection: StationConnection
) -> None:
    own.execute("SELECT setval('tries', 1, false)")
    assert connection.call("SELECT fails_first(4)") == 5
    own.execute("SELECT setval('tries', 1, false)")
    fault, _ = fault_of(lambda: connection.call("SELECT fails_first(99)"))
    assert fault.code == "ledger.busy"
    assert own.execute("SELECT last_value FROM tries") == [(5,)], "bounded"


@pytest.mark.parametrize(
    ("user", "password"), [("st_bos_01", "battery staple"), ("gone", "correct horse")]
)
def test_who_is_refused_is_told_so_without_the_password(
    own: Server, user: str, password: str
) -> None:
    one = StationConnection(own.url(user=user), password=password)
    fault, _ = fault_of(lambda: one.call("SELECT 1"))
    assert fault.code == "ledger.refused_station"
    assert password not in f"{fault!s} {fault!r} {fault.data} {one!r}"
    assert fault.__cause__ is None


def test_the_password_opens(own: Server) -> None:
    one = StationConnection(own.url(user="st_bos_01"), password="correct horse")
    assert one.call("SELECT session_user::text") == "st_bos_01"
    one.close()


def test_a_second_host_is_tried_when_the_first_is_away(own: Server) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        dead = nobody.getsockname()[1]
        one = StationConnection(
            f"postgresql+psycopg://postgres@/postgres?host=127.0.0.1:{dead}"
            f"&host={own.host}:{own.port}&target_session_attrs=read-write"
        )
        assert one.call("SELECT 1") == 1
        one.close()


def test_a_host_that_only_reads_is_unreachable(own: Server) -> None:
    own.execute("ALTER ROLE st_bos_01 SET default_transaction_read_only = on")
    try:
        url = own.url(user="st_bos_01", target_session_attrs="read-write")
        fault, _ = fault_of(
            lambda: StationConnection(url, password="correct horse").call("SELECT 1")
        )
        assert fault.code == "ledger.unreachable"
    finally:
        own.execute("ALTER ROLE st_bos_01 RESET default_transaction_read_only")


def test_a_slow_answer_that_moves_is_waited_for(own: Server) -> None:
    """20 kB in drips over two seconds, where no more than 0.8 s of silence is allowed."""
    with _drips(own.port) as port:
        one = StationConnection(
            f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres", deadline_s=WAIT_S
        )
        begun = time.monotonic()
        assert len(one.call("SELECT repeat('x', 20000)")) == 20000
        assert time.monotonic() - begun > WAIT_S
        one.close()


def test_drips_for_ever_are_given_up(own: Server) -> None:
    with _drips(own.port) as port:
        one = StationConnection(
            f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres", deadline_s=0.2
        )
        fault, seconds = fault_of(lambda: one.call("SELECT repeat('x', 2000000)"))
        assert fault.code == "ledger.unreachable"
        assert seconds < 0.2 * reaching.LONGEST + SLACK_S
        one.close()


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite:///x.db", "mysql://h/db", "postgresql+psycopg://h:port/db"]
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(Refusal, match=r"ledger\.url"):
        StationConnection(url)


class _drips:  # noqa: N801
    """A line on which what comes back moves by 1,000 bytes every tenth of a second."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> int:
        self._start(self._take)
        port: int = self._listening.getsockname()[1]
        return port

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._listening.close()
        for thread in self._threads:
            thread.join(5)

    def _start(self, what: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=what, args=given, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _take(self) -> None:
        self._listening.settimeout(0.1)
        while not self._ended.is_set():
            try:
                client, _ = self._listening.accept()
            except OSError:
                continue
            server = socket.create_connection(("127.0.0.1", self._to))
            # started small: else the kernel would take in at once what is to come in drips
            self._start(self._carry, client, server, 65536, 0.0)
            self._start(self._carry, server, client, 1000, 0.1)

    def _carry(self, source: socket.socket, target: socket.socket, most: int, pause: float) -> None:
        source.settimeout(0.1)
        while not self._ended.is_set():
            try:
                some = source.recv(most)
                if not some:
                    break
                target.sendall(some)
            except TimeoutError:
                continue
            except OSError:
                break
            self._ended.wait(pause)
        source.close()


def test_nothing_of_it_is_loaded_before_the_first_call() -> None:
    code = (
        "import sys; from cashier.ledger.connection import StationConnection as S;"
        "S('postgresql+psycopg://u@h/db'); "
        "print(sorted({'psycopg', 'tenacity'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
