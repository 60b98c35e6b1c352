"""Who may log in to a ledger on PostgreSQL: one role per station, and auditors.

A station's role owns nothing and may execute the four functions of the contract; an auditor's
reads. Passwords reach the server only as SCRAM verifiers, so that no log of it holds one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from cashier.domain.errors import Refusal

if TYPE_CHECKING:
    from cashier.ledger.postgres_database import PostgresDatabase

CONNECTIONS_MAX = 2
"""Of one station: the one it works with, and one that the server has not yet found dead."""
_LIMITS = {
    "statement_timeout": "15s",
    "lock_timeout": "5s",
    "idle_in_transaction_session_timeout": "10s",
    # a window that vanished holds one of its two connections until the server notices: where its
    # machine or the line is gone within a minute, where something between keeps answering for it
    # within ten
    "tcp_keepalives_idle": "30",
    "tcp_keepalives_interval": "10",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "60000",
    "idle_session_timeout": "10min",
}


def station_role(site: str, station: str) -> str:
    """The login role of a station: `st_bos_01`. Site codes hold capital letters and digits only."""
    return f"st_{site}_{station}".lower()


def grant_station(database: PostgresDatabase, site: str, station: str, password: str) -> str:
    """Gives a registered station its login role, or a new password; the role's name. Raises
    Refusal `station.unknown`, and `ledger.forbidden` where the administrator may not make roles."""
    with database.write() as connection:
        return put_station(connection, site, station, password)


def put_station(connection: Connection, site: str, station: str, password: str) -> str:
    """`grant_station` in the caller's transaction."""
    role = station_role(site, station)
    active = connection.execute(
        text("SELECT active FROM ledger.station WHERE site = :site AND station = :station"),
        {"site": site, "station": station},
    ).scalar_one_or_none()
    if active is None:
        raise Refusal("station.unknown", field="station", value=f"{site}-{station}")
    _make(connection, role)
    login = "LOGIN" if active else "NOLOGIN"
    verifier = _verifier(connection, role, password)
    _do(
        connection,
        f"ALTER ROLE {_name(role)} {login} INHERIT CONNECTION LIMIT {CONNECTIONS_MAX}"
        f" PASSWORD '{verifier}'",
    )
    for setting, limit in _LIMITS.items():
        _do(connection, f"ALTER ROLE {_name(role)} SET {setting} = '{limit}'")
    _do(connection, f"GRANT ledger_station TO {_name(role)}")
    connection.execute(
        text(
            "INSERT INTO ledger.station_role (role, site, station)"
            " VALUES (:role, :site, :station) ON CONFLICT (role) DO NOTHING"
        ),
        {"role": role, "site": site, "station": station},
    )
    return role


def grant_auditor(database: PostgresDatabase, name: str, password: str) -> str:
    """A login role that reads everything and changes nothing; the role's name, `auditor_<name>`.
    Raises Refusal `auditor.name` (letters, digits and underscores)."""
    if not (name.isascii() and name.isidentifier() and len(name) <= 40):
        raise Refusal("auditor.name", field="name", value=name)
    role = f"auditor_{name}".lower()
    with database.write() as connection:
        _make(connection, role)
        verifier = _verifier(connection, role, password)
        _do(
            connection,
            f"ALTER ROLE {_name(role)} LOGIN INHERIT CONNECTION LIMIT 5 PASSWORD '{verifier}'",
        )
        _do(connection, f"ALTER ROLE {_name(role)} SET default_transaction_read_only = on")
        _do(connection, f"GRANT ledger_auditor TO {_name(role)}")
    return role


def admit(connection: Connection, site: str, station: str, *, active: bool) -> None:
    """Lets a station's role log in, or no more; nothing where it has none. Sessions it has open
    are refused by the functions."""
    role = station_role(site, station)
    if _there(connection, role):
        _do(connection, f"ALTER ROLE {_name(role)} {'LOGIN' if active else 'NOLOGIN'}")


def close_to_public(connection: Connection) -> None:
    """Nobody enters this database, or its public schema, but who was given the right."""
    database = connection.execute(text("SELECT current_database()")).scalar_one()
    _do(connection, f"REVOKE ALL ON DATABASE {_name(database)} FROM PUBLIC")
    _do(
        connection,
        f"GRANT CONNECT ON DATABASE {_name(database)} TO ledger_station, ledger_auditor,"
        " ledger_gateway",
    )
    if connection.execute(text("SELECT to_regnamespace('public')")).scalar_one() is not None:
        _do(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC")


def _make(connection: Connection, role: str) -> None:
    """The role, with no power of its own: a new one has none, and one of that name that has some
    is somebody else's. Raises Refusal `ledger.role_taken`.

    (`ALTER ROLE … NOSUPERUSER` would say the same, and only a superuser may say it.)
    """
    found = connection.execute(
        text(
            "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls"
            " FROM pg_roles WHERE rolname = :role"
        ),
        {"role": role},
    ).scalar_one_or_none()
    if found is None:
        _do(connection, f"CREATE ROLE {_name(role)} NOLOGIN")
    elif found:
        raise Refusal("ledger.role_taken", field="role", value=role)


def _there(connection: Connection, role: str) -> bool:
    found = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role})
    return found.scalar_one_or_none() is not None


def _verifier(connection: Connection, role: str, password: str) -> str:
    driver = connection.connection.driver_connection
    assert driver is not None, "an open connection has a driver's"
    made: bytes = driver.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256")
    return made.decode()


def _name(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def _do(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
