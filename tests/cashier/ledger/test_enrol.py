"""A station's credentials: made once, in effect with the file that carries them, told to nobody
else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.engine import make_url

from cashier import signing
from cashier.clock import SystemClock
from cashier.domain.documents import station_keys_from_document
from cashier.domain.errors import Fault, Refusal
from cashier.domain.posting import GENESIS
from cashier.domain.site import Site
from cashier.ledger import changes, directory
from cashier.ledger.books import Books
from cashier.ledger.connection import StationConnection
from cashier.ledger.contract import DIRECTORY
from cashier.ledger.enrol import (
    Enrolment,
    add_auditor,
    enroll_station,
    home_address,
    read_enrolment,
    station_url,
)
from cashier.ledger.postgres_database import PostgresDatabase
from cashier.ledger.schema import secret, station_head, station_key
from cashier.ledger.verify import verify
from tests.cashier.ledger.schemas import complaints, schema
from tests.servers.postgres import FAST, Server, start_server

SITE, NUMBER = "LYN", "07"
"""Of no other test here: a station's role belongs to the whole server."""


def address(database: Books) -> str:
    if isinstance(database, PostgresDatabase):
        return database.url.render_as_string(hide_password=False)
    return f"sqlite:///{database.name}"


def enrolled(database: Books, number: str = NUMBER) -> Enrolment:
    given: list[Enrolment] = []
    lynn = Site(code=SITE, name="Lynn", address="", phone="", county="Essex")
    directory.add_site(database, lynn)
    enroll_station(database, address(database), SITE, number, deliver=given.append)
    return given[0]


def reaches(enrolment: Enrolment) -> bool:
    """Whether the password opens the server for the station's role."""
    connection = StationConnection(enrolment.ledger, password=enrolment.password)
    try:
        connection.call("SELECT 1")
    except Fault as fault:
        if fault.code != "ledger.refused_station":
            raise
        return False
    finally:
        connection.close()
    return True


def test_the_directory_tells_the_public_key_and_nothing_else(database: Books) -> None:
    first = enrolled(database)
    second = enrolled(database)
    with database.read() as connection:
        document = changes.document(connection, DIRECTORY, f"station/{SITE}-{NUMBER}")
        head = connection.execute(
            select(station_head.c.last_hash).where(station_head.c.site == SITE)
        ).scalar_one()
    assert document is not None
    keys = station_keys_from_document(document)
    publics = [signing.public_key(bytes.fromhex(one.station_key)) for one in (first, second)]
    assert [key.public_key for key in keys] == publics
    assert [key.key_id for key in keys] == [signing.key_id(public) for public in publics]
    assert complaints(json.loads(document), schema("feed-directory")) == []
    for one in (first, second):
        for private in (one.station_key, one.password or "none", one.organisation_key):
            assert private not in document
    assert head == GENESIS
    assert verify(database).findings == ()


def test_every_station_has_the_same_organisation_key(database: Books) -> None:
    first, second = enrolled(database), enrolled(database, "08")
    assert first.organisation_key == second.organisation_key
    assert len(bytes.fromhex(first.organisation_key)) == 32
    assert first.station_key != second.station_key
    with database.read() as connection:
        assert connection.execute(select(secret.c.value)).scalars().all() == [
            first.organisation_key
        ]


def test_the_file_has_the_published_form_and_reads_back(database: Books, tmp_path: Path) -> None:
    enrolment = enrolled(database)
    file = tmp_path / "enrolment.json"
    file.write_text(enrolment.text())
    assert complaints(json.loads(file.read_text()), schema("enrolment")) == []
    assert read_enrolment(file) == enrolment


def test_enrolling_again_ends_the_old_password(database: Books) -> None:
    first = enrolled(database)
    if not isinstance(database, PostgresDatabase):
        assert first.password == ""
        assert first.ledger == address(database)
        return
    assert make_url(first.ledger).username == "st_lyn_07"
    assert reaches(first)
    second = enrolled(database)
    assert [reaches(one) for one in (first, second)] == [False, True]


def test_enrolling_again_ends_the_sessions_of_before(database: Books) -> None:
    first = enrolled(database)
    if not first.password:
        return  # nobody logs in to a file
    connection = StationConnection(first.ledger, password=first.password)
    try:
        connection.call("SELECT 1")
        enrolled(database)
        # the server ends a session a moment after it said so: a call that meets the end is cut off
        codes: list[str] = []
        while not codes or codes[-1] == "ledger.unreachable":
            assert len(codes) < 10
            with pytest.raises(Fault) as fault:
                connection.call("SELECT 1")
            codes.append(fault.value.code)
        assert codes[-1] == "ledger.refused_station"
    finally:
        connection.close()


@pytest.mark.parametrize("version", [15, 18])
def test_an_administrator_needs_no_superuser(request: pytest.FixtureRequest, version: int) -> None:
    """Who may make roles and owns the database keeps a ledger, and enrolls stations."""
    request.getfixturevalue(f"postgres{version}")  # skips where there is none
    # a server of its own: the ledger's roles must be this administrator's
    server = start_server(version=version, settings=FAST)
    try:
        url = server.create()
        server.execute("CREATE ROLE keeper LOGIN CREATEROLE PASSWORD 'keeper'")
        server.execute(f'ALTER DATABASE "{make_url(url).database}" OWNER TO keeper')
        own = make_url(url).set(username="keeper", password="keeper")
        database = PostgresDatabase.create(own, SystemClock())
        try:
            first, second = enrolled(database), enrolled(database)
            assert [reaches(one) for one in (first, second)] == [False, True]
            assert directory.disable_station(database, SITE, NUMBER)
            assert not reaches(second)
        finally:
            database.close()
    finally:
        server.remove()


def test_a_role_that_may_do_more_is_not_given_to_a_station(postgres: Server) -> None:
    postgres.execute("DROP ROLE IF EXISTS st_lyn_06")
    postgres.execute("CREATE ROLE st_lyn_06 CREATEDB")
    database = PostgresDatabase.create(postgres.create(), SystemClock())
    try:
        with pytest.raises(Refusal, match=r"ledger\.role_taken"):
            enrolled(database, "06")
    finally:
        database.close()
        postgres.execute("DROP ROLE st_lyn_06")


def test_a_disabled_station_is_let_in_again_by_enrolling(database: Books) -> None:
    first = enrolled(database)
    assert directory.disable_station(database, SITE, NUMBER)
    assert first.password == "" or not reaches(first)
    again = enrolled(database)
    assert again.password == "" or reaches(again)


def test_credentials_that_could_not_be_handed_over_change_nothing(database: Books) -> None:
    first = enrolled(database)

    def full(_: Enrolment) -> None:
        raise Fault("output.not_written", path="usb", reason="No space left on device")

    with pytest.raises(Fault, match=r"output\.not_written"):
        enroll_station(database, address(database), SITE, NUMBER, deliver=full)
    with database.read() as connection:
        known = connection.execute(select(station_key.c.public_key)).scalars().all()
    assert known == [signing.public_key(bytes.fromhex(first.station_key))]
    assert first.password == "" or reaches(first)


@pytest.mark.parametrize(
    ("site", "number", "code"), [("NOP", "01", "site.unknown"), (SITE, "1", "station.number")]
)
def test_what_cannot_be_enrolled(empty: Books, site: str, number: str, code: str) -> None:
    lynn = Site(code=SITE, name="Lynn", address="", phone="", county="Essex")
    directory.add_site(empty, lynn)
    given: list[Enrolment] = []
    with pytest.raises(Refusal) as told:
        enroll_station(empty, address(empty), site, number, deliver=given.append)
    assert (told.value.code, given) == (code, [])


def test_auditors_are_logins_of_a_server(database: Books) -> None:
    if isinstance(database, PostgresDatabase):
        with pytest.raises(Refusal, match=r"password\.too_short"):
            add_auditor(database, "short", "short")
        assert add_auditor(database, "office", "a long passphrase") == "auditor_office"
    else:
        with pytest.raises(Refusal, match=r"ledger\.no_roles"):
            add_auditor(database, "office", "a long passphrase")


# ---------------------------------------------------------------- the file, the address


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"password": None},
        {"station_key": "00"},
        {"organisation_key": "no hex"},
        {"more": ""},
        {"ledger": 7},
    ],
)
def test_a_file_of_another_form_is_refused(change: dict[str, object], tmp_path: Path) -> None:
    enrolment = Enrolment(
        site="LYN",
        station="01",
        ledger="sqlite:///x",
        ledger_id="1",
        password="",
        station_key="00" * 32,
        organisation_key="00" * 32,
        server_ca="",
        certificate="",
        certificate_key="",
        made_at="2026-11-23T17:00:00.000000Z",
    )
    file = tmp_path / "enrolment.json"
    file.write_text(json.dumps(json.loads(enrolment.text()) | change))
    with pytest.raises(Refusal, match=r"enrolment\.format"):
        read_enrolment(file)
    file.write_text("[]")
    with pytest.raises(Refusal, match=r"enrolment\.format"):
        read_enrolment(file)
    file.write_text("{")
    with pytest.raises(Refusal, match=r"enrolment\.unreadable"):
        read_enrolment(file)
    with pytest.raises(Refusal, match=r"enrolment\.unreadable"):
        read_enrolment(tmp_path / "absent")


def test_a_stations_address_has_nothing_of_the_administrators() -> None:
    given = (
        "postgresql+psycopg://admin:secret@db.example:5433/cashier"
        "?sslmode=verify-full&sslcert=/etc/admin.crt&sslkey=/etc/admin.key"
    )
    made = station_url(given, "st_bos_01")
    assert made == "postgresql+psycopg://st_bos_01@db.example:5433/cashier"
    several = (
        "postgresql+psycopg://admin@/cashier?host=a:1&host=b:2&target_session_attrs=read-write"
    )
    made = station_url(several, "st_bos_01")
    assert dict(make_url(made).query) == {
        "host": ("a:1", "b:2"),
        "target_session_attrs": "read-write",
    }


def test_a_home_without_a_certificate_still_wants_the_server_to_prove_itself(
    tmp_path: Path,
) -> None:
    enrolment = Enrolment(
        site="LYN",
        station="01",
        ledger="postgresql+psycopg://st_lyn_01@db.example/cashier",
        ledger_id="1",
        password="p",
        station_key="00" * 32,
        organisation_key="00" * 32,
        server_ca="PEM",
        certificate="",
        certificate_key="",
        made_at="2026-11-23T17:00:00.000000Z",
    )
    query = make_url(home_address(enrolment, tmp_path)).query
    assert query["sslmode"] == "verify-full"
    assert query["sslrootcert"] == str(tmp_path / "root.crt")
    assert query["sslcertmode"] == "disable"
    assert "sslcert" not in query
    assert home_address(enrolment, None) == enrolment.ledger


def test_the_root_the_administrator_names_vouches_for_the_server(
    empty: Books, tmp_path: Path
) -> None:
    if not isinstance(empty, PostgresDatabase):
        return  # nobody connects to a file
    directory.add_site(empty, Site(code=SITE, name="Lynn", address="", phone="", county="Essex"))
    root = tmp_path / "root.crt"
    given: list[Enrolment] = []
    named = empty.url.update_query_dict({"sslrootcert": str(root)})
    url = named.render_as_string(hide_password=False)
    with pytest.raises(Refusal, match=r"ca\.unreadable"):
        enroll_station(empty, url, SITE, NUMBER, deliver=given.append)
    root.write_text("PEM")
    enroll_station(empty, url, SITE, NUMBER, deliver=given.append)
    (enrolment,) = given
    assert (enrolment.server_ca, enrolment.certificate) == ("PEM", "")
    assert "sslrootcert" not in enrolment.ledger
