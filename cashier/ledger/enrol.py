"""Enrolling a station: its credentials, made once, and the file that carries them to it.

What the ledger keeps: the public key (told to all in the directory), the role and what SCRAM needs
to check its password, and the organisation's HMAC key for stations to come. The private key and the
password exist in the file only, until the station has taken them in.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import Connection, select, text
from sqlalchemy.engine import URL, make_url

from cashier import signing
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import instant_text
from cashier.ledger import directory
from cashier.ledger.books import Books
from cashier.ledger.certificates import Authority
from cashier.ledger.schema import secret, station_key

FORMAT = 1
HMAC_KEY = "organisation_hmac_key"
_REACH = frozenset({"host", "hostaddr", "port", "target_session_attrs", "load_balance_hosts"})
"""What of an administrator's address leads to the ledger; the rest is about the administrator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A station's credentials. `ledger` is the address without a password; keys are hex; what does
    not apply is ''. Source: docs/formats/enrolment.schema.json."""

    site: str
    station: str
    ledger: str
    ledger_id: str
    password: str
    station_key: str
    organisation_key: str
    server_ca: str
    certificate: str
    certificate_key: str
    made_at: str

    def __repr__(self) -> str:
        return f"Enrolment({self.site}-{self.station})"  # it is nothing but secrets

    def text(self) -> str:
        """The file's text."""
        return json.dumps({"format": FORMAT, **asdict(self)}, indent=1) + "\n"


def read_enrolment(file: Path) -> Enrolment:
    """The credentials in a file. Raises Refusal `enrolment.unreadable` or `enrolment.format`."""
    try:
        body = json.loads(file.read_bytes())
    except (OSError, ValueError) as error:
        # the error's own text may repeat what the file holds
        raise Refusal("enrolment.unreadable", field="file", value=str(file)) from error
    names = set(Enrolment.__slots__) | {"format"}
    if (
        not isinstance(body, dict)
        or body.pop("format", None) != FORMAT
        or set(body) != names - {"format"}
        or not all(isinstance(value, str) for value in body.values())
        or len(body["station_key"]) != 64
        or not _is_hex(body["station_key"] + body["organisation_key"])
    ):
        raise Refusal("enrolment.format", field="file", value=str(file), known=FORMAT)
    return Enrolment(**body)


def enroll_station(
    database: Books,
    url: str,
    site: str,
    station: str,
    *,
    deliver: Callable[[Enrolment], None],
    authority: Authority | None = None,
) -> None:
    """Gives a station new credentials; from the commit on, those of before no longer work.

    `deliver` brings them to where the station will find them; it is called inside the transaction,
    so that no credentials are changed that nobody has. `url` is the administrator's address; what
    it says of reaching the ledger holds for the station, too.

    Raises Refusal `station.number`, `site.unknown`, `ca.…`, and what `deliver` raises.
    """
    now, ledger_id = database.clock.now(), database.ledger_id
    private = signing.new_key()
    public = signing.public_key(private)
    with database.write() as connection:
        organisation_key = _organisation_key(connection)
        connection.execute(
            station_key.insert().values(
                site=site,
                station=station,
                key_id=signing.key_id(public),
                public_key=public,
                enrolled_at=instant_text(now),
            )
        )
        directory.put_station(connection, database.clock, site, station, active=True)
        role, password = _role(connection, site, station)
        certificate, certificate_key = (
            authority.issue(role, now) if authority and role else ("", "")
        )
        deliver(
            Enrolment(
                site=site,
                station=station,
                ledger=station_url(url, role),
                ledger_id=ledger_id,
                password=password,
                station_key=private.hex(),
                organisation_key=organisation_key,
                server_ca=_server_ca(url, authority) if role else "",
                certificate=certificate,
                certificate_key=certificate_key,
                made_at=instant_text(now),
            )
        )
    if role:
        _end_sessions(database, role)


def add_auditor(database: Books, name: str, password: str) -> str:
    """A login that only reads; its role. Raises Refusal `ledger.no_roles` for an embedded ledger,
    `password.too_short`, `auditor.name`."""
    from cashier.ledger import postgres_roles
    from cashier.ledger.postgres_database import PostgresDatabase

    if not isinstance(database, PostgresDatabase):
        raise Refusal("ledger.no_roles", field="ledger", value=database.name)
    if len(password) < directory.PASSWORD_CHARS_MIN:
        raise Refusal("password.too_short", field="password", least=directory.PASSWORD_CHARS_MIN)
    return postgres_roles.grant_auditor(database, name, password)


def station_url(url: str, role: str) -> str:
    """The ledger's address as a station writes it: its own role, no password, and nothing of the
    administrator's certificates."""
    given = make_url(url.strip())
    if given.get_backend_name() != "postgresql":
        return f"sqlite:///{Path(given.database or '').expanduser().absolute().as_posix()}"
    reach = {name: value for name, value in given.query.items() if name in _REACH}
    return URL.create(
        "postgresql+psycopg",
        username=role,
        host=given.host,
        port=given.port,
        database=given.database,
        query=reach,
    ).render_as_string(hide_password=False)


def home_address(enrolment: Enrolment, certificates: Path | None) -> str:
    """The address a home writes into its settings: with certificates, a server that proves itself
    over TLS 1.3 and nothing less. `certificates` is the folder that holds root.crt, client.crt and
    client.key, as far as there are any."""
    given = make_url(enrolment.ledger)
    if certificates is None:
        return enrolment.ledger
    query: dict[str, str] = {
        "sslmode": "verify-full",
        "sslrootcert": str(certificates / "root.crt"),
        "ssl_min_protocol_version": "TLSv1.3",
        # the password's proof is bound to this very TLS session: nobody stands in between
        "channel_binding": "require",
    }
    if enrolment.certificate:
        query["sslcert"] = str(certificates / "client.crt")
        query["sslkey"] = str(certificates / "client.key")
    else:
        # libpq would otherwise offer whatever lies in the person's own folder
        query["sslcertmode"] = "disable"
    return given.update_query_dict(query).render_as_string(hide_password=False)


def _organisation_key(connection: Connection) -> str:
    """The key under which all stations tell the same item of paper; made with the first station."""
    found = connection.execute(
        select(secret.c.value).where(secret.c.name == HMAC_KEY)
    ).scalar_one_or_none()
    if found is None:
        found = secrets.token_hex(32)
        connection.execute(secret.insert().values(name=HMAC_KEY, value=found))
    return str(found)


def _role(connection: Connection, site: str, station: str) -> tuple[str, str]:
    """The station's role and its new password; an embedded ledger has neither."""
    if connection.dialect.name != "postgresql":
        return "", ""
    from cashier.ledger import postgres_roles

    password = secrets.token_urlsafe(32)
    return postgres_roles.put_station(connection, site, station, password), password


def _end_sessions(database: Books, role: str) -> None:
    """Ends what the old credentials had open. An administrator who may not is no reason to fail:
    those sessions end by themselves, and nobody opens new ones."""
    ending = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :role")
    with contextlib.suppress(Refusal, Fault), database.write() as connection:
        connection.execute(ending, {"role": role})


def _server_ca(url: str, authority: Authority | None) -> str:
    """Who vouches for the server: the root the administrator names, else the stations' own."""
    root = make_url(url.strip()).query.get("sslrootcert", "")
    if isinstance(root, str) and root not in {"", "system"}:
        try:
            return Path(root).expanduser().read_text(encoding="ascii")
        except (OSError, ValueError) as error:
            raise Refusal("ca.unreadable", field="sslrootcert", value=root) from error
    return authority.pem if authority else ""


def _is_hex(text: str) -> bool:
    try:
        bytes.fromhex(text)
    except ValueError:
        return False
    return True
