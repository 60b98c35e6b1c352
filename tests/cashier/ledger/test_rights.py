"""Who may do what on a ledger on PostgreSQL: every grant tried, refusals included, and the schema
held against the rules that keep it portable (reliability.md 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import Any, Self

import psycopg
import pytest
from psycopg import errors

from cashier.clock import SystemClock
from cashier.domain.errors import Fault, Refusal
from cashier.ledger import directory
from cashier.ledger.connection import StationConnection
from cashier.ledger.contract import CONTRACT_VERSION, Outcome
from cashier.ledger.export import postings
from cashier.ledger.postgres import PostgresLedger
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.postgres_roles import grant_auditor, grant_station, station_role
from cashier.ledger.verify import verify
from tests.cashier.ledger.conftest import fill
from tests.cashier.ledger.stations import Chain
from tests.cashier.ledger.switchboard import PASSWORD
from tests.servers.postgres import Server

FOUR = {"hello", "post_batch", "pull", "head"}
VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")
SEALED = (
    "posting",
    "entry",
    "correction",
    "exception",
    "exception_relief",
    "deposit_ticket",
    "feed",
    "staff_right",
)
Row = tuple[Any, ...]


class Made:
    """A ledger made as in production, one per server: PUBLIC is shut out of its database."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.database = PostgresDatabase.create(server.create(), SystemClock())
        fill(self.database)
        grant_auditor(self.database, "Ana", PASSWORD)
        self.name = str(self.database.url.database)
        bos = Chain(SystemClock(), "BOS", "01")
        with self.station() as connection:
            ledger = PostgresLedger(connection)
            ledger.post_batch("BOS", "01", (bos.pay(), bos.pay("799999999")))
        self.chain = bos

    def station(self, site: str = "BOS", number: str = "01") -> Station:
        url = self.database.url.set(username=station_role(site, number))
        return Station(url.render_as_string(hide_password=False), password=PASSWORD)

    def login(self, user: str) -> psycopg.Connection[Row]:
        return psycopg.connect(
            host=self.server.host,
            port=self.server.port,
            dbname=self.name,
            user=user,
            password=PASSWORD,
            autocommit=True,
        )

    def rows(self, sql: str) -> list[Row]:
        return self.server.execute(sql, self.name)

    def tables(self) -> list[str]:
        found = self.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'ledger'")
        return sorted(str(row[0]) for row in found)

    def functions(self) -> list[tuple[str, str, str]]:
        """Schema, name and a call of each function with a NULL per argument."""
        found = self.rows(
            "SELECT n.nspname, p.proname, p.pronargs - p.pronargdefaults,"
            " p.prorettype = 'trigger'::regtype"
            " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
            " WHERE n.nspname IN ('ledger', 'api')"
        )
        return [
            (schema, name, f"SELECT {schema}.{name}({', '.join(['NULL'] * count)})")
            for schema, name, count, trigger in found
            if not trigger
        ]


class Station(StationConnection):
    """Closes itself at the end of a with."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_made: dict[int, Made] = {}


@pytest.fixture
def made(postgres: Server) -> Made:
    if postgres.port not in _made:
        _made[postgres.port] = Made(postgres)
    return _made[postgres.port]


def statements(table: str) -> Iterator[str]:
    yield f"SELECT * FROM ledger.{table}"
    yield f"INSERT INTO ledger.{table} SELECT * FROM ledger.{table}"
    yield f"INSERT INTO ledger.{table} DEFAULT VALUES"
    yield f"DELETE FROM ledger.{table}"
    yield f"TRUNCATE ledger.{table}"


def test_a_station_touches_no_table(made: Made) -> None:
    with made.login("st_bos_01") as station:
        assert len(made.tables()) >= 16
        for table in made.tables():
            column = made.rows(
                "SELECT attname FROM pg_attribute WHERE attnum = 1"
                f" AND attrelid = 'ledger.{table}'::regclass"
            )[0][0]
            update = f"UPDATE ledger.{table} SET {column} = NULL"
            for statement in (*statements(table), update):
                with pytest.raises(errors.InsufficientPrivilege):
                    station.execute(statement.encode())


def test_a_station_executes_four_functions_and_no_other(made: Made) -> None:
    with made.login("st_bos_01") as station:
        for schema, name, call in made.functions():
            if schema == "api" and name in FOUR:
                continue
            with pytest.raises(errors.InsufficientPrivilege):
                station.execute(call.encode())
    granted = made.rows(
        "SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname IN ('ledger', 'api')"
        " AND has_function_privilege('st_bos_01', p.oid, 'EXECUTE')"
    )
    assert {row[0] for row in granted} == FOUR


def test_a_station_makes_nothing_of_its_own(made: Made) -> None:
    with made.login("st_bos_01") as station:
        for statement in (
            "CREATE TABLE public.mine (a int)",
            "CREATE TABLE api.mine (a int)",
            "CREATE TEMP TABLE posting (a int)",
            "CREATE SCHEMA mine",
            "CREATE ROLE mine",
            "SET ROLE ledger_owner",
            "SET ROLE ledger_api",
            "SET SESSION AUTHORIZATION st_wor_01",
            "SET session_replication_role = replica",
        ):
            with pytest.raises(errors.InsufficientPrivilege):
                station.execute(statement.encode())


def test_a_station_is_who_it_logged_in_as_whatever_it_says(made: Made) -> None:
    wor = Chain(SystemClock(), "WOR", "01")
    with made.station() as connection:
        ledger = PostgresLedger(connection)
        for call in (
            lambda: ledger.hello(CONTRACT_VERSION, "WOR", "01"),
            lambda: ledger.head("WOR", "01"),
            lambda: ledger.post_batch("WOR", "01", (wor.pay(),)),
        ):
            with pytest.raises(Fault) as fault:
                call()
            assert fault.value.code == "ledger.refused_station"
        connection.call("SELECT set_config('role', 'ledger_station', false)")
        assert ledger.head("BOS", "01").last_seq == 2, "a role taken on changes nothing"


def test_a_gateway_speaks_for_the_station_it_took_on(made: Made) -> None:
    made.rows("DROP ROLE IF EXISTS gate")
    made.rows(f"CREATE ROLE gate LOGIN NOINHERIT PASSWORD '{PASSWORD}' IN ROLE ledger_gateway")
    made.rows("GRANT st_wor_02 TO gate")
    made.rows(f'GRANT CONNECT ON DATABASE "{made.name}" TO gate')
    with made.login("gate") as gate:
        with pytest.raises(errors.InsufficientPrivilege):
            gate.execute("SELECT api.head('WOR', '02')")
        gate.execute("SET ROLE st_wor_02")
        head = gate.execute("SELECT api.head('WOR', '02')").fetchone()
        assert head is not None
        assert head[0]["last_seq"] == 0
        with pytest.raises(psycopg.Error, match=r"ledger\.refused_station"):
            gate.execute("SELECT api.head('BOS', '01')")
        with pytest.raises(errors.InsufficientPrivilege):
            gate.execute("SET ROLE st_bos_01")
    made.rows("DROP OWNED BY gate")
    made.rows("DROP ROLE gate")


def test_a_station_has_its_limits(made: Made) -> None:
    (row,) = made.rows(
        "SELECT rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,"
        " rolconfig FROM pg_roles WHERE rolname = 'st_bos_02'"
    )
    assert row[:6] == (True, False, False, False, False, False)
    limits = dict(setting.split("=") for setting in row[6])
    assert limits["statement_timeout"] == "15s"
    assert limits["lock_timeout"] == "5s"
    assert limits["idle_in_transaction_session_timeout"] == "10s"
    grant_station(made.database, "BOS", "02", PASSWORD)  # the contract's tests had lifted it
    (limit,) = made.rows("SELECT rolconnlimit FROM pg_roles WHERE rolname = 'st_bos_02'")
    assert limit == (2,)
    (kept,) = made.rows("SELECT rolpassword FROM pg_authid WHERE rolname = 'st_bos_02'")
    assert str(kept[0]).startswith("SCRAM-SHA-256$")


def test_a_disabled_station_cannot_log_in(made: Made) -> None:
    with made.station("WOR", "02") as connection:
        ledger = PostgresLedger(connection)
        assert ledger.head("WOR", "02").last_seq == 0
        directory.disable_station(made.database, "WOR", "02")
        for _ in range(2):  # on its open connection, then on a new one
            with pytest.raises(Fault) as fault:
                ledger.head("WOR", "02")
            assert fault.value.code == "ledger.refused_station"
            connection.close()
        directory.add_station(made.database, "WOR", "02")
        assert ledger.head("WOR", "02").last_seq == 0


def test_a_station_that_was_never_registered_gets_no_role(made: Made) -> None:
    with pytest.raises(Refusal) as refused:
        grant_station(made.database, "BOS", "77", PASSWORD)
    assert refused.value.code == "station.unknown"


def test_an_auditor_reads_everything_but_secrets_and_changes_nothing(made: Made) -> None:
    with made.login("auditor_ana") as auditor:
        auditor.execute("SET default_transaction_read_only = off")
        for table in made.tables():
            if table == "secret":
                with pytest.raises(errors.InsufficientPrivilege):
                    auditor.execute(b"SELECT * FROM ledger.secret")
            else:
                auditor.execute(f"SELECT * FROM ledger.{table}".encode())
            for statement in list(statements(table))[1:]:
                with pytest.raises(errors.InsufficientPrivilege):
                    auditor.execute(statement.encode())
        for _, _, call in made.functions():
            with pytest.raises(errors.InsufficientPrivilege):
                auditor.execute(call.encode())


def test_an_auditor_verifies_and_exports(made: Made) -> None:
    url = made.database.url.set(username="auditor_ana", password=PASSWORD)
    audited = PostgresDatabase.open(url, SystemClock())
    assert verify(audited).findings == ()
    assert sum(1 for _ in postings(audited)) == 2
    with pytest.raises(Refusal) as refused:
        directory.disable_station(audited, "BOS", "01")
    assert refused.value.code == "ledger.forbidden"
    audited.close()


@pytest.mark.parametrize("name", ["", "a b", 'x"; DROP', "ü", "a" * 41])
def test_names_of_auditors_are_plain(made: Made, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        grant_auditor(made.database, name, PASSWORD)
    assert refused.value.code == "auditor.name"


def test_nobody_edits_what_was_recorded_not_even_the_owner(made: Made) -> None:
    for table in SEALED:
        column = made.rows(
            "SELECT attname FROM pg_attribute WHERE attnum = 1"
            f" AND attrelid = 'ledger.{table}'::regclass"
        )[0][0]
        with made.login("postgres") as owner:
            owner.execute(b"SET ROLE ledger_owner")
            if owner.execute(f"SELECT 1 FROM ledger.{table} LIMIT 1".encode()).fetchone():
                for statement in (
                    f"UPDATE ledger.{table} SET {column} = {column}",
                    f"DELETE FROM ledger.{table}",
                ):
                    with pytest.raises(errors.IntegrityConstraintViolation):
                        owner.execute(statement.encode())
            with pytest.raises(errors.IntegrityConstraintViolation):
                owner.execute(f"TRUNCATE ledger.{table}".encode())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger.station_head SET last_seq = last_seq - 1 WHERE last_seq > 0",
        "DELETE FROM ledger.station_head",
        "TRUNCATE ledger.station_head",
        "UPDATE ledger.feed_head SET seq = seq - 1",
        "UPDATE ledger.feed_head SET epoch = epoch - 1",
        "DELETE FROM ledger.feed_head",
        "TRUNCATE ledger.feed_head",
    ],
)
def test_no_head_goes_back(made: Made, statement: str) -> None:
    with made.login("postgres") as owner, pytest.raises(errors.IntegrityConstraintViolation):
        owner.execute(statement.encode())


@pytest.mark.parametrize(
    "values",
    [
        "('BOS', '01', 1, 3, 'bank', 5)",  # a line more
        "('BOS', '01', 99, 1, 'bank', 5)",  # of no posting
        "('BOS', '01', 1, 3, 'bank', 5), ('BOS', '01', 1, 4, 'bank', -6)",
    ],
)
def test_money_that_does_not_balance_cannot_be_committed(made: Made, values: str) -> None:
    with made.login("postgres") as owner, pytest.raises(errors.CheckViolation):
        owner.execute(f"INSERT INTO ledger.entry VALUES {values}".encode())


def test_a_payment_without_lines_cannot_be_committed(made: Made) -> None:
    copy = (
        "INSERT INTO ledger.posting SELECT site, station, 50, 'x', kind, business_date,"
        " receipt_number, amount_cents, staff, approver, session_id, tender_id, original_id,"
        " dup_key, canonical, prev_hash, hash, received_at FROM ledger.posting"
        " WHERE station_seq = 1"
    )
    with made.login("postgres") as owner, pytest.raises(errors.CheckViolation):
        owner.execute(copy.encode())


def test_public_has_nothing(made: Made) -> None:
    made.rows("DROP ROLE IF EXISTS passer_by")
    made.rows(f"CREATE ROLE passer_by LOGIN PASSWORD '{PASSWORD}'")
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        made.login("passer_by")
    made.rows("DROP ROLE passer_by")
    for query in (
        (
            "SELECT 1 FROM pg_namespace n, aclexplode(n.nspacl) a WHERE a.grantee = 0"
            " AND n.nspname IN ('ledger', 'api', 'public')"
        ),
        (
            "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,"
            " aclexplode(c.relacl) a WHERE a.grantee = 0 AND n.nspname IN ('ledger', 'api')"
        ),
        # a function without an ACL may be executed by everybody
        (
            "SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace,"
            " aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a"
            " WHERE a.grantee = 0 AND n.nspname IN ('ledger', 'api')"
        ),
    ):
        assert made.rows(query) == []


def test_what_runs_with_other_rights_has_its_search_path_pinned(made: Made) -> None:
    definers = made.rows(
        "SELECT n.nspname, p.proname, p.proconfig, pg_get_userbyid(p.proowner)"
        " FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
    )
    assert {(row[0], row[1]) for row in definers} == {("api", name) for name in FOUR}
    for _, _, settings, owner in definers:
        assert "search_path=api, ledger, pg_temp" in settings
        assert owner == "ledger_api"


def test_owners_cannot_log_in(made: Made) -> None:
    roles = "'ledger_owner', 'ledger_api', 'ledger_station', 'ledger_auditor', 'ledger_gateway'"
    found = made.rows(
        "SELECT rolcanlogin OR rolsuper OR rolcreaterole OR rolcreatedb FROM pg_roles"
        f" WHERE rolname IN ({roles})"
    )
    assert found == [(False,)] * 5
    owned = made.rows(
        "SELECT DISTINCT pg_get_userbyid(c.relowner) FROM pg_class c JOIN pg_namespace n"
        " ON n.oid = c.relnamespace WHERE n.nspname = 'ledger'"
    )
    assert owned == [("ledger_owner",)]


FORBIDDEN = {
    "serial or identity": r"\b(big|small)?serial\b|\bidentity\b(?! is)|nextval",
    "system columns and transaction ids": r"\bxmin\b|\bctid\b|\btxid_|\bxid8?\b|pg_current_xact"
    r"|pg_snapshot",
    "advisory locks": r"advisory",
    "notifications": r"\bnotify\b|\blisten\b",
    "table locks": r"\block\s+table\b",
    "inheritance": r"\binherits\b",
    "exclusion constraints": r"\bexclude\b",
    "generated columns": r"\bgenerated\b",
    "enums": r"\bas\s+enum\b",
    "xml": r"\bxml",
    "floats and numeric columns": r"^\s+\w+ (real|double precision|float\d*|numeric)\b.*,$",
    "extensions": r"create\s+extension",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_schema_holds_nothing_that_other_engines_lack(what: str) -> None:
    rule = re.compile(FORBIDDEN[what], re.IGNORECASE | re.MULTILINE)
    for file in resources.files("cashier.ledger.sql").iterdir():
        if not file.name.endswith(".sql"):
            continue
        text = re.sub(r"--.*", "", file.read_text("utf-8"))
        if what == "floats and numeric columns":
            text = "".join(re.findall(r"CREATE TABLE.*?\n\)", text, re.DOTALL))
        assert rule.findall(text) == [], file.name


def test_unique_keys_of_sites_carry_the_site(made: Made) -> None:
    """Tables of reference data and feeds (whose name carries the site) apart."""
    keys = made.rows(
        "SELECT c.conrelid::regclass::text, array_agg(a.attname::text) FROM pg_constraint c"
        " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)"
        " WHERE c.contype IN ('p', 'u') AND c.connamespace = 'ledger'::regnamespace"
        " GROUP BY c.oid, c.conrelid"
    )
    reference = {
        *("migration", "meta", "site", "staff", "staff_right"),
        *("station_role", "secret", "checkpoint"),
    }
    for table, columns in keys:
        name = str(table).removeprefix("ledger.")
        assert name in reference or {"site", "feed"} & set(columns), (table, columns)
    links = made.rows(
        "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint"
        " WHERE contype = 'f' AND connamespace = 'ledger'::regnamespace"
    )
    assert {str(link[1]).removeprefix("ledger.") for link in links} <= {"site"}


def test_no_extension_but_the_language(made: Made) -> None:
    assert made.rows("SELECT extname FROM pg_extension") == [("plpgsql",)]


def test_identity_is_read_in_one_place() -> None:
    found = []
    for file in resources.files("cashier.ledger.sql").iterdir():
        if file.name.endswith(".sql") and file.name != "roles.sql":
            text = re.sub(r"--.*", "", file.read_text("utf-8"))
            for function in re.split(r"(?=CREATE FUNCTION )", text):
                asks = re.search(r"session_user|current_user|current_setting", function)
                found += [function.split("(")[0].split()[-1]] if asks else []
    assert found == ["api.station_id"]


def test_posting_by_hand_is_refused_where_the_function_takes_it(made: Made) -> None:
    chain = made.chain
    with made.station() as connection:
        ledger = PostgresLedger(connection)
        (answer,) = ledger.post_batch("BOS", "01", (chain.sent()[0],))
        assert answer.outcome is Outcome.EXISTS
